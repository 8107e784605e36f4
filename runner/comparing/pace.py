"""How fast one function is beside another, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runner.comparing.facts import Facts, comparison, tells
from runner.messages import Timing
from runner.quantities import two_digits


def pace(mine: str, other: str, measured: Sequence[Timing]) -> str:
    """About the largest input, and about the smallest where it tells something else."""
    small, large = measured[0], measured[-1]
    said = f"Your {mine} {phrase(large)} as {other} for {large.label}"
    return f"{said}; for {small.label} it {phrase(small)}." if comparison(small) != comparison(large) else f"{said}."


def phrase(t: Timing) -> str:
    """`takes 90 times as long`, `is as fast`, `is 3.1 times as fast`"""
    ratio, about = t.ratio or 1.0, "" if t.stable else "about "
    if not comparison(t):
        return "is as fast"
    if ratio > 1:
        return f"takes {about}{two_digits(ratio)} times as long"
    return f"is {about}{two_digits(1 / ratio)} times as fast"


def versus(facts: Facts) -> Iterator[str]:
    """The learner's own functions against each other, where the rung asks for it."""
    for pair in facts.versus:
        measured = [t for t in pair.timing if tells(t)]
        if measured:
            yield pace(pair.name, f"your {pair.other}", measured)
