"""What would make an image show: a change of the post's words, of a file, or of both."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.images.reference_form import ReferenceForm


class RepairKind(StrEnum):
    """How an image is mended."""

    PATH = "path"
    """the post names another place: that of a file of the same name in the site"""
    CASE = "case"
    """the post writes capital and small letters as the file does"""
    UNICODE = "unicode"
    """the post writes the name in the Unicode form (NFC, NFD) that the file's name has"""
    ENCODE = "encode"
    """the post writes `#`, `?` or `%` of the file's name as an address must: `a%231.png`"""
    CONVERT = "convert"
    """the post shows the same file in another form: `{% asset_img a.png %}` for `![](a.png)`"""
    COPY = "copy"
    """the file is copied to where the site serves it"""
    MOVE = "move"
    """the file is moved to where the site serves it"""
    USE_COPY = "use-copy"
    """the kept copy of a web image takes its place"""


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to mend one reference.

    `destination` is what the post is to say, without any escape ("" leaves it), in the form `form` (None
    leaves it). `source` is the absolute path of the file to copy or move, `target` its new path; both are
    "" where no file changes.
    """

    kind: RepairKind
    destination: str = ""
    source: str = ""
    target: str = ""
    form: ReferenceForm | None = None

    @property
    def touches_file(self) -> bool:
        """Tell whether a file must be copied or moved before the post is changed."""
        return bool(self.source and self.target)
