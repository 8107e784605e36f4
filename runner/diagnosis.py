"""Which known misconception does the learner's code show? The suite's own calls are the probes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from runner.mistakes import Mistake, mistakes_in
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
    """The mistake in the form in which it is proved red: guarded, unless it consists in a missing check."""
    return guarded(mistake, reference) if mistake.checks_input else mistake.wrong


@dataclass(frozen=True)
class Replay:
    """The learner's calls, each with what the reference does on it, and the comparisons by which they differ."""

    pairs: tuple[tuple[Call, Outcome], ...] = ()
    differ: tuple[Same, ...] = ()


def diagnose(
    calls: Mapping[str, Iterable[Call]], learner: ModuleType, reference: ModuleType, known: ModuleType
) -> list[Diagnosis]:
    """At most one misconception for each function and blank: the first that fits exactly.

    A mistake fits if and only if its outcomes equal the learner's on every recorded call, and differ from the
    reference's on at least one: both up to rounding, or both to the last bit, for what is wrong in the last bit.
    """
    replays = {name: _replay(list(made), getattr(reference, name, None)) for name, made in calls.items()}
    found: dict[str, Diagnosis] = {}
    for mistake in mistakes_in(known):
        name = mistake.of
        if name in replays:
            fits = name not in found and _fits(mistake, replays[name])
        else:
            fits = _fits_blank(mistake, getattr(learner, name, ...), getattr(reference, name))
        if fits:
            found[name] = Diagnosis(name, mistake.name, mistake.diagnosis)
    return list(found.values())


def _replay(calls: list[Call], reference: Callable[..., Any] | None) -> Replay:
    if reference is None or not calls or calls[0].outcome.raised is NotImplementedError:
        return Replay()
    pairs = tuple((call, call.on(reference)) for call in calls)
    return Replay(pairs, tuple(s for s in (alike, identical) if not all(c.outcome.same_as(r, s) for c, r in pairs)))


def _fits(mistake: Mistake, replay: Replay) -> bool:
    """True if the mistake, guarded as the reference is or as it stands, explains every call."""
    forms = (True, False) if mistake.checks_input else (False,)
    return any(_explains(mistake, replay.pairs, guard, same) for same in replay.differ for guard in forms)


def _explains(mistake: Mistake, pairs: Iterable[tuple[Call, Outcome]], guard: bool, same: Same) -> bool:
    return all(
        call.outcome.same_as(right if guard and right.raised is not None else call.on(mistake.wrong), same)
        for call, right in pairs
    )


def _fits_blank(mistake: Mistake, filled: Any, right: Any) -> bool:
    wrong = mistake.wrong()
    return filled is not ... and alike(filled, wrong) and not alike(wrong, right)
