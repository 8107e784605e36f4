"""The facts of a failure: the call as the learner would type it, what was expected, what came, and the line."""

from __future__ import annotations

import ast
import inspect
import linecache
import math
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from inspect import signature
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any

import numpy as np

from runner.engine.explain import Explanation, clip, named_by, shown
from runner.engine.messages import NO_CARD, FailureCard
from runner.rung.source import last_assignment, parsed
from runner.suite.arrays import (
    MOST_ENTRIES,
    comparable,
    differing,
    listed,
    plot_in_words,
    plot_of,
    plots_in_words,
    table,
)
from runner.suite.calls import Call, Outcome, Uncopied
from runner.suite.values import alike, identical, is_number

FLOATS = (float, np.float64)
DIGITS = 6  # of a number that nobody types
SHORT = 8  # characters of a number that is shown as it is
CLOSE = 1e-4  # two numbers nearer to each other than this look the same: then the tolerance is part of the story


def card_of(
    test: str,
    told: Explanation,
    calls: Mapping[str, Iterable[Call]],
    reference: ModuleType | None,
    tolerance: float | None,
) -> FailureCard:
    """What the screen shows of a failed test.

    Hypothesis runs its smallest example last, so the last call of the test that differs from the reference is the
    one to show.
    """
    card = FailureCard(example=told.example)
    if told.frames:
        own = [frame for frame in told.frames if frame.own]
        shown = (own or list(told.frames))[-1]
        card = replace(card, where=f"{shown.file}:{shown.line}", code=shown.code)
    made = [
        (name, call)
        for name, those in calls.items()
        if not _a_witness(getattr(reference, name, None))
        for call in reversed(list(those))
        if call.test == test
    ]
    named = named_by(test, calls)
    made.sort(key=lambda pair: pair[0] != named)  # the function in the test's name comes first
    found = _differing(made, reference, tolerance) if reference else None
    if found:
        name, call, right = _first_cause(found, made, reference)
        card = shown_side_by_side(right, call.outcome, tolerance, card)
        note = _tolerance_note(right.value, call.outcome.value, tolerance)
        card = replace(card, call=typed(name, call), note=note)
    return card


def _a_witness(right: Any) -> bool:
    """True for a function of nothing: its answer is chosen freely, and the reference's would give a choice away."""
    return isinstance(right, FunctionType) and not signature(right).parameters


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


def _first_cause(
    found: tuple[str, Call, Outcome], made: list[tuple[str, Call]], reference: ModuleType | None
) -> tuple[str, Call, Outcome]:
    """The call before, if it has changed its arguments: the one that differs may have been given what is left."""
    _, call, _ = found
    at = next(i for i, (_, one) in enumerate(made) if one is call)
    for name, before in made[at + 1 : at + 2]:  # `made` goes backwards
        was = (*before.arguments, *before.keywords.values())
        right = getattr(reference, name, None)
        if right is not None and not identical(was, before.outcome.after):
            rightly = before.on(right)
            if identical(was, rightly.after) and alike(rightly.value, before.outcome.value):
                return name, before, rightly
    return found


def typed(name: str, call: Call) -> str:
    """The call as a learner would type it: what is typed so does the same."""
    words = [literal(a, exactly=True) for a in call.arguments]
    words += [f"{key}={literal(value, exactly=True)}" for key, value in call.keywords.items()]
    return f"{name}({', '.join(words)})"


def literal(value: Any, exactly: bool = False) -> str:
    """A value as it is written in Python, shortened where nobody would read it, whatever it is.

    `exactly` also tells NumPy's numbers from Python's, which compute otherwise.
    """
    if isinstance(value, np.ma.MaskedArray):
        return f"np.ma.array({' '.join(str(value).split())})"
    if isinstance(value, np.ndarray) and value.dtype != object:
        return _array(value, exactly)
    if isinstance(value, np.generic):
        plain = repr(value.item())
        plain = f"'{plain}'" if plain in ("nan", "inf", "-inf") and exactly else plain
        return f"np.{type(value).__name__}({plain})" if exactly and isinstance(value, np.number) else plain
    if isinstance(value, FunctionType) and value.__name__ == "<lambda>":
        return _lambda(value)
    if isinstance(value, FunctionType | BuiltinFunctionType | np.ufunc | type):
        return f"{_module(value)}{value.__name__}"
    if isinstance(value, list | tuple) and len(value) > 3 * MOST_ENTRIES:
        return f"{literal(value[:3], exactly)[:-1]}, … {len(value)} entries{']' if isinstance(value, list) else ')'}"
    if isinstance(value, list | tuple):
        inside = ", ".join(literal(v, exactly) for v in value)
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(value) == 1 else ''})"
    if exactly and isinstance(value, float) and not math.isfinite(value):
        return f"float('{value}')"
    return shown(value)


def _module(value: Any) -> str:
    """What stands before the name of a function that the learner gets from a module."""
    if isinstance(value, np.ufunc):
        return "np."
    return "math." if value.__module__ == "math" else ""


def _array(value: np.ndarray[Any, Any], exactly: bool) -> str:
    """An array as it is typed; of a long one the beginning, and how much there is."""
    text = _array_text(value)
    return re.sub(r"\b(nan|inf)\b", r"np.\1", text) if exactly and value.dtype.kind == "f" else text


