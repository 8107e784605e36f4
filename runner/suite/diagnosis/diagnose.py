"""Which known misconception does the learner's code show? The suite's own calls are the probes."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from inspect import signature
from itertools import islice
from types import ModuleType
from typing import Any

from runner.engine.explain import named_by
from runner.engine.messages import Diagnosis
from runner.mistakes import Mistake, in_sizes
from runner.suite.calls import Call, Recorder, at_most, outcome_of
from runner.suite.diagnosis.edges import form_too, what_is_left, what_is_refused
from runner.suite.diagnosis.known import explains_what_is_not_finite, finitely_wrong, first_red, named
from runner.suite.diagnosis.near import near
from runner.suite.diagnosis.numbers import UNDONE, changed, parts_that_are_wrong, what_numbers_are
from runner.suite.diagnosis.probes import (
    Answer,
    Probe,
    ask_the_reference,
    called_by,
    probes_of,
    right_answer,
    right_others,
)
from runner.suite.diagnosis.repairs import (
    KEPT,
    Edit,
    Typed,
    answers_with,
    kept_between_calls,
    makes_right,
    may_shift,
    only_shifts,
    same_as_before,
    sizes_in,
    typed_of,
)
from runner.suite.diagnosis.slips import UNSURE, brackets, called, epsilons, plain_slips, slips, ways_to_return
from runner.suite.values import snapshot

PATIENCE = 0.8  # seconds for one function
PATIENCE_IN_ALL = 1.6
APART = "Two mistakes at once. Apart from the other one:"  # before "Your numbers are right, but …"
BEHIND = "With that mended, this is left:"  # before what a function shows without its slip
KEEPS_PYTHONS_NUMBERS = "slip_a_list_is_no_vector"
NO_RETURN = "The function ends without a `return`, so it answers None: what it works out is lost."
FEWEST = 3  # calls with an answer, before two things at once may be supposed
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
    asked: dict[tuple[str, frozenset[str], bool], list[Probe]] = field(default_factory=dict)  # once, for it takes time
    patience: float = 1.0  # times as long as for a learner, who waits: a proof must not depend on who else is at work

    @cached_property
    def sizes(self) -> list[float]:
        """The sizes that an epsilon of the learner's may have: the file is read for them once, for all functions."""
        return sizes_in(self.source)

    def subject(self, test: str) -> str:
        """The function or the blank that a test is about: NLL_BY_HAND is no test of `nll`."""
        return named_by(test, [*self.recorder.originals, *filter(str.isupper, vars(self.reference))])

    def functions(self) -> list[str]:
        """The public functions that a red test is about, in the order of the reference; without the unwritten ones."""
        about = {self.subject(test) for test in self.red - self.further or self.red}  # the first lap comes first
        return [name for name in self.every() if name in about and not self._unwritten(name)]

    def every(self) -> list[str]:
        """All functions that learner and reference have in common."""
        return [name for name in vars(self.reference) if name in self.recorder.originals]

    def _unwritten(self, name: str) -> bool:
        made = self.recorder.calls[name]
        return bool(made) and all(call.outcome.unwritten for call in made)

    def probes(self, name: str) -> list[Probe]:
        """The calls of one function, as the learner answers them beside right other functions."""
        return self.probes_beside(name, self.others(name), bool(self.others(name)))

    def others(self, name: str) -> list[str]:
        """The other functions that this one calls."""
        return [n for n in called_by(self.recorder.originals[name], self.learner, self.every()) if n != name]

    def probes_beside(self, name: str, right_ones: Iterable[str], again: bool) -> list[Probe]:
        """The same, with the reference's functions in the place of some."""
        asked = name, frozenset(right_ones), again
        if asked not in self.asked:
            self.asked[asked] = self._asked(name, asked[1], again)
        return self.asked[asked]

    def _asked(self, name: str, right_ones: Iterable[str], again: bool) -> list[Probe]:
        function, right = self.recorder.originals[name], getattr(self.reference, name)
        left_out = self.further if self.red_in_the_first_lap(name) else frozenset()
        with right_others(self.learner, self.reference, right_ones):
            made = [[c for c in calls if c.test not in left_out] for calls in self._calls_of(name)]
            return probes_of(made[0], made[1], function, right, self.red, self.further, again)

    def _calls_of(self, name: str) -> tuple[Iterable[Call], Iterable[Call]]:
        """Those of the learner's run, and those of the reference's."""
        return self.recorder.calls[name], self.calls.get(name, ())

    def order(self, test: str) -> int:
        """A test's place in the suite."""
        return list(vars(self.suite)).index(test) if test in vars(self.suite or object) else 0

    def first_of(self, name: str) -> int:
        """The place of the first red test of a function or a blank."""
        return min((self.order(test) for test in self.red if self.subject(test) == name), default=0)

    def any_red(self, names: Iterable[str]) -> bool:
        """True if a red test is about one of these."""
        return not {self.subject(test) for test in self.red}.isdisjoint(names)

    def red_in_the_first_lap(self, name: str) -> bool:
        """True for a function that has to get right there first: the second lap has no say in it yet."""
        return name in {self.subject(test) for test in self.red - self.further}


