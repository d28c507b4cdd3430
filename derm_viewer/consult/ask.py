"""What the window asks for now and then: a search, the shares of an area, a note. Brought in when first wanted."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from derm_viewer.consult.library import Library
from derm_viewer.paths import data_path

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from derm_viewer.body.atlas import Atlas
    from derm_viewer.body.cover import CoverIndex
    from derm_viewer.clinic.answer import Finding, Source, Test
    from derm_viewer.clinic.note import NoteData, NoteWords, Template
    from derm_viewer.clinic.records import LookAlikeEntry
    from derm_viewer.clinic.search import Hit, Search


class MapShare(NamedTuple):
    """How one map divides an area among the roots: each with its share (0 to 1), the largest first, and what is blank.

    `title` is the map's name, `counts` whether it takes part in an agreement.
    """

    title: str
    counts: bool
    roots: tuple[tuple[str, float], ...]
    blank: float


class Found(NamedTuple):
    """What is known of a hit beside its name: a look-alike or nerve if it is one, the tests that belong to it."""

    look_alike: LookAlikeEntry | None
    tests: tuple[Test, ...]
    sources: tuple[Source, ...]


class AskLibrary(Library):
    """The library, which can also be searched, and writes notes."""

    own_template: Path | None = None
    """Where the user may keep a template for the note; it is read anew for each note."""

    @property
    def own_name(self) -> str:
        """The name of the user's own map file, "" for the supplied map."""
        return self._own_name

    @property
    def atlas(self) -> Atlas:
        """The map that is answered from."""
        return self._atlas

    def use(self, atlas: Atlas, own_name: str) -> None:
        """Answer from another map."""
        super().use(atlas, own_name)
        for made in ("_search", "_cover", "_warmed"):
            self.__dict__.pop(made, None)

    # --- search

    @cached_property
    def _search(self) -> Search:
        from derm_viewer.body.place_words import place_words
        from derm_viewer.clinic.search import Search, SearchWords, areas_of

        words = SearchWords.load(self._words_file("search.json"))
        areas = areas_of(self._atlas.of(kind="area"))
        return Search(self._knowledge, areas, self._atlas.nerves, words, place_words(self._atlas))

    def _words_file(self, name: str) -> Path:
        """A file of words that each language has whole."""
        return data_path("resources", "words", name) if self.language is None else self.language.folder / name

    @property
    def titles(self) -> Mapping[str, str]:
        """The heading of each kind of hit."""
        return self._search.titles

    def find(self, text: str, side: str) -> tuple[Hit, ...]:
        """What the text may mean; `side` is the patient's where the text names none. See `Search.find`."""
        return self._search.find(text, side)

    def forget_searches(self) -> None:
        """Let go of what was searched for; the next search makes itself ready again."""
        self.__dict__.pop("_search", None)

    def found(self, hit: Hit, findings: tuple[Finding, ...]) -> Found:
        """What belongs to a hit: of a test itself, of a nerve or look-alike its own words and the tests of its skin."""
        knowledge, target = self._knowledge, hit.target
        side = hit.side if hit.side in ("left", "right") else "left"
        tests = self.battery(side, findings)
        entry = next((one for one in knowledge.look_alikes if one.id == target.id), None)
        if target.kind == "sign":
            mine = tuple(test for test in tests if test.id == target.id)
        elif target.kind in ("nerve", "look_alike"):
            mine = tuple(test for test in tests if test.id in self._deciding(target.id))
        else:
            mine = ()
        said = [(t.reason, t.tells, t.figure, t.general, *t.more) for t in mine]
        keys = [key for group in said for one in group if one is not None for key in one.sources]
        first = entry.look_alike.test.sources if entry is not None else ()
        return Found(entry, mine, self.sources((*first, *keys)))

    def _deciding(self, id: str) -> frozenset[str]:
        """The tests that tell this nerve or look-alike from the roots, or speak for it."""
        return frozenset(
            entry.id
            for entry in self._knowledge.signs
            if id in entry.tells_apart or any(effect.supports and id in effect.targets for effect in entry.effects)
        )

    def territories(self, look_alike: str) -> frozenset[str]:
        """The skin nerves of the body map that a look-alike stands for; none for one that is not known."""
        entry = next((one for one in self._knowledge.look_alikes if one.id == look_alike), None)
        return frozenset() if entry is None else entry.territories

    # --- the shares of an area

    @cached_property
    def _cover(self) -> CoverIndex:
        from derm_viewer.body.cover import CoverIndex

        return CoverIndex(self._atlas)

    def warm_shares(self) -> bool:
        """Make one more view ready for `shares`, some 50 ms; False when all are."""
        view = next((one.id for one in self._atlas.views if one.id not in self._warmed), None)
        if view is not None:
            self._cover.warm_up(view)
            self._warmed.add(view)
        return view is not None

    @cached_property
    def _warmed(self) -> set[str]:
        return set()

    def shares(self, area: str, side: str, added: tuple[str, ...]) -> tuple[MapShare, ...]:
        """How each map divides an area of one side, in all views together; () where the maps do not treat it.

        `added` are described maps that count.
        """
        from derm_viewer.body.cover import area_mark

        regions = [one for one in self._atlas.of(kind="area") if (one.name, one.side) == (area, side) and one.polygons]
        part = self._cover.cover([area_mark(one) for one in regions]).side(side) if regions else None
        if part is None:
            return ()
        infos = {info.id: info for info in self._atlas.maps}
        return tuple(
            MapShare(
                infos[one.map].title,
                one.status == "traced" or one.map in added,
                tuple((root.root, root.share) for root in one.roots),
                one.blank,
            )
            for one in part.maps
        )

    # --- the note

    def note(self, data: NoteData, picture: str | None = None) -> tuple[str, str]:
        """The note for the record as plain text and as HTML with the picture, a data URI.

        Raises TemplateError, one sentence, for a template of the user's that cannot be used, and OSError.
        """
        from derm_viewer.clinic.note import note, rich_note

        template, words = self._note_template(), self._note_words
        return note(data, template, self._knowledge, words), rich_note(data, template, self._knowledge, words, picture)

    def _note_template(self) -> Template:
        """The user's template as it is now, if there is one, else the supplied one."""
        from derm_viewer.clinic.note import TemplateError, parse_template
        from derm_viewer.clinic.note_template import LONGEST

        own = self.own_template
        path = own if own is not None and own.is_file() else self._words_file("note_template.txt")
        try:
            with path.open(encoding="utf-8") as file:
                return parse_template(file.read(LONGEST + 1))  # one more than it may have, so that too long is said
        except UnicodeDecodeError:
            raise TemplateError("The template of the note is not text in UTF-8; save it as UTF-8.") from None

    @cached_property
    def _note_words(self) -> NoteWords:
        from derm_viewer.clinic.note import NoteWords

        return NoteWords.load(data_path("resources", "words", "note.json"), self.language)
