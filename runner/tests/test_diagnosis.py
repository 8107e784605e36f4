"""Which misconception a learner's code shows: exactly that one, or none."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ladder_copy import LadderCopy

from runner.engine.engine import Engine
from runner.engine.loading import load_source
from runner.mistakes import Mistake, known_mistakes
from runner.suite.calls import Call, Outcome, Recorder
from runner.suite.diagnosis.diagnose import Evidence, as_made, diagnose, guarded
from runner.suite.diagnosis.probes import LONGEST, SLOW, answer_of, probes_of, right_answer, slow_tests

STUB = "raise NotImplementedError"
RIGHT = "    if np.isnan(x):\n        raise ValueError\n    return 2.0 * x"
SQUARE = "    if np.isnan(x):\n        raise ValueError\n    return float(x) * float(x)"
RIGHT_ALL = "    return 2.0 * np.asarray(values, dtype=float)"
IN_PLACE = (
    "    for i in range(len(values)):\n        values[i] = 2.0 * values[i]\n    return np.asarray(values, dtype=float)"
)


def code(double: str = RIGHT, double_all: str = RIGHT_ALL, blank: str = "6.0") -> str:
    """A learner's file for the miniature rung 01."""
    return (
        f"import numpy as np\nTWICE_THREE: float = {blank}\n"
        f"def double(x):\n{double}\ndef double_all(values):\n{double_all}\n"
    )


def found(
    copy: LadderCopy,
    source: str,
    inputs: Iterator[Any] | None = None,
    further: Sequence[float] = (),
    first: bool = True,
) -> list[tuple[str, str]]:
    """What is named when a suite calls the functions with some numbers, as the miniature's does.

    `further` are the numbers of a red test of double's in the second lap; `first`: those of the first lap are red.
    """
    rung = copy.rung("01_double")
    learner = load_source("learner", rung.code, source.encode())
    recorder = Recorder()
    recorder.watch(learner)
    for x in inputs or (4, 0.0, 3.0, -2.5, math.nan):
        for recorder.test, call in (("test_double_it", learner.double), ("test_double_all_it", learner.double_all)):
            with suppress(Exception):
                call([x, 1.0] if recorder.test == "test_double_all_it" else x)
    recorder.test = "test_double_further"
    for x in further:
        with suppress(Exception):
            learner.double(x)
    reference, known = load_source("reference", rung.reference), known_mistakes(rung.mistakes)
    second = frozenset(["test_double_further"] if further else [])
    red = second | (frozenset(("test_double_it", "test_double_all_it")) if first else frozenset())
    evidence = Evidence(recorder, learner, reference, red, known, further=second)
    return [(d.function, d.mistake) for d in diagnose(evidence)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (code(), []),
        (code(double=SQUARE), [("double", "squares")]),
        (code(double="    return x * x"), [("double", "squares")]),
        (code(double=SQUARE.replace("ValueError", "TypeError")), [("double", "squares")]),
        (code(double="    return [x * x]"), [("double", "squares")]),
        (code(double="    return 2.0 * x"), [("double", "accepts_nan")]),
        (code(double_all=IN_PLACE), [("double_all", "in_place")]),
        (code(blank="5.0"), [("TWICE_THREE", "TWICE_THREE = 5")]),
        (code(blank="np.int64(5)"), [("TWICE_THREE", "TWICE_THREE = 5")]),
        (
            code(SQUARE, IN_PLACE, "5"),
            [("TWICE_THREE", "TWICE_THREE = 5"), ("double", "squares"), ("double_all", "in_place")],
        ),
    ],
    ids=[
        "right",
        "guarded",
        "unguarded",
        "guarded otherwise",
        "as a list",
        "missing check",
        "in place",
        "blank",
        "blank of NumPy",
        "all at once",
    ],
)
def test_each_known_mistake_is_named(copy: LadderCopy, source: str, expected: list[tuple[str, str]]) -> None:
    """With or without the check of the input; the right code never; each function and blank for itself."""
    assert found(copy, source) == expected


