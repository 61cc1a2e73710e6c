"""What a new post begins with: the site's own scaffold, or the generator's habit."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from editor.core.frontmatter.generator import Generator

if TYPE_CHECKING:
    from editor.core.site.convention import Convention

_PLACEHOLDER = re.compile(r"\{\{\s*(title|date|layout)\s*\}\}")
_LOOKS_TYPED = re.compile(
    r"^(?:[-+.]?\d[\d_.,:eExXoO+-]*|0x[0-9a-fA-F]+|[-+]?\.(?:inf|nan)|~|null|true|false|yes|no|on|off|y|n"
    r"|\d{4}-\d{1,2}-\d{1,2}.*)$",
    re.IGNORECASE,
)
_SPECIAL_START = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`=]")
_INVISIBLE = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
_SPECIAL_INSIDE = re.compile(r":(?:\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]|!!|\{\{|\{%|\{#|\s$")


def new_post_text(convention: Convention, title: str, date: str, is_draft: bool) -> str:
    r"""Give the whole text of a new post; lines are parted by `\n`.

    `date` is `YYYY-MM-DD HH:MM:SS`, with ` +0800` behind it where the writer's zone shall be told.
    """
    if convention.generator is Generator.HEXO:
        return _hexo(convention, title, date, is_draft)
    if convention.generator is Generator.HUGO:
        return _hugo(convention, title, date, is_draft)
    if convention.generator is Generator.JEKYLL:
        dated = "" if is_draft else f"date: {date}\n"
        return f"---\nlayout: post\n{_title_line(title)}\n{dated}tags: []\n---\n\n"
    draft = "draft: true\n" if is_draft else ""
    if convention.generator is Generator.ASTRO:
        return f'---\n{_title_line(title)}\ndescription: ""\npubDate: {date[:10]}\n{draft}---\n\n'
    return f"---\n{_title_line(title)}\ndate: {date}\n{draft}---\n\n"


def yaml_scalar(text: str) -> str:
    """Write text as a YAML value that reads back as this text: quoted only when it must be.

    The rule is wider than Hexo's own (`hexo@a16a7e60:lib/hexo/post.ts`, prepareFrontMatter): what
    another parser would take for a number, date or switch is quoted too.
    """
    if not text or _SPECIAL_START.match(text) or _SPECIAL_INSIDE.search(text) or _LOOKS_TYPED.match(text):
        return _quoted(text)
    return text


def _title_line(title: str) -> str:
    """Give the line of the title; without one yet, the bare key, so that no quotes await it."""
    return f"title: {yaml_scalar(title)}" if title else "title:"


def _hexo(convention: Convention, title: str, date: str, is_draft: bool) -> str:
    scaffold = convention.draft_scaffold if is_draft else convention.scaffold
    layout = "draft" if is_draft else "post"
    values = {"title": yaml_scalar(title) if title else "", "date": date, "layout": layout}
    unified = re.sub(r"\r\n?", "\n", scaffold.removeprefix("\ufeff"))
    text = _PLACEHOLDER.sub(lambda found: values[found.group(1)], unified)
    if not title:
        text = re.sub(r"(?m)^(title:)[ \t]+$", r"\1", text)
    if _is_understood(unified):
        return text if text.endswith("\n\n") else text.rstrip("\n") + "\n\n"
    dated = "" if is_draft else f"date: {date}\n"
    return f"---\n{_title_line(title)}\n{dated}tags:\n---\n\n"


def _is_understood(scaffold: str) -> bool:
    # what other Nunjucks says needs Hexo itself
    rest = _PLACEHOLDER.sub("", scaffold)
    return "---" in rest and "{{" not in rest and "{%" not in rest


def _hugo(convention: Convention, title: str, date: str, is_draft: bool) -> str:
    stamp = _rfc3339(date)
    draft = "true" if is_draft else "false"
    match convention.front_matter_form:
        case "toml":
            return f"+++\ntitle = {_quoted(title)}\ndate = {stamp}\ndraft = {draft}\ntags = []\n+++\n\n"
        case "json":
            head = f'  "title": {_quoted(title)},\n  "date": "{stamp}",\n'
            return f'{{\n{head}  "draft": {draft},\n  "tags": []\n}}\n\n'
        case _:
            return f"---\ntitle: {yaml_scalar(title)}\ndate: {stamp}\ndraft: {draft}\ntags: []\n---\n\n"


def _rfc3339(date: str) -> str:
    found = re.match(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?:\s*([+-]\d{2}):?(\d{2}))?", date)
    if found is None:
        return date[:10]
    day, clock, hours, minutes = found.groups()
    return f"{day}T{clock}{hours}:{minutes}" if hours else f"{day}T{clock}"


def _quoted(text: str) -> str:
    """Quote text so that YAML, TOML and JSON read the same."""
    written = json.dumps(text, ensure_ascii=False)
    return _INVISIBLE.sub(lambda found: f"\\u{ord(found.group()):04x}", written)
