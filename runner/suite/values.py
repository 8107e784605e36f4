"""Copies of values, and when two values are the same answer."""

from __future__ import annotations

import copy
import math
from fractions import Fraction
from numbers import Real
from typing import Any

import numpy as np

# Two right orders of summation differ by less; two different formulas, on the suites' inputs, by far more.
RELATIVE = 1e-9
ABSOLUTE = 1e-12
COARSE = 1e-5  # the same for answers in float32, with their seven digits

PLAIN = frozenset((float, int, bool, str, type(None)))  # what never changes, and what most entries are


def snapshot(value: Any) -> Any:
    """The value as it is now, whatever the code does to it later. Raises when it can't be copied."""
    kind = type(value)
    if kind in PLAIN:
        return value
    if kind is list or kind is tuple:
        return kind(value if PLAIN.issuperset(map(type, value)) else map(snapshot, value))
    if isinstance(value, np.ndarray):
        return value.copy()
    if isinstance(value, int | float | str | bytes | Fraction | np.generic):
        return value
    if type(value).__module__.startswith("matplotlib.") and hasattr(value, "get_lines"):
        lines = [[snapshot(np.asarray(data)) for data in line.get_data()] for line in value.get_lines()]
        return ["Axes", value.get_xlabel(), value.get_ylabel(), lines]
    if callable(value):
        return value
    return copy.deepcopy(value)


def is_number(value: Any) -> bool:
    """True for one real number: Python's, NumPy's, or a 0-d array; a truth value is none."""
    if isinstance(value, np.ndarray):
        return type(value) is np.ndarray and value.shape == () and value.dtype.kind in "iuf"
    return isinstance(value, Real) and not isinstance(value, bool | np.bool_)


def alike(a: Any, b: Any) -> bool:
    """True when two values are the same answer: same kind, same shape, equal up to rounding (nan equals nan)."""
    if _at_a_glance(a, b):
        return True
    if is_number(a) and is_number(b):
        return _close(a, b)
    if isinstance(a, np.ndarray) or isinstance(b, np.ndarray):
        return _arrays_alike(a, b)
    if type(a) is not type(b):
        return isinstance(a, bool | np.bool_) and isinstance(b, bool | np.bool_) and bool(a) == bool(b)
    if isinstance(a, np.random.Generator):
        return alike(a.bit_generator.state, b.bit_generator.state)
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(alike(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return a.keys() == b.keys() and all(alike(value, b[key]) for key, value in a.items())
    try:
        return bool(a is b or a == b)
    except Exception:  # what can't be compared is not known to be the same
        return False


def identical(a: Any, b: Any) -> bool:
    """True when two values are alike to the last bit."""
    if _at_a_glance(a, b):
        return True
    if isinstance(a, list | tuple) and isinstance(b, list | tuple):
        return type(a) is type(b) and len(a) == len(b) and all(identical(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, np.random.Generator):
        return alike(a, b)
    return alike(a, b) and bool(np.all((a == b) | ((a != a) & (b != b))))


def _at_a_glance(a: Any, b: Any) -> bool:
    """True where the same bits tell at once: so it is with most answers of a function that is right."""
    kind = type(a)
    if kind is not type(b):
        return False
    if kind is np.ndarray:
        return a.dtype == b.dtype and a.dtype.kind in "biuf" and a.shape == b.shape and a.tobytes() == b.tobytes()
    if kind is list or kind is tuple:
        kinds = list(map(type, a))
        return PLAIN.issuperset(kinds) and kinds == list(map(type, b)) and bool(a == b)
    return kind in PLAIN and bool(a == b)


def _close(a: Any, b: Any) -> bool:
    if isinstance(a, Fraction) or isinstance(b, Fraction):  # exact arithmetic is another kind than floating point
        return not any(isinstance(v, float | np.floating) for v in (a, b)) and bool(a == b)
    try:
        x, y = float(a), float(b)
    except OverflowError:  # 10**400 is a number, but no float
        return bool(a == b)
    relative = _relative(a, b)
    return x == y or (math.isnan(x) and math.isnan(y)) or math.isclose(x, y, rel_tol=relative, abs_tol=ABSOLUTE)


def _relative(*numbers: Any) -> float:
    return COARSE if any(getattr(n, "dtype", None) == np.float32 for n in numbers) else RELATIVE


def _arrays_alike(a: Any, b: Any) -> bool:
    if type(a) is not type(b) or a.shape != b.shape:
        return False
    if isinstance(a, np.ma.MaskedArray):
        same_mask = np.array_equal(np.ma.getmaskarray(a), np.ma.getmaskarray(b))
        return same_mask and _arrays_alike(a.compressed(), b.compressed())
    kinds = a.dtype.kind + b.dtype.kind
    if set(kinds) <= set("iuf"):
        return bool(np.allclose(a, b, rtol=_relative(a, b), atol=ABSOLUTE, equal_nan=True))
    if a.dtype.kind != b.dtype.kind:
        return False
    return all(alike(x, y) for x, y in zip(a.ravel().tolist(), b.ravel().tolist(), strict=True))
