"""What is done to images that have just been kept, one after the other, so that each step is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable

    from editor.app.background import Background
    from editor.app.notices import Notices
    from editor.core.images.image_habits import Processing
    from editor.workspace.image_keeping import KeptBatch
    from editor.workspace.watch import Watch


@dataclass(frozen=True, slots=True)
class Job:
    """How new images are to become, and who hears of it: after each of them, and at the end."""

    wanted: Processing
    watch: Watch
    stepped: Callable[[KeptBatch], object]
    then: Callable[[KeptBatch], object]


class ArrivalProcessing(QObject):
    """Makes new images smaller, bare or other; what is called off stays as it came."""

    def __init__(self, background: Background, notices: Notices) -> None:
        super().__init__()
        self._background = background
        self._notices = notices

    def process(self, batch: KeptBatch, job: Job, number: int = 0) -> None:
        """Process the images of a batch from that number on; where it is called off the others stay."""
        if number >= len(batch.kept) or job.watch.is_cancelled:
            job.then(batch)
            return
        from editor.workspace.image_rework import process_kept  # for those who process

        one = replace(batch, kept=batch.kept[number : number + 1], problems=(), notes=())

        def go_on(made: KeptBatch) -> None:
            kept = (*batch.kept[:number], *made.kept, *batch.kept[number + 1 :])
            problems, notes = (*batch.problems, *made.problems), (*batch.notes, *made.notes)
            after = replace(batch, kept=kept, problems=problems, notes=notes)
            job.stepped(after)
            self.process(after, job, number + 1)

        self._background.run(
            process_kept,
            one,
            job.wanted,
            job.watch,
            done=go_on,
            failed=lambda error: (self._notices.tell_error(error), go_on(one)),
            lane="patient",
        )
