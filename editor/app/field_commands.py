"""The commands `get`, `set` and `unset`: fields of a post for scripts, without a window."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.app.json_output import write_json
from editor.app.places import system_places
from editor.app.terminal import TerminalText
from editor.app.terminal_parser import TerminalParser
from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.field_value import read_data, read_value
from editor.core.frontmatter.member import path_of, remove_named, set_named
from editor.core.frontmatter.syntax_mistake import SyntaxMistake, mistake_of
from editor.core.text.file_text import CharacterNotEncodable, FileText
from editor.core.text.source import change_for_edits
from editor.workspace.encoding_memory import EncodingMemory
from editor.workspace.errors import WorkspaceError
from editor.workspace.opening import open_post
from editor.workspace.post_file import save_post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.app.terminal import Terminal
    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.generator import Generator
    from editor.core.text.edit import TextEdit
    from editor.workspace.post_file import PostFile
    from editor.workspace.sentence import Sentence

    Step = Callable[[list[str], Generator], TextEdit | Diagnostic]

EXIT_REFUSED = 2
"""what was asked for cannot be done; no file was written"""

_SENTENCES = {
    "frontmatter.syntax": TerminalText("the front matter cannot be read: {problem}"),
    "frontmatter.duplicate-key": TerminalText("the field “{key}” is there twice"),
    "frontmatter.not-a-mapping": TerminalText("the front matter has no fields, it is something else"),
    "frontmatter.too-large": TerminalText("the front matter is too large to be read (too many {what})"),
    "frontmatter.too-many-aliases": TerminalText(
        "the front matter cannot be read: its aliases repeat too much, or hold themselves"
    ),
    "frontmatter.unclosed": TerminalText("the front matter begins with {sign} and does not end"),
    "frontmatter.text-before": TerminalText(
        "something stands before the front matter that opens in line {line}"
    ),
    "frontmatter.cannot-rewrite": TerminalText("“{key}” cannot be changed without touching something else"),
}

_MISTAKES = {
    SyntaxMistake.COLON: TerminalText("a value with a colon and a space in it needs quotes"),
    SyntaxMistake.BRACKET: TerminalText("a list in brackets is not closed"),
    SyntaxMistake.QUOTE: TerminalText("a quotation mark is not closed"),
    SyntaxMistake.AFTER: TerminalText("something stands where the value had ended"),
    SyntaxMistake.SIGN: TerminalText("a value that begins with this sign needs quotes"),
    SyntaxMistake.ESCAPE: TerminalText("a backslash between double quotes has to be doubled"),
    SyntaxMistake.ANCHOR: TerminalText("a value that begins with * or & needs quotes"),
    SyntaxMistake.TAG: TerminalText("a value that begins with ! needs quotes"),
    SyntaxMistake.DASH: TerminalText("a list with dashes begins in a line of its own"),
    SyntaxMistake.CHARACTER: TerminalText("a control character stands there"),
    SyntaxMistake.TAB: TerminalText("a tab stands there; indent with spaces"),
    SyntaxMistake.BLOCK: TerminalText("a value that begins with | or > needs quotes"),
    SyntaxMistake.DOCUMENT: TerminalText("a second document begins there"),
    SyntaxMistake.VALUE: TerminalText("a value is missing, or begins with a stray sign"),
    SyntaxMistake.COMMA: TerminalText("a comma or a closing bracket is missing"),
    SyntaxMistake.NAME: TerminalText("a name is missing, or the sign between it and its value"),
    SyntaxMistake.TWICE: TerminalText("a name or table is there twice"),
    SyntaxMistake.COMMENT: TerminalText("“#” begins a comment there; such a value needs quotes"),
    SyntaxMistake.RANGE: TerminalText("a number, date or sign there cannot be"),
}

_DESCRIPTIONS = {
    "get": TerminalText("Print the fields of a post, or one of them, as JSON."),
    "set": TerminalText("Set fields of a post and touch nothing else in it."),
    "unset": TerminalText("Remove fields of a post and touch nothing else in it."),
}


class _Refusal(Exception):  # noqa: N818 - it never leaves this file
    """Why nothing is done, as a sentence for the terminal."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def run_command(arguments: Sequence[str], terminal: Terminal) -> int:
    """Do what `get`, `set` or `unset` asks for; give the exit code. Nothing is written unless all can be."""
    command = arguments[0]
    try:
        found = _parser(command, terminal).parse_args(arguments[1:])
        if command == "get":
            return _get(found.post, found.field, found.encoding)
        changes = found.assignment if command == "set" else found.field
        steps = [_setting(part) if command == "set" else _removal(part) for part in changes]
        return _change(found.post, steps, found.encoding, terminal)
    except WorkspaceError as error:
        terminal.complain(error.sentence)
    except _Refusal as refusal:
        terminal.complain(refusal.sentence)
    return EXIT_REFUSED


