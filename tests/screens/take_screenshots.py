"""Takes pictures of every screen of the real program, to be looked at by a person.

Usage: python tests/screens/take_screenshots.py FOLDER [--only NAME …] [--themes light dark]
[--languages en zh_CN] [--sizes 1280x800 1920x1080 3840x2160] [--scales 1 1.5 2] [--sheets]
[--framed]; with --readme it takes the pictures of the README instead. `states` is the sheet of every
control in every state. --sheets lays the pictures of FOLDER side by side, one sheet for each scene.
"""

from __future__ import annotations

import argparse
import sys
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


from tests.screens import dialog_scenes, window_scenes
from tests.screens.contact_sheet import make_sheets
from tests.screens.control_states import take_states
from tests.screens.stage import Stage

ON_REQUEST = ("focus",)
SIZES = ("1280x800", "1920x1080", "3840x2160")
SCENES = {
    name: scene
    for module in (window_scenes, dialog_scenes)
    for name, scene in vars(module).items()
    if not name.startswith("_") and getattr(scene, "__module__", "") == module.__name__
}


def take_all(arguments: argparse.Namespace) -> None:
    """Take every wanted picture; a scene that fails is told, and the others are taken."""
    arguments.folder.mkdir(parents=True, exist_ok=True)
    wanted = arguments.only or [name for name in SCENES if name not in ON_REQUEST] + ["states"]
    if "states" in wanted:
        for theme, scale in product(arguments.themes, arguments.scales):
            take_states(arguments.folder, theme, scale)
    scenes = [name for name in wanted if name != "states"]
    for size, scale, theme, language in product(
        arguments.sizes if scenes else (), arguments.scales, arguments.themes, arguments.languages
    ):
        width, _, height = size.partition("x")
        stage = Stage(
            arguments.folder,
            (int(width), int(height)),
            theme,
            framed=arguments.framed,
            scale="" if scale == "1" else scale,
            language=language,
        )
        try:
            for name in scenes:
                try:
                    SCENES[name](stage)
                except AssertionError as error:
                    print(f"{name} {stage.tag}: {error}", file=sys.stderr)  # noqa: T201 - a script
                stage.end_programs()
        finally:
            stage.close()
    if arguments.sheets:
        make_sheets(arguments.folder)


def main() -> None:
    """Read the arguments and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help=", ".join([*SCENES, "states"]))
    parser.add_argument("--themes", nargs="*", default=["light", "dark"])
    parser.add_argument("--languages", nargs="*", default=["en", "zh_CN"])
    parser.add_argument("--sizes", nargs="*", default=SIZES)
    parser.add_argument("--scales", nargs="*", default=["1"])
    parser.add_argument("--sheets", action="store_true")
    parser.add_argument("--framed", action="store_true", help="with the frames of the window manager")
    arguments = parser.parse_args()
    unknown = set(arguments.only) - {*SCENES, "states"}
    if arguments.readme:
        from tests.screens.readme_pictures import take_readme  # builds on what is above

        take_readme(arguments.only)
    elif unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    elif arguments.folder:
        take_all(arguments)
    else:
        parser.error("a folder or --readme is needed")


if __name__ == "__main__":
    main()
