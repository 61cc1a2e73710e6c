"""The first user's own post in the real window: shown as the site will show it, saved as it was."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
SEED = Path(__file__).parents[2] / ".." / "shared" / "posts" / "seed" / "meta-ai-2023.md"
DRAWN = """[...document.querySelectorAll('#post .block')].flatMap(block => {
    const copy = block.cloneNode(true);
    copy.querySelectorAll('image-problem').forEach(box => box.remove());
    return [...copy.children].map(top => [
        top.tagName, [...top.querySelectorAll('*')].map(inner => inner.tagName), top.textContent.trim()
    ]);
})"""
VERDICTS = (
    "[[row.reference.destination, row.report and row.report.here.value, "
    "row.report and row.report.site.value, "
    "row.report and row.report.data.get('why')] for row in program.checks._rows.values() if row.reference]"
)
TONES = (
    "[[__import__('editor.widgets.sentences').widgets.sentences.verdict_tone(row.report, place) "
    "for place in ('here', 'site')] for row in program.checks._rows.values()]"
)
VARIANTS = {
    "plain": lambda text: text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "mixed": lambda text: text.replace("\n", "\r\n", 9).encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "gb18030": lambda text: text.encode("gb18030"),
    "no-final-newline": lambda text: text.rstrip("\n").encode(),
    "odd-spaces": lambda text: text.replace("。", "。\u00a0", 3).replace("，", "，\u2028", 2).encode(),
}


class Outline(HTMLParser):
    """Reads html into what DRAWN gives: each top element, the elements in it, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.tops: list[list[object]] = []
        self._depth = 0
        self._words: list[str] = []
        self._inner: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if self._depth:
            self._inner.append(tag.upper())
        if tag not in {"br", "img", "hr"}:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        self._depth -= tag not in {"br", "img", "hr"}
        if not self._depth:
            self.tops.append([tag.upper(), self._inner, "".join(self._words).strip()])
            self._words, self._inner = [], []

    def handle_data(self, data: str) -> None:
        if self._depth:
            self._words.append(data)


@pytest.fixture
def seed() -> bytes:
    if not SEED.exists():
        pytest.skip("the first user's post is not beside this checkout (../shared)")
    return SEED.read_bytes()


@pytest.fixture
def blog(tmp_path: Path, seed: bytes) -> Path:
    root = tmp_path / "blog"
    (root / "source" / "_posts").mkdir(parents=True)
    (root / "_config.yml").write_text("title: Blog\nurl: https://blog.example\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    (root / "source" / "_posts" / "meta-ai-2023.md").write_bytes(seed)
    return root


def expected(seed: bytes, *, breaks: bool) -> list[list[object]]:
    """What CommonMark makes of the post's body."""
    body = seed.decode().split("\n---\n", 1)[1]
    outline = Outline()
    outline.feed(MarkdownIt("commonmark", {"breaks": breaks}).render(body))
    return outline.tops


def drawn(program: Program, wanted: list[list[object]]) -> None:
    program.wait(f"dom({DRAWN!r})", lambda found: found == wanted)


def test_the_preview_shows_what_commonmark_with_hexos_line_breaks_shows(
    start: Callable[..., Program], blog: Path, seed: bytes
) -> None:
    program = start(blog / "source" / "_posts" / "meta-ai-2023.md")
    program.wait_post("meta-ai-2023.md")
    drawn(program, expected(seed, breaks=True))
    found = program.ask(f"dom({DRAWN!r})")
    starts = [words[: words.index(" ")] for _, _, words in found if words and words[0] in "123456789🔟"]
    assert [start for start in starts if "️⃣" in start or start == "🔟"] == [
        "1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "7️⃣", "🔟",
    ]  # fmt: skip
    everything = "\n".join(words for _, _, words in found)
    assert all(f"{mark} " in everything for mark in ("6️⃣", "8️⃣", "9️⃣"))
    assert not any(top == "PRE" or "CODE" in inner for top, inner, _ in found)
    quotes = [inner for top, inner, _ in found if top == "BLOCKQUOTE"]
    assert quotes == [["P"]] * 5
    assert all("BR" in inner for top, inner, words in found if top == "P" and "探索细节" in words)
    assert program.ask("window.form._title.text()").startswith("Meta AI实验室2023年")
    assert program.ask("window.tabs.count()") == 1


def test_alone_in_a_bare_folder_it_opens_too_and_lines_run_on(
    start: Callable[..., Program], tmp_path: Path, seed: bytes
) -> None:
    path = tmp_path / "bare" / "meta-ai-2023.md"
    path.parent.mkdir()
    path.write_bytes(seed)
    program = start(path)
    program.wait_post("meta-ai-2023.md")
    drawn(program, expected(seed, breaks=False))
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 1)
    assert sorted(tmp_path.joinpath("bare").iterdir()) == [path]


