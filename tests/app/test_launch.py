"""What a start loads before the first look at a post, and what it leaves for later."""

from __future__ import annotations

import subprocess
import sys

import pytest

from editor.app.launch import LOADED_LATER

ASK = "import sys; {loading}; print('\\n'.join(sys.modules))"
HEAVY = (
    "PIL", "boto3", "keyring", "ssl", "httpx", "httpcore", "markdown_it", "mdit_py_plugins", "pygments",
    "yaml", "ruamel", "tomlkit", "charset_normalizer", "nh3", "difflib", "subprocess",
    "concurrent.futures", "logging.handlers", "socket", "sqlite3", "PySide6.QtSvg",
)  # fmt: skip


def loaded_by(loading: str) -> set[str]:
    said = subprocess.run(
        [sys.executable, "-c", ASK.format(loading=loading)], capture_output=True, text=True, check=True
    )
    return set(said.stdout.split())


@pytest.fixture(scope="module")
def at_first() -> set[str]:
    return loaded_by("import editor.app.main, editor.app.cli, editor.app.launch, editor.app.first_look")


def test_nothing_heavy_is_loaded_before_the_first_look(at_first: set[str]) -> None:
    assert "editor.app.window" in at_first
    assert sorted(at_first.intersection(HEAVY)) == []


def test_what_is_loaded_later_is_not_loaded_at_first_and_belongs_to_the_program(at_first: set[str]) -> None:
    with_program = loaded_by("import editor.app.program")
    panes = ("find_bar", "front_matter_form", "post_list", "start_page")
    of_the_window = {f"editor.widgets.{name}" for name in panes}
    assert sorted(at_first.intersection(LOADED_LATER)) == []
    assert sorted(set(LOADED_LATER) - with_program - of_the_window) == []
