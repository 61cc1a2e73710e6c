"""A screen of one size, theme, language and scale, on which the real program is photographed."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tests.e2e.desk import Program, Screen, copy_site

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT.parent / "shared" / "posts" / "seed" / "meta-ai-2023.md"
LAKE = "source/_posts/雾散之前.md"
EVERYTHING = "source/_posts/每一种写法.md"
ENGLISH = "source/_posts/where-the-milliseconds-went.md"
OPENBOX = """<openbox_config xmlns="http://openbox.org/3.4/rc"><applications><application
 title="*Inkwright" type="normal">
<decor>no</decor><maximized>yes</maximized></application></applications></openbox_config>"""


class Stage:
    """One screen of one size, theme and language, on which programs are started and photographed."""

    def __init__(
        self,
        folder: Path,
        size: tuple[int, int],
        theme: str,
        *,
        framed: bool,
        scale: str,
        language: str = "en",
    ) -> None:
        self.folder, self.theme, self.language = folder, theme, language
        parts = [theme, f"{size[0]}x{size[1]}" + (f"@{scale}" if scale else "")]
        self.tag = "-".join([*parts, language] if language != "en" else parts)
        self.work = Path(tempfile.mkdtemp(prefix="screens"))
        self.screen = Screen(*size)
        if scale:
            self.screen.environment["QT_SCALE_FACTOR"] = scale
        if not framed:
            self.screen.manager.terminate()
            self.screen.manager.wait(10)
            rules = self.work / "openbox.xml"
            rules.write_text(OPENBOX)
            self.screen.manager = subprocess.Popen(
                ["openbox", "--config-file", str(rules)],
                env=self.screen.environment,
                stderr=subprocess.DEVNULL,
            )
        self.programs: list[Program] = []

    def site(self) -> Path:
        """Give a fresh copy of the sample site."""
        return copy_site(ROOT / "resources" / "sample", Path(tempfile.mkdtemp(dir=self.work)) / "notes")

    def start(self, *arguments: Path, home: Path | None = None, **settings: object) -> Program:
        """Start the program in this theme."""
        home = home or Path(tempfile.mkdtemp(dir=self.work, prefix="h"))
        config = home / "config" / "inkwright"
        if not config.exists():
            config.mkdir(parents=True)
            (config / "settings.json").write_text(
                json.dumps({"theme": self.theme, "language": self.language, **settings})
            )
        program = Program(self.screen, home, *map(str, arguments))
        self.programs.append(program)
        return program

    def post(self, path: Path, *, images: bool = True, **settings: object) -> Program:
        """Start the program with a post and wait until everything of it is shown."""
        program = self.start(path, **settings)
        program.wait_post(path.name)
        program.wait("window.post_list._rows.rowCount()")
        if images:
            program.wait("window.image_panel._rows.rowCount()")
        return program

    def shoot(self, name: str) -> None:
        """Photograph the screen, with the mouse out of the way."""
        self.screen.xdo("mousemove", "4000", "4000")
        time.sleep(0.9)
        self.screen.shoot(self.folder / f"{name}-{self.tag}.png")

    def end_programs(self) -> None:
        """End what was started."""
        for program in self.programs:
            program.kill() if program.process.poll() is None else None
            program.end()
        self.programs.clear()

    def close(self) -> None:
        """Leave nothing behind."""
        self.end_programs()
        self.screen.close()
        shutil.rmtree(self.work, ignore_errors=True)
