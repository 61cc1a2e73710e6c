"""Front matters of any shape, made up: one field is set, removed or renamed, and no other one moves."""

from __future__ import annotations

import json
import os
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.field_value import read_fields
from editor.core.frontmatter.fields import read_content
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText, QuotedText, is_mapping, meaning
from editor.core.frontmatter.rewrite import remove_field, rename_field, set_field
from editor.core.frontmatter.tree import Style
from editor.core.text.file_text import FileText
from editor.core.text.source import change_for_edits
from tests.core.frontmatter.made_documents import WORDS, json_document, toml_document, yaml_document

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.tree import Entry
    from editor.core.text.edit import TextEdit

EXAMPLES = int(os.environ.get("MADE_DOCUMENTS", "60"))
"""how many documents each test makes up; thousands take minutes"""
CAMPAIGN = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)

TEXTS = st.sampled_from(WORDS) | st.text(alphabet="ab:#-'\"[]{},&*!|>%@`?~ \\\n\t01中", max_size=12)
VALUES = st.recursive(
    TEXTS | TEXTS.map(QuotedText) | st.sampled_from(["7", "true", "2024-02-03"]).map(BareText) | st.none(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3)
    ),
    max_leaves=5,
)
ENDINGS = st.sampled_from(["\n", "\n", "\r\n"])


def understood(lines: list[str]) -> dict[str, Any] | None:
    """Read by other people's parsers; None where they refuse."""
    fence = find_fence(lines, generator_of(lines))
    assert fence
    text = "\n".join(lines[fence.content_first : fence.content_end]).removeprefix("\ufeff") + "\n"
    first = lines[0].removeprefix("\ufeff")
    try:
        if first == "+++":
            return tomllib.loads(text)
        if first == "---":
            return YAML(typ="safe", pure=True).load(text) or {}
        return json.loads(text if first.startswith("{") else "{" + text + "}")
    except (YAMLError, ValueError, NotImplementedError):
        return None


def generator_of(lines: list[str]) -> Generator:
    return Generator.HEXO if lines[0].endswith(";;;") else Generator.HUGO


def without(read: dict[str, Any], *names: str) -> str:
    return repr({key: value for key, value in read.items() if str(key).partition(".")[0] not in names})


def same_value(read: object, value: object) -> bool:
    """Compare what another parser read with a value; a number, switch or date by its own text."""
    if isinstance(value, tuple):
        return isinstance(read, list) and len(read) == len(value) and all(map(same_value, read, value))
    if is_mapping(value):
        return (
            isinstance(read, dict)
            and [*map(str, read)] == [*value]
            and all(map(same_value, read.values(), value.values()))
        )
    return isinstance(value, BareText) or read == value or not isinstance(read, str)


@dataclass(frozen=True, slots=True)
class Trial:
    """One field of a post, to be changed in every way."""

    text: FileText
    generator: Generator
    entry: Entry
    names: tuple[str, ...]

    def sets(self, text: FileText, value: Any) -> FileText | None:
        """Set the field; None where that would touch another one."""
        return self.carried_out(text, set_field(text.texts(), self.generator, self.entry.name, value))

    def carried_out(self, text: FileText, answer: TextEdit | Diagnostic) -> FileText | None:
        if isinstance(answer, Diagnostic):
            assert answer.code == "frontmatter.cannot-rewrite"
            return None
        after = text.copy()
        after.apply(change_for_edits(text.texts(), [answer]))
        return FileText.decode(after.encode())

    def is_all_that_changed(self, after: FileText, renamed: str = "") -> None:
        """Check by lines, our reading and another parser's that the other fields stand as before."""
        lines = self.text.texts()
        first, behind = self.entry.range.start.line, len(lines) - self.entry.range.end.line - 1
        if lines[0].endswith(("---", "+++")):  # in JSON a comma of a neighbour may come or go
            assert after.lines[:first] == self.text.lines[:first]
            rest = self.text.lines[len(lines) - behind :]
            if len(after.lines) - behind < first:  # blank lines went with a field below a `|+`
                rest = rest[first + behind - len(after.lines) :]
                assert not any(
                    line.text.strip() for line in self.text.lines[len(lines) - behind :][: -len(rest)]
                )
            assert after.lines[len(after.lines) - len(rest) :] == rest
        before, now = (self.others(each.texts(), renamed) for each in (self.text, after))
        assert before == now
        parsed = understood(lines)
        if parsed is not None:
            read = understood(after.texts())
            assert read is not None, after.texts()
            mine = self.entry.name.partition(".")[0]
            assert without(read, mine, renamed) == without(parsed, mine, renamed), after.texts()

    def others(self, lines: list[str], renamed: str) -> dict[str, FieldValue]:
        fields = read_fields(lines, self.generator)
        assert isinstance(fields, dict)
        return {name: value for name, value in fields.items() if name not in (self.entry.name, renamed)}

    def own(self, text: FileText) -> FieldValue:
        fields = read_fields(text.texts(), self.generator)
        assert isinstance(fields, dict)
        return fields.get(self.entry.name)


