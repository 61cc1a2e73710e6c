"""YAML read so that no text can harm: pure Python, every scalar a text, bounded."""

from __future__ import annotations

import yaml

_MAX_DEPTH = 40
_MAX_ALIASES = 200


def load_yaml(text: str) -> object:
    """Read the one document of a text; None where it is none."""
    try:
        return _BoundedLoader(text).get_single_data()
    except (yaml.YAMLError, ValueError, RecursionError):
        return None


class _BoundedLoader(yaml.BaseLoader):
    """Reads every scalar as text; gives up on what is nested deeply or refers to itself too often.

    BaseLoader is pure Python (libyaml dies of deep nesting) and knows neither merge keys nor dates,
    both of which can be made to hang or to raise what is no YAMLError.
    """

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self._depth = 0
        self._composed: set[int] = set()
        self._aliases = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Compose one node, counting how deep it lies; a node that comes again was named by an alias."""
        if self._depth >= _MAX_DEPTH:
            raise yaml.YAMLError("nested beyond measure")
        self._depth += 1
        node = super().compose_node(parent, index)
        self._depth -= 1
        self._aliases += id(node) in self._composed
        if self._aliases > _MAX_ALIASES:
            raise yaml.YAMLError("refers to itself beyond measure")
        self._composed.add(id(node))
        return node
