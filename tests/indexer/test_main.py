import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from editor.workspace.encoding_memory import EncodingMemory
from editor.workspace.library_index import LibraryIndex, index_file_for

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")
# an indexer that hangs (in C code that holds the interpreter's lock), dies or fails over files of these names
HOSTILE = """
import os, re, sys
from editor.indexer import __main__ as loop, scan
real = scan.read_summary
def read_summary(path, convention, encodings):
    name = os.path.basename(path)
    if name == "hang.md":
        re.match("(a+)+$", "a" * 60 + "!")
    if name == "sleep.md":
        import time; time.sleep(60)
    if name == "crash.md":
        import ctypes; ctypes.string_at(0)
    if name == "fail.md":
        raise RuntimeError("a bug of ours")
    return real(path, convention, encodings)
scan.read_summary = read_summary
loop.SECONDS_PER_FILE = float(sys.argv[1])
loop.main()
"""


class Process:
    def __init__(self, *command):
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen([sys.executable, *command], cwd=ROOT, **pipes)
        self.lines = queue.Queue()
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.lines.put(json.loads(line))
        self.lines.put({"ended": True})

    def send(self, message):
        data = message if isinstance(message, bytes) else json.dumps(message).encode()
        self.process.stdin.write(data + b"\n")
        self.process.stdin.flush()

    def wait_for(self, name, value=True, seconds=60):
        end = time.monotonic() + seconds
        seen = []
        while time.monotonic() < end:
            line = self.lines.get(timeout=seconds)
            seen.append(line)
            if line.get(name) == value:
                return seen
        raise AssertionError(seen)

    def end(self):
        self.process.stdin.close()
        code = self.process.wait(30)
        self.reader.join()
        self.process.stdout.close()
        return code


@pytest.fixture(autouse=True)
def _own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def start():
    started = []

    def run(*command):
        process = Process(*(command or ("-m", "editor.indexer")))
        started.append(process)
        process.wait_for("ready", 1)
        return process

    yield run
    for process in started:
        if process.process.poll() is None:
            process.process.kill()
        process.end() if not process.process.stdin.closed else None


@pytest.fixture
def blog(tmp_path):
    root = tmp_path / "blog"
    root.mkdir()
    for number in range(60):
        (root / f"{number}.md").write_text(
            f"---\ntitle: Post {number}\ntags: [x]\n---\n![a](a.png)\n![b](b.png)\n"
        )
    (root / "a.png").write_bytes(b"")
    return root


def _index(root):
    return LibraryIndex(index_file_for(str(root)))


def _titles(root):
    return {os.path.basename(post.path): post.title for post in _index(root).summaries()}


def _broken(root, name):
    return {os.path.basename(post.path): post.broken_images for post in _index(root).summaries()}.get(name)


