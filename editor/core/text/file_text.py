"""The bytes of a post kept beside its text: what was not touched is written as it was read."""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.core.text.encoding import decode_as, decode_bytes, is_stray, substitutes_in
from editor.core.text.same_bytes import first_difference
from editor.core.text.source import check_fits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.core.text.edit import LineChange
    from editor.core.text.encoding import Decoded

_LINE_END = re.compile(r"(\r\n|\n|\r)")
_REMEMBERED_CHANGES = 500
_REMEMBERED_STATES = 8


class CharacterNotEncodable(ValueError):  # noqa: N818 - the contract between the rooms names it so
    """A character of the text does not exist in the file's encoding.

    `line` counts from 0.
    """

    def __init__(self, character: str, line: int, encoding: str) -> None:
        super().__init__(f"U+{ord(character):04X} in line {line + 1} does not exist in {encoding}")
        self.character = character
        self.line = line
        self.encoding = encoding


@dataclass(frozen=True, slots=True)
class TextFormat:
    r"""How a file is written. `ending` is what most of its lines end with, `"\n"` where none does.

    `substitutes` names the private-use characters that stand, in this file, for bytes which are no text
    or for characters a window cannot hold: `{"\U0010f400": b"\xff"}`. `is_sure` is False where the encoding
    is a guess that the writer should see.
    """

    encoding: str
    bom: bytes
    ending: str
    has_mixed_endings: bool
    substitutes: Mapping[str, bytes]
    is_sure: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    r"""A line as it is shown, and what ends it: `"\n"`, `"\r\n"`, `"\r"`, and `""` for the last one."""

    text: str
    ending: str


@dataclass(frozen=True, slots=True)
class _Undoable:
    """A change that took line endings away: undoing it exactly gives them back."""

    first: int
    texts: tuple[str, ...]
    removed: tuple[Line, ...]


