"""Finds where the front matter of a post lies, as the generator that builds the site would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.field import Fence, FenceKind
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.tree import MAX_CHARACTERS
from editor.core.frontmatter.yaml_reader import read_yaml
from editor.core.frontmatter.yaml_root import RootKind, root_kind
from editor.core.text.edit import Position, Range

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.frontmatter.tree import Reading

_HEXO_SIGN = re.compile(r"-{3,}|;{3,}")
_OPEN_ENTRY = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s#\-:>*\[`!<|][^:]{0,80}):(?:\s|$)""")
_FIELD = re.compile(r"[\w.-]{1,40}:(?:\s|$)")
_FIRST_MEMBER = re.compile(r'\{\s*(?:"[^"\n]*"\s*:|\})')
_BOM = "\ufeff"
_OPENER_BEHIND = re.compile(r".*?(-{3,}|\+{3})[ \t]*")
_MOST_BEFORE = 5
_LONGEST_BEHIND = 200


def find_fence(lines: Sequence[str], generator: Generator) -> Fence | None:
    """Find the front matter, None where the post has none.

    A BOM in the first line is passed over. `---` above a text that is no YAML mapping is a thematic
    break in Hexo, which then takes the whole file for the body (hexo-front-matter `parse`: "if the data
    is not an object, `_content` is the source"), and for a plain file; Jekyll, Hugo and Astro refuse such
    a post, so there it is a front matter with an error. A front matter without fields is one everywhere.
    """
    if generator is Generator.HEXO:
        return _hexo_fence(lines)
    start = _first_line(lines, generator)
    if start >= len(lines):
        return None
    opener = lines[start].removeprefix(_BOM)
    if generator is Generator.HUGO and opener.startswith("{"):
        return _json_fence(lines, start)
    if generator is Generator.PLAIN and (fence := _foreign_fence(lines, opener)):
        return fence
    sign = opener.rstrip(" \t")
    if sign == "+++" and generator is not Generator.JEKYLL:
        return _closed(lines, FenceKind.TOML, start, ("+++",))
    if sign != "---":
        return None
    fence = _closed(lines, FenceKind.YAML, start, ("---", "..."))
    if fence and generator is Generator.PLAIN and _is_prose(lines, fence, (RootKind.TEXT, RootKind.LIST)):
        return None
    return fence


def missing_end(lines: Sequence[str], generator: Generator) -> Diagnostic | None:
    """Warn of a first line that opens a front matter which nothing closes; the whole file is then body."""
    start = _first_line(lines, generator)
    if start >= len(lines) or find_fence(lines, generator) is not None:
        return None
    opener = lines[start].removeprefix(_BOM).rstrip(" \t")
    if generator is Generator.HEXO:
        closers: tuple[str, ...] = (opener,)
        is_opener = bool(_HEXO_SIGN.fullmatch(opener))
    elif generator is Generator.HUGO and re.match(r"\{(?!\{)", opener):
        closers, is_opener = (), True
    else:
        closers = ("+++",) if opener == "+++" else ("---", "...")
        is_opener = opener == "---" or (opener == "+++" and generator is not Generator.JEKYLL)
    if not is_opener or _closing_line(lines, start + 1, closers) is not None:
        return None
    found = Range.on_line(start, 0, len(lines[start]))
    return Diagnostic("frontmatter.unclosed", Severity.WARNING, found, {"sign": opener[:80]})


def text_before(lines: Sequence[str], generator: Generator) -> Diagnostic | None:
    """Tell of a front matter that is none, because something stands before its first line, or in it.

    Only what reads without a mistake and names a field that generators know counts: any post may have
    rules between its paragraphs.
    """
    start = _first_line(lines, generator)
    if start >= len(lines) or find_fence(lines, generator) is not None:
        return None
    for number in range(start, min(start + _MOST_BEFORE, len(lines))):
        line = lines[number].removeprefix(_BOM)
        match = _OPENER_BEHIND.fullmatch(line)
        if match is None or (number > start and match.start(1) > 0):
            continue
        is_first = number == start and match.start(1) == 0
        if is_first or not _opens_fields(lines, number, match[1], generator):
            return None
        place = Range(Position(start, 0), Position(number, len(lines[number])))
        return Diagnostic("frontmatter.text-before", Severity.ERROR, place, {"line": str(number + 1)})
    return None


def _opens_fields(lines: Sequence[str], opener: int, sign: str, generator: Generator) -> bool:
    signs = (sign,) if generator is Generator.HEXO or sign == "+++" else ("---", "...")
    end = _closing_line(lines[: opener + _LONGEST_BEHIND], opener + 1, signs)
    if end is None or (sign == "+++" and generator in (Generator.HEXO, Generator.JEKYLL)):
        return False
    content = list(lines[opener + 1 : end])
    if sum(map(len, content)) > MAX_CHARACTERS or not content or not content[0].strip():
        return False
    # not before a post that may need them
    from editor.core.frontmatter.schema import specified_kind

    if sign == "+++":
        from editor.core.frontmatter.toml_reader import read_toml

        reading = read_toml(content, 0)
    else:
        reading = read_yaml(content, 0, tabs_as_spaces=True)
    is_known = any(specified_kind(entry.name, generator) is not None for entry in reading.entries)
    return is_known and not reading.diagnostics


