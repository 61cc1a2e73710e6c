from __future__ import annotations

from editor.widgets.one_line import one_line


def test_lines_and_controls_become_spaces():
    assert one_line("a\nb\r\nc\x00d\u2028e") == "a b c d e"


def test_a_sign_that_turns_the_direction_is_taken_out():
    assert one_line("photo\u202egpj.exe") == "photo gpj.exe"


def test_a_long_text_is_cut():
    assert one_line("x" * 100_000, 5) == "xxxxx…"


def test_markup_stays_as_it_is_written():
    assert one_line("<b>A</b> & B") == "<b>A</b> & B"
