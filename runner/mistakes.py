"""Known misconceptions as code: what a rung's `mistakes.py` is written with, and how it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from inspect import cleandoc
from numbers import Real
from pathlib import Path
from typing import Any, TypeVar

from runner.engine.loading import load_source

F = TypeVar("F", bound=Callable[..., Any])

ON_PAPER = 0.0005  # as in exercises/checks.py: how far a number that was worked out by hand may be off


@dataclass(frozen=True)
class Mistake:
    """One misconception about one name of a rung.

    Of a function, `wrong` takes its place. Of a blank, `wrong()` is a wrong value, and `matches` tells whether a
    learner's value shows this misconception.
    """

    of: str
    name: str
    diagnosis: str
    wrong: Callable[..., Any]
    edges: bool = False
    matches: Callable[[Any], bool] | None = None
    epsilons: bool = False  # `wrong` takes an `epsilon`, and a learner's may be of any size

    def met_by(self, value: Any) -> bool:
        """True if a blank that holds this value shows the misconception."""
        try:
            return self.matches is not None and bool(self.matches(value))
        except Exception:  # a value of some other kind
            return False


_found: list[Mistake] = []  # by the file that is being read


def known_mistakes(path: Path) -> list[Mistake]:
    """The mistakes that a rung's `mistakes.py` tells of, in the order of its lines."""
    _found.clear()
    load_source("known_mistakes", path)
    return list(_found)


def in_sizes(known: Iterable[Mistake], sizes: Iterable[float]) -> list[Mistake]:
    """The same mistakes in the same order, those with an epsilon once for each size as well."""
    sizes = list(sizes)
    found: list[Mistake] = []
    for one in known:
        found.append(one)
        if one.epsilons:
            found += [replace(one, wrong=partial(one.wrong, epsilon=size)) for size in sizes]
    return found


def mistake(of: str, *, edges: bool = False, epsilons: bool = False) -> Callable[[F], F]:
    """Mark a function as a known wrong answer for the function `of`; its docstring is the diagnosis.

    A mistake is written without checks of its input: what the reference refuses, it refuses as well. `edges=True` is
    for one whose finite answers are right: it consists in a refusal that is missing, or in a NaN, an infinity or an
    exception where a number should be. It answers everything itself.

    `epsilons=True` is for one that puts a small number somewhere, so that nothing becomes 0: the function has a
    keyword `epsilon` with one size as its default, and is held against the learner's in many sizes.
    """

    def mark(function: F) -> F:
        text = cleandoc(function.__doc__ or "")
        _found.append(Mistake(of, function.__name__, text, function, edges, epsilons=epsilons))
        return function

    return mark


def wrong(of: str, answers: Mapping[Any, str], *, any_order: bool = False) -> None:
    """Known wrong values of the blank `of`, each with its diagnosis.

    wrong("A_DOT_B", {21: "…", 90: "…"})

    Values are numbers (met within 0.0005), letters and words (however they are written: "c)" is "c"), truth values, or
    tuples for lists. `any_order` is for a list whose order means nothing.
    """
    for value, diagnosis in answers.items():
        wrong_when(of, value, partial(_met, value, any_order), diagnosis)


def wrong_when(of: str, example: Any, matches: Callable[[Any], bool], diagnosis: str) -> None:
    """A kind of wrong values of the blank `of`: those for which `matches` is true, of which `example` is one.

    wrong_when("DIVERGES", 0.9, lambda eta: 0 < eta < 1, "…")
    """
    given = _as_list(example)
    _found.append(Mistake(of, f"{of} = {given}", cleandoc(diagnosis), lambda: given, matches=matches))


def _as_list(value: Any) -> Any:
    return [_as_list(entry) for entry in value] if isinstance(value, tuple) else value


def _met(value: Any, any_order: bool, got: Any) -> bool:
    """True when the learner's value is this one."""
    if isinstance(value, bool) or isinstance(got, bool):
        return got is value
    if isinstance(value, str):
        return isinstance(got, str) and got.strip(" \t\n().:").lower() == value.lower()
    if isinstance(value, tuple):
        if not isinstance(got, list | tuple) or len(got) != len(value):
            return False
        if any_order:
            got, value = sorted(got), tuple(sorted(value))
        return all(_met(v, False, g) for v, g in zip(value, got, strict=True))
    return isinstance(got, Real) and bool(abs(got - value) <= ON_PAPER)
