"""`inkwright images`, run as a shell runs it: without Qt and without a screen."""

from __future__ import annotations

import json
import os
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests.app.test_field_commands import run

if TYPE_CHECKING:
    from pathlib import Path

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "050001a5f645400000000049454e44ae426082"
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "blog"
    posts = root / "source" / "_posts"
    images = root / "source" / "images"
    posts.mkdir(parents=True)
    images.mkdir()
    (root / "scaffolds").mkdir()
    (root / "_config.yml").write_text("title: T\nlogo: /images/configured.png\n", "utf-8")
    for name in ("a.png", "夜 雨.png", "unused.png", "configured.png", "in-html.png"):
        (images / name).write_bytes(PNG)
    (images / "text.png").write_bytes(b"no image")
    (posts / "good.md").write_text(
        "---\ncover: /images/a.png\n---\n\n![](</images/夜 雨.png>)\n\n<img src='/images/in-html.png'>\n",
        "utf-8",
    )
    return root


def rows(done):
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def test_a_good_site_is_listed_and_ends_with_0(site: Path) -> None:
    done = run("images", site)
    assert done.returncode == 0, done.stderr
    assert "✓ /images/夜 雨.png" in done.stdout.decode()
    assert "3 images in 1 posts, 0 broken" in done.stdout.decode()
    assert done.stderr == b""


def test_json_says_everything_of_each_reference(site: Path) -> None:
    post = site / "source" / "_posts" / "bad.md"
    post.write_text("![d](/images/A.png)\n\n`![](no.png)`\n\n![](/no.png) ![](/images/text.png)\n", "utf-8")
    done = run("images", "--json", post)
    assert done.returncode == 1, done.stderr
    wrong, missing, text = rows(done)
    assert wrong | {"column": 1} == wrong
    assert {key: wrong[key] for key in ("post", "line", "syntax", "destination", "kind", "description")} == {
        "post": str(post),
        "line": 1,
        "syntax": "inline",
        "destination": "/images/A.png",
        "kind": "site",
        "description": "d",
    }
    assert (wrong["here"], wrong["site"], wrong["status"]) == ("wrong-case", "wrong-case", "broken")
    assert wrong["file"] == str(site / "source" / "images" / "a.png")
    assert wrong["reason"] == "the file is written a.png"
    assert (missing["line"], missing["status"], missing["reason"], missing["file"]) == (
        5,
        "broken",
        "no such file",
        "",
    )
    assert (text["here"], text["reason"]) == ("not-an-image", "the file is no image")


def test_web_addresses_are_asked_only_when_wished(site: Path) -> None:
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200 if self.path == "/a.png" else 404)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(PNG)))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(PNG)

        do_HEAD = do_GET  # noqa: N815 - the name http.server looks for

        def log_message(self, *_words):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    post = site / "source" / "_posts" / "web.md"
    post.write_text(f"![]({host}/a.png) ![]({host}/b.png)\n", "utf-8")
    variables = {"XDG_CACHE_HOME": str(site.parent / "cache")}
    try:
        for words in (["--json"], ["--json", "--web"]):
            done = run("images", *words, post, variables=variables)
            assert done.returncode == 0, done.stderr
            assert [one["status"] for one in rows(done)] == ["skipped", "skipped"]
        assert asked == []
        done = run("images", "--json", "--web", "--private", post, variables=variables)
    finally:
        server.shutdown()
        server.server_close()
    assert done.returncode == 1, done.stderr
    assert [one["status"] for one in rows(done)] == ["ok", "broken"]
    assert done.stderr == b"", "progress is for terminals"


class Faults(BaseHTTPRequestHandler):
    """Answers each path with what its name says."""

    def do_GET(self):
        name, referer = self.path[1:].partition(".")[0], self.headers.get("Referer", "")
        status, content, headers = 200, PNG, {"Content-Type": "image/png"}
        if name.isdigit():
            status = int(name)
        elif name == "page":
            content, headers = b"<html><body>no</body></html>", {"Content-Type": "text/html"}
        elif name == "loop":
            status, headers = 302, {"Location": self.path}
        elif name == "moved":
            status, headers = 301, {"Location": "/fine.png"}
        elif name == "strangers":
            status = 403 if referer else 200
        elif name == "friends":
            status = 200 if "blog.example" in referer else 403
        self.send_response(status)
        for key, value in {**headers, "Content-Length": str(len(content))}.items():
            self.send_header(key, value)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(content)

    do_HEAD = do_GET  # noqa: N815 - the name http.server looks for

    def log_message(self, *_words):
        pass


