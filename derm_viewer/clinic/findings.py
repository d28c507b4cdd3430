"""Findings: putting, taking back, checking them, and what each of them speaks for and against."""

from collections.abc import Iterable
from typing import NamedTuple

from derm_viewer.clinic.answer import Finding, Statement
from derm_viewer.clinic.knowledge import Knowledge
from derm_viewer.clinic.records import SignEntry

ANSWERS = ("yes", "no")
"""The answers to a red-flag question."""
WHOLE = "both"
"""The side of what has no side."""


def put(findings: tuple[Finding, ...], finding: Finding) -> tuple[Finding, ...]:
    """The findings with this one, in place of an earlier result of the same sign on the same side."""
    return (*without(findings, finding.sign, finding.side), finding)


def without(findings: tuple[Finding, ...], sign: str, side: str) -> tuple[Finding, ...]:
    """The findings without this sign on this side: not tested."""
    return tuple(finding for finding in findings if (finding.sign, finding.side) != (sign, side))


def checked(findings: Iterable[Finding], knowledge: Knowledge) -> tuple[Finding, ...]:
    """The findings, the last result of each sign and side. Raises ValueError for a sign, side or result unknown."""
    signs = {entry.id: entry for entry in knowledge.signs}
    flags = {flag.id for flag in knowledge.red_flags}
    kept: tuple[Finding, ...] = ()
    for finding in findings:
        entry = signs.get(finding.sign)
        if entry is None and finding.sign not in flags:
            raise ValueError(f"unknown sign {finding.sign!r}")
        sides, results = (entry.sides, entry.results) if entry else ((WHOLE,), ANSWERS)
        if finding.side not in sides:
            raise ValueError(f"{finding.sign}: side must be {' or '.join(sides)}, not {finding.side!r}")
        if finding.result not in results:
            raise ValueError(f"{finding.sign}: result must be one of {', '.join(results)}, not {finding.result!r}")
        kept = put(kept, finding)
    return kept


class Found(NamedTuple):
    """A sign found on the side of the place, with its result; `both` says that it is a reflex reduced on both sides."""

    entry: SignEntry
    result: str
    both: bool = False

    @property
    def abnormal(self) -> bool:
        """Whether the result counts as a sign."""
        return self.result != self.entry.normal


class Voice(NamedTuple):
    """One finding that speaks for or against a root or look-alike, in words."""

    found: Found
    supports: bool
    said: Statement


def on_side(findings: Iterable[Finding], side: str | None, knowledge: Knowledge) -> tuple[Found, ...]:
    """The signs found on this side, and those without a side, in the order in which they were found.

    Where the place is on neither leg, those of both sides count.
    """
    signs = {entry.id: entry for entry in knowledge.signs}
    wanted = (side, WHOLE) if side in ("left", "right") else ("left", "right", WHOLE)
    kept = [one for one in findings if one.sign in signs]
    reduced = {(one.sign, one.side) for one in kept if _is_reduced(signs[one.sign], one.result)}
    return tuple(
        Found(signs[one.sign], one.result, both={(one.sign, "left"), (one.sign, "right")} <= reduced)
        for one in kept
        if one.side in wanted
    )


def _is_reduced(entry: SignEntry, result: str) -> bool:
    return entry.kind == "reflex" and result != entry.normal


def voices(found: tuple[Found, ...], knowledge: Knowledge) -> dict[str, tuple[Voice, ...]]:
    """For every root and look-alike that a finding speaks for or against: what does. Each finding counts once.

    A reflex that is reduced on both sides speaks for nothing and against nothing: what counts is a difference.
    """
    template = knowledge.words.findings.finding
    telling = [one for one in found if not one.both]
    abnormal = {one.entry.id for one in telling if one.abnormal}
    heard: dict[str, dict[str, Voice]] = {}
    for one in telling:
        for effect in one.entry.effects:
            if effect.abnormal != one.abnormal or (effect.given and abnormal.isdisjoint(effect.given)):
                continue
            voice = Voice(one, effect.supports, one.entry.said(effect, template, one.result))
            for target in effect.targets:
                heard.setdefault(target, {}).setdefault(one.entry.id, voice)
    return {target: tuple(said.values()) for target, said in heard.items()}