@pytest.mark.parametrize(
    "source",
    [
        code(double=f"    {STUB}", double_all=f"    {STUB}", blank="..."),
        code(blank="7.0"),
        code(blank="'5'"),
        code(double="    return x ** 3"),
        code(double=SQUARE.replace("float(x) * float(x)", "x * x * (1 + 1e-6)")),
        code(double=SQUARE.replace("return", "return abs(x) *")),
        code(double="    if x == 3.0:\n        return 6.0\n" + SQUARE),
        code(double="    yield x * x"),
        code(double=f"    if x == 4: return 16.0\n    {STUB}"),
        code(double_all=IN_PLACE.replace("2.0 *", "3.0 *")),
    ],
    ids=[
        "the stub",
        "another wrong blank",
        "a blank of another kind",
        "another formula",
        "nearly a square",
        "sometimes a square",
        "right in one place",
        "a generator",
        "right once, else unwritten",
        "in place, but another factor",
    ],
)
def test_a_near_miss_is_not_named(copy: LadderCopy, source: str) -> None:
    """One call that differs is enough: a wrong diagnosis is worse than none."""
    assert [name for _, name in found(copy, source) if not name.startswith("numbers_")] == []


def test_a_mistake_in_one_function_is_named_while_the_others_are_unwritten(copy: LadderCopy) -> None:
    """What is not written yet says nothing about what is."""
    assert found(copy, code(double=SQUARE, double_all=f"    {STUB}", blank="...")) == [("double", "squares")]


def test_calls_on_which_mistake_and_reference_agree_prove_nothing(copy: LadderCopy) -> None:
    """Twice 2 is the square of 2."""
    assert found(copy, code(double=SQUARE), iter([2, 0.0])) == []
    assert found(copy, code(double=SQUARE), iter([2, 3.0])) == [("double", "squares")]


def test_the_second_lap_has_no_say_before_the_first_is_green(copy: LadderCopy) -> None:
    squares_small_ones = SQUARE.replace("float(x) * float(x)", "x * x if x < 100 else 7.0 * x")
    assert found(copy, code(double=squares_small_ones), further=(500.0,)) == [("double", "squares")]
    assert found(copy, code(double=squares_small_ones), further=(500.0,), first=False) == []


def test_a_blank_that_is_called_like_a_function_is_no_test_of_the_function(copy: LadderCopy) -> None:
    """A red DOUBLE_BY_HAND says nothing about `double`."""
    rung = copy.rung("01_double")
    learner, reference = (load_source(name, rung.reference, code().encode()) for name in ("learner", "reference"))
    vars(reference)["DOUBLE_BY_HAND"] = 8.0
    recorder = Recorder()
    recorder.watch(learner)
    evidence = Evidence(recorder, learner, reference, frozenset(["test_double_by_hand_is_right"]), [])
    assert evidence.functions() == []
    assert not evidence.red_in_the_first_lap("double")


def test_an_edge_that_only_the_second_lap_asks_for_is_not_called_missing(copy: LadderCopy) -> None:
    one_is_missing = RIGHT.replace("return 2.0 * x", "return 2.0 * x if x < 100 else float('nan')")
    said = found(copy, code(double=one_is_missing), iter((1.0, 2.0, 3.0, 500.0)))
    assert said == [("double", "still_to_handle")]
    assert found(copy, code(double=one_is_missing), iter((1.0, 2.0, 3.0)), further=(500.0,), first=False) == []


def test_without_calls_nothing_is_named(copy: LadderCopy) -> None:
    """The suite never reached the function."""
    assert found(copy, code(double=SQUARE), iter([])) == []
    rung = copy.rung("01_double")
    reference, known = load_source("reference", rung.reference), known_mistakes(rung.mistakes)
    learner = load_source("learner", rung.code, code(double=SQUARE).encode())
    recorder = Recorder()
    recorder.watch(learner)
    assert diagnose(Evidence(recorder, learner, reference, frozenset(["test_double_it"]), known)) == []


