"""Where images go, how a post names them, and which file an address of a post means."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator
from editor.core.site.address_template import read_template
from editor.core.site.page_address import is_bundle, page_address
from editor.core.site.post_paths import relative_path
from editor.core.site.serving_habits import is_hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from editor.core.site.convention import Convention

_MEANS_MORE = re.compile(r"[?#]|%(?=[0-9A-Fa-f]{2})")
_MARKDOWN = frozenset({"inline", "reference"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that an address may mean. `path` is absolute and inside the site's root.

    `is_served` tells whether the site will answer exactly this address with that file. Where it is
    False the file may lie there, but a reader of the site will not see it.
    """

    path: str
    is_served: bool


def image_folder_for(convention: Convention, post_path: str) -> str:
    """Give the absolute folder for an image that is dropped into a post."""
    beside = posixpath.dirname(post_path)
    match convention.generator:
        case Generator.HEXO if convention.post_asset_folder and _is_post(convention, post_path):
            return _asset_folder(post_path)
        case Generator.HUGO if is_bundle(post_path):
            return beside
        case Generator.PLAIN:
            return posixpath.join(beside, convention.image_folder)
        case _:
            return posixpath.join(convention.root, convention.image_folder)


def destination_for(convention: Convention, image_path: str, post_path: str) -> str:
    """Give the address by which a post shows an image, without any escape that Markdown needs.

    `/images/x.png` for a served folder; `x.png` for the post's own folder (Hexo's asset folder, Hugo's
    bundle). In Hexo that needs `marked.postAsset`, or a renderer that leaves relative addresses alone;
    with neither, only `{% asset_img x.png %}` shows the file. What no site serves is named relative to
    the post. Only what would mean something else in an address is escaped: `a#1.png` is `a%231.png`.
    """
    return escaped_address(_address_path(convention, image_path, post_path))


def escaped_address(path: str) -> str:
    """Escape in a path only what would mean something else in an address: `a#1.png` is `a%231.png`."""
    escaped = _MEANS_MORE.sub(lambda found: f"%{ord(found.group()):02X}", path)
    # `photo:1.png` would be an address of the scheme photo
    return f"./{escaped}" if ":" in escaped.split("/")[0] else escaped


def candidates(
    convention: Convention, path_text: str, post_path: str, form: str = "inline"
) -> tuple[Candidate, ...]:
    """List the files that an address may mean, most likely first, in the order the generator serves.

    `path_text` is `Destination.path`; `form` the value of the reference's ReferenceForm, because Hexo
    reads a tag, raw HTML and Markdown each in its own way. Every path is inside the site's root: an
    address that leaves it has no candidate.
    """
    text = path_text
    template = read_template(text)
    if template is not None:
        text = convention.base_path.rstrip("/") + template.path if template.has_base else template.path
        # what a template has made is as raw HTML has it: no renderer puts anything before it
        form = "tag" if template.is_asset else "html"
    if not text.strip("/. ") or "\0" in text:
        return ()
    if form == "html":
        text = text.replace("\\", "/")  # as browsers do
    if text.startswith("/"):
        found = _site_candidates(convention, text.lstrip("/"), form)
    else:
        found = _relative_candidates(convention, text, post_path, form)
    return tuple(_confined(convention, found))


def _address_path(convention: Convention, image_path: str, post_path: str) -> str:
    own = own_folder(convention, post_path)
    if own and image_path.startswith(f"{own}/"):
        return _in_own_folder(convention, image_path.removeprefix(f"{own}/"), post_path)
    if convention.generator is not Generator.PLAIN:
        served = served_path(convention, image_path)
        if served is not None:
            base = "/" if _is_prefixed(convention, "inline") else convention.base_path
            return base + served
    return posixpath.relpath(image_path, posixpath.dirname(post_path) or "/")


def _site_candidates(convention: Convention, path: str, form: str) -> Iterator[Candidate]:
    """Say what `/path` may mean: below the base path, then the folders on disk that writers mean by it."""
    base = convention.base_path.lstrip("/")
    is_prefixed = _is_prefixed(convention, form)
    if base and path.startswith(base):
        # what an include of Jekyll's puts before an address is not known: both are taken as good
        is_include = form == "tag" and convention.generator is Generator.JEKYLL
        yield from _at_root(convention, path.removeprefix(base), is_served=is_include or not is_prefixed)
    answers = not base or is_prefixed
    yield from _at_root(convention, path, is_served=answers)
    yield from _in_assets(convention, path, form)
    yield from _asset_by_permalink(convention, path, answers)
    if convention.typora_root:
        # Typora shows it here; no generator knows of the field
        below = relative_path(convention, posixpath.join(convention.typora_root, path))
        yield Candidate(below or "", is_served=convention.generator is Generator.PLAIN)
    yield Candidate(path, is_served=convention.generator is Generator.PLAIN)


