"""The vocabulary of the suites: what it takes for right, and what it says of the rest."""

from __future__ import annotations

import copy
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from runner.engine.loading import load_source
from runner.suite.card import literal
from runner.suite.values import alike, identical, snapshot

EXERCISES = Path(__file__).parents[2] / "exercises"
checks: Any = load_source("checks", EXERCISES / "checks.py")


class Liar(float):
    """A number that is equal to everything."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]

    def __sub__(self, other: object) -> Liar:
        return Liar(0)


class NumPyLiar(np.float64):
    """The same, made of NumPy's own number."""

    def __eq__(self, other: object) -> bool:  # type: ignore[override]
        return True

    __hash__ = None  # type: ignore[assignment]


class TextLiar(str):
    """A letter that is every letter."""

    def strip(self, *_: object) -> str:
        return "b"


Suite = Callable[..., Any]


@pytest.fixture
def suite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Suite:
    """Evaluates an expression as the suite of an exercise would, whose file holds this text."""

    def evaluate(source: str, expression: str) -> Any:
        path = tmp_path / "thing.py"
        path.write_text(source, "utf-8")
        monkeypatch.setitem(sys.modules, "thing", None)  # so that it is taken away in the end
        load_source("thing", path, register=True)
        return eval(expression, {**vars(checks), "__name__": "test_thing"})

    return evaluate


def said(check: Callable[[], object]) -> str:
    """What a check says that fails; empty if it is content."""
    try:
        check()
    except AssertionError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("value", [3, 3.0, np.float32(3), np.int8(3), np.longdouble(3), np.array(3)])
def test_one_number_may_be_of_any_exact_kind(value: object) -> None:
    """Python's, NumPy's, or an array without a dimension."""
    assert checks.number(value) == 3.0
    assert said(lambda: checks.same(value, 3, 0)) == ""


@pytest.mark.parametrize(
    "value",
    [
        *(None, True, np.True_, "3", [3.0], (3.0,), np.array([3.0]), np.ma.masked, np.ma.array(3.0), 3j, Fraction(3)),
        *(Liar(3), NumPyLiar(3), 10**400, np.array("3"), np.array(True)),
    ],
)
def test_everything_else_is_no_number(value: object) -> None:
    """Least of all what says that it is equal to everything."""
    assert said(lambda: checks.number(value)).startswith("expected ")
    assert said(lambda: checks.same(value, 3, 1e-9)).startswith("expected ")


def test_same_compares_numbers_and_arrays_within_the_tolerance() -> None:
    """An infinity is only equal to itself, NaN to nothing; the digits shown are as many as it takes."""
    assert said(lambda: checks.same(1.0000001, 1, 1e-6)) == ""
    assert said(lambda: checks.same(1.0000001, 1, 1e-9)) == "expected 1, got 1.0000001"
    assert said(lambda: checks.same(2.0, 3, 1e-9)) == "expected 3, got 2"
    assert said(lambda: checks.same(np.inf, np.inf, 1e-9)) == ""
    assert said(lambda: checks.same(-np.inf, np.inf, 1e-9)) == "expected inf, got -inf"
    assert said(lambda: checks.same(np.nan, np.nan, 1e-9)) == "expected nan, got nan"
    assert said(lambda: checks.same(np.array([1.0, 2.0]), [1, 2], 1e-9)) == ""
    assert said(lambda: checks.same(np.array([1.0, 2.1]), [1, 2], [0, 0.2])) == ""
    assert said(lambda: checks.same(np.array([1.0, 2.1]), [1, 2], 1e-9)) == "expected [1.0, 2.0], got [1.0, 2.1]"


@pytest.mark.parametrize(
    "value",
    [
        *([1.0, 2.0], np.array([[1.0, 2.0]]), np.array([]), np.ma.array([1.0, 2.0]), np.array(["1", "2"])),
        *(np.array([1.0, 2.0], dtype=object), 1.0, np.array([True, False])),
    ],
)
def test_an_array_has_exactly_its_kind_and_shape(value: object) -> None:
    """A list, a masked array, a matrix, another shape: each is told as what it is."""
    assert said(lambda: checks.array(value, (2,))).startswith("expected a")
    assert said(lambda: checks.same(value, [1, 2], 1e-9)).startswith("expected a")


