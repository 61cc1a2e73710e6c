"""JSON on stdout, for programs that read it."""

from __future__ import annotations

import json
import os
import sys


def write_json(text: str) -> None:
    """Write JSON as UTF-8, or in ASCII alone where stdout is not UTF-8: both are the same JSON."""
    if sys.stdout is None:  # a program without a console
        return
    encoding = (sys.stdout.encoding or "").lower().replace("_", "-")
    if encoding not in ("utf-8", "utf8", "cp65001"):
        text = json.dumps(json.loads(text), indent=2)
    try:
        sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # whoever read it had enough; what is still buffered must not complain at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
