"""What painted marks cover, in sentences: size, fit and shares of each side apart. Plain values and no Qt.

The sentences are those of `resources/words/painting.json`. "Most" is more than half, as in the studies of how far
symptoms keep to a dermatome (Taylor 2013).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from derm_viewer.body.cover import Cover, Fit, MapFit, MapShares, Part, fit
from derm_viewer.body.model import MapInfo
from derm_viewer.consult.say import say
from derm_viewer.consult.spoken import quality_word

MOST = 0.5
_LEAST_SHARE = 0.005
"""Less than this rounds to 0 % and is not told."""
_MOST_NERVES = 4
_LEAST_CM2 = 0.05
"""Less than this is the edge of a brush over the midline, not a mark of the other side: it would be "0.0 cm2"."""

Words = Mapping[str, str]


class Line(NamedTuple):
    """A sentence, with a short label before it: a map's title, a root; "" for none. `map`: the id of its map."""

    text: str
    label: str = ""
    map: str = ""


class Told(NamedTuple):
    """One side: what is marked and how large, how well it fits, and the shares line by line."""

    heading: str
    fit: str
    lines: tuple[Line, ...]


class Names(NamedTuple):
    """What maps and nerves are called: `maps` of the atlas, titles of the nerves by their ids."""

    maps: Sequence[MapInfo]
    nerves: Mapping[str, str]
    counted: Sequence[str]
    """The ids of the maps that count in an agreement."""


def tell(cover: Cover, quality: str, names: Names, words: Words) -> tuple[Told, ...]:
    """One entry for each side with marked skin, the patient's left first."""
    return tuple(_side(part, quality, names, words) for part in marked_sides(cover))


def marked_sides(cover: Cover) -> tuple[Part, ...]:
    """The sides that are marked by more than the edge of a brush."""
    return tuple(part for part in cover.sides if part.picture_cm2 >= _LEAST_CM2)


def remarks(cover: Cover, words: Words) -> tuple[str, ...]:
    """What holds for the whole mark: what of it does not count, and what the areas are."""
    sides = marked_sides(cover)
    said = [] if sides else [words["nothing"]]
    if cover.untreated_cm2 >= 1:
        said.append(words["untreated"].format(area=f"{cover.untreated_cm2:.0f}"))
    if cover.outside >= 0.01:
        said.append(words["outside"].format(share=percent(cover.outside)))
    return tuple([*said, words["size_limit"]] if sides else said)


def percent(share: float) -> str:
    """A share as whole per cent; never 0 or 100 for what is neither."""
    if 0 < share < _LEAST_SHARE:
        return "<1\u00a0%"
    if 1 - _LEAST_SHARE < share < 1 - 1e-9:
        return ">99\u00a0%"
    return f"{100 * share:.0f}\u00a0%"


def area(cm2: float) -> str:
    """An area in cm2, with one figure after the point where it is small."""
    return f"{cm2:.1f}" if cm2 < 10 else f"{cm2:.0f}"


def _side(part: Part, quality: str, names: Names, words: Words) -> Told:
    heading = words["size"].format(side=words[part.side], quality=quality_word(quality), area=area(part.picture_cm2))
    titles = {info.id: info for info in names.maps}
    lines = [Line(_shares(shares, words), _title(titles[shares.map], words), shares.map) for shares in part.maps]
    lines.append(Line(_painted(part, names, words), words["whole"]))
    nerves = [one for one in part.nerves if one.share >= _LEAST_SHARE][:_MOST_NERVES]
    if nerves:
        said = ", ".join(f"{names.nerves.get(one.name, one.name)} {percent(one.share)}" for one in nerves)
        lines.append(Line(said, words["nerves"]))
    return Told(heading, _fit(fit(part), names, words), tuple(line for line in lines if line.text))


def _title(info: MapInfo, words: Words) -> str:
    return info.title if info.status == "traced" else words["described"].format(title=info.title)


def _shares(shares: MapShares, words: Words) -> str:
    said = [
        words["share"].format(root=own.root, share=percent(own.share))
        for own in shares.roots
        if own.share >= _LEAST_SHARE
    ]
    if shares.blank >= _LEAST_SHARE:
        said.append(words["blank"].format(share=percent(shares.blank)))
    return ", ".join(said)


def _painted(part: Part, names: Names, words: Words) -> str:
    """How much of a root's own skin is marked, for the first root of the first map that counts."""
    own = [shares for shares in part.maps if shares.map in names.counted and shares.roots] or [
        shares for shares in part.maps if shares.roots
    ]
    if not own:
        return ""
    views = words["one_view" if len(part.views) == 1 else "views"]
    best = own[0].roots[0].root
    found = [shares.root(best).painted for shares in own]
    return words["painted"].format(painted=_range(found), root=best, views=views)


def _fit(found: Fit, names: Names, words: Words) -> str:
    """Over the maps that count; where none does, over all."""
    counted = [one for one in found.maps if one.map in names.counted] or list(found.maps)
    if all(one.blank > MOST for one in counted):
        return words["none"]
    roots = {one.one for one in counted}
    if len(roots) == 1 and all(one.one_share > MOST for one in counted):
        return words["one"].format(root=roots.pop(), range=_range([one.one_share for one in counted]))
    pairs = {one.two for one in counted}
    if len(pairs) == 1 and all(one.two_share > MOST for one in counted):
        said = say(" and ").join(pairs.pop())
        return words["several"].format(roots=said, range=_range([one.two_share for one in counted]))
    if all(one.two_share > MOST for one in counted):
        return words["disagree"].format(each=_each(counted, names, words))
    return words["spread"]


def _each(counted: Iterable[MapFit], names: Names, words: Words) -> str:
    titles = {info.id: info.title for info in names.maps}
    said = []
    for one in counted:
        roots = one.one if one.one_share > MOST else say(" and ").join(one.two)
        said.append(words["disagree_each"].format(roots=roots, title=titles[one.map]))
    return "; ".join(said)


def _range(shares: Sequence[float]) -> str:
    low, high = percent(min(shares)), percent(max(shares))
    return low if low == high else say("{low} to {high}", low=low, high=high)
