"""A writer's desk for end-to-end stories: a screen, a keyboard, a mouse, and the program on it."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PIL import Image
from Xlib import X
from Xlib.display import Display

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


class Screen:
    """An X server of our own with a window manager, on a free display."""

    def __init__(self, width: int = 1280, height: int = 800) -> None:
        read, write = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
        ]
        self.server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as answer:
            self.display = ":" + answer.readline().strip()
        self.environment = {**os.environ, "DISPLAY": self.display}
        self.environment.pop("QT_QPA_PLATFORM", None)
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.manager = subprocess.Popen(["openbox"], env=self.environment, stderr=subprocess.DEVNULL)

    def close(self) -> None:
        for process in (self.manager, self.server):
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)

    def xdo(self, *arguments: str) -> str:
        found = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return found.stdout.strip()

    def press(self, *keys: str) -> None:
        """Press keys by their X names: `ctrl+s`, `Return`, `a`."""
        for key in keys:
            self.xdo("key", "--clearmodifiers", key)
            time.sleep(0.03)

    def type(self, text: str) -> None:
        """Type a text key by key."""
        self.xdo("type", "--clearmodifiers", "--delay", "12", text)

    def click(self, x: int, y: int, button: int = 1) -> None:
        self.xdo("mousemove", str(x), str(y))
        time.sleep(0.05)
        self.xdo("click", str(button))

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one place, move in small steps, let go at another: a drag as a hand does it."""
        self.xdo("mousemove", str(start[0]), str(start[1]), "mousedown", "1")
        time.sleep(0.2)
        for step in range(1, 21):
            x = start[0] + (end[0] - start[0]) * step // 20
            y = start[1] + (end[1] - start[1]) * step // 20
            self.xdo("mousemove", str(x), str(y))
            time.sleep(0.02)
        time.sleep(0.3)
        self.xdo("mouseup", "1")

    def shoot(self, path: Path) -> None:
        """Take a picture of the whole screen."""
        shown = Display(self.environment["DISPLAY"])
        try:
            root = shown.screen().root
            size = root.get_geometry()
            taken = root.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xFFFFFFFF)
        finally:
            shown.close()
        Image.frombytes("RGB", (size.width, size.height), taken.data, "raw", "BGRX").save(path)


