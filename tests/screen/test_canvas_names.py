"""Names and key points on the whole picture: what they say, and that none touches another."""

from __future__ import annotations

import tracemalloc
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from derm_viewer.body.atlas import Atlas
from derm_viewer.screen.canvas import labels
from derm_viewer.screen.canvas.camera import Camera
from derm_viewer.screen.canvas.paint import transform_of
from derm_viewer.screen.canvas.stage import Stage
from derm_viewer.screen.look import load_typeface
from derm_viewer.screen.theme import LIGHT
from tests.screen.canvas_samples import atlas_of_three, sample_answer, sample_atlas


def stage_at(folder: Path, width: int = 1100, height: int = 800) -> Stage:
    """A stage with the small body, names and all, painted once."""
    stage = Stage(sample_atlas(), LIGHT, folder)
    stage.named = True
    stage.fit(QSize(width, height), 1.0)
    stage.render()
    return stage


def core(rect: QRectF) -> QRectF:
    """The rectangle of a mark without the soft rim of its picture."""
    return rect.adjusted(5, 5, -5, -5)


@pytest.mark.parametrize("size", [(500, 420), (890, 640), (1100, 800), (2600, 1900)])
@pytest.mark.parametrize("shown", ["all", "isncsci", "keegan_garrett"])
def test_no_mark_touches_another(qtbot: QtBot, tmp_path: Path, size: tuple[int, int], shown: str) -> None:
    stage = stage_at(tmp_path, *size)
    stage.shown_map = shown
    stage.answer = sample_answer()
    stage.render()
    assert len(stage.shown) > 10
    for one, other in combinations(stage.shown, 2):
        assert not core(one.rect).intersects(core(other.rect)), (one.mark, other.mark)


def test_one_map_is_named_without_doubt(qtbot: QtBot, tmp_path: Path) -> None:
    stage = stage_at(tmp_path)
    stage.shown_map = "isncsci"
    stage.render()
    names = {mark.root for mark in stage.marks if mark.spot is None}
    assert names == {"L1", "L2", "L3", "L5"}
    assert not any(mark.doubtful for mark in stage.marks)


def test_where_maps_differ_both_roots_are_named(qtbot: QtBot, tmp_path: Path) -> None:
    stage = stage_at(tmp_path)
    doubtful = {mark.root for mark in stage.marks if mark.doubtful}
    agreed = {mark.root for mark in stage.marks if mark.spot is None and not mark.doubtful}
    assert "L5\nL4" in doubtful
    assert agreed == {"L1", "L2", "L3", "L5"}


def test_names_stand_inside_their_own_region(qtbot: QtBot, tmp_path: Path) -> None:
    stage = stage_at(tmp_path)
    stage.shown_map = "keegan_garrett"
    stage.render()
    regions = {
        (r.view, r.side, r.root): stage.paths.region(r) for r in stage.atlas.of(kind="dermatome", map="keegan_garrett")
    }
    for shown in stage.shown:
        mark = shown.mark
        cell = stage.cell_of_view(mark.view)
        assert cell is not None
        if mark.spot is None:
            rect = core(shown.rect)
            x0, y1 = cell.to_sheet(rect.left(), rect.top())
            x1, y0 = cell.to_sheet(rect.right(), rect.bottom())
            assert regions[mark.view, mark.side, mark.root].contains(QRectF(x0, y0, x1 - x0, y1 - y0))


def test_the_name_on_the_answers_colour_is_lit_and_leaves_its_place_free(qtbot: QtBot, tmp_path: Path) -> None:
    stage = stage_at(tmp_path)
    stage.answer = sample_answer()
    stage.relight()
    lit = {(mark.view, mark.root, mark.side) for mark in stage.marks if mark.lit}
    assert ("anterior", "L5", "left") in lit
    assert all(root == "L5" and side == "left" for _, root, side in lit)
    marker = stage.marker_at()
    assert marker is not None
    names = [shown.rect for shown in stage.shown if shown.mark.spot is None]
    assert not any(core(rect).contains(marker) for rect in names)


def test_an_answer_asks_to_repaint_only_part_of_the_canvas(qtbot: QtBot, tmp_path: Path) -> None:
    stage = stage_at(tmp_path)
    stage.answer = sample_answer()
    dirty = stage.relight()
    assert 0 < sum(rect.width() * rect.height() for rect in dirty) < 0.6 * 1100 * 800
    assert stage.relight()


def test_names_stay_in_the_window_when_it_shows_a_part(qtbot: QtBot, tmp_path: Path) -> None:
    stage = stage_at(tmp_path, 420, 340)
    stage.look_from(Camera().zoomed(2.5, 0, 0, 420, 340))
    stage.render()
    names = [core(shown.rect) for shown in stage.shown if shown.mark.spot is None]
    assert names
    assert all(QRectF(0, 0, 420, 340).contains(rect) for rect in names)


def test_of_three_maps_the_majority_is_named_small(qtbot: QtBot, tmp_path: Path) -> None:
    stage = Stage(atlas_of_three(), LIGHT, tmp_path)
    stage.named = True
    stage.fit(QSize(1100, 800), 1.0)
    stage.render()
    front = [mark for mark in stage.marks if mark.view == "anterior" and mark.spot is None]
    assert {mark.root for mark in front if not mark.doubtful} == {"L2", "L5"}
    assert {mark.root for mark in front if mark.doubtful} == {"L1", "L3"}


