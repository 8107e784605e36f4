"""How verdicts look; whole texts are in `golden/`."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from ladder_copy import LadderCopy
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

import runner.screen
from runner.engine.messages import Diagnosis, FailureCard, Status
from runner.engine.verdict import Colour, Verdict
from runner.engine.verdict import Test as Result  # pytest would take the name for a class of tests
from runner.screen import (
    Card,
    Trimmed,
    console,
    first_failure,
    heading,
    others,
    progress_line,
    verdict_body,
    verdict_line,
    verdict_view,
)
from runner.text import JOINT


def rendered(part: RenderableType, width: int = 80, **options: Any) -> str:
    """What stands on a screen of this width."""
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, **options).print(part)
    return out.getvalue()


def lines(test: Result) -> list[str]:
    """The card of a test, without the blanks at the ends of its lines."""
    return [line.strip() for line in rendered(Card(test)).splitlines()]


CALLED = FailureCard(call="f(1)", expected="2", got="3")


@pytest.mark.parametrize(
    ("test", "expected"),
    [
        (Result("test_a", Status.FAILED, "Law."), ["✗ test_a", "law  Law."]),
        (
            Result("test_a", Status.FAILED, "Law.", "no", kind="KeyError", card=FailureCard(example="x=1\ny=2")),
            ["✗ test_a", "law  Law.", "problem  KeyError: no", "with  x=1", "y=2"],
        ),
        (
            Result("test_a", Status.FAILED, "Law.", "bad", kind="AssertionError", card=replace(CALLED, note="Near.")),
            ["✗ test_a", "law  Law.", "call  f(1)", "expected  2", "got  3", "why  bad", "note  Near."],
        ),
        (
            Result("test_a", Status.FAILED, "Law.", "assert 3 == 2", kind="AssertionError", card=CALLED),
            ["✗ test_a", "law  Law.", "call  f(1)", "expected  2", "got  3"],
        ),
        (
            Result("test_a", Status.FAILED, "Law.", "DID NOT RAISE ValueError", kind="Failed", card=CALLED),
            ["✗ test_a", "law  Law.", "call  f(1)", "expected  2", "got  3"],
        ),
        (
            Result("test_a", Status.FAILED, "", "in the suite", kind="TypeError", card=CALLED),
            ["✗ test_a", "call  f(1)", "expected  2", "got  3", "problem  TypeError: in the suite"],
        ),
        (
            Result("test_a", Status.FAILED, "", "a", kind="AssertionError",
                   card=replace(CALLED, got="raises AssertionError")),
            ["✗ test_a", "call  f(1)", "expected  2", "got  raises AssertionError: a"],
        ),
        (
            Result("test_a", Status.FAILED, "", "f() is not written yet.", kind="NotImplementedError",
                 card=replace(CALLED, got="not written yet", where="f.py:3", code="raise")),
            ["✗ test_a", "call  f(1)", "expected  2", "got  f() is not written yet."],
        ),
        (
            Result("test_a", Status.FAILED, "", "bad", card=FailureCard(where="f.py:3", code="x = 1"),
                 output="one\n" * 9, warnings=("W: a", "W: a", "W: b")),
            ["✗ test_a", "problem  bad", "at  f.py:3   x = 1", "warned  W: a", "W: b",
             "printed  one", *["one"] * 5, "… (3 more lines)"],
        ),
    ],
)  # fmt: skip
def test_a_card_says_each_thing_once(test: Result, expected: list[str]) -> None:
    """What stands in one line is not repeated in another."""
    assert lines(test) == expected


MATRICES = FailureCard(
    call="f(1)",
    expected="[ 0.244728, 0.665241, 1]\n[0.0900306,        2, 3]",
    got="[0.244728, 0.665241, 1]\n[0.106507,     2.5, 3]\n  ^^^^^^^       ^^^",
    entries=(("[1, 0]", "0.0900306", "0.106507"), ("[1, 1]", "2", "2.5")),
)


def test_arrays_are_shown_row_by_row_where_there_is_room() -> None:
    """At 80 columns, and down to those that the longest row needs."""
    test = Result("test_a", Status.FAILED, "Law.", "expected x", kind="AssertionError", card=MATRICES)
    for width in (80, 36):
        assert [line.rstrip() for line in rendered(Card(test), width).splitlines()[1:]] == [
            "       law  Law.",
            "      call  f(1)",
            "  expected  [ 0.244728, 0.665241, 1]",
            "            [0.0900306,        2, 3]",
            "       got  [0.244728, 0.665241, 1]",
            "            [0.106507,     2.5, 3]",
            "              ^^^^^^^       ^^^",
        ]


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (80, ["  differ  [1, 0]   expected 0.0900306, got 0.106507",
              "          [1, 10]  expected 2, got 2.5", "          and 7 others"]),
        (40, ["  differ  [1, 0]   expected 0.0900306",
              "                        got 0.106507",
              "          [1, 10]  expected 2",
              "                        got 2.5", "          and 7 others"]),
    ],
)  # fmt: skip
def test_else_the_entries_that_differ_are_listed(width: int, said: list[str]) -> None:
    """No row of an array is folded: of a large one there is none, a narrow screen has no room for it."""
    entries = (("[1, 0]", "0.0900306", "0.106507"), ("[1, 10]", "2", "2.5"))
    for side in ("", "[" + "0, " * 30 + "0]"):
        facts = FailureCard(call="f(1)", expected=side, got=side, entries=entries, others=7)
        test = Result("test_a", Status.FAILED, "Law.", "why not", kind="AssertionError", card=facts)
        lines = [line.rstrip() for line in rendered(Card(test), width).splitlines()]
        assert lines == ["✗ test_a", "     law  Law.", "    call  f(1)", *said, "     why  why not"]
        one = rendered(Card(replace(test, card=replace(facts, others=1))), width)
        assert "and 1 other" in [line.strip() for line in one.splitlines()]


def test_no_row_of_an_array_is_folded() -> None:
    """At any width."""
    test = Result("test_a", Status.FAILED, "Law.", "expected x", kind="AssertionError", card=MATRICES)
    for width in range(35, 101):
        text = rendered(Card(test), width)
        assert max(map(len, text.splitlines())) <= width
        assert ("[0.0900306,        2, 3]" in text) is (width >= 36)
        assert ("got 0.106507" in text) is (width < 36)


def test_the_others_are_counted_by_what_became_of_them() -> None:
    """What is not written yet comes last, by its functions: it is no failure of the learner's."""
    tests = [
        Result("a", Status.FAILED, message="f() is not written yet.", kind="NotImplementedError"),
        Result("b", Status.FAILED),
        Result("c", Status.MISSING),
        Result("d", Status.SKIPPED),
        Result("e", Status.FAILED, message="g() is not written yet.", kind="NotImplementedError"),
        Result("h", Status.FAILED, message="f() is not written yet.", kind="NotImplementedError"),
        Result("f", Status.ERROR),
        Result("g", Status.FAILED),
    ]
    said = [rendered(part).strip() for part in others(tests)]
    assert said == ["also red (2): b, g", "did not run (1): c", "also skipped (1): d", "also error (1): f",
                    "not written yet (3): f(), g()"]  # fmt: skip
    assert others([]) == []
    eleven = [Result(f"t{i}", Status.FAILED) for i in range(11)]
    (many,) = others(eleven)
    assert rendered(many).strip() == "also red (11): t0, t1, t2, t3, t4, t5, t6, t7 and 3 more"
    body = verdict_body(Verdict("01_double", Colour.RED, tuple(eleven)), full_traceback=True)
    assert rendered(body[-1]).strip() == "also red (10): t1, t2, t3, t4, t5, t6, t7, t8, t9, t10"


