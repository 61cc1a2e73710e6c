from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from editor.app import field_commands
from editor.app.places import system_places
from editor.app.terminal import Terminal
from editor.workspace.encoding_memory import EncodingMemory

ROOT = Path(__file__).parents[2]
POST = (
    b"---\r\n"
    b"title:   'A title'   # a note\r\n"
    b"date: 2024-01-01 12:00:00\r\n"
    b"tags: [a,  b]\r\n"
    b"weight: 5\r\n"
    b'code: "5"\r\n'
    b"draft: false\r\n"
    b"---\r\n"
    b"body\xff\xc2\xa0\r\nlast"
)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    path = tmp_path / "post.md"
    path.write_bytes(POST)
    return path


def run_command(words: list[str]) -> int:
    return field_commands.run_command(words, Terminal())


def run(
    *words: object, cwd: Path = ROOT, variables: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell would, where no Qt can be loaded and there is no screen."""
    blocked = "import sys; sys.modules['PySide6'] = None; from editor.app.main import main; sys.exit(main())"
    screen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {key: value for key, value in os.environ.items() if key not in screen}
    environment |= {"PYTHONPATH": str(ROOT), **(variables or {})}
    command = [sys.executable, "-c", blocked, *map(os.fspath, words)]  # type: ignore[arg-type]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, check=False, timeout=60)


def test_all_fields_come_as_json_in_their_order(post: Path) -> None:
    done = run("get", post)
    assert done.returncode == 0, done.stderr
    assert list(json.loads(done.stdout).items()) == [
        ("title", "A title"),
        ("date", "2024-01-01 12:00:00"),
        ("tags", ["a", "b"]),
        ("weight", 5),
        ("code", "5"),
        ("draft", False),
    ]
    assert post.read_bytes() == POST


def test_one_field_comes_alone(post: Path) -> None:
    assert json.loads(run("get", post, "tags").stdout) == ["a", "b"]
    missing = run("get", post, "cover")
    assert missing.returncode == 2
    assert missing.stdout == b""
    assert "no field “cover”" in missing.stderr.decode()


def test_set_changes_the_bytes_of_the_fields_only(post: Path) -> None:
    done = run("set", post, "title=它的: 名".replace(": ", "："), "draft=true", "tags=[a, b, c]")
    assert done.returncode == 0, done.stderr
    wanted = POST.replace(b"'A title'", "'它的：名'".encode())
    wanted = wanted.replace(b"draft: false", b"draft: true").replace(b"[a,  b]", b"[a,  b,  c]")
    assert post.read_bytes() == wanted
    assert run("unset", post, "weight", "not there").returncode == 0
    assert post.read_bytes() == wanted.replace(b"weight: 5\r\n", b"")


@pytest.mark.parametrize(
    ("assignment", "line"),
    [
        ("weight=7", b"weight: 7\r\n"),
        ("weight='7'", b"weight: '7'\r\n"),
        ("weight=", b"weight:\r\n"),
        ("weight=true", b"weight: true\r\n"),
        ("weight=[1, '2']", b"weight: [1, '2']\r\n"),
        ("weight={a: 1, b: x}", b"weight: {a: 1, b: x}\r\n"),
    ],
)
def test_a_value_is_written_as_it_is_meant(post: Path, assignment: str, line: bytes) -> None:
    assert run_command(["set", str(post), assignment]) == 0
    found = next(row for row in post.read_bytes().splitlines(keepends=True) if row.startswith(b"weight"))
    assert found.replace(b'"', b"'") == line
    assert post.read_bytes().replace(found, b"weight: 5\r\n") == POST


def test_a_number_and_its_text_are_two_values(post: Path) -> None:
    assert run_command(["set", str(post), "code=5", 'weight="5"', "tags=[a, 1]"]) == 0
    wanted = POST.replace(b'code: "5"', b"code: 5").replace(b"weight: 5", b"weight: '5'")
    assert post.read_bytes() == wanted.replace(b"[a,  b]", b"[a,  1]")
    assert run_command(["set", str(post), 'tags=[a, "1"]']) == 0
    assert b"[a,  '1']" in post.read_bytes()


def test_nothing_is_written_when_nothing_changes(post: Path) -> None:
    os.utime(post, ns=(1, 1))
    before = post.stat()
    same = ["title=A title", "tags=[a, b]", "weight=5", 'code="5"', "draft=false", "date=2024-01-01 12:00:00"]
    assert run_command(["set", str(post), *same]) == 0
    assert run_command(["unset", str(post), "not there"]) == 0
    after = post.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["title=new", "tags=[a"], "no YAML value"),
        (["draft=true", "title=C # notes"], "“#” begins a comment"),
        (["title=A: B"], "needs quotes (column 2). Put it in quotes: 'title=\"…\"'"),
        (["draft=true", "title"], "not FIELD=VALUE"),
        (["=x"], "not FIELD=VALUE"),
        (["title=" + "[" * 100 + "]" * 100], "too large"),
        (["title=\U0010f400"], "cannot be written"),
    ],
)
def test_what_cannot_be_set_leaves_the_file_alone(
    post: Path, words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    os.utime(post, ns=(1, 1))
    assert run_command(["set", str(post), *words]) == 2
    assert complaint in capsys.readouterr().err
    assert post.read_bytes() == POST
    assert post.stat().st_mtime_ns == 1


@pytest.mark.parametrize("command", [["get"], ["set", "title=B"], ["unset", "title"]])
def test_a_broken_front_matter_is_named_by_line_and_column(tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "broken.md"
    path.write_bytes(b"---\ntitle: [a\n---\n")
    done = run(command[0], path, *command[1:])
    assert done.returncode == 2
    assert b"broken.md, line 3, column 1" in done.stderr or b"broken.md, line 2" in done.stderr
    assert path.read_bytes() == b"---\ntitle: [a\n---\n"


def test_a_character_the_encoding_lacks_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "wide.md"
    data = b"\xff\xfe" + "---\ntitle: 中\n---\n".encode("utf-16-le")
    path.write_bytes(data)
    assert run_command(["set", str(path), "title=文"]) == 0
    assert path.read_bytes() == data.replace("中".encode("utf-16-le"), "文".encode("utf-16-le"))
    assert run_command(["set", str(path), "title=\udc80"]) == 2
    assert "not valid text" in capsys.readouterr().err


def test_a_first_field_makes_the_fence_and_the_generator_decides(tmp_path: Path) -> None:
    path = tmp_path / "new.md"
    path.write_bytes(b"a\r\nb")
    assert run_command(["set", str(path), "draft=true", "tags=[x]"]) == 0
    assert path.read_bytes() == b"---\r\ndraft: true\r\ntags: [x]\r\n---\r\na\r\nb"


def test_missing_files_and_binaries_end_with_a_sentence(tmp_path: Path) -> None:
    done = run("set", tmp_path / "no.md", "a=b")
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / "no.md").exists()
    assert run("set").returncode == 2


def test_a_file_of_a_commands_name_can_still_be_opened(tmp_path: Path) -> None:
    (tmp_path / "get").write_bytes(b"text")
    done = run("./get", cwd=tmp_path)
    assert done.returncode == 3
    assert b"no screen" in done.stderr
    assert run("get", cwd=tmp_path).returncode == 2


def test_a_member_of_an_object_is_named_with_a_dot(tmp_path: Path) -> None:
    path = tmp_path / "post.md"
    data = b"---\ncover:\n    image: a.png # note\n    caption: x\n---\nbody"
    path.write_bytes(data)
    assert run_command(["set", str(path), "cover.image=b.png", "cover.caption=y"]) == 0
    wanted = data.replace(b"a.png", b"b.png")
    assert path.read_bytes() == wanted.replace(b"caption: x", b"caption: y")
    assert run_command(["unset", str(path), "cover.caption"]) == 0
    assert path.read_bytes() == wanted.replace(b"    caption: x\n", b"")
    assert json.loads(run("get", path, "cover.image").stdout) == "b.png"
    assert run("get", path, "cover.caption").returncode == 2
    assert run_command(["set", str(path), "params.x=1"]) == 0
    assert b"\nparams.x: 1\n" in path.read_bytes()


def test_json_goes_through_a_terminal_of_ascii_only(post: Path) -> None:
    post.write_bytes("---\ntitle: 春天 🎈\n---\n".encode())
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = run("get", post, variables=plain)
    assert done.returncode == 0, done.stderr
    assert done.stdout.isascii()
    assert json.loads(done.stdout) == {"title": "春天 🎈"}
    usual = run("get", post, variables={"PYTHONIOENCODING": "utf-8"})
    assert "春天 🎈" in usual.stdout.decode()
    refused = run("get", post, "题", variables={"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "ascii"})
    assert refused.returncode == 2
    assert b"has no field" in refused.stderr


@pytest.mark.skipif(os.name == "nt", reason="pipes end differently there")
def test_a_reader_who_has_had_enough_is_no_failure(post: Path) -> None:
    post.write_bytes(b"---\ntags: [" + b"a, " * 9000 + b"b]\n---\n")
    script = "import sys; from editor.app.main import main; sys.exit(main())"
    command = f'"{sys.executable}" -c "{script}" get "{post}" | head -c 1'
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, check=False, timeout=60)
    assert done.stdout == b"{"
    assert done.stderr == b""


def test_what_another_program_wrote_meanwhile_is_not_overwritten(
    post: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    save = field_commands.save_post

    def late(path: str, data: bytes, expected: str | None) -> object:
        post.write_bytes(b"written meanwhile")
        return save(path, data, expected)

    monkeypatch.setattr(field_commands, "save_post", late)
    assert run_command(["set", str(post), "title=new"]) == 2
    assert "changed by another program" in capsys.readouterr().err
    assert post.read_bytes() == b"written meanwhile"


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_stays_a_link(post: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.md"
    link.symlink_to(post.name)
    assert run_command(["set", str(link), "draft=true"]) == 0
    assert link.is_symlink()
    assert b"draft: true" in post.read_bytes()


@pytest.mark.parametrize("command", [["get"], ["set", "a=b"], ["unset", "a"]])
def test_folders_binaries_and_dead_links_are_refused_in_one_sentence(
    tmp_path: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "binary.md").write_bytes(b"---\na: b\n---\n" + bytes(range(256)) * 40)
    (tmp_path / "dead.md").symlink_to("nowhere")
    before = (tmp_path / "binary.md").read_bytes()
    for name in ("folder.md", "binary.md", "dead.md", "missing.md"):
        assert run_command([command[0], str(tmp_path / name), *command[1:]]) == 2, name
        assert capsys.readouterr().err.count("\n") == 1, name
    assert (tmp_path / "binary.md").read_bytes() == before
    assert not (tmp_path / "nowhere").exists()


def test_a_read_only_file_is_refused(
    post: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    post.chmod(0o444)
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)  # root may write everywhere
    code = run_command(["set", str(post), "draft=true"])
    assert code == 2
    assert "read-only" in capsys.readouterr().err
    assert post.read_bytes() == POST


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("a: 1\na: 2", "there twice"),
        ("a: b\n\t c: d", "line 3"),
        ("a: 1\n...\nb: 2", "line 4, column 1"),
        ("a: &x [*x]", "aliases"),
        ("a: " + "[" * 100_000, "too large"),
        ("a: " + "x" * 200_000, "too large"),
    ],
)
def test_a_front_matter_no_one_can_trust_is_not_changed(
    tmp_path: Path, content: str, complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "post.md"
    data = f"----\n{content}\n----\nbody".encode()
    path.write_bytes(data)
    (tmp_path / "_config.yml").write_bytes(b"title: x\n")
    (tmp_path / "package.json").write_bytes(b'{"hexo": {}, "dependencies": {"hexo": "1"}}')
    for words in (["get", str(path)], ["set", str(path), "a=b"], ["unset", str(path), "a"]):
        assert run_command(words) == 2
        assert complaint in capsys.readouterr().err
    assert path.read_bytes() == data


def test_names_of_any_kind_and_dates_of_no_calendar_are_kept(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "post.md"
    names = ("content", "yes", "1", "2024-01-01", "null", "a b", "标签", "self")
    rows = "".join(f"{name}: old  # kept\n" for name in names)
    path.write_bytes(f"---\n{rows}date: 2024-13-45 25:61:00\n---\n".encode())
    for name in names:
        assert run_command(["set", str(path), f"{name}=new"]) == 0
    wanted = f"---\n{rows.replace('old', 'new')}date: 2024-13-45 25:61:00\n---\n".encode()
    assert path.read_bytes() == wanted
    assert run_command(["get", str(path), "date"]) == 0
    assert json.loads(capsysbinary.readouterr().out) == "2024-13-45 25:61:00"
    for name in names:
        assert run_command(["unset", str(path), name]) == 0
    assert path.read_bytes() == b"---\ndate: 2024-13-45 25:61:00\n---\n"


def test_the_fence_stays_when_the_last_field_goes(post: Path) -> None:
    post.write_bytes(b"---\ntitle: A\n---\nbody")
    assert run_command(["unset", str(post), "title"]) == 0
    assert post.read_bytes() == b"---\n---\nbody"
    assert run_command(["set", str(post), "title=B"]) == 0
    assert post.read_bytes() == b"---\ntitle: B\n---\nbody"


CENTRAL = "---\ntitle: Žeň\n---\nřez\n".encode("cp1250")
JAPANESE = "---\ntitle: 題名\n---\n".encode("euc_jp")


@pytest.mark.parametrize("data", [CENTRAL, JAPANESE], ids=["stray", "doubtful"])
def test_no_letters_are_mixed_into_a_file_whose_encoding_is_not_known(
    tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.md"
    path.write_bytes(data)
    assert run_command(["set", str(path), "title=été"]) == 2
    assert "not certain which encoding" in capsys.readouterr().err
    assert path.read_bytes() == data
    assert run_command(["set", str(path), "draft=true"]) == 0
    assert path.read_bytes() == data.replace(b"\n---\n", b"\ndraft: true\n---\n", 1)


def test_an_encoding_that_is_told_is_read_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.md"
    path.write_bytes(CENTRAL)
    assert run_command(["get", "--encoding", "cp1250", str(path), "title"]) == 0
    assert json.loads(capsys.readouterr().out) == "Žeň"
    assert run_command(["set", "--encoding", "cp1250", str(path), "title=Řeka"]) == 0
    assert path.read_bytes() == CENTRAL.replace("Žeň".encode("cp1250"), "Řeka".encode("cp1250"))


@pytest.mark.parametrize("encoding", ["klingon", "utf-16", "hex", "a\0b"])
def test_an_encoding_that_does_not_give_the_bytes_back_is_refused(
    tmp_path: Path, encoding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.md"
    path.write_bytes(CENTRAL + b"!")
    assert run_command(["set", "--encoding", encoding, str(path), "title=a"]) == 2
    assert f"as {encoding}" in capsys.readouterr().err
    assert path.read_bytes() == CENTRAL + b"!"


def test_what_was_chosen_in_the_window_holds_here_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "old.md"
    path.write_bytes(JAPANESE)
    EncodingMemory(system_places().encodings).remember(str(path), "euc_jp")
    assert run_command(["get", str(path), "title"]) == 0
    assert json.loads(capsys.readouterr().out) == "題名"
    assert run_command(["set", str(path), "title=表題"]) == 0
    assert path.read_bytes() == JAPANESE.replace("題名".encode("euc_jp"), "表題".encode("euc_jp"))
