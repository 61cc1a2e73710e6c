"""Front matters of any shape, made up: one field is set, removed or renamed, and no other one moves."""

from __future__ import annotations

import json
import os
import tomllib
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.fields import read_content, read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText, QuotedText, is_mapping, meaning
from editor.core.frontmatter.rewrite import remove_field, rename_field, set_field
from editor.core.frontmatter.tree import Style
from editor.core.text.edit import TextEdit
from editor.core.text.file_text import FileText
from editor.core.text.source import change_for_edits

EXAMPLES = int(os.environ.get("MADE_DOCUMENTS", "60"))
"""how many documents each test makes up; thousands take minutes"""
CAMPAIGN = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
WORDS = (
    "a",
    "春天",
    "it's",
    "C#",
    "x:y",
    "100%",
    "naïve",
    "two words",
    "-x",
    "no",
    "🎈",
    "a, b",
    "http://x.y/?q=[1]",
)
PLAIN_WORDS = ("a", "春天", "C#", "x:y", "100%", "naïve", "two words", "-x", "🎈")
TYPED = (
    "5",
    "0x1F",
    "true",
    "False",
    "2024-01-01",
    "2024-05-06 07:08:09",
    "1.50",
    "12:30",
    "010",
    "null",
    "~",
)
KEYS = (
    "title",
    "date",
    "标签",
    "a-b",
    "x y",
    "yes",
    "1",
    "content",
    '"quoted: key"',
    "'single'",
    "ключ",
    "weight",
)
KEY_SIGNS = "\"'"


# --- YAML


@st.composite
def yaml_scalar(draw: st.DrawFn, *, flow: bool) -> str:
    word = draw(st.sampled_from(WORDS))
    kind = draw(st.sampled_from(["plain", "single", "double", "typed", "tagged"]))
    if kind == "single":
        return "'" + word.replace("'", "''") + ": #'"
    if kind == "double":
        return f'"{word} \\"q\\" \\u00e9 \\t#"'
    if kind == "typed":
        return draw(st.sampled_from(TYPED))
    plain = draw(st.sampled_from(PLAIN_WORDS))
    if flow and plain == "C#":
        plain = "C"
    return f"!!str {plain}" if kind == "tagged" else plain


@st.composite
def yaml_flow(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.sampled_from(["scalar", "scalar", "list", "mapping"])) if depth else "scalar"
    if kind == "scalar":
        return draw(yaml_scalar(flow=True))
    gap = draw(st.sampled_from([", ", ",", " , ", ",  "]))
    parts = [draw(yaml_flow(depth - 1)) for _ in range(draw(st.integers(0, 3)))]
    if kind == "list":
        return f"[{gap.join(parts)}]"
    return "{" + gap.join(f"k{number}: {part}" for number, part in enumerate(parts)) + "}"


@st.composite
def yaml_value(draw: st.DrawFn, indent: int, depth: int, anchors: list[str]) -> tuple[str, list[str]]:
    """Make what stands behind a colon or dash of that indentation, and the rows below."""
    kinds = ["scalar"] * 3 + ["flow", "empty", "rows", "quoted-rows", "literal", "folded", "flow-rows"]
    kinds += ["list", "mapping"] if depth else []
    kinds += ["alias"] if anchors else []
    kind = draw(st.sampled_from(kinds))
    pad = " " * (indent + draw(st.integers(1, 4)))
    note = draw(st.sampled_from(["", "", "", "  # 注 note", " "]))
    match kind:
        case "scalar":
            return draw(yaml_scalar(flow=False)) + note, []
        case "flow":
            return draw(yaml_flow(2)) + note, []
        case "alias":
            return "*" + draw(st.sampled_from(anchors)) + note, []
        case "empty":
            return note, []
        case "rows":
            return "one two", ["", f"{pad}three", f"{pad}  four{note}"]
        case "quoted-rows":
            quote = draw(st.sampled_from(KEY_SIGNS))
            return f"{quote}one", [f"{pad}two # no note", "", f"{pad}three{quote}{note}"]
        case "literal" | "folded":
            sign = "|" if kind == "literal" else ">"
            chomping = draw(st.sampled_from(["", "-", "+"]))
            middle = draw(
                st.sampled_from([[], [""], [f"{pad}  more"], [f"{pad}- two: x", f"{pad}# no note"]])
            )
            return f"{sign}{chomping}{note}", [f"{pad}line one", *middle, f"{pad}last"]
        case "flow-rows":
            items = [draw(yaml_flow(1)) for _ in range(draw(st.integers(1, 3)))]
            return f"[{note}", [*(f"{pad}{item},{note}" for item in items), f"{pad}]"]
        case _:
            return note if note.strip() else "", draw(yaml_block(kind, len(pad), indent, depth, anchors))


