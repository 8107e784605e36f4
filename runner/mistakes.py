"""Known misconceptions as code: the decorator that a rung's `mistakes.py` uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from inspect import cleandoc
from types import ModuleType
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Mistake:
    """One misconception about one name of a rung: a function, or a blank (then `wrong` takes no argument)."""

    of: str
    name: str
    diagnosis: str
    wrong: Callable[..., Any]
    checks_input: bool


def mistake(of: str, *, checks_input: bool = True) -> Callable[[F], F]:
    """Mark a function as a known wrong answer for the function or blank `of`; its docstring is the diagnosis.

    A mistake is written without checks of its input: the runner lets it refuse what the reference refuses.
    `checks_input=False` is for a mistake that consists in a missing check: it then answers everything itself.
    """

    def mark(function: F) -> F:
        function.__mistake__ = Mistake(  # type: ignore[attr-defined]
            of, function.__name__, cleandoc(function.__doc__ or ""), function, checks_input
        )
        return function

    return mark


def mistakes_in(module: ModuleType) -> list[Mistake]:
    """The mistakes that a module marks, in the order of its lines."""
    found = (getattr(value, "__mistake__", None) for value in vars(module).values())
    return [known for known in found if isinstance(known, Mistake)]
