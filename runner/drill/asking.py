"""A question with its numbers, and what an answer to it shows. No file and no screen is touched here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from random import Random
from typing import Any, NamedTuple

from runner.drill.reading import NotUnderstoodError, Shape, Value, flat, read, read_rule, shape_of
from runner.drills import Item, Slip, shown
from runner.text import of

TRIES = 1000  # draws until all answers differ
TRIALS = (7.0, 0.25, 5.0), (-3.0, 2.0, 3.5)  # what the names of a rule stand for, when it is judged by its values

Key = tuple[Shape, tuple[float, ...]]


class DrillError(Exception):
    """Something is wrong with an item: a sentence for its author."""


class Outcome(StrEnum):
    """What an answer is."""

    UNCLEAR = "not understood"  # costs nothing
    UNFINISHED = "unfinished"  # right so far, with too few digits; costs nothing either
    RIGHT = "right"
    WRONG = "wrong"


@dataclass(frozen=True)
class Reply:
    """What is said to an answer: as what it was understood, and the slip that it shows, if it is a known one."""

    outcome: Outcome
    understood: str = ""
    sentence: str = ""
    slip: str = ""


def same(one: Key, other: Key, allowed: float) -> bool:
    """True if no number of the two answers is farther apart than allowed."""
    if one[0] != other[0]:
        return False
    for a, b in zip(one[1], other[1], strict=True):  # noqa: SIM110 - all() takes twice as long, millions of times
        if abs(a - b) > allowed:
            return False
    return True


class Wrong(NamedTuple):
    """A slip with the answer that it leads to here."""

    slip: Slip
    value: Any
    key: Key

    def sentence(self, got: str) -> str:
        """What the learner reads, who has answered this."""
        return " ".join(self.slip.text.split()).replace("{got}", got)


@dataclass(frozen=True)
class Question:
    """One item with its numbers."""

    item: Item
    seed: int
    given: Mapping[str, Any]
    truth: Any
    key: Key
    wrongs: Sequence[Wrong]

    @cached_property
    def call(self) -> Mapping[str, Any]:
        """What the rung's function is called with: what is given, or, for a rule, the numbers of an example."""
        drawn = self.item.exemplified
        return drawn(Random(self.seed)) if drawn else self.given

    @cached_property
    def text(self) -> str:
        """What the learner reads, with how to write the answer."""
        return f"{self.item.asked(**self.given)}\n{self.how}"

    @cached_property
    def steps(self) -> list[str]:
        """How it is worked out."""
        return list(self.item.worked(**self.given))

    @cached_property
    def allowed(self) -> float:
        """How far an answer may be off: by the rounding that is asked for."""
        return 0.5 * 10.0**-self.item.digits * (1 + 1e-6) if self.item.digits else 1e-6

    def is_right(self, key: Key) -> bool:
        """True for the truth, up to rounding."""
        return same(self.key, key, self.allowed)

    def met(self, key: Key) -> Wrong | None:
        """The slip that has this answer, if exactly one has."""
        allowed, first = self.allowed, key[1][0]
        found = [wrong for wrong in self.wrongs if abs(wrong.key[1][0] - first) <= allowed]  # most are gone by this
        found = [wrong for wrong in found if same(wrong.key, key, allowed)]
        return found[0] if len(found) == 1 else None

    @property
    def how(self) -> str:
        """How the answer is written, and how exactly."""
        if self.item.rule:
            names = list(self.given.values())
            return f"Write it with {', '.join(names[:-1])} and {names[-1]}, and with + − * / and brackets."
        shape, digits = self.key[0], self.item.digits
        exactly = (
            f", to {digits} digit{'s' if digits != 1 else ''} after the point or exact (like 3/4)" if digits else ""
        )
        order = ", in any order" if self.item.any_order else ""
        if not shape:
            return f"Write one number{exactly}." if digits else "Write one whole number."
        numbers = [str(n) for n in range(1, 1 + len(self.key[1]))]
        if len(shape) == 1:
            return f"Write {len(numbers)} numbers, like {', '.join(numbers)}{order}{exactly}."
        rows = [" ".join(numbers[i : i + shape[1]]) for i in range(0, len(numbers), shape[1])]
        return f"Write a matrix, like [{'; '.join(rows)}]{exactly}."


