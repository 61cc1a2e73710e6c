from __future__ import annotations

import pytest

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.images.check import ImageReport, ImageStatus
from editor.core.text.edit import Position, Range
from editor.widgets.sentences import (
    bytes_text,
    diagnostic_sentence,
    diagnostic_text,
    short_verdict,
    size_text,
    verdict_mark,
    verdict_text,
    verdict_tone,
)

PLACE = Range(Position(2, 3), Position(2, 5))


@pytest.mark.parametrize("place", ["here", "site"])
@pytest.mark.parametrize("status", list(ImageStatus))
def test_every_verdict_has_a_mark_and_words(status, place):
    report = ImageReport(status, status)
    assert verdict_text(report, place)
    assert verdict_mark(report, place) in {"✓", "●", "✕", "○", "…"}
    assert verdict_tone(report, place) in {"ok", "warn", "bad", "quiet"}


def test_an_image_nobody_looked_at_yet_is_being_checked():
    assert verdict_text(None, "here") == "Checking…"
    assert verdict_mark(None, "site") == "…"


def test_a_wrong_case_names_the_file_that_is_there():
    report = ImageReport(ImageStatus.WRONG_CASE, ImageStatus.WRONG_CASE, data={"actual": "sunset.jpg"})
    assert "sunset.jpg" in verdict_text(report, "here")
    assert "sunset.jpg" in verdict_text(report, "site")
    assert verdict_tone(report, "here") == "warn"
    assert verdict_tone(report, "site") == "bad"


def test_the_answer_of_a_server_is_told_with_its_number():
    assert (
        verdict_text(ImageReport(ImageStatus.OK, ImageStatus.BLOCKED, data={"http": "403"}), "site")
        == "403 refused"
    )
    missing = ImageReport(ImageStatus.MISSING, ImageStatus.MISSING, data={"http": "404"})
    assert verdict_text(missing, "here") == "404 not found"


def test_the_reason_behind_a_verdict_is_told():
    html = ImageReport(
        ImageStatus.NOT_AN_IMAGE, ImageStatus.NOT_AN_IMAGE, data={"http": "200", "why": "html"}
    )
    assert verdict_text(html, "here") == "A web page, not an image"
    private = ImageReport(ImageStatus.SKIPPED, ImageStatus.SKIPPED, data={"why": "private"})
    assert verdict_text(private, "site") == "Not asked: private address"


def test_a_good_image_is_not_blamed_for_a_remark():
    fine = ImageReport(ImageStatus.OK, ImageStatus.OK, data={"why": "large"})
    assert verdict_text(fine, "here") == "Shows"


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, ""), (900, "900 B"), (348_000, "348 KB"), (999_600, "1.0 MB"), (3_100_000, "3.1 MB")],
)
def test_bytes_are_told_in_units(count, words):
    assert bytes_text(count) == words


def test_sizes_are_told_as_far_as_they_are_known():
    assert (
        size_text(ImageReport(ImageStatus.OK, ImageStatus.OK, 4032, 3024, 3_100_000))
        == "4032 × 3024 · 3.1 MB"
    )
    assert size_text(ImageReport(ImageStatus.OK, ImageStatus.OK)) == ""
    assert size_text(None) == ""


CODES = [
    "syntax", "unclosed", "text-before", "duplicate-key", "too-large", "too-deep", "cannot-rewrite",
    "not-a-mapping", "too-complex", "too-hard", "too-many-aliases", "no-such-field",
]  # fmt: skip


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_front_matter_has_its_own_sentence(code):
    found = Diagnostic(f"frontmatter.{code}", Severity.ERROR, PLACE, {"key": "tags"})
    sentence = diagnostic_text(found)
    assert sentence.endswith(".")
    assert "{" not in sentence
    assert code not in sentence


def test_a_sentence_tells_line_and_column_as_people_count_them():
    found = Diagnostic("frontmatter.syntax", Severity.ERROR, PLACE)
    assert "line 3, column 4" in diagnostic_text(found)


def test_a_key_from_the_file_cannot_act_in_the_sentence():
    found = Diagnostic("frontmatter.duplicate-key", Severity.ERROR, PLACE, {"key": "{place}\n<b>"})
    assert "“{place} <b>”" in diagnostic_text(found)


def test_an_unknown_code_is_told_with_the_code():
    assert "frontmatter.new-thing" in diagnostic_sentence("frontmatter.new-thing", {})


@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("● Case differs: lake-sunset.jpg", "● Case differs"),
        ("✕ Not found: it is lake: 2.jpg", "✕ Not found"),
        ("● 大小写不同：lake.jpg", "● 大小写不同"),
        ("✕ 找不到，应为 lake.jpg", "✕ 找不到"),
        ("✓ Shows", "✓ Shows"),
        (": odd", ": odd"),
    ],
)
def test_a_verdict_is_cut_at_its_details(words, short):
    assert short_verdict(words) == short
