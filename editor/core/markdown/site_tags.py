"""The rules that read a generator's tags, as blocks and inside lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.token import Token

from editor.core.frontmatter.generator import Generator
from editor.core.markdown.attribute_lists import use_attribute_lists
from editor.core.markdown.dialect import dialect_of
from editor.core.markdown.image_tags import read_image_tag
from editor.core.markdown.long_shortcodes import last_line_of, push_paragraph
from editor.core.markdown.site_tag import Tag, TagRole, read_tag
from editor.core.markdown.tag_drawing import add_drawing
from editor.core.markdown.tag_pieces import VerbatimKind, html_token, raw_piece, text_token
from editor.core.markdown.template_address import use_template_addresses
from editor.core.markdown.verbatim_tags import read_verbatim_block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

    from editor.core.markdown.dialect import Dialect
    from editor.core.markdown.site_options import SiteOptions
    from editor.core.markdown.tag_pieces import Verbatim

MOST_TAGS = 2_000
"""Tags within one piece; what comes behind them is text."""

_TAB_COMMENT = re.compile(r"<!--\s*(end)?tab\b([^>]{0,500}?)-->\s*$")
_COUNT = "site tags"


def use_site_tags(md: MarkdownIt, site: SiteOptions) -> None:
    """Make a parser read the tags of the site's generator; in a plain folder the images of Hexo's only."""
    dialect = dialect_of(site.generator)
    if dialect is None:
        md.inline.ruler.before("escape", "image_tag", read_image_tag)
        return
    rules = _Rules(site, dialect)
    ends_others: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("fence", "site_tag", rules.read_block, ends_others)
    md.inline.ruler.before("escape", "site_tag", rules.read_inline)
    use_template_addresses(md, site, dialect)
    if site.generator is Generator.JEKYLL:
        use_attribute_lists(md)
    add_drawing(md, dialect)


class _Rules:
    """The rules of one generator."""

    def __init__(self, site: SiteOptions, dialect: Dialect) -> None:
        self._site = site
        self._dialect = dialect

    def read_block(self, state: StateBlock, first: int, end: int, silent: bool) -> bool:
        """Read a tag that has its line for itself, with all that it hides from Markdown."""
        begin, stop = state.bMarks[first] + state.tShift[first], state.eMarks[first]
        if not state.src.startswith(("{", "<!--"), begin) or state.is_code_block(first):
            return False
        if state.src[begin] == "<":
            is_hexo = self._site.generator is Generator.HEXO
            return is_hexo and _read_tab(state, first, state.src[begin:stop], silent)
        last = last_line_of(state, first, end) if self._site.generator is Generator.HUGO else None
        stop = state.eMarks[last or first]
        tag = read_tag(state.src, begin, self._site.generator, stop)
        if last is not None:
            return self._read_long(state, first, last, tag, silent)
        if tag is None or tag.role is TagRole.OUTPUT:
            return False
        verbatim = self._dialect.read_verbatim(tag) if tag.role is TagRole.OPEN else None
        if verbatim is not None:
            return read_verbatim_block(state, first, end, tag, verbatim, silent=silent)
        if state.src[begin + len(tag.source) : stop].strip() or self._is_leaf(tag):
            return False
        if not silent:
            _push_tag(state, first, tag, has_partner=self._has_partner(tag))
            state.line = first + 1
        return True

    def _read_long(self, state: StateBlock, first: int, last: int, tag: Tag | None, silent: bool) -> bool:
        if silent:
            return True
        begin, stop = state.bMarks[first] + state.tShift[first], state.eMarks[last]
        is_alone = tag is not None and not state.src[begin + len(tag.source) : stop].strip()
        if tag is not None and is_alone and not self._is_leaf(tag):
            _push_tag(state, first, tag, has_partner=False, count=last + 1 - first)
        else:
            push_paragraph(state, first, last)
        state.line = last + 1
        return True

    def read_inline(self, state: StateInline, silent: bool) -> bool:
        """Read a tag inside a line; what is no known tag stays to be seen, marked."""
        source, at = state.src, state.pos
        if source[at] != "{" or source[at + 1 : at + 2] not in ("%", "{", "#"):
            return False
        tag = read_tag(source, at, self._site.generator, state.posMax)
        if tag is None:
            return self._read_broken(state, silent)
        if not silent and not _count(state):
            return False
        end = at + len(tag.source)
        verbatim = self._dialect.read_verbatim(tag) if tag.role is TagRole.OPEN else None
        closer = _closer(source, end, state.posMax, tag.name) if self._hides(tag, verbatim) else None
        if not silent:
            if closer is not None:
                _push(state, _hidden(tag, verbatim, source[end : closer.start()], source[at : closer.end()]))
            else:
                _push(state, self._tokens(tag))
        state.pos = closer.end() if closer is not None else end
        return True

    def _hides(self, tag: Tag, verbatim: Verbatim | None) -> bool:
        return verbatim is not None or (tag.name == "raw" and tag.role is TagRole.OPEN)

    def _has_partner(self, tag: Tag) -> bool:
        """Tell whether a tag is known to need one that closes it; a shortcode of Hugo's may go without."""
        is_needed = tag.role is TagRole.OPEN and self._site.generator is not Generator.HUGO
        return is_needed and self._dialect.read_box(tag) is not None

    def _is_leaf(self, tag: Tag) -> bool:
        return self._dialect.read_leaf(tag, self._site) is not None

    def _tokens(self, tag: Tag) -> list[Token]:
        leaf = self._dialect.read_leaf(tag, self._site)
        if leaf is not None:
            return leaf
        if tag.role is TagRole.OUTPUT or not tag.name:
            return [html_token(tag, raw_piece(tag.source))]
        token = Token("site_tag", "", 0)
        token.markup = tag.source
        token.meta = {"tag": tag, "is_inline": True, "has_partner": self._has_partner(tag)}
        return [token]

    def _read_broken(self, state: StateInline, silent: bool) -> bool:
        """Mark braces that would stop Hexo or Jekyll: they open a tag that nothing closes."""
        opener = state.src[state.pos : state.pos + 2]
        if self._site.generator is Generator.HUGO or opener == "{#":
            return False
        if not silent:
            if not _count(state):
                return False
            tag = Tag("", "", opener, TagRole.ALONE)
            token = html_token(tag, raw_piece(opener, is_broken=True), opener)
            token.meta["hint"] = "site-open-braces"
            _push(state, [token])
        state.pos += 2
        return True


