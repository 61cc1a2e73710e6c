"""A click in a stranger's post opens web and mail addresses and posts of the site, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QDesktopServices

from editor.app.live_preview import LivePreview
from editor.core.images.check import CheckPolicy
from editor.core.site.shown_address import shown_address

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.desk import Desk

NEVER = [
    *("file:///etc/passwd", "file:///x.desktop", "FILE:///x", "file://h/s", "file:/x", "file:C|/x.exe"),
    *("smb://h/s", "//h/s", "\\\\h\\s", "/\\h\\s", "%5C%5Ch%5Cs", "ms-msdt:x", "vscode:x", "foo:x", "tel:1"),
    *("data:text/html,x", "blob:x", "post://preview/shell.html", "post://image/..%2f..%2fetc%2fpasswd"),
    *("about:blank", "view-source:http://a", "chrome://crash", "devtools://x", "javascript:alert(1)"),
    *(
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "vbscript:x",
        "http:x",
        "https:/x",
        "\x00http://a",
        "",
    ),
    *("/etc/passwd", "../../../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "~/.bashrc", "C:\\x.exe"),
    *("x.desktop", "./run.sh", "a" * 100_000, "%00", "\ud800", "a\nb", "{% link x %}", "post:../../x"),
]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toString()))
    return found


@pytest.fixture
def preview(desk: Desk) -> LivePreview:
    def forbid(_: object) -> CheckPolicy:
        return CheckPolicy(web_allowed=False, private_allowed=False)

    return LivePreview(
        desk.window.preview,
        desk.posts,
        desk.background,
        desk.notices,
        forbid,
        lambda: None,  # type: ignore[arg-type,return-value]
    )


@pytest.mark.parametrize("address", NEVER, ids=lambda address: ascii(address)[:40])
def test_an_address_is_not_opened(
    desk: Desk, preview: LivePreview, posts_folder: Path, opened: list[str], address: str
) -> None:
    for name in ("x.desktop", "run.sh"):
        (posts_folder / name).write_text("[Desktop Entry]\nExec=touch /tmp/x\n")
    asked: list[str] = []
    preview.post_link_requested.connect(asked.append)
    desk.open(posts_folder / "one.md")
    desk.window.preview.link_activated.emit(address)
    desk.settle()
    assert opened == []
    assert asked == []


def test_a_post_behind_a_link_out_of_the_site_is_not_opened(
    desk: Desk, preview: LivePreview, posts_folder: Path, tmp_path: Path, opened: list[str]
) -> None:
    (tmp_path / "secret.md").write_text("secret")
    (posts_folder / "away.md").symlink_to(tmp_path / "secret.md")
    asked: list[str] = []
    preview.post_link_requested.connect(asked.append)
    desk.open(posts_folder / "one.md")
    for address in ("away.md", "../../../secret.md", str(tmp_path / "secret.md")):
        desk.window.preview.link_activated.emit(address)
        desk.settle()
    assert (opened, asked) == ([], [])


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("http://\u0430pple.com/", "xn--pple-43d.com"),
        ("http://google.com@e.invalid/", "e.invalid"),
        ("https://e.invalid/" + "x" * 10_000, "e.invalid"),
        ("http://[::1]:99999/", "[::1]"),
        ("https://e.invalid/\u202egpj.exe", "e.invalid"),
    ],
)
def test_what_is_opened_is_told_by_its_real_host(
    desk: Desk, preview: LivePreview, posts_folder: Path, opened: list[str], address: str, host: str
) -> None:
    assert preview is not None
    shown = shown_address(address)
    assert host in shown
    assert "\u202e" not in shown
    desk.open(posts_folder / "one.md")
    desk.window.preview.link_activated.emit(address)
    desk.settle()
    assert len(opened) == 1
