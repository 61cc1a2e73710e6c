"""What the preview says under formulas and diagrams that it cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def inset_words(translate: Callable[[str, str], str]) -> dict[str, str]:
    """Give the sentences that the html of formulas and diagrams names in `data-hint`."""
    return {
        "formula-refused": translate("Preview", "This formula is too complex to be shown."),
        "diagram-problem": translate("Preview", "This diagram cannot be drawn:"),
        "diagram-refused": translate("Preview", "This diagram holds something that is not shown here."),
        "diagram-too-large": translate("Preview", "This diagram is too large to be drawn."),
        "no-diagrams": translate(
            "Preview", "Diagrams are drawn where the package “merman” is installed beside the program."
        ),
    }
