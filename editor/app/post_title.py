"""The title and date that stand above a rendered post, where the themes of its site print them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FrontMatter
    from editor.core.site.convention import Convention

_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(\d{1,2}:\d{2}))?")


def written_title(front_matter: FrontMatter) -> str:
    """Give the title of the front matter, "" where it has none that is text."""
    title = front_matter.value("title")
    return title.strip() if isinstance(title, str) else ""


def day_of(front_matter: FrontMatter) -> str:
    """Give the date of the front matter as `written_date` does, "" where it has none."""
    date = front_matter.value("date")
    return written_date(date) if isinstance(date, str) else ""


def has_printed_title(convention: Convention) -> bool:
    """Tell whether the themes of the site's generator print the title; a plain folder has none."""
    return convention.generator is not Generator.PLAIN


def prints_title(wanted: str, convention: Convention) -> bool:
    """Tell whether title and date stand above the preview; `wanted` is `on`, `off` or `auto`."""
    return wanted == "on" if wanted in ("on", "off") else has_printed_title(convention)


def written_date(text: str) -> str:
    """Give day and minute as they are written: `2024-05-02T09:30:00+08:00` is `2024-05-02 09:30`."""
    found = _DATE.match(text.strip())
    if found is None:
        return ""
    year, month, day, time = found.groups()
    return f"{year}-{int(month):02}-{int(day):02}" + (f" {time}" if time and time != "00:00" else "")