class FileText:
    """The text of one file; `encode` gives the bytes to write, equal to those read when nothing changed.

    Two of them are equal when the same would be written. They remember endings that a change took away,
    so that a text which is undone to what `copy` kept equals that copy, endings and all.
    """

    __slots__ = ("_differs_at", "_kept", "_undoable", "format", "lines")

    def __init__(self, text_format: TextFormat, lines: list[Line]) -> None:
        self.format = text_format
        self.lines = lines
        self._differs_at = 0
        self._undoable: deque[_Undoable] = deque(maxlen=_REMEMBERED_CHANGES)
        self._kept: deque[tuple[Line, ...]] = deque(maxlen=_REMEMBERED_STATES)
        self._keep_state()

    @classmethod
    def decode(cls, data: bytes) -> FileText:
        """Read any bytes; never fails, and `decode(data).encode() == data`."""
        return cls._of(decode_bytes(data))

    @classmethod
    def decode_as(cls, data: bytes, encoding: str) -> FileText | None:
        """Read bytes in a chosen encoding; None where the file could not be given back byte for byte."""
        decoded = decode_as(data, encoding)
        return cls._of(decoded) if decoded else None

    def in_encoding(self, encoding: str) -> FileText:
        """Read the same bytes in a chosen encoding; as they were where they are no text in it, or for ""."""
        if not encoding or encoding == self.format.encoding:
            return self
        try:
            chosen = FileText.decode_as(self.encode(), encoding)
        except LookupError:  # a name that no codec has: somebody else's file
            return self
        return self if chosen is None or chosen.stray_lines() else chosen

    @classmethod
    def _of(cls, decoded: Decoded) -> FileText:
        parts = _LINE_END.split(decoded.text)
        endings = parts[1::2]
        counted = Counter(endings).most_common()
        text_format = TextFormat(
            decoded.encoding,
            decoded.bom,
            counted[0][0] if counted else "\n",
            len(counted) > 1,
            decoded.substitutes,
            decoded.is_sure,
        )
        return cls(text_format, list(map(Line, parts[::2], [*endings, ""])))

    @classmethod
    def empty(cls, ending: str = "\n") -> FileText:
        """Begin a new post: UTF-8 without a mark."""
        return cls(replace(cls.decode(b"").format, ending=ending), [Line("", "")])

    def texts(self) -> list[str]:
        """Give the lines as they are shown, without their endings."""
        return [line.text for line in self.lines]

    def copy(self) -> FileText:
        """Give a second one that changes apart from this one, and remember this state's endings."""
        self._keep_state()
        return FileText(self.format, self.lines.copy())

    def snapshot(self) -> FileText:
        """Give the text of this moment, to be encoded elsewhere while this one goes on changing."""
        return FileText(self.format, self.lines.copy())

    def stray_lines(self) -> list[int]:
        """List the lines with bytes that are no text in the file's encoding."""
        encoding, substitutes = self.format.encoding, self.format.substitutes
        strays = [sign for sign, data in substitutes.items() if is_stray(data, encoding)]
        if not strays:
            return []
        found = re.compile(f"[{''.join(strays)}]")
        return [number for number, line in enumerate(self.lines) if found.search(line.text)]

    def converted(self, encoding: str, bom: bytes = b"") -> FileText:
        """Give the same text to be written in another encoding; raises CharacterNotEncodable."""
        text = "".join(line.text for line in self.lines)
        old, stand_ins = self.format.encoding, self.format.substitutes
        try:
            substitutes = substitutes_in(text, stand_ins, old, encoding)
        except UnicodeError:
            raise self._first_lost(encoding) from None
        converted = FileText(
            replace(self.format, encoding=encoding, bom=bom, substitutes=substitutes, is_sure=True),
            self.lines.copy(),
        )
        converted.encode()
        return converted

    def with_ending(self, ending: str) -> FileText:
        """Give the same text with one ending for all lines."""
        lines = [Line(line.text, line.ending and ending) for line in self.lines]
        return FileText(replace(self.format, ending=ending, has_mixed_endings=False), lines)

    def apply(self, change: LineChange) -> None:
        r"""Do what the change tells; untouched lines keep their endings, also inside the change.

        A new line takes the ending of the line it was split from, else the one most lines have: Enter
        inside `"ab\r\n"` gives `"a\r\n"` and `"b\r\n"`. Raises ValueError when the change does not fit.
        """
        check_fits(change, len(self.lines))
        end = change.first + change.removed
        old = self.lines[change.first : end]
        new = self._taken_back(change, old) or self._with_endings(change.first, old, change.lines)
        self.lines[change.first : end] = new
        self._end_rightly(change.first, change.first + len(new))
        if self.format.has_mixed_endings:
            self._return_to_kept_state()

    def encode(self) -> bytes:
        """Give the bytes to write; raises CharacterNotEncodable."""
        text = "".join([part for line in self.parted() for part in (line.text, line.ending)])
        self._check_half_unit(text)
        try:
            return self.format.bom + self._encoded(text)
        except UnicodeEncodeError:
            raise self._first_not_encodable() from None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, FileText):
            return NotImplemented
        mine, theirs = self.format, other.format
        if (mine.encoding, mine.bom, mine.substitutes) == (theirs.encoding, theirs.bom, theirs.substitutes):
            return self.lines == other.lines
        self._differs_at = first_difference(self, other, self._differs_at)
        return self._differs_at < 0

    # --- endings

    def _with_endings(self, first: int, old: Sequence[Line], texts: Sequence[str]) -> list[Line]:
        head = 0
        while head < min(len(old), len(texts)) and old[head].text == texts[head]:
            head += 1
        tail = 0
        while tail < min(len(old), len(texts)) - head and old[-1 - tail].text == texts[-1 - tail]:
            tail += 1
        gone = old[head : len(old) - tail]
        origin = self._origin(first, old, head, tail)
        made: list[Line] = []
        came = texts[head : len(texts) - tail]
        for index, text in enumerate(came):
            is_last = index == len(came) - 1
            source = gone[index] if index < len(gone) and not (is_last and gone) else origin
            made.append(Line(text, source.ending or self.format.ending))
        return [*old[:head], *made, *old[len(old) - tail :]]

    def _origin(self, first: int, old: Sequence[Line], head: int, tail: int) -> Line:
        """Find the line that new ones were split from: the last replaced one, else a neighbour."""
        if head + tail < len(old):
            return old[len(old) - tail - 1]
        if head:
            return old[head - 1]
        if tail:
            return old[-tail]
        return self.lines[first - 1] if first else self.lines[0]

    def _taken_back(self, change: LineChange, old: Sequence[Line]) -> list[Line] | None:
        """Give the very lines back that the latest change took, when this change undoes it."""
        if not self.format.has_mixed_endings or len(old) == len(change.lines):
            return None
        texts = tuple(line.text for line in old)
        if self._undoable:
            latest = self._undoable[-1]
            same_place = latest.first == change.first and latest.texts == texts
            if same_place and tuple(line.text for line in latest.removed) == change.lines:
                return list(self._undoable.pop().removed)
        self._undoable.append(_Undoable(change.first, change.lines, tuple(old)))
        return None

    def _end_rightly(self, first: int, end: int) -> None:
        """Let the last line have no ending and every other one some, where a change lay."""
        last = len(self.lines) - 1
        if self.lines[last].ending:
            self.lines[last] = Line(self.lines[last].text, "")
        for index in range(max(0, first - 1), min(end, last)):
            if not self.lines[index].ending:
                self.lines[index] = Line(self.lines[index].text, self.format.ending)

    def _keep_state(self) -> None:
        state = tuple(self.lines)
        if self.format.has_mixed_endings and state not in self._kept:
            self._kept.append(state)

    def _return_to_kept_state(self) -> None:
        """Take a kept state's endings back once the text is that state's text again."""
        for kept in reversed(self._kept):
            same_size = len(kept) == len(self.lines)
            if same_size and all(a is b or a.text == b.text for a, b in zip(kept, self.lines, strict=True)):
                self.lines[:] = kept
                return

    # --- bytes

    def parted(self) -> list[Line]:
        r"""Give the lines so that `\r`, then an empty line and its `\n`, do not melt into one ending."""
        if not self.format.has_mixed_endings:
            return self.lines
        parted = self.lines.copy()
        for index in range(1, len(parted)):
            if parted[index - 1].ending == "\r" and parted[index] == Line("", "\n"):
                parted[index] = Line("", "\r\n")
        return parted

    def encoded(self, line: Line) -> bytes:
        """Give the bytes of one line; raises UnicodeEncodeError."""
        return self._encoded(line.text + line.ending)

    def _encoded(self, text: str) -> bytes:
        encoding, substitutes = self.format.encoding, self.format.substitutes
        # A text that has none of those planes is held narrower: then this looks at no character.
        if not any(stand_in in text for stand_in in substitutes):
            return text.encode(encoding)
        parts = re.split(f"([{''.join(substitutes)}])", text)
        return b"".join([substitutes.get(part) or part.encode(encoding) for part in parts])

    def _check_half_unit(self, text: str) -> None:
        """Refuse half a UTF-16 unit anywhere but at the end: all behind it would be read wrongly."""
        if not self.format.encoding.startswith("utf-16"):
            return
        for sign, stood_for in self.format.substitutes.items():
            place = text.find(sign) if len(stood_for) % 2 else -1
            if 0 <= place < len(text) - 1:
                line = next(number for number, line in enumerate(self.lines) if sign in line.text)
                raise CharacterNotEncodable(sign, line, self.format.encoding)

    def _first_lost(self, encoding: str) -> CharacterNotEncodable:
        """Find the first stand-in for what another encoding cannot say."""
        for number, line in enumerate(self.lines):
            for sign in line.text:
                data = self.format.substitutes.get(sign)
                if data is None:
                    continue
                if is_stray(data, self.format.encoding):
                    return CharacterNotEncodable(sign, number, encoding)
                shown = data.decode(self.format.encoding)
                if not shown.encode(encoding, "ignore"):
                    return CharacterNotEncodable(shown, number, encoding)
        message = "every stand-in can be encoded"
        raise AssertionError(message)

    def _first_not_encodable(self) -> CharacterNotEncodable:
        for number, line in enumerate(self.lines):
            for character in line.text:
                try:
                    self._encoded(character)
                except UnicodeEncodeError:
                    return CharacterNotEncodable(character, number, self.format.encoding)
        message = "every character can be encoded alone"
        raise AssertionError(message)
