"""Links put into the file of a post that is closed: byte for byte, and only as it was left; blocking."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from editor.core.text.edited_lines import changes_of
from editor.core.text.file_text import FileText
from editor.workspace.errors import ChangedOnDiskError, NotAPostError
from editor.workspace.local_file import read_file
from editor.workspace.moved_references import OpenText, References, edits_for
from editor.workspace.post_file import LARGEST_POST, save_post
from editor.workspace.refusal import shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from editor.core.site.convention import Convention
    from editor.core.text.edit import TextEdit


@dataclass(frozen=True, slots=True)
class Late:
    """What a closed post is to get: an edit of its text as it was left, and addresses for destinations."""

    path: str
    digest: str
    """that of the file when the post was closed: another one is left alone"""
    convention: Convention
    encoding: str = ""
    """the one the writer has chosen, "" where it was found out"""
    edits: tuple[TextEdit, ...] = ()
    addresses: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class LateLinked:
    """A file before and after; `count` tells how many places of it have changed."""

    path: str
    before: bytes
    digest: str
    count: int


def link_late(late: Late) -> LateLinked:
    """Change a closed post's file as one atomic save; raises WorkspaceError, and nothing has changed then.

    ChangedOnDiskError where it is not the file any more that was closed.
    """
    data = read_file(late.path, LARGEST_POST + 1)
    if digest(data) != late.digest:
        sentence = Sentence(
            "“{name}” was changed by another program; nothing was written.", name=shown_name(late.path)
        )
        raise ChangedOnDiskError(sentence, late.path)
    text = FileText.decode(data).in_encoding(late.encoding)
    edits = list(late.edits)
    if late.addresses:
        lines = tuple(text.texts())
        wanted = References(addresses=late.addresses)
        edits += edits_for(late.convention, wanted, [OpenText(0, late.path, 0, lines)])[0]
    if not edits:
        return LateLinked(late.path, data, late.digest, 0)
    for change in changes_of(text.texts(), edits):
        text.apply(change)
    try:
        after = text.encode()
    except ValueError as error:
        sentence = Sentence(
            "“{name}” cannot hold the new name in its encoding; nothing was changed.",
            name=shown_name(late.path),
        )
        raise NotAPostError(sentence, late.path) from error
    saved = save_post(late.path, after, late.digest)
    return LateLinked(late.path, data, saved.digest, len(edits))


def unlink_late(linked: LateLinked) -> str:
    """Take it back where the file is as it was made; gives the file's digest."""
    return save_post(linked.path, linked.before, linked.digest).digest
