"""One function of the learner's and the reference's, on one input."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NoReturn

import numpy as np

from runner.comparing.clock import FEWEST, Race, are_apart, race, sampler, timed
from runner.comparing.exactness import digits
from runner.comparing.facts import NOT_TRIED
from runner.messages import Accuracy, Timing
from runner.output import Catcher
from runner.values import alike, snapshot

Function = Callable[..., Any]
Tell = Callable[[float], None]

UNTRIED = f"{NOT_TRIED}, because a smaller input took too long"
NO_MORE = f"{NOT_TRIED} after that"


@dataclass(frozen=True)
class Trial:
    """Each method tells the reference's result first: the learner's code may never come back."""

    yours: Function | None
    reference: Function
    output: Catcher
    tell: Tell

    def accuracy(self, label: str, arguments: tuple[Any, ...], truth: Any, tried: bool) -> Accuracy:
        """How many digits of the truth each gets right."""
        right = digits(self.reference(*snapshot(arguments)), truth)
        self.tell(right)
        if not tried:
            return Accuracy(label, None, right, NO_MORE)
        try:
            return Accuracy(label, digits(self._function(*snapshot(arguments)), truth), right)
        except BaseException as error:  # SystemExit too
            return Accuracy(label, None, right, complaint(error))

    def timing(self, label: str, arguments: tuple[Any, ...], budget: float, tried: bool) -> Timing:
        """How long each takes, and how their times compare."""
        copies = snapshot(arguments)  # before a random generator among them is used
        right, once = timed(self.reference, snapshot(arguments))
        theirs = sampler(self.reference, arguments, once)
        seconds = theirs()
        self.tell(seconds)
        if not tried:
            return Timing(label, None, seconds, trouble=UNTRIED)
        try:
            self.output.take()
            answer, once = timed(self._function, copies)
            prints = bool(self.output.take()[0])
            mutates = any(_changed(was, now) for was, now in zip(arguments, copies, strict=True))
            result = Race(once, seconds, once / seconds, stable=False, clear=are_apart([once], [seconds]))
            if once <= budget / FEWEST:  # else one call is all that it can afford
                mine = sampler(self._function, arguments, once, fresh=mutates)
                result = race(mine, theirs, budget, self.output.take)
            agrees = alike(snapshot(answer), snapshot(right))
        except BaseException as error:
            return Timing(label, None, seconds, trouble=complaint(error))
        return Timing(label, **vars(result), agrees=agrees, prints=prints, mutates=mutates)

    @property
    def _function(self) -> Function:
        return _missing if self.yours is None else self.yours


def _missing(*_: Any) -> NoReturn:
    raise NotImplementedError


def complaint(error: BaseException) -> str:
    """What completes "yours …"."""
    return "is not written yet" if isinstance(error, NotImplementedError) else f"raises {type(error).__name__}"


def _changed(was: Any, now: Any) -> bool:
    """True for a list or an array that is no longer what it was; a random generator changes by being used."""
    return isinstance(was, list | dict | np.ndarray) and not alike(was, now)
