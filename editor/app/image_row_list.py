"""The images of the post in front as rows: made anew only where text, verdict, repair or picture changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.images.check import ImageStatus
from editor.core.images.image_reference import is_moved_only
from editor.core.site.image_paths import destination_for
from editor.widgets.image_panel import ImageRow
from editor.widgets.image_row import is_same
from editor.widgets.repair_words import repair_words

if TYPE_CHECKING:
    from editor.app.image_facts import ImageFacts
    from editor.app.image_repairs import ImageRepairs
    from editor.app.image_thumbnails import ImageThumbnails
    from editor.app.post_session import PostSession
    from editor.core.images.image_reference import ImageReference

    Change = tuple[ImageRow | None, ImageRow | None]
    """a row as it was and as it is; None where there was none, or is none any more"""


class ImageRowList:
    """Rows of one post at a time; thousands of them are followed in about a millisecond."""

    def __init__(self, facts: ImageFacts, repairs: ImageRepairs, thumbnails: ImageThumbnails) -> None:
        self._facts = facts
        self._repairs = repairs
        self._thumbnails = thumbnails
        self._basis: tuple[object, ...] = ()
        """what all rows depend on; other rows are made where it is another"""
        self._linked: list[ImageRow] = []
        self._unused: list[ImageRow] = []
        self.by_key: dict[str, ImageRow] = {}
        """all rows, in the order of the post, files that nothing refers to last"""
        self.broken = 0
        """how many images of the post a reader of the site will miss, as far as is known"""
        self.checked = 0.0
        """when the web was last asked about one of them, in seconds since 1970, 0 where it was not"""

    @property
    def linked(self) -> int:
        """Tell how many images the post refers to."""
        return len(self._linked)

    def rows(self) -> list[ImageRow]:
        """Give all rows in their order."""
        return [*self._linked, *self._unused]

    def follow(self, session: PostSession | None) -> list[Change]:
        """Bring the rows up to date with a post, or with none; give those that changed."""
        stale = self._facts.take_changed() | self._repairs.take_changed() | self._thumbnails.take_changed()
        basis: tuple[object, ...] = ()
        if session is not None:
            basis = session, session.home, session.convention, session.rendered.front_matter
        changes: list[Change] = []
        if len(basis) != len(self._basis) or any(a is not b for a, b in zip(basis, self._basis, strict=True)):
            changes = [(row, None) for row in self._linked]
            self._basis, self._linked, self.broken, self.checked = basis, [], 0, 0.0
        before = len(changes)
        if session is not None:
            changes += self._follow_references(session, stale)
        for old, new in changes[before:]:
            self._count(old, new)
        unused = self._kept(session) if session is not None and session.kept_images else []
        is_other = before or len(self.by_key) != self.linked + len(unused) or unused != self._unused
        changes += [(row, None) for row in self._unused if row not in unused]
        changes += [(None, row) for row in unused if row not in self._unused]
        self._unused = unused
        if is_other:
            self.by_key = {row.key: row for row in self.rows()}
        else:
            self.by_key.update((new.key, new) for _, new in changes if new)
        return changes

    # --- inside

    def _follow_references(self, session: PostSession, stale: set[str]) -> list[Change]:
        references = session.rendered.references()
        old, fresh, changes = self._linked, list[ImageRow](), list["Change"]()
        for number, reference in enumerate(references):
            before = old[number] if number < len(old) else None
            if before is not None:
                if before.reference is reference and reference.destination not in stale:
                    fresh.append(before)
                    continue
                if reference.destination not in stale and _says_the_same(before, reference):
                    row = ImageRow(
                        before.key,
                        reference,
                        before.destination,
                        before.report,
                        before.thumbnail,
                        before.repairs,
                    )
                    fresh.append(row)
                    changes.append((before, row))
                    continue
                row = self._row(session, number, reference)
                if is_same(before, row):
                    fresh.append(before)
                    continue
            else:
                row = self._row(session, number, reference)
            fresh.append(row)
            changes.append((before, row))
        changes += [(row, None) for row in old[len(references) :]]
        self._linked = fresh
        return changes

    def _count(self, old: ImageRow | None, new: ImageRow | None) -> None:
        self.broken += bool(new and new.is_broken) - bool(old and old.is_broken)
        if new and new.report:
            self.checked = max(self.checked, new.report.checked)

    def _row(self, session: PostSession, number: int, reference: ImageReference) -> ImageRow:
        report, _ = self._facts.about(session, reference.destination, reference.form.value)
        repairs = self._repairs.about(session, reference, report) if report and report.is_broken else ()
        words = tuple(repair_words(repair, session.convention.root) for repair in repairs)
        return self._drawn(
            session, ImageRow(str(number), reference, reference.destination, report, None, words)
        )

    def _kept(self, session: PostSession) -> list[ImageRow]:
        """Give the files that were kept for the post and that nothing in it shows."""
        linked = {row.report.path for row in self._linked if row.report and row.report.path}
        found: list[ImageRow] = []
        for path in session.kept_images:
            if path in linked or self._is_asked(session):
                continue
            destination = destination_for(session.convention, path, session.home)
            report, _ = self._facts.about(session, destination)
            if report is not None and report.here is ImageStatus.MISSING:
                continue  # in the trash, from which undo may bring it back
            found.append(self._drawn(session, ImageRow("unused:" + path, None, destination, report, None)))
        return found

    def _is_asked(self, session: PostSession) -> bool:
        """Tell whether a row may still turn out to be one of the kept files."""
        kept = {destination_for(session.convention, path, session.home) for path in session.kept_images}
        return any(row.report is None and row.destination in kept for row in self._linked)

    def _drawn(self, session: PostSession, row: ImageRow) -> ImageRow:
        thumbnail = self._thumbnails.about(session, row) if self._thumbnails.may_know(row) else None
        return replace(row, thumbnail=thumbnail) if thumbnail else row


def _says_the_same(row: ImageRow, reference: ImageReference) -> bool:
    return row.reference is not None and is_moved_only(row.reference, reference)
