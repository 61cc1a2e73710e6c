"""A stranger's posts in the real window: nothing runs, nobody is called, and writing goes on."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from tests.e2e.listener import Listener

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.e2e.desk import Program

pytestmark = pytest.mark.e2e
CALM = "---\ntitle: Calm\n---\n\nA calm line.\n"
LONGEST_SILENCE = 3.0
"""seconds within which the window has to answer"""
PREVIEW = "dom(\"document.querySelector('#post').textContent\")"
FORBIDDEN = (
    "script, iframe, object, embed, form, button, meta, link, base, style, svg, math, "
    "textarea, select, template, noscript, portal, fencedframe, frameset, marquee, [autoplay], "
    "input:not([type=checkbox]), [autofocus], [srcset], [background], [ping], [download], "
    "[style*=fixed], [style*=url]"
)


@pytest.fixture
def listener() -> Iterator[Listener]:
    found = Listener()
    yield found
    found.close()


@pytest.fixture
def posts(tmp_path: Path) -> Path:
    """The folder of posts of a stranger's Hexo site."""
    root = tmp_path / "stranger"
    found = root / "source" / "_posts"
    found.mkdir(parents=True)
    (root / "source" / "images").mkdir()
    (root / "_config.yml").write_text("title: Stranger\n")
    (root / "package.json").write_text('{"dependencies": {"hexo": "8.0.0", "hexo-renderer-marked": "7.0.0"}}')
    (found / "calm.md").write_text(CALM, newline="")
    return found


def silence(program: Program, seconds: float, until: str = "False") -> float:
    """Ask again and again, for some seconds or until something is so; give the longest wait for an answer."""
    longest, deadline = 0.0, time.monotonic() + seconds
    while time.monotonic() < deadline:
        asked = time.monotonic()
        is_so = program.ask(f"bool({until})")
        longest = max(longest, time.monotonic() - asked)
        if is_so:
            break
        time.sleep(0.02)
    return longest


def leave_unsaved_text(program: Program) -> None:
    """Type into the calm post, which is open alone, and leave it unsaved."""
    program.wait_post("calm.md")
    program.click_text(4, 3)
    program.screen.press("End")
    program.screen.type(" Unsaved.")
    program.wait_source(lambda lines: lines[4] == "A calm line. Unsaved.")


def open_by_dialog(program: Program, path: str) -> None:
    """Open a post as a person does: Ctrl+O, its path, Enter."""
    program.screen.press("ctrl+o")
    program.wait("app.focusWidget() is not None and app.focusWidget().objectName() == 'fileNameEdit'")
    program.screen.type(path)
    program.wait("app.focusWidget().text()", lambda typed: typed == path)
    program.screen.press("Return")
    program.wait(f"program.posts.current.path == {path!r}")


def calm_is_intact(program: Program) -> bool:
    return program.ask(
        "any(post.path.endswith('calm.md') and post.editor.lines()[4] == 'A calm line. Unsaved.' "
        "and post.is_dirty for post in program.posts)"
    )