def ask(item: Item, seed: int) -> Question:
    """The item's question of this seed. Raises DrillError where no numbers tell its answers apart."""
    rng = Random(seed)
    gap = 2.0 * 10.0**-item.digits if item.digits else 1e-3
    for _ in range(TRIES):
        given = item.drawn(rng)
        if given is None:
            continue
        truth = item.right(**given)
        key = key_of(item, given, truth)
        wrongs = [Wrong(slip, value := slip.wrong(**given), key_of(item, given, value)) for slip in item.slips]
        if _apart([key, *(wrong.key for wrong in wrongs)], gap):
            return Question(item, seed, given, truth, key, wrongs)
    raise DrillError(f"{item.name}: no numbers tell its answers apart")


def judge(question: Question, text: str) -> Reply:
    """What an answer shows."""
    item = question.item
    try:
        values = _read(question, text)
    except NotUnderstoodError as error:
        return Reply(Outcome.UNCLEAR, sentence=f"{error} {question.how}")
    for value, key in values:
        understood = shown(text.strip() if item.rule else value)
        if question.is_right(key):
            return Reply(Outcome.RIGHT, understood)
        if wrong := question.met(key):
            return Reply(Outcome.WRONG, understood, wrong.sentence(understood), wrong.slip.name)
    if key[0] != question.key[0]:
        return Reply(Outcome.UNCLEAR, understood, f"{_kind(key[0])} {question.how}")
    if _rounded(question.key, key, item.digits or 0):
        return Reply(Outcome.UNFINISHED, understood, f"Right so far. {question.how}")
    return Reply(Outcome.WRONG, understood)


def written(value: Any, digits: int | None) -> str:
    """An answer as a person types it, rounded as asked."""
    if isinstance(value, str):
        return value
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(entry, digits) for entry in value)}]"
    return f"{value:.{digits}f}" if digits else f"{value:.12g}"


def _kind(shape: Shape) -> str:
    """What an answer is that has another shape than was asked for."""
    match shape:
        case ():
            return "That is one number."
        case (n,) if n > 0:
            return f"That is a list of {of(n, 'number')}."
        case (rows, columns):
            return f"That is a {rows}×{columns} matrix."
    return "That is no list and no matrix: its rows are not alike."


def _read(question: Question, text: str) -> list[tuple[Value, Key]]:
    if question.item.rule:
        return [(0.0, _rule_key(tuple(question.given.values()), text))]
    values = read(text, question.key[0], not question.item.digits)
    return [(value, _value_key(question.item, value)) for value in values]


def key_of(item: Item, given: Mapping[str, Any], value: Any) -> Key:
    """What an answer is compared by."""
    return _rule_key(tuple(given.values()), value) if item.rule else _value_key(item, value)


@lru_cache(maxsize=4096)
def _rule_key(names: tuple[str, ...], rule: str) -> Key:
    return (), tuple(read_rule(rule, dict(zip(names, trial, strict=True))) for trial in TRIALS)


def _value_key(item: Item, value: Any) -> Key:
    if not isinstance(value, list):
        return (), (value,)
    numbers = flat(value)
    return shape_of(value), tuple(sorted(numbers)) if item.any_order else numbers


def _apart(keys: Sequence[Key], gap: float) -> bool:
    """True if no two of them are within the gap."""
    ordered = sorted(keys)  # of each shape those with a like first number stand together
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other[0] != one[0] or other[1][0] - one[1][0] > gap:
                break
            if same(one, other, gap):
                return False
    return True


def _rounded(truth: Key, got: Key, digits: int) -> bool:
    """True for what is right, but rounded to fewer digits than asked, at least one."""
    return any(same(truth, got, 0.5 * 10.0**-fewer * (1 + 1e-6)) and _short(got, fewer) for fewer in range(1, digits))


def _short(key: Key, digits: int) -> bool:
    return all(abs(number - round(number, digits)) < 1e-9 for number in key[1])
