"""A stranger's Markdown through the real renderer into the real page: what it does there, not how it looks.

Where each attack of the list is tried (A01 is a line of it; `attacks.json` has the Markdown of most):

=========  =================================================================================================
A01–A18    here in the page; test_page_safety.py in a browser without any wall; test_sanitize.py the html
A19, A20   here what a click tells; test_link_safety.py what becomes of it; test_shown_address.py
A21        test_link_safety.py
A22        test_pasted_attacks.py
A23        e2e/test_browser_drag.py, test_mime_reading.py
A24        here
A25        here, e2e/test_mathematics.py, test_diagram.py, test_mathml.py
A26        test_page_safety.py
A27        test_pasted_attacks.py, test_preview_places.py
A28, A29   here; e2e/test_hostile_posts.py; consent in test_image_checks.py, limits in test_web_images.py
A30–A42    test_web_address.py, test_web_images.py, test_web_limits.py
A43–A50    e2e/test_hostile_posts.py, test_preview_image.py, test_image_header.py, test_image_probe.py
A51–A57    test_image_store.py, test_post_naming.py, test_preview_image.py
A58–A67    core/frontmatter/test_hostile.py, e2e/test_hostile_posts.py, e2e/test_huge_front_matter.py
A68–A72    e2e/test_hostile_posts.py, test_document.py, test_highlight_code.py, test_units.py
A73–A75    test_post_file.py, test_encoding.py, test_legacy.py
A76–A80    test_find_bar.py, test_style_sheet.py, e2e/test_preview.py, test_journal.py, test_settings.py
=========  =================================================================================================
"""

from __future__ import annotations

import pytest

from editor.core.frontmatter.generator import Generator
from editor.core.markdown.block_list import BlockList
from editor.core.markdown.site_reading import options_for
from editor.core.site.convention import Convention
from editor.renderer.open_post import image_token
from editor.widgets.preview_scheme import SHELL_ADDRESS
from tests.e2e.listener import Listener
from tests.fakes.attacks import NAMES, attack, attacks, generator_of
from tests.widgets import test_preview
from tests.widgets.test_preview import ask, block, preview, pytestmark, shared  # noqa: F401 - fixtures

CALM = '<p class="center">Calm words.</p>'
FACTS = """(() => {
  const post = document.getElementById("post");
  const all = [...post.querySelectorAll("*")];
  const calm = [...post.querySelectorAll("p.center")];
  const middle = (node) => {
    node.scrollIntoView({ block: "center" });
    const box = node.getBoundingClientRect();
    return node.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
  };
  const focused = document.activeElement;
  return {
    ran: document.documentElement.dataset.p || "",
    frames: window.length,
    address: location.href,
    focused: focused === document.body || focused === null ? "" : focused.localName,
    acting: all.filter((node) => [...node.attributes].some(({ name }) => name.startsWith("on"))).length,
    foreign: all.filter((node) => node.shadowRoot || node.localName.includes("script")).length,
    floating: all.filter((node) => ["fixed", "sticky"].includes(getComputedStyle(node).position)
      || (node.matches(":popover-open, :modal"))).length,
    covered: calm.filter((node) => !middle(node)).length,
    calm: calm.length,
    wide: document.documentElement.scrollWidth > window.innerWidth + 1,
    loaded: performance.getEntriesByType("resource").map((one) => one.name).filter((name) => !name.startsWith("post://")),
    ids: ["post", "page", "heading"].map((id) => document.querySelectorAll(`[id=${id}]`).length),
  };
})()"""
TOUCHED = """[...document.querySelectorAll("#post *")].slice(0, 300).map((node) => {
  node.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
  node.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
}).length"""
HARMLESS = {
    "ran": "",
    "frames": 0,
    "address": SHELL_ADDRESS,
    "focused": "",
    "acting": 0,
    "foreign": 0,
    "floating": 0,
    "covered": 0,
    "calm": 2,
    "wide": False,
    "loaded": [],
    "ids": [1, 1, 1],
}


