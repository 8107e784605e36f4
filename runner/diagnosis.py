"""Which known misconception does the learner's code show? The suite's own calls are the probes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

from runner.mistakes import Mistake, mistakes_in
from runner.recorder import Call, Outcome, outcome_of
from runner.values import alike, snapshot
from runner.verdict import Diagnosis


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
    """The mistake in the form in which it is proved red: guarded, unless it consists in a missing check."""
    return guarded(mistake, reference) if mistake.checks_input else mistake.wrong


def diagnose(
    calls: Mapping[str, Iterable[Call]], learner: ModuleType, reference: ModuleType, known: ModuleType
) -> list[Diagnosis]:
    """At most one misconception for each function and blank: the first that fits exactly.

    A mistake fits if and only if its outcomes equal the learner's on every recorded call, and differ from the
    reference's on at least one.
    """
    replayed = {
        name: _replay(list(made), getattr(reference, name)) for name, made in calls.items() if hasattr(reference, name)
    }
    found: dict[str, Diagnosis] = {}
    for mistake in mistakes_in(known):
        name = mistake.of
        if name in found:
            continue
        if name in replayed:
            fits = _fits(mistake, replayed[name])
        else:
            fits = _fits_blank(mistake, getattr(learner, name, ...), getattr(reference, name))
        if fits:
            found[name] = Diagnosis(name, mistake.name, mistake.diagnosis)
    return list(found.values())


def _replay(calls: list[Call], reference: Callable[..., Any]) -> list[tuple[Call, Outcome]]:
    """Each call with what the reference does on it; nothing where the learner's answers leave nothing to explain."""
    if not calls or calls[0].outcome.raised is NotImplementedError:
        return []
    pairs = [(call, call.on(reference)) for call in calls]
    return [] if all(call.outcome.same_as(right) for call, right in pairs) else pairs


def _fits(mistake: Mistake, pairs: list[tuple[Call, Outcome]]) -> bool:
    """True if the mistake, guarded as the reference is or as it stands, explains every call."""
    return bool(pairs) and (
        (mistake.checks_input and _explains(mistake, pairs, guard=True)) or _explains(mistake, pairs, guard=False)
    )


def _explains(mistake: Mistake, pairs: list[tuple[Call, Outcome]], guard: bool) -> bool:
    return all(
        call.outcome.same_as(right if guard and right.raised is not None else call.on(mistake.wrong))
        for call, right in pairs
    )


def _fits_blank(mistake: Mistake, filled: Any, right: Any) -> bool:
    wrong = mistake.wrong()
    return filled is not ... and alike(filled, wrong) and not alike(wrong, right)
