"""Storage that speaks the language of S3 (Amazon, R2, MinIO, OSS …), by boto3; nothing is written over."""

# boto3 is made at run time and has no types
# pyright: basic, reportAttributeAccessIssue=false
from __future__ import annotations

import logging
import mimetypes
import os
import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

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
        return tuple(self._tried(lambda path=path: self._put(client, path, watch), watch) for path in paths)

    def test(self) -> Sentence:
        """Ask for the bucket."""
        client = self._client()
        self._tried(lambda: client.head_bucket(Bucket=self._choice.bucket), None)
        return Sentence("The storage is there, and so is the bucket “{name}”.", name=self._choice.bucket)

    def _put(self, client: Any, path: str, watch: Watch) -> str:  # noqa: ANN401 - boto3 has no types
        key = self._free_key(client, os.path.basename(path))
        total, sent = os.path.getsize(path), 0

        def told(count: int) -> None:
            nonlocal sent
            sent += count
            watch.tell(min(sent, total), total)

        watch.tell(0, total)
        client.upload_file(
            path, self._choice.bucket, key, ExtraArgs={"ContentType": _mime(path)}, Callback=told
        )
        return self._address(key)

    def _free_key(self, client: Any, name: str) -> str:  # noqa: ANN401
        prefix = self._choice.prefix.strip().lstrip("/")
        prefix = f"{prefix.rstrip('/')}/" if prefix else ""
        key = prefix + name
        stem, extension = os.path.splitext(name)
        while self._is_taken(client, key):
            key = f"{prefix}{stem}-{secrets.token_hex(4)}{extension}"
        return key

    def _is_taken(self, client: Any, key: str) -> bool:  # noqa: ANN401
        from botocore.exceptions import ClientError

        try:
            client.head_object(Bucket=self._choice.bucket, Key=key)
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in _ABSENT:
                return False
            if code in ("403", "AccessDenied"):  # a key that may only write is not told what is there
                return False
            raise
        return True

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


def _mime(path: str) -> str:
    header = read_header(read_file(path, HEAD_BYTES))
    return header.format.mime if header else mimetypes.guess_type(path)[0] or "application/octet-stream"
