"""Where readers of a site find a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.image_paths import own_folder, served_path
from editor.core.site.page_address import page_address
from editor.core.site.post_paths import relative_path
from editor.core.site.serving_habits import is_hidden

if TYPE_CHECKING:
    from editor.core.site.convention import Convention


def served_address(convention: Convention, path: str, post_path: str) -> str:
    """Give the address at which the site serves a file (absolute path), base path and all: `/blog/a.png`.

    A file of the post's own folder lies with its page: `…/trip/a.png`, where only the finished page knows
    what comes before. "" where no folder is served that holds the file.
    """
    relative = relative_path(convention, path)
    if relative is None or convention.generator is Generator.PLAIN:
        return ""
    own = own_folder(convention, post_path)
    if own and path.startswith(f"{own}/"):
        segments = (*page_address(convention, post_path).assets, path.removeprefix(f"{own}/"))
        unknown = max((at for at, part in enumerate(segments) if part.startswith(":")), default=-1)
        before = convention.base_path if unknown < 0 else "…/"
        return before + "/".join(segments[unknown + 1 :])
    for mount in convention.serving.mounts:
        if relative.startswith(f"{mount.folder}/"):
            inside = relative.removeprefix(f"{mount.folder}/")
            return convention.base_path + (f"{mount.target}/{inside}" if mount.target else inside)
    inside = served_path(convention, path)
    hides = convention.generator in (Generator.HEXO, Generator.JEKYLL)
    if inside is None or is_hidden(convention.serving, inside, hides_signs=hides):
        return ""
    return convention.base_path + inside
