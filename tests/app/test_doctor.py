from __future__ import annotations

import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from editor.app import doctor, main, optional_findings, readiness, screen_findings, system_findings
from editor.app.finding import Finding, Mark, report
from editor.app.optional_findings import diagrams_finding, keyring_finding, math_font_finding
from editor.app.places import system_places
from editor.app.screen_findings import Probe
from editor.app.system_findings import (
    folder_findings,
    input_method_finding,
    language_finding,
    libraries_finding,
    packages_finding,
    pyside_finding,
    sandbox_finding,
)
from editor.app.terminal import Terminal, TerminalText
from editor.workspace.sandbox import Obstacle

if TYPE_CHECKING:
    from collections.abc import Callable

PYTHON = sys.executable
FACTS: dict[str, Any] = {
    "pyside": "6.11.3",
    "qt": "6.11.3",
    "chromium": "140",
    "platform": "xcb",
    "screens": [{"width": 1280, "height": 800, "ratio": 1.5}],
    "renderer": "llvmpipe",
    "rendering": "software",
    "chinese": ["Other", "Noto Sans CJK SC"],
    "mono": "JetBrains Mono",
}


def _by_name(findings: list[Finding]) -> dict[str, Finding]:
    return {found.name: found for found in findings}


# --- the whole


def test_it_tells_of_this_machine(capsys: pytest.CaptureFixture[str]) -> None:
    code = main.main(["doctor"])
    told = capsys.readouterr().out
    assert "✓ Preview" in told
    for name in ("Python", "Libraries", "Sandbox", "Screen", "Rendering", "Math font", "Input method", "Log"):
        assert f" {name} " in told
    assert (code == 0) is ("Nothing is missing." in told)
    assert (code == 1) is ("\nMissing: " in told)


def test_it_makes_no_folder(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doctor.run_doctor([], Terminal())
    assert "Settings" in capsys.readouterr().out
    assert list(own_home.rglob("*inkwright*")) == []


def test_a_word_more_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        doctor.run_doctor(["now"], Terminal())
    assert ended.value.code == 2
    assert "usage: inkwright doctor" in capsys.readouterr().err


def test_a_post_named_doctor_is_opened_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "doctor").write_text("# I am a post\n")
    monkeypatch.chdir(tmp_path)
    opened: list[tuple[str, ...]] = []
    monkeypatch.setattr(main, "prepare_environment", lambda: True)
    monkeypatch.setattr(main, "begin_early", lambda _module: None)
    monkeypatch.setitem(
        sys.modules,
        "editor.app.launch",
        SimpleNamespace(run_program=lambda wish, _early, **_: opened.append(wish.posts) or 0),
    )
    assert main.main(["./doctor"]) == 0
    assert opened == [(str(tmp_path / "doctor"),)]


# --- the report


def test_the_report_has_a_line_for_each_and_advice_below() -> None:
    findings = [
        Finding(Mark.FINE, "Python", "3.11"),
        Finding(Mark.WORSE, "Sandbox", "off", "Do this."),
        Finding(Mark.MISSING, "Screen", "none", "Do that."),
    ]
    assert report("Title", findings, Terminal()) == (
        "Title\n\n✓ Python         3.11\n! Sandbox        off\n✕ Screen         none\n\n"
        "What to do:\n! Sandbox: Do this.\n✕ Screen: Do that.\n\nMissing: Screen.\n"
    )
    assert report("Title", findings[:2], Terminal()).endswith("\nNothing is missing.\n")


def test_the_report_is_said_in_chinese_with_its_columns_in_line() -> None:
    findings = [
        Finding(Mark.FINE, TerminalText("Packages"), "nh3 0.3"),
        Finding(Mark.MISSING, TerminalText("Screen"), TerminalText("none"), TerminalText("does not start")),
    ]
    assert report("Title", findings, Terminal("zh_CN")) == (
        "Title\n\n✓ 软件包         nh3 0.3\n✕ 屏幕           没有\n\n"
        "建议：\n✕ 屏幕：无法启动\n\n缺少：屏幕。\n"
    )


