from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.text.edit import LineChange, Range
from editor.core.text.source import Source, split_lines
from editor.renderer.open_post import TOKEN, image_token
from editor.renderer.protocol import (
    Change,
    Close,
    Done,
    FieldEdit,
    Fields,
    Open,
    Patch,
    Ready,
    SetField,
    Working,
    decode,
    encode,
)
from editor.renderer.session import RenderSession

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.renderer.protocol import Message, RenderedBlock

POST = """---
title: A walk
tags: [dog, sea]
cover: /c.png
---
# The *beach*

![a dog](/d.png)

```python
print(1)
```

See [the map][map].

[map]: https://example.com/map
"""


class _Window:
    """Follows a session as the window does: what it shows comes from patches alone."""

    def __init__(self, text: str = POST, generator: Generator = Generator.HEXO) -> None:
        self.said: list[Message] = []
        self.blocks: list[RenderedBlock] = []
        self.images: dict[str, str] = {}
        self.fields: Fields | None = None
        self.version = 1
        self.convention = Convention("/blog", generator)
        self.source = Source(split_lines(text))
        self.session = RenderSession(self.said.append)

    def open(self, plain_lines: tuple[int, ...] = ()) -> list[Message]:
        self.blocks.clear()
        lines = tuple(self.source.lines)
        return self.hear(
            self.session.handle(Open(1, self.version, "/blog/a.md", self.convention, lines, plain_lines))
        )

    def change(self, change: LineChange) -> list[Message]:
        self.source.apply(change)
        self.version += 1
        return self.hear(self.session.handle(Change(1, self.version, change)))

    def finish(self) -> list[Message]:
        heard: list[Message] = []
        while not self.session.is_idle:
            heard += self.hear(self.session.carry_on())
        return heard

    def hear(self, messages: Iterable[Message]) -> list[Message]:
        heard: list[Message] = []
        for message in messages:
            assert decode(encode(message)) == message
            heard.append(message)
            if isinstance(message, Patch):
                self._take(message)
            elif isinstance(message, Fields):
                self.fields = message
        return heard

    def _take(self, patch: Patch) -> None:
        assert 0 <= patch.first <= patch.first + patch.removed <= len(self.blocks)
        behind = self.blocks[patch.first + patch.removed :]
        moved = [replace(block, line=block.line + patch.shift) for block in behind]
        self.blocks[patch.first :] = [*patch.blocks, *moved]
        self.images.update(patch.images)
        for block in patch.blocks:
            assert set(TOKEN.findall(block.html)) <= set(self.images)

    def fresh(self) -> _Window:
        window = _Window("\n".join(self.source.lines), self.convention.generator)
        window.version = self.version
        window.open()
        window.finish()
        return window

    def assert_up_to_date(self) -> None:
        fresh = self.fresh()
        assert [block.line for block in self.blocks] == [block.line for block in fresh.blocks]
        assert self.blocks == fresh.blocks
        assert self.fields is not None
        assert fresh.fields is not None
        assert replace(self.fields, version=0) == replace(fresh.fields, version=0)


def test_a_post_is_told_fields_first_then_blocks_then_done() -> None:
    heard = _Window().open()
    assert [type(message) for message in heard] == [Fields, Patch, Done]
    fields, patch, done = heard
    assert isinstance(fields, Fields)
    assert fields.front_matter.value("title") == "A walk"
    assert [reference.destination for reference in fields.references] == ["/c.png"]
    assert fields.spans
    assert isinstance(patch, Patch)
    assert patch.complete
    assert patch.blocks[0].line == 5
    assert done == Done(1, 1)


def test_images_have_tokens_and_ranges_that_count_from_their_block() -> None:
    window = _Window()
    window.open()
    token = image_token("/d.png")
    assert window.images == {token: "/d.png"}
    block = next(block for block in window.blocks if block.references)
    assert f'src="post://image/{token}"' in block.html
    assert block.references[0].destination_range == Range.on_line(0, 9, 15)


def test_equal_destinations_share_a_token_and_others_do_not() -> None:
    assert image_token("a.png") == image_token("a.png")
    assert image_token("a.png") != image_token("b.png")
    assert len(image_token("\ud800")) == 12


def test_a_change_of_a_paragraph_patches_that_block() -> None:
    window = _Window()
    window.open()
    heard = window.change(LineChange(13, 1, ("See [the map][map]!",)))
    assert [type(message) for message in heard] == [Patch, Done]
    assert isinstance(heard[0], Patch)
    assert heard[0].removed == len(heard[0].blocks) == 1
    window.assert_up_to_date()


def test_a_change_inside_the_fence_tells_fields_and_moves_the_body() -> None:
    window = _Window()
    window.open()
    heard = window.change(LineChange(1, 1, ("title: B", "date: 2024-01-01")))
    assert [type(message) for message in heard] == [Fields, Patch, Done]
    assert isinstance(heard[1], Patch)
    assert (heard[1].removed, heard[1].blocks, heard[1].shift) == (0, (), 1)
    window.assert_up_to_date()


