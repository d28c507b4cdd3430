"""What is explained and how far its words were checked, as the clinician is told beside the body and in the handout."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from derm_viewer.clinic.plain import SADDLE, untold
from derm_viewer.screen.patient.languages import USUAL

if TYPE_CHECKING:
    from derm_viewer.clinic.answer import Answer
    from derm_viewer.clinic.plain import Situation
    from derm_viewer.clinic.plain_records import PatientWords

_ISOLATED = "\u2068{name}\u2069"
"""A name that is written from the right neither turns the sentence it stands in nor its full stop."""


class Explaining:
    """Says it in the clinician's language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """`texts` are those of `resources/words/leading.json`."""
        self._texts = texts

    def name(self, situation: Situation) -> str:
        """What is explained."""
        if situation.kind == "root":
            return self._texts["root"].format(root=situation.id)
        return situation.name or self._texts[situation.kind]

    def draft(self, words: PatientWords) -> str:
        """That no clinician has reviewed a language yet; "" where one has."""
        if words.review.state != "draft":
            return ""
        name = _ISOLATED.format(name=words.native)
        return self._texts["draft" if words.code == USUAL else "draft_translation"].format(name=name)

    def untold(self, answer: Answer | None, now: Situation | None) -> str:
        """The root that comes first, if nothing can be told about it; "" else, and for the saddle area."""
        root = untold(answer)
        return self._texts["untold"].format(root=root) if root and now != SADDLE else ""
