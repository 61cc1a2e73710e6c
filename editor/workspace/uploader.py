"""What every uploader does, what it may answer, and what is said when it fails."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from editor.workspace.errors import WorkspaceError
from editor.workspace.sentence import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.workspace.watch import Watch


class UploadError(WorkspaceError):
    """An upload failed; the sentence has the other side's own words. `needs_secret`: it asks for a key."""

    def __init__(self, sentence: str, *, needs_secret: bool = False) -> None:
        super().__init__(sentence)
        self.needs_secret = needs_secret


class Uploader(Protocol):
    """Takes files to a host."""

    def upload(self, paths: Sequence[str], watch: Watch) -> tuple[str, ...]:
        """Give one address for each file, in order; raises UploadError, CancelledError. Never given none."""
        ...

    def test(self) -> Sentence:
        """Ask the other side whether it is there, uploading nothing; raises UploadError."""
        ...

    @property
    def takes_one(self) -> bool:
        """Tell whether files are to be given one by one, so that each that worked is known."""
        ...


def good_address(text: str) -> str:
    """Give an address as it was answered; raises UploadError for what no post may be made to say."""
    address = text.strip()
    is_web = address.lower().startswith(("http://", "https://"))
    if not is_web or len(address) > 8000 or any(letter <= " " or letter == "\x7f" for letter in address):
        shown = shown_words(text) or "—"
        raise UploadError(Sentence("The uploader answered with no web address: {words}", words=shown))
    return address


def shown_words(text: str, most: int = 300) -> str:
    """Give what a stranger says as one line that can be shown."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
