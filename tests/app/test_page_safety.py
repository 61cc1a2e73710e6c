"""An exported page of hostile posts does nothing in a browser without walls: cleaned html is enough."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editor.app.page_making import PagePost, page_of
from editor.core.markdown.block_list import BlockList
from editor.core.markdown.site_reading import options_for
from editor.core.site.convention import Convention
from tests.e2e.listener import Listener
from tests.fakes.attacks import IMAGES, MARK, attacks, generator_of

if TYPE_CHECKING:
    from editor.core.frontmatter.generator import Generator

ROOT = Path(__file__).parents[2]


@pytest.fixture
def listener():
    found = Listener()
    yield found
    found.close()


def blocks_of(text: str, generator: Generator) -> list[str]:
    blocks = BlockList(
        text.split("\n"), 0, options_for(Convention("/b", generator)), lambda _: "post://image/a"
    )
    while not blocks.is_complete:
        blocks.fill(1000)
    return [block.html for block in blocks.blocks]


def browsed(page: str, folder: Path) -> dict[str, object]:
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("QTWEBENGINE_CHROMIUM_FLAGS", None)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "fakes" / "naked_browser.py"), str(path)],
        env=environment,
        capture_output=True,
        check=False,
        timeout=90,
    )
    assert done.stdout, done.stderr.decode()[-2000:]
    return json.loads(done.stdout.splitlines()[-1])


def without_policy(page: str) -> str:
    bare = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert bare != page
    return bare


def test_a_page_of_every_attack_is_inert_where_scripts_run(listener: Listener, tmp_path: Path) -> None:
    blocks: list[str] = []
    for name, text in attacks(listener.address):
        if name not in IMAGES:
            blocks += blocks_of(text, generator_of(name))
    title = f"</title><script>{MARK}</script><img src={listener.address}/title onerror={MARK}>"
    words = {"broken": f"<script>{MARK}</script>"}
    page = page_of(PagePost(tuple(blocks), {}, {}, title, title, title), lambda *_: "", words)
    found = browsed(without_policy(page), tmp_path)
    assert found["works"] == 42, "the browser runs scripts"
    assert found["elements"] > 300, found
    assert (found["ran"], found["frames"], found["windows"]) == ("", 0, 0)
    assert [one for one in found["went"] if not one.endswith("/page.html")] == []
    assert listener.knocks == []


def test_the_browser_would_have_shown_it(listener: Listener, tmp_path: Path) -> None:
    """The same test fails for html that was not cleaned, so that its silence means something."""
    text = f'<img src="x" onerror={MARK}><img src="{listener.address}/a.png"><iframe srcdoc="x"></iframe>'
    page = page_of(PagePost((text,)), lambda *_: "", {})
    found = browsed(without_policy(page), tmp_path)
    assert (found["ran"], found["frames"]) == ("1", 1)
    assert listener.knocks


def test_the_policy_holds_alone(listener: Listener, tmp_path: Path) -> None:
    """With its policy, a page whose html was not cleaned runs nothing and asks for nothing but images."""
    there = listener.address
    text = (
        f'<script>{MARK}</script><img src="x" onerror={MARK}>'
        f"<p style='font-family:x'>x</p><script src={there}/a></script>"
        f"<iframe src={there}/b></iframe><link rel=stylesheet href={there}/c><base href={there}/d/>"
        f"<style>@import url({there}/e);@font-face{{font-family:x;src:url({there}/f)}}</style>"
        f"<object data={there}/g></object><video src={there}/h autoplay></video>"
    )
    found = browsed(page_of(PagePost((text,)), lambda *_: "", {}), tmp_path)
    assert found["ran"] == ""
    assert listener.knocks == []
