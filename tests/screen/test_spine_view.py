"""The spine on the screen: what lights up where, clicks and keys, words that never touch, and what a reader hears."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from derm_viewer.paths import data_path
from derm_viewer.screen.look import load_typeface
from derm_viewer.screen.spine.lit import SIDES, Side
from derm_viewer.screen.spine.shapes import at
from derm_viewer.screen.spine.view import SpineView
from derm_viewer.screen.spine.words import Thing
from derm_viewer.screen.theme import DARK, LIGHT, Theme
from tests.screen.spine_samples import answer, picture

Setting = Callable[[SpineView], object]
SETTINGS: dict[str, Setting] = {
    "nothing": lambda view: view.show_answer(None),
    "L5 left": lambda view: view.show_answer(answer("L5", "S1")),
    "L4 right, three": lambda view: view.show_answer(answer("L4", "L3", "L5", side="right")),
    "T12 both": lambda view: view.show_answer(answer("T12", "L1", side="midline")),
    "S2": lambda view: view.show_answer(answer("S2", "S1")),
    "disc both": lambda view: view.show_disc("L5/S1", None),
}


@pytest.fixture
def view(qtbot: QtBot) -> SpineView:
    """A spine of the usual size."""
    made = SpineView(picture(), LIGHT)
    qtbot.addWidget(made)
    font = QFont(load_typeface(data_path("resources", "fonts")))
    font.setPixelSize(13)
    made.setFont(font)
    made.resize(360, 300)
    return made


def image(view: SpineView, ratio: float = 1.0) -> QImage:
    """What the widget draws on its surface's colour once it has come to rest."""
    view.settle()
    return drawn(view, ratio)


