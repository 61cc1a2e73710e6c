"""What is said in the terminal, in the writer's language, without anything of Qt."""

from __future__ import annotations

import json
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from editor.app.spoken_language import ENGLISH
from editor.widgets.resources import resource_path
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from _typeshed import SupportsWrite

PLAIN_SIGNS: Mapping[str, str] = {"✓": "+", "✕": "x", "“": '"', "”": '"', "…": "...", "×": "x"}
"""signs of ours, in letters that every terminal has"""


class TerminalText(Sentence):
    """A sentence that only the terminal says; `resources/i18n/terminal_zh_CN.json` has its Chinese.

    `TerminalText("There is no {name}.", name="x")`: the template is a literal, as a test collects it.
    """

    __slots__ = ()


class Terminal:
    """Says sentences in one language on stdout and stderr, in signs that these can write."""

    def __init__(self, language: str = ENGLISH) -> None:
        self.language = language

    def said(self, text: str) -> str:
        """Say a text in our language; one that is no Sentence, or has no translation, as it is."""
        if not isinstance(text, Sentence) or self.language == ENGLISH:
            return str(text)
        template = self._template(text)
        if not text.values:
            return template
        values = {
            name: self.said(value) if isinstance(value, str) else value for name, value in text.values.items()
        }
        return template.format(**values)

    def say_of_window(self, context: str, text: str) -> str:
        """Say a text of the window, which Qt knows by its context, in our language."""
        if self.language == ENGLISH:
            return text
        return self._of_the_window.get((context, text)) or text

    def write(self, text: str) -> None:
        """Write text that is already said to stdout, as it stands."""
        write_to(sys.stdout, text)

    def complain(self, sentence: str) -> None:
        """Say one sentence on stderr, behind the program's name."""
        write_to(sys.stderr, f"inkwright: {self.said(sentence)}\n")

    def _template(self, sentence: Sentence) -> str:
        own = self._own.get(sentence.template)
        return own or self._of_the_window.get(("Workspace", sentence.template)) or sentence.template

    @cached_property
    def _own(self) -> Mapping[str, str]:
        path = resource_path("i18n", f"terminal_{self.language}.json")
        try:
            return json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}

    @cached_property
    def _of_the_window(self) -> Mapping[tuple[str, str], str]:
        from editor.workspace.compiled_translation import read_translation  # English needs none

        return read_translation(resource_path("i18n", f"inkwright_{self.language}.qm"))


def write_to(stream: SupportsWrite[str] | None, text: str) -> None:
    """Write to a stream at once, in plain signs where its encoding lacks ours; None takes nothing."""
    if stream is None:  # a program without a console
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        for sign, plain in PLAIN_SIGNS.items():
            text = text.replace(sign, plain)
        text = text.encode(encoding, "replace").decode(encoding)
    stream.write(text)
    if hasattr(stream, "flush"):
        stream.flush()  # type: ignore[attr-defined]