def test_what_is_kept_gives_the_same_names_as_what_is_new(qtbot: QtBot, tmp_path: Path) -> None:
    """Zoomed in and out again, with another map and nerves in between, and then compared with a stage that did not."""
    kept, new = stage_at(tmp_path, 900, 700), stage_at(tmp_path, 900, 700)
    for camera in (Camera().zoomed(2.5, 300, 400, 900, 700), Camera().zoomed(4.0, 200, 300, 900, 700), Camera()):
        for shown in ("isncsci", "all"):
            kept.shown_map = shown
            kept.look_from(camera)
            kept.render()
    kept.answer = new.answer = sample_answer()
    for stage in (kept, new):
        stage.render()
    assert len(new.marks) > 10
    assert kept.marks == new.marks


def test_what_is_kept_of_the_shipped_names_is_small(qtbot: QtBot, root: Path) -> None:
    """Numbers lie side by side: as lists of tuples they were a seventh of all that the program's Python held."""
    stage = Stage(Atlas.load(root / "assets" / "body_regions.geojson"), LIGHT, None)
    stage.named = True
    tracemalloc.start()
    try:
        for stage.nerves in (False, True):
            stage.fit(QSize(1440, 900), 1.0)
            stage.relight()
        kept = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, labels.__file__)])
    finally:
        tracemalloc.stop()
    assert len([mark for mark in stage.marks if mark.spot is None]) > 10
    assert sum(trace.size for trace in kept.traces) < 1_000_000


@pytest.mark.parametrize("size", [(926, 640), (1130, 840), (1420, 930)])
def test_the_names_of_the_belly_stand_in_line_and_away_from_the_midline(
    qtbot: QtBot, root: Path, size: tuple[int, int]
) -> None:
    stage = Stage(Atlas.load(root / "assets" / "body_regions.geojson"), LIGHT, None)
    font = QFont(load_typeface(root / "resources" / "fonts"))
    font.setPixelSize(14)
    stage.set_font(font)
    stage.named = True
    stage.fit(QSize(*size), 1.0)
    stage.render()
    names = [mark for mark in stage.marks if mark.spot is None and mark.view == "anterior" and mark.side == "left"]
    across = {mark.root: mark.x for mark in names if mark.root in ("T10", "T11", "T12")}
    assert len(across) == 3
    assert max(across.values()) - min(across.values()) < 0.8, "centimetres of the sheet"


def on_an_edge(stage: Stage) -> list[str]:
    """The names that an edge of what is lit goes through, in the view each is in."""
    found = []
    for shown in stage.shown:
        cell = stage.cell_of_view(shown.mark.view)
        assert cell is not None
        for region in stage.atlas.of(view=cell.view, kind="dermatome") if shown.mark.spot is None else ():
            if region.map in stage.shown_maps() and any(
                region.root == lit.root and region.side == lit.side for lit in stage.lits()
            ):
                path = transform_of(cell).map(stage.paths.edge(region))
                rim = shown.rect.adjusted(3, 3, -3, -3)  # the picture is a little larger than its letters
                if path.intersects(rim) and not path.contains(rim):
                    found.append(f"{shown.mark.root} in {cell.view}")
    return found


@pytest.mark.parametrize("size", [(926, 640), (1130, 840), (1420, 930)])
@pytest.mark.parametrize("roots", [("L5", "L4"), ("L3", "L4", "L2"), ("S2", "S3"), ("T12", "L1")])
def test_after_an_answer_no_name_stands_on_an_edge_of_what_is_lit(
    qtbot: QtBot, root: Path, size: tuple[int, int], roots: tuple[str, ...]
) -> None:
    stage = Stage(Atlas.load(root / "assets" / "body_regions.geojson"), LIGHT, None)
    stage.named = True
    stage.fit(QSize(*size), 1.0)
    stage.render()
    plain = list(stage.marks)
    stage.pointed = (roots, "left")
    stage.relight()
    while stage.picture.lighting:
        stage.light_next()
    assert len(stage.marks) > 0.8 * len(plain)
    assert on_an_edge(stage) == []
    stage.pointed = ((), "")
    stage.render()
    assert stage.marks == plain


def test_the_names_of_a_view_step_aside_as_it_is_lit(qtbot: QtBot, root: Path) -> None:
    """The first view's in its own frame, the others' with theirs."""
    stage = Stage(Atlas.load(root / "assets" / "body_regions.geojson"), LIGHT, None)
    stage.named = True
    stage.fit(QSize(926, 640), 1.0)
    stage.render()
    stage.pointed = (("L5", "L4"), "left")
    seen = []
    stage.relight()
    while stage.picture.lighting:
        waiting = stage.picture.waiting
        seen += [name for name in on_an_edge(stage) if name.rpartition(" ")[2] not in waiting]
        stage.light_next()
    assert seen == []


def test_a_nerve_keeps_its_name_though_an_edge_goes_through_it(qtbot: QtBot, root: Path) -> None:
    stage = Stage(Atlas.load(root / "assets" / "body_regions.geojson"), LIGHT, None)
    stage.named = stage.nerves = True
    stage.fit(QSize(1420, 930), 1.0)
    stage.render()
    named = sorted((mark.view, mark.root, mark.side) for mark in stage.marks)
    stage.pointed = (("L3", "L4", "L2"), "left")
    stage.render()
    assert sorted((mark.view, mark.root, mark.side) for mark in stage.marks) == named
