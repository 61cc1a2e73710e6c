"""What can be done about an image that does not show: looks for its file in the site; blocking, bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.images.check import ImageReport
    from editor.core.images.repair import Repair
    from editor.core.site.convention import Convention


def repairs_for(
    destination: str, form: str, post_path: str, convention: Convention, report: ImageReport
) -> tuple[Repair, ...]:
    """List the repairs of one reference, best first; () where it shows or nothing is known to help.

    `form` is the value of the reference's ReferenceForm. After any of them both verdicts are OK.
    """
    raise NotImplementedError


def apply_repair_file(repair: Repair) -> None:
    """Copy or move the file of a repair, never over another one; raises WorkspaceError."""
    raise NotImplementedError
