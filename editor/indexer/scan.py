"""One scan of a content folder: what changed is read anew, what is gone is forgotten."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from editor.indexer.image_scan import ImageScan
from editor.indexer.local_references import MAX_POST_BYTES, ReferenceReader, count_broken
from editor.indexer.step import Step
from editor.workspace.content_folder import is_post_path, post_paths
from editor.workspace.errors import NotFoundError, WorkspaceError
from editor.workspace.image_index import image_index_for
from editor.workspace.local_images import Listing
from editor.workspace.post_summary import read_summary, unreadable_summary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from editor.core.post import PostSummary
    from editor.core.site.convention import Convention
    from editor.indexer.busy_mark import BusyMark, Casualty
    from editor.workspace.encoding_memory import EncodingMemory
    from editor.workspace.library_index import LibraryIndex

TOO_HARD = "frontmatter.too-hard"
"""the problem of a post over which the indexer died: its front matter is not read again"""
UNREADABLE = "post.unreadable"
"""the problem of a post that the system does not let us read"""
_FIRST_BATCH = 25
_LAST_BATCH = 200
_IMAGE_BATCH = 50
_STRIKES_OUT = 2


class Scanner:
    """Keeps the index of one site; works in steps, so that a message can be answered between any two."""

    def __init__(
        self,
        convention: Convention,
        index: LibraryIndex,
        mark: BusyMark,
        say: Callable[[dict[str, object]], None],
        encodings: EncodingMemory | None = None,
    ) -> None:
        self._convention = convention
        self._index = index
        self._mark = mark
        self._say = say
        self._encodings = encodings
        self._reader = ReferenceReader(encodings)
        self._library = ImageScan(convention, index, image_index_for(index.path), self._reader, mark, say)
        self._reader.heard = self._library.heard
        self._waiting: list[PostSummary] = []
        self._images: dict[str, list[tuple[str, str]]] = {}
        self._counts: dict[str, int] = {}
        self._batch = _FIRST_BATCH
        self._total = 0
        self._updated = 0

    def blame(self, found: list[Casualty]) -> None:
        """Note the files over which earlier indexers died; two strikes and a file is not read again."""
        for casualty in found:
            try:
                modified = os.stat(casualty.path).st_mtime_ns
            except OSError:
                continue
            strikes = _STRIKES_OUT if casualty.is_proven else 1
            self._index.strike(casualty.path, casualty.kind, modified, strikes)

    def scan(self) -> Iterator[Step]:
        """Bring the index up to date: first the rows, then the images of each post."""
        self._updated, self._batch = 0, _FIRST_BATCH
        if not os.path.isdir(self._convention.root):
            raise NotFoundError("The folder is not there any more.", self._convention.root)
        changed, gone = self._compare()
        self._progress(done=False)
        strikes = self._index.strikes("summary")
        # who killed us once goes last, when all others are safe in the index
        changed.sort(key=lambda item: (item[0] in strikes, -item[1]))
        for path, modified in changed:
            is_out = strikes.get(path, (0, 0))[0] == modified and strikes[path][1] >= _STRIKES_OUT
            if path in strikes:
                yield Step(self._store)
            yield self._reading(path, is_out=is_out)
        yield Step(self._store)
        yield Step(lambda: self._index.remove(gone))
        yield Step(lambda: self._progress(done=True))
        yield from self._read_images()
        yield Step(self._recount)
        yield from self._library.steps()

    def rescan(self, paths: list[str]) -> Iterator[Step]:
        """Read single posts again, or forget them when they are gone."""
        self._updated = 0
        for path in dict.fromkeys(paths):
            if not is_post_path(self._convention, path):
                continue
            if os.path.isfile(path):
                yield self._reading(path, is_out=False)
            else:
                yield Step(lambda path=path: self._index.remove([path]), path)
        yield Step(self._store)
        yield Step(lambda: self._progress(done=True))
        yield from self._read_images(frozenset(paths))
        yield from self._library.steps(frozenset(paths))

    def _compare(self) -> tuple[list[tuple[str, int]], list[str]]:
        """Tell which posts changed since they were read, with their moments, and which are gone."""
        known = self._index.known()
        changed: list[tuple[str, int]] = []
        self._total = 0
        for batch in post_paths(self._convention):
            self._total += len(batch)
            for path in batch:
                before = known.pop(path, None)
                try:
                    facts = os.stat(path)
                except OSError:
                    continue
                if before != (facts.st_mtime_ns, facts.st_size):
                    changed.append((path, facts.st_mtime_ns))
        return changed, list(known)

    def _reading(self, path: str, *, is_out: bool) -> Step:
        def read() -> None:
            with self._mark.reading("summary", path):
                summary = read_summary(path, self._convention, self._encodings)
            self._add(summary)

        def give_up() -> None:
            self._add(unreadable_summary(path, TOO_HARD if is_out else UNREADABLE))

        return Step(give_up if is_out else read, path, give_up)

    def _add(self, summary: PostSummary) -> None:
        self._waiting.append(summary)
        if len(self._waiting) >= self._batch:
            self._store()
            self._progress(done=False)
            self._batch = min(2 * self._batch, _LAST_BATCH)

    def _store(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._index.store(waiting)
            self._updated += len(waiting)

    def _read_images(self, only: frozenset[str] | None = None) -> Iterator[Step]:
        strikes = self._index.strikes("images")
        sizes = self._index.known()
        listing = Listing()
        for path, (references, _) in self._index.images(only or ()).items():
            modified, size = sizes.get(path, (0, 0))
            is_out = strikes.get(path, (0, 0))[0] == modified and strikes[path][1] >= _STRIKES_OUT
            if (
                references is None
                and not is_out
                and size <= MAX_POST_BYTES
                and (only is None or path in only)
            ):
                yield Step(lambda path=path: self._read_images_of(path, listing), path)
        yield Step(self._store_images)

    def _read_images_of(self, path: str, listing: Listing) -> None:
        try:
            with self._mark.reading("images", path):
                references = self._reader.local_references(path, self._convention)
                count = count_broken(references, path, self._convention, listing)
        except WorkspaceError:
            return
        self._images[path] = references
        self._counts[path] = count
        if len(self._images) >= _IMAGE_BATCH:
            self._store_images()

    def _store_images(self) -> None:
        images, self._images = self._images, {}
        counts, self._counts = self._counts, {}
        if images:
            self._index.set_images(images)
            self._index.set_broken_counts(counts)
            self._progress(done=True)

    def _recount(self) -> None:
        """Look again for the images of posts that did not change, for files that came or went meanwhile."""
        listing = Listing()
        counts: dict[str, int] = {}
        for path, (references, before) in self._index.images().items():
            if references is not None:
                count = count_broken(references, path, self._convention, listing)
                if count != before:
                    counts[path] = count
        if counts:
            self._index.set_broken_counts(counts)
            self._progress(done=True)

    def _progress(self, *, done: bool) -> None:
        self._say({"updated": self._updated, "total": self._total, "done": done})
