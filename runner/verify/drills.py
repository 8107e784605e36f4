"""The author's proof of a rung's drills: over thousands of seeds one answer names the slip, none falsely."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from inspect import isfunction, signature
from types import ModuleType
from typing import Any

from runner.drill.asking import DrillError, Key, Outcome, Question, Wrong, ask, judge, key_of, written
from runner.drill.reading import read_rule
from runner.drills import Expression, Item
from runner.mistakes import Mistake

SEEDS = 10_000
TYPED = 100  # of them: answers that are also typed, read and judged as in the terminal, and asked of the reference
LEAST = 0.95  # share of the slips that one answer has to name


@dataclass
class Count:
    """What was tried: how many items, answers of slips, those that were named, and those that were named falsely."""

    items: int = 0
    wrongs: int = 0
    named: int = 0
    false: int = 0
    problems: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Take another count in."""
        self.items += other.items
        self.wrongs += other.wrongs
        self.named += other.named
        self.false += other.false


def proved(items: Sequence[Item], reference: ModuleType, known: Sequence[Mistake], seeds: int = SEEDS) -> Count:
    """The count over all items of a rung, with what falls short in sentences."""
    count = Count()
    for item in items:
        one = Count(1)
        try:
            _try(item, seeds, one)
            one.problems += _held_against(item, reference, known)
        except DrillError as error:
            one.problems.append(f"the drill {error}")
        except Exception as error:  # an author's file may fail in any way
            one.problems.append(f"the drill {item.name} fails: {type(error).__name__}: {error}")
        if one.false or one.named < LEAST * one.wrongs:
            one.problems.append(
                f"the drill {item.name} names {one.named} of {one.wrongs} slips, and {one.false} answers falsely"
            )
        count.problems += one.problems
        count.add(one)
    return count


def _try(item: Item, seeds: int, count: Count) -> None:
    for seed in range(seeds):
        question = ask(item, seed)
        typed = seed % (seeds // TYPED or 1) == 0
        count.false += not _is_right(question, typed)
        for wrong in question.wrongs:
            named = _named(question, wrong, typed)
            count.wrongs += 1
            count.named += named == wrong.slip.name
            count.false += named not in ("", wrong.slip.name)


def _is_right(question: Question, typed: bool) -> bool:
    if typed:
        return judge(question, written(question.truth, question.item.digits)).outcome is Outcome.RIGHT
    return question.is_right(_rounded(question, question.key))


def _named(question: Question, wrong: Wrong, typed: bool) -> str:
    """The slip that the wrong answer is named; `right` where it is taken for the truth."""
    if typed:
        reply = judge(question, written(wrong.value, question.item.digits))
        return "right" if reply.outcome is Outcome.RIGHT else reply.slip
    key = _rounded(question, wrong.key)
    met = question.met(key)
    return "right" if question.is_right(key) else met.slip.name if met else ""


def _rounded(question: Question, key: Key) -> Key:
    digits = question.item.digits
    return (key[0], tuple([round(number, digits) for number in key[1]])) if digits else key


def _held_against(item: Item, reference: ModuleType, known: Sequence[Mistake]) -> Iterator[str]:
    """What differs from the rung's own function, and from its known mistakes of the same names."""
    function = getattr(reference, item.of, None)
    if item.of.startswith("_") or not isfunction(function):
        yield f"the drill {item.name} is about {item.of}, which is no function of the rung"
        return
    if not item.slips or not all(slip.text for slip in item.slips):
        yield f"the drill {item.name} needs slips, each with a docstring"
    mistakes = {m.name: m.wrong for m in known if m.of == item.of}
    for question in (ask(item, seed) for seed in range(TYPED)):
        try:
            signature(function).bind(**question.call)
        except TypeError as error:
            yield f"the drill {item.name} gives {item.of} what it does not take: {error}"
            return
        if not _agrees(question, question.truth, function):
            yield f"the drill {item.name} has another answer than {item.of} for {question.call}"
            return
        for wrong in question.wrongs:
            name = wrong.slip.name
            if name in mistakes and not _agrees(question, wrong.value, mistakes[name]):
                yield f"the slip {name} has another answer than the mistake of that name for {question.call}"
                return


def _agrees(question: Question, value: Any, function: Any) -> bool:
    called, call = question.item.called, carried(question.call)
    got = _plain(called(function, **call) if called else function(**call))
    if question.item.rule:
        numbers_of_names, got = got
        found = read_rule(value, dict(zip(question.given.values(), numbers_of_names, strict=True)))
        return abs(found - float(got)) <= 1e-6 * max(1.0, abs(found))
    shape, numbers = key_of(question.item, question.given, value)
    other, answers = key_of(question.item, question.given, got)
    return shape == other and all(abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a, b in zip(numbers, answers, strict=True))


def carried(call: Mapping[str, Any]) -> dict[str, Any]:
    """What a function is called with, as it comes out of a line of JSON; a text there is a function of x."""
    found: dict[str, Any] = json.loads(json.dumps(dict(call), allow_nan=False))
    return {name: Expression(value) if isinstance(value, str) else value for name, value in found.items()}


def _plain(value: Any) -> Any:
    """Arrays and tuples as lists, and NumPy's numbers as Python's."""
    if hasattr(value, "tolist"):
        return value.tolist()
    return [_plain(entry) for entry in value] if isinstance(value, list | tuple) else value