def test_a_test_with_a_slow_call_leaves_the_word_to_the_quick_ones() -> None:
    """A training in loops: one step tells what five hundred would. Where all calls are slow, none is left out."""
    quick = [Call("test_step", (n,), {}, Outcome(n), seconds=0.001) for n in range(3)]
    training, plot = Call("test_training", (500,), {}, Outcome(1), seconds=0.3), "test_plot"
    red = frozenset(("test_step", "test_training"))
    assert slow_tests([*quick, training], red) == {"test_training"}
    assert slow_tests([*quick, training], frozenset({"test_training"})) == set()  # it alone can tell
    assert slow_tests([Call(plot, (n,), {}, Outcome(n), seconds=0.2 + n) for n in range(3)], red) == set()
    assert slow_tests(quick, red) == slow_tests([], red) == set()
    long = [Call("test_training", (0.5, many), {}, Outcome(1)) for many in ([1] * 60_000, np.ones((300, 200)))]
    assert slow_tests([*quick, long[0]], red) == slow_tests([*quick, long[1]], red) == {"test_training"}


def test_an_answer_that_is_chosen_freely_is_not_held_against_the_references(tmp_path: Path) -> None:
    """It may be twice as large and wrong for another reason; only what is known of it is named."""
    reference = load_source("reference", tmp_path / "reference.py", b"def pair():\n    return [1, 2]\n")
    source = b"def pair():\n    return [2, 4]\n"
    known = [Mistake("pair", "is_a_line", "It lies on a line.", lambda: [2, 4])]
    for knows, named in (([], []), (known, ["is_a_line"])):
        learner = load_source("learner", tmp_path / "learner.py", source)
        recorder = Recorder()
        recorder.watch(learner)
        recorder.test = "test_pair_it"
        for _ in range(3):
            learner.pair()
        evidence = Evidence(recorder, learner, reference, frozenset(["test_pair_it"]), knows, source=source)
        assert [d.mistake for d in diagnose(evidence)] == named


def test_a_blank_that_is_not_there_is_not_named(copy: LadderCopy) -> None:
    """The learner deleted it."""
    assert found(copy, code().replace("TWICE_THREE", "RENAMED")) == []


def test_of_two_mistakes_that_fit_the_first_is_named(copy: LadderCopy) -> None:
    """The order in mistakes.py is the author's."""
    rung = copy.rung("01_double")
    with rung.mistakes.open("a", encoding="utf-8") as file:
        file.write('\n\n@mistake("double")\ndef power(x):\n    """You took the second power."""\n    return x**2\n')
    assert found(copy, code(double=SQUARE)) == [("double", "squares")]


def test_a_mistake_in_the_last_bit_is_named_by_the_last_bit(copy: LadderCopy) -> None:
    """Where rounding itself is the lesson, a comparison up to rounding sees nothing."""
    rung = copy.rung("01_double")
    rung.mistakes.write_text(
        'from runner.mistakes import mistake\n\n\n@mistake("double")\ndef sums(x):\n    """You lost a bit."""\n'
        "    return 0.1 * x * 20.0\n",
        "utf-8",
    )
    lossy = RIGHT.replace("2.0 * x", "0.1 * x * 20.0")
    assert 0.1 * 3.0 * 20.0 != 6.0
    assert found(copy, code(double=lossy)) == [("double", "sums")]
    assert found(copy, code()) == []


