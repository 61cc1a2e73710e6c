"""The images of a site for its library: files that came, changed or went, and the posts that show them."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.images.image_name import has_image_name
from editor.core.images.library_image import LibraryImage, heading_above
from editor.indexer.local_references import MAX_POST_BYTES
from editor.indexer.step import Step
from editor.workspace.errors import WorkspaceError
from editor.workspace.image_header import HEAD_BYTES, read_header
from editor.workspace.image_index import StoredUse
from editor.workspace.local_file import read_file
from editor.workspace.local_images import Listing
from editor.workspace.post_convention import find_for_post
from editor.workspace.unused_images import site_images
from editor.workspace.whole_file import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from editor.core.images.image_reference import ImageReference
    from editor.core.site.convention import Convention
    from editor.indexer.busy_mark import BusyMark
    from editor.indexer.local_references import ReferenceReader
    from editor.workspace.image_index import ImageIndex
    from editor.workspace.library_index import LibraryIndex

_BATCH = 100
_LISTED = 1_000
"""files that are compared in one step: no more than a look at each"""
_LARGEST_HASHED = 100_000_000
_LOCAL = (DestinationKind.RELATIVE, DestinationKind.SITE)


class ImageScan:
    """Keeps the image index of one site; `heard` takes what is read of posts anyway."""

    def __init__(
        self,
        convention: Convention,
        index: LibraryIndex,
        images: ImageIndex,
        reader: ReferenceReader,
        mark: BusyMark,
        say: Callable[[dict[str, object]], None],
    ) -> None:
        self._convention = convention
        self._index = index
        self._images = images
        self._reader = reader
        self._mark = mark
        self._say = say
        self._heard: dict[str, list[StoredUse]] = {}
        self._files_changed = False
        self._unread: list[LibraryImage] = []
        """new files of a large batch, whose heads are read when all else is known"""

    def heard(self, path: str, lines: Sequence[str], references: Sequence[ImageReference]) -> None:
        """Keep what a post shows until the post's turn comes."""
        self._heard[path] = [
            StoredUse(one.form.value, one.destination, one.range.start.line, _above(lines, one))
            for one in references
            if parse_destination(one.destination).kind in _LOCAL
        ]

    def steps(self, only: Collection[str] | None = None) -> Iterator[Step]:
        """Bring the index up to date: with everything, or with these posts and image files only."""
        known = self._images.known_files()
        self._unread.clear()
        if only is None:
            yield from self._compare(known)
        else:
            yield from self._files([path for path in only if has_image_name(path)], known)
        yield from self._posts(only)
        yield from self._resolve()
        if self._unread:
            yield Step(lambda: self._say({"library": 1}))  # what is there and who shows it; the rest follows
            yield from self._heads()
        yield from self._name_twins()
        yield Step(lambda: self._say({"library": 1}))

    # --- files

    def _compare(self, known: dict[str, tuple[int, int]]) -> Iterator[Step]:
        found = site_images(self._convention)
        seen: set[str] = set()
        while batch := list(islice(found, _LISTED)):
            seen.update(batch)
            yield from self._files(batch, known)
        gone = [path for path in known if path not in seen]
        if gone:
            self._files_changed = True
            yield Step(lambda: self._images.remove_files(gone))

    def _files(self, paths: Sequence[str], known: dict[str, tuple[int, int]]) -> Iterator[Step]:
        changed: list[LibraryImage] = []
        gone: list[str] = []
        for path in paths:
            try:
                facts = os.stat(path)
            except OSError:
                gone.append(path)
                continue
            if known.get(path) != (facts.st_mtime_ns, facts.st_size):
                self._files_changed = self._files_changed or path not in known
                changed.append(LibraryImage(path, facts.st_size, facts.st_mtime_ns, 0, 0, "", ""))
        if changed and len(paths) < _BATCH:
            yield Step(lambda: self._images.store_files([self._read(one) for one in changed]))
        elif changed:
            self._unread += changed
            # without its moment a file counts as changed, should this end before its head is read
            yield Step(lambda: self._images.store_files([replace(one, modified_ns=0) for one in changed]))
        if gone:
            self._files_changed = True
            yield Step(lambda: self._images.remove_files(gone))

    def _heads(self) -> Iterator[Step]:
        """Read the heads of the files that are known by name and size only."""
        while self._unread:
            batch, self._unread = self._unread[:_BATCH], self._unread[_BATCH:]
            yield Step(lambda batch=batch: self._images.store_files([self._read(one) for one in batch]))

    def _read(self, image: LibraryImage) -> LibraryImage:
        try:
            header = read_header(read_file(image.path, HEAD_BYTES, self._convention.root))
        except WorkspaceError:
            header = None
        if header is None:
            return image
        kind = header.format.value
        return LibraryImage(image.path, image.size, image.modified_ns, header.width, header.height, kind, "")

    # --- posts

    def _posts(self, only: Collection[str] | None) -> Iterator[Step]:
        wanted = self._index.known()
        known = self._images.known_posts()
        self._files_changed = self._files_changed and bool(known)  # the first look finds all that is there
        gone = [path for path in known if path not in wanted]
        if gone:
            yield Step(lambda: self._images.remove_posts(gone))
        with_images = {path for path, (found, _) in self._index.images().items() if found}
        changed = [
            path
            for path, facts in wanted.items()
            if known.get(path) != facts and (only is None or path in only)
        ]
        for start in range(0, len(changed), _BATCH):
            batch = changed[start : start + _BATCH]
            for path in batch:
                if path in with_images and path not in self._heard and wanted[path][1] <= MAX_POST_BYTES:
                    yield Step(lambda path=path: self._read_post(path), path)
            yield Step(lambda batch=batch: self._store(batch, wanted))
        self._heard.clear()

    def _read_post(self, path: str) -> None:
        try:
            with self._mark.reading("images", path):
                self._reader.references(path, self._convention)  # which lets `heard` know
        except WorkspaceError:
            return

    def _store(self, paths: Sequence[str], wanted: dict[str, tuple[int, int]]) -> None:
        listing = Listing()
        self._images.store_uses(
            {
                path: (
                    *wanted[path],
                    [self._answered(path, use, listing) for use in self._heard.get(path, ())],
                )
                for path in paths
            }
        )

    def _answered(self, post: str, use: StoredUse, listing: Listing) -> StoredUse:
        file = self._file_of(post, use.form, use.destination, listing)
        return StoredUse(use.form, use.destination, use.line, use.heading, file)

    def _file_of(self, post: str, form: str, destination: str, listing: Listing) -> str:
        path = parse_destination(destination).path
        return find_for_post(self._convention, path, post, form, listing).path

    def _resolve(self) -> Iterator[Step]:
        """Look again which files answer, where files came or went."""
        if not self._files_changed:
            return
        self._files_changed = False
        references = self._images.references()
        listing = Listing()
        for start in range(0, len(references), _BATCH):
            batch = references[start : start + _BATCH]
            yield Step(lambda batch=batch: self._resolve_batch(batch, listing))

    def _resolve_batch(self, batch: Sequence[tuple[str, str, str, str]], listing: Listing) -> None:
        answers: dict[tuple[str, str, str], str] = {}
        for post, form, destination, before in batch:
            file = self._file_of(post, form, destination, listing)
            if file != before:
                answers[(post, form, destination)] = file
        if answers:
            self._images.set_answers(answers)

    # --- twins

    def _name_twins(self) -> Iterator[Step]:
        named: dict[str, str] = {}
        for path in self._images.unnamed_twins():
            yield Step(lambda path=path: self._name(path, named), path)
            if len(named) >= _BATCH:  # writing each by itself takes far longer than reading it
                yield Step(lambda: self._keep_names(named))
        if named:
            yield Step(lambda: self._keep_names(named))

    def _name(self, path: str, named: dict[str, str]) -> None:
        with suppress(WorkspaceError):
            named[path] = digest(read_file(path, _LARGEST_HASHED, self._convention.root))

    def _keep_names(self, named: dict[str, str]) -> None:
        self._images.set_digests(named)
        named.clear()


def _above(lines: Sequence[str], reference: ImageReference) -> str:
    return heading_above(lines, reference.range.start.line)