# --- what Qt says


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[..., dict[str, Finding]]:
    """Give the findings for what the probe says, on a screen or without."""

    def tell(*probes: Probe, problem: str = "") -> dict[str, Finding]:
        left = list(probes)
        monkeypatch.setattr(screen_findings, "ask_qt", lambda *_: left.pop(0))
        monkeypatch.setattr(screen_findings, "screen_problem", lambda: problem)
        return _by_name(screen_findings.screen_findings("auto"))

    return tell


def test_a_machine_with_everything_lacks_nothing(told: Callable[..., dict[str, Finding]]) -> None:
    found = told(Probe(FACTS, has_drawn=True))
    assert {one.mark for one in found.values()} == {Mark.FINE}
    assert found["Screen"].found == "xcb 1280 × 800 (150%)"
    assert found["Rendering"].found.startswith('software (llvmpipe); set "rendering"')
    assert found["Chinese font"].found == "Noto Sans CJK SC"


def test_without_a_screen_the_rest_is_still_found(told: Callable[..., dict[str, Finding]]) -> None:
    found = told(Probe(FACTS, has_drawn=True), problem="There is no screen.")
    assert found["Screen"].mark is Mark.MISSING
    assert "There is no screen." in found["Screen"].advice
    assert found["Rendering"].mark is Mark.WORSE
    assert found["Preview"].mark is Mark.FINE


def test_a_screen_that_qt_cannot_use_is_told_in_qts_words(
    told: Callable[..., dict[str, Finding]],
) -> None:
    found = told(Probe(complaint="Could not load the Qt platform plugin"), Probe(FACTS, has_drawn=True))
    assert "Could not load the Qt platform plugin" in found["Screen"].advice
    assert found["Screen"].mark is Mark.MISSING
    assert found["Source font"].mark is Mark.FINE


def test_a_qt_that_does_not_start_is_one_finding(told: Callable[..., dict[str, Finding]]) -> None:
    found = told(Probe(complaint="boom"), Probe(complaint="bang"))
    assert found["Qt"].mark is Mark.MISSING
    assert "bang" in found["Qt"].advice


def test_a_chromium_that_draws_nothing_is_missing(told: Callable[..., dict[str, Finding]]) -> None:
    found = told(Probe(FACTS, has_drawn=False, complaint="FATAL: no sandbox"))
    assert found["Preview"].mark is Mark.MISSING
    assert "FATAL: no sandbox" in found["Preview"].advice


def test_fonts_that_lack_are_named_with_their_package(told: Callable[..., dict[str, Finding]]) -> None:
    found = told(Probe({**FACTS, "chinese": [], "mono": ""}, has_drawn=True))
    assert found["Chinese font"].mark is Mark.MISSING
    assert "fonts-noto-cjk" in found["Chinese font"].advice
    assert found["Source font"].mark is Mark.WORSE


def test_a_probe_that_dies_or_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    dead = "import sys, os; print('noise'); print('qt.qpa.plugin: none', file=sys.stderr); os._exit(134)"
    monkeypatch.setattr(screen_findings.sys, "executable", _python_that_runs(dead))
    assert screen_findings.ask_qt("auto") == Probe({}, has_drawn=False, complaint="qt.qpa.plugin: none")
    monkeypatch.setattr(screen_findings, "PROBE_BUDGET", 0.5)
    slow = "import time; print('{\"qt\": 1}', flush=True); time.sleep(60)"
    monkeypatch.setattr(screen_findings.sys, "executable", _python_that_runs(slow))
    probe = screen_findings.ask_qt("auto")
    assert (probe.facts, probe.complaint) == ({"qt": 1}, "no answer in time")


def test_a_line_that_was_cut_by_the_end_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    cut = 'import sys; sys.stdout.write(\'{"qt": 1}\\n{"page": tr\')'
    monkeypatch.setattr(screen_findings.sys, "executable", _python_that_runs(cut))
    assert screen_findings.ask_qt("auto") == Probe({"qt": 1}, has_drawn=False)


def _python_that_runs(code: str) -> str:
    path = Path(os.environ["HOME"]) / f"python{abs(hash(code))}"
    path.write_text(f"#!{PYTHON}\n{code}\n")
    path.chmod(0o755)
    return str(path)


