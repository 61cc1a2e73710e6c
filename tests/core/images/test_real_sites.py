"""How many local images of real sites our rules find, and whether they know which ones are published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editor.core.frontmatter.fields import read_front_matter
from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.images.reference import field_references, references_in
from editor.core.markdown.parser import MarkdownOptions, make_parser
from editor.core.site.detect import detect
from editor.core.site.image_paths import candidates

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from editor.core.images.reference import ImageReference
    from editor.core.site.convention import Convention

ROOT = Path(__file__).parents[3]
SHARED = ROOT / ".." / "shared" / "posts"
SAMPLE = ROOT / "resources" / "sample"
SITES = ("hexo-fightinggg", "hexo-seaoak", "hugo-coder-toml", "hugo-kaeruct", "jekyll-tale")
PARSER = make_parser(MarkdownOptions())


class OpenedFolder:
    """A folder on the disk, read only."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read_text(self, path: str) -> str | None:
        file = self._path / path
        return file.read_text("utf-8", "replace") if file.is_file() else None

    def is_folder(self, path: str) -> bool:
        return (self._path / path).is_dir()

    def names(self, path: str) -> Sequence[str]:
        folder = self._path / path
        return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else ()


def references_of(post: Path, convention: Convention) -> tuple[ImageReference, ...]:
    lines = post.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n").split("\n")
    front_matter = read_front_matter(lines, convention.generator)
    body = lines[front_matter.body_line :]
    found = references_in(body, front_matter.body_line, PARSER.parse("\n".join(body)))
    return field_references(lines, front_matter) + found


def local_references(site: Path) -> Iterator[tuple[Convention, Path, ImageReference]]:
    convention = detect(OpenedFolder(site), str(site))
    for post in sorted(site.rglob("*.md")):
        if "scaffolds" in post.parts or "archetypes" in post.parts:
            continue
        for reference in references_of(post, convention):
            kind = parse_destination(reference.destination).kind
            if kind in (DestinationKind.SITE, DestinationKind.RELATIVE):
                yield convention, post, reference


def test_most_local_images_of_real_sites_are_found() -> None:
    sites = [SHARED / name for name in SITES if (SHARED / name).is_dir()]
    if not sites:
        pytest.skip("the real sites are not here")
    beside = careful = published = 0
    missing: list[str] = []
    every = [found for site in sites for found in local_references(site.resolve())]
    for convention, post, reference in every:
        path = parse_destination(reference.destination).path
        beside += (post.parent / path).is_file()
        there = [
            found
            for found in candidates(convention, path, str(post), reference.form)
            if Path(found.path).is_file()
        ]
        careful += bool(there)
        published += any(found.is_served for found in there)
        if not there:
            missing.append(f"{post.name}: {reference.destination}")
    total = len(every)
    told = f"{careful} of {total} found ({careful / total:.0%}), {published} published, {beside} naively"
    assert total >= 70, told
    assert careful / total >= 0.86, f"{told}; not found: {missing}"
    assert published / total >= 0.86, told
    assert beside / total < 0.4, told


def test_the_sample_site_shows_one_of_each_fault() -> None:
    states: dict[str, list[str]] = {"there": [], "case": [], "missing": []}
    for convention, post, reference in local_references(SAMPLE):
        path = parse_destination(reference.destination).path
        files = [Path(found.path) for found in candidates(convention, path, str(post)) if found.is_served]
        names = {entry.name for file in files if file.parent.is_dir() for entry in file.parent.iterdir()}
        name = path.rsplit("/", 1)[-1]
        is_other_case = name not in names and name.lower() in {entry.lower() for entry in names}
        state = "there" if name in names else "case" if is_other_case else "missing"
        states[state].append(reference.destination)
    assert states["case"] == ["/images/lake-sunset.JPG"]
    assert states["missing"] == ["/images/noodle-shop.png"]
    assert len(states["there"]) >= 9