def _is_prefixed(convention: Convention, form: str) -> bool:
    """Tell whether the generator puts the base path before `/a.png` by itself."""
    if form == "field":
        return True  # themes do
    if convention.generator is Generator.HUGO:
        return convention.serving.adds_base or (convention.serving.hooks_images and form in _MARKDOWN)
    return form == "tag" or (convention.prepends_base and form in _MARKDOWN)


def _at_root(convention: Convention, path: str, *, is_served: bool) -> Iterator[Candidate]:
    """Say which files answer for a path below the site's root."""
    for mount in convention.serving.mounts:
        target = f"{mount.target}/" if mount.target else ""
        if path.startswith(target):
            yield _served(convention, mount.folder, path.removeprefix(target), is_served=is_served)
    for folder in convention.served_folders:
        yield _served(convention, folder, path, is_served=is_served)


def _in_assets(convention: Convention, path: str, form: str) -> Iterator[Candidate]:
    """Say what a path means among Hugo's assets, which only shortcodes, hooks and themes publish."""
    is_used = form in ("tag", "field") or (form in _MARKDOWN and convention.serving.hooks_images)
    for folder in convention.serving.asset_folders:
        yield Candidate(f"{folder}/{path}", is_used)


def _relative_candidates(convention: Convention, path: str, post_path: str, form: str) -> Iterator[Candidate]:
    match convention.generator:
        case Generator.HEXO:
            yield from _hexo_relative(convention, path, post_path, form)
        case Generator.HUGO | Generator.JEKYLL:
            yield from _resolved_on_site(convention, path, post_path)
            yield from _in_assets(convention, path.removeprefix("./"), form)
            if form == "field":
                yield from _at_root(convention, path, is_served=True)
        case Generator.ASTRO:
            alias = re.match(r"[~@]/(.+)", path)
            if alias:
                yield Candidate(f"src/{alias.group(1)}", is_served=form != "html")
            if form == "field":
                yield from _at_root(convention, path, is_served=True)
        case Generator.PLAIN:
            pass
    yield from _on_disk(convention, path, post_path, form)


def _hexo_relative(convention: Convention, path: str, post_path: str, form: str) -> Iterator[Candidate]:
    """Say what Hexo makes of a relative address.

    A tag looks into the asset folder. hexo-renderer-marked with `postAsset` looks there first; its
    `prependRoot`, on by default, then puts `/` before what is relative
    (`hexo-renderer-marked@595814d:lib/renderer.js`, image). Else the browser resolves it against the page.
    """
    assets = relative_path(convention, _asset_folder(post_path)) or ""
    has_assets = convention.post_asset_folder and _is_post(convention, post_path)
    is_markdown = form in _MARKDOWN
    if has_assets and (form == "tag" or (is_markdown and convention.marked_post_asset)):
        yield Candidate(f"{assets}/{path}", is_served=True)
    if has_assets and form not in ("tag", "field") and convention.serving.moves_assets:
        yield Candidate(f"{assets}/{path}", is_served=True)
        below = path.removeprefix("./").partition("/")[2]
        if below:
            yield Candidate(f"{assets}/{below}", is_served=True)
    if form in ("tag", "field") or (is_markdown and convention.prepends_base):
        at_root = posixpath.normpath(f"/{path}").lstrip("/")
        yield from _at_root(convention, at_root, is_served=form != "tag")
    else:
        yield from _resolved_on_site(convention, path, post_path)
    if _is_post(convention, post_path):
        yield Candidate(f"{assets}/{path}", is_served=False)


