"""What is left to do where all numbers are right: an edge without an answer, a refusal that is missing, the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from runner.suite.calls import Outcome
from runner.suite.card import brief, typed
from runner.suite.diagnosis.known import finitely_wrong
from runner.suite.diagnosis.probes import Probe
from runner.suite.values import identical, is_number

MOST = 3  # calls that are named
MOST_WIDTH = 70  # of a call: what is longer nobody reads in a sentence
ONLY_SO_FAR = "Where your function gives a number, the number is right."
OTHERS = "What your function refuses is not what it should refuse. It refuses what has an answer:"
TOO_MUCH = "Your function refuses what has an answer:"
CHANGES = "Your function changes the list or array that it was given: after the call it is another one. Work on a copy."
FEWEST = 3  # right answers, before one may say that the mathematics is right


def what_is_left(name: str, probes: Sequence[Probe], raises: bool) -> tuple[str, str] | None:
    """Its name and one or two sentences, if all finite answers are right and there are enough of them; else nothing.

    `raises`: the function may refuse by itself. Else what it calls refuses.
    """
    left = _left(name, probes, raises)
    said = f"{form_too(probes)} {left[1]}".strip() if left else ""
    return (left[0], said) if left and said else None


def form_too(probes: Sequence[Probe]) -> str:
    """A list where an array is asked for, if a test is red whose numbers are all right."""
    wrong = {p.call.test for p in probes if p.red and not p.is_right}
    right = [p for p in probes if p.red and p.answered and p.mine.numbers and p.call.test not in wrong]
    return _form([p for p in right if isinstance(p.rightly.value, np.ndarray)])


def _left(name: str, probes: Sequence[Probe], raises: bool) -> tuple[str, str] | None:
    answered = [p for p in probes if p.answered]
    right = [p for p in answered if p.is_right and p.mine.numbers]
    if any(map(finitely_wrong, answered)):
        return None
    red = [p for p in probes if p.red]
    if len(right) < max(FEWEST, len(answered) / 2) or (_refused(red) and _let_in(red)):
        return None
    spoiled = {p.call.test for p in red if _changes_an_argument(p)}
    open_ends = [p for p in red if not p.is_right and p.call.test not in spoiled]
    if any(p.mine.unfinished for p in open_ends):
        return None
    if not open_ends:
        unlike = "" if form_too(probes) else _form([p for p in right if p.red])
        return "still_to_handle", unlike or CHANGES * any(map(_changes_an_argument, red))
    broken = [p for p in open_ends if p.answered and p.right.finite and p.done.raised is not None]
    refused = _refused(broken) if raises else []
    if refused:
        return "refuses_too_much", _sentence(f"{ONLY_SO_FAR} But it refuses what has an answer:", name, refused)
    if broken:
        return "still_to_handle", _sentence(f"{ONLY_SO_FAR} But not all that has an answer gets one:", name, broken)
    return "still_to_handle", _sentence("Your mathematics is right. Still to handle:", name, open_ends)


def what_is_refused(name: str, probes: Sequence[Probe], raises: bool, crossed: bool = False) -> tuple[str, str] | None:
    """A check that asks another question than it should, where no number is wrong and perhaps none comes at all.

    `raises`: as above. `crossed`: only if it lets through what has no answer as well.
    """
    red = [p for p in probes if p.red]
    refused, let_in = _refused(red) if raises else [], _let_in(red)
    if not refused or (crossed and not let_in) or any(finitely_wrong(p) for p in probes if p.answered):
        return None
    said = _sentence(OTHERS if let_in else TOO_MUCH, name, refused, 1)
    more = _sentence("And it lets through what has none:", name, let_in, 1) if let_in else ""
    return ("refuses_too_much", f"{said} {more}".strip()) if said else None


def _refused(probes: Sequence[Probe]) -> list[Probe]:
    """Those that have an answer, and a `raise` in its place."""
    return [p for p in probes if p.answered and p.mine.refused and p.done.spoken]


def _let_in(probes: Sequence[Probe]) -> list[Probe]:
    """Those that have no answer and get one."""
    return [p for p in probes if p.right.refused and p.mine.leaves is not None]


def _changes_an_argument(probe: Probe) -> bool:
    """True where a list or an array is not left as it was: the next call of the test gets what is left of it."""
    both = zip(probe.done.after, probe.rightly.after, strict=True)
    return any(type(right) in (list, np.ndarray) and not identical(own, right) for own, right in both)


def _sentence(begins: str, name: str, probes: Sequence[Probe], most: int = MOST) -> str:
    """What is said, and one call of each test; nothing where all calls are too long."""
    tests: dict[str, Probe] = {}
    for probe in sorted(probes, key=lambda p: len(typed(name, p.call))):
        tests.setdefault(probe.call.test, probe)
    told = [text for p in tests.values() if (text := _told(name, p))]
    told = list(dict.fromkeys(told))
    if not told:
        return ""
    more = f" And {len(told) - most} more of the kind." if told[most:] and most > 1 else ""
    return f"{begins} {'; '.join(told[:most])}.{more}"


def _told(name: str, probe: Probe) -> str:
    call = typed(name, probe.call)
    if len(call) > MOST_WIDTH:
        return ""
    came = _came(probe.done)
    if probe.right.refused:
        return f"{call} must raise {probe.right.refused}, yours {came}"
    return f"{call} is {brief(probe.rightly.value)}, yours {came}"


def _came(outcome: Outcome) -> str:
    if outcome.raised is not None:
        return f"raises {outcome.raised.__name__}"
    return f"gives {brief(outcome.value)}"


def _form(probes: Sequence[Probe]) -> str:
    """Where numbers are right, and yet a test is red: a list where an array is asked for, or the like."""
    for probe in probes:
        mine, right = probe.done.value, probe.rightly.value
        which = "their form"
        if isinstance(mine, list | tuple) and isinstance(right, tuple) and len(mine) == len(right):
            parts = zip(mine, right, range(1, len(right) + 1), strict=True)
            mine, right, place = next((p for p in parts if kind_of(p[0]) != kind_of(p[1])), (mine, right, 0))
            which = f"the form of part {place}" if place else which
        if kind_of(mine) != kind_of(right):
            asked, came = kind_of(right), kind_of(mine)
            return f"Your numbers are right, {which} is not: asked for is {asked}, and yours is {came}."
    return ""


def kind_of(value: Any) -> str:
    """In words, what a value is: `an array of shape (3,)`."""
    if isinstance(value, np.ndarray) and value.shape:
        return f"an array of shape {value.shape}"
    if isinstance(value, bool | np.bool_):
        return "True or False"
    if is_number(value):
        return "one number"
    if isinstance(value, tuple | list):
        inside = {kind_of(entry) for entry in value}
        of = f" of {inside.pop()}" if len(inside) == 1 and "one number" not in inside else ""
        return f"a {type(value).__name__} with {len(value)} {'entry' if len(value) == 1 else 'entries'}{of}"
    return f"a {type(value).__name__}"
