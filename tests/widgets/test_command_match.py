from __future__ import annotations

import pytest

from editor.widgets.command_match import match_rank


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("", "Bold"), ("bo", "Bold"), ("pre win", "Preview in its own window"),
        ("WINDOW prev", "Preview window"),
        ("prvw", "Preview"), ("np", "New post…"), ("预览", "放大预览"), ("html", "导出为 HTML…"), ("  ", "x"),
    ],
)  # fmt: skip
def test_it_is_found(typed, name):
    assert match_rank(typed, (name,)) > 0


@pytest.mark.parametrize(
    ("typed", "name"),
    [("bx", "Bold"), ("bold new", "Bold"), ("预文", "预览文章"), ("dlo", "Bold"), ("a", "")],
)
def test_it_is_not_found(typed, name):
    assert match_rank(typed, (name,)) == 0


def test_the_beginning_counts_more_than_a_word_a_part_and_single_letters():
    names = ["Save as", "Do save", "Unsaved", "Some a v e"]
    ranks = [match_rank("save", (name,)) for name in names]
    assert ranks == sorted(ranks, reverse=True)
    assert len(set(ranks)) == 4


def test_the_best_of_several_names_counts():
    assert match_rank("save", ("保存", "Save")) == match_rank("保存", ("保存", "Save"))


def test_a_name_of_signs_alone_and_a_long_one_do_no_harm():
    assert match_rank("[(", ("[(*",)) > 0
    assert match_rank("zzz", ("a" * 100_000,)) == 0
