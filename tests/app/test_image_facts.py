"""What is known of images: progress, stopping, asking again, with a web that answers when it is told to."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pytest

from editor.app.background import Background
from editor.app.image_facts import ImageFacts
from editor.core.frontmatter.generator import Generator
from editor.core.images.check import CheckPolicy, ImageReport, ImageStatus
from editor.core.site.convention import Convention

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from editor.app.post_session import PostSession
    from editor.workspace.web_images import WebImages

OK = ImageReport(ImageStatus.OK, ImageStatus.OK)
LIMITED = ImageReport(ImageStatus.LIMITED, ImageStatus.LIMITED, data={"retry_after": "1"})


@dataclass
class Post:
    """What of a session is asked for."""

    convention: Convention
    home: str
    number: int = 1


class Web:
    """Answers with the next verdict of an address, once the gate is open."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.verdicts: dict[str, list[ImageReport]] = {}
        self.asked: list[str] = []
        self.cuts = 0
        self.forgotten: list[Collection[str] | None] = []

    def report(self, url: str, _policy: CheckPolicy) -> ImageReport:
        self.gate.wait(10)
        self.asked.append(url)
        waiting = self.verdicts.get(url, [OK])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def cancel_checks(self) -> None:
        self.cuts += 1

    def forget(self, urls: Collection[str] | None = None) -> None:
        self.forgotten.append(urls)


@pytest.fixture
def web() -> Web:
    return Web()


@pytest.fixture
def post(tmp_path: Path) -> PostSession:
    return cast("PostSession", Post(Convention(str(tmp_path), Generator.PLAIN), str(tmp_path / "a.md")))


@pytest.fixture
def facts(qapp: QApplication, web: Web) -> Iterator[ImageFacts]:
    assert qapp
    background = Background(lambda error: pytest.fail(str(error)))
    policy = CheckPolicy(web_allowed=True)
    yield ImageFacts(background, lambda _: policy, cast("WebImages", web))
    web.gate.set()
    background.close()


def _address(number: int) -> str:
    return f"http://h{number % 3}.example/{number}.png"


def _status(facts: ImageFacts, post: PostSession, number: int) -> str:
    report, _ = facts.about(post, _address(number))
    return report.here.value if report else "asked"


def test_progress_counts_up_to_its_end(facts: ImageFacts, post: PostSession, web: Web, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    facts.progress.connect(lambda done, total: told.append((done, total)))
    web.gate.clear()
    assert [_status(facts, post, number) for number in range(10)] == ["asked"] * 10
    web.gate.set()
    qtbot.waitUntil(lambda: bool(told) and told[-1] == (10, 10))
    assert [done for done, _ in told] == list(range(1, 11))
    assert [_status(facts, post, number) for number in range(10)] == ["ok"] * 10
    assert len(web.asked) == 10


def test_the_same_image_is_asked_about_once(
    facts: ImageFacts, post: PostSession, web: Web, qtbot: QtBot
) -> None:
    for _ in range(5):
        _status(facts, post, 1)
    qtbot.waitUntil(lambda: _status(facts, post, 1) == "ok")
    assert len(web.asked) == 1


def test_stopping_leaves_what_was_known_and_names_what_was_not(
    facts: ImageFacts, post: PostSession, web: Web, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: _status(facts, post, 1) == "ok")
    web.gate.clear()
    facts.check_again(post, None)
    for number in range(60):
        _status(facts, post, number)
    with qtbot.waitSignal(facts.progress) as told:
        facts.cancel()
    assert web.cuts == 1
    assert told.args[0] == told.args[1]
    assert _status(facts, post, 1) == "ok", "the verdict of before stands"
    report, _ = facts.about(post, _address(2))
    assert report is not None
    assert report.data["why"] == "closed"
    web.gate.set()
    qtbot.wait(200)
    assert len(web.asked) < 60, "what waited is not asked any more"
    facts.check_again(post, None)
    qtbot.waitUntil(lambda: _status(facts, post, 2) == "ok")


def test_one_image_can_be_asked_about_again(
    facts: ImageFacts, post: PostSession, web: Web, qtbot: QtBot
) -> None:
    for number in (1, 2):
        qtbot.waitUntil(lambda number=number: _status(facts, post, number) == "ok")
    with qtbot.waitSignal(facts.found):
        facts.check_again(post, [_address(1)])
    assert web.forgotten == [[_address(1)]]
    assert (_status(facts, post, 1), _status(facts, post, 2)) == ("asked", "ok")
    qtbot.waitUntil(lambda: _status(facts, post, 1) == "ok")
    assert web.asked.count(_address(1)) == 2
    assert web.asked.count(_address(2)) == 1


def test_a_host_that_wants_a_pause_is_asked_again_after_it(
    facts: ImageFacts, post: PostSession, web: Web, qtbot: QtBot
) -> None:
    web.verdicts[_address(1)] = [LIMITED, OK]
    qtbot.waitUntil(lambda: _status(facts, post, 1) == "limited")
    qtbot.waitUntil(lambda: _status(facts, post, 1) == "ok")
    assert web.asked.count(_address(1)) == 2


def test_a_host_that_always_wants_a_pause_is_left_alone_in_the_end(
    facts: ImageFacts, post: PostSession, web: Web, qtbot: QtBot
) -> None:
    web.verdicts[_address(1)] = [
        ImageReport(ImageStatus.LIMITED, ImageStatus.LIMITED, data={"retry_after": "0"})
    ]
    _status(facts, post, 1)
    qtbot.waitUntil(lambda: web.asked.count(_address(1)) == 3)
    qtbot.wait(200)
    assert web.asked.count(_address(1)) == 3
