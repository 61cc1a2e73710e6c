"""Where Inkwright keeps what is its own, as the system's conventions say."""

from __future__ import annotations

import os
from dataclasses import dataclass

import platformdirs

from editor.widgets.resources import resource_path


@dataclass(frozen=True, slots=True)
class Places:
    """Absolute paths. `bare` is the folder of posts that belong nowhere: the writer's home."""

    settings: str
    log_folder: str
    journal: str
    conflicts: str
    sample_source: str
    sample: str
    web_images: str
    bare: str
    encodings: str
    image_steps: str
    """what undo of changed image files needs"""
    insurance: str
    waiting_images: str
    """what posts are to get that were closed before their images had come"""


def system_places() -> Places:
    """Give the places the system names for this user."""
    data = platformdirs.user_data_dir("inkwright", appauthor=False)
    cache = platformdirs.user_cache_dir("inkwright", appauthor=False)
    return Places(
        settings=os.path.join(platformdirs.user_config_dir("inkwright", appauthor=False), "settings.json"),
        log_folder=platformdirs.user_log_dir("inkwright", appauthor=False),
        journal=os.path.join(data, "journal"),
        conflicts=os.path.join(data, "conflicts"),
        sample_source=str(resource_path("sample")),
        sample=os.path.join(data, "sample"),
        web_images=os.path.join(cache, "images"),
        bare=os.path.expanduser("~"),
        encodings=os.path.join(platformdirs.user_state_dir("inkwright", appauthor=False), "encodings.json"),
        image_steps=os.path.join(platformdirs.user_state_dir("inkwright", appauthor=False), "image-steps"),
        insurance=os.path.join(data, "image-copies"),
        waiting_images=os.path.join(data, "waiting-images"),
    )
