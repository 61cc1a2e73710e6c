"""Reads a body on stdin and writes the html that a specification shows for it: not cleaned, not dressed."""

from __future__ import annotations

import sys

from editor.core.frontmatter.fields import read_front_matter
from editor.core.frontmatter.generator import Generator
from editor.core.markdown.document import render_text
from editor.core.markdown.extension import Profile
from editor.core.markdown.site_reading import options_for
from editor.core.site.convention import Convention


def main(profile: str, generator: str) -> int:
    """Render all of stdin but its fields; whoever started us ends us when it takes too long."""
    options = options_for(Convention("", Generator.PLAIN), Profile(profile))
    lines = sys.stdin.buffer.read().decode("utf-8", "surrogatepass").split("\n")
    found = read_front_matter(lines, Generator(generator))
    # a specification has no front matter: what only looks like one is text between two rules
    text = "\n".join(lines[found.body_line if found.is_readable and found.fields else 0 :])
    sys.stdout.buffer.write(render_text(text, options).encode("utf-8", "replace"))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
