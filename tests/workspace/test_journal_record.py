from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.workspace.journal_record import JournalEntry, pack, record_name, unpack

TEXT = st.text(st.characters(exclude_categories=()), max_size=8)
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
NUMBER = st.integers(0, 2**40)
ENTRIES = st.builds(
    JournalEntry,
    key=TEXT,
    path=TEXT,
    title=TEXT,
    base_digest=st.none() | TEXT,
    data=st.binary(max_size=40),
    line=NUMBER,
    column=NUMBER,
    images=TEXTS,
    written=st.floats(allow_nan=False, allow_infinity=False),
    pending=TEXTS,
)
SMALL = JournalEntry("k", "/p", "t", None, b"one\ntwo\n", 1, 2, ("i",), 3.5, ("p",))


@given(ENTRIES)
@settings(max_examples=150, deadline=None)
def test_an_entry_comes_back_as_it_was(entry: JournalEntry) -> None:
    assert unpack(pack(entry), "/where") == entry


def test_a_record_knows_where_it_lies() -> None:
    entry = unpack(pack(SMALL), "/where")
    assert entry
    assert entry.record == "/where"


def test_the_data_stands_in_the_record_as_it_is() -> None:
    assert pack(SMALL).partition(b"\n")[2] == SMALL.data


def test_cut_short_anywhere_it_is_no_record() -> None:
    record = pack(SMALL)
    assert all(unpack(record[:length], "") is None for length in range(len(record)))
    assert unpack(record + b"x", "") is None


def test_with_any_bit_flipped_it_is_no_record_or_the_same() -> None:
    record = pack(SMALL)
    for index in range(len(record)):
        for bit in range(8):
            flipped = bytearray(record)
            flipped[index] ^= 1 << bit
            assert unpack(bytes(flipped), "") in (None, SMALL)


@given(st.binary(max_size=60))
@settings(max_examples=100, deadline=None)
def test_junk_is_no_record(junk: bytes) -> None:
    assert unpack(junk, "") is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("line", "1"),
        ("written", float("inf")),
        ("images", [1]),
        ("images", "i"),
        ("key", None),
        ("base_digest", 5),
        ("version", 2),
    ],
)
def test_a_sound_checksum_over_wrong_values_does_not_help(field: str, value: object) -> None:
    import hashlib

    header = json.loads(pack(SMALL).partition(b"\n")[0])
    del header["checksum"]
    header[field] = value
    line = json.dumps(header, sort_keys=True).encode()
    header["checksum"] = hashlib.blake2b(line + b"\n" + SMALL.data, digest_size=32).hexdigest()
    assert unpack(json.dumps(header).encode() + b"\n" + SMALL.data, "") is None


def test_any_key_makes_a_file_name_of_its_own() -> None:
    keys = ["", "a", "A", "../x", "\0", "\udcff", "字", "x" * 10_000]
    names = {record_name(key) for key in keys}
    assert len(names) == len(keys)
    assert all(name.isalnum() and len(name) < 100 for name in names)


def test_an_entry_is_compared_without_its_place() -> None:
    assert dataclasses.replace(SMALL, record="/elsewhere") == SMALL
