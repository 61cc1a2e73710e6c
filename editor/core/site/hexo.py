"""Hexo: `_config.yml`, the Markdown renderer named in `package.json`, scaffolds.

Defaults: `hexo@a16a7e60:lib/hexo/default_config.ts`; renderers: `hexo-renderer-marked@595814d`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.address_habits import AddressHabits
from editor.core.site.configuration import (
    base_path_of,
    folder_name,
    folder_path,
    is_on,
    read_json,
    read_yaml,
    section,
    text_of,
    texts_of,
)
from editor.core.site.convention import Convention
from editor.core.site.hexo_habits import hexo_habits
from editor.core.site.serving_habits import ServingHabits

if TYPE_CHECKING:
    from collections.abc import Collection

    from editor.core.site.configuration import Configuration
    from editor.core.site.convention import Folder

_CONFIGURATIONS = ("_config.yml", "_config.yaml", "_config.json")
_MARKDOWN_IT = ("hexo-renderer-markdown-it", "hexo-renderer-markdown-it-plus")
_WITHOUT_BREAKS = ("hexo-renderer-pandoc", "hexo-renderer-multi-markdown-it")
# plugins that make `![](name/a.png)` and `![](a.png)` the assets of the post
_ASSET_PLUGIN = re.compile(
    r"hexo-(?:asset-(?:image|img|link)|image-(?:link|path)|assets?-folder-image)(?:-\w+)?"
)
_MAX_SCAFFOLD = 8_000


def is_site(folder: Folder, names: Collection[str]) -> bool:
    """Tell a Hexo site: its package names hexo, or `_config.yml` lies beside `source` or `scaffolds`."""
    if "hexo" in _packages(folder) or "hexo" in read_json(folder.read_text("package.json")):
        return True
    if not any(name in names for name in _CONFIGURATIONS) or "Gemfile" in names:
        return False
    return folder.is_folder("scaffolds") or folder.is_folder("source")


def read_convention(folder: Folder, root: str) -> Convention:
    """Read a Hexo site's habits."""
    configuration = _read_configuration(folder)
    packages = _packages(folder)
    source = folder_path(text_of(configuration, "source_dir"), "source")
    prepends, post_asset = _image_options(configuration, packages)
    return Convention(
        root,
        Generator.HEXO,
        name=text_of(configuration, "title") or folder_name(root),
        post_folders=(_join(source, "_posts"),),
        draft_folder=_join(source, "_drafts"),
        image_folder=_image_folder(folder, source),
        served_folders=_served_folders(folder, configuration, source),
        post_asset_folder=is_on(configuration, "post_asset_folder", default=False),
        new_post_name=text_of(configuration, "new_post_name", ":title.md"),
        base_path=base_path_of(text_of(configuration, "root", "/")),
        home_address=text_of(configuration, "url"),
        permalink=text_of(configuration, "permalink", ":year/:month/:day/:title/"),
        timezone=text_of(configuration, "timezone"),
        addresses=AddressHabits(builds_future=is_on(configuration, "future", default=True)),
        breaks=_breaks(configuration, packages),
        serving=_serving(configuration, packages),
        marked_post_asset=post_asset,
        prepends_base=prepends,
        scaffold=_scaffold(folder, "post"),
        draft_scaffold=_scaffold(folder, "draft"),
        markdown=hexo_habits(folder, configuration, packages),
    )


def _read_configuration(folder: Folder) -> Configuration:
    for name in _CONFIGURATIONS:
        text = folder.read_text(name)
        if text is not None:
            return read_json(text) if name.endswith("json") else read_yaml(text)
    return {}


def _packages(folder: Folder) -> frozenset[str]:
    package = read_json(folder.read_text("package.json"))
    return frozenset(section(package, "dependencies")) | frozenset(section(package, "devDependencies"))


def _uses_markdown_it(packages: Collection[str]) -> bool:
    return any(name in packages for name in _MARKDOWN_IT)


def _breaks(configuration: Configuration, packages: Collection[str]) -> bool:
    if _uses_markdown_it(packages):
        return is_on(section(section(configuration, "markdown"), "render"), "breaks", default=True)
    if any(name in packages for name in _WITHOUT_BREAKS):
        return False
    return is_on(section(configuration, "marked"), "breaks", default=True)


def _image_options(configuration: Configuration, packages: Collection[str]) -> tuple[bool, bool]:
    """Tell whether the renderer puts `root` before an image's address, and looks into the asset folder."""
    if is_on(configuration, "relative_link", default=False):
        return False, False
    if _uses_markdown_it(packages):
        images = section(section(configuration, "markdown"), "images")
        prepends = is_on(images, "prepend_root", default=False)
        return prepends, is_on(images, "post_asset", default=False)
    marked = section(configuration, "marked")
    prepends = is_on(marked, "prependRoot", default=True)
    return prepends, prepends and is_on(marked, "postAsset", default=False)


def _image_folder(folder: Folder, source: str) -> str:
    known = (_join(source, name) for name in ("images", "img", "image", "assets/images"))
    return next((path for path in known if folder.is_folder(path)), _join(source, "images"))


def _served_folders(folder: Folder, configuration: Configuration, source: str) -> tuple[str, ...]:
    theme = folder_path(text_of(configuration, "theme"), "")
    places = (f"themes/{theme}/source", f"node_modules/hexo-theme-{theme}/source") if theme else ()
    return (source, *(place for place in places if folder.is_folder(place)))


def _serving(configuration: Configuration, packages: Collection[str]) -> ServingHabits:
    return ServingHabits(
        moves_assets=any(_ASSET_PLUGIN.fullmatch(name) for name in packages),
        included=texts_of(configuration, "include"),
        excluded=texts_of(configuration, "exclude"),
    )


def _scaffold(folder: Folder, name: str) -> str:
    text = folder.read_text(f"scaffolds/{name}.md") or ""
    return text if len(text) <= _MAX_SCAFFOLD else ""


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
