"""A sentence for the writer that can be said in another language: its template, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Sentence(str):
    """English text that remembers how it was made, so that whoever shows it can translate it.

    `Sentence("“{name}” is gone.", name="trip.md")` is the text `“trip.md” is gone.`; its template and values
    are found by the translator. A value may be a Sentence itself. Templates are literals: they are collected
    from the source, where each stands as the first argument of a Sentence or of a WorkspaceError.
    """

    template: str
    values: Mapping[str, object]

    __slots__ = ("template", "values")

    def __new__(cls, template: str, **values: object) -> Sentence:
        """Fill the template in."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template = template
        made.values = values
        return made
