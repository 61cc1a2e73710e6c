"""Repairs in words."""

from __future__ import annotations

import pytest

from editor.core.images.reference_form import ReferenceForm
from editor.core.images.repair import Repair, RepairKind
from editor.widgets.repair_words import repair_words


@pytest.mark.parametrize(
    ("repair", "words"),
    [
        (Repair(RepairKind.CASE, "images/A.png"), "Use images/A.png"),
        (Repair(RepairKind.PATH, "/a b.png"), "Use /a b.png"),
        (
            Repair(RepairKind.MOVE, "", "/b/x/a.png", "/b/source/images/a.png"),
            "Move the file to source/images/a.png",
        ),
        (Repair(RepairKind.COPY, "", "/out/a.png", "/b/source/a.png"), "Copy the file to source/a.png"),
        (Repair(RepairKind.ENCODE, "a%231.png"), "Write it as a%231.png"),
        (Repair(RepairKind.CONVERT, "a.png", form=ReferenceForm.TAG), "Write it as a tag: a.png"),
        (Repair(RepairKind.USE_COPY), "Use the kept copy"),
        (Repair(RepairKind.PATH, "a\u202egnp.exe"), "Use a gnp.exe"),
    ],
)
def test_a_repair_says_what_it_does(repair: Repair, words: str) -> None:
    assert repair_words(repair, "/b") == words


def test_every_kind_has_words_and_a_long_address_is_cut() -> None:
    for kind in RepairKind:
        words = repair_words(Repair(kind, "x" * 5000, "/b/s", "/b/" + "t" * 5000), "/b")
        assert 3 < len(words) < 220
