import shutil
import socket
import ssl
import subprocess
import threading
import time
from functools import partial

import pytest

from editor.core.images.check import CheckPolicy, ImageNote, ImageStatus, SizePolicy
from editor.workspace.insurance import Insurance
from editor.workspace.web_address import NoHostError

BLOG = "http://me.example/"
OPEN = CheckPolicy(web_allowed=True, private_allowed=True, timeout=15.0)
MINE = CheckPolicy(web_allowed=True, private_allowed=True, timeout=3.0, blog=BLOG, keeps_copies=True)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def insurance(tmp_path):
    made = Insurance(str(tmp_path / "insurance"), 50_000_000)
    yield made
    made.close()


@pytest.fixture
def make_web(make_web, insurance):
    return partial(make_web, insurance=insurance)


def _by_referer(respond, decide, content):
    """Answer by what the Referer is: `decide` tells whether the image is given."""

    def answer(opened, method, headers):
        given = decide(headers.get("referer", ""))
        body = b"" if method == "HEAD" else content
        opened.sendall(respond(200, body) if given else respond(403))

    return answer


def test_a_host_that_refuses_who_comes_from_the_site_is_hot_link_protected(web, server, respond, draw):
    server.answers["/a.png"] = _by_referer(respond, lambda referer: not referer, draw())
    report = web.report(server.address + "/a.png", MINE)
    assert (report.here, report.site) == (ImageStatus.OK, ImageStatus.BLOCKED)
    assert (report.data["why"], report.width) == ("hot-link", 40)
    told = [headers.get("referer", "") for _, _, headers in server.requests]
    assert told == ["", BLOG, ""]


def test_it_is_found_out_too_when_the_preview_asks_first(web, server, respond, draw):
    server.answers["/a.png"] = _by_referer(respond, lambda referer: not referer, draw())
    assert web.content(server.address + "/a.png", MINE)
    assert web.report(server.address + "/a.png", MINE).data["why"] == "hot-link"


def test_a_host_that_serves_only_sites_it_knows_shows_on_the_writers(web, server, respond, draw):
    server.answers["/a.png"] = _by_referer(respond, lambda referer: referer == BLOG, draw())
    server.answers["/b.png"] = server.answers["/a.png"]
    for path in ("/a.png", "/b.png"):
        report = web.report(server.address + path, MINE)
        assert (report.here, report.site, report.data["referer"]) == (
            ImageStatus.OK,
            ImageStatus.OK,
            "allowed",
        )
    assert web.content(server.address + "/b.png", MINE)


def test_a_host_that_refuses_everyone_is_blocked_and_never_dead(web, server, respond):
    server.answers["/a.png"] = respond(403)
    report = web.report(server.address + "/a.png", MINE)
    assert (report.here, report.site, report.data["http"]) == (
        ImageStatus.BLOCKED,
        ImageStatus.BLOCKED,
        "403",
    )
    assert not report.is_broken


def test_the_preview_gets_an_image_that_only_the_site_may_show(web, server, respond, draw):
    picture = draw()
    server.answers["/a.png"] = _by_referer(respond, lambda referer: referer == BLOG, picture)
    assert web.content(server.address + "/a.png", OPEN) is None
    assert web.content(server.address + "/a.png", MINE) == (picture, "image/png")


def _part(respond, content):
    return respond(206, content, Content_Range=f"bytes 0-{len(content) - 1}/{len(content)}", ETag='"v1"')


def test_a_host_that_sends_parts_is_not_asked_with_head_again(web, server, respond, draw):
    for path in ("/a.png", "/b.png"):
        server.answers[path] = _part(respond, draw())
        assert web.report(server.address + path, OPEN).here is ImageStatus.OK
    assert server.methods("/a.png") == ["HEAD", "GET"]
    assert server.methods("/b.png") == ["GET"]


def test_an_image_that_came_whole_is_kept_without_asking_twice(web, server, respond, draw, insurance):
    picture = draw()
    server.answers["/a.png"] = _part(respond, picture)
    web.report(server.address + "/a.png", MINE)
    asked = len(server.requests)
    assert web.content(server.address + "/a.png", MINE) == (picture, "image/png")
    assert insurance.content(server.address + "/a.png") == (picture, "image/png")
    assert len(server.requests) == asked


