"""Web addresses as they go over the wire: good escapes stay, everything else is escaped once."""

from __future__ import annotations

import re
from urllib.parse import quote

_PARTS = re.compile(r"^(?:(https?):)?[/\\]{2}([^/\\?#]*)([^?#]*)(\?[^#]*)?", re.IGNORECASE)
_BROWSERS_DROP = re.compile(r"[\t\r\n]")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_PATH_SAFE = "/%:@!$&'()*+,;=-._~|[]"
_QUERY_SAFE = _PATH_SAFE + "?"
_FULL_STOPS = re.compile("[\u3002\uff0e\uff61]")
_PORT = re.compile(r":\d{1,5}$")


def normalise_url(text: str) -> str:
    """Write a web address the way a browser asks for it.

    `HTTP://例子.cn/a b%20c%zz` is `http://xn--fsqu00a.cn/a%20b%20c%25zz`: spaces and Chinese become
    UTF-8 escapes, a host becomes punycode, a good escape beside a bad one stays (QUrl would escape it
    again and ask for another file). `//host` gets `https:`; the fragment goes, it is never sent.
    """
    found = _PARTS.match(_BROWSERS_DROP.sub("", text.strip()))
    if found is None:
        return quote(_BAD_PERCENT.sub("%25", text.strip()), safe=_QUERY_SAFE, errors="replace")
    scheme, authority, path, query = found.groups(default="")
    escaped_path = _escaped(_without_dots(path.replace("\\", "/")), _PATH_SAFE)
    return f"{(scheme or 'https').lower()}://{_host(authority)}{escaped_path}{_escaped(query, _QUERY_SAFE)}"


def _escaped(text: str, safe: str) -> str:
    return quote(_BAD_PERCENT.sub("%25", text), safe=safe, errors="replace")


def _without_dots(path: str) -> str:
    """Resolve `.` and `..` as RFC 3986 5.2.4 says; a path begins with `/`."""
    kept: list[str] = []
    parts = path.split("/")[1:]
    for part in parts:
        if part == "..":
            del kept[-1:]
        elif part != ".":
            kept.append(part)
    if parts and parts[-1] in (".", ".."):
        kept.append("")
    return "/" + "/".join(kept)


def _host(authority: str) -> str:
    before, at, host_and_port = authority.rpartition("@")
    port_found = _PORT.search(host_and_port)
    port = port_found.group() if port_found else ""
    host = _FULL_STOPS.sub(".", host_and_port.removesuffix(port)).lower()
    user = quote(before, safe="%:!$&'()*+,;=-._~", errors="replace") + at
    if host.startswith("["):
        return f"{user}{quote(host, safe='[]:.%', errors='replace')}{port}"
    return f"{user}{'.'.join(_label(label) for label in host.split('.'))}{port}"


def _label(label: str) -> str:
    if label.isascii():
        return quote(label, safe="-_~!$&'()*+,;=%")
    try:
        return label.encode("idna").decode("ascii")
    except UnicodeError:
        return "xn--" + label.encode("punycode", "replace").decode("ascii")
