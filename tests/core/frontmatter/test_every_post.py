from __future__ import annotations

import json
import os
import re
import tomllib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.fields import read_content, read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText, QuotedText, WrittenKey, meaning
from editor.core.frontmatter.patch import text_of
from editor.core.frontmatter.rewrite import remove_field, set_field
from editor.core.frontmatter.tree import Style
from editor.core.text.edit import TextEdit
from editor.core.text.file_text import FileText
from editor.core.text.source import change_for_edits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.frontmatter.field import FieldValue, FrontMatter
    from editor.core.frontmatter.tree import Entry, Node

POSTS = Path(__file__).parents[4] / "shared" / "posts"
MADE = int(os.environ.get("MADE_POSTS", "200"))
"""how many posts are made up; thousands take minutes"""
BRACES = (FenceKind.JSON, FenceKind.JSON_MEMBERS)
needs_posts = pytest.mark.skipif(not POSTS.is_dir(), reason="the corpus of real posts is not here")


def posts() -> Iterator[tuple[str, bytes, Generator]]:
    for path in sorted([*POSTS.rglob("*.md"), *POSTS.rglob("*.markdown")]):
        place = path.relative_to(POSTS).as_posix()
        is_hugo = re.search("hugo|loveit", place)
        yield (
            place,
            path.read_bytes(),
            Generator.JEKYLL if "jekyll" in place else Generator.HUGO if is_hugo else Generator.HEXO,
        )


def understood(lines: list[str], front_matter: FrontMatter) -> dict[str, Any] | None:
    """Read a front matter by other people's parsers; None where they refuse what the generator reads."""
    assert front_matter.fence
    fence = front_matter.fence
    text = "\n".join(lines[fence.content_first : fence.content_end]).removeprefix("\ufeff") + "\n"
    if fence.kind is FenceKind.TOML:
        return tomllib.loads(text)
    if fence.kind in (FenceKind.JSON, FenceKind.JSON_MEMBERS):
        return json.loads(text if fence.kind is FenceKind.JSON else "{" + text + "}")
    yaml = YAML(typ="safe", pure=True)
    try:
        return yaml.load(text) or {}
    except (YAMLError, ValueError):
        return None


def another(node: Node) -> FieldValue:
    """Give another value of the same kind, which needs quotes only where the first one had them.

    (What once had to get quotes keeps them.)
    """
    if node.items:
        own = meaning(node)
        assert isinstance(own, tuple)
        return (*own[:-1], another(node.items[-1]), another(node.items[-1]))
    if node.entries:
        last = node.entries[-1]
        if isinstance(last.name, WrittenKey):
            return QuotedText("changed")  # the placeholder of a template
        return {each.name: meaning(each.node) for each in node.entries} | {last.name: another(last.node)}
    own = meaning(node)
    if isinstance(own, BareText):
        return BareText("false" if own == "true" else "true" if own == "false" else "7")
    if isinstance(own, QuotedText) and node.style in (Style.SINGLE, Style.DOUBLE):
        return QuotedText("changed: yes #1")
    return QuotedText("changed")


def carried_out(text: FileText, edit: object) -> FileText:
    assert isinstance(edit, TextEdit), edit
    after = text.copy()
    after.apply(change_for_edits(text.texts(), [edit]))
    return FileText.decode(after.encode())


