"""The rules of the house that a machine can check."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
EDITOR = ROOT / "editor"
MOST_LINES = 400
MOST_FUNCTION_LINES = 50
MOST_PUBLIC_METHODS = 15
DRAWERS = {"utils", "util", "helpers", "helper", "common", "misc", "constants", "manager", "base", "tools"}
MIRRORED = ("core", "workspace", "widgets", "app", "renderer", "indexer")
MUTABLE_CALLS = {
    "list", "dict", "set", "bytearray", "deque", "defaultdict", "OrderedDict", "Counter", "WeakKeyDictionary",
    "WeakValueDictionary", "WeakSet", "Queue", "SimpleQueue", "Lock", "RLock", "Event", "lru_cache", "cache",
}  # fmt: skip

CHANGING = {
    "append", "appendleft", "extend", "insert", "add", "update", "setdefault", "pop", "popitem", "clear",
    "remove", "discard", "sort", "reverse", "put",
}  # fmt: skip

MODULES = {
    str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"), str(path))
    for path in sorted(EDITOR.rglob("*.py"))
}


def _length(name: str) -> int:
    return len((ROOT / name).read_text(encoding="utf-8").split("\n"))


def _called_name(node: ast.expr) -> str:
    called = node.func if isinstance(node, ast.Call) else node
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _tracked() -> list[Path]:
    try:
        said = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    paths = [ROOT / name.decode() for name in said.split(b"\0") if name]
    return [path for path in paths if path.is_file()]


def _tracked_texts() -> list[tuple[str, str]]:
    texts: list[tuple[str, str]] = []
    for path in _tracked():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            texts.append((str(path.relative_to(ROOT)), content.decode("utf-8", "replace")))
    return texts


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_a_file_is_short_enough_to_know() -> None:
    assert [name for name in MODULES if _length(name) > MOST_LINES] == []


def test_most_files_are_short() -> None:
    assert statistics.median(_length(name) for name in MODULES if "__init__" not in name) <= 200


def test_functions_are_short() -> None:
    long = [
        f"{name}: {node.name} has {length} lines"
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > MOST_FUNCTION_LINES
    ]
    assert long == []


def test_classes_offer_little() -> None:
    wide: list[str] = []
    for name, tree in MODULES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                # camelCase overrides a virtual function of Qt
                methods = {
                    one.name
                    for one in node.body
                    if isinstance(one, ast.FunctionDef)
                    and re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", one.name)
                    and not any(_called_name(mark) == "property" for mark in one.decorator_list)
                }
                if len(methods) > MOST_PUBLIC_METHODS:
                    wide.append(f"{name}: {node.name} has {len(methods)} public methods")
    assert wide == []


def test_no_drawer_is_called_by_what_anything_could_be() -> None:
    assert [name for name in MODULES if DRAWERS & {Path(name).stem, Path(name).parent.name}] == []


def test_every_module_opens_with_a_caption() -> None:
    bare = [
        name for name, tree in MODULES.items() if not (ast.get_docstring(tree, clean=False) or "\n").strip()
    ]
    assert bare == []


def test_annotations_are_never_evaluated() -> None:
    eager = [
        name
        for name, tree in MODULES.items()
        if any(not isinstance(node, ast.Expr) for node in tree.body)
        and not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in tree.body)
        and "__init__" not in name
    ]
    assert eager == []


def test_no_module_keeps_state() -> None:
    keeping: list[str] = []
    for name, tree in MODULES.items():
        tables: set[str] = set()
        for node in tree.body:
            if isinstance(node, ast.Assign | ast.AnnAssign) and _is_mutable(node.value):
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                bound = getattr(target, "id", "")
                tables.add(bound)
                if _is_empty(node.value) or not (bound.strip("_").isupper() or bound == "__all__"):
                    keeping.append(f"{name}:{node.lineno} makes something to be changed")
        keeping += [f"{name}:{line} changes what the module holds" for line in _changes(tree, tables)]
    assert keeping == []


def _is_mutable(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        return _called_name(value) in MUTABLE_CALLS
    comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
    return isinstance(value, ast.List | ast.Dict | ast.Set | comprehension)


def _is_empty(value: ast.expr | None) -> bool:
    if isinstance(value, ast.List | ast.Set):
        return not value.elts
    if isinstance(value, ast.Dict):
        return not value.keys
    return isinstance(value, ast.Call) and not value.args


def _changes(tree: ast.Module, tables: set[str]) -> list[int]:
    """Find where a module's own table is written to, a global is bound, or a process-wide cache made."""
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.stmt | ast.expr))
    return [node.lineno for node in nodes if _is_change(node, tables)]


