"""The sentences of the workspace, said in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from editor.workspace.sentence import Sentence

CONTEXT = "Workspace"


def translated(sentence: str) -> str:
    """Say a sentence in the window's language; text that is no Sentence is given back as it is."""
    if not isinstance(sentence, Sentence):
        return sentence
    template = QCoreApplication.translate(CONTEXT, sentence.template)
    if not sentence.values:
        return template
    values = {name: _shown(value) for name, value in sentence.values.items()}
    return template.format(**values)


def _shown(value: object) -> object:
    return translated(value) if isinstance(value, Sentence) else value
