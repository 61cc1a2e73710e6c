"""What a site's habits mean for reading its posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.markdown.extension import BLOG, COMMONMARK, GFM, Extension, Profile
from editor.core.markdown.formula_rules import ALL_SIGNS, FormulaSign
from editor.core.markdown.parser import MarkdownOptions
from editor.core.markdown.site_options import SiteOptions

if TYPE_CHECKING:
    from editor.core.site.convention import Convention


def options_for(convention: Convention, profile: Profile = Profile.SITE) -> MarkdownOptions:
    """Give the options that read a post as its site will, or as a specification says.

    What the site's renderer lacks is read all the same: the blocks that have it say so.
    """
    if profile is not Profile.SITE:
        extensions = COMMONMARK if profile is Profile.COMMONMARK else GFM
        return MarkdownOptions(linkify=False, extensions=extensions)
    habits = convention.markdown
    return MarkdownOptions(
        breaks=convention.breaks,
        extensions=BLOG if habits.reads_tags else BLOG - {Extension.SITE_TAGS},
        typographer=habits.typographer,
        formula_signs=_formula_signs(habits.formula_signs),
        has_line_numbers=habits.numbers_code,
        site=SiteOptions(
            convention.generator,
            convention.base_path,
            habits.quotes,
            frozenset(habits.lacks),
            habits.excerpt_separator,
        ),
    )


def _formula_signs(openers: tuple[str, ...]) -> frozenset[FormulaSign]:
    """Give the signs that a site names; code that is called math is drawn by hooks, which nobody names."""
    if not openers:
        return ALL_SIGNS
    return frozenset(sign for sign in FormulaSign if sign in openers) | {FormulaSign.FENCE}
