"""Which folders are the writer's own: asked once for each, and all that the web policy hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.notices import Choice
from editor.core.images.check import CheckPolicy, SizePolicy

if TYPE_CHECKING:
    from editor.app.notices import Notices
    from editor.app.settings import SettingsStore
    from editor.core.site.convention import Convention


class OwnFolders(QObject):
    """Web images are asked for in the writer's own folders, and for nothing else."""

    changed = Signal(str)
    """the folder of that root is, or is no more, the writer's own"""

    def __init__(self, store: SettingsStore, notices: Notices) -> None:
        super().__init__()
        self._store = store
        self._notices = notices
        self._asked: set[str] = set()

    def policy_for(self, convention: Convention) -> CheckPolicy:
        """Tell what may be asked of the web for posts of a site."""
        own, settings = self.is_own(convention.root), self._store.settings
        return CheckPolicy(
            own,
            own and settings.check_private_addresses,
            blog=convention.home_address if own else "",
            keeps_copies=own and settings.keeps_copies,
            sizes=SizePolicy(settings.heavy_image_kilobytes * 1000, settings.wide_image_pixels),
        )

    def is_own(self, root: str) -> bool:
        """Tell whether the writer has said that a folder is theirs."""
        return root in self._store.settings.own_folders

    def ask(self, convention: Convention) -> None:
        """Ask once whether a folder is the writer's own, as one of its posts shows a web image."""
        root = convention.root
        settings = self._store.settings
        if root in self._asked or root in settings.own_folders or root in settings.foreign_folders:
            return
        self._asked.add(root)
        sentence = self.tr(
            "This post shows images from the web. Is “{name}” your own site? Only then Inkwright asks "
            "their servers, to check and show them."
        )
        self._notices.tell(
            sentence.format(name=convention.name or root),
            topic="own-folder",
            choices=[
                Choice(self.tr("It is mine"), lambda: self.set_own(root, own=True)),
                Choice(self.tr("It is not"), lambda: self.set_own(root, own=False)),
            ],
        )

    def set_own(self, root: str, *, own: bool) -> None:
        """Remember whether a folder is the writer's own."""
        settings = self._store.settings
        mine = tuple(path for path in settings.own_folders if path != root)
        theirs = tuple(path for path in settings.foreign_folders if path != root)
        if own:
            self._store.change(own_folders=(*mine, root), foreign_folders=theirs)
        else:
            self._store.change(own_folders=mine, foreign_folders=(*theirs, root))
        self._notices.settle("own-folder")
        self.changed.emit(root)
