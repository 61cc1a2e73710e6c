"""Reads a compiled translation (.qm) where Qt may be missing: by context and source text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
MESSAGES = 0x69
"""the section that holds the messages, one after the other"""
END, TRANSLATION, SOURCE, CONTEXT, COMMENT = 1, 3, 6, 7, 8
"""tags of a message's parts"""
FIXED_PARTS = {5: 4}
"""bytes of the one part, a number of old files, that says no length"""
SIZE_LIMIT = 10_000_000
NO_LENGTH = 0xFFFFFFFF


@dataclass(slots=True)
class _Message:
    """One message while it is read; a part that is not there is empty."""

    context: str = ""
    source: str = ""
    said: str = ""


def read_translation(path: Path) -> Mapping[tuple[str, str], str]:
    """Give what is said for each context and source text; nothing for a file that is missing or damaged."""
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError:
        return {}
    if len(data) > SIZE_LIMIT or not data.startswith(MAGIC):
        return {}
    found: dict[tuple[str, str], str] = {}
    try:
        for kind, section in _sections(data):
            if kind == MESSAGES:
                found |= {(one.context, one.source): one.said for one in _messages(section)}
    except (IndexError, UnicodeDecodeError):
        return {}
    return found


def _sections(data: bytes) -> Iterator[tuple[int, bytes]]:
    place = len(MAGIC)
    while place + 5 <= len(data):
        kind, length = data[place], _number(data, place + 1)
        yield kind, _part(data, place + 5, length)
        place += 5 + length


def _messages(data: bytes) -> Iterator[_Message]:
    """Read the messages; the first form of a plural is the one that is kept."""
    place = 0
    message = _Message()
    while place < len(data):
        tag = data[place]
        place += 1
        if tag == END:
            if message.source and message.said:
                yield message
            message = _Message()
            continue
        if tag in FIXED_PARTS:
            place += FIXED_PARTS[tag]
            continue
        length = _number(data, place)
        place += 4
        if length == NO_LENGTH:
            continue
        part = _part(data, place, length)
        place += length
        if tag == TRANSLATION:
            message.said = message.said or part.decode("utf-16-be")
        elif tag == SOURCE:
            message.source = part.decode("utf-8")
        elif tag == CONTEXT:
            message.context = part.decode("utf-8")


def _number(data: bytes, place: int) -> int:
    return int.from_bytes(_part(data, place, 4), "big")


def _part(data: bytes, place: int, length: int) -> bytes:
    part = data[place : place + length]
    if len(part) < length:
        raise IndexError(place)
    return part
