"""What posts must say once images have other places, asked of a process that reads them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from editor.core.text.edit import Position, Range, TextEdit
from editor.core.text.edited_lines import changes_of
from editor.core.text.file_text import FileText
from editor.workspace.content_folder import post_paths
from editor.workspace.errors import ChangedOnDiskError, NotAPostError, WorkspaceError
from editor.workspace.local_file import read_file
from editor.workspace.named_elsewhere import page_paths
from editor.workspace.own_process import answers_of
from editor.workspace.refusal import shown_name
from editor.workspace.sentence import Sentence
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from editor.core.site.convention import Convention

_MOVER = "editor.indexer.reference_mover"
_MAX_POST = 2_000_000
_WORD = re.compile(rb"[a-z0-9]{3,}")


@dataclass(frozen=True, slots=True)
class References:
    """What is to be changed: `files` (old absolute path to new) and `addresses` (as posts write them)."""

    files: Mapping[str, str] = field(default_factory=dict[str, str])
    addresses: Mapping[str, str] = field(default_factory=dict[str, str])

    def reversed(self) -> References:
        """Give the way back."""
        return References(
            {new: old for old, new in self.files.items()},
            {new: old for old, new in self.addresses.items()},
        )


@dataclass(frozen=True, slots=True)
class OpenText:
    """The text of an open post at one moment; `path` is that by which its images are looked for."""

    number: int
    path: str
    version: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RewrittenPost:
    """A post on the disk before and after, and how many of its references changed."""

    path: str
    before: bytes
    after: bytes
    count: int


def rewritten_posts(
    convention: Convention, wanted: References, encodings: Mapping[str, str]
) -> list[RewrittenPost]:
    """Give the posts and pages of a site that use a file that moves, as they must be written.

    `encodings` names, by path, those that the writer has chosen. Raises WorkspaceError when a post that
    names such a file cannot be read or changed: then nothing should move.
    """
    names = [os.path.basename(old) for old in wanted.files]
    posts = dict.fromkeys(path for batch in post_paths(convention) for path in batch)
    paths = [path for path in (*posts, *page_paths(convention, posts)) if _may_name(path, names, convention)]
    found: list[RewrittenPost] = []
    for path, (name, edits) in zip(
        paths, _asked(convention, wanted, [(path, None) for path in paths]), strict=True
    ):
        if edits:
            found.append(_rewritten(path, name, edits, encodings.get(path, ""), convention.root))
    return found


def edits_for(
    convention: Convention, wanted: References, texts: Sequence[OpenText]
) -> dict[int, list[TextEdit]]:
    """Give the edits of open posts by their numbers; raises WorkspaceError as `rewritten_posts` does."""
    answers = _asked(convention, wanted, [(text.path, list(text.lines)) for text in texts])
    return {text.number: edits for text, (_, edits) in zip(texts, answers, strict=True)}


def _may_name(path: str, names: Sequence[str], convention: Convention) -> bool:
    """Tell whether a post may name one of the files: it holds the longest plain word of its name."""
    try:
        data = read_file(path, _MAX_POST + 1, convention.root).lower()
    except WorkspaceError:
        return False
    return any(_holds(data, name) for name in names)


def _holds(data: bytes, name: str) -> bool:
    words = _WORD.findall(os.path.splitext(name)[0].lower().encode("utf-8", "surrogateescape"))
    return not words or max(words, key=len) in data


def _asked(
    convention: Convention, wanted: References, posts: Sequence[tuple[str, list[str] | None]]
) -> Iterator[tuple[str, list[TextEdit]]]:
    if not posts:
        return
    question = {
        "root": convention.root,
        "files": dict(wanted.files),
        "addresses": dict(wanted.addresses),
        "posts": [list(post) for post in posts],
    }
    answered = 0
    for (path, _), answer in zip(posts, answers_of(_MOVER, question), strict=False):
        yield _understood(path, answer)
        answered += 1
    if answered < len(posts):
        raise _cannot(posts[answered][0])


def _understood(path: str, answer: object) -> tuple[str, list[TextEdit]]:
    if not isinstance(answer, dict):
        raise _cannot(path)
    told = cast("dict[str, object]", answer)
    if "refused" in told:
        raise NotAPostError(
            Sentence(
                "“{name}” shows “{address}” in a way that cannot be rewritten safely; nothing was changed.",
                name=shown_name(path),
                address=str(told["refused"])[:200],
            ),
            path,
        )
    rows = told.get("edits")
    if not isinstance(rows, list):
        raise _cannot(path)
    edits = [
        TextEdit(Range(Position(line, column), Position(end_line, end_column)), text)
        for line, column, end_line, end_column, text in cast("list[tuple[int, int, int, int, str]]", rows)
    ]
    return str(told.get("digest", "")), edits


def _cannot(path: str) -> NotAPostError:
    sentence = Sentence(
        "“{name}” names the image and could not be read; nothing was changed.", name=shown_name(path)
    )
    return NotAPostError(sentence, path)


def _rewritten(path: str, name: str, edits: list[TextEdit], encoding: str, root: str) -> RewrittenPost:
    data = read_file(path, _MAX_POST + 1, root)
    if digest(data) != name:
        sentence = Sentence(
            "“{name}” was changed by another program; nothing was written.", name=shown_name(path)
        )
        raise ChangedOnDiskError(sentence, path)
    text = FileText.decode(data)
    chosen = FileText.decode_as(data, encoding) if encoding else None
    if chosen is not None and chosen.texts() == text.texts():
        text = chosen
    for change in changes_of(text.texts(), edits):
        text.apply(change)
    try:
        after = text.encode()
    except ValueError as error:
        sentence = Sentence(
            "“{name}” cannot hold the new name in its encoding; nothing was changed.", name=shown_name(path)
        )
        raise NotAPostError(sentence, path) from error
    return RewrittenPost(path, data, after, len(edits))
