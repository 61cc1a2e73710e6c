import gzip
import os
import shutil
import socket
import ssl
import struct
import subprocess
import sys
import threading
import time
from dataclasses import replace

import httpcore
import pytest

from editor.core.images.check import CheckPolicy, ImageStatus
from editor.workspace.watch import Watch
from editor.workspace.web_address import NoHostError
from editor.workspace.web_request import tls_fault, why

OPEN = CheckPolicy(web_allowed=True, private_allowed=True, timeout=15.0)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def test_an_image_is_reported_with_its_size_type_and_length(web, server, respond, draw):
    picture = draw("PNG", 40, 30)
    server.answers["/a.png"] = respond(200, picture, Content_Type="image/png")
    report = web.report(server.address + "/a.png", OPEN)
    assert (report.here, report.site) == (ImageStatus.OK, ImageStatus.OK)
    assert (report.width, report.height, report.bytes, report.format) == (40, 30, len(picture), "png")
    assert server.methods("/a.png") == ["HEAD", "GET"]


def test_a_partial_answer_is_fine_and_tells_the_whole_length(web, server, respond, draw):
    server.answers["/a.jpg"] = respond(
        206, draw("JPEG"), Content_Type="image/jpeg", Content_Range="bytes 0-65535/1234567"
    )
    report = web.report(server.address + "/a.jpg", OPEN)
    assert (report.here, report.bytes, report.width) == (ImageStatus.OK, 1234567, 40)


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (404, ImageStatus.MISSING),
        (410, ImageStatus.MISSING),
        (401, ImageStatus.BLOCKED),
        (403, ImageStatus.BLOCKED),
        (451, ImageStatus.BLOCKED),
        (429, ImageStatus.LIMITED),
        (500, ImageStatus.UNKNOWN),
        (503, ImageStatus.UNKNOWN),
        (204, ImageStatus.NOT_AN_IMAGE),
        (304, ImageStatus.UNKNOWN),
        (418, ImageStatus.UNKNOWN),
    ],
)
def test_a_status_proves_so_much_and_no_more(web, server, respond, status, verdict):
    server.answers["/x"] = respond(status)
    report = web.report(server.address + "/x", OPEN)
    assert (report.here, report.site) == (verdict, verdict)
    assert report.data["http"] == str(status)


@pytest.mark.parametrize("refusal", [403, 404, 405, 500, 501])
def test_a_host_that_dislikes_head_is_asked_with_get(web, server, respond, draw, refusal):
    server.answers["HEAD", "/a.png"] = respond(refusal)
    server.answers["/a.png"] = respond(200, draw())
    server.answers["/b.png"] = respond(200, draw())
    assert web.report(server.address + "/a.png", OPEN).here is ImageStatus.OK
    assert web.report(server.address + "/b.png", OPEN).here is ImageStatus.OK
    asked = ["HEAD", "GET"] if refusal == 404 else ["GET"]
    assert server.methods("/b.png") == asked, "a refused method is not tried again on that host"


def test_a_page_in_place_of_an_image_is_not_an_image(web, server, respond):
    server.answers["/a.png"] = respond(200, b"<!DOCTYPE html><p>Sign in", Content_Type="image/png")
    report = web.report(server.address + "/a.png", OPEN)
    assert (report.here, report.data["why"]) == (ImageStatus.NOT_AN_IMAGE, "html")


@pytest.mark.parametrize("kind", [None, "text/plain", "application/octet-stream"])
def test_the_bytes_decide_not_the_announced_type(web, server, respond, draw, kind):
    server.answers["/a"] = respond(200, draw("GIF"), Content_Type=kind)
    assert web.report(server.address + "/a", OPEN).format == "gif"


def test_retry_after_is_heeded_without_asking_again(web, server, respond):
    server.answers["/a"] = respond(429, Retry_After="120")
    first = web.report(server.address + "/a", OPEN)
    asked = len(server.requests)
    second = web.report(server.address + "/b", OPEN)
    assert (first.here, first.data["retry_after"]) == (ImageStatus.LIMITED, "120")
    assert second.here is ImageStatus.LIMITED
    assert len(server.requests) == asked


@pytest.mark.parametrize("told", ["soon", "-5", "99999999999", "Wed, 21 Oct 2099 07:28:00 GMT", "", "\xff"])
def test_a_strange_retry_after_does_no_harm(web, server, respond, told):
    server.answers["/a"] = respond(429, Retry_After=told)
    report = web.report(server.address + "/a", OPEN)
    assert report.here is ImageStatus.LIMITED
    assert 0 < int(report.data["retry_after"]) <= 86_400


