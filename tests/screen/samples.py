"""Answers as the clinic room gives them, written by hand, so that the panel is tested without map and knowledge."""

from __future__ import annotations

from derm_viewer.body.place import MapReading, NearKeyPoint, Place
from derm_viewer.clinic.answer import Answer, Candidate, Figure, LookAlike, Reading, RedFlag, Source, Statement, Test

TITLES = {"isncsci": "ISNCSCI", "keegan_garrett": "Keegan-Garrett"}

SHIN = Place(
    x=46.0,
    y=-52.0,
    where="map",
    view="anterior",
    side="left",
    area="outer_shin",
    area_words="outer shin",
    words="left outer shin, 22 cm above the lateral malleolus",
    readings=(
        MapReading("isncsci", "traced", "L5", 3.2, "L4", ("L5", "L4")),
        MapReading("keegan_garrett", "traced", "L5", 1.4, "S1", ("L5",)),
    ),
    key_points_near=(NearKeyPoint("L4", 5.2),),
    landmarks=("lateral_malleolus",),
)
CHEST = Place(0.0, 40.0, "body", "anterior", "left", "chest", "chest", "left chest, above the lumbar maps", (), (), ())
BESIDE = Place(170.0, 80.0, "outside", None, None, None, None, "beside the body", (), (), ())

FLAGS = (
    RedFlag(
        "Cauda equina",
        "bladder or bowel change",
        Statement("Any change in passing urine, in bowel control or in sexual function?", ("refhelp",)),
        Statement("Emergency department now; MRI the same day.", ("refhelp",)),
        "emergency_now",
    ),
    RedFlag(
        "Saddle numbness",
        "saddle numbness",
        Statement("Numb around the genitals or the back passage?", ("refhelp",)),
        Statement("Emergency department now.", ("refhelp",)),
        "emergency_now",
    ),
    RedFlag(
        "Both legs",
        "both legs",
        Statement("Pain, weakness or numbness in both legs, or moving from one to both?", ("refhelp",)),
        Statement("Treat as cauda equina until shown otherwise.", ("refhelp",)),
        "emergency_now",
    ),
    RedFlag(
        "Weakness getting worse",
        "weakness getting worse",
        Statement("A foot that drops, power of 3 out of 5 or less, or getting weaker?", ("refhelp",)),
        Statement("Discuss with the on-call spinal team today.", ("refhelp",)),
        "same_day",
    ),
    RedFlag(
        "Cancer, infection, fracture",
        "cancer, fever, trauma",
        Statement("A history of cancer, fever or being unwell, an injury, steroids, osteoporosis?", ("downie2013",)),
        Statement("Bloods and imaging as the suspicion demands.", ("downie2013",)),
        "urgent",
    ),
)
_RELATED = Statement("L4/5 disc (passing root); L5/S1 disc far lateral (leaving root)")
CANDIDATES = (
    Candidate(
        "L5",
        "here",
        ("isncsci", "keegan_garrett"),
        2,
        "outer leg, top of the foot and great toe",
        _RELATED,
        (Statement("Both maps give this skin to L5."),),
    ),
    Candidate(
        "S1",
        "neighbour",
        (),
        2,
        "outer foot, heel and calf",
        Statement("L5/S1 disc (passing root)"),
        (Statement("1.4 cm from the border; zones overlap."),),
    ),
    Candidate(
        "L4",
        "neighbour",
        (),
        2,
        "inner shin and inner ankle",
        Statement("L3/4 disc (passing root); L4/5 disc far lateral (leaving root)"),
        (Statement("3.2 cm from the border; zones overlap."),),
    ),
)


def sample_test(
    id: str, name: str, tells: Statement, figure: Statement | None = None, kind: str = "muscle", done: str | None = None
) -> Test:
    """A test as the clinic room gives it."""
    results = {"muscle": ("weak", "normal", "3/5 or less"), "reflex": ("reduced", "normal")}.get(
        kind, ("less", "normal")
    )
    reason = Statement(f"{name}: weak in the L5 root, spared in the fibular nerve.", tells.sources)
    return Test(
        id,
        name,
        kind,
        "pinprick" if kind == "sensory" else "",
        results,
        tuple(word for word in results if word != "normal"),
        ("left", "right"),
        "Lift the leg against the hand.",
        reason,
        tells,
        figure,
        (Figure("LR+", "L5", "11", "1.3\u201384", "suri2011"),) if figure else (),
        Statement("Strength testing misses most.", ("suri2011",)),
        done,
    )


