"""The authors' side: `measures.py` is held against the reference, and what the fresh process does with it."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pytest

from runner.compare.measures import problems_of_measures
from runner.compare.measuring import Agreeing, Measuring, agreement
from runner.engine.encoding import from_bytes
from runner.engine.limits import Catcher
from runner.engine.messages import (
    Agree,
    Broken,
    Criticise,
    Done,
    Draw,
    Event,
    Gauged,
    Job,
    Known,
    Measure,
    Planned,
    Ready,
    Stepped,
    Timed,
    TrialJob,
)
from runner.engine.session import Session
from runner.engine.worker import session_of
from runner.picture.artist import Artist
from runner.picture.critic import Critic
from runner.rung.ladder import load
from runner.suite.calls import Call, Outcome
from runner.suite.run import SuiteRun
from runner.verify.trial_run import TrialRun

ROOT = Path(__file__).parent.parent.parent
RUNGS = load(ROOT).rungs


@pytest.mark.parametrize("rung", RUNGS, ids=[r.name for r in RUNGS])
def test_every_rungs_measures_are_right(rung) -> None:
    """They can be imported, and the reference is right by their truth."""
    assert problems_of_measures(rung) == []


@pytest.mark.parametrize(
    ("measures", "problem"),
    [
        ("SIZES = {", "measures.py can't be used: SyntaxError: "),
        ("HARD = {'triple': {}}", "measures.py: triple is no function of the rung"),
        ("VERSUS = {'triple': 'double'}", "measures.py: triple is no function of the rung"),
        (
            "SIZES = {'double': {'NaN': lambda rng: (float('nan'),)}}",
            "measures.py: the reference's double fails for NaN: ValueError: x must be a number, not NaN.",
        ),
        (
            "HARD = {'double': {'three': ((3.0,), 7)}}",
            "measures.py: for three, the reference's double has 0 digits right, not 5: is the truth right?",
        ),
        (
            "one = lambda rng: (1.0,)\nSIZES = {'double': {'a': one}, 'double_all': {'b': lambda rng: ([1.0],)}}\n"
            "VERSUS = {'double': 'double_all'}",
            "measures.py: VERSUS: double and double_all are not timed on an input of the same name",
        ),
    ],
)
def test_what_is_wrong_is_named(copy, measures: str, problem: str) -> None:
    """In a sentence for the author."""
    rung = copy.rung("01_double")
    (rung.solution / "measures.py").write_text(measures, "utf-8")
    found = problems_of_measures(rung)
    assert len(found) == 1
    assert found[0].startswith(problem)


def test_measures_are_optional(copy) -> None:
    """The miniature's second rung has none; its first has right ones."""
    assert problems_of_measures(copy.rung()) == []
    assert problems_of_measures(copy.rung("01_double")) == []


def test_calls_are_compared_as_long_as_there_is_patience(monkeypatch) -> None:
    """A reference that draws takes its time; what differs is told with the shortest example."""
    calls = [Call("test", (x,), {}, Outcome(x, after=(x,))) for x in (10.0, 1.0, 2.0)]
    found = agreement("double", calls, lambda x: 2 * x)
    assert (found.calls, found.differ) == (3, 3)
    assert found.example == "double(1.0): yours gives 1.0, the reference gives 2.0"
    assert agreement("f", calls, lambda x: [][0]).example == "f(1.0): yours gives 1.0, the reference raises IndexError"
    assert agreement("f", [], len).calls == 0
    mixed = agreement("same", calls, lambda x: x if x < 2 else x * 1.0000000000000004)
    assert (mixed.differ, mixed.identical, mixed.worst) == (0, 1, pytest.approx(4e-16, rel=0.2))
    unwritten = [Call("test", (1.0,), {}, Outcome(raised=NotImplementedError))]
    assert not agreement("f", unwritten, lambda x: x).written
    monkeypatch.setattr("runner.compare.measuring.PATIENCE", -1.0)
    assert agreement("double", calls, lambda x: 2 * x).calls == 1


