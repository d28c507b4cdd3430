"""Paths, shading, captions, words under the pointer and steps of the keyboard, each for itself."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.screen.canvas.hover import Finder, key_point_words, spoken
from derm_viewer.screen.canvas.layout import Box, Cell
from derm_viewer.screen.canvas.paint import paint_ground
from derm_viewer.screen.canvas.paths import Paths, lines_of, path_of
from derm_viewer.screen.canvas.shading import LIT, Shading, veil_table
from derm_viewer.screen.canvas.steps import Stop, Stops, first_stop, next_stop
from derm_viewer.screen.theme import DARK, LIGHT
from tests.screen.canvas_samples import left_shin, sample_atlas

ATLAS = sample_atlas()


def area(name: str, ring: tuple[tuple[float, float], ...]) -> Region:
    """An area made of one ring."""
    return Region(name, "area", "neutral", "anterior", "left", None, None, name, name, ((ring,),))


def test_a_shared_border_is_drawn_once() -> None:
    one = area("one", ((0, 0), (2, 0), (2, 2), (0, 2), (0, 0)))
    two = area("two", ((2, 0), (4, 0), (4, 2), (2, 2), (2, 0)))
    path = lines_of([one, two], set())
    elements = (path.elementAt(i) for i in range(path.elementCount()))
    drawn = sum(1 for element in elements if element.isLineTo())
    assert drawn == 7


def test_corners_are_read_once_and_holes_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    holed = Region(
        "h", "area", "neutral", "anterior", "left", None, None, "h", "h",
        ((((0, 0), (9, 0), (9, 9), (0, 9), (0, 0)), ((3, 3), (3, 6), (6, 6), (6, 3), (3, 3))),),
    )  # fmt: skip
    paths, read = Paths(ATLAS), path_of
    once = paths.region(holed)
    monkeypatch.setattr("derm_viewer.screen.canvas.paths.path_of", None)
    assert once == paths.region(holed) == paths.edge(holed) == read(ring for p in holed.polygons for ring in p)
    assert paths.region(holed).contains(QPointF(1, 1))
    assert not paths.region(holed).contains(QPointF(4, 4))


def test_every_path_of_the_supplied_map_has_all_corners_and_the_box_of_its_region(root: Path) -> None:
    atlas = Atlas.load(root / "assets" / "body_regions.geojson")
    paths, regions = Paths(atlas), atlas.of()
    assert len(regions) > 1000
    for region in regions:
        path = path_of(ring for polygon in region.polygons for ring in polygon)
        assert paths.region(region) == path
        assert paths.bounds(region).getCoords() == pytest.approx(path.boundingRect().getCoords(), abs=1e-9)
    skin = paths.skin("anterior", False)
    assert skin.fillRule() is Qt.FillRule.WindingFill
    assert skin == paths.skin("anterior", False)


def test_inner_borders_leave_the_edge_of_the_body_to_the_outline() -> None:
    paths = Paths(ATLAS)
    inner = paths.borders("anterior", "isncsci").boundingRect()
    outer = paths.outline("anterior", True).boundingRect()
    assert outer.contains(inner)
    assert inner.height() < outer.height()


def figure_folder(folder: Path) -> Path:
    """A folder with one shaded view, coarse and fine."""
    for name, density in (("anterior.png", 2), ("anterior@2x.png", 4)):
        image = QImage(76 * density, 176 * density, QImage.Format.Format_Grayscale8)
        image.fill(120)
        assert image.save(str(folder / name))
    entry = {"rect": [-176.0, -88.0, -100.0, 88.0], "px_per_cm": 2, "px_per_cm_2x": 4}
    (folder / "figures.json").write_text(json.dumps({"anterior": entry}), "utf-8")
    return folder


def cell_at(scale: float) -> Cell:
    """A cell that shows a part of the front at so many pixels per centimetre."""
    crop = Box(-150, -80, -120, 20)
    return Cell("anterior", crop, crop, 10.25, 5.5, scale)


def test_the_veil_covers_what_is_visible_pixel_for_pixel(tmp_path: Path) -> None:
    shading = Shading(figure_folder(tmp_path))
    cell = cell_at(2.0)
    veil = shading.veil(cell, cell.crop, 1.5, LIGHT)
    assert veil is not None
    assert veil.corner.x() <= cell.x * 1.5
    assert veil.corner.y() <= cell.y * 1.5
    assert veil.image.width() == pytest.approx(30 * 2.0 * 1.5, abs=8)
    assert veil.image.height() == pytest.approx(100 * 2.0 * 1.5, abs=8)
    assert veil.image.pixelColor(8, 8).alpha() > 100
    assert shading.veil(cell, cell.crop, 1.5, LIGHT) is veil


@pytest.mark.parametrize("name", ["anterior", "left_sole@2x"])
def test_a_supplied_picture_has_every_grey_of_the_lights_and_every_second_of_the_shade(name: str, root: Path) -> None:
    image = QImage(str(root / "resources" / "figures" / "neutral" / f"{name}.png"))
    greys = set(bytes(image.constBits()))
    assert {grey for grey in greys if grey < LIT} <= set(range(0, LIT, 2))
    assert {LIT, LIT + 1} <= greys


def test_fine_pictures_are_read_only_when_asked_for(tmp_path: Path) -> None:
    shading = Shading(figure_folder(tmp_path))
    assert not shading.wants_fine("anterior", 1.5)
    assert shading.wants_fine("anterior", 5.0)
    coarse = shading.veil(cell_at(5.0), cell_at(5.0).crop, 1.0, LIGHT)
    shading.load_fine("anterior")
    fine = shading.veil(cell_at(5.0), cell_at(5.0).crop, 1.0, LIGHT)
    assert coarse is not None
    assert fine is not None
    assert fine is not coarse
    assert not shading.wants_fine("anterior", 5.0)


@pytest.mark.parametrize("density", [1.5, 5.0])
def test_a_part_of_a_picture_shades_as_the_whole_one(
    density: float, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def veils() -> list[QImage]:
        """The legs, a part of them, the whole body, the legs again."""
        shading = Shading(root / "resources" / "figures" / "neutral")
        shading.load_fine("anterior")
        whole, legs = Box(-176, -88, -100, 88), Box(-160, -88, -116, 8.3)
        cells = [Cell("anterior", crop, crop, 7, 4, density) for crop in (legs, whole)]
        seen = [(cells[0], legs), (cells[0], Box(-150, -60, -130.2, -20)), (cells[1], whole), (cells[0], legs)]
        found = [shading.veil(cell, visible, 1.0, LIGHT) for cell, visible in seen]
        return [veil.image for veil in found if veil is not None]

    parts = veils()
    monkeypatch.setattr("derm_viewer.screen.canvas.shading.MOST_OF_IT", 0.0)
    wholes = veils()
    assert len(parts) == len(wholes) == 4
    for part, whole in zip(parts, wholes, strict=True):
        assert part.size() == whole.size()
        assert part == whole


@pytest.mark.parametrize("text", ["", "[]", '{"anterior": {}}', '{"anterior": {"rect": [1], "px_per_cm": 1}}'])
def test_a_broken_list_of_figures_leaves_the_body_flat(tmp_path: Path, text: str) -> None:
    (tmp_path / "figures.json").write_text(text, "utf-8")
    assert Shading(tmp_path).veil(cell_at(2.0), cell_at(2.0).crop, 1.0, LIGHT) is None


def test_a_missing_picture_leaves_the_body_flat(tmp_path: Path) -> None:
    figure_folder(tmp_path)
    (tmp_path / "anterior.png").unlink()
    assert Shading(tmp_path).veil(cell_at(2.0), cell_at(2.0).crop, 1.0, LIGHT) is None


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_darker_grey_gives_a_denser_shadow(theme: object) -> None:
    alphas = [entry >> 24 for entry in veil_table(LIGHT if theme is LIGHT else DARK)]
    assert len(alphas) == 256
    assert alphas[:LIT] == sorted(alphas[:LIT], reverse=True)
    assert alphas[LIT] == 0


def test_words_under_the_pointer() -> None:
    finder = Finder(ATLAS, Paths(ATLAS))
    info = finder.describe("anterior", *left_shin(), ("isncsci", "keegan_garrett"))
    assert info is not None
    assert info.text == "Left outer shin: ISNCSCI L5, Keegan-Garrett L5"
    assert finder.describe("anterior", -175, 80, ("isncsci",)) is None


def test_blank_skin_is_called_blank() -> None:
    finder = Finder(ATLAS, Paths(ATLAS))
    x, _ = left_shin()
    info = finder.describe("anterior", x + 2, -78.0, ("isncsci",))
    assert info is not None
    assert info.text == "Left instep: ISNCSCI blank"


def test_a_cut_surface_has_nothing_to_say() -> None:
    cut = area("cut_surface", ((0, 0), (5, 0), (5, 5), (0, 5), (0, 0)))
    atlas = ATLAS.replaced(ATLAS.header, (cut,))
    assert Finder(atlas, Paths(atlas)).describe("anterior", 2, 2, ()) is None
    assert Stops(atlas).of("anterior") == ()


def test_key_points_are_named_with_place_and_side() -> None:
    spot = next(s for s in ATLAS.of(view="anterior", kind="key_point") if s.root == "L3" and s.side == "right")
    assert key_point_words(spot) == "L3 key point: medial femoral condyle, right"
    assert spoken(area("chest", ((0, 0), (1, 0), (1, 1), (0, 0)))) == "Left chest"


def test_arrows_go_to_the_nearest_stop_ahead() -> None:
    stops = [(Stop("v", name, 0, 0), x, y) for name, x, y in (("a", 0, 0), ("b", 10, 1), ("c", 12, 30), ("d", 0, 20))]

    def to(x: float, y: float, ahead: tuple[int, int]) -> str | None:
        stop = next_stop(stops, x, y, ahead)
        return None if stop is None else stop.area

    assert to(0, 0, (1, 0)) == "b"
    assert to(0, 0, (0, 1)) == "d"
    assert to(0, 0, (-1, 0)) is None
    assert first_stop(stops) == stops[0][0]
    assert first_stop([]) is None


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0])
def test_the_ground_has_no_lines_where_its_bands_meet(ratio: float) -> None:
    """On a display of 125 or 150 % the edges of the bands halve pixels, and what lay below shone through."""
    width, height = 41, 389
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(ratio, ratio)
    paint_ground(painter, width, height, LIGHT)
    painter.end()
    for x in (0, image.width() // 2, image.width() - 1):
        column = [image.pixelColor(x, y).lightness() for y in range(image.height())]
        assert all(abs(above - below) <= 2 for above, below in itertools.pairwise(column))
