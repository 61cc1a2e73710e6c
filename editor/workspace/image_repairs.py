"""What can be done about an image that does not show: looks for its file in the site; blocking, bounded."""

from __future__ import annotations

import os
import posixpath
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.images.check import ImageStatus
from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.images.reference_form import ReferenceForm
from editor.core.images.repair import Repair, RepairKind
from editor.core.site.image_paths import candidates, image_folder_for
from editor.core.site.image_spellings import spellings
from editor.workspace.local_images import Listing, find_local
from editor.workspace.site_images import SiteImages, image_outside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.images.check import ImageReport
    from editor.core.site.convention import Convention
    from editor.core.site.image_paths import Candidate

__all__ = ["SiteImages", "conversions_for", "repairs_for"]

MOST_REPAIRS = 8
_MOST_FILES = 4
_FORMS = (ReferenceForm.TAG, ReferenceForm.INLINE, ReferenceForm.HTML)
_MARKDOWN = frozenset({ReferenceForm.INLINE, ReferenceForm.REFERENCE})


def repairs_for(
    destination: str,
    form: str,
    post_path: str,
    convention: Convention,
    report: ImageReport,
    images: SiteImages | None = None,
) -> tuple[Repair, ...]:
    """List the repairs of one reference, best first; () where it shows or nothing is known to help.

    `form` is the value of the reference's ReferenceForm. After any of them both verdicts are OK. `images`
    spares the search through the site where several references are repaired at once.
    """
    parsed = parse_destination(destination)
    if not report.is_broken or report.here is ImageStatus.NOT_AN_IMAGE:
        return ()
    if parsed.kind is DestinationKind.WEB:
        return (Repair(RepairKind.USE_COPY),) if report.data.get("copy") else ()
    if parsed.kind not in (DestinationKind.RELATIVE, DestinationKind.SITE):
        return ()
    search = _Search(destination, parsed.path, form, post_path, convention)
    known = images or SiteImages(convention.root)
    found = dict.fromkeys(repair for file in search.files(report, known) for repair in search.mend(file))
    return tuple(found)[:MOST_REPAIRS]


def conversions_for(
    destination: str, form: str, post_path: str, convention: Convention, report: ImageReport
) -> tuple[Repair, ...]:
    """List the other ways in which a post of Hexo's can show an image that is well: tag, Markdown, HTML.

    After any of them both verdicts are still OK. () for other generators, and for what is no local image.
    """
    parsed = parse_destination(destination)
    is_local = parsed.kind in (DestinationKind.RELATIVE, DestinationKind.SITE)
    if convention.generator is not Generator.HEXO or not is_local or not report.path or report.is_broken:
        return ()
    if ReferenceForm(form) is ReferenceForm.FIELD:
        return ()
    return tuple(_Search(destination, parsed.path, form, post_path, convention).conversions(report.path))


@dataclass(frozen=True, slots=True)
class _File:
    """A file that may be meant, and what it says of the destination that it did not lead there."""

    path: str
    kind: RepairKind
    is_inside: bool = True


