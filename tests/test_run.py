from __future__ import annotations

import ast
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from editor.workspace import debian_packages, shared_libraries

if TYPE_CHECKING:
    from types import ModuleType

RUN = Path(__file__).resolve().parents[1] / "run.py"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The starter, in a folder of its own with a Python that is only a file."""
    spec = importlib.util.spec_from_file_location("starter", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    venv = tmp_path / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin" / "python").write_text("")
    for name in ("requirements.txt", "requirements-test.txt"):
        (tmp_path / name).write_text(f"# {name}\n")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "VENV", venv)
    monkeypatch.setattr(module, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(module, "STAMP", venv / "stamp.json")
    monkeypatch.delenv("CI", raising=False)
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    return module


def _watched(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    done: list[str] = []
    monkeypatch.setattr(run, "install", lambda requirements: done.append(requirements.name))
    monkeypatch.setattr(run, "check_system", lambda with_tests: done.append(f"system {with_tests}"))
    return done


def test_a_second_start_does_nothing_again(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _watched(run, monkeypatch)
    run.set_up(with_tests=False)
    run.set_up(with_tests=False)
    assert done == ["requirements.txt", "system False"]


def test_the_set_up_for_tests_is_enough_for_a_start(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _watched(run, monkeypatch)
    run.set_up(with_tests=True)
    run.set_up(with_tests=False)
    assert done == ["requirements-test.txt", "system True"]


def test_new_requirements_are_installed(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _watched(run, monkeypatch)
    run.set_up(with_tests=False)
    (run.ROOT / "requirements.txt").write_text("# other\n")
    run.set_up(with_tests=False)
    assert done.count("requirements.txt") == 2


@pytest.mark.parametrize("stamp", ["", "[]", "{", '{"run": 3}', "\x00\xff"])
def test_a_stamp_that_cannot_be_read_counts_for_nothing(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, stamp: str
) -> None:
    run.STAMP.write_bytes(stamp.encode("latin-1"))
    done = _watched(run, monkeypatch)
    run.set_up(with_tests=False)
    assert done[0] == "requirements.txt"
    assert set(json.loads(run.STAMP.read_text())) == {"run"}


def test_a_set_up_that_fails_leaves_no_stamp(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_requirements: Path) -> None:
        raise run.SetupError("no network")

    monkeypatch.setattr(run, "install", fail)
    assert run.main([]) == 1
    assert not run.STAMP.exists()


def test_a_set_up_ends_with_the_code_of_all_starts(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _watched(run, monkeypatch)
    monkeypatch.setattr(run, "run_quietly", lambda command: done.append(command[-1]))
    run.set_up(with_tests=False)
    assert done == ["requirements.txt", "system False", "editor.app.code_keeping"]


def test_code_that_cannot_be_kept_holds_up_no_set_up(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _watched(run, monkeypatch)
    run.set_up(with_tests=False)  # the Python of these tests is only a file
    assert set(json.loads(run.STAMP.read_text())) == {"run"}


# --- packages that there are not for every system


ENTRIES = """\
boto3==1.44.5 \\
    --hash=sha256:667b
merman==0.9.2 ; sys_platform == 'linux' \\
    --hash=sha256:6d25 \\
    --hash=sha256:9319
    # via inkwright
nh3==0.3.8 \\
    --hash=sha256:088e