# --- what the program can be without


def test_diagrams_that_cannot_be_drawn_are_told_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optional_findings, "installed_version", lambda _name: "0.9.2")
    assert diagrams_finding().found == "merman 0.9.2"
    monkeypatch.setattr(optional_findings, "installed_version", lambda _name: "")
    monkeypatch.setattr(optional_findings.platform, "libc_ver", lambda: ("glibc", "2.31"))
    old = diagrams_finding()
    assert (old.mark, old.found) == (Mark.WORSE, "merman is not installed")
    assert "needs glibc 2.35 or newer, here is glibc 2.31" in old.advice
    monkeypatch.setattr(optional_findings.platform, "libc_ver", lambda: ("glibc", "2.39"))
    assert "-m pip install 'merman" in diagrams_finding().advice
    monkeypatch.setattr(optional_findings.importlib.util, "find_spec", lambda _name: None)
    assert "python3 run.py" in diagrams_finding().advice
    monkeypatch.setattr(readiness.os.path, "isfile", lambda _path: False)
    assert "pipx install --force '.[diagrams]'" in diagrams_finding().advice


def test_the_font_for_formulas_comes_with_the_program(tmp_path: Path) -> None:
    assert math_font_finding() == Finding(Mark.FINE, "Math font", "STIX Two Math, comes with Inkwright")
    cut = tmp_path / "cut.woff2"
    cut.write_bytes(optional_findings.MATH_FONT.read_bytes()[:5000])
    for damaged in (cut, tmp_path / "none.woff2"):
        found = math_font_finding(damaged)
        assert (found.mark, found.found) == (Mark.WORSE, "missing or damaged")
        assert str(damaged) in found.advice


@pytest.mark.parametrize(
    ("said", "mark", "found"),
    [
        ("keyring.backends.SecretService\tSecretService Keyring\n", Mark.FINE, "SecretService Keyring"),
        ("keyring.backends.fail\tfail Keyring\n", Mark.WORSE, "none found"),
        ("", Mark.WORSE, "none found"),
    ],
)
def test_the_keyring_in_use_is_named(
    monkeypatch: pytest.MonkeyPatch, said: str, mark: Mark, found: str
) -> None:
    answer = SimpleNamespace(stdout=said.encode())
    monkeypatch.setattr(optional_findings.subprocess, "run", lambda *_, **__: answer)
    told = keyring_finding()
    assert (told.mark, told.found) == (mark, found)
    assert ("gnome-keyring" in told.advice) is (mark is Mark.WORSE)


def test_a_keyring_that_hangs_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(optional_findings, "ASK_KEYRING", "import time; time.sleep(60)")
    monkeypatch.setattr(optional_findings, "KEYRING_BUDGET", 0.2)
    assert keyring_finding().found == "does not answer"


# --- what the system says


def test_a_pyside_that_lacks_or_is_refused_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert pyside_finding().mark is Mark.FINE
    monkeypatch.setattr(system_findings, "installed_version", lambda _name: "6.12.0")
    monkeypatch.setattr(system_findings.sys, "version_info", (3, 11, 7))
    assert pyside_finding().mark is Mark.MISSING
    assert "unsound" in pyside_finding().advice
    monkeypatch.setattr(system_findings, "installed_version", lambda _name: "")
    assert pyside_finding().found == "not installed"


def test_packages_are_listed_and_strange_versions_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert packages_finding().mark is Mark.FINE
    assert "nh3 " in packages_finding().found
    versions = {"nh3": "9.0", "tomlkit": ""}
    real = system_findings.installed_version
    monkeypatch.setattr(
        system_findings, "installed_version", lambda name: versions.get(name, real(name)) or real(name)
    )
    strange = packages_finding()
    assert strange.mark is Mark.WORSE
    assert "nh3 9.0 [>=0.3,<0.4]" in strange.advice
    monkeypatch.setattr(system_findings, "installed_version", lambda name: versions.get(name, "1"))
    assert packages_finding().found == "not installed: tomlkit"
    assert packages_finding().mark is Mark.MISSING


