"""The handout with the figure as it is drawn: one page in full-sized letters, wherever the place lies."""

from __future__ import annotations

import pytest

from derm_viewer.app import Parts
from derm_viewer.clinic.plain import situations
from derm_viewer.screen.record.handout_dialog import Wish
from tests.clinic.patient import CODES
from tests.screen.patient_driver import gate

PLACES = {
    "saddle area from below": (121.0, 69.0),
    "inner thigh from behind": (-65.15, -19.3),
    "low back": (-64.0, 22.0),
    "heel from the front": (-119.04, -82.87),
    "little toe": (80.0, 40.0),
    "outer shin": (3.0, -55.0),
    "belly": (-133.0, 22.0),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_page_holds_the_figure_and_its_words_in_every_language(led: Parts, name: str) -> None:
    led.consult.point_at(*PLACES[name])
    answer = led.consult.answer
    assert answer is not None
    assert answer.place.where == "map"
    first = situations(answer)[0]
    for code in CODES:
        for large in (False, True):
            made = gate(led).handout.handout(Wish(f"{first.kind}/{first.id}", code, "A4", large))
            page = made.laid_out()
            assert page.size >= (16 if large else 11), code
            figure, sides = page.places["figure"], page.places["sides"]
            assert figure.left() - 3 <= sides.left() < sides.right() <= figure.right() + 3, code  # 0.3 points
            assert sides.bottom() <= figure.bottom() + 1, code