def test_redirects_are_followed_and_the_last_address_told(web, server, respond, draw):
    server.answers["/a"] = respond(302, Location="b")
    server.answers["/b"] = respond(301, Location=server.address + "/c%20d")
    server.answers["/c%20d"] = respond(200, draw())
    report = web.report(server.address + "/a", OPEN)
    assert report.here is ImageStatus.OK
    assert report.data["final"] == server.address + "/c%20d"


@pytest.mark.parametrize(
    "target", ["/loop", "file:///etc/hostname", "data:image/png;base64,AAAA", "ftp://h/x", ""]
)
def test_a_redirect_that_leads_nowhere_proves_nothing(web, server, respond, target):
    server.answers["/loop"] = respond(302, Location=target)
    report = web.report(server.address + "/loop", OPEN)
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "redirect")


def test_a_long_chain_of_redirects_ends_after_five(web, server, respond):
    for number in range(50):
        server.answers[f"/{number}"] = respond(302, Location=f"/{number + 1}")
    report = web.report(server.address + "/0", OPEN)
    assert report.data["why"] == "redirect"
    assert len(server.methods("/5")) == 1
    assert not server.methods("/6")


def _resolver(names):
    def resolve(host, port):
        del port
        if host in names:
            return names[host]
        raise NoHostError(host, is_certain=True)

    return resolve


def test_private_addresses_are_not_even_connected_to(make_web, server):
    shut = CheckPolicy(web_allowed=True, timeout=3.0)
    web = make_web(
        resolver=_resolver({"pics.example": ["127.0.0.1"], "mixed.example": ["93.184.216.34", "10.0.0.1"]})
    )
    for host in ("pics.example", "mixed.example"):
        report = web.report(f"http://{host}:{server.port}/a.png", shut)
        assert (report.here, report.data["why"]) == (ImageStatus.SKIPPED, "private")
    assert server.connections == 0


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "127。0。0。1",
    ],
)
def test_every_spelling_of_this_machine_is_refused(web, server, host):
    report = web.report(f"http://{host}:{server.port}/a.png", CheckPolicy(web_allowed=True, timeout=3.0))
    assert report.here is not ImageStatus.OK
    assert server.connections == 0


def test_a_redirect_to_a_private_address_is_refused_at_that_hop(make_web, server, respond, monkeypatch):
    # the first hop is called public so that the second can be seen to be refused
    from editor.workspace import web_transport

    monkeypatch.setattr(web_transport, "is_public", lambda address: address == "127.0.0.1")
    web = make_web(resolver=_resolver({"pics.example": ["127.0.0.1"], "home.example": ["192.168.1.1"]}))
    server.answers["/a"] = respond(302, Location="http://home.example/secret.png")
    report = web.report(f"http://pics.example:{server.port}/a", CheckPolicy(web_allowed=True, timeout=3.0))
    assert (report.here, report.data["why"]) == (ImageStatus.SKIPPED, "private")


def test_a_name_that_changes_its_mind_is_connected_to_where_it_was_checked(make_web, server, respond, draw):
    answers = [["127.0.0.1"], ["203.0.113.9"]]
    web = make_web(resolver=lambda *_: answers.pop(0) if len(answers) > 1 else answers[0])
    server.answers["/a"] = respond(200, draw(), Connection="keep-alive")
    assert web.report(f"http://swing.example:{server.port}/a", OPEN).here is not ImageStatus.SKIPPED
    assert server.requests[0][2]["host"] == f"swing.example:{server.port}"


def test_nothing_is_asked_when_the_policy_forbids_it(web, server):
    shut = CheckPolicy(web_allowed=False, private_allowed=True)
    report = web.report(server.address + "/a.png", shut)
    assert (report.here, report.data["why"]) == (ImageStatus.SKIPPED, "not-own")
    assert web.content(server.address + "/a.png", shut) is None
    assert server.connections == 0


def test_what_we_send_tells_nothing_about_the_writer(web, server, respond, draw):
    server.answers["/a.png"] = respond(200, draw(), Set_Cookie="id=1")
    web.report(f"http://user:secret@127.0.0.1:{server.port}/a.png#part", OPEN)
    server.answers["/b.png"] = respond(200, draw())
    web.report(server.address + "/b.png", OPEN)
    assert len(server.requests) == 4
    for _, target, headers in server.requests:
        assert target in ("/a.png", "/b.png")
        assert {"cookie", "referer", "authorization"}.isdisjoint(headers)
        assert headers["user-agent"].startswith("Inkwright/")
        assert headers["accept-encoding"] == "identity"
    assert server.requests[1][2]["range"] == "bytes=0-65535"