def test_a_scripted_generator_gives_what_was_chosen() -> None:
    """In order, in the shape that is asked for, and no more than there is."""
    rng = checks.Scripted(0.5, 0.25, 0.0, 0.75, 0.125)
    assert repr(rng) == "Scripted(0.5, 0.25, 0.0, 0.75, 0.125)"
    first = rng.random(2)
    assert type(first) is np.ndarray
    assert first.tolist() == [0.5, 0.25]
    assert rng.random() == 0.0
    assert rng.random(size=(1, 2)).tolist() == [[0.75, 0.125]]
    assert rng.random(0).tolist() == []
    assert said(rng.random) == "expected 5 random numbers to be enough, but more were asked for"


def test_a_scripted_generator_may_want_to_be_asked_once() -> None:
    """For all numbers at once; one by one, too few and too many are told."""
    assert checks.Scripted(0.5, 0.25, at_once=True).random(2).tolist() == [0.5, 0.25]
    for size in (None, 1, 3):
        rng = checks.Scripted(0.5, 0.25, at_once=True)
        assert said(lambda rng=rng, size=size: rng.random(size)) == (
            "expected one call, for all 2 random numbers at once"
        )
    rng = checks.Scripted(0.5, 0.25, at_once=True)
    rng.random(2)
    assert said(lambda: rng.random(0)) == "expected one call, for all 2 random numbers at once"


def test_a_scripted_generator_has_one_way_to_draw() -> None:
    """Another method is answered in a sentence."""
    with pytest.raises(AttributeError, match=re.escape("come from rng.random(n), not from rng.choice")):
        checks.Scripted(0.5).choice(3)


def test_a_scripted_generator_can_be_copied_and_compared() -> None:
    """A copy gives the same numbers, and drawing from it leaves the first one as it was: so calls are replayed."""
    rng = checks.Scripted(0.5, 0.25)
    copied = snapshot(rng)
    assert alike(rng, copied)
    assert identical(rng, copied)
    assert copied.random(1).tolist() == [0.5]
    assert not alike(rng, copied)
    assert not identical(rng, copied)
    assert rng.random(1).tolist() == [0.5]
    assert alike(rng, copied)
    rng.random(0)
    assert not alike(rng, copied)
    assert not alike(rng, checks.Scripted(0.5))
    assert rng != 0.5


def test_a_refusal_is_a_value_error() -> None:
    """An answer in its place is shown with the call; another error passes through."""

    def root(x: float) -> float:
        if x < 0:
            raise ValueError
        return 1 / x

    assert said(lambda: checks.refused(root, -1)) == ""
    assert said(lambda: checks.refused(root, 4)) == "expected root(4) to raise ValueError, got 0.25"
    with pytest.raises(ZeroDivisionError):
        checks.refused(root, 0)


def test_a_call_that_comes_to_an_end_answers() -> None:
    """One without an end fails after so many lines; whoever counts lines already goes on, a debugger for one."""

    def countdown(start: int) -> str:
        while start:
            start -= 1
        return "done"

    def tracer(*_: Any) -> None:
        pass

    before = sys.gettrace()
    try:
        sys.settrace(None)
        assert checks.ends(countdown, 3) == "done"
        assert said(lambda: checks.ends(countdown, -1, lines=1_000)) == (
            "countdown has run 1,000 lines without coming to an end: when does its loop stop?"
        )
        assert sys.gettrace() is None
        sys.settrace(tracer)
        assert checks.ends(countdown, 3, lines=1) == "done"
        assert sys.gettrace() is tracer
    finally:
        sys.settrace(before)


def test_arguments_stay_as_they_were() -> None:
    """Whether they are lists or arrays; the answer is handed on."""
    assert checks.unchanged(sum, [1, 2]) == 3
    assert said(lambda: checks.unchanged(list.sort, [2, 1])) == (
        "expected the argument [2, 1] to stay as it was; it became [1, 2]"
    )
    assert "to stay as it was" in said(lambda: checks.unchanged(np.ndarray.sort, np.array([2, 1])))


