"""What the window and the renderer say to each other: one JSON object a line, on a pipe.

The window opens a post, then tells every change with the version it makes; the renderer answers for
versions in that order, so that a patch for an old version is still right. Every message but `Ready`
names its post. Nothing here knows of Qt or of files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias, cast

from editor.core.diagnostic import Diagnostic, Severity
from editor.core.frontmatter.field import Fence, FenceKind, Field, FrontMatter
from editor.core.frontmatter.generator import Generator
from editor.core.images.image_reference import ImageReference
from editor.core.images.reference_form import ReferenceForm
from editor.core.markdown.extension import Profile
from editor.core.markdown.html_splice import HtmlSplice
from editor.core.markdown.outline import Heading
from editor.core.site.address_habits import AddressHabits
from editor.core.site.convention import Convention
from editor.core.site.habits import MarkdownHabits, Syntax
from editor.core.site.serving_habits import Mount, ServingHabits
from editor.core.text.edit import LineChange, Position, Range, TextEdit
from editor.core.text.span import Span, SpanKind
from editor.renderer.codec import AnyFieldValue, FormBuilder, ProtocolError, read_object

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue
    from editor.renderer.codec import Form

PROTOCOL_VERSION = 4
LARGEST_LINE = 64 * 2**20
"""bytes in a line, its end included; whoever is sent more stops listening"""


# --- the window says


@dataclass(frozen=True, slots=True)
class Open:
    """Begin with a post; an open post of that id is forgotten first.

    `plain_lines` are lines whose blocks are shown as plain text, because they have killed a renderer.
    The `profile` says which Markdown is read.
    """

    post: int
    version: int
    path: str
    convention: Convention
    lines: tuple[str, ...]
    plain_lines: tuple[int, ...] = ()
    profile: Profile = Profile.SITE


@dataclass(frozen=True, slots=True)
class Change:
    """The text of a post has changed; `version` is the one this change makes."""

    post: int
    version: int
    change: LineChange


@dataclass(frozen=True, slots=True)
class SetField:
    """Ask for the edit that gives a field a value; a value of None with `remove` takes the field away.

    With `new_name` the field keeps its value and gets that name. `meant_as` is the kind of a new field.
    """

    post: int
    request: int
    version: int
    name: str
    value: FieldValue
    remove: bool = False
    new_name: str = ""
    meant_as: str = ""


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
class Kept:
    """What stays of the large block that another one replaces; see kept_block.

    Colours stay on the lines before `first_line`, and on the old lines from `end_line` on, which are `shift`
    lines further down now; elements move with their lines from `moved_from` on, before the splice is made.
    So many references stay at either end.
    """

    splice: HtmlSplice
    moved_from: int
    first_line: int
    end_line: int
    shift: int
    references_before: int
    references_after: int


@dataclass(frozen=True, slots=True)
class RenderedBlock:
    """A block as the window needs it: drawn, coloured, and with the images it refers to.

    `line` is the first line in the whole post; ranges of the references count their lines from there.
    With `kept` the block is the only one of its patch and replaces one block: html, spans and references
    are only what is new of it. Lines of the headings, which are always all of them, count from `line`.
    """

    line: int
    line_count: int
    html: str
    spans: tuple[Span, ...]
    references: tuple[ImageReference, ...]
    kept: Kept | None = None
    headings: tuple[Heading, ...] = ()


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

    When the renderer has to be killed, the last one names the block that did it; the lines count in
    the text of `version`.
    """

    post: int
    line: int
    line_count: int
    version: int = 0


Message: TypeAlias = Open | Change | SetField | Close | Ready | Patch | Fields | FieldEdit | Done | Working


# --- how it is said


def encode(message: Message) -> bytes:
    """Give the line that says the message, its end included; ProtocolError where it cannot be said."""
    kind = type(message).__name__
    if kind not in _FORMS:
        raise ProtocolError(f"{kind} is no message")
    said: dict[str, object] = {"kind": kind}
    try:
        for name, form in _FORMS[kind].items():
            value = getattr(message, name)
            said[name] = form.write(value) if form.write else value
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    except (TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ProtocolError(f"a {kind} cannot be written: {error}") from error
    # not as \u escapes: a reader joins two lone halves that stand side by side, and Chinese would double
    line = text.encode("utf-8", "surrogatepass") + b"\n"
    if len(line) > LARGEST_LINE:
        raise ProtocolError(f"a {kind} of {len(line)} bytes is too large")
    return line


def decode(line: bytes) -> Message:
    """Read a line, with or without its end; ProtocolError on anything but exactly a message."""
    if len(line) > LARGEST_LINE:
        raise ProtocolError(f"a line of {len(line)} bytes is too large")
    try:
        said = read_object(json.loads(line.decode("utf-8", "surrogatepass"), parse_constant=_refuse))
        kind = said.pop("kind", None)
        if not isinstance(kind, str) or kind not in _FORMS:
            raise ProtocolError("no message of that kind")
        forms = _FORMS[kind]
        if said.keys() != forms.keys():
            raise ProtocolError(f"a {kind} has other fields")
        return _KINDS[kind](**{name: form.read(said[name]) for name, form in forms.items()})
    except ProtocolError:
        raise
    except (TypeError, ValueError, RecursionError) as error:
        raise ProtocolError(f"no message: {type(error).__name__}") from error


def _refuse(constant: str) -> object:
    raise ProtocolError(f"{constant} is no value of ours")


def _forms(kinds: Mapping[str, type[Message]]) -> Mapping[str, Mapping[str, Form]]:
    named: tuple[type, ...] = (
        AddressHabits,
        Convention,
        Diagnostic,
        Fence,
        FenceKind,
        Field,
        FrontMatter,
        Generator,
        Heading,
        HtmlSplice,
        ImageReference,
        Kept,
        LineChange,
        Mapping,
        MarkdownHabits,
        Mount,
        ServingHabits,
        Position,
        Profile,
        Range,
        ReferenceForm,
        RenderedBlock,
        Severity,
        Span,
        SpanKind,
        Syntax,
        TextEdit,
    )
    names = {kind.__name__: cast("object", kind) for kind in named}
    builder = FormBuilder({**names, "FieldValue": AnyFieldValue})
    return MappingProxyType({name: builder.fields_of(kind) for name, kind in kinds.items()})


_KINDS: Mapping[str, type[Message]] = MappingProxyType(
    {
        kind.__name__: kind
        for kind in (Open, Change, SetField, Close, Ready, Patch, Fields, FieldEdit, Done, Working)
    }
)
_FORMS = _forms(_KINDS)
