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

SPEC = Path(__file__).parents[4] / "shared" / "spec"
pytestmark = pytest.mark.skipif(not SPEC.is_dir(), reason="the fixtures of other projects are not here")

# Cases of yaml-test-suite where we differ, by the reason.
COLON_IN_FLOW = (
    "a colon that touches its neighbour in brackets; PyYAML's scanner is of YAML 1.1: read-only form"
)
TAB_INDENT = "a tab where indentation may be meant; refused, as generators differ: read-only form"
KEY_NODE = "an anchor, alias or tag on a key, or an anchor's odd name; no generator's posts have them"
OWN_TAG = "a tag of someone's own; every generator's safe loader refuses it too"
LENIENT = "broken by the letter, but js-yaml or go-yaml read it as we do; a post that builds must open"
TAIL = "the blank lines at the very end belong to the case's stream, which a field cannot hold"


def _of(names: str, reason: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), reason)


DIFFERENCES = {
    **_of("4MUZ 4MUZ/01 4MUZ/02 58MP 5MUD 5T43 DBG4 HM87 K3WX VJP3/01", COLON_IN_FLOW),
    **_of("9SA2 NJ66", COLON_IN_FLOW),
    **_of("6BCT 6CA3 A2M4 DK95 Q5MG Y79Y/10", TAB_INDENT),
    **_of("2SXE 8XYN W5VH Y2GN", KEY_NODE),
    **_of("7FWL CUP7 M5C3 WZ62 Z67P", OWN_TAG),
    **_of("9C9N 9JBA CVW2 DK95/01 G5U8 QB6E S98Z SU5Z Y79Y Y79Y/03 YJV2", LENIENT),
    **_of("JEF9 K858", TAIL),
}
# Of hexo-front-matter: dates stay the author's words, where Hexo makes them a moment in UTC.
DATES = "Front-matter > parse > date - "
# … and a text above the first rule that is no mapping is body: Hexo's `split` parts it, its `parse` joins it.
PROSE = "foo"


def test_the_cases_of_hexo_front_matter_agree() -> None:
    cases = json.loads((SPEC / "hexo-front-matter" / "cases-5.0.0.json").read_text("utf-8"))["cases"]
    agreed: list[str] = []
    for case in cases:
        if "error" in case or case["fn"] not in ("parse", "split"):
            continue
        text: str = case["args"][0]
        lines = text.split("\n")
        fence = find_fence(lines, Generator.HEXO)
        body = "\n".join(lines[fence.body :]) if fence else text
        result: dict[str, Any] = dict(case["result"])
        if case["fn"] == "split":
            is_prose = result.get("data") == PROSE and not text.startswith(";;;")
            assert body == (text if is_prose else result["content"]), case["test"]
        else:
            assert body == result.pop("_content"), case["test"]
            data = read_data(lines, Generator.HEXO)
            if case["test"].startswith(DATES):
                assert isinstance(data, dict)
                assert f"date: {data['date']}" == lines[0]
            else:
                assert data == result, case["test"]
        agreed.append(case["test"])
    assert len(agreed) == 26


def test_the_cases_of_the_yaml_test_suite_agree_as_values_of_a_field() -> None:
    agreed, others = 0, []
    for case in json.loads((SPEC / "yaml-test-suite" / "cases.json").read_text("utf-8")):
        text = case["yaml"].removeprefix("---\n").rstrip("\n")
        has_markers = re.search(r"^(---|\.\.\.|%)", text, re.MULTILINE)
        if has_markers or not (case["fail"] or case["json"]):
            continue  # documents and directives cannot stand in a field; some cases have no value to compare
        rows = ["  " + row if row else row for row in text.split("\n")]
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
    assert agreed > 240


@pytest.mark.parametrize(
    ("value", "read"),
    [
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
