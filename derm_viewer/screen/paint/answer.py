"""What the panel says about the painted marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from derm_viewer.clinic.answer import Source, Statement
from derm_viewer.clinic.qualities import QUALITIES
from derm_viewer.consult.consult import Consult
from derm_viewer.consult.library import Library
from derm_viewer.consult.map_files import MapFiles
from derm_viewer.consult.marked import Line, Names, Told, remarks, tell
from derm_viewer.consult.painting import Painting
from derm_viewer.screen.answer.maps import COLUMN
from derm_viewer.screen.look import Look
from derm_viewer.screen.prose import Piece, cited
from derm_viewer.screen.rows import Caption, Gap, Labelled, Row, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

STUDY = {"pain": "murphy2009", "tingling": "taylor2013"}
"""The work that says how far a quality keeps to a dermatome; of numbness none was read."""


class PaintAnswer:
    """The marks of the present quality; where there are none, those of another. It keeps nothing itself."""

    def __init__(
        self, painting: Painting, consult: Consult, files: MapFiles, library: Library, words: Mapping[str, str]
    ) -> None:
        """`words` are those of `resources/words/painting.json`."""
        self._painting, self._consult, self._files = painting, consult, files
        self._library, self._words = library, words

    @property
    def sources(self) -> tuple[Source, ...]:
        """The works that the rows cite."""
        said = self._worth(self._quality())
        return () if said is None else self._library.sources(said.sources)

    @property
    def shown(self) -> bool:
        """Whether anything is marked."""
        return bool(self._painting.surfaces)

    def told(self, quality: str) -> tuple[Told, ...]:
        """Each side apart, the patient's left first; empty without marks of the quality on treated skin."""
        cover = self._painting.cover(quality)
        return () if cover is None else tell(cover, quality, self._names(), self._words)

    def notes(self, quality: str) -> tuple[str, ...]:
        """What holds for the marks of a quality on both sides; empty without any."""
        cover = self._painting.cover(quality)
        return () if cover is None else remarks(cover, self._words)

    def in_full(self) -> tuple[tuple[str, str], ...]:
        """All qualities for a sheet: a heading ("" for a remark) and what is said under it."""
        said: list[tuple[str, str]] = []
        for quality in QUALITIES:
            for side in self.told(quality):
                shares = "; ".join(f"{line.label}: {line.text}" for line in side.lines)
                said.append((f"{side.heading}.", f"{side.fit} {shares}."))
            if (worth := self._worth(quality)) is not None:
                works = "; ".join(source.text for source in self._library.sources(worth.sources))
                said.append(("", f"{worth.text} ({works})"))
        notes = [note for quality in QUALITIES for note in self.notes(quality)]
        return (*said, *(("", note) for note in dict.fromkeys(notes)))

    def rows(self, look: Look, known: Mapping[str, int]) -> list[Row]:
        """The rows, none without marks."""
        quality = self._quality()
        notes = self.notes(quality)
        if not notes:
            return []
        others = [q for q in QUALITIES if q != quality and self._painting.cover(q) is not None]
        if others:
            notes = (*notes, self._words["others"].format(names=", ".join(others)))
        rows: list[Row] = [Caption(look, self._words["title"], above=7, note=self._words["note"])]
        for side in self.told(quality):
            rows += self._side(look, side)
        worth = self._worth(self._quality())
        if worth is not None:
            rows.append(Text(look, cited(worth, known), look.type.small))
        rows += [Text(look, [Piece(note, "text_muted")], look.type.small, below=3) for note in notes]
        return [*rows, Gap(look, 8)]

    def _side(self, look: Look, told: Told) -> list[Row]:
        """One side in few lines, so that the levels below stay in sight; a screen reader hears all of it."""
        rows: list[Row] = [Text(look, [Piece(told.heading)], look.type.medium, below=2)]
        rows.append(Text(look, [Piece(told.fit)], look.type.body, below=3))
        counted = self._names().counted
        described = [line for line in told.lines if line.map and line.map not in counted]
        maps = [line for line in told.lines if line.map]
        if len(maps) > 1 and len({line.text for line in maps}) == 1:
            rows.append(_line(look, self._words["every"], maps[0].text, _spoken(maps)))
        else:
            rows += [_line(look, line.label, line.text) for line in maps if line not in described]
            if described:
                rows.append(_line(look, self._words["not_counted"], "; ".join(_spoken([o]) for o in described)))
        return rows + [_line(look, line.label, line.text) for line in told.lines if not line.map]

    def _quality(self) -> str:
        """That of the consultation, or the first that is painted."""
        painted = [one.quality for one in self._painting.surfaces]
        now = self._consult.quality
        return now if now in painted or not painted else painted[0]

    def _names(self) -> Names:
        atlas = self._files.atlas
        added = self._consult.added
        counted = [info.id for info in atlas.maps if info.status == "traced" or info.id in added]
        return Names(atlas.maps, {nerve.id: nerve.title for nerve in atlas.nerves}, counted)

    def _worth(self, quality: str) -> Statement | None:
        """What a study says of how far this quality keeps to a dermatome."""
        answer = self._consult.answer
        if answer is None or quality not in STUDY or self._painting.cover(quality) is None:
            return None
        if answer.quality != quality:
            answer = self._library.consider(answer.place, quality)
        said: Sequence[Statement] = (*answer.limits, *answer.why)
        return next((one for one in said if STUDY[quality] in one.sources), None)


def _spoken(lines: Sequence[Line]) -> str:
    return "\n".join(f"{line.label}: {line.text}" for line in lines)


def _line(look: Look, label: str, text: str, words: str = "") -> Row:
    row = Labelled(look, [Piece(label, "text_muted")], [Piece(text)], COLUMN)
    row.words = words or row.words
    return row
