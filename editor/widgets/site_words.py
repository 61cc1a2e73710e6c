"""The words for what the site will not show as the preview does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def site_words(translate: Callable[[str, str], str]) -> dict[str, str]:
    """Give the word for each `data-hint` of what a site lacks, and of tags that it cannot read."""
    lacking = {
        "footnotes": translate("Preview", "footnotes"),
        "abbreviations": translate("Preview", "abbreviations"),
        "subscript": translate("Preview", "subscript"),
        "superscript": translate("Preview", "superscript"),
        "mark": translate("Preview", "highlighted text"),
        "inserted": translate("Preview", "inserted text"),
        "definition-lists": translate("Preview", "definition lists"),
        "emoji": translate("Preview", "emoji names"),
        "containers": translate("Preview", "containers"),
        "alerts": translate("Preview", "alerts"),
        "contents": translate("Preview", "tables of contents"),
        "tables": translate("Preview", "tables"),
        "strikethrough": translate("Preview", "struck text"),
        "tasks": translate("Preview", "task lists"),
        "addresses": translate("Preview", "links from bare addresses"),
        "math": translate("Preview", "formulas"),
        "diagrams": translate("Preview", "diagrams"),
        "raw-html": translate("Preview", "HTML"),
    }
    sentence = translate("Preview", "Not on the site as it is set up: {what}")
    return {
        **{f"site-no-{name}": sentence.format(what=what) for name, what in lacking.items()},
        "site-unclosed": translate(
            "Preview", "A tag lacks its other half: the site may not be built with it."
        ),
        "site-open-braces": translate(
            "Preview", "These braces open a tag that nothing closes: the site may not be built with them."
        ),
    }
