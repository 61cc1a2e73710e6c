"""What a Hugo site publishes beside `static` and `content`: mounts, languages, assets, image hooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

from editor.core.site.configuration import folder_path, is_on, section, text_of, texts_of
from editor.core.site.serving_habits import Mount, ServingHabits

if TYPE_CHECKING:
    from editor.core.site.configuration import Configuration
    from editor.core.site.convention import Folder

_HOOKS = (
    "layouts/_default/_markup/render-image.html",
    "layouts/_markup/render-image.html",
    "layouts/_default/_markup/render-image.gohtml",
)
_MAX_MOUNTS = 100


def hugo_serving(folder: Folder, configuration: Configuration, markup: Configuration) -> ServingHabits:
    """Read what is served beside the usual folders, and whether something adds the base to addresses."""
    themes = [f"themes/{folder_path(name, '')}" for name in texts_of(configuration, "theme")]
    assets = [folder_path(text_of(configuration, "assetDir"), "assets"), *(f"{one}/assets" for one in themes)]
    mounts = _mounts(folder, configuration)
    statics = tuple(Mount(source, inside) for inside, source in _of_kind(mounts, "static"))
    mounted = [source for inside, source in _of_kind(mounts, "assets") if not inside]
    rewrites = ("canonifyURLs", "relativeURLs")
    return ServingHabits(
        mounts=statics,
        asset_folders=tuple(dict.fromkeys([*mounted, *(one for one in assets if folder.is_folder(one))])),
        hooks_images=_hooks_images(folder, configuration, markup, themes),
        adds_base=any(is_on(configuration, name, default=False) for name in rewrites),
    )


def language_folders(configuration: Configuration) -> tuple[list[str], list[str]]:
    """Give the content folders and the static folders of a site's languages."""
    languages = section(configuration, "languages")
    contents: list[str] = []
    statics: list[str] = []
    for name in languages:
        one = section(languages, name)
        if text_of(one, "contentDir"):
            contents.append(folder_path(text_of(one, "contentDir"), "content"))
        statics += [folder_path(text, "static") for text in texts_of(one, "staticDir")]
    return contents, statics


def mounted_content(folder: Folder, configuration: Configuration) -> list[str]:
    """Give the folders that are mounted as the root of the content."""
    mounts = _mounts(folder, configuration)
    return [source for inside, source in _of_kind(mounts, "content") if not inside]


def _mounts(folder: Folder, configuration: Configuration) -> list[tuple[str, str]]:
    """List the mounts of the site itself as (target, source), both inside the site."""
    modules = section(configuration, "module")
    listed = modules.get("mounts")
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        return []
    found: list[tuple[str, str]] = []
    for entry in cast("Sequence[object]", listed)[:_MAX_MOUNTS]:
        if not isinstance(entry, Mapping):
            continue
        mount = cast("Configuration", entry)
        source, target = text_of(mount, "source"), text_of(mount, "target")
        path = folder_path(source, "")
        if path and target and folder.is_folder(path):
            found.append((folder_path(target, ""), path))
    return found


def _of_kind(mounts: Sequence[tuple[str, str]], kind: str) -> list[tuple[str, str]]:
    """Give (path below it, source) of the mounts whose target is or lies below a component."""
    return [
        (target.removeprefix(kind).strip("/"), source)
        for target, source in mounts
        if target == kind or target.startswith(f"{kind}/")
    ]


def _hooks_images(
    folder: Folder, configuration: Configuration, markup: Configuration, themes: Sequence[str]
) -> bool:
    """Tell whether a hook draws the images of Markdown: a layout's, or the one that comes with Hugo."""
    own = section(section(section(markup, "goldmark"), "renderHooks"), "image")
    mode = text_of(own, "useEmbedded", "auto").lower()
    if is_on(own, "enableDefault", default=False) or mode in ("always", "fallback"):
        return True
    if any(folder.read_text(path) is not None for path in _HOOKS):
        return True
    if any(folder.read_text(f"{theme}/{path}") is not None for theme in themes for path in _HOOKS):
        return True
    # by itself Hugo uses its own hook on sites of several languages only
    several = len(section(configuration, "languages")) > 1
    return several and mode == "auto"
