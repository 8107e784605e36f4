"""Was a function judged beside right ones, and does it answer otherwise beside the learner's own? Then say so."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from runner.diagnosing.answers import Answer, right_answer
from runner.diagnosing.probes import Probe


class Beside(Protocol):
    """Who can ask a function again, with right functions in the place of some that it calls."""

    def others(self, name: str) -> list[str]:
        """The functions that it calls."""

    def probes_beside(self, name: str, right_ones: Iterable[str], again: bool) -> list[Probe]:
        """Its calls and answers."""


def places_with_right_ones(evidence: Beside, name: str) -> str:
    """The beginning of a sentence that is true beside right ones alone; empty if it is true of what stands there."""
    others = evidence.others(name)
    if not others:
        return ""
    rightly = _answers(evidence.probes_beside(name, others, True))
    without = {n: evidence.probes_beside(name, [o for o in others if o != n], True) for n in others}
    changing = [n for n, probes in without.items() if _differ(rightly, probes)]
    words = " and ".join(f"`{n}`" for n in changing)
    a, its = ("a ", "its place") if len(changing) == 1 else ("", "their places")
    return f"With {a}right {words} in {its}, this is left:" if changing else ""


def _answers(probes: Iterable[Probe]) -> dict[int, Answer]:
    return {id(probe.call): probe.mine for probe in probes}


def _differ(before: dict[int, Answer], probes: Iterable[Probe]) -> bool:
    return any(not _same(before.get(id(p.call), p.mine), p.mine, p.size) for p in probes if p.red)


def _same(a: Answer, b: Answer, size: float) -> bool:
    if a.leaves is None or b.leaves is None:
        return (a.leaves is None) == (b.leaves is None) and a.refused == b.refused
    return right_answer(a, b, size)
