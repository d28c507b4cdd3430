"""Which part of which view is shown, and the words above it that say whose left it is."""

from collections.abc import Iterable
from typing import NamedTuple

from derm_viewer.body.atlas import Atlas, Region
from derm_viewer.body.model import ABOVE_WAIST, box_of
from derm_viewer.consult.say import say
from derm_viewer.screen.canvas.layout import Box, Frame, Frames

MARGIN = 0.6
"""Sheet centimetres kept free round what is shown."""
FADE = 5.0
"""Sheet centimetres above the waist over which the body fades out."""
SADDLE = "perineum"
"""The saddle area seen from below."""
FACING = ("anterior", "left_sole", "right_sole", SADDLE)
"""The views in which one faces the patient: his left is on the right. In all others it is on the left, or nowhere."""
LIMBS_ABOVE = ("arm", "hand", "head_neck")
"""What is left out when only the lower body is shown."""


class Words(NamedTuple):
    """A view's title (and a short one), what lies at its left and right edge; for a detail what stands between them:
    which foot it is, or what is up.
    """

    title: str
    at_left: str
    at_right: str
    short: str
    middle: str = ""


_WORDS = {
    "anterior": Words("Front", "patient\u2019s right", "patient\u2019s left", "Front"),
    "posterior": Words("Back", "patient\u2019s left", "patient\u2019s right", "Back"),
    "left_lateral": Words("Left leg, outer side", "front", "back", "Left, outer"),
    "right_lateral": Words("Right leg, outer side", "back", "front", "Right, outer"),
    "left_medial": Words("Left leg, inner side", "back", "front", "Left, inner"),
    "right_medial": Words("Right leg, inner side", "front", "back", "Right, inner"),
    "left_dorsum": Words("Top of foot", "outer", "inner", "Top of foot", "left foot"),
    "right_dorsum": Words("Top of foot", "inner", "outer", "Top of foot", "right foot"),
    "left_sole": Words("Sole", "inner", "outer", "Sole", "left foot"),
    "right_sole": Words("Sole", "outer", "inner", "Sole", "right foot"),
    "perineum": Words("Saddle area, from below", "right", "left", "Saddle, from below", "front"),
}
_WHOLE = {
    "left_lateral": Words("Left side", "front", "back", "Left side"),
    "right_lateral": Words("Right side", "back", "front", "Right side"),
}
_MIRRORED = {SADDLE: "Saddle, mirrored", "anterior": "Front, as in a mirror"}


def words_of(view: str, whole_body: bool = False, mirrored: bool = False) -> Words:
    """The words of a view; a view that is not known shows its own id. A `mirrored` one says so."""
    if whole_body and view in _WHOLE:
        return _said(_WHOLE[view])
    words = _said(_WORDS.get(view, Words(view.replace("_", " ").capitalize(), "", "", view)))
    if not mirrored:
        return words
    short = say("{view}, mirrored", view=words.short.partition(",")[0])
    title = say(_MIRRORED[view], "view") if view in _MIRRORED else short
    return Words(title, words.at_right, words.at_left, short, words.middle)


def _said(words: Words) -> Words:
    title, at_left, at_right, short, middle = words
    at_left, at_right, middle = (say(edge, "edge") if edge else "" for edge in (at_left, at_right, middle))
    return Words(say(title, "view"), at_left, at_right, say(short, "view"), middle)


def is_foot(view: str) -> bool:
    """Whether the view shows a foot alone."""
    return view.endswith(("_dorsum", "_sole"))


def is_detail(view: str) -> bool:
    """Whether the view shows a part of the body alone: a foot, or the saddle area."""
    return is_foot(view) or view == SADDLE


def frames_of(atlas: Atlas, leg: str, whole_body: bool, mirrored: bool = False) -> Frames:
    """The views to show for a leg, cropped to the body from the waist down or whole; absent views are left out.

    `mirrored` draws those in which one faces the patient as in a mirror: his left is on the left in every view then.
    """
    known = {view.id for view in atlas.views}
    names = ["anterior", "posterior", f"{leg}_lateral"]
    if not whole_body:
        names.append(f"{leg}_medial")
    bodies = [_frame(atlas, name, whole_body) for name in names if name in known]
    feet = sorted((v for v in atlas.views if is_foot(v.id)), key=lambda v: v.bbox[0])
    tops = tuple(_frame(atlas, v.id, True) for v in feet if v.id.endswith("_dorsum"))
    soles = tuple(_frame(atlas, v.id, True) for v in feet if v.id.endswith("_sole"))
    saddle = (_frame(atlas, SADDLE, True),) if SADDLE in known else ()
    made = Frames(tuple(_level(bodies)), tops, soles, saddle)
    return Frames(*map(_as_in_a_mirror, made)) if mirrored else made


def _as_in_a_mirror(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The views that face the patient are turned over; two of them change places, too."""
    turned = tuple(frame._replace(flip=frame.view in FACING) for frame in frames)
    return turned[::-1] if turned and all(frame.flip for frame in turned) else turned


def shown_skin(atlas: Atlas, view: str, whole_body: bool) -> tuple[Region, ...]:
    """The areas that make up the visible body: all of them, or those without arms and head."""
    areas = atlas.of(view=view, kind="area")
    return areas if whole_body else tuple(area for area in areas if area.name not in LIMBS_ABOVE)


def _frame(atlas: Atlas, view: str, whole: bool) -> Frame:
    regions: Iterable[Region] = atlas.of(view=view, kind="outline")
    if not whole or is_foot(view):
        regions = [a for a in atlas.of(view=view, kind="area") if a.name not in ABOVE_WAIST] or regions
    own = Box(*atlas.view(view).bbox)
    box = _bounds(regions)
    if box is None:
        return Frame(view, own, own)
    top = box.y1 + MARGIN if whole else atlas.waist_y + FADE
    crop = Box(box.x0 - MARGIN, box.y0 - MARGIN, box.x1 + MARGIN, top)
    return Frame(view, crop, crop.meet(own))


def _level(frames: list[Frame]) -> list[Frame]:
    """The frames with common upper and lower edges, so that the same skin stands at the same height in all."""
    if not frames:
        return []
    low, high = min(f.crop.y0 for f in frames), max(f.crop.y1 for f in frames)
    return [f._replace(crop=Box(f.crop.x0, low, f.crop.x1, high)) for f in frames]


def _bounds(regions: Iterable[Region]) -> Box | None:
    """The rectangle round all regions; None without any."""
    boxes = [box for region in regions if (box := region.box or box_of(region.polygons)) is not None]
    if not boxes:
        return None
    left, low, right, high = zip(*boxes, strict=True)
    return Box(min(left), min(low), max(right), max(high))
