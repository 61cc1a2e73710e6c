from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.field import Fence, FenceKind, Field, FrontMatter
from editor.core.frontmatter.generator import Generator
from editor.core.images.reference import ImageReference, ReferenceForm
from editor.core.site.convention import Convention
from editor.core.site.habits import MarkdownHabits, Syntax
from editor.core.text.edit import LineChange, Position, Range, TextEdit
from editor.core.text.span import Span, SpanKind
from editor.renderer import protocol
from editor.renderer.protocol import (
    Change,
    Close,
    Done,
    FieldEdit,
    Fields,
    Open,
    Patch,
    ProtocolError,
    Ready,
    RenderedBlock,
    SetField,
    Working,
    decode,
    encode,
)

if TYPE_CHECKING:
    from editor.renderer.protocol import (
        Message,
    )

_REFERENCE = ImageReference(
    ReferenceForm.INLINE, "狗", "/d.png", "", Range.on_line(0, 0, 12), Range.on_line(0, 4, 10)
)
_BLOCK = RenderedBlock(
    3, 2, "<p>\u2028\x85\x00</p>", (Span(0, 0, 2, SpanKind.MARK), Span(1, 3, 4, SpanKind.URL)), (_REFERENCE,)
)
_FRONT_MATTER = FrontMatter(
    Fence(FenceKind.YAML, 0, 1, 2, 3),
    (Field("tags", ("a", None, {"b": "c"}), Range.on_line(1, 0, 9), Range.on_line(1, 6, 9)),),
    (Diagnostic("frontmatter.duplicate", Severity.WARNING, Range.on_line(1, 0, 4), {"key": "tags"}),),
)
_HABITS = MarkdownHabits(True, "«»‹›", (Syntax.MATH, Syntax.RAW_HTML))

MESSAGES: list[Message] = [
    Open(1, 1, "/blog/a.md", Convention("/blog", Generator.HEXO, breaks=True), ("a", "\ud800b"), (3, 4)),
    Open(2, 1, "/a.md", Convention("/a", Generator.HUGO, markdown=_HABITS), ()),
    Change(1, 2, LineChange(0, 1, ("a", ""))),
    SetField(1, 7, 2, "tags", ("a", {"b": None})),
    SetField(1, 8, 2, "tags", None, remove=True),
    SetField(1, 9, 2, "tags", None, new_name="labels"),
    SetField(1, 10, 2, "code", "007", meant_as="text"),
    Close(1),
    Ready(),
    Patch(1, 2, 0, 3, (_BLOCK, _BLOCK), -1, complete=False, images={"0a1b": "a.png"}),
    Fields(1, 2, _FRONT_MATTER, (Span(0, 0, 3, SpanKind.MARK),), (_REFERENCE,)),
    Fields(1, 2, FrontMatter(None, (), ()), (), ()),
    FieldEdit(1, 7, 2, (TextEdit(Range(Position(1, 0), Position(1, 4)), "x\ny"),)),
    FieldEdit(1, 7, 2, (), "stale"),
    Done(1, 2),
    Working(1, 3, 4, 2),
]


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: type(message).__name__)
def test_a_message_comes_back_as_it_was_from_one_line(message: Message) -> None:
    line = encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert decode(line) == message
    assert decode(line[:-1]) == message


def test_every_kind_of_message_is_tried_here() -> None:
    assert {type(message) for message in MESSAGES} == set(protocol.Message.__args__)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.characters())), st.text(st.characters()))
def test_any_text_survives(lines: list[str], destination: str) -> None:
    change = Change(1, 1, LineChange(0, 0, tuple(lines)))
    assert decode(encode(change)) == change
    patch = Patch(1, 1, 0, 0, (), 0, images={"a": destination})
    assert decode(encode(patch)) == patch


def test_two_lone_halves_of_a_character_stay_two() -> None:
    change = Change(1, 1, LineChange(0, 0, ("\ud83d\ude00", "\U0001f600")))
    assert decode(encode(change)) == change


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"null",
        b"[]",
        b'"Ready"',
        b"{}",
        b"not json",
        b'{"kind":"Ready"}',
        b'{"kind":"Hello","protocol":1}',
        b'{"kind":["Ready"],"protocol":1}',
        b'{"kind":"Ready","protocol":"1"}',
        b'{"kind":"Ready","protocol":true}',
        b'{"kind":"Ready","protocol":1.0}',
        b'{"kind":"Ready","protocol":NaN}',
        b'{"kind":"Ready","protocol":Infinity}',
        b'{"kind":"Ready","protocol":1,"more":2}',
        b'{"kind":"Ready","protocol":' + b"9" * 6000 + b"}",
        b'{"kind":"Done","post":1}',
        b'{"kind":"Done","post":1,"version":2}{"kind":"Done"}',
        b'{"kind":"Change","post":1,"version":2,"change":[0,1]}',
        b'{"kind":"Change","post":1,"version":2,"change":[0,1,"abc"]}',
        b'{"kind":"Change","post":1,"version":2,"change":{"first":0,"removed":0,"lines":[]}}',
        b'{"kind":"__class__"}',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"kind":"SetField","post":1,"request":1,"version":1,"name":"a","remove":false,"value":'
        + b"[" * 60
        + b"]" * 60
        + b"}",
    ],
)
def test_anything_else_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        decode(line)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(MESSAGES), st.data())
def test_a_damaged_line_is_refused_or_still_a_message(message: Message, data: st.DataObject) -> None:
    line = bytearray(encode(message))
    at = data.draw(st.integers(0, len(line) - 1))
    line[at] = data.draw(st.integers(0, 255))
    try:
        found = decode(bytes(line))
    except ProtocolError:
        return
    assert type(found) in protocol.Message.__args__


def test_a_line_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "LARGEST_LINE", 1000)
    with pytest.raises(ProtocolError, match="large"):
        decode(b'{"kind":"Ready","protocol":1' + b" " * 1000 + b"}")
    with pytest.raises(ProtocolError, match="large"):
        encode(Change(1, 1, LineChange(0, 0, ("a" * 1000,))))


@pytest.mark.parametrize(
    "message", ["Ready", None, Done(1, object()), Change(1, 1, None), SetField(1, 1, 1, "a", 3)]
)
def test_what_cannot_be_said_is_refused(message: Message) -> None:
    with pytest.raises(ProtocolError):
        encode(message)


def test_the_patch_of_one_block_is_soon_written_and_read() -> None:
    patch = Patch(1, 2, 5, 1, (_BLOCK,), 0, images={"0a1b": "a.png"})
    times: list[float] = []
    for _ in range(50):
        begun = time.process_time()
        decode(encode(patch))
        times.append(time.process_time() - begun)
    assert min(times) < 0.01


def test_a_slice_of_two_hundred_kilobytes_is_soon_read() -> None:
    spans = tuple(Span(line, 0, 9, SpanKind.STRONG) for line in range(5))
    blocks = tuple(
        RenderedBlock(n, 5, "<p>" + "text " * 120 + "</p>", spans, (_REFERENCE,)) for n in range(270)
    )
    line = encode(Patch(1, 1, 0, 0, blocks, 0))
    assert 190_000 < len(line) < 260_000
    times: list[float] = []
    for _ in range(5):
        begun = time.process_time()
        decode(line)
        times.append(time.process_time() - begun)
    assert min(times) < 0.2


def test_the_first_word_of_a_line_names_its_kind() -> None:
    assert json.loads(encode(Done(3, 4))) == {"kind": "Done", "post": 3, "version": 4}
