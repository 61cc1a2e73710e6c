"""Secrets: in the keyring where there is one, in memory where there is none, nowhere else."""

from __future__ import annotations

import keyring
import keyring.backend
import keyring.errors
import pytest
from keyring.backends import fail

from editor.core.images.image_habits import UploaderChoice, UploaderKind
from editor.workspace.secret_store import SecretStore, has_secret, secret_name


class Drawer(keyring.backend.KeyringBackend):
    """A keyring of a test; locked, it refuses."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}
        self.is_locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.is_locked:
            raise keyring.errors.KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.is_locked:
            raise keyring.errors.KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def drawer(monkeypatch: pytest.MonkeyPatch) -> Drawer:
    made = Drawer()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    monkeypatch.setattr(keyring, "get_password", made.get_password)
    monkeypatch.setattr(keyring, "set_password", made.set_password)
    monkeypatch.setattr(keyring, "delete_password", made.delete_password)
    return made


def test_a_secret_outlives_the_program_in_the_keyring(drawer: Drawer) -> None:
    assert SecretStore().set("server a", "moor")
    assert SecretStore().get("server a") == "moor"
    assert SecretStore().set("server a", "")
    assert drawer.kept == {}
    assert SecretStore().get("server a") == ""


def test_without_a_keyring_it_is_kept_until_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    store = SecretStore()
    assert not store.lasts()
    assert not store.set("server a", "moor")
    assert store.get("server a") == "moor"
    assert SecretStore().get("server a") == ""


def test_a_keyring_that_refuses_costs_no_secret(drawer: Drawer) -> None:
    drawer.is_locked = True
    store = SecretStore()
    assert store.get("server a") == ""
    assert not store.set("server a", "moor")
    assert store.get("server a") == "moor"


def test_secrets_are_known_by_whom_they_are_for() -> None:
    server = UploaderChoice(UploaderKind.SERVER, "http://a")
    storage = UploaderChoice(UploaderKind.STORAGE, endpoint="https://s", access_key="k")
    assert len({secret_name(server), secret_name(storage)}) == 2
    assert has_secret(server)
    assert has_secret(storage)
    assert not has_secret(UploaderChoice(UploaderKind.COMMAND))
    assert not has_secret(UploaderChoice(UploaderKind.STORAGE))