def _settled(condition, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_a_folder_is_read_in_batches_then_its_images_and_the_end_of_input_ends_it(start, blog):
    process = start()
    process.send({"scan": str(blog)})
    seen = process.wait_for("done")
    assert seen[0] == {"updated": 0, "total": 60, "done": False}
    assert seen[1] == {"updated": 25, "total": 60, "done": False}
    assert seen[-1] == {"updated": 60, "total": 60, "done": True}
    assert _titles(blog)["7.md"] == "Post 7"
    assert _settled(lambda: _broken(blog, "59.md") == 1)
    assert _index(blog).taxonomy("tags") == [("x", 60)]
    assert process.end() == 0


def test_a_post_is_listed_in_the_encoding_that_was_chosen_for_it(start, blog, tmp_path):
    (blog / "old.md").write_bytes("---\ntitle: 題名\n---\n![湖](湖.png)\n".encode("euc_jp"))
    (blog / "湖.png").write_bytes(b"")
    memory = EncodingMemory(str(tmp_path / "encodings.json"))
    process = start()
    process.send({"scan": str(blog), "encodings": str(tmp_path / "encodings.json")})
    process.wait_for("done")
    assert _titles(blog)["old.md"] != "題名"
    memory.remember(str(blog / "old.md"), "euc_jp")
    process.send({"rescan": [str(blog / "old.md")]})
    process.wait_for("done")
    assert _settled(lambda: (_titles(blog)["old.md"], _broken(blog, "old.md")) == ("題名", 0))
    assert process.end() == 0


def test_a_warm_start_reads_only_what_changed_and_forgets_what_is_gone(start, blog):
    first = start()
    first.send({"scan": str(blog)})
    first.wait_for("done")
    first.end()
    (blog / "1.md").unlink()
    (blog / "2.md").write_text("---\ntitle: New\n---\n")
    second = start()
    second.send({"scan": str(blog)})
    assert second.wait_for("done")[-1] == {"updated": 1, "total": 59, "done": True}
    titles = _titles(blog)
    assert (titles["2.md"], "1.md" in titles, len(titles)) == ("New", False, 59)


def test_it_tells_after_which_message_nothing_is_left_to_do(start, blog):
    process = start()
    process.send({"scan": str(blog), "number": 4})
    process.wait_for("idle", 4)
    assert len(_titles(blog)) == len(list(blog.glob("*.md")))
    process.send({"rescan": [str(blog / "3.md")], "number": 5})
    process.wait_for("idle", 5)


def test_single_posts_are_read_again_on_demand(start, blog):
    process = start()
    process.send({"scan": str(blog)})
    process.wait_for("done")
    (blog / "3.md").write_text("---\ntitle: Saved\n---\n![](none.png)")
    (blog / "4.md").unlink()
    (blog.parent / "out.md").write_text("---\ntitle: Outside\n---\n")
    process.send({"rescan": [str(blog / "3.md"), str(blog / "4.md"), str(blog.parent / "out.md"), 7]})
    assert _settled(lambda: _titles(blog)["3.md"] == "Saved" and "4.md" not in _titles(blog))
    assert "out.md" not in _titles(blog)


def test_an_image_that_appears_is_counted_at_the_next_scan(start, blog):
    process = start()
    process.send({"scan": str(blog)})
    assert _settled(lambda: _broken(blog, "5.md") == 1)
    (blog / "b.png").write_bytes(b"")
    process.send({"scan": str(blog)})
    assert _settled(lambda: _broken(blog, "5.md") == 0)


def test_nonsense_is_survived(start, blog):
    process = start()
    for message in (
        b"",
        b"\xff\xfe",
        b"[1]",
        b"[" * 50_000,
        {"scan": 7},
        {"rescan": "x"},
        {"rescan": ["x"]},
        {"scan": "/gone"},
    ):
        process.send(message)
    assert "not there" in process.wait_for("done")[-2]["error"]
    process.send({"scan": str(blog)})
    assert process.wait_for("total", 60)


def test_a_kill_in_the_middle_leaves_a_valid_index(start, blog):
    for number in range(60, 900):
        (blog / f"{number}.md").write_text(f"---\ntitle: Post {number}\n---\n")
    process = start()
    process.send({"scan": str(blog)})
    process.wait_for("updated", 75)
    process.process.send_signal(signal.SIGKILL)
    process.wait_for("ended")
    assert 75 <= len(_titles(blog)) < 900
    second = start()
    second.send({"scan": str(blog)})
    second.wait_for("done")
    assert len(_titles(blog)) == 900
    assert not any(post.problem for post in _index(blog).summaries())


@pytest.mark.parametrize("name", ["hang.md", "crash.md"])
def test_a_file_that_ends_the_process_is_proven_and_skipped_next_time(start, blog, name):
    (blog / name).write_text("---\ntitle: Evil\n---\n")
    first = start("-c", HOSTILE, "0.5")
    first.send({"scan": str(blog)})
    first.wait_for("ended")
    second = start("-c", HOSTILE, "0.5")
    second.send({"scan": str(blog)})
    assert second.wait_for("done")[-1]["total"] == 61
    problems = {os.path.basename(post.path): post.problem for post in _index(blog).summaries()}
    assert problems.pop(name) == "frontmatter.too-hard"
    assert len(problems) == 60
    assert set(problems.values()) == {""}
    (blog / name).write_text("---\ntitle: Mended\n---\n")
    third = start()
    third.send({"scan": str(blog)})
    third.wait_for("done")
    assert _titles(blog)[name] == "Mended"


def test_a_file_over_which_we_are_killed_twice_is_skipped(start, blog):
    (blog / "sleep.md").write_text("---\ntitle: Evil\n---\n")
    for _ in range(2):
        process = start("-c", HOSTILE, "60")
        process.send({"scan": str(blog)})
        mark = Path(index_file_for(str(blog)) + f".busy-{process.process.pid}")
        assert _settled(lambda mark=mark: mark.exists() and b"sleep.md" in mark.read_bytes())
        process.process.send_signal(signal.SIGKILL)
        process.wait_for("ended")
    assert len(_titles(blog)) == 60, "who killed us once goes last, when the others are in the index"
    last = start("-c", HOSTILE, "60")
    last.send({"scan": str(blog)})
    last.wait_for("done")
    assert len(_titles(blog)) == 61
    assert [post.problem for post in _index(blog).summaries() if post.path.endswith("sleep.md")] == [
        "frontmatter.too-hard"
    ]


def test_a_bug_over_one_file_is_told_and_costs_one_row_its_content(start, blog):
    (blog / "fail.md").write_text("---\ntitle: Evil\n---\n")
    process = start("-c", HOSTILE, "5")
    process.send({"scan": str(blog)})
    seen = process.wait_for("done")
    assert [line for line in seen if "error" in line] == [
        {"error": "RuntimeError", "file": str(blog / "fail.md")}
    ]
    assert _titles(blog)["fail.md"] == "fail"
    assert len(_titles(blog)) == 61


def test_no_mark_is_left_behind(start, blog):
    process = start()
    process.send({"scan": str(blog)})
    process.wait_for("done")
    process.end()
    folder = os.path.dirname(index_file_for(str(blog)))
    assert not [name for name in os.listdir(folder) if ".busy-" in name]
