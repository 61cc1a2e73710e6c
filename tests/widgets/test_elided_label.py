"""A label that gives way."""

from __future__ import annotations

from editor.widgets.elided_label import ElidedLabel


def test_a_long_text_claims_no_room_and_is_still_known_whole(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("<b>A site with a very long name</b> · Hexo")
    assert label.minimumSizeHint().width() <= 24
    assert label.text().startswith("<b>A site")


def test_what_does_not_fit_is_not_drawn_and_html_is_only_text(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.setText("MMMMMMMMMMMMMMMM")
    label.resize(40, 20)
    cut = label.grab().toImage()
    label.setText("MMMMMMMMMMMMMMMMMMMMMMMM")
    assert label.grab().toImage() == cut
    label.setText("i")
    assert label.grab().toImage() != cut
