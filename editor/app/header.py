"""The row at the top of the window: the name, the site, the open posts, and the menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QSizePolicy, QToolButton, QWidget

from editor.widgets.elided_label import ElidedLabel
from editor.widgets.plain_label import named, plain_label
from editor.widgets.post_tabs import PostTabs
from editor.widgets.view_segments import ViewSegments

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

HEIGHT = 44
VIEWS_FROM = 1060
COMMANDS_FROM = 1220
"""widths of the window from which on there is room; the menus have both in any width"""
MARGIN = 14


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
        self._has_views = False
        self.menus = QMenuBar()
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        left = QWidget()
        left.setFixedWidth(list_width)
        names = QHBoxLayout(left)
        names.setSpacing(10)
        names.setContentsMargins(MARGIN, 0, 4, 0)
        names.addWidget(named(plain_label("墨 Inkwright"), "logo"))
        names.addWidget(self.site_name, 1)
        row = QHBoxLayout(self)
        row.setSpacing(4)
        row.setContentsMargins(0, 0, MARGIN - 8, 0)
        row.addWidget(left)
        row.addSpacing(MARGIN - 4)
        row.addWidget(self.tabs)
        row.addWidget(self.new_post)
        row.addStretch(1)
        row.addWidget(self.commands)
        row.addWidget(self.views, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.menus)
        self._fit()

    def show_views(self, *, shown: bool) -> None:
        """Offer the switch of views, where there is a post and room."""
        self._has_views = shown
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for no room for what goes when there is little."""
        hint = super().minimumSizeHint()
        spared = [one.sizeHint().width() for one in (self.views, self.commands) if not one.isHidden()]
        return QSize(max(hint.width() - sum(spared), 0), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let go what has no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.views.setVisible(self._has_views and self.width() >= VIEWS_FROM)
        self.commands.setVisible(self.width() >= COMMANDS_FROM)
