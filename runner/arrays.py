"""Two arrays of one shape, so that the entries that differ are seen at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from runner.values import ABSOLUTE, RELATIVE

MOST_ENTRIES = 8  # of a row, and of rows, that are shown as a table
MOST_LISTED = 4  # of the entries that differ, where there is no room for a table


def comparable(right: Any, mine: Any) -> bool:
    """True for two arrays of real numbers that have one shape, and an entry."""
    return all(map(_is_array, (right, mine))) and right.shape == mine.shape


def _is_array(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype.kind in "iuf" and value.ndim > 0 and value.size > 0


def differing(right: Any, mine: Any, tolerance: float | None) -> Any:
    """For each entry, whether it differs; what is only a rounding error counts where nothing else differs.

    First by what two orders of summation may differ; then by the suite's tolerance; then by the last bit.
    """
    with np.errstate(all="ignore"):
        a, b = right.astype(float), mine.astype(float)
        unequal = (right != mine) & ~(np.isnan(a) & np.isnan(b))
        far = ~np.isclose(b, a, rtol=RELATIVE, atol=ABSOLUTE, equal_nan=True)
        beyond = unequal if tolerance is None else unequal & ~(np.abs(a - b) <= tolerance * np.abs(a))
    return next((marks for marks in (far, beyond) if marks.any()), unequal)


def table(right: Any, mine: Any, marks: Any) -> tuple[str, str]:
    """Both arrays row by row, in columns of one width; carets under the entries of the second that differ.

    Empty texts for an array that is too large, or has no rows.
    """
    if right.ndim > 2 or max(right.shape) > MOST_ENTRIES:
        return "", ""
    rows = [
        [_numbers(a, b, differ) for a, b, differ in zip(*entries, strict=True)]
        for entries in zip(*map(np.atleast_2d, (right, mine, marks)), strict=True)
    ]
    widths = [max(len(text) for pair in column for text in pair) for column in zip(*rows, strict=True)]
    expected, got = [], []
    for row, differ in zip(rows, np.atleast_2d(marks), strict=True):
        expected.append("[" + ", ".join(a.rjust(w) for (a, _), w in zip(row, widths, strict=True)) + "]")
        got.append("[" + ", ".join(b.rjust(w) for (_, b), w in zip(row, widths, strict=True)) + "]")
        carets = ["^" * len(b) * int(d) for (_, b), d in zip(row, differ, strict=True)]
        got.append(" " + "  ".join(c.rjust(w) for c, w in zip(carets, widths, strict=True)))
    return "\n".join(expected), "\n".join(line.rstrip() for line in got if line.strip())


def listed(right: Any, mine: Any, marks: Any) -> list[tuple[str, str, str]]:
    """The place of the first few entries that differ, what was expected there, and what came."""
    places = [tuple(map(int, place)) for place in np.argwhere(marks)[:MOST_LISTED]]
    return [(str(list(place)), *_numbers(right[place], mine[place], True)) for place in places]


def _numbers(a: Any, b: Any, differ: bool) -> tuple[str, str]:
    """Two numbers with six digits, or with as many as it takes to see that they differ."""
    pair = _written(a, 6), _written(b, 6)
    for digits in range(7, 18 if differ else 7):
        if pair[0] != pair[1]:
            break
        pair = _written(a, digits), _written(b, digits)
    return pair


def _written(number: Any, digits: int) -> str:
    if number.dtype.kind != "f":
        return str(number)
    # Of more than six digits the last zeros stay, so that digit stands under digit.
    return f"{float(number):.6g}" if digits == 6 else f"{float(number):#.{digits}g}".rstrip(".")
