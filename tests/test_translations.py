"""Every text that the window can show is said in Chinese, with the same placeholders, and compiled."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parents[1]
I18N = ROOT / "resources" / "i18n"
REMEDY = "run python resources/i18n/update.py and translate what is unfinished in inkwright_zh_CN.ts"

SHOWS = {
    *("Choice", "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QPushButton", "QToolButton"),
    *("addAction", "addButton", "addItem", "addMenu", "addTab", "information", "plain_label", "question"),
    *("setAccessibleDescription", "setAccessibleName", "setInformativeText", "setLabelText", "setText"),
    *("setPlaceholderText", "setStatusTip", "setTabText", "setTabToolTip", "setTitle", "setToolTip"),
    *("setWhatsThis", "setWindowTitle", "set_message", "set_sentence", "show_text", "tell", "warning"),
}
"""What is given to these is seen or heard by the writer."""

NAMES = {"墨 Inkwright", "Inkwright", " — Inkwright", "[*] — Inkwright", "Inkwright ", "Aa", "“ab”"}
"""Names and signs, which are the same in every language."""

Texts = dict[tuple[str, str], str]


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    pytest.importorskip("PySide6")
    spec = importlib.util.spec_from_file_location("i18n_update", I18N / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def texts_in(path: Path) -> Texts:
    """Give the translation of each text by context and source; "" where it is not finished."""
    found: Texts = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            is_finished = translation.get("type") is None
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found[key] = (translation.text or "") if is_finished else ""
    return found


@pytest.fixture(scope="module")
def committed() -> Texts:
    return texts_in(I18N / "inkwright_zh_CN.ts")


def test_every_text_of_the_program_is_translated(tool: ModuleType, committed: Texts, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.ts"
    tool.update(fresh)
    wanted = texts_in(fresh)
    assert len(wanted) > 300
    assert {"", "QCoreApplication"}.isdisjoint(context for context, _ in wanted), (
        "only translate() takes a context"
    )
    assert [key for key in wanted if not committed.get(key)] == [], REMEDY
    assert [key for key in committed if key not in wanted] == [], REMEDY


def test_placeholders_are_the_same_in_both_languages(committed: Texts) -> None:
    different = [
        source
        for (_, source), said in committed.items()
        if said and placeholders(source) != placeholders(said)
    ]
    assert different == []


def placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_chinese_is_set_as_chinese_is(committed: Texts) -> None:
    """Chinese takes full-width marks, and a space beside Latin words and numbers."""
    han = "\u4e00-\u9fff"
    odd = re.compile(rf"[{han}][,.;:!?](?!\w)|\.\.\.|[{han}][A-Za-z0-9]|[A-Za-z0-9][{han}]")
    shown = {said: re.sub(r"\{\w+\}", "", said.replace("\n", " ")) for said in committed.values()}
    assert [said for said, plain in shown.items() if odd.search(plain)] == []


def test_a_menu_text_is_chosen_by_the_same_letter_in_both_languages(committed: Texts) -> None:
    menus = {source: said for (context, source), said in committed.items() if context == "Actions"}
    letter = re.compile("&(.)")
    different = [
        source
        for source, said in menus.items()
        if [found.upper() for found in letter.findall(source)] != letter.findall(said)
    ]
    assert different == []


def test_the_compiled_translation_is_that_of_the_source(tool: ModuleType, tmp_path: Path) -> None:
    tool.compile_to(tmp_path / "fresh.qm")
    committed = (I18N / "inkwright_zh_CN.qm").read_bytes()
    assert (tmp_path / "fresh.qm").read_bytes() == committed, REMEDY


def test_a_sentence_of_the_workspace_is_a_template_and_its_values(tool: ModuleType) -> None:
    fixed = []
    for path, call in tool.sentence_calls():
        made = _assigned(path, call) if isinstance(call.args[0], ast.Name) else call.args[0]
        if isinstance(made, ast.JoinedStr | ast.BinOp):
            fixed += [f"{path.name}:{call.lineno}"]
    assert fixed == []


def _assigned(path: Path, call: ast.Call) -> ast.expr | None:
    """Find what was last assigned to the name a sentence is given by."""
    name = ast.unparse(call.args[0])
    found = [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Assign)
        and ast.unparse(node.targets[0]) == name
        and node.lineno <= call.lineno
    ]
    return max(found, key=lambda node: node.lineno).value if found else None


def test_what_translates_is_called_by_the_name_that_lupdate_knows() -> None:
    renamed = []
    for room in ("app", "widgets"):
        for path in sorted((ROOT / "editor" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Assign) and ast.unparse(node.value).endswith((".tr", ".translate")):
                    names = {ast.unparse(target) for target in node.targets}
                    renamed += [f"{path.name}:{node.lineno}"] if names - {"tr", "translate"} else []
    assert renamed == []


def test_nothing_is_shown_that_cannot_be_translated() -> None:
    plain: list[str] = []
    for path in sorted(
        found for room in ("app", "widgets") for found in (ROOT / "editor" / room).rglob("*.py")
    ):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in SHOWS and "log." not in ast.unparse(node.func):
                plain += [f"{path.name}:{node.lineno}: {words}" for words in _words_in(node)]
    assert plain == []


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _words_in(call: ast.Call) -> list[str]:
    """Give the words that stand in a call itself, not in a call within it."""
    shown = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in {"text", "title"})]
    if _called(call) == "show_text":
        shown = shown[1:2]  # which part of the status bar, what it shows, its tone
    found: list[str] = []
    while shown:
        part = shown.pop()
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            is_word = re.search(r"[A-Za-z]{2}|[\u4e00-\u9fff]", part.value) is not None
            found += [part.value] if is_word and part.value not in NAMES else []
        elif isinstance(part, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.List | ast.Tuple):
            shown += [inner for inner in ast.iter_child_nodes(part) if isinstance(inner, ast.expr)]
    return found
