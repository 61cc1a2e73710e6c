"""All image references of many posts, read in a process of its own and judged; blocking."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from editor.core.images.check import BROKEN, CheckPolicy, ImageReport, ImageStatus
from editor.core.images.destination import DestinationKind, parse_destination
from editor.workspace.errors import WorkspaceError
from editor.workspace.image_header import HEAD_BYTES, read_header, why_not_an_image
from editor.workspace.image_notes import notes_of
from editor.workspace.image_probe import check_image, is_other_composition, why_not_on_site, why_nowhere
from editor.workspace.local_file import read_file
from editor.workspace.local_images import Listing
from editor.workspace.own_process import answers_of
from editor.workspace.post_convention import find_for_post
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from editor.core.images.check import SizePolicy
    from editor.core.site.convention import Convention
    from editor.workspace.image_header import ImageHeader
    from editor.workspace.web_images import WebImages

_READER = "editor.indexer.image_reader"
_AT_ONCE = 60
_WEB = (DestinationKind.WEB,)
_UNASKED = CheckPolicy(web_allowed=False)


@dataclass(frozen=True, slots=True)
class PostImages:
    """What was read of one post: its references, or the sentence that says why there are none."""

    path: str
    references: tuple[ReadReference, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class ReadReference:
    """A reference as the reader tells it; line and column count from 0."""

    form: str
    line: int
    column: int
    destination: str
    description: str


@dataclass(frozen=True, slots=True)
class JudgedReference:
    """A reference of a post, what its destination is, and what was found about it."""

    post: str
    reference: ReadReference
    kind: DestinationKind
    report: ImageReport


def read_posts(paths: Sequence[str], root: str) -> Iterator[PostImages]:
    """Read the references of posts of one site, in order.

    A post over which the reader dies, or that holds it for five seconds, comes with an error; the others
    are read by another one.
    """
    waiting = list(paths)
    while waiting:
        answers = 0
        for answer in answers_of(_READER, {"root": root, "posts": waiting}):
            yield _post_images(waiting[answers], answer)
            answers += 1
        if answers < len(waiting):
            sentence = Sentence("The post could not be read: it asks for too much time or memory.")
            yield PostImages(waiting[answers], error=sentence)
            answers += 1
        del waiting[:answers]


def _post_images(path: str, answer: object) -> PostImages:
    if not isinstance(answer, dict):
        return PostImages(path, error=Sentence("The post could not be read."))
    told = cast("dict[str, object]", answer)
    images = told.get("images")
    if not isinstance(images, list):
        return PostImages(path, error=str(told.get("error", "")))
    rows = cast("list[list[object]]", images)
    found = (
        ReadReference(str(form), int(str(line)), int(str(column)), str(destination), str(description))
        for form, line, column, destination, description in rows
    )
    return PostImages(path, tuple(found))


class ImageJudge:
    """Judges references of one site; folders and files are looked at once."""

    def __init__(self, convention: Convention, web: WebImages, policy: CheckPolicy = _UNASKED) -> None:
        self._convention = convention
        self._web = web
        self._policy = policy
        self._listing = Listing()
        self._whys: dict[str, str] = {}
        self._seen: dict[str, ImageReport] = {}
        """what the first bytes of each file say of it, whatever the site makes of it"""

    def judge(self, posts: Iterable[PostImages]) -> Iterator[JudgedReference]:
        """Judge what is on the disk at once; web addresses come as skipped until `ask_web`."""
        for post in posts:
            for reference in post.references:
                kind = parse_destination(reference.destination).kind
                yield JudgedReference(post.path, reference, kind, self._report(post.path, reference, kind))

    def ask_web(
        self, found: Sequence[JudgedReference], progress: Callable[[int, int], None]
    ) -> list[JudgedReference]:
        """Ask the web for every address once, many at a time, and give the references with the answers."""
        destinations = list(dict.fromkeys(one.reference.destination for one in found if one.kind in _WEB))
        reports: dict[str, ImageReport] = {}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            asked = pool.map(self._asked, destinations)
            for done, (destination, report) in enumerate(zip(destinations, asked, strict=True), 1):
                reports[destination] = report
                progress(done, len(destinations))
        return [
            JudgedReference(
                one.post, one.reference, one.kind, reports.get(one.reference.destination, one.report)
            )
            for one in found
        ]

    def _asked(self, destination: str) -> ImageReport:
        return check_image(destination, "", self._convention, self._policy, self._web)

    def _report(self, post: str, reference: ReadReference, kind: DestinationKind) -> ImageReport:
        match kind:
            case DestinationKind.WEB:
                return ImageReport(ImageStatus.SKIPPED, ImageStatus.SKIPPED, data={"why": "not-asked"})
            case DestinationKind.RELATIVE | DestinationKind.SITE:
                return self._local(post, reference)
            case _:
                return check_image(
                    reference.destination,
                    post,
                    self._convention,
                    _UNASKED,
                    self._web,
                    form=reference.form,
                )

    def _local(self, post: str, reference: ReadReference) -> ImageReport:
        path = parse_destination(reference.destination).path
        nowhere = why_nowhere(path)
        if nowhere:
            return ImageReport(ImageStatus.MISSING, ImageStatus.MISSING, data={"why": nowhere})
        found = find_for_post(self._convention, path, post, reference.form, self._listing)
        data = {"actual": found.actual} if found.actual else why_not_on_site(found, self._convention, post)
        if found.actual and is_other_composition(path, found.actual):
            data["why"] = "unicode"
        why = self._why_no_image(found.path) if found.path and found.here not in BROKEN else ""
        if why:
            broken = ImageStatus.NOT_AN_IMAGE
            return ImageReport(broken, broken, path=found.path, data={"why": why})
        seen = self._seen.get(found.path)
        if seen is None:
            return ImageReport(found.here, found.site, path=found.path, data=data)
        return replace(seen, here=found.here, site=found.site, path=found.path, data=data)

    def _why_no_image(self, path: str) -> str:
        """Tell why a file is no image, "" where its first bytes say that it is one."""
        if path not in self._whys:
            try:
                content = read_file(path, HEAD_BYTES, self._convention.root)
                size = os.stat(path).st_size
            except (WorkspaceError, OSError):
                self._whys[path] = "not-allowed"
                return self._whys[path]
            header = read_header(content)
            self._whys[path] = "" if header else why_not_an_image(content)
            if header:
                self._seen[path] = _seen(header, content, size, path, self._policy.sizes)
        return self._whys[path]


def _seen(header: ImageHeader, content: bytes, size: int, path: str, sizes: SizePolicy) -> ImageReport:
    fine = ImageStatus.OK
    notes = notes_of(header, content, size, path, sizes)
    return ImageReport(fine, fine, header.width, header.height, size, header.format.value, notes=notes)