def test_a_predicate_answers_true_or_false() -> None:
    """Python's and NumPy's truth values, and nothing that merely counts as true."""
    assert checks.yes_or_no(True) is True
    assert checks.yes_or_no(np.bool_(False)) is False
    for value in (1, 0.0, None, np.array(True), "True", np.array([True])):
        with pytest.raises(AssertionError, match="expected True or False, got"):
            checks.yes_or_no(value)


def test_several_answers_come_in_so_many_parts() -> None:
    """A tuple, a list or an array of exactly so many."""
    assert checks.parts((1, "b"), 2) == (1, "b")
    assert checks.parts([1, 2, 3], 3) == (1, 2, 3)
    assert checks.parts(np.array([1.0, 2.0]), 2) == (1.0, 2.0)
    for value in (1.0, None, "ab", {1: 2, 3: 4}, np.array(2.0), np.ma.masked):
        with pytest.raises(AssertionError, match="expected 2 parts, like `return a, b`, got"):
            checks.parts(value, 2)
    with pytest.raises(AssertionError, match=re.escape("expected 2 parts, got 3: (1, 2, 3)")):
        checks.parts((1, 2, 3), 2)


def test_a_witness_is_read_without_rounding() -> None:
    """Whole numbers and floats, lists and arrays; nothing infinite."""
    assert checks.exact([1, (0.5, np.float32(0.25))]) == [1, [Fraction(1, 2), Fraction(1, 4)]]
    assert checks.exact(np.array([[1, 2]])) == [[1, 2]]
    assert checks.exact(2**70 + 1) == 2**70 + 1
    assert said(lambda: checks.exact([1.0, np.inf])) == "expected finite numbers, got inf"
    assert said(lambda: checks.exact([Liar(1)])).startswith("expected one number")