def html_attacks(here: str, here6: str) -> str:
    mark = "document.documentElement.dataset.p=1"
    return "\n\n".join(
        [
            "First words.",
            f"<script>{mark}</script>",
            f'<img src="x" onerror="{mark}"><svg onload="{mark}"><image href="{here}/a"/></svg>',
            f'<svg><use href="{here}/b#x"/><feImage href="{here}/c"/><foreignObject><script>{mark}</script>',
            f'<details open ontoggle="{mark}"><summary>s</summary></details>',
            f'<video poster="{here}/d" autoplay><source src="{here}/e" onerror="{mark}"></video>',
            f"[a](javascript:{mark}) <a href='JaVa&#115;cript:{mark}' id=clickme>b</a>",
            f'<iframe src="{here}/f"></iframe><iframe srcdoc="<script>{mark}</script>"></iframe>',
            f'<object data="{here}/g"></object><embed src="{here}/h"><iframe src="file:///etc/passwd"></iframe>',
            f'<meta http-equiv="refresh" content="0;url={here}/i">',
            f'<base href="{here}/"><img src="relative.png">',
            *(
                f'<link rel="{kind}" href="{where}/{kind}" as="image">'
                for where in (here, here6)
                for kind in (
                    *("preconnect", "dns-prefetch", "prefetch", "preload", "modulepreload", "prerender"),
                    *("icon", "manifest", "stylesheet"),
                )
            ),
            f"<style>@import url({here}/j); body{{background:url({here}/k)}}</style>",
            f"<style>*{{cursor:url({here}/l),auto;list-style-image:image-set(url({here}/l2) 1x)}}</style>",
            f"<style>@font-face{{font-family:x;src:url({here6}/m)}}*{{font-family:x}}</style>",
            '<p style="position:fixed;inset:0;z-index:9999;background:red">cover</p>',
            f'<form action="{here}/n"><input autofocus name=querySelector><button>go</button></form>',
            f'<textarea autofocus></textarea><img srcset="{here}/o 2x"><picture><source srcset="{here}/p">',
            f'<table background="{here}/q"><tr><td>t</td></tr></table><body onload="{mark}">',
            f'<math><mtext><table><mglyph><style><img src=x onerror="{mark}">',
            f"<noscript><p title=\"</noscript><img src=x onerror='{mark}'>\">",
            '<h2 id="post">clobber</h2><form name=body></form><img name=getElementById><a id=__proto__>x</a>',
            f"```<style/onload={mark}>\ncode\n```",
            f'![<img onerror={mark}>]({here}/r.png "x\\" onmouseover={mark}")',
            f"![remote]({here}/s.png) ![remote]({here6}/t.png)",
            f'<img src="{here}/u.png"> <img src="//127.0.0.1:{here.rpartition(":")[2]}/v.png">',
            f'<a href="{here}/w" ping="{here}/x" target=_blank download=x.desktop>link</a>',
            f"<marquee onstart={mark}>m</marquee><xmp>x</xmp><plaintext>",
            "Last words.",
        ]
    )


def test_nothing_of_a_post_runs_and_nobody_is_called(
    start: Callable[..., Program], posts: Path, listener: Listener
) -> None:
    path = posts / "attack.md"
    title = f"<img src='{listener.address}/title'><b>x"
    content = f'---\ntitle: "{title}"\n---\n\n{html_attacks(listener.address, listener.address6)}\n'
    path.write_text(content, newline="")
    program = start(posts / "calm.md")
    leave_unsaved_text(program)
    open_by_dialog(program, str(path))
    program.wait("program.posts.current.rendered.is_complete")
    program.wait(PREVIEW, lambda words: "First words." in (words or "") and "Last words." in words)
    assert silence(program, 1.2) < LONGEST_SILENCE
    assert program.ask(f"dom(\"document.querySelectorAll('#post :is({FORBIDDEN})').length\")") == 0
    attributes = (
        "[...document.querySelectorAll('*')].flatMap(e => [...e.attributes]).map(a => a.name)"
        ".filter(name => name.startsWith('on'))"
    )
    assert program.ask(f'dom("{attributes}")') == []
    assert program.ask('dom("document.documentElement.dataset.p || null")') is None
    assert program.ask('dom("location.href")') == program.ask("window.preview._page.url().toString()")
    assert program.ask("dom(\"document.querySelectorAll('[id=post]').length\")") == 1
    loaded = "[...document.querySelectorAll('#post [src], #post [poster]')].flatMap(e => [e.src, e.poster])"
    assert {one.partition("/image/")[0] for one in program.ask(f'dom("{loaded}")') if one} <= {"post:/"}
    addresses = "[...document.querySelectorAll('#post [href], #post [src]')].map(e => e.href || e.src)"
    assert not [
        one for one in program.ask(f'dom("{addresses}")') if one.lower().startswith(("javascript", "file"))
    ]
    assert program.ask("window.form._title.text()") == title
    assert program.ask("app.focusWidget() is program.posts.current.editor")
    program.click_text(4, 3)
    program.screen.press("End")
    program.screen.type(" Mine.")
    program.wait_source(lambda lines: lines[4] == "First words. Mine.")
    program.wait(PREVIEW, lambda words: "First words. Mine." in words)
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == content.replace("First words.", "First words. Mine.").encode()
    assert calm_is_intact(program)
    assert listener.knocks == []


