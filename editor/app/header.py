"""The row at the top of the window: the name, the site, the open posts, and the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenuBar, QSizePolicy, QToolButton, QWidget

from editor.widgets.elided_label import ElidedLabel
from editor.widgets.plain_label import named, plain_label
from editor.widgets.post_tabs import PostTabs
from editor.widgets.theme import theme_of
from editor.widgets.view_segments import ViewSegments

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

HEIGHT = 44
COMMANDS_FROM = 1220
VIEWS_FROM = 1140
SITE_FROM = 960
"""widths of the window from which on there is room for words; below, pictures stand for the first two"""
SMALLEST = 640
MARGIN = 14
_NAME = "墨 Inkwright"
_ICON = 16


class Header(QWidget):
    """One row instead of three; where the system has a menu bar of its own, the menus are there."""

    def __init__(self, list_width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.site_name = named(ElidedLabel(), "site-name")
        self.tabs = named(PostTabs(), "post-tabs")
        self.tabs.setAccessibleName(self.tr("Open posts"))
        self.new_post = named(QToolButton(), "new-post")
        self.new_post.setText("＋")
        self.new_post.setProperty("quiet", True)
        self.new_post.setAccessibleName(self.tr("New post"))
        self.new_post.setToolTip(self.tr("New post (Ctrl+N)"))
        self.views = ViewSegments()
        self.commands = named(QToolButton(), "commands")
        self.commands.setText(self.tr("Commands…"))
        self.commands.setProperty("quiet", True)
        self.commands.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.commands.setToolTip(self.tr("All commands by their names (Ctrl+Shift+P)"))
        self.commands.setAccessibleName(self.tr("Commands…"))
        self.commands.setIconSize(QSize(_ICON, _ICON))
        self._list_width = list_width
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._left = QWidget()
        self._left.setFixedWidth(list_width)
        names = QHBoxLayout(self._left)
        names.setSpacing(10)
        names.setContentsMargins(MARGIN, 0, 4, 0)
        logo = named(plain_label(_NAME), "logo")
        names.addWidget(logo)
        self._logo = logo
        names.addWidget(self.site_name, 1)
        row = QHBoxLayout(self)
        row.setSpacing(4)
        row.setContentsMargins(0, 0, MARGIN - 8, 0)
        row.addWidget(self._left)
        row.addSpacing(MARGIN - 4)
        row.addWidget(self.tabs)
        row.addWidget(self.new_post)
        row.addStretch(1)
        row.addWidget(self.commands)
        row.addWidget(self.views, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.menus)
        self.views.hide()

    def show_views(self, *, shown: bool) -> None:
        """Offer the switch of views, where there is a post."""
        self.views.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room that is needed when all that can be said shorter is."""
        return QSize(SMALLEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say shorter what has no room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the picture in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and not self.commands.icon().isNull():
            self._draw_commands()

    def _fit(self) -> None:
        self.views.set_compact(is_compact=self.width() < VIEWS_FROM)
        has_words = self.width() >= COMMANDS_FROM
        if has_words != bool(self.commands.text()):
            self.commands.setText(self.commands.accessibleName() if has_words else "")
            self._draw_commands()
        has_site = self.width() >= SITE_FROM
        self.site_name.setVisible(has_site)
        self._logo.setText(_NAME if has_site else _NAME[0])
        short = self._logo.sizeHint().width() + 2 * MARGIN
        self._left.setFixedWidth(self._list_width if has_site else short)

    def _draw_commands(self) -> None:
        from editor.widgets.icons import icon  # with what draws SVGs: not before it is needed

        colour = theme_of(QApplication.palette()).quiet
        self.commands.setIcon(QIcon() if self.commands.text() else icon("search", colour))
