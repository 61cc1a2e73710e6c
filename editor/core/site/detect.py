"""Which generator builds a site, told by the files in its folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site import astro, hexo, hugo, jekyll, plain

if TYPE_CHECKING:
    from editor.core.site.convention import Convention, Folder


def detect(folder: Folder, root: str) -> Convention:
    """Read the convention of the site in a folder; `root` is the folder's absolute path.

    Never fails: a configuration that cannot be read leaves the generator's defaults.
    """
    match generator_of(folder):
        case Generator.HEXO:
            return hexo.read_convention(folder, root)
        case Generator.HUGO:
            return hugo.read_convention(folder, root)
        case Generator.JEKYLL:
            return jekyll.read_convention(folder, root)
        case Generator.ASTRO:
            return astro.read_convention(folder, root)
        case Generator.PLAIN:
            return plain.read_convention(folder, root)


def is_site(folder: Folder) -> bool:
    """Tell whether a folder is the root of a site of a generator we know."""
    return generator_of(folder) is not Generator.PLAIN


def generator_of(folder: Folder) -> Generator:
    """Name the generator of a folder; Hexo and Jekyll share `_config.yml`, so packages decide first."""
    names = frozenset(folder.names(""))
    if hexo.is_site(folder, names):
        return Generator.HEXO
    if hugo.is_site(folder, names):
        return Generator.HUGO
    if jekyll.is_site(folder, names):
        return Generator.JEKYLL
    if astro.is_site(folder, names):
        return Generator.ASTRO
    return Generator.PLAIN
