"""What stands behind a verdict, in sentences."""

from __future__ import annotations

import pytest

from editor.core.images.check import ImageNote, ImageReport, ImageStatus
from editor.widgets.image_sentences import report_sentences, tooltip_of

OK, BLOCKED, UNKNOWN = ImageStatus.OK, ImageStatus.BLOCKED, ImageStatus.UNKNOWN


def test_an_ordinary_image_needs_no_words() -> None:
    assert report_sentences(None) == ()
    assert report_sentences(ImageReport(OK, OK, 40, 30, 900, "png")) == ()
    assert tooltip_of(ImageReport(OK, OK)) == ""


@pytest.mark.parametrize("note", list(ImageNote))
def test_each_note_has_a_sentence_without_holes(note: ImageNote) -> None:
    (sentence,) = report_sentences(ImageReport(OK, OK, 4032, 3024, 3_100_000, "jpg", notes=(note,)))
    assert sentence.endswith((".", "”"))
    assert "{" not in sentence


def test_what_is_large_is_told_with_its_size() -> None:
    report = ImageReport(OK, OK, 4032, 3024, 3_100_000, "jpg", notes=(ImageNote.TOO_LARGE,))
    assert "4032 × 3024 · 3.1 MB" in report_sentences(report)[0]


def test_the_two_rules_about_referers_are_told_apart() -> None:
    shut = report_sentences(ImageReport(OK, BLOCKED, data={"why": "hot-link"}))
    some = report_sentences(ImageReport(OK, OK, data={"referer": "allowed"}))
    assert "will not see it" in shut[0]
    assert "yours is one of them" in some[0]


@pytest.mark.parametrize("fault", ["expired", "self-signed", "other-host", "unknown"])
def test_the_fault_of_a_certificate_is_named(fault: str) -> None:
    (sentence,) = report_sentences(ImageReport(UNKNOWN, UNKNOWN, data={"why": "tls", "tls": fault}))
    assert "certificate" in sentence


def test_a_pause_a_copy_and_redirects_are_told() -> None:
    limited = ImageReport(
        ImageStatus.LIMITED, ImageStatus.LIMITED, data={"retry_after": "30", "copy": "1"}, checked=1e9
    )
    pause, copy, asked = report_sentences(limited)
    assert "30 seconds" in pause
    assert "insurance copy" in copy
    assert asked.startswith("Asked ")
    led = report_sentences(ImageReport(OK, OK, redirects=("https://b.example/", "http://c.example/x.png")))
    assert "https://b.example/ → http://c.example/x.png" in led[0]
    assert "not encrypted" in led[1]


def test_an_address_cannot_pass_for_markup_in_a_tooltip() -> None:
    tip = tooltip_of(ImageReport(OK, OK, redirects=("https://h/<img src='/x'>",)))
    assert "<img" not in tip
    assert "&lt;img" in tip
