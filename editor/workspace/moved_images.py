"""Image files and the posts that show them, changed together: prepared, carried out, taken back; blocking."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.core.site.image_paths import destination_for
from editor.workspace.content_folder import POST_EXTENSIONS
from editor.workspace.file_steps import Wanted
from editor.workspace.moved_references import References, edits_for, rewritten_posts
from editor.workspace.named_elsewhere import sentence_about, texts_naming

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from editor.core.site.convention import Convention
    from editor.core.text.edit import TextEdit
    from editor.workspace.file_steps import FileStep, FileSteps
    from editor.workspace.image_files import FilePlan
    from editor.workspace.moved_references import OpenText, RewrittenPost


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that would change: files, posts on the disk, and (by number) the texts of open posts."""

    plan: FilePlan
    references: References
    posts: tuple[RewrittenPost, ...]
    edits: Mapping[int, Sequence[TextEdit]]
    versions: Mapping[int, int]
    """those of the texts that the edits are for"""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing would change."""
        return not (self.plan.wanted or self.posts or any(self.edits.values()))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the program knows while something is prepared: open texts, and encodings chosen for posts."""

    convention: Convention
    texts: tuple[OpenText, ...]
    encodings: Mapping[str, str]
    home: str = ""
    """the post for which new files arrive"""


def prepare(make: Callable[[], FilePlan], around: Surroundings) -> Prepared:
    """Find out what a plan changes; nothing is written. Raises WorkspaceError where it cannot be done.

    Files that take the place of others change every post of the folder, new ones only the post they are for.
    """
    plan = make()
    convention = around.convention
    addresses = {
        destination: destination_for(convention, path, around.home)
        for destination, path in plan.addresses.items()
    }
    references = References(plan.moved, addresses)
    if not (plan.moved or addresses):
        return Prepared(plan, references, (), {}, {})
    posts = rewritten_posts(convention, references, around.encodings) if plan.moved else []
    plan = replace(plan, problems=(*plan.problems, *_named_elsewhere(convention, plan.moved)))
    texts = [text for text in around.texts if plan.moved or text.path == around.home]
    versions = {text.number: text.version for text in texts}
    return Prepared(plan, references, tuple(posts), edits_for(convention, references, texts), versions)


def carry_out(steps: FileSteps, root: str, prepared: Prepared, *, to_trash: bool) -> FileStep:
    """Change files and posts on the disk, all or none."""
    posts = [Wanted(post.path, post.before, post.after) for post in prepared.posts]
    return steps.do(root, [*prepared.plan.wanted, *posts], to_trash=to_trash)


def turn(
    steps: FileSteps, step: FileStep, references: References, around: Surroundings, *, back: bool
) -> FileStep:
    """Take a step back, or do it again, also where posts were written since: those are rewritten anew.

    `references` are those of the way to go. Raises WorkspaceError when an image was changed meanwhile.
    """
    convention = around.convention
    known = {change.path: change.after if back else change.before for change in step.changes}
    changed = {path for path in steps.changed_since(step, back=back) if _is_post(path)}
    instead: dict[str, bytes | None] = {
        path: None
        for path, name in known.items()
        if path in changed or (name and _is_post(path) and not os.path.lexists(path))
    }
    if references.files:
        for post in rewritten_posts(convention, references, around.encodings):
            if post.path in changed or post.path not in known:
                instead[post.path] = post.after
    return steps.undo(step, instead) if back else steps.redo(step, instead)


def contents_after(steps: FileSteps, step: FileStep, *, back: bool) -> dict[str, bytes]:
    """Give what the files of a step hold once it was done, or taken back; without those that are gone."""
    found: dict[str, bytes] = {}
    for change in step.changes:
        content = steps.content(step, change.before if back else change.after)
        if content is not None:
            found[change.path] = content
    return found


def _named_elsewhere(convention: Convention, moved: Mapping[str, str]) -> list[str]:
    """Say which files that are not rewritten name what gets another name."""
    names = [
        os.path.basename(old) for old, new in moved.items() if os.path.basename(new) != os.path.basename(old)
    ]
    found = texts_naming(convention, names) if names else []
    return [sentence_about(convention, names[0] if len(names) == 1 else "…", found)] if found else []


def _is_post(path: str) -> bool:
    return path.lower().endswith(POST_EXTENSIONS)
