"""All that the renderer remembers: the open posts, and which of them still have blocks to tell."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from editor.renderer.open_post import OpenPost
from editor.renderer.protocol import Change, Close, Done, Open, ProtocolError, SetField

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from editor.renderer.protocol import Message, Working


class RenderSession:
    """Answers messages one by one; what takes long is told in slices, between which others can be heard.

    `announce` is given a Working at once, before the risky work that it names begins. A message that is
    out of step raises ValueError: the process then dies, and the window begins anew with the true text.
    """

    def __init__(
        self, announce: Callable[[Working], None], clock: Callable[[], float] = time.thread_time
    ) -> None:
        self._announce = announce
        self._clock = clock
        self._posts: dict[int, OpenPost] = {}
        self._unfinished: list[int] = []

    @property
    def has_posts(self) -> bool:
        """Tell whether a post is open."""
        return bool(self._posts)

    @property
    def is_idle(self) -> bool:
        """Tell whether everything has been told."""
        return not self._unfinished

    def handle(self, message: Message) -> Iterator[Message]:
        """Answer a message: everything for a short post, the first screen of a long one."""
        match message:
            case Open():
                yield from self._open(message)
            case Change():
                yield from self.handle_changes([message])
            case SetField():
                yield self._post(message.post).field_edit(message)
            case Close():
                self._posts.pop(message.post, None)
                self._note_finished(message.post)
            case _:
                raise ProtocolError(f"{type(message).__name__} is for the window")

    def handle_changes(self, changes: Sequence[Change]) -> Iterator[Message]:
        """Answer changes of one post that wait together; neighbours are answered as one."""
        post = self._post(changes[0].post)
        yield from post.follow([(change.version, change.change) for change in changes])
        yield from self._finish(post)

    def carry_on(self) -> Iterator[Message]:
        """Tell the next slice of the post that was touched last."""
        if self._unfinished:
            post = self._posts[self._unfinished[-1]]
            yield from post.fill()
            yield from self._finish(post)

    def _open(self, message: Open) -> Iterator[Message]:
        post = OpenPost(message, self._announce, self._clock)
        self._posts[message.post] = post
        yield post.fields()
        yield from post.fill()
        yield from self._finish(post)

    def _finish(self, post: OpenPost) -> Iterator[Done]:
        self._note_finished(post.post)
        if post.is_complete:
            yield Done(post.post, post.version)
        else:
            self._unfinished.append(post.post)

    def _note_finished(self, post: int) -> None:
        if post in self._unfinished:
            self._unfinished.remove(post)

    def _post(self, post: int) -> OpenPost:
        if post not in self._posts:
            raise ProtocolError(f"post {post} is not open")
        return self._posts[post]
