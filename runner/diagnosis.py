"""Which known misconception does the learner's code show? The suite's own calls are the probes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType
from typing import Any

from runner.mistakes import Mistake
from runner.recorder import Call, Outcome, outcome_of
from runner.values import alike, identical, snapshot
from runner.verdict import Diagnosis

Same = Callable[[Any, Any], bool]


def guarded(mistake: Mistake, reference: Callable[..., Any]) -> Callable[..., Any]:
    """The mistake as somebody makes it who does check the input: it refuses what the reference refuses."""

    def refuses_first(*arguments: Any, **keywords: Any) -> Any:
        copies = snapshot(arguments), {name: snapshot(value) for name, value in keywords.items()}
        refusal = outcome_of(reference, *copies).raised
        if refusal is not None:
            raise refusal
        return mistake.wrong(*arguments, **keywords)

    return refuses_first


def as_made(mistake: Mistake, reference: Callable[..., Any]) -> Callable[..., Any]:
    """The mistake in the form in which it is proved red: guarded, unless it is about what happens at the edges."""
    return mistake.wrong if mistake.edges else guarded(mistake, reference)


@dataclass(frozen=True)
class Replay:
    """The learner's calls, each with what the reference does on it."""

    pairs: tuple[tuple[Call, Outcome], ...] = ()

    @cached_property
    def answered(self) -> tuple[tuple[Call, Outcome], ...]:
        """Those that the reference does not refuse. How much of the input a learner checks is another matter."""
        return tuple((call, right) for call, right in self.pairs if right.raised is None)

    @cached_property
    def wrong(self) -> tuple[Same, ...]:
        """The comparisons by which some call differs from the reference's."""
        return _ways(self._unlike)

    @cached_property
    def answer_wrong(self) -> tuple[Same, ...]:
        """Those by which some answer differs."""
        return _ways([(call, right) for call, right in self._unlike if right.raised is None])

    @cached_property
    def _unlike(self) -> list[tuple[Call, Outcome]]:
        """The calls that differ at all: of most functions none does, and that is quickly seen."""
        return [(call, right) for call, right in self.pairs if not call.outcome.same_as(right, identical)]


def _ways(unlike: list[tuple[Call, Outcome]]) -> tuple[Same, ...]:
    """The comparisons by which some of these differ, which all differ in the last bit at least."""
    if all(call.outcome.same_as(right) for call, right in unlike):
        return (identical,) if unlike else ()
    return alike, identical


def diagnose(
    calls: Mapping[str, Iterable[Call]], learner: ModuleType, reference: ModuleType, known: Iterable[Mistake]
) -> list[Diagnosis]:
    """At most one misconception for each function and blank: the first that fits exactly.

    A mistake fits if and only if its outcomes equal the learner's on every recorded call that the reference answers,
    and differ from the reference's on at least one: both up to rounding, or both to the last bit, for what is wrong
    in the last bit. A mistake that consists in a missing check must also do on the other calls what the code does.
    """
    replays = {name: _replay(list(made), getattr(reference, name, None)) for name, made in calls.items()}
    found: dict[str, Diagnosis] = {}
    for mistake in known:
        name = mistake.of
        if name in replays:
            fits = name not in found and _fits(mistake, replays[name])
        else:
            fits = name not in found and _fits_blank(mistake, getattr(learner, name, ...))
        if fits:
            found[name] = Diagnosis(name, mistake.name, mistake.diagnosis)
    return list(found.values())


def _replay(calls: list[Call], reference: Callable[..., Any] | None) -> Replay:
    if reference is None or not calls or calls[0].outcome.raised is NotImplementedError:
        return Replay()
    return Replay(tuple((call, call.on(reference)) for call in calls))


def _fits(mistake: Mistake, replay: Replay) -> bool:
    """True if the mistake explains every call on which it has a say."""
    pairs, ways = (replay.pairs, replay.wrong) if mistake.edges else (replay.answered, replay.answer_wrong)
    return any(all(call.outcome.same_as(call.on(mistake.wrong), same) for call, _ in pairs) for same in ways)


def _fits_blank(mistake: Mistake, filled: Any) -> bool:
    return filled is not ... and mistake.met_by(filled)