TESTS = (
    sample_test(
        "hip_abduction",
        "Hip abduction",
        Statement("Weak: speaks for L5, against the fibular nerve.", ("suri2011",)),
        Statement("LR+ 11 for L5 (1.3\u201384)", ("suri2011",)),
    ),
    sample_test("big_toe_up", "Big toe up", Statement("Weak: speaks for L5, its key muscle.", ("isncsci2019",))),
    sample_test("foot_in", "Foot turns in", Statement("Weak: L5 root. Strong: the fibular nerve.", ("suri2011",))),
    sample_test(
        "ankle_jerk",
        "Ankle jerk",
        Statement("Less: speaks for S1.", ("suri2011",)),
        Statement("LR+ 7.1 for L5 and S1 together (0.96\u201353)", ("suri2011",)),
        "reflex",
    ),
    sample_test(
        "pinprick_l5", "Pinprick, third toe base", Statement("Less: L5.", ("isncsci2019",)), None, "sensory"
    )._replace(
        partner=sample_test("touch_l5", "Light touch, third toe base", Statement("Less: L5."), None, "sensory"),
    ),
    sample_test("heel_raise", "Heel raises", Statement("Fewer: speaks for S1.", ("isncsci2019",))),
)
LOOK_ALIKES = (
    LookAlike(
        "common fibular nerve",
        "nerve",
        "outer shin and top of the foot",
        Statement("Inversion and hip abduction stay strong.", ("suri2011",)),
    ),
    LookAlike("hip joint", "joint", "groin, thigh and shin", Statement("Turning the hip inwards hurts.")),
)
WHY = (
    Statement("Tingling follows its dermatome more often than pain does.", ("taylor2013",)),
    Statement("Pain leaves its dermatome in 64 % of lumbar root pain.", ("murphy2009",)),
)
LIMITS = (
    Statement("Root numbers can be one off where a vertebra is transitional (4\u201336 % of people).", ("ijss2020",)),
    Statement("A normal test never excludes a root."),
)
SOURCES = (
    Source(
        "suri2011",
        "Suri 2011",
        "Suri P, Rainville J, Katz JN, et al. The accuracy of the physical examination for the diagnosis of midlumbar"
        " and low lumbar nerve root impingement. Spine 2011;36:63\u201373.",
        "doi:10.1097/BRS.0b013e3181c953cc",
    ),
    Source("isncsci2019", "ISNCSCI 2019", "Rupp R, et al. International Standards, revised 2019. 2021.", ""),
    Source("taylor2013", "Taylor 2013", "Taylor CS, et al. The nerve root pain drawing. 2013.", ""),
    Source("murphy2009", "Murphy 2009", "Murphy DR, et al. Pain patterns and descriptions. 2009.", ""),
    Source("ijss2020", "IJSS 2020", "Transitional vertebrae, a review. Int J Spine Surg 2020.", ""),
    Source("refhelp", "RefHelp", "NHS Lothian RefHelp, cauda equina syndrome.", ""),
    Source("downie2013", "Downie 2013", "Downie A, et al. Red flags. BMJ 2013;347:f7095.", ""),
)


UNTESTED = Reading("untested", "", Statement("Nothing is tested yet."), (), (), ())


def shin(quality: str = "tingling") -> Answer:
    """L5 in both maps, on the left outer shin."""
    return Answer(
        place=SHIN,
        quality=quality,
        headline="L5 in both maps",
        per_map=(
            Statement("ISNCSCI: L5; border with L4 3.2 cm away", ("isncsci2019",)),
            Statement("Keegan-Garrett: L5; border with S1 1.4 cm away"),
        ),
        candidates=CANDIDATES,
        signs=(),
        look_alikes=LOOK_ALIKES,
        why=WHY,
        red_flags=FLAGS,
        limits=LIMITS,
        sources=SOURCES,
        tests=TESTS,
        reading=UNTESTED,
    )


def nowhere(place: Place, headline: str) -> Answer:
    """An answer without candidates."""
    return Answer(place, "pain", headline, (), (), (), (), (), FLAGS, LIMITS[1:], ())