def grown(node: Node) -> FieldValue:
    """Give a text with a word more in its middle; None for anything but a text."""
    own = meaning(node)
    if not isinstance(own, QuotedText) or not own:
        return None
    middle = own.find(" ", len(own) // 2)
    return QuotedText(f"{own} 字x" if middle < 1 else f"{own[:middle]} 字x{own[middle:]}")


def check_field(place: str, text: FileText, generator: Generator, entry: Entry) -> bool | None:
    """Set a field to its own value, to others, and back; tell whether it came back, None if refused."""
    lines, name = text.texts(), entry.name
    own = meaning(entry.node)
    assert carried_out(text, set_field(lines, generator, name, own)).encode() == text.encode(), (place, name)
    if (more := grown(entry.node)) is not None:
        is_back = check_change(place, text, generator, entry, more)
        assert is_back or entry.node.target or is_mixed(text), (place, name)
    return check_change(place, text, generator, entry, another(entry.node))


def is_mixed(text: FileText) -> bool:
    """Tell whether lines end differently; one that comes anew then ends as most do."""
    return text.format.has_mixed_endings


def check_change(
    place: str, text: FileText, generator: Generator, entry: Entry, value: FieldValue
) -> bool | None:
    lines, data, name = text.texts(), text.encode(), entry.name
    parsed = understood(lines, read_front_matter(lines, generator))
    edit = set_field(lines, generator, name, value)
    if not isinstance(edit, TextEdit):
        return None
    after = carried_out(text, edit)
    new_lines = after.texts()
    first, behind = entry.range.start.line, len(lines) - entry.range.end.line - 1
    assert after.lines[:first] == text.lines[:first], (place, name)
    assert after.lines[len(new_lines) - behind :] == text.lines[len(lines) - behind :], (place, name)
    read = understood(new_lines, read_front_matter(new_lines, generator))
    if parsed is not None:
        assert read is not None, (place, name)
        assert without(read, name) == without(parsed, name), (place, name)
        assert as_words(read[name]) == as_words(value), (place, name)
    back = set_field(new_lines, generator, name, meaning(entry.node))
    return isinstance(back, TextEdit) and carried_out(after, back).encode() == data


def check_removal(place: str, text: FileText, generator: Generator, entry: Entry) -> None:
    """Take a field away and put it in again: nothing else moves, and all values are the first ones."""
    lines, name = text.texts(), entry.name
    before = understood(lines, read_front_matter(lines, generator))
    edit = remove_field(lines, generator, name)
    if not isinstance(edit, TextEdit):
        assert entry.node.anchor or "," in text_of(lines, entry.range), (place, name)
        return
    less = carried_out(text, edit)
    added = set_field(less.texts(), generator, name, meaning(entry.node))
    if not isinstance(added, TextEdit):
        assert entry.node.style is Style.ALIAS or not less.texts()[0], (place, name)
        return
    more = carried_out(less, added)
    again = {each.name: each for each in entries(more.texts(), generator)}[name].range
    rest = [*more.lines[: again.start.line], *more.lines[again.end.line + 1 :]]
    front_matter = read_front_matter(lines, generator)
    assert front_matter.fence
    if entry.range.start.column == 0 and front_matter.fence.kind not in BRACES:
        others = [*text.lines[: entry.range.start.line], *text.lines[entry.range.end.line + 1 :]]
        assert rest == less.lines == others, (place, name)
    if before is not None:
        read = understood(more.texts(), read_front_matter(more.texts(), generator))
        assert read is not None
        assert without(read, name) == without(before, name), (place, name)


def without(read: dict[str, Any], name: str) -> dict[str, Any]:
    return {str(key): value for key, value in read.items() if str(key) != name}


def as_words(value: object) -> object:
    """Make what a parser gave comparable with what was set: a number, switch or date by its text."""
    if isinstance(value, (list, tuple)):
        return [as_words(item) for item in value]
    if isinstance(value, dict):
        return {str(name): as_words(member) for name, member in value.items()}
    return str(value).lower() if isinstance(value, (bool, int, str)) else value


def entries(lines: list[str], generator: Generator) -> tuple[Entry, ...]:
    fence = find_fence(lines, generator)
    return read_content(lines, fence, generator).entries if fence else ()


@needs_posts
def test_loading_and_saving_gives_the_same_bytes() -> None:
    count = 0
    for place, data, _ in posts():
        assert FileText.decode(data).encode() == data, place
        count += 1
    assert count > 50


@needs_posts
def test_each_field_of_each_post_goes_to_another_value_and_back() -> None:
    came_back = 0
    for place, data, generator in posts():
        text = FileText.decode(data)
        if not read_front_matter(text.texts(), generator).is_readable:
            continue
        for entry in entries(text.texts(), generator):
            is_back = check_field(place, text, generator, entry)
            # see test_there_and_back for what does not come back, and why
            has_lost_its_form = entry.node.style in (Style.FOLDED, Style.ALIAS)
            is_named = is_back is None and entry.node.anchor
            assert is_back or has_lost_its_form or is_named, (place, entry.name)
            came_back += bool(is_back)
    assert came_back > 500


@needs_posts
def test_each_field_of_each_post_can_be_removed_and_added_again() -> None:
    for place, data, generator in posts():
        text = FileText.decode(data)
        if read_front_matter(text.texts(), generator).is_readable:
            for entry in entries(text.texts(), generator):
                check_removal(place, text, generator, entry)


# --- posts that nobody wrote

WORDS = (
    "春天",
    "Linux 桌面",
    "C#",
    "它的",
    "it's",
    "a b",
    "naïve",
    "100%",
    "x:y",
    "no-break\u00a0space",
    "🎈",
)
TYPED = (
    "5",
    "0x1F",
    "true",
    "false",
    "2024-01-01",
    "2024-05-06 07:08:09",
    "1.50",
    "2024-05-06T07:08:09+08:00",
)


class Maker:
    """Makes front matters such as people write, of every style at once, from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._choose = self._random.choice

    def post(self) -> tuple[bytes, Generator]:
        make = self._choose([self._yaml] * 5 + [self._toml, self._json])
        lines, generator = make()
        body = self._choose(([], [""], ["text", "---", "title: not a field", "---", "", "end"]))
        ending = self._choose(("\n", "\n", "\r\n", "\r"))
        text = ending.join([*lines, *body])
        if self._random.random() < 0.1:
            text = text.replace(ending, "\n", self._random.randrange(1, 4))
        bom = "\ufeff" if self._random.random() < 0.1 and generator is not Generator.PLAIN else ""
        if self._random.random() < 0.05:
            return b"\xff\xfe" + text.encode("utf-16-le"), generator
        return (bom + text).encode(), generator

    def _yaml(self) -> tuple[list[str], Generator]:
        generator = self._choose([*Generator, Generator.HEXO])
        names = self._random.sample(
            ["title", "date", "tags", "categories", "封面", "weight", "a-b", "x y", "k"], 6
        )
        indent = self._choose(("", "  ", "    "))
        rows = [row for name in names for row in self._entry(name, indent)]
        opener = self._choose(("---", "----")) if generator is Generator.HEXO else "---"
        if generator is Generator.HEXO and self._random.random() < 0.2:
            return ["first: v", *rows, "---"], generator
        closer = opener if generator is Generator.HEXO else self._choose(("---", "...", "--- "))
        return [opener, *rows, closer], generator

    def _entry(self, name: str, indent: str) -> list[str]:
        colon = self._choose((": ", ": ", ":  ", ":\t", " : "))
        note = self._choose(("", "", "  # 注 note", " "))
        match self._choose(
            ("scalar", "scalar", "typed", "flow", "flow-lines", "block", "literal", "empty", "object")
        ):
            case "scalar":
                rows = [f"{name}{colon}{self._scalar()}{note}"]
            case "typed":
                rows = [f"{name}{colon}{self._choose(TYPED)}{note}"]
            case "flow":
                gap = self._choose((", ", ",", " , "))
                rows = [f"{name}{colon}[{gap.join(self._items(flow=True))}]{note}"]
            case "flow-lines":
                rows = [f"{name}: [", *(f"  {item},{note}" for item in self._items(flow=True)), "  ]"]
            case "block":
                rows = [f"{name}:{note}"]
                for item in self._items():
                    rows += [*self._choose(([], [], [f"{indent}# between"], [""])), f"{indent}- {item}{note}"]
            case "literal":
                rows = [f"{name}: |{self._choose(('', '-'))}", "  line one: x", "", "  - two"]
            case "object":
                rows = [f"{name}:", f"  inner: {self._scalar()}", "  list: [1, 2]"]
            case _:
                rows = [f"{name}:{note}"]
        return [*self._choose(([], [], [], ["# above " + name], [""])), *rows]

    def _items(self, *, flow: bool = False) -> list[str]:
        items = [self._scalar() for _ in range(self._random.randrange(1, 4))]
        if self._random.random() < 0.2:
            items.append("[AI, LLM]")
        return [item for item in items if not flow or "C#" not in item or item[0] in "'\""] or ["a"]

    def _scalar(self) -> str:
        word = self._choose(WORDS)
        plain = word
        single = "'" + word.replace("'", "''") + ": #'"
        double = f'"{word}: \\"q\\" \\t#"'
        return self._choose((plain, plain, single, double))

    def _toml(self) -> tuple[list[str], Generator]:
        title = self._choose(('"a: 春"', "'raw # x'", '"""long\ntext"""'))
        rows = [f"title = {title}  # note"]
        rows += self._choose(([], ["", "# comment"]))
        rows += ["date = 2024-05-06T07:08:09Z", f"weight={self._choose(('5', '1_000', '0x1f'))}"]
        rows += self._choose((["tags = ['a', \"b\"]"], ["tags = [", "  'a', # one", '  "b",', "]"]))
        rows += self._choose(([], ["[params]", "  key = 'v' # c", "[[resources]]", "src = 'x.png'"]))
        return ["+++", *"\n".join(rows).split("\n"), "+++"], Generator.HUGO

    def _json(self) -> tuple[list[str], Generator]:
        data = {"title": self._choose(WORDS), "n": 5, "draft": True, "tags": ["a", 'b"c'], "none": None}
        text = json.dumps(data, ensure_ascii=False, indent=self._choose((None, 2, 4, "\t")))
        if self._random.random() < 0.5:
            return text.split("\n"), Generator.HUGO
        inner = text[1:-1].strip("\n")
        return [";;;", *inner.split("\n"), ";;;"], Generator.HEXO


@pytest.mark.parametrize("part", range(4))
def test_each_field_of_made_posts_goes_to_another_value_and_back(part: int) -> None:
    came_back = checked = 0
    for seed in range(part * MADE // 4, (part + 1) * MADE // 4):
        data, generator = Maker(seed).post()
        text = FileText.decode(data)
        assert text.encode() == data, seed
        lines = text.texts()
        front_matter = read_front_matter(lines, generator)
        assert front_matter.is_readable, (seed, front_matter.diagnostics, lines)
        assert front_matter.fields, (seed, lines)
        for entry in entries(lines, generator):
            is_back = check_field(str(seed), text, generator, entry)
            assert is_back or is_mixed(text), (seed, entry.name, lines)
            check_removal(str(seed), text, generator, entry)
            checked += 1
            came_back += bool(is_back)
    assert came_back > 0.98 * checked > 0