"""


def _pip_that(run: ModuleType, monkeypatch: pytest.MonkeyPatch, *, has_diagrams: bool) -> list[str]:
    """Let pip and Python only say what they were asked; give what was to be installed."""
    asked: list[str] = []

    def answer(command: list[str], **_more: object) -> SimpleNamespace:
        if "pip" in command:
            assert "--require-hashes" in command
            listed = Path(command[-1]).read_text()
            asked.append(listed)
            fails = "merman" in listed and not has_diagrams
            return SimpleNamespace(stdout="", stderr="No matching distribution", returncode=int(fails))
        fails = "find_spec('merman')" in command[-1] and not has_diagrams
        return SimpleNamespace(stdout=str(run.ROOT), stderr="", returncode=int(fails))

    monkeypatch.setattr(run, "is_venv_sound", lambda: True)
    monkeypatch.setattr(run.subprocess, "run", answer)
    monkeypatch.setattr(run, "run_pip", lambda command: (answer(command).returncode, ""))
    (run.ROOT / "requirements.txt").write_text(ENTRIES)
    return asked


def test_a_package_that_is_not_for_this_system_does_not_stop_the_set_up(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = _pip_that(run, monkeypatch, has_diagrams=False)
    run.install(run.ROOT / "requirements.txt")
    assert len(asked) == 2
    assert "boto3" in asked[0]
    assert "nh3" in asked[0]
    assert "merman" not in asked[0]
    assert asked[1].startswith("merman==0.9.2 ;")
    assert asked[1].count("--hash") == 2
    assert "going on without merman: it cannot be installed here, so diagrams" in capsys.readouterr().err
    assert (run.ROOT / "inkwright.pth").exists()


def test_where_there_is_such_a_package_nothing_is_said(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = _pip_that(run, monkeypatch, has_diagrams=True)
    run.install(run.ROOT / "requirements.txt")
    assert len(asked) == 2
    assert "going on without" not in capsys.readouterr().err


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_the_parts_of_a_requirements_file_are_the_whole(run: ModuleType, name: str) -> None:
    text = (RUN.parent / name).read_text(encoding="utf-8")
    needed, optional = run.parted(text)
    assert list(optional) == ["merman"]
    assert sorted((needed + "\n" + optional["merman"]).split()) == sorted(text.split())
    assert "\nmerman" not in needed
    assert optional["merman"].rstrip().count("\n") == optional["merman"].count("--hash")


# --- its words


def test_each_sentence_has_its_chinese(run: ModuleType) -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"))
    written = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    said = {
        call.args[0].value
        for call in calls
        if getattr(call.func, "id", "") == "told" and isinstance(call.args[0], ast.Constant)
    }
    assert len(said) > 20
    chinese = json.loads((RUN.parent / "resources" / "i18n" / "run_zh_CN.json").read_text("utf-8"))
    assert said | set(run.OPTIONAL.values()) <= chinese.keys()
    assert chinese.keys() <= written
    holes = re.compile(r"\{\w+\}")
    for english, said_so in chinese.items():
        assert sorted(holes.findall(english)) == sorted(holes.findall(said_so)), english
    for call in calls:  # whatever a person is told goes through told()
        if getattr(call.func, "id", "") in ("say", "SetupError"):
            assert not isinstance(call.args[0], ast.Constant), ast.unparse(call)


@pytest.mark.parametrize(
    ("environment", "stored", "is_chinese"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "", True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "", False),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "fr:zh:en"}, "", True),
        ({"LANG": "C.UTF-8", "LANGUAGE": "zh"}, "", False),
        ({"LANG": "C.UTF-8"}, '{"language": "zh_CN"}', True),
        ({"LANG": "zh_CN.UTF-8"}, '{"language": "en"}', False),
        ({"LANG": "zh_CN.UTF-8"}, '{"language": "system"}', True),
        ({"LANG": "zh_CN.UTF-8"}, "[", True),
    ],
)
def test_it_speaks_the_language_of_system_or_writer(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    stored: str,
    is_chinese: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if stored:
        folder = Path(os.environ["XDG_CONFIG_HOME"], "inkwright")
        folder.mkdir(parents=True)
        (folder / "settings.json").write_text(stored)
    assert (run.told("stopped") == "已停止") is is_chinese


def test_a_terminal_without_chinese_gets_english(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    raw = io.BytesIO()
    monkeypatch.setattr(run.sys, "stderr", io.TextIOWrapper(raw, encoding="ascii"))
    run.say(run.told("making .venv …"))
    assert raw.getvalue() == b"inkwright: making .venv ...\n"


def _say_of_ldd(run: ModuleType, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    part = run.ROOT / "PySide6" / "Qt" / shared_libraries.QT_PARTS[0]
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_text("")
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/bin/{name}")

    def answer(command: list[str], **_more: object) -> SimpleNamespace:
        out = str(run.ROOT / "PySide6") if command[0] == str(run.PYTHON) else said
        return SimpleNamespace(stdout=out, stderr="", returncode=0)

    monkeypatch.setattr(run.subprocess, "run", answer)


LACKING = (
    "\tlibxcb-cursor.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibnspr4.so => not found\n"
)


def test_missing_libraries_are_got_by_their_packages(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _say_of_ldd(run, monkeypatch, LACKING)
    monkeypatch.setattr(run, "IS_LINUX", True)
    got: list[list[list[str]]] = []
    monkeypatch.setattr(run, "get_packages", lambda wanted: got.append([*wanted.values()]))
    run.check_system(with_tests=False)
    assert got == [[["libnspr4", "libxcb-cursor0"]]]


def test_one_question_is_asked_for_all_that_lacks(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    _say_of_ldd(run, monkeypatch, LACKING)
    monkeypatch.setattr(run, "IS_LINUX", True)
    monkeypatch.setattr(run, "has_chinese_font", lambda: False)
    monkeypatch.setattr(run.shutil, "which", lambda name: None if name == "xdotool" else f"/bin/{name}")
    asked: list[dict[str, list[str]]] = []
    monkeypatch.setattr(run, "get_packages", asked.append)
    run.check_system(with_tests=True)
    assert asked == [
        {
            "libraries that Qt needs": ["libnspr4", "libxcb-cursor0"],
            "programs that the tests drive the window with": ["xdotool"],
            "a font with Chinese characters": ["fontconfig", "fonts-noto-cjk"],
        }
    ]


def test_a_start_goes_on_without_a_chinese_font(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _say_of_ldd(run, monkeypatch, "")
    monkeypatch.setattr(run, "IS_LINUX", True)
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.sys, "stdin", SimpleNamespace(isatty=lambda: False))
    run.check_system(with_tests=False)
    assert "going on without: missing: a font with Chinese characters" in capsys.readouterr().err


def test_a_library_that_no_package_is_known_for_is_named(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    _say_of_ldd(run, monkeypatch, "\tlibstrange.so.3 => not found\n\tlibQt6Own.so.6 => not found\n")
    monkeypatch.setattr(run, "IS_LINUX", True)
    with pytest.raises(run.SetupError, match=r"installed: libstrange\.so\.3$"):
        run.check_system(with_tests=False)


LIBRARIES = {"libraries that Qt needs": ["libegl1", "libnss3"]}


def _as_ada(run: ModuleType, monkeypatch: pytest.MonkeyPatch, answer: str | None) -> list[list[str]]:
    """A person who is not root and may answer; give what would be installed."""
    got: list[list[str]] = []
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/bin/{name}")
    stdin = SimpleNamespace(isatty=lambda: answer is not None, readline=lambda: answer)
    monkeypatch.setattr(run.sys, "stdin", stdin)
    monkeypatch.setattr(debian_packages, "typed_command", lambda packages: f"sudo get {' '.join(packages)}")
    monkeypatch.setattr(debian_packages, "get", lambda packages, **_more: got.append(packages) or "")
    return got


def test_one_command_is_said_when_nobody_can_be_asked(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    got = _as_ada(run, monkeypatch, None)
    with pytest.raises(run.SetupError, match=r"sudo get libegl1 libnss3$"):
        run.get_packages(LIBRARIES)
    assert got == []


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "no\n", "what?\n"])
def test_without_a_yes_nothing_is_installed(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    got = _as_ada(run, monkeypatch, answer)
    with pytest.raises(run.SetupError, match=r"sudo get libegl1 libnss3$"):
        run.get_packages(LIBRARIES)
    assert got == []
    asked = "Missing: libraries that Qt needs. Install them now with\n    sudo get libegl1 libnss3\n? [y/N] "
    assert capsys.readouterr().out == asked


@pytest.mark.parametrize("answer", ["y\n", "Yes\n", " y"])
def test_after_a_yes_it_is_installed(run: ModuleType, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    got = _as_ada(run, monkeypatch, answer)
    run.get_packages(LIBRARIES)
    assert got == [["libegl1", "libnss3"]]


@pytest.mark.parametrize(("user", "ci", "may_ask"), [(0, "", False), (1000, "true", False)])
def test_root_and_ci_are_not_asked(
    run: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    user: int,
    ci: str,
    may_ask: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.setattr(run.os, "geteuid", lambda: user)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/bin/{name}")
    got: list[tuple[list[str], bool]] = []
    monkeypatch.setattr(
        debian_packages, "get", lambda packages, may_ask: got.append((packages, may_ask)) or ""
    )
    run.get_packages({"sound": ["libasound2"]})
    assert got == [(["libasound2"], may_ask)]
    assert capsys.readouterr().err == "inkwright: installing sound: libasound2 ...\n"


def test_what_apt_says_is_handed_on(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    _as_ada(run, monkeypatch, "y")
    monkeypatch.setattr(debian_packages, "get", lambda _packages, **_more: "E: no such thing")
    with pytest.raises(run.SetupError, match=r"(?s)This failed:\n    sudo get libegl1.*\nE: no such thing$"):
        run.get_packages(LIBRARIES)


def test_where_the_venv_module_lacks_all_is_asked_for_at_once(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ensurepip", None)
    monkeypatch.setattr(shared_libraries, "absent_libraries", lambda _folders: ["libnspr4.so", "libEGL.so.1"])
    monkeypatch.setattr(run, "has_chinese_font", lambda: False)
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    asked: list[dict[str, list[str]]] = []

    def refuse(wanted: dict[str, list[str]]) -> None:
        asked.append(wanted)
        raise run.SetupError

    monkeypatch.setattr(run, "get_packages", refuse)
    with pytest.raises(run.SetupError):
        run.make_venv(with_tests=True)
    version = "{}.{}".format(*sys.version_info[:2])
    assert [*asked[0].values()] == [
        [f"python{version}-venv"],
        ["libegl1", "libnspr4"],
        ["openbox", "xdotool", "xvfb"],
        ["fontconfig", "fonts-noto-cjk"],
    ]


# --- a place that will not do, and packages that do not come


def test_a_checkout_that_cannot_be_written_is_said(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _watched(run, monkeypatch)
    monkeypatch.setattr(run.os, "access", lambda path, _mode: path != str(run.VENV))
    with pytest.raises(run.SetupError, match=re.escape(f"{run.ROOT} cannot be written to, and .venv")):
        run.set_up(with_tests=False)
    assert done == []


def test_a_disk_without_room_is_said_before_anything_is_fetched(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = _watched(run, monkeypatch)
    monkeypatch.setattr(run.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=700_000_000))
    run.PYTHON.unlink()
    with pytest.raises(run.SetupError, match=r"take 1\.2 GB on the disk, and .* has 700 MB left"):
        run.set_up(with_tests=False)
    assert done == []


RETRYING = "WARNING: Retrying (Retry(total=4)) after connection broken by 'NewConnectionError(...)'\n"
REFUSED = "ERROR: No matching distribution found for anyio==4.16.0\n"


def _failing_pip(run: ModuleType, monkeypatch: pytest.MonkeyPatch, said: str) -> list[float]:
    """A pip that says this and fails; give the pauses."""
    waited: list[float] = []
    command = [sys.executable, "-c", f"import sys; sys.stderr.write({said!r}); sys.exit(1)"]
    monkeypatch.setattr(run, "is_venv_sound", lambda: True)
    monkeypatch.setattr(run, "pip_command", lambda *_words: command)
    monkeypatch.setattr(run.time, "sleep", waited.append)
    return waited


def test_without_a_network_it_says_so_at_once(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waited = _failing_pip(run, monkeypatch, RETRYING * 5 + REFUSED)
    with pytest.raises(run.SetupError, match="could not be installed: there is no way to the network"):
        run.install(run.ROOT / "requirements.txt")
    assert waited == []
    assert capsys.readouterr().err.endswith(f" ...\n{REFUSED}")


def test_for_ci_it_tries_again(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = _failing_pip(run, monkeypatch, RETRYING)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(run.SetupError, match="there is no way to the network"):
        run.install(run.ROOT / "requirements.txt")
    assert waited == [5, 20]


def test_a_full_disk_is_named(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = _failing_pip(run, monkeypatch, "ERROR: [Errno 28] No space left on device\n")
    with pytest.raises(run.SetupError, match=r"installed: the disk is full$"):
        run.install(run.ROOT / "requirements.txt")
    assert waited == []


def test_what_only_pip_knows_is_left_to_pip(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = _failing_pip(run, monkeypatch, REFUSED)
    with pytest.raises(run.SetupError, match=r"installed: pip says why above$"):
        run.install(run.ROOT / "requirements.txt")
    assert waited == [5, 20]


def test_without_apt_the_packages_are_named(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda _name: None)
    with pytest.raises(run.SetupError, match="libegl1"):
        run.get_packages(LIBRARIES)


def test_an_old_python_is_told_what_it_needs(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(run, "newer_python", lambda: None)
    assert run.main([]) == 1
    assert "needs Python 3.11 or newer; this is 3.9" in capsys.readouterr().err


def test_every_check_runs_and_one_failure_fails_all(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def call(command: list[str], **_more: object) -> int:
        ran.append(Path(command[0]).name)
        return 1 if "ruff" in command[0] else 0

    monkeypatch.setattr(run.subprocess, "call", call)
    assert run.test([]) == 1
    assert ran == ["ruff", "ruff", "pyright", "lint-imports", "python"]
    told = capsys.readouterr().out
    assert re.search(r"^lint +0\.\d s +FAILED \(exit code 1\)$", told, re.MULTILINE)
    assert re.search(r"^pytest +0\.\d s +fine$", told, re.MULTILINE)
    assert re.search(r"\nFailed: lint, format \(after 0\.\d s\)\.\n\Z", told)
    assert run.test(["tests/core", "-q"]) == 0
    assert ran[5:] == ["python"]
    assert re.search(r"\nAll is well, after 0\.\d s\.\n\Z", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.04, "0.0 s"), (59.94, "59.9 s"), (61, "1 min 01 s"), (725.9, "12 min 05 s")]
)
def test_times_are_written_for_people(run: ModuleType, seconds: float, shown: str) -> None:
    assert run.duration(seconds) == shown


def test_root_tests_without_chromiums_sandbox(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run.os, "geteuid", lambda: 0)
    assert run.test_environment()["QTWEBENGINE_DISABLE_SANDBOX"] == "1"
    monkeypatch.delenv("QTWEBENGINE_DISABLE_SANDBOX", raising=False)
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    assert "QTWEBENGINE_DISABLE_SANDBOX" not in run.test_environment()


def test_the_program_is_started_without_the_current_folder_on_its_path(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def become(_program: str, command: list[str], _environment: dict[str, str]) -> None:
        started.append(command)
        raise SystemExit

    monkeypatch.setattr(run, "set_up", lambda _with_tests: None)
    monkeypatch.setattr(run.os, "execve", become)
    monkeypatch.setattr(run, "IS_WINDOWS", False)
    with pytest.raises(SystemExit):
        run.main(["a post.md"])
    assert started == [[str(run.PYTHON), "-P", "-m", "editor", "a post.md"]]


@pytest.mark.parametrize("is_set_up", [True, False])
def test_the_doctor_comes_before_any_set_up(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, is_set_up: bool
) -> None:
    started: list[tuple[list[str], str]] = []
    monkeypatch.setattr(
        run, "become", lambda command, around: started.append((command, around["PYTHONPATH"])) or 1
    )
    done = _watched(run, monkeypatch)
    if not is_set_up:
        run.PYTHON.unlink()
    assert run.main(["doctor"]) == 1
    python = str(run.PYTHON) if is_set_up else sys.executable
    assert started == [([python, "-P", "-m", "editor", "doctor"], str(run.ROOT))]
    assert done == []


def test_another_python_is_another_set_up(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    done = _watched(run, monkeypatch)
    newer = run.ROOT / "python9"
    newer.write_text("")
    run.set_up(with_tests=False)
    run.PYTHON.unlink()
    run.PYTHON.symlink_to(newer)
    run.set_up(with_tests=False)
    assert done.count("requirements.txt") == 2


def test_packages_that_another_tool_changed_are_installed_again(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = _watched(run, monkeypatch)
    run.set_up(with_tests=False)
    (run.VENV / "lib" / "python3.11" / "site-packages" / "nh3-9.dist-info").mkdir(parents=True)
    run.set_up(with_tests=False)
    run.set_up(with_tests=False)
    assert done.count("requirements.txt") == 2


def test_ci_runs_the_one_command() -> None:
    script = RUN.parent / ".ci" / "run"
    assert "exec python3 run.py test" in script.read_text()
    if os.name == "posix":
        assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0


def test_it_needs_nothing_but_the_standard_library() -> None:
    found = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(RUN)!r}, run_name='x')"],
        capture_output=True,
        check=False,
    )
    assert found.returncode == 0
    assert found.stderr == b""
