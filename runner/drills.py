"""Questions by hand with fresh numbers: what a rung's `drill.py` is written with, and how it is read.

    product = drill("dot_product", "dot")

    @product.numbers        # draws the numbers, by the names of the function's parameters; None: draw again
    @product.truth          # what the function gives for them
    @product.question       # what the learner reads
    @product.steps          # how it is worked out with these numbers, a line each
    @product.slip           # as often as needed: a wrong answer from the same numbers; its docstring names it

Numbers are drawn until the truth and all slips differ, so that one answer names the slip. Whoever calls the function
with them gets the truth; where it gives something else that the truth follows from, `@product.reference` says how.
A parameter that is a function itself is an `Expression`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from inspect import cleandoc
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from runner.engine.loading import load_source

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Slip:
    """One wrong answer that people really get: its name, what it says, and how it comes about."""

    name: str
    text: str
    wrong: Callable[..., Any]


@dataclass
class Item:
    """One kind of question. `digits` are those asked for after the point; without them the answer is a whole number.

    The truth is a number, a list, a matrix, or, for a `rule`, an expression in the names that were drawn; its function
    is then called with the numbers of an example.
    """

    name: str
    of: str  # a function of the rung
    digits: int | None = None
    any_order: bool = False
    rule: bool = False
    drawn: Callable[[Random], dict[str, Any] | None] = field(init=False)
    right: Callable[..., Any] = field(init=False)
    asked: Callable[..., str] = field(init=False)
    worked: Callable[..., Sequence[str]] = field(init=False)
    slips: list[Slip] = field(default_factory=list)
    called: Callable[..., Any] | None = None
    exemplified: Callable[[Random], dict[str, Any]] | None = None

    def numbers(self, function: F) -> F:
        """Mark what draws the numbers."""
        self.drawn = function
        return function

    def truth(self, function: F) -> F:
        """Mark what the right answer is."""
        self.right = function
        return function

    def question(self, function: F) -> F:
        """Mark what is asked."""
        self.asked = function
        return function

    def steps(self, function: F) -> F:
        """Mark how it is worked out."""
        self.worked = function
        return function

    def slip(self, function: F) -> F:
        """Mark a wrong answer. In its docstring `{got}` stands for that answer."""
        self.slips.append(Slip(function.__name__, cleandoc(function.__doc__ or ""), function))
        return function

    def reference(self, function: F) -> F:
        """Mark how the truth follows from what the rung's function gives, where that is not the truth itself.

        Of a rule: which numbers its names stand for in the example, and which number it gives then.
        """
        self.called = function
        return function

    def example(self, function: F) -> F:
        """Mark what draws the numbers that a rule's function is called with."""
        self.exemplified = function
        return function


class Expression(str):
    """A function of x as Python writes it, `2*x + 1`: JSON carries the text, and Python can call it."""

    def __call__(self, x: Any) -> Any:
        """Its value at x, a number or an array."""
        return eval(self, {"__builtins__": {}}, {"x": x})  # the text is our own: no learner has written it


_found: list[Item] = []  # by the file that is being read


def known_drills(path: Path) -> list[Item]:
    """The items of a rung's `drill.py`, in the order of its lines; none where there is no such file."""
    _found.clear()
    if path.is_file():
        load_source("known_drills", path)
    return list(_found)


def drill(name: str, of: str, *, digits: int | None = None, any_order: bool = False, rule: bool = False) -> Item:
    """A new item about the function `of`."""
    item = Item(name, of, digits, any_order, rule)
    _found.append(item)
    return item


def shown(value: Any, digits: int | None = None) -> str:
    """A number, list or matrix as one writes it: `−3`, `0.75`, `[[1, 2], [3, 4]]`; at most so many digits."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return f"[{', '.join(shown(entry, digits) for entry in value)}]"
    text = f"{value:.6g}" if digits is None else f"{value:.{digits}f}"
    if digits and "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", "−")


def times(*factors: float) -> str:
    """A product as one writes it: `2·(−1)`."""
    return "·".join(f"({shown(f)})" if f < 0 else shown(f) for f in factors)


def added(terms: Sequence[float], digits: int | None = None) -> str:
    """A sum as one writes it: `8 − 5 − 6`."""
    first, *others = terms
    return shown(first, digits) + "".join(f" {'−' if term < 0 else '+'} {shown(abs(term), digits)}" for term in others)


# --- Distributions of powers of one half: their logarithms are whole numbers ---

ALIKE = ((1, 2, 3, 3), (1, 2, 3, 4, 4), (2, 2, 2, 3, 3), (1, 3, 3, 3, 3))  # how often each part was halved


def halved(rng: Random, halvings: Sequence[int]) -> list[float]:
    """Probabilities in any order, of which each is 1, halved so often: (1, 2, 2) may be [0.25, 0.5, 0.25]."""
    return [2.0**-n for n in rng.sample(halvings, len(halvings))]


def two_halved(rng: Random) -> dict[str, list[float]] | None:
    """Two distributions `p` and `q` over the same outcomes; None where their lengths differ."""
    first, second = rng.choice(ALIKE), rng.choice(ALIKE)
    return {"p": halved(rng, first), "q": halved(rng, second)} if len(first) == len(second) else None


def parts(p: Sequence[float]) -> str:
    """Such a distribution as one writes it: `(1/2, 1/4, 1/4)`."""
    return f"({', '.join(f'1/{round(1 / share)}' for share in p)})"
