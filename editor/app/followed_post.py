"""What the window remembers of a post that the renderer follows, so that it can be told it anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from editor.core.text.source import Source
from editor.renderer.protocol import Open

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.core.site.convention import Convention
    from editor.core.text.edit import LineChange
    from editor.renderer.protocol import Patch, SetField, Working


class FollowedPost:
    """One open post: its true lines, the versions that are owed, and the lines that are feared.

    Feared lines have killed a renderer; it shows their blocks as plain text until they are edited.
    `wire` is the number under which the renderer knows the post, a new one for every beginning that the
    window asks for, so that late answers about an earlier text are told apart.
    """

    def __init__(self, post: int, wire: int, path: str, convention: Convention, lines: Iterable[str]) -> None:
        self.post = post
        self.wire = wire
        self.path = path
        self.convention = convention
        self.source = Source(lines)
        self.version = 0
        self.is_told = False
        """whether the renderer knows the post"""
        self.fields_asked: dict[int, SetField] = {}
        """the questions about fields that have no answer yet, by request"""
        self._answered = -1
        self._shown = 0
        self._outdated = 0
        self._feared: set[int] = set()
        self._unanswered: list[tuple[int, LineChange]] = []
        self._working: Working | None = None
        self._strikes = 0

    @property
    def is_owed(self) -> bool:
        """Tell whether an answer is due."""
        return self.is_told and (self._answered < self.version or bool(self.fields_asked))

    @property
    def is_at_risk(self) -> bool:
        """Tell whether the renderer said that it risks something in this post just now."""
        return self._working is not None

    def succeed(self, earlier: FollowedPost) -> None:
        """Take over the version, and what is still shown, of an earlier beginning of the same post."""
        self.version = earlier.version
        self._outdated = earlier._outdated + earlier._shown

    def opening(self) -> Open:
        """Give the message that tells the post from the beginning; what is shown is outdated from now on."""
        self._outdated, self._shown = self._outdated + self._shown, 0
        self._unanswered.clear()
        self._working = None
        self._answered = -1
        self.is_told = True
        lines = tuple(self.source.lines)
        return Open(self.wire, self.version, self.path, self.convention, lines, tuple(sorted(self._feared)))

    def follow(self, version: int, change: LineChange) -> None:
        """Note a change; ValueError where it does not fit."""
        self.source.apply(change)
        self.version = version
        self._unanswered.append((version, change))
        self._feared = set(_shifted(self._feared, change))

    def note_done(self, version: int) -> None:
        """Note that everything up to a version has been told."""
        self._answered = version
        self._unanswered = [one for one in self._unanswered if one[0] > version]
        self._working = None
        self._strikes = 0

    def note_working(self, working: Working | None) -> None:
        """Note what the renderer is about to risk, None when it came through."""
        self._working = working

    def fitted(self, patch: Patch) -> Patch | None:
        """Give the patch as it fits what is shown, None when it cannot be right.

        The first one after a new beginning also takes away all that was shown before.
        """
        if patch.first < 0 or patch.removed < 0 or patch.first + patch.removed > self._shown:
            return None
        self._working = None
        self._shown += len(patch.blocks) - patch.removed
        if self._outdated:
            patch = replace(patch, removed=patch.removed + self._outdated)
            self._outdated = 0
        return replace(patch, post=self.post)

    def blame(self, *, is_sure: bool = True) -> tuple[int, int] | None:
        """Tell which lines (first, count) most likely killed the renderer, and fear them from now on.

        None when there is nothing to blame, or when it is not even sure that the post is at fault; when
        that happens twice, the whole post is blamed.
        """
        self._strikes += 1
        if not is_sure and self._strikes < 2:
            return None
        end = len(self.source.lines)
        for first, count in self._suspects():
            lines = range(max(first, 0), min(first + count, end))
            if lines and not self._feared.issuperset(lines):
                self._feared.update(lines)
                return lines.start, len(lines)
        if self._strikes < 2 or len(self._feared) == end:
            return None
        self._feared.update(range(end))
        return 0, end

    def _suspects(self) -> list[tuple[int, int]]:
        suspects: list[tuple[int, int]] = []
        if self._working is not None:
            lines = set(range(self._working.line, self._working.line + self._working.line_count))
            for version, change in self._unanswered:
                if version > self._working.version:
                    lines = set(_shifted(lines, change))
            if lines:
                suspects.append((min(lines), max(lines) - min(lines) + 1))
        if self._unanswered:
            change = self._unanswered[-1][1]
            suspects.append((change.first, max(len(change.lines), 1)))
        return suspects


def _shifted(lines: set[int], change: LineChange) -> list[int]:
    end = change.first + change.removed
    return [
        line if line < change.first else line + change.shift
        for line in lines
        if not change.first <= line < end
    ]
