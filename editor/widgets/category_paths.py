"""Hexo's categories: paths such as AI › LLM, read from three written shapes and written back in the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editor.core.frontmatter.field import FieldValue

PARTING = " › "


def read_paths(value: FieldValue) -> tuple[tuple[str, ...], ...] | None:
    """Read the paths: `AI` is one, a flat list `[AI, LLM]` is one of two steps, a list of lists is several.

    In `[[Sports, Baseball], Rivalries]` every item is a path of its own (hexo: lib/models/post.ts,
    setCategories). None for a shape that holds anything else.
    """
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return ((value,),)
    if not isinstance(value, tuple):
        return None
    if not any(isinstance(item, tuple) for item in value):
        path = _steps(value)
        return None if path is None else ((path,) if path else ())
    paths = [_steps(item if isinstance(item, tuple) else (item,)) for item in value]
    if any(path is None for path in paths):
        return None
    return tuple(path for path in paths if path)


def write_paths(before: FieldValue, paths: tuple[tuple[str, ...], ...]) -> FieldValue:
    """Write paths in the shape of `before`, or the nearest that can hold them."""
    if len(paths) == 0:
        return ()
    if _is_nested(before):
        # a list of nothing but strings would be read as one path
        has_long = any(len(path) > 1 for path in paths)
        plain = {item for item in before if isinstance(item, str)} if isinstance(before, tuple) else set()
        return tuple(_only(path) if has_long and _only(path) in plain else path for path in paths)
    if len(paths) > 1:
        return paths
    only = _only(paths[0])
    return only if only and not isinstance(before, tuple) else paths[0]


def path_from_words(words: str) -> tuple[str, ...]:
    """Read what a person types: `AI > LLM` or `AI › LLM`."""
    steps = words.replace("›", ">").split(">")
    return tuple(step.strip() for step in steps if step.strip())


def _is_nested(value: FieldValue) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, tuple) for item in value)


def _only(path: tuple[str, ...]) -> str:
    """Give the one step of a path of one, "" for a longer one."""
    return "".join(path) if len(path) == 1 else ""


def _steps(items: tuple[FieldValue, ...]) -> tuple[str, ...] | None:
    if any(not isinstance(item, str) for item in items if item is not None):
        return None
    return tuple(item for item in items if isinstance(item, str) and item)