@pytest.mark.parametrize(
    ("source", "call", "expected"),
    [
        ("N = ...", 'by_hand("N", 2.25)', "N is still `...`: fill this in by hand first."),
        ("", 'by_hand("N", 2.25)', "N is still `...`: fill this in by hand first."),
        ("N = 2.25", 'by_hand("N", 2.25)', ""),
        ("N: float = 9 / 4", 'by_hand("N", 2.25)', ""),
        ("N = -(-3 + 0.75)", 'by_hand("N", 2.25)', ""),
        ("N = 1.5 ** 2", 'by_hand("N", 2.25)', ""),
        ("N = 2.2504", 'by_hand("N", 2.25)', ""),
        ("N = 2.2", 'by_hand("N", 2.25)', "N = 2.2 is not right: work it out again, by hand."),
        ("N = 0.47", 'by_hand("N", 0.469)', "N = 0.47 is right so far: one digit more, please (three decimals)."),
        ("N = 46.9", 'by_hand("N", 0.469)', "N = 46.9 is right in per cent. Write the number itself: 1% is 0.01."),
        ("N = 47", 'by_hand("N", 0.469)', "N = 47 is right in per cent. Write the number itself: 1% is 0.01."),
        ("N = 200", 'by_hand("N", 2)', "N = 200 is not right: work it out again, by hand."),
        ("N = 0.4", 'by_hand("N", 0.469)', "N = 0.4 is not right: work it out again, by hand."),
        (
            "N = 1, 5",
            'by_hand("N", 1.5)',
            "N = (1, 5): the comma makes two numbers of it. A decimal has a point, like 0.125.",
        ),
        ("N = [1, 5]", 'by_hand("N", 1.5)', "N = [1, 5] is 2 numbers: write one, like 2 or 0.125."),
        ("N = 4, 10, 18", 'by_hand("N", 32)', "N = (4, 10, 18) is 3 numbers: write one, like 2 or 0.125."),
        ("N = [[1, 2], [3, 4]]", 'by_hand("N", 1)', "N = [[1, 2], [3, 4]] is no number: write one, like 2 or 0.125."),
        (
            "N = 710,0",
            'number_in("N")',
            "N = (710, 0): the comma makes two numbers of it. A decimal has a point, like 0.125.",
        ),
        ("N = 10 ^ 3", 'number_in("N")', "N: `^` is no power in Python. Write `**`: 10**3 is 1000."),
        ("N = 2 * 3^2", 'by_hand("N", 18)', "N: `^` is no power in Python. Write `**`: 10**3 is 1000."),
        ("N = 710.0", 'same(number_in("N"), 710, 0)', ""),
        ("N = ...", 'number_in("N")', "N is still `...`: fill this in by hand first."),
        ("N = '710'", 'number_in("N")', "N = '710' is no number: write one, like 2 or 0.125."),
        ("N = '2.25'", 'by_hand("N", 2.25)', "N = '2.25' is no number: write one, like 2 or 0.125."),
        ("N = True", 'by_hand("N", 1)', "N = True is no number: write one, like 2 or 0.125."),
        ("N = [2.25]", 'by_hand("N", 2.25)', "N = [2.25] is no number: write one, like 2 or 0.125."),
        ("N = [6, 1]", 'by_hand("N", [1, 6])', "N = [6, 1] is not right: work it out again, by hand."),
        ("N = [6, 1]", 'by_hand("N", [1, 6], any_order=True)', ""),
        ("N = (9, 5.0)", 'by_hand("N", [9, 5])', ""),
        ("N = [9]", 'by_hand("N", [9, 5])', "N = [9] does not fit: write a list of 2 numbers."),
        ("N = 9", 'by_hand("N", [9, 5])', "N = 9 does not fit: write a list of 2 numbers."),
        ("N = [[4, 7], [8, 15]]", 'by_hand("N", [[4, 7], [8, 15]])', ""),
        (
            "N = [4, 7, 8, 15]",
            'by_hand("N", [[4, 7], [8, 15]])',
            "N = [4, 7, 8, 15] does not fit: write 2 in each of 2 rows, like [[1, 2], [3, 4]].",
        ),
    ],
)
def test_what_was_worked_out_by_hand(suite: Suite, source: str, call: str, expected: str) -> None:
    """Three decimals are enough, and arithmetic on numbers is fine; the right answer is never told."""
    assert said(lambda: suite(source, call)) == expected


@pytest.mark.parametrize("right", ["1 + M", "sum([1, 2])", "M", "int('3')", "[3][0]", "round(3.2)"])
def test_a_name_or_a_call_was_not_worked_out_by_hand(suite: Suite, right: str) -> None:
    """Even where its value is right."""
    found = said(lambda: suite(f"M = 2\nN: int = {right}", 'by_hand("N", 3)'))
    assert found.startswith("N: on paper first.")


def test_the_last_assignment_counts(suite: Suite) -> None:
    """As it does for Python."""
    assert said(lambda: suite("N = max(1, 2)\nN = 2", 'by_hand("N", 2)')) == ""


WHY = f'chosen("WHY", {checks.seal("WHY", "b")!r}, "abcd")'
TWO = f'chosen("TWO", {checks.seal("TWO", "bd")!r}, "abcdef", many=True)'
YES = f'chosen("YES", {checks.seal("YES", True)!r}, (True, False))'
FAIR = f'chosen("FAIR", {checks.seal("FAIR", "fair")!r}, ("fair", "biased"))'


@pytest.mark.parametrize("value", ['"b"', '"B"', '"b)"', '"(b)"', '" b."'])
def test_a_letter_may_be_written_as_people_write_it(suite: Suite, value: str) -> None:
    """With a bracket, as a capital, with a full stop."""
    assert said(lambda: suite(f"WHY = {value}", WHY)) == ""


@pytest.mark.parametrize("value", ['"bd"', '"d, b"', '"B D"', '"(b)(d)"', '"d and b"', '"b,d."'])
def test_several_letters_may_stand_in_any_order(suite: Suite, value: str) -> None:
    """With commas, with brackets, with an "and"."""
    assert said(lambda: suite(f"TWO = {value}", TWO)) == ""


