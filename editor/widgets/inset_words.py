"""What the preview says under formulas and diagrams that it cannot show."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def inset_words() -> dict[str, str]:
    """Give the sentences that the html of formulas and diagrams names in `data-hint`."""
    translate = QCoreApplication.translate
    return {
        "formula-refused": translate("Preview", "This formula is too complex to be shown."),
        "diagram-problem": translate("Preview", "This diagram cannot be drawn:"),
        "diagram-refused": translate("Preview", "This diagram holds something that is not shown here."),
        "diagram-too-large": translate("Preview", "This diagram is too large to be drawn."),
        "no-diagrams": translate(
            "Preview", "Diagrams are drawn where the package “merman” is installed beside the program."
        ),
    }