def diagnose(evidence: Evidence) -> list[Diagnosis]:
    """What is wrong with each function and blank, in the order of the red tests: the first that fits exactly.

    A mistake fits if and only if its finite answers equal the learner's on every call that the reference answers,
    and differ from the reference's on at least one of a red test.
    """
    found = list(_blanks(evidence))
    with at_most(evidence.patience * PATIENCE_IN_ALL):
        names = evidence.functions()
        if evidence.suite and names:
            tests = [t for t in sorted(evidence.red) if evidence.subject(t) in names]
            asked = Recorder()
            with at_most(evidence.patience * PATIENCE):
                ask_the_reference(asked, evidence.suite, evidence.learner, evidence.reference, tests)
            evidence.calls.update({name: list(calls) for name, calls in asked.calls.items()})
        for name in names:
            with at_most(evidence.patience * PATIENCE):
                found += _in_its_place(name, evidence)
    return sorted(found, key=lambda d: evidence.first_of(d.function))


def _blanks(evidence: Evidence) -> Iterator[Diagnosis]:
    named_already: set[str] = set()
    for mistake in evidence.known:
        value = vars(evidence.learner).get(mistake.of, ...)
        if mistake.of.isupper() and mistake.of not in named_already and value is not ... and mistake.met_by(value):
            named_already.add(mistake.of)
            yield Diagnosis(mistake.of, mistake.name, mistake.diagnosis)


def _in_its_place(name: str, evidence: Evidence) -> list[Diagnosis]:
    """What is found of a function, and if it was found beside right functions only: beside which ones."""
    found = list(_of_function(name, evidence))
    if found and not found[0].mistake.startswith("calls_"):
        those = places_with_right_ones(evidence, name)
        # What keeps something between calls answers otherwise each time, also beside right functions of the learner's.
        if those and (found[0].mistake != KEPT or evidence.any_red(evidence.others(name))):
            return [replace(d, message=f"{those} {d.message}") for d in found]
    return found


