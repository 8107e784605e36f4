"""The rule of green, on streams of events as a run could send them."""

from __future__ import annotations

from typing import Any

import pytest

from runner.engine.messages import (
    Broken,
    Diagnosed,
    Diagnosis,
    Done,
    Event,
    FailureCard,
    Finished,
    Ready,
    Started,
    Status,
)
from runner.engine.verdict import Colour, Ending, Verdict, judge
from runner.rung.source import Case

DEFINED = (Case("test_a", "The law of a."), Case("test_b", "The law of b."))
DONE = Done()


def finished(test: str, status: str = "passed", **more: Any) -> Finished:
    """A test ends."""
    return Finished(test, Status(status), 0.5, **more)


def verdict(*events: Event, ending: Ending | None = None, defined: tuple[Case, ...] = DEFINED) -> Verdict:
    """The verdict on these events."""
    return judge("01_double", defined, events, ending, 1.23456)


def statuses(found: Verdict) -> list[str]:
    """The tests' statuses in order."""
    return [str(t.status) for t in found.tests]


def test_green_needs_every_test_once_and_the_word_done() -> None:
    """Each defined test ran and passed exactly once, and the process said that it was done."""
    found = verdict(finished("test_a"), finished("test_b"), DONE)
    assert found.green
    assert (found.colour, found.passed, found.failed, found.message) == (Colour.GREEN, 2, (), "")
    assert found.seconds == 1.2346


def test_order_does_not_matter() -> None:
    """A suite that runs in another order is judged the same, and shown in the file's order."""
    found = verdict(finished("test_b"), finished("test_a"), DONE)
    assert found.green
    assert [t.name for t in found.tests] == ["test_a", "test_b"]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([finished("test_a"), DONE], ["passed", "missing"]),
        ([finished("test_a"), finished("test_b")], ["passed", "passed"]),
        ([finished("test_a"), finished("test_a"), finished("test_b"), DONE], ["error", "passed"]),
        ([finished("test_a", "skipped"), finished("test_b"), DONE], ["skipped", "passed"]),
        ([finished("test_a", "failed"), finished("test_b"), DONE], ["failed", "passed"]),
        ([finished("test_a", "error"), finished("test_b"), DONE], ["error", "passed"]),
        ([finished("test_a"), finished("test_c"), DONE], ["passed", "missing"]),
        ([finished("test_a"), finished("test_b[1]"), DONE], ["passed", "missing"]),
        ([DONE], ["missing", "missing"]),
        ([], ["missing", "missing"]),
    ],
    ids=["missing", "not done", "twice", "skipped", "failed", "error", "another", "parametrized", "none", "silence"],
)
def test_anything_else_is_red(events: list[dict[str, Any]], expected: list[str]) -> None:
    """Missing, twice, skipped, unknown, not done: never green."""
    found = verdict(*events)
    assert found.colour is Colour.RED
    assert statuses(found) == expected


def test_a_test_that_passed_twice_says_so() -> None:
    """Forked children repeat tests: the reader learns why that is red."""
    found = verdict(finished("test_a"), finished("test_a", "failed"), DONE)
    assert found.tests[0].message == "This test ran more than once."


def test_a_suite_without_tests_is_red() -> None:
    """An empty set of tests proves nothing."""
    found = verdict(DONE, defined=())
    assert found.colour is Colour.RED
    assert found.message == "The suite defines no test."


def test_a_run_in_which_no_test_ran_is_red_and_says_so() -> None:
    """Done, but not one result: somebody got at pytest."""
    assert verdict(DONE).message == "Not one test ran. Does your file change pytest itself?"


def test_laws_and_what_the_process_told_are_in_the_tests() -> None:
    """The law comes from the suite's text; the rest from the process."""
    found = verdict(
        finished("test_a", "failed", message="no", kind="ValueError", output="x", card=FailureCard(call="a()")), DONE
    )
    test = found.failed[0]
    assert (test.law, test.message, test.kind, test.output, test.card) == (
        "The law of a.",
        "no",
        "ValueError",
        "x",
        FailureCard(call="a()"),
    )
    assert test.seconds == 0.5