def test_a_packed_bomb_is_unpacked_to_a_bound_only(web, server, respond):
    bomb = gzip.compress(bytes(100_000_000))
    server.answers["/a.png"] = respond(200, bomb, Content_Encoding="gzip", Content_Type="image/png")
    started = time.monotonic()
    report = web.report(server.address + "/a.png", OPEN)
    assert report.here is not ImageStatus.OK
    assert time.monotonic() - started < 20


def test_a_packed_image_is_still_recognised(web, server, respond, draw):
    server.answers["/a.png"] = respond(200, gzip.compress(draw()), Content_Encoding="gzip")
    assert web.report(server.address + "/a.png", OPEN).width == 40


def _endless(piece, pause=0.0):
    def answer(opened, method, headers):
        del headers
        opened.sendall(b"HTTP/1.1 200 Said\r\nContent-Type: image/png\r\n\r\n")
        while method != "HEAD":
            opened.sendall(piece)
            time.sleep(pause)

    return answer


def test_an_endless_body_is_read_up_to_a_bound(web, server, draw):
    server.answers["/a.png"] = _endless(draw() + bytes(50_000))
    report = web.report(server.address + "/a.png", OPEN)
    assert (report.here, report.width) == (ImageStatus.OK, 40)
    assert web.content(server.address + "/a.png", CheckPolicy(True, True, 1.0)) is None


def test_a_trickling_body_ends_with_the_deadline(web, server):
    server.answers["/a.png"] = _endless(b"\x89", pause=0.1)
    started = time.monotonic()
    report = web.report(server.address + "/a.png", CheckPolicy(True, True, 0.6))
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "timeout")
    assert 0.5 < time.monotonic() - started < 40, "by itself it never ends"


def test_trickling_headers_end_with_the_deadline(web, server):
    def answer(opened, method, headers):
        del method, headers
        opened.sendall(b"HTTP/1.1 200 Said\r\n")
        for number in range(400):
            opened.sendall(b"X-%d: y\r\n" % number)
            time.sleep(0.1)

    server.answers["/a.png"] = answer
    started = time.monotonic()
    report = web.report(server.address + "/a.png", CheckPolicy(True, True, 0.6))
    assert report.data["why"] == "timeout"
    assert time.monotonic() - started < 20


def _says(data):
    return lambda opened, *_: opened.sendall(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\nabcde",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nabcde",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nabc",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 40_000 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 3_000_000,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 30_000,
        b"HTTP/1.1 302 Go\r\nLocation: http://[::1\r\n\r\n",
    ],
)
def test_a_server_that_talks_nonsense_proves_nothing(web, server, data):
    server.answers["/a.png"] = _says(data)
    assert web.report(server.address + "/a.png", OPEN).here is ImageStatus.UNKNOWN


def test_a_connection_that_is_reset_proves_nothing(web, server):
    def answer(opened, method, headers):
        del method, headers
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    server.answers["/a.png"] = answer
    report = web.report(server.address + "/a.png", OPEN)
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "connection")


def test_a_closed_port_proves_nothing(web, server):
    server.close()
    report = web.report(server.address + "/a.png", OPEN)
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "refused")


def test_a_name_that_does_not_exist_is_missing_only_while_we_are_online(make_web):
    for is_online, verdict, reason in (
        (True, ImageStatus.MISSING, "no-host"),
        (False, ImageStatus.UNKNOWN, "offline"),
    ):
        web = make_web(resolver=_resolver({}), is_online=lambda answer=is_online: answer)
        report = web.report(f"http://gone-{is_online}.example/a.png", OPEN)
        assert (report.here, report.data["why"]) == (verdict, reason)


def test_a_name_service_that_fails_means_offline(make_web):
    def resolve(host, _port):
        raise NoHostError(host, is_certain=False)

    report = make_web(resolver=resolve, is_online=lambda: True).report("http://any.example/a.png", OPEN)
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "offline")


def test_a_name_service_that_hangs_holds_nobody_longer_than_the_deadline(make_web):
    release = threading.Event()
    web = make_web(resolver=lambda *_: release.wait(40) and [])
    started = time.monotonic()
    report = web.report("http://slow.example/a.png", CheckPolicy(True, True, 0.4))
    release.set()
    assert report.data["why"] == "timeout"
    assert time.monotonic() - started < 20


