"""In the fresh process: the suite's own calls, answered by the learner's code and by the reference."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

from runner.compare.clock import relative_difference
from runner.engine.messages import Agreed, Agreement
from runner.files import read_plain
from runner.rung.source import parsed, public_functions
from runner.suite.calls import Call, Outcome
from runner.suite.card import literal, typed
from runner.suite.run import SuiteRun
from runner.suite.values import identical

PATIENCE = 2.0  # seconds for the reference to answer one function's calls again: a picture takes a while


class Agreeing(SuiteRun):
    """A run of the suite that ends with a comparison in the place of a diagnosis."""

    consequence = ""  # the measures are told of as well

    def look_back(self, learner: ModuleType) -> None:
        for name in public_functions(parsed(read_plain(self.rung.reference))):
            self.deadline()
            found = agreement(name, self.recorder.calls.get(name, ()), getattr(self.reference, name))
            self.send(Agreed(name, found))


def agreement(name: str, calls: Iterable[Call], reference: Callable[..., Any]) -> Agreement:
    """Replay the calls on the reference and compare."""
    made = list(calls)
    if made and all(call.outcome.unwritten for call in made):
        return Agreement(len(made), written=False)
    compared = same = differ = 0
    worst, examples = 0.0, []
    end = time.perf_counter() + PATIENCE
    for call in made:
        right = call.on(reference)
        compared += 1
        if not call.outcome.same_as(right):
            differ += 1
            examples.append(
                f"{typed(name, call)}: yours {told(call.outcome, right)}, the reference {told(right, call.outcome)}"
            )
        elif call.outcome.same_as(right, identical):
            same += 1
        else:
            worst = max(worst, relative_difference(call.outcome.value, right.value))
        if time.perf_counter() > end:
            break
    return Agreement(compared, differ, same, worst, min(examples, key=len, default=""))


def told(outcome: Outcome, other: Outcome) -> str:
    """`gives 3.0`, `raises ValueError`"""
    if outcome.raised:
        return f"raises {outcome.raised.__name__}"
    kind = type(outcome.value).__name__
    added = "" if other.raised or kind == type(other.value).__name__ else f" ({kind})"
    return f"gives {literal(outcome.value)}{added}"
