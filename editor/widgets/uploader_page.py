"""Who uploads a site's images: a server, a command or storage, with its fields, its secret and a test."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from editor.core.images.image_habits import UploaderKind
from editor.widgets.number_box import NumberBox
from editor.widgets.setting_rows import add_row, setting_form, small_label

if TYPE_CHECKING:
    from editor.core.images.image_habits import ImageHabits, UploaderChoice


class UploaderPage(QWidget):
    """The choice; `test_requested` wants it tried, and `show_answer` says what came of that."""

    test_requested = Signal()

    def __init__(self, habits: ImageHabits) -> None:
        super().__init__()
        self._before = habits.uploader
        self._kind = QComboBox()
        self._kind.setAccessibleName(self.tr("Uploader"))
        for kind, words in (
            (UploaderKind.NONE, self.tr("None")),
            (UploaderKind.SERVER, self.tr("PicGo or PicList")),
            (UploaderKind.COMMAND, self.tr("A command")),
            (UploaderKind.STORAGE, self.tr("S3 storage")),
        ):
            self._kind.addItem(words, kind)
        self._uploads = QCheckBox(self.tr("Upload new images at once"))
        self._uploads.setChecked(habits.uploads)
        self._timeout = NumberBox(5, 3600, " s")
        self._timeout.setValue(habits.uploader.timeout)
        self._timeout.setMaximumWidth(160)
        self._timeout.setAccessibleName(self.tr("Patience"))
        self._fields: dict[str, QLineEdit] = {}
        self._secrets: dict[UploaderKind, QLineEdit] = {}
        self._pages: list[QWidget] = []  # no stack: that would be as tall as the tallest
        self._answer = small_label()
        self._running = ""
        """the address of a server that was found to be running"""
        self._found, self._found_words = QWidget(), small_label()
        self._test = QPushButton(self.tr("Test"))
        self._test.setAutoDefault(False)
        self._test.clicked.connect(lambda: self.test_requested.emit())
        self._fill()
        self._kind.currentIndexChanged.connect(self._show_kind)
        self._kind.setCurrentIndex(max(0, self._kind.findData(habits.uploader.kind)))
        self._show_kind()

    def habits(self, habits: ImageHabits) -> ImageHabits:
        """Give the habits as they are chosen here; the rest is that of `habits`."""
        return replace(habits, uploads=self._uploads.isChecked(), uploader=self.choice())

    def choice(self) -> UploaderChoice:
        """Give the uploader as it is chosen here."""
        texts = {name: field.text().strip() for name, field in self._fields.items()}
        kind = UploaderKind(self._kind.currentData())
        return replace(self._before, kind=kind, timeout=self._timeout.value(), **texts)

    def secret(self) -> str:
        """Give the secret that was typed, "" where none was: then the one that is kept stays."""
        field = self._secrets.get(UploaderKind(self._kind.currentData()))
        return field.text() if field else ""

    def show_answer(self, words: str, tone: str) -> None:
        """Say how the test went; `tone` is `ok`, `bad` or `quiet`."""
        self._answer.setText(words)
        self._answer.setProperty("tone", tone)
        self._answer.style().unpolish(self._answer)
        self._answer.style().polish(self._answer)
        self._test.setEnabled(tone != "quiet")

    def show_server(self, address: str) -> None:
        """Offer a server that was found to be running, where no uploader is chosen yet."""
        self._running = address
        words = self.tr("PicGo or PicList is running here, at {address}.")
        self._found_words.setText(words.format(address=address))
        self._show_kind()

    def _use_server(self) -> None:
        self._fields["server"].setText(self._running)
        self._kind.setCurrentIndex(self._kind.findData(UploaderKind.SERVER))

    def _fill(self) -> None:
        server = self._page([("server", self.tr("Address"), "http://127.0.0.1:36677")])
        self._add_secret(server, UploaderKind.SERVER, self.tr("Secret"), self.tr("only if the server asks"))
        command = self._page([("command", self.tr("Command"), "picgo upload")])
        words = self.tr(
            "The paths of the images are put behind it. Its last lines must be their addresses, one each. "
            "No shell reads it."
        )
        add_row(_form(command), "", small_label(words))
        storage = self._page(
            [
                ("endpoint", self.tr("Endpoint"), self.tr("empty: Amazon")),
                ("region", self.tr("Region"), "us-east-1"),
                ("bucket", self.tr("Bucket"), ""),
                ("prefix", self.tr("Folder in it"), "blog/img"),
                ("public_address", self.tr("Public address"), "https://img.example.org/{key}"),
                ("access_key", self.tr("Access key"), self.tr("empty: as this system is set up")),
            ]
        )
        self._add_secret(storage, UploaderKind.STORAGE, self.tr("Secret key"), self.tr("kept in the keyring"))
        self._pages = [self._page([]), server, command, storage]
        head = setting_form()
        add_row(head, self.tr("Uploader"), self._kind)
        foot = setting_form()
        add_row(foot, self.tr("Patience"), self._timeout)
        add_row(foot, "", self._uploads)
        tried = QHBoxLayout()
        tried.setContentsMargins(0, 0, 0, 0)
        tried.setSpacing(12)
        tried.addWidget(self._test)
        tried.addWidget(self._answer, 1)
        row = QWidget()
        row.setLayout(tried)
        add_row(foot, "", row)
        self._fill_found()
        self._foot = QWidget()
        self._foot.setLayout(foot)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self._found)
        for page in self._pages:
            column.addWidget(page)
        column.addWidget(self._foot)
        column.addStretch(1)

    def _fill_found(self) -> None:
        use = QPushButton(self.tr("Use it"))
        use.setAutoDefault(False)
        use.clicked.connect(lambda: self._use_server())
        offered = setting_form(self._found)
        add_row(offered, "", self._found_words)
        at_left = QHBoxLayout()
        at_left.addWidget(use)
        at_left.addStretch(1)
        add_row(offered, "", at_left)

    def _page(self, rows: list[tuple[str, str, str]]) -> QWidget:
        page = QWidget()
        form = setting_form(page)
        for name, words, example in rows:
            field = QLineEdit(str(getattr(self._before, name)))
            field.setPlaceholderText(example)
            field.setAccessibleName(words)
            self._fields[name] = field
            add_row(form, words, field)
        return page

    def _add_secret(self, page: QWidget, kind: UploaderKind, words: str, example: str) -> None:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setPlaceholderText(example)
        field.setAccessibleName(words)
        self._secrets[kind] = field
        add_row(_form(page), words, field)

    def _show_kind(self) -> None:
        has_uploader = UploaderKind(self._kind.currentData()) is not UploaderKind.NONE
        for number, page in enumerate(self._pages):
            page.setVisible(has_uploader and number == self._kind.currentIndex())
        for part in (self._foot, self._test):
            part.setVisible(has_uploader)
        self._found.setVisible(bool(self._running) and not has_uploader)
        self.show_answer("", "")


def _form(page: QWidget) -> QFormLayout:
    layout = page.layout()
    assert isinstance(layout, QFormLayout)
    return layout
