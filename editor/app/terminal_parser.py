"""A reader of the command line whose own words, too, are said in the writer's language."""

from __future__ import annotations

import argparse
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from editor.app.spoken_language import ENGLISH
from editor.app.terminal import TerminalText, write_to

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from editor.app.terminal import Terminal

USAGE = TerminalText("usage: ")
FAILED = TerminalText("{program}: error: {problem}")
HEADINGS = (TerminalText("positional arguments"), TerminalText("options"))
HELP = TerminalText("show this help message and exit")
VERSION = TerminalText("show program's version number and exit")
# the longer ones first: the first that fits is taken
PROBLEMS = (
    TerminalText("argument {name}: {problem}"),
    TerminalText("the following arguments are required: {names}"),
    TerminalText("unrecognized arguments: {names}"),
    TerminalText("one of the arguments {names} is required"),
    TerminalText("not allowed with argument {name}"),
    TerminalText("ignored explicit argument {value}"),
    TerminalText("ambiguous option: {option} could match {matches}"),
    TerminalText("invalid choice: {value} (choose from {choices})"),
    TerminalText("invalid {kind} value: {value}"),
    TerminalText("expected at most one argument"),
    TerminalText("expected at least one argument"),
    TerminalText("expected one argument"),
    TerminalText("expected {number} arguments"),
)
"""what argparse says; what a later Python says otherwise is given in its own words"""
NARROW_COLUMN = 6
"""columns before the help of an argument: it begins on a line of its own, as Chinese letters are two wide"""


def in_our_words(problem: str) -> str:
    """Find the sentence that argparse has filled in, so that it can be said in another language."""
    for known in PROBLEMS:
        pattern = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(known.template))
        found = re.fullmatch(pattern, problem, re.DOTALL)
        if found:
            values = {name: in_our_words(value) for name, value in found.groupdict().items()}
            return TerminalText(known.template, **values)
    return problem


class TerminalParser(argparse.ArgumentParser):
    """argparse's, in the language of a terminal: headings, help, and what is wrong with the arguments.

    Give descriptions and helps as TerminalText; they are said when they are shown.
    """

    def __init__(self, terminal: Terminal, *, prog: str, description: str, epilog: str = "") -> None:
        def layout(prog: str) -> _Layout:
            return _Layout(prog, terminal)

        super().__init__(prog=prog, description=description, epilog=epilog, add_help=False)
        self.formatter_class = layout
        self.terminal = terminal
        self.add_argument("-h", "--help", action="help", help=HELP)

    def add_version(self, version: str) -> None:
        """Take `--version`, which tells this."""
        self.add_argument("--version", action="version", version=version, help=VERSION)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong below the usage, and end the program with exit code 2."""
        problem = in_our_words(message) if type(message) is str else message
        said = self.terminal.said(TerminalText(FAILED.template, program=self.prog, problem=problem))
        self.print_usage(sys.stderr)
        self.exit(2, f"{said}\n")

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        write_to(file or sys.stderr, message)


class _Layout(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str, terminal: Terminal) -> None:
        if terminal.language == ENGLISH:
            super().__init__(prog)
        else:
            super().__init__(prog, max_help_position=NARROW_COLUMN)
        self._terminal = terminal

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Begin with `usage: ` in our language."""
        super().add_usage(usage, actions, groups, self._terminal.said(USAGE) if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Say a heading of argparse's in our language."""
        known = next((one for one in HEADINGS if one == heading), heading)
        super().start_section(self._terminal.said(known) if known else known)

    def add_text(self, text: str | None) -> None:
        """Say a description in our language."""
        super().add_text(self._terminal.said(text) if text else text)

    def format_help(self) -> str:
        """Give the whole text, with the colon of our language behind its headings."""
        shown = super().format_help()
        for heading in map(self._terminal.said, HEADINGS):
            if not heading.isascii():
                shown = shown.replace(f"{heading}:\n", f"{heading}：\n")
        return shown

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return self._terminal.said(action.help) if action.help else action.help