def _is_change(node: ast.AST, tables: set[str]) -> bool:
    match node:
        case ast.Global():
            return True
        case ast.Subscript(value=value, ctx=ast.Store() | ast.Del()):
            return _called_name(value) in tables
        case ast.Call(func=ast.Attribute(value=ast.Name(id=table), attr=method)):
            return method in CHANGING and table in tables
        case ast.FunctionDef(decorator_list=marks):
            return any(_called_name(mark) in {"cache", "lru_cache"} for mark in marks)
    return False


def test_nothing_is_printed() -> None:
    printed = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printed == []


def test_no_failure_is_swallowed() -> None:
    swallowed = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and (node.type is None or _is_silent(name, node.body[0]))
    ]
    assert swallowed == []


def _is_silent(name: str, node: ast.stmt) -> bool:
    line = (ROOT / name).read_text(encoding="utf-8").split("\n")[node.lineno - 1]
    return isinstance(node, ast.Pass) and "#" not in line  # one that says why is not silent


def test_the_text_of_a_post_parts_at_its_line_ends_only() -> None:
    parted = [
        f"{name}:{node.lineno}"
        for name, tree in MODULES.items()
        if name.startswith(("editor/core", "editor/renderer"))
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "splitlines"
    ]
    assert parted == []


def test_nothing_is_left_to_be_done() -> None:
    words = "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"))
    unfinished = re.compile(rf"\b(?:{words})\b|raise NotImplemented")
    left = [name for name in MODULES if unfinished.search((ROOT / name).read_text(encoding="utf-8"))]
    assert left == []


def test_only_widgets_and_app_know_qt() -> None:
    knowing = {
        Path(name).parts[1]
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        for module in _imported(node)
        if module.split(".")[0] in {"PySide6", "shiboken6"}
    }
    assert knowing == {"widgets", "app"}


def test_tests_mirror_the_rooms() -> None:
    strays = [
        str(folder.relative_to(ROOT))
        for room in MIRRORED
        for folder in (ROOT / "tests" / room).rglob("*")
        if folder.is_dir()
        and folder.name != "__pycache__"
        and any(folder.glob("test_*.py"))
        and not (EDITOR / folder.relative_to(ROOT / "tests")).is_dir()
    ]
    assert strays == []


def test_test_folders_are_no_packages() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_every_test_asserts() -> None:
    silent: list[str] = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_test = isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
            if is_test and not _asserts(node):
                silent += [f"{path.name}: {node.name}"]
    assert silent == []


def _asserts(function: ast.FunctionDef) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        is_call = isinstance(node, ast.Call)
        if is_call and re.match(r"_?(assert|check|expect|raises|fail|wait)", _called_name(node)):
            return True
    return False


def test_no_registry_is_named() -> None:
    hosts = [
        ".".join(parts)
        for parts in (
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("crates", "io"),
            ("deb.debian", "org"),
            ("proxy.golang", "org"),
        )
    ]
    found = [(name, host) for name, text in _tracked_texts() for host in hosts if host in text]
    assert found == []


def test_requirements_are_pinned_by_hash_and_name_no_place() -> None:
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        entries = [entry for entry in re.split(r"(?<!\\)\n", text) if entry.strip()]
        assert entries
        for entry in entries:
            assert re.match(r"[a-z0-9-]+==[0-9][^ ]* (?:;.* )?\\\n", entry), entry[:80]
            assert "--hash=sha256:" in entry
        assert "://" not in text
        assert "--find-links" not in text


def test_the_tests_use_the_very_packages_of_the_program() -> None:
    def pins(name: str) -> set[str]:
        return set(re.findall(r"^[a-z0-9-]+==\S+", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))

    assert pins("requirements.txt") < pins("requirements-test.txt")


def test_no_path_of_a_machine_is_written_down() -> None:
    needles = ["/" + "work/", "/" + "root/", "/tmp/" + "team", "/home/" + "user/", "C:\\" + "Users"]
    found = [(name, one) for name, text in _tracked_texts() for one in needles if one in text]
    assert found == []


@pytest.mark.parametrize("name", ["LICENSE", "README.md", "CHANGELOG.md", ".ci/run", "run.py"])
def test_what_a_visitor_looks_for_is_there(name: str) -> None:
    path = ROOT / name
    assert path.is_file()
    assert path.stat().st_size > 100


def test_run_py_is_understood_by_an_older_python() -> None:
    ast.parse((ROOT / "run.py").read_text(encoding="utf-8"), feature_version=(3, 9))
    assert len((ROOT / "run.py").read_text(encoding="utf-8").split("\n")) <= MOST_LINES


def test_core_opens_no_address() -> None:
    # import-linter cannot forbid one module of a package of the standard library
    opening = [
        name
        for name, tree in MODULES.items()
        if name.startswith("editor/core")
        for node in ast.walk(tree)
        if (isinstance(node, ast.ImportFrom) and node.module == "urllib" and node.names[0].name != "parse")
        or "urllib.request" in _imported(node)
    ]
    assert opening == []
