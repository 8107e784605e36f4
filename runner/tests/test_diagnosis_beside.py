"""What is said of a function is true of what its learner sees: beside their own functions, or it says beside which."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ladder_copy import LadderCopy
from test_true_words import seen

from runner.engine.engine import Engine
from runner.engine.loading import load_source
from runner.engine.messages import Diagnosis
from runner.mistakes import Mistake
from runner.suite.calls import Recorder
from runner.suite.diagnosis.diagnose import Evidence, diagnose

REFERENCE = b"""import numpy as np

def total(x):
    return float(np.sum(x))

def mean(x):
    return total(x) / len(x)
"""
KNOWN = [
    Mistake("total", "is_the_largest", "Your answers are the largest number.", lambda x: float(np.max(x))),
    Mistake("mean", "one_too_few", "Your answers are divided by n − 1.", lambda x: float(np.sum(x)) / (len(x) - 1)),
]
LISTS = ([1.0, 2.0, 6.0], [4.0, 5.0], [0.0, 1.0, 2.0, 3.0])


class Asked:
    """A learner's file whose functions were called with some numbers."""

    def __init__(self, folder: Path, source: bytes, known: Any = KNOWN, reference: bytes = REFERENCE) -> None:
        self.reference = load_source("reference", folder / "reference.py", reference)
        self.learner = load_source("learner", folder / "learner.py", source)
        self.known, self.source, self.recorder = known, source, Recorder()
        self.recorder.watch(self.learner)

    def call(self, name: str, *inputs: Any, test: str = "it", **beside: Any) -> Asked:
        """Call a function in a test of its own, beside right others."""
        self.recorder.test = f"test_{name}_{test}"
        own = {n: vars(self.learner)[n] for n in beside}
        vars(self.learner).update(beside)
        for x in inputs:
            with suppress(ValueError, ArithmeticError, NameError):
                getattr(self.learner, name)(x)
        vars(self.learner).update(own)
        return self

    def found(self, *red: str, suite: Any = None, further: frozenset[str] = frozenset()) -> list[Diagnosis]:
        """What is diagnosed where these tests are red."""
        made = (self.recorder, self.learner, self.reference, frozenset(red), self.known)
        return diagnose(Evidence(*made, suite=suite, source=self.source, further=further))


WRONG_TOTAL = REFERENCE.replace(b"np.sum", b"np.max")


def test_what_was_found_beside_a_right_function_says_so(tmp_path: Path) -> None:
    """The learner's own numbers are others: they come from both mistakes."""
    source = WRONG_TOTAL.replace(b"/ len(x)", b"/ (len(x) - 1)")
    asked = Asked(tmp_path, source).call("total", *LISTS).call("mean", *LISTS)
    messages = {d.function: d.message for d in asked.found("test_total_it", "test_mean_it")}
    assert messages == {
        "total": "Your answers are the largest number.",
        "mean": "With a right `total` in its place, this is left: Your answers are divided by n − 1.",
    }


def test_beside_functions_that_are_right_nothing_is_said_of_them(tmp_path: Path) -> None:
    """The answers are the same with and without."""
    source = REFERENCE.replace(b"/ len(x)", b"/ (len(x) - 1)")
    (found,) = Asked(tmp_path, source).call("mean", *LISTS).found("test_mean_it")
    assert found.message == "Your answers are divided by n − 1."


def test_a_call_beside_a_right_function_is_not_red_because_of_the_learners_own(tmp_path: Path) -> None:
    """The test itself had put a right one there: something else makes it red."""
    asked = Asked(tmp_path, WRONG_TOTAL).call("mean", *LISTS, total=lambda x: float(np.sum(x)))
    assert asked.recorder.calls["mean"][0].beside == ("total",)
    assert asked.found("test_mean_it") == []
    asked = Asked(tmp_path, WRONG_TOTAL).call("mean", *LISTS)
    assert [d.mistake for d in asked.found("test_mean_it")] == ["calls_total"]


