"""How long an edit takes by the size of the post, beside markdown-it and mistune drawing all of it.

Run `python tests/bench/bench_block_list.py`; times are medians in milliseconds.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))

import mistune

from editor.core.markdown.block_list import BlockList
from editor.core.markdown.parser import MarkdownOptions, make_parser
from editor.core.text.edit import LineChange

SECTION = """\
## Section {number} 小节

A paragraph with *emphasis*, **strong words**, `code` and a [link](http://example.org/{number}).
It goes on for another line, 然后是一些中文，和一个句子。

- first item
- second item with [a reference][ref]

![image](/images/{number}.png)

> A quote
lazily continued.

"""


def body(size: int) -> list[str]:
    """Give the lines of a body of about so many characters."""
    count = max(1, size // len(SECTION))
    text = "".join(SECTION.format(number=number) for number in range(count))
    return (text + "\n[ref]: http://example.org\n").split("\n")


def median_of(work, times: int) -> float:
    """Give the median time of a piece of work in milliseconds."""
    spent: list[float] = []
    for turn in range(times):
        begin = perf_counter()
        work(turn)
        spent.append((perf_counter() - begin) * 1000)
    return statistics.median(spent)


def row(size: int) -> str:
    """Measure one size."""
    lines = body(size)
    md = make_parser(MarkdownOptions())
    source = "\n".join(lines)
    full = median_of(lambda _: md.render(source), 1)
    plain = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes"])
    other = median_of(lambda _: plain(source), 1)

    blocks = BlockList(lines, 0, MarkdownOptions(), lambda destination: destination)
    begin = perf_counter()
    blocks.fill(60)
    first_screen = (perf_counter() - begin) * 1000
    slices = [first_screen]
    while not blocks.is_complete:
        begin = perf_counter()
        blocks.fill(400)
        slices.append((perf_counter() - begin) * 1000)

    middle = next(place for place in range(len(lines) // 2, len(lines)) if lines[place].startswith("A para"))
    line = lines[middle]
    typed = median_of(lambda turn: blocks.apply(LineChange(middle, 1, (line + "x" * turn,))), 60)
    broken = ("One part.", "", "Another part.")
    entered = median_of(
        lambda turn: blocks.apply(LineChange(middle, *((1, broken) if turn % 2 == 0 else (3, (line,))))), 60
    )
    heading = middle - 2
    titled = median_of(lambda turn: blocks.apply(LineChange(heading, 1, (f"## Title {turn % 3}",))), 30)
    cells = (f"{len(source) // 1000} KB", len(blocks), full, other, first_screen, max(slices), sum(slices))
    return "{:>8} {:>7} {:>10.1f} {:>8.1f} {:>12.1f} {:>10.1f} {:>9.0f}".format(*cells) + (
        f" {typed:>8.2f} {entered:>8.2f} {titled:>8.2f}"
    )


def main() -> None:
    """Print the table."""
    print(
        "    size  blocks  full parse mistune first screen worst slice slices      key    break  heading (ms)"
    )
    for size in (4_000, 100_000, 1_000_000):
        print(row(size))


if __name__ == "__main__":
    main()
