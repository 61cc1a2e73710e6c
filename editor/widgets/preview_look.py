"""How the preview is dressed: the writer's own style sheet or ours, the size of the letters, the heading."""

from __future__ import annotations

from dataclasses import dataclass

LETTER_SIZES = (14, 15, 16, 17, 18, 20, 22)
"""Sizes of the text that are offered, in pixels at 100 %."""


@dataclass(frozen=True, slots=True)
class PreviewLook:
    """What stands between the blocks and the eye, except the colours of the theme.

    `style` is a cleaned style sheet that takes the place of ours, "" for ours. `letter_size` is that of
    the text, in pixels.
    """

    style: str = ""
    letter_size: int = 16
    marks_differences: bool = True
    """whether marks stand beside what the site will show otherwise"""


@dataclass(frozen=True, slots=True)
class PreviewHeading:
    """What is shown above the text and is no part of it: the title of the post and its date, "" for none."""

    title: str = ""
    date: str = ""
