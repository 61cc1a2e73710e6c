"""Which encoding from before UTF-8 a text is in: told by what its language writes most."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SAMPLE = 32 * 1024
_NOT_ASCII = re.compile("[^\0-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_CHINESE = re.compile(
    "[\u2010-\u2027\u2030-\u205e\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uffe6·×÷°"
    "\U00020000-\U0003ffff]"
)
_KANA = re.compile("[\u3041-\u30fa\u30fc]")
_SHARED = (
    "一不人有我他中上大和地到以要就出可也你生能而子那得下自之年作用道行所然家事成方多去法如都同面"
    "起看定天分好小部其些主理心她本前但因只想日者意力它把十民第公此已工使情明性知全三又正外高"
    "由很最重物手向文政美相被利什二等或新己制身果加西月合回特代信表化老世位次度任常先海通教原提立"
    "及比解水名真走各入口平活更打女四神何安少才反受目太量再感建接必件管期市直命山金指至形社便"
    "空治展科司五基眼非白界光放即像且思王象完式色路南品住告求程北死交取格望共清今切院候，。、；：！？《》“”（）"
)
_SIMPLIFIED = frozenset(
    _SHARED + "的是了在这个们来为国说时会对于着过发后里种经么学现当没动还进样开从实无军与长机业关点将两间问"
    "并应战头体见产话给门儿东声员论处义几认条气题尔别变总电数报结务场计资许统区队决马书则听却"
    "达强难权设记类据边张该规万觉术领确传师观让识带导争运"
)
_TRADITIONAL = frozenset(
    _SHARED + "的是了在這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實無軍與長機業關點將兩間問"
    "並應戰頭體見產話給門兒東聲員論處義幾認條氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻"
    "達強難權設記類據邊張該規萬覺術領確傳師觀讓識帶導爭運「」"
)
_JAPANESE = frozenset(
    "日一国人年大十二本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午"
    "百書先名川千水半男西電校語土木聞食車何南万毎白天母火右読友左休父雨、。「」・"
)
_KOREAN = frozenset(
    "이다는을에가의고하지로은사어도기한나리자있그서를해인들수습니아시요안보게만여일대라정것우오주"
    "제부장전상구스과와년원동조신경생비방무공성선진마었했된되없않면때내말적집"
)
_RUSSIAN = frozenset("оеаинтсрвлкмОЕАИНТСРВЛКМ")
"""three letters of four that Russian writes; Greek read as Russian has one of three of them"""
_WESTERN_SIGNS = frozenset("’‘“”„«»‹›–—…°€£§·©®™²³\xa0¿¡¼½¾ªº×")
_WESTERN = tuple(
    frozenset(letters + letters.upper()) | _WESTERN_SIGNS
    for letters in (
        "àâçéèêëîïôûùüœæ",
        "äöüßéà",
        "áéíóúüñç",
        "áâãàçéêíóôõúü",
        "åäöæøéü",
        "àèéìòùî",
        "éëïóöèêü",
    )
)
_ENOUGH = 6
"""characters that are not ASCII from which evidence counts as sure"""
_CLEAR = 0.25
_SOME = 0.12


_USUAL = re.compile(
    "[\t\n\r -~\xa0-\u024f\u0370-\u052f\u2010-\u2027\u2030-\u205e"
    "\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uffe6]"
)
_ALPHABETS = ("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r")


@dataclass(frozen=True, slots=True)
class Guess:
    """An encoding that a text seems to be in; one that is not sure is for the writer to confirm."""

    encoding: str
    is_sure: bool


def guess_encoding(body: bytes) -> Guess | None:
    """Find the encoding of bytes that are not UTF-8; None where nothing speaks for any.

    The whole of them can be read in it and had back. Where nothing tells Chinese from the other languages
    that share its bytes, it is Chinese: GB 18030.
    """
    sample = _sample(body)
    if not sample or _is_mostly_utf8(sample):
        return None
    found = sorted(((_evidence(sample, name), name) for name in _JUDGES), reverse=True)
    (best, name), (second, _) = found[0], found[1]
    has_enough = len(_NOT_ASCII.findall(sample.decode(name, "ignore"))) >= _ENOUGH
    is_clear = best >= _CLEAR and best >= 2 * second and has_enough
    if is_clear and can_be_had_back(body, name):
        return Guess(name, is_sure=True)
    if not has_enough and _is_chinese(body):
        return Guess("gb18030", is_sure=False)
    chinese = next((score for score, each in found if each == "gb18030"), 0.0)
    if chinese >= _SOME and chinese >= best / 2 and can_be_had_back(body, "gb18030"):
        return Guess("gb18030", is_sure=chinese == best)
    if best >= _SOME and can_be_had_back(body, name):
        return Guess(name, is_sure=False)
    return Guess("gb18030", is_sure=False) if _is_chinese(body) else None


def second_opinion(body: bytes) -> Guess | None:
    """Ask a library about what our own evidence says nothing of: Greek, Polish, Turkish; never sure.

    It is right about alphabets and often wrong about short texts of East Asia, so it is asked last.
    """
    from charset_normalizer import from_bytes

    sample = _sample(body)
    if sum(byte >= 0x80 for byte in sample) < _ENOUGH or _is_mostly_utf8(sample):
        return None
    found = from_bytes(sample, cp_isolation=list(_ALPHABETS)).best()
    if found is None or found.coherence < _SOME or not can_be_had_back(body, found.encoding):
        return None
    return Guess(found.encoding, is_sure=False)


def utf16_without_mark(data: bytes) -> str:
    """Tell UTF-16 that has no byte order mark: `utf-16-le`, `utf-16-be`, "" for anything else.

    Such a text has line feeds or spaces, and with them NULs, most of them on the same side.
    """
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or max(even, odd) < 2 or 3 * min(even, odd) > max(even, odd):
        return ""
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = sample.decode(encoding, "strict" if len(sample) == len(data) else "ignore")
    except UnicodeDecodeError:
        return ""
    usual = len(_USUAL.findall(text))
    return encoding if "\n" in text and usual >= 0.95 * len(text) else ""


def can_be_had_back(body: bytes, encoding: str) -> bool:
    """Tell whether all bytes are text in an encoding, and that text is these bytes again."""
    try:
        return body.decode(encoding).encode(encoding) == body
    except (UnicodeError, LookupError):
        return False


def _is_chinese(body: bytes) -> bool:
    """Tell whether the bytes can be read as GB 18030 and had back, and most that is not ASCII is Chinese."""
    if not can_be_had_back(body, "gb18030"):
        return False
    sample = "".join(_NOT_ASCII.findall(body.decode("gb18030"))[:_SAMPLE])
    # Western text read as GB 18030 gives rare characters only; real Chinese is mostly of the basic set.
    basic = len(sample.encode("gb2312", "ignore")) // 2
    return 2 * len(_CHINESE.findall(sample)) > len(sample) and 4 * basic >= len(sample)


def _sample(body: bytes) -> bytes:
    """Give the lines that are not ASCII, up to a length: no encoding here uses line ends inside a sign."""
    taken: list[bytes] = []
    size = 0
    for line in body.split(b"\n"):
        if not line.isascii():
            taken.append(line[:_SAMPLE] if len(line) > _SAMPLE else line)
            size += len(line)
            if size > _SAMPLE:
                break
    return b"\n".join(taken)


def _is_mostly_utf8(sample: bytes) -> bool:
    """Tell a UTF-8 text with some stray bytes: what is no UTF-8 in it is less than what is."""
    text = sample.decode("utf-8", "surrogateescape")
    strays = sum("\udc80" <= sign <= "\udcff" for sign in _NOT_ASCII.findall(text))
    return len(_NOT_ASCII.findall(text)) > 2 * strays


def _evidence(sample: bytes, encoding: str) -> float:
    """Give the share of what is not ASCII that the encoding's language writes most; 0 for bytes it lacks."""
    try:
        text = sample.decode(encoding)
    except UnicodeDecodeError as error:
        if error.start < _SAMPLE - 4:
            return 0.0
        text = sample[: error.start].decode(encoding, "ignore")  # a long line that the sample cut
    signs = _NOT_ASCII.findall(text)
    return _JUDGES[encoding](text, signs) if signs else 0.0


