"""Each example shows a text with the selection in ‹ ›, or the caret as ¦, and what becomes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.text.commands import (
    caret_inside,
    continue_list,
    indent_lines,
    insert_link,
    outdent_lines,
    set_heading,
    toggle_code,
    toggle_emphasis,
    toggle_strong,
)
from editor.core.text.edit import Position, Range
from editor.core.text.source import Source, change_for_edits

if TYPE_CHECKING:
    from editor.core.text.edit import TextEdit


def parse(shown: str) -> tuple[list[str], Range]:
    signs = "¦" if "¦" in shown else "‹›"
    places = []
    for sign in signs:
        before = shown[: shown.index(sign)].split("\n")
        places.append(Position(len(before) - 1, len(before[-1])))
        shown = shown.replace(sign, "", 1)
    return shown.split("\n"), Range(places[0], places[-1])


def after(command: object, shown: str) -> str | None:
    """Give the text after a command, None when the command has no answer."""
    lines, place = parse(shown)
    edits: tuple[TextEdit, ...] = command(lines, place)  # type: ignore[operator]
    if not edits:
        return None
    source = Source(lines)
    source.apply(change_for_edits(lines, edits))
    return "\n".join(source.lines)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a ‹word› here", "a **word** here"),
        ("a **‹word›** here", "a word here"),
        ("a ‹**word**› here", "a word here"),
        ("a wo¦rd here", "a **word** here"),
        ("a **wo¦rd** here", "a word here"),
        ("a ‹word › here", "a **word**  here"),
        ("a *‹word›* here", "a ***word*** here"),
        ("a ***‹word›*** here", "a *word* here"),
        ("a __‹word›__ here", "a word here"),
        ("a ¦ here", "a **** here"),
        ("a **¦** here", "a  here"),
        ("今天很¦好", "今天很****好"),
        ("这是‹重点，›然后", "这是**重点**，然后"),
        ("含‹「重点」›内容", "含「**重点**」内容"),
        ("‹one\ntwo›", "**one**\n**two**"),
        ("‹**one**\n**two**›", "one\ntwo"),
        ("‹**one**\ntwo›", "**one**\n**two**"),
        ("‹- one\n\n> 2. two\n# three›", "- **one**\n\n> 2. **two**\n# **three**"),
        ("a‹  ›b", None),
    ],
)
def test_strong(before: str, expected: str | None) -> None:
    assert after(toggle_strong, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a ‹word› here", "a *word* here"),
        ("a *‹word›* here", "a word here"),
        ("a **‹word›** here", "a ***word*** here"),
        ("a ***‹word›*** here", "a **word** here"),
        ("a _‹word›_ here", "a word here"),
        ("a *¦* here", "a  here"),
        ("a **¦** here", "a ****** here"),
    ],
)
def test_emphasis(before: str, expected: str) -> None:
    assert after(toggle_emphasis, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("run ‹ls -l› now", "run `ls -l` now"),
        ("run `‹ls -l›` now", "run ls -l now"),
        ("run ‹`ls -l`› now", "run ls -l now"),
        ("‹a`b›", "``a`b``"),
        ("‹`x›", "`` `x ``"),
        ("a ¦ b", "a `` b"),
        ("‹one\ntwo›\nthree", "```\none\ntwo\n```\nthree"),
        ("‹```\none\n```›\nthree", "one\nthree"),
        ("‹a ``` b\ntwo›", "````\na ``` b\ntwo\n````"),
        ("‹one\ntwo\n›three", "```\none\ntwo\n```\nthree"),
    ],
)
def test_code(before: str, expected: str) -> None:
    assert after(toggle_code, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("see ‹this›", "see [this]()"),
        ("see ¦", "see []()"),
        ("see ‹https://a.example/b›", "see [](https://a.example/b)"),
        ("see ‹https://a.example/(b›", "see [](<https://a.example/(b>)"),
        ("see ‹a [b] c›", r"see [a \[b\] c]()"),
    ],
)
def test_link(before: str, expected: str) -> None:
    assert after(insert_link, before) == expected


def test_link_with_an_address() -> None:
    assert after(partial(insert_link, address="/a b.html"), "‹this›") == "[this](</a b.html>)"
    assert after(partial(insert_link, address="/a_(b).html"), "‹this›") == "[this](/a_(b).html)"


@pytest.mark.parametrize(
    ("level", "before", "expected"),
    [
        (2, "ti¦tle", "## title"),
        (2, "# ti¦tle", "## title"),
        (2, "## ti¦tle", None),
        (0, "### ti¦tle", "title"),
        (9, "ti¦tle", "###### title"),
        (1, "¦", "# "),
        (1, "‹one\n\ntwo›", "# one\n\n# two"),
        (1, "‹one\n›two", "# one\ntwo"),
        (2, "ti¦tle\n=====\ntext", "## title\ntext"),
        (2, "‹title\n=====\ntext›", "## title\n## text"),
        (2, "#hash¦tag", "## #hashtag"),
    ],
)
def test_heading(level: int, before: str, expected: str | None) -> None:
    assert after(lambda lines, place: set_heading(lines, place, level), before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- one¦", "- one\n- "),
        ("  * one¦", "  * one\n  * "),
        ("2. two¦", "2. two\n3. "),
        ("9) nine¦", "9) nine\n10) "),
        ("- [x] done¦", "- [x] done\n- [ ] "),
        ("> said¦", "> said\n> "),
        (">said¦", ">said\n> "),
        ("> - in a quote¦", "> - in a quote\n> - "),
        ("- one ¦two", "- one \n- two"),
        ("- one‹ and› two", "- one\n- two"),
        ("- one¦\n- two", "- one\n- \n- two"),
        ("- one\n- ¦", "- one\n"),
        ("- one\n- [ ] ¦", "- one\n"),
        ("> - ¦", "> "),
        ("> ¦", ""),
        ("plain¦", None),
        ("¦- one", None),
        ("-¦ one", None),
        ("- - -¦", None),
        ("---¦", None),
        ("-5 degrees¦", None),
        ("```\n- code¦\n```", None),
        ("```\ncode\n```\n- one¦", "```\ncode\n```\n- one\n- "),
        ("~~~\n```\n- code¦", None),
        ("tags:\n  - a¦", "tags:\n  - a\n  - "),
    ],
)
def test_enter_in_a_list_or_quote(before: str, expected: str | None) -> None:
    assert after(continue_list, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("- one\n- tw¦o", "- one\n  - two"),
        ("10. ten¦", "    10. ten"),
        ("‹- one\n\n- two\n›- three", "  - one\n\n  - two\n- three"),
        ("text¦", "  text"),
        ("- [ ] task¦", "  - [ ] task"),
        ("¦", None),
    ],
)
def test_indent(before: str, expected: str | None) -> None:
    assert after(indent_lines, before) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("  - tw¦o", "- two"),
        ("\ttext¦", "text"),
        (" - x¦", "- x"),
        ("‹    a\n  b\nc›", "  a\nb\nc"),
        ("text¦", None),
    ],
)
def test_outdent(before: str, expected: str | None) -> None:
    assert after(outdent_lines, before) == expected


def test_the_caret_goes_between_an_empty_pair_of_marks() -> None:
    lines, place = parse("a ¦ here")
    assert caret_inside(toggle_strong(lines, place)) == Position(0, 4)
    assert caret_inside(insert_link(lines, place)) == Position(0, 3)
    assert caret_inside(toggle_strong(*parse("a ‹word›"))) is None
    assert caret_inside(()) is None


COMMANDS = [
    toggle_strong,
    toggle_emphasis,
    toggle_code,
    insert_link,
    continue_list,
    indent_lines,
    outdent_lines,
    lambda lines, place: set_heading(lines, place, 2),
]


@given(st.lists(st.text("a*_`->#1. \t好，「[]()=~😀", max_size=9), min_size=1, max_size=5), st.data())
@settings(max_examples=100, deadline=None)
def test_a_command_makes_sound_edits_of_any_text(lines: list[str], data: st.DataObject) -> None:
    places = st.integers(0, len(lines) - 1).flatmap(
        lambda line: st.builds(Position, st.just(line), st.integers(0, len(lines[line])))
    )
    start, end = sorted([data.draw(places), data.draw(places)])
    for command in COMMANDS:
        edits = command(lines, Range(start, end))
        assert change_for_edits(lines, edits).first >= 0


@given(st.lists(st.text("ab 好", min_size=1, max_size=5), min_size=1, max_size=3), st.sampled_from([0, 1]))
@settings(max_examples=60, deadline=None)
def test_marks_that_were_put_can_be_taken_away(lines: list[str], which: int) -> None:
    command = (toggle_strong, toggle_emphasis)[which]
    whole = Range(Position(0, 0), Position(len(lines) - 1, len(lines[-1])))
    source = Source(lines)
    source.apply(change_for_edits(lines, command(lines, whole)))
    marked = source.lines.copy()
    whole = Range(Position(0, 0), Position(len(marked) - 1, len(marked[-1])))
    source.apply(change_for_edits(marked, command(marked, whole)))
    assert source.lines == lines