def _count(state: StateInline) -> bool:
    count = state.env.get(_COUNT, 0)
    state.env[_COUNT] = count + 1
    return count < MOST_TAGS


def _push(state: StateInline, tokens: list[Token]) -> None:
    if state.pending:
        state.pushPending()
    for token in tokens:
        token.level = state.level
        state.tokens.append(token)


def _push_tag(state: StateBlock, line: int, tag: Tag, *, has_partner: bool, count: int = 1) -> None:
    token = state.push("site_tag", "", 0)
    token.map = [line, line + count]
    token.markup = tag.source
    token.meta = {"tag": tag, "is_inline": False, "has_partner": has_partner}


def _closer(source: str, at: int, limit: int, name: str) -> re.Match[str] | None:
    pattern = rf"\{{%-?\s*end{re.escape(name)}\s*-?%\}}|\{{\{{[<%]\s*/\s*{re.escape(name)}\s*[>%]\}}\}}"
    return re.compile(pattern).search(source, at, min(limit, at + 20_000))


def _hidden(tag: Tag, verbatim: Verbatim | None, inner: str, source: str) -> list[Token]:
    if verbatim is None:
        return [text_token(inner)]
    if verbatim.kind is VerbatimKind.CODE:
        token = Token("code_inline", "code", 0)
        token.markup, token.content = tag.source, inner.strip("\n")
        return [token]
    kind = "html_inline" if verbatim.kind is VerbatimKind.HTML else "site_hidden"
    token = Token(kind, "", 0)
    token.markup, token.content = source, inner
    return [token]


def _read_tab(state: StateBlock, first: int, line: str, silent: bool) -> bool:
    """Read NexT's `<!-- tab caption@icon -->` and `<!-- endtab -->`."""
    found = _TAB_COMMENT.match(line)
    if found is None:
        return False
    if not silent:
        role = TagRole.CLOSE if found[1] else TagRole.OPEN
        _push_tag(state, first, Tag("tab", found[2].strip(), line.rstrip(), role), has_partner=False)
        state.line = first + 1
    return True
