"""Keeps html that we have made and checked out of the sanitiser's way, and puts it back behind it."""

from __future__ import annotations

import re
from random import SystemRandom


class HeldHtml:
    """Gives a marker for each fragment of checked html; the markers pass the sanitiser as text.

    A marker stands between double quotes, which the sanitiser writes as `&quot;` inside an attribute: what
    is found afterwards with its quotes is text between elements, where an element may stand. Its name is
    made by chance for each run, so that no post can write one.
    """

    def __init__(self) -> None:
        self._name = f"{SystemRandom().getrandbits(96):024x}"
        stray = rf"(?:&quot;|&amp;quot;)?held {self._name} \d{{1,9}}(?:&quot;|&amp;quot;)?"
        self._marker = re.compile(rf'"held {self._name} (\d{{1,9}})"|{stray}')
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
        return self._marker.sub(lambda match: fragments[int(match[1])] if match[1] else "", html)
