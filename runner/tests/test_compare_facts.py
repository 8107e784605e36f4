"""What is measured of code that is slow, hangs, raises, prints, mutates or ends its process: never a hang."""

from __future__ import annotations

import re
import threading
import time
from types import SimpleNamespace

import numpy as np
import pytest

from runner.compare.comparison import Facts, FunctionFacts, look
from runner.compare.gathering import Gathering
from runner.compare.measuring import Trial
from runner.compare.sentences import sentences

DOUBLE = """
import time, os, sys
import numpy as np
TWICE_THREE = 6.0

def double(x):
    if x != x:
        raise ValueError("x is no number")
    return x + x

def double_all(values):
    {first}
    return np.array([double(float(v)) for v in values])
"""


@pytest.fixture
def measure(copy, engine, monkeypatch):
    """The facts about a file in the place of 01_double's, with a second for each step; without the suite's calls."""

    def gather(code: str, told=lambda done, of, what: None, suite: bool = False) -> Facts:
        if not suite:  # a run of the suite takes a while
            monkeypatch.setattr(Gathering, "_agree", lambda self: None)
        copy.settings("test-timeout = 1.0")
        copy.write(code, "01_double")
        job = copy.workspace.job(copy.rung("01_double"))
        return Gathering(engine, job, told).fill(look(job)).facts

    return gather


def of(facts: Facts, name: str) -> FunctionFacts:
    """The facts about one function."""
    return next(f for f in facts.functions if f.name == name)


def times(facts: Facts, name: str = "double_all") -> dict:
    """The timings by their label."""
    return {t.label: t for t in of(facts, name).timing}


def test_the_reference_against_itself(measure, copy) -> None:
    """No difference anywhere, all digits, the same time, and every step is announced."""
    seen = []
    facts = measure(copy.reference("01_double"), lambda *event: seen.append(event), suite=True)
    assert facts.trouble == ()
    assert [f.name for f in facts.functions] == ["double", "double_all"]
    for f in facts.functions:
        assert f.agreement.calls == f.agreement.identical > 20
        assert all(a.yours == a.reference == 15 for a in f.accuracy)
        assert all(0.05 < t.ratio < 20 and t.agrees and not t.prints and not t.mutates for t in f.timing)
    assert [(v.name, v.other, [t.label for t in v.timing]) for v in facts.versus] == [
        ("double_all", "double", ["one number"])
    ]
    assert list(times(facts)) == ["one number", "n = 10", "n = 1,000", "n = 10,000"]
    assert times(facts)["n = 10"].reference < times(facts)["n = 10,000"].reference
    assert seen[0] == (0, 1, "the suite's own calls")
    assert seen[1:] == [
        (0, 9, "double, a third"),
        (1, 9, "double, 1e300"),
        (2, 9, "double_all, entries far apart"),
        (3, 9, "double, one number"),
        (4, 9, "double_all, one number"),
        (5, 9, "double_all, n = 10"),
        (6, 9, "double_all, n = 1,000"),
        (7, 9, "double_all, n = 10,000"),
        (8, 9, "double_all, one number"),
    ]
    assert "Your answers to the suite's" in sentences(facts)[0]


def test_a_loop_is_slower_than_numpy_and_rounding_is_told(measure) -> None:
    """A ratio well above 1 that grows with n; answers that differ in the last bit are no other answers."""
    facts = measure(DOUBLE.format(first="").replace("x + x", "x * 2.0000000000000004"), suite=True)
    assert times(facts)["n = 10,000"].ratio > 1.5
    assert of(facts, "double").agreement.differ == 0
    assert 0 < of(facts, "double").agreement.worst < 1e-15
    assert re.search(r"are the reference's up to rounding \([23]e-16 of the value at most\)\.$", sentences(facts)[0])


