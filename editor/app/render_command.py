"""The command `render`: a post as the preview would show it, as html in a file or on stdout. No Qt."""

from __future__ import annotations

import os
import subprocess
import sys
from html import escape
from typing import TYPE_CHECKING

from editor.app.page_making import PagePost, fragment_of, page_of
from editor.app.post_title import day_of, has_printed_title, written_title
from editor.app.terminal import TerminalText
from editor.app.terminal_parser import TerminalParser
from editor.app.whole_rendering import BUDGET, START_BUDGET, render_whole
from editor.core.markdown.extension import Profile
from editor.widgets.preview_words import preview_words
from editor.workspace.content_folder import find_site
from editor.workspace.errors import NotAllowedError, WorkspaceError
from editor.workspace.exported_file import write_export
from editor.workspace.own_program import own_program, own_variables
from editor.workspace.page_images import PageImages
from editor.workspace.post_convention import convention_of_post
from editor.workspace.post_file import read_post

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from editor.app.terminal import Terminal
    from editor.app.whole_rendering import WholePost
    from editor.core.site.convention import Convention
    from editor.workspace.post_file import PostFile
    from editor.workspace.sentence import Sentence

EXIT_PLAIN = 1
"""something in the post took too long and stands as plain text"""
EXIT_REFUSED = 2
"""what was asked for cannot be read or written"""
_DESCRIPTION = TerminalText(
    "Write a post as the preview shows it: a page of its own, in light and dark, without any script."
)
_EPILOG = TerminalText(
    "Local images keep their place: the page names them by the way from the file it is written to, or from\n"
    "the current folder. With --profile commonmark or gfm and --fragment the html is exactly that of the\n"
    "specification; it is not cleaned, so do not show it where you do not trust the post.\n"
    "Exit code 0 when all is drawn, 1 when a part took too long and stands as plain text, 2 on wrong use."
)


def run_render(arguments: Sequence[str], terminal: Terminal) -> int:
    """Do what `render` asks for; give the exit code. A file is written whole or not at all."""
    wish = _parser(terminal).parse_args(arguments)
    try:
        post = read_post(os.path.abspath(wish.post))
        _check_target(wish.output, post.path)
        profile = Profile(wish.profile)
        if wish.fragment and profile is not Profile.SITE:
            content, problem = _specified(post, profile)
        else:
            content, problem = _shown(post, profile, wish, terminal)
        _write(content.encode("utf-8", "replace"), wish.output)
    except WorkspaceError as error:
        terminal.complain(error.sentence)
        return EXIT_REFUSED
    except KeyboardInterrupt:
        return 130
    if problem is None:
        return 0
    terminal.complain(problem)
    return EXIT_PLAIN


def _parser(terminal: Terminal) -> TerminalParser:
    parser = TerminalParser(terminal, prog="inkwright render", description=_DESCRIPTION, epilog=_EPILOG)
    parser.add_argument("post", metavar="POST", help=TerminalText("a post, by its path"))
    parser.add_argument(
        "-o", "--output", metavar="FILE", default="", help=TerminalText("the file to write; else stdout")
    )
    parser.add_argument(
        "--profile",
        choices=[one.value for one in Profile],
        default=Profile.SITE.value,
        help=TerminalText("the Markdown to read: that of the site around the post, CommonMark or GitHub's"),
    )
    parser.add_argument(
        "--fragment",
        action="store_true",
        help=TerminalText("only what stands in the page, no page around it"),
    )
    parser.add_argument(
        "--embed", action="store_true", help=TerminalText("put the local images into the page itself")
    )
    return parser


def _check_target(target: str, post: str) -> None:
    if os.path.exists(target) and os.path.samefile(target, post):
        raise NotAllowedError(TerminalText("“{name}” is the post itself.", name=target), target)


def _write(content: bytes, target: str) -> None:
    if target:
        write_export(os.path.abspath(target), content)
        return
    if sys.stdout is None:  # a program without a console
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever read it had enough; what is buffered must not complain at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


# --- as the preview shows it


def _shown(
    post: PostFile, profile: Profile, wish: Namespace, terminal: Terminal
) -> tuple[str, Sentence | None]:
    convention = find_site(post.path)
    whole = render_whole(post.path, convention, post.text.texts(), profile)
    page = _page_post(post, whole, convention)
    folder = os.path.dirname(os.path.abspath(wish.output)) if wish.output else os.getcwd()
    images = PageImages(convention_of_post(convention, post.path), post.path, folder, embedded=wish.embed)
    words = preview_words(terminal.say_of_window)
    make = fragment_of if wish.fragment else page_of
    return make(page, images.address_of, words), _complaint(whole)


def _complaint(whole: WholePost) -> Sentence | None:
    if not whole.is_whole:
        return TerminalText("the post takes too long to draw; it stands as plain text.")
    if whole.plain_from < 0:
        return None
    return TerminalText(
        "what stands from line {line} on takes too long to draw; it stands as plain text.",
        line=whole.plain_from + 1,
    )


def _page_post(post: PostFile, whole: WholePost, convention: Convention) -> PagePost:
    name = os.path.basename(post.path)
    if not whole.is_whole:
        return PagePost((_plain_block("\n".join(post.text.texts())),), name=name)
    rendered = whole.rendered
    title = written_title(rendered.front_matter)
    forms = {one.destination: one.form.value for one in reversed(rendered.references())}
    return PagePost(
        tuple(html for _, html in rendered.drawn_blocks()),
        rendered.images,
        forms,
        title if has_printed_title(convention) else "",
        day_of(rendered.front_matter),
        title or name,
    )


def _plain_block(text: str) -> str:
    hint = '<p class="hint" data-hint="too-slow"></p>'
    return f'<div class="block plain-block too-slow"><pre>{escape(text)}</pre>{hint}</div>'


# --- as a specification shows it


def _specified(post: PostFile, profile: Profile) -> tuple[str, Sentence | None]:
    text = "\n".join(post.text.texts())
    try:
        done = subprocess.run(
            [*own_program("editor.renderer.specified"), profile.value, find_site(post.path).generator.value],
            input=text.encode("utf-8", "surrogatepass"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=own_variables(),
            timeout=BUDGET + START_BUDGET / 5,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return f"<pre>{escape(text)}</pre>\n", TerminalText(
            "the post takes too long to draw; it stands as plain text."
        )
    return done.stdout.decode("utf-8"), None
