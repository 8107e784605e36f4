"""The facts of a failure: the call as the learner would type it, what was expected, what came."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

import numpy as np

from runner.arrays import MOST_ENTRIES, comparable, differing, listed, table
from runner.explain import Explanation, named_by, shown
from runner.recorder import Call, Outcome, Uncopied
from runner.values import alike, identical, is_number

CLOSE = 1e-4  # two numbers nearer to each other than this look the same: then the tolerance is part of the story


def card_of(
    test: str,
    told: Explanation,
    calls: Mapping[str, Iterable[Call]],
    reference: ModuleType | None,
    tolerance: float | None,
) -> dict[str, Any]:
    """What the screen shows of a failed test; `call`, `expected` and `got` only where a call differs.

    Hypothesis runs its smallest example last, so the last call of the test that differs from the reference is the
    one to show.
    """
    card: dict[str, Any] = {"example": told.example}
    if told.frames:
        own = [frame for frame in told.frames if frame.own]
        shown = (own or list(told.frames))[-1]
        card |= {"where": f"{shown.file}:{shown.line}", "code": shown.code}
    made = [(name, call) for name, those in calls.items() for call in reversed(list(those)) if call.test == test]
    named = named_by(test, calls)
    made.sort(key=lambda pair: pair[0] != named)  # the function in the test's name comes first
    found = _differing(made, reference, tolerance) if reference else None
    if found:
        name, call, right = found
        card |= {"call": typed(name, call), **shown_side_by_side(right, call.outcome, tolerance)}
        note = _tolerance_note(right.value, call.outcome.value, tolerance)
        card |= {"note": note} if note else {}
    return card


def _differing(
    made: list[tuple[str, Call]], reference: ModuleType, tolerance: float | None
) -> tuple[str, Call, Outcome] | None:
    """By more than rounding if there is such a call, else by more than the suite allows, else at all."""
    rights = {name: right for name, _ in made if callable(right := getattr(reference, name, None))}
    pairs = []
    for name, call in made:
        if name in rights:
            pairs.append((name, call, call.on(rights[name])))
            if not call.outcome.same_as(pairs[-1][2]):
                return pairs[-1]
    finer = (pair for pair in pairs if _beyond(tolerance, pair[2].value, pair[1].outcome.value))
    finest = (pair for pair in pairs if not pair[1].outcome.same_as(pair[2], identical))
    return next(finer, None) or next(finest, None)


def typed(name: str, call: Call) -> str:
    """The call as a learner would type it."""
    words = [literal(a) for a in call.arguments]
    words += [f"{key}={literal(value)}" for key, value in call.keywords.items()]
    return f"{name}({', '.join(words)})"


def literal(value: Any) -> str:
    """A value as it is written in Python, shortened where nobody would read it, whatever it is."""
    if isinstance(value, np.ma.MaskedArray):
        return f"np.ma.array({' '.join(str(value).split())})"
    if isinstance(value, np.ndarray) and value.dtype != object:
        dtype = "" if value.dtype in (np.float64, np.int64) else f", dtype={value.dtype}"
        text = np.array2string(value, separator=", ", threshold=3 * MOST_ENTRIES, floatmode="unique")
        text = " ".join(text.split())
        if value.dtype.kind in "biuf":  # NumPy fills up its columns with spaces
            text = re.sub(r"(?<=\[) | (?=[,\]])", "", text)
        return f"np.array({text}{dtype})"
    if isinstance(value, np.generic):
        return repr(value.item())
    if isinstance(value, FunctionType | BuiltinFunctionType | np.ufunc | type):
        return value.__name__
    if isinstance(value, list | tuple) and len(value) > 3 * MOST_ENTRIES:
        return f"{literal(value[:3])[:-1]}, … {len(value)} entries{']' if isinstance(value, list) else ')'}"
    if isinstance(value, list | tuple):
        inside = ", ".join(literal(v) for v in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(value) == 1 else ''})"
    return shown(value)


def shown_side_by_side(right: Outcome, mine: Outcome, tolerance: float | None = None) -> dict[str, Any]:
    """What was `expected` and what was `got`, as texts.

    Of two arrays also `entries`, those that differ, for a screen that is too narrow for the texts: place, expected
    and got of a few, and the number of `others`.
    """
    if mine.raised or right.raised:
        return {"expected": _said(right), "got": _said(mine)}
    for same in (alike, identical):
        changed = [own for was, own in zip(right.after, mine.after, strict=True) if not same(was, own)]
        if changed and same(right.value, mine.value):
            return {"expected": "its argument left as it was", "got": f"an argument changed to {literal(changed[0])}"}
    if comparable(right.value, mine.value):
        marks = differing(right.value, mine.value, tolerance)
        expected, got = table(right.value, mine.value, marks)
        entries = listed(right.value, mine.value, marks)
        return {"expected": expected, "got": got, "entries": entries, "others": int(marks.sum()) - len(entries)}
    return {"expected": _described(right.value, mine.value), "got": _described(mine.value, right.value)}


def _said(outcome: Outcome) -> str:
    if outcome.raised is NotImplementedError:
        return "not written yet"
    return f"raises {outcome.raised.__name__}" if outcome.raised else literal(outcome.value)


def _described(value: Any, other: Any) -> str:
    """The value, and its kind where the kind is the difference."""
    text = literal(value)
    if value is None:
        return "None: is there a `return`?"
    if isinstance(value, Uncopied):
        return f"{text}: is there a `yield` for a `return`?" if value.kind == "generator" else text
    if (is_number(value) and is_number(other)) or (type(value) is type(other) and not isinstance(value, np.ndarray)):
        return text
    if isinstance(value, np.ndarray):
        kind = "masked array" if isinstance(value, np.ma.MaskedArray) else "array"
        return f"{text}  ({kind} of shape {value.shape}, {value.dtype})"
    return f"{text}  ({type(value).__name__})"


def _measurable(right: Any, mine: Any) -> bool:
    return comparable(right, mine) or (is_number(right) and is_number(mine))


def _beyond(tolerance: float | None, right: Any, mine: Any) -> bool:
    """True if two answers that look the same are further apart than the suite allows."""
    if tolerance is None or not _measurable(right, mine):
        return False
    with np.errstate(all="ignore"):
        a, b = np.asarray(right, dtype=float), np.asarray(mine, dtype=float)
        return bool(np.any(np.abs(a - b) > tolerance * np.maximum(np.abs(a), 1.0)))


def _tolerance_note(right: Any, mine: Any, tolerance: float | None) -> str:
    """One sentence if the answers are so near that only the tolerance tells them apart."""
    if tolerance is None or not _measurable(right, mine):
        return ""
    with np.errstate(all="ignore"):
        a, b = np.asarray(right, dtype=float), np.asarray(mine, dtype=float)
        worst = float(np.max(np.abs(a - b) / np.maximum(np.abs(a), 1e-300)))
    if tolerance < worst < CLOSE:
        # With as many digits as it takes to be more than what is allowed.
        by = next(text for digits in range(1, 18) if float(text := f"{worst:.{digits}g}") > tolerance)
        return f"They differ by {by} of the value; the suite allows {tolerance:.1g}."
    return ""