def test_a_refusal_of_what_has_an_answer_is_named(copy: LadderCopy) -> None:
    """Numbers that are right, and a call refused that has an answer: only a mistake that refuses it too fits."""
    mistakes = copy.rung("01_double").mistakes
    known = """
@mistake("double", edges=True)
def refuses_zero(x):
    \"\"\"You refused 0.\"\"\"
    if x == 0 or x != x:
        raise ValueError
    return 2.0 * x
"""
    mistakes.write_text(mistakes.read_text("utf-8") + known, "utf-8")
    refuses = "    if np.isnan(x) or {}:\n        raise ValueError\n    return 2.0 * x"
    assert found(copy, code(double=refuses.format("x == 0"))) == [("double", "refuses_zero")]
    assert found(copy, code(double=refuses.format("x < 0"))) != [("double", "refuses_zero")]


def test_each_kind_of_refusal_is_only_like_itself() -> None:
    """A search that finds nothing says so with RuntimeError; what is not written yet is no refusal."""
    kinds = (ValueError, RuntimeError, NotImplementedError, TypeError)
    bad, lost, unwritten, slip = (answer_of(Outcome(raised=kind, spoken=True)) for kind in kinds)
    assert (bad.refused, lost.refused, unwritten.refused, slip.refused) == ("ValueError", "RuntimeError", "", "")
    assert right_answer(lost, lost) and right_answer(bad, bad)
    assert not any(right_answer(a, b) for a, b in ((bad, lost), (unwritten, unwritten), (slip, slip)))


def test_a_guarded_mistake_refuses_what_the_reference_refuses() -> None:
    """It is the mistake of somebody who checks the input; the arguments reach it untouched."""

    def right(values: Any) -> float:
        if not len(values):
            raise ValueError
        values[:] = [0.0] * len(values)
        return 1.0

    wrong = Mistake("f", "adds", "You added.", lambda values: float(sum(values)))
    assert guarded(wrong, right)([1.0, 2.0]) == 3.0
    assert guarded(wrong, right)(values=np.array([1.0, 2.0])) == 3.0
    with pytest.raises(ValueError):
        guarded(wrong, right)([])
    assert as_made(wrong, right)([1.0]) == 1.0
    careless = Mistake("f", "adds", "You added.", lambda values: float(sum(values)), edges=True)
    assert as_made(careless, right)([]) == 0.0


def test_mistakes_are_the_marked_functions_in_order(copy: LadderCopy) -> None:
    """Name, docstring and what they get wrong; helpers in the file are none."""
    known = known_mistakes(copy.rung("01_double").mistakes)
    assert [(m.of, m.name, m.edges) for m in known] == [
        ("TWICE_THREE", "TWICE_THREE = 5", False),
        ("double", "squares", False),
        ("double", "accepts_nan", True),
        ("double_all", "in_place", False),
    ]
    assert known[0].diagnosis == "You added 2 to 3. To double is to multiply."


def test_a_mistake_without_a_docstring_has_an_empty_diagnosis(tmp_path: Path) -> None:
    """The author's proof finds it; here it must not fail."""
    file = tmp_path / "mistakes.py"
    file.write_text("from runner.mistakes import mistake\n@mistake('f')\ndef wrong():\n    return 1.0\n", "utf-8")
    (found,) = known_mistakes(file)
    assert (found.diagnosis, found.wrong()) == ("", 1.0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("squares", ("double", "You multiplied x by itself. That is its square: right for 2, wrong for 3.")),
        ("in_place", ("double_all", "You changed the caller's own list or array. Work on a copy.")),
    ],
)
def test_the_real_suites_calls_name_it_too(
    copy: LadderCopy, engine: Engine, name: str, expected: tuple[str, str]
) -> None:
    """Through a real run, Hypothesis and shrinking included."""
    source = code(double=SQUARE) if name == "squares" else code(double_all=IN_PLACE)
    (diagnosis,) = copy.judge(engine, source, "01_double").diagnosis
    assert (diagnosis.function, diagnosis.mistake, diagnosis.message) == (expected[0], name, expected[1])