@pytest.mark.parametrize(
    ("statuses", "line"),
    [
        ([], "0 passed, 0 failed in 1.50 s"),
        (["passed", "passed"], "2 passed in 1.50 s"),
        (["passed", "skipped", "timeout"], "1 passed, 2 failed in 1.50 s"),
        (["failed"], "0 passed, 1 failed in 1.50 s"),
    ],
)
def test_the_verdict_line_is_in_pytests_words(statuses: list[str], line: str) -> None:
    """Everything that did not pass has failed."""
    tests = tuple(Result(f"test_{i}", Status(s)) for i, s in enumerate(statuses))
    assert verdict_line(Verdict("01_double", Colour.RED, tests, seconds=1.5)).plain == line


def test_a_traceback_is_shown_when_it_is_asked_for(copy: LadderCopy) -> None:
    """Below the card; without it the view is the shorter."""
    test = Result("test_a", Status.FAILED, "Law.", "no", traceback="f.py:1\n    x = 1")
    verdict = Verdict("02_mean", Colour.RED, (test,))
    assert "\n  f.py:1\n      x = 1\n\n0 passed" in rendered(verdict_view(verdict, copy.rung(), full_traceback=True))
    assert "f.py:1" not in rendered(verdict_view(verdict, copy.rung()))
    bare = Verdict("02_mean", Colour.RED, (Result("test_a", Status.FAILED, "Law.", "no"),))
    assert "✗ test_a" in rendered(verdict_view(bare, copy.rung(), full_traceback=True))


