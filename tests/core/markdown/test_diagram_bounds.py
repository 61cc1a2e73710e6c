"""A few words of Mermaid that stand for very much are not drawn."""

from __future__ import annotations

import pytest

from editor.core.markdown.diagram import DiagramDrawer
from editor.core.markdown.diagram_bounds import stands_for_too_much

PLAN = "gantt\ndateFormat YYYY-MM-DD\n{}a :2026-01-01, {}\n"


@pytest.mark.parametrize(
    "source",
    [
        f"graph TD\n{' & '.join('a' * 600)} --> {' & '.join('b' * 600)}",
        "graph TD\n" + f"{' & '.join('a' * 60)} --> b\n" * 200,
        PLAN.format("excludes weekends\n", "99999999d"),
        PLAN.format("Excludes monday\n", "9999999 h"),
        PLAN.format("excludes monday\n", "5d\n") + "b :2026-01-01, 999d\n" * 200,
    ],
)
def test_what_stands_for_too_much_is_shown_as_its_code(source):
    assert stands_for_too_much(source)
    assert 'data-hint="diagram-too-large"' in DiagramDrawer().draw(source)


@pytest.mark.parametrize(
    "source",
    [
        "graph TD\na & b --> c & d",
        PLAN.format("excludes weekends\n", "30d"),
        PLAN.format("", "99999999d"),
        "graph TD\n" + "a[R & D] --> b\n" * 400,
    ],
)
def test_what_writers_draw_is_drawn(source):
    assert not stands_for_too_much(source)
