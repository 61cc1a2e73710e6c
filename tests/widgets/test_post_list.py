from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton

from editor.core.post import PostSummary
from editor.widgets.post_list import PostList


def post(name: str, title: str, date: str = "", **rest) -> PostSummary:
    return PostSummary(f"/blog/{name}.md", title, date, rest.pop("is_draft", False), **rest)


# the platform without a screen says so for every window with a smallest size
pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


POSTS = [
    post("river", "By the river", "2026-03-02", categories=("Travel",), tags=("boat",)),
    post("lake", "Three days at the lake", "2026-05-02 09:30", categories=("Travel",), broken_images=2),
    post("plan", "A plan", "2026-04-01", is_draft=True),
    post("old", "Old thoughts", "2019-1-5", tags=("ideas",)),
]


@pytest.fixture
def shown(qtbot):
    widget = PostList()
    qtbot.addWidget(widget)
    widget.resize(248, 600)
    widget.set_posts(POSTS)
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def view_of(widget: PostList) -> QListView:
    return widget.findChild(QListView)


def filter_of(widget: PostList) -> QLineEdit:
    return widget.findChild(QLineEdit)


def kind(widget: PostList, word: str) -> QPushButton:
    return next(button for button in widget.findChildren(QPushButton) if button.text().startswith(word))


def titles(widget: PostList) -> list[str]:
    model = view_of(widget).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def words(widget: PostList) -> str:
    label = widget.findChild(QLabel, "empty")
    return label.text() if label.isVisible() else ""


def test_posts_stand_newest_first(shown):
    assert titles(shown) == ["Three days at the lake", "A plan", "By the river", "Old thoughts"]


def test_a_click_opens_a_post(shown, qtbot):
    view = view_of(shown)
    place = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(shown.post_activated) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == ["/blog/river.md"]


def test_typing_filters_by_words_of_title_and_file(shown, qtbot):
    qtbot.keyClicks(filter_of(shown), "LAKE")
    assert titles(shown) == ["Three days at the lake"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tag:boat", ["By the river"]),
        ("category:travel after:2026-04", ["Three days at the lake"]),
        ("before:2020", ["Old thoughts"]),
        ("tag:", ["Three days at the lake", "A plan", "By the river", "Old thoughts"]),
    ],
)
def test_terms_filter_by_field(shown, qtbot, typed, found):
    qtbot.keyClicks(filter_of(shown), typed)
    assert titles(shown) == found


def test_the_drafts_tab_shows_drafts_only_and_both_tabs_count(shown, qtbot):
    assert kind(shown, "Posts").text() == "Posts 4"
    assert kind(shown, "Drafts").text() == "Drafts 1"
    qtbot.mouseClick(kind(shown, "Drafts"), Qt.MouseButton.LeftButton)
    assert titles(shown) == ["A plan"]


def test_down_goes_into_the_list_and_enter_opens(shown, qtbot):
    box, view = filter_of(shown), view_of(shown)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert view.hasFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(shown.post_activated) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["/blog/plan.md"]
    qtbot.keyClick(view, Qt.Key.Key_Up)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert box.hasFocus()


def test_enter_in_the_filter_opens_the_first_match_and_escape_clears_it(shown, qtbot):
    qtbot.keyClicks(filter_of(shown), "plan")
    with qtbot.waitSignal(shown.post_activated) as told:
        qtbot.keyClick(filter_of(shown), Qt.Key.Key_Return)
    assert told.args == ["/blog/plan.md"]
    qtbot.keyClick(filter_of(shown), Qt.Key.Key_Escape)
    assert len(titles(shown)) == 4


def test_an_empty_list_says_why(shown, qtbot):
    shown.set_posts([])
    assert words(shown) == "No posts yet"
    shown.set_message("Reading the folder…")
    assert words(shown) == "Reading the folder…"
    shown.set_posts(POSTS)
    assert words(shown) == ""
    qtbot.keyClicks(filter_of(shown), "zebra")
    assert words(shown) == "Nothing matches"


def test_the_keyboard_row_survives_new_posts(shown):
    view = view_of(shown)
    view.setCurrentIndex(view.model().index(2, 0))
    shown.set_posts([*POSTS, post("new", "New", "2027-01-01")])
    assert view.currentIndex().data() == "By the river"


def test_posts_that_only_changed_their_marks_do_not_reset_the_list(shown, qtbot):
    model = view_of(shown).model()
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        shown.set_posts([post("river", "By the river", "2026-03-02", broken_images=1), *POSTS[1:]])


def test_the_post_in_front_is_drawn_in_another_way(shown):
    before = shown.grab().toImage()
    shown.set_current("/blog/lake.md")
    assert shown.grab().toImage() != before
    assert view_of(shown).currentIndex().data() == "Three days at the lake"


def test_a_row_speaks_for_itself(shown):
    role = Qt.ItemDataRole.AccessibleTextRole
    model = view_of(shown).model()
    assert model.index(0, 0).data(role) == "Three days at the lake, 2026-05-02, Travel, 2 images missing"
    assert model.index(1, 0).data(role) == "A plan, 2026-04-01, Draft"


def test_a_hostile_title_stays_one_short_line(shown):
    shown.set_posts([post("x", "<img src='/x'>\n" + "a" * 100_000, "2026-01-01")])
    assert len(titles(shown)[0]) < 400
    assert "\n" not in titles(shown)[0]
    assert not shown.grab().isNull()


def test_a_post_without_a_title_shows_its_file(shown):
    shown.set_posts([post("untitled-thing", "", "")])
    assert titles(shown) == ["untitled-thing.md"]


def test_ten_thousand_posts_stay_quick(shown):
    many = [post(f"p{n}", f"Post number {n}", f"20{n % 30:02}-01-{n % 28 + 1:02}") for n in range(10_000)]
    begin = time.process_time()
    shown.set_posts(many)
    filter_of(shown).setText("number 99")
    shown.grab()
    # generous: a slow machine shared by many must not fail it, a quadratic walk over the rows must
    assert time.process_time() - begin < 6
    assert len(titles(shown)) > 100


def test_it_tells_when_a_folder_turns_out_to_be_empty(qtbot):
    posts = PostList()
    qtbot.addWidget(posts)
    told: list[bool] = []
    posts.emptied.connect(told.append)
    posts.set_busy(is_busy=True)
    posts.set_posts([])
    assert told == [False, False]  # not yet known
    posts.set_busy(is_busy=False)
    assert told[-1] is True
    posts.set_posts([PostSummary("/a.md", "A", "2026-01-01", False)])
    assert told[-1] is False
