"""The words over the views: apart from each other and from the edges, alike on both sides, on a ground of their own."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from derm_viewer.screen.canvas.camera import Camera
from derm_viewer.screen.canvas.caption_words import Plan, Word, plan
from derm_viewer.screen.canvas.frames import frames_of
from derm_viewer.screen.canvas.layout import Box, Cell, Group, Layout, Room, arrange, moved
from derm_viewer.screen.canvas.paint import to_rect
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.theme import LIGHT
from tests.screen.canvas_samples import sample_atlas

LINE = 15.0


class EvenRuler:
    """A font whose letters are all as wide."""

    height = LINE

    def __init__(self, letter: float) -> None:
        self._letter = letter

    def advance(self, text: str) -> float:
        """The width of a text."""
        return self._letter * len(text)


def laid(width: int, height: int, whole: bool = False) -> Layout:
    """The small body on a canvas of this size."""
    return arrange(frames_of(sample_atlas(), "left", whole), Room(width, height, 38, 15, 13, 40))


def planned(groups: tuple[Group, ...], width: int, letter: float = 6.5) -> Plan:
    """Its words, in a font of this width."""
    return plan(groups, width, 38, False, EvenRuler(letter * 1.2), EvenRuler(letter))


def gap(one: Word, other: Word) -> float:
    """The free space between two words that stand beside each other; without end for others."""
    if min(one.box.y1, other.box.y1) - max(one.box.y0, other.box.y0) <= 1:
        return float("inf")
    return max(one.box.x0, other.box.x0) - min(one.box.x1, other.box.x1)


def view_of(word: Word, layout: Layout) -> int:
    """The number of the group that a word is nearest to."""
    middle = (word.box.x0 + word.box.x1) / 2
    return min(
        range(len(layout.groups)),
        key=lambda n: (
            abs(layout.groups[n].title_y - word.box.y0) > 30,
            max(layout.groups[n].box.x0 - middle, middle - layout.groups[n].box.x1),
        ),
    )


@given(st.integers(760, 2400), st.integers(480, 1400), st.booleans())
def test_the_words_of_two_views_stay_apart(width: int, height: int, whole: bool) -> None:
    layout = laid(width, height, whole)
    sides = [word for word in planned(layout.groups, width, 5.0).words if not word.share]
    assert len(sides) > 8
    for one, other in combinations(sides, 2):
        apart = 1.5 * LINE if view_of(one, layout) != view_of(other, layout) else 0.45 * LINE
        assert gap(one, other) >= apart - 0.01, (one, other)


@given(st.integers(640, 2400), st.floats(1.0, 20.0), st.floats(0, 1), st.floats(0, 1))
def test_words_keep_away_from_the_edges_of_the_canvas(width: int, zoom: float, across: float, down: float) -> None:
    camera = Camera().zoomed(zoom, width * across, 800 * down, width, 800)
    for word in planned(moved(laid(width, 800), *camera).groups, width).words:
        assert word.box.x0 >= 8 - 0.01
        assert word.box.x1 <= width - 8 + 0.01


@pytest.mark.parametrize("letter", [5.0, 7.0, 9.0, 12.0])
@pytest.mark.parametrize("width", [700, 900, 1300])
def test_left_and_right_are_treated_alike(width: int, letter: float) -> None:
    said = {word.text for word in planned(laid(width, 700).groups, width, letter).words}
    assert ("patient\u2019s left" in said) == ("patient\u2019s right" in said)
    assert ("left foot" in said) == ("right foot" in said)


def test_front_and_back_say_whose_left_it_is_though_a_narrow_view_beside_them_has_no_room() -> None:
    cells = [
        Cell(view, Box(0, 0, wide, 20), Box(0, 0, wide, 20), x, 60, 10)
        for view, wide, x in (("anterior", 30, 20), ("left_lateral", 4, 340))
    ]
    said = {word.text for word in planned(tuple(Group((cell,), cell.box, 20) for cell in cells), 400).words}
    assert {"patient\u2019s left", "patient\u2019s right", "front", "back"} <= said


@pytest.mark.parametrize("letter", [5.0, 9.0])
def test_over_the_saddle_both_gaps_are_the_same(letter: float) -> None:
    cell = Cell("perineum", Box(0, 0, 20, 20), Box(0, 0, 20, 20), 100, 60, 6)
    words = [w for w in planned((Group((cell,), cell.box, 20),), 320, letter).words if not w.share]
    right, front, left = words
    assert (right.text, front.text, left.text) == ("right", "front", "left")
    assert gap(right, front) == pytest.approx(gap(front, left))


def test_words_over_a_body_lie_on_a_ground_of_their_own_and_no_name_under_it(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(sample_atlas(), LIGHT, tmp_path)
    stage.named = True
    stage.fit(QSize(900, 700), 1.0)
    image = QImage(900, 700, QImage.Format.Format_RGB32)
    for zoom in (1.6, 2.0, 2.4, 3.0, 4.0, 5.0):
        for y in (250, 400, 600):
            stage.look_from(Camera().zoomed(zoom, 250, y, 900, 700))
            stage.render()
            strips = [to_rect(box) for box in stage.captions.plan(stage.seen.groups, 900, False).strips]
            assert strips
            names = [each.rect.adjusted(5, 5, -5, -5) for each in stage.shown if each.mark.spot is None]
            assert not any(name.intersects(strip) for name in names for strip in strips)
            image.fill(QColor("#FF0000"))
            painter = QPainter(image)
            stage.captions.paint_titles(painter, stage.seen.groups, 900, image.rect(), False)
            painter.end()
            at = strips[0].bottomLeft().toPoint()
            assert image.pixelColor(max(1, at.x() + 1), at.y() - 3) == QColor(LIGHT.window)
