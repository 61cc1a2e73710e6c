"""Images that stand in the web or in a post's own text, brought into the site as files; blocking."""

from __future__ import annotations

import base64
import binascii
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes, urlsplit

from editor.core.images.destination import DestinationKind, parse_destination
from editor.workspace.errors import NotFoundError
from editor.workspace.image_files import arrival_plan
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from editor.workspace.image_files import FilePlan

    Contents = Callable[[str], tuple[bytes, str] | None]

_MAX_DATA = 100_000_000


def arrivals(wanted: Mapping[str, str], content: Contents, folder: str, root: str) -> FilePlan:
    """Get the contents of addresses; each that cannot be had is told, and the others come."""
    found: dict[str, tuple[str, bytes]] = {}
    missing: list[str] = []
    for destination, description in wanted.items():
        parsed = parse_destination(destination)
        if parsed.kind is DestinationKind.DATA:
            data = _data_in(destination)
        else:
            answer = content(parsed.url) if parsed.kind is DestinationKind.WEB else None
            data = answer[0] if answer else None
        if data:
            found[destination] = (_name(parsed.url) or description[:60] or "image", data)
        else:
            missing.append(destination[:100])
    if missing and not found:
        raise NotFoundError(
            Sentence(
                "The image could not be had, so nothing was changed: {names}", names=", ".join(missing[:5])
            )
        )
    plan = arrival_plan(found, folder, root)
    if not missing:
        return plan
    problem = Sentence(
        "These images could not be had and stay where they are: {names}", names=", ".join(missing[:5])
    )
    return replace(plan, problems=(*plan.problems, problem))


def _name(url: str) -> str:
    """Give the name of the file in an address, "" where it has none worth keeping."""
    name = unquote_to_bytes(urlsplit(url).path.rpartition("/")[2]).decode("utf-8", "replace")
    return name if len(name) > 4 else ""


def _data_in(destination: str) -> bytes | None:
    """Read a `data:` address; None where it cannot be."""
    head, comma, body = destination.partition(",")
    if not comma or len(body) > 2 * _MAX_DATA:
        return None
    raw = unquote_to_bytes(body)
    if not head.rstrip().lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(raw)
    except (binascii.Error, ValueError):
        return None