def _share(signs: list[str], usual: frozenset[str]) -> float:
    return sum(sign in usual for sign in signs) / len(signs)


def _japanese(text: str, signs: list[str]) -> float:
    kana = len(_KANA.findall(text))
    return (kana + sum(sign in _JAPANESE for sign in signs)) / len(signs) if kana else 0.0


def _russian(text: str, signs: list[str]) -> float:
    words = _WORD.findall(text)
    mixed = sum(not word.isascii() and any(map(str.isascii, word)) for word in words)
    small = sum("а" <= sign <= "я" for sign in signs)
    is_written_so = 5 * mixed < len(words) and 2 * small > len(signs)
    letters = [sign for sign in signs if sign.isalpha()]
    share = _share(letters, _RUSSIAN) if len(letters) >= _ENOUGH // 2 else 0.0
    return share if is_written_so and share > 0.5 else 0.0


def _western(text: str, signs: list[str]) -> float:
    """Judge letters that stand among plain ones, all of one language: `été` is written, `ïðèâåò` is not."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    among_plain = sum(any(map(str.isascii, word)) for word in words)
    is_rare = 5 * sum(map(str.isalpha, signs)) < 2 * sum(map(str.isalpha, text))
    is_of_one_language = any(usual.issuperset(signs) for usual in _WESTERN)
    return 0.6 if is_rare and is_of_one_language and 2 * among_plain >= len(words) else 0.0


_JUDGES: Mapping[str, Callable[[str, list[str]], float]] = MappingProxyType(
    {
        "gb18030": lambda _, signs: _share(signs, _SIMPLIFIED),
        "big5hkscs": lambda _, signs: _share(signs, _TRADITIONAL),
        "cp932": _japanese,
        "euc_jp": _japanese,
        "cp949": lambda _, signs: _share(signs, _KOREAN),
        "cp1251": _russian,
        "cp1252": _western,
    }
)
