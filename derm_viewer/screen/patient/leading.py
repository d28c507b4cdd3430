"""What the lead panel says, in the clinician's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from derm_viewer.consult.patient import STEPS
from derm_viewer.screen.patient.explaining import Explaining
from derm_viewer.screen.patient.languages import can_be_written
from derm_viewer.screen.patient.lead import Led
from derm_viewer.screen.patient.placing import AWAY, BESIDE

if TYPE_CHECKING:
    from derm_viewer.clinic.plain_records import PatientWords
    from derm_viewer.screen.patient.desk import PatientDesk


class LeadWords:
    """Reads the desk's state. Nothing of it is kept."""

    def __init__(self, texts: Mapping[str, str], desk: PatientDesk) -> None:
        """`texts` are those of `resources/words/leading.json`."""
        self._texts, self._desk = texts, desk
        self._explaining = Explaining(texts)

    def led(self) -> Led:
        """What the panel says now; the panel's lists of choices are renewed with it."""
        desk, texts = self._desk, self._texts
        screen, lead = desk.screen, desk.lead
        words = desk.languages.words(screen.language)
        now = screen.situation
        lead.situations = [(f"{one.kind}/{one.id}", self._explaining.name(one), one == now) for one in screen.choices]
        lead.languages = [
            (code, desk.languages.words(code).native, code == screen.language) for code in desk.languages.codes
        ]
        step = list(words.steps.values())[screen.step]
        untold = self._explaining.untold(desk.gate.consult.answer, now)
        lines = [self._touched(), untold, self._strip(), self._review(words)]
        if not can_be_written(words, desk.font()):
            lines.insert(0, texts["no_letters"].format(name=words.name))
        if desk.placing.where == AWAY:
            lines.insert(0, texts["away_hint"])
        return Led(
            where=self._where(),
            situation=texts["explaining"].format(name=self._explaining.name(now)) if now is not None else "",
            language=texts["language"].format(name=words.native),
            step=texts["step"].format(n=screen.step + 1, of=len(STEPS), name=step),
            lines=tuple(line for line in lines if line),
            blank=screen.blank,
            pen=desk.pen.taken,
        )

    def _where(self) -> str:
        placing, texts = self._desk.placing, self._texts
        if placing.where == BESIDE:
            return texts["beside"].format(display=placing.display)
        return texts[placing.where]

    def _review(self, words: PatientWords) -> str:
        """Whether a clinician has reviewed the language, said in his own."""
        return self._explaining.draft(words) or words.review.sentence

    def _touched(self) -> str:
        touched = self._desk.screen.touched_at
        if touched is None:
            return ""
        place = self._desk.gate.library.locate(touched.x, touched.y)
        named = place.area_words or ""
        if touched.side in ("left", "right"):
            named = self._texts["side_area"].format(side=self._texts[touched.side], area=named)
        return self._texts["touched"].format(area=named)

    def _strip(self) -> str:
        """Which map the coloured skin is taken from."""
        desk, texts = self._desk, self._texts
        strip, now = desk.pages.strip(desk.body), desk.screen.situation
        if not strip.regions or now is None:
            return texts["strip_none"]
        if not strip.title:
            return texts["strip_nerve"]
        key = "strip" if desk.pages.place is None else "strip_here" if strip.here else "strip_elsewhere"
        return texts[key].format(title=strip.title, root=now.id)
