"""The commands `get`, `set` and `unset`: fields of a post for scripts, without a window."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import TYPE_CHECKING

from editor.core.diagnostic import Diagnostic
from editor.core.frontmatter.field_value import read_data, read_value
from editor.core.frontmatter.rewrite import remove_field, set_field
from editor.core.text.file_text import CharacterNotEncodable
from editor.core.text.source import change_for_edits
from editor.workspace.content_folder import find_site
from editor.workspace.errors import WorkspaceError
from editor.workspace.post_file import read_post, save_post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.core.frontmatter.field import FieldValue
    from editor.core.frontmatter.generator import Generator
    from editor.core.text.edit import TextEdit
    from editor.workspace.post_file import PostFile

    Step = Callable[[list[str], Generator], TextEdit | Diagnostic]

EXIT_REFUSED = 2
"""what was asked for cannot be done; no file was written"""

_SENTENCES = {
    "frontmatter.syntax": "the front matter cannot be read: {problem}",
    "frontmatter.duplicate-key": "the field “{key}” is there twice",
    "frontmatter.not-a-mapping": "the front matter has no fields, it is something else",
    "frontmatter.too-large": "the front matter is too large to be read (too many {what})",
    "frontmatter.unclosed": "the front matter begins with {sign} and does not end",
    "frontmatter.text-before": "something stands before the front matter that opens in line {line}",
    "frontmatter.cannot-rewrite": "“{key}” cannot be changed without touching something else",
}


class _Refusal(Exception):  # noqa: N818 - it never leaves this file
    """Why nothing is done, as a sentence for the terminal."""


def run_command(arguments: Sequence[str]) -> int:
    """Do what `get`, `set` or `unset` asks for; give the exit code. Nothing is written unless all can be."""
    try:
        found = _parser().parse_args(arguments)
        if found.command == "get":
            return _get(found.post, found.field)
        if found.command == "set":
            return _change(found.post, [_setting(part) for part in found.assignment])
        return _change(found.post, [_removal(name) for name in found.field])
    except WorkspaceError as error:
        sys.stderr.write(f"inkwright: {error.sentence}\n")
    except _Refusal as refusal:
        sys.stderr.write(f"inkwright: {refusal}\n")
    return EXIT_REFUSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="inkwright", description="Read and change fields of a post.")
    commands = parser.add_subparsers(dest="command", required=True)
    get = commands.add_parser("get", help="print the fields of a post, or one of them, as JSON")
    get.add_argument("post", metavar="POST")
    get.add_argument("field", metavar="FIELD", nargs="?")
    change = commands.add_parser("set", help="set fields of a post and touch nothing else in it")
    change.add_argument("post", metavar="POST")
    change.add_argument(
        "assignment",
        metavar="FIELD=VALUE",
        nargs="+",
        help="VALUE is YAML: 'tags=[a, b]', draft=true, 'title=\"A: B\"'",
    )
    removal = commands.add_parser("unset", help="remove fields of a post and touch nothing else in it")
    removal.add_argument("post", metavar="POST")
    removal.add_argument("field", metavar="FIELD", nargs="+")
    return parser


# --- reading


def _get(path: str, name: str | None) -> int:
    post, generator = _open(path)
    data = read_data(post.text.texts(), generator)
    if isinstance(data, Diagnostic):
        raise _Refusal(_told(path, data))
    if name is not None and name not in data:
        message = f"“{path}” has no field “{name}”."
        raise _Refusal(message)
    wanted = data if name is None else data[name]
    text = json.dumps(wanted, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(_as_in_file(text, post).encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
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
        message = f"“{assignment}” is not FIELD=VALUE."
        raise _Refusal(message)
    _check_characters(assignment)
    value = read_value(text)
    if isinstance(value, Diagnostic):
        problem = value.data.get("problem", "") or _sentence(value)
        column = value.range.start.column + 1
        message = f"the value of “{name}” is no YAML value: {problem} (column {column}). Put it in quotes: "
        raise _Refusal(message + f"'{name}=\"…\"'")
    return _Setting(name, value)


class _Setting:
    def __init__(self, name: str, value: FieldValue) -> None:
        self._name = name
        self._value = value

    def __call__(self, lines: list[str], generator: Generator) -> TextEdit | Diagnostic:
        return set_field(lines, generator, self._name, self._value)


def _removal(name: str) -> Step:
    _check_characters(name)
    return lambda lines, generator: remove_field(lines, generator, name)


def _check_characters(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        message = "the command line is not valid text in the encoding of this system."
        raise _Refusal(message) from None


def _change(path: str, steps: Sequence[Step]) -> int:
    """Carry all steps out on the text, then save once, and only when a byte is another one."""
    post, generator = _open(path)
    before = post.text.encode()
    for step in steps:
        lines = post.text.texts()
        edit = step(lines, generator)
        if isinstance(edit, Diagnostic):
            raise _Refusal(_told(path, edit))
        hidden = [sign for sign in post.text.format.substitutes if sign in edit.new_text]
        if hidden and not _is_there(lines, hidden):
            message = f"the character U+{ord(hidden[0]):04X} cannot be written to “{path}”."
            raise _Refusal(message)
        post.text.apply(change_for_edits(lines, [edit]))
    data = _encoded(post)
    if data != before:
        saved = save_post(post.path, data, post.digest)
        if saved.note:
            sys.stderr.write(f"inkwright: {saved.note}\n")
    return 0


def _is_there(lines: list[str], signs: list[str]) -> bool:
    """Tell whether stand-ins come from the file itself, from an item that was moved or rewritten."""
    text = "\n".join(lines)
    return all(sign in text for sign in signs)


def _encoded(post: PostFile) -> bytes:
    try:
        return post.text.encode()
    except CharacterNotEncodable as error:
        message = f"“{error.character}” does not exist in the encoding of “{post.path}” ({error.encoding})."
        raise _Refusal(message) from None


def _open(path: str) -> tuple[PostFile, Generator]:
    post = read_post(os.path.abspath(path))
    return post, find_site(post.path).generator


def _told(path: str, found: Diagnostic) -> str:
    start = found.range.start
    return f"{path}, line {start.line + 1}, column {start.column + 1}: {_sentence(found)}."


def _sentence(found: Diagnostic) -> str:
    return _SENTENCES.get(found.code, found.code).format_map(found.data)
