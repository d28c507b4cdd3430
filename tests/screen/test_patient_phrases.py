"""No phrase for patients is translated into seven languages for nothing: the screen or the page asks for each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from derm_viewer.app import Parts
from derm_viewer.clinic.plain import SADDLE
from derm_viewer.consult.patient import STEPS
from derm_viewer.screen.record.handout_dialog import Wish
from tests.clinic.patient import words_of
from tests.screen.paint_driver import begin, drag
from tests.screen.patient_driver import SHIN, desk, gate


class Asked(dict[str, str]):
    """Phrases that remember which of them were asked for."""

    def __init__(self, phrases: dict[str, str]) -> None:
        super().__init__(phrases)
        self.found: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.found.add(key)
        return super().__getitem__(key)


def test_every_phrase_of_the_screen_and_of_the_page_is_used(led: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    english = words_of("en")
    screen, page = Asked(dict(english.screen)), Asked(dict(english.handout))
    told, general = Asked(dict(english.told)), Asked(dict(english.general))
    words = replace(english, screen=screen, handout=page, told=told, general=general)
    gate(led).toggle()
    monkeypatch.setattr(desk(led).languages, "words", lambda _: words)

    def look() -> None:
        for situation in desk(led).screen.choices:
            desk(led).screen.explain(situation)
            for step in range(len(STEPS)):
                desk(led).screen.set_step(step)
                desk(led).renew()
        for situation in desk(led).screen.choices:
            gate(led).handout.handout(Wish(f"{situation.kind}/{situation.id}", "en", "A4", False))

    look()
    led.consult.clear()
    look()
    led.consult.point_at(-137.2, -4.6)
    assert desk(led).screen.situation == SADDLE
    look()
    for place in ((-133.0, 22.0), (47.0, -55.0)):
        led.consult.point_at(*place)
        look()
    led.settings.keep("handout/clinic_line", "Hill Street Clinic")
    led.consult.point_at(*SHIN)
    begin(led)
    for number, quality in enumerate(("pain", "tingling", "numbness")):
        led.consult.set_quality(quality)
        drag(led, [(3.0, -50.0 - 4 * number), (3.0, -52.0 - 4 * number)])
        look()
    for name, phrases in {"screen": screen, "handout": page, "told": told, "general": general}.items():
        assert phrases.found == set(phrases), name
