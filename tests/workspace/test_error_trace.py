from __future__ import annotations

import traceback

import pytest

from editor.workspace.error_trace import DEEPEST, trace_in, trace_of

SECRET = "the words of a post"


def _raised() -> BaseException:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError as error:
        return error


def test_an_error_is_told_by_place_and_kind_and_never_by_its_words() -> None:
    told = trace_of(_raised())
    assert SECRET not in told
    assert told.count("in _raised") == 2
    assert "builtins.ValueError\ncame from:\n" in told
    assert told.endswith("builtins.KeyError")


def test_errors_that_came_from_one_another_for_ever_come_to_an_end() -> None:
    error = ValueError(SECRET)
    error.__cause__ = error
    assert trace_of(error).count("ValueError") == DEEPEST


def test_what_is_hidden_on_purpose_stays_hidden() -> None:
    error = _raised()
    error.__cause__ = None
    assert "KeyError" not in trace_of(error)
    error.__suppress_context__ = False
    assert "KeyError" in trace_of(error)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("", "''"),
        (SECRET, "''"),
        (f"Error {SECRET}: {SECRET}\n", "''"),
        (f"yaml.scanner.ScannerError: {SECRET}\n", "'yaml.scanner.ScannerError'"),
        ("KeyboardInterrupt", "'KeyboardInterrupt'"),
        ("Fatal Python error: Segmentation fault\n\nmore", "'Fatal Python error: Segmentation fault'"),
    ],
)
def test_of_what_a_process_said_only_kinds_are_kept(said: str, kept: str) -> None:
    assert trace_in(said) == kept


def test_of_a_processs_last_words_places_and_kinds_are_kept() -> None:
    told = trace_in("".join(traceback.format_exception(_raised())))
    assert SECRET not in told
    assert told.count("in _raised") == 2
    assert told.endswith("; KeyError; ValueError'")
