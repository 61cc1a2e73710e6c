"""The edits of a post after which its images have other destinations, proved by reading the post again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.frontmatter.fields import read_front_matter
from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.images.moved_destination import moved_destination
from editor.core.images.reference_edit import with_destination
from editor.core.images.reference_form import ReferenceForm
from editor.core.site.image_paths import candidates
from editor.core.site.typora import own_convention
from editor.core.text.edited_lines import edited_lines
from editor.workspace.local_images import Listing, find_local

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.images.image_reference import ImageReference
    from editor.core.site.convention import Convention
    from editor.core.text.edit import Position, Range, TextEdit
    from editor.indexer.local_references import ReferenceReader

    _Told = tuple[ReferenceForm, str, str]

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
        self._site = self._convention = convention
        self._reader = reader
        self._moves = moves
        self._listing = Listing()

    def edits(self, path: str, lines: Sequence[str]) -> list[TextEdit]:
        """Give the edits of a post, none where it uses nothing that moves; raises CannotRewriteError."""
        front_matter = read_front_matter(lines, self._site.generator)
        self._convention = own_convention(self._site, front_matter, path)
        images = self._reader.references_of(lines, self._site)
        links = self._reader.links_of(lines, self._site) if self._moves.files else []
        edits: dict[Position, TextEdit] = {}
        expected: list[Counter[_Told]] = []
        settled: dict[Range, str] = {}
        for references, are_links in ((images, False), (links, True)):
            told: Counter[_Told] = Counter()
            for one in references:
                place = one.destination_range
                # a definition that several images and links share is changed once, as its first image needs
                wanted = (
                    (settled.get(place) or self._of_link(path, one))
                    if are_links
                    else self._of_image(path, one)
                )
                if wanted is not None and wanted != one.destination:
                    settled.setdefault(place, wanted)
                    edit = _changed(lines, one, wanted)
                    edits.setdefault(edit.range.start, edit)
                told[one.form, one.description, one.destination if wanted is None else wanted] += 1
            expected.append(told)
        found = list(edits.values())
        if found:
            self._prove(expected, edited_lines(lines, found))
        return found

    def _of_image(self, path: str, reference: ImageReference) -> str | None:
        """Tell an image's new destination, None for one that nothing happens to."""
        if reference.destination in self._moves.addresses:
            return self._moves.addresses[reference.destination]
        return self._followed(path, reference, reference.form.value)

    def _of_link(self, path: str, reference: ImageReference) -> str | None:
        """Tell a link's new destination; browsers follow what is no tag as it stands in the page."""
        form = ReferenceForm.TAG if reference.form is ReferenceForm.TAG else ReferenceForm.HTML
        return self._followed(path, reference, form.value)

    def _followed(self, path: str, reference: ImageReference, form: str) -> str | None:
        """Tell the destination that leads to the file in its new place, None where that has not moved."""
        parsed = parse_destination(reference.destination)
        if not self._moves.files or parsed.kind not in _LOCAL:
            return None
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

    def _prove(self, expected: Sequence[Counter[_Told]], lines: Sequence[str]) -> None:
        """Read the post again: each reference has its new destination, and none has come or gone."""
        images = self._reader.references_of(lines, self._site)
        links = self._reader.links_of(lines, self._site) if self._moves.files else []
        for wanted, references in zip(expected, (images, links), strict=True):
            found = Counter((one.form, one.description, one.destination) for one in references)
            if found != wanted:
                raise CannotRewriteError(next(iter((wanted - found) or (found - wanted)))[2])


def _changed(lines: Sequence[str], reference: ImageReference, destination: str) -> TextEdit:
    edit = with_destination(lines, reference, destination)
    if edit is None:
        raise CannotRewriteError(reference.destination)
    return edit
