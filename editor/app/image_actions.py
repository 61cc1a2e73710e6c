"""What the writer does with rows of the image panel: each wish goes to the part that can fulfil it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLineEdit

from editor.app.nearest_heading import nearest_heading
from editor.core.images.link import markdown_for
from editor.core.images.reference_edit import with_description
from editor.widgets.image_actions import ImageAction
from editor.widgets.one_line import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.image_checks import ImageChecks
    from editor.app.image_mending import ImageMending
    from editor.app.image_opening import ImageOpening
    from editor.app.notices import Notices
    from editor.app.post_session import PostSession
    from editor.app.window import Window
    from editor.core.site.convention import Convention
    from editor.widgets.image_row import ImageRow


class RowsDeed(Protocol):
    """Something that is done to several rows of a post, and tells by itself how it went."""

    def __call__(self, session: PostSession, rows: Sequence[ImageRow], /) -> object:
        """Begin."""


class ImageActions(QObject):
    """Offers what has a deed, and does what is asked of the panel, its menu and its keys."""

    def __init__(
        self,
        window: Window,
        checks: ImageChecks,
        mending: ImageMending,
        opening: ImageOpening,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._window = window
        self._panel = window.image_panel
        self._checks = checks
        self._mending = mending
        self._notices = notices
        self._deeds: dict[ImageAction, RowsDeed] = {
            ImageAction.GO_TO: self._go_to,
            ImageAction.EDIT_DESCRIPTION: lambda _, rows: self._panel.edit_description(rows[0].key),
            ImageAction.FIX: mending.fix,
            ImageAction.OPEN: opening.open,
            ImageAction.REVEAL: opening.reveal,
            ImageAction.COPY_ADDRESS: self._copy_addresses,
            ImageAction.INSERT: self._insert,
            ImageAction.CHECK: lambda _, rows: checks.check([row.destination for row in rows]),
        }
        self._panel.set_suggester(self._suggestion)
        self._panel.action_requested.connect(self._on_action)
        self._panel.repair_requested.connect(self._on_repair)
        self._panel.description_edited.connect(self._on_described)
        self._panel.row_chosen.connect(self._on_chosen)
        self._offer()

    def add(self, action: ImageAction, deed: RowsDeed | None) -> None:
        """Offer an action from now on; `deed` is called with the post and the rows that allow it.

        With None it is no longer offered.
        """
        if deed is not None:
            self._deeds[action] = deed
        else:
            self._deeds.pop(action, None)
        self._offer()

    def add_replacing(self, replace: Callable[[PostSession, ImageRow, str], object]) -> None:
        """Offer to put another file, which the writer picks, in the place of an image's."""

        def _ask(session: PostSession, rows: Sequence[ImageRow]) -> None:
            title = self.tr("Replace {name} by").format(name=_name(rows[0]))
            kinds = self.tr("Images") + " (*.png *.jpg *.jpeg *.gif *.webp *.avif *.svg *.bmp)"
            path, _ = QFileDialog.getOpenFileName(self._window, title, "", kinds)
            if path:
                replace(session, rows[0], path)

        self.add(ImageAction.REPLACE, _ask)

    def add_renaming(self, rename: Callable[[PostSession, ImageRow, str], object]) -> None:
        """Offer to give an image's file another name, which the writer types."""

        def _ask(session: PostSession, rows: Sequence[ImageRow]) -> None:
            old = _name(rows[0])
            name, is_given = QInputDialog.getText(
                self._window,
                self.tr("Rename the image"),
                self.tr("New name of the file; every post that shows it follows:"),
                QLineEdit.EchoMode.Normal,
                old,
            )
            if is_given and name.strip() and name.strip() != old:
                rename(session, rows[0], name.strip())

        self.add(ImageAction.RENAME, _ask)

    def add_trashing(self, trash: Callable[[Convention, Sequence[str], PostSession | None], object]) -> None:
        """Offer to move files that nothing refers to into the trash."""

        def _trash(session: PostSession, rows: Sequence[ImageRow]) -> None:
            trash(session.convention, [row.path for row in rows if row.path], session)

        self.add(ImageAction.DELETE_UNUSED, _trash)

    def _offer(self) -> None:
        self._panel.set_actions(self._deeds)

    # --- what is asked

    def _on_action(self, name: str, keys: list[str]) -> None:
        session, rows = self._checks.session, self._checks.rows_with(keys)
        deed = self._deeds.get(ImageAction(name))
        if session is not None and rows and deed is not None:
            deed(session, rows)

    def _on_repair(self, key: str, number: int) -> None:
        session, rows = self._checks.session, self._checks.rows_with([key])
        if session is not None and rows:
            self._mending.mend(session, rows[0], number)

    def _on_chosen(self, key: str) -> None:
        session, rows = self._checks.session, self._checks.rows_with([key])
        if session is not None and rows and rows[0].reference is not None:
            session.editor.go_to(rows[0].reference.range.start)

    def _go_to(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        if rows[0].reference is not None:
            session.editor.go_to(rows[0].reference.range.start)
            session.editor.setFocus()

    def _copy_addresses(self, _: PostSession, rows: Sequence[ImageRow]) -> None:
        QApplication.clipboard().setText("\n".join(row.destination for row in rows))

    def _insert(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        if not session.is_read_only:
            links = "\n".join(markdown_for("", row.destination) for row in rows)
            session.insert(links, session.editor.place())

    # --- descriptions

    def _on_described(self, key: str, description: str) -> None:
        session, rows = self._checks.session, self._checks.rows_with([key])
        if session is None or session.is_read_only or not rows or rows[0].reference is None:
            return
        self._mending.when_settled(session, rows, lambda found: self._describe(session, found, description))

    def _describe(self, session: PostSession, rows: Sequence[ImageRow], description: str) -> None:
        reference = rows[0].reference if rows else None
        edit = with_description(session.text.texts(), reference, description) if reference else None
        if edit is None:
            self._notices.tell(
                self.tr("The description stands where only the source can change it."),
                tone="warn",
                topic="description",
            )
            return
        session.apply([edit])

    def _suggestion(self, row: ImageRow) -> str:
        """Give the nearest heading above an image, or the post's title."""
        session = self._checks.session
        if session is None or row.reference is None:
            return ""
        heading = nearest_heading(session.rendered.drawn_blocks(), row.reference.range.start.line)
        return one_line(heading or session.title, 120)


def _name(row: ImageRow) -> str:
    return row.path.rpartition("/")[2]
