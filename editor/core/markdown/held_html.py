"""Keeps html that we have made and checked out of the sanitiser's way, and puts it back behind it."""

from __future__ import annotations

import re
from random import SystemRandom

MARKER = re.compile(
    r'"held ([0-9a-f]{24}) (\d{1,9})"|(?:&quot;|&amp;quot;)?held ([0-9a-f]{24}) \d{1,9}(?:&quot;|&amp;quot;)?'
)
"""a marker as it was written, with name and number, or else one that has gone astray, with its name"""


class HeldHtml:
    """Gives a marker for each fragment of checked html; the markers pass the sanitiser as text.

    A marker stands between double quotes, which the sanitiser writes as `&quot;` inside an attribute: what
    is found afterwards with its quotes is text between elements, where an element may stand. Its name is
    made by chance for each run, so that no post can write one.
    """

    def __init__(self) -> None:
        self._name = f"{SystemRandom().getrandbits(96):024x}"
        self._fragments: list[str] = []

    def hold(self, html: str) -> str:
        """Give the marker to draw in the place of a fragment."""
        self._fragments.append(html)
        return f'"held {self._name} {len(self._fragments) - 1}"'

    def put_back(self, html: str) -> str:
        """Give sanitised html with its fragments in their places, and forget them.

        A marker that has come into an attribute, or was escaped, goes without a trace.
        """
        if not self._fragments:
            return html
        fragments, self._fragments = self._fragments, []

        def held(match: re.Match[str]) -> str:
            if match[1] == self._name:
                return fragments[int(match[2])]
            return "" if match[3] == self._name else match[0]

        return MARKER.sub(held, html)
