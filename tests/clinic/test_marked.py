"""What painted skin calls for, wherever the place is: a table of marks and of what stands above everything."""

from __future__ import annotations

import pytest

from derm_viewer.clinic.alarm import emergency
from derm_viewer.clinic.answer import Finding, MarkedSkin
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.reasoning import consider
from tests.clinic.places import KNOWLEDGE, MAPS, OUTER_SHIN

SHIPPED = Knowledge.load(KNOWLEDGE)
ALL_ASKED = tuple(Finding(flag, "both", "no") for flag in ("bladder_bowel", "saddle", "both_legs", "weakness"))
TABLE = [
    # quality and side: areas, and what stands at the top (None: nothing)
    ("pain left outer_shin", None),
    ("numbness left outer_shin front_shin", None),
    ("pain left outer_shin; numbness left outer_foot_border", None),
    ("pain left low_back; pain right low_back", None),
    ("pain left upper_buttock low_back; pain right lower_buttock", None),
    ("pain left back_mid_thigh; pain right low_back", None),
    ("pain left back_mid_thigh; pain right back_mid_thigh lower_buttock", "Both legs: ask now"),
    ("pain left outer_shin; numbness right instep", "Both legs: ask now"),
    ("tingling left instep; tingling right instep", "Both legs: ask now"),
    ("numbness left back_upper_thigh saddle", "Emergency: act now"),
    ("tingling midline pubic_region", "Emergency: act now"),
    ("pain left saddle", "Saddle skin: ask now"),
    ("pain left outer_shin; pain right outer_shin; numbness right saddle", "Emergency: act now"),
]


def marks(text: str) -> tuple[MarkedSkin, ...]:
    """The marks of a line of the table."""
    words = [one.split() for one in text.split(";")]
    return tuple(MarkedSkin(quality, side, tuple(areas)) for quality, side, *areas in words)


@pytest.mark.parametrize(("marked", "headline"), TABLE)
def test_painted_skin_calls_for_what_it_must(marked: str, headline: str | None) -> None:
    alone = emergency((), SHIPPED, marked=marks(marked))
    answer = consider(OUTER_SHIN, "pain", SHIPPED, MAPS, marked=marks(marked))
    for raised in (alone, answer.emergency):
        assert (raised.headline if raised is not None else None) == headline
    if alone is not None:
        assert alone.urgency == "emergency_now"
        assert all(said.sources for said in (alone.action, *alone.because))
        assert answer.tests[0].id == "pinprick_s4_5"


def test_questions_that_were_all_answered_are_not_put_again() -> None:
    both = marks("pain left instep; pain right instep")
    assert emergency(ALL_ASKED[:3], SHIPPED, marked=both) is not None
    assert emergency(ALL_ASKED, SHIPPED, marked=both) is None
    numb = emergency(ALL_ASKED, SHIPPED, marked=marks("numbness left saddle"))
    assert numb is not None
    assert numb.headline == "Emergency: act now"
    yes = emergency((*ALL_ASKED[1:], Finding("bladder_bowel", "both", "yes")), SHIPPED, marked=both)
    assert yes is not None
    assert yes.headline == "Emergency: act now"


@pytest.mark.parametrize(
    ("marked", "found", "also"),
    [
        ("pain left saddle", "saddle", False),
        ("pain left instep; pain right instep", "bladder_bowel", False),
        ("pain left saddle", "vascular", True),
    ],
)
def test_a_suspected_cauda_equina_needs_no_questions_besides(marked: str, found: str, also: bool) -> None:
    raised = emergency((Finding(found, "both", "yes"),), SHIPPED, marked=marks(marked))
    assert raised is not None
    assert raised.headline == "Emergency: act now"
    assert any("Ask now" in one.text for one in raised.also) == also
    assert len(raised.because) == (1 if also else 2)


def test_the_questions_name_what_is_meant_once() -> None:
    raised = emergency((), SHIPPED, marked=marks("pain left instep saddle; pain right instep saddle"))
    assert raised is not None
    assert [because.text for because in raised.because] == ["The mark lies on saddle skin."]
    assert [said.text.partition(". ")[0] for said in raised.also] == ["Both legs are marked"]
