"""Exports from the window, opened again: what was chosen is in them, and is remembered; their sources always are."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtPrintSupport import QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from derm_viewer.app import Parts
from derm_viewer.screen.canvas.strokes import COLOURS
from tests.export.pdfa import faults
from tests.export.sheets import letters, pictures, read
from tests.screen.conftest import SHIN, Opener, activate, button
from tests.screen.export_driver import LEFT, Names, dialog, export, menu, said
from tests.screen.paint_driver import begin, drag

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DOWN = [(-85.0, -54.0), (-85.0, -66.0)]
L5_LEFT = (-118.52, -79.89)
"""The left L5 key point in front, on the supplied map."""
ALL_BUT_FRONT = [f"Views: {name}" for name in ("Back", "Outer side", "Inner side", "Feet", "Saddle area")]
BASIS = "Maps: ISNCSCI (traced), Keegan-Garrett (traced)"


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Names:
    """What the user answers to the file dialogs."""
    found = Names(monkeypatch)
    found.path = tmp_path / "one"
    return found


@pytest.fixture
def painted(parts: Parts) -> Parts:
    """A window in which pain is painted on the left outer shin, and a finding ticked."""
    begin(parts)
    drag(parts, DOWN)
    parts.consult.set_finding("hip_abduction", "left", "weak")
    return parts


def red_share(image: QImage) -> float:
    """Which part of a picture has the colour of painted pain."""
    pain = QColor(COLOURS["pain"])
    near = sum(
        abs(c.red() - pain.red()) + abs(c.green() - pain.green()) + abs(c.blue() - pain.blue()) < 24
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        for c in (image.pixelColor(x, y),)
    )
    return near / ((image.width() // 2) * (image.height() // 2))


def picture_in(path: Path) -> QImage:
    """The one picture of a PDF's first page."""
    ((width, height, data),) = pictures(read(path.read_bytes()).pages[0])
    return QImage(data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def test_the_pdf_has_the_answer_the_marks_and_the_basis(painted: Parts, names: Names, tmp_path: Path) -> None:
    export(painted, "Kind: PDF")
    data = (tmp_path / "one.pdf").read_bytes()
    assert faults(data) == [], "PDF/A-1b"
    pages = read(data).pages
    text = letters(" ".join(page.extract_text() for page in pages))
    for words in (
        "Left outer shin",
        "L5 in both maps",
        "The marked skin",
        "Patient\u2019s left, pain",
        "One root has most of it in every map that counts: L5, 100 %.",
        "Hip abduction: weak",
        "Not asked: bladder or bowel change",
        "Sources",
    ):
        assert letters(words) in text, words
    for page in pages:
        assert letters(BASIS) in letters(page.extract_text())
        assert "Supports, never replaces, examination" in page.extract_text()


def test_the_picture_in_the_pdf_shows_the_painted_skin(painted: Parts, names: Names, tmp_path: Path) -> None:
    export(painted, "Kind: PDF", *ALL_BUT_FRONT)
    with_mark = picture_in(tmp_path / "one.pdf")
    names.path = tmp_path / "two"
    QTest.mouseClick(button(painted.window, "Clear marks"), LEFT)
    export(painted, "Kind: PDF")
    assert red_share(with_mark) > 4 * red_share(picture_in(tmp_path / "two.pdf"))


def test_the_svg_drawn_again_is_the_png(painted: Parts, names: Names, tmp_path: Path) -> None:
    export(painted, "Kind: PNG", "Width: 1200 px")
    export(painted, "Kind: SVG")
    straight = QImage(str(tmp_path / "one.png"))
    assert straight.width() == 1200
    renderer = QSvgRenderer(QByteArray((tmp_path / "one.svg").read_bytes()))
    again = QImage(straight.size(), QImage.Format.Format_RGB32)
    again.fill(Qt.GlobalColor.white)
    painter = QPainter(again)
    renderer.render(painter, QRectF(again.rect()))
    painter.end()
    one, other = (found.scaledToWidth(300, Qt.TransformationMode.SmoothTransformation) for found in (straight, again))
    places = [(x, y) for y in range(one.height()) for x in range(one.width())]
    apart = sum(abs(one.pixelColor(*p).lightness() - other.pixelColor(*p).lightness()) > 50 for p in places)
    drawn = sum(one.pixelColor(*p).lightness() < 240 for p in places)
    assert apart < 0.01 * drawn
    assert red_share(again) == pytest.approx(red_share(straight), rel=0.25)


@pytest.mark.parametrize("width", ["1200", "2400"])
def test_no_seams_lie_across_the_picture(painted: Parts, names: Names, tmp_path: Path, width: str) -> None:
    export(painted, "Kind: PNG", "Holds: Body only", f"Width: {width} px")
    image = QImage(str(tmp_path / "one.png"))
    middle = image.height() // 2
    left = next(x for x in range(image.width()) if image.pixelColor(x, middle).lightness() < 255)
    column = range(image.height() * 2 // 5, image.height() * 4 // 5)
    ground = [image.pixelColor(left + 4, y).lightness() for y in column]  # the figure's, and nothing on it
    assert max(abs(one - other) for one, other in pairwise(ground)) <= 2


@pytest.mark.parametrize("kind", ["PDF", "SVG", "PNG"])
def test_a_picture_alone_still_names_maps_versions_and_limits(
    painted: Parts, names: Names, tmp_path: Path, kind: str
) -> None:
    export(painted, f"Kind: {kind}", "Holds: Body only")
    data = (tmp_path / f"one.{kind.lower()}").read_bytes()
    if kind == "PDF":
        (page,) = read(data).pages
        text = page.extract_text()
        assert "Levels to consider, not a diagnosis" in text
    elif kind == "SVG":
        text = data.decode()
    else:
        text = QImage.fromData(data).text("Description")
    assert letters(BASIS) in letters(text)
    assert "never replaces" in text
    assert "Hip abduction" not in text


def test_chosen_views_are_the_only_ones_and_the_choice_is_remembered(
    open_window: Opener, names: Names, tmp_path: Path
) -> None:
    settings = tmp_path / "settings.ini"
    parts = open_window(data_file=None, temp_profile=False, settings_file=settings)
    parts.consult.point_at(*L5_LEFT)
    export(parts, "Kind: PDF", "Paper: Letter")
    every = picture_in(tmp_path / "one.pdf")
    assert round(read((tmp_path / "one.pdf").read_bytes()).pages[0].mediabox.width) == 612
    names.path = tmp_path / "two"
    export(parts, *ALL_BUT_FRONT)
    front = picture_in(tmp_path / "two.pdf")
    assert front.width() / front.height() < 0.8 * every.width() / every.height()
    parts.window.close()
    names.path = tmp_path / "three"
    again = open_window(data_file=None, temp_profile=False, settings_file=settings)
    again.consult.point_at(*L5_LEFT)
    export(again)
    assert picture_in(tmp_path / "three.pdf").size() == front.size()
    assert round(read((tmp_path / "three.pdf").read_bytes()).pages[0].mediabox.width) == 612


def test_one_view_at_least_stays_chosen(parts: Parts) -> None:
    parts.consult.point_at(*SHIN)
    menu(parts, "Export\u2026")
    shown = dialog(parts)
    for name in ALL_BUT_FRONT:
        QTest.mouseClick(button(shown, name), LEFT)
    last = button(shown, "Views: Front")
    QTest.mouseClick(last, LEFT)
    assert last.isChecked()
    QTest.mouseClick(button(shown, "Cancel"), LEFT)


def test_only_what_goes_with_a_kind_is_offered(parts: Parts) -> None:
    parts.consult.point_at(*SHIN)
    menu(parts, "Export\u2026")
    shown = dialog(parts)
    some = ("Holds: Body only", "Views: Feet", "Paper: A4", "Width: 1200 px")
    offered = {}
    for kind in ("PDF", "PNG", "FHIR"):
        QTest.mouseClick(button(shown, f"Kind: {kind}"), LEFT)
        offered[kind] = tuple(button(shown, name).isVisible() for name in some)
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert offered == {
        "PDF": (True, True, True, False),
        "PNG": (True, True, False, True),
        "FHIR": (False, False, False, False),
    }


def test_cancel_exports_nothing_and_remembers_nothing(parts: Parts, names: Names, tmp_path: Path) -> None:
    parts.consult.point_at(*SHIN)
    menu(parts, "Export\u2026")
    QTest.mouseClick(button(dialog(parts), "Kind: SVG"), LEFT)
    QTest.mouseClick(button(dialog(parts), "Cancel"), LEFT)
    assert names.asked == []
    export(parts)
    assert [path.name for path in tmp_path.glob("one*")] == ["one.pdf"]


def test_the_end_of_the_name_decides(parts: Parts, names: Names, tmp_path: Path) -> None:
    parts.consult.point_at(*SHIN)
    names.path = tmp_path / "one.png"
    export(parts, "Kind: PDF")
    assert QImage(str(tmp_path / "one.png")).width() == 2400


def test_the_answer_for_other_programs_has_the_mark(painted: Parts, names: Names, tmp_path: Path) -> None:
    export(painted, "Kind: FHIR")
    bundle = json.loads((tmp_path / "one.json").read_text(encoding="utf-8"))
    assert any("marked on the drawn body" in json.dumps(entry) for entry in bundle["entry"])


def test_the_file_of_the_open_consultation_is_never_written_over(
    painted: Parts, names: Names, tmp_path: Path
) -> None:
    names.path = tmp_path / "visit.json"
    menu(painted, "Save")
    kept = names.path.read_bytes()
    export(painted, "Kind: FHIR")
    assert names.path.read_bytes() == kept
    assert "visit.json is the file of the open consultation" in said(painted)


def test_without_an_answer_nothing_is_asked(parts: Parts, names: Names) -> None:
    menu(parts, "Export\u2026")
    assert "click the body" in said(parts)
    assert names.asked == []


def test_the_preview_has_the_pages_of_the_pdf(painted: Parts, names: Names, tmp_path: Path, qtbot: QtBot) -> None:
    export(painted, "Kind: PDF", *ALL_BUT_FRONT)
    activate(painted.window, qtbot)
    QTest.keyClick(painted.window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    (shown,) = [one for one in painted.window.findChildren(QPrintPreviewDialog) if one.isVisible()]
    (pages,) = shown.findChildren(QPrintPreviewWidget)
    qtbot.waitUntil(lambda: pages.pageCount() == len(read((tmp_path / "one.pdf").read_bytes()).pages))
    (printing,) = (one for one in shown.findChildren(QAction) if one.text() == "Print")
    button_of = next(one for one in shown.findChildren(QToolButton) if one.defaultAction() is printing)
    assert button_of.isVisible(), "the button that prints is seen without unfolding anything"
    shown.close()
    QApplication.processEvents()