def test_a_run_names_none_when_it_is_not_asked_to(copy: LadderCopy, engine: Engine) -> None:
    """The author's proof saves the time; a rung without known mistakes has none."""
    assert copy.judge(engine, code(double=SQUARE), "01_double", diagnose=False).diagnosis == ()
    copy.rung("01_double").mistakes.unlink()
    assert copy.judge(engine, code(double=SQUARE), "01_double").diagnosis == ()


def test_mistakes_that_cannot_be_loaded_cost_no_verdict(copy: LadderCopy, engine: Engine) -> None:
    """The diagnosis is an extra: without it the verdict stands."""
    copy.rung("01_double").mistakes.write_text("1 / 0\n", "utf-8")
    verdict = copy.judge(engine, code(double=SQUARE), "01_double")
    assert (verdict.diagnosis, verdict.passed, len(verdict.failed), verdict.message) == ((), 4, 2, "")


PAIR = b"""import numpy as np

def pair(x):
    total = x
    for i in range(2):
        total = total + i
    return x, np.array([x, total])
"""


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (PAIR.replace(b"np.array([x, total])", b"[x, total]"), ["the form of part 2"]),
        (PAIR.replace(b"return x, np.array([x, total])", b"return [x, np.array([x, total])]"), ["their form"]),
    ],
)
def test_where_all_numbers_are_right_only_their_form_is_told(tmp_path: Path, source: bytes, said: list[str]) -> None:
    """No slip and no mistake explains numbers that are right; of several parts it is said which one is another kind."""
    reference = load_source("reference", tmp_path / "reference.py", PAIR)
    learner = load_source("learner", tmp_path / "learner.py", source)
    recorder = Recorder()
    recorder.watch(learner)
    recorder.test = "test_pair_it"
    for x in (1.0, 2.0, 5.0, 7.0):
        learner.pair(x)
    known = [Mistake("pair", "stays", "It stays.", lambda x: (x, np.array([x, x])))]
    evidence = Evidence(recorder, learner, reference, frozenset(["test_pair_it"]), known, source=source)
    found = [d.message for d in diagnose(evidence)]
    assert len(found) == len(said) and all(words in text for words, text in zip(said, found, strict=True))


def busy(seconds: float, x: float = 0.0) -> float:
    """A function that takes its time."""
    began = time.process_time()
    while time.process_time() - began < seconds:
        pass
    return x


def test_of_what_is_slow_one_call_of_a_test_is_enough() -> None:
    """Else a loop over many rows would leave no time to say what it shows."""
    recorder = Recorder()
    slow = recorder.recorded("busy", partial(busy, 1.1 * SLOW))
    for recorder.test in ("test_busy_it", "test_busy_again"):
        slow(1.0)
        slow(2.0)
    found = probes_of(recorder.calls["busy"], (), partial(busy, 1.1 * SLOW), abs, frozenset())
    assert sorted(probe.call.test for probe in found) == ["test_busy_again", "test_busy_it"]


def test_many_calls_have_their_time_together() -> None:
    """A learner waits for what they show."""
    calls = [Call("test_busy", (float(n),), {}, Outcome(float(n)), seconds=0.01) for n in range(40)]
    found = probes_of(calls, (), partial(busy, 0.01), abs, frozenset())
    assert LONGEST / 0.01 - 4 < len(found) <= LONGEST / 0.01


def test_what_is_slow_is_asked_where_the_quick_calls_show_nothing_wrong() -> None:
    """Else a mistake is named or not as the machine goes: there is one test that takes long, and it alone shows it."""
    quick = [Call("test_step", (n,), {}, Outcome(n), seconds=0.001) for n in range(4)]
    training = Call("test_training", (500,), {}, Outcome(1), seconds=0.3)
    red = frozenset(("test_step", "test_training"))

    def tests(function: Callable[[float], float]) -> set[str]:
        return {probe.call.test for probe in probes_of([*quick, training], (), function, lambda x: x, red)}

    assert tests(lambda x: x if x < 5 else 1) == {"test_step", "test_training"}
    assert tests(lambda x: x + 1) == {"test_step"}
