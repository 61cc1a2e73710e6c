"""Images of a post go to their host: the addresses take the place of the files, in one undo step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit

from editor.app.notices import Choice
from editor.core.images.image_habits import UploaderKind
from editor.workspace.secret_store import secret_name
from editor.workspace.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from editor.app.arrival_progress import ArrivalProgress
    from editor.app.background import Background
    from editor.app.destination_rewriting import DestinationRewriting
    from editor.app.image_facts import ImageFacts
    from editor.app.late_images import LateImages
    from editor.app.notices import Notices
    from editor.app.open_posts import OpenPosts
    from editor.app.post_session import PostSession
    from editor.app.site_images import SiteImages
    from editor.app.window import Window
    from editor.core.images.image_habits import UploaderChoice
    from editor.widgets.image_row import ImageRow
    from editor.workspace.errors import WorkspaceError
    from editor.workspace.image_upload import UploadBatch
    from editor.workspace.secret_store import SecretStore

LOOK_AGAIN_MS = 300
MOST_LOOKS = 20
"""how often the files of a post are looked for before an upload of all goes on without the unknown ones"""


@dataclass(frozen=True, slots=True)
class Upload:
    """Images of one post on their way: their files by the destinations that stand in the post."""

    session: PostSession
    files: Mapping[str, str]
    watch: Watch
    shown: int


class ImageUploads(QObject):
    """Uploads what the writer chose, says how it went, and puts the addresses into the post."""

    begun = Signal(object)
    """images of a session are being uploaded"""
    ended = Signal(object)
    """they are there, or will not be"""
    settings_wanted = Signal()
    """no uploader is set up, or it does not work: the writer wants to see to it"""

    def __init__(
        self,
        window: Window,
        posts: OpenPosts,
        facts: ImageFacts,
        background: Background,
        notices: Notices,
        sites: SiteImages,
        progress: ArrivalProgress,
        rewriting: DestinationRewriting,
        secrets: SecretStore,
        late: LateImages,
    ) -> None:
        super().__init__()
        self._window = window
        self._posts = posts
        self._facts = facts
        self._background = background
        self._notices = notices
        self._sites = sites
        self._progress = progress
        self._rewriting = rewriting
        self._secrets = secrets
        self._late = late
        late.upload_wanted.connect(self.upload_files)
        posts.closed.connect(self._on_closed)
        self._under_way: list[Upload] = []

    def upload(self, session: PostSession, rows: Sequence[ImageRow]) -> None:
        """Upload the local images of some rows, and let every reference to them name the host."""
        files = {row.destination: row.report.path for row in rows if row.report and row.report.path}
        self._begin(session, files)

    def upload_all(self) -> None:
        """Upload all local images of the post in front."""
        session = self._posts.current
        if session is not None and not session.is_read_only:
            self._upload_all(session, MOST_LOOKS)

    def upload_files(self, session: PostSession, files: Mapping[str, str]) -> None:
        """Upload files (by the destinations under which the post shows them)."""
        self._begin(session, files)

    def pending_of(self, session: PostSession) -> tuple[str, ...]:
        """List what is not at its host yet, each as destination, line end and path, for the journal."""
        jobs = [job for job in self._under_way if job.session is session]
        return tuple(f"{name}\n{path}" for job in jobs for name, path in job.files.items())

    def offer_again(self, session: PostSession, pending: Sequence[str]) -> None:
        """Ask whether an upload that a crash interrupted, as `pending_of` told it, is to go on."""
        found = [text.partition("\n") for text in pending]
        files = {name: path for name, _, path in found if path}
        if files:
            sentence = self.tr("The upload of {count} image(s) of “{title}” was interrupted.")
            self._notices.tell(
                sentence.format(count=len(files), title=session.title),
                tone="warn",
                topic=_topic(session),
                choices=[Choice(self.tr("Upload again"), lambda: self._begin(session, files))],
            )

    # --- what is to go

    def _upload_all(self, session: PostSession, looks: int) -> None:
        files: dict[str, str] = {}
        is_known = session.rendered.is_complete
        for reference in session.rendered.references():
            report, _ = self._facts.about(session, reference.destination, reference.form.value)
            is_known = is_known and report is not None
            if report and report.path:
                files[reference.destination] = report.path
        if is_known or not looks:
            self._begin(session, files)
        elif self._is_open(session):
            QTimer.singleShot(LOOK_AGAIN_MS, self, lambda: self._upload_all(session, looks - 1))

    def _begin(self, session: PostSession, files: Mapping[str, str]) -> None:
        if session.is_read_only:
            return
        choice = self._sites.habits_of(session.convention.root).uploader
        if choice.kind is UploaderKind.NONE:
            self._notices.tell(
                self.tr("No uploader is set up for this site."),
                topic=_topic(session),
                choices=[Choice(self.tr("Set up…"), self.settings_wanted.emit)],
            )
            return
        going = {name for job in self._under_way if job.session is session for name in job.files}
        wanted = {name: path for name, path in files.items() if name not in going}
        if not wanted:
            if not going:
                self._notices.tell(self.tr("There is no file of this site to upload."), topic=_topic(session))
            return
        self._notices.settle(_topic(session))
        self._send(session, wanted, choice)

    def _send(self, session: PostSession, files: Mapping[str, str], choice: UploaderChoice) -> None:
        from editor.workspace.image_upload import upload_with  # for those who upload

        watch = Watch()
        sentence = self.tr("Uploading {count} image(s)…").format(count=len(files))
        job = Upload(session, files, watch, self._progress.begin(sentence, watch))
        self._under_way.append(job)
        self.begun.emit(session)
        if not self._is_open(session):
            self._late.expect(session, files)
        self._background.run(
            upload_with,
            choice,
            self._secrets,
            list(dict.fromkeys(files.values())),
            watch,
            done=lambda batch: self._on_sent(job, choice, batch),
            failed=lambda error: self._on_failed(job, error),
            lane="patient",
        )

    def _is_open(self, session: PostSession) -> bool:
        return self._posts.numbered(session.number) is session

    def _on_closed(self, session: PostSession) -> None:
        """Go on for a post that is closed: its file gets the addresses."""
        for job in self._under_way:
            if job.session is session:
                self._late.expect(session, job.files)

    # --- how it went

    def _end(self, job: Upload) -> None:
        self._under_way.remove(job)
        self.ended.emit(job.session)

    def _on_failed(self, job: Upload, error: WorkspaceError) -> None:
        self._progress.end(job.shown)
        self._end(job)
        if not self._is_open(job.session):
            self._late.put_addresses(job.session, {}, job.files)
        self._offer_retry(job.session, dict(job.files), error.sentence)

    def _on_sent(self, job: Upload, choice: UploaderChoice, batch: UploadBatch) -> None:
        self._progress.end(job.shown)
        by_path = dict(batch.addresses)
        addresses = {name: by_path[path] for name, path in job.files.items() if path in by_path}
        left = {name: path for name, path in job.files.items() if path not in by_path}
        session = job.session
        if not self._is_open(session):
            self._end(job)
            self._late.put_addresses(session, addresses, {} if batch.was_cancelled else left)
        elif addresses:
            self._rewriting.rewrite(session, addresses, lambda count: self._on_linked(job, addresses, count))
        else:
            self._end(job)
        if batch.needs_secret:
            self._ask_secret(session, left, choice, batch.problem)
        elif batch.was_cancelled and left:
            self._offer_retry(session, left, self.tr("The upload was cancelled."), tone="info")
        elif batch.problem:
            self._offer_retry(session, left, batch.problem)

    def _on_linked(self, job: Upload, addresses: Mapping[str, str], count: int) -> None:
        self._end(job)
        if not count:
            self._tell_unlinked(list(addresses.values()))
            return
        sentence = self.tr("{count} image(s) uploaded. Undo brings the local addresses back.")
        self._notices.tell(sentence.format(count=len(addresses)), topic=f"{_topic(job.session)}-done")

    def _tell_unlinked(self, addresses: Sequence[str]) -> None:
        if addresses:
            sentence = self.tr("Uploaded, but no longer shown by the post: {addresses}")
            self._notices.tell(sentence.format(addresses=" ".join(addresses[:5])), tone="warn")

    def _offer_retry(
        self, session: PostSession, files: Mapping[str, str], sentence: str, *, tone: str = "bad"
    ) -> None:
        self._notices.tell(
            sentence,
            tone=tone,
            topic=_topic(session),
            choices=[
                Choice(self.tr("Retry"), lambda: self._begin(session, files)),
                Choice(self.tr("Settings…"), self.settings_wanted.emit),
            ],
        )

    def _ask_secret(
        self, session: PostSession, files: Mapping[str, str], choice: UploaderChoice, problem: str
    ) -> None:
        """Let the writer give the secret; it is kept in the keyring, or where there is none until the end."""

        def ask() -> None:
            secret, is_given = QInputDialog.getText(
                self._window,
                self.tr("Secret of the uploader"),
                self.tr("Secret:"),
                QLineEdit.EchoMode.Password,
            )
            if is_given and secret:
                self._background.run(
                    self._secrets.set,
                    secret_name(choice),
                    secret,
                    done=lambda lasts: self._on_secret_kept(session, files, lasts),
                    failed=self._notices.tell_error,
                    lane="patient",
                )

        self._notices.tell(
            problem,
            tone="warn",
            topic=_topic(session),
            choices=[
                Choice(self.tr("Give it…"), ask),
                Choice(self.tr("Settings…"), self.settings_wanted.emit),
            ],
        )

    def _on_secret_kept(self, session: PostSession, files: Mapping[str, str], lasts: bool) -> None:
        if not lasts:
            self._notices.tell(
                self.tr("This system has no keyring: the secret is kept in memory until Inkwright ends."),
                topic="no-keyring",
            )
        self._begin(session, files)


def _topic(session: PostSession) -> str:
    return f"upload-{session.number}"
