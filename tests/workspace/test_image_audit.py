"""References of many posts, read in another process and judged with every folder looked at once."""

from __future__ import annotations

import os
import unicodedata
from typing import TYPE_CHECKING

import pytest

from editor.core.images.check import CheckPolicy, ImageReport, ImageStatus
from editor.core.images.destination import DestinationKind
from editor.workspace import image_audit
from editor.workspace.content_folder import find_site
from editor.workspace.image_audit import ImageJudge, read_posts
from editor.workspace.web_images import WebImages
from tests.workspace.test_image_repairs import PNG

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def post(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    for name in ("source/_posts", "source/images", "scaffolds"):
        (root / name).mkdir(parents=True)
    (root / "_config.yml").write_text("title: x\n", "utf-8")
    (root / "source/images/a.png").write_bytes(PNG)
    return root / "source" / "_posts" / "p.md"


def judged(post: Path, text: str) -> list[image_audit.JudgedReference]:
    post.write_text(text, "utf-8")
    convention = find_site(str(post))
    judge = ImageJudge(convention, WebImages(str(post.parent / "cache")))
    return list(judge.judge(read_posts([str(post)], convention.root)))


def test_places_verdicts_and_kinds(post: Path) -> None:
    (post.parent.parent / "images" / "empty.png").write_bytes(b"")
    found = judged(
        post,
        "---\ncover: /images/a.png\n---\n\n> ![d](/images/A.png)\n\n![](https://e.org/x.png) ![]({{ x }})"
        "\n\n![](data:image/png;base64,AA==)\n\n![](/images/empty.png) ![]()\n",
    )
    assert [(one.reference.line, one.kind, one.report.here, one.report.site) for one in found] == [
        (1, DestinationKind.SITE, ImageStatus.OK, ImageStatus.OK),
        (4, DestinationKind.SITE, ImageStatus.WRONG_CASE, ImageStatus.WRONG_CASE),
        (6, DestinationKind.WEB, ImageStatus.SKIPPED, ImageStatus.SKIPPED),
        (6, DestinationKind.TEMPLATE, ImageStatus.UNKNOWN, ImageStatus.UNKNOWN),
        (8, DestinationKind.DATA, ImageStatus.NOT_AN_IMAGE, ImageStatus.NOT_AN_IMAGE),
        (10, DestinationKind.SITE, ImageStatus.NOT_AN_IMAGE, ImageStatus.NOT_AN_IMAGE),
        (10, DestinationKind.RELATIVE, ImageStatus.MISSING, ImageStatus.MISSING),
    ]
    assert (found[0].report.width, found[0].report.format) == (1, "png")
    assert (found[1].reference.column, found[1].reference.description) == (2, "d")


def test_each_address_is_asked_once_and_progress_is_told(post: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = judged(post, "![](https://e.org/x.png) ![](https://e.org/x.png) ![](https://e.org/y.png)\n")
    asked: list[str] = []

    def check(destination: str, *_others: object) -> ImageReport:
        asked.append(destination)
        return ImageReport(ImageStatus.OK, ImageStatus.OK)

    monkeypatch.setattr(image_audit, "check_image", check)
    told: list[tuple[int, int]] = []
    judge = ImageJudge(find_site(str(post)), WebImages(str(post.parent)), CheckPolicy(web_allowed=True))
    answered = judge.ask_web(found, lambda done, total: told.append((done, total)))
    assert [one.report.here for one in answered] == [ImageStatus.OK] * 3
    assert sorted(asked) == ["https://e.org/x.png", "https://e.org/y.png"]
    assert told == [(1, 2), (2, 2)]


def test_a_post_that_cannot_be_read_says_why(post: Path) -> None:
    post.write_text("![](/images/a.png)", "utf-8")
    gone = str(post.with_name("gone.md"))
    os.mkfifo(post.with_name("pipe.md"))
    found = list(read_posts([gone, str(post), str(post.with_name("pipe.md"))], find_site(str(post)).root))
    assert [len(one.references) for one in found] == [0, 1, 0]
    assert [bool(one.error) for one in found] == [True, False, True]


def test_many_posts_go_through_one_reader_in_order(post: Path) -> None:
    paths = []
    for number in range(300):
        path = post.with_name(f"n{number:03}-{'长' * 30}.md")
        path.write_text(f"![](/images/{number}.png)", "utf-8")
        paths.append(str(path))
    found = list(read_posts(paths, find_site(str(post.parent)).root))
    assert [one.path for one in found] == paths
    assert [one.references[0].destination for one in found] == [f"/images/{n}.png" for n in range(300)]


def test_the_root_of_typora_counts_here_and_not_on_the_site(post: Path) -> None:
    pictures = post.parent.parent.parent / "pictures"
    pictures.mkdir()
    (pictures / "b.png").write_bytes(PNG)
    found = judged(
        post, "---\ntypora-root-url: '../../pictures'\n---\n\n![](/b.png) ![](/images/a.png) ![](/c.png)\n"
    )
    assert [(one.report.path, one.report.here, one.report.site) for one in found] == [
        (str(pictures / "b.png"), ImageStatus.OK, ImageStatus.OUTSIDE),
        (str(post.parent.parent / "images" / "a.png"), ImageStatus.OK, ImageStatus.OK),
        ("", ImageStatus.MISSING, ImageStatus.MISSING),
    ]
    (without,) = judged(post, "---\ntypora-root-url: https://example.org\n---\n\n![](/b.png)\n")
    assert without.report.here is ImageStatus.MISSING


def test_every_no_says_why(post: Path) -> None:
    (post.parents[2] / "_config.yml").write_text("root: /blog/\n", "utf-8")
    (post.parents[2] / "b.png").write_bytes(PNG)
    decomposed = unicodedata.normalize("NFD", "é.png")
    (post.parent.parent / "images" / decomposed).write_bytes(PNG)
    found = judged(
        post,
        '<img src="/images/a.png">\n\n![](../../b.png) ![](file:///b.png)'
        "\n\n![](/images/é.png) ![](/no.png)\n",
    )
    assert [(one.report.site, one.report.data) for one in found] == [
        (ImageStatus.OUTSIDE, {"why": "other-address", "served": "/blog/images/a.png"}),
        (ImageStatus.OUTSIDE, {"why": "not-served"}),
        (ImageStatus.MISSING, {"why": "own-disk"}),
        (ImageStatus.WRONG_CASE, {"actual": decomposed, "why": "unicode"}),
        (ImageStatus.MISSING, {}),
    ]
