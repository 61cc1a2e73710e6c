from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.core.text.encoding import decode_bytes
from editor.core.text.file_text import FileText
from editor.core.text.legacy import guess_encoding, utf16_without_mark

HEAD = "---\ntitle: {title}\ndate: 2024-03-01\n---\n\n{body}\n"
SAMPLES = {
    "gb18030": HEAD.format(title="湖边的早晨", body="今天我们很早就出门了，走了两个小时才到山下的小村子。"),
    "big5hkscs": HEAD.format(title="湖邊的早晨", body="今天我們很早就出門了，走了兩個小時才到山下的小村子。"),
    "cp932": HEAD.format(title="湖の朝", body="今日はとても早く家を出て、二時間歩いて小さな村に着きました。"),
    "euc_jp": HEAD.format(
        title="湖の朝", body="今日はとても早く家を出て、二時間歩いて小さな村に着きました。"
    ),
    "cp949": HEAD.format(
        title="호수의 아침", body="오늘은 아주 일찍 집을 나와서 두 시간을 걸어 작은 마을에 도착했다."
    ),
    "cp1251": HEAD.format(
        title="Утро у озера", body="Сегодня мы вышли очень рано и шли два часа до маленькой деревни."
    ),
    "cp1252": HEAD.format(
        title="Matin d’été", body="Nous sommes sortis très tôt, la forêt était déjà éveillée : « enfin ! »"
    ),
    "utf-16-le": HEAD.format(title="湖边的早晨", body="今天我们很早就出门了。一二三。"),
    "utf-16-be": HEAD.format(title="湖の朝", body="今日はとても早く家を出ました。"),
}
DOUBTFUL = {
    "koi8_r": HEAD.format(
        title="Утро у озера", body="Сегодня мы вышли очень рано и шли два часа до деревни."
    ),
    "cp1250": HEAD.format(
        title="Ráno u jezera", body="Vyšli jsme velmi brzy a šli dvě hodiny přes les ke břehu řeky."
    ),
    "cp1253": HEAD.format(title="Πρωί στη λίμνη", body="Σήμερα φύγαμε πολύ νωρίς και περπατήσαμε δύο ώρες."),
}


@pytest.mark.parametrize("encoding", SAMPLES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_each_encoding_is_found_by_its_language(encoding: str, ending: str) -> None:
    data = SAMPLES[encoding].replace("\n", ending).encode(encoding)
    decoded = decode_bytes(data)
    assert (decoded.encoding, decoded.is_sure) == (encoding, True)
    assert decoded.text.encode(encoding) == data


@pytest.mark.parametrize("encoding", DOUBTFUL)
def test_other_alphabets_are_proposed_and_never_sure(encoding: str) -> None:
    data = DOUBTFUL[encoding].encode(encoding)
    decoded = decode_bytes(data)
    assert (decoded.encoding, decoded.is_sure) == (encoding, False)
    assert decoded.text.encode(encoding) == data


@pytest.mark.parametrize(
    "text", ["title: 晨雾\n", "title: 你好\n", "鱼\n", "- 茶\n- 酒\n"], ids=["rare", "usual", "one", "list"]
)
def test_short_chinese_is_chinese_but_asked_about(text: str) -> None:
    decoded = decode_bytes(text.encode("gb18030"))
    assert (decoded.encoding, decoded.is_sure) == ("gb18030", False)


@pytest.mark.parametrize(
    "data",
    [
        b"body \xff\xe9 end\n",
        b"a single \xe9 alone\n",
        "春天来了，花开了。".encode() + "春天".encode("gb18030") + "我们都很高兴。".encode(),
        "今天我们很早就出门了".encode("gb18030") + b"\n" + "今日はとても早く".encode("cp932") + b"\x80\xff",
    ],
    ids=["strays", "alone", "two encodings", "neither"],
)
def test_stray_bytes_and_mixed_encodings_are_not_explained_away(data: bytes) -> None:
    text = FileText.decode(data)
    assert text.format.encoding == "utf-8"
    assert text.stray_lines()
    assert text.encode() == data


@pytest.mark.parametrize("encoding", ["big5hkscs", "cp932", "euc_jp", "cp949", "cp1251", "cp1252"])
def test_a_long_file_with_one_line_is_found_too(encoding: str) -> None:
    body = SAMPLES[encoding].split("\n")[-2]
    data = ("plain\n" * 20_000 + body * 900 + "\nplain\n").encode(encoding)
    guess = guess_encoding(data)
    assert guess is not None
    assert guess.encoding == encoding


@pytest.mark.parametrize(
    "data",
    [b"a\0b", b"\0\0\0\0", "plain".encode("utf-16-le"), b"a\0b\0\n\0c", bytes(range(256)) * 4],
    ids=["one", "nothing", "no line", "odd", "all"],
)
def test_nuls_alone_are_no_utf16(data: bytes) -> None:
    assert utf16_without_mark(data) == ""


def test_what_was_guessed_and_converted_is_sure() -> None:
    text = FileText.decode("鱼\n".encode("gb18030"))
    assert not text.format.is_sure
    assert text.converted("utf-8").format.is_sure


@given(st.binary(max_size=300))
def test_whatever_the_guess_the_bytes_are_had_back(data: bytes) -> None:
    assert FileText.decode(data).encode() == data


@given(st.text(max_size=60), st.sampled_from(sorted({*SAMPLES, *DOUBTFUL})))
def test_whatever_was_written_the_bytes_are_had_back(text: str, encoding: str) -> None:
    data = text.encode(encoding, "ignore")
    assert FileText.decode(data).encode() == data
