from __future__ import annotations

import pytest

from editor.app.terminal import Terminal, TerminalText
from editor.app.terminal_parser import TerminalParser, in_our_words


def _parser(language: str) -> TerminalParser:
    parser = TerminalParser(
        Terminal(language), prog="inkwright", description=TerminalText("none"), epilog=TerminalText("unknown")
    )
    parser.add_argument("path", help=TerminalText("the name of a field"))
    parser.add_argument("--number", type=int)
    parser.add_version("1.2")
    return parser


def test_help_is_all_in_one_language() -> None:
    english = _parser("en").format_help()
    assert english.startswith("usage: inkwright [-h]")
    assert "\npositional arguments:\n  path" in english
    chinese = _parser("zh_CN").format_help()
    assert chinese.startswith("用法：inkwright [-h]")
    for said in (
        "\n没有\n",
        "\n参数：\n  path\n      字段名\n",
        "\n选项：\n",
        "显示本帮助并退出",
        "显示版本号",
        "未知",
    ):
        assert said in chinese
    assert not [word for word in ("usage", "options", "show", "none") if word in chinese]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "缺少必需的参数：path"),
        (["a", "b", "--c"], "无法识别的参数：b --c"),
        (["a", "--number"], "参数 --number：需要一个值"),
        (["a", "--number", "x"], "参数 --number：'x' 不是有效的 int 值"),
        (["a", "--version=3"], "参数 --version：此处不接受值 '3'"),
    ],
)
def test_what_is_wrong_is_said_in_chinese_below_the_usage(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        _parser("zh_CN").parse_args(words)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("用法：inkwright ")
    assert told.err.endswith(f"\ninkwright：错误：{said}\n")


def test_what_argparse_has_not_said_before_is_given_in_its_words() -> None:
    assert in_our_words("no idea: at all") == "no idea: at all"
    nested = in_our_words("argument --a/-b: expected 2 arguments")
    assert nested == "argument --a/-b: expected 2 arguments"
    assert Terminal("zh_CN").said(nested) == "参数 --a/-b：需要 2 个值"
