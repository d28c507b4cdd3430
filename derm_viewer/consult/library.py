"""The map and the knowledge behind the answers, brought in when they are first wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from derm_viewer.body.atlas import Atlas

if TYPE_CHECKING:
    from derm_viewer.body.language import Language
    from derm_viewer.body.locate import Locator
    from derm_viewer.body.place import Place
    from derm_viewer.clinic.answer import Answer, Emergency, Finding, MarkedSkin, RedFlag, Source, Test
    from derm_viewer.clinic.knowledge import Knowledge
    from derm_viewer.consult.explain import Explained


class Library:
    """Answers about places. The geometry and the knowledge cost half a start, so they come after the first paint."""

    def __init__(self, atlas: Atlas, knowledge: Path, language: Language | None = None) -> None:
        """`knowledge` is the folder of the knowledge files; they are said in `language` (None: English)."""
        self.language = language
        self._atlas = atlas
        self._own_name = ""
        self._folder = knowledge
        self._pieces: Iterator[None] | None = None

    def use(self, atlas: Atlas, own_name: str) -> None:
        """Answer from another map; every answer from an own file says so, with the file's name."""
        self._atlas, self._own_name = atlas, own_name
        self._pieces = None
        self.__dict__.pop("_locator", None)

    @cached_property
    def _knowledge(self) -> Knowledge:
        from derm_viewer.clinic.knowledge import Knowledge

        return Knowledge.load(self._folder, self.language)

    @cached_property
    def _locator(self) -> Locator:
        from derm_viewer.body.locate import Locator

        return Locator(self._atlas)

    def warm(self) -> None:
        """Bring in everything that a click will want. Raises KnowledgeError for broken knowledge files."""
        self.locate(float("nan"), float("nan"))
        _ = self._knowledge

    def warm_on(self) -> bool:
        """Make a little more ready while nobody asks; False when everything is."""
        if self._pieces is None:
            self._pieces = self._warm_pieces()
        return next(self._pieces, self) is None

    def _warm_pieces(self) -> Iterator[None]:
        """What a first click or stroke would wait for, piece by piece: some 30 ms of modules, then the borders."""
        from derm_viewer.clinic import reasoning  # noqa: F401 - wanted by `consider`

        yield
        yield from self._locator.warm_pieces()

    def locate(self, x: float, y: float) -> Place:
        """What the body map says about a point of the sheet."""
        return self._locator.locate(x, y)

    def consider(
        self,
        place: Place,
        quality: str,
        added: tuple[str, ...] = (),
        findings: tuple[Finding, ...] = (),
        marked: tuple[MarkedSkin, ...] = (),
    ) -> Answer:
        """The answer about a place for a quality. `added` are described maps that count as if they were traced.

        An added map is called "described" wherever the answer names it; the place stays as the map says it is.
        """
        from derm_viewer.clinic.answer import Statement
        from derm_viewer.clinic.reasoning import consider
        from derm_viewer.consult.say import say

        readings = tuple(r._replace(status="traced") if r.map in added else r for r in place.readings)
        maps = tuple(
            info._replace(title=say("{title} (described)", title=info.title)) if info.id in added else info
            for info in self._atlas.maps
        )
        told = place._replace(readings=readings) if added else place
        answer = consider(told, quality, self._knowledge, maps, findings, marked)
        if self._own_name:
            mark = Statement(say("Not the supplied data: {name}", name=self._own_name))
            answer = answer._replace(per_map=(mark, *answer.per_map), limits=(mark, *answer.limits))
        if self.language is not None and not self.language.review.reviewed:
            answer = answer._replace(limits=(Statement(self.language.review.sentence), *answer.limits))
        return answer._replace(place=place) if added else answer

    def red_flags(self) -> tuple[tuple[RedFlag, ...], tuple[Source, ...]]:
        """The red flags that stand over every answer, and the sources that they cite, in the order of first use."""
        flags = self._knowledge.red_flags
        said = [statement for flag in flags for statement in (flag.ask, flag.action)]
        keys = dict.fromkeys(key for statement in said for key in statement.sources)
        return flags, tuple(self._knowledge.sources[key] for key in keys)

    def alarm(self, findings: tuple[Finding, ...], marked: tuple[MarkedSkin, ...] = ()) -> Emergency | None:
        """What findings and painted skin call for by themselves. Raises ValueError for an unknown finding."""
        if not findings and not marked:
            return None
        from derm_viewer.clinic.alarm import emergency
        from derm_viewer.clinic.findings import checked

        return emergency(checked(findings, self._knowledge), self._knowledge, marked=marked)

    def battery(self, side: str, findings: tuple[Finding, ...]) -> tuple[Test, ...]:
        """Every test there is, with what was found on a side."""
        from derm_viewer.clinic.battery import battery

        return battery(self._knowledge, side, findings)

    def explain(self, kind: str, name: str) -> Explained:
        """A "disc", "vertebra" or "root" of the spine in words. Raises KeyError for one that is not known."""
        from derm_viewer.consult.explain import explain

        return explain(kind, name, self._knowledge)

    def sources(self, keys: Iterable[str]) -> tuple[Source, ...]:
        """These works, each once, in this order; unknown keys are passed over."""
        known = self._knowledge.sources
        return tuple(known[key] for key in dict.fromkeys(keys) if key in known)
