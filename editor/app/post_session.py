"""The open post: its text and bytes, whether it is saved, and what the renderer said of which version."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.app.rendered_post import RenderedPost
from editor.app.undo_marks import UndoMark, UndoMarks
from editor.core.images.link import on_own_lines
from editor.core.site.image_paths import image_folder_for
from editor.core.site.post_paths import drafts_are_folders, is_draft_path, name_in_path, new_post_path
from editor.core.text.edit import Position, Range, TextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.app.renderer_client import RendererClient
    from editor.core.site.convention import Convention
    from editor.core.text.edit import LineChange
    from editor.core.text.file_text import FileText
    from editor.renderer.protocol import Fields, Patch
    from editor.widgets.source_editor import SourceEditor


class PostSession(QObject):
    """One post, from opening to closing its tab. Everyone who wants a change of text makes TextEdits.

    `number` names the post in messages; `path` is "" for a post that was never saved; `digest` is what
    the file held when it was last read or written, None where there is no file.
    """

    changed = Signal()
    """the text is another one; `version` counts it"""
    state_changed = Signal()
    """dirty, path, title or draft may have changed"""
    fields_changed = Signal()
    patched = Signal(object)

    def __init__(
        self,
        number: int,
        text: FileText,
        editor: SourceEditor,
        convention: Convention,
        renderer: RendererClient,
        *,
        path: str = "",
        digest: str | None = None,
        is_read_only: bool = False,
    ) -> None:
        super().__init__()
        self.number = number
        self.editor = editor
        self.convention = convention
        self.path = path
        self.digest = digest
        self.is_read_only = is_read_only
        self.version = 0
        self.text = text
        self.rendered = RenderedPost()
        self.kept_images: list[str] = []
        """image files that were put into the site for this post, linked at this moment or not"""
        self.draft_wanted: bool | None = None
        """for generators that tell drafts by their folder: where the next save puts the file"""
        self.chosen_encoding = ""
        """the encoding that the writer says the file has, "" where it was found out"""
        self.marks = UndoMarks(editor.document())
        self._begun = datetime.now()
        self._renderer = renderer
        self._saved = text.copy()
        self._was_dirty = False
        editor.set_lines(text.texts())
        editor.setReadOnly(is_read_only)
        editor.line_changed.connect(self._on_line_changed)
        renderer.open_post(number, self.home, convention, text.texts())

    # --- what it is

    @property
    def is_dirty(self) -> bool:
        """Tell whether saving would write other bytes than the file holds, or move the file."""
        has_no_file = self.digest is None and not self.is_blank
        return self.differs_from_file or self._will_move or has_no_file

    @property
    def differs_from_file(self) -> bool:
        """Tell whether the text is another one than was last read or written."""
        return self.text != self._saved

    @property
    def saved_text(self) -> FileText:
        """Give the text that the file holds, as far as we know; not to be changed."""
        return self._saved

    @property
    def is_blank(self) -> bool:
        """Tell whether there is no character in the post."""
        return all(not line.text for line in self.text.lines)

    @property
    def _will_move(self) -> bool:
        return self.draft_wanted is not None and bool(self.path) and self.draft_wanted != self._lies_in_drafts

    @property
    def _lies_in_drafts(self) -> bool:
        return is_draft_path(self.convention, self.path)

    @property
    def draft_by_folder(self) -> bool:
        """Tell whether this site knows a draft by the folder it lies in."""
        return drafts_are_folders(self.convention)

    @property
    def is_draft(self) -> bool:
        """Tell whether the post is, or at the next save becomes, a draft."""
        if self.draft_by_folder:
            if self.draft_wanted is not None:
                return self.draft_wanted
            return bool(self.path) and self._lies_in_drafts
        return str(self.rendered.front_matter.value("draft")).lower() in {"true", "yes"}

    @property
    def title(self) -> str:
        """Give the title in the front matter, else the file's name; "" for an untitled post."""
        title = self.rendered.front_matter.value("title")
        if isinstance(title, str) and title.strip():
            return title.strip()
        return name_in_path(self.path, self.convention.generator)[1] if self.path else ""

    @property
    def home(self) -> str:
        """Give the post's path; for one without a file, the place from which its images are looked for."""
        if self.path:
            return self.path
        name = f"untitled-{self._begun:%Y%m%d%H%M%S}-{self.number}"
        home = new_post_path(self.convention, name, f"{self._begun:%Y-%m-%d}", is_draft=False)
        folders = {image.rpartition("/")[0] for image in self.kept_images}
        if len(folders) == 1 and image_folder_for(self.convention, home).startswith(home.rpartition(".")[0]):
            return folders.pop() + ".md"  # images that a restored post brought along stay together
        return home

    # --- what changes it

    def apply(self, edits: Sequence[TextEdit], select: Range | None = None) -> None:
        """Carry out edits of the current text as one undo step; `select` counts in the text after them."""
        self.editor.apply_edits(edits, select)

    def insert(self, text: str, place: Position) -> None:
        """Insert links of images at a place; in the front matter they would do harm: there, into the body."""
        self.apply([insertion(self, text, place)])

    def replace_all(self, lines: Sequence[str]) -> None:
        """Give the post another text as one undo step that touches only the lines that differ."""
        old = self.text.texts()
        first = 0
        while first < min(len(old), len(lines)) and old[first] == lines[first]:
            first += 1
        tail = 0
        while tail < min(len(old), len(lines)) - first and old[-1 - tail] == lines[-1 - tail]:
            tail += 1
        if first == len(old) == len(lines):
            return
        self.apply([_edit_between(old, list(lines), first, tail)])

    def want_draft(self, wanted: bool) -> None:
        """Put the post among the drafts, or the posts, at the next save; an undo step of its own."""
        before = self.draft_wanted
        self._set_draft(wanted)
        self.marks.add(UndoMark(lambda: self._set_draft(before), lambda: self._set_draft(wanted)))

    def _set_draft(self, wanted: bool | None) -> None:
        if wanted is None and self.path:
            # the file may have moved since: taking the wish back means the other folder
            wanted = not self.draft_wanted if self._lies_in_drafts == self.draft_wanted else None
        self.draft_wanted = wanted
        self._tell_state(is_certain=True)

    def take_form(self, text: FileText, *, saved: FileText | None = None) -> None:
        """Have the next save write the same text in the form of `text`, an undo step of its own.

        With `saved` nothing is to be written differently: both are the bytes of post and file read anew,
        in the encoding the writer says they have, and no undo leads back into the text as it was misread.
        """
        if saved is None:
            before = self.text.copy()
            self._take_form(text)
            self.marks.add(UndoMark(lambda: self._take_form(before), lambda: self._take_form(text)))
            return
        self._saved = saved
        self.version += 1
        self.editor.set_lines(text.texts())
        self.marks = UndoMarks(self.editor.document())
        self._renderer.open_post(self.number, self.home, self.convention, text.texts(), self.version)
        self._take_form(text)
        self.changed.emit()

    def _take_form(self, text: FileText) -> None:
        if text.format.encoding != self.text.format.encoding:
            self.chosen_encoding = text.format.encoding
        self.text = text.copy()
        self._tell_state(is_certain=True)

    def undo(self) -> None:
        """Take back the last step, of whatever kind."""
        if not self.marks.undo():
            with self.marks.stepping():
                self.editor.undo()

    def redo(self) -> None:
        """Do the last undone step again."""
        if not self.marks.redo():
            with self.marks.stepping():
                self.editor.redo()

    def mark_saved(self, text: FileText, path: str, digest: str) -> None:
        """Learn that `text` now stands in the file `path`."""
        moved = path != self.path
        self._saved, self.path, self.digest = text, path, digest
        if moved:
            self.is_read_only = False
            self.editor.setReadOnly(False)
            self._renderer.open_post(self.number, path, self.convention, self.text.texts())
        self._tell_state(is_certain=True)

    def lose_file(self) -> None:
        """Learn that the file is gone: the text stands here alone now."""
        self.digest = None
        self._tell_state(is_certain=True)

    def adopt(self, text: FileText, digest: str) -> None:
        """Learn that the file holds `text` now, as another program wrote it; its bytes are the truth."""
        if text.texts() == self.text.texts():
            self.text = text
        self._saved, self.digest = text.copy(), digest
        self._tell_state(is_certain=True)

    def mark_moved(self, path: str) -> None:
        """Learn that the file has gone to another folder; undo of the wish still works."""
        old, new = (place.rpartition(".")[0] + "/" for place in (self.path, path))
        if self.convention.post_asset_folder:
            self.kept_images = [
                new + image.removeprefix(old) if image.startswith(old) else image
                for image in self.kept_images
            ]
        self.path = path
        self._renderer.open_post(self.number, path, self.convention, self.text.texts())
        self._tell_state(is_certain=True)

    def set_convention(self, convention: Convention) -> None:
        """Learn the site's habits anew."""
        self.convention = convention
        self._renderer.open_post(self.number, self.home, convention, self.text.texts())

    def close(self) -> None:
        """Let the renderer forget the post."""
        self._renderer.close_post(self.number)

    # --- what is heard

    def take_fields(self, fields: Fields) -> None:
        """Show what the renderer read in the front matter."""
        self.rendered.take_fields(fields)
        self.editor.set_spans(0, fields.front_matter.body_line, fields.spans)
        self.fields_changed.emit()
        self.state_changed.emit()

    def take_patch(self, patch: Patch) -> None:
        """Follow the renderer's patch, and colour the source with it."""
        self.rendered.take_patch(patch)
        self.patched.emit(patch)  # first: the preview's page draws while the source is coloured
        if patch.version == self.version:  # an older one's lines lie elsewhere by now: the next one colours
            for line, line_count, spans in self.rendered.take_uncoloured():
                self.editor.set_spans(line, line_count, spans)

    def _on_line_changed(self, change: LineChange) -> None:
        self.text.apply(change)
        self.version += 1
        self._renderer.change(self.number, self.version, change)
        self.marks.text_changed()
        self._tell_state()
        self.changed.emit()

    def _tell_state(self, *, is_certain: bool = False) -> None:
        is_dirty = self.is_dirty
        if is_certain or is_dirty != self._was_dirty:
            self._was_dirty = is_dirty
            self.state_changed.emit()


