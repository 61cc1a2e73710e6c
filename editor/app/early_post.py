"""The first post, read and told to the renderer while Chromium starts: before there is a window."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from editor.renderer.protocol import Fields, Open, Patch, ProtocolError, decode, encode
from editor.workspace.encoding_memory import EncodingMemory
from editor.workspace.errors import WorkspaceError
from editor.workspace.opening import open_post

if TYPE_CHECKING:
    from editor.app.early_process import EarlyProcess
    from editor.core.frontmatter.field import FrontMatter
    from editor.core.site.convention import Convention
    from editor.renderer.protocol import RenderedBlock
    from editor.workspace.post_file import PostFile

LARGEST_EARLY = 4_000_000
"""bytes of a file; a larger one is read in the background, as the window waits for an early one"""
MOST_LINES = 8
"""of what the renderer says, among which the first screen must be"""
WIRE = 1
"""the number under which the renderer knows it, the first that is given"""


class EarlyPost(NamedTuple):
    """A post as it was read, and what the renderer was told of it: nothing where that could not be said."""

    post: PostFile
    convention: Convention
    told: Open | None
    state: tuple[int, int, int]
    """of the file when it was read: its number, size and time of change"""

    @property
    def is_fresh(self) -> bool:
        """Tell whether the file is still as it was read."""
        return _state_of(self.post.path) == self.state


def read_early(path: str, encodings: str, renderer: EarlyProcess | None) -> EarlyPost | None:
    """Read a post as `open_post` does and tell it to the renderer; None where that is for later.

    `encodings` is the file of the encodings that were chosen.
    """
    whole = os.path.abspath(path)
    state = _state_of(whole)
    if state[1] > LARGEST_EARLY:
        return None
    try:
        post, convention = open_post(whole, None, EncodingMemory(encodings))
    except WorkspaceError:
        return None
    return EarlyPost(post, convention, _told(post, convention, renderer), state)


class FirstSight(NamedTuple):
    """What the renderer said first of a post: its front matter and the blocks of a screen."""

    front_matter: FrontMatter
    blocks: tuple[RenderedBlock, ...]


def first_sight(post: EarlyPost, renderer: EarlyProcess) -> FirstSight | None:
    """Give what the renderer has said of a post that was told to it, None while that is not enough to see."""
    front_matter = None
    for line in renderer.hear().split(b"\n")[:MOST_LINES]:
        try:
            message = decode(line)
        except ProtocolError:  # the last line, of which a part is there
            return None
        if post.told is None or getattr(message, "post", WIRE) != WIRE:
            return None
        if isinstance(message, Fields):
            front_matter = message.front_matter
        elif isinstance(message, Patch):
            return FirstSight(front_matter, message.blocks) if front_matter is not None else None
    return None


def _told(post: PostFile, convention: Convention, renderer: EarlyProcess | None) -> Open | None:
    if renderer is None:
        return None
    message = Open(WIRE, 0, post.path, convention, tuple(post.text.texts()), ())
    try:
        renderer.say(encode(message))
    except ProtocolError:
        return None
    return message


def _state_of(path: str) -> tuple[int, int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return (0, 0, 0)
    return (found.st_ino, found.st_size, found.st_mtime_ns)