def _resolved_on_site(convention: Convention, path: str, post_path: str) -> Iterator[Candidate]:
    """Resolve a relative address against the page's own, as the reader's browser does."""
    address = page_address(convention, post_path)
    segments = address.resolve(path)
    own = own_folder(convention, post_path)
    inside = address.asset_path(segments)
    own_relative = relative_path(convention, own) if own else None
    if inside is not None and own_relative is not None:
        yield Candidate(f"{own_relative}/{inside}", is_served=True)
    if not any(segment.startswith(":") for segment in segments):
        yield from _at_root(convention, "/".join(segments), is_served=True)


def _on_disk(convention: Convention, path: str, post_path: str, form: str) -> Iterator[Candidate]:
    """Say which files on disk a relative path names: beside the post, in served folders, at the root."""
    is_imported = convention.generator is Generator.ASTRO and form != "html"
    follows_disk = is_imported or convention.generator is Generator.PLAIN
    follows_disk = follows_disk or convention.serving.publishes_beside
    folder = relative_path(convention, posixpath.dirname(post_path))
    if folder is not None:
        yield Candidate(f"{folder}/{path}", is_served=follows_disk)
        if "\\" in path:
            yield Candidate(f"{folder}/{path.replace(chr(92), '/')}", is_served=False)
    if convention.generator is not Generator.PLAIN:
        for served in convention.served_folders:
            yield _served(convention, served, path, is_served=False)
    yield Candidate(path, is_served=False)


def _asset_by_permalink(convention: Convention, path: str, is_served: bool) -> Iterator[Candidate]:
    """Say which post's asset `/2026/05/02/name/x.png` means when addresses end in the post's name."""
    if convention.generator is not Generator.HEXO or not convention.post_asset_folder:
        return
    pattern = [part for part in convention.permalink.split("/") if part]
    parts = path.split("/")
    depth = len(pattern)
    if not pattern or len(parts) <= depth or re.fullmatch(r":(?:title|name)(?:\.html)?", pattern[-1]) is None:
        return
    yield Candidate("/".join([convention.post_folders[0], *parts[depth - 1 :]]), is_served)


def _served(convention: Convention, folder: str, path: str, *, is_served: bool) -> Candidate:
    hides = convention.generator in (Generator.HEXO, Generator.JEKYLL)
    hidden = is_hidden(convention.serving, path, hides_signs=hides)
    return Candidate(f"{folder}/{path}" if folder else path, is_served and not hidden)


def _confined(convention: Convention, found: Iterator[Candidate]) -> Iterator[Candidate]:
    """Make the paths absolute, drop what leaves the root and what was named before."""
    seen: set[str] = set()
    for candidate in found:
        path = posixpath.normpath(candidate.path.lstrip("/"))
        if path in (".", "..") or path.startswith("../") or path in seen:
            continue
        seen.add(path)
        yield Candidate(posixpath.join(convention.root, path), candidate.is_served)


def served_path(convention: Convention, image_path: str) -> str | None:
    """Give the path of a file below the site's root, None where it lies in no folder that is served."""
    relative = relative_path(convention, image_path)
    if relative is None:
        return None
    for folder in sorted(convention.served_folders, key=len, reverse=True):
        inside = relative.removeprefix(f"{folder}/") if folder else relative
        if (not folder or inside != relative) and not inside.startswith("_"):
            return inside
    return None


def _in_own_folder(convention: Convention, name: str, post_path: str) -> str:
    """Name a file of the post's own folder so that the page finds it: `x.png`, or `a/x.png` for `a.html`."""
    if convention.generator is not Generator.HEXO or convention.prepends_base:
        return name
    address = page_address(convention, post_path)
    return "/".join([*address.assets[len(address.folder) :], name])


def own_folder(convention: Convention, post_path: str) -> str:
    """Give the folder whose files are published with the post, "" where there is none."""
    if convention.generator is Generator.HEXO:
        has_assets = convention.post_asset_folder and _is_post(convention, post_path)
        return _asset_folder(post_path) if has_assets else ""
    if convention.generator is Generator.HUGO:
        return posixpath.dirname(post_path) if is_bundle(post_path) else posixpath.splitext(post_path)[0]
    return ""


def _asset_folder(post_path: str) -> str:
    folder = posixpath.splitext(post_path)[0]
    return posixpath.dirname(post_path) if posixpath.basename(folder) == "index" else folder


def _is_post(convention: Convention, post_path: str) -> bool:
    relative = relative_path(convention, post_path)
    folders = (*convention.post_folders, convention.draft_folder)
    return relative is not None and any(folder and relative.startswith(f"{folder}/") for folder in folders)
