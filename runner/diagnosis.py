"""Which known misconception does the learner's code show? The suite's own calls are the probes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from inspect import signature
from itertools import islice
from types import ModuleType
from typing import Any

from runner.diagnosing.edges import still_to_handle
from runner.diagnosing.kept import kept_between_calls
from runner.diagnosing.known import named
from runner.diagnosing.near import near
from runner.diagnosing.numbers import what_numbers_are
from runner.diagnosing.patience import at_most
from runner.diagnosing.probes import Probe, ask_the_reference, called_by, probes_of, right_others
from runner.diagnosing.repairs import Edit, Typed, answers_with, makes_right, same_as_before
from runner.diagnosing.slips import plain_slips, slips
from runner.explain import named_by
from runner.mistakes import Mistake
from runner.recorder import Call, Recorder, outcome_of
from runner.values import snapshot
from runner.verdict import Diagnosis

PATIENCE = 0.8  # seconds for one function
PATIENCE_IN_ALL = 1.6
MOST_SLIPS = 12  # that are tried together with the known mistakes


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
class Evidence:
    """What a red run leaves behind, for somebody who wants to know why."""

    recorder: Recorder
    learner: ModuleType
    reference: ModuleType
    red: frozenset[str]  # names of tests
    known: Sequence[Mistake]
    suite: ModuleType | None = None  # to run its tests on the reference
    source: bytes = b""  # of the learner's file, if that is what ran
    tolerance: float = 0.0
    further: frozenset[str] = frozenset()  # names of tests of the second lap
    calls: dict[str, list[Call]] = field(default_factory=dict)

    def subject(self, test: str) -> str:
        """The function or the blank that a test is about: NLL_BY_HAND is no test of `nll`."""
        return named_by(test, [*self.recorder.originals, *filter(str.isupper, vars(self.reference))])

    def functions(self) -> list[str]:
        """The public functions that a red test is about, in the order of the reference; without the unwritten ones."""
        about = {self.subject(test) for test in self.red}
        return [name for name in self.every() if name in about and not self._unwritten(name)]

    def every(self) -> list[str]:
        """All functions that learner and reference have in common."""
        return [name for name in vars(self.reference) if name in self.recorder.originals]

    def _unwritten(self, name: str) -> bool:
        made = self.recorder.calls[name]
        return bool(made) and all(
            call.outcome.raised is not None and issubclass(call.outcome.raised, NotImplementedError) for call in made
        )

    def probes(self, name: str) -> list[Probe]:
        """The calls of one function, as the learner answers them beside right other functions."""
        return self.probes_beside(name, self.others(name), bool(self.others(name)))

    def others(self, name: str) -> list[str]:
        """The other functions that this one calls."""
        return [n for n in called_by(self.recorder.originals[name], self.learner, self.every()) if n != name]

    def probes_beside(self, name: str, right_ones: Iterable[str], again: bool) -> list[Probe]:
        """The same, with the reference's functions in the place of some."""
        function, right = self.recorder.originals[name], getattr(self.reference, name)
        left_out = self.further if self.red_in_the_first_lap(name) else frozenset()
        with right_others(self.learner, self.reference, right_ones):
            made = [[c for c in calls if c.test not in left_out] for calls in self._calls_of(name)]
            return probes_of(made[0], made[1], function, right, self.red, self.further, again)

    def _calls_of(self, name: str) -> tuple[Iterable[Call], Iterable[Call]]:
        """Those of the learner's run, and those of the reference's."""
        return self.recorder.calls[name], self.calls.get(name, ())

    def red_in_the_first_lap(self, name: str) -> bool:
        """True for a function that has to get right there first: the second lap has no say in it yet."""
        return name in {self.subject(test) for test in self.red - self.further}


def diagnose(evidence: Evidence) -> list[Diagnosis]:
    """At most one misconception for each function and blank: the first that fits exactly.

    A mistake fits if and only if its finite answers equal the learner's on every call that the reference answers,
    and differ from the reference's on at least one of a red test.
    """
    found = list(_blanks(evidence))
    with at_most(PATIENCE_IN_ALL):
        names = evidence.functions()
        if evidence.suite and names:
            tests = [t for t in sorted(evidence.red) if evidence.subject(t) in names]
            asked = Recorder()
            with at_most(PATIENCE):
                ask_the_reference(asked, evidence.suite, evidence.learner, evidence.reference, tests)
            evidence.calls.update({name: list(calls) for name, calls in asked.calls.items()})
        for name in names:
            with at_most(PATIENCE):
                found += _of_function(name, evidence)
    return found