@st.composite
def yaml_block(
    draw: st.DrawFn, kind: str, column: int, parent: int, depth: int, anchors: list[str]
) -> list[str]:
    rows: list[str] = []
    if kind == "list" and draw(st.booleans()):
        column = max(parent, 0)  # dashes may stand below the key
    for number in range(draw(st.integers(1, 3))):
        rows += draw(st.sampled_from([[], [], [""], [" " * column + "# between"]]))
        gap = draw(st.sampled_from([" ", "  "]))
        lead = f"-{gap}" if kind == "list" else f"k{number}:{gap}"
        inline, below = draw(yaml_value(column, depth - 1, anchors))
        rows += [(" " * column + lead + inline) if inline else (" " * column + lead).rstrip(), *below]
    return rows


@st.composite
def yaml_document(draw: st.DrawFn) -> list[str]:
    rows: list[str] = []
    anchors: list[str] = []
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=5, unique=True))
    for key in keys:
        rows += draw(st.sampled_from([[], [], ["# above"], [""], ["", "#", ""]]))
        colon = draw(st.sampled_from([": ", ": ", ":  ", " : ", ":\t"]))
        inline, below = draw(yaml_value(0, 2, anchors))
        if draw(st.integers(0, 5)) == 0 and inline[:1] not in ("*", "!", ""):
            anchor = f"锚{len(anchors)}" if draw(st.booleans()) else f"x{len(anchors)}"
            inline = f"&{anchor} {inline}"
            anchors.append(anchor)
        row = f"{key}{colon}{inline}"
        rows += [row if inline.strip() else row.rstrip("\t"), *below]
    return ["---", *rows, "---"]


# --- TOML and JSON

TOML_KEYS = ("title", "date", "a-b", '"标签"', "'x y'", "weight", "draft")
TOML_SCALARS = (
    *("'raw # x'", '"a: 春 \\u00e9"', '"""long\n\ntext \\"""x"""', "'''one\ntwo'''", '"""\none \\\n  two"""'),
    *("5", "1_000", "0x1f", "0b1", "1.5e3", "inf", "-nan", "true", "false"),
    *("2024-05-06T07:08:09Z", "2024-05-06 07:08:09.5-03:30", "2024-05-06T07:08:09", "2024-05-06", "07:08:09"),
)


@st.composite
def toml_value(draw: st.DrawFn, depth: int) -> str:
    kind = draw(st.sampled_from(["scalar", "scalar", "list", "rows", "table"])) if depth else "scalar"
    if kind == "scalar":
        return draw(st.sampled_from(TOML_SCALARS))
    items = [draw(toml_value(depth - 1)) for _ in range(draw(st.integers(0, 3)))]
    if kind == "list":
        return f"[{', '.join(items)}]"
    if kind == "rows":
        return "[ # first\n" + "".join(f"  {item}, # note\n" for item in items) + "]"
    flat = [item for item in items if "\n" not in item]
    return "{" + ", ".join(f"k{number} = {item}" for number, item in enumerate(flat)) + "}"


@st.composite
def toml_document(draw: st.DrawFn) -> list[str]:
    equals = draw(st.sampled_from([" = ", "=", "  =  "]))
    note = draw(st.sampled_from(["", "  # note"]))
    rows: list[str] = []
    for key in draw(st.lists(st.sampled_from(TOML_KEYS), min_size=1, max_size=4, unique=True)):
        rows += draw(st.sampled_from([[], ["# above"], [""]]))
        rows.append(f"{key}{equals}{draw(toml_value(2))}{note}")
    if draw(st.booleans()):
        rows += ["dotted.key = 1", "dotted.other = 'x'"]
    if draw(st.booleans()):
        rows += ["", "[params] # note", f"  inner = {draw(toml_value(1))}", "  # in between", "  more = 'x'"]
    for _ in range(draw(st.integers(0, 3))):
        rows += ["", "[[resources]]", f"src = {draw(toml_value(0))}", "name = 'n'"]
    return ["+++", *"\n".join(rows).split("\n"), "+++"]


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.sampled_from(WORDS)
    | st.just('q"\\/\t\u2028'),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=3),
    max_leaves=6,
)


