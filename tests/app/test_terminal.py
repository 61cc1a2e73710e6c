"""Everything the terminal says is said in Chinese too, in signs that it can show."""

from __future__ import annotations

import ast
import io
import json
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from editor.app.spoken_language import CHINESE, ENGLISH
from editor.app.terminal import Terminal, TerminalText, write_to
from editor.workspace.sentence import Sentence

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "resources" / "i18n" / "terminal_zh_CN.json"
HAN = "\u4e00-\u9fff"


def _templates() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "editor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "TerminalText":
                first = node.args[0]
                assert isinstance(first, ast.Constant | ast.Attribute), (
                    f"{path.name}:{node.lineno} is no literal"
                )
                found |= {first.value} if isinstance(first, ast.Constant) else set()
    return found


def _holes(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text)} - {None}


def test_each_sentence_has_its_chinese_with_the_same_holes() -> None:
    table = json.loads(TABLE.read_text("utf-8"))
    templates = _templates()
    assert len(templates) > 100
    assert sorted(templates - table.keys()) == []
    assert sorted(table.keys() - templates) == []
    assert [text for text, said in table.items() if not said or _holes(text) != _holes(said)] == []
    odd = re.compile(rf"[{HAN}][,.;:!?](?!\w)|\.\.\.|[{HAN}][A-Za-z0-9]|[A-Za-z0-9][{HAN}]")
    assert [said for said in table.values() if odd.search(re.sub(r"\{\w+\}", "", said))] == []


def test_a_sentence_is_said_with_those_that_stand_in_it() -> None:
    inner = TerminalText(
        "There is no screen to show a window on (neither DISPLAY nor WAYLAND_DISPLAY is set)."
    )
    whole = TerminalText("{problem} Start Inkwright in a desktop session.", problem=inner)
    assert whole.startswith("There is no screen")
    assert Terminal(ENGLISH).said(whole) == str(whole)
    assert Terminal(CHINESE).said(whole).startswith("没有可以显示窗口的屏幕")
    assert Terminal(CHINESE).said(whole).endswith("请在桌面会话里启动 Inkwright。")


def test_the_sentences_of_the_workspace_are_those_of_the_window() -> None:
    assert Terminal(CHINESE).said(Sentence("There is no folder {path}.", path="/x")) == "没有文件夹 /x。"
    assert Terminal(CHINESE).said("no sentence") == "no sentence"
    assert Terminal(CHINESE).said(Sentence("Never heard of {name}.", name="it")) == "Never heard of it."


def test_a_language_without_a_table_is_english() -> None:
    assert Terminal("tlh").said(TerminalText("none")) == "none"


@pytest.mark.parametrize(
    ("encoding", "written"), [("utf-8", "✓ “文”…"), ("gbk", '+ "文"...'), ("ascii", '+ "?"...')]
)
def test_signs_that_a_terminal_lacks_do_not_end_the_program(encoding: str, written: str) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding)
    write_to(stream, "✓ “文”…")
    assert raw.getvalue().decode(encoding) == written


def test_without_a_stream_nothing_is_said_and_nothing_happens() -> None:
    written = io.StringIO()
    write_to(None, "lost")
    write_to(written, "kept")
    assert written.getvalue() == "kept"


def test_nothing_of_qt_is_loaded_to_speak() -> None:
    code = (
        "import sys; from editor.app.terminal import *; from editor.workspace.sentence import Sentence;"
        "print(Terminal('zh_CN').said(Sentence('it is a folder')), 'PySide6' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, env={"PYTHONUTF8": "1"}
    )
    assert done.stdout.decode() == "它是文件夹 False\n"
