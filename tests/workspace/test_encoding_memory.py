from __future__ import annotations

import pytest

from editor.workspace.encoding_memory import MOST, EncodingMemory
from editor.workspace.opening import open_post

TRADITIONAL = "春天的湖邊，我們來了\n".encode("big5")


@pytest.fixture
def memory(tmp_path):
    return EncodingMemory(str(tmp_path / "state" / "encodings.json"))


def test_what_was_chosen_is_known_the_next_time(memory, tmp_path):
    memory.remember(str(tmp_path / "a.md"), "big5hkscs")
    again = EncodingMemory(str(tmp_path / "state" / "encodings.json"))
    assert again.recall(str(tmp_path / "a.md")) == "big5hkscs"
    assert again.recall(str(tmp_path / "b.md")) == ""


def test_it_follows_a_post_and_can_be_forgotten(memory):
    memory.remember("/site/a.md", "cp932")
    memory.follow("/site/a.md", "/site/b.md")
    assert (memory.recall("/site/a.md"), memory.recall("/site/b.md")) == ("", "cp932")
    memory.remember("/site/b.md", "")
    assert memory.recall("/site/b.md") == ""


def test_it_never_grows_beyond_its_bound(memory):
    for number in range(MOST + 3):
        memory.remember(f"/{number}.md", "cp1252")
    assert memory.recall("/2.md") == ""
    assert memory.recall("/3.md") == "cp1252"


@pytest.mark.parametrize("broken", [b"", b"[]", b"{", b'{"a": 1}', b"\xff", b"[" * 100_000])
def test_a_broken_store_is_an_empty_one(memory, tmp_path, broken):
    store = tmp_path / "state" / "encodings.json"
    store.parent.mkdir()
    store.write_bytes(broken)
    assert memory.recall("a") == ""
    memory.remember("/a.md", "cp1252")
    assert memory.recall("/a.md") == "cp1252"


def test_a_disk_that_refuses_costs_nothing_else(tmp_path):
    (tmp_path / "state").write_text("in the way")
    memory = EncodingMemory(str(tmp_path / "state" / "encodings.json"))
    memory.remember("/a.md", "cp1252")
    assert memory.recall("/a.md") == ""


def test_a_name_that_is_no_utf8_is_remembered(memory):
    memory.remember("/caf\udce9.md", "cp1252")
    assert memory.recall("/caf\udce9.md") == "cp1252"


def test_a_post_is_read_in_it_while_its_bytes_are_text_in_it(memory, tmp_path):
    path = tmp_path / "a.md"
    path.write_bytes(TRADITIONAL)
    memory.remember(str(path), "utf-8")
    post, _ = open_post(str(path), None, memory)
    assert post.text.format.encoding == "big5hkscs"  # not all of these bytes are UTF-8
    memory.remember(str(path), "gb18030")
    post, _ = open_post(str(path), None, memory)
    assert (post.text.format.encoding, post.chosen_encoding) == ("gb18030", "gb18030")
    assert post.text.encode() == TRADITIONAL
    memory.remember(str(path), "no such encoding")
    post, _ = open_post(str(path), None, memory)
    assert (post.text.texts()[0], post.chosen_encoding) == ("春天的湖邊，我們來了", "")
