"""What the tests of the handout share: handouts of the shipped words with a simple figure, and longer words."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from derm_viewer.clinic.plain import PatientWords, Situation, story
from derm_viewer.export.figure import MarkedFigure
from derm_viewer.export.handout import Handout
from derm_viewer.export.handout_figure import Caption, Figure
from derm_viewer.export.handout_leaflet import Bullets, Part
from derm_viewer.export.handout_text import Paragraph
from derm_viewer.export.handout_words import Basis, leaflet_of
from derm_viewer.paths import data_path
from derm_viewer.screen.script_faces import families
from tests.clinic.patient import every_situation, words_of

BASIS = Basis("Derm Viewer 0.1.0", "2026.11.0", ("Lee 2008", "Downs & Laporte 2011", "NHS 111 Wales", "GIRFT 2023"))
CLINIC = "Hill Street Clinic, 020 7946 0123, Monday to Friday 8 to 18"
L5 = Situation("root", "L5", "L5")
FONTS = data_path("resources", "fonts")
GREEN, RED = "#1A7D5B", "#8C2F26"


def figure(words: PatientWords, side: str) -> Figure:
    """Two views in the usual proportions: green bodies, a red mark in the second."""

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, 400, 880), QColor(GREEN))
        painter.fillRect(QRectF(434, 0, 210, 880), QColor(GREEN))
        painter.fillRect(QRectF(500, 500, 60, 60), QColor(RED))

    ends = (words.handout["your_right_here"], words.handout["your_left_here"])
    captions = (Caption(0, 400, "", ends), Caption(400, 644, words.views[f"{side}_lateral"]))
    return Figure(MarkedFigure(paint, (0, 0, 644, 880)), captions)


def handout(
    family: str,
    code: str = "en",
    situation: Situation = L5,
    side: str = "left",
    page: str = "A4",
    large: bool = False,
    clinic: str = CLINIC,
    area: str = "outer_shin",
) -> Handout:
    """The handout of a situation, told of an area of a side."""
    words = words_of(code)
    told = story(words, situation, side, area, "tingling")
    leaflet = leaflet_of(words, told, side, BASIS, clinic)
    return Handout(leaflet, figure(words, side), families(FONTS, code, family), words.rtl, page, large)


def some_situations(code: str) -> tuple[Situation, ...]:
    """Of each kind the one with most words."""
    words = words_of(code)

    def size(situation: Situation) -> int:
        told = story(words, situation, "left", "outer_shin", "pain")
        return sum(map(len, leaflet_of(words, told, "left", BASIS).texts))

    everything = every_situation()
    kinds = dict.fromkeys(situation.kind for situation in everything)
    return tuple(max((one for one in everything if one.kind == kind), key=size) for kind in kinds)


def longer(made: Handout, share: float = 0.4) -> Handout:
    """The same in a language that needs so many more letters for everything."""

    def text(words: str) -> str:
        more, count = words.split(), 0
        added: list[str] = []
        while words and count < share * len(words):
            added.append(more[len(added) % len(more)])
            count += len(added[-1]) + 1
        return " ".join((words, *added)) if words else ""

    def paragraph(runs: Paragraph) -> Paragraph:
        return (*runs, (text("".join(words for words, _ in runs))[len("".join(words for words, _ in runs)) :], False))

    def part(old: Part) -> Part:
        lists = tuple(Bullets(text(each.heading), tuple(map(text, each.items))) for each in old.lists)
        return Part(old.key, text(old.heading), tuple(map(paragraph, old.paragraphs)), lists, text(old.closing))

    leaflet = made.leaflet
    grown = leaflet._replace(
        title=text(leaflet.title),
        lead=text(leaflet.lead),
        parts=tuple(map(part, leaflet.parts)),
        aside=text(leaflet.aside),
        help=part(leaflet.help),
        foot=(text(leaflet.foot[0]), *leaflet.foot[1:]),
    )
    captions = tuple(
        c._replace(text=text(c.text), ends=(text(c.ends[0]), text(c.ends[1]))) for c in made.figure.captions
    )
    return replace(made, leaflet=grown, figure=made.figure._replace(captions=captions))


def whole(part: Part) -> list[str]:
    """Everything that is read in a part."""
    return [text for text in part.texts if text]