def test_a_change_inside_the_fence_that_moves_nothing_patches_nothing() -> None:
    window = _Window()
    window.open()
    heard = window.change(LineChange(1, 1, ("title: B",)))
    assert [type(message) for message in heard] == [Fields, Done]
    window.assert_up_to_date()


@pytest.mark.parametrize(
    "change",
    [
        LineChange(4, 1, ("--",)),  # the fence is open now
        LineChange(0, 1, ("# no fence",)),
        LineChange(2, 1, ("---",)),  # it closes earlier
        LineChange(3, 4, ("---", "text")),  # across fence and body
        LineChange(0, 5, ()),
        LineChange(0, 17, ("",)),
        LineChange(5, 0, ("inserted right behind",)),
        LineChange(0, 0, ("before all",)),
    ],
)
def test_making_and_unmaking_the_fence_replaces_what_must_be(change: LineChange) -> None:
    window = _Window()
    window.open()
    window.change(change)
    window.finish()
    window.assert_up_to_date()
    back = _Window()
    window.change(LineChange(0, len(window.source.lines), tuple(back.source.lines)))
    window.finish()
    window.assert_up_to_date()


def test_a_fence_without_an_opener_appears_with_its_last_dash() -> None:
    window = _Window("title: A\n--\n\ntext")
    window.open()
    assert window.fields is not None
    assert window.fields.front_matter.fence is None
    window.change(LineChange(1, 1, ("---",)))
    assert window.fields.front_matter.value("title") == "A"
    window.assert_up_to_date()


def test_a_long_post_comes_in_slices_and_a_change_goes_first() -> None:
    window = _Window("\n\n".join(f"paragraph {number}" for number in range(3000)))
    heard = window.open()
    assert [type(message) for message in heard] == [Fields, Patch]
    assert isinstance(heard[1], Patch)
    assert not heard[1].complete
    assert sum(block.line_count for block in heard[1].blocks) < 200
    assert not window.session.is_idle
    changed = window.change(LineChange(0, 1, ("*first*",)))
    assert "<em>first</em>" in window.blocks[0].html
    assert not any(isinstance(message, Done) for message in changed)
    rest = window.finish()
    assert rest[-1] == Done(1, 2)
    assert [message.complete for message in rest if isinstance(message, Patch)][-1]
    window.assert_up_to_date()


def test_no_patch_is_much_larger_than_the_window_can_read_at_once() -> None:
    lines = [f"{'word ' * 200}{number}\n" for number in range(1000)]
    window = _Window("\n".join(lines))
    sizes = [len(encode(message)) for message in [*window.open(), *window.finish()]]
    assert sum(sizes) > 1_000_000
    assert max(sizes) < 250_000


def test_a_change_far_into_a_post_that_is_still_coming() -> None:
    window = _Window("\n\n".join(f"paragraph {number}" for number in range(1000)))
    window.open()
    window.change(LineChange(1500, 1, ("*late*",)))
    window.change(LineChange(1400, 50, ("x", "")))
    window.finish()
    window.assert_up_to_date()


def test_versions_that_wait_together_are_told_as_one() -> None:
    window = _Window()
    window.open()
    changes = [LineChange(13, 1, (f"See {'x' * count}",)) for count in range(1, 6)]
    said: list[Change] = []
    for change in changes:
        window.source.apply(change)
        window.version += 1
        said.append(Change(1, window.version, change))
    heard = window.hear(window.session.handle_changes(said))
    assert [type(message) for message in heard] == [Patch, Done]
    assert heard[-1] == Done(1, 6)
    window.assert_up_to_date()


def test_what_is_risky_is_announced_before() -> None:
    window = _Window()
    heard = window.session.handle(Open(1, 1, "", window.convention, tuple(window.source.lines)))
    next(heard)
    assert window.said == [Working(1, 0, 5, 1)]
    next(heard)
    assert Working(1, 9, 4, 1) in window.said


def test_plain_lines_are_shown_as_they_are_written() -> None:
    window = _Window()
    window.open(plain_lines=(7,))
    assert not any(block.references for block in window.blocks if "<img" in block.html)
    assert any("![a dog](/d.png)" in block.html for block in window.blocks)
    window.change(LineChange(7, 1, ("![a dog](/e.png)",)))
    window.assert_up_to_date()


def test_a_front_matter_that_killed_a_renderer_is_not_read_until_edited() -> None:
    window = _Window()
    window.open(plain_lines=(1,))
    assert window.fields is not None
    found = window.fields.front_matter
    assert not found.is_readable
    assert found.diagnostics[0].code == "frontmatter.too-complex"
    assert found.body_line == 5
    assert window.blocks[0].line == 5
    window.change(LineChange(2, 1, ("tags: [dog]",)))
    assert window.fields.front_matter.value("title") == "A walk"
    window.assert_up_to_date()