def test_good_verdicts_are_remembered_for_a_day_and_across_starts(make_web, server, respond, draw):
    now = [1_000_000.0]
    server.answers["/a.png"] = respond(200, draw(), ETag='"v1"')
    address = server.address + "/a.png"
    first = make_web(clock=lambda: now[0]).report(address, OPEN)
    asked = len(server.requests)
    web = make_web(clock=lambda: now[0])
    assert web.report(address, OPEN) == first
    assert len(server.requests) == asked
    now[0] += 90_000
    server.answers["/a.png"] = respond(304)
    assert web.report(address, OPEN) == first
    assert server.requests[-1][2]["if-none-match"] == '"v1"'


def test_bad_verdicts_are_remembered_for_minutes_and_failures_never(make_web, server, respond, draw):
    now = [1_000_000.0]
    web = make_web(clock=lambda: now[0])
    for path, status in (("/gone", 404), ("/ill", 500), ("/shut", 403)):
        server.answers[path] = respond(status)
        web.report(server.address + path, OPEN)
        server.answers[path] = respond(200, draw())
    assert web.report(server.address + "/gone", OPEN).here is ImageStatus.MISSING
    assert web.report(server.address + "/ill", OPEN).here is ImageStatus.OK
    assert web.report(server.address + "/shut", OPEN).here is ImageStatus.OK
    now[0] += 700
    assert web.report(server.address + "/gone", OPEN).here is ImageStatus.OK


def test_an_old_verdict_stands_while_the_server_cannot_be_reached(make_web, server, respond, draw):
    now = [1_000_000.0]
    web = make_web(clock=lambda: now[0])
    server.answers["/a.png"] = respond(200, draw())
    web.report(server.address + "/a.png", OPEN)
    server.close()
    now[0] += 100_000
    report = web.report(server.address + "/a.png", OPEN)
    assert (report.here, report.width, report.data["stale"]) == (ImageStatus.OK, 40, "refused")


def test_a_damaged_memory_is_forgotten(make_web, tmp_path, server, respond, draw):
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "web.sqlite3").write_bytes(b"no database at all " * 100)
    server.answers["/a.png"] = respond(200, draw())
    assert make_web().report(server.address + "/a.png", OPEN).here is ImageStatus.OK


def test_at_most_six_at_a_time_ask_one_host(web, server, respond, draw):
    asking, most, six_are_here = set(), [], threading.Event()

    def answer(opened, method, _headers):
        asking.add(opened)
        most.append(len(asking))
        if len(asking) == 6:
            six_are_here.set()
        six_are_here.wait(10)
        time.sleep(0.2)  # a seventh would come meanwhile
        asking.discard(opened)
        opened.sendall(respond(200, b"" if method == "HEAD" else draw()))

    threads = []
    for number in range(15):
        server.answers[f"/{number}"] = answer
        threads.append(threading.Thread(target=web.report, args=(f"{server.address}/{number}", OPEN)))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(server.requests) == 30
    assert max(most) == 6


def test_content_gives_the_whole_image_and_keeps_a_copy(make_web, server, respond, draw):
    now = [1_000_000.0]
    web = make_web(clock=lambda: now[0])
    picture = draw("JPEG", 300, 200)
    address = server.address + "/a.jpg"
    server.answers["/a.jpg"] = respond(200, picture, ETag='"v1"')
    assert web.content(address, OPEN) == (picture, "image/jpeg")
    asked = len(server.requests)
    assert web.content(address, OPEN) == (picture, "image/jpeg")
    assert web.report(address, OPEN).width == 300
    assert len(server.requests) == asked
    server.close()
    now[0] += 1_000_000
    assert web.content(address, OPEN) == (picture, "image/jpeg"), "the copy outlives its server"


def test_content_refuses_what_is_no_image(web, server, respond):
    server.answers["/a.png"] = respond(200, b"<html>")
    assert web.content(server.address + "/a.png", OPEN) is None


def test_closing_calls_off_what_is_under_way(web, server):
    server.answers["/a.png"] = _endless(b"\x89", pause=0.05)
    found, slow = [], replace(OPEN, timeout=60.0)
    thread = threading.Thread(target=lambda: found.append(web.report(server.address + "/a.png", slow)))
    thread.start()
    while not server.requests:
        time.sleep(0.01)
    started = time.monotonic()
    web.close()
    thread.join(30)
    assert time.monotonic() - started < 25
    assert found[0].here is ImageStatus.UNKNOWN
    assert web.report(server.address + "/b.png", OPEN).data["why"] == "closed"


