"""A generator's configuration, read so that no file can harm: bounded, pure Python, never failing."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from typing import TypeAlias

    Configuration: TypeAlias = Mapping[str, object]

_MAX_CHARACTERS = 200_000
_LEADING_TABS = re.compile(r"^[ \t]*\t[ \t]*", re.MULTILINE)
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_NOTHING = frozenset({"", "~", "null"})


def read_yaml(text: str | None) -> Configuration:
    """Read a YAML mapping; empty for anything else.

    Tabs at the start of a line count as two spaces each, as in Hexo
    (`hexo-front-matter@93b29c7:lib/front_matter.ts`, escapeYAML).
    """
    if text is None or len(text) > _MAX_CHARACTERS:
        return {}
    # loaded with the first configuration: starting the window need not wait for it
    from editor.core.site.bounded_yaml import load_yaml

    spaced = _LEADING_TABS.sub(lambda found: found.group().replace("\t", "  "), text.removeprefix("\ufeff"))
    return _as_mapping(load_yaml(spaced))


def read_toml(text: str | None) -> Configuration:
    """Read a TOML document; empty where it is none."""
    if text is None or len(text) > _MAX_CHARACTERS:
        return {}
    try:
        import tomllib

        return _as_mapping(tomllib.loads(text.removeprefix("\ufeff")))
    except (ValueError, RecursionError):
        return {}


def read_json(text: str | None) -> Configuration:
    """Read a JSON object; empty for anything else."""
    if text is None or len(text) > _MAX_CHARACTERS:
        return {}
    try:
        return _as_mapping(json.loads(text.removeprefix("\ufeff")))
    except (ValueError, RecursionError):
        return {}


def section(configuration: Configuration, name: str) -> Configuration:
    """Give the mapping of that name, empty where there is none. Upper and lower case are one."""
    return _as_mapping(_find(configuration, name))


def text_of(configuration: Configuration, name: str, default: str = "") -> str:
    """Give a value as text, the default where it is missing, null or no scalar."""
    value = _find(configuration, name)
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (str, int, float)):
        return default
    text = str(value).strip()
    return default if text.lower() in _NOTHING else text


def is_on(configuration: Configuration, name: str, *, default: bool) -> bool:
    """Tell whether a switch is on; what is no switch leaves the default."""
    text = text_of(configuration, name).lower()
    if text in _TRUE:
        return True
    return False if text in _FALSE else default


def texts_of(configuration: Configuration, name: str) -> tuple[str, ...]:
    """Give a list of texts; a single text is a list of one."""
    value = _find(configuration, name)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(item for item in cast("Sequence[object]", value) if isinstance(item, str) and item)
    single = text_of(configuration, name)
    return (single,) if single else ()


def folder_path(text: str, default: str) -> str:
    """Make a configured folder a path relative to the site; the default where it would leave the site.

    `./source/` is `source`; `../elsewhere` and `/abs` are refused, for a stranger's configuration must
    not send reads or writes out of its own folder.
    """
    cleaned = text.replace("\\", "/").strip()
    parts = [part for part in cleaned.split("/") if part not in ("", ".")]
    is_absolute = cleaned.startswith("/") or re.match(r"^[A-Za-z]:", cleaned) is not None
    if is_absolute or ".." in parts or "\0" in cleaned or (cleaned and not parts and cleaned != "."):
        return default
    return "/".join(parts) if parts or cleaned in (".", "./") else default


def base_path_of(text: str) -> str:
    """Make a configured root such as `blog`, `/blog` or `/blog/` the path `/blog/`; empty is `/`."""
    parts = [part for part in text.split("/") if part]
    return "/" + "".join(f"{part}/" for part in parts)


def folder_name(root: str) -> str:
    """Give the last name of a path: `/home/li/blog/` is `blog`."""
    return posixpath.basename(root.replace("\\", "/").rstrip("/"))


def _find(configuration: Configuration, name: str) -> object:
    if name in configuration:
        return configuration[name]
    wanted = name.lower()
    return next((value for key, value in configuration.items() if key.lower() == wanted), None)


def _as_mapping(value: object) -> Configuration:
    if not isinstance(value, Mapping):
        return {}
    members = cast("Mapping[object, object]", value)
    return {key: member for key, member in members.items() if isinstance(key, str)}
