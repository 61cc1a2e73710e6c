from __future__ import annotations

import pytest

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.syntax_mistake import SyntaxMistake
from editor.core.text.edit import Range
from editor.widgets.sentences import diagnostic_text
from editor.widgets.syntax_sentences import _ADVICE, advice_for


def test_the_readers_own_words_stand_behind_ours():
    said = advice_for("mapping values are not allowed here")
    assert said == (
        "A value with a colon and a space in it has to stand in quotes. "
        "(YAML: mapping values are not allowed here)"
    )


@pytest.mark.parametrize("mistake", SyntaxMistake)
def test_every_mistake_has_its_sentence(mistake):
    assert _ADVICE[mistake].endswith(".")


def test_the_sentence_of_the_form_tells_it():
    data = {"problem": "found character '@'\nthat cannot start any token {place}"}
    found = Diagnostic("frontmatter.syntax", Severity.ERROR, Range.on_line(2, 3, 4), data)
    said = diagnostic_text(found)
    assert "line 3, column 4" in said
    assert "begins with this sign" in said
    assert said.endswith("(YAML: found character '@' that cannot start any token {place})")


def test_a_rare_mistake_says_no_more_than_before():
    assert advice_for("expected the node content") == ""
