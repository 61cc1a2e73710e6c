"""What a start loads before the first look at a post, and what it leaves for later."""

from __future__ import annotations

import subprocess
import sys

import pytest

from editor.app.loading import LOADED_ASIDE, LOADED_BESIDE, LOADED_FOR_WINDOW, LOADED_LATER

ASK = "import sys; {loading}; print('\\n'.join(sys.modules))"
HEAVY = (
    "PIL", "boto3", "keyring", "ssl", "httpx", "httpcore", "markdown_it", "mdit_py_plugins", "pygments",
    "yaml", "ruamel", "tomlkit", "charset_normalizer", "nh3", "difflib", "subprocess",
    "concurrent.futures", "logging.handlers", "socket", "sqlite3", "PySide6.QtSvg", "PySide6.QtQuick",
)  # fmt: skip


def loaded_by(loading: str) -> set[str]:
    return set(run(ASK.format(loading=loading)).split())


def run(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def at_first() -> set[str]:
    return loaded_by(
        "import editor.app.main, editor.app.cli, editor.app.launch, editor.widgets.preview,"
        " editor.app.early_post, editor.app.foretaste, editor.app.early_window,"
        " editor.app.renderer_client, editor.app.first_look"
    )


def test_nothing_heavy_is_loaded_before_the_first_look(at_first: set[str]) -> None:
    assert "editor.app.window" in at_first
    assert sorted(at_first.intersection(HEAVY)) == []


def test_what_is_loaded_later_is_not_loaded_at_first_and_belongs_to_the_program(at_first: set[str]) -> None:
    with_program = loaded_by("import editor.app.program")
    panes = ("find_bar", "front_matter_form", "post_list", "start_page")
    of_the_window = {f"editor.widgets.{name}" for name in panes}
    assert sorted(at_first.intersection(LOADED_LATER)) == []
    assert sorted(set(LOADED_LATER) - with_program - of_the_window) == []


def test_what_is_loaded_before_the_first_look_is_named_in_turn(at_first: set[str]) -> None:
    named = {*LOADED_ASIDE, *LOADED_FOR_WINDOW, *LOADED_BESIDE}
    assert sorted(named - at_first) == []


def test_the_window_does_not_wait_for_chromium_with_what_only_the_preview_needs() -> None:
    loaded = loaded_by("import editor.app.main, editor.app.launch")
    assert "PySide6.QtWebEngineCore" in loaded
    assert sorted(name for name in loaded if name in {"editor.widgets.preview", "editor.app.window"}) == []


def test_what_a_thread_loads_is_without_qt() -> None:
    loading = "; ".join(f"import {name}" for name in LOADED_ASIDE)
    assert sorted(name for name in loaded_by(loading) if name.startswith(("PySide6", "shiboken"))) == []


def test_the_way_in_begins_the_renderer_with_next_to_nothing_loaded() -> None:
    loaded = loaded_by("import editor.app.main")
    ours = {name for name in loaded if name.startswith("editor")}
    assert ours == {
        "editor", "editor.app", "editor.app.main", "editor.app.early_process",
        "editor.workspace", "editor.workspace.own_program",
    }  # fmt: skip