def check(rows: list[str], ending: str, bom: str, data: st.DataObject, value: Any) -> None:
    text = FileText.decode((bom + ending.join([*rows, "body", ""])).encode())
    lines = text.texts()
    fence = find_fence(lines, generator_of(lines))
    assert fence, lines
    reading = read_content(lines, fence, generator_of(lines))
    assert not reading.diagnostics, (reading.diagnostics, lines)
    entry = data.draw(st.sampled_from(reading.entries))
    trial = Trial(text, generator_of(lines), entry, tuple(each.name for each in reading.entries))
    same = trial.sets(text, meaning(entry.node))
    assert same
    assert same.encode() == text.encode()
    check_another_value(trial, value)
    check_more_words(trial)
    check_removal(trial)
    renamed = trial.carried_out(text, rename_field(lines, trial.generator, entry.name, "other"))
    if renamed:
        trial.is_all_that_changed(renamed, "other")


def check_another_value(trial: Trial, value: Any) -> None:
    own = meaning(trial.entry.node)
    there = trial.sets(trial.text, value)
    if there is None:
        has_nothing = "None" in repr(value) and trial.text.texts()[0] == "+++"  # TOML has no word for it
        is_table = trial.entry.node.style is Style.TABLE
        assert is_table or has_nothing or is_tied(trial), (trial.entry, value)
        return
    trial.is_all_that_changed(there)
    now = trial.own(there)
    assert now == value or value == "" or now is None
    read = understood(there.texts())
    if read is not None and trial.entry.name in read:
        assert same_value(read[trial.entry.name], now), (there.texts(), value)
    back = trial.sets(there, own)
    assert back, there.texts()
    if now is not None:  # which removes it from TOML
        trial.is_all_that_changed(back)
    assert trial.own(back) == own


def check_more_words(trial: Trial) -> None:
    """Write one word more at the end of a text, and take it away again: the first bytes are back."""
    own = meaning(trial.entry.node)
    if not isinstance(own, QuotedText) or not own or trial.entry.node.target:
        return
    words = own.rstrip("\n")
    more = trial.sets(trial.text, QuotedText(f"{words} x{own[len(words) :]}"))
    if more is None:
        assert is_tied(trial)
        return
    trial.is_all_that_changed(more)
    back = trial.sets(more, own)
    assert back
    assert back.encode() == trial.text.encode(), more.texts()


def check_removal(trial: Trial) -> None:
    lines, own = trial.text.texts(), meaning(trial.entry.node)
    less = trial.carried_out(trial.text, remove_field(lines, trial.generator, trial.entry.name))
    if less is None:
        assert is_tied(trial), lines
        return
    trial.is_all_that_changed(less)
    assert trial.own(less) is None
    if trial.names != (trial.entry.name,):
        again = trial.sets(less, own)
        assert again, less.texts()
        assert trial.others(again.texts(), "") == trial.others(lines, "")
        assert trial.own(again) == own


def is_tied(trial: Trial) -> bool:
    """Tell whether another field names something in this one."""
    return any("*" in line for line in trial.text.texts())


@given(
    rows=yaml_document(),
    ending=ENDINGS,
    bom=st.sampled_from(["", "", "\ufeff"]),
    data=st.data(),
    value=VALUES,
)
@CAMPAIGN
def test_any_yaml(rows: list[str], ending: str, bom: str, data: st.DataObject, value: object) -> None:
    check(rows, ending, bom, data, value)


@given(rows=toml_document(), ending=ENDINGS, data=st.data(), value=VALUES)
@CAMPAIGN
def test_any_toml(rows: list[str], ending: str, data: st.DataObject, value: object) -> None:
    check(rows, ending, "", data, value)


@given(rows=json_document(), ending=ENDINGS, data=st.data(), value=VALUES)
@CAMPAIGN
def test_any_json(rows: list[str], ending: str, data: st.DataObject, value: object) -> None:
    check(rows, ending, "", data, value)