class _Search:
    """The search for what one reference may mean."""

    def __init__(
        self, destination: str, path_text: str, form: str, post_path: str, convention: Convention
    ) -> None:
        self._destination = destination
        self._path_text = path_text
        self._form = ReferenceForm(form)
        self._post = post_path
        self._convention = convention
        self._listing = Listing()

    def files(self, report: ImageReport, images: SiteImages) -> Iterator[_File]:
        """Give the files that may be meant, most likely first."""
        seen: set[str] = set()
        count = 0
        for file in self._all_files(report, images):
            if file.path not in seen and count < _MOST_FILES:
                seen.add(file.path)
                count += 1
                yield file

    def mend(self, file: _File) -> Iterator[Repair]:
        """Give the repairs that lead to a file: other words, another form, or another place for the file."""
        if file.is_inside:
            for destination, form in self._addresses(file.path):
                if form is self._form:
                    yield Repair(file.kind, destination)
                else:
                    yield Repair(RepairKind.CONVERT, destination, form=form)
                return
        yield from self._carried(file)

    def conversions(self, path: str) -> Iterator[Repair]:
        """Give every other spelling that leads to a file that is shown already."""
        for form in _FORMS:
            known = self._form if self._form not in _MARKDOWN else ReferenceForm.INLINE
            for address in self._spellings(path, form):
                is_present = form is known and address == self._destination
                if is_present or self._holds(path, form, address):
                    if not is_present:
                        yield Repair(RepairKind.CONVERT, address, form=form)
                    if not address.startswith("{"):
                        break

    def _spellings(self, path: str, form: ReferenceForm) -> Iterator[str]:
        """Give the addresses to try for a form: Hexo's `asset_path` first, which is told beside others."""
        if form is not ReferenceForm.TAG:
            name = posixpath.basename(path)
            quoted = f"'{name}'" if " " in name else name
            yield f"{{% asset_path {quoted} %}}"
        yield from spellings(
            self._convention, path, self._post, "" if "{" in self._destination else self._destination
        )

    def _holds(self, path: str, form: ReferenceForm, address: str) -> bool:
        return self._leads_to(path, self._meant(parse_destination(address).path, form))

    def _all_files(self, report: ImageReport, images: SiteImages) -> Iterator[_File]:
        if report.path and report.here in (ImageStatus.OK, ImageStatus.WRONG_CASE):
            kind = (
                self._kind_of_spelling(report.path) if report.here is not ImageStatus.OK else RepairKind.PATH
            )
            yield _File(report.path, kind)
        for path in self._literal():
            yield _File(path, RepairKind.ENCODE)
        meant = self._meant(self._path_text, self._form)
        named = posixpath.relpath(meant[0].path, self._convention.root) if meant else self._path_text
        for path in images.like(named.replace("\\", "/"), self._post):
            yield _File(path, RepairKind.PATH)
        outside = image_outside(self._destination, self._post)
        if outside:
            yield _File(outside, RepairKind.COPY, is_inside=False)

    def _kind_of_spelling(self, path: str) -> RepairKind:
        wanted = unicodedata.normalize("NFC", self._path_text)
        is_same = unicodedata.normalize("NFC", path).endswith(wanted.lstrip("./"))
        return RepairKind.UNICODE if is_same else RepairKind.CASE

    def _literal(self) -> Iterator[str]:
        """Find the file whose name holds `?`, `#` or `%` that the address does not escape."""
        text = self._destination.strip()
        if text == self._path_text or text.startswith("{"):
            return
        found = find_local(self._meant(text, self._form), self._convention.root, self._listing)
        if found.here is ImageStatus.OK:
            yield found.path

    def _addresses(self, path: str) -> Iterator[tuple[str, ReferenceForm]]:
        """Give the addresses that lead to a file here and on the site, in this form or in others."""
        for form in (self._form, *self._other_forms()):
            for address in spellings(self._convention, path, self._post, self._destination):
                if self._leads_to(path, self._meant(parse_destination(address).path, form)):
                    yield address, form
                    break

    def _other_forms(self) -> tuple[ReferenceForm, ...]:
        if self._convention.generator is not Generator.HEXO or self._form is ReferenceForm.FIELD:
            return ()
        own = _MARKDOWN if self._form in _MARKDOWN else frozenset({self._form})
        return tuple(form for form in _FORMS if form not in own)

    def _meant(self, path_text: str, form: ReferenceForm) -> tuple[Candidate, ...]:
        return candidates(self._convention, path_text, self._post, form.value)

    def _leads_to(self, path: str, meant: tuple[Candidate, ...]) -> bool:
        """Tell whether both verdicts would be OK; the file itself need not be there yet."""
        served = (candidate.path for candidate in meant if candidate.is_served)
        return next((one for one in served if one == path or os.path.isfile(one)), "") == path

    def _carried(self, file: _File) -> Iterator[Repair]:
        target = _free(
            posixpath.join(image_folder_for(self._convention, self._post), posixpath.basename(file.path))
        )
        for destination, form in self._addresses(target):
            new_form = None if form is self._form else form
            yield Repair(RepairKind.COPY, destination, file.path, target, new_form)
            if file.is_inside:
                yield Repair(RepairKind.MOVE, destination, file.path, target, new_form)
            return


def _free(path: str) -> str:
    """Give a path that no file has, with a number behind the stem where need be."""
    stem, suffix = posixpath.splitext(path)
    number = 0
    while os.path.lexists(path):
        number += 1
        path = f"{stem}-{number}{suffix}"
    return path
