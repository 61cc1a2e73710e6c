from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from editor.workspace.compiled_translation import MAGIC, read_translation

I18N = Path(__file__).parents[2] / "resources" / "i18n"


def test_everything_that_is_translated_is_read() -> None:
    found = read_translation(I18N / "inkwright_zh_CN.qm")
    wanted: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(I18N / "inkwright_zh_CN.ts").getroot().iter("context"):
        for message in context.iter("message"):
            said = message.find("translation")
            if said is not None and said.get("type") is None and said.text:
                wanted[context.findtext("name", ""), message.findtext("source", "")] = said.text
    assert len(wanted) > 300
    assert {key: found.get(key) for key in wanted} == wanted


def _message(*parts: tuple[int, bytes]) -> bytes:
    return b"".join(bytes([tag]) + len(data).to_bytes(4, "big") + data for tag, data in parts) + b"\x01"


def _file(messages: bytes) -> bytes:
    return MAGIC + b"\xa7\0\0\0\x02zh" + b"\x69" + len(messages).to_bytes(4, "big") + messages


def test_the_first_form_of_a_plural_is_kept_and_old_parts_are_passed_over(tmp_path: Path) -> None:
    one = _message((3, "一".encode("utf-16-be")), (3, "二".encode("utf-16-be")), (6, b"%n"), (7, b"C"))
    old = b"\x05\0\0\0\x07" + _message((3, "好".encode("utf-16-be")), (8, b"why"), (6, b"Good"), (7, b"C"))
    bare = b"\x03\xff\xff\xff\xff" + _message((6, b"Nothing said"), (7, b"C"))
    (tmp_path / "a.qm").write_bytes(_file(one + old + bare))
    assert read_translation(tmp_path / "a.qm") == {("C", "%n"): "一", ("C", "Good"): "好"}


def test_a_file_that_is_missing_foreign_or_cut_says_nothing(tmp_path: Path) -> None:
    assert read_translation(tmp_path / "none.qm") == {}
    whole = (I18N / "inkwright_zh_CN.qm").read_bytes()
    path = tmp_path / "cut.qm"
    for data in (
        b"",
        b"MZ" * 40,
        whole[:5000],
        MAGIC,
        MAGIC + b"\x69\xff\xff\xff\xff",
        _file(b"\x03\0\0\0\x09"),
    ):
        path.write_bytes(data)
        assert read_translation(path) == {}


@pytest.mark.parametrize("part", [(3, b"\xd8\x00"), (6, b"\xff\xfe")])
def test_text_that_is_none_says_nothing(tmp_path: Path, part: tuple[int, bytes]) -> None:
    (tmp_path / "odd.qm").write_bytes(_file(_message(part)))
    assert read_translation(tmp_path / "odd.qm") == {}
