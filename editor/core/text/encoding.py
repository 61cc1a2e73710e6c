"""Which encoding a file's bytes are in, and characters that stand for bytes no text can hold."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# What a widget or a string conversion would drop, or take for the end of a line; measured, not guessed.
_UNHOLDABLE_SIGNS = "\0\u2029\ufdd0\ufdd1\ufeff\ufffc\ufffe"
_UNHOLDABLE = re.compile(f"[{_UNHOLDABLE_SIGNS}]")
# From here to U+10FCFF lie the usual stand-ins, where icon fonts have nothing: 0x100 more for half pairs.
_FIRST_STAND_IN = 0x10F400
_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, how it was written, and which of its characters stand for which bytes.

    `is_sure` is False where the encoding was guessed and somebody should be asked.
    """

    text: str
    encoding: str
    bom: bytes
    substitutes: Mapping[str, bytes]
    is_sure: bool = True


def decode_bytes(data: bytes) -> Decoded:
    """Read any bytes as text, so that the bytes can be had back: by the mark, as UTF-8, by what is said."""
    bom, encoding = next(
        ((mark, name) for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), (b"", "utf-8")
    )
    body = data[len(bom) :]
    if not bom and 0 not in body:
        with suppress(UnicodeDecodeError):
            return _held(body.decode("utf-8"), {}, "utf-8", b"")
    # not before the first file that needs it: it knows a great many characters
    from editor.core.text.legacy import guess_encoding, second_opinion, utf16_without_mark

    encoding = encoding if bom else utf16_without_mark(body) or encoding
    if encoding != "utf-8":
        return _decode_utf16(body, encoding, bom)
    try:
        return _held(body.decode("utf-8"), {}, "utf-8", bom)
    except UnicodeDecodeError:
        pass  # not UTF-8 throughout: the next guesses are below
    guess = None if bom else guess_encoding(body) or second_opinion(body)
    if guess is not None:
        decoded = _held(body.decode(guess.encoding), {}, guess.encoding, b"")
        return replace(decoded, is_sure=guess.is_sure)
    text = body.decode("utf-8", "surrogateescape")
    return _held(text, _stray_bytes(), "utf-8", bom)


def decode_as(data: bytes, encoding: str) -> Decoded | None:
    """Read bytes in an encoding that somebody chose; None where they could not be had back.

    A byte order mark of that encoding is kept apart; bytes that are no text in it get stand-ins.
    """
    bom = next((mark for mark, name in _BYTE_ORDER_MARKS if name == encoding and data.startswith(mark)), b"")
    body = data[len(bom) :]
    if encoding.startswith("utf-16"):
        decoded = _decode_utf16(body, encoding, bom)
        return decoded if decoded.encoding == encoding else None
    try:
        text = body.decode(encoding, "surrogateescape")
        if text.encode(encoding, "surrogateescape") != body:
            return None  # the encoding has two ways to write a character, and the file uses the other one
    except UnicodeError:
        return None
    decoded = _held(text, _stray_bytes(), encoding, bom)
    return decoded if decoded.encoding == encoding else None


def substitutes_in(text: str, substitutes: Mapping[str, bytes], old: str, new: str) -> Mapping[str, bytes]:
    """Give what stand-ins mean once a text is written in another encoding.

    Those for bytes that are no text, or for a character which the other encoding lacks, have no meaning
    there: raises UnicodeError when the text has one.
    """
    found: dict[str, bytes] = {}
    for sign, data in substitutes.items():
        try:
            found[sign] = data.decode(old).encode(new)
        except UnicodeError:
            if sign in text:
                raise
    return found


def is_stray(data: bytes, encoding: str) -> bool:
    """Tell whether bytes are no text in an encoding."""
    try:
        data.decode(encoding)
    except UnicodeError:
        return True
    return False


def _stray_bytes() -> dict[str, bytes]:
    return {chr(0xDC00 + byte): bytes([byte]) for byte in range(0x80, 0x100)}


def _decode_utf16(body: bytes, encoding: str, bom: bytes) -> Decoded:
    """Read UTF-16 whose units may be half a pair, and whose last unit may be half there."""
    whole = len(body) - len(body) % 2
    text = body[:whole].decode(encoding, "surrogatepass")
    strays = {sign: sign.encode(encoding, "surrogatepass") for sign in set(_SURROGATE.findall(text))}
    if whole == len(body):
        return _held(text, strays, encoding, bom)
    # In what follows a lone surrogate is the name of its bytes: the half unit takes a name that is free.
    borrowed = next((chr(code) for code in range(0xDC00, 0xE000) if chr(code) not in strays), "")
    if not borrowed:
        return _held(bom.decode("latin-1") + body.decode("latin-1"), {}, "latin-1", b"")
    strays[borrowed] = body[whole:]
    return _held(text + borrowed, strays, encoding, bom)


def _held(text: str, strays: Mapping[str, bytes], encoding: str, bom: bytes) -> Decoded:
    """Put a private-use character, not otherwise there, where the text has one that cannot be held.

    The stand-ins are agreed even where the text does not need them, and alike in all files if it can be:
    lines of one version of a file, or of another file, then mean the same here.
    """
    bytes_of = {**strays, **_unholdable(encoding)}
    free = _free_characters(text)
    stand_ins: dict[str, str] = {}
    for sign in sorted(bytes_of):
        usual = _usual_stand_in(sign)
        stand_in = next(free, "") if usual in text else usual
        if stand_in:
            stand_ins[sign] = stand_in
        elif sign in text:  # a text that names every private character there is
            data = bom + b"".join(bytes_of.get(each) or each.encode(encoding) for each in text)
            return _held(data.decode("latin-1"), {}, "latin-1", b"")
    if _UNHOLDABLE.search(text) or _SURROGATE.search(text):
        text = text.translate({ord(sign): stand_in for sign, stand_in in stand_ins.items()})
    return Decoded(text, encoding, bom, {stand_in: bytes_of[sign] for sign, stand_in in stand_ins.items()})


def _unholdable(encoding: str) -> dict[str, bytes]:
    encoded = {sign: sign.encode(encoding, "ignore") for sign in _UNHOLDABLE_SIGNS}
    return {sign: data for sign, data in encoded.items() if data}


def _usual_stand_in(sign: str) -> str:
    """Give the private-use character that stands for a sign in every text that does not have it."""
    if sign in _UNHOLDABLE_SIGNS:
        return chr(_FIRST_STAND_IN + _UNHOLDABLE_SIGNS.index(sign))
    return chr(_FIRST_STAND_IN + 0x100 + ord(sign) - 0xD800)


def _free_characters(text: str) -> Iterator[str]:
    """List private-use characters that are neither in the text nor anyone's usual stand-in."""
    taken: frozenset[str] | None = None
    for code in chain(range(0x10FD00, 0x10FFFE), range(0xF8000, 0xFFFFE), range(0xE000, 0xF900)):
        taken = frozenset(text) if taken is None else taken
        if chr(code) not in taken:
            yield chr(code)
