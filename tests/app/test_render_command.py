"""`inkwright render`, run as a shell runs it: without Qt and without a screen."""

from __future__ import annotations

import base64
import html
import json
import os
import re
import stat
import time
from pathlib import Path

import pytest

from tests.app.test_field_commands import run
from tests.app.test_image_commands import PNG

SPEC = Path(__file__).parents[2] / ".." / "shared" / "spec"
needs_spec = pytest.mark.skipif(not SPEC.is_dir(), reason="the specifications are not beside the project")
BODY = """# 一章

[TOC]

正文，有脚注[^a]。 $x^2$

> [!TIP]
> Take care.

![a *picture*](/images/a.png) ![gone](/images/gone.png) ![web](https://pictures.invalid/w.png?a=1&b=2)

```python title="a.py"
print("x")
```

[^a]: 注
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    posts = root / "source" / "_posts"
    posts.mkdir(parents=True)
    (root / "scaffolds").mkdir()
    (root / "_config.yml").write_text("title: T\n", "utf-8")
    (root / "source" / "images").mkdir()
    (root / "source" / "images" / "a.png").write_bytes(PNG)
    path = posts / "湖边 1.md"
    path.write_text(f"---\ntitle: A <b> & c\ndate: 2024-05-02 09:30:00\n---\n{BODY}", "utf-8")
    return path


def shown(done) -> str:
    return done.stdout.decode("utf-8")


def test_a_page_stands_alone(post: Path, tmp_path: Path) -> None:
    target = tmp_path / "out" / "page.html"
    target.parent.mkdir()
    done = run("render", post, "-o", target)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    page = target.read_text("utf-8")
    assert page.startswith("<!doctype html>")
    assert "<title>A &lt;b&gt; &amp; c</title>" in page
    assert (
        '<h1 class="post-title">A &lt;b&gt; &amp; c</h1><time class="post-date">2024-05-02 09:30</time>'
        in page
    )
    assert "default-src 'none'" in page
    assert "prefers-color-scheme: dark" in page
    for wanted in (
        "<math",
        'class="contents"',
        "markdown-alert-tip",
        'id="post-fn-1"',
        "code-title",
        ">Tip<",
    ):
        assert wanted in page
    assert "<script" not in page
    assert "post://" not in page
    assert "data-hint" not in page
    assert "data-line" not in page
    assert os.listdir(target.parent) == ["page.html"]


def test_images_are_named_by_their_way_from_the_page(post: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    assert run("render", post, "-o", target, "--fragment").returncode == 0
    fragment = target.read_text("utf-8")
    assert 'src="blog/source/images/a.png"' in fragment
    assert 'src="https://pictures.invalid/w.png?a=1&amp;b=2"' in fragment
    assert "<image-problem>gone　·　This image cannot be shown</image-problem>" in fragment
    assert "<html" not in fragment
    assert 'src="../images/a.png"' in shown(run("render", post, "--fragment", cwd=post.parent))


def test_images_can_be_put_into_the_page(post: Path) -> None:
    fragment = shown(run("render", post, "--fragment", "--embed"))
    assert f'src="data:image/png;base64,{base64.b64encode(PNG).decode()}"' in fragment
    assert "file:" not in fragment


def test_nothing_outside_the_site_is_named_or_read(post: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (post.parent.parent / "images" / "link.png").symlink_to(tmp_path / "secret.png")
    os.mkfifo(post.parent.parent / "images" / "pipe.png")
    sources = (
        "../../../secret.png",
        "/images/link.png",
        "/images/pipe.png",
        "/etc/passwd",
        "file:///etc/passwd",
    )
    post.write_text("".join(f"![x]({one})\n\n<img src='{one}' alt='y'>\n\n" for one in sources), "utf-8")
    for more in ([], ["--embed"]):
        fragment = shown(run("render", post, "--fragment", *more))
        assert "<img" not in fragment
        assert fragment.count("<image-problem>") == 2 * len(sources) - 1  # Markdown knows no `file:`


def test_an_address_without_a_scheme_is_no_file_of_another_machine(post: Path) -> None:
    post.write_text("![x](//pictures.invalid/a.png)\n", "utf-8")
    (source,) = re.findall(r'src="([^"]*)"', shown(run("render", post, "--fragment")))
    assert source == "https://pictures.invalid/a.png"


def test_the_file_is_replaced_as_a_whole_and_never_the_post(post: Path, tmp_path: Path) -> None:
    before = post.read_bytes()
    done = run("render", post, "-o", post)
    assert done.returncode == 2
    assert "the post itself" in done.stderr.decode()
    assert post.read_bytes() == before
    target = tmp_path / "page.html"
    target.write_text("old")
    for wrong in (tmp_path, tmp_path / "no" / "folder.html"):
        done = run("render", post, "-o", wrong)
        assert done.returncode == 2
        assert done.stderr.startswith(b"inkwright: ")
        assert done.stderr.count(b"\n") == 1
    assert run("render", post, "-o", target).returncode == 0
    assert target.read_text("utf-8").startswith("<!doctype")
    assert stat.S_IMODE(target.stat().st_mode) & 0o600 == 0o600


def test_what_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "binary.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(3000))
    for path in (tmp_path / "no.md", tmp_path / "binary.md", tmp_path):
        done = run("render", path)
        assert done.returncode == 2
        assert done.stdout == b""
        assert done.stderr.startswith(b"inkwright: ")
        assert b"Traceback" not in done.stderr


def test_the_words_of_the_page_are_the_reader_s(post: Path) -> None:
    chinese = {"LC_ALL": "zh_CN.UTF-8", "LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}
    fragment = shown(run("render", post, "--fragment", variables=chinese))
    assert "<image-problem>gone　·　" in fragment
    assert "cannot be shown" not in fragment
    assert "按预览的样子" in shown(run("render", "--help", variables=chinese))


def test_a_block_that_takes_for_ever_stands_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "attack.md"
    code = '"' + "\\" * 60
    path.write_text(f"First.\n\n```scala\n{code}\n```\n\nLast *words*.\n", "utf-8")
    begun = time.monotonic()
    done = run("render", path, "--fragment")
    assert time.monotonic() - begun < 30
    assert done.returncode == 1
    assert b"line 3" in done.stderr
    fragment = shown(done)
    assert "<em>words</em>" in fragment
    assert "plain-block" in fragment
    assert "took too long" in fragment
    assert html.escape(code) in fragment


def test_a_post_that_takes_for_ever_as_its_specification_reads_it_is_given_as_text(tmp_path: Path) -> None:
    path = tmp_path / "attack.md"
    path.write_text("://" * 60_000 + "\n" + "[" * 60_000 + "\n", "utf-8")
    begun = time.monotonic()
    done = run("render", path, "--fragment", "--profile", "commonmark")
    assert time.monotonic() - begun < 30
    assert done.returncode in (0, 1)
    assert "[" * 60_000 in shown(done)


def test_a_page_is_cleaned_whatever_the_profile(tmp_path: Path) -> None:
    path = tmp_path / "attack.md"
    attack = "<img src=x onerror=alert(1)><iframe src=//a.invalid></iframe>\n\n[a](javascript:b) <b>ok</b>\n"
    path.write_text(attack, "utf-8")
    for profile in ("site", "commonmark", "gfm"):
        page = shown(run("render", path, "--profile", profile))
        assert "onerror" not in page
        assert "<iframe" not in page
        assert "javascript:" not in page.partition("<main")[2].replace("[a](javascript:b)", "")
        assert "<b>ok</b>" in page


def test_a_profile_reads_its_specification_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: t\n---\na | b\n--|--\n==c== | ~~d~~\n", "utf-8")
    seen = {one: shown(run("render", path, "--fragment", "--profile", one)) for one in ("commonmark", "gfm")}
    assert seen["commonmark"] == "<p>a | b\n--|--\n==c== | ~~d~~</p>\n"
    assert "<del>d</del>" in seen["gfm"]
    assert "==c==" in seen["gfm"]
    path.write_text("---\nno field\n---\n", "utf-8")
    assert shown(run("render", path, "--fragment", "--profile", "gfm")) == "<hr>\n<h2>no field</h2>\n"


@needs_spec
def test_examples_of_the_specification_come_through_the_program(tmp_path: Path) -> None:
    """Every example goes through the engine in test_document.py; these show that the way loses nothing."""
    examples = json.loads((SPEC / "commonmark-spec" / "spec.json").read_text("utf-8"))
    for example in examples[7::65]:
        path = tmp_path / "example.md"
        path.write_text(example["markdown"], "utf-8", newline="")
        done = run("render", path, "--profile", "commonmark", "--fragment")
        assert shown(done) == example["html"].replace(" />", ">"), example["example"]
