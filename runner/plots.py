"""Two plots, and in words what one has that the other lacks."""

from __future__ import annotations

from typing import Any

import numpy as np

from runner.values import alike

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
