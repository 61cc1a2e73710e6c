"""Words from a file, made fit for one painted line."""

from __future__ import annotations

import unicodedata


def one_line(text: str, limit: int = 300) -> str:
    r"""Put a text on one line of at most `limit` characters; control and direction signs become spaces.

    `"a\\nb"` becomes `"a b"`. A title may hold 100 kB, and eliding that would take long.
    """
    cut = text[:limit]
    plain = "".join(
        " " if unicodedata.category(sign) in {"Cc", "Zl", "Zp"} or _turns(sign) else sign for sign in cut
    )
    return " ".join(plain.split()) + ("…" if len(text) > limit else "")


def _turns(sign: str) -> bool:
    """Tell whether a sign overrides the direction of what follows, which could dress one name as another."""
    return "\u202a" <= sign <= "\u202e" or "\u2066" <= sign <= "\u2069"
