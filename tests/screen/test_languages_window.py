"""The window in Spanish: no English word is left in any of its states, and English comes back untouched."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from derm_viewer import app
from derm_viewer.body.cover import MarkError
from derm_viewer.body.errors import worded
from derm_viewer.clinic.answer import QUALITIES
from derm_viewer.consult.file import SUFFIX
from derm_viewer.consult.say import say_mark
from derm_viewer.screen.canvas.frames import words_of
from derm_viewer.screen.canvas.hover import key_point_words
from tests.screen.conftest import Opener
from tests.screen.file_driver import asked, drop, words
from tests.screen.language_driver import in_english, speak_english_again, texts_of
from tests.screen.patient_driver import gate

SHIN, BUTTOCK, SADDLE, CHEST = (3.0, -55.0), (-66.0, -2.0), (121.0, 69.0), (-138.0, 50.0)
BELLY = (-133.0, 22.0)


@pytest.fixture
def spanish(open_window: Opener) -> Iterator[app.Parts]:
    parts = open_window(language="es", data_file=None)
    yield parts
    speak_english_again()


def _settled(qtbot: QtBot, parts: app.Parts) -> None:
    parts.window.settle()
    QApplication.processEvents()


def test_nothing_english_before_the_first_click(spanish: app.Parts) -> None:
    assert in_english(texts_of(spanish)) == []


@pytest.mark.parametrize("point", [SHIN, BUTTOCK, SADDLE, CHEST])
def test_nothing_english_in_an_answer(qtbot: QtBot, spanish: app.Parts, point: tuple[float, float]) -> None:
    for quality in QUALITIES:
        spanish.consult.set_quality(quality)
        spanish.consult.point_at(*point)
        _settled(qtbot, spanish)
        assert in_english(texts_of(spanish)) == []


def test_nothing_english_while_examining(qtbot: QtBot, spanish: app.Parts) -> None:
    spanish.consult.point_at(*SHIN)
    QTest.keyClicks(spanish.window, "e")
    for sign, result in (("hip_abduction", "weak"), ("foot_in", "normal"), ("straight_leg_raise", "positive")):
        spanish.consult.set_finding(sign, "left", result)
    spanish.consult.set_finding("bladder_bowel", "both", "yes")
    _settled(qtbot, spanish)
    said = list(texts_of(spanish))
    assert any("débil" in text for text in said)
    assert in_english(iter(said)) == []


@pytest.mark.parametrize("clinic", ["", "Clinica 12", "\u8bca\u6240"])
@pytest.mark.parametrize("point", [SHIN, SADDLE, BELLY])
def test_nothing_english_in_the_handout_and_in_why_there_is_none(
    qtbot: QtBot, spanish: app.Parts, clinic: str, point: tuple[float, float]
) -> None:
    spanish.settings.keep("patient/language", "es")
    spanish.settings.keep("handout/clinic_line", clinic)
    spanish.consult.point_at(*point)
    dialog = gate(spanish).handout.open()
    _settled(qtbot, spanish)
    assert (dialog.view.page is None) is ("\u8bca" in clinic)
    assert in_english(iter([*texts_of(spanish), dialog.view.sentence])) == []
    assert "no revisad" in dialog.remarks.text() or dialog.view.page is None


BROKEN = {
    "empty": b"",
    "picture": b"\x89PNG\r\n",
    "text": b"Estimada doctora",
    "cut": b'{"type": "FeatureCollection", "features": [',
    "twice": b'{"type": 1, "type": 2}',
    "topology": b'{"type": "Topology"}',
    "bare": b'{"type": "Polygon", "coordinates": []}',
    "no map": b'{"type": "FeatureCollection", "features": []}',
    "header": b'{"type": "FeatureCollection", "derm_viewer": {"format": "x"}, "features": []}',
    "consultation": b'{"type": "FeatureCollection", "features": [], "derm_viewer":'
    b' {"format": "derm-viewer-consultation", "format_version": 99, "program_version": "9.9"}}',
    "members": b'{"type": "FeatureCollection", "features": [{"type": "x"}], "derm_viewer":'
    b' {"format": "derm-viewer-consultation", "format_version": 1}}',
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("end", [".geojson", SUFFIX])
def test_nothing_english_in_what_is_said_of_a_broken_file(
    spanish: app.Parts, tmp_path: Path, name: str, end: str
) -> None:
    file = tmp_path / f"datos{end}"
    file.write_bytes(BROKEN[name])
    drop(spanish, file)
    said = words(asked(spanish))
    assert "datos" in said
    members = r"'[^']*'|derm_viewer[.\w]*|kind, view ni side"
    assert in_english(iter([re.sub(members, "", said)])) == []


def test_nothing_english_in_why_a_mark_cannot_be(spanish: app.Parts) -> None:
    assert say_mark(MarkError("there is no surface here", "draw the mark again")) == (
        "aquí no hay ninguna superficie; dibuje la marca de nuevo."
    )
    wide = MarkError(worded("a brush of {radius} cm cannot paint", radius="60"), "draw it again")
    assert str(wide) == "a brush of 60 cm cannot paint; draw it again."
    assert say_mark(wide) == "un pincel de 60 cm no puede pintar; dibújelo de nuevo."


@pytest.mark.parametrize("keys", ["f1", "menu", "about"])
def test_nothing_english_in_what_opens_over_the_window(qtbot: QtBot, spanish: app.Parts, keys: str) -> None:
    menu = spanish.window._menu  # the menu's own keys differ between systems
    made = {"f1": menu.show_keys, "menu": menu.made, "about": menu.show_about}[keys]()
    _settled(qtbot, spanish)
    assert in_english(texts_of(spanish)) == []
    del made


def test_the_bar_keeps_to_one_line_on_a_usual_screen(spanish: app.Parts) -> None:
    spanish.window.resize(1366, 768)
    QApplication.processEvents()
    tools = spanish.window.tools
    assert {one.y() for one in (tools.quality, tools.maps, tools.leg, tools.nerves)} == {tools.quality.y()}


@pytest.mark.parametrize("mirrored", [False, True])
def test_every_view_is_titled_in_spanish(spanish: app.Parts, mirrored: bool) -> None:
    for view in spanish.atlas.views:
        for whole in (False, True):
            assert in_english(iter(words_of(view.id, whole, mirrored))) == [], view.id


def test_the_note_is_spanish_and_says_its_side(spanish: app.Parts, qtbot: QtBot) -> None:
    spanish.consult.point_at(*SHIN)
    _settled(qtbot, spanish)
    from derm_viewer.clinic.note import NoteData

    data = NoteData(spanish.atlas.maps, "1", "1", spanish.consult.answer)
    plain, _ = spanish.library.note(data)
    assert "Lado del paciente: izquierdo" in plain
    assert in_english(iter(plain.split("\n"))) == []


def test_the_window_says_that_the_translation_is_not_reviewed(spanish: app.Parts, qtbot: QtBot) -> None:
    spanish.consult.point_at(*SHIN)
    _settled(qtbot, spanish)
    assert spanish.library.language is not None
    sentence = spanish.library.language.review.sentence
    assert spanish.texts["promise"].endswith(sentence)
    assert sentence in spanish.window.answer_words
    assert spanish.texts["about"]["privacy"].endswith(sentence)


def test_search_answers_in_spanish(spanish: app.Parts) -> None:
    hits = spanish.library.find("espinilla externa izquierda", "right")
    assert (hits[0].id, hits[0].side, hits[0].title) == ("outer_shin", "left", "Espinilla externa izquierda")
    for typed in ("rodilla", "L5", "meralgia", "lasegue", "pie caído", "fiebre", "cuádriceps"):
        said = [text for hit in spanish.library.find(typed, "left") for text in (hit.title, hit.subtitle)]
        assert in_english(iter(said)) == []


def test_english_has_no_translator(open_window: Opener, qapp: QApplication) -> None:
    parts = open_window(language="en")
    assert parts.library.language is None
    assert parts.texts["promise"].startswith("Supports")
    said = " ".join(texts_of(parts))
    assert "Copy note" in said
    assert "Dolor" not in said


def test_nothing_english_in_maps_nerves_red_flags_and_search(qtbot: QtBot, spanish: app.Parts) -> None:
    window, consult = spanish.window, spanish.consult
    consult.point_at(*SHIN)
    consult.set_added("lee_2008", True)
    for shown in ("differences", "isncsci", "all"):
        consult.set_shown_map(shown)
        _settled(qtbot, spanish)
        assert in_english(texts_of(spanish)) == []
    for key in ("n", "w", "l", "r"):
        QTest.keyClicks(window, key)
        _settled(qtbot, spanish)
        assert in_english(texts_of(spanish)) == []
    QTest.keySequence(window, "Ctrl+F")
    QTest.keyClicks(QApplication.focusWidget() or window, "rodilla")
    _settled(qtbot, spanish)
    assert in_english(texts_of(spanish)) == []


@pytest.mark.parametrize("point", [SHIN, BUTTOCK, SADDLE, CHEST])
def test_what_lies_under_the_pointer_is_said_in_spanish(spanish: app.Parts, point: tuple[float, float]) -> None:
    place = spanish.library.locate(*point)
    assert place.view is not None
    found = spanish.window.canvas.probe.finder.describe(place.view, *point, ("isncsci", "lee_2008"), nerves=True)
    assert found is not None
    assert in_english(iter([found.text])) == []
    for spot in spanish.atlas.of(kind="key_point"):
        said = key_point_words(spot)
        assert in_english(iter([said])) == []
        assert ("izquierdo" in said) == (spot.side == "left")


def test_an_english_start_brings_in_no_other_language() -> None:
    ask = (
        "import sys\n"
        "from derm_viewer import qt\n"
        "qt.load()\n"
        "from derm_viewer import app\n"
        "from derm_viewer.options import Options\n"
        "parts = app.build(Options(temp_profile=True, language='en'))\n"
        "print([name for name in sys.modules if name.endswith(('body.language', 'translator', 'clinic.translated'))])\n"
        "app.end(parts)\n"
    )
    told = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
