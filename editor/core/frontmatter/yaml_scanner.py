"""YAML as a stream of events: PyYAML's pure scanner, read the way the generators' parsers read."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import AliasToken, AnchorToken, FlowMappingEndToken, FlowSequenceEndToken, ScalarToken

from editor.core.text.edit import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yaml.events import Event
    from yaml.tokens import Token

_SPACE = "\0 \t\n"
_FLOW_SIGNS = ",[]{}"
_LONGEST_KEY = 1024
_FOREIGN = "\x85\u2028\u2029\ufeff"


class YamlEvents(Reader, Scanner, Parser):
    """The events of a text. No composer, resolver or constructor: an alias stays a name, a tag a word.

    libyaml is not used, it dies of deep nesting with its process; this scanner keeps no call stack.
    """

    def __init__(self, text: str) -> None:
        self._dashes: dict[int, list[int]] = {}
        self._braces: list[bool] = []
        self._last_taken: Token | None = None
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def fetch_block_entry(self) -> None:
        """Remember where the dash stands, the events do not tell."""
        self._dashes.setdefault(self.column, []).append(self.line)
        scanner: Any = super()
        scanner.fetch_block_entry()

    def dash_before(self, line: int, first_line: int, first_column: int) -> tuple[int, int]:
        """Give the place of the last dash at or before a line, in the list that the mark of its event names.

        The mark is the first dash itself, or the place behind it when the list is not indented.
        """
        column = first_column if first_line in self._dashes.get(first_column, ()) else first_column - 1
        lines = self._dashes[column]
        return lines[bisect_right(lines, line) - 1], column

    def next_event(self) -> Event:
        """Give the next event; past the end of the stream there is none."""
        parser: Any = self
        return parser.get_event()

    def get_token(self) -> Token | None:
        """Give the next token, and remember it."""
        scanner: Any = super()
        self._last_taken = scanner.get_token()
        return self._last_taken

    def fetch_flow_sequence_start(self) -> None:
        """Remember that a bracket is open."""
        self._flow_start(is_brace=False)

    def fetch_flow_mapping_start(self) -> None:
        """Remember that a brace is open."""
        self._flow_start(is_brace=True)

    def _flow_start(self, *, is_brace: bool) -> None:
        scanner: Any = super()
        if is_brace:
            scanner.fetch_flow_mapping_start()
        else:
            scanner.fetch_flow_sequence_start()
        del self._braces[max(0, self.flow_level - 1) :]  # those that have been closed
        self._braces.append(is_brace)

    def stale_possible_simple_keys(self) -> None:
        """Give up a key without a colon in time; between braces the line may end before the colon."""
        kept = None
        if self.flow_level > 0 and self._braces[self.flow_level - 1]:  # a stray bracket makes it negative
            kept = self.possible_simple_keys.pop(self.flow_level, None)
        scanner: Any = super()
        scanner.stale_possible_simple_keys()
        if kept is not None and self.index - kept.index <= _LONGEST_KEY:
            self.possible_simple_keys[self.flow_level] = kept

    def check_value(self) -> bool:
        """Tell whether a colon parts key and value: in `{a: :b, "c":d}` the first and the last do."""
        reader: Any = self
        if not self.flow_level:
            return reader.peek(1) in _SPACE
        last = self.tokens[-1] if self.tokens else self._last_taken
        is_closed = isinstance(last, (FlowSequenceEndToken, FlowMappingEndToken)) or (
            isinstance(last, ScalarToken) and not last.plain
        )
        return is_closed or reader.peek(1) in _SPACE + _FLOW_SIGNS

    def fetch_alias(self) -> None:
        """Read `*name`."""
        self._fetch_name(AliasToken)

    def fetch_anchor(self) -> None:
        """Read `&name`."""
        self._fetch_name(AnchorToken)

    def _fetch_name(self, kind: type[AliasToken | AnchorToken]) -> None:
        """Read a name of any characters, as YAML 1.2 and js-yaml do; PyYAML knows only Latin letters."""
        reader: Any = self
        reader.save_possible_simple_key()
        self.allow_simple_key = False
        start = reader.get_mark()
        reader.forward()
        length = 0
        while reader.peek(length) not in _SPACE + _FLOW_SIGNS:
            length += 1
        if not length:
            raise ScannerError(None, None, "an anchor or alias has no name", start)
        name = reader.prefix(length)
        reader.forward(length)
        self.tokens.append(kind(name, start, reader.get_mark()))

    def scan_to_next_token(self) -> None:
        """Skip spaces, comments and, where no indentation is meant, tabs.

        PyYAML refuses `title:<tab>A`, which libyaml, js-yaml and go-yaml read: in libyaml's scanner.c
        (`yaml_parser_scan_to_next_token`) tabs are allowed in flow and where no simple key may begin.
        """
        reader: Any = self
        while True:
            while reader.peek() == " " or (reader.peek() == "\t" and self._skip_tabs()):
                reader.forward()
            if reader.peek() == "#":
                while reader.peek() not in "\0\r\n":
                    reader.forward()
            if not reader.scan_line_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def check_key(self) -> bool:
        """Tell whether `?` begins a key, which takes a space behind it, in flow too: not in `[?x, Why?]`."""
        reader: Any = self
        return reader.peek(1) in (_SPACE + _FLOW_SIGNS if self.flow_level else _SPACE)

    def check_plain(self) -> bool:
        """Tell whether an unquoted text begins here."""
        scanner: Any = super()
        reader: Any = self
        is_sign = bool(self.flow_level) and reader.peek() in "?:"
        return scanner.check_plain() or (is_sign and reader.peek(1) not in _SPACE + _FLOW_SIGNS)

    def scan_plain(self) -> ScalarToken:
        """Read an unquoted text as YAML 1.2 does; PyYAML ends it at a tab and, in flow, at `?`."""
        reader: Any = self
        chunks: list[str] = []
        start = end = reader.get_mark()
        indent = self.indent + 1
        spaces: list[str] | None = []
        while reader.peek() != "#":
            length = self._plain_length()
            if not length:
                break
            self.allow_simple_key = False
            chunks += [*(spaces or ()), reader.prefix(length)]
            reader.forward(length)
            end = reader.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(chunks), True, start, end)

    def _plain_length(self) -> int:
        reader: Any = self
        signs = _FLOW_SIGNS if self.flow_level else ""
        length = 0
        while (sign := reader.peek(length)) not in _SPACE and sign not in signs:
            if sign == ":" and reader.peek(length + 1) in _SPACE + signs:
                break
            length += 1
        return length

    def scan_plain_spaces(self, indent: int, start_mark: object) -> list[str] | None:  # noqa: ARG002 - PyYAML's
        """Give the white space inside an unquoted text, line ends folded; None before `---` and `...`."""
        reader: Any = self
        white = self._white()
        if reader.peek() != "\n":
            return [white] if white else []
        breaks = -1
        while reader.peek() == "\n":
            reader.scan_line_break()
            self.allow_simple_key = True
            breaks += 1
            if reader.prefix(3) in ("---", "...") and reader.peek(3) in _SPACE:
                return None
            while reader.peek() == " ":
                reader.forward()
            if self.flow_level or self.column >= indent:  # a tab never indents
                self._white()
        return ["\n" * breaks or " "]

    def _white(self) -> str:
        reader: Any = self
        length = 0
        while reader.peek(length) in " \t":
            length += 1
        white: str = reader.prefix(length)
        reader.forward(length)
        return white

    def _skip_tabs(self) -> bool:
        """Go to the last of the tabs and spaces that follow, unless they would indent something."""
        reader: Any = self
        ahead = 0
        while reader.peek(ahead) in " \t":
            ahead += 1
        may_indent = self.allow_simple_key and not self.flow_level
        if may_indent and reader.peek(ahead) not in "\0\n#":
            return False
        reader.forward(ahead - 1)
        return True


class YamlText:
    """Content lines made ready for the scanner, and the way back to the places in the post.

    Characters that PyYAML, but no generator, takes for line ends, and U+FEFF, which it does not count,
    are hidden behind stand-ins; a BOM before all else is left out. With
    `tabs_as_spaces` each tab that begins a line is read as two spaces, as Hexo does
    (hexo-front-matter `escapeYAML`).
    """

    def __init__(self, lines: Sequence[str], first_line: int, *, tabs_as_spaces: bool) -> None:
        self._lines = lines
        self._first_line = first_line
        self._tabs = [0] * len(lines)
        self._bom = 1 if lines and lines[0].startswith("\ufeff") else 0
        if self._bom:
            lines = [lines[0][1:], *lines[1:]]
        text = "\n".join(self._expanded(lines) if tabs_as_spaces else lines)
        self._stand_ins = _stand_ins(text)
        self._originals = {ord(stand_in): original for original, stand_in in self._stand_ins.items()}
        self.text = text.translate(str.maketrans(self._stand_ins)) + "\n"

    def _expanded(self, lines: Sequence[str]) -> list[str]:
        expanded: list[str] = []
        for number, line in enumerate(lines):
            self._tabs[number] = len(line) - len(line.lstrip("\t"))
            expanded.append("  " * self._tabs[number] + line[self._tabs[number] :])
        return expanded

    def restored(self, text: str) -> str:
        """Give back the characters that stand-ins hid."""
        return text.translate(self._originals) if self._originals else text

    def position(self, line: int, column: int) -> Position:
        """Give the place in the post of a scanner's line and column."""
        if line >= len(self._lines):
            return self.end
        tabs = self._tabs[line]
        column = column - tabs if column >= 2 * tabs else column // 2
        column += self._bom if line == 0 else 0
        return Position(self._first_line + line, min(column, len(self._lines[line])))

    def position_of_index(self, index: int) -> Position:
        """Give the place in the post of a character of the scanner's text."""
        before = self.text[:index]
        return self.position(before.count("\n"), index - (before.rfind("\n") + 1))

    @property
    def end(self) -> Position:
        """Give the end of the last line."""
        if not self._lines:
            return Position(self._first_line, 0)
        return Position(self._first_line + len(self._lines) - 1, len(self._lines[-1]))

    def end_of_block_scalar(self, first: int, after: int, *, keeps_blank_lines: bool) -> Position:
        """Give the end of a block scalar that begins on line `first` and has ended before line `after`."""
        last = min(after, len(self._lines)) - 1
        while last > first and not keeps_blank_lines and not self._lines[last].strip(" \t"):
            last -= 1
        return Position(self._first_line + last, len(self._lines[last]))


def _stand_ins(text: str) -> dict[str, str]:
    found = [character for character in _FOREIGN if character in text]
    if not found:
        return {}
    used = set(text)
    free = (chr(code) for code in range(0xE000, 0xF8FF) if chr(code) not in used)
    return dict(zip(found, free, strict=False))
