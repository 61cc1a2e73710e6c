"""An address as it is shown to a person: readable, and honest about its host."""

from __future__ import annotations

import re

_HOSTED = re.compile(r"(https?)://([^/?#\\]*)([^\s]*)", re.IGNORECASE)
_ESCAPES = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_HIDDEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb]"
)
MOST = 300
"""Characters that are shown at most."""


def shown_address(address: str) -> str:
    """Decode what can be read and write the host as it goes over the wire.

    `https://例子.cn/%E5%A2%A8?a=%20` is shown as `https://xn--fsqu00a.cn/墨?a=%20`: a host cannot pass for
    another, nor can a character that is not seen hide anything.
    """
    found = _HOSTED.fullmatch(address.strip())
    if found is None:
        return _shortened(_readable(address.strip()))
    scheme, authority, rest = found.groups()
    return _shortened(f"{scheme.lower()}://{_host(authority)}{_readable(rest)}")


def _readable(text: str) -> str:
    decoded = _ESCAPES.sub(_decoded, text)
    return _HIDDEN.sub(lambda char: "".join(f"%{byte:02X}" for byte in char.group().encode()), decoded)


def _decoded(found: re.Match[str]) -> str:
    try:
        return bytes.fromhex(found.group().replace("%", "")).decode("utf-8")
    except UnicodeDecodeError:
        return found.group()


def _host(authority: str) -> str:
    before, at, host = authority.rpartition("@")
    labels = [_label(label) for label in re.split("[.\u3002\uff0e\uff61]", host)]
    return f"{_readable(before)}{at}{'.'.join(labels)}"


def _label(label: str) -> str:
    if label.isascii():
        return _readable(label)
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return "xn--" + label.encode("punycode", "replace").decode("ascii")


def _shortened(text: str) -> str:
    return text if len(text) <= MOST else f"{text[: MOST - 1]}…"
