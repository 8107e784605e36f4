"""Wrong answers that need no author: every suite must refuse them for every function. And harmless adapters."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

from runner.suite.values import is_number, snapshot

Function = Callable[..., Any]


class AlwaysAgrees:
    """Equal to everything, smaller than everything, larger than everything, and true."""

    __hash__ = None  # type: ignore[assignment]
    shape = ()
    __array_ufunc__ = None  # NumPy then leaves the comparison to this class

    def _yes(self, *_: object) -> bool:
        return True

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __bool__ = _yes

    def _self(self, *_: object) -> AlwaysAgrees:
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _self
    __abs__ = __neg__ = __getitem__ = _self


def _changed(change: Callable[[Any], Any]) -> Callable[[Function], Function]:
    """An impostor that changes the right answer; where there is none (bad input) it refuses, as it should."""

    def make(right: Function) -> Function:
        @functools.wraps(right)
        def impostor(*arguments: Any, **keywords: Any) -> Any:
            return change(right(*arguments, **keywords))

        return impostor

    return make


def _filled(value: float) -> Callable[[Any], Any]:
    def fill(answer: Any) -> Any:
        return np.full(answer.shape, value) if isinstance(answer, np.ndarray) else value

    return fill


def _rounded(answer: Any) -> Any:
    """To one significant digit."""
    if (isinstance(answer, np.ndarray) and answer.dtype.kind in "iuf") or is_number(answer):
        values = np.asarray(answer, dtype=float)
        rounded = np.array([float(f"{v:.0e}") for v in values.ravel()]).reshape(values.shape)
        return rounded if isinstance(answer, np.ndarray) else float(rounded)
    return answer


def _other_shape(answer: Any) -> Any:
    return np.asarray(answer)[..., np.newaxis] if is_number(answer) or isinstance(answer, np.ndarray) else [answer]


def _masked(answer: Any) -> Any:
    return np.ma.MaskedArray(np.zeros(np.shape(answer)), mask=True) if isinstance(answer, np.ndarray) else np.ma.masked


def _mutates(right: Function) -> Function:
    @functools.wraps(right)
    def impostor(*arguments: Any, **keywords: Any) -> Any:
        answer = right(*arguments, **keywords)
        for argument in (*arguments, *keywords.values()):
            if isinstance(argument, np.ndarray) and argument.size and argument.flags.writeable:
                argument += 1
            elif isinstance(argument, list) and argument:
                argument.reverse()
                argument.append(argument[0])
        return answer

    return impostor


def _first_argument(right: Function) -> Function:
    @functools.wraps(right)
    def impostor(*arguments: Any, **keywords: Any) -> Any:
        right(*arguments, **keywords)
        given = (*arguments, *keywords.values())
        return given[0] if given else None

    return impostor


CHANGES = "right, but changes its argument"

IMPOSTORS: dict[str, Callable[[Function], Function]] = {
    "returns None": _changed(lambda answer: None),
    "returns an empty array": _changed(lambda answer: np.array([])),
    "returns zeros": _changed(_filled(0.0)),
    "returns ones": _changed(_filled(1.0)),
    "returns NaN": _changed(_filled(np.nan)),
    "returns its first argument": _first_argument,
    "rounds to one digit": _changed(_rounded),
    "right value, wrong shape": _changed(_other_shape),
    "an object that always agrees": _changed(lambda answer: AlwaysAgrees()),
    "a masked array": _changed(_masked),
    CHANGES: _mutates,
}


def _adapted(change: Callable[[Any], Any]) -> Callable[[Function], Function]:
    """The function, fed the same numbers in another form. It gets copies: what it does to them is not judged."""

    def make(right: Function) -> Function:
        @functools.wraps(right)
        def adapter(*arguments: Any, **keywords: Any) -> Any:
            copies = [change(snapshot(a)) for a in arguments]
            return right(*copies, **{k: change(snapshot(v)) for k, v in keywords.items()})

        return adapter

    return make


def _as_list(value: Any) -> Any:
    return value.tolist() if type(value) is np.ndarray else value


def _as_array(value: Any) -> Any:
    if isinstance(value, list) and value:
        try:
            array = np.array(value)
        except ValueError:  # ragged: there is no such array
            return value
        return array if array.dtype.kind in "iuf" else value
    return value


def _as_dtype(dtype: type) -> Callable[[Any], Any]:
    """Only where nothing is lost by it: whole numbers to integers, short binary fractions to float32."""

    def change(value: Any) -> Any:
        array = _as_array(value)
        if type(array) is np.ndarray and array.dtype.kind in "iuf" and array.size:
            with np.errstate(all="ignore"):
                narrow: Any = array.astype(dtype)
            if np.array_equal(narrow.astype(float), array.astype(float)):
                return narrow
        return value

    return change


ADAPTERS: dict[str, Callable[[Function], Function]] = {
    "lists": _adapted(_as_list),
    "arrays": _adapted(_as_array),
    "integer arrays": _adapted(_as_dtype(np.int64)),
    "float32 arrays": _adapted(_as_dtype(np.float32)),
}