def _array_text(value: np.ndarray[Any, Any]) -> str:
    plain = value.dtype in (np.float64, np.int64) or value.dtype.kind not in "iuf"  # what np.array makes by itself
    dtype = "" if plain else f", dtype=np.{value.dtype.name}"
    if value.size == 0 and value.ndim > 1:
        return f"np.zeros({value.shape}{dtype})"
    if value.size > 3 * MOST_ENTRIES and value.dtype.kind in "biuf":
        first = value.flat[0]
        if (value == first).all():
            size = value.shape[0] if value.ndim == 1 else value.shape
            return f"np.full({size}, {first.item()}{dtype})"
        begin = _entries(value[(0,) * (value.ndim - 1)][:3])[:-1]
        many = " × ".join(f"{side:,}" for side in value.shape)
        outside = value.ndim - 1
        return f"np.array({'[' * outside}{begin}, … {many} entries]{']' * outside}{dtype})"
    return f"np.array({_entries(value)}{dtype})"


def _entries(value: np.ndarray[Any, Any]) -> str:
    text = " ".join(np.array2string(value, separator=", ", floatmode="unique").split())
    # NumPy fills up its columns with spaces
    return re.sub(r"(?<=\[) | (?=[,\]])", "", text) if value.dtype.kind in "biuf" else text


def _lambda(function: FunctionType) -> str:
    """The text of a lambda, where its line holds no other one."""
    code = function.__code__
    with suppress(SyntaxError, ValueError):
        tree = parsed("".join(linecache.getlines(code.co_filename)))
        found = [n for n in ast.walk(tree) if isinstance(n, ast.Lambda) and n.lineno == code.co_firstlineno]
        if len(found) == 1:
            return ast.unparse(found[0])
    return "lambda …"


def shown_side_by_side(
    right: Outcome, mine: Outcome, tolerance: float | None = None, card: FailureCard = NO_CARD
) -> FailureCard:
    """The card with what was expected and what was got."""

    def both(expected: str, got: str) -> FailureCard:
        return replace(card, expected=expected, got=got)

    if mine.raised or right.raised:
        return both(_said(right), _said(mine))
    if plot_of(right.value) and plot_of(mine.value):
        return both(*plots_in_words(plot_of(right.value), plot_of(mine.value)))
    for same in (alike, identical):
        changed = [own for was, own in zip(right.after, mine.after, strict=True) if not same(was, own)]
        if changed and same(right.value, mine.value):
            return both("its argument left as it was", f"an argument changed to {literal(changed[0])}")
    if comparable(right.value, mine.value):
        marks = differing(right.value, mine.value, tolerance)
        entries = tuple(listed(right.value, mine.value, marks))
        others = int(marks.sum()) - len(entries)
        return replace(both(*table(right.value, mine.value, marks)), entries=entries, others=others)
    if type(right.value) in FLOATS and type(mine.value) in FLOATS and right.value != mine.value:
        return both(*_floats(right.value, mine.value))
    return both(_described(right.value, mine.value), _described(mine.value, right.value))


def _floats(right: float, mine: float) -> tuple[str, str]:
    """Two numbers with six digits, or with as many as it takes to tell them apart."""
    gap = abs(right - mine)
    for n in range(DIGITS, 17):
        a, b = _digits(right, n), _digits(mine, n)
        if a != b and (n == DIGITS or abs(abs(float(a) - float(b)) - gap) <= gap / 100):  # and show how far apart
            return a, b
    return repr(float(right)), repr(float(mine))


def _digits(number: float, digits: int) -> str:
    """A number with so many digits; a short one as Python writes it."""
    whole, text = repr(float(number)), f"{number:.{digits}g}"
    return whole if len(whole) <= SHORT else text if "e" in text else repr(float(text))


def brief(value: Any) -> str:
    """A value to read, not to type: of each number six digits; a plot in words."""
    if axes := plot_of(value):
        return plot_in_words(axes)
    if isinstance(value, FLOATS):
        return _digits(float(value), DIGITS)
    if isinstance(value, np.ndarray) and value.dtype == np.float64 and type(value) is np.ndarray:
        rounded = np.array([float(f"{x:.{DIGITS}g}") for x in value.ravel().tolist()]).reshape(value.shape)
        return literal(rounded)
    if type(value) in (list, tuple) and len(value) <= 3 * MOST_ENTRIES:
        inside = ", ".join(map(brief, value))
        return f"[{inside}]" if isinstance(value, list) else f"({inside}{',' if len(value) == 1 else ''})"
    return literal(value)


def _said(outcome: Outcome) -> str:
    if outcome.unwritten:
        return "not written yet"
    return f"raises {outcome.raised.__name__}" if outcome.raised else brief(outcome.value)


def _described(value: Any, other: Any) -> str:
    """The value, and its kind where the kind is the difference."""
    text = brief(value) if brief(value) != brief(other) else literal(value)
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


def place_of(card: FailureCard, test: str, called: str, learner: ModuleType, path: Path, source: bytes) -> FailureCard:
    """The card at the line where the blank of the test's name is filled in, else where the function begins.

    The called one comes first. The card stays as it is where the file does not define it.
    """
    public = [name for name in vars(learner) if not name.startswith("_")]
    name = named_by(test, public)
    if not name.isupper():
        name = called or name
    assigned = last_assignment(source, name)
    line = _begin(getattr(learner, name, None), path) or (assigned.lineno if assigned else 0)
    if not line:
        return card
    code = short(clip(linecache.getline(str(path), line).strip()))
    return replace(card, where=f"{path.name}:{line}", code=code)


def short(code: str) -> str:
    """A signature without its type hints: `def dot(a, b):`."""
    try:
        (function,) = parsed(f"{code} ...").body
    except (SyntaxError, ValueError):
        return code
    if not isinstance(function, ast.FunctionDef):
        return code
    return f"def {function.name}({', '.join(a.arg for a in function.args.args)}):"


def _begin(value: object, path: Path) -> int:
    code = getattr(inspect.unwrap(value), "__code__", None) if callable(value) else None
    return code.co_firstlineno if code and code.co_filename == str(path) else 0