def test_libraries_that_lack_come_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        system_findings, "missing_libraries", lambda _qt: ["libnss3.so", "libxcb-cursor.so.0"]
    )
    found = libraries_finding()
    assert found.mark is Mark.MISSING
    assert found.found == "not found: libnss3.so, libxcb-cursor.so.0"
    assert "sudo apt-get install libnss3 libxcb-cursor0" in found.advice


def test_libraries_are_told_before_qt_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_findings, "qt_folder", lambda: None)
    monkeypatch.setattr(system_findings, "absent_libraries", lambda _folders: ["libxcb-cursor.so.0"])
    found = libraries_finding()
    assert found.mark is Mark.MISSING
    assert found.found == "not found: libxcb-cursor.so.0"
    assert "sudo apt-get install libxcb-cursor0" in found.advice
    monkeypatch.setattr(system_findings, "absent_libraries", lambda _folders: [])
    assert libraries_finding().mark is Mark.FINE
    assert "not there to be asked" in libraries_finding().found


@pytest.mark.parametrize("obstacle", list(Obstacle))
def test_each_obstacle_to_the_sandbox_has_advice(monkeypatch: pytest.MonkeyPatch, obstacle: Obstacle) -> None:
    monkeypatch.setattr(system_findings, "sandbox_obstacle", lambda: obstacle)
    found = sandbox_finding()
    assert (found.mark is Mark.FINE) is (obstacle is Obstacle.NONE)
    assert bool(found.advice) is (obstacle is not Obstacle.NONE)
    if obstacle is Obstacle.APPARMOR:
        assert f'profile inkwright "{os.path.realpath(PYTHON)}" flags=(unconfined)' in found.advice
        assert "sysctl kernel.apparmor_restrict_unprivileged_userns=0" in found.advice


@pytest.mark.parametrize(
    ("environment", "installed", "mark", "words"),
    [
        ({}, "", Mark.FINE, "none asked for"),
        ({"QT_IM_MODULE": "ibus"}, "ibus-daemon", Mark.FINE, "ibus (Qt knows:"),
        ({"QT_IM_MODULE": "fcitx"}, "fcitx5", Mark.WORSE, "QT_IM_MODULE=ibus inkwright"),
        ({"QT_IM_MODULE": "uim"}, "", Mark.WORSE, "no plugin for QT_IM_MODULE=uim"),
        ({}, "ibus-daemon", Mark.WORSE, "set QT_IM_MODULE=ibus"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "fcitx5", Mark.FINE, "the Wayland session's"),
    ],
)
def test_the_way_to_type_chinese_is_found(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], installed: str, mark: Mark, words: str
) -> None:
    monkeypatch.setattr(system_findings.shutil, "which", lambda name: name if name == installed else None)
    found = input_method_finding(environment)
    assert found.mark is mark
    assert words in found.found + found.advice


def test_a_language_that_is_not_set_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_CTYPE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert language_finding().mark is Mark.FINE
    monkeypatch.delenv("LANG")
    assert language_finding().mark is Mark.WORSE
    monkeypatch.setattr(system_findings.sys, "getfilesystemencoding", lambda: "ascii")
    assert language_finding().mark is Mark.MISSING


def test_each_folder_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    places = system_places()
    found = _by_name(folder_findings(places))
    assert list(found) == ["Settings", "Journal", "Cache", "Log"]
    assert {one.mark for one in found.values()} == {Mark.FINE}
    assert found["Log"].found.startswith(os.path.join(places.log_folder, "inkwright.log (")[:-1])
    monkeypatch.setattr(system_findings.shutil, "disk_usage", lambda _path: SimpleNamespace(free=1000))
    assert folder_findings(places)[0].mark is Mark.WORSE
    monkeypatch.setattr(system_findings.os, "access", lambda *_: False)
    assert "cannot be written" in folder_findings(places)[0].found


def test_a_file_where_our_folder_should_be_is_told(own_home: Path) -> None:
    folder = Path(system_places().settings).parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.write_text("I am in the way")
    assert own_home in folder.parents
    found = _by_name(folder_findings(system_places()))["Settings"]
    assert found.mark is Mark.MISSING
    assert found.advice == f"{folder} must be a folder that you may write to."