DOT = b"""def dot(a, b):
    if len(a) != len(b):
        raise ValueError
    return sum(x * y for x, y in zip(a, b))
"""
EMPTIES = b"""def dot(a, b):
    total = 0
    while a:
        total += a.pop() * b[len(a)]
    return total
"""


COPIES = EMPTIES.replace(b"total =", b"a, total = list(a),")


@pytest.mark.parametrize(("source", "word"), [(EMPTIES, "changes"), (COPIES, "raise")], ids=["empties", "copies"])
def test_a_list_that_the_function_itself_has_emptied_is_no_case_that_is_left(
    tmp_path: Path, source: bytes, word: str
) -> None:
    """The second call of the test gets what the first one has left over."""
    asked = Asked(tmp_path, source, [], DOT)
    for a, b in (([1.0, 2.0], [3.0, -5.0]), ([2.0], [7.0]), ([4.0, 1.0, 0.5], [2.0, 2.0, 6.0])):
        asked.recorder.test = "test_dot_is_symmetric"
        asked.learner.dot(a, b)
        with suppress(IndexError):
            asked.learner.dot(b, a + [0.0] * (not a))
    with suppress(IndexError):
        asked.learner.dot([1.0, 2.0], [3.0])
    (found,) = asked.found("test_dot_is_symmetric")
    assert [w for w in ("changes", "raise") if w in found.message] == [word]


def test_what_keeps_something_between_calls_is_told_of_right_functions_without_a_word(tmp_path: Path) -> None:
    """It answers otherwise each time, also where nothing else has changed."""
    keeps = b"seen = []\n" + REFERENCE.replace(b"return total(x) /", b"seen.extend(x)\n    return total(seen) /")
    for source, begins in ((keeps, "Your function is right"), (keeps.replace(b"np.sum", b"np.max"), "With a right")):
        asked = Asked(tmp_path, source).call("total", *LISTS).call("mean", *LISTS)
        messages = [d.message for d in asked.found("test_mean_it", *["test_total_it"] * (begins == "With a right"))]
        assert messages[-1].startswith(begins)


REFUSES = "    if not x:\n        raise ValueError\n    return 2.0 * x"
BESIDE = """

def test_double_all_beside_a_right_double():
    \"\"\"Each entry is doubled.\"\"\"
    import double as module

    own, module.double = module.double, lambda x: 2.0 * x
    try:
        assert double_all([1.0, 3.0]).tolist() == [2.0, 6.0]
    finally:
        module.double = own
"""


def test_a_card_says_beside_what_a_call_was_made(copy: LadderCopy, engine: Engine) -> None:
    """Typed by a learner whose `double` is wrong it gives something else; and so does a function that is right."""
    suite = copy.rung("01_double").suite
    text = suite.read_text("utf-8")
    suite.write_text(text[: text.index("@given(st.lists")] + BESIDE.lstrip(), "utf-8")
    code = copy.reference("01_double").replace("return 2.0 * x", "return x * x")
    code = code.replace("return 2.0 * _floats(values)", "return np.array([double(v) for v in values])")
    verdict = copy.judge(engine, code, "01_double")
    assert "double_all ✓ beside a right double" in seen(verdict, copy, "01_double")
    verdict = copy.judge(engine, code.replace("double(v) for", "1.0 + double(v) for"), "01_double")
    card = next(t.card for t in verdict.tests if t.name.startswith("test_double_all"))
    assert (card.got, card.beside) == ("[3, 7]\n ^  ^", "a right double")
    only = copy.judge(engine, code.replace("return x * x", "return 2.0 * x"), "01_double")
    assert only.green and all(not t.card.beside for t in only.tests)


