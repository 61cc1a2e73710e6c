"""Starts the renderer: `python -m editor.renderer`."""

from __future__ import annotations

import gc
import os

from editor.kept_code import OF_RENDERER, read_kept_code


def main() -> int:
    """Run until the window closes the pipe; 1 when something failed, so that the window starts us anew."""
    # a long post is a great many small values that live on: looking through them often costs a quarter,
    # and through all that is being loaded a tenth of the start
    gc.set_threshold(50_000, 20, 50)
    read_kept_code(OF_RENDERER).use()
    from editor.renderer.loop import run  # not before there is so little looking

    return run()


if __name__ == "__main__":
    # os._exit: the reading thread may still wait for the pipe
    os._exit(main())
