"""The title and date above a rendered post are those of its fields, as they are written."""

from __future__ import annotations

import pytest

from editor.app.post_title import day_of, has_printed_title, written_date, written_title
from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-5-2", "2024-05-02"),
        ("2024-05-02 00:00:00", "2024-05-02"),
        ("2024/05/02 9:05:11", "2024-05-02 9:05"),
        ("tomorrow", ""),
        ("", ""),
    ],
)
def test_a_date_is_shown_as_it_is_written(written: str, shown: str) -> None:
    assert written_date(written) == shown


def test_only_text_is_a_title() -> None:
    found = read_front_matter(["---", "title: ' 湖边 '", "date: 2024-05-02 09:30:00", "---"], Generator.HEXO)
    assert (written_title(found), day_of(found)) == ("湖边", "2024-05-02 09:30")
    found = read_front_matter(["---", "title: [a]", "date: true", "---"], Generator.HEXO)
    assert (written_title(found), day_of(found)) == ("", "")


def test_a_plain_folder_prints_no_title() -> None:
    assert has_printed_title(Convention("/a", Generator.HUGO))
    assert not has_printed_title(Convention("/a", Generator.PLAIN))
