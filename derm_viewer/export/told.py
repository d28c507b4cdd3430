"""An answer with everything that an export has to name beside it, and the sentences that all exports share."""

from __future__ import annotations

from typing import NamedTuple

from derm_viewer.body.model import MapInfo
from derm_viewer.clinic.answer import Answer, Candidate, Test
from derm_viewer.export.words import Words


class Found(NamedTuple):
    """A sign that was tested: its name, the patient's side ("both": it has none), and what was found."""

    name: str
    side: str
    result: str
    abnormal: bool


class Told(NamedTuple):
    """What is exported.

    `maps` are the maps of the open data, `tests` every test there is (`Library.battery`), for the names of the
    findings. `program` is the program with its version. `own_name` is the name of the user's own map file, "" for
    supplied data. `counted` are the ids of the maps whose agreement counted.
    """

    answer: Answer
    maps: tuple[MapInfo, ...]
    counted: tuple[str, ...]
    tests: tuple[Test, ...]
    data_version: str
    program: str
    words: Words
    own_name: str = ""

    @property
    def found(self) -> tuple[Found, ...]:
        """The signs that were tested, in the order in which they were; red flags are in the answer."""
        known = {test.id: test for test in self.tests}
        signs = [(known[one.sign], one) for one in self.answer.findings if one.sign in known]
        return tuple(
            Found(test.name, one.side, test.word(one.result), one.result in test.abnormal) for test, one in signs
        )

    @property
    def basis(self) -> str:
        """What the answer rests on: the counted maps with their status, the data's and the program's version."""
        said = ", ".join(
            self.words["counted"].format(title=info.title, status=self.words[info.status])
            for info in self.maps
            if info.id in self.counted
        )
        basis = self.words["basis"].format(maps=said, data=self.data_version, program=self.program)
        return f"{self.words['own_data'].format(name=self.own_name)}. {basis}" if self.own_name else basis

    def agreement(self, candidate: Candidate) -> str:
        """In how many maps a root is given here, and in which; "" for what no map gives here."""
        if not candidate.maps:
            return ""
        titles = {info.id: info.title for info in self.maps}
        named = ", ".join(titles.get(name, name) for name in candidate.maps)
        return self.words["agreement"].format(count=len(candidate.maps), of=candidate.of, maps=named)