def _of_function(name: str, evidence: Evidence) -> Iterator[Diagnosis]:
    probes = evidence.probes(name)
    if not _at_fault(probes):
        blamed = _blamed(name, evidence)
        if blamed:
            yield blamed
            return
    shifted = may_shift(probes)
    known = in_sizes(evidence.known, evidence.sizes)
    typed = typed_of(evidence.source, name, evidence.learner, evidence.reference)
    no_return = typed and not typed.returns and any(_answers_none(p) for p in probes)
    if typed and no_return and evidence.red_in_the_first_lap(name):
        found = _slip(ways_to_return(typed), typed, probes, whole=False)
        yield found or Diagnosis(name, "slip_returns_nothing", NO_RETURN)
        return
    mistake = named(name, known, probes, evidence.tolerance)
    open_still = shifted and (not mistake or mistake.edges)
    little = _epsilon(typed, probes) if open_still and typed else None
    if mistake and not little:
        edge = _at_the_edges_too(mistake, probes, evidence)
        said = [(mistake, mistake.diagnosis)] + [(m, f"{APART} {m.diagnosis}") for m in edge]
        if edge:
            said.sort(key=lambda one: first_red(probes, one[0].edges, evidence.order))
        unlike = form_too(probes) if mistake.edges else ""
        yield from ([Diagnosis(name, "still_to_handle", unlike)] if unlike else [])
        yield from (Diagnosis(name, one.name, text) for one, text in said)
        return
    if any(p.red and p.done.raised is NameError for p in probes):  # a name that is missing: the card says which
        return
    if not evidence.red_in_the_first_lap(name):  # what the second lap asks for is not missing yet
        return
    if not signature(getattr(evidence.reference, name)).parameters:  # chosen freely: the reference's is one of many
        return
    if little:
        yield Diagnosis(name, little.slip, little.text)
        return
    raises = typed is None or typed.raises
    if not any(p.red and not p.is_right for p in probes):  # no number is wrong, so nothing explains one
        form = what_is_left(name, probes, raises)
        if form:
            yield Diagnosis(name, *form)
        return
    if typed:
        kept = kept_between_calls(typed, probes)
        found = (
            Diagnosis(name, kept.slip, kept.text)
            if kept
            else _slip(plain_slips(typed), typed, probes, whole=False) or _slip(slips(typed), typed, probes)
        )
        if found:
            yield found
            return
    left = what_is_left(name, probes, raises) or what_is_refused(name, probes, raises, crossed=True)
    if left:
        yield Diagnosis(name, *left)
        return
    if typed:
        both = _two_at_once(name, typed, probes, evidence)
        yield from both
        if both:
            return
    relation = what_numbers_are(probes, evidence.tolerance)
    if relation:
        yield Diagnosis(name, *relation)
        return
    if typed:
        found = _slip(near(typed), typed, probes) or _slip(brackets(typed), typed, probes, whole=False)
        if found:
            yield found
            return
    both = _turned_as_well(name, typed, probes, evidence)
    yield from both
    if both:
        return
    wrong = parts_that_are_wrong(probes)
    if wrong:
        yield Diagnosis(name, *wrong)
        return
    refused = what_is_refused(name, probes, raises)
    if refused:
        yield Diagnosis(name, *refused)


def _at_the_edges_too(mistake: Mistake, probes: Sequence[Probe], evidence: Evidence) -> list[Mistake]:
    """A second known mistake, behind the calls on which the first says nothing: those without a finite answer."""
    if mistake.edges or mistake.matches is not None:
        return []
    about = (m for m in evidence.known if m.of == mistake.of and m.edges)
    return [m for m in about if explains_what_is_not_finite(m.wrong, mistake.wrong, probes)][:1]


def _slip(edits: Iterable[Edit], typed: Typed, probes: Sequence[Probe], whole: bool = True) -> Diagnosis | None:
    """The first thing whose change makes the answers right: the whole of them, or all but some at an edge."""
    if not same_as_before(typed, probes):
        return None
    divided = any(p.red and p.done.raised is ZeroDivisionError for p in probes)  # NumPy's numbers do it, Python's don't
    for edit, function in typed.each(edits):
        if divided and edit.slip == KEEPS_PYTHONS_NUMBERS:
            continue
        if makes_right(function, probes, whole):
            alone = edit.alone if whole or makes_right(function, probes) else ""
            return Diagnosis(typed.name, edit.slip, f"{edit.text} {alone}".strip())
    return None


def _epsilon(typed: Typed, probes: Sequence[Probe]) -> Edit | None:
    """A small number that was put somewhere, if without it no finite answer is wrong."""
    edits = list(epsilons(typed))
    if not edits or not same_as_before(typed, probes):
        return None
    return next((edit for edit, function in typed.each(edits) if only_shifts(function, probes)), None)


