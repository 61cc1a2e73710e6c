"""What a stranger may try in a post; names begin with a line of the list of attacks, or a generator.

`attacks.json` holds the Markdown: LISTENER stands for an address that must never be asked, HOST for its
host, MARK for a script that leaves its mark on the page should it ever run.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator

if TYPE_CHECKING:
    from collections.abc import Iterator

MARK = "document.documentElement.dataset.p=1"
_ALL: dict[str, dict[str, str]] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
IMAGES = frozenset(_ALL["images"])
"""attacks by web images, which a page that the writer takes elsewhere may rightly show"""
NAMES = tuple(name for group in _ALL.values() for name in group)


def attack(name: str, listener: str) -> str:
    """Give the Markdown of an attack that knocks at an address, `http://127.0.0.1:1234`."""
    text = next(group[name] for group in _ALL.values() if name in group)
    host = listener.removeprefix("http://")
    return text.replace("LISTENER", listener).replace("HOST", host).replace("MARK", MARK)


def attacks(listener: str) -> Iterator[tuple[str, str]]:
    """Give every attack with its name."""
    for name in NAMES:
        yield name, attack(name, listener)


def generator_of(name: str) -> Generator:
    """Tell in whose site an attack has a meaning."""
    first = name.split()[0]
    return Generator(first) if first in set(Generator) else Generator.HEXO