@pytest.mark.parametrize(
    ("source", "call", "expected"),
    [
        ("WHY = 'c'", WHY, "WHY = 'c' is not right: think it through once more."),
        ("WHY = 'e'", WHY, "WHY = 'e' is no choice: write one letter: a, b, c or d."),
        ("WHY = 2", WHY, "WHY = 2 is no choice: write one letter: a, b, c or d."),
        ("WHY = ['b']", WHY, "WHY = ['b'] is no choice: write one letter: a, b, c or d."),
        ("WHY = ''", WHY, "WHY = '' is no choice: write one letter: a, b, c or d."),
        ("TWO = 'b'", TWO, "TWO = 'b' is not right: think it through once more."),
        ("TWO = 'bdd'", TWO, "TWO = 'bdd' is no choice: write letters from a to f, like \"ac\"."),
        ("TWO = 'bg'", TWO, "TWO = 'bg' is no choice: write letters from a to f, like \"ac\"."),
        ("TWO = ''", TWO, "TWO = '' is no choice: write letters from a to f, like \"ac\"."),
        ("TWO = 7", TWO, 'TWO = 7 is no choice: write letters from a to f, like "ac".'),
        ("YES = True", YES, ""),
        ("YES = False", YES, "YES = False is not right: think it through once more."),
        ("YES = 1", YES, "YES = 1 is no choice: write True or False."),
        ("YES = 'true'", YES, "YES = 'true' is no choice: write True or False."),
        ("FAIR = 'Fair'", FAIR, ""),
        ("FAIR = 'coin'", FAIR, 'FAIR = \'coin\' is no choice: write "fair" or "biased".'),
    ],
)
def test_what_is_said_of_a_choice(suite: Suite, source: str, call: str, expected: str) -> None:
    """What is no choice at all is told how to choose; what is wrong is not told what is right."""
    assert said(lambda: suite(source, call)) == expected


def test_a_text_that_lies_is_no_choice() -> None:
    """Neither for one letter nor for several."""
    assert checks.choice(TextLiar("x")) is None
    assert checks.letters(TextLiar("x")) is None


def test_a_sentence_has_eight_words_and_is_not_graded(suite: Suite) -> None:
    """It is for the learner to compare."""
    sentence = "Because the exponential function is never negative at all."
    assert said(lambda: suite(f"S = {sentence!r}", 'in_my_words("S")')) == ""
    assert said(lambda: suite("S = 'No idea.'", 'in_my_words("S")')).startswith("S has 2 words")
    assert said(lambda: suite("S = 'A label – is one-hot.'", 'in_my_words("S")')).startswith("S has 4 words")
    assert said(lambda: suite("S = 8", 'in_my_words("S")')).startswith("S is no text")


@pytest.mark.parametrize("right", [[0.5, 0.5], np.array([1]), (0.1, 0.2, 0.7), [1 / 3] * 3])
def test_a_witness_may_be_a_distribution(right: Any) -> None:
    """A list or an array of numbers from 0 up, which sum to 1."""
    assert checks.distribution(right) == [Fraction(float(x)) for x in right]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.5, "expected a list of probabilities, got 0.5"),
        ([], "expected a list of probabilities, got []"),
        ([[1.0]], "expected a list of probabilities, got [[1.0]]"),
        ([1.5, -0.5], "expected probabilities from 0 up that sum to 1; [1.5, -0.5] sums to 1"),
        ([0.5, 0.4], "expected probabilities from 0 up that sum to 1; [0.5, 0.4] sums to 0.9"),
    ],
)
def test_what_is_no_distribution_is_told(value: Any, expected: str) -> None:
    """Its kind first, then its entries."""
    assert said(lambda: checks.distribution(value)) == expected


