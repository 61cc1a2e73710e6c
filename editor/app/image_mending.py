"""Mending broken images: files are carried first, then the post is changed, all of it one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.core.images.reference_edit import as_form, with_destination
from editor.core.images.repair import RepairKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.image_repairs import ImageRepairs
    from editor.app.notices import Notices
    from editor.app.post_session import PostSession
    from editor.core.images.image_reference import ImageReference
    from editor.core.images.repair import Repair
    from editor.core.text.edit import TextEdit
    from editor.widgets.image_row import ImageRow

    Pair = tuple[ImageRow, Repair]
    Join = Callable[[bool], object]
    """puts what was done to files on the post's undo stack: with the last edit of its text, or by itself"""

PATIENCE_MS = 4000
"""how long the renderer's answer about the present text is waited for"""


class ImageMending(QObject):
    """Carries out repairs of the rows of a post."""

    def __init__(self, repairs: ImageRepairs, notices: Notices) -> None:
        super().__init__()
        self._repairs = repairs
        self._notices = notices
        self.use_copies: Callable[[PostSession, Sequence[ImageRow]], object] | None = None
        """puts the kept copies of web images in their places, where the program can do that"""
        self.carry: Callable[[PostSession, Sequence[Repair], Callable[[Join], object]], object] | None = None
        """copies and moves the files of repairs, where the program can do that"""

    def fix(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Mend each of the rows in the way that is best for it; several are told of in a sentence."""
        self._begin(session, [(row, found[0]) for row in rows if (found := self._of(session, row))])

    def mend(self, session: PostSession, row: ImageRow, number: int) -> None:
        """Mend a row by one of its repairs, counted from 0."""
        found = self._of(session, row)
        if number < len(found):
            self._begin(session, [(row, found[number])])

    def carry_out(self, session: PostSession, row: ImageRow, repair: Repair) -> None:
        """Do this to a row, in one undo step."""
        self._begin(session, [(row, repair)])

    def when_settled(
        self,
        session: PostSession,
        rows: Sequence[ImageRow],
        then: Callable[[list[ImageRow]], object],
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        """Call `then` with the rows as they stand in the present text, once the renderer has read all of it.

        A row whose image cannot be told any more is left away; after a few seconds `otherwise` is called.
        """
        if session.rendered.version == session.version:
            then(_found_again(session, rows))
            return
        wait = QTimer(self, singleShot=True, interval=PATIENCE_MS)

        def look(_: object) -> None:
            if session.rendered.version == session.version:
                end()
                then(_found_again(session, rows))

        def end() -> None:
            wait.stop()
            session.patched.disconnect(look)
            wait.deleteLater()

        def give_up() -> None:
            end()
            if otherwise:
                otherwise()

        session.patched.connect(look)
        wait.timeout.connect(give_up)
        wait.start()

    # --- inside

    def _of(self, session: PostSession, row: ImageRow) -> tuple[Repair, ...]:
        return self._repairs.about(session, row.reference, row.report) if row.reference else ()

    def _begin(self, session: PostSession, pairs: Sequence[Pair]) -> None:
        if session.is_read_only or not pairs:
            return
        kept = [row for row, repair in pairs if repair.kind is RepairKind.USE_COPY]
        if kept and self.use_copies is not None:
            self.use_copies(session, kept)
        pairs = [pair for pair in pairs if pair[1].kind is not RepairKind.USE_COPY]
        files = list(dict.fromkeys(repair for _, repair in pairs if repair.touches_file))
        if not files:
            self._change_text(session, pairs, None)
        elif self.carry is not None:
            self.carry(session, files, lambda join: self._change_text(session, pairs, join))

    def _change_text(self, session: PostSession, pairs: Sequence[Pair], join: Join | None) -> None:
        wanted = {row.key: repair for row, repair in pairs}
        rows = [row for row, _ in pairs]
        if pairs:
            self.when_settled(
                session,
                rows,
                lambda found: self._edit(session, found, wanted, join),
                lambda: join(False) if join else None,  # the files can still be taken back
            )

    def _edit(
        self,
        session: PostSession,
        rows: Sequence[ImageRow],
        wanted: dict[str, Repair],
        join: Join | None,
    ) -> None:
        edits, left = _edits(session, [(row, wanted[row.key]) for row in rows])
        if edits:
            session.apply(edits)
        if join:
            join(bool(edits))
        left += len(wanted) - len(rows)
        if len(wanted) > 1 or left:
            self._tell(len(wanted) - left, left)

    def _tell(self, mended: int, left: int) -> None:
        if left:
            words = self.tr("{count} images were fixed; {left} stand where only the source can change them.")
            self._notices.tell(words.format(count=mended, left=left), tone="warn", topic="fixed")
            return
        words = self.tr("{count} images were fixed; undo takes all of it back.")
        self._notices.tell(words.format(count=mended), topic="fixed")


def _edits(session: PostSession, pairs: Sequence[Pair]) -> tuple[list[TextEdit], int]:
    """Give the edits of repairs, each place once, and count those that the text does not allow."""
    lines = session.text.texts()
    found: dict[tuple[object, object], TextEdit] = {}
    left = 0
    for row, repair in pairs:
        edit = _edit(lines, row.reference, repair) if row.reference else None
        if edit is not None:
            found[(edit.range.start, edit.range.end)] = edit  # a definition serves several images
        elif repair.destination:
            left += 1
    edits: list[TextEdit] = []
    for edit in sorted(found.values(), key=lambda one: (one.range.start, one.range.end)):
        if edits and edit.range.start < edits[-1].range.end:
            left += 1
            continue
        edits.append(edit)
    return edits, left


def _edit(lines: Sequence[str], reference: ImageReference, repair: Repair) -> TextEdit | None:
    if repair.form is not None and repair.form is not reference.form:
        return as_form(lines, reference, repair.form, repair.destination)
    return with_destination(lines, reference, repair.destination) if repair.destination else None


def _found_again(session: PostSession, rows: Sequence[ImageRow]) -> list[ImageRow]:
    """Give rows with their references as they stand now: the same image, nearest to where it was."""
    places: dict[tuple[object, str, str], list[ImageReference]] = {}
    for reference in session.rendered.references():
        kind = (reference.form, reference.destination, reference.description)
        places.setdefault(kind, []).append(reference)
    found: list[ImageRow] = []
    for row in rows:
        if row.reference is None:
            continue
        kind = (row.reference.form, row.reference.destination, row.reference.description)
        line = row.reference.range.start.line
        column = row.reference.range.start.column
        alike = places.get(kind, ())
        nearest = min(
            alike,
            key=lambda one: (abs(one.range.start.line - line), abs(one.range.start.column - column)),
            default=None,
        )
        if nearest is not None:
            found.append(replace(row, reference=nearest))
    return found