def _first_line(lines: Sequence[str], generator: Generator) -> int:
    r"""Find the line a front matter may begin on: Hugo and Astro pass over blank lines.

    Hugo `lexIntroSection` skips white space; Astro's `frontmatterRE` allows `^\s*\n` before the fence.
    """
    if generator not in (Generator.HUGO, Generator.ASTRO):
        return 0
    return next((n for n, line in enumerate(lines) if line.removeprefix(_BOM).strip()), len(lines))


def _closing_line(lines: Sequence[str], start: int, signs: tuple[str, ...]) -> int | None:
    r"""Find the first line that is one of the signs; spaces behind it do no harm (Jekyll: `---\s*$`)."""
    for number in range(start, len(lines)):
        if lines[number].startswith(signs) and lines[number].rstrip(" \t") in signs:
            return number
    return None


def _closed(lines: Sequence[str], kind: FenceKind, start: int, signs: tuple[str, ...]) -> Fence | None:
    end = _closing_line(lines, start + 1, signs)
    if end is None:
        return None
    return Fence(kind, start, start + 1, end, end + 1)


def _is_prose(lines: Sequence[str], fence: Fence, kinds: tuple[RootKind, ...]) -> bool:
    return root_kind(_content(lines, fence)) in kinds


def _content(lines: Sequence[str], fence: Fence) -> Sequence[str]:
    return lines[fence.content_first : fence.content_end]


def _hexo_fence(lines: Sequence[str]) -> Fence | None:
    """Find a fence as `split` does (hexo-front-matter `lib/front_matter.ts`: rFrontMatter, rFrontMatterNew).

    The closing line is the same string as the opening one, which must have nothing behind it; without an
    opening line the first line of dashes or semicolons closes.
    """
    if not lines:
        return None
    first = lines[0].removeprefix(_BOM)
    if not _HEXO_SIGN.match(first):
        return _hexo_open_fence(lines)
    if not _HEXO_SIGN.fullmatch(first):
        return None
    if first.startswith(";"):
        return _closed(lines, FenceKind.JSON_MEMBERS, 0, (first,))
    fence = _closed(lines, FenceKind.YAML, 0, (first,))
    return None if fence and _is_prose(lines, fence, (RootKind.TEXT,)) else fence


def _hexo_open_fence(lines: Sequence[str]) -> Fence | None:
    """Find the end of a front matter without an opening line.

    Hexo fails to build a post whose text above the first rule is broken YAML. What lies there is more often
    prose than a front matter, so broken lines count only when most of them look like fields.
    """
    end = next((n for n, line in enumerate(lines) if _HEXO_SIGN.match(line)), None)
    if not end or not _HEXO_SIGN.fullmatch(lines[end].rstrip(" \t")):
        return None
    content = [lines[0].removeprefix(_BOM), *lines[1:end]]
    if lines[end].startswith(";"):
        from editor.core.frontmatter.json_reader import read_json  # not before the first front matter in JSON

        is_json = bool(read_json(content, 0, has_braces=False).entries)
        return Fence(FenceKind.JSON_MEMBERS, 0, 0, end, end + 1) if is_json else None
    fence = Fence(FenceKind.YAML_OPEN, 0, 0, end, end + 1)
    if sum(map(len, content)) > MAX_CHARACTERS or not _OPEN_ENTRY.match(_first_entry(content)):
        return None
    reading = read_yaml(content, 0, tabs_as_spaces=True)
    return fence if reading.entries or _looks_like_fields(content, reading) else None


def _first_entry(content: Sequence[str]) -> str:
    return next((line for line in content if line.strip() and not line.startswith("#")), "")


def _looks_like_fields(content: Sequence[str], reading: Reading) -> bool:
    if any(found.code != "frontmatter.syntax" for found in reading.diagnostics):
        return False
    rows = [line for line in content if line.strip() and line[0] not in " \t#-"]
    fields = [row for row in rows if _FIELD.match(row)]
    return bool(rows) and rows[0] in fields and 2 * len(fields) >= len(rows)


def _foreign_fence(lines: Sequence[str], opener: str) -> Fence | None:
    """Find what only Hexo (`;;;`, `----`) or only Hugo (`{…}`) takes for a front matter, and is no prose."""
    if opener.startswith("{"):
        is_object = _FIRST_MEMBER.match("\n".join([opener, *lines[1:_MOST_BEFORE]]))
        return _json_fence(lines, 0) if is_object else None
    if not _HEXO_SIGN.fullmatch(opener) or opener == "---":
        return None
    if opener.startswith(";"):
        return _closed(lines, FenceKind.JSON_MEMBERS, 0, (opener,))
    fence = _closed(lines, FenceKind.YAML, 0, (opener,))
    return fence if fence and root_kind(_content(lines, fence)) is RootKind.MAPPING else None


def _json_fence(lines: Sequence[str], start: int) -> Fence | None:
    """Find the `}` that closes Hugo's JSON; `{{` begins a shortcode, and text behind the `}` is refused."""
    if lines[start].removeprefix(_BOM).startswith("{{"):
        return None
    from editor.core.frontmatter.json_reader import end_of_object  # not before the first front matter in JSON

    text = "\n".join(lines[start:])[: MAX_CHARACTERS * 2].removeprefix(_BOM)
    end = end_of_object(text)
    if end is None:
        return None
    behind = text[end:].partition("\n")[0]
    if behind.strip():
        return None
    last = start + text.count("\n", 0, end)
    return Fence(FenceKind.JSON, start, start, last + 1, last + 1)
