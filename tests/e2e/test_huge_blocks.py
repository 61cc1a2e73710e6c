"""A post that is one huge list, in the real window: keys in its middle are shown, and nothing else moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.e2e.desk import Program, Screen

pytestmark = pytest.mark.e2e

ITEMS = 1000
ITEM = "document.querySelectorAll('#post li')[3]"


def test_a_key_in_a_huge_list_is_shown_and_leaves_the_other_items_alone(
    start: Callable[..., Program], screen: Screen, tmp_path: Path
) -> None:
    path = tmp_path / "list.md"
    items = "\n".join(f"- item {number} with *words* and `code`" for number in range(ITEMS))
    path.write_text(f"Before\n\n{items}\n\nBehind\n", "utf-8")
    program = start(path)
    program.wait_post("list.md")
    program.wait(f"dom('document.querySelectorAll(\"#post li\").length') == {ITEMS}")
    program.ask("dom('[...document.querySelectorAll(\"#post li\")].map((node, n) => node.known = n).length')")
    program.click_text(5, 3)
    screen.press("End")
    screen.type("Q")
    program.wait(f"dom({ITEM + '.textContent'!r}).endswith('codeQ')")
    screen.press("Return")
    screen.type("fresh")
    program.wait(f"dom('document.querySelectorAll(\"#post li\").length') == {ITEMS + 1}")
    program.wait("dom('document.querySelectorAll(\"#post li\")[4].textContent') == 'fresh'")
    known = program.ask("dom('[...document.querySelectorAll(\"#post li\")].map(node => node.known)')")
    assert known[:4] == [0, 1, 2, 3]
    assert known[5:] == list(range(4, ITEMS))
    screen.press("ctrl+z", "ctrl+z", "ctrl+z")
    program.wait(f"dom('document.querySelectorAll(\"#post li\").length') == {ITEMS}")