def test_a_verdict_that_is_none_has_no_counts(copy: LadderCopy) -> None:
    """The suite could not be run: no test passed, and none failed."""
    text = rendered(verdict_view(Verdict("02_mean", Colour.ERROR, message="No."), copy.rung()))
    assert text == "02 · Mean   exercises/02_mean/mean.py\n\n  No.\n\n"


def test_a_message_keeps_the_failures_of_before(copy: LadderCopy) -> None:
    """A suite that ended early shows why, the law of the test that was stopped, and a failure of before."""
    tests = (
        Result("test_a", Status.FAILED, "Law.", "no"),
        Result("test_b", Status.TIMEOUT, "Other law.", "Late."),
        Result("test_c", Status.MISSING),
    )
    text = rendered(verdict_view(Verdict("02_mean", Colour.RED, tests, message="Late."), copy.rung()))
    assert text.splitlines()[2:] == ["  Late.", "", "✗ test_b", "  law  Other law.", "",
                                     "✗ test_a", "      law  Law.", "  problem  no",
                                     "", "0 passed, 3 failed in 0.00 s"]  # fmt: skip


def test_lines_end_with_their_last_letter() -> None:
    """In colour too."""
    part = Trimmed(Padding(Text("a  b  ", "red"), (1, 5)), Text(""), Padding(Text("c"), (0, 2)))
    assert rendered(part) == "\n     a  b\n\n\n  c\n"
    assert rendered(part, force_terminal=True, color_system="standard") == "\n     \x1b[31ma  b\x1b[0m\n\n\n  c\n"


def test_nothing_is_wider_than_a_narrow_screen(copy: LadderCopy) -> None:
    """Long words are folded."""
    test = Result("test_a", Status.FAILED, "A law " * 20, "x" * 100, card=replace(CALLED, call=f"f({'1, ' * 60})"))
    verdict = Verdict("02_mean", Colour.RED, (test,))
    for width in (30, 40, 80):
        assert (
            max(map(len, rendered(verdict_view(verdict, copy.rung()), width).replace(JOINT, " ").splitlines())) <= width
        )
    rung = copy.rung("19_nll_equals_cross_entropy")
    assert "".join(rendered(heading(rung), 40).split()) == f"19·NLLequalscrossentropy{rung.shown(rung.code)}"


