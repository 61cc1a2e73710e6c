"""Real posts written a little differently: other quotes, indents, comments, order and line ends."""

from __future__ import annotations

import os
import re
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest

from editor.core.frontmatter.fence import find_fence
from editor.core.frontmatter.field import FenceKind
from editor.core.frontmatter.field_value import read_fields
from editor.core.frontmatter.fields import read_content
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.meaning import BareText, QuotedText, meaning
from editor.core.frontmatter.rewrite import remove_field, set_field
from editor.core.frontmatter.tree import Style
from editor.core.text.edit import TextEdit
from editor.core.text.file_text import FileText
from editor.core.text.source import change_for_edits, split_lines

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue

POSTS = Path(__file__).parents[4] / "shared" / "posts"
MUTATIONS = int(os.environ.get("MUTATIONS", "3"))
"""how often each post is written anew"""
pytestmark = pytest.mark.skipif(not POSTS.is_dir(), reason="the corpus of real posts is not here")
_PAIR = re.compile(r"(\w[\w-]*)(:[ \t]*)(['\"]?)([\w\u4e00-\u9fff ]+)\3[ \t]*")
_FLOW = re.compile(r"(\w+: *)\[([\w\u4e00-\u9fff ,]+)\]")


def mutated(lines: list[str], random: Random) -> list[str]:
    """Write the fields of a YAML front matter differently, in ways that most people's posts show."""
    found: list[str] = []
    for line in lines:
        pair, flow = _PAIR.fullmatch(line), _FLOW.fullmatch(line)
        if pair and random.random() < 0.6:
            key, colon, _, value = pair.groups()
            quote = random.choice(["", "'", '"'])
            colon = random.choice([colon, ": ", ":   "])
            line = f"{key}{colon}{quote}{value.strip()}{quote}"
        elif flow and random.random() < 0.6:
            items = [item.strip() for item in flow[2].split(",") if item.strip()]
            indent = random.choice(["", "  ", "    "])
            line = "\n".join([flow[1].rstrip(), *(f"{indent}- {item}" for item in items)])
        if random.random() < 0.2 and line.strip() and not line.endswith(("|", ">", "-")):
            line += random.choice(["  # 注 a note", " ", "   "])
        if random.random() < 0.1 and line[:1].strip():
            line = random.choice(["# above\n", "\n"]) + line
        found.append(line)
    return "\n".join(found).split("\n")


def shuffled(lines: list[str], random: Random) -> list[str]:
    """Put the fields into another order, each with its rows."""
    groups: list[list[str]] = []
    for line in lines:
        if groups and (not line[:1].strip() or line.startswith(("-", "#", "}", "]"))):
            groups[-1].append(line)
        else:
            groups.append([line])
    if not any("*" in line or "<<" in line for line in lines):
        random.shuffle(groups)
    return [line for group in groups for line in group]


def rewritten_posts() -> list[tuple[str, FileText, Generator]]:
    random = Random(20_26)
    made: list[tuple[str, FileText, Generator]] = []
    for path in sorted([*POSTS.rglob("*.md"), *POSTS.rglob("*.markdown")]):
        place = path.relative_to(POSTS).as_posix()
        generator = Generator.JEKYLL if "jekyll" in place else Generator.HEXO
        lines = split_lines(path.read_bytes().decode("utf-8-sig", "replace"))
        fence = find_fence(lines, generator)
        if fence is None or fence.kind not in (FenceKind.YAML, FenceKind.YAML_OPEN):
            continue
        if read_content(lines, fence, generator).diagnostics:
            continue
        first, end = fence.content_first, fence.content_end
        for number in range(MUTATIONS):
            content = mutated(shuffled(lines[first:end], random), random)
            rows = [*lines[:first], *content, *lines[end:]]
            ending = random.choice(["\n", "\n", "\r\n"])
            text = FileText.decode(ending.join(rows).encode("utf-8", "replace"))
            if isinstance(read_fields(text.texts(), generator), dict):
                made.append((f"{place} {number}", text, generator))
    return made


def after(text: FileText, edit: object) -> FileText:
    assert isinstance(edit, TextEdit), edit
    changed = text.copy()
    changed.apply(change_for_edits(text.texts(), [edit]))
    return FileText.decode(changed.encode())


def another(value: FieldValue) -> FieldValue:
    if isinstance(value, tuple) and value:
        return (*value, another(value[-1]))
    return BareText("7") if isinstance(value, BareText) else QuotedText("another")


def test_each_field_of_a_post_written_differently_changes_alone_and_comes_back() -> None:
    checked = back = 0
    for place, text, generator in rewritten_posts():
        lines = text.texts()
        fence = find_fence(lines, generator)
        assert fence, place
        fields = read_fields(lines, generator)
        assert isinstance(fields, dict)
        for entry in read_content(lines, fence, generator).entries:
            name, own = entry.name, meaning(entry.node)
            assert after(text, set_field(lines, generator, name, own)).encode() == text.encode()
            edit = set_field(lines, generator, name, another(own))
            if not isinstance(edit, TextEdit):
                assert entry.node.anchor or entry.node.entries or entry.node.style is Style.ALIAS, place
                continue
            there = after(text, edit)
            behind = len(lines) - entry.range.end.line - 1
            assert there.lines[: entry.range.start.line] == text.lines[: entry.range.start.line], place
            assert there.lines[len(there.lines) - behind :] == text.lines[len(lines) - behind :], place
            now = read_fields(there.texts(), generator)
            assert now == fields | {name: another(own)}, (place, name)
            again = after(there, set_field(there.texts(), generator, name, own))
            assert read_fields(again.texts(), generator) == fields, (place, name)
            back += again.encode() == text.encode()
            checked += 1
            less = remove_field(lines, generator, name)
            if isinstance(less, TextEdit) and len(fields) > 1:
                rest = read_fields(after(text, less).texts(), generator)
                assert rest == {key: value for key, value in fields.items() if key != name}, (place, name)
    assert checked > 500 * MUTATIONS / 2
    assert back > 0.98 * checked
