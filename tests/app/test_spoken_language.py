from __future__ import annotations

import pytest

from editor.app import spoken_language
from editor.app.spoken_language import named_languages, terminal_language


@pytest.mark.parametrize(
    ("environment", "names"),
    [
        ({}, []),
        ({"LANG": "zh_CN.UTF-8"}, ["zh_CN"]),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, ["en_GB"]),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "de_DE", "LC_ALL": "zh_CN.GB18030@pinyin"}, ["zh_CN"]),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:zh_CN:en"}, ["fr", "zh_CN", "en", "en_GB"]),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, []),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, []),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "POSIX"}, []),
        ({"LANGUAGE": "zh_CN"}, []),
    ],
)
def test_the_environment_names_languages_as_gettext_reads_it(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], names: list[str]
) -> None:
    monkeypatch.setattr(spoken_language.sys, "platform", "linux")
    assert named_languages(environment) == names


def test_a_system_without_such_variables_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spoken_language.sys, "platform", "win32")
    monkeypatch.setattr(spoken_language.locale, "getlocale", lambda _: ("Chinese (Simplified)_China", "936"))
    assert named_languages({}) == ["zh"]
    monkeypatch.setattr(spoken_language.locale, "getlocale", lambda _: (None, None))
    assert named_languages({}) == []


@pytest.mark.parametrize(
    ("wanted", "encoding", "spoken"),
    [
        ("system", "utf-8", "zh_CN"),
        ("system", "gbk", "zh_CN"),
        ("system", "ascii", "en"),
        ("zh_CN", "latin-1", "en"),
        ("zh_CN", None, "en"),
        ("zh_CN", "no such encoding", "en"),
        ("en", "utf-8", "en"),
    ],
)
def test_a_terminal_that_cannot_show_chinese_is_spoken_to_in_english(
    wanted: str, encoding: str | None, spoken: str
) -> None:
    assert terminal_language(wanted, encoding, {"LANG": "zh_CN.UTF-8"}) == spoken