def test_one_function_is_judged_beside_right_others(suite: Suite) -> None:
    """Within the block what it calls is right; after it everything is as it was, whatever has happened in between."""
    code = "def f(x):\n    return 0\n\n\ndef g(x):\n    return f(x) + h(x)\n"
    enter = "(lambda stack: [stack.enter_context(beside(f=abs, h=abs)), stack, __import__('thing')])"
    _, stack, thing = suite(code, f"{enter}(__import__('contextlib').ExitStack())")
    with stack:
        assert thing.g(-2) == 4
    assert thing.f(-2) == 0
    assert not hasattr(thing, "h")


def test_a_function_that_a_test_wrote_can_be_typed_again() -> None:
    """The card shows its numbers, not the names that the test has for them."""
    slope = 2.5
    line = checks.written(f"lambda x: {slope} * x + math.pi")
    assert line(2) == 5 + math.pi
    assert literal(line) == "lambda x: 2.5 * x + math.pi"
    assert literal(line) == literal(copy.deepcopy(line))


def test_a_function_that_leaves_the_work_to_another_is_seen(suite: Suite) -> None:
    """By the names and the operator in its text, and in no other function's."""
    source = "def f(a, b):\n    return a @ b\n\ndef g(a, b):\n    return np.dot(a, b)\n\ndef h(a): return a\n"
    assert said(lambda: suite(source, 'written_without("f", "dot", "@")')).startswith("f leaves the work to `@`")
    assert said(lambda: suite(source, 'written_without("g", "dot", "@")')).startswith("g leaves the work to `dot`")
    assert said(lambda: suite(source, 'written_without("h", "dot", "@")')) == ""
    assert said(lambda: suite(source, 'written_without("other", "dot")')) == ""


def test_a_value_that_cannot_be_shown_is_named_by_its_kind() -> None:
    """A learner's own object may do anything."""

    class Odd:
        def __repr__(self) -> str:
            raise ZeroDivisionError

    assert checks.shown(Odd()) == "a Odd whose __repr__ raises ZeroDivisionError"
    assert checks.shown("x" * 1000).endswith(" …")


def pytest_of(folder: Path, *words: str) -> str:
    """What plain pytest says, started in a folder of a ladder."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words],
        cwd=folder,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    """A ladder of one rung with two laps, without the runner."""
    rung = tmp_path / "exercises" / "01_thing"
    rung.mkdir(parents=True)
    for name in ("checks.py", "conftest.py"):
        (tmp_path / "exercises" / name).write_bytes((EXERCISES / name).read_bytes())
    (rung / "thing.py").write_text("def f():\n    return 1\n", "utf-8")
    (rung / "test_thing.py").write_text(
        "from checks import further, same\nfrom thing import f\n"
        "def test_f_is_one():\n    same(f(), 1, 0)\n"
        "@further\ndef test_f_is_more():\n    same(f(), 2, 0)\n",
        "utf-8",
    )
    (tmp_path / ".pytest.ini").write_bytes((EXERCISES.parent / ".pytest.ini").read_bytes())
    return tmp_path


@pytest.mark.parametrize("folder", [".", "exercises", "exercises/01_thing"])
def test_plain_pytest_finds_the_vocabulary_and_leaves_the_second_lap_out(ladder: Path, folder: str) -> None:
    """From the root, from exercises/, from the rung's folder."""
    where = "." if folder.endswith("01_thing") else str(ladder / "exercises" / "01_thing")
    assert "1 passed, 1 deselected" in pytest_of(ladder / folder, where)
    assert "1 failed, 1 deselected" in pytest_of(ladder / folder, "-m", "further", where)


def test_a_test_of_the_second_lap_runs_when_it_is_named(ladder: Path) -> None:
    """So that an editor's button runs it."""
    file = "exercises/01_thing/test_thing.py"
    assert "1 failed" in pytest_of(ladder, f"{file}::test_f_is_more")
    assert "1 passed" in pytest_of(ladder, f"{file}::test_f_is_one")


def test_a_file_of_the_same_name_beside_the_exercise_is_not_taken(ladder: Path) -> None:
    """A learner may call a file checks.py."""
    (ladder / "exercises" / "01_thing" / "checks.py").write_text("1 / 0\n", "utf-8")
    assert "1 passed" in pytest_of(ladder, "exercises/01_thing")
