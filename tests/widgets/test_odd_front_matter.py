"""Front matter that no one expects: what the form shows of it, and that setting a field touches no other."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QLabel

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import remove_field, set_field
from editor.core.frontmatter.schema import FieldKind
from editor.widgets.front_matter_form import FrontMatterForm
from editor.widgets.more_fields import FieldRow

pytestmark = pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing)")

TEXT, NUMBER, LIST, OBJECT, DATE = (
    FieldKind.TEXT,
    FieldKind.NUMBER,
    FieldKind.LIST,
    FieldKind.OBJECT,
    FieldKind.DATE,
)
LETTERS = "abcdefghijkl"
BOMB = "\n".join(
    [
        "a: &a [x, x, x, x, x, x, x, x, x]",
        *(f"{name}: &{name} [{', '.join(['*' + before] * 9)}]" for before, name in pairwise(LETTERS)),
    ]
)


@dataclass(frozen=True)
class Odd:
    """A front matter, its rows in the form (all but the header), and the fields that cannot be set."""

    content: str
    rows: dict[str, FieldKind] = field(default_factory=dict)
    refused: tuple[str, ...] = ()
    sentence: str = ""
    generator: Generator = Generator.HEXO


CASES = {
    # an anchor is asked for by others, and a merge takes only mappings: neither gives way to a text
    "merge key": Odd(
        "base: &b {x: 1}\n<<: *b\ntitle: A", {"base": OBJECT, "<<": OBJECT}, refused=("base", "<<")
    ),
    "merge key inside": Odd(
        "base: &b {x: 1}\npost:\n  <<: *b\n  y: 2\ntitle: A", {"base": OBJECT, "post": OBJECT}, ("base",)
    ),
    "alias": Odd("base: &b calm\nmood: *b\ntitle: A", {"base": TEXT, "mood": TEXT}, refused=("base",)),
    "names itself": Odd("loop: &a [*a]\ntitle: A", sentence="repeats itself too often"),
    "bomb": Odd(f"{BOMB}\ntitle: A", sentence="repeats itself too often"),
    "second document": Odd("title: A\n--- # two\nmood: B", sentence="cannot be read (line 3"),
    "document ends": Odd("title: A\n...\nmood: B", sentence="cannot be read (line 4"),
    "content": Odd("content: calm\ntitle: A", {"content": TEXT}),
    "words of YAML": Odd(
        "yes: a\non: b\nno: c\nnull: d\n~: e\ntrue: f\ntitle: A",
        dict.fromkeys(("yes", "on", "no", "null", "~", "true"), TEXT),
    ),
    "numbers": Odd(
        "1: a\n1.5: b\n0x10: 3\n2024-01-01: d\ntitle: A",
        {"1": TEXT, "1.5": TEXT, "0x10": NUMBER, "2024-01-01": TEXT},
    ),
    "nameless": Odd("'': a\ntitle: A", {"": TEXT}),
    "list as a name": Odd("? [a, b]\n: c\ntitle: A", {"[a, b]": TEXT}, refused=("[a, b]",)),
    "impossible dates": Odd("date: 2024-13-45\nupdated: 2024-02-30 25:61:00\ntitle: A", {"updated": DATE}),
    "twice": Odd("mood: a\nmood: b\ntitle: A", sentence="“mood” stands twice"),
    "tabs in Hexo": Odd("mood:\n\t- a\n\t- b\ntitle: A", {"mood": LIST}),
    "tabs elsewhere": Odd(
        "mood:\n\t- a\ntitle: A", sentence="cannot be read (line 3", generator=Generator.JEKYLL
    ),
    "ten megabytes of fields": Odd(
        "title: A\n" + "\n".join(f"field{number}: {'v' * 90}" for number in range(100_000)),
        sentence="too large for the form",
    ),
    "ten megabytes in one field": Odd(
        "title: A\nmood: |\n" + "\n".join(["  " + "v" * 98] * 100_000), sentence="too large for the form"
    ),
}
BUDGET = 5
"""seconds of work for what is read or set, of a slow machine; the renderer is ended after 3"""


def lines_of(odd: Odd) -> list[str]:
    return ["---", *odd.content.split("\n"), "---", "", "body", "---", "body: x"]


@pytest.mark.parametrize("name", CASES)
def test_what_the_form_shows(name: str, qtbot) -> None:
    odd = CASES[name]
    form = FrontMatterForm()
    qtbot.addWidget(form)
    begun = time.process_time()
    front_matter = read_front_matter(lines_of(odd), odd.generator)
    assert time.process_time() - begun < BUDGET
    form.show_front_matter(front_matter, odd.generator, afresh=True)
    assert time.process_time() - begun < 2 * BUDGET
    strip = form.findChild(QLabel, "strip")
    if odd.sentence:
        assert odd.sentence in strip.text()
        assert form._title.isReadOnly()
        return
    assert strip.text() == ""
    assert form._title.text() == "A"
    assert not form._title.isReadOnly()
    rows = [row for row in form.findChildren(FieldRow) if not row.isHidden()]
    assert {row.name: row.kind for row in rows} == odd.rows


@pytest.mark.parametrize("name", CASES)
def test_setting_a_field_touches_it_alone_or_is_refused(name: str) -> None:
    odd = CASES[name]
    lines = lines_of(odd)
    before = read_front_matter(lines, odd.generator)
    values = {entry.name: entry.value for entry in before.fields}
    for each in [*list(values)[:12], "title", "fresh"]:
        begun = time.process_time()
        answer = set_field(lines, odd.generator, each, "New: 新")
        assert time.process_time() - begun < BUDGET
        if odd.sentence or each in odd.refused:
            assert isinstance(answer, Diagnostic), each
            continue
        assert not isinstance(answer, Diagnostic), (each, answer)
        after = applied(lines, answer)
        found = read_front_matter(after, odd.generator)
        assert {entry.name: entry.value for entry in found.fields} == {**values, each: "New: 新"}
        entry = next((entry for entry in before.fields if entry.name == each), None)
        first, last = (
            (entry.range.start.line, entry.range.end.line)
            if entry
            else (before.fence.content_end, before.fence.content_end - 1)
        )
        assert after[:first] == lines[:first]
        assert after[len(after) - (len(lines) - last - 1) :] == lines[last + 1 :]


def test_an_impossible_date_is_marked_and_stays_as_it_is_written(qtbot) -> None:
    form = FrontMatterForm()
    qtbot.addWidget(form)
    told: list[object] = []
    form.field_edited.connect(lambda name, value: told.append((name, value)))
    front_matter = read_front_matter(lines_of(CASES["impossible dates"]), Generator.HEXO)
    form.show_front_matter(front_matter, Generator.HEXO, afresh=True)
    assert form._date.edit.text() == "2024-13-45"
    assert form._date.property("error") is True
    form.flush()
    assert told == []


def test_a_merge_key_can_be_removed_but_not_added() -> None:
    lines = lines_of(CASES["merge key"])
    edit = remove_field(lines, Generator.HEXO, "<<")
    assert not isinstance(edit, Diagnostic)
    assert applied(lines, edit) == [line for line in lines if not line.startswith("<<")]
    assert isinstance(set_field(["---", "title: A", "---"], Generator.HEXO, "<<", "*b"), Diagnostic)
