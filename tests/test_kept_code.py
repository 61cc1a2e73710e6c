"""What starts need not compile again: kept, given back only as it was, and never needed."""

from __future__ import annotations

import dataclasses
import inspect
import marshal
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from editor.app.code_recorder import CodeRecorder
from editor.kept_code import (
    FEATURES,
    OF_RENDERER,
    OF_WINDOW,
    KeptCode,
    python_here,
    read_kept_code,
    versions_kept,
)

ROOT = Path(__file__).parents[1]
PATTERNS: tuple[tuple[str | bytes, int], ...] = (
    ("a+b", 0),
    ("(?P<year>\\d{4})-(?P<month>\\d\\d)|(x)?", re.ASCII),
    ("[一-龥ａ-ｚ]+\\w(?i:é)", re.MULTILINE),
    ("(?x) a  # a word\n (?=b) (?<!c)", 0),
    (b"[\x80-\xff]+(?!;)", re.DOTALL),
    ("ÀΩ", re.IGNORECASE),
)
BROKEN = ((1, [99], 0, {}, ()), (1, [2**40], 0, {}, ()), "text")
SOURCE = b"def find(word: str) -> str: return word\nfound = [find(word) for word in ('a', 'b')]\n"
FUTURE = "from __future__ import annotations\n"
COMPILE = """
exec(compile(source, "found.py", "exec"), globals())
one = eval(compile("1", filename="one.py", mode="eval"))
"""
START = """
import builtins, re, sys
from editor.kept_code import OF_WINDOW, read_kept_code
anew = []
compile_expression, compile_source = re._compiler.compile, builtins.compile
def note_expression(pattern, flags=0):
    anew.append(pattern)
    return compile_expression(pattern, flags)
def note_source(source, name, mode, *more, **options):
    if isinstance(source, bytes) and not more and not options: anew.append(name)
    return compile_source(source, name, mode, *more, **options)
re._compiler.compile, builtins.compile = note_expression, note_source
kept = read_kept_code(OF_WINDOW, sys.argv[1])
kept.use()
with kept.used_for_sources():
    import PySide6.QtWebEngineWidgets
from editor.renderer import loop
loop.warm_up("python")
print(len(anew))
"""


class _Text(str):
    __slots__ = ()


def make_class() -> type:
    @dataclass(frozen=True, slots=True, order=True)
    class Place:
        line: int
        column: int = 0
        names: list[str] = field(default_factory=list, compare=False)

    return Place


@pytest.fixture
def file(tmp_path: Path) -> str:
    return str(tmp_path / "kept.code")


@pytest.fixture
def recorder() -> CodeRecorder:
    recorder = CodeRecorder()

    def work() -> None:
        re.purge()
        for pattern, flags in PATTERNS:
            re.compile(pattern, flags)
        compile(SOURCE, "found.py", "exec")
        make_class()

    recorder.watch(work)
    return recorder


def keep(path: str) -> None:
    done = subprocess.run([sys.executable, "-m", "editor.app.code_keeping", path], check=False)
    assert done.returncode == 0


def test_an_expression_is_given_back_as_python_makes_it(recorder: CodeRecorder, file: str) -> None:
    Path(file).write_bytes(recorder.content("1.0"))
    kept = read_kept_code(OF_RENDERER, file)
    for pattern, flags in PATTERNS:
        given = kept.expression(pattern, flags)
        assert given == re.compile(pattern, flags)
        assert given.groupindex == re.compile(pattern, flags).groupindex
    match = read_kept_code(OF_RENDERER, file).expression(*PATTERNS[1]).fullmatch("2026-11")
    assert match["year"] == "2026"
    assert match.lastgroup == "month"


def test_a_source_is_given_back_as_python_compiles_it(recorder: CodeRecorder, file: str) -> None:
    Path(file).write_bytes(recorder.content("1.0"))
    kept = read_kept_code(OF_RENDERER, file)
    assert kept.code("found.py", FEATURES, SOURCE + b"\n") is None, "another source"
    assert kept.code("other.py", FEATURES, SOURCE) is None, "another place, which a trace would tell"
    assert kept.code("found.py", 0, SOURCE) is None, "for a module without future annotations"
    names: dict[str, object] = {}
    exec(kept.code("found.py", FEATURES, SOURCE), names)
    assert names["found"] == ["a", "b"]
    assert inspect.get_annotations(names["find"]) == {"word": "str", "return": "str"}, "as this module has it"


@pytest.mark.parametrize(("module", "word"), [("", "<class 'str'>"), (FUTURE, "str")])
def test_a_source_has_the_future_features_of_whoever_compiles_it(module: str, word: str) -> None:
    for kept in (KeptCode({}, {}, {}), _kept(module)):
        names: dict[str, object] = {"source": SOURCE}
        with kept.used_for_sources():
            exec(compile(module + COMPILE, "module.py", "exec", dont_inherit=True), names)
        assert str(inspect.get_annotations(names["find"])["word"]) == word  # type: ignore[arg-type]
        assert names["one"] == 1


def _kept(module: str) -> KeptCode:
    recorder = CodeRecorder()
    code = compile(module + COMPILE, "module.py", "exec", dont_inherit=True)
    recorder.watch(lambda: exec(code, {"source": SOURCE}))
    assert len(recorder.parts[0].sources) == 1
    return recorder.parts[0]


