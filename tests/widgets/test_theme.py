from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton, QToolButton

from editor.core.post import PostSummary
from editor.widgets.image_panel import ImagePanel
from editor.widgets.post_delegate import PILL_INK
from editor.widgets.post_list import PostList
from editor.widgets.resources import resource_path
from editor.widgets.theme import (
    Theme,
    apply_theme,
    font_properties,
    inactive,
    load_theme,
    mix,
    palette_for,
    restyle,
    stylesheet,
    theme_of,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

NAMES = ["light", "dark"]
TEXTS = ["text", "quiet", "accent", "ok", "warn", "bad", "link"]
GROUNDS = ["page", "surface", "select"]


def luminance(colour: str) -> float:
    channels = [channel / 255 for channel in QColor(colour).getRgb()[:3]]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture
def plain_app(qapp: QApplication):
    yield qapp
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_text_colour_can_be_read_on_every_ground(name, ground, text):
    theme = load_theme(name)
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_words_on_the_accent_and_on_raised_grounds_can_be_read(name):
    theme = load_theme(name)
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    assert contrast(theme.text, theme.raised) >= 4.5
    assert contrast(theme.quiet, theme.raised) >= 4.5
    assert contrast(theme.text, theme.code) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_banners_and_strips_can_be_read_on_their_soft_grounds(name):
    theme = load_theme(name)
    sheet = stylesheet(theme)
    for tone in ("warn", "bad"):
        ground = re.search(rf'MessageBanner\[tone="{tone}"\] {{ background: (#\w+)', sheet)
        assert ground
        assert contrast(theme.text, ground[1]) >= 4.5
        assert contrast(getattr(theme, tone), ground[1]) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_the_draft_pill_can_be_read(name):
    theme = load_theme(name)
    assert contrast(mix(theme.text, theme.accent, PILL_INK), theme.accent_soft) >= 4.5


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_is_complete_and_knows_itself(name):
    theme = load_theme(name)
    assert theme.name == name
    assert theme.is_dark == (name == "dark")
    colours = [getattr(theme, entry.name) for entry in fields(Theme) if entry.name not in {"name", "is_dark"}]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", colour) for colour in colours)


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_has_no_token_left_and_names_only_files_that_are_there(name):
    sheet = stylesheet(load_theme(name))
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")
    files = re.findall(r"url\(([^)]+)\)", sheet)
    assert files
    for file in files:
        assert resource_path("icons", file.rpartition("/")[2]).is_file(), file


@pytest.mark.parametrize("name", NAMES)
def test_the_palette_carries_every_token(name):
    theme = load_theme(name)
    assert theme_of(palette_for(theme)) == theme


def test_a_theme_can_be_switched_while_the_program_runs(plain_app, qtbot):
    button = QPushButton("Publish")
    qtbot.addWidget(button)
    grounds = []
    for name in ("light", "dark", "light"):
        apply_theme(plain_app, load_theme(name))
        button.ensurePolished()
        grounds.append(theme_of(plain_app.palette()).page)
        assert plain_app.font().pixelSize() == 13
    assert grounds == ["#f6f5f1", "#191a1c", "#f6f5f1"]


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_what_paints_itself_follows_a_switch_without_being_told(plain_app, qtbot):
    apply_theme(plain_app, load_theme("light"))
    posts, images = PostList(), ImagePanel()
    for widget in (posts, images):
        qtbot.addWidget(widget)
        widget.show()
    posts.set_posts([PostSummary("/a.md", "A", "2026-01-01", False)])
    grounds = []
    for name in ("light", "dark"):
        apply_theme(plain_app, load_theme(name))
        image = posts.grab().toImage()
        grounds.append(image.pixelColor(image.width() // 2, image.height() - 4).name())
    assert grounds == ["#f6f5f1", "#191a1c"]
    assert posts._delegate.theme == images._table.delegate.theme == load_theme("dark")


def test_a_state_is_set_as_a_property_that_the_sheet_sees(qtbot):
    button = QPushButton("x")
    qtbot.addWidget(button)
    restyle(button, tone="bad")
    assert button.property("tone") == "bad"


def test_mixing_lies_between_both_colours():
    assert mix("#000000", "#ffffff", 0.5) == "#808080"
    assert mix("#112233", "#ffffff", 1.0) == "#112233"


INK = """
import sys
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QRawFont

app = QGuiApplication(sys.argv)
font = QFont(["Noto Sans CJK SC"])
font.setPixelSize(14)
if QRawFont.fromFont(font).fontTable("CFF ").isEmpty():
    sys.exit(3)
image = QImage(300, 24, QImage.Format.Format_RGB32)
image.fill(QColor("#1f2023"))
painter = QPainter(image)
painter.setFont(font)
painter.setPen(QColor("#e4e1d9"))
painter.drawText(4, 18, "五点半出门，村口只有一盏灯还亮着")
painter.end()
print(sum(image.pixelColor(x, y).lightness() - 33 for x in range(300) for y in range(24)))
"""


def test_chinese_on_dark_is_no_bolder_than_it_is_meant(tmp_path):
    """The environment is read once in the life of a process, so each look has one of its own."""
    script = tmp_path / "ink.py"
    script.write_text(INK)
    ink = []
    for is_dark in (False, True):
        properties = font_properties("", is_dark=is_dark)
        around = {**os.environ, "FREETYPE_PROPERTIES": properties, "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run([sys.executable, str(script)], env=around, capture_output=True, check=False)
        if done.returncode == 3:
            pytest.skip("Noto Sans CJK SC with PostScript outlines is not installed")
        ink.append(int(done.stdout))
    assert ink[1] < ink[0] * 0.85


def test_what_the_writer_asks_of_fonts_is_kept():
    assert font_properties("", is_dark=False) == ""
    assert font_properties("truetype:interpreter-version=35", is_dark=True).startswith("truetype:")
    own = "cff:no-stem-darkening=0 cff:darkening-parameters=500,300,1000,200,1500,100,2000,0"
    assert font_properties(own, is_dark=True) == own


WORDLESS = re.compile("QScrollBar|QSlider|QSplitter|indicator")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def rules(name: str) -> list[tuple[str, str, str]]:
    """Give selector, colour of the words and of the ground, "" where a rule leaves it to others."""
    sheet = re.sub(r"/\*.*?\*/", "", stylesheet(load_theme(name)), flags=re.DOTALL)
    found = []
    for selector, body in RULE.findall(sheet):
        words = re.search(r"(?<![-\w])color: (#\w{6})", body)
        ground = re.search(r"(?<![-\w])background(?:-color)?: (#\w{6})", body)
        found.append((selector.strip(), words[1] if words else "", ground[1] if ground else ""))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_every_rule_can_be_read_on_its_own_ground(name):
    both = [(selector, words, ground) for selector, words, ground in rules(name) if words and ground]
    assert len(both) > 40
    pale = [selector for selector, words, ground in both if contrast(words, ground) < 4.5]
    assert pale == []


@pytest.mark.parametrize("name", NAMES)
def test_words_without_a_ground_of_their_own_can_be_read_on_any_that_may_lie_below(name):
    """That is hovering, choosing, disabling and the tones, whatever lies below: page, surface or raised."""
    theme = load_theme(name)
    bare = {words: selector for selector, words, ground in rules(name) if words and not ground}
    bare.pop(theme.on_accent, None)
    assert len(bare) > 6
    pale = [
        (selector, ground)
        for words, selector in bare.items()
        for ground in (theme.page, theme.surface, theme.raised)
        if contrast(words, ground) < 4.5
    ]
    assert pale == []


@pytest.mark.parametrize("name", NAMES)
def test_words_can_be_read_on_what_is_hovered_pressed_chosen_or_selected(name):
    theme = load_theme(name)
    grounds = {
        ground
        for selector, _, ground in rules(name)
        if ground
        and re.search(r":(hover|pressed|checked|selected)", selector)
        and not WORDLESS.search(selector)
    }
    accents = {theme.accent, mix_accent(name, "hover"), mix_accent(name, "press")}
    assert len(grounds - accents) >= 4
    assert [ground for ground in grounds - accents if contrast(theme.text, ground) < 4.5] == []
    assert [ground for ground in accents if contrast(theme.on_accent, ground) < 4.5] == []
    selection = re.search(r"selection-background-color: (#\w+)", stylesheet(theme))
    assert selection
    assert contrast(theme.text, selection[1]) >= 4.5


def mix_accent(name: str, state: str) -> str:
    found = re.search(
        rf'QPushButton\[primary="true"\]:{"hover" if state == "hover" else "pressed"} {{ background: (#\w+)',
        stylesheet(load_theme(name)),
    )
    assert found
    return found[1]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_disabled_is_paler_and_can_still_be_read(name):
    theme = load_theme(name)
    pale = inactive(theme)
    for ground in (theme.page, theme.surface, theme.raised):
        assert 4.5 <= contrast(pale, ground) < contrast(theme.text, ground)
    assert palette_for(theme).color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == pale


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("made", [QPushButton, QToolButton])
def test_a_quiet_button_that_is_disabled_shows_it_by_more_than_a_paler_word(name, made, qapp, qtbot):
    apply_theme(qapp, load_theme(name))
    button = made()
    qtbot.addWidget(button)
    button.setProperty("quiet", True)
    button.setText("Publish")
    button.resize(120, 30)
    edges = []
    for is_enabled in (True, False):
        button.setEnabled(is_enabled)
        shot = button.grab().toImage()
        edges.append(len({shot.pixel(x, 0) for x in range(10, shot.width() - 10)}))
    qapp.setStyleSheet("")
    qapp.setPalette(qapp.style().standardPalette())
    assert edges[0] == 1
    assert edges[1] > 1


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["page", "surface", "raised"])
def test_the_ring_of_the_focus_stands_out(name, ground):
    theme = load_theme(name)
    assert contrast(theme.accent, getattr(theme, ground)) >= 3


FOCUSABLE = (
    "QPushButton",
    "QToolButton",
    "QLineEdit",
    "QSpinBox",
    "QTimeEdit",
    "QComboBox",
    "QPlainTextEdit",
    "ChipFrame",
    "QCheckBox::indicator",
    "QRadioButton::indicator",
    "QSlider::handle:horizontal",
    "QTabBar::tab",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("control", FOCUSABLE)
def test_every_class_of_control_has_a_ring_in_the_accent_when_it_is_focused(name, control):
    theme = load_theme(name)
    rings = [
        body
        for selector, body in RULE.findall(stylesheet(theme))
        for part in selector.split(",")
        if re.fullmatch(
            rf'\s*(/\*.*\*/\s*)?{re.escape(control)}(\[field="true"\])?:focus\s*', part, re.DOTALL
        )
    ]
    assert any(re.search(rf"border: [12]px solid ({theme.accent}|{theme.text})", body) for body in rings)
