from __future__ import annotations

import pytest

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.syntax_mistake import SyntaxMistake
from editor.core.text.edit import Range
from editor.widgets.sentences import diagnostic_text
from editor.widgets.syntax_sentences import _ADVICE, advice_for, readers_words


def test_a_mistake_is_said_in_our_words_alone():
    said = advice_for("mapping values are not allowed here")
    assert said == "A value with a colon and a space in it has to stand in quotes."


def test_the_readers_own_words_are_kept_for_a_hint_on_one_line():
    assert readers_words("found character '@'\nthat cannot start") == "found character '@' that cannot start"


@pytest.mark.parametrize("mistake", SyntaxMistake)
def test_every_mistake_has_its_sentence(mistake):
    assert _ADVICE[mistake].endswith(".")


def test_the_sentence_of_the_form_tells_it():
    data = {"problem": "found character '@'\nthat cannot start any token {place}"}
    found = Diagnostic("frontmatter.syntax", Severity.ERROR, Range.on_line(2, 3, 4), data)
    said = diagnostic_text(found)
    assert "line 3, column 4" in said
    assert "begins with this sign" in said
    assert "found character" not in said


def test_a_mistake_without_words_of_ours_says_no_more_than_where_it_is():
    assert advice_for("nobody has said this before") == ""