def test_a_dataclass_has_the_methods_that_python_gives_it(recorder: CodeRecorder, file: str) -> None:
    Path(file).write_bytes(recorder.content("1.0"))
    kept, plain = read_kept_code(OF_RENDERER, file), make_class()
    assert kept.methods
    compiled: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(vars(dataclasses), "exec", lambda source, *names: exec(kept.method(source), *names))
        patch.setattr("editor.kept_code.compile_method", compiled.append)
        made = make_class()
    assert compiled == []
    assert not kept.methods
    for one in (made, plain):
        assert one(1, 2) == one(1, 2, ["a"]) < one(1, 3)
        assert repr(one(1)).endswith("Place(line=1, column=0, names=[])")
        with pytest.raises(dataclasses.FrozenInstanceError):
            one(1).line = 2
    assert inspect.signature(made) == inspect.signature(plain)
    assert made.__init__.__annotations__ == plain.__init__.__annotations__


def test_the_part_of_the_window_is_read_by_the_window_alone(file: str) -> None:
    recorder = CodeRecorder()
    re.purge()
    recorder.watch(lambda: re.compile("first"))
    recorder.watch(lambda: re.compile("second"))
    Path(file).write_bytes(recorder.content("1.0 2.0"))
    assert list(read_kept_code(OF_RENDERER, file).expressions) == [(False, 0, "first")]
    assert list(read_kept_code(OF_WINDOW, file).expressions) == [(False, 0, "first"), (False, 0, "second")]
    assert versions_kept(file) == "1.0 2.0"
    assert versions_kept(file + ".gone") == ""


def test_what_hangs_on_the_locale_or_is_told_about_is_made_anew(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    recorder = CodeRecorder()
    recorder.watch(
        lambda: (
            re.compile(b"locale\\w", re.LOCALE),
            re.compile("told", re.DEBUG),
            re.compile(_Text("of a kind of its own")),
        )
    )
    Path(file).write_bytes(recorder.content("1.0"))
    capsys.readouterr()
    assert not read_kept_code(OF_RENDERER, file).expressions


def test_watching_leaves_python_as_it_was(recorder: CodeRecorder) -> None:
    assert recorder.parts[0].sources
    before = compile, sys.modules["re._compiler"].compile, sys.modules["re._compiler"]._sre  # type: ignore[attr-defined]
    assert "exec" not in vars(dataclasses)
    with pytest.raises(ZeroDivisionError):
        recorder.watch(lambda: 1 // 0)
    after = compile, sys.modules["re._compiler"].compile, sys.modules["re._compiler"]._sre  # type: ignore[attr-defined]
    assert before == after
    assert "exec" not in vars(dataclasses)


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", marshal.dumps(3), marshal.dumps((python_here(), "1.0", 9))]
)
def test_a_file_that_is_not_whole_keeps_nothing(file: str, content: bytes) -> None:
    with open(file, "wb") as broken:
        broken.write(content)
    assert read_kept_code(OF_WINDOW, file) == KeptCode({}, {}, {})


def test_a_file_that_was_cut_is_of_no_use(recorder: CodeRecorder, file: str) -> None:
    Path(file).write_bytes(recorder.content("1.0"))
    assert versions_kept(file) == "1.0"
    os.truncate(file, os.path.getsize(file) - 1)
    assert versions_kept(file) == ""
    assert read_kept_code(OF_WINDOW, file) == KeptCode({}, {}, {})


def test_another_python_keeps_nothing_for_this_one(recorder: CodeRecorder, file: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("editor.app.code_recorder.python_here", lambda: (*python_here()[:1], "4.0", 0, 0))
        Path(file).write_bytes(recorder.content("1.0"))
    assert read_kept_code(OF_WINDOW, file) == KeptCode({}, {}, {})
    assert versions_kept(file) == ""


@pytest.mark.parametrize("piece", [b"", b"i\x01", *map(marshal.dumps, BROKEN)])
def test_a_broken_piece_is_made_anew(piece: bytes) -> None:
    said = subprocess.run(
        [
            sys.executable,
            "-c",
            "import re, sys; from editor.kept_code import KeptCode\n"
            f"KeptCode({{(False, 0, 'x+y'): {piece!r}}}, {{}}, {{}}).use()\n"
            "print(re.compile('x+y').fullmatch('xxy'), re.compile('x+z', re.I).fullmatch('XZ'))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.count("match=") == 2


def test_a_start_with_kept_code_compiles_next_to_nothing(file: str) -> None:
    keep(file)
    counts = [
        int(subprocess.run([sys.executable, "-c", START, path], capture_output=True, check=True).stdout)
        for path in (file, file + ".absent")
    ]
    assert counts[0] <= 3
    assert counts[1] > 200


def test_code_that_cannot_be_kept_is_no_accident(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    said = subprocess.run(
        [sys.executable, "-m", "editor.app.code_keeping", str(tmp_path / "file" / "kept.code")],
        capture_output=True,
        check=False,
    )
    assert said.returncode == 1
    assert said.stderr == b""


def test_a_set_up_leaves_nothing_of_a_start_to_compile(tmp_path: Path) -> None:
    for folder in ("editor", "resources"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    around = {**os.environ, "PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", "-m", "editor.app.code_keeping"]
    subprocess.run(command, env=around, cwd=tmp_path, check=True)
    package = tmp_path / "editor"
    kept = {path.name.partition(".")[0] for path in package.rglob("__pycache__/*.pyc")}
    assert {"launch", "window", "source_editor", "loop", "parser", "program"} <= kept
    assert [path.suffix for path in package.glob("__pycache__/kept.*")] == [".code"]