@pytest.mark.parametrize("has_length", [True, False])
def test_a_download_is_cut_in_the_middle_when_it_is_called_off(web, server, draw, has_length):
    picture = draw("PNG", 200, 200)
    length = f"Content-Length: {len(picture)}\r\n" if has_length else ""
    dripping = threading.Event()

    def drip(opened, _method, _headers):
        opened.sendall(f"HTTP/1.1 200 OK\r\n{length}Connection: close\r\n\r\n".encode() + picture[:100])
        dripping.set()
        for number in range(100, len(picture)):
            time.sleep(1)
            opened.sendall(picture[number : number + 1])

    server.answers["/a.png"] = drip
    watch, found = Watch(), []
    address, slow = server.address + "/a.png", replace(OPEN, timeout=60.0)
    thread = threading.Thread(target=lambda: found.append(web.content(address, slow, watch)))
    thread.start()
    assert dripping.wait(30)
    started = time.monotonic()
    watch.cancel()
    thread.join(50)
    assert time.monotonic() - started < 25
    assert found == [None], "what came until then is no image"
    assert web.copy(address) is None


def test_a_download_tells_how_much_of_how_much_has_come(web, server, draw):
    picture = draw("PNG", 200, 200)
    half_came, go_on = threading.Event(), threading.Event()

    def halt(opened, _method, _headers):
        opened.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(picture)}\r\n\r\n".encode() + picture[:100])
        half_came.set()
        go_on.wait(30)
        opened.sendall(picture[100:])

    server.answers["/a.png"] = halt
    watch, found = Watch(), []
    address, slow = server.address + "/a.png", replace(OPEN, timeout=60.0)
    thread = threading.Thread(target=lambda: found.append(web.content(address, slow, watch)))
    thread.start()
    assert half_came.wait(30)
    deadline = time.monotonic() + 30
    while not watch.done and time.monotonic() < deadline:
        time.sleep(0.02)
    assert (watch.done, watch.total) == (100, len(picture))
    go_on.set()
    thread.join(50)
    assert found[0][0] == picture
    assert (watch.done, watch.total) == (len(picture), len(picture))


def test_checks_are_cut_in_the_middle_and_remembered_as_nothing(web, server, respond, draw):
    answering = threading.Event()

    def drip(opened, _method, _headers):
        opened.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nX: ")
        answering.set()
        for _ in range(30):
            time.sleep(1)
            opened.sendall(b"x")

    server.answers["/a.png"] = drip
    address, found = server.address + "/a.png", []
    slow = replace(OPEN, timeout=60.0)
    thread = threading.Thread(target=lambda: found.append(web.report(address, slow)))
    thread.start()
    assert answering.wait(30)
    started = time.monotonic()
    web.cancel_checks()
    thread.join(50)
    assert time.monotonic() - started < 25
    assert (found[0].here, found[0].data["why"]) == (ImageStatus.UNKNOWN, "closed")
    server.answers["/a.png"] = respond(200, draw())
    assert web.report(address, slow).here is ImageStatus.OK, "it may be asked again at once"


def test_public_hosts_are_asked_through_the_proxy_and_private_ones_never(
    make_web, server, respond, draw, monkeypatch
):
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.setenv("no_proxy", "")
    web = make_web(
        resolver=_resolver(
            {"pics.example": ["93.184.216.34"], "home.example": ["192.168.7.7"], "127.0.0.1": ["127.0.0.1"]}
        )
    )
    server.answers["http://pics.example/a.png"] = respond(200, draw())
    policy = CheckPolicy(web_allowed=True, timeout=3.0)
    assert web.report("http://pics.example/a.png", policy).here is ImageStatus.OK
    assert server.methods("http://pics.example/a.png") == ["HEAD", "GET"]
    asked = len(server.requests)
    assert web.report("http://home.example/a.png", policy).data["why"] == "private"
    assert len(server.requests) == asked


def test_a_proxy_that_is_down_says_nothing_about_the_image(make_web, server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.address)
    monkeypatch.setenv("no_proxy", "")
    server.close()
    web = make_web(resolver=_resolver({"pics.example": ["93.184.216.34"]}))
    report = web.report("http://pics.example/a.png", CheckPolicy(web_allowed=True, timeout=3.0))
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "proxy")
    assert not report.is_broken


