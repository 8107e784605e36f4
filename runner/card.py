"""The facts of a failure: the call as the learner would type it, what was expected, what came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

import numpy as np

from runner.explain import Explanation, shown
from runner.recorder import Call, Outcome, Uncopied
from runner.values import alike, is_number

MOST_ENTRIES = 8  # of a row, and of rows, that are shown in full
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
    found = _differing(made, reference, tolerance) if reference else None
    if found:
        name, call, right = found
        expected, got = shown_side_by_side(right, call.outcome)
        card |= {"call": typed(name, call), "expected": expected, "got": got}
        note = _tolerance_note(right.value, call.outcome.value, tolerance)
        card |= {"note": note} if note else {}
    return card


def _differing(
    made: list[tuple[str, Call]], reference: ModuleType, tolerance: float | None
) -> tuple[str, Call, Outcome] | None:
    rights = {name: right for name, _ in made if callable(right := getattr(reference, name, None))}
    pairs = [(name, call, call.on(rights[name])) for name, call in made if name in rights]
    found = (pair for pair in pairs if not pair[1].outcome.same_as(pair[2]))
    finer = (pair for pair in pairs if _beyond(tolerance, pair[2].value, pair[1].outcome.value))
    return next(found, None) or next(finer, None)


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
        return f"np.array({' '.join(text.split())}{dtype})"
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


def shown_side_by_side(right: Outcome, mine: Outcome) -> tuple[str, str]:
    """What was expected and what came, in texts whose entries stand under each other."""
    if mine.raised or right.raised:
        return _said(right), _said(mine)
    changed = [own for was, own in zip(right.after, mine.after, strict=True) if not alike(was, own)]
    if changed and alike(right.value, mine.value):
        return "its argument left as it was", f"an argument changed to {literal(changed[0])}"
    if _is_table(right.value) and _is_table(mine.value) and right.value.shape == mine.value.shape:
        return _tables(right.value, mine.value)
    return _described(right.value, mine.value), _described(mine.value, right.value)


def _said(outcome: Outcome) -> str:
    if outcome.raised is NotImplementedError:
        return "not written yet"
    return f"raises {outcome.raised.__name__}" if outcome.raised else literal(outcome.value)


def _is_table(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype.kind in "iuf" and 0 < value.ndim <= 2 and value.size > 0


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


def _tables(right: Any, mine: Any) -> tuple[str, str]:
    """Both arrays row by row in equal columns; carets under the entries that differ."""
    if max(right.shape) > MOST_ENTRIES:
        return _first_difference(right, mine)
    expected, got = [], []
    for row, own in zip(np.atleast_2d(right), np.atleast_2d(mine), strict=True):
        pairs = [_numbers(a, b) for a, b in zip(row, own, strict=True)]
        widths = [max(len(a), len(b)) for a, b in pairs]
        marks = [("" if alike(a, b) else "^") * w for a, b, w in zip(row, own, widths, strict=True)]
        expected.append("[" + ", ".join(a.rjust(w) for (a, _), w in zip(pairs, widths, strict=True)) + "]")
        got.append("[" + ", ".join(b.rjust(w) for (_, b), w in zip(pairs, widths, strict=True)) + "]")
        got.append(" " + "  ".join(m.ljust(w) for m, w in zip(marks, widths, strict=True)))
    return "\n".join(expected), "\n".join(line.rstrip() for line in got if line.strip())


def _first_difference(right: Any, mine: Any) -> tuple[str, str]:
    for index in np.ndindex(right.shape):
        if not alike(right[index], mine[index]):
            where = ", ".join(map(str, index))
            expected, got = _numbers(right[index], mine[index])
            return f"{expected} at [{where}] of shape {right.shape}", f"{got} at [{where}]"
    return literal(right), literal(mine)


def _numbers(a: Any, b: Any) -> tuple[str, str]:
    """Two numbers with as many digits as it takes to see whether they differ."""
    for digits in (6, 10, 17):
        pair = f"{float(a):.{digits}g}", f"{float(b):.{digits}g}"
        if pair[0] != pair[1] or float(pair[0]) == float(a):
            break
    return pair


def _comparable(right: Any, mine: Any) -> bool:
    tables = _is_table(right) and _is_table(mine)
    return right.shape == mine.shape if tables else is_number(right) and is_number(mine)


def _beyond(tolerance: float | None, right: Any, mine: Any) -> bool:
    """True if two answers that look the same are further apart than the suite allows."""
    if tolerance is None or not _comparable(right, mine):
        return False
    with np.errstate(all="ignore"):
        a, b = np.asarray(right, dtype=float), np.asarray(mine, dtype=float)
        return bool(np.any(np.abs(a - b) > tolerance * np.maximum(np.abs(a), 1.0)))


def _tolerance_note(right: Any, mine: Any, tolerance: float | None) -> str:
    """One sentence if the answers are so near that only the tolerance tells them apart."""
    if tolerance is None or not _comparable(right, mine):
        return ""
    with np.errstate(all="ignore"):
        a, b = np.asarray(right, dtype=float), np.asarray(mine, dtype=float)
        worst = float(np.max(np.abs(a - b) / np.maximum(np.abs(a), 1e-300)))
    if 0 < worst < CLOSE:
        return f"They differ by {worst:.1g} of the value; the suite allows {tolerance:.1g}."
    return ""
