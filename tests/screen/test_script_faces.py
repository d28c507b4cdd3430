"""Every letter that a patient is shown has a shipped typeface, and Arabic letters join."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont, QTextLayout
from pytestqt.qtbot import QtBot

from derm_viewer.paths import data_path
from derm_viewer.screen.look import load_typeface
from derm_viewer.screen.script_faces import families

FONTS = data_path("resources", "fonts")
PATIENT = data_path("resources", "patient")
CODES = tuple(sorted(path.stem for path in PATIENT.glob("*.json")))
OWN = {"ar": "DermViewerArabic-{}.ttf", "zh": "DermViewerChinese-{}.otf"}
pytestmark = pytest.mark.usefixtures("qapp")


def letters(code: str) -> set[str]:
    """All letters that a language's file can put before a patient."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, (dict, list)):
            for part in value.values() if isinstance(value, dict) else value:
                yield from texts(part)

    return {letter for text in texts(json.loads((PATIENT / f"{code}.json").read_text("utf-8"))) for letter in text}


def faces(code: str, weight: str) -> list[QRawFont]:
    """Inter and the language's own typeface, in one weight."""
    names = [f"Inter-{weight}.otf", *([OWN[code].format(weight)] if code in OWN else [])]
    found = [QRawFont(str(FONTS / name), 20.0) for name in names]
    assert all(face.isValid() for face in found), names
    return found


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize("code", CODES)
def test_every_letter_is_in_a_shipped_typeface(code: str, weight: str) -> None:
    shipped = faces(code, weight)
    lacking = [letter for letter in letters(code) if not any(face.supportsCharacter(ord(letter)) for face in shipped)]
    assert lacking == [], "run tools.fonts.subset again"


@pytest.mark.parametrize("code", ["ar", "zh"])
def test_these_languages_are_drawn_with_shipped_typefaces_alone(code: str) -> None:
    usual = load_typeface(FONTS)
    known = families(FONTS, code, usual)
    assert len(known) == 2
    assert families(FONTS, code, usual) == known
    font = QFont()
    font.setFamilies(list(known))
    text = json.loads((PATIENT / f"{code}.json").read_text("utf-8"))["help"]["title"]
    used = {run.rawFont().familyName() for run in laid_out(text, font).glyphRuns()}
    assert known[1] in used
    assert used <= set(known)


def laid_out(text: str, font: QFont) -> QTextLayout:
    """A line of text."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout


def glyphs(text: str, font: QFont) -> list[int]:
    """The glyphs of a line, as they lie from left to right or as Qt keeps them."""
    return [glyph for run in laid_out(text, font).glyphRuns() for glyph in run.glyphIndexes()]


@pytest.mark.parametrize("bold", [False, True])
def test_arabic_letters_join(bold: bool) -> None:
    font = QFont()
    font.setFamilies(list(families(FONTS, "ar", "")))
    font.setBold(bold)
    alone, joined = glyphs("\u0628", font), glyphs("\u0628\u0628\u0628", font)
    assert 0 not in joined
    assert len(set(joined)) == 3, "a beginning, a middle and an end look apart"
    assert alone[0] not in joined
    assert len(glyphs("\u0644\u0627", font)) == 1 or glyphs("\u0644\u0627", font) != [
        *glyphs("\u0644", font),
        *glyphs("\u0627", font),
    ]


def test_other_languages_keep_the_usual_family_and_a_missing_file_is_no_error(tmp_path: Path, qtbot: QtBot) -> None:
    assert families(FONTS, "es", "Inter") == ("Inter",)
    assert families(FONTS, "en", "") == ()
    assert families(tmp_path, "xx", "Inter") == ("Inter",)


def test_the_typefaces_stay_small_and_name_their_licence() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 600 * 1024
    for name in ("Inter", "NotoSansArabic", "NotoSansCJK"):
        assert "SIL OPEN FONT LICENSE" in (FONTS / f"LICENSE-{name}.txt").read_text("utf-8").upper()
        assert "Copyright" in (FONTS / f"LICENSE-{name}.txt").read_text("utf-8")