def test_each_answer_of_the_web_has_its_status_and_reason(site: Path) -> None:
    (site / "_config.yml").write_text("title: T\nurl: http://blog.example\n", "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), Faults)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"http://127.0.0.1:{server.server_port}"
    expected = {
        f"{host}/fine.png": ("ok", ""),
        f"{host}/moved.png": ("ok", ""),
        f"{host}/friends.png": ("ok", ""),
        f"{host}/图.png": ("ok", ""),
        f"{host}/404.png": ("broken", "not there any more (HTTP 404)"),
        f"{host}/410.png": ("broken", "not there any more (HTTP 410)"),
        f"{host}/page.png": ("broken", "a web page, no image (HTTP 200)"),
        "http://no-such-host.invalid/a.png": ("broken", "there is no host of this name"),
        f"{host}/401.png": ("blocked", "refused to us, perhaps not to readers (HTTP 401)"),
        f"{host}/strangers.png": ("blocked", "the host refuses it to your site's readers (HTTP 200)"),
        f"{host}/503.png": ("unknown", "not known (HTTP 503)"),
        f"{host}/loop.png": ("unknown", "the address leads on and on"),
        f"http://127.0.0.2:{server.server_port}/429.png": ("unknown", "the host takes no connection"),
    }
    post = site / "source" / "_posts" / "web.md"
    post.write_text("".join(f"![x]({address})\n" for address in expected), "utf-8")
    variables = {"XDG_CACHE_HOME": str(site.parent / "cache")}
    try:
        done = run("images", "--json", "--web", "--private", post, variables=variables)
        post.write_text(f"![x]({host}/429.png)\n", "utf-8")
        limited = run("images", "--json", "--web", "--private", post, variables=variables)
    finally:
        server.shutdown()
        server.server_close()
    found = {one["destination"]: (one["status"], one["reason"]) for one in rows(done)}
    assert found == expected
    assert done.returncode == 1
    assert [one["status"] for one in rows(limited)] == ["limited"]
    assert limited.returncode == 0, "asked too often is not dead"


def test_what_is_wrong_with_files_that_show_is_told_too(site: Path) -> None:
    images = site / "source" / "images"
    (images / "huge.png").write_bytes(PNG[:16] + (60_000).to_bytes(4, "big") * 2 + PNG[24:])
    (images / "misnamed.jpg").write_bytes(PNG)
    (images / "empty.png").write_bytes(b"")
    post = site / "source" / "_posts" / "files.md"
    names = ("huge.png", "misnamed.jpg", "empty.png", "a.png")
    post.write_text("".join(f"![x](/images/{name})\n" for name in names), "utf-8")
    huge, misnamed, empty, fine = rows(run("images", "--json", post))
    assert (huge["status"], huge["notes"], huge["width"]) == ("ok", ["bomb"], 60_000)
    assert (misnamed["status"], misnamed["notes"], misnamed["format"]) == ("ok", ["wrong-extension"], "png")
    assert (empty["status"], empty["reason"]) == ("broken", "the file is empty")
    assert (fine["status"], fine["notes"], fine["reason"]) == ("ok", [], "")
    told = run("images", post).stdout.decode()
    assert "✓ /images/huge.png  (more pixels than anyone should open)" in told
    assert "✓ /images/misnamed.jpg  (the name says another format; it is PNG)" in told


def test_a_folder_means_its_own_posts(site: Path) -> None:
    about = site / "source" / "about"
    about.mkdir()
    (about / "index.md").write_text("![](/images/a.png)", "utf-8")
    (site / "source" / "_posts" / "2024").mkdir()
    (site / "source" / "_posts" / "2024" / "x.md").write_text("![](/images/a.png)", "utf-8")
    for folder in (about, site / "source" / "_posts" / "2024"):
        found = rows(run("images", "--json", folder))
        assert [os.path.dirname(one["post"]) for one in found] == [str(folder)]


def test_unused_images_are_those_that_no_text_names(site: Path) -> None:
    page = site / "source" / "page.html"
    page.write_text("<img src='/images/text.png'>", "utf-8")
    done = run("images", "--unused", "--json", site)
    assert done.returncode == 0, done.stderr
    assert [one["file"] for one in rows(done)] == [str(site / "source" / "images" / "unused.png")]
    (site / "themes" / "t").mkdir(parents=True)
    (site / "themes" / "t" / "x.css").write_text("a{background:url(../images/UNUSED.png)}", "utf-8")
    assert rows(run("images", "--unused", "--json", site)) == []


@pytest.mark.parametrize("words", [[], ["no-such-folder"], ["--nonsense", "."], ["source/images/a.png"]])
def test_wrong_use_ends_with_2_and_one_sentence(site: Path, words: list[str]) -> None:
    done = run("images", *words, cwd=site)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr.strip()
    assert done.stdout == b""


def test_help_tells_of_it() -> None:
    assert b"inkwright images PATH" in run("--help").stdout
    assert b"--unused" in run("images", "--help").stdout


def test_a_post_that_kills_the_reader_is_told_and_the_others_are_read(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from editor.workspace import image_audit, own_process
    from editor.workspace.own_program import own_variables

    good = site / "source" / "_posts" / "good.md"
    bad = site / "source" / "_posts" / "dead.md"
    bad.write_text("x", "utf-8")
    package = site.parent / "deadly_reader.py"
    package.write_text(
        "import os\n"
        "from editor.indexer import image_reader\n"
        "from editor.indexer.local_references import ReferenceReader\n"
        "was = ReferenceReader.references\n"
        "def references(self, path, convention):\n"
        "    if path.endswith('dead.md'):\n"
        "        os.abort()\n"
        "    return was(self, path, convention)\n"
        "ReferenceReader.references = references\n"
        "image_reader.main()\n",
        "utf-8",
    )
    kept = own_variables()
    monkeypatch.setattr(
        own_process,
        "own_variables",
        lambda: kept | {"PYTHONPATH": f"{kept['PYTHONPATH']}{os.pathsep}{site.parent}"},
    )
    monkeypatch.setattr(image_audit, "_READER", "deadly_reader")
    found = list(image_audit.read_posts([str(good), str(bad), str(good)], str(site)))
    assert [len(one.references) for one in found] == [3, 0, 3]
    assert [bool(one.error) for one in found] == [False, True, False]
