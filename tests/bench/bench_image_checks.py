"""How long it takes to check a thousand web images on ten hosts, and to resolve a folder's local ones.

Run `python tests/bench/bench_image_checks.py [web] [folder] [--tools FOLDER]`. The hosts are ten loopback
addresses that take 200 ms to answer anything. `--tools` names a folder into which `linkinator` and
`markdown-link-check` are installed with npm, to be measured in the same run; without npm they are left out.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import multiprocessing
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[2]))

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from editor.indexer.scan import Step

HOSTS, IMAGES, LATENCY, AT_ONCE = 10, 100, 0.2, 6
POSTS, REFERENCES = 2_000, 5
TOOLS = ("linkinator", "markdown-link-check")


def picture() -> bytes:
    """Give a small PNG."""
    from PIL import Image

    written = io.BytesIO()
    Image.new("RGB", (120, 90), 0x336699).save(written, "PNG")
    return written.getvalue()


async def _answer(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, content: bytes, asked: list[int]
) -> None:
    with contextlib.suppress(OSError, asyncio.IncompleteReadError):
        while head := await reader.readuntil(b"\r\n\r\n"):
            asked[0] += 1
            await asyncio.sleep(LATENCY)
            is_part = b"\r\nrange:" in head.lower()
            told = f"HTTP/1.1 {'206 Partial' if is_part else '200 OK'}\r\nContent-Type: image/png\r\n"
            told += f'Content-Length: {len(content)}\r\nETag: "1"\r\nAccept-Ranges: bytes\r\n'
            if is_part:
                told += f"Content-Range: bytes 0-{len(content) - 1}/{len(content)}\r\n"
            writer.write(told.encode() + b"\r\n" + (b"" if head.startswith(b"HEAD") else content))
            await writer.drain()
    writer.close()


def serve(sender: Connection) -> None:
    """Be the ten hosts, on one port: `127.0.0.1` to `127.0.0.10`. Say the port, then count on request."""
    content, asked = picture(), [0]

    async def run() -> None:
        port = 0
        for number in range(1, HOSTS + 1):
            server = await asyncio.start_server(
                lambda reader, writer: _answer(reader, writer, content, asked),
                f"127.0.0.{number}",
                port,
                backlog=500,
            )
            port = port or server.sockets[0].getsockname()[1]
        sender.send(port)
        while True:
            await asyncio.sleep(0.02)
            if sender.poll():
                sender.recv()
                sender.send(asked[0])

    with contextlib.suppress(EOFError, KeyboardInterrupt):
        asyncio.run(run())


def memory() -> float:
    """Give the memory of this process in MB, as the system counts it now."""
    with contextlib.suppress(OSError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


class Window:
    """The part of the program that looks at images, with an event loop whose longest stall is measured."""

    def __init__(self, folder: str) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtCore import QElapsedTimer, QTimer
        from PySide6.QtWidgets import QApplication

        from editor.app.background import Background
        from editor.app.image_facts import ImageFacts
        from editor.core.frontmatter.generator import Generator
        from editor.core.images.check import CheckPolicy
        from editor.core.site.convention import Convention
        from editor.workspace.insurance import Insurance
        from editor.workspace.web_images import WebImages

        self.application = QApplication.instance() or QApplication([])
        self.background = Background(_break)
        copies = Insurance(os.path.join(folder, "copies"), 100_000_000)
        self.web = WebImages(os.path.join(folder, "cache"), insurance=copies)
        policy = CheckPolicy(web_allowed=True, private_allowed=True, keeps_copies=True)
        self.facts = ImageFacts(self.background, lambda _: policy, self.web)
        self.number, self.home = 1, folder
        self.convention = Convention(folder, Generator.PLAIN)
        self.longest = 0.0
        self._clock = QElapsedTimer()
        self._beat = QTimer(interval=2, timeout=self._on_beat)
        self.is_done = False
        self.facts.progress.connect(self._on_progress)

    def check(self, addresses: list[str]) -> float:
        """Look at all addresses; give the seconds that took."""
        self.longest, self.is_done = 0.0, False
        self._clock.start()
        self._beat.start()
        begin = perf_counter()
        for address in addresses:
            self.facts.about(self, address)
        while not self.is_done:
            self.application.processEvents()
            sleep(0.0005)
        self._beat.stop()
        return perf_counter() - begin

    def idle(self, seconds: float) -> float:
        """Give the longest stall of the loop while nothing is checked: what the machine itself does."""
        self.longest = 0.0
        self._clock.start()
        self._beat.start()
        end = perf_counter() + seconds
        while perf_counter() < end:
            self.application.processEvents()
            sleep(0.0005)
        self._beat.stop()
        return self.longest

    def verdicts(self, addresses: list[str]) -> dict[str, int]:
        """Count what is known of the addresses."""
        found = [self.facts.about(self, address)[0] for address in addresses]
        kinds = [report.here.value if report else "nothing" for report in found]
        return {kind: kinds.count(kind) for kind in sorted(set(kinds))}

    def close(self) -> None:
        """Let go of threads and files."""
        self.web.close()
        self.background.close()

    def _on_beat(self) -> None:
        self.longest = max(self.longest, self._clock.restart() / 1000 - 0.002)

    def _on_progress(self, done: int, total: int) -> None:
        self.is_done = done == total


def _break(error: BaseException) -> None:
    raise error


def web(tools: str) -> None:
    """Measure the web."""
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(target=serve, args=(there,), daemon=True)
    server.start()
    port = here.recv()
    addresses = [f"http://127.0.0.{1 + n % HOSTS}:{port}/{n}.png" for n in range(HOSTS * IMAGES)]
    floor = -(-IMAGES // AT_ONCE) * LATENCY
    print(f"{len(addresses)} images on {HOSTS} hosts, {LATENCY:.1f} s each, {AT_ONCE} at once per host")
    print(f"{'':24} {'s':>7} {'x floor':>8} {'requests':>9} {'stall ms':>9} {'MB more':>8}")
    print(f"{'what the limit allows':24} {floor:7.2f} {1:8.2f}")
    with tempfile.TemporaryDirectory() as folder:
        window = Window(folder)
        window.check([f"http://127.0.0.1:{port}/first.png"])  # loads what is loaded with the first question
        asked, before = _count(here), memory()
        print(f"{'nothing to do':24} {'':7} {'':8} {'':9} {window.idle(2.0) * 1000:9.0f}")
        for name in ("first check", "all again, unchanged", "once more"):
            if name != "first check":
                window.facts.forget(folder)
            spent = window.check(addresses)
            told = _count(here)
            cells = (spent, spent / floor, told - asked, window.longest * 1000, memory() - before)
            line = "{:24} {:7.2f} {:8.2f} {:9} {:9.0f} {:8.1f}".format(name, *cells)
            print(line, window.verdicts(addresses))
            asked = told
        window.close()
    for tool in TOOLS:
        _measure_tool(tool, tools, addresses, here)
    server.terminate()


def _count(pipe: Connection) -> int:
    pipe.send("count")
    return pipe.recv()


def _measure_tool(tool: str, folder: str, addresses: list[str], pipe: Connection) -> None:
    npm = shutil.which("npm")
    if not folder or not npm:
        print(f"{tool:24} left out: {'no --tools folder' if npm else 'npm is not installed'}")
        return
    program = Path(folder, "node_modules", ".bin", tool)
    if not program.exists():
        command = [npm, "install", "--no-audit", "--no-fund", "--prefix", folder, tool]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            print(f"{tool:24} left out: npm cannot install it")
            return
    with tempfile.TemporaryDirectory() as posts:
        post = Path(posts, "post.md")
        post.write_text("".join(f"![image]({address})\n\n" for address in addresses), encoding="utf-8")
        options = ["post.md", "--markdown", "--format", "csv"] if tool == TOOLS[0] else ["-q", "post.md"]
        asked, begin = _count(pipe), perf_counter()
        try:
            ended = subprocess.run(
                [str(program), *options], cwd=posts, capture_output=True, timeout=300, check=False
            )
        except subprocess.TimeoutExpired:
            print(f"{tool:24} {'> 300':>7}")
            return
        spent = perf_counter() - begin
    floor = -(-IMAGES // AT_ONCE) * LATENCY
    cells = (spent, spent / floor, _count(pipe) - asked)
    print("{:24} {:7.2f} {:8.2f} {:9}".format(tool, *cells), f"exit code {ended.returncode}")


def folder() -> None:
    """Measure a site of many posts: all of it for the first time, after one change, and with none."""
    from editor.indexer.busy_mark import BusyMark
    from editor.indexer.scan import Scanner
    from editor.workspace.content_folder import find_site
    from editor.workspace.library_index import LibraryIndex

    with tempfile.TemporaryDirectory() as root:
        paths = _write_site(Path(root, "site"))
        index = LibraryIndex(os.path.join(root, "index.sqlite3"))
        convention = find_site(os.path.join(root, "site"))
        scanner = Scanner(
            convention, index, BusyMark(os.path.join(root, "index.sqlite3"), 10.0), lambda _: None
        )
        print(f"{len(paths)} posts, {len(paths) * REFERENCES} references to local images: ms")
        print(f"{'for the first time':30} {_spent(scanner.scan()):9.0f}")
        _touch(paths[7])
        print(f"{'one post saved':30} {_spent(scanner.rescan([str(paths[7])])):9.1f}")
        print(f"{'the folder again, unchanged':30} {_spent(scanner.scan()):9.1f}")
        _touch(paths[9])
        print(f"{'the folder again, one changed':30} {_spent(scanner.scan()):9.1f}")
        broken = sum(count for _, count in index.images().values())
        print(f"{'broken':30} {broken:9}")


def _spent(steps: Iterator[Step]) -> float:
    begin = perf_counter()
    for step in steps:
        step.work()
    return (perf_counter() - begin) * 1000


def _touch(post: Path) -> None:
    post.write_text(post.read_text(encoding="utf-8") + "\n![new](/images/0.png)\n", encoding="utf-8")


def _write_site(site: Path) -> list[Path]:
    content = picture()
    (site / "source" / "images").mkdir(parents=True)
    (site / "source" / "_posts").mkdir()
    (site / "_config.yml").write_text("title: Bench\npost_asset_folder: false\n", encoding="utf-8")
    (site / "package.json").write_text('{"dependencies": {"hexo": "^7.0.0"}}', encoding="utf-8")
    paths: list[Path] = []
    for number in range(POSTS):
        (site / "source" / "images" / f"{number}.png").write_bytes(content)
        post = site / "source" / "_posts" / f"post-{number}.md"
        images = "".join(
            f"Some words, 一些文字。\n\n![{n}](/images/{(number * 7 + n) % (POSTS + POSTS // 50)}.png)\n\n"
            for n in range(REFERENCES)
        )
        post.write_text(f"---\ntitle: Post {number}\ndate: 2026-01-01\n---\n\n{images}", encoding="utf-8")
        paths.append(post)
    return paths


def main() -> None:
    """Measure what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", nargs="*", default=["web", "folder"])
    parser.add_argument("--tools", default="")
    wishes = parser.parse_args()
    if "web" in wishes.what:
        web(wishes.tools)
    if "folder" in wishes.what:
        folder()


if __name__ == "__main__":
    main()
