"""What a key costs inside one huge block: in the renderer, on the pipe and in the window.

Run `python tests/bench/bench_huge_blocks.py`; medians in milliseconds of processor time, in one run.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[2]))

from editor.app.rendered_post import RenderedPost
from editor.core.frontmatter.generator import Generator
from editor.core.site.convention import Convention
from editor.core.text.edit import LineChange
from editor.renderer.protocol import Change, Open, Patch, decode, encode
from editor.renderer.session import RenderSession

KEYS = 12


def posts() -> dict[str, list[str]]:
    """Give a body for each kind of huge block."""
    words = "an item with *emphasis*, `code`, 一些中文 and a [link](http://example.org/{n})"
    items = [f"- {words.format(n=n)}" for n in range(1000)]
    nested = [
        f"{'  ' * (n % 5 > 0)}- {words.format(n=n)}" if n % 5 < 4 else f"  ![p](/i/{n}.png)"
        for n in range(1000)
    ]
    rows = [f"| {n} | **bold** words | `code` {n} | [link](http://example.org/{n}) |" for n in range(500)]
    code = [f"    value_{n} = compute(items[{n}], 'text', {n} * 2)  # why" for n in range(1000)]
    folded = [line for n in range(800) for line in (f"Paragraph {n} with *words* and 中文。", "")]
    quoted = [line for n in range(500) for line in (f"> Paragraph {n} with *words* and `code`.", ">")]
    loose = [line for n in range(500) for line in (f"{n + 1}. {words.format(n=n)}", "")]
    return {
        "list of 1000": items,
        "nested list": nested,
        "loose list": loose,
        "table of 500": ["| a | b | c | d |", "|---|---|---|---|", *rows],
        "fence of 1000": ["```python", *code, "```"],
        "details": ["<details>", "<summary>more</summary>", "", *folded, "</details>"],
        "quote of 1000": quoted,
        "definitions": [line for n in range(400) for line in (f"Term {n}", f": means *this* {n}", "")],
    }


def measured(body: list[str]) -> tuple[float, float, float, float, float]:
    """Type in the middle; give renderer, encoding, decoding, taking (ms) and size (KB)."""
    session = RenderSession(lambda _: None)
    lines = ["---", "title: a", "---", "", "Before.", "", *body, "", "Behind.", ""]
    shown = RenderedPost()
    shown_all = list(session.handle(Open(1, 0, "a.md", Convention("", Generator.PLAIN), tuple(lines), ())))
    while not session.is_idle:
        shown_all += session.carry_on()
    for message in shown_all:
        if isinstance(message, Patch):
            shown.take_patch(message)
    shown.take_uncoloured()
    middle = 6 + len(body) // 2
    while not lines[middle].strip(" >") or "![" in lines[middle]:
        middle += 1
    times: list[tuple[float, float, float, float, float]] = []
    for version in range(1, KEYS + 1):
        lines[middle] = lines[middle].replace("t", "tx", 1) if version % 3 else f"{lines[middle]} x"
        began = process_time()
        replies = list(session.handle(Change(1, version, LineChange(middle, 1, (lines[middle],)))))
        while not session.is_idle:
            replies += session.carry_on()
        drawn = process_time()
        said = [encode(reply) for reply in replies]
        encoded = process_time()
        heard = [decode(line) for line in said]
        decoded = process_time()
        for message in heard:
            if isinstance(message, Patch):
                shown.take_patch(message)
        shown.take_uncoloured()
        taken = process_time()
        spent = (drawn - began, encoded - drawn, decoded - encoded, taken - decoded)
        times.append((*(1000 * one for one in spent), sum(map(len, said)) / 1000))
    return tuple(statistics.median(column) for column in zip(*times, strict=True))  # type: ignore[return-value]


def main() -> None:
    """Print the table."""
    print("block            renderer   encode   decode     take       KB")
    for name, body in posts().items():
        print(f"{name:<16}" + "".join(f" {value:>8.1f}" for value in measured(body)))


if __name__ == "__main__":
    main()
