"""Storage that speaks the language of S3 (Amazon, R2, MinIO, OSS …), by boto3; nothing is written over."""

# boto3 is made at run time and has no types
# pyright: basic, reportAttributeAccessIssue=false
from __future__ import annotations

import logging
import mimetypes
import os
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from editor.workspace.cancellable import until_cancelled
from editor.workspace.image_header import HEAD_BYTES, read_header
from editor.workspace.local_file import read_file
from editor.workspace.sentence import Sentence
from editor.workspace.uploader import UploadError, shown_words
from editor.workspace.watch import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from editor.core.images.image_habits import UploaderChoice
    from editor.workspace.watch import Watch

_ABSENT = frozenset({"404", "NoSuchKey", "NotFound"})
_HIDDEN = frozenset({"403", "AccessDenied"})
"""what a key that may only write is told of what is there"""
_TAKEN = frozenset({"412", "PreconditionFailed", "409", "ConditionalRequestConflict"})
_NOT_UNDERSTOOD = frozenset({400, 501})
_MOST_TRIES = 4


class StorageUploader:
    """Puts files into a bucket; readers reach them by the public address that the writer has given."""

    takes_one = True

    def __init__(self, choice: UploaderChoice, secret: str) -> None:
        if not choice.bucket.strip():
            raise UploadError("No bucket is given for the storage.")
        if choice.access_key and not secret:
            raise UploadError("The storage needs its secret key.", needs_secret=True)
        self._choice = choice
        self._secret = secret

    def upload(self, paths: Sequence[str], watch: Watch) -> tuple[str, ...]:
        """Upload files; raises UploadError with what the storage said."""
        if not paths:
            raise UploadError("There is no image to upload.")
        client = self._client()

        def send(path: str) -> str:
            return self._tried(lambda: self._put(client, path, watch), watch)

        return tuple(until_cancelled(partial(send, path), watch) for path in paths)

    def test(self) -> Sentence:
        """Ask for the bucket."""
        client = self._client()
        self._tried(lambda: client.head_bucket(Bucket=self._choice.bucket), None)
        return Sentence("The storage is there, and so is the bucket “{name}”.", name=self._choice.bucket)

    def _put(self, client: Any, path: str, watch: Watch) -> str:  # noqa: ANN401 - boto3 has no types
        """Send a file under a key that is free; the storage itself is asked to write nothing over."""
        from botocore.exceptions import ClientError

        name = os.path.basename(path)
        is_free = self._is_free(client, self._key(name))
        key = self._key(name, is_own=is_free is False)
        is_guarded = True
        for tries_left in reversed(range(_MOST_TRIES)):
            try:
                self._send(client, key, path, watch, is_guarded=is_guarded)
                break
            except ClientError as error:
                if not tries_left:
                    raise
                if _code(error) in _TAKEN:
                    key = self._key(name, is_own=True)
                elif is_guarded and _status(error) in _NOT_UNDERSTOOD:
                    is_guarded = False
                    key = self._key(name, is_own=True) if is_free is None else key
                else:
                    raise
        return self._address(key)

    def _send(self, client: Any, key: str, path: str, watch: Watch, *, is_guarded: bool) -> None:  # noqa: ANN401
        total, sent = os.path.getsize(path), 0

        def told(count: int) -> None:
            nonlocal sent
            sent += count
            watch.tell(min(sent, total), total)

        def guard(params: dict[str, object], **_: object) -> None:
            params["IfNoneMatch"] = "*"

        watch.tell(0, total)
        events = [f"before-parameter-build.s3.{name}" for name in ("PutObject", "CompleteMultipartUpload")]
        for event in events if is_guarded else ():
            client.meta.events.register(event, guard, unique_id=event)
        try:
            with open(path, "rb") as file:
                client.upload_fileobj(
                    file, self._choice.bucket, key, ExtraArgs={"ContentType": _mime(path)}, Callback=told
                )
        finally:
            for event in events if is_guarded else ():
                client.meta.events.unregister(event, unique_id=event)

    def _key(self, name: str, *, is_own: bool = False) -> str:
        """Give the key of a file; `is_own` makes it one that no other file has."""
        prefix = self._choice.prefix.strip().lstrip("/")
        prefix = f"{prefix.rstrip('/')}/" if prefix else ""
        stem, extension = os.path.splitext(name)
        return f"{prefix}{stem}-{os.urandom(4).hex()}{extension}" if is_own else prefix + name

    def _is_free(self, client: Any, key: str) -> bool | None:  # noqa: ANN401
        """Tell whether nothing lies under a key, None where the storage does not say it."""
        from botocore.exceptions import ClientError

        try:
            client.head_object(Bucket=self._choice.bucket, Key=key)
        except ClientError as error:
            if _code(error) in _ABSENT:
                return True
            if _code(error) in _HIDDEN:
                return None
            raise
        return False

    def _address(self, key: str) -> str:
        written = quote(key, safe="/~")
        pattern = self._choice.public_address.strip()
        if pattern:
            if "{key}" in pattern or "{name}" in pattern:
                return pattern.replace("{key}", written).replace("{name}", written.rpartition("/")[2])
            return f"{pattern.rstrip('/')}/{written}"
        endpoint = self._choice.endpoint.strip().rstrip("/")
        if endpoint:
            return f"{endpoint}/{self._choice.bucket}/{written}"
        region = self._choice.region.strip() or "us-east-1"
        return f"https://{self._choice.bucket}.s3.{region}.amazonaws.com/{written}"

    def _client(self) -> Any:  # noqa: ANN401
        for name in ("boto3", "botocore", "s3transfer", "urllib3"):
            # what they log at their lowest levels has requests with their signatures
            logging.getLogger(name).setLevel(logging.WARNING)
        import boto3  # half a second: with the first upload only
        from botocore.config import Config
        from botocore.exceptions import BotoCoreError

        choice = self._choice
        config = Config(
            connect_timeout=5,
            read_timeout=max(5, choice.timeout),
            retries={"max_attempts": 2},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path" if choice.endpoint else "auto"},
        )
        try:
            return boto3.session.Session().client(
                "s3",
                endpoint_url=choice.endpoint.strip() or None,
                region_name=choice.region.strip() or "us-east-1",
                aws_access_key_id=choice.access_key.strip() or None,
                aws_secret_access_key=self._secret or None,
                config=config,
            )
        except (BotoCoreError, ValueError) as error:
            raise UploadError(Sentence("The storage says: {words}", words=self._words(error))) from error

    def _tried(self, deed: Callable[[], Any], watch: Watch | None) -> Any:  # noqa: ANN401
        from boto3.exceptions import Boto3Error
        from botocore.exceptions import BotoCoreError, ClientError, EndpointConnectionError

        try:
            return deed()
        except CancelledError:
            raise
        except EndpointConnectionError as error:
            raise UploadError("The storage cannot be reached; is its address right?") from error
        except (BotoCoreError, ClientError, Boto3Error, OSError, ValueError) as error:
            if watch and watch.is_cancelled:
                raise CancelledError from error
            raise UploadError(Sentence("The storage says: {words}", words=self._words(error))) from error

    def _words(self, error: Exception) -> str:
        text = str(error)
        return shown_words(text.replace(self._secret, "…") if self._secret else text)


def _code(error: Any) -> str:  # noqa: ANN401
    return str(error.response.get("Error", {}).get("Code", ""))


def _status(error: Any) -> int:  # noqa: ANN401
    return int(error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))


def _mime(path: str) -> str:
    header = read_header(read_file(path, HEAD_BYTES))
    return header.format.mime if header else mimetypes.guess_type(path)[0] or "application/octet-stream"
