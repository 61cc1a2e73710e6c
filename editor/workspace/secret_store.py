"""Secrets of uploaders: in the keyring of the system; where there is none, in memory until the end."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from editor.core.images.image_habits import UploaderKind

if TYPE_CHECKING:
    from types import ModuleType

    from editor.core.images.image_habits import UploaderChoice

_log = logging.getLogger(__name__)
_SERVICE = "inkwright"


def has_secret(choice: UploaderChoice) -> bool:
    """Tell whether an uploader may have a secret."""
    return choice.kind is UploaderKind.SERVER or (
        choice.kind is UploaderKind.STORAGE and bool(choice.access_key)
    )


def secret_name(choice: UploaderChoice) -> str:
    """Give the name under which an uploader's secret is kept."""
    if choice.kind is UploaderKind.STORAGE:
        return f"storage {choice.endpoint.strip() or 'amazon'} {choice.access_key.strip()}"
    return f"server {choice.server.strip()}"


class SecretStore:
    """Gives and takes secrets by name. Blocks: a keyring may ask its owner to unlock it.

    No secret is ever written into a file of ours, a log or a message.
    """

    def __init__(self) -> None:
        self._memory: dict[str, str] = {}
        self._lock = threading.Lock()
        self._keyring: ModuleType | None = None
        self._has_looked = False

    def get(self, name: str) -> str:
        """Give a secret, "" where there is none."""
        if name in self._memory:
            return self._memory[name]
        keyring = self._found()
        if keyring is None:
            return ""
        try:
            return keyring.get_password(_SERVICE, name) or ""
        except Exception as error:  # noqa: BLE001 - backends of many systems raise what they like
            self._give_up(error)
            return ""

    def set(self, name: str, secret: str) -> bool:
        """Keep a secret, or forget it when it is ""; tell whether it outlives the program."""
        keyring = self._found()
        if keyring is not None:
            try:
                if secret:
                    keyring.set_password(_SERVICE, name, secret)
                elif keyring.get_password(_SERVICE, name) is not None:
                    keyring.delete_password(_SERVICE, name)
            except Exception as error:  # noqa: BLE001 - likewise
                self._give_up(error)
            else:
                self._memory.pop(name, None)
                return True
        self._memory[name] = secret
        return False

    def lasts(self) -> bool:
        """Tell whether the system has a keyring that can be used."""
        return self._found() is not None

    def _found(self) -> ModuleType | None:
        with self._lock:
            if not self._has_looked:
                self._has_looked = True
                self._keyring = _usable_keyring()
            return self._keyring

    def _give_up(self, error: Exception) -> None:
        _log.warning("the keyring cannot be used: %s", type(error).__name__)
        self._keyring = None


def _usable_keyring() -> ModuleType | None:
    try:
        import keyring  # asks the system for its keyrings: not before a secret is wanted
        from keyring.backends import chainer, fail, null

        backend = keyring.get_keyring()
    except Exception as error:  # noqa: BLE001 - a broken backend must not cost an upload
        _log.warning("no keyring: %s", type(error).__name__)
        return None
    if isinstance(backend, fail.Keyring | null.Keyring):
        return None
    if isinstance(backend, chainer.ChainerBackend) and not list(backend.backends):
        return None
    # a keyring that writes plain text is none
    return None if "plaintext" in type(backend).__name__.lower() else keyring
