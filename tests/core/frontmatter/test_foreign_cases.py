from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.field_value import read_data
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import set_field
from editor.core.text.edit import TextEdit
from editor.core.text.file_text import FileText

SPEC = Path(__file__).parents[4] / "shared" / "spec"
pytestmark = pytest.mark.skipif(not SPEC.is_dir(), reason="the fixtures of other projects are not here")

# Cases of yaml-test-suite where we differ, by the reason.
TAB_INDENT = "a tab where indentation may be meant; refused, as generators differ: read-only form"
OWN_TAG = "a tag of someone's own; every generator's safe loader refuses it too"
LENIENT = "broken by the letter, but js-yaml or go-yaml read it as we do; a post that builds must open"
IN_FIELD = "broken only where it stands in the case; indented below a field it is good YAML"
# ... and cases that no front matter can hold.
MARKER = "a second document, a directive, or a line of `---` or `...` inside: there the front matter ends"
NO_VALUE = "broken for no parser, but JSON has no word for it: keys that are lists, keys twice, no document"


def _of(names: str, reason: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), reason)


DIFFERENCES = {
    **_of("6BCT 6CA3 A2M4 DK95 Q5MG Y79Y/10", TAB_INDENT),
    **_of("7FWL CUP7 M5C3 UGM3 WZ62 Z67P", OWN_TAG),
    **_of("9C9N 9JBA CVW2 DK95/01 G5U8 QB6E S98Z SU5Z Y79Y Y79Y/03 YJV2", LENIENT),
    **_of("CXX2 VJP3", IN_FIELD),
}
LEFT_OUT = {
    **_of("27NA 2LFX 2XXW 35KP 3HFZ 5TRB 5TYM 6CK3 6JQW 6LVF 6WLZ 6XDY 6ZKB 7Z25 9DXL 9HCY", MARKER),
    **_of("9KAX 9MMA 9MQT/01 9WXW B63P BEC7 C4HZ CC74 DK95/07 EB22 H7TQ HWV9 J7PZ JHB9 KSS4", MARKER),
    **_of("L383 M7A3 MUS6 MUS6/01 MUS6/02 MUS6/03 MUS6/04 MUS6/05 MUS6/06 N782 NKF9 P76L PUW8", MARKER),
    **_of("QLJ7 RHX7 RTP8 RXY3 RZT7 SF5V U3C3 U9NS UT92 W4TN XLQ9 Z9M4", MARKER),
    **_of("2JQS 4ABK 4FJ6 6BFJ 6M2F 6PBE 8G76 98YD 9MMW AVM7 CFD4 DFF7 FH7J FRK4 KK5P LX3P", NO_VALUE),
    **_of("M2N8 M2N8/01 M5DY NHX8 PW8X Q9WF QT73 RZP5 S3PD SBG9 SM9W/01 UKK6 UKK6/02 V9D5", NO_VALUE),
    **_of("X38W XW4D", NO_VALUE),
}
# Of hexo-front-matter: dates stay the author's words, where Hexo makes them a moment in UTC.
DATES = "Front-matter > parse > date - "
# … and a text above the first rule that is no mapping is body: Hexo's `split` parts it, its `parse` joins it.
PROSE = "foo"


def hexo_cases(*functions: str, versions: tuple[str, ...] = ("4.2.1", "5.0.0")) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for version in versions:
        text = (SPEC / "hexo-front-matter" / f"cases-{version}.json").read_text("utf-8")
        found += [case for case in json.loads(text)["cases"] if case["fn"] in functions]
    return [case for case in found if "error" not in case]  # an argument that is no text has no post


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_cases_of_hexo_front_matter_agree(ending: str) -> None:
    agreed = 0
    for case in hexo_cases("parse", "split"):
        lines = FileText.decode(case["args"][0].replace("\n", ending).encode()).texts()
        fence = find_fence(lines, Generator.HEXO)
        body = "\n".join(lines[fence.body :] if fence else lines)
        result: dict[str, Any] = dict(case["result"])
        if case["fn"] == "split":
            is_prose = result.get("data") == PROSE and not case["args"][0].startswith(";;;")
            assert body == (case["args"][0] if is_prose else result["content"]), case["test"]
        else:
            assert body == result.pop("_content"), case["test"]
            data = read_data(lines, Generator.HEXO)
            if case["test"].startswith(DATES):
                assert isinstance(data, dict)
                assert f"date: {data['date']}" == lines[0]
            else:
                assert data == result, case["test"]
        agreed += 1
    assert agreed > 45