@pytest.mark.parametrize(
    ("double", "name", "words"),
    [
        (REFUSES, "refuses_too_much", "it refuses what has an answer: double(0.0) is 0.0, yours raises ValueError."),
        (
            "    return 2.0 * x * x / x",
            "still_to_handle",
            "not all that has an answer gets one: double(0.0) is 0.0, yours raises ZeroDivisionError.",
        ),
    ],
)
def test_an_error_in_the_place_of_an_answer_is_no_right_mathematics(
    tmp_path: Path, double: str, name: str, words: str
) -> None:
    """The numbers that come are right; it is not said that all is right but an edge."""
    reference = b"def double(x):\n    return 2.0 * x\n"
    asked = Asked(tmp_path, f"def double(x):\n{double}\n".encode(), [], reference)
    (found,) = asked.call("double", 1.0, 2.0, 3.0, 0.0).found("test_double_it")
    assert (found.mistake, found.message.partition(" But ")[2]) == (name, words)
    assert found.message.startswith("Where your function gives a number, the number is right.")


ENTROPY = b"""import numpy as np

def entropy(p, base=2.0):
    p = np.asarray(p)[np.asarray(p) > 0]
    return float(0.0 - np.sum(p * np.log(p)) / np.log(base))
"""


def bits(p: Any, base: float = 2.0) -> float:
    p = np.asarray(p)[np.asarray(p) > 0]
    return float(-np.sum(p * np.log2(p)))


def no_zeros(p: Any, base: float = 2.0) -> float:
    with np.errstate(all="ignore"):
        return float(-np.sum(np.asarray(p) * np.log(p)) / np.log(base))


def refuses_zeros(p: Any, base: float = 2.0) -> float:
    if 0 in list(p):
        raise ValueError
    return bits(p)


TWO = [
    Mistake("entropy", "ignores_the_base", "Your answers are in bits.", bits),
    Mistake("entropy", "refuses_zeros", "Your numbers are right, but zeros are refused.", refuses_zeros, edges=True),
    Mistake("entropy", "is_nan_at_zero", "Your numbers are right until there is a 0.", no_zeros, edges=True),
]
CERTAIN, WITH_ZERO = ([0.5, 0.5], [0.25, 0.75], [0.1, 0.9]), ([0.5, 0.0, 0.5], [0.25, 0.75, 0.0])


def test_two_known_mistakes_of_one_function_are_told_in_the_order_of_the_red_tests(tmp_path: Path) -> None:
    """One explains the numbers, the other one the calls without a number; neither claims that all else is right."""
    source = ENTROPY.replace(b"[np.asarray(p) > 0]", b"").replace(b" / np.log(base)", b" / np.log(2.0)")
    asked = Asked(tmp_path, source, TWO, ENTROPY)
    with np.errstate(all="ignore"):
        asked.call("entropy", *CERTAIN, *WITH_ZERO, test="of_zeros")
    asked.recorder.test = "test_entropy_in_nats"
    for p in CERTAIN:
        asked.learner.entropy(p, base=np.e)
    red = ("test_entropy_of_zeros", "test_entropy_in_nats")
    for order in (red, red[::-1]):
        suite = load_source("suite", tmp_path / "suite.py", b"")
        vars(suite).update({name: lambda: None for name in order})
        found = asked.found(*red, suite=suite)
        names = ["is_nan_at_zero", "ignores_the_base"] if order == red else ["ignores_the_base", "is_nan_at_zero"]
        assert [d.mistake for d in found] == names
        (edge,) = (d.message for d in found if d.mistake == "is_nan_at_zero")
        assert edge == "Two mistakes at once. Apart from the other one: Your numbers are right until there is a 0."


def test_a_name_that_is_missing_is_no_step_too_many(tmp_path: Path) -> None:
    """The card says which name; that the function would be right without the line is no news."""
    source = b"def double(x):\n    if x == math.inf:\n        return x\n    return 2.0 * x\n"
    asked = Asked(tmp_path, source, [], b"def double(x):\n    return 2.0 * x\n")
    assert asked.call("double", 1.0, 2.0, 3.0).found("test_double_it") == []


def test_the_second_lap_waits_until_the_first_is_green(tmp_path: Path) -> None:
    """Another function's advice for it is not mixed into what is red now."""
    source = REFERENCE.replace(b"np.sum", b"np.max").replace(b"total(x) / len(x)", b"sum(x) / (len(x) - 1)")
    asked = Asked(tmp_path, source).call("total", *LISTS).call("mean", *LISTS, test="further")
    second = frozenset(["test_mean_further"])
    assert [d.function for d in asked.found("test_total_it", *second, further=second)] == ["total"]
    assert [d.function for d in asked.found(*second, further=second)] == ["mean"]


