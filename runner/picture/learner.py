"""The learner's module as a picture sees it: what is asked for comes, or a gap in its place; nothing fails."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from runner.engine.explain import said
from runner.suite.values import is_number, snapshot


class KindError(Exception):
    """An answer that is no number, no array of the right shape: what completes "dot gives …"."""


@dataclass
class Record:
    """What became of the calls: which functions answered, and what is wrong with others, a sentence for each."""

    answered: dict[str, None] = field(default_factory=dict)  # a set that keeps its order
    faults: dict[str, str] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)  # by the reference: the question makes no sense


class Learner:
    """`learner.dot(a, b)` is the learner's answer, of the kind and the shape that the reference's answer has.

    Where the learner's code gives no such answer, it is a gap: nan for a number, an array of nan, `?` for a text, None
    for a truth value. matplotlib leaves out what is nan, so a picture draws what there is without asking; the runner
    writes below it what is missing. Arguments are copied before a call. A blank, `learner.A_DOT_B`, works alike.
    """

    def __init__(
        self, module: ModuleType, reference: ModuleType, record: Record, told: Callable[[str], None] = lambda name: None
    ) -> None:
        self._module, self._reference, self._record, self._told = module, reference, record, told

    def __getattr__(self, name: str) -> Any:
        right = getattr(self._reference, name)
        if callable(right):
            return partial(self._call, name, right)
        with self._noting(name) as found:
            found.append(like(getattr(self._module, name, ...), right))
        if found and not _near(found[0], right):
            self._record.faults.setdefault(name, f"{name} does not hold the right answer")
        return found[0] if found else gap(right)

    def _call(self, name: str, right: Callable[..., Any], /, *arguments: Any) -> Any:
        try:
            with quiet():
                expected = right(*snapshot(arguments))
        except Exception as error:  # a gap, or an answer gone wild, was handed on: there is nothing to ask
            self._record.refused.setdefault(name, said(error))
            return float("nan")
        self._told(name)
        with self._noting(name) as found, quiet():
            answer = getattr(self._module, name, _missing)(*snapshot(arguments))
            found.append(like(answer, expected))
        if not found:
            return gap(expected)
        if has_gaps(found[0]) and not has_gaps(expected):
            self._record.faults.setdefault(name, f"{name} gives nan")
        elif not _near(found[0], expected):
            self._record.faults.setdefault(name, f"{name} does not give the right answers here")
        return found[0]

    @contextmanager
    def _noting(self, name: str) -> Iterator[list[Any]]:
        """Note what goes wrong; whatever a learner's code raises, SystemExit too, ends here."""
        found: list[Any] = []
        try:
            yield found
            self._record.answered[name] = None
        except BaseException as error:
            self._record.faults.setdefault(name, f"{name} {self._complaint(error)}")

    def _complaint(self, error: BaseException) -> str:
        """What completes "cosine …"."""
        if isinstance(error, NotImplementedError):
            return "is not written yet"
        if isinstance(error, KindError):
            return f"gives {error}"
        if isinstance(error, SystemExit):
            return "ends the program"
        lines = []
        tb = error.__traceback__
        while tb:
            if tb.tb_frame.f_code.co_filename == str(self._module.__file__):
                lines.append(tb.tb_lineno)
            tb = tb.tb_next
        where = f" ({Path(str(self._module.__file__)).name}, line {lines[-1]})" if lines else ""
        words = said(error).partition("\n")[0]
        return f"raises {type(error).__name__}{f': {words}' if words else ''}{where}"


def like(answer: Any, right: Any) -> Any:
    """The answer as a plain value of the right one's kind and shape. Raises KindError, or what converting raises."""
    if answer is ...:
        raise NotImplementedError
    if isinstance(right, tuple):
        parts = tuple(answer) if isinstance(answer, tuple | list) else ()
        if len(parts) != len(right):
            raise KindError(f"{shape(answer)}, not {len(right)} values")
        return tuple(like(mine, theirs) for mine, theirs in zip(parts, right, strict=True))
    if isinstance(right, str | bool | np.bool_):
        if not isinstance(answer, str if isinstance(right, str) else bool | np.bool_):
            raise KindError(f"{shape(answer)}, not {shape(right)}")
        return str(answer) if isinstance(right, str) else bool(answer)
    if answer is None:  # NumPy would take it for nan
        raise KindError(f"nothing (no return?), not {shape(right)}")
    found = np.array(answer, dtype=np.float64)
    if found.shape != np.shape(right):
        raise KindError(f"{shape(answer)}, not {shape(right)}")
    return float(found) if is_number(right) else found


def gap(right: Any) -> Any:
    """What stands where an answer of this kind is missing."""
    if isinstance(right, tuple):
        return tuple(gap(part) for part in right)
    if isinstance(right, str):
        return "?"
    if isinstance(right, bool | np.bool_):
        return None
    return float("nan") if is_number(right) else np.full(np.shape(right), np.nan)


def has_gaps(value: Any) -> bool:
    """True when a number in it is nan."""
    if isinstance(value, tuple):
        return any(has_gaps(part) for part in value)
    return not isinstance(value, str) and bool(np.isnan(np.array(value, dtype=np.float64)).any())


def _near(answer: Any, right: Any) -> bool:
    """True when nobody could see the difference in a picture."""
    if isinstance(right, tuple):
        return all(_near(mine, theirs) for mine, theirs in zip(answer, right, strict=True))
    if isinstance(right, str | bool | np.bool_):
        return bool(answer == right)
    return bool(np.allclose(answer, np.array(right, dtype=np.float64), rtol=1e-6, atol=1e-9, equal_nan=True))


def shape(value: Any) -> str:
    """A value's kind, in words."""
    if is_number(value):
        return "one number"
    if isinstance(value, np.ndarray | list | tuple):
        return f"an array of shape {np.shape(value)}"
    return f"a value of type {type(value).__name__}"


@contextmanager
def quiet() -> Iterator[None]:
    """No warnings in here: the suites tell of those."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _missing(*_: Any) -> Any:
    raise NotImplementedError
