"""The edits of a post after which its images have other destinations, proved by reading the post again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.images.moved_destination import moved_destination
from editor.core.images.reference_edit import with_destination
from editor.core.site.image_paths import candidates
from editor.core.text.edited_lines import edited_lines
from editor.workspace.local_images import Listing, find_local

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.images.image_reference import ImageReference
    from editor.core.site.convention import Convention
    from editor.core.text.edit import TextEdit
    from editor.indexer.local_references import ReferenceReader

_LOCAL = (DestinationKind.RELATIVE, DestinationKind.SITE)


class CannotRewriteError(Exception):
    """A reference cannot be given its new destination; the text is the destination it has."""


@dataclass(frozen=True, slots=True)
class Moves:
    """What moves: `files` by absolute path, old to new, and `addresses` by what stands in the post."""

    files: Mapping[str, str]
    addresses: Mapping[str, str]


class ReferenceMover:
    """Finds what must be edited in posts of one site."""

    def __init__(self, convention: Convention, reader: ReferenceReader, moves: Moves) -> None:
        self._convention = convention
        self._reader = reader
        self._moves = moves
        self._listing = Listing()

    def edits(self, path: str, lines: Sequence[str]) -> list[TextEdit]:
        """Give the edits of a post, none where it uses nothing that moves; raises CannotRewriteError."""
        references = self._reader.references_of(lines, self._convention)
        wanted = [self._wanted(path, reference) for reference in references]
        edits: dict[tuple[int, int], TextEdit] = {}
        for reference, destination in zip(references, wanted, strict=True):
            if destination is None or destination == reference.destination:
                continue
            edit = with_destination(lines, reference, destination)
            if edit is None:
                raise CannotRewriteError(reference.destination)
            # a definition that several images share is changed once
            edits[(edit.range.start.line, edit.range.start.column)] = edit
        found = list(edits.values())
        if found:
            self._prove(references, wanted, edited_lines(lines, found))
        return found

    def _wanted(self, path: str, reference: ImageReference) -> str | None:
        """Tell the new destination, None for a reference that nothing happens to."""
        if reference.destination in self._moves.addresses:
            return self._moves.addresses[reference.destination]
        parsed = parse_destination(reference.destination)
        if not self._moves.files or parsed.kind not in _LOCAL:
            return None
        form = reference.form.value
        meant = candidates(self._convention, parsed.path, path, form)
        found = find_local(meant, self._convention.root, self._listing).path if meant else ""
        # the file may be on its way already
        old = found or next((one.path for one in meant if one.path in self._moves.files), "")
        new = self._moves.files.get(old)
        if new is None:
            return None
        moved = moved_destination(self._convention, reference.destination, form, path, old, new)
        if moved is None:
            raise CannotRewriteError(reference.destination)
        return moved

    def _prove(
        self, references: list[ImageReference], wanted: list[str | None], lines: Sequence[str]
    ) -> None:
        """Read the post again: every image has the destination it is to have, and none has come or gone."""
        expected = Counter(
            (one.form, one.description, one.destination if new is None else new)
            for one, new in zip(references, wanted, strict=True)
        )
        after = self._reader.references_of(lines, self._convention)
        found = Counter((one.form, one.description, one.destination) for one in after)
        if found != expected:
            raise CannotRewriteError(next(iter((expected - found) or (found - expected)))[2])
