"""Consultations for the tests of their files: one that holds everything, and a strategy for any."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from derm_viewer.body.errors import clean_text, is_plain_id
from derm_viewer.body.model import SIDES, Polygon
from derm_viewer.clinic.answer import Finding
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.file import Consultation, Mark, SavedPlace

SQUARE: Polygon = (((-127.5, -60.0), (-122.0, -60.0), (-122.0, -50.25), (-127.5, -50.25), (-127.5, -60.0)),)
HOLLOW: Polygon = (
    ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 0.0)),
    ((2.0, 2.0), (2.0, 5.0), (5.0, 5.0), (5.0, 2.0), (2.0, 2.0)),
)

FULL = Consultation(
    program_version="0.1.0",
    data_version="2026.11.0",
    figure="neutral",
    supplied=True,
    quality="tingling",
    leg="left",
    shown_map="all",
    counted=("isncsci", "keegan_garrett", "foerster_type"),
    places=(SavedPlace(-125.25, -55.5, "anterior", "left", "left outer shin, 22 cm above the lateral malleolus"),),
    marks=(Mark("pain", "anterior", (SQUARE, HOLLOW), "left"), Mark("numbness", "left_dorsum", (HOLLOW,))),
    findings=(Finding("great_toe_extension", "left", "weak"), Finding("ankle_jerk", "right", "normal")),
    red_flags=(("saddle", "no"), ("weakness", "yes")),
)

_visible = st.characters(categories=("L", "N", "P", "S"))
words = st.text(_visible, min_size=1, max_size=30).filter(is_plain_id)
said = st.builds(lambda first, rest: clean_text(first + rest), _visible, st.text(max_size=60))
centimetres = st.floats(-1e6, 1e6)


@st.composite
def rings(draw: st.DrawFn) -> tuple[tuple[float, float], ...]:
    """A closed ring about a point, of three to eight corners, either way round."""
    x, y, radius = draw(centimetres) * 0.9, draw(centimetres) * 0.9, draw(st.floats(0.5, 90))
    turns = sorted(draw(st.lists(st.integers(0, 359), min_size=3, max_size=8, unique=True)))
    at = [math.radians(turn) for turn in (turns if draw(st.booleans()) else turns[::-1])]
    corners = tuple((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in at)
    return (*corners, corners[0])


polygons = st.lists(rings(), min_size=1, max_size=3).map(tuple)
sides = st.sampled_from((*SIDES, None))
marks = st.builds(Mark, st.sampled_from(QUALITIES), words, st.lists(polygons, min_size=1, max_size=2).map(tuple), sides)
places = st.builds(SavedPlace, centimetres, centimetres, st.none() | words, sides, said)
findings = st.builds(Finding, words, st.sampled_from(("left", "right", "both")), said)
flags = st.tuples(words, st.sampled_from(("yes", "no")))
consultations = st.builds(
    Consultation,
    program_version=said,
    data_version=said,
    figure=words,
    supplied=st.booleans(),
    quality=st.sampled_from(QUALITIES),
    leg=st.sampled_from(("left", "right")),
    shown_map=words,
    counted=st.lists(words, max_size=3, unique=True).map(tuple),
    places=st.lists(places, max_size=2).map(tuple),
    marks=st.lists(marks, max_size=2).map(tuple),
    findings=st.lists(findings, max_size=3, unique_by=lambda one: (one.sign, one.side)).map(tuple),
    red_flags=st.lists(flags, max_size=3, unique_by=lambda one: one[0]).map(tuple),
)
