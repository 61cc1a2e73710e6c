from __future__ import annotations

import pytest

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.text.edit import Range
from editor.widgets.hint_sentences import hint_text


def said(code: str, **data: str) -> str:
    return hint_text(Diagnostic(code, Severity.HINT, Range.on_line(0, 0, 0), data))


@pytest.mark.parametrize(
    ("code", "other"), [("date.zone", "in UTC"), ("date.zone-written", "in the zone of the date")]
)
def test_addresses_are_named_where_both_are_known(code: str, other: str) -> None:
    known = said(code, here="/05/06/a/", there="/05/05/a/")
    assert "/05/06/a/ when built here, /05/05/a/ " in known
    assert known.endswith(other)
    unknown = said(code, here="/05/06/a/", there="")
    assert "/05/06" not in unknown
    assert unknown.endswith(other)


def test_words_of_a_post_stay_on_one_line_and_are_not_taken_for_places() -> None:
    assert said("tags.one-tag", tag="a,\n{tag}") == "“a, {tag}” is one tag: write [a, b] for two"
    assert len(said("date.address", address="/" + "a" * 5000)) < 200
