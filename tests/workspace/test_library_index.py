import os
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace

import pytest

from editor.core.frontmatter.schema import FieldKind
from editor.core.post import PostSummary
from editor.workspace.errors import WorkspaceError
from editor.workspace.library_index import MOST_NAMES, LibraryIndex, index_file_for

POST = PostSummary(
    "/blog/a.md",
    "猫",
    "2024-02-01",
    is_draft=True,
    tags=("a", "b"),
    categories=("c",),
    problem="frontmatter.syntax",
    broken_images=3,
    modified_ns=1 << 60,
    size=9,
)


@pytest.fixture
def index(tmp_path):
    return LibraryIndex(str(tmp_path / "cache" / "index.sqlite3"))


def test_posts_come_back_as_they_were_stored_the_newest_first(index):
    older = replace(POST, path="/blog/b.md", date="2023-12-31")
    undated = replace(POST, path="/blog/c.md", date="")
    index.store([undated, older, POST])
    assert index.summaries() == [POST, older, undated]
    assert index.known()["/blog/a.md"] == (1 << 60, 9)


def test_a_post_stored_again_replaces_the_old_row_and_its_terms(index):
    index.store([POST])
    index.store([replace(POST, title="dog", tags=("b",))])
    assert [post.title for post in index.summaries()] == ["dog"]
    assert index.taxonomy("tags") == [("b", 1)]


def test_terms_are_counted_by_post_the_most_used_first(index):
    index.store(
        [
            replace(POST, path=f"/blog/{number}.md", tags=("x", "y") if number else ("y",))
            for number in range(3)
        ]
    )
    assert index.taxonomy("tags") == [("y", 3), ("x", 2)]
    assert index.taxonomy("categories") == [("c", 3)]


def test_removed_posts_take_their_terms_along(index):
    index.store([POST])
    index.remove([POST.path, "/blog/never.md"])
    assert index.summaries() == []
    assert index.taxonomy("tags") == []


def test_counts_and_images_are_kept_until_the_post_changes(index):
    index.store([POST])
    index.set_images({POST.path: [("inline", "/a.png")]})
    index.set_broken_images(POST.path, 7)
    assert index.images() == {POST.path: ([("inline", "/a.png")], 7)}
    index.store([replace(POST, broken_images=-1)])
    assert index.images() == {POST.path: (None, -1)}


def test_names_and_titles_that_are_no_unicode_survive(index):
    path = os.fsdecode(b"/blog/bad\xff.md")
    index.store([replace(POST, path=path, title="lone \ud800", tags=("\udfff",))])
    assert [post.path for post in index.summaries()] == [path]
    assert index.summaries()[0].title == "lone ?"


def test_a_file_of_another_version_is_made_anew(tmp_path):
    path = tmp_path / "index.sqlite3"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE posts (other)")
    other.execute("PRAGMA user_version = 99")
    other.close()
    index = LibraryIndex(str(path))
    index.store([POST])
    assert index.summaries() == [POST]


@pytest.mark.parametrize("junk", [b"not a database " * 500, b""])
def test_a_damaged_file_is_set_aside(tmp_path, junk):
    path = tmp_path / "index.sqlite3"
    path.write_bytes(junk)
    index = LibraryIndex(str(path))
    index.store([POST])
    assert index.summaries() == [POST]
    assert (tmp_path / "index.sqlite3.damaged").exists() == bool(junk)


def test_damage_that_comes_later_costs_one_call(tmp_path):
    path = tmp_path / "index.sqlite3"
    index = LibraryIndex(str(path))
    index.store([replace(POST, path=f"/blog/{number}.md") for number in range(500)])
    index.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xa5" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(WorkspaceError):
        index.summaries()
    assert index.summaries() == []


def test_threads_read_while_another_process_writes(tmp_path):
    path = str(tmp_path / "index.sqlite3")
    index = LibraryIndex(path)
    writer = (
        "import sys\nfrom editor.core.post import PostSummary\n"
        "from editor.workspace.library_index import LibraryIndex\n"
        "index = LibraryIndex(sys.argv[1])\n"
        "for at in range(60):\n"
        "    index.store([PostSummary(f'/p/{at}-{n}.md', 't', '', False, tags=('x',)) for n in range(20)])\n"
    )
    root = os.path.join(os.path.dirname(__file__), "..", "..")
    process = subprocess.Popen([sys.executable, "-c", writer, path], cwd=root)
    problems, counts = [], []

    def read():
        try:
            while process.poll() is None:
                counts.append(len(index.summaries()))
                index.set_broken_images("/p/0-0.md", 1)
        except WorkspaceError as error:
            problems.append(error)

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (process.wait(60), problems) == (0, [])
    assert all(count % 20 == 0 for count in counts)
    assert len(index.summaries()) == 1200


def test_two_processes_may_begin_at_once(tmp_path):
    path = str(tmp_path / "index.sqlite3")
    opened, problems = [], []

    def begin():
        try:
            opened.append(LibraryIndex(path))
        except WorkspaceError as error:
            problems.append(error)

    threads = [threading.Thread(target=begin) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(opened), problems) == (8, [])


def test_every_site_has_an_index_of_its_own(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert index_file_for("/blog") == index_file_for("/blog/")
    assert index_file_for("/blog") != index_file_for("/other")


def test_a_cache_folder_that_cannot_be_used_is_said_clearly(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(WorkspaceError):
        LibraryIndex(str(tmp_path / "file" / "index.sqlite3"))


def test_a_field_is_of_the_kind_that_most_posts_use_the_most_used_name_first(index):
    moods = [FieldKind.TEXT, FieldKind.NUMBER, FieldKind.TEXT, None, None, None]
    posts = [
        replace(POST, path=f"/blog/{number}.md", kinds=(("mood", kind), ("title", FieldKind.TEXT)))
        for number, kind in enumerate(moods)
    ]
    index.store([*posts, replace(POST, kinds=(("title", FieldKind.TEXT), ("empty", None)))])
    assert list(index.field_kinds().items()) == [
        ("title", FieldKind.TEXT),
        ("mood", FieldKind.TEXT),
        ("empty", None),
    ]


def test_fields_go_with_their_post_and_are_bounded(index):
    names = tuple((f"field{number}", FieldKind.TEXT) for number in range(MOST_NAMES + 50))
    index.store([replace(POST, kinds=names)])
    assert len(index.field_kinds()) == MOST_NAMES
    index.store([replace(POST, kinds=(("mood\ud800", FieldKind.DATE),))])
    assert index.field_kinds() == {"mood?": FieldKind.DATE}
    index.remove([POST.path])
    assert index.field_kinds() == {}
