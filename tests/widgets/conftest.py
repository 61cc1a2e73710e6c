"""What Chromium must know before the first QApplication of the run is made."""

from __future__ import annotations

import os

from editor.widgets.preview_scheme import chromium_flags, register_scheme

os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = chromium_flags()
register_scheme()
