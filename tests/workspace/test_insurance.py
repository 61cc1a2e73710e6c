import os
import threading

import pytest

from editor.workspace.insurance import Insurance

A, B, C = ("https://a.example/1.png", "https://a.example/2.png", "https://b.example/图.png")


@pytest.fixture
def now():
    return [1_000_000.0]


@pytest.fixture
def made(tmp_path, now):
    insurance = Insurance(str(tmp_path / "kept"), 1000, lambda: now[0])
    yield insurance
    insurance.close()


def test_what_is_kept_can_be_had_again_and_by_another_window(made, tmp_path):
    made.keep(C, b"picture", "image/png", '"v1"', "Thu, 01 Jan 2026 00:00:00 GMT")
    assert made.has(C)
    assert made.content(C) == (b"picture", "image/png")
    other = Insurance(str(tmp_path / "kept"), 1000)
    copy = other.copy(C)
    assert (copy.data, copy.etag, copy.modified) == (b"picture", '"v1"', "Thu, 01 Jan 2026 00:00:00 GMT")
    other.close()


def test_what_is_not_kept_is_not_there(made):
    assert not made.has(A)
    assert made.content(A) is None
    made.keep(A, b"", "image/png")
    made.keep(B, b"x" * 1001, "image/png")
    assert not made.has(A)
    assert not made.has(B)


def test_the_least_recently_used_goes_first(made, now):
    for address in (A, B):
        made.keep(address, b"x" * 400, "image/png")
        now[0] += 10_000
    assert made.content(A)
    made.keep(C, b"x" * 400, "image/png")
    assert [made.has(address) for address in (A, B, C)] == [True, False, True]


def test_a_smaller_bound_holds_after_the_next_prune(made, tmp_path, now):
    for address in (A, B):
        made.keep(address, b"x" * 400, "image/png")
        now[0] += 10
    made.set_limit(500)
    assert made.prune() == 400
    assert [made.has(address) for address in (A, B)] == [False, True]
    assert sum(len(name) == 64 for name in os.listdir(tmp_path / "kept")) == 1


def test_files_that_belong_to_nothing_are_removed_when_old(made, tmp_path, now):
    made.keep(A, b"x", "image/png")
    for name, age in (("f" * 64, 10_000), ("tmpold", 10_000), ("tmpnew", 10), ("mine.txt", 10_000)):
        path = tmp_path / "kept" / name
        path.write_bytes(b"y")
        os.utime(path, (now[0] - age, now[0] - age))
    made.prune()
    left = {name for name in os.listdir(tmp_path / "kept") if not name.startswith("copies")}
    assert {"tmpnew", "mine.txt"} < left
    assert len(left) == 3


def test_a_copy_whose_file_is_gone_is_forgotten(made, tmp_path):
    made.keep(A, b"x", "image/png")
    for name in os.listdir(tmp_path / "kept"):
        if len(name) == 64:
            (tmp_path / "kept" / name).unlink()
    assert made.content(A) is None
    assert not made.has(A)


def test_one_or_all_can_be_given_up(made, tmp_path):
    for address in (A, B, C):
        made.keep(address, b"x", "image/png")
    made.forget(A)
    assert [made.has(address) for address in (A, B, C)] == [False, True, True]
    made.forget()
    assert not made.has(B)
    assert not any(len(name) == 64 for name in os.listdir(tmp_path / "kept"))


def test_a_damaged_index_is_made_anew(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "copies.sqlite3").write_bytes(b"no database at all " * 100)
    made = Insurance(str(tmp_path / "kept"), 1000)
    made.keep(A, b"x", "image/png")
    assert made.content(A) == (b"x", "image/png")
    made.close()


def test_a_folder_that_cannot_be_made_keeps_nothing_and_raises_nothing(tmp_path):
    (tmp_path / "kept").write_text("a file")
    made = Insurance(str(tmp_path / "kept"), 1000)
    made.keep(A, b"x", "image/png")
    assert not made.has(A)
    assert made.content(A) is None
    assert made.prune() == 0


def test_a_clock_that_was_set_back_makes_nothing_fresh(made, now):
    made.keep(A, b"x", "image/png")
    assert made.copy(A).is_fresh
    now[0] -= 500_000
    assert not made.copy(A).is_fresh


def test_many_threads_may_keep_and_read(made):
    made.set_limit(1_000_000)

    def work(number):
        for turn in range(20):
            made.keep(f"https://x.example/{number}/{turn}", bytes([number]) * 50, "image/png")

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made.content("https://x.example/5/19") == (bytes([5]) * 50, "image/png")
    assert made.prune() == 6 * 20 * 50
