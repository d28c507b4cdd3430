"""Bony points and ISNCSCI key sensory points on the skin of the derived body.

Each is found the way an examiner finds it: from the joints, a known distance along the bone, and out to the skin; on
the left first, then mirrored. The distances from the joint centres suit an adult of 166 cm and were set by eye on the
drawing: they place points on a picture and measure nobody. They are found on the neutral figure and carried to the
others with the skin; only the centres of joints are each figure's own.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from tools.body_map.mesh import NEUTRAL, Body, Floats, crotch_height, read_cage

Marks = dict[tuple[str, str], Floats]  # (name, side) -> (3,) cm
JOINTS = ("hip_joint", "knee_joint", "ankle_joint")

FRONT, BACK, IN, UP = np.array([(0, 0, 1), (0, 0, -1), (-1, 0, 0), (0, 1, 0)], dtype=float)


def landmarks(body: Body) -> Marks:
    """All landmarks of both sides. The three joints are centres inside the body; the rest lies on the skin."""
    skin = {name: xyz for name, xyz in _left_landmarks(neutral(body)).items() if name not in JOINTS}
    return both_sides(carried(body, skin) | {name: body.joints[name] for name in JOINTS})


def key_points(body: Body) -> Marks:
    """The ISNCSCI key sensory points from T10 to S4-5, by root and side, on the skin.

    Places: ASIA's list of key sensory points; T10 to T12 in the midclavicular line.
    """
    same = neutral(body)
    return both_sides(carried(body, _left_key_points(same, _left_landmarks(same))))


def neutral(body: Body) -> Body:
    """The neutral figure with the triangles of a body."""
    if body.figure == NEUTRAL:
        return body
    return replace(body, vertices=body.reference, joints=read_cage(NEUTRAL).joints, figure=NEUTRAL)


def carried(body: Body, points: dict[str, Floats]) -> dict[str, Floats]:
    """The same skin points on a body as the given ones on the neutral figure."""
    if body.figure == NEUTRAL:
        return points
    return {name: carry(body, xyz) for name, xyz in points.items()}


def carry(body: Body, point: Floats) -> Floats:
    """The skin point of a body that lies on the neutral figure in, or nearest to, the given place."""
    near = np.abs(body.reference[body.faces].mean(1) - point).max(1) < 3.0
    faces = body.faces[near]
    a, b, c = np.moveaxis(body.reference[faces], 1, 0)
    across = np.cross(b - a, c - a)
    size = (across**2).sum(1)
    u = (np.cross(c - b, point - b) * across).sum(1) / size
    v = (np.cross(a - c, point - c) * across).sum(1) / size
    shares = np.stack([u, v, 1 - u - v], 1).clip(0, 1)
    shares /= shares.sum(1, keepdims=True)
    distance = np.linalg.norm((body.reference[faces] * shares[..., None]).sum(1) - point, axis=1)
    best = int(distance.argmin())
    return np.asarray(shares[best] @ body.vertices[faces[best]])


def both_sides(left: dict[str, Floats]) -> Marks:
    """The left points and their mirror images."""
    marks = {}
    for name, xyz in left.items():
        marks[name, "left"] = xyz
        marks[name, "right"] = xyz * [-1.0, 1.0, 1.0]
    return marks


class Skin:
    """The left half of the body without the arm, to shoot rays at."""

    def __init__(self, body: Body) -> None:
        keep = (body.arm < 0.5)[body.faces].all(1) & (body.vertices[body.faces][..., 0].max(1) > -0.01)
        self.corners = body.vertices[body.faces[keep]]

    def hits(self, start: Floats, direction: Floats) -> Floats:
        """Distances (cm) from a start at which a ray passes the skin, nearest first (Moeller and Trumbore)."""
        a, ab, ac = self.corners[:, 0], *(self.corners[:, k] - self.corners[:, 0] for k in (1, 2))
        d = direction / np.linalg.norm(direction)
        p, s = np.cross(d, ac), start - a
        det = (ab * p).sum(1)
        safe = np.where(np.abs(det) < 1e-12, np.inf, det)
        q = np.cross(s, ab)
        u, v, t = (s * p).sum(1) / safe, q @ d / safe, (ac * q).sum(1) / safe
        on = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (t > 0)
        return np.sort(t[on])

    def out(self, inside: Floats, direction: Floats) -> Floats:
        """The skin that a ray from inside the body comes to first."""
        return self._at(inside, direction, self.hits(inside, direction)[0])

    def onto(self, outside: Floats, direction: Floats) -> Floats:
        """The skin that a ray from far outside comes to first."""
        far = outside - direction * 100.0
        return self._at(far, direction, self.hits(far, direction)[0])

    @staticmethod
    def _at(start: Floats, direction: Floats, distance: float) -> Floats:
        return np.asarray(start + direction / np.linalg.norm(direction) * distance)


def about(degrees: float) -> Floats:
    """Direction about the left leg: 0 front, 90 outer, 180 back, 270 inner side."""
    return np.array([np.sin(np.radians(degrees)), 0.0, np.cos(np.radians(degrees))])


def _left_landmarks(body: Body) -> dict[str, Floats]:
    skin = Skin(body)
    hip, knee, ankle = (body.joints[name] for name in JOINTS)
    found = dict(zip(JOINTS, (hip, knee, ankle), strict=True))
    found |= _pelvis(skin, body, hip) | _knee(skin, hip, knee, ankle) | _foot(skin, body, ankle)
    return found


def _pelvis(skin: Skin, body: Body, hip: Floats) -> dict[str, Floats]:
    crotch = crotch_height(body)
    asis = skin.onto(hip + np.array([1.8, 7.5, 0.0]), BACK)
    tubercle = skin.onto(np.array([2.5, crotch + 6.0, 0.0]), BACK)  # of the pubic bone
    middle = (asis + tubercle) / 2
    return {
        "asis": asis,
        "inguinal_midpoint": skin.onto(middle, BACK),
        "iliac_crest": skin.onto(np.array([0.0, hip[1] + 14.5, hip[2] + 1.5]), IN),
        "umbilicus": skin.onto(np.array([0.3, navel_height(body), 0.0]), BACK),
        "greater_trochanter": skin.onto(hip + np.array([0.0, -1.0, 0.5]), IN),
        "perineum": skin.onto(np.array([0.4, crotch, 4.0]), UP),
        "gluteal_fold": skin.onto(np.array([7.0, gluteal_fold_height(body, skin, 7.0), 0.0]), FRONT),
    }


def navel_height(body: Body) -> float:
    """The middle of the dent in the midline of the belly (cm)."""
    x, y, z = body.vertices.T
    hip = body.joints["hip_joint"][1]
    belly = (np.abs(x) < 0.05) & (z > 5) & (y > hip + 8) & (y < hip + 22)
    order = np.argsort(y[belly])
    height, depth = y[belly][order], z[belly][order]
    around = (np.interp(height - 2.5, height, depth) + np.interp(height + 2.5, height, depth)) / 2
    dent = (around - depth - 0.5 * (around - depth).max()).clip(0, None)
    return float((height * dent).sum() / dent.sum())


def gluteal_fold_height(body: Body, skin: Skin, x: float) -> float:
    """Where the skin behind the thigh at x turns most sharply from buttock to thigh (cm)."""
    heights = np.arange(crotch_height(body) - 7.0, crotch_height(body) - 1.0, 0.5)
    depth = np.array([skin.onto(np.array([x, height, 0.0]), FRONT)[2] for height in heights])
    bend = depth[2:] - 2 * depth[1:-1] + depth[:-2]
    smooth = np.convolve(bend, np.ones(3) / 3, "same")
    return float(heights[1:-1][smooth.argmin()])


def _knee(skin: Skin, hip: Floats, knee: Floats, ankle: Floats) -> dict[str, Floats]:
    up, down = (hip - knee) / np.linalg.norm(hip - knee), (ankle - knee) / np.linalg.norm(ankle - knee)
    return {
        "patella": skin.out(knee + up * 2.5, about(0)),
        "medial_femoral_condyle": skin.out(knee + up * 1.5, about(282)),
        "popliteal_midpoint": skin.out(knee, about(180)),
        "tibial_tuberosity": skin.out(knee + down * 5.5, about(0)),
        "fibular_head": skin.out(knee + down * 3.5, about(115)),
    }


def _foot(skin: Skin, body: Body, ankle: Floats) -> dict[str, Floats]:
    sole = float(body.vertices[:, 1].min())
    # The rig bends the toes where they leave the foot; the joint of the metatarsal bone lies behind that.
    joint = {toe: body.joints[f"l-toe-{toe}-1"] + np.array([0.0, 0.0, -1.2]) for toe in (1, 3, 5)}
    return {
        "medial_malleolus": skin.out(ankle + np.array([0.0, 0.9, 0.6]), about(270)),
        "lateral_malleolus": skin.out(ankle + np.array([0.0, -0.4, -0.4]), about(90)),
        "navicular": skin.out(np.array([ankle[0], sole + 4.4, ankle[2] + 4.5]), about(270)),
        "heel": skin.out(np.array([ankle[0], sole + 2.8, ankle[2]]), about(180)),
        **{f"mtp_{toe}": skin.out(centre, UP) for toe, centre in joint.items()},
    }


def _left_key_points(body: Body, mark: dict[str, Floats]) -> dict[str, Floats]:
    skin = Skin(body)
    midclavicular = float(body.joints["l-clavicle"][0] + body.joints["l-shoulder"][0]) / 2
    heel, ankle = mark["heel"], mark["ankle_joint"]
    t12, l3 = mark["inguinal_midpoint"], mark["medial_femoral_condyle"]
    t10 = skin.onto(np.array([midclavicular, mark["umbilicus"][1], 0.0]), BACK)
    l2 = _on_thigh(skin, body, (t12 + l3) / 2)
    return {
        "T10": t10,
        "T11": skin.onto((t10 + t12) / 2, BACK),
        "T12": t12,
        "L1": _on_thigh(skin, body, (t12 + l2) / 2),
        "L2": l2,
        "L3": l3,
        "L4": mark["medial_malleolus"],
        "L5": mark["mtp_3"],
        "S1": skin.out(np.array([ankle[0], heel[1] + 0.4, ankle[2] - 1.6]), about(90)),
        "S2": mark["popliteal_midpoint"],
        "S3": skin.onto(np.array([5.5, mark["gluteal_fold"][1] + 3.5, 0.0]), FRONT),
        "S4-5": skin.onto(np.array([1.0, mark["perineum"][1] + 2.2, 0.0]), FRONT),
    }


def _on_thigh(skin: Skin, body: Body, point: Floats) -> Floats:
    """The skin outwards of a point, as seen from the middle of the thigh at its height."""
    hip, knee = body.joints["hip_joint"], body.joints["knee_joint"]
    middle = hip + (knee - hip) * np.clip((hip[1] - point[1]) / (hip[1] - knee[1]), 0, 1)
    return skin.out(np.array([middle[0], point[1], middle[2]]), (point - middle) * [1, 0, 1])
