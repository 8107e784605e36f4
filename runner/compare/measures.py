"""What a rung's `solutions/NN_name/measures.py` says, and whether it is right.

It is optional, and may define three things. Each key that names an input completes "for …" in a sentence.

`SIZES`: for each function worth timing, its inputs from small to large: a function that takes a NumPy random
generator and returns the tuple of arguments.

    SIZES = {"dot": {"n = 10": lambda rng: (rng.normal(size=10), rng.normal(size=10)), "n = 1,000": …}}

`HARD`: for each function that rounding can spoil, hard inputs: the arguments and the true answer, worked out in
exact arithmetic (fractions), or with many digits (decimal). Floats in the arguments count as the binary fractions
that they are. For an array, the truth is a list.

    HARD = {"dot": {"terms that cancel": (([0.1, 1.0], [1.0, -0.1]), Fraction(0.1) - Fraction(0.1))}}

`VERSUS`: pairs of the rung's own functions whose times are worth a sentence, such as a loop and NumPy; both must be
timed on an input of the same name.

    VERSUS = {"dot": "dot_numpy"}
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from runner.compare.clock import digits
from runner.engine.loading import load_source
from runner.files import read_plain
from runner.rung.ladder import Rung
from runner.rung.source import parsed, public_functions
from runner.suite.values import snapshot

Make = Callable[[np.random.Generator], tuple[Any, ...]]

# The reference must have so many digits of each truth right: one that is itself wrong has none or two.
ENOUGH = 5
FILE = "measures.py"


@dataclass(frozen=True)
class Measures:
    """The three tables of one rung."""

    sizes: Mapping[str, Mapping[str, Make]] = field(default_factory=dict)
    hard: Mapping[str, Mapping[str, tuple[tuple[Any, ...], Any]]] = field(default_factory=dict)
    versus: Mapping[str, str] = field(default_factory=dict)

    def arguments(self, function: str, label: str) -> tuple[Any, ...]:
        """The input of one size: the same each time, and for both competitors."""
        return self.sizes[function][label](np.random.default_rng(0))


def measures_of(rung: Rung) -> Measures:
    """The rung's measures; none where there is no such file. Whatever an author's file raises passes through."""
    path = rung.solution / FILE
    if not path.is_file():
        return Measures()
    module = vars(load_source(f"measures_{rung.module}", path))
    return Measures(module.get("SIZES", {}), module.get("HARD", {}), module.get("VERSUS", {}))


def problems_of_measures(rung: Rung) -> list[str]:
    """What is wrong with a rung's measures, in sentences; the truth is held against the reference."""
    try:
        measures = measures_of(rung)
        reference = load_source(f"measured_{rung.module}", rung.reference)
        functions = public_functions(parsed(read_plain(rung.reference)))
        return [f"{FILE}: {problem}" for problem in _problems(measures, vars(reference), functions)]
    except Exception as error:  # an author's file may fail in any way
        return [f"{FILE} can't be used: {type(error).__name__}: {error}"]


def _problems(measures: Measures, reference: Mapping[str, Any], functions: list[str]) -> Iterator[str]:
    for name in {**measures.sizes, **measures.hard, **measures.versus}:
        if name not in functions:
            yield f"{name} is no function of the rung"
            return
    for name, sizes in measures.sizes.items():
        for label in sizes:
            try:
                reference[name](*measures.arguments(name, label))
            except Exception as error:
                yield f"the reference's {name} fails for {label}: {type(error).__name__}: {error}"
    for name, inputs in measures.hard.items():
        for label, (arguments, truth) in inputs.items():
            right = digits(reference[name](*snapshot(arguments)), truth)
            if right < ENOUGH:
                yield f"for {label}, the reference's {name} has {right} digits right, not {ENOUGH}: is the truth right?"
    for name, other in measures.versus.items():
        if not set(measures.sizes.get(name, {})) & set(measures.sizes.get(other, {})):
            yield f"VERSUS: {name} and {other} are not timed on an input of the same name"
