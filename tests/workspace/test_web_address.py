import threading

import pytest

from editor.workspace.web_address import AddressError, is_literal, is_public, parse_address, resolve


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("http://a.example/x.png", "http://a.example/x.png"),
        ("HTTP://A.Example:80", "http://a.example/"),
        ("https://a.example:443/x#part", "https://a.example/x"),
        ("https://a.example:8443/x?b=c d", "https://a.example:8443/x?b=c%20d"),
        ("http://a.example/a b%20c%zz.png", "http://a.example/a%20b%20c%25zz.png"),
        ("http://a.example/图.png", "http://a.example/%E5%9B%BE.png"),
        ("http://ä.example/", "http://xn--4ca.example/"),
        ("http://straße.example/", "http://xn--strae-oqa.example/"),
        ("http://ПРИМЕР.example/", "http://xn--e1afmkfd.example/"),
        ("http://☕.example/", "http://xn--53h.example/"),
        ("http://中国。example/", "http://xn--fiqs8s.example/"),
        ("http://user:secret@a.example/x", "http://a.example/x"),
        ("http://a.example/%0d%0aX:1", "http://a.example/%0d%0aX:1"),
        ("http://a.example/\r\nX: 1", "http://a.example/%0D%0AX:%201"),
        ("http://a.example/a\\b", "http://a.example/a%5Cb"),
        ("http://[::1]:99/x", "http://[::1]:99/x"),
        (" http://a.example/x ", "http://a.example/x"),
    ],
)
def test_addresses_are_normalised_by_ourselves(written, asked):
    assert parse_address(written).url == asked
    assert parse_address(asked).url == asked


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("ftp://a.example/", "scheme"),
        ("file:///etc/passwd", "scheme"),
        ("javascript:1", "scheme"),
        ("//a.example/x", "scheme"),
        ("http:///x", "address"),
        ("http://[::1/x", "address"),
        ("http://a.example:99999/", "address"),
        ("http://a%00.example/", "address"),
        ("http://a b.example/", "address"),
        ("http://a.example/" + "x" * 9000, "address"),
        ("http://" + "ä" * 300 + ".example/", "address"),
    ],
)
def test_what_cannot_be_asked_is_told_apart(written, why):
    with pytest.raises(AddressError) as caught:
        parse_address(written)
    assert caught.value.why == why


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])
def test_the_open_internet_is_public(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1"),
        *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "fe80::1", "fe80::1%eth0", "fd00::1", "fec0::1"),
        *("ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:1::1", "2001:db8::1", "not an address", ""),
    ],
)
def test_this_machine_and_private_networks_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "::1"])
def test_every_spelling_of_an_address_is_a_literal(host):
    assert is_literal(host)
    assert not is_literal("a.example")


def test_hanging_names_cannot_pile_up():
    release = threading.Event()
    slots = threading.Semaphore(2)
    for _ in range(3):
        with pytest.raises(TimeoutError):
            resolve(lambda *_: release.wait(5) and [], "slow.example", 80, 0.05, slots)
    assert sum(thread.name == "resolve" for thread in threading.enumerate()) == 2
    release.set()