def _parser(command: str, terminal: Terminal) -> TerminalParser:
    parser = TerminalParser(terminal, prog=f"inkwright {command}", description=_DESCRIPTIONS[command])
    parser.add_argument("post", metavar="POST", help=TerminalText("a post, by its path"))
    encoding = TerminalText("the encoding of the post, as gb18030, big5 or cp1250, where it is not known")
    parser.add_argument("--encoding", metavar="NAME", default="", help=encoding)
    field = TerminalText("the name of a field")
    if command == "get":
        parser.add_argument("field", metavar="FIELD", nargs="?", help=field)
    elif command == "set":
        value = TerminalText("VALUE is YAML: 'tags=[a, b]', draft=true, 'title=\"A: B\"'")
        parser.add_argument("assignment", metavar="FIELD=VALUE", nargs="+", help=value)
    else:
        parser.add_argument("field", metavar="FIELD", nargs="+", help=field)
    return parser


# --- reading


def _get(path: str, name: str | None, encoding: str) -> int:
    post, generator = _open(path, encoding)
    data = read_data(post.text.texts(), generator)
    if isinstance(data, Diagnostic):
        raise _Refusal(_told(path, data))
    wanted: object = data
    for part in path_of(name, data) if name is not None else ():
        if not isinstance(wanted, dict) or part not in wanted:
            message = TerminalText("“{path}” has no field “{name}”.", path=path, name=name)
            raise _Refusal(message)
        wanted = wanted[part]
    write_json(_as_in_file(json.dumps(wanted, ensure_ascii=False, indent=2), post))
    return 0


def _as_in_file(text: str, post: PostFile) -> str:
    """Put the characters back that stand-ins hide; bytes that are no text become U+FFFD."""
    encoding, substitutes = post.text.format.encoding, post.text.format.substitutes
    signs = {ord(sign): data.decode(encoding, "replace") for sign, data in substitutes.items()}
    return text.translate({sign: json.dumps(shown)[1:-1] for sign, shown in signs.items()})


# --- changing


def _setting(assignment: str) -> Step:
    name, sign, text = assignment.partition("=")
    if not sign or not name:
        message = TerminalText("“{words}” is not FIELD=VALUE.", words=assignment)
        raise _Refusal(message)
    _check_characters(assignment)
    value = read_value(text)
    if isinstance(value, Diagnostic):
        problem = _problem(value) or _sentence(value)
        message = TerminalText(
            "the value of “{name}” is no YAML value: {problem} (column {column})."
            " Put it in quotes: '{name}=\"…\"'",
            name=name,
            problem=problem,
            column=value.range.start.column + 1,
        )
        raise _Refusal(message)
    return _Setting(name, value)


class _Setting:
    def __init__(self, name: str, value: FieldValue) -> None:
        self._name = name
        self._value = value

    def __call__(self, lines: list[str], generator: Generator) -> TextEdit | Diagnostic:
        return set_named(lines, generator, self._name, self._value)


def _removal(name: str) -> Step:
    _check_characters(name)
    return lambda lines, generator: remove_named(lines, generator, name)


