"""Keys that stand everywhere - sides, qualities, kinds - as words in the language of this run."""

from __future__ import annotations

from derm_viewer.consult.say import say


def side_word(side: str) -> str:
    """A side of the patient as it is said alone, after a name: "left"."""
    return {"left": say("left"), "right": say("right"), "midline": say("midline")}.get(side, side)


def whose(side: str) -> str:
    """Whose side it is: "patient's left"."""
    return {"left": say("patient\u2019s left"), "right": say("patient\u2019s right")}.get(side, side)


def leg_word(side: str) -> str:
    """A leg: "left leg"."""
    return say("left leg") if side == "left" else say("right leg")


def quality_word(quality: str) -> str:
    """What is felt, within a sentence."""
    return {"pain": say("pain"), "tingling": say("tingling"), "numbness": say("numbness")}.get(quality, quality)


def modality_word(modality: str) -> str:
    """What is felt in a test of the skin, within a sentence."""
    return {"pinprick": say("pinprick"), "light touch": say("light touch")}.get(modality, modality)


def answer_word(answer: str) -> str:
    """The answer to a red-flag question."""
    return {"yes": say("yes"), "no": say("no")}.get(answer, answer)


def kind_said(kind: str) -> str:
    """What a look-alike is, within a sentence."""
    return {"soft tissue": say("soft tissue"), "joint": say("joint", "kind")}.get(kind) or kind_word(kind)


def kind_word(kind: str) -> str:
    """What a look-alike is, on its chip, where room is scarce."""
    words = {
        "nerve": say("nerve"),
        "joint": say("joint"),
        "soft tissue": say("tissue"),
        "spine": say("spine", "kind"),
        "vessel": say("vessel"),
        "skin": say("skin"),
        "organ": say("organ"),
        "other": say("other"),
    }
    return words.get(kind, kind)
