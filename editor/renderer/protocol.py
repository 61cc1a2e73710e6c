"""What the window and the renderer say to each other: one JSON object a line, on a pipe.

The window opens a post, then tells every change with the version it makes; the renderer answers for
versions in that order, so that a patch for an old version is still right. Every message names its
post, `Hello` and `Ready` apart. Nothing here knows of Qt or of files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue, FrontMatter
    from editor.core.images.reference import ImageReference
    from editor.core.site.convention import Convention
    from editor.core.text.edit import LineChange, TextEdit
    from editor.core.text.span import Span

PROTOCOL_VERSION = 1


# --- the window says


@dataclass(frozen=True, slots=True)
class Open:
    """Begin with a post; an open post of that id is forgotten first.

    `plain_lines` are lines whose blocks are shown as plain text, because they have killed a renderer.
    """

    post: int
    version: int
    path: str
    convention: Convention
    lines: tuple[str, ...]
    plain_lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The text of a post has changed; `version` is the one this change makes."""

    post: int
    version: int
    change: LineChange


@dataclass(frozen=True, slots=True)
class SetField:
    """Ask for the edit that gives a field a value; a value of None with `remove` takes the field away."""

    post: int
    request: int
    version: int
    name: str
    value: FieldValue
    remove: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """Forget a post."""

    post: int


# --- the renderer says


@dataclass(frozen=True, slots=True)
class Ready:
    """The renderer runs and speaks this protocol."""

    protocol: int = PROTOCOL_VERSION


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A block as the window needs it: drawn, coloured, and with the images it refers to.

    `line` is the first line in the whole post; ranges of the references count their lines from there.
    """

    line: int
    line_count: int
    html: str
    spans: tuple[Span, ...]
    references: tuple[ImageReference, ...]


@dataclass(frozen=True, slots=True)
class Patch:
    """What became of the blocks; see BlockPatch. `complete` is False while slices are still to come.

    `images` tells the destination behind each token that the html of the added blocks shows.
    """

    post: int
    version: int
    first: int
    removed: int
    blocks: tuple[RenderedBlock, ...]
    shift: int
    complete: bool = True
    images: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Fields:
    """What the front matter says now, with its colours (lines counted in the whole post) and its images."""

    post: int
    version: int
    front_matter: FrontMatter
    spans: tuple[Span, ...]
    references: tuple[ImageReference, ...]


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """The answer to SetField: the smallest edit for that version, or the code of what stands in the way."""

    post: int
    request: int
    version: int
    edits: tuple[TextEdit, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """Everything up to this version has been answered."""

    post: int
    version: int


@dataclass(frozen=True, slots=True)
class Working:
    """Told before risky work (a highlighted fence, raw HTML, a very large block) begins at these lines.

    When the renderer has to be killed, the last one names the block that did it.
    """

    post: int
    line: int
    line_count: int