def test_only_images_of_the_writers_own_posts_are_insured(web, server, respond, draw, insurance):
    server.answers["/a.png"] = respond(200, draw())
    assert web.content(server.address + "/a.png", OPEN)
    assert not insurance.has(server.address + "/a.png")
    assert web.copy(server.address + "/a.png"), "the preview need not ask again all the same"


def test_a_host_that_dies_leaves_the_copy_which_the_report_tells_of(make_web, server, respond, draw):
    now = [1_000_000.0]
    web = make_web(clock=lambda: now[0])
    picture, address = draw(), server.address + "/a.png"
    server.answers["/a.png"] = _part(respond, picture)
    assert "copy" not in web.report(address, MINE).data
    server.answers["/a.png"] = respond(404)
    now[0] += 100_000
    report = web.report(address, MINE)
    assert (report.here, report.data["copy"]) == (ImageStatus.MISSING, "1")
    assert web.copy(address) == (picture, "image/png")
    asked = len(server.requests)
    assert web.content(address, MINE) == (picture, "image/png")
    assert len(server.requests) == asked, "a host that was just found to miss it is not asked by the preview"


def test_last_modified_asks_where_there_is_no_etag(make_web, server, respond, draw):
    now = [1_000_000.0]
    web = make_web(clock=lambda: now[0])
    moment = "Thu, 01 Jan 2026 00:00:00 GMT"
    server.answers["/a.png"] = respond(200, draw(), Last_Modified=moment)
    first = web.report(server.address + "/a.png", OPEN)
    assert first.checked == 1_000_000
    server.answers["/a.png"] = respond(304)
    now[0] += 100_000
    again = web.report(server.address + "/a.png", OPEN)
    assert (again, again.checked) == (first, 1_100_000)
    assert server.requests[-1][2]["if-modified-since"] == moment


def test_some_images_are_asked_anew_and_the_others_not(web, server, respond, draw):
    for path in ("/a.png", "/b.png"):
        server.answers[path] = respond(200, draw())
        web.report(server.address + path, OPEN)
        server.answers[path] = respond(404)
    time.sleep(0.01)
    web.forget([server.address + "/a.png"])
    assert web.report(server.address + "/a.png", OPEN).here is ImageStatus.MISSING
    assert web.report(server.address + "/b.png", OPEN).here is ImageStatus.OK


def test_redirects_are_shown_in_order(web, server, respond, draw):
    server.answers["/a"] = respond(302, Location="/b")
    server.answers["/%E5%9B%BE.png"] = respond(200, draw())
    server.answers["/b"] = respond(301, Location="/%E5%9B%BE.png")
    report = web.report(server.address + "/a", OPEN)
    assert report.redirects == (server.address + "/b", server.address + "/%E5%9B%BE.png")


def test_the_same_question_at_the_same_time_is_one_request(web, server, respond, draw):
    picture = draw()

    def answer(opened, method, _headers):
        time.sleep(0.2)
        opened.sendall(respond(200, b"" if method == "HEAD" else picture))

    server.answers["/a.png"] = answer
    found = []
    ask = lambda: found.append(web.report(server.address + "/a.png", OPEN))  # noqa: E731
    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [report.width for report in found] == [40] * 8
    assert server.methods("/a.png") == ["HEAD", "GET"]


