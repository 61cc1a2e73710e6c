"""Tell a text from what only looks like a file of one: pictures, archives, programs."""

from __future__ import annotations

import codecs
import re

_SAMPLE = 64 * 1024
_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"RIFF",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"%PDF-",
    b"\x7fELF",
    b"MZ",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"\x28\xb5\x2f\xfd",
    b"Rar!\x1a\x07",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"SQLite format 3\x00",
    b"\x00asm",
    b"OggS",
    b"ID3",
    b"fLaC",
    b"wOFF",
    b"wOF2",
    b"\x00\x01\x00\x00\x00",
)
_CONTROL = re.compile("[\0-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
_MOST_CONTROL = 0.1
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def is_binary(data: bytes) -> bool:
    """Tell whether the bytes are no text: a known signature, or NUL among much else that is no text.

    A text that starts with the letters `MZ`, or holds a NUL or a few odd bytes, is a text all the same.
    """
    sample = data[:_SAMPLE]
    encoding = _UTF_16.get(sample[:2])
    if encoding is None and 0 in sample:
        from editor.core.text.legacy import utf16_without_mark  # not before the first file with NULs

        if utf16_without_mark(data):
            return False
    if encoding is not None:
        text = sample[2:].decode(encoding, "replace")
        return _is_mostly_control(text)
    text = sample.decode("utf-8", "replace")
    has_nul = b"\0" in sample
    is_strict = "\ufffd" not in text[:-1]
    if sample.startswith(_SIGNATURES) and (has_nul or not is_strict):
        return True
    return has_nul and _is_mostly_control(text)


def _is_mostly_control(text: str) -> bool:
    return len(_CONTROL.findall(text)) > _MOST_CONTROL * len(text)