def test_its_five_web_images_are_listed_and_never_called_broken_without_a_network(
    start: Callable[..., Program], blog: Path, seed: bytes
) -> None:
    program = start(blog / "source" / "_posts" / "meta-ai-2023.md")
    program.wait_post("meta-ai-2023.md")
    rows = program.wait(VERDICTS, lambda rows: [row[1] for row in rows] == ["skipped"] * 5)
    assert [row[0] for row in rows] == [
        line.split("](")[1].split(")")[0] for line in seed.decode().split("\n") if "![image.png](" in line
    ]
    assert [row[3] for row in rows] == ["not-own"] * 5
    first = "dom(\"document.querySelector('image-problem').textContent\")"
    program.wait(first, lambda words: words and "Not asked" in words)
    program.click("button(window.banner, 'It is mine')")
    program.wait(VERDICTS, lambda rows: [row[1] for row in rows] != ["skipped"] * 5)
    program.wait(VERDICTS, lambda rows: not {row[1] for row in rows} & {None, "checking"}, seconds=30)
    rows = program.ask(VERDICTS)
    if {row[1] for row in rows} == {"ok"}:
        pytest.skip("this machine reaches the image host")
    assert {row[1] for row in rows} <= {"unknown", "blocked", "limited"}, rows
    assert all(tone != "bad" for tones in program.ask(TONES) for tone in tones)
    assert "problem" not in program.ask("window.status.text('images')")


def test_saved_it_is_the_same_byte_for_byte_in_every_dress(
    start: Callable[..., Program], tmp_path: Path, seed: bytes
) -> None:
    contents = {name: make(seed.decode()) for name, make in VARIANTS.items()}
    for name, content in contents.items():
        (tmp_path / f"{name}.md").write_bytes(content)
    program = start(*(tmp_path / f"{name}.md" for name in contents))
    program.wait("window.tabs.count()", lambda count: count == len(contents))
    program.wait("all(post.rendered.is_complete for post in program.posts)")
    seen = set()
    for _ in contents:
        before = program.ask("program.posts.current.path")
        program.screen.press("ctrl+Tab")
        path = Path(program.wait("program.posts.current.path", lambda found, before=before: found != before))
        name, content = path.stem, contents[path.stem]
        seen.add(name)
        line = next(i for i, text in enumerate(program.source()) if text == "## 开篇的话")
        program.screen.press("ctrl+s")
        program.wait("not window.isWindowModified() and not program.saving.is_saving(program.posts.current)")
        assert path.read_bytes() == content, name
        program.click_text(line, 4)
        program.screen.type("q")
        program.wait("window.isWindowModified()")
        program.screen.press("ctrl+z")
        program.wait("not window.isWindowModified()")
        program.screen.press("ctrl+s")
        program.wait("not program.saving.is_saving(program.posts.current)")
        assert path.read_bytes() == content, name
        program.screen.press("End")
        program.screen.type("!")
        program.wait("window.isWindowModified()")
        program.screen.press("ctrl+s")
        program.wait("not window.isWindowModified()")
        encoding = "gb18030" if name == "gb18030" else "utf-8"
        old, new = ("## 开篇的话".encode(encoding), "## 开篇的话!".encode(encoding))
        assert path.read_bytes() == content.replace(old, new), name
    assert seen == set(contents)
