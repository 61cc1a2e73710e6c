"""What is taken of a paste or a drop."""

from __future__ import annotations

import base64
import os

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from editor.widgets.mime_reading import DroppedAddress, DroppedFiles, DroppedImage, DroppedText, read_mime

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


def mime(text=None, html=None, urls=None, raw=None):
    result = QMimeData()
    if text is not None:
        result.setText(text)
    if html is not None:
        result.setHtml(html)
    if urls is not None:
        result.setUrls([QUrl(url) for url in urls])
    for name, content in (raw or {}).items():
        result.setData(name, QByteArray(content))
    return result


def test_posts_and_other_files_are_parted():
    dropped = read_mime(mime(urls=["file:///a/x.png", "file:///a/Y.MD", "file:///a/%E5%A2%A8.jpg"]))
    assert dropped == DroppedFiles(posts=("/a/Y.MD",), others=("/a/x.png", "/a/墨.jpg"))


@pytest.mark.skipif(os.name == "nt", reason="names there are not bytes")
def test_a_name_that_is_not_utf8_stays_itself():
    dropped = read_mime(mime(raw={"text/uri-list": b"file:///a/bad%ff%fename.png\r\n"}))
    assert isinstance(dropped, DroppedFiles)
    assert os.fsencode(dropped.others[0]) == b"/a/bad\xff\xfename.png"


@pytest.mark.parametrize(
    "url", ["file://evil/share/x.png", "smb://evil/x.png", "javascript:1", "ftp://h/x.png"]
)
def test_addresses_that_may_not_be_followed_give_nothing(url):
    assert read_mime(mime(raw={"text/uri-list": url.encode() + b"\r\n"})) is None


def test_a_picture_dragged_from_a_browser_is_its_address():
    address = "https://example.com/a%20b.jpg?x=1&y=2"
    html = f'<meta charset="utf-8"><img src="{address.replace("&", "&amp;")}" alt="x">'
    assert read_mime(mime(html=html, urls=[address])) == DroppedAddress(address)


def test_an_address_of_a_picture_is_one_and_another_is_words():
    assert read_mime(mime(urls=["https://example.com/a.WEBP"])) == DroppedAddress(
        "https://example.com/a.WEBP"
    )
    assert read_mime(mime(urls=["https://example.com/page"])) == DroppedText("https://example.com/page")


def test_a_picture_inside_html_is_decoded():
    source = "data:image/png;base64," + base64.b64encode(PIXEL).decode()
    assert read_mime(mime(html=f"<img src='{source}'>")) == DroppedImage(PIXEL, "")


@pytest.mark.parametrize(
    "source",
    [
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:text/html;base64,PGI+",
        "javascript:1",
        "//evil/x.png",
        "http://h\n/x",
    ],
)
def test_other_sources_inside_html_give_nothing(source):
    assert read_mime(mime(html=f'<img src="{source}">')) is None


def test_words_win_over_pixels_and_over_html():
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    offered = mime(text="two words", html="<b>two words</b>")
    offered.setImageData(image)
    assert read_mime(offered) == DroppedText("two words")


def test_an_offered_picture_keeps_its_bytes():
    assert read_mime(mime(raw={"image/png": PIXEL})) == DroppedImage(PIXEL, "")


def test_what_only_claims_to_be_a_picture_is_none():
    assert read_mime(mime(raw={"image/png": b"<script>"})) is None


def test_a_picture_with_too_many_points_is_refused():
    header = PIXEL[:16] + (30_000).to_bytes(4, "big") * 2 + PIXEL[24:]
    assert read_mime(mime(raw={"image/png": header})) is None


def test_hostile_html_takes_no_time():
    assert read_mime(mime(html="<img " * 50_000)) is None
    assert read_mime(mime(html="<!--" * 50_000 + "<img src=x>")) is None
