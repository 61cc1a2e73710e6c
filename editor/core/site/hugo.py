"""Hugo: `hugo.toml` (or `config.toml`, `.yaml`, `.json`, `config/_default/`), content and static folders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from editor.core.frontmatter.generator import Generator
from editor.core.site.address_habits import AddressHabits, Route
from editor.core.site.configuration import (
    base_path_of,
    folder_name,
    folder_path,
    is_on,
    read_json,
    read_toml,
    read_yaml,
    section,
    text_of,
    texts_of,
)
from editor.core.site.convention import Convention
from editor.core.site.hugo_habits import hugo_habits
from editor.core.site.hugo_serving import hugo_serving, language_folders, mounted_content

if TYPE_CHECKING:
    from collections.abc import Collection

    from editor.core.site.configuration import Configuration
    from editor.core.site.convention import Folder

_OWN = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json")
_SHARED = ("config.toml", "config.yaml", "config.yml", "config.json")
_SECTIONS = ("posts", "post", "blog", "articles")


def is_site(folder: Folder, names: Collection[str]) -> bool:
    """Tell a Hugo site: its own configuration, or a general one beside `content` (or `archetypes`)."""
    if any(name in names for name in _OWN):
        return True
    has_folder = folder.is_folder("content") or folder.is_folder("archetypes")
    if any(name in names for name in _SHARED):
        return has_folder
    return folder.is_folder("config/_default") and has_folder


def read_convention(folder: Folder, root: str) -> Convention:
    """Read a Hugo site's habits; a first language's content folder stands for the site's."""
    configuration, name_of_file = _read_configuration(folder)
    content = folder_path(text_of(configuration, "contentDir"), "content")
    named = texts_of(configuration, "staticDir") or ("static",)
    contents, spoken = language_folders(configuration)
    statics = (*(folder_path(text, "static") for text in named), *spoken)
    contents = list(dict.fromkeys([content, *mounted_content(folder, configuration), *contents]))
    section_name = _first_section(folder, content)
    markup = _read_markup(folder, configuration)
    posts = f"{content}/{section_name}"
    return Convention(
        root,
        Generator.HUGO,
        name=text_of(configuration, "title") or folder_name(root),
        post_folders=_outermost(contents),
        image_folder=_image_folder(folder, statics[0]),
        served_folders=tuple(dict.fromkeys([*statics, *contents, *_theme_statics(folder, configuration)])),
        serving=hugo_serving(folder, configuration, markup),
        base_path=_base_path(text_of(configuration, "baseURL")),
        home_address=text_of(configuration, "baseURL"),
        permalink=_permalink(configuration, section_name),
        timezone=text_of(configuration, "timeZone"),
        breaks=is_on(section(section(markup, "goldmark"), "renderer"), "hardWraps", default=False),
        markdown=hugo_habits(configuration, markup),
        addresses=_addresses(configuration),
        front_matter_form=_form(folder, posts, name_of_file),
        new_post_folder=posts,
    )


def _outermost(folders: list[str]) -> tuple[str, ...]:
    """Leave out what lies in another folder: `content/en` in `content`."""
    return tuple(one for one in folders if not any(one.startswith(f"{other}/") for other in folders))


def _read_configuration(folder: Folder) -> tuple[Configuration, str]:
    for place in ("", "config/_default/"):
        for name in (*_OWN, *_SHARED):
            text = folder.read_text(place + name)
            if text is not None:
                return _read(text, name), name
    return {}, ""


def _read(text: str, name: str) -> Configuration:
    if name.endswith("toml"):
        return read_toml(text)
    return read_json(text) if name.endswith("json") else read_yaml(text)


def _first_section(folder: Folder, content: str) -> str:
    return next((name for name in _SECTIONS if folder.is_folder(f"{content}/{name}")), _SECTIONS[0])


def _image_folder(folder: Folder, static: str) -> str:
    known = (f"{static}/{name}" for name in ("images", "img"))
    return next((path for path in known if folder.is_folder(path)), f"{static}/images")


def _theme_statics(folder: Folder, configuration: Configuration) -> tuple[str, ...]:
    paths = (f"themes/{folder_path(name, '')}/static" for name in texts_of(configuration, "theme"))
    return tuple(path for path in paths if folder.is_folder(path))


def _base_path(base_url: str) -> str:
    try:
        return base_path_of(urlsplit(base_url).path)
    except ValueError:
        return "/"


def _permalink(configuration: Configuration, section_name: str) -> str:
    """Give the pattern of the posts' addresses; without one the path in the content folder counts."""
    permalinks = section(configuration, "permalinks")
    pattern = text_of(permalinks, section_name) or text_of(section(permalinks, "page"), section_name)
    if pattern:
        return pattern
    return ":path.html" if is_on(configuration, "uglyURLs", default=False) else ":path/"


def _read_markup(folder: Folder, configuration: Configuration) -> Configuration:
    """Read how Markdown is to be read: from the configuration, or from `config/_default/markup.toml`."""
    for kind in ("toml", "yaml", "yml", "json"):
        text = folder.read_text(f"config/_default/markup.{kind}")
        if text is not None:
            return _read(text, kind)
    return section(configuration, "markup")


def _addresses(configuration: Configuration) -> AddressHabits:
    """Read what `permalinks` says of pages, for each section: at the top level, and below `page`."""
    permalinks = section(configuration, "permalinks")
    pages = section(permalinks, "page")
    names = [name for name in (*permalinks, *pages) if name not in ("page", "section", "taxonomy", "term")]
    routes = ((name, text_of(pages, name) or text_of(permalinks, name)) for name in dict.fromkeys(names))
    languages = section(configuration, "languages")
    return AddressHabits(
        routes=tuple(Route(name, pattern) for name, pattern in routes if pattern),
        lowers_paths=not is_on(configuration, "disablePathToLower", default=False),
        is_ugly=is_on(configuration, "uglyURLs", default=False),
        is_uncertain=len(languages) > 1
        or bool(section(configuration, "uglyURLs"))
        or is_on(configuration, "defaultContentLanguageInSubdir", default=False)
        or is_on(configuration, "removePathAccents", default=False),
        builds_future=is_on(configuration, "buildFuture", default=False),
        builds_drafts=is_on(configuration, "buildDrafts", default=False),
    )


def _form(folder: Folder, posts: str, configuration_name: str) -> str:
    """Find which front matter the site's posts have: by the archetype, by a post, by the configuration."""
    samples = ["archetypes/default.md", *(f"{posts}/{name}" for name in sorted(folder.names(posts))[:5])]
    for path in samples:
        text = folder.read_text(path) if path.endswith(".md") else None
        found = re.match(r"\ufeff?(---|\+\+\+|\{)", text or "")
        if found:
            return {"---": "yaml", "+++": "toml"}.get(found.group(1), "json")
    return "toml" if configuration_name.endswith(".toml") else "yaml"
