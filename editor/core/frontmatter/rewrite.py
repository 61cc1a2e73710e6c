"""Sets, removes or renames one field with the smallest edit of the text, and proves that it did only that."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.fence import find_fence, missing_end, text_before
from editor.core.frontmatter.field import MERGE_KEY, Fence, FenceKind
from editor.core.frontmatter.fields import read_content
from editor.core.frontmatter.meaning import means
from editor.core.frontmatter.page import Page
from editor.core.frontmatter.patch import applied, joined
from editor.core.frontmatter.schema import FieldKind, specified_kind
from editor.core.frontmatter.value_edits import addition_edits, change_edits, removal_edits, rename_edits
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.generator import Generator

_EMPTY_KINDS = (FieldKind.DATE, FieldKind.NUMBER, FieldKind.SWITCH)


def set_field(
    lines: Sequence[str], generator: Generator, name: str, value: FieldValue
) -> TextEdit | Diagnostic:
    """Give the edit that sets a field, adding the field, and the fence, where they are missing.

    A value that is there already gives an edit that changes nothing: an empty range and an empty text.
    An empty text for a date, number or switch is no value, and in TOML, which knows no empty value, None
    removes the field. The result is read again: when anything but this field would change, the answer is
    the Diagnostic `frontmatter.cannot-rewrite` (data `key`); when the front matter cannot be read, or does
    not end, it is the one that says so. Scalars that say how they are meant (`BareText`, `QuotedText`)
    are written so, and one that is there in the other way is another value. The merge key of YAML is
    never set.
    """
    value = _normal(value)
    if value == "" and specified_kind(name, generator) in _EMPTY_KINDS:
        value = None
    page = _page(lines, generator)
    if isinstance(page, Diagnostic):
        return page
    if page is None:
        return _with_new_fence(lines, generator, name, value)
    entry = page.entry(name)
    if value is None and page.fence.kind is FenceKind.TOML:
        return remove_field(lines, generator, name)
    if entry is not None and means(entry.node, value, page.fence.kind):
        return _nothing(entry.node.range.start)
    if name == MERGE_KEY and page.fence.kind in (FenceKind.YAML, FenceKind.YAML_OPEN):
        return _refusal(entry.range if entry else Range(Position(0, 0), Position(0, 0)), name)
    expected = _values(page) | {name: value}
    if entry is None:
        return _proven(page, lambda desk: addition_edits(desk, name, value), expected, name)
    return _proven(page, lambda desk: change_edits(desk, entry, value), expected, name)


def remove_field(lines: Sequence[str], generator: Generator, name: str) -> TextEdit | Diagnostic:
    """Give the edit that removes a field with its lines, or one that changes nothing.

    The fence stays, also around nothing.
    """
    page = _page(lines, generator)
    if isinstance(page, Diagnostic):
        return page
    entry = page.entry(name) if page else None
    if page is None or entry is None:
        return _nothing(Position(page.fence.content_first if page else 0, 0))
    expected = _values(page)
    del expected[name]
    return _proven(page, lambda desk: removal_edits(desk, entry), expected, name)


def rename_field(lines: Sequence[str], generator: Generator, old: str, new: str) -> TextEdit | Diagnostic:
    """Give the edit that calls a field by another name, which no field may have yet."""
    page = _page(lines, generator)
    if isinstance(page, Diagnostic):
        return page
    entry = page.entry(old) if page else None
    if page is None or entry is None:
        return _refusal(Range(Position(0, 0), Position(0, 0)), old)
    if old == new:
        return _nothing(entry.key.start)
    if page.entry(new) is not None:
        return _refusal(entry.range, old)
    expected = {new if name == old else name: value for name, value in _values(page).items()}
    return _proven(page, lambda desk: rename_edits(desk, entry, new), expected, old)


def _normal(value: FieldValue) -> FieldValue:
    """Make lists and mappings that came over a wire the tuples and dicts that readers give."""
    if value is None or isinstance(value, str):
        return value
    if hasattr(value, "items"):
        return {name: _normal(member) for name, member in value.items()}  # type: ignore[union-attr]
    return tuple(_normal(item) for item in value)  # type: ignore[union-attr]


def _page(lines: Sequence[str], generator: Generator) -> Page | Diagnostic | None:
    """Put a front matter on the desk; None where there is none, a Diagnostic where it cannot be edited."""
    fence = find_fence(lines, generator)
    if fence is None:
        return missing_end(lines, generator) or text_before(lines, generator)
    reading = read_content(lines, fence, generator)
    if reading.diagnostics:
        return reading.diagnostics[0]
    return Page(lines, generator, fence, reading)


def _values(page: Page) -> dict[str, FieldValue]:
    return {entry.name: entry.node.value for entry in page.entries}


def _nothing(place: Position) -> TextEdit:
    return TextEdit(Range(place, place), "")


def _refusal(found: Range, name: str) -> Diagnostic:
    return Diagnostic("frontmatter.cannot-rewrite", Severity.WARNING, found, {"key": name})


def _proven(
    page: Page, edits_on: Callable[[Page], list[TextEdit]], expected: dict[str, FieldValue], name: str
) -> TextEdit | Diagnostic:
    """Try the smallest edit, then more cautious and larger ones, and give the first that does it."""
    for is_whole, is_cautious in ((False, False), (False, True), (True, False), (True, True)):
        edits = edits_on(replace(page, is_whole=is_whole, is_cautious=is_cautious))
        if not edits:
            continue
        edit = joined(page.lines, edits)
        if _leads_to(page.lines, page.generator, page.fence, edit, expected):
            return edit
    entry = page.entry(name)
    first = Position(page.fence.first, 0)
    return _refusal(entry.range if entry else Range(first, first), name)


def _leads_to(
    lines: Sequence[str],
    generator: Generator,
    fence: Fence | None,
    edit: TextEdit,
    expected: dict[str, FieldValue],
) -> bool:
    """Tell whether an edit gives exactly the expected fields, in their order, and the same body.

    Only a new field may stand elsewhere than last: in TOML it comes before the tables.
    """
    after = applied(lines, edit)
    page = _page(after, generator)
    if not isinstance(page, Page):
        return False
    body = fence.body if fence else 0
    is_same_body = page.fence.body - body == len(after) - len(lines)
    is_same_kind = fence is None or (page.fence.kind is fence.kind and page.fence.first == fence.first)
    found = _values(page)
    newest = list(expected)[-1:]
    is_same_order = [name for name in found if name not in newest] == [
        name for name in expected if name not in newest
    ]
    return (
        is_same_body
        and is_same_kind
        and is_same_order
        and found == expected
        and all(means(entry.node, expected[entry.name], page.fence.kind) for entry in page.entries)
    )


def _with_new_fence(
    lines: Sequence[str], generator: Generator, name: str, value: FieldValue
) -> TextEdit | Diagnostic:
    """Begin a post with a front matter between `---`, which every generator reads."""
    column = 1 if lines and lines[0].startswith("\ufeff") else 0
    start = Position(0, column)
    fence = Fence(FenceKind.YAML, 0, 1, 1, 2)
    empty = _page(["---", "---"], generator)
    if not isinstance(empty, Page):
        return _refusal(Range(start, start), name)
    for is_cautious in (False, True):
        desk = Page(["---", "---"], generator, fence, empty.reading, is_cautious)
        text = "---\n" + addition_edits(desk, name, value)[0].new_text + "---\n"
        edit = TextEdit(Range(start, start), text)
        if _leads_to(lines, generator, None, edit, {name: value}):
            return edit
    return _refusal(Range(start, start), name)