@st.composite
def json_document(draw: st.DrawFn) -> list[str]:
    data = draw(st.dictionaries(st.sampled_from(WORDS), JSON_VALUES, min_size=1, max_size=5))
    text = json.dumps(data, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 2, "\t"])))
    if draw(st.booleans()):
        text = text.replace('": ', '" : ')
    if draw(st.booleans()):
        return text.split("\n")
    return [";;;", *text[1:-1].strip("\n").split("\n"), ";;;"]


# --- what is tried on each of them

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


def check(rows: list[str], ending: str, bom: str, data: st.DataObject, value: Any) -> None:
    text = FileText.decode((bom + ending.join([*rows, "body", ""])).encode())
    lines = text.texts()
    generator = generator_of(lines)
    fence = find_fence(lines, generator)
    assert fence, lines
    reading = read_content(lines, fence, generator)
    if reading.diagnostics or not reading.entries:
        assert understood(lines) in (None, {}) or has_twice(rows), (lines, reading.diagnostics)
        return
    entry = data.draw(st.sampled_from(reading.entries))
    name, own = entry.name, meaning(entry.node)
    assert carried_out(text, set_field(lines, generator, name, own)).encode() == text.encode(), name

    def tried(answer: TextEdit | Diagnostic, wanted: dict[str, object] | None = None) -> FileText | None:
        if isinstance(answer, Diagnostic):
            assert answer.code == "frontmatter.cannot-rewrite"
            return None
        after = carried_out(text, answer)
        first, behind = entry.range.start.line, len(lines) - entry.range.end.line - 1
        if lines[0].endswith(("---", "+++")):
            assert after.lines[:first] == text.lines[:first]
            assert after.lines[len(after.lines) - behind :] == text.lines[len(lines) - behind :]
        now = {field.name: field.value for field in read_front_matter(after.texts(), generator).fields}
        assert now == wanted or wanted is None
        before, read = understood(lines), understood(after.texts())
        if before is not None:
            assert read is not None, after.texts()
            plain = name.partition(".")[0]
            assert without(read, plain, "other") == without(before, plain, "other"), after.texts()
        return after

    fields = {each.name: each.node.value for each in reading.entries}
    there = tried(set_field(lines, generator, name, value))
    if there is not None:
        front_matter = read_front_matter(there.texts(), generator)
        read = understood(there.texts())
        if name in {field.name for field in front_matter.fields}:
            assert front_matter.value(name) == value or value == ""
            if read is not None and name in read:
                assert same_value(read[name], front_matter.value(name)), (there.texts(), value)
            back = set_field(there.texts(), generator, name, own)
            assert isinstance(back, TextEdit) or entry.node.anchor or entry.node.target, there.texts()
            if isinstance(back, TextEdit):
                after = carried_out(there, back)
                again = read_content(after.texts(), find_fence(after.texts(), generator) or fence, generator)
                assert meaning(next(e.node for e in again.entries if e.name == name)) == own
    if isinstance(own, QuotedText) and own and entry.node.style is not Style.ALIAS:
        more = set_field(
            lines, generator, name, QuotedText(f"{own.rstrip(chr(10))} x" + own[len(own.rstrip(chr(10))) :])
        )
        grown = tried(more)
        if grown is not None and not comes_to_need_quotes(entry.node.style, own):
            back = set_field(grown.texts(), generator, name, own)
            assert carried_out(grown, back).encode() == text.encode(), (name, grown.texts())
    less = tried(remove_field(lines, generator, name), {key: v for key, v in fields.items() if key != name})
    if less is not None and less.texts()[0].strip("\ufeff"):
        added = set_field(less.texts(), generator, name, own)
        if isinstance(added, TextEdit):
            assert read_front_matter(carried_out(less, added).texts(), generator).is_readable
    tried(
        rename_field(lines, generator, name, "other"),
        {"other" if k == name else k: v for k, v in fields.items()},
    )


def comes_to_need_quotes(style: Style, own: str) -> bool:
    return style is Style.PLAIN and "\n" in own


def has_twice(rows: list[str]) -> bool:
    return any("key" in row for row in rows)


def carried_out(text: FileText, edit: object) -> FileText:
    assert isinstance(edit, TextEdit), edit
    after = text.copy()
    after.apply(change_for_edits(text.texts(), [edit]))
    return FileText.decode(after.encode())


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
