"""A row of the list, read from the first bytes of a post."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.frontmatter.schema import kind_of
from editor.core.post import PostSummary
from editor.core.site.post_paths import is_draft_path, name_in_path
from editor.core.text.file_text import FileText
from editor.workspace.errors import DiskError, NotFoundError
from editor.workspace.local_file import read_file
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.diagnostic import Diagnostic
    from editor.core.frontmatter.field import FieldValue, FrontMatter
    from editor.core.frontmatter.schema import FieldKind
    from editor.core.site.convention import Convention
    from editor.workspace.encoding_memory import EncodingMemory

SUMMARY_BYTES = 262_144
MAX_TERMS = 200
MAX_FIELDS = 100
_MAX_NAME = 100
_MAX_TITLE = 500
_FALSE = frozenset({"false", "no", "off", "n", "0", ""})
_RANKS = {"error": 0, "warning": 1}


def read_summary(path: str, convention: Convention, encodings: EncodingMemory | None = None) -> PostSummary:
    """Read a post's row from its first 256 KB; raises WorkspaceError when it cannot be read.

    A post without a title is named after its file, as the generators do. Never fails on what the front
    matter says: `problem` then names what is wrong.
    """
    facts = _facts(path)
    data = read_file(path, SUMMARY_BYTES, convention.root)
    text = encodings.read(path, data) if encodings else FileText.decode(data)
    lines = text.texts()
    front_matter = read_front_matter(lines, convention.generator)
    stem_date, stem_title = name_in_path(path, convention.generator)
    values = {entry.name: entry.value for entry in front_matter.fields}
    return PostSummary(
        path=path,
        title=(_line(values.get("title")) or stem_title)[:_MAX_TITLE],
        date=(_line(values.get("date")) or stem_date)[:64],
        is_draft=_is_draft(values, path, convention),
        tags=_terms(values, "tags", "tag", convention.generator),
        categories=_terms(values, "categories", "category", convention.generator),
        problem=_problem(front_matter, len(data)),
        modified_ns=facts.st_mtime_ns,
        size=facts.st_size,
        kinds=_kinds(front_matter, convention.generator),
    )


def unreadable_summary(path: str, problem: str) -> PostSummary:
    """Make the row of a post whose front matter nobody can read, so that it still stands in the list."""
    facts = _facts(path)
    title = os.path.splitext(os.path.basename(path))[0]
    return PostSummary(
        path, title, "", is_draft=False, problem=problem, modified_ns=facts.st_mtime_ns, size=facts.st_size
    )


def _facts(path: str) -> os.stat_result:
    try:
        return os.stat(path)
    except FileNotFoundError as error:
        raise NotFoundError("The post is not there any more.", path) from error
    except (OSError, ValueError) as error:
        raise DiskError(
            Sentence("The post cannot be read: {reason}.", reason=reason_of(error)), path
        ) from error


def _kinds(front_matter: FrontMatter, generator: Generator) -> tuple[tuple[str, FieldKind | None], ...]:
    """Tell how the value of each field looks, of a front matter that can be trusted."""
    if not front_matter.is_readable:
        return ()
    values = {entry.name: entry.value for entry in front_matter.fields[:MAX_FIELDS]}
    return tuple(
        (name, kind_of(name, value, generator) if value else None)
        for name, value in values.items()
        if 0 < len(name) <= _MAX_NAME
    )


def _line(value: FieldValue) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _is_draft(values: Mapping[str, FieldValue], path: str, convention: Convention) -> bool:
    if is_draft_path(convention, path):
        return True
    draft, published = values.get("draft"), values.get("published")
    if convention.generator in (Generator.HEXO, Generator.JEKYLL):
        return isinstance(published, str) and published.strip().lower() in _FALSE - {""}
    return isinstance(draft, str) and draft.strip().lower() not in _FALSE


def _terms(values: Mapping[str, FieldValue], name: str, single: str, generator: Generator) -> tuple[str, ...]:
    value = values.get(name)
    if value is None:
        value = values.get(single)
    elif isinstance(value, str) and generator is Generator.JEKYLL:
        value = tuple(value.split())  # Jekyll parts the plural, and only the plural, at spaces
    return tuple(dict.fromkeys(_flat(value)))[:MAX_TERMS]


def _flat(value: FieldValue) -> list[str]:
    """Give the names in a value: one, a list, or Hexo's lists of paths."""
    found: list[str] = []
    waiting: list[FieldValue] = [value]
    while waiting and len(found) < MAX_TERMS:
        item = waiting.pop()
        if isinstance(item, str):
            found += [_line(item)[:200]] if item.strip() else []
        elif item is not None and not isinstance(item, Mapping):
            waiting.extend(reversed(item))
    return found


def _problem(front_matter: FrontMatter, read: int) -> str:
    worst: Sequence[Diagnostic] = sorted(
        front_matter.diagnostics, key=lambda found: _RANKS.get(found.severity.value, 2)
    )
    if worst and worst[0].code == "frontmatter.unclosed" and read >= SUMMARY_BYTES:
        return "frontmatter.too-large"
    return worst[0].code if worst else ""
