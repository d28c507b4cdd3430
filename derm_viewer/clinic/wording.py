"""Sentences of an answer from its readings and candidates. The texts themselves stand in `words.json`."""

from __future__ import annotations

from collections.abc import Iterable

from derm_viewer.body.model import ROOTS, MapInfo
from derm_viewer.body.place import MapReading, Place
from derm_viewer.clinic.answer import Statement
from derm_viewer.clinic.choice import SELDOM_DISC
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.ranking import FIRST_MAP, Ranked, counted, near_border
from derm_viewer.clinic.records import Root

_MOST_WHY = 4
_MOST_ALSO = 3


def in_order(roots: Iterable[str]) -> list[str]:
    """Roots from the head down, each once; roots that no map draws come last."""
    return sorted(set(roots), key=lambda root: (ROOTS.index(root) if root in ROOTS else len(ROOTS), root))


def in_sentence(text: str) -> str:
    """A text that goes on within a sentence: "Outer leg" becomes "outer leg"."""
    return text[:1].lower() + text[1:]


def length(cm: float) -> str:
    """A length in centimetres, to one decimal, never "0.0"."""
    return f"{max(cm, 0.1):.1f}"


class Speaker:
    """Puts the readings of one place into words, with the titles and sources of the maps."""

    def __init__(self, place: Place, knowledge: Knowledge, maps: Iterable[MapInfo]) -> None:
        self._place = place
        self._knowledge = knowledge
        self._words = knowledge.words
        self._maps = {info.id: info for info in maps}
        self._voters = counted(place.readings)
        self._note = knowledge.areas.get(place.area or "")

    def title(self, map_id: str) -> str:
        """The map's title; its id if the atlas does not list it."""
        info = self._maps.get(map_id)
        return info.title if info else map_id

    def _titles(self, map_ids: Iterable[str]) -> str:
        return self._words.listed([self.title(map_id) for map_id in map_ids])

    def references(self, map_ids: Iterable[str]) -> tuple[str, ...]:
        """The sources of the maps, as far as the bibliography has them."""
        keys = dict.fromkeys(self._maps[map_id].reference for map_id in map_ids if map_id in self._maps)
        return tuple(key for key in keys if key in self._knowledge.sources)

    def headline(self, ranked: tuple[Ranked, ...]) -> str:
        """The counted maps summed up in one line."""
        words = self._words.headline
        here = [found for found in ranked if found.relation == "here"]
        blank = [reading.map for reading in self._voters if reading.root is None]
        if not here:
            return words["undrawn"]
        one = here[0]
        if len(here) == 1 and not blank and len(one.maps) > 1:
            return words["both" if len(one.maps) == 2 else "all"].format(root=one.root, n=len(one.maps))
        if len(here) == 1 and blank and len(one.maps) == 1:
            text = words["only"].format(root=one.root, maps=self._titles(one.maps))
        else:
            text = ", ".join(words["given"].format(root=found.root, maps=self._titles(found.maps)) for found in here)
        if blank:
            text += "; " + words["blank_one" if len(blank) == 1 else "blank_many"].format(maps=self._titles(blank))
        return text

    def per_map(self) -> tuple[Statement, ...]:
        """One line for each map, counted or not."""
        return tuple(
            Statement(self._map_line(reading), self.references([reading.map])) for reading in self._place.readings
        )

    def _map_line(self, reading: MapReading) -> str:
        words, title = self._words.per_map, self.title(reading.map)
        cm = near_border(reading)
        others = [root for root in reading.area_roots if root != reading.root]
        beyond = reading.beyond if cm is not None else None
        if reading.root is None:
            text = words["blank_also" if others else "blank"].format(map=title, roots=self._few(others))
        elif others and self._note is not None and self._note.by_side_of_toe:
            sides = self._words.listed(in_order([reading.root, *others]))
            text = words["by_side"].format(map=title, root=reading.root, roots=sides)
        elif others and others != [beyond]:
            text = words["also"].format(map=title, root=reading.root, roots=self._few(others))
        else:
            text = words["root"].format(map=title, root=reading.root)
        parts = [text]
        if cm is not None:
            if reading.root is None:
                parts += [words["nearest"].format(root=beyond, cm=length(cm))] if beyond is not None else []
            elif beyond is not None:
                parts.append(words["border"].format(root=beyond, cm=length(cm)))
            else:
                parts.append(words["edge"].format(cm=length(cm)))
        if reading.status != "traced":
            parts.append(words["uncounted"])
        return ". ".join(parts)

    def _few(self, roots: list[str]) -> str:
        return self._words.listed(in_order(roots[:_MOST_ALSO])) if roots else ""

    def reasons(self, found: Ranked, root: Root, quality: str, first: str) -> tuple[Statement, ...]:
        """Why this root is considered: what the maps say, a key point near by, and what is known of the root.

        `first` is the first candidate's root: what `why` says of a group of roots is not said again of each.
        """
        words = self._words.reasons
        if found.relation == "finding":
            return (Statement(words["finding"]), *root.reasons.get(quality, ()))
        if found.cm is not None and found.relation != "here":
            maps, text = found.near_maps, words["near"].format(maps=self._titles(found.near_maps), cm=length(found.cm))
        else:
            maps, names = found.maps, self._titles(found.maps)
            text = words["here" if found.relation == "here" else "area"].format(maps=names, area=self._place.area_words)
        reasons = [Statement(text, self.references(maps))]
        cm = min((point.cm for point in self._place.key_points_near if point.root == found.root), default=None)
        if cm is not None:
            text = words["key_point"].format(root=found.root, cm=length(cm))
            reasons.append(Statement(text, self.references([FIRST_MAP])))
        said = {found.root, first} <= set(SELDOM_DISC)
        note = (root.note,) if root.note is not None and not said else ()
        return (*reasons, *root.reasons.get(quality, ()), *note)

    def why(self, ranked: tuple[Ranked, ...], quality: str) -> tuple[Statement, ...]:
        """Two to four sentences: what is particular here, what the maps' agreement is worth, what the quality is."""
        words = self._words
        special = [*self._particular(ranked, quality), *self._agreement()]
        about = list(words.quality[quality])
        if quality == "pain" and {"L5", "S1"} <= {found.root for found in ranked[:2]}:
            about[1:1] = [words.l5_or_s1["overlap"], words.l5_or_s1["selected"]]
        keep = special[: _MOST_WHY - 1]
        return (*keep, *about[: _MOST_WHY - len(keep)])

    def _particular(self, ranked: tuple[Ranked, ...], quality: str) -> list[Statement]:
        why, roots = self._words.why, [found.root for found in ranked]
        found = []
        saddle = bool(self._note and self._note.saddle) or not {"S3", "S4-5"}.isdisjoint(roots[:1])
        if saddle:
            found.append(why["saddle"])
        if self._note and self._note.back_only and quality == "pain":
            found.append(why["back_only"])
        if roots and roots[0] in SELDOM_DISC and not saddle:
            found.append(why["upper"])
        return found

    def _agreement(self) -> list[Statement]:
        drawn = {reading.root for reading in self._voters if reading.root is not None}
        voices = sum(reading.root is not None for reading in self._voters)
        note = self._note.note if self._note else None
        if not voices:
            makers = [self._maps[reading.map] for reading in self._voters if reading.map in self._maps]
            said = [
                Statement(self._words.makers.format(map=info.title, blank=info.blank), self.references([info.id]))
                for info in makers
                if info.blank.strip()
            ]
            return [*said[:2], self._words.why["undrawn"]]
        if note is not None:
            return [note]
        if voices == 1:
            return [self._words.why["single"]]
        return [self._words.why["agree" if len(drawn) == 1 else "disagree"]]