def insertion(session: PostSession, text: str, place: Position) -> TextEdit:
    """Give the edit that inserts links at a place, as `insert` does; also once the post is closed."""
    body, lines = session.rendered.front_matter.body_line, session.text.lines
    if place.line < body < len(lines):
        place = Position(body, 0)
        text = f"{text}\n\n" if lines[body].text.strip() else f"\n{text}\n"
    elif place.line < body:
        place = Position(len(lines) - 1, len(lines[-1].text))
        text = f"\n\n{text}"
    else:
        text = on_own_lines(text, lines[place.line].text, place.column)
    return TextEdit(Range(place, place), text)


def _edit_between(old: list[str], new: list[str], first: int, tail: int) -> TextEdit:
    """Give the edit that turns the lines `first` to `-tail` of `old` into those of `new`."""
    old_end, new_end = len(old) - tail, len(new) - tail
    if old_end > first and new_end > first:
        place = Range(Position(first, 0), Position(old_end - 1, len(old[old_end - 1])))
        return TextEdit(place, "\n".join(new[first:new_end]))
    if first > 0:  # lines only come or go: keep to the end of the line before them
        before = len(old[first - 1])
        end = Position(old_end - 1, len(old[old_end - 1])) if old_end > first else Position(first - 1, before)
        fresh = "".join("\n" + line for line in new[first:new_end])
        return TextEdit(Range(Position(first - 1, before), end), fresh)
    end = Position(old_end, 0)
    return TextEdit(Range(Position(0, 0), end), "".join(line + "\n" for line in new[:new_end]))
