"""The window's end of the renderer: tells it posts and changes, hears patches, survives its death."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.app.followed_post import FollowedPost
from editor.app.process_client import KILLED_FROM_OUTSIDE, ProcessClient
from editor.renderer.protocol import (
    PROTOCOL_VERSION,
    Change,
    Close,
    Done,
    FieldEdit,
    Fields,
    Open,
    Patch,
    ProtocolError,
    Ready,
    SetField,
    Working,
    decode,
    encode,
)
from editor.workspace.own_program import own_program

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.early_process import EarlyProcess
    from editor.core.frontmatter.field import FieldValue
    from editor.core.site.convention import Convention
    from editor.core.text.edit import LineChange
    from editor.renderer.protocol import Message

log = logging.getLogger(__name__)

MODULE = "editor.renderer"

BUSY_AFTER = 300
"""milliseconds an answer may take before the state says so"""
MANY_LINES = 2000
"""of a post whose telling alone takes a few milliseconds"""


class RendererClient(QObject):
    """Keeps one renderer following all open posts; nothing here ever waits for it.

    When the renderer hangs for longer than `budget` seconds, or dies, it is started anew and told every
    post as it is now; the first patch that follows replaces all blocks shown. The lines that most likely
    did it come back as plain text, and `stumbled` names them.
    """

    patch_received = Signal(Patch)
    fields_received = Signal(Fields)
    field_edit_received = Signal(FieldEdit)
    stumbled = Signal(int, int, int)
    """post, first line, how many lines: shown as plain text, because they killed the renderer"""
    state_changed = Signal(str)
    """`ready`, `busy`, `restarting` or `failed` (until `restart`)"""

    def __init__(
        self,
        *,
        budget: float = 3.0,
        program: Sequence[str] | None = None,
        early: EarlyProcess | None = None,
        told: Open | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._posts: dict[int, FollowedPost] = {}
        self._wires: dict[int, FollowedPost] = {}
        self._told = told
        self._last_wire = told.post if told else 0
        self._last_request = 0
        self._state = "restarting"
        self._is_ready = False
        self._process = ProcessClient(program or own_program(MODULE), budget=budget, early=early, parent=self)
        self._process.line_received.connect(self._on_line)
        self._process.died.connect(self._on_died)
        self._process.failed.connect(self._on_failed)
        self._busy_timer = QTimer(self)
        self._busy_timer.setSingleShot(True)
        self._busy_timer.setInterval(BUSY_AFTER)
        self._busy_timer.timeout.connect(lambda: self._set_state("busy"))

    @property
    def state(self) -> str:
        """Give the last state told."""
        return self._state

    @property
    def pid(self) -> int:
        """Give the renderer's process number, 0 while there is none."""
        return self._process.pid

    def start(self) -> None:
        """Start the renderer; posts may be opened before or after."""
        self._process.start()

    def restart(self) -> None:
        """Try again after `failed`."""
        self._set_state("restarting")
        self._process.restart()

    def stop(self) -> None:
        """End the renderer."""
        self._busy_timer.stop()
        self._is_ready = False
        self._posts.clear()
        self._wires.clear()
        self._process.stop()

    def hold(self, *, is_held: bool) -> None:
        """Hear no more for a moment, in which what has come is drawn; its time does not run out."""
        self._process.hold(is_held=is_held)
        self._watch(progressed=True)

    # --- posts

    def open_post(
        self,
        post: int,
        path: str,
        convention: Convention,
        lines: Sequence[str],
        version: int | None = None,
    ) -> None:
        """Begin to follow a post; one of that number is followed anew, its first patch replaces all.

        Versions go on from `version`, or from the last one told of that number, else from 0.
        """
        followed = self._adopted(post, path, convention, lines) or self._new(post, path, convention, lines)
        earlier = self._posts.get(post)
        if earlier is not None:
            followed.succeed(earlier)
            self.close_post(post)
        if version is not None:
            followed.version = version
        self._posts[post] = followed
        self._wires[followed.wire] = followed
        if followed.is_told:
            self._watch()
        elif len(followed.source.lines) < MANY_LINES:
            self._tell_anew(followed)
        else:  # not while the window is just about to show the post
            QTimer.singleShot(0, self, lambda: self._tell_if_open(followed))

    def _new(self, post: int, path: str, convention: Convention, lines: Sequence[str]) -> FollowedPost:
        self._last_wire += 1
        return FollowedPost(post, self._last_wire, path, convention, lines)

    def _adopted(
        self, post: int, path: str, convention: Convention, lines: Sequence[str]
    ) -> FollowedPost | None:
        """Follow the post that the renderer was told before there was anyone to follow it, if it is this."""
        told = self._told
        if (
            told is None
            or post in self._posts
            or told != Open(told.post, 0, path, convention, tuple(lines), ())
        ):
            return None
        self._told = None
        followed = FollowedPost(post, told.post, path, convention, lines)
        followed.opening()
        return followed

    def change(self, post: int, version: int, change: LineChange) -> None:
        """Tell a change and the version it makes; ValueError where it does not fit the lines."""
        followed = self._posts.get(post)
        if followed is None:
            return  # closed meanwhile
        followed.follow(version, change)
        if followed.is_told and not self._said(Change(followed.wire, version, change)):
            self._process.kill("a change could not be said")
        self._watch()

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
        """Ask for the edit that sets, renames or removes a field; `field_edit_received` answers the request.

        Its `problem` is `stale` where `version` is past, `restarted` where the renderer died over it.
        """
        self._last_request += 1
        followed = self._posts[post]
        asked = SetField(followed.wire, self._last_request, version, name, value, remove, new_name, kind)
        followed.fields_asked[asked.request] = asked
        if self._state == "failed":
            QTimer.singleShot(0, self, lambda: self._give_up_fields(followed))
        elif followed.is_told:
            self._ask(followed, asked)
        return asked.request

    def close_post(self, post: int) -> None:
        """Forget a post."""
        followed = self._posts.pop(post, None)
        if followed is None:
            return
        self._give_up_fields(followed)
        del self._wires[followed.wire]
        if followed.is_told:
            self._said(Close(followed.wire))
        self._watch()

    # --- talk

    def _tell_if_open(self, followed: FollowedPost) -> None:
        if self._posts.get(followed.post) is followed and not followed.is_told:
            self._tell_anew(followed)

    def _tell_anew(self, followed: FollowedPost) -> None:
        if not self._is_ready:
            return  # told as soon as there is somebody to tell
        if not self._said(followed.opening()):
            followed.is_told = False  # too large to be rendered at all
        for asked in list(followed.fields_asked.values()):
            self._ask(followed, asked)
        self._watch()

    def _ask(self, followed: FollowedPost, asked: SetField) -> None:
        if not followed.is_told or not self._said(asked):
            self._give_up_fields(followed)
        self._watch()

    def _said(self, message: Message) -> bool:
        try:
            line = encode(message)
        except ProtocolError as error:
            log.warning("a message could not be said: %s", error)
            return False
        self._process.send(line)
        return True

    def _watch(self, *, progressed: bool = False) -> None:
        if not self._is_ready:
            return
        if not any(post.is_owed for post in self._posts.values()):
            self._process.rest()
            self._process.forgive()
            self._busy_timer.stop()
            self._set_state("ready")
        elif progressed:
            self._process.progressed()
        else:
            self._process.watch()
            if self._state == "ready" and not self._busy_timer.isActive():
                self._busy_timer.start()

    def _set_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _on_line(self, line: bytes) -> None:
        try:
            message = decode(line)
        except ProtocolError as error:
            self._process.kill(f"garbage: {error}")
            return
        match message:
            case Ready():
                self._on_ready(message)
            case Patch() | Fields() | FieldEdit() | Done() | Working() if self._is_ready:
                followed = self._wires.get(message.post)
                if followed is not None:
                    self._on_answer(followed, message)
            case _:
                self._process.kill("garbage: not its turn to say that")

    def _on_ready(self, message: Ready) -> None:
        if message.protocol != PROTOCOL_VERSION or self._is_ready:
            self._process.kill("garbage: another protocol")
            return
        self._is_ready = True
        if self._told is not None:
            self._said(Close(self._told.post))
            self._told = None
        for post in list(self._posts.values()):
            if not post.is_told:
                self._tell_anew(post)
        self._watch()

    def _on_answer(
        self, followed: FollowedPost, message: Patch | Fields | FieldEdit | Done | Working
    ) -> None:
        match message:
            case Working():
                followed.note_working(message)
                return
            case Patch():
                patch = followed.fitted(message)
                if patch is None:
                    self._process.kill("garbage: a patch of blocks that are not there")
                    return
                self.patch_received.emit(patch)
            case Fields():
                followed.note_working(None)
                self.fields_received.emit(replace(message, post=followed.post))
            case FieldEdit():
                if followed.fields_asked.pop(message.request, None) is not None:
                    self.field_edit_received.emit(replace(message, post=followed.post))
            case Done():
                followed.note_done(message.version)
        self._watch(progressed=True)

    # --- death

    def _on_died(self, reason: str) -> None:
        was_ready, self._is_ready = self._is_ready, False
        self._told = None
        self._busy_timer.stop()
        self._set_state("restarting")
        posts = list(self._posts.values())
        owed = [post for post in posts if post.is_owed]
        for post in posts:
            post.is_told = False
            self._give_up_fields(post)
        if not was_ready:
            return
        for post in [post for post in owed if post.is_at_risk] or owed:
            blamed = post.blame(is_sure=reason != KILLED_FROM_OUTSIDE)
            if blamed is not None:
                self.stumbled.emit(post.post, *blamed)

    def _on_failed(self, _reason: str) -> None:
        self._set_state("failed")
        for post in list(self._posts.values()):
            self._give_up_fields(post)

    def _give_up_fields(self, followed: FollowedPost) -> None:
        asked, followed.fields_asked = followed.fields_asked, {}
        for one in asked.values():
            answer = FieldEdit(followed.post, one.request, one.version, (), "restarted")
            self.field_edit_received.emit(answer)
