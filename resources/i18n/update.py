"""Brings the translations in step with the program: python resources/i18n/update.py

Collects every text the window can show into inkwright_zh_CN.ts, where translations are written (by hand or
with Qt Linguist), and compiles that to inkwright_zh_CN.qm, which the program reads. Run it after a text was
added, changed or translated, and commit both files; a test fails when one is missing.

lupdate reads tr() and translate() calls. Two kinds of text are elsewhere, because the code there knows no Qt
or is a table: the sentences of the workspace (each the literal first argument of a Sentence or of one of its
errors) and the rows of the action table. They are handed to lupdate in a file made for it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SOURCE = HERE / "inkwright_zh_CN.ts"
COMPILED = SOURCE.with_suffix(".qm")
QT_ROOMS = ("app", "widgets")
SENTENCE_ROOMS = ("workspace", "indexer", "app")
QT_GAPS = (
    ("QFileDialog", "&Look in:"),
    ("QFileDialog", "Files of &type:"),
    ("QLineEdit", "&Undo"),
    ("QWidgetTextControl", "&Undo"),
)
"""Texts of Qt's own dialogs and menus that Qt's Chinese translation lacks, or says in another word than ours."""


def update(target: Path) -> None:
    """Bring a .ts file in step with the program; what is translated stays."""
    with tempfile.TemporaryDirectory() as folder:
        marks = Path(folder) / "marks.py"
        marks.write_text(marked_texts(), encoding="utf-8")
        files = [str(path) for room in QT_ROOMS for path in sorted((ROOT / "editor" / room).rglob("*.py"))]
        options = ["-silent", "-locations", "none", "-no-obsolete", "-source-language", "en"]
        run("lupdate", *options, *files, str(marks), "-ts", str(target))


def compile_to(compiled: Path) -> None:
    """Compile the translations."""
    run("lrelease", "-silent", str(SOURCE), "-qm", str(compiled))


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools as PySide6 brings it."""
    call = f"import sys; from PySide6.scripts.pyside_tool import {tool}; sys.exit({tool}())"
    subprocess.run([sys.executable, "-c", call, *arguments], check=True)


def marked_texts() -> str:
    """Give Python code in which lupdate finds the texts it cannot find where they are."""
    found = [("Actions", text) for text in action_texts()]
    found += [("Workspace", text) for text in sentence_templates()]
    found += QT_GAPS
    lines = [f"QT_TRANSLATE_NOOP({context!r}, {quoted(text)})" for context, text in dict.fromkeys(found)]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def action_texts() -> Iterator[str]:
    """Give the texts of the action table, menus first."""
    tree = ast.parse((ROOT / "editor" / "app" / "actions.py").read_text("utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) in {"MENUS", "SUBMENUS"}:
            menus = node.value.keys if isinstance(node.value, ast.Dict) else node.value.elts
            yield from (ast.literal_eval(menu) for menu in menus)
        elif isinstance(node, ast.Call) and name_of(node) == "Action" and len(node.args) > 2:
            yield ast.literal_eval(node.args[2])


def sentence_templates() -> Iterator[str]:
    """Give the templates of the workspace's sentences."""
    for path, call in sentence_calls():
        first = call.args[0]
        if isinstance(first, ast.Constant):
            yield first.value
        elif isinstance(first, ast.JoinedStr):
            raise SystemExit(f"{path}:{call.lineno}: a sentence is made of a template and values, not an f-string")


def sentence_calls() -> Iterator[tuple[Path, ast.Call]]:
    """Give each call that makes a sentence, or an error with one, with the file it stands in."""
    makers = {"Sentence", "CannotReplaceError"}
    for path in sorted((ROOT / "editor" / "workspace").rglob("*.py")):
        classes = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.ClassDef)]
        has_all = path.name == "errors.py"
        makers |= {made.name for made in classes if has_all or "WorkspaceError" in map(ast.unparse, made.bases)}
    for room in SENTENCE_ROOMS:
        for path in sorted((ROOT / "editor" / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and node.args and name_of(node) in makers:
                    yield path, node


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


if __name__ == "__main__":
    update(SOURCE)
    compile_to(COMPILED)