def test_slow_code_is_measured_at_what_it_can_afford(measure) -> None:
    """One call is enough to know; where one call took long, nothing larger is tried."""
    facts = measure(DOUBLE.format(first="time.sleep(0.3 if len(values) > 100 else 0)"))
    found = times(facts)
    assert found["n = 10"].ratio
    assert found["n = 1,000"].yours > 0.3
    assert not found["n = 1,000"].stable
    assert found["n = 10,000"].yours is None
    assert found["n = 10,000"].reference
    said = " ".join(sentences(facts))
    assert "For n = 10,000, your double_all was not tried, because a smaller input took too long; the refer" in said
    assert "Your double_all takes about " in said


def test_a_hang_on_large_inputs_is_a_fact(measure, nothing_is_left) -> None:
    """It is stopped after its second, and what comes before and after it is measured all the same."""
    begin = time.monotonic()
    facts = measure(DOUBLE.format(first="while len(values) > 500: pass"))
    assert time.monotonic() - begin < 20
    assert times(facts)["n = 10"].ratio
    assert times(facts)["n = 1,000"].trouble == "gives no answer within 1 s"
    assert times(facts)["n = 1,000"].reference
    assert times(facts)["n = 10,000"].trouble.startswith("was not tried")
    assert times(facts, "double")["one number"].ratio


def test_a_hang_on_hard_inputs_too(measure) -> None:
    """One second is lost, not one for each input; and the time is measured all the same."""
    facts = measure(DOUBLE.format(first="").replace("if x != x", "while abs(x) == 1/3: pass\n    if x != x"))
    assert [a.trouble for a in of(facts, "double").accuracy] == [
        "gives no answer within 1 s",
        "was not tried after that",
    ]
    assert [a.reference for a in of(facts, "double").accuracy] == [15, 15]
    assert times(facts, "double")["one number"].ratio
    said = sentences(facts)
    assert "For a third, your double gives no answer within 1 s." in said
    assert "Your double_all is as accurate as the reference: 15 digits on every hard input." in said


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        ("if len(values) > 500: raise MemoryError", "raises MemoryError"),
        ("if len(values) > 500: return double_all(values)", "raises RecursionError"),
        ("if len(values) > 500: sys.exit(0)", "raises SystemExit"),
        ("if len(values) > 500: os._exit(0)", "ends the whole Python process"),
        ("if len(values) > 500: print('!' * 10**7)", "raises OutputFlood"),
    ],
)
def test_what_ends_a_call_early_is_told(measure, code: str, trouble: str) -> None:
    """With the size for which it happens."""
    facts = measure(DOUBLE.format(first=code))
    assert times(facts)["n = 10"].ratio
    assert times(facts)["n = 1,000"].trouble == trouble
    assert any(s.startswith(f"For n = 1,000, your double_all {trouble}; the ref") for s in sentences(facts))


def test_printing_changing_arguments_and_other_answers_are_told(measure) -> None:
    """The first two are measured all the same; the third is for large inputs, which no test has seen."""
    first = "print('hello'); values.append(0.0); values.pop(); values.reverse()"
    facts = measure(DOUBLE.format(first=first))
    found = [t for t in times(facts).values() if t.label != "one number"]
    assert all(t.prints and t.mutates and t.ratio and not t.agrees for t in found)
    said = sentences(facts)
    assert "Your double_all prints, and that is a part of its time." in said
    assert "Your double_all changes the list or array that it is given." in said
    assert "For n = 10, your double_all gives another answer than the reference." in said


def test_a_random_generator_is_given_to_both_as_it_was() -> None:
    """Being timed uses it up: the answers are compared for the numbers that it had before."""

    def draw(n, rng):
        return rng.random(n)

    trial = Trial(draw, draw, SimpleNamespace(take=lambda: ("", False)), lambda seconds: None)
    assert trial.timing("n = 10", (10, np.random.default_rng(0)), 0.1, tried=True).agrees


def test_other_answers_in_the_suite_are_told(measure) -> None:
    """With an example, the shortest; and the kind, where the kind is what differs."""
    facts = measure(DOUBLE.format(first="return [2 * v for v in values]"), suite=True)
    agreement = of(facts, "double_all").agreement
    assert agreement.differ == agreement.calls
    assert re.fullmatch(
        r"double_all\(.*\): yours gives \[.*\] \(list\), the reference gives np.array.* \(ndarray\)", agreement.example
    )
    assert any("of the suite's" in s and s.endswith("(ndarray).") for s in sentences(facts))