def _check_characters(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        message = TerminalText("the command line is not valid text in the encoding of this system.")
        raise _Refusal(message) from None


def _change(path: str, steps: Sequence[Step], encoding: str, terminal: Terminal) -> int:
    """Carry all steps out on the text, then save once, and only when a byte is another one."""
    post, generator = _open(path, encoding)
    before = post.text.encode()
    for step in steps:
        lines = post.text.texts()
        edit = step(lines, generator)
        if isinstance(edit, Diagnostic):
            raise _Refusal(_told(path, edit))
        hidden = [sign for sign in post.text.format.substitutes if sign in edit.new_text]
        if hidden and not _is_there(lines, hidden):
            message = TerminalText(
                "the character U+{number} cannot be written to “{path}”.",
                number=f"{ord(hidden[0]):04X}",
                path=path,
            )
            raise _Refusal(message)
        _check_encoding(post, path, lines, edit.new_text)
        post.text.apply(change_for_edits(lines, [edit]))
    data = _encoded(post)
    if data != before:
        saved = save_post(post.path, data, post.digest)
        if saved.note:
            terminal.complain(saved.note)
    return 0


def _check_encoding(post: PostFile, path: str, lines: list[str], new_text: str) -> None:
    """Refuse letters that would be written in an encoding in which the rest of the file may not be."""
    is_known = post.chosen_encoding or (post.text.format.is_sure and _is_mostly_text(post, lines))
    letters = [sign for sign in new_text if not sign.isascii()]
    if not is_known and not _is_there(lines, letters):
        message = TerminalText(
            "it is not certain which encoding “{path}” is in: tell it with --encoding NAME.", path=path
        )
        raise _Refusal(message)


def _is_mostly_text(post: PostFile, lines: list[str]) -> bool:
    """Tell whether more bytes speak for the encoding, beyond ASCII, than there are that are no text in it."""
    signs = [sign for sign in "\n".join(lines) if not sign.isascii()]
    return 2 * sum(sign in post.text.format.substitutes for sign in signs) <= len(signs)


def _is_there(lines: list[str], signs: list[str]) -> bool:
    """Tell whether stand-ins come from the file itself, from an item that was moved or rewritten."""
    text = "\n".join(lines)
    return all(sign in text for sign in signs)


def _encoded(post: PostFile) -> bytes:
    try:
        return post.text.encode()
    except CharacterNotEncodable as error:
        message = TerminalText(
            "“{character}” does not exist in the encoding of “{path}” ({encoding}).",
            character=error.character,
            path=post.path,
            encoding=error.encoding,
        )
        raise _Refusal(message) from None


def _open(path: str, encoding: str) -> tuple[PostFile, Generator]:
    post, site = open_post(path, None, EncodingMemory(system_places().encodings))
    return _read_as(encoding, post) if encoding else post, site.generator


def _read_as(encoding: str, post: PostFile) -> PostFile:
    data = post.text.encode()
    try:
        text = FileText.decode_as(data, encoding)
    except (LookupError, ValueError):
        text = None
    if text is None or text.encode() != data:
        message = TerminalText(
            "“{path}” cannot be read as {encoding} and given back byte for byte.",
            path=post.path,
            encoding=encoding,
        )
        raise _Refusal(message)
    return replace(post, text=text, chosen_encoding=encoding)


def _told(path: str, found: Diagnostic) -> Sentence:
    start = found.range.start
    return TerminalText(
        "{path}, line {line}, column {column}: {problem}.",
        path=path,
        line=start.line + 1,
        column=start.column + 1,
        problem=_sentence(found),
    )


def _sentence(found: Diagnostic) -> str:
    known = _SENTENCES.get(found.code)
    data = {**found.data, "problem": _problem(found)} if "problem" in found.data else found.data
    return TerminalText(known.template, **data) if known else found.code


def _problem(found: Diagnostic) -> str:
    """Say a mistake in our words; one that we have no words for in the reader's."""
    original = found.data.get("problem", "")
    known = mistake_of(original)
    return _MISTAKES[known] if known else original
