from __future__ import annotations

from editor.workspace.errors import DiskError
from editor.workspace.sentence import Sentence


def test_a_sentence_is_its_text_and_remembers_how_it_was_made() -> None:
    reason = Sentence("the disk is full")
    told = Sentence("“{name}” was not saved: {reason}.", name="{odd}.md", reason=reason)
    assert told == "“{odd}.md” was not saved: the disk is full."
    assert told.template == "“{name}” was not saved: {reason}."
    assert told.values == {"name": "{odd}.md", "reason": reason}


def test_a_sentence_without_values_may_hold_braces() -> None:
    assert Sentence("{% raw %}") == "{% raw %}"


def test_an_error_keeps_the_sentence_it_is_given_and_makes_one_of_plain_text() -> None:
    told = Sentence("“{name}” is gone.", name="trip.md")
    assert DiskError(told).sentence is told
    assert DiskError("The disk is gone.").sentence.template == "The disk is gone."