def test_images_that_are_no_images_of_the_site_are_neither_shown_nor_waited_for(
    start: Callable[..., Program], posts: Path, tmp_path: Path
) -> None:
    images = posts.parent / "images"
    os.mkfifo(images / "pipe.png")
    (tmp_path / "secret.png").write_text("the secret")
    (images / "away.png").symlink_to(tmp_path / "secret.png")
    (images / "zero.png").symlink_to("/dev/zero")
    (images / "loop.png").symlink_to("loop.png")
    (images / "page.png").write_text("<html><script>alert(1)</script></html>")
    sources = (
        *("..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd", "../../../../../../../../etc/passwd", "/etc/passwd"),
        *(
            "file:///etc/passwd",
            "/images/pipe.png",
            "/images/away.png",
            "/images/zero.png",
            "/images/loop.png",
        ),
        *("/images/page.png", "/images", "~/.ssh/id_rsa", "%00", "\\\\host\\share\\x.png", "C:\\x.png"),
    )
    path = posts / "attack.md"
    links = "".join(f"![]({source})\n\n" for source in sources)
    path.write_text(f"---\ntitle: t\n---\n\nFirst words.\n\n{links}Last words.\n", newline="")
    program = start(posts / "calm.md")
    leave_unsaved_text(program)
    open_by_dialog(program, str(path))
    program.wait(PREVIEW, lambda words: "Last words." in (words or ""))
    verdicts = (
        "[[row.destination, row.report and row.report.here.value] for row in program.checks._rows.values()]"
    )
    program.wait(verdicts, lambda rows: len(rows) == len(sources))
    waited = silence(program, 30, f"all(row[1] not in (None, 'checking') for row in {verdicts})")
    assert waited < LONGEST_SILENCE
    rows = program.ask(verdicts)
    assert not [row for row in rows if row[1] in (None, "checking", "ok")], rows
    shown = "[...document.images].filter(image => image.naturalWidth).length"
    assert program.ask(f'dom("{shown}")') == 0
    assert "root:" not in program.ask(PREVIEW)
    assert "secret" not in program.ask('dom("document.documentElement.textContent")')
    assert calm_is_intact(program)


def test_a_drawing_that_hangs_the_page_is_left_out_and_the_page_comes_back(
    start: Callable[..., Program], posts: Path
) -> None:
    levels = "".join(f'<g id="l{n}">' + f'<use href="#l{n - 1}"/>' * 10 + "</g>" for n in range(1, 10))
    bomb = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><defs>'
        f'<g id="l0"><circle r="9"/></g>{levels}</defs><use href="#l9"/></svg>'
    )
    (posts.parent / "images" / "bomb.svg").write_text(bomb)
    path = posts / "attack.md"
    content = "---\ntitle: t\n---\n\nFirst words.\n\n![bomb](/images/bomb.svg)\n\nLast words.\n"
    path.write_text(content, newline="")
    program = start(posts / "calm.md")
    leave_unsaved_text(program)
    process = program.ask("window.preview._page.renderProcessPid()")
    open_by_dialog(program, str(path))
    program.click_text(4, 3)
    program.screen.press("End")
    program.screen.type(" While it hangs.")
    program.wait_source(lambda lines: lines[4] == "First words. While it hangs.")
    told = "'pictures' in str([notice.sentence for notice in program.notices._waiting])"
    assert silence(program, 60, told) < LONGEST_SILENCE
    assert program.ask(told)
    program.wait(PREVIEW, lambda words: "While it hangs." in (words or "") and "Last words." in words)
    assert program.ask("window.preview._page.renderProcessPid()") != process
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == content.replace("First words.", "First words. While it hangs.").encode()
    assert calm_is_intact(program)


YAML_BOMB = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
)
MERGE_BOMB = "m0: &m0 {k: v}\n" + "".join(
    f"m{n}: &m{n}\n" + f"  <<: [{', '.join([f'*m{n - 1}'] * 10)}]\n" for n in range(1, 9)
)
DENIALS = {
    # the front matter, and the block that attacks
    "scala": ("title: t\n", '```scala\n"' + "\\" * 48 + "\n```"),
    "brackets": ("title: t\n", "[" * 50_000),
    "addresses": ("title: t\n", "://" * 17_000),
    "divs": ("title: t\n", "<div>" * 50_000),
    "quotes": ("title: t\n", ">" * 5_000 + " deep"),
    "emphasis": ("title: t\n", "*a **a " * 8_000),
    "aliases": (YAML_BOMB, "Calm."),
    "merge keys": (MERGE_BOMB, "Calm."),
    "open lists": ("a: " + "[" * 100_000 + "\n", "Calm."),
}


