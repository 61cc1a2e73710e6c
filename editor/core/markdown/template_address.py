"""Tags inside the address of a link or image: `[a]({{ site.baseurl }}/b)`, `[c]({{< ref "d.md" >}})`."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from markdown_it.helpers import parseLinkDestination, parseLinkLabel, parseLinkTitle

from editor.core.markdown.site_tag import read_tag

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from editor.core.markdown.dialect import Dialect
    from editor.core.markdown.site_options import SiteOptions

_TAG = r"(?:\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\})"
_ADDRESS = re.compile(rf"(?:[^\s()<>{{}}\\]*{_TAG})+[^\s()<>\\]*")
_ONE = re.compile(_TAG)


def use_template_addresses(md: MarkdownIt, site: SiteOptions, dialect: Dialect) -> None:
    """Let addresses hold tags, with their spaces and quotes, and fill in what they say.

    An image keeps its address as it is written: whoever looks for the file knows what Liquid means.
    """
    helpers: Any = SimpleNamespace(
        parseLinkDestination=parse_destination, parseLinkLabel=parseLinkLabel, parseLinkTitle=parseLinkTitle
    )
    md.helpers = helpers
    normalise = md.normalizeLink

    def fill(found: re.Match[str]) -> str:
        tag = read_tag(found[0], 0, site.generator)
        value = dialect.fill(tag, site) if tag else None
        return found[0] if value is None else value

    def normalise_filled(url: str) -> str:
        if "{" not in url:
            return normalise(url)
        address = normalise(_ONE.sub(fill, url))
        if hasattr(address, "written"):
            setattr(address, "written", url)  # noqa: B010 - the type is the parser's own
        return address

    md.normalizeLink = normalise_filled  # type: ignore[method-assign]


def parse_destination(text: str, pos: int, limit: int) -> Any:  # noqa: ANN401 - markdown-it's own result
    """Read the destination of a link as markdown-it does; one with tags may hold spaces in them."""
    found = _ADDRESS.match(text, pos, limit)
    if found is None:
        return parseLinkDestination(text, pos, limit)
    result = parseLinkDestination("", 0, 0)
    result.ok, result.pos, result.str = True, found.end(), found[0]
    return result
