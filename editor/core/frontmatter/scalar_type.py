"""Which unquoted texts are more than text: numbers, switches, dates and nothing."""

from __future__ import annotations

import re

# not compiled before they are asked for: only an edit of a field does

# the union of YAML 1.1 (Jekyll's Psych, Hugo's reader) and 1.2 (js-yaml of Hexo and Astro)
_TYPED = r"""
    ~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]? (?: 0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+ )
    | [-+]? (?: [0-9][0-9_]* (?: \.[0-9_]* )? | \.[0-9][0-9_]* ) (?: e[-+]?[0-9]+ )?
    | [-+]? \.inf | \.nan
    | [-+]? [0-9][0-9_]* (?: :[0-5]?[0-9] )+ (?: \.[0-9_]* )?
    | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2} (?: [Tt\ ].* )?
    """
_TOML_BARE = r"""
    true | false | [-+]?(?:inf|nan)
    | [-+]? (?:0|[1-9](?:_?[0-9])*) (?:\.[0-9](?:_?[0-9])*)? (?:[eE][-+]?[0-9](?:_?[0-9])*)?
    | 0x[0-9a-fA-F](?:_?[0-9a-fA-F])* | 0o[0-7](?:_?[0-7])* | 0b[01](?:_?[01])*
    | [0-9]{4}-[0-9]{2}-[0-9]{2} (?: [Tt\ ][0-9:.]+ (?: [Zz] | [-+][0-9:]+ )? )?
    | [0-9]{2}:[0-9]{2}(?::[0-9.]+)?
    """
_JSON_BARE = r"true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?"


def looks_typed(text: str) -> bool:
    """Tell whether some generator reads an unquoted `text` of YAML as anything but that text."""
    return not text or re.fullmatch(_TYPED, text, re.IGNORECASE | re.VERBOSE) is not None


def is_toml_bare(text: str) -> bool:
    """Tell whether TOML can say `text` without quotes."""
    return re.fullmatch(_TOML_BARE, text, re.VERBOSE) is not None


def is_json_bare(text: str) -> bool:
    """Tell whether JSON can say `text` without quotes."""
    return re.fullmatch(_JSON_BARE, text) is not None
