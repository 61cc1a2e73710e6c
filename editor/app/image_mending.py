"""Mending broken images: files are carried first, then the post is changed, all of it one undo step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.app.undo_marks import UndoMark
from editor.core.images.reference_edit import as_form, with_destination
from editor.core.images.repair import RepairKind
from editor.workspace.errors import WorkspaceError
from editor.workspace.image_repairs import apply_repair_file, undo_repair_file

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.background import Background
    from editor.app.image_repairs import ImageRepairs
    from editor.app.notices import Notices
    from editor.app.post_session import PostSession
    from editor.core.images.image_reference import ImageReference
    from editor.core.images.repair import Repair
    from editor.core.text.edit import TextEdit
    from editor.widgets.image_row import ImageRow
    from editor.workspace.repair_file import RepairedFile

    Pair = tuple[ImageRow, Repair]

PATIENCE_MS = 4000
"""how long the renderer's answer about the present text is waited for"""


class ImageMending(QObject):
    """Carries out repairs of the rows of a post."""

    def __init__(
        self,
        repairs: ImageRepairs,
        background: Background,
        notices: Notices,
        refresh: Callable[[], object],
    ) -> None:
        """`refresh` is called when files have come or gone."""
        super().__init__()
        self._repairs = repairs
        self._background = background
        self._notices = notices
        self._refresh = refresh
        self.use_copies: Callable[[PostSession, Sequence[ImageRow]], object] | None = None
        """puts the kept copies of web images in their places, where the program can do that"""

    def fix(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Mend each of the rows in the way that is best for it; several are told of in a sentence."""
        self._begin(session, [(row, found[0]) for row in rows if (found := self._of(session, row))])

    def mend(self, session: PostSession, row: ImageRow, number: int) -> None:
        """Mend a row by one of its repairs, counted from 0."""
        found = self._of(session, row)
        if number < len(found):
            self._begin(session, [(row, found[number])])

    def when_settled(
        self, session: PostSession, rows: Sequence[ImageRow], then: Callable[[list[ImageRow]], object]
    ) -> None:
        """Call `then` with the rows as they stand in the present text, once the renderer has read all of it.

        A row whose image cannot be told any more is left away; nobody is called after a few seconds.
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

        session.patched.connect(look)
        wait.timeout.connect(end)
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
            return
        self._background.run(
            carry_files,
            files,
            done=lambda done: self._on_carried(session, pairs, self._mark(files, done)),
            failed=self._notices.tell_error,
        )

    def _on_carried(self, session: PostSession, pairs: Sequence[Pair], mark: UndoMark) -> None:
        self._change_text(session, pairs, mark)
        self._look()

    def _change_text(self, session: PostSession, pairs: Sequence[Pair], mark: UndoMark | None) -> None:
        wanted = {row.key: repair for row, repair in pairs}
        rows = [row for row, _ in pairs]
        if pairs:
            self.when_settled(session, rows, lambda found: self._edit(session, found, wanted, mark))

    def _edit(
        self,
        session: PostSession,
        rows: Sequence[ImageRow],
        wanted: dict[str, Repair],
        mark: UndoMark | None,
    ) -> None:
        edits, left = _edits(session, [(row, wanted[row.key]) for row in rows])
        if edits:
            session.apply(edits)
        if mark and edits:
            session.marks.tie(mark)
        elif mark:
            session.marks.add(mark)
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

    def _mark(self, repairs: Sequence[Repair], carried: Sequence[RepairedFile]) -> UndoMark:
        """Let files follow undo and redo of the step they belong to."""
        standing = list(carried)

        def _back() -> None:
            back, standing[:] = list(standing), []
            self._background.run(
                return_files,
                back,
                done=lambda _: self._look(),
                failed=self._notices.tell_error,
                lane="ordered",
            )

        def _again() -> None:
            self._background.run(
                carry_files,
                repairs,
                done=lambda done: (standing.extend(done), self._look()),
                failed=self._notices.tell_error,
                lane="ordered",
            )

        return UndoMark(_back, _again)

    def _look(self) -> None:
        self._repairs.forget()
        self._refresh()


def carry_files(repairs: Sequence[Repair]) -> list[RepairedFile]:
    """Do the file side of repairs, all or nothing; blocking, raises WorkspaceError."""
    done: list[RepairedFile] = []
    try:
        for repair in repairs:
            found = apply_repair_file(repair)
            done += [found] if found else []
    except WorkspaceError:
        return_files(done)
        raise
    return done


def return_files(done: Sequence[RepairedFile]) -> None:
    """Take the file side of repairs back, the last first; blocking, raises WorkspaceError."""
    for one in reversed(done):
        undo_repair_file(one)


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