class Channel:
    """A connection that keeps what is sent."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def send_bytes(self, content: bytes) -> None:
        """One event."""
        self.events.append(from_bytes(content, Event))


@pytest.fixture
def perform(copy, monkeypatch):
    """A job done in this process: what it changes for good in a fresh one is put back."""
    monkeypatch.setattr(sys, "path", [*sys.path])
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.setitem(sys.modules, "double", sys)
    monkeypatch.setattr(Session, "deadline", lambda self: None)

    def do(kind: type[Job], code: str, **options) -> list[Event]:
        copy.write(code, "01_double")
        job = kind(**vars(copy.workspace.job(copy.rung("01_double"), trace=copy.root / "trace.txt")) | options)
        channel = Channel()
        with warnings.catch_warnings():
            session_of(job)(job, channel, Catcher()).go()
        return channel.events

    return do


def test_the_events_of_a_measurement(perform, copy) -> None:
    """A plan, then each step with the reference's result before the learner's code is called."""
    code = copy.reference("01_double")
    events = perform(Measure, code, budget=0.05, settled=frozenset([("double", "hard", "a third")]))
    kinds = [Ready, Planned, *[Stepped, Known, Gauged] * 2, *[Stepped, Known, Timed] * 6, Done]
    assert [type(e) for e in events] == kinds
    assert events[1].steps == 9
    assert events[2].step == ("double", "hard", "1e300")
    assert all(e.result.yours for e in events if isinstance(e, Gauged | Timed))
    stopped = frozenset([("double", "hard"), ("double_all", "time")])
    events = perform(Measure, code.replace("def double(", "def other("), budget=0.05, stopped=stopped)
    troubles = [e.result.trouble for e in events if isinstance(e, Gauged | Timed)]
    assert [t[:20] for t in troubles] == ["was not tried after "] * 2 + [""] + ["is not written yet"] + [
        "was not tried, becau"
    ] * 4
    assert isinstance(perform(Measure, "import nowhere_to_be_found")[-1], Broken)


def test_slow_and_broken_code_in_a_measurement(perform, copy) -> None:
    """One call that takes more than its share is enough; larger inputs are left out."""
    slow = copy.reference("01_double").replace(
        "return 2.0 * _floats", "__import__('time').sleep(0.05); return 2 * _floats"
    )
    events = perform(Measure, slow.replace("return 2.0 * x", "raise SystemExit"), budget=0.1)
    results = {e.step: e.result for e in events if isinstance(e, Gauged | Timed)}
    assert results["double", "hard", "a third"].trouble == "raises SystemExit"
    assert results["double", "time", "one number"].trouble == "raises SystemExit"
    assert not results["double_all", "time", "one number"].stable
    assert results["double_all", "time", "n = 10"].yours is None
    assert ("double_all", "versus", "one number") not in results  # the other one has no time


def test_the_jobs_lead_to_their_sessions(copy) -> None:
    """In the fresh process, which imports them by name."""
    job = copy.workspace.job(copy.rung())
    every = {Job: SuiteRun, TrialJob: TrialRun, Agree: Agreeing, Measure: Measuring, Draw: Artist, Criticise: Critic}
    for kind, session in every.items():
        assert session_of(kind(**vars(job))) is session


def test_an_agreement_session_tells_of_each_function(copy, monkeypatch) -> None:
    """Also of one that the suite has never called."""
    monkeypatch.setattr(Session, "deadline", lambda self: None)
    job = Agree(**vars(copy.workspace.job(copy.rung("01_double"), trace=copy.root / "trace.txt")))
    channel = Channel()
    session = Agreeing(job, channel, Catcher())
    session.look_back(sys)
    assert [(e.function, e.agreement.calls) for e in channel.events] == [("double", 0), ("double_all", 0)]
