"""What is typed above the list of posts, and which posts it lets through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.post import PostSummary


STATES = ("draft", "published")
"""what a post can be said to be: `is:draft`"""


@dataclass(frozen=True, slots=True)
class PostFilter:
    """Words that must all occur, and terms.

    Terms are `tag:travel`, `category:AI`, `after:2025`, `before:2025-06`, `is:draft` and `is:published`.
    A date bound is compared as text as far as it is written: `after:2025` lets 2025-01-01 through,
    `before:2025` lets 2024-12-31 through.
    """

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    after: str = ""
    before: str = ""
    states: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether everything is let through."""
        return self == PostFilter()

    def lets_through(self, post: PostSummary) -> bool:
        """Tell whether a post fits."""
        return (
            all(post.is_draft is (state == "draft") for state in self.states)
            and self._fits_dates(post.date)
            and all(any(tag in name.casefold() for name in post.tags) for tag in self.tags)
            and all(any(step in name.casefold() for name in post.categories) for step in self.categories)
            and self._fits_words(post)
        )

    def _fits_words(self, post: PostSummary) -> bool:
        if not self.words:
            return True
        name = post.path.rpartition("/")[2]
        text = "\n".join(
            (post.title[:300], name, post.date[:40], *post.tags[:50], *post.categories[:50])
        ).casefold()
        return all(word in text for word in self.words)

    def _fits_dates(self, date: str) -> bool:
        if not self.after and not self.before:
            return True
        written = ordered_date(date)
        is_after = not self.after or (bool(written) and written >= self.after)
        return is_after and (not self.before or (bool(written) and written < self.before))


def read_filter(text: str) -> PostFilter:
    """Read what was typed; an unknown term such as `http://x` or `after:noon` is a word like any other.

    One that is only begun, `tag:` or `is:dr`, lets everything through until it says something.
    """
    found: dict[str, list[str]] = {name: [] for name in ("", "tag", "category", "after", "before", "is")}
    for term in text.casefold().replace("\uff1a", ":").split():
        name, colon, value = term.partition(":")
        if colon and name in found and name:
            if not value or (name == "is" and any(state.startswith(value) for state in STATES)):
                found[name] += [value] if value in STATES else []
                continue
            if name in {"tag", "category"} or (name in {"after", "before"} and ordered_date(value)):
                found[name].append(value)
                continue
        found[""].append(term)
    return PostFilter(
        words=tuple(found[""]),
        tags=tuple(found["tag"]),
        categories=tuple(found["category"]),
        after=ordered_date(found["after"][-1]) if found["after"] else "",
        before=ordered_date(found["before"][-1]) if found["before"] else "",
        states=tuple(found["is"]),
    )


def ordered_date(date: str) -> str:
    """Give a form of a written date that can be compared: `2026-5-2 9:30` becomes `2026-05-02-09-30-00`.

    What is not written is left away, so that `2026` comes before every day of that year.
    """
    return "-".join(part.zfill(2) for part in re.findall(r"\d+", date[:40], re.ASCII)[:6])
