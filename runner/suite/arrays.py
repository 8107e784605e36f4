"""Two arrays, or two plots, so that what differs is seen at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from runner.suite.values import ABSOLUTE, RELATIVE, alike

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


Axes = list[Any]  # as a snapshot keeps it: "Axes", the two labels, the lines with their x and y
NTH = ("first", "second", "third", "fourth")
MOST_POINTS = 3


def plot_of(value: Any) -> list[Axes]:
    """The Axes of an answer; none if it holds anything else."""
    inside = value if isinstance(value, list | tuple) and value and not _is_axes(value) else [value]
    return list(inside) if all(map(_is_axes, inside)) else []


def _is_axes(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 4 and isinstance(value[0], str) and value[0] == "Axes"


def plots_in_words(right: list[Axes], mine: list[Axes]) -> tuple[str, str]:
    """What was expected and what was got, of the first thing that differs: the lines before the labels."""
    if len(right) != len(mine):
        return f"{len(right)} Axes", f"{len(mine)} Axes"
    for (_, _, _, lines), (_, _, _, drawn), nth in zip(right, mine, NTH, strict=False):
        if not alike(lines, drawn):
            return f"on the {nth} Axes {_lines(lines)}", f"on the {nth} Axes {_lines(drawn)}"
    for (_, *labels, _), (_, *given, _), nth in zip(right, mine, NTH, strict=False):
        for side, label, own in zip(("below", "on the left"), labels, given, strict=True):
            if label != own:
                place = f"on the {nth} Axes, {side}"
                return f"{place}, a label such as {label!r}", f"{place}, {f'the label {own!r}' if own else 'no label'}"
    return "another plot", "this one"


def plot_in_words(axes: list[Axes]) -> str:
    """A plot alone, beside an answer that is none."""
    each = ", ".join(f"on the {nth} {_lines(lines)}" for (_, _, _, lines), nth in zip(axes, NTH, strict=False))
    return f"{len(axes)} Axes: {each}"


def _lines(lines: list[Any]) -> str:
    if not lines:
        return "no line (Axes.plot draws one)"
    more = f", and {len(lines) - 1} more" if len(lines) > 1 else ""
    x, y = (np.asarray(data) for data in lines[0])
    points = ", ".join(f"({a:.6g}, {b:.6g})" for a, b in list(zip(x, y, strict=False))[:MOST_POINTS])
    rest = ", …" if len(x) > MOST_POINTS else ""
    return f"a line through {len(x)} {'point' if len(x) == 1 else 'points'}, {points}{rest}{more}"