class Program:
    """The program as a process of its own, with a home of its own, and a way to ask what it shows."""

    def __init__(self, screen: Screen, home: Path, *arguments: str, locale: str = "C.UTF-8") -> None:
        self.screen = screen
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        self.socket_path = str(home / f"s{time.monotonic_ns()}")
        environment = {
            **screen.environment,
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_STATE_HOME": str(home / "state"),
            "PYTHONPATH": str(ROOT),
            "LANG": locale,
            "PYTHONFAULTHANDLER": "1",
        }
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
            environment.pop(name, None)
        self.log = (home / "stderr.txt").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "driven_program.py"), self.socket_path, *arguments],
            env=environment,
            cwd=home,
            stderr=self.log,
        )
        self._connection: socket.socket | None = None

    # --- asking

    def ask(self, question: str) -> Any:
        """Evaluate an expression on the program's GUI thread: `window.tabs.count()`."""
        if self._connection is None:
            self._connect()
        self._lines.write(json.dumps(question).encode() + b"\n")
        self._lines.flush()
        answer = json.loads(self._lines.readline() or b'{"error": "the program is gone"}')
        if "error" in answer:
            raise AssertionError(f"{question}: {answer['error']}")
        return answer["value"]

    def wait(self, question: str, wanted: Callable[[Any], bool] = bool, seconds: float = 30) -> Any:
        """Ask until the answer is what is wanted; fail with the last answer after `seconds`."""
        deadline = time.monotonic() + seconds
        answer: Any = None
        while time.monotonic() < deadline:
            try:
                answer = self.ask(question)
            except AssertionError as error:
                if self.process.poll() is not None:
                    raise AssertionError(f"{error}\n{self.stderr()}") from error
                answer = error
            else:
                if wanted(answer):
                    return answer
            time.sleep(0.05)
        raise AssertionError(f"{question} stayed {answer!r} for {seconds} s\n{self.stderr()}")

    def stderr(self) -> str:
        return (self.home / "stderr.txt").read_text(errors="replace")[-3000:]

    def _connect(self) -> None:
        deadline = time.monotonic() + 60
        while True:
            if self.process.poll() is not None:
                raise AssertionError(f"the program ended with {self.process.returncode}\n{self.stderr()}")
            try:
                self._connection = socket.socket(socket.AF_UNIX)
                self._connection.connect(self.socket_path)
                break
            except OSError:
                self._connection.close()
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        self._connection.settimeout(40)
        self._lines = self._connection.makefile("rwb")

    # --- doing, as a person does

    def click(self, widget: str, x: float = 0.5, y: float = 0.5) -> None:
        """Click a widget, at a share of its width and height."""
        left, top, width, height = self._settled_place(widget)
        self.screen.click(int(left + width * x), int(top + height * y))

    def _settled_place(self, widget: str) -> list[int]:
        """Tell where a widget is once it stays there: a window that comes up is still moved and laid out."""
        place = self.wait(f"place({widget})", lambda found: found[2] > 0)
        for _ in range(40):
            time.sleep(0.1)
            now = self.ask(f"place({widget})")
            if now == place:
                break
            place = now
        return place

    def click_right(self, widget: str) -> None:
        """Click the middle of a widget with the right button."""
        left, top, width, height = self._settled_place(widget)
        self.screen.click(left + width // 2, top + height // 2, 3)

    def click_text(self, line: int, column: int) -> None:
        """Click a character of the source; again where the window was still laying itself out."""
        found = -1
        for _ in range(10):
            self.screen.click(*self.ask(f"cursor_place(program.posts.current.editor, {line}, {column})"))
            for _ in range(10):
                time.sleep(0.1)
                found = self.ask("program.posts.current.editor.place().line")
                if found == line:
                    return
        raise AssertionError(f"line {line} was not where it was shown, but {found}")

    def choose_format(self, menu: str, row: str) -> None:
        """Choose a row of one of the menus behind the encoding in the status bar, by keys."""
        self.click("window.status._labels['format']")
        self.wait("QApplication.activePopupWidget() is not None")
        rows = "[action.text() for action in QApplication.activePopupWidget().actions()]"
        first = self.ask(rows)
        self.screen.press(*["Down"] * (first.index(menu) + 1), "Right")
        names = self.wait(rows, lambda found: row in found)
        current = "QApplication.activePopupWidget().activeAction().text()"
        for _ in names:
            if self.ask(current) == row:
                break
            self.screen.press("Down")
        self.wait(current, lambda text: text == row)
        self.screen.press("Return")
        self.wait("QApplication.activePopupWidget() is None")

    def source(self) -> list[str]:
        return self.ask("program.posts.current.editor.lines()")

    def wait_source(self, wanted: Callable[[list[str]], bool]) -> list[str]:
        return self.wait("program.posts.current.editor.lines()", wanted)

    def wait_post(self, name: str) -> None:
        """Wait until a post is in front and drawn; the program may only just be starting."""
        self.wait("program is not None", seconds=60)
        self.wait(f"program.posts.current is not None and program.posts.current.path.endswith({name!r})")
        self.wait("program.posts.current.rendered.is_complete")

    def wait_dialog(self) -> None:
        """Wait until a dialog has come up and has the keys."""
        self.wait("app.activeModalWidget() is not None and app.activeModalWidget().isActiveWindow()")
        self.wait("app.focusWidget() is not None and app.activeModalWidget().isAncestorOf(app.focusWidget())")

    def wait_record(self, *words: str) -> None:
        """Wait until the journal of unsaved posts holds all these words."""
        folder = self.home / "data" / "inkwright" / "journal"
        deadline = time.monotonic() + 30
        while True:
            held = b"".join(path.read_bytes() for path in folder.glob("*/*.post") if path.exists())
            if all(word.encode() in held for word in words):
                return
            assert time.monotonic() < deadline, f"the journal does not hold {words}"
            time.sleep(0.03)

    # --- ending

    def kill(self) -> None:
        """kill -9: no chance to say goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(30)
        self._forget()

    def end(self) -> int:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()
        self._forget()
        self.log.close()
        return self.process.returncode

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def copy_site(source: Path, target: Path) -> Path:
    """Copy a site so that it may be written to."""
    shutil.copytree(source, target)
    for path in [target, *target.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)
    return target