def test_digits_that_are_lost_are_told(measure) -> None:
    """The learner's and the reference's, for the input where they are furthest apart."""
    facts = measure(DOUBLE.format(first="").replace("x + x", "float(np.float32(x)) * 2"))
    assert [a.yours for a in of(facts, "double").accuracy] == [7, 0]
    assert "For 1e300, your double has 0 digits right, the reference 15." in sentences(facts)


def test_what_is_not_written_is_not_measured(measure, copy) -> None:
    """A function that is a stub, and one that is not there at all."""
    stub = copy.rung("01_double").code.read_text("utf-8")
    facts = measure(stub, suite=True)
    assert not of(facts, "double").written
    assert sentences(facts)[:2] == ["Your double is not written yet.", "Your double_all is not written yet."]
    facts = measure(DOUBLE.format(first="").replace("def double_all", "def another"), suite=True)
    assert "double.py has no `double_all`, which the suite imports. Was it renamed or deleted?" in facts.trouble
    assert times(facts)["n = 10"].trouble == "is not written yet"
    assert times(facts, "double")["one number"].ratio


def test_a_file_that_cannot_be_imported_has_no_facts(measure) -> None:
    """Why, in a sentence; what needs no running is there."""
    facts = measure("import nowhere_to_be_found\n\ndef double(x):\n    return x\n", suite=True)
    assert len(facts.trouble) == 1
    assert facts.trouble[0].startswith("double.py, line 1: ModuleNotFoundError")
    assert of(facts, "double").lines.yours == 2
    facts = measure("while True: pass")
    assert facts.trouble[0].startswith("No answer in time (a test gets 1 s)")
    assert not of(facts, "double").timing


def test_a_picture_of_a_rung_without_measures(copy, engine) -> None:
    """`measures.py` is optional: then the suite's calls and the lines are all that there is."""
    copy.write(copy.reference())
    job = copy.workspace.job(copy.rung())
    facts = Gathering(engine, job).fill(look(job)).facts
    assert facts.trouble == ()
    assert of(facts, "mean").agreement.identical
    assert not of(facts, "mean").timing
    assert not of(facts, "mean").accuracy


def test_broken_measures_are_told_and_the_rest_is_there(measure, copy) -> None:
    """An author's slip must not take the comparison away."""
    (copy.rung("01_double").solution / "measures.py").write_text("SIZES = {", "utf-8")
    facts = measure(copy.reference("01_double"), suite=True)
    assert "SyntaxError" in facts.trouble[0]
    assert of(facts, "double").agreement.identical


def test_it_can_be_cancelled_at_any_moment(copy, engine) -> None:
    """From another thread, while code hangs; and before it has begun."""
    copy.settings("test-timeout = 60.0")
    copy.write(DOUBLE.format(first="while len(values) > 500: pass"), "01_double")
    job = copy.workspace.job(copy.rung("01_double"))
    hanging = threading.Event()
    gathering = Gathering(engine, job, lambda done, of, what: what.endswith("n = 1,000") and hanging.set())
    found = SimpleNamespace(facts=None)
    thread = threading.Thread(target=lambda: setattr(found, "facts", gathering.fill(look(job)).facts))
    thread.start()
    assert hanging.wait(30)
    gathering.cancel()
    thread.join(10)
    assert of(found.facts, "double_all").accuracy
    early = Gathering(engine, job)
    early.cancel()
    begin = time.monotonic()
    assert not of(early.fill(look(job)).facts, "double").timing
    assert time.monotonic() - begin < 10


def test_it_ends_even_if_everything_hangs(measure, monkeypatch) -> None:
    """After the time for all steps together, nothing new is begun."""
    monkeypatch.setattr("runner.compare.gathering.ALTOGETHER", 0.5)
    facts = measure(DOUBLE.format(first="while len(values) > 2: pass"))
    assert "The rest was not measured: 0.5 s are over." in facts.trouble