def test_a_proxy_whose_name_is_unknown_makes_no_image_missing(make_web, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://proxy.example:3128")
    monkeypatch.setenv("no_proxy", "")
    web = make_web(resolver=_resolver({"pics.example": ["93.184.216.34"]}), is_online=lambda: True)
    report = web.report("http://pics.example/a.png", CheckPolicy(web_allowed=True, timeout=3.0))
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "proxy")


def test_a_hotels_login_page_turns_nothing_red(make_web, server, respond):
    names = {"pics.example": ["127.0.0.1"], "login.example": ["127.0.0.1"]}
    web = make_web(resolver=_resolver(names))
    login = f"http://login.example:{server.port}/welcome"
    server.answers["/a.png"] = respond(302, Location=login)
    server.answers["/welcome"] = respond(200, b"<!DOCTYPE html><form>Room", Content_Type="text/html")
    report = web.report(f"http://pics.example:{server.port}/a.png", OPEN)
    assert (report.here, report.data["why"]) == (ImageStatus.UNKNOWN, "portal")
    assert report.redirects == (login,)
    own = respond(302, Location="/welcome")
    server.answers["/b.png"] = own
    report = web.report(f"http://pics.example:{server.port}/b.png", OPEN)
    assert report.here is ImageStatus.NOT_AN_IMAGE, "a page of the very same host is no hotel's"


@pytest.mark.parametrize(
    ("code", "fault"),
    [(10, "expired"), (18, "self-signed"), (20, "unknown"), (62, "other-host"), (1, "unknown")],
)
def test_what_openssl_says_of_a_certificate_is_named(code, fault):
    refused = ssl.SSLCertVerificationError("certificate verify failed")
    refused.verify_code = code
    told = httpcore.ConnectError(refused)
    told.__cause__ = refused
    assert (why(told), tls_fault(told)) == ("tls", fault)


@pytest.fixture
def secure_server(tmp_path, draw, respond):
    """A server with its own certificate for `pics.example`: the port, and the certificate's file."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("openssl is not installed, and nothing else here makes certificates")
    key, certificate = str(tmp_path / "key.pem"), str(tmp_path / "certificate.pem")
    subject = ["-subj", "/CN=pics.example", "-addext", "subjectAltName=DNS:pics.example"]
    files = ["-keyout", key, "-out", certificate]
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *files, *subject]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve():
        while True:
            try:
                opened, _ = listener.accept()
                with opened, context.wrap_socket(opened, server_side=True) as secured:
                    secured.settimeout(3)
                    while secured.recv(65536):
                        secured.sendall(respond(200, draw(), Connection="keep-alive"))
            except ssl.SSLError:
                continue
            except OSError:
                if listener.fileno() < 0:
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield listener.getsockname()[1], certificate
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(3)


def test_a_certificate_is_verified_against_the_name_though_we_connect_to_an_address(make_web, secure_server):
    port, certificate = secure_server
    names = _resolver({"pics.example": ["127.0.0.1"], "other.example": ["127.0.0.1"]})
    trusting = make_web(resolver=names, trust=ssl.create_default_context(cafile=certificate))
    wrong_host = trusting.report(f"https://other.example:{port}/a.png", OPEN)
    assert (wrong_host.here, wrong_host.data["why"]) == (ImageStatus.UNKNOWN, "tls")
    stranger = make_web(resolver=names).report(f"https://pics.example:{port}/a.png", OPEN)
    assert (stranger.here, stranger.data["why"]) == (ImageStatus.UNKNOWN, "tls")


def test_a_good_certificate_is_accepted(make_web, secure_server):
    port, certificate = secure_server
    names = _resolver({"pics.example": ["127.0.0.1"]})
    web = make_web(resolver=names, trust=ssl.create_default_context(cafile=certificate))
    web.content(f"https://pics.example:{port}/a.png", OPEN)
    found = web.report(f"https://pics.example:{port}/a.png", OPEN)
    assert found.data.get("why", "") == ""
    assert (found.here, found.width) == (ImageStatus.OK, 40)


def test_a_server_that_does_not_speak_tls_ends_with_the_deadline(make_web, server):
    report = make_web().report(f"https://127.0.0.1:{server.port}/a.png", CheckPolicy(True, True, 1.5))
    assert report.here is ImageStatus.UNKNOWN


def test_the_network_part_is_loaded_with_the_first_question_only():
    code = "import sys, editor.workspace.image_probe; sys.exit('httpx' in sys.modules)"
    root = os.path.join(os.path.dirname(__file__), "..", "..")
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0
