"""Which language to speak, from what the writer has chosen and what the system names."""

from __future__ import annotations

import locale
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ENGLISH = "en"
CHINESE = "zh_CN"
PLAIN_LOCALES = frozenset({"C", "POSIX"})


def language_for(wanted: str, ui_languages: Sequence[str]) -> str:
    """Tell which of our languages to speak: the one wanted, or the first the system names that we know.

    `language_for("system", ["fr-FR", "zh-Hans-CN", "en"])` is `zh_CN`; where none is known, English.
    """
    if wanted in {ENGLISH, CHINESE}:
        return wanted
    for name in ui_languages:
        code = name.replace("_", "-").partition("-")[0].lower()
        if code in {"en", "zh"}:
            return CHINESE if code == "zh" else ENGLISH
    return ENGLISH


def named_languages(environment: Mapping[str, str]) -> list[str]:
    """Name the languages that the environment asks for, the dearest first: `["zh_CN", "en"]`.

    The rule is gettext's: the first of LC_ALL, LC_MESSAGES and LANG that is set counts, and LANGUAGE goes
    before it unless it is the plain locale C.
    """
    found = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = _bare(next((value for value in found if value), ""))
    if chosen in PLAIN_LOCALES:
        return []
    if not chosen and sys.platform in {"win32", "darwin"}:
        chosen = _system_locale()
    listed = [_bare(part) for part in environment.get("LANGUAGE", "").split(":")] if chosen else []
    return [name for name in [*listed, chosen] if name]


def _bare(name: str) -> str:
    """Leave out encoding and variant: `zh_CN.UTF-8@pinyin` is `zh_CN`."""
    return name.partition(".")[0].partition("@")[0]


def _system_locale() -> str:
    """Name the locale of a system that says it otherwise: `Chinese (Simplified)_China` is `zh`."""
    name = locale.getlocale(locale.LC_CTYPE)[0] or ""
    return "zh" if name.startswith("Chinese") else name


def terminal_language(wanted: str, encoding: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """Tell which language a terminal of that encoding is spoken to in.

    Where the encoding cannot hold Chinese, English, whatever is wanted.
    """
    language = language_for(wanted, named_languages(environment))
    try:
        "中文".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ENGLISH
    return language