def test_tabs_are_read_as_hexos_escape_writes_them() -> None:
    cases = hexo_cases("escape")
    for case in cases:
        written, escaped = (
            text.replace("\n", ":\n").split("\n") for text in (case["args"][0], case["result"])
        )
        found = [read_data(["---", *rows, "---"], Generator.HEXO) for rows in (written, escaped)]
        assert isinstance(found[0], dict)
        assert found[0] == found[1]
    assert cases


# What Hexo's `stringify` writes differently, and why we do not.
MADE_BY_HEXO = {
    "without data": "a post without fields has no front matter, and setting none makes none",
    "with raw date": "Hexo shows the moment in the machine's time zone; a date is kept as it was given",
}


def test_fields_are_added_as_hexos_stringify_writes_them() -> None:
    agreed: list[str] = []
    for case in hexo_cases("stringify", versions=("5.0.0",)):  # 4.2.1 made a date in quotes, which is text
        data, options = dict(case["args"][0]), (case["args"][1:] or [{}])[0]
        separator = options.get("separator", ";;;" if options.get("mode") == "json" else "---")
        opener = [separator] if options.get("prefixSeparator") else []
        name = case["test"].rpartition("> ")[2]
        if name in MADE_BY_HEXO:
            continue
        # `stringify` begins with nothing; a front matter without an opening line begins with its first field
        first = next(name for name in data if name != "_content")
        begin = f'"{first}": "x"' if separator == ";;;" else f"{first}: x"
        lines = [*opener, begin, separator, *data.pop("_content").split("\n")]
        for key, value in data.items():
            found = set_field(lines, Generator.HEXO, key, as_field(value))
            assert isinstance(found, TextEdit), (case["test"], key)
            lines = applied(lines, found)
        # a list in JSON stands on one line with us
        wanted = re.sub(r"\[\s*(.*?)\s*\]", in_one_line, case["result"], flags=re.DOTALL)
        assert "\n".join(lines) == wanted, case["test"]
        agreed.append(name)
    assert len(agreed) == 5


def in_one_line(found: re.Match[str]) -> str:
    return "[" + re.sub(r",\s*", ", ", found[1]) + "]"


def as_field(value: object) -> Any:
    if isinstance(value, list):
        return tuple(value)
    is_date = isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\dT", value)
    return BareText(value) if is_date else value


def field_rows(text: str) -> list[str] | None:
    """Make a case the value of a field; None where a line in it would end the front matter."""
    text = re.sub(r"\A---(\s|\Z)", "", text.removesuffix("\n"))
    text = re.sub(r"\n\.\.\.\Z", "", text)
    if re.search(r"^(---|\.\.\.)(\s|$)|^%", text, re.MULTILINE):
        return None
    return ["  " + row if row else row for row in text.split("\n")]


def test_the_cases_of_the_yaml_test_suite_agree_as_values_of_a_field() -> None:
    agreed, others, left_out = 0, [], []
    for case in json.loads((SPEC / "yaml-test-suite" / "cases.json").read_text("utf-8")):
        rows = field_rows(case["yaml"])
        if rows is None or not (case["fail"] or case["json"]):
            left_out.append(case["id"])
            continue
        found = read_data(["---", "value:", *rows, "---"], Generator.HUGO)
        if case["fail"]:
            is_agreed = isinstance(found, Diagnostic)
        else:
            is_agreed = found == {"value": json.loads(case["json"])}
        if is_agreed:
            agreed += 1
        else:
            others.append(case["id"])
    assert sorted(others) == sorted(DIFFERENCES)
    assert sorted(left_out) == sorted(LEFT_OUT)
    assert agreed > 280


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("[:x, a]", [":x", "a"]),
        ('{a: :x, "b":c}', {"a": ":x", "b": "c"}),
        ("{\n  a\n  : b,\n  'c d'\n  : e}", {"a": "b", "c d": "e"}),
        ("[&名 a, *名]", ["a", "a"]),
        ("[What?, b]", ["What?", "b"]),
        ("[a ? b]", ["a ? b"]),
        ("{?a: b, c?: d}", {"?a": "b", "c?": "d"}),
        ("[http://x.example/?a=b]", ["http://x.example/?a=b"]),
        ("a\tb", "a\tb"),
        ("a\t# note", "a"),
        ("[a,\n\tb]", ["a", "b"]),
        ("a\n  b\n\n  c", "a b\nc"),
    ],
)
def test_unquoted_texts_may_hold_question_marks_and_tabs(value: str, read: object) -> None:
    lines = ["---", *f"value: {value}".split("\n"), "other: x", "---"]
    for generator in (Generator.HUGO, Generator.JEKYLL):
        assert read_data(lines, generator) == {"value": read, "other": "x"}