@pytest.mark.parametrize(("columns", "width"), [("60", 60), ("100", 100), ("300", 100)])
def test_the_screen_is_at_most_100_columns_wide(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    """Longer lines are hard to read."""
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(runner.screen, "console", console.__wrapped__)
    assert runner.screen.console().width == width


def test_what_is_wrong_comes_before_what_is_not_written() -> None:
    """And the misconception of the function on the card before those of others."""
    unwritten = Result("test_b_first", Status.FAILED, "Law.", "b() is not written yet.", kind="NotImplementedError")
    wrong = Result("test_a_small_example", Status.FAILED, "Law.", "expected 3, got 2", kind="AssertionError")
    found = (Diagnosis("b", "x", "About b."), Diagnosis("a", "y", "About a."))
    verdict = Verdict("01_double", Colour.RED, (unwritten, wrong), found, 0.1)
    text = "".join(rendered(part) for part in verdict_body(verdict))
    assert text.index("test_a_small_example") < text.index("About a.") < text.index("About b.")
    assert "not written yet (1): b()" in text


def test_a_sentence_that_nobody_grades_holds_no_numbers_back() -> None:
    """The card is about the function that is wrong; about the sentence when nothing else is, and is written."""
    words = Result("test_in_my_words_is_a_sentence", Status.FAILED, "Law.", "6 words", kind="Failed")
    wrong = Result("test_a_small_example", Status.FAILED, "Law.", "expected 3, got 2", kind="AssertionError")
    unwritten = Result("test_b_first", Status.FAILED, "Law.", "b() is not written yet.", kind="NotImplementedError")
    for tests, first in (((words, unwritten, wrong), wrong), ((words, unwritten), words), ((), None)):
        assert first_failure(Verdict("01_double", Colour.RED, tests, names=("IN_MY_WORDS", "a", "b"))) is first


def test_what_waits_for_another_function_is_not_called_unwritten() -> None:
    """It is there, and calls what is not."""
    message, kind = "b() is not written yet.", "NotImplementedError"
    tests = tuple(Result(f"test_{name}_first", Status.FAILED, "", message, kind=kind) for name in ("a", "b"))
    line = rendered(progress_line(Verdict("01_double", Colour.RED, tests, names=("a", "b")))).replace(JOINT, " ")
    assert line.strip().split("   ") == ["a waits for b", "b not written yet"]


@pytest.mark.parametrize("width", [30, 40, 48, 60, 80])
def test_no_line_ends_between_a_name_and_what_is_said_of_it(copy: LadderCopy, width: int) -> None:
    """`cosine not written yet` is one thing."""
    tests = [
        *(Result(f"test_{name}_small", Status.PASSED) for name in ("dot", "dot_numpy")),
        Result("test_unit_small", Status.FAILED, kind="AssertionError"),
        Result("test_cosine_small", Status.FAILED, message="cosine() is", kind="NotImplementedError"),
    ]
    verdict = Verdict("01_dot_product", Colour.RED, tuple(tests), names=("dot", "dot_numpy", "unit", "cosine"))
    lines = rendered(verdict_view(verdict, copy.rung()), width).replace(JOINT, " ").splitlines()
    for whole in ("dot ✓", "dot_numpy ✓", "unit ✗", "cosine not written yet"):
        assert sum(whole in line for line in lines) == 1


def test_what_is_found_of_one_kind_stands_under_one_title() -> None:
    """In the card and below it: the same words twice in a row tell nothing."""
    kinds = [("f", "one"), ("f", "two"), ("g", "three"), ("h", "four"), ("h", "slip_five")]
    found = tuple(Diagnosis(function, mistake, f"About {mistake}.") for function, mistake in kinds)
    first = Result("test_f", Status.FAILED, "Law.", card=CALLED)
    said = "".join(rendered(part) for part in verdict_body(Verdict("01_a", Colour.RED, (first,), found)))
    lines = [line.strip() for line in said.splitlines() if "About" not in line]
    titles = ["This looks familiar", "This looks familiar  g", "h", "Found  h"]
    assert [line for line in lines if "familiar" in line or line.endswith("h")] == titles
