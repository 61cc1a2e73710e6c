"""What a scan for images finds in a stretch of text, in offsets of that text."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """An image at offsets `start` to `end`; its destination at `destination_start` to `destination_end`.

    `label` is set for the reference style, where the destination's offsets cover the label.
    """

    description: str
    destination: str
    title: str
    start: int
    end: int
    destination_start: int
    destination_end: int
    label: str = ""

    def moved(self, by: int) -> Found:
        """Give the same find in a text that begins `by` characters earlier."""
        return Found(
            self.description,
            self.destination,
            self.title,
            self.start + by,
            self.end + by,
            self.destination_start + by,
            self.destination_end + by,
            self.label,
        )
