"""Where images that come into a post are put, what they are called, and how the post shows them."""

from __future__ import annotations

import os
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.images.name_pattern import NameFacts, folder_in_site
from editor.core.site import typora
from editor.core.site.image_paths import candidates, destination_for, image_folder_for
from editor.core.site.slug import slugize
from editor.workspace.image_keeping import IntakePlan

if TYPE_CHECKING:
    from datetime import datetime

    from editor.app.post_session import PostSession
    from editor.core.images.image_habits import ImageHabits
    from editor.workspace.watch import Watch


@dataclass(frozen=True, slots=True)
class Drop:
    """Where a drop came down: the anchor moves with the text while the files are copied.

    What came down on a field of the form has none, but the field's name.
    """

    session: PostSession
    anchor: int | None
    plan: IntakePlan
    habits: ImageHabits
    watch: Watch
    shown: int
    """the number under which its progress is shown"""
    sources: tuple[str, ...] = ()
    """the files that are being copied, or the address that is downloaded, for the journal"""
    field: str = ""
    web: str = ""
    """the address in the web that the picture is downloaded from"""


def plan_for(session: PostSession, habits: ImageHabits, moment: datetime) -> IntakePlan:
    """Say where images go: where the post's own `typora-copy-images-to` says, else its site's habits."""
    root = session.convention.root
    slug = slug_of(session)
    facts = NameFacts(moment, title=session.title, slug=slug)
    folder = ""
    wanted = typora.copy_folder(session.rendered.front_matter.value(typora.COPY_FIELD), session.home)
    if wanted and _is_below(wanted, root):
        folder = wanted
    elif habits.place.strip():
        folder = posixpath.join(root, folder_in_site(habits.place, facts))
    return IntakePlan(
        folder or image_folder_for(session.convention, session.home),
        root,
        moment,
        habits.pattern,
        session.title,
        slug,
        habits.processing.keeps_heic,
    )


def address_of(session: PostSession, path: str) -> str:
    """Give the address by which a post shows a file of its site; `typora-root-url` is honoured."""
    value = session.rendered.front_matter.value(typora.ROOT_FIELD)
    root = typora.root_folder(value, session.home)
    if root and _is_below(root, session.convention.root):
        address = typora.address_below(root, path)
        found = candidates(session.convention, address, session.home) if address else ()
        if any(candidate.path == path for candidate in found):  # else only Typora would find it
            return address
    return destination_for(session.convention, path, session.home)


def wants_upload(session: PostSession, habits: ImageHabits) -> bool:
    """Tell whether images that come into a post are uploaded at once."""
    value = session.rendered.front_matter.value(typora.COPY_FIELD)
    return habits.uploads or typora.wants_upload(value)


def slug_of(session: PostSession) -> str:
    """Give the post's slug: the field, else the name of its file or bundle, else its title made one."""
    written = session.rendered.front_matter.value("slug")
    if isinstance(written, str) and written.strip():
        return slugize(written)
    if session.path:
        stem = os.path.splitext(os.path.basename(session.path))[0]
        return os.path.basename(os.path.dirname(session.path)) if stem in ("index", "_index") else stem
    return slugize(session.title) if session.title else ""


def _is_below(path: str, root: str) -> bool:
    return path == root or path.startswith(root.rstrip("/") + "/")
