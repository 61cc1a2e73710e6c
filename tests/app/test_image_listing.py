"""What `inkwright images` says of each verdict."""

from __future__ import annotations

import json

import pytest

from editor.app.image_listing import as_json, as_text, reason_of, status_of, unused_as_json
from editor.app.terminal import Terminal
from editor.core.images.check import ImageReport, ImageStatus
from editor.core.images.destination import DestinationKind
from editor.workspace.image_audit import JudgedReference, ReadReference

OK, GONE, AWAY = ImageStatus.OK, ImageStatus.MISSING, ImageStatus.OUTSIDE


def judged(destination: str, report: ImageReport, post: str = "/p.md") -> JudgedReference:
    return JudgedReference(
        post, ReadReference("inline", 0, 2, destination, "d"), DestinationKind.SITE, report
    )


@pytest.mark.parametrize(
    ("report", "status", "reason"),
    [
        (ImageReport(OK, OK), "ok", ""),
        (ImageReport(GONE, GONE), "broken", "no such file"),
        (ImageReport(GONE, GONE, data={"why": "no-destination"}), "broken", "no address"),
        (ImageReport(GONE, GONE, data={"http": "404"}), "broken", "not there any more (HTTP 404)"),
        (ImageReport(OK, AWAY), "broken", "the site does not serve this folder"),
        (ImageReport(AWAY, AWAY), "broken", "outside the site"),
        (
            ImageReport(ImageStatus.WRONG_CASE, ImageStatus.WRONG_CASE, data={"actual": "A {x}.png"}),
            "broken",
            "the file is written A {x}.png",
        ),
        (
            ImageReport(ImageStatus.BLOCKED, ImageStatus.BLOCKED, data={"http": "403"}),
            "blocked",
            "refused to us, perhaps not to readers (HTTP 403)",
        ),
        (
            ImageReport(ImageStatus.SKIPPED, ImageStatus.SKIPPED, data={"why": "not-asked"}),
            "skipped",
            "not asked; --web asks",
        ),
        (ImageReport(ImageStatus.UNKNOWN, ImageStatus.UNKNOWN, data={"why": "x"}), "unknown", "not known"),
    ],
)
def test_status_and_reason(report: ImageReport, status: str, reason: str) -> None:
    assert (status_of(report), reason_of(report, Terminal())) == (status, reason)


def test_every_reason_is_said_in_chinese() -> None:
    assert reason_of(ImageReport(GONE, GONE), Terminal("zh_CN")) == "没有这个文件"


def test_a_listing_shows_no_control_character_and_no_endless_address() -> None:
    shown = as_text([judged("a\x1b[31m\nb" + "x" * 500, ImageReport(OK, OK))], 1, Terminal())
    assert "\x1b" not in shown
    assert shown.count("\n") == 4
    assert max(map(len, shown.split("\n"))) < 160


def test_json_counts_lines_and_columns_from_one() -> None:
    (row,) = json.loads(as_json([judged("图.png", ImageReport(OK, OK, path="/图.png"))], Terminal()))
    assert (row["line"], row["column"], row["file"], row["kind"]) == (1, 3, "/图.png", "site")
    assert json.loads(unused_as_json(["/no/such.png"])) == [
        {"file": "/no/such.png", "status": "unused", "bytes": 0}
    ]