def drawn(view: SpineView, ratio: float = 1.0) -> QImage:
    """What the widget draws just now."""
    made = QImage(view.size() * ratio, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    made.fill(QColor(LIGHT.surface))
    view.render(made, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return made


def spot(view: SpineView, point: tuple[float, float], side: Side) -> QPoint:
    """Where a point of the front picture's left half is on the widget."""
    return view.arranged.layout.front.spot(at(side, point)).toPoint()


def on_root(view: SpineView, root: str, side: Side) -> QPoint:
    """A pixel on the part of a root outside the spine."""
    return spot(view, picture().root(root).outside[-2], side)


def in_disc(view: SpineView, disc: str, side: Side = "left") -> QPoint:
    """A pixel in a disc beside the canal."""
    x, y = picture().disc(disc).paracentral
    return spot(view, (x + 5, y), side)


def click(view: SpineView, at_pixel: QPoint) -> None:
    """Click with the left button."""
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=at_pixel)


@pytest.mark.parametrize("setting", SETTINGS)
@pytest.mark.parametrize(
    ("width", "height", "pixels"),
    [(300, 250, 13), (360, 300, 13), (300, 560, 13), (520, 300, 16), (560, 420, 26), (900, 760, 13)],
)
def test_no_words_touch_and_none_leaves_the_widget(
    view: SpineView, width: int, height: int, pixels: int, setting: str
) -> None:
    font = view.font()
    font.setPixelSize(pixels)
    view.setFont(font)
    view.resize(width, height)
    SETTINGS[setting](view)
    labels = view.labels
    for one, other in combinations(labels, 2):
        assert not one.rect.intersects(other.rect), (one.text, other.text)
    for label in labels:
        assert view.rect().toRectF().contains(label.rect), label.text
    words = [label.text for label in labels]
    assert sum("left" in each for each in words) >= 2, "both pictures say whose left it is"
    assert {"L1", "L2", "L3", "L4", "L5", "S1"} <= {label.text for label in labels if label.kind == "name"}
    for root in view.lit.roots[:1]:
        assert any(label.text == root and label.kind == "chip" for label in labels)


@pytest.mark.parametrize(("width", "height"), [(300, 250), (360, 300), (300, 560)])
@pytest.mark.parametrize(
    "thing",
    [Thing("vertebra", "S1"), Thing("disc", "L5/S1"), Thing("root", "S1", "right"), Thing("root", "L2", "left")],
)
def test_what_is_pointed_at_is_named_where_there_is_room(
    view: SpineView, width: int, height: int, thing: Thing
) -> None:
    view.resize(width, height)
    before = view.arranged.layout
    view.point_at(thing)
    assert any(label.kind == "line" and thing.name in label.text for label in view.labels)
    assert view.arranged.layout == before, "naming moves nothing"


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_answer_lights_its_root_on_its_side_only(view: SpineView, side: Side, theme: Theme) -> None:
    view.set_theme(theme)
    view.show_answer(answer("L5", side=side))
    shown = image(view)
    other: Side = "right" if side == "left" else "left"
    assert shown.pixelColor(on_root(view, "L5", side)) == QColor(theme.root("L5"))
    assert shown.pixelColor(on_root(view, "L5", other)) != QColor(theme.root("L5"))
    assert on_root(view, "L5", "left").x() > view.arranged.layout.front.rect.center().x(), "seen from the front"


def test_the_light_of_an_answer_follows_its_words_by_itself(view: SpineView, qtbot: QtBot) -> None:
    dark = image(view)
    view.show_answer(answer("L5"))
    assert "L5" in view.accessibleDescription()
    assert [glow.root for glow in view.lit.glows] == ["L5"]
    assert drawn(view) == dark, "what was there stays until then"
    qtbot.waitUntil(lambda: view.settled)
    lit = drawn(view)
    assert lit != dark
    view.set_theme(LIGHT)
    assert drawn(view) == lit, "and it is the same as one drawn anew"


def test_what_was_clicked_in_the_spine_is_lit_at_once_even_right_after_an_answer(view: SpineView) -> None:
    view.show_answer(answer("L5"))
    view.show_disc("L3/4", "left")
    assert view.settled
    now = drawn(view)
    view.show_answer(answer("L5"))
    assert image(view) != now


def test_the_light_goes_out_and_roots_have_their_own_colours_again(view: SpineView) -> None:
    first = image(view)
    view.show_answer(answer("L5"))
    assert image(view) != first
    view.show_answer(None)
    assert image(view) == first


def test_the_other_theme_repaints_everything_and_back(view: SpineView) -> None:
    first = image(view)
    view.set_theme(DARK)
    assert image(view) != first
    view.set_theme(LIGHT)
    assert image(view) == first


def test_preparing_changes_nothing_that_is_seen(view: SpineView) -> None:
    first = image(view)
    view.prepare()
    view.show_answer(answer("L4"))
    lit = image(view)
    view.show_answer(None)
    assert image(view) == first
    view.resize(500, 400)
    view.resize(360, 300)
    view.show_answer(answer("L4"))
    assert image(view) == lit


def test_a_screen_with_more_pixels_gets_them(view: SpineView) -> None:
    """Twice as sharp is not the same picture twice as large."""
    small, large = image(view), image(view, 2.0)
    assert large.size() == small.size() * 2
    enlarged = small.scaled(large.size())
    enlarged.setDevicePixelRatio(2.0)
    assert enlarged != large


def test_a_click_on_a_disc_lights_both_its_roots_on_the_clicked_side_and_tells(qtbot: QtBot, view: SpineView) -> None:
    with qtbot.waitSignal(view.disc_clicked) as told:
        click(view, in_disc(view, "L4/5", "right"))
    assert told.args == ["L4/5"]
    assert view.clicked_side == "right"
    assert view.lit.roots == ("L5", "L4")
    assert view.lit.pressed == ("right",)


def test_a_click_on_a_root_or_its_name_tells_the_root(qtbot: QtBot, view: SpineView) -> None:
    with qtbot.waitSignal(view.root_clicked) as told:
        click(view, on_root(view, "L3", "left"))
    assert told.args == ["L3"]
    chip = next(label for label in view.labels if label.text == "S1" and label.thing == Thing("root", "S1", "right"))
    with qtbot.waitSignal(view.root_clicked) as told:
        click(view, chip.rect.center().toPoint())
    assert told.args == ["S1"]
    assert view.lit.strength("S1", "right") == 1.0


def test_a_click_on_a_vertebra_tells_it_and_lights_nothing(qtbot: QtBot, view: SpineView) -> None:
    before = view.lit
    with qtbot.waitSignal(view.vertebra_clicked) as told:
        click(view, spot(view, picture().vertebra("L4").label, "left"))
    assert told.args == ["L4"]
    assert view.lit == before


def test_the_slice_is_clicked_like_the_front_picture(qtbot: QtBot, view: SpineView) -> None:
    view.show_disc("L4/5", "left")
    frame = view.arranged.layout.slice
    cut = picture().slice_of("L4/5")
    with qtbot.waitSignal(view.root_clicked) as told:
        click(view, frame.spot(at("left", cut.passing.pressed)).toPoint())
    assert told.args == ["L5"]
    view.show_disc("L4/5", "left")
    with qtbot.waitSignal(view.disc_clicked) as told:
        click(view, frame.spot(QPointF(0, 0)).toPoint())
    assert told.args == ["L4/5"]


def test_empty_ground_and_the_other_button_tell_nothing(qtbot: QtBot, view: SpineView) -> None:
    with qtbot.assertNotEmitted(view.disc_clicked), qtbot.assertNotEmitted(view.root_clicked):
        click(view, QPoint(view.width() - 2, view.height() - 2))
        QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=in_disc(view, "L4/5"))


def test_the_keyboard_goes_through_levels_and_chooses(qtbot: QtBot, view: SpineView) -> None:
    view.show()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "L4/5 disc" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert "fifth lumbar vertebra" in view.accessibleDescription()
    with qtbot.waitSignal(view.vertebra_clicked) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["L5"]
    QTest.keyClick(view, Qt.Key.Key_Up)
    with qtbot.waitSignal(view.disc_clicked) as told:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert told.args == ["L4/5"]
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Down)
    with qtbot.waitSignal(view.root_clicked) as told:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert (told.args, view.clicked_side) == (["S1"], "right"), "the picture's left is the patient's right"


def test_the_keyboard_stops_at_both_ends(view: SpineView) -> None:
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert "S1, the top of the sacrum" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Right)
    for _ in range(30):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert "T12 root" in view.accessibleDescription()


def test_a_reader_hears_what_is_lit(view: SpineView) -> None:
    assert view.accessibleName() == "Spine"
    assert "Nothing is lit" in view.accessibleDescription()
    view.show_answer(answer("L5", "S1"))
    said = view.accessibleDescription()
    assert "L5 and S1" in said
    assert "left" in said
    assert "L5 passes the L4/5 disc and leaves beside the L5/S1 disc." in said