def _two_at_once(name: str, typed: Typed, probes: Sequence[Probe], evidence: Evidence) -> list[Diagnosis]:
    """A slip, and behind it a known mistake: without the one the function shows exactly the other."""
    if sum(p.answered for p in probes) < FEWEST or not same_as_before(typed, probes):
        return []
    for edit, function in typed.each(islice((e for e in plain_slips(typed) if e.slip not in UNSURE), MOST_SLIPS)):
        changed = answers_with(function, probes)
        if _finite(changed) < _finite(probes):  # what takes numbers away can't be a cause of wrong ones
            continue
        mistake = named(name, evidence.known, changed, evidence.tolerance)
        if mistake and not mistake.edges:
            found = [(edit.slip, edit.text), (mistake.name, f"{BEHIND} {mistake.diagnosis}")]
            return [Diagnosis(name, what, text) for what, text in found]
    return []


def _turned_as_well(name: str, typed: Typed | None, probes: Sequence[Probe], evidence: Evidence) -> list[Diagnosis]:
    """A known mistake whose numbers have the sign turned besides, or come from another logarithm."""
    if sum(p.answered for p in probes) < FEWEST or not any(p.red and finitely_wrong(p) for p in probes):
        return []
    calls = {called(n) for f in (typed.nodes if typed else ()) for n in ast.walk(f) if isinstance(n, ast.Call)}
    for relation, undo, words in UNDONE:
        if relation != UNDONE[0][0] and not any("log" in call for call in calls):
            continue
        undone = [replace(p, mine=changed(p.mine, undo) or p.mine) for p in probes]
        mistake = named(name, evidence.known, undone, evidence.tolerance)
        if mistake and not mistake.edges and mistake.matches is None:
            return [Diagnosis(name, relation, words), Diagnosis(name, mistake.name, f"{BEHIND} {mistake.diagnosis}")]
    return []


def _answers_none(probe: Probe) -> bool:
    return probe.red and probe.done.raised is None and probe.done.value is None


def _finite(probes: Sequence[Probe]) -> int:
    """How many of the calls that have a finite answer get one."""
    return sum(p.right.finite and p.mine.finite for p in probes)


def _at_fault(probes: Sequence[Probe]) -> bool:
    return any(p.red and p.first_lap and not p.is_right for p in probes)


def _blamed(name: str, evidence: Evidence) -> Diagnosis | None:
    """The function does its own part, and what it calls does not."""
    made = [call for call in evidence.recorder.calls[name] if call.test in evidence.red]
    others = [n for n in evidence.others(name) if not all(n in call.beside for call in made)]

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


def places_with_right_ones(evidence: Evidence, name: str) -> str:
    """The beginning of a sentence that is true beside right ones alone; empty if it is true of what stands there."""
    others = evidence.others(name)
    rightly = _answers(evidence.probes_beside(name, others, bool(others)))
    without = {  # what is green answers rightly; where it has no answer to give, a right one may say so in another way
        n: evidence.probes_beside(name, [o for o in others if o != n], True)
        for n in others
        if evidence.red_in_the_first_lap(n)
    }
    changing = [n for n, probes in without.items() if _differ(rightly, probes)]
    words = " and ".join(f"`{n}`" for n in changing)
    a, its = ("a ", "its place") if len(changing) == 1 else ("", "their places")
    return f"With {a}right {words} in {its}, this is left:" if changing else ""


def _answers(probes: Iterable[Probe]) -> dict[int, Answer]:
    return {id(probe.call): probe.mine for probe in probes}


def _differ(before: dict[int, Answer], probes: Iterable[Probe]) -> bool:
    return any(not _same(before.get(id(p.call), p.mine), p.mine, p.size) for p in probes if p.red)


def _same(a: Answer, b: Answer, size: float) -> bool:
    if a.leaves is None or b.leaves is None:
        return (a.leaves is None) == (b.leaves is None) and a.refused == b.refused
    return right_answer(a, b, size)
