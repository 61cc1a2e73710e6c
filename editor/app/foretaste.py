"""The first screen of a post in the preview, before the parts that follow it are there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.app.early_post import first_sight
from editor.app.post_title import day_of, prints_title, written_title
from editor.widgets.preview_look import PreviewHeading, PreviewLook

if TYPE_CHECKING:
    from editor.app.early_post import EarlyPost
    from editor.app.early_process import EarlyProcess
    from editor.app.settings import Settings
    from editor.widgets.no_preview import NoPreview
    from editor.widgets.preview import Preview


class Foretaste:
    """Shows what the renderer has said of the first post as soon as it is there, just as it will stay."""

    def __init__(
        self,
        preview: Preview | NoPreview,
        settings: Settings,
        post: EarlyPost | None,
        renderer: EarlyProcess | None,
    ) -> None:
        self._preview = preview
        self._settings = settings
        self._sources = (post, renderer) if post and renderer and may_foretaste(settings, post) else None

    def show(self) -> None:
        """Show it, if it can be shown and is not yet."""
        sight = first_sight(*self._sources) if self._sources else None
        if self._sources is None or sight is None:
            return
        post, settings = self._sources[0], self._settings
        self._sources = None
        fields = sight.front_matter
        self._preview.set_zoom(settings.preview_zoom)
        self._preview.set_look(PreviewLook("", settings.preview_letters, settings.marks_differences))
        if prints_title(settings.shows_title, post.convention):
            self._preview.set_heading(PreviewHeading(written_title(fields), day_of(fields)))
        self._preview.show_blocks([(block.line, block.html) for block in sight.blocks], is_early=True)
        self._preview.mark_line(0)  # where the caret of a post stands that is just opened


def may_foretaste(settings: Settings, post: EarlyPost) -> bool:
    """Tell whether the post will be seen in our own clothes beside the source, and is as it was read."""
    styled = {entry.partition("\n")[0] for entry in settings.preview_styles}
    is_beside = settings.shows_preview and not settings.preview_apart
    return is_beside and post.convention.root not in styled and post.is_fresh
