"""What is not Arabic keeps its own order on an Arabic page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

from derm_viewer.clinic.plain import story
from derm_viewer.export.handout_words import leaflet_of
from derm_viewer.screen.look import load_typeface
from derm_viewer.screen.script_faces import families
from tests.clinic.patient import words_of
from tests.export.handouts import BASIS, FONTS, L5

NUMBER = "+44 20 7946 0123"


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_telephone_number_reads_from_the_left(qapp: QApplication, code: str) -> None:
    words = words_of(code)
    line = leaflet_of(words, story(words, L5, "left", "outer_shin", "pain"), "left", BASIS, NUMBER).clinic
    font = QFont()
    font.setFamilies(list(families(FONTS, code, load_typeface(FONTS))))
    layout = QTextLayout(line, font)
    option = QTextOption()
    option.setTextDirection(qapp.layoutDirection().RightToLeft if words.rtl else qapp.layoutDirection().LeftToRight)
    layout.setTextOption(option)
    layout.beginLayout()
    shown = layout.createLine()
    layout.endLayout()
    start = line.index(NUMBER)  # before its first sign a cursor stands where the Arabic ends
    places = [shown.cursorToX(start + at)[0] for at in range(1, len(NUMBER))]  # type: ignore[index]
    assert places == sorted(places)
