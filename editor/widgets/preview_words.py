"""All the words that a rendered post shows in the reader's language; its html only names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.widgets.block_words import block_words
from editor.widgets.inset_words import inset_words
from editor.widgets.site_words import site_words

if TYPE_CHECKING:
    from collections.abc import Callable


def preview_words(translate: Callable[[str, str], str]) -> dict[str, str]:
    """Give the words by their names; `translate` is told a context and an English text, as Qt's is."""
    return {
        "broken": translate("Preview", "This image cannot be shown"),
        "empty": translate("Preview", "What you write will be seen here."),
        "too-slow": translate(
            "Preview", "This part is shown as plain text, because drawing it took too long."
        ),
        "too-deep": translate("Preview", "This HTML nests too deep to be shown."),
        **block_words(translate),
        **site_words(translate),
        **inset_words(translate),
    }
