"""Score every local image reference of the real sites in ../shared.

Run it as `python -m tests.bench.score_local_references`. A reference counts as explained when it shows here
and on the site, or when no file of its name is in the site's folder at all: then the link is the site's own
broken one. What remains is for us to understand.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from editor.core.images.destination import DestinationKind, parse_destination
from editor.core.site.image_paths import candidates
from editor.indexer.local_references import ReferenceReader
from editor.workspace.content_folder import POST_EXTENSIONS, find_site
from editor.workspace.local_images import Listing, find_local
from editor.workspace.site_images import SiteImages

if TYPE_CHECKING:
    from collections.abc import Iterator

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "posts"
_LOCAL = (DestinationKind.RELATIVE, DestinationKind.SITE)
_NO_POSTS = frozenset({"scaffolds", "archetypes", "node_modules", "themes"})


@dataclass
class Score:
    """What became of the references of one site; lists hold `post:line destination`."""

    total: int = 0
    shown: int = 0
    naive: int = 0
    gone: list[str] = field(default_factory=list[str])
    unexplained: dict[str, list[str]] = field(default_factory=dict[str, list[str]])


def sites() -> list[Path]:
    """List the real sites, none where they are not at hand."""
    if not SHARED.is_dir():
        return []
    return sorted(path.resolve() for path in SHARED.iterdir() if any(path.glob("*config*")))


def score(site: Path) -> Score:
    """Judge all local references of one site, as its generator would serve them."""
    convention = find_site(str(site))
    reader, listing, images = ReferenceReader(), Listing(), SiteImages(convention.root)
    found = Score()
    for post in _posts(site):
        for reference in reader.references(str(post), convention):
            parsed = parse_destination(reference.destination)
            if parsed.kind not in _LOCAL or not parsed.path:
                continue
            found.total += 1
            found.naive += (post.parent / parsed.path).is_file()
            meant = candidates(convention, parsed.path, str(post), reference.form.value)
            image = find_local(meant, convention.root, listing)
            verdict = f"{image.here}/{image.site}"
            said = f"{post.name}:{reference.range.start.line + 1} {reference.destination}"
            if verdict == "ok/ok":
                found.shown += 1
            elif not images.like(parsed.path, str(post)):
                found.gone.append(said)
            else:
                found.unexplained.setdefault(verdict, []).append(said)
    return found


def _posts(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.suffix.lower() in POST_EXTENSIONS and not _NO_POSTS & set(path.parts):
            yield path


def main() -> None:
    """Print the table."""
    total: Counter[str] = Counter()
    for site in sites():
        found = score(site)
        unexplained = sum(map(len, found.unexplained.values()))
        total.update(total=found.total, shown=found.shown, naive=found.naive, gone=len(found.gone))
        sys.stdout.write(
            f"{site.name:20} {found.total:5} references, {found.shown} shown, {found.naive} naively, "
            f"{len(found.gone)} without any such file, {unexplained} unexplained\n"
        )
        for verdict, rows in [("no such file", found.gone), *found.unexplained.items()]:
            for row in rows[:20]:
                sys.stdout.write(f"    {verdict}: {row}\n")
    sys.stdout.write(f"{dict(total)}\n")


if __name__ == "__main__":
    main()
