"""Link definitions of a block, `[label]: destination`, found again for images of the reference style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from markdown_it.common.utils import normalizeReference, unescapeAll
from markdown_it.helpers import parseLinkDestination

from editor.core.images.found import Found
from editor.core.images.image_name import has_image_name
from editor.core.text.edit import Range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

# the counts are bounded so that a long line of `>` costs no more than any other
_DEFINITION = re.compile(
    r"[ \t>]{0,40}(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,9})?[ \t>]{0,20}"
    r"\[((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*"
)
# no parser makes a definition of these, but the writer meant one, and is to be told why nothing will show
_OWN_DISK = re.compile(
    r"^[ \t]{0,3}\[((?:[^\[\]\\\n]|\\.){1,300})\]:[ \t]{0,9}"
    r"<?((?:file:|[A-Za-z]:[\\/]|\\\\)[^\n<>\"]{0,500}?)>?"
    r"(?:[ \t]{1,9}[\"'(][^\n]{0,300})?[ \t]{0,9}$",
    re.IGNORECASE | re.MULTILINE,
)
_INDENT = re.compile(r"[ \t>]*")


class Definition(NamedTuple):
    """A definition's destination, escapes resolved, and where it stands (lines as given)."""

    destination: str
    range: Range


def scan_own_disk(text: str) -> Iterator[Found]:
    r"""Find lines of a paragraph that name an image on the writer's own disk: `[r]: file:///home/me/a.png`."""
    for line in _OWN_DISK.finditer(text):
        if has_image_name(line[2]):
            yield Found(line[1], line[2], "", *line.span(), *line.span(2))


def find_definitions(lines: Sequence[str], code_lines: Collection[int]) -> Mapping[str, Definition]:
    """Find the first definition of each label, outside the lines of code; keys as markdown-it makes them."""
    definitions: dict[str, Definition] = {}
    for number, line in enumerate(lines):
        found = _DEFINITION.match(line) if number not in code_lines else None
        if found is None or found[1].startswith("^"):
            continue
        at, place = found.end(), number
        if at == len(line) and number + 1 < len(lines):
            # the destination may stand on the next line
            place, line = number + 1, lines[number + 1]
            indent = _INDENT.match(line)
            at = indent.end() if indent else 0
        address = parseLinkDestination(line, at, len(line))
        if not address.ok:
            continue
        is_bracketed = line.startswith("<", at)
        start, end = (at + 1, address.pos - 1) if is_bracketed else (at, address.pos)
        definition = Definition(unescapeAll(line[start:end]), Range.on_line(place, start, end))
        definitions.setdefault(normalizeReference(found[1]), definition)
    return definitions
