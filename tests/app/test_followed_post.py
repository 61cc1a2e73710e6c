from __future__ import annotations

import pytest

from editor.app.followed_post import FollowedPost
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.text.edit import LineChange
from editor.renderer.protocol import Patch, RenderedBlock, Working


@pytest.fixture
def post() -> FollowedPost:
    followed = FollowedPost(
        7, 70, "", Convention("/", Generator.PLAIN), [str(number) for number in range(10)]
    )
    followed.opening()
    return followed


def _patch(first: int, removed: int, added: int) -> Patch:
    block = RenderedBlock(0, 1, "", (), ())
    return Patch(70, 0, first, removed, (block,) * added, 0)


def test_an_opened_post_is_owed_until_its_version_is_done(post: FollowedPost) -> None:
    assert post.is_owed
    post.note_done(0)
    assert not post.is_owed
    post.follow(1, LineChange(0, 1, ("a",)))
    assert post.is_owed
    post.note_done(0)
    assert post.is_owed
    post.note_done(1)
    assert not post.is_owed


def test_the_opening_tells_the_lines_as_they_are(post: FollowedPost) -> None:
    post.follow(1, LineChange(0, 9, ("a",)))
    assert post.opening().lines == ("a", "9")
    assert post.opening().version == 1
    assert post.opening().post == 70


def test_a_patch_must_fit_what_is_shown(post: FollowedPost) -> None:
    assert post.fitted(_patch(0, 0, 3)) is not None
    assert post.fitted(_patch(1, 3, 1)) is None
    assert post.fitted(_patch(-1, 0, 1)) is None
    assert post.fitted(_patch(0, -1, 1)) is None
    found = post.fitted(_patch(1, 2, 1))
    assert found is not None
    assert found.post == 7


def test_the_first_patch_after_a_new_beginning_takes_all_away(post: FollowedPost) -> None:
    post.fitted(_patch(0, 0, 5))
    post.opening()
    post.opening()
    first = post.fitted(_patch(0, 0, 2))
    assert first is not None
    assert first.removed == 5
    second = post.fitted(_patch(2, 0, 2))
    assert second is not None
    assert second.removed == 0


def test_what_was_announced_is_blamed_where_it_is_now(post: FollowedPost) -> None:
    post.note_working(Working(70, 3, 2, 0))
    post.follow(1, LineChange(0, 0, ("new",)))
    assert post.blame() == (4, 2)
    assert post.opening().plain_lines == (4, 5)


def test_the_last_change_is_blamed_when_nothing_was_announced(post: FollowedPost) -> None:
    post.follow(1, LineChange(4, 1, ("a", "b")))
    assert post.blame() == (4, 2)


def test_nothing_is_blamed_twice_and_then_everything_is(post: FollowedPost) -> None:
    post.follow(1, LineChange(4, 1, ("a",)))
    assert post.blame() == (4, 1)
    assert post.blame() == (0, 10)
    assert post.blame() is None


def test_with_no_suspect_the_first_death_is_forgiven(post: FollowedPost) -> None:
    assert post.blame() is None
    assert post.blame() == (0, 10)


def test_a_feared_line_that_is_edited_is_feared_no_more(post: FollowedPost) -> None:
    post.note_working(Working(70, 3, 3, 0))
    post.blame()
    post.follow(1, LineChange(4, 1, ("fixed", "and more")))
    assert post.opening().plain_lines == (3, 6)


def test_a_death_from_outside_is_blamed_on_nobody_at_first(post: FollowedPost) -> None:
    post.follow(1, LineChange(4, 1, ("a",)))
    assert post.blame(is_sure=False) is None
    assert post.blame(is_sure=False) == (4, 1)