def _blanks(evidence: Evidence) -> Iterator[Diagnosis]:
    named_already: set[str] = set()
    for mistake in evidence.known:
        value = vars(evidence.learner).get(mistake.of, ...)
        if mistake.of.isupper() and mistake.of not in named_already and value is not ... and mistake.met_by(value):
            named_already.add(mistake.of)
            yield Diagnosis(mistake.of, mistake.name, mistake.diagnosis)


def _of_function(name: str, evidence: Evidence) -> Iterator[Diagnosis]:
    probes = evidence.probes(name)
    if not _at_fault(probes):
        blamed = _blamed(name, evidence)
        if blamed:
            yield blamed
            return
    mistake = named(name, evidence.known, probes, evidence.tolerance)
    if mistake:
        yield Diagnosis(name, mistake.name, mistake.diagnosis)
        return
    if not evidence.red_in_the_first_lap(name):  # what the second lap asks for is not missing yet
        return
    if not signature(getattr(evidence.reference, name)).parameters:  # chosen freely: the reference's is one of many
        return
    if not any(p.red and not p.is_right for p in probes):  # no number is wrong, so nothing explains one
        form = still_to_handle(name, probes)
        if form:
            yield Diagnosis(name, "still_to_handle", form)
        return
    typed = Typed(evidence.source, name, evidence.learner, evidence.reference) if evidence.source else None
    if typed and typed.function:
        found = kept_between_calls(typed, probes) or _slip(slips(typed), typed, probes)
        if found:
            yield Diagnosis(name, found.slip, f"{found.text} {found.alone}".strip())
            return
    left = still_to_handle(name, probes)
    if left:
        yield Diagnosis(name, "still_to_handle", left)
        return
    if typed and typed.function:
        both = _two_at_once(name, typed, probes, evidence)
        yield from both
        if both:
            return
    relation = what_numbers_are(probes, evidence.tolerance)
    if relation:
        yield Diagnosis(name, *relation)
        return
    if typed and typed.function:
        found = _slip(near(typed), typed, probes)
        if found:
            yield Diagnosis(name, found.slip, f"{found.text} {found.alone}".strip())


def _slip(edits: Iterable[Edit], typed: Typed, probes: Sequence[Probe]) -> Edit | None:
    """The first thing whose change makes the answers right."""
    if not same_as_before(typed.build(), probes):
        return None
    return next((edit for edit in edits if makes_right(typed.build(edit), probes)), None)


def _two_at_once(name: str, typed: Typed, probes: Sequence[Probe], evidence: Evidence) -> list[Diagnosis]:
    """A slip, and behind it a known mistake: without the one the function shows exactly the other."""
    if not same_as_before(typed.build(), probes):
        return []
    for edit in islice(plain_slips(typed), MOST_SLIPS):
        function = typed.build(edit)
        if function is None:
            continue
        mistake = named(name, evidence.known, answers_with(function, probes), evidence.tolerance)
        if mistake and not mistake.edges:
            found = [(edit.slip, edit.text), (mistake.name, mistake.diagnosis)]
            return [Diagnosis(name, what, text) for what, text in found]
    return []


def _at_fault(probes: Sequence[Probe]) -> bool:
    return any(p.red and p.first_lap and not p.is_right for p in probes)


def _blamed(name: str, evidence: Evidence) -> Diagnosis | None:
    """The function does its own part, and what it calls does not."""
    others = evidence.others(name)

    def wrong_beside(right_ones: Iterable[str]) -> bool:
        return _at_fault(evidence.probes_beside(name, right_ones, True))

    if not others or not wrong_beside(()):
        return None
    alone = [n for n in others if not wrong_beside([n])]
    guilty = alone[:1] or others
    words = " and ".join(f"`{n}`" for n in guilty)
    return Diagnosis(
        name,
        f"calls_{'_'.join(guilty)}",
        f"Red because it calls your {words}. With {'a right one' if len(guilty) == 1 else 'right ones'} in "
        f"{'its' if len(guilty) == 1 else 'their'} place, `{name}` itself gives the right answers.",
    )
