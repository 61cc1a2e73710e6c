"""What is wrong, or may be, with a text: every finding has one form."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.text.edit import Range


class Severity(StrEnum):
    """How much a finding matters to the published post."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding: a stable code such as `frontmatter.syntax`, its place, and the words it is told with.

    `data` holds what the sentence for the code needs, as text: `{"key": "tags"}`. Sentences are made,
    and translated, where they are shown.
    """

    code: str
    severity: Severity
    range: Range
    data: Mapping[str, str] = field(default_factory=dict[str, str])
