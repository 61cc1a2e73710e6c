"""Jekyll: `_config.yml`, `_posts` and `_drafts`, and a `baseurl` that no link gets by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.address_habits import AddressHabits
from editor.core.site.configuration import (
    base_path_of,
    folder_name,
    folder_path,
    is_on,
    read_yaml,
    text_of,
    texts_of,
)
from editor.core.site.convention import Convention
from editor.core.site.jekyll_habits import has_hard_wraps, jekyll_habits
from editor.core.site.serving_habits import ServingHabits

if TYPE_CHECKING:
    from collections.abc import Collection

    from editor.core.site.configuration import Configuration
    from editor.core.site.convention import Folder

_PERMALINKS = {
    "date": "/:categories/:year/:month/:day/:title.html",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title.html",
    "weekdate": "/:categories/:year/W:week/:short_day/:title.html",
    "none": "/:categories/:title.html",
}
"""The named styles (`jekyll@202df5713:lib/jekyll/drops`, docs on permalinks)."""


def is_site(folder: Folder, names: Collection[str]) -> bool:
    """Tell a Jekyll site: `_config.yml` beside `_posts` (or a Gemfile that names jekyll)."""
    has_configuration = "_config.yml" in names or "_config.yaml" in names
    if not has_configuration:
        return "_posts" in names and _names_jekyll(folder)
    return folder.is_folder("_posts") or folder.is_folder("_layouts") or _names_jekyll(folder)


def read_convention(folder: Folder, root: str) -> Convention:
    """Read a Jekyll site's habits."""
    text = folder.read_text("_config.yml")
    configuration = read_yaml(folder.read_text("_config.yaml") if text is None else text)
    source = folder_path(text_of(configuration, "source"), "")
    before = f"{source}/" if source else ""
    permalink = text_of(configuration, "permalink", "date")
    return Convention(
        root,
        Generator.JEKYLL,
        name=text_of(configuration, "title") or folder_name(root),
        post_folders=(f"{before}_posts",),
        draft_folder=f"{before}_drafts",
        image_folder=_image_folder(folder, before),
        served_folders=(source,),
        new_post_name=":year-:month-:day-:title.md",
        base_path=base_path_of(text_of(configuration, "baseurl")),
        home_address=text_of(configuration, "url"),
        permalink=_PERMALINKS.get(permalink, permalink),
        timezone=text_of(configuration, "timezone"),
        addresses=AddressHabits(builds_future=is_on(configuration, "future", default=False)),
        breaks=has_hard_wraps(configuration),
        serving=_serving(folder, configuration),
        markdown=jekyll_habits(configuration),
    )


def _names_jekyll(folder: Folder) -> bool:
    gems = folder.read_text("Gemfile") or ""
    return "jekyll" in gems or "github-pages" in gems


def _serving(folder: Folder, configuration: Configuration) -> ServingHabits:
    named = (*texts_of(configuration, "plugins"), *texts_of(configuration, "gems"))
    return ServingHabits(
        publishes_beside="jekyll-postfiles" in named
        or "jekyll-postfiles" in (folder.read_text("Gemfile") or ""),
        included=texts_of(configuration, "include"),
        excluded=texts_of(configuration, "exclude"),
    )


def _image_folder(folder: Folder, before: str) -> str:
    known = (f"{before}{name}" for name in ("assets/images", "assets/img", "images", "img"))
    return next((path for path in known if folder.is_folder(path)), f"{before}assets")