def test_what_is_red_is_counted_above_what_else_was_found(copy: LadderCopy, engine: Engine) -> None:
    """The first screen of 24 lines holds the first card and the counts, however many functions are wrong."""
    code = copy.reference("01_double").replace("return 2.0 * x", "return x * x").replace("6.0", "5")
    code = code.replace(
        "return 2.0 * _floats(values)", "return _floats([2.0 * v for v in [*values[:0], *values]][::-1])"
    )
    lines = seen(copy.judge(engine, code, "01_double"), copy, "01_double").splitlines()
    counts = next(i for i, line in enumerate(lines) if "double 2 of" in line or "double 1 of" in line)
    assert counts < next(i for i, line in enumerate(lines) if line.startswith("This looks familiar  double"))
    assert counts < 20


def test_an_own_function_that_raises_answers_otherwise_than_a_right_one(tmp_path: Path) -> None:
    """Without numbers two answers are the same if both have none and refuse alike."""
    source = REFERENCE.replace(b"float(np.sum(x))", b"1 / 0").replace(b"/ len(x)", b"/ (len(x) - 1)")
    asked = Asked(tmp_path, source).call("total", *LISTS).call("mean", *LISTS)
    messages = {d.function: d.message for d in asked.found("test_total_it", "test_mean_it")}
    assert messages["mean"] == "With a right `total` in its place, this is left: Your answers are divided by n − 1."
    (green,) = asked.found("test_mean_it")
    assert green.message == "Your answers are divided by n − 1."


def test_a_known_mistake_whose_sign_or_base_is_another_one_as_well_is_told_of(tmp_path: Path) -> None:
    """Not where the numbers are right and some are refused: with the sign turned they would be known as well."""
    known = [Mistake("entropy", "averages", "Your answers are means.", lambda p, base=2.0: bits(p) / len(p))]
    negative = Mistake("entropy", "is_negative", "Your answers are below 0.", lambda p, base=2.0: -bits(p))
    for right, wrong, relation in (
        (b"float(0.0 - np.sum(p * np.log(p)) / np.log(base))", b"np.mean(p * np.log2(p))", "with_the_sign_turned"),
        (b"float(0.0 - np.sum(p * np.log(p)) / np.log(base))", b"-np.mean(p * np.log(p))", "times_ln_2"),
        (b"np.sum(p * np.log(p)) / np.log(base)", b"np.sum(p ** 3)", ""),
        (b"    return", b"    if p[0] > 0.3:\n        raise ValueError('no')\n    return", ""),
    ):
        asked = Asked(tmp_path, ENTROPY.replace(right, wrong), [*known, negative], ENTROPY)
        asked.call("entropy", *CERTAIN, [0.2, 0.2, 0.6], [0.3, 0.1, 0.6])
        told = [d.mistake for d in asked.found("test_entropy_it")]
        assert told[:2] == ([f"numbers_{relation}", "averages"] if relation else told[:1]), relation
        assert "is_negative" not in told


def test_an_edge_of_another_kind_is_no_second_mistake(tmp_path: Path) -> None:
    """Where the code raises something else than the known mistake does, only the numbers are told of."""
    source = ENTROPY.replace(b"[np.asarray(p) > 0]", b"").replace(b" / np.log(base)", b" / np.log(2.0)")
    source = source.replace(b"    p =", b"    if 0.0 in p:\n        return p + None\n    p =", 1)
    asked = Asked(tmp_path, source, TWO, ENTROPY)
    for p in (*CERTAIN, *WITH_ZERO):
        asked.recorder.test = "test_entropy_in_nats"
        with suppress(TypeError):
            asked.learner.entropy(p, base=np.e)
    assert [d.mistake for d in asked.found("test_entropy_in_nats")] == ["ignores_the_base"]
