"""62 points of the skin, where they lie on the sheet, and the root that each source gives them.

Each point is found on the left side from landmarks, areas and the width of the limb, so that it moves with the body.
Mid-thigh is half-way from the middle of the inguinal ligament to the medial femoral condyle, the scale in which the
table was measured. The roots expected are those of a table of the sources made before the maps were drawn: ISNCSCI as
measured on the worksheet's drawing, the zones plate as read by eye (to about 3 % of the limb's length, 1.2 cm), Keegan
and Garrett only where a legend says so. "/" is on or near a border: either root. "-" is blank skin. "" is not said.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class TestPoint:
    """A point, how to find it, and what is expected there.

    It starts at a landmark (or, with a leading "key ", at a key point, or, with a leading "in ", in the middle of an
    area) of the view; goes `share` of the way towards another; takes, with `across`, the place at that height between
    the inner (0) and outer (1) edge of the leg (side views and inner views: between back and front); and moves `up` and
    `out` body centimetres. `out` is away from the midline, in side and inner views forward, on feet to the little toe.
    """

    __test__ = False

    number: int
    name: str
    view: str
    start: str
    isncsci: str
    foerster_type: str
    towards: str = ""
    share: float = 0.5
    across: float | None = None
    up: float = 0.0
    out: float = 0.0
    keegan_garrett: str = ""


POINTS = (
    TestPoint(1, "Umbilicus", "anterior", "umbilicus", "T10", "T10"),
    TestPoint(2, "Midline, halfway from umbilicus to pubis", "anterior", "umbilicus", "T11/T12", "T11/T12", up=-8.0),
    TestPoint(3, "Midline just above the pubis", "anterior", "umbilicus", "T12/L1", "T12/L1", up=-14.0),
    TestPoint(4, "Anterior superior iliac spine", "anterior", "asis", "T12/L1", "L1"),
    TestPoint(5, "Middle of the inguinal ligament", "anterior", "inguinal_midpoint", "T12", "L1", keegan_garrett="L1"),
    TestPoint(6, "Groin crease, inner third", "anterior", "asis", "L1", "L1", towards="inguinal_midpoint", share=1.67),
    TestPoint(7, "Genitals (the skin where they are)", "anterior", "perineum", "L1", "S3", up=1.5),
    TestPoint(8, "Iliac crest, mid-axillary line", "left_lateral", "iliac_crest", "T11/T12", "T12/L1", across=0.5),
    TestPoint(9, "Greater trochanter", "left_lateral", "greater_trochanter", "L2", "L1/L2"),
    TestPoint(
        10,
        "Front of the thigh, 5 cm below the inguinal midpoint",
        "anterior",
        "inguinal_midpoint",
        "L1",
        "L1/L2",
        up=-5.0,
    ),
    TestPoint(
        11,
        "Front of the mid-thigh",
        "anterior",
        "inguinal_midpoint",
        "L2",
        "L2",
        towards="medial_femoral_condyle",
        across=0.5,
    ),
    TestPoint(
        12, "ISNCSCI key point of L2", "anterior", "inguinal_midpoint", "L2", "L3", towards="medial_femoral_condyle"
    ),
    TestPoint(
        13, "Inner thigh, 5 cm below the perineum", "left_medial", "perineum", "L2", "L2/L3", across=0.5, up=-5.0
    ),
    TestPoint(
        14,
        "Inner mid-thigh",
        "left_medial",
        "inguinal_midpoint",
        "L2",
        "L3",
        towards="medial_femoral_condyle",
        across=0.5,
    ),
    TestPoint(15, "Inner thigh, 5 cm above the condyle", "left_medial", "medial_femoral_condyle", "L3", "L3", up=5.0),
    TestPoint(16, "Outer thigh, 10 cm below the iliac spine", "left_lateral", "asis", "L2", "L2", across=0.5, up=-10.0),
    TestPoint(
        17,
        "Outer mid-thigh",
        "left_lateral",
        "inguinal_midpoint",
        "L2/L3",
        "L2",
        towards="medial_femoral_condyle",
        across=0.5,
    ),
    TestPoint(18, "Outer thigh, 5 cm above the knee", "left_lateral", "knee_joint", "L3", "L3", across=0.6, up=5.0),
    TestPoint(19, "Front of the thigh, 5 cm above the patella", "anterior", "patella", "L3", "L3", up=7.0),
    TestPoint(20, "Middle of the patella", "anterior", "patella", "L3", "L3"),
    TestPoint(21, "Medial femoral condyle", "left_medial", "medial_femoral_condyle", "L3", "L3"),
    TestPoint(22, "Lateral femoral condyle", "left_lateral", "knee_joint", "L3", "L3", up=1.5),
    TestPoint(23, "Tibial tuberosity", "anterior", "tibial_tuberosity", "L3/L4", "L3/L4"),
    TestPoint(24, "Pes anserinus, 5 cm below the joint", "left_medial", "knee_joint", "L3/L4", "L4", up=-5.0, out=1.0),
    TestPoint(25, "Head of the fibula", "left_lateral", "fibular_head", "L5", "L5"),
    TestPoint(26, "Inner mid-leg", "left_medial", "knee_joint", "L4", "L4", towards="ankle_joint", across=0.5),
    TestPoint(
        27,
        "Tibial crest, mid-leg",
        "anterior",
        "tibial_tuberosity",
        "L4/L5",
        "L4/L5",
        towards="ankle_joint",
        share=0.42,
    ),
    TestPoint(28, "Outer mid-leg", "left_lateral", "knee_joint", "L5", "L5", towards="ankle_joint", across=0.5),
    TestPoint(29, "Outer leg, 5 cm above the malleolus", "left_lateral", "lateral_malleolus", "L5", "L5", up=5.0),
    TestPoint(30, "Medial malleolus", "left_medial", "medial_malleolus", "L4", "L4"),
    TestPoint(31, "Lateral malleolus", "left_lateral", "lateral_malleolus", "L5/S1", "S1"),
    TestPoint(32, "Front of the ankle, middle", "anterior", "ankle_joint", "L4/L5", "L4/L5"),
    TestPoint(33, "First web space, top", "left_dorsum", "mtp_1", "L5", "L5", towards="mtp_3", share=0.35, up=1.5),
    TestPoint(34, "Top of the foot at the third MTP joint", "left_dorsum", "mtp_3", "L5", "L5"),
    TestPoint(35, "Top of the great toe", "left_dorsum", "in great_toe", "L5", "L5"),
    TestPoint(36, "Tip of the great toe", "left_dorsum", "in great_toe", "L5", "L5", up=1.5),
    TestPoint(37, "Inner border of the foot, first MTP joint", "left_medial", "mtp_1", "L5", "L4/L5"),
    TestPoint(38, "Inner arch, navicular", "left_medial", "navicular", "L4/L5", "L4"),
    TestPoint(39, "Second and third toe, top", "left_dorsum", "in second_toe", "L5", "L5"),
    TestPoint(40, "Fourth toe, top", "left_dorsum", "in fourth_toe", "L5/S1", "S1"),
    TestPoint(41, "Little toe", "left_dorsum", "in little_toe", "S1", "S1", keegan_garrett="S1"),
    TestPoint(42, "Base of the fifth metatarsal", "left_lateral", "key S1", "S1", "S1", towards="mtp_5"),
    TestPoint(43, "Outer heel", "left_lateral", "key S1", "S1", "S1"),
    TestPoint(44, "Inner heel", "left_medial", "heel", "S1", "S1", out=1.0),
    TestPoint(45, "Heel from below", "left_sole", "heel", "S1", "S1"),
    TestPoint(46, "Sole, outer half", "left_sole", "in sole_outer", "S1", "S1"),
    TestPoint(47, "Sole, inner forefoot", "left_sole", "in ball_inner", "-", "L5"),
    TestPoint(48, "Great toe from below", "left_sole", "in great_toe", "-", "L5"),
    TestPoint(49, "Achilles tendon", "posterior", "ankle_joint", "S1", "S1/S2", up=3.0),
    TestPoint(
        50, "Back of the mid-calf, middle", "posterior", "knee_joint", "S1/S2", "S2", towards="ankle_joint", across=0.5
    ),
    TestPoint(
        51, "Back of the mid-calf, outer", "posterior", "knee_joint", "L5", "S2/L5", towards="ankle_joint", across=0.8
    ),
    TestPoint(
        52, "Back of the mid-calf, inner", "posterior", "knee_joint", "L4/S2", "L4", towards="ankle_joint", across=0.1
    ),
    TestPoint(53, "Middle of the hollow of the knee", "posterior", "popliteal_midpoint", "S2", "S2"),
    TestPoint(
        54, "Back of the mid-thigh, middle", "posterior", "gluteal_fold", "S2", "S2", towards="knee_joint", across=0.5
    ),
    TestPoint(
        55, "Back of the mid-thigh, outer", "posterior", "gluteal_fold", "S2", "L2", towards="knee_joint", across=0.9
    ),
    TestPoint(
        56, "Back of the mid-thigh, inner", "posterior", "gluteal_fold", "L2/L3", "L3", towards="knee_joint", across=0.1
    ),
    TestPoint(57, "Gluteal fold, sit bone", "posterior", "gluteal_fold", "S3", "S2/S3", towards="key S3"),
    TestPoint(
        58, "Middle of the buttock", "posterior", "iliac_crest", "-", "S2/L2", towards="gluteal_fold", across=0.5
    ),
    TestPoint(59, "Upper outer buttock below the crest", "posterior", "iliac_crest", "-", "L1/L2", up=-4.0),
    TestPoint(60, "Low back beside the L4-L5 spinous process", "posterior", "iliac_crest", "-", "L1/L2", across=0.2),
    TestPoint(
        61, "Dimple over the posterior iliac spine", "posterior", "iliac_crest", "-", "L2/S1/S2", across=0.3, up=-6.0
    ),
    TestPoint(62, "Perianal skin", "perineum", "key S4-5", "S4-5", "S4-5"),
)

_WITHIN = "The border with {root} is nearer than the table was read to."
EXPLAINED = {
    (
        12,
        "foerster_type",
    ): "The plate was measured again: its border of L2 and L3 passes 2 to 3 cm below this point, "
    "so the plate gives L2.",
    (24, "foerster_type"): "The plate was measured again: on the inner edge its border of L3 and L4 lies about 8 cm "
    "below the joint, so the plate gives L3.",
    (58, "foerster_type"): "The plate was measured again: its S3 reaches over the inner 60 % of the buttock, so the "
    "middle is S3, near S2.",
    (59, "foerster_type"): _WITHIN.format(root="L1"),
}
"""Why a map's root is not the expected one, for each point and map where that is so. All others must agree."""
READ_TO_CM = 1.2
"""How finely the table was read from the zones plate, in body centimetres."""
