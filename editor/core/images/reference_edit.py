"""The edits that change one reference: its destination, its description, or the form it is written in."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from editor.core.images.html_edit import described_html, html_image, written_attribute
from editor.core.images.label_edit import definition_range, label_parts
from editor.core.images.link import written_description, written_destination
from editor.core.images.reference_form import ReferenceForm
from editor.core.images.tag_edit import described_tag, tag_image, written_argument
from editor.core.site.address_template import read_template
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.images.image_reference import ImageReference

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])|(&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});)")
_LIQUID_BASE = re.compile(r"(?:\{\{-?\s*site\.\w+\s*-?\}\})+[^\s(){}|<>\"']*")
_BEFORE_DESTINATION = re.compile(r"\]\([ \t\n>]*<?$")
_PLAIN_VALUE = re.compile(r"[A-Za-z0-9_./~\u0080-\U0010ffff-](?:(?!: | #)[^\x00-\x1f\[\]{},])*")
_ENDS_ADDRESS = re.compile(r"[()<>|\\\r\n]")
_OPENS_HTML = re.compile(r"<[^\s>\\&]")
_OPENING_SIGNS = tuple(">#-+*=~`:[_!$")
_MARKDOWN = (ReferenceForm.INLINE, ReferenceForm.REFERENCE)


def with_destination(lines: Sequence[str], reference: ImageReference, destination: str) -> TextEdit | None:
    """Put another destination (unescaped, as in ImageReference.destination) into a reference.

    `lines` are those of the whole post, unchanged since the reference was found. None where the characters
    of the destination are not known, as for an image that was found on its line only. A shared definition
    changes for all that use it; a label without a known definition becomes an inline image.
    """
    place = reference.destination_range
    if reference.form is ReferenceForm.REFERENCE:
        return _in_definition(lines, reference, destination)
    if not _is_exact(lines, reference):
        return None
    match reference.form:
        case ReferenceForm.INLINE:
            return _in_markdown(lines, place, destination)
        case ReferenceForm.HTML:
            new = written_attribute(text_of(lines, reference.range), *_offsets(lines, reference), destination)
            return TextEdit(place, new)
        case ReferenceForm.TAG:
            return _in_tag(lines, place, destination)
        case _:
            return _in_field(lines, place, destination)


def with_description(lines: Sequence[str], reference: ImageReference, description: str) -> TextEdit | None:
    """Put another description into a reference; None where its form has none, as for `poster`."""
    whole = text_of(lines, reference.range)
    match reference.form:
        case ReferenceForm.INLINE if _is_exact(lines, reference):
            return _described_inline(lines, reference, description)
        case ReferenceForm.REFERENCE:
            parts = label_parts(whole)
            if parts is None:
                return None
            _, label = parts
            return TextEdit(reference.range, f"![{written_description(description)}][{label}]")
        case ReferenceForm.HTML:
            new = described_html(whole, description)
        case ReferenceForm.TAG:
            new = described_tag(whole, reference, description)
        case _:
            new = None
    return None if new is None else TextEdit(reference.range, new)


def as_form(
    lines: Sequence[str], reference: ImageReference, form: ReferenceForm, destination: str
) -> TextEdit | None:
    """Write a whole reference anew: as Markdown (INLINE), `<img>` (HTML) or `{% asset_img %}` (TAG).

    Description and title are kept. None for what is no image of its own: a field, a `<source>`, a style.
    """
    whole = text_of(lines, reference.range)
    is_known = whole.startswith(("![", "{", "<img", "<IMG"))
    if not is_known or not whole or reference.range == reference.destination_range:
        return None
    match form:
        case ReferenceForm.HTML:
            new = html_image(reference.description, destination, reference.title)
        case ReferenceForm.TAG:
            new = tag_image(reference.description, destination, reference.title)
        case _:
            title = _written_title(reference.title)
            new = f"![{written_description(reference.description)}]({_address(destination)}{title})"
    return TextEdit(reference.range, new)


def text_of(lines: Sequence[str], place: Range) -> str:
    r"""Give the characters of a range, lines parted by `\n`; "" where it lies outside the text."""
    first, last = place.start, place.end
    if not 0 <= first.line <= last.line < len(lines):
        return ""
    if first.line == last.line:
        return lines[first.line][first.column : last.column]
    between = lines[first.line + 1 : last.line]
    return "\n".join([lines[first.line][first.column :], *between, lines[last.line][: last.column]])


# --- Markdown


def _in_markdown(lines: Sequence[str], place: Range, destination: str) -> TextEdit:
    line = lines[place.start.line]
    start, end = place.start.column, place.end.column
    if line[start - 1 : start] == "<" and line[end : end + 1] == ">":
        place = Range.on_line(place.start.line, start - 1, end + 1)
    address = _address(destination)
    if not line[: place.start.column].strip(" \t>"):
        address = _beginning_a_line(address)
    return TextEdit(place, address)


def _beginning_a_line(address: str) -> str:
    """Keep an address from looking like a quote, a list, a heading or HTML where it begins a line."""
    if address.startswith("<"):
        return f"<&#{ord(address[1])};{address[2:]}" if _OPENS_HTML.match(address) else address
    return f"&#{ord(address[0])};{address[1:]}" if address[:1] in _OPENING_SIGNS else address


def _address(destination: str) -> str:
    """Write an address for any paragraph: in a table a bar must be escaped, elsewhere it may be."""
    is_template = read_template(destination) is not None and not _ENDS_ADDRESS.search(destination)
    if is_template or _LIQUID_BASE.fullmatch(destination):
        return destination
    return written_destination(destination).replace("|", "\\|")


def _in_definition(lines: Sequence[str], reference: ImageReference, destination: str) -> TextEdit | None:
    place, whole = reference.destination_range, text_of(lines, reference.range)
    if reference.range.start <= place.start and place.end <= reference.range.end:
        parts = label_parts(whole)
        if parts is None:
            return None
        found = definition_range(lines, parts[1])
        if found is None:
            return as_form(lines, reference, ReferenceForm.INLINE, destination)
        place = found
    edit = _in_markdown(lines, place, destination)
    return edit if edit.new_text else TextEdit(edit.range, "<>")


def _described_inline(lines: Sequence[str], reference: ImageReference, description: str) -> TextEdit | None:
    start, end = reference.range.start, reference.destination_range.start
    before = text_of(lines, Range(start, end))
    tail = _BEFORE_DESTINATION.search(before)
    if not before.startswith("![") or tail is None or tail.start() < 2:
        return None
    ahead = before[: tail.start()]
    breaks = ahead.count("\n")
    column = len(ahead) - ahead.rfind("\n") - 1 if breaks else start.column + tail.start()
    place = Range(Position(start.line, start.column + 2), Position(start.line + breaks, column))
    return TextEdit(place, written_description(description))


def _written_title(title: str) -> str:
    if not title:
        return ""
    escaped = " ".join(title.split("\n")).replace("\\", "\\\\").replace('"', '\\"').replace("|", "\\|")
    return f' "{escaped}"'


# --- tags and fields


def _in_tag(lines: Sequence[str], place: Range, destination: str) -> TextEdit:
    line = lines[place.start.line]
    start, end = place.start.column, place.end.column
    around = line[start - 1 : start]
    quote = around if around in ("'", '"', "`") and line[end : end + 1] == around else ""
    new = written_argument(destination, quote)
    if quote:
        place = Range.on_line(place.start.line, start - 1, end + 1)
    return TextEdit(place, new)


def _in_field(lines: Sequence[str], place: Range, destination: str) -> TextEdit | None:
    """Put a value where another stands, in its quotes; TOML and JSON are always quoted."""
    if place.start.line != place.end.line:
        return None
    line = lines[place.start.line]
    before, behind = line[: place.start.column], line[place.end.column :]
    text = re.sub(r"[\x00-\x1f\x7f]", "", destination)
    if before.endswith('"') and behind.startswith('"'):
        return TextEdit(place, text.replace("\\", "\\\\").replace('"', '\\"'))
    if before.endswith("'") and behind.startswith("'"):
        is_toml = re.match(r"\s*[\w.\"-]+\s*=", line) is not None
        if is_toml and "'" in text:
            return None
        return TextEdit(place, text.replace("'", "''"))
    if _PLAIN_VALUE.fullmatch(text) and not text.endswith((":", " ")):
        return TextEdit(place, text)
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return TextEdit(place, f'"{escaped}"')


# --- where things stand


def _is_exact(lines: Sequence[str], reference: ImageReference) -> bool:
    """Tell whether the destination's range really covers it: a search that failed names the whole line."""
    written = text_of(lines, reference.destination_range).strip()
    if reference.destination_range.start.line != reference.destination_range.end.line:
        return False
    is_short = reference.form is not ReferenceForm.FIELD and reference.range == reference.destination_range
    if is_short or (not written and reference.destination):
        return False
    wanted = reference.destination
    readings = (written, _unescaped(written), html.unescape(written), re.sub(r"\\(.)", r"\1", written))
    return wanted.strip() in readings or wanted in readings


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: found[1] or html.unescape(found[2]), text)


def _offsets(lines: Sequence[str], reference: ImageReference) -> tuple[int, int]:
    start = len(text_of(lines, Range(reference.range.start, reference.destination_range.start)))
    return start, start + len(text_of(lines, reference.destination_range))
