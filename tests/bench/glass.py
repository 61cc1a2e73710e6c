"""What a writer waits for, seen from outside: real keys in, pixels out, beside the floor and other editors.

Run `python tests/bench/glass.py`; `--runs 5 --sizes 4 100 1000 --programs inkwright floor` choose. Prints a
Markdown table of medians, each with its ratio to the floor of the same run. Needs `glass_meter.py` in
`../shared/tools`, and what its own text names; editors that are not installed are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
METER = ROOT / ".." / "shared" / "tools" / "glass_meter.py"
OPENING = "# Measured\n\nThe paragraph that is written in, {size} KB of others below it.\n\n"
SAMPLE = HERE / "glass_sample.md"
FIGURES = {
    "key → editor": ("key_to_editor_ms", "p50"),
    "key → preview": ("key_to_preview_ms", "p50"),
    "start → window": ("spawn_to_window_ms", ""),
    "start → preview": ("spawn_to_preview_ms", ""),
    "memory (MiB)": ("memory_mib", ""),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """A program, how to start it, where its caret's line and the paragraph of it are drawn."""

    command: tuple[str, ...]
    title: str
    editor: str
    preview: str
    click: str
    before: tuple[str, ...] = ("ctrl+Home", "Down", "Down", "End")
    needs: tuple[str, ...] = ()


PROGRAMS = {
    "inkwright": Measured(
        (sys.executable, "-m", "editor", "{file}"),
        "Inkwright",
        "0.18,0.21,0.4,0.2",
        "0.62,0.1,0.35,0.3",
        "0.3,0.3",
    ),
    "floor": Measured(
        (sys.executable, str(HERE / "floor.py"), "{file}"),
        "Floor",
        "0.01,0.03,0.45,0.2",
        "0.52,0.03,0.4,0.2",
        "0.3,0.2",
    ),
    "ghostwriter": Measured(
        ("dbus-run-session", "ghostwriter", "{file}"),
        "ghostwriter",
        "0.1,0.08,0.35,0.3",
        "0.6,0.05,0.38,0.4",
        "0.3,0.12",
        needs=("dbus-run-session", "ghostwriter"),
    ),
    "retext": Measured(
        ("dbus-run-session", "retext", "{file}"),
        "measured",
        "0.02,0.12,0.4,0.3",
        "0.55,0.12,0.4,0.4",
        "0.3,0.12",
        ("ctrl+l", "ctrl+Home", "Down", "Down", "End"),
        needs=("dbus-run-session", "retext"),
    ),
}


def document(folder: Path, size: int) -> Path:
    """Write a post of about so many KB."""
    path = folder / f"measured-{size}k.md"
    sample = SAMPLE.read_text(encoding="utf-8")
    text = OPENING.format(size=size)
    while len(text.encode()) < size * 1000:
        text += sample
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def environment(home: Path) -> dict[str, str]:
    """Give an environment in which a program finds nothing of an earlier run."""
    found = {
        name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "QT_", "PYTHON"))
    }
    found |= {"HOME": str(home), "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT)}
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        found[f"XDG_{name}_HOME"] = str(home / name.lower())
    found["XDG_RUNTIME_DIR"] = str(home)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        found["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    return found


def measure(program: Measured, path: Path, keys: int, picture: str) -> dict[str, object]:
    """Measure one program once, in a home of its own."""
    with tempfile.TemporaryDirectory(prefix="glass-home-", ignore_cleanup_errors=True) as home:
        command = [sys.executable, str(METER), "--file", str(path), "--title", program.title]
        command += ["--editor", program.editor, "--preview", program.preview, "--click", program.click]
        command += ["--keys", str(keys), *(["--screenshot", picture] if picture else [])]
        command += ["--before", *program.before, "--", *program.command]
        done = subprocess.run(
            command, env=environment(Path(home)), cwd=home, capture_output=True, text=True, check=False
        )
    if done.returncode:
        raise SystemExit(f"The meter failed:\n{done.stderr[-2000:]}")
    return json.loads(done.stdout)


def figure(result: dict[str, object], name: str) -> float | None:
    """Give one figure of a run, None where the meter did not see it."""
    key, part = FIGURES[name]
    found = result.get(key)
    if isinstance(found, dict):
        found = found.get(part)
    return float(found) if isinstance(found, int | float) else None


def table(results: dict[tuple[str, int], list[dict[str, object]]]) -> str:
    """Give the medians as Markdown: a row for each figure and size, a column for each program."""
    programs = list(dict.fromkeys(program for program, _ in results))
    sizes = list(dict.fromkeys(size for _, size in results))
    rows = [["median", *programs], ["---", *("---:" for _ in programs)]]
    for name in FIGURES:
        for size in sizes:
            medians = {program: median(results.get((program, size), []), name) for program in programs}
            floor = medians.get("floor")
            cells = [cell(value, None if program == "floor" else floor) for program, value in medians.items()]
            rows.append([f"{name}, {size} KB", *cells])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def median(runs: list[dict[str, object]], name: str) -> float | None:
    """Give the median of a figure over the runs that saw it."""
    seen = [value for run in runs if (value := figure(run, name)) is not None]
    return statistics.median(seen) if seen else None


def cell(value: float | None, floor: float | None) -> str:
    """Write a figure with its ratio to the floor."""
    if value is None:
        return "–"
    return f"{value:.4g}" + (f" (×{value / floor:.2f})" if floor else "")


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--keys", type=int, default=20)
    parser.add_argument("--sizes", type=int, nargs="*", default=[4, 100, 1000], help="in KB")
    parser.add_argument("--programs", nargs="*", default=list(PROGRAMS), choices=list(PROGRAMS))
    parser.add_argument("--pictures", default="", help="a folder for a picture of each program")
    return parser.parse_args()


def main() -> int:
    """Measure in turns, so that a machine that slows down slows all alike, and print the table."""
    wanted = options()
    if not METER.exists():
        print(f"Nothing measured: the meter is not there ({METER}).")
        return 0
    results: dict[tuple[str, int], list[dict[str, object]]] = {}
    with tempfile.TemporaryDirectory(prefix="glass-posts-") as folder:
        for size in wanted.sizes:
            path = document(Path(folder), size)
            for turn in range(wanted.runs):
                for name in wanted.programs:
                    program = PROGRAMS[name]
                    if not all(map(shutil.which, program.needs)):
                        continue
                    picture = f"{wanted.pictures}/{name}-{size}.png" if wanted.pictures and not turn else ""
                    result = measure(program, path, wanted.keys, picture)
                    results.setdefault((name, size), []).append(result)
                    print(name, size, json.dumps(result), file=sys.stderr)
    print(table(results))
    return 0


if __name__ == "__main__":
    sys.exit(main())
