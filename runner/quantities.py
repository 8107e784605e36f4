"""Quantities as a person says them."""

from __future__ import annotations

from collections.abc import Iterable

UNITS = ((1e-6, 1e9, "ns"), (1e-3, 1e6, "µs"), (1.0, 1e3, "ms"), (float("inf"), 1.0, "s"))


def two_digits(number: float) -> str:
    """`0.034`, `3.4`, `34`, `1,200`"""
    rounded = float(f"{number:.2g}")
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def duration(seconds: float | None) -> str:
    """`340 ns`, `57 µs`, `5.1 ms`, `12 s`; nothing where there is none."""
    if seconds is None:
        return ""
    factor, unit = next((factor, unit) for below, factor, unit in UNITS if float(f"{seconds:.2g}") < below)
    return f"{two_digits(seconds * factor)} {unit}"


def of(number: int, thing: str) -> str:
    """`1 line`, `2 lines`"""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def listed(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`"""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