def test_a_host_asked_too_often_is_asked_less_at_a_time_after_its_pause(web, server, respond, draw):
    server.answers["/0"] = respond(429, Retry_After="3")
    assert web.report(server.address + "/0", OPEN).data["retry_after"] == "3"
    assert web.report(server.address + "/1", OPEN).here is ImageStatus.LIMITED
    time.sleep(3.1)
    asking, most, picture, three_are_here = set(), [], draw(), threading.Event()

    def answer(opened, method, _headers):
        asking.add(opened)
        most.append(len(asking))
        if len(asking) == 3:
            three_are_here.set()
        three_are_here.wait(10)
        time.sleep(0.2)  # a fourth would come meanwhile
        asking.discard(opened)
        opened.sendall(respond(200, b"" if method == "HEAD" else picture))

    threads = []
    for number in range(10):
        server.answers[f"/{number}"] = answer
        threads.append(threading.Thread(target=web.report, args=(f"{server.address}/{number}", OPEN)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert max(most) == 3


def _unknown(asked, *known):
    def resolve(host, port):
        del port
        asked.append(host)
        if host in known:
            return ["203.0.113.7"]
        raise NoHostError(host, is_certain=True)

    return resolve


def test_a_closed_network_turns_nothing_red_and_nobody_elses_name_is_asked_for(make_web):
    asked = []
    web = make_web(resolver=_unknown(asked))
    report = web.report("http://gone.example/a.png", MINE)
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "offline")
    assert set(asked) <= {"gone.example", "me.example"}


def test_a_host_is_gone_when_the_writers_own_site_is_found(make_web, monkeypatch):
    from editor.workspace import web_transport

    monkeypatch.setattr(web_transport, "has_route", lambda: True)
    report = make_web(resolver=_unknown([], "me.example")).report("http://gone.example/a.png", MINE)
    assert (report.here, report.data["why"]) == (ImageStatus.MISSING, "no-host")


def test_a_name_that_can_never_exist_is_gone_without_a_network(make_web):
    report = make_web(resolver=_unknown([])).report("http://pics.invalid/a.png", OPEN)
    assert (report.here, report.data["why"]) == (ImageStatus.MISSING, "no-host")


def test_notes_are_taken_from_the_first_bytes_and_remembered(make_web, server, respond, draw):
    server.answers["/a.jpg"] = respond(200, draw("PNG"))
    policy = CheckPolicy(True, True, 3.0, sizes=SizePolicy(max_bytes=10))
    first = make_web().report(server.address + "/a.jpg", policy)
    assert first.notes == (ImageNote.WRONG_EXTENSION, ImageNote.TOO_LARGE)
    assert make_web().report(server.address + "/a.jpg", policy).notes == first.notes


def test_a_format_that_browsers_cannot_show_is_named(web, server, respond):
    server.answers["/a.jpg"] = respond(200, b"\0\0\0\x18ftypheic" + bytes(40), Content_Type="image/heic")
    report = web.report(server.address + "/a.jpg", OPEN)
    assert (report.here, report.data["format"]) == (ImageStatus.NOT_AN_IMAGE, "HEIC")
    assert report.notes == (ImageNote.NOT_IN_BROWSERS,)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<html>much more than five</html>",
        b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 500\r\n\r\n\x89PNG",
        b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(10_000)) + b"\r\n",
        b"\xff\xfe\x00random" * 50,
    ],
    ids=["too short a length", "too long a length", "ten thousand headers", "random bytes"],
)
def test_a_wrong_length_or_a_bomb_of_headers_is_never_fine_nor_slow(web, server, answer):
    server.answers["/a.png"] = lambda opened, *_: opened.sendall(answer)
    started = time.monotonic()
    report = web.report(server.address + "/a.png", OPEN)
    assert report.here in (ImageStatus.UNKNOWN, ImageStatus.NOT_AN_IMAGE)
    assert time.monotonic() - started < OPEN.timeout + 15


@pytest.mark.parametrize(
    ("fault", "options"),
    [
        ("self-signed", ["-days", "2", "-addext", "subjectAltName=DNS:pics.example"]),
        ("other-host", ["-days", "2", "-addext", "subjectAltName=DNS:else.example"]),
    ],
)
def test_the_fault_of_a_certificate_is_named(make_web, tmp_path, fault, options):
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed, and nothing else here makes certificates")
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    subject = ["-subj", "/CN=pics.example", "-keyout", key, "-out", certificate]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject, *options]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                opened, _ = listener.accept()
            except OSError:
                return
            try:
                with opened, context.wrap_socket(opened, server_side=True) as secured:
                    secured.recv(1)
            except OSError:
                continue

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    trust = ssl.create_default_context()
    if fault == "other-host":
        trust.load_verify_locations(certificate)
    web = make_web(resolver=lambda *_: ["127.0.0.1"], trust=trust)
    report = web.report(f"https://pics.example:{listener.getsockname()[1]}/a.png", OPEN)
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(3)
    assert (report.here, report.data["why"], report.data["tls"]) == (ImageStatus.UNKNOWN, "tls", fault)
