"""A renderer without a process: the real session answers, but only when the test says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.followed_post import FollowedPost
from editor.renderer.protocol import Change, Close, FieldEdit, Fields, Patch, SetField
from editor.renderer.session import RenderSession

if TYPE_CHECKING:
    from collections.abc import Iterable

    from editor.core.frontmatter.field import FieldValue
    from editor.core.site.convention import Convention
    from editor.core.text.edit import LineChange
    from editor.renderer.protocol import Message


class InlineRenderer(QObject):
    """Offers what RendererClient offers; `answer()` answers all that was asked so far."""

    patch_received = Signal(Patch)
    fields_received = Signal(Fields)
    field_edit_received = Signal(FieldEdit)
    stumbled = Signal(int, int, int)
    state_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._session = RenderSession(lambda _: None)
        self._waiting: list[Message] = []
        self._posts: dict[int, FollowedPost] = {}
        self._wires: dict[int, FollowedPost] = {}
        self._last_request = 0
        self.is_dead = False
        """whether every question about a field is answered with `restarted`"""

    @property
    def state(self) -> str:
        return "ready"

    @property
    def is_asked(self) -> bool:
        return bool(self._waiting)

    def follows(self, number: int) -> bool:
        return number in self._posts

    def open_post(
        self,
        post: int,
        path: str,
        convention: Convention,
        lines: Iterable[str],
        version: int | None = None,
    ) -> None:
        followed = FollowedPost(post, len(self._wires) + 1, path, convention, lines)
        earlier = self._posts.get(post)
        if earlier is not None:
            followed.succeed(earlier)
            self.close_post(post)
        if version is not None:
            followed.version = version
        self._posts[post] = self._wires[followed.wire] = followed
        self._waiting.append(followed.opening())

    def change(self, post: int, version: int, change: LineChange) -> None:
        followed = self._posts[post]
        followed.follow(version, change)
        self._waiting.append(Change(followed.wire, version, change))

    def set_field(
        self,
        post: int,
        version: int,
        name: str,
        value: FieldValue,
        *,
        remove: bool = False,
        new_name: str = "",
        kind: str = "",
    ) -> int:
        self._last_request += 1
        followed = self._posts[post]
        asked = SetField(followed.wire, self._last_request, version, name, value, remove, new_name, kind)
        followed.fields_asked[asked.request] = asked
        self._waiting.append(asked)
        return asked.request

    def close_post(self, post: int) -> None:
        followed = self._posts.pop(post, None)
        if followed is not None:
            self._give_up_fields(followed)
            self._waiting.append(Close(followed.wire))

    def answer(self) -> None:
        """Hear all that was said, and answer it at once."""
        while self._waiting:
            message = self._waiting.pop(0)
            if isinstance(message, SetField) and self.is_dead:
                self._give_up_fields(self._wires[message.post])
            else:
                self.say(self._answers(message))

    def take(self) -> list[Message]:
        """Hear all that was said, and give the answers, for later."""
        waiting, self._waiting = self._waiting, []
        return [said for message in waiting for said in self._answers(message)]

    def say(self, answers: list[Message]) -> None:
        """Give answers to the window."""
        for said in answers:
            self._tell(said)

    def _answers(self, message: Message) -> list[Message]:
        said = list(self._session.handle(message))
        while not self._session.is_idle:
            said += self._session.carry_on()
        return said

    def _tell(self, said: Message) -> None:
        followed = self._wires[said.post]
        if self._posts.get(followed.post) is not followed:
            return
        if isinstance(said, Patch):
            fitted = followed.fitted(said)
            assert fitted is not None
            self.patch_received.emit(fitted)
        elif isinstance(said, Fields):
            self.fields_received.emit(replace(said, post=followed.post))
        elif isinstance(said, FieldEdit) and followed.fields_asked.pop(said.request, None):
            self.field_edit_received.emit(replace(said, post=followed.post))

    def _give_up_fields(self, followed: FollowedPost) -> None:
        asked, followed.fields_asked = followed.fields_asked, {}
        for one in asked.values():
            answer = FieldEdit(followed.post, one.request, one.version, (), "restarted")
            self.field_edit_received.emit(answer)