def test_a_deadline_names_the_test_that_was_running() -> None:
    """That one is `timeout`, the finished keep their results, the others did not run."""
    ending = Ending("No answer in time", "A loop?", " (double.py, line 3)", timeout=True)
    found = verdict(Started("test_a"), finished("test_a"), Started("test_b"), ending=ending)
    assert statuses(found) == ["passed", "timeout"]
    assert found.message == "No answer in time while test_b ran (double.py, line 3). A loop?"
    assert found.tests[1].message == found.message


def test_a_process_that_ended_names_the_test_that_was_running() -> None:
    """A crash is an error of the running test."""
    found = verdict(Started("test_a"), ending=Ending("The Python process crashed (SIGSEGV)"))
    assert statuses(found) == ["error", "missing"]
    assert found.message == "The Python process crashed (SIGSEGV) while test_a ran."


def test_an_end_before_the_first_test_is_at_import() -> None:
    """Then the learner's file itself ended the process."""
    found = verdict(Ready(), ending=Ending("It ended"))
    assert found.message == "It ended while your file was imported."
    assert statuses(found) == ["missing", "missing"]


def test_an_end_between_two_tests_is_not_called_an_import() -> None:
    """The first test is over, the second has not begun."""
    assert verdict(Started("test_a"), finished("test_a"), ending=Ending("It ended")).message == "It ended after a test."


def test_a_broken_file_explains_every_test() -> None:
    """A syntax error stands at the suite and at each test: whoever reads only one of them learns it."""
    found = verdict(Broken("double.py, line 1: SyntaxError"), ending=Ending("It ended"))
    assert found.message == "double.py, line 1: SyntaxError"
    assert [(t.status, t.message) for t in found.tests] == [(Status.ERROR, found.message)] * 2


def test_a_suite_that_is_done_has_no_ending() -> None:
    """What happened to the process after its last word does not count."""
    assert verdict(finished("test_a"), finished("test_b"), DONE, ending=Ending("It ended")).green


def test_json_is_the_documents_shape() -> None:
    """Names, statuses, laws, messages, seconds; the diagnosis; `message` only where the suite as a whole has one."""
    diagnosis = {"function": "double", "mistake": "squares", "message": "You squared."}
    found = verdict(
        finished("test_a"),
        finished("test_b", "failed", message="no"),
        Diagnosed((Diagnosis(**diagnosis),)),
        DONE,
    )
    assert found.as_json() == {
        "exercise": "01_double",
        "status": "red",
        "tests": [
            {
                "name": "test_a",
                "status": "passed",
                "law": "The law of a.",
                "message": "",
                "seconds": 0.5,
                "further": False,
            },
            {
                "name": "test_b",
                "status": "failed",
                "law": "The law of b.",
                "message": "no",
                "seconds": 0.5,
                "further": False,
            },
        ],
        "diagnosis": [diagnosis],
        "seconds": 1.2346,
    }
    assert verdict(DONE, defined=()).as_json()["message"] == "The suite defines no test."


LAPS = (*DEFINED, Case("test_c", "The law of c.", further=True), Case("test_d", "The law of d.", further=True))
FIRST = (finished("test_a"), finished("test_b"))


@pytest.mark.parametrize(
    ("events", "ending"),
    [
        ((finished("test_c", "failed"), finished("test_d"), DONE), None),
        ((finished("test_c"), DONE), None),
        ((Started("test_c"),), Ending("No answer in time", timeout=True)),
        ((finished("test_c"), Started("test_d")), Ending("The process crashed")),
    ],
    ids=["failed", "missing", "endless", "crashed"],
)
def test_the_second_lap_never_blocks(events: tuple[dict[str, Any], ...], ending: Ending | None) -> None:
    """Whatever becomes of it, the first lap alone makes green; the counts are the first lap's."""
    found = verdict(*FIRST, *events, ending=ending, defined=LAPS)
    assert (found.green, found.passed, found.failed, found.message) == (True, 2, (), "")
    assert [t.further for t in found.tests] == [False, False, True, True]
    assert [t.name for t in found.further] == ["test_c", "test_d"]
    assert found.faults
    assert [t["further"] for t in found.as_json()["tests"]] == [False, False, True, True]


def test_the_second_lap_heals_nothing() -> None:
    """A first lap that is red, or that was left before its end, is red."""
    assert not verdict(finished("test_a"), finished("test_c"), finished("test_d"), DONE, defined=LAPS).green
    assert not verdict(*FIRST, ending=Ending("The process ended"), defined=LAPS).green
    assert not verdict(DONE, defined=LAPS[2:]).green
