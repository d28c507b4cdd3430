"""How a language says places: areas with their side, and landmarks. English stands here, others in files of their own.

Languages differ in more than words: a side agrees with its noun, and articles melt into prepositions. So a language
gives whole phrases for each area and side, and two forms of each landmark: "the ..." and "of the ...".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from derm_viewer.body.model import Region

if TYPE_CHECKING:
    from derm_viewer.body.atlas import Atlas
    from derm_viewer.body.language import Language

_LANDMARKS = {
    "ankle_joint": "the ankle joint",
    "asis": "the anterior superior iliac spine",
    "fibular_head": "the fibular head",
    "gluteal_fold": "the gluteal fold",
    "greater_trochanter": "the greater trochanter",
    "iliac_crest": "the iliac crest",
    "inguinal_midpoint": "the middle of the inguinal ligament",
    "knee_joint": "the knee joint",
    "lateral_malleolus": "the lateral malleolus",
    "medial_femoral_condyle": "the medial femoral condyle",
    "medial_malleolus": "the medial malleolus",
    "mtp_1": "the first metatarsophalangeal joint",
    "mtp_3": "the third metatarsophalangeal joint",
    "mtp_5": "the fifth metatarsophalangeal joint",
    "navicular": "the navicular",
    "patella": "the patella",
    "perineum": "the perineum",
    "popliteal_midpoint": "the middle of the popliteal fossa",
    "tibial_tuberosity": "the tibial tuberosity",
    "umbilicus": "the umbilicus",
}
_SIDE_OF = {
    "mid_abdomen": "{side} side of the belly",
    "pubic_region": "{side} side of the pubic region",
    "sacrum": "{side} side of the sacrum",
    "saddle": "{side} side of the saddle area",
}
"""Areas on the midline, which have sides and do not come in pairs."""

_SAID = {
    "at": "{area}, at {the}",
    "over": "{area}, over {the}",
    "level": "{area}, level with {the}",
    "above": "{area}, {cm} cm above {the}",
    "below": "{area}, {cm} cm below {the}",
    "midline": "{place}, at the midline",
    "unnamed": "a part of the body without a name",
    "cut": "where this view is cut: no skin is drawn here",
    "unmapped": "{area}, above the part of the body that the lumbar maps treat",
    "outside": "beside the body",
}


class PlaceWords(NamedTuple):
    """How one language says places.

    `said` are templates. `landmarks` have two forms each: "the lateral malleolus", "of the lateral malleolus".
    `areas` have three: without a side, of the patient's left, of the patient's right. Where an area is not among them,
    it is called what the map file calls it: in English with its side before it, else as `sides` say.
    """

    said: Mapping[str, str]
    landmarks: Mapping[str, tuple[str, str]]
    areas: Mapping[str, tuple[str, str, str]]
    sides: Mapping[str, str] | None

    def name(self, area: Region) -> str:
        """The area's plain name, without a side."""
        known = self.areas.get(area.name)
        return known[0] if known else area.title

    def sided(self, area: Region) -> str:
        """The area's plain name with the patient's side in it: "left outer shin", "top of the left foot"."""
        known = self.areas.get(area.name)
        if known is not None:
            return known[{"left": 1, "right": 2}.get(area.side, 0)]
        if self.sides is not None:
            return self.sides[area.side].format(name=area.title)
        special = _SIDE_OF.get(area.name)
        if special:
            return special.format(side=area.side)
        before, of_the, after = area.title.partition(" of the ")
        if of_the:
            return f"{before}{of_the}{area.side} {after}"
        return f"{area.side} {area.title}"

    def near(self, how: str, area: Region, landmark: str, cm: float = 0.0) -> str:
        """A place by a landmark. `how` is "at", "over", "level", "above" or "below"; `cm` are body centimetres."""
        the, of = self.landmarks[landmark]
        return self.said[how].format(area=self.sided(area), the=the, of=of, cm=f"{cm:.0f}")

    def unmapped(self, area: Region) -> str:
        """A place above the mapped skin."""
        return self.said["unmapped"].format(name=area.title, side=area.side, area=self.sided(area))


ENGLISH = PlaceWords(
    MappingProxyType(_SAID),
    MappingProxyType({id: (the, f"of {the}") for id, the in _LANDMARKS.items()}),
    MappingProxyType({}),
    None,
)


def place_words(atlas: Atlas) -> PlaceWords:
    """How the places of an atlas are said."""
    return atlas.words or ENGLISH


def in_language(atlas: Atlas, language: Language) -> Atlas:
    """The atlas with its areas, nerves and the words about its maps in a language; ids, roots and shapes as they are.

    Raises LanguageError for a broken file of the language.
    """
    words = _of(language)
    header = atlas.header

    def say(text: str) -> str:
        return language.say("map", text)

    maps = tuple(
        info._replace(
            title=say(info.title),
            method=say(info.method),
            sample=say(info.sample),
            blank=say(info.blank),
            criticism=say(info.criticism),
            notes=say(info.notes),
        )
        for info in header.maps
    )
    nerves = tuple(info._replace(title=say(info.title)) for info in header.nerves)

    def titled(region: Region) -> Region:
        if region.kind == "area":
            return region._replace(title=words.name(region))
        return region._replace(title=say(region.title)) if region.kind == "nerve" else region

    regions = tuple(map(titled, atlas.regions))
    return atlas.replaced(header._replace(maps=maps, nerves=nerves), regions, words)


def _of(language: Language) -> PlaceWords:
    """The file `places.json` of a language."""
    from derm_viewer.body.language import LanguageError

    raw = language.whole("places")
    try:
        words = PlaceWords(
            MappingProxyType({key: str(raw[key]) for key in _SAID}),
            MappingProxyType({id: _texts(raw["landmarks"][id], 2) for id in _LANDMARKS}),
            MappingProxyType({id: _texts(forms, 3) for id, forms in raw["areas"].items()}),
            MappingProxyType({side: str(raw["sided"][side]) for side in ("left", "right", "midline")}),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise LanguageError(f"places.json lacks or misstates {error}.") from error
    return words


def _texts(forms: Any, count: int) -> Any:
    """So many texts. Raises ValueError for anything else."""
    if not isinstance(forms, list) or len(forms) != count or not all(isinstance(form, str) for form in forms):
        raise ValueError(f"{forms!r}, which must be {count} texts")
    return tuple(forms)
