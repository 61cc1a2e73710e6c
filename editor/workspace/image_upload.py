"""Taking images to their host: one way for servers, commands and storage; what worked is kept apart."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.images.image_habits import UploaderKind
from editor.workspace.secret_store import has_secret, secret_name
from editor.workspace.sentence import Sentence
from editor.workspace.uploader import UploadError, good_address
from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.core.images.image_habits import UploaderChoice
    from editor.workspace.secret_store import SecretStore
    from editor.workspace.uploader import Uploader
    from editor.workspace.watch import Watch


@dataclass(frozen=True, slots=True)
class UploadBatch:
    """The address of each path that is there now, and why others are not; `failed` are their paths."""

    addresses: tuple[tuple[str, str], ...]
    failed: tuple[str, ...] = ()
    problem: str = ""
    needs_secret: bool = False
    was_cancelled: bool = False


def upload_with(
    choice: UploaderChoice, secrets: SecretStore, paths: Sequence[str], watch: Watch
) -> UploadBatch:
    """Upload files with the chosen uploader and its secret, which the system may ask the writer to unlock."""
    return upload_images(choice, secrets.get(secret_name(choice)) if has_secret(choice) else "", paths, watch)


def upload_images(choice: UploaderChoice, secret: str, paths: Sequence[str], watch: Watch) -> UploadBatch:
    """Upload files with the chosen uploader; blocks. After the first failure the others are not tried."""
    done: list[tuple[str, str]] = []
    left = list(paths)
    try:
        uploader = uploader_of(choice, secret)
        groups = [[path] for path in paths] if uploader.takes_one else [list(paths)]
        for group in groups:
            if watch.is_cancelled:
                raise CancelledError
            _prove(group)
            addresses = uploader.upload(group, watch)
            done += [(path, good_address(text)) for path, text in zip(group, addresses, strict=True)]
            left = left[len(group) :]
    except CancelledError:
        return UploadBatch(tuple(done), tuple(left), was_cancelled=True)
    except UploadError as error:
        return UploadBatch(tuple(done), tuple(left), error.sentence, error.needs_secret)
    return UploadBatch(tuple(done))


def try_with(choice: UploaderChoice, secrets: SecretStore, secret: str = "") -> Sentence:
    """Ask whether the chosen uploader can be reached, with this secret or the one that is kept.

    Nothing is uploaded. Raises UploadError with the other side's own words.
    """
    kept = secrets.get(secret_name(choice)) if has_secret(choice) and not secret else ""
    return uploader_of(choice, secret or kept).test()


def uploader_of(choice: UploaderChoice, secret: str) -> Uploader:
    """Make the chosen uploader; each is loaded when it is first wanted. Raises UploadError for none."""
    match choice.kind:
        case UploaderKind.SERVER:
            from editor.workspace.upload_server import ServerUploader

            return ServerUploader(choice.server, secret, float(choice.timeout))
        case UploaderKind.COMMAND:
            from editor.workspace.upload_command import CommandUploader

            return CommandUploader(choice.command, float(choice.timeout))
        case UploaderKind.STORAGE:
            from editor.workspace.upload_storage import StorageUploader

            return StorageUploader(choice, secret)
        case UploaderKind.NONE:
            raise UploadError("No uploader is set up; choose one in the settings of images.")


def _prove(paths: Sequence[str]) -> None:
    """See to it that every file is there: an empty list, to some servers, means the clipboard."""
    if not paths:
        raise UploadError("There is no image to upload.")
    for path in paths:
        if not os.path.isfile(path):
            name = os.path.basename(path)
            raise UploadError(Sentence("“{name}” is not there any more, so it is not uploaded.", name=name))
