"""A value set to another and back: what gives the first characters again, and what cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.fields import read_content, read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText, QuotedText, WrittenKey, meaning
from editor.core.frontmatter.patch import applied
from editor.core.frontmatter.rewrite import remove_field, set_field
from editor.core.text.edit import TextEdit

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue

T = QuotedText


def posts_lines(content: str, sign: str) -> list[str]:
    return [sign, *content.split("\n"), sign, "body"] if sign else [*content.split("\n"), "body"]


def node_value(lines: list[str], name: str) -> FieldValue:
    fence = find_fence(lines, Generator.HUGO)
    assert fence
    reading = read_content(lines, fence, Generator.HUGO)
    assert not reading.diagnostics, reading.diagnostics
    return meaning(next(entry.node for entry in reading.entries if entry.name == name))


def done(lines: list[str], edit: TextEdit | Diagnostic) -> list[str]:
    assert isinstance(edit, TextEdit), edit
    return applied(lines, edit)


def there_and_back(content: str, other: FieldValue, sign: str = "---") -> tuple[str, str]:
    """Set the field `a` to another value and to its own again; give what stood there, and what does now."""
    lines = posts_lines(content, sign)
    own = node_value(lines, "a")
    assert done(lines, set_field(lines, Generator.HUGO, "a", own)) == lines
    there = done(lines, set_field(lines, Generator.HUGO, "a", other))
    rest = {field.name: field.value for field in read_front_matter(lines, Generator.HUGO).fields}
    now = {field.name: field.value for field in read_front_matter(there, Generator.HUGO).fields}
    assert now == rest | {"a": other}
    back = done(there, set_field(there, Generator.HUGO, "a", own))
    skip = 1 if sign else 0
    return "\n".join(there[skip : -1 - skip]), "\n".join(back[skip : -1 - skip])


COMES_BACK = [
    # a folded text: the rows whose words stay keep their ends
    ("a: >-\n  one\n  two three\n  four\nb: c", T("one two three four five"), "four five"),
    ("a: >-\n  one\n  two three\n  four\nb: c", T("zero one two three four"), "zero one\n"),
    ("a: >-\n  one\n  two three\n  four\nb: c", T("one two 3 four"), "two 3\n"),
    ("a: >  # note\n    one\n    two\n\n    three\nb: c", T("one two\nthree more\n"), ">  # note\n    one\n"),
    ("a: >+\n  one\n  two\n\nb: c", T("one two 2\n\n"), ">+\n  one\n  two 2\n\nb"),
    ("a: >2-\n   one\n  two\nb: c", T(" one\ntwo three"), ">2-\n   one\n  two three\n"),
    ("a: >\n  one\n   two\n  three\nb: c", T("one\n two 2\nthree\n"), "  one\n   two 2\n  three"),
    ("a: >-\n  one\n  two\nb: c", T("one two\n"), "a: >\n  one\n  two\nb"),
    ("a: >\n  one\n  two\nb: c", T("one two"), "a: >-\n  one\n  two\nb"),
    ("a: >-\n  " + "word " * 14 + "words\n  end of it\nb: c", T("else"), "a: >-\n  else\nb"),
    # a block of lines
    ("a: |  # note\n   one\n    two\n\n   three\nb: c", T("one\n else\n\nthree\n"), "|  # note\n   one\n"),
    ("a: |+\n  one\n\n\nb: c", T("two\n\n\n"), "a: |+\n  two\n\n\nb"),
    ("a: |-\n  one\n \n  two\nb: c", T("one\n\n2"), "one\n \n  2"),
    ("a: |2\n   one\n  two\nb: c", T("else\n"), "a: |2\n  else\nb"),
    ("a: |\n  one\n\n# note\nb: c", T("one\ntwo\n"), "  one\n  two\n\n# note"),
    # rows without a sign
    (
        "a: one\n  two\n\n  three # note\nb: c",
        T("one two\nthree four"),
        "a: one\n  two\n\n  three four # note",
    ),
    ("a:\n  one\n  two\nb: c", T("one two three"), "a:\n  one\n  two three\nb"),
    ("a: 'one\n   it''s'\nb: c", T("one it's 'two'"), "'one\n   it''s ''two'''"),
    ('a: "one\\\n   two \\u00e9"\nb: c', T("onetwo é more"), '"one\\\n   two \\u00e9 more"'),
    ('a: "\\u4e2d \\x41"\nb: c', T("中 A new"), '"\\u4e2d \\x41 new"'),
    # anchors that nothing names, and tags
    ("a: &x one # note\nb: c", T("two"), "a: &x two # note"),
    ("a: &x\nb: c", T("two"), "a: &x two\nb"),
    ("a: &x [p, q]\nb: c", (T("p"), T("r")), "a: &x [p, r]"),
    ("a: &x {p: q}\nb: c", {"p": T("r")}, "a: &x {p: r}"),
    ("a: &x\n  - p\nb: c", (T("p"), T("q")), "a: &x\n  - p\n  - q\nb"),
    ("a: &x # note\n- p\n- q\nb: c", (T("p"),), "a: &x # note\n- p\nb"),
    ("a: &x |\n  one\nb: c", T("two\n"), "a: &x |\n  two\nb"),
    ("a: !!str 5\nb: c", T("6"), "a: !!str 6"),
    ("a: &x !!str 5\nb: c", T("six"), "a: &x !!str six"),
    ("b: &x one\na: [*x, two]", (T("one"), T("three")), "a: [*x, three]"),
    # a part of a value that is named, and another part changes
    ("a: [&x one, two]\nb: *x", (T("one"), T("three")), "a: [&x one, three]"),
    # objects
    (
        "a:\n  # note\n  p: 'q'  # r\n\n  s: [t]\nb: c",
        {"p": T("z"), "s": (T("t"),)},
        "  # note\n  p: 'z'  # r",
    ),
    ("a:\n  p:\n    q: one\n    r: two\nb: c", {"p": {"q": T("one"), "r": T("2 b")}}, "    r: 2 b\n"),
    ("a:\n  p: q\nb: c", {"p": T("q"), "r": T("s")}, "a:\n  p: q\n  r: s\nb"),
    (
        "a:\n- p: q # note\n  r: s\n- p: t\nb: c",
        ({"p": T("z"), "r": T("s")}, {"p": T("t")}),
        "- p: z # note\n  r",
    ),
    ("a: {p: q,  r: s}\nb: c", {"p": T("q"), "r": T("z")}, "a: {p: q,  r: z}"),
    ("a:\n  p: |\n    one\n    two\nb: c", {"p": T("one\n2\n")}, "    one\n    2\n"),
    # templates
    ("a: {{ title }}\nb: c", T("one"), "a: one\n"),
    ("a: {{ title }} # note\nb: c", T("one"), "a: one # note\n"),
    # nothing
    ("a:  \nb: c", T("one"), "a: one  \nb"),
    ("a:   # note\nb: c", T("one"), "a: one   # note\nb"),
    ("a:\nb: c", (T("one"),), "a: [one]\nb"),
    ("d: 1\na:\nb:    c\nlong: d", T("one"), "a:    one\n"),
    ("a:\n  - one # note", (T("two"), T("three")), "- two # note\n  - three"),
    ("a: 1_000", BareText("5"), "a: 5"),
]
TOML = [
    ('a = """long\ntext"""\nb = 1', T("short"), '"""short"""'),
    ('a = """\none\ntwo \\u00e9"""\nb = 1', T("one\ntwo é\nthree"), '"""\none\ntwo \\u00e9\nthree"""'),
    ("a = '''\none\ntwo'''\nb = 1", T("one\n2"), "'''\none\n2'''"),
    ('a = """one \\\n  two"""\nb = 1', T("one two three"), '"""one \\\n  two three"""'),
    ("a = {p = 1, q = 'r'} # note", {"p": BareText("1"), "q": T("s")}, "{p = 1, q = 's'} # note"),
    (
        "b = 1\n[a]\np = 'q' # note\n\nr = 1\n[c]\nd = 1",
        {"p": T("z"), "r": BareText("1")},
        "p = 'z' # note\n\nr",
    ),
    ("b = 1\n[a]\np = 'q'\n[c]\nd = 1", {"p": T("q"), "n": T("z")}, "[a]\np = 'q'\nn = \"z\"\n[c]"),
    ("[[a]]\np = 'q'\n\n[[a]]\np = 'r'", ({"p": T("q")}, {"p": T("z")}), "[[a]]\np = 'z'"),
    ("[[a]]\np = 'q'\n[c]\nd = 1", ({"p": T("q")}, {"p": T("z")}), '[[a]]\np = "z"\n[c]'),
    ("a = [ # one\n  1, # two\n  2\n]", (BareText("1"), BareText("3")), "[ # one\n  1, # two\n  3\n]"),
    ("a = 2024-01-02 03:04:05 # note", BareText("2024-01-02"), "a = 2024-01-02 # note"),
    ("a = 03:04:05", BareText("03:05:00"), "a = 03:05:00"),
]
JSON = [
    ('{\n  "a": "\\u4e2d \\/ x",\n  "b": 1\n}', T("中 / x y"), '"\\u4e2d \\/ x y"'),
    ('{"a": {"p": [1, {"q": null}], "r": 2}}', {"p": (BareText("1"), {"q": None}), "r": T("z")}, '"r": "z"'),
    ('{"a": "\\ud83c\\udf88 x"}', T("🎈 x y"), '"\\ud83c\\udf88 x y"'),
    ('{"a": null, "b": 1}', T("x"), '{"a": "x", "b": 1}'),
]


@pytest.mark.parametrize(("content", "other", "part"), COMES_BACK)
def test_yaml_comes_back(content: str, other: FieldValue, part: str) -> None:
    there, back = there_and_back(content, other)
    assert part in there
    assert back == content


@pytest.mark.parametrize(("content", "other", "part"), TOML)
def test_toml_comes_back(content: str, other: FieldValue, part: str) -> None:
    there, back = there_and_back(content, other, "+++")
    assert part in there
    assert back == content


@pytest.mark.parametrize(("content", "other", "part"), JSON)
def test_json_comes_back(content: str, other: FieldValue, part: str) -> None:
    there, back = there_and_back(content, other, "")
    assert part in there
    assert back == content


# What does not come back: the other value stands there without what the first one was written with, and
# nothing in the text tells of it any more. The same values come back in all of them.
LOST = [
    ("a: >-\n  one\n  two", T("else"), "a: >-\n  one two", "no word stays that could keep the row's end"),
    ("a: one\n  two", T("else"), "a: one two", "as above: one word needs one row"),
    ("b: &x one\na: *x", T("two"), "b: &x one\na: one", "an alias that gave way is not tied again unasked"),
    ("a: one", T("p: q"), 'a: "one"', "quotes that had to come stay: whether they are loved, nothing tells"),
    ("a: ~", T("one"), "a:", "null has more than one spelling; the shortest is written"),
    ("a:    one", None, "a: one", "what parted the colon and the value went with the value"),
    ("a:\n  - one # p\n  - two # q", (T("one"),), "a:\n  - one # p\n  - two", "a comment goes with its item"),
    ("a:\n    - one", (), "a: [one]", "an empty list has no rows that show where its dashes stood"),
    ("a: [one,   two,  three]", (T("one"),), "a: [one, two, three]", "the space beside an item goes with it"),
    ("a:\n  p: q", T("one"), "a: {p: q}", "an object that gave way to a text is one new object"),
    ('a: "\\u4e2d"', T("else"), 'a: "中"', "the spelling of a character goes with the word"),
    ("a: |+\n  one", T("two"), "a: |\n  one", "one line end may be said with `+` and without"),
    ("a: !!int 5", T("one"), "a: 5", "a tag that is wrong for the other value cannot stay"),
]


@pytest.mark.parametrize(("content", "other", "comes_back_as", "reason"), LOST)
def test_what_is_lost_is_listed_with_its_reason(
    content: str, other: FieldValue, comes_back_as: str, reason: str
) -> None:
    _, back = there_and_back(content, other)
    assert back == comes_back_as
    assert reason
    assert back != content
    assert node_value(posts_lines(back, "---"), "a") == node_value(posts_lines(content, "---"), "a")


REFUSED = [
    ("a: &x one\nb: *x", T("two"), "whoever names the value would change too"),
    ("a: &x [one]\nb: {<<: *x}", (T("two"),), "as above, by a merge key"),
    ("a: [&x one, two]\nb: *x", (T("three"), T("two")), "as above, in a part"),
    ("a: &x one\nb: &x two\nc: *x\nd: 1", None, ""),
    ("b: &x two\na: &x one\nc: *x", None, "the last anchor of a name is the one that counts"),
]


@pytest.mark.parametrize(("content", "value", "reason"), REFUSED)
def test_a_value_that_others_name_is_left_alone(content: str, value: FieldValue, reason: str) -> None:
    lines = posts_lines(content, "---")
    answer = set_field(lines, Generator.HUGO, "a", value)
    if reason:
        assert isinstance(answer, Diagnostic)
        assert answer.code == "frontmatter.cannot-rewrite"
        assert isinstance(remove_field(lines, Generator.HUGO, "a"), Diagnostic)
    else:  # the anchor is another one's, or stays
        after = {f.name: f.value for f in read_front_matter(done(lines, answer), Generator.HUGO).fields}
        before = {f.name: f.value for f in read_front_matter(lines, Generator.HUGO).fields}
        assert after == before | {"a": value}


def test_the_value_of_an_alias_is_its_own_value() -> None:
    lines = posts_lines("b: &x [p, q]\na: *x", "---")
    assert done(lines, set_field(lines, Generator.HUGO, "a", ("p", "q"))) == lines
    assert done(lines, set_field(lines, Generator.HUGO, "a", ("p",)))[2] == "a: [p]"


def test_a_placeholder_is_told_from_a_text_that_looks_like_it() -> None:
    lines = posts_lines("a: x", "---")
    assert done(lines, set_field(lines, Generator.HUGO, "a", "{{ title }}"))[1] == 'a: "{{ title }}"'
    placeholder: dict[str, FieldValue] = {WrittenKey("{ title }"): None}
    assert done(lines, set_field(lines, Generator.HUGO, "a", placeholder))[1] == "a: {{ title }}"
    assert done(lines, set_field(lines, Generator.HUGO, "a", {"{ t }": None}))[1] == 'a: {"{ t }": null}'


@pytest.mark.parametrize(
    ("content", "value", "expected"),
    [
        ("a: &x # note\n- p\nb: c", (), "a: &x [] # note\nb: c"),
        ("a: &x\n  p: q\nb: c", "one", "a: &x one\nb: c"),
        ("a: &x # note\n- p\nb: c", None, "a: &x # note\nb: c"),
        ("a: &x one # note", None, "a: &x # note"),
        ("a: &x one", ("p", "q"), "a: &x [p, q]"),
        ("a: !!seq\n- p\nb: c", "one", "a: one\nb: c"),
        ("b:\n- c\na: &x one # note", ("p", "q"), "b:\n- c\na: &x # note\n- p\n- q"),
    ],
)
def test_an_anchor_stays_whatever_it_names(content: str, value: FieldValue, expected: str) -> None:
    assert there_and_back(content, value)[0] == expected