def test_a_field_is_set_for_the_version_that_is() -> None:
    window = _Window()
    window.open()
    (answer,) = window.hear(window.session.handle(SetField(1, 7, 1, "title", "B")))
    assert isinstance(answer, FieldEdit)
    assert (answer.request, answer.version, answer.problem) == (7, 1, "")
    assert [edit.new_text for edit in answer.edits] == ["B"]
    (removed,) = window.hear(window.session.handle(SetField(1, 8, 1, "tags", None, remove=True)))
    assert isinstance(removed, FieldEdit)
    assert removed.edits
    assert removed.edits[0].new_text == ""


@pytest.mark.parametrize(
    ("value", "written"),
    [("10", "10"), ("false", "false"), ("2.5", "2.5"), ("yes", '"yes"'), ("a: b", '"a: b"'), ("v1", "v1")],
)
def test_a_new_field_begins_as_what_its_value_looks_like(value: str, written: str) -> None:
    window = _Window("---\ntitle: A\n---\n")
    window.open()
    (answer,) = window.hear(window.session.handle(SetField(1, 7, 1, "showToc", value)))
    assert isinstance(answer, FieldEdit)
    assert [edit.new_text.strip() for edit in answer.edits] == [f"showToc: {written}"]


def test_a_field_of_another_version_is_stale() -> None:
    window = _Window()
    window.open()
    (answer,) = window.hear(window.session.handle(SetField(1, 7, 0, "title", "B")))
    assert answer == FieldEdit(1, 7, 1, (), "stale")


def test_a_field_that_cannot_be_set_says_why() -> None:
    window = _Window("---\ntitle: [\n---\n")
    window.open()
    (answer,) = window.hear(window.session.handle(SetField(1, 7, 1, "title", "B")))
    assert isinstance(answer, FieldEdit)
    assert not answer.edits
    assert answer.problem.startswith("frontmatter.")


def test_posts_do_not_mix_and_a_closed_one_is_forgotten() -> None:
    window = _Window()
    window.open()
    long = tuple(f"line {number}" for number in itertools.chain.from_iterable((n, "") for n in range(900)))
    list(window.session.handle(Open(2, 1, "", window.convention, long)))
    window.change(LineChange(13, 1, ("See",)))
    window.assert_up_to_date()
    list(window.session.handle(Close(2)))
    assert window.session.is_idle
    assert list(window.session.carry_on()) == []


@pytest.mark.parametrize(
    "message",
    [
        Change(9, 2, LineChange(0, 0, ())),
        SetField(9, 1, 1, "title", "a"),
        Change(1, 1, LineChange(0, 0, ())),
        Change(1, 2, LineChange(500, 1, ())),
        Change(1, 2, LineChange(-1, 1, ())),
        Ready(),
        Done(1, 1),
    ],
)
def test_a_message_out_of_step_is_an_error(message: Message) -> None:
    window = _Window()
    window.open()
    with pytest.raises(ValueError, match=r"."):
        list(window.session.handle(message))


_WORDS = """
---;----;title: A;tags: [a];- item;  more;# head;text;> quote;```;    code;![a](b.png);[x]: /u;[x];<div>;
</div>;<details>;</details>;+++;...;{;};---\u2028;***;[^1]: note;a[^1];| a |;|---|;
"""
_LINES = st.sampled_from([word.removeprefix("\n").removesuffix("\n") for word in _WORDS.split(";")])


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=14), st.sampled_from(list(Generator)), st.data())
def test_whatever_is_edited_the_window_shows_what_a_fresh_one_would(
    lines: list[str], generator: Generator, data: st.DataObject
) -> None:
    window = _Window("\n".join(lines), generator)
    window.open()
    for _ in range(data.draw(st.integers(1, 4))):
        waiting: list[Change] = []
        for _ in range(data.draw(st.integers(1, 2))):
            count = len(window.source.lines)
            first = data.draw(st.integers(0, count))
            removed = data.draw(st.integers(0, min(3, count - first)))
            added = data.draw(st.lists(_LINES, max_size=3))
            if count - removed + len(added) < 1:
                added = [""]
            change = LineChange(first, removed, tuple(added))
            window.source.apply(change)
            window.version += 1
            waiting.append(Change(1, window.version, change))
        window.hear(window.session.handle_changes(waiting))
    window.finish()
    window.assert_up_to_date()


@pytest.mark.parametrize(
    "rows", [["k: " + "x" * (10 << 20)], [f"k{n}: value {n}" for n in range(500_000)]], ids=["text", "rows"]
)
def test_a_front_matter_of_ten_megabytes_is_named_and_the_body_goes_on(rows: list[str]) -> None:
    window = _Window("\n".join(["---", *rows, "---", "Body."]))
    window.open()
    window.finish()
    assert window.fields is not None
    found = window.fields.front_matter
    assert [each.code for each in found.diagnostics] == ["frontmatter.too-large"]
    assert not found.is_readable
    assert "Body." in window.blocks[0].html
    window.change(LineChange(len(rows) + 2, 1, ("Body, changed.",)))
    window.finish()
    assert "Body, changed." in window.blocks[0].html
    window.change(LineChange(1, 1, ("changed: x",)))
    window.finish()
    assert len(rows) == 1 or [each.code for each in window.fields.front_matter.diagnostics] == [
        "frontmatter.too-large"
    ]
