"""How a destination reads once the file it means has another name or lies elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from editor.core.images.destination import DestinationKind, parse_destination, percent_decoded
from editor.core.site.address_template import read_template
from editor.core.site.image_paths import candidates, destination_for

if TYPE_CHECKING:
    from editor.core.site.convention import Convention

_TAIL = re.compile(r"[?#]")
_LAST_NAME = re.compile(r"[^/\\]*$")
_MEANS_MORE = re.compile(r"[?#]|%(?=[0-9A-Fa-f]{2})")


def moved_destination(
    convention: Convention, destination: str, form: str, post_path: str, old: str, new: str
) -> str | None:
    """Give the destination that means the file `new` where `destination` meant `old`, absolute paths both.

    Where only the name differs, only the name changes: `../img/a%20b.png?v=2` keeps folder, manner of
    escaping and query. Otherwise it is written as for a new image. None where no way of writing it is
    known to mean the new file, as inside `{{ page.cover }}`.
    """
    for wanted in (_renamed(destination, old, new), destination_for(convention, new, post_path)):
        if wanted and new in _meant(convention, wanted, form, post_path):
            return wanted
    return None


def _renamed(destination: str, old: str, new: str) -> str:
    """Put the new name in the place of the old one, "" where the old one does not end the path."""
    if old.rpartition("/")[0] != new.rpartition("/")[0]:
        return ""
    tail = _TAIL.search(destination)
    path, behind = (destination[: tail.start()], destination[tail.start() :]) if tail else (destination, "")
    name = _LAST_NAME.search(path.rstrip())
    if name is None or percent_decoded(name.group()).casefold() != old.rpartition("/")[2].casefold():
        return _renamed_in_template(destination, old.rpartition("/")[2], new.rpartition("/")[2])
    return path[: name.start()] + _written(new.rpartition("/")[2], name.group()) + behind


def _renamed_in_template(destination: str, old: str, new: str) -> str:
    """Put the new name into `{% asset_path a.png %}` and its like, "" where the old one is not in it."""
    before, found, behind = destination.rpartition(old)
    is_template = found and read_template(destination) is not None
    if re.search(r"\s", new) and before[-1:] not in ("'", '"') and "{% link" not in before:
        return ""  # Hexo's tags take the first word
    return f"{before}{new}{behind}" if is_template else ""


def _written(name: str, like: str) -> str:
    """Escape a name as another one was: all of it where that one has escapes, else what must be."""
    if percent_decoded(like) != like:
        return quote(name, safe="!'()*,;:@&=+$~-._")
    return _MEANS_MORE.sub(lambda found: f"%{ord(found.group()):02X}", name)


def _meant(convention: Convention, destination: str, form: str, post_path: str) -> set[str]:
    found = parse_destination(destination)
    if found.kind not in (DestinationKind.RELATIVE, DestinationKind.SITE):
        return set()
    return {candidate.path for candidate in candidates(convention, found.path, post_path, form)}