@pytest.mark.parametrize("name", DENIALS)
def test_a_post_can_stop_its_own_preview_but_not_the_window(
    start: Callable[..., Program], posts: Path, name: str
) -> None:
    fields, block = DENIALS[name]
    path = posts / "attack.md"
    content = f"---\n{fields}---\nFirst words.\n\n{block}\n\nLast words.\n"
    path.write_text(content, newline="")
    program = start(posts / "calm.md")
    leave_unsaved_text(program)
    open_by_dialog(program, str(path))
    program.screen.press("ctrl+End")
    program.screen.type("Typed meanwhile.")
    typed = "program.posts.current.editor.document().lastBlock().text() == 'Typed meanwhile.'"
    assert silence(program, 30, typed) < LONGEST_SILENCE
    assert program.ask(typed)
    is_drawn = f"'Typed meanwhile.' in ({PREVIEW} or '')"
    if name == "divs":  # what follows stands inside them, deeper than anything is followed
        is_drawn = "program.posts.current.rendered.is_complete"
    is_done = f"program.posts.current.rendered.is_complete and {is_drawn}"
    assert silence(program, 60, is_done) < LONGEST_SILENCE
    assert program.ask(is_drawn)
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert path.read_bytes() == content.encode() + b"Typed meanwhile."
    assert calm_is_intact(program)


def test_a_block_that_is_too_much_stands_as_plain_text_with_a_hint(
    start: Callable[..., Program], posts: Path
) -> None:
    path = posts / "attack.md"
    fields, block = DENIALS["scala"]
    path.write_text(f"---\n{fields}---\nFirst words.\n\n{block}\n\nLast words.\n", newline="")
    program = start(path)
    program.wait(PREVIEW, lambda words: "Last words." in (words or ""), seconds=20)
    plain = "[...document.querySelectorAll('#post .plain-block')].map(block => block.textContent)"
    (drawn,) = program.wait(f'dom("{plain}")')
    assert block.split("\n")[1] in drawn
    assert len(drawn) > len(block) + 10, "no hint"
    program.wait("window.banner.sentence", lambda words: "plain text" in words)
    program.click_text(3, 2)
    program.screen.press("End")
    program.screen.type(" Drawn.")
    program.wait(PREVIEW, lambda words: "First words. Drawn." in words)


def test_fields_of_every_name_are_shown_and_kept(start: Callable[..., Program], posts: Path) -> None:
    path = posts / "attack.md"
    names = ("yes", "on", "no", "1", "2024-01-01", "content", "handler", "self", "~", "null")
    fields = "".join(f"{name}: value of {name}  # kept\n" for name in names)
    content = f"---\ntitle: t\n{fields}date: 2024-13-45\n---\n\nWords.\n"
    path.write_text(content, newline="")
    program = start(path)
    program.wait_post("attack.md")
    shown = "[[field.name, field.value] for field in program.posts.current.rendered.front_matter.fields]"
    found = program.wait(shown, lambda fields: len(fields) == len(names) + 2)
    assert found[1:-1] == [[name, f"value of {name}"] for name in names]
    assert found[-1] == ["date", "2024-13-45"]
    program.wait("window.form._title.text()", lambda title: title == "t")
    program.click("window.form._title")
    program.screen.press("End")
    program.screen.type("!")
    program.screen.press("Return", "ctrl+s")
    program.wait("program.posts.current.editor.lines()[1] == 'title: t!' and not window.isWindowModified()")
    assert path.read_bytes() == content.replace("title: t\n", "title: t!\n").encode()


def test_every_process_may_be_killed(start: Callable[..., Program], posts: Path) -> None:
    program = start(posts / "calm.md")
    leave_unsaved_text(program)
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 1)
    for number, process in enumerate(
        ("program.renderer._process.pid", "program.indexer.pid", "window.preview._page.renderProcessPid()")
    ):
        (posts / f"{number}.txt").touch()  # an indexer with nothing to do has ended: give it a reason
        pid = program.wait(process, lambda found: found > 0)
        os.kill(pid, signal.SIGKILL)
        program.screen.type(f" {number}")
        assert silence(program, 30, f"{process} not in (0, {pid})") < LONGEST_SILENCE
        program.wait(process, lambda found, pid=pid: found not in (0, pid))
        program.wait(
            PREVIEW, lambda words, number=number: f"Unsaved. {' '.join('012'[: number + 1])}" in (words or "")
        )
    assert program.ask("program.posts.current.editor.hasFocus()")
    (posts / "new.md").write_text(CALM.replace("Calm", "New"))
    program.wait("window.post_list._rows.rowCount()", lambda count: count == 2)
    assert program.ask("program.posts.current.is_dirty")
    program.screen.press("ctrl+s")
    program.wait("not window.isWindowModified()")
    assert (posts / "calm.md").read_text() == CALM.replace("line.", "line. Unsaved. 0 1 2")
