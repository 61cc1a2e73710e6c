"""The command `images`: what the posts of a path show, whether it is there, and what nothing uses."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from editor.app.image_listing import as_json, as_text, relative_path, unused_as_json
from editor.app.json_output import write_json
from editor.app.places import system_places
from editor.app.terminal import TerminalText, write_to
from editor.app.terminal_parser import TerminalParser
from editor.core.images.check import CheckPolicy
from editor.workspace.content_folder import POST_EXTENSIONS, find_site, post_paths
from editor.workspace.errors import NotAPostError, WorkspaceError
from editor.workspace.image_audit import ImageJudge, read_posts
from editor.workspace.post_file import read_post
from editor.workspace.sentence import Sentence
from editor.workspace.unused_images import unused_images
from editor.workspace.web_images import WebImages

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from editor.app.terminal import Terminal
    from editor.core.site.convention import Convention
    from editor.workspace.image_audit import JudgedReference

EXIT_BROKEN = 1
"""an image is broken, or a post cannot be read"""
EXIT_REFUSED = 2
"""what was asked for makes no sense or cannot be opened"""
_MAX_POSTS = 100_000
_DESCRIPTION = TerminalText(
    "List the images of posts: the file each means, whether it shows here and on the site, and why not."
)
_EPILOG = TerminalText("Exit code 0 when all is well, 1 when an image is broken, 2 on wrong use.")


def run_images(arguments: Sequence[str], terminal: Terminal) -> int:
    """Do what `images` asks for; give the exit code."""
    found = _parser(terminal).parse_args(arguments)
    try:
        places = [(path, find_site(path)) for path in found.path]
        sites = _posts_by_site(places)
    except WorkspaceError as error:
        terminal.complain(error.sentence)
        return EXIT_REFUSED
    web = WebImages(system_places().web_images)
    try:
        return _Run(found, terminal, web).run(sites)
    except KeyboardInterrupt:
        return 130
    finally:
        web.close()


class _Run:
    """One run over all sites; its words go to stdout at the end, trouble and progress to stderr."""

    def __init__(self, wish: Namespace, terminal: Terminal, web: WebImages) -> None:
        self._wish = wish
        self._terminal = terminal
        self._web = web
        self._policy = CheckPolicy(web_allowed=wish.web, private_allowed=wish.private)
        self._failed = False

    def run(self, sites: dict[str, tuple[Convention, list[str]]]) -> int:
        if self._wish.unused:
            return self._unused([convention for convention, _ in sites.values()])
        judged: list[JudgedReference] = []
        count = 0
        for convention, posts in sites.values():
            judged += self._judged(convention, posts)
            count += len(posts)
        if self._wish.json:
            write_json(as_json(judged, self._terminal))
        else:
            self._terminal.write(as_text(judged, count, self._terminal))
        is_broken = any(one.report.is_broken for one in judged)
        return EXIT_BROKEN if is_broken or self._failed else 0

    def _judged(self, convention: Convention, posts: list[str]) -> list[JudgedReference]:
        judge = ImageJudge(convention, self._web, replace(self._policy, blog=convention.home_address))
        found: list[JudgedReference] = []
        for done, post in enumerate(read_posts(posts, convention.root), 1):
            if post.error:
                self._failed = True
                self._terminal.complain(TerminalText("{path}: {problem}", path=post.path, problem=post.error))
            found += judge.judge([post])
            self._progress(done, len(posts))
        return judge.ask_web(found, self._progress) if self._wish.web else found

    def _unused(self, conventions: list[Convention]) -> int:
        paths = [path for convention in conventions for path in unused_images(convention)]
        if self._wish.json:
            write_json(unused_as_json(paths))
        else:
            self._terminal.write("".join(f"{relative_path(path)}\n" for path in paths))
        return 0

    def _progress(self, done: int, total: int) -> None:
        if sys.stderr is not None and sys.stderr.isatty() and total:
            write_to(sys.stderr, f"\r{done}/{total}" + ("\r\x1b[K" if done == total else ""))


def _parser(terminal: Terminal) -> TerminalParser:
    parser = TerminalParser(terminal, prog="inkwright images", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("path", metavar="PATH", nargs="+", help=TerminalText("a post, a folder or a site"))
    parser.add_argument("--json", action="store_true", help=TerminalText("print a JSON array of objects"))
    parser.add_argument("--web", action="store_true", help=TerminalText("ask the web for addresses, too"))
    parser.add_argument(
        "--private",
        action="store_true",
        help=TerminalText("with --web: also ask addresses of this machine and its network"),
    )
    parser.add_argument(
        "--unused",
        action="store_true",
        help=TerminalText("list the images of the site that nothing names, instead; removes nothing"),
    )
    return parser


def _posts_by_site(places: Sequence[tuple[str, Convention]]) -> dict[str, tuple[Convention, list[str]]]:
    """Collect the posts of all paths, those of one site together, each once."""
    sites: dict[str, tuple[Convention, list[str]]] = {}
    for path, convention in places:
        _, posts = sites.setdefault(convention.root, (convention, []))
        known = frozenset(posts)
        posts += [post for post in _posts_at(path, convention) if post not in known]
    return sites


def _posts_at(path: str, convention: Convention) -> list[str]:
    whole = os.path.abspath(path)
    if not os.path.isdir(whole):
        if not whole.lower().endswith(POST_EXTENSIONS):
            raise NotAPostError(Sentence("“{name}” is not a post.", name=os.path.basename(whole)), whole)
        return [read_post(whole).path]
    posts = [post for batch in post_paths(convention) for post in batch]
    if os.path.realpath(whole) == os.path.realpath(convention.root):
        return posts
    inside = whole.rstrip("/") + "/"
    return [post for post in posts if post.startswith(inside)] or _files_below(whole)


def _files_below(folder: str) -> list[str]:
    """List the Markdown files of a folder that holds no posts, such as that of Hexo's pages."""
    found: list[str] = []
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "node_modules")
        found += [os.path.join(at, name) for name in sorted(names) if name.lower().endswith(POST_EXTENSIONS)]
        if len(found) > _MAX_POSTS:
            break
    return found
