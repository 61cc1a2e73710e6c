"""The Markdown that shows an image."""

from __future__ import annotations

import re

from editor.core.markdown.good_address import is_good_address

_PUNCTUATION = re.compile(r"([\\`*\[\]<>~$^={}|])")
_UNDERSCORE = re.compile(r"(?<!\w)_|_(?!\w)")
_ENTITY = re.compile(r"&(?=#[xX]?[0-9a-fA-F]{1,8};|[A-Za-z][A-Za-z0-9]{1,31};)")
_EMOJI = re.compile(r":(?=[A-Za-z0-9_+-]+:)")
_PLUSES = re.compile(r"\+(?=\+)")
_LINE_ENDS = re.compile(r"[\r\n]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*):")
_MAX_PARENTHESES = 30
_MARKER = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s*)?)?")


def markdown_for(description: str, destination: str) -> str:
    r"""Write the Markdown of an image: parsing it gives this description and this destination.

    Only what must be is escaped, so that Chinese stays readable: `![晨雾](/images/晨雾.jpg)`; with a space
    `![](<my photo.jpg>)`. A description is one line; control characters, which no destination can hold,
    are written as `%0A`; what no parser takes for an address, such as `a:b.png`, as `./a%3Ab.png`.
    """
    return f"![{written_description(description)}]({written_destination(destination)})"


def link_for(words: str, destination: str) -> str:
    """Write the Markdown of a link to a file, by the same rules: `[notes.pdf](/images/notes.pdf)`."""
    return markdown_for(words, destination).removeprefix("!")


def on_own_lines(links: str, line: str, column: int) -> str:
    """Part links that come to the start or the end of a line that has words from these words.

    Inside a line they are part of it, and behind nothing but the mark of a list or quote they are its item.
    """
    before, behind = line[:column], line[column:]
    if not behind.strip() and not _MARKER.fullmatch(before):
        return f"\n{links}"
    if not before and behind.strip():
        return f"{links}\n"
    return links


def written_description(text: str) -> str:
    """Write a description so that Markdown reads these very words; line ends become spaces."""
    line = _LINE_ENDS.sub(" ", text.replace("\0", ""))
    escaped = _PUNCTUATION.sub(r"\\\1", line)
    escaped = _UNDERSCORE.sub(r"\\_", escaped)
    escaped = _PLUSES.sub(r"\\+", _EMOJI.sub(r"\\:", escaped))
    # a sign that would only mean something with its neighbour: ![, :emoji:, &amp;
    return _ENTITY.sub(r"\\&", escaped).replace("!\\[", "\\!\\[")


def written_destination(text: str) -> str:
    """Write a destination so that Markdown reads this very address, in `<…>` only where it must be."""
    written = _CONTROL.sub(lambda found: f"%{ord(found.group()):02X}", text)
    if not is_good_address(written):
        # as an address this would never be shown; as the name of a file it may be meant
        written = "./" + _SCHEME.sub(r"\1%3A", written.lstrip())
    escaped = _ENTITY.sub(r"\\&", written.replace("\\", "\\\\"))
    if _needs_brackets(written):
        bracketed = escaped.replace("<", "\\<").replace(">", "\\>")
        return f"<{bracketed}>"
    return escaped


def _needs_brackets(text: str) -> bool:
    """Tell whether a destination only holds between `<` and `>`: spaces, odd parentheses, a leading `<`."""
    if text.startswith("<") or any(character.isspace() for character in text):
        return True
    depth = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        if not 0 <= depth <= _MAX_PARENTHESES:
            return True
    return depth != 0