@pytest.fixture(scope="module")
def listener():
    found = Listener()
    yield found
    found.close()


def drawn(text, generator):
    options = options_for(Convention("/blog", generator))
    blocks = BlockList(
        text.split("\n"), 0, options, lambda destination: f"post://image/{image_token(destination)}"
    )
    while not blocks.is_complete:
        blocks.fill(1000)
    return [(one.line + 2, one.html) for one in blocks.blocks]


def show(preview, text, generator=Generator.HEXO):  # noqa: F811
    inner = drawn(text, generator)
    preview.show_blocks([(0, block(CALM)), *inner, (len(text.split("\n")) + 3, block(CALM))])
    return len(inner) + 2


@pytest.mark.parametrize("name", NAMES)
def test_an_attack_does_nothing_in_the_page(preview, qtbot, listener, name):  # noqa: F811
    requests, opened, downloads = [], [], []
    connections = [
        preview.image_requested.connect(lambda request, _token: requests.append(request)),
        preview.link_activated.connect(opened.append),
        preview._profile.downloadRequested.connect(downloads.append),
    ]
    count = show(preview, attack(name, listener.address), generator_of(name))
    qtbot.waitUntil(lambda: ask(qtbot, preview, "document.querySelectorAll('#post section').length") == count)
    assert ask(qtbot, preview, FACTS) == HARMLESS
    hrefs = ask(
        qtbot, preview, "[...document.querySelectorAll('#post a[href]')].map(a => a.getAttribute('href'))"
    )
    ask(qtbot, preview, TOUCHED)
    for request in requests:  # pictures that do not come make errors, at which scripts lie in wait
        preview.reply_image(request, None, "")
    qtbot.wait(60)
    assert ask(qtbot, preview, FACTS) == HARMLESS
    assert set(opened) <= set(hrefs)
    assert downloads == []
    assert preview._page.url().toString() == SHELL_ADDRESS
    assert listener.knocks == []
    for sign, connection in zip(
        (preview.image_requested, preview.link_activated, preview._profile.downloadRequested),
        connections,
        strict=True,
    ):
        sign.disconnect(connection)


def test_the_page_still_works_for_the_writer_after_all_of_them(preview, qtbot, listener):  # noqa: F811
    """Names and ids of a post are not those of the page: places, clicks and patches find what they mean."""
    text = "\n\n".join(text for name, text in attacks(listener.address) if name.startswith("A"))
    count = show(preview, text)
    qtbot.waitUntil(
        lambda: ask(qtbot, preview, "document.querySelectorAll('#post section').length") == count,
        timeout=20_000,
    )
    lines = []
    connection = preview.line_clicked.connect(lines.append)
    ask(qtbot, preview, "[...document.querySelectorAll('p.center')].map(node => node.click()).length")
    qtbot.waitUntil(lambda: len(lines) == 2)
    assert lines[0] == 0
    preview.patch(0, 1, [(0, block("<p>Patched.</p>"))], 0)
    test_preview.wait_for(qtbot, preview, "document.querySelector('#post section').textContent", "Patched.")
    preview.line_clicked.disconnect(connection)
    assert listener.knocks == []


@pytest.mark.parametrize("name", NAMES)
def test_what_was_cleaned_is_the_same_when_it_is_read_again(preview, qtbot, name):  # noqa: F811
    """The page's parser makes of its own html what it made of ours: nothing turns into something else."""
    count = show(preview, attack(name, "http://e.invalid"), generator_of(name))
    qtbot.waitUntil(lambda: ask(qtbot, preview, "document.querySelectorAll('#post section').length") == count)
    odd = ask(
        qtbot,
        preview,
        """[...document.querySelectorAll("#post section")].filter((section) => {
          const template = document.createElement("template");
          template.innerHTML = section.innerHTML;
          return template.innerHTML !== section.innerHTML;
        }).map((section) => section.innerHTML)""",
    )
    assert odd == []
