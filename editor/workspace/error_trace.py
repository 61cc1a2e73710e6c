"""What a log may hold of an error: its place and its kind, never its words, which may be those of a post."""

from __future__ import annotations

import re
import traceback

DEEPEST = 10
"""errors of which one brought about the next"""
_PLACE = re.compile(r'  File "[^"]*", line \d+, in \S+')
_KIND = re.compile(r"((?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt|Warning))(?::|$)")
_FATAL = re.compile(r"Fatal Python error: [\w ]+")


def trace_of(error: BaseException) -> str:
    """Write where an error came from and of which kind it is, and likewise what it came from."""
    parts: list[str] = []
    next_one: BaseException | None = error
    while next_one is not None and len(parts) < DEEPEST:
        places = "".join(traceback.format_tb(next_one.__traceback__))
        parts.append(f"{places}{type(next_one).__module__}.{type(next_one).__qualname__}")
        earlier = None if next_one.__suppress_context__ else next_one.__context__
        next_one = next_one.__cause__ or earlier
    return "\ncame from:\n".join(parts)


def trace_in(said: str) -> str:
    """Keep of what a process said at its end only the places and kinds of errors, in one line."""
    kept = [
        found[0].strip() for line in said.split("\n") if (found := _PLACE.match(line) or _FATAL.match(line))
    ]
    kinds = [found[1] for line in said.split("\n") if (found := _KIND.match(line))]
    return ascii("; ".join([*kept, *kinds]))
