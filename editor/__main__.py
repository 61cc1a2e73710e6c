"""`python -m editor` starts the program."""

from __future__ import annotations

import sys

from editor.app.main import main

if __name__ == "__main__":
    sys.exit(main())
