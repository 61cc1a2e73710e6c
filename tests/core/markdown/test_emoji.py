"""Names between colons are emoji, times and code are not."""

from __future__ import annotations

import pytest

from editor.core.markdown.document import render_text
from editor.core.markdown.emoji_names import EMOJI
from editor.core.markdown.parser import MarkdownOptions


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (":smile: :+1: :cn:", "😄 👍 🇨🇳"),
        ("你:heart:我", "你❤️我"),
        ("12:30:45 x:y:z :no_such_name:", "12:30:45 x:y:z :no_such_name:"),
        ("\\:smile: `:smile:`", ":smile: <code>:smile:</code>"),
        ("[:tada:](x)", '<a href="x">🎉</a>'),
        ("<http://a.b/:smile:>", '<a href="http://a.b/:smile:">http://a.b/:smile:</a>'),
    ],
)
def test_names(text, shown):
    assert render_text(text, MarkdownOptions()) == f"<p>{shown}</p>\n"


def test_the_names_are_those_of_github():
    assert len(EMOJI) > 1850
    assert {"octopus", "shipit"} & EMOJI.keys() == {"octopus"}
    assert all(name.isascii() and name == name.lower() and emoji for name, emoji in EMOJI.items())
