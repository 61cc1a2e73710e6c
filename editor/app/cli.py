"""The command line: what to open, and one clear sentence where that cannot be."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor import __version__
from editor.app.terminal import TerminalText
from editor.workspace.errors import NotAllowedError, NotFoundError
from editor.workspace.post_check import check_post
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from editor.app.terminal import Terminal
    from editor.app.terminal_parser import TerminalParser

EPILOG = TerminalText(
    """without a window:
  inkwright get|set|unset   read and change fields of a post; `inkwright get --help` tells more
  inkwright images PATH     list the images of a post, a folder or a site, and what is wrong with them
  inkwright render POST     write a post as the preview shows it: a page, or the piece inside one
  inkwright doctor          tell what is there and what lacks on this machine, with advice

A folder or post of such a name is opened as ./doctor.
Exit codes: 0 fine, 1 something is missing, 2 what was asked for cannot be opened, 3 no screen."""
)
EXIT_USAGE = 2
"""what was asked for cannot be opened"""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asks for: a folder ("" for the last one), and posts."""

    folder: str
    posts: tuple[str, ...]


def read_arguments(arguments: list[str], terminal: Terminal) -> Wish:
    """Read the command line; ends the program with exit code 2 and a sentence when it makes no sense.

    Raises WorkspaceError when what it names cannot be opened.
    """
    paths = arguments
    if any(word.startswith("-") for word in arguments):
        paths = _parser(terminal).parse_args(arguments).path
    folders = [path for path in paths if os.path.isdir(path)]
    posts = [path for path in paths if path not in folders]
    if len(folders) > 1:
        _parser(terminal).error(TerminalText("only one content folder can be open at a time"))
    for path in folders:
        check_folder(path)
    for path in posts:
        check_post(os.path.abspath(path))
    return Wish(
        os.path.abspath(folders[0]) if folders else "", tuple(os.path.abspath(path) for path in posts)
    )


def _parser(terminal: Terminal) -> TerminalParser:
    from editor.app.terminal_parser import TerminalParser  # not for what are paths alone

    parser = TerminalParser(
        terminal,
        prog="inkwright",
        description=TerminalText(
            "Write blog posts as Markdown files: source, form, preview and images in one window."
        ),
        epilog=EPILOG,
    )
    parser.add_argument(
        "path",
        nargs="*",
        metavar="FOLDER|POST",
        help=TerminalText("a content folder, posts, or nothing for the last folder"),
    )
    parser.add_version(f"Inkwright {__version__}")
    return parser


def check_folder(path: str) -> None:
    """Raise when a folder is not there or cannot be read."""
    try:
        with os.scandir(path) as entries:
            next(iter(entries), None)
    except FileNotFoundError as error:
        raise NotFoundError(Sentence("There is no folder {path}.", path=path), path) from error
    except OSError as error:
        sentence = Sentence(
            "The folder {path} cannot be read: {reason}. Check who may open it.",
            path=path,
            reason=reason_of(error),
        )
        raise NotAllowedError(sentence, path) from error
