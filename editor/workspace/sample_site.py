"""The sample site: copied once to where the writer may edit it, never over an earlier copy."""

from __future__ import annotations

import os
import shutil

from editor.workspace.errors import DiskError
from editor.workspace.refusal import reason_of
from editor.workspace.sentence import Sentence


def make_sample(source: str, target: str) -> str:
    """Copy the sample site from the program to `target`; give the folder. An earlier copy stays as it is."""
    if os.path.isdir(target):
        return target
    fresh = target + ".part~"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copytree(source, fresh, copy_function=shutil.copyfile)
        os.replace(fresh, target)
    except OSError as error:
        sentence = Sentence(
            "The sample site could not be copied to {target} ({reason}).",
            target=target,
            reason=reason_of(error),
        )
        raise DiskError(sentence, target) from error
    return target
