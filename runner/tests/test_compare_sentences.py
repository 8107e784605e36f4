"""Each sentence and each cell follows from the facts."""

from __future__ import annotations

import gc
import io
from fractions import Fraction

import numpy as np
import pytest
from rich.console import Console

from runner.compare.clock import FEWEST, are_apart, digits, is_stable, race, relative_difference, sampler, timed
from runner.compare.comparison import Facts, FunctionFacts, Lines, Versus
from runner.compare.sentences import sentences
from runner.compare.view import tables
from runner.engine.messages import Accuracy, Agreement, Timing
from runner.text import duration, listed, two_digits


def about(name: str = "dot", **facts) -> FunctionFacts:
    """The facts about one function."""
    return FunctionFacts(name, Lines(6, 9), **facts)


def took(label: str, ratio: float, **more) -> Timing:
    """The reference takes 2 ms."""
    return Timing(label, ratio * 2e-3, 2e-3, ratio, **more)


@pytest.mark.parametrize(
    ("timing", "sentence"),
    [
        ([took("n = 9", 90)], "Your dot takes 90 times as long as the reference for n = 9."),
        ([took("n = 9", 90, stable=False)], "Your dot takes about 90 times as long as the reference for n = 9."),
        ([took("n = 9", 1.19)], "Your dot is as fast as the reference."),
        ([took("n = 9", 0.84)], "Your dot is as fast as the reference."),
        ([took("n = 9", 1234)], "Your dot takes 1,200 times as long as the reference for n = 9."),
        ([took("n = 9", 0.25)], "Your dot is 4 times as fast as the reference for n = 9."),
        (
            [took("n = 1", 1.0), took("n = 5", 4), took("n = 9", 16)],
            "Your dot takes 16 times as long as the reference for n = 9; for n = 1 it is as fast.",
        ),
        (
            [took("n = 1", 3.14), took("n = 9", 0.1)],
            "Your dot is 10 times as fast as the reference for n = 9; for n = 1 it takes 3.1 times as long.",
        ),
    ],
)
def test_the_pace(timing, sentence: str) -> None:
    """Slower, faster, or within 20%: equally fast."""
    assert sentences(Facts((about(timing=tuple(timing)),), Lines(1, 1)))[0] == sentence


@pytest.mark.parametrize(
    ("accuracy", "expected"),
    [
        ([(15, 15), (15, 14)], ["Your dot is as accurate as the reference: 15 digits on every hard input."]),
        ([(9, 10), (14, 15)], ["Your dot is as accurate as the reference: 9 digits or more on every hard input."]),
        ([(1, 15), (3, 15)], ["For input 0, your dot has 1 digit right, the reference 15."]),
        ([(15, 6)], ["For input 0, your dot has 15 digits right, the reference 6."]),
        (
            [(15, 6), (2, 7)],
            [
                "For input 1, your dot has 2 digits right, the reference 7.",
                "For input 0, your dot has 15 digits right, the reference 6.",
            ],
        ),
    ],
)
def test_the_digits(accuracy, expected: list[str]) -> None:
    """As accurate up to one digit; else the widest gap, to each side."""
    found = tuple(Accuracy(f"input {i}", *pair) for i, pair in enumerate(accuracy))
    assert sentences(Facts((about(accuracy=found),), Lines(1, 2)))[:-1] == expected


def test_what_holds_for_several_functions_is_said_once() -> None:
    """Equally accurate and equally fast ones share a sentence."""
    same = {"accuracy": (Accuracy("x", 15, 15),), "timing": (took("n = 9", 1),)}
    facts = Facts((about("f", **same), about("g", **same), about("h", **same)), Lines(6, 6))
    assert sentences(facts) == [
        "Your f, g and h are as accurate as the reference: 15 digits on every hard input.",
        "Your f, g and h are as fast as the reference.",
        "Your code has 6 lines, as many as the reference.",
    ]


def test_two_of_the_learners_own_functions() -> None:
    """A loop against NumPy, where the rung asks for it and both were measured."""
    race = Versus("dot", "dot_numpy", (took("n = 1", 1), took("n = 9", 90)))
    assert sentences(Facts((), Lines(1, 1), (race,))) == [
        "Your dot takes 90 times as long as your dot_numpy for n = 9; for n = 1 it is as fast.",
        "Your code has 1 line, as many as the reference.",
    ]


def test_what_has_no_time_is_told_with_the_references() -> None:
    """Of each kind of trouble the smallest input, and once."""
    trouble = [Timing(f"n = {n}", None, 1.0, trouble="raises MemoryError") for n in (1, 2)]
    assert sentences(Facts((about(timing=tuple(trouble)),), Lines(1, 1)))[:-1] == [
        "For n = 1, your dot raises MemoryError; the reference takes 1 s."
    ]


def test_answers_near_zero_are_alike_without_a_number() -> None:
    """Where nothing but rounding noise differs, no size is made up for it."""
    f = about(agreement=Agreement(7, identical=6))
    assert sentences(Facts((f,)))[0] == "Your answers to the suite's 7 calls are the reference's up to rounding."
    assert "up to rounding\n" in shown(Facts((f,)))


def shown(facts: Facts) -> str:
    """The tables as text, 80 columns wide, without the blanks at the ends of lines."""
    out = Console(width=80, file=io.StringIO())
    for part in tables(facts):
        out.print(part)
    return "\n".join(line.rstrip() for line in out.file.getvalue().splitlines())


def test_the_tables() -> None:
    """Every kind of cell; a stub has no row of times."""
    f = about(
        "dot",
        agreement=Agreement(1234, 0, 1000, 2e-16),
        accuracy=(Accuracy("x", 15, 15), Accuracy("y", None, 15, "raises")),
        timing=(took("n = 1", 0.5), took("n = 2", 1, stable=False), took("n = 3", 60, stable=False)),
    )
    g = about(
        "cosine",
        agreement=Agreement(5, 2, 3),
        accuracy=(Accuracy("x", 14, 15), Accuracy("y", 14, 15)),
        timing=(Timing("n = 1", None, 3e-9, trouble="was not tried"),),
    )
    h = about("stub", agreement=Agreement(9, written=False), timing=(took("n = 1", 0.5),))
    assert shown(Facts((f, g, h), Lines(20, 27))) == (
        "The suite's own calls, answered by both\n"
        "function  calls  answers\n"
        "dot       1,234  the same up to rounding (2e-16)\n"
        "cosine        5  2 differ\n"
        "stub          9  not written yet\n"
        "\n"
        "Digits right on hard inputs (15 are all that a float64 is sure to hold)\n"
        "function  for                        yours  reference\n"
        "dot       x                             15         15\n"
        "          y                      no answer         15\n"
        "cosine    each of 2 hard inputs         14         15\n"
        "\n"
        "Time of one call\n"
        "function  for     yours  reference\n"
        "dot       n = 1    1 ms       2 ms  2 × as fast\n"
        "          n = 2    2 ms       2 ms  equally fast\n"
        "          n = 3  120 ms       2 ms  about 60 × as long\n"
        "cosine    n = 1               3 ns  not tried\n"
        "\n"
        "Lines of code, without comments, docstrings and empty lines\n"
        "function  yours  reference\n"
        "dot           6          9\n"
        "cosine        6          9\n"
        "stub          6          9\n"
        "helpers       2          0\n"
        "together     20         27\n"
    )
    assert "together" not in shown(Facts((f,), Lines(6, 9)))
    same = about(agreement=Agreement(5, identical=5))
    assert "the same to the last bit" in shown(Facts((same, about("unknown"))))


def test_what_is_chosen_is_another_choice_and_no_other_way() -> None:
    """A function to which nothing goes in has many right answers."""
    example = "pair(): yours gives (1, 2), the reference gives (2, 3)"
    chosen = about("pair", agreement=Agreement(1, 1, example=example))
    told = "Your pair has made another choice than the reference: yours gives (1, 2), the reference gives (2, 3)."
    assert told in sentences(Facts((chosen,), Lines(6, 9)))
    given = about("dot", agreement=Agreement(1, 1, example="dot([], []): yours gives 1, the reference gives 0"))
    assert sentences(Facts((given,), Lines(6, 9)))[0].startswith("Your dot answers 1 of the suite's 1 call in another")


def test_quantities_are_said_as_a_person_says_them() -> None:
    """Two digits and a unit."""
    assert [two_digits(x) for x in (0.0341, 3.44, 9.96, 34.4, 1234, 0)] == ["0.034", "3.4", "10", "34", "1,200", "0"]
    assert [duration(s) for s in (3.4e-7, 9.99e-7, 5.12e-3, 0.9999, 12.3, None)] == [
        "340 ns",
        "1 µs",
        "5.1 ms",
        "1 s",
        "12 s",
        "",
    ]
    assert [listed(n) for n in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_digits_are_counted_in_exact_arithmetic() -> None:
    """From 0 to 15, of the worst entry; a kind that is no number has none right."""
    third = Fraction(1, 3)
    assert digits(1 / 3, third) == digits(np.float64(1 / 3), third) == digits(third, third) == 15
    assert digits(np.float32(1 / 3), third) == 7
    assert digits(np.int64(3), 3) == digits(np.array(3), 3) == 15
    assert digits([1 / 3, 0.33334], [third, third]) == 4
    assert digits(np.array([[1 / 3]]), [[third]]) == 15
    assert digits([], []) == 15
    assert [digits(wrong, third) for wrong in (None, "x", float("nan"), float("inf"), -1 / 3, [1 / 3])] == [0] * 6
    assert digits(0.0, Fraction(1, 10**400)) == 15  # too small for float64: 0 is the nearest there is
    assert digits(1e308, 10**400) == 0


def test_relative_differences() -> None:
    """Of the widest entry; below 0.001 in units of that; infinities that are equal do not differ."""
    assert relative_difference(1.1, 1.0) == pytest.approx(0.1)
    assert relative_difference((np.array([1.0, 2.2]), 3.0), (np.array([1.0, 2.0]), 3.0)) == pytest.approx(0.1)
    assert relative_difference(1e-13, 0.0) == pytest.approx(1e-10)
    assert relative_difference(np.array([np.inf, np.nan, 1.0]), np.array([np.inf, np.nan, 1.0])) == 0
    assert relative_difference("a", "a") == relative_difference([], []) == relative_difference(["x"], ["x"]) == 0


def test_a_race_ends_when_it_is_decided_or_out_of_time() -> None:
    """Five turns are enough where they agree; noise takes what there is; each turn is followed up."""
    turns = []
    result = race(lambda: 4.0, lambda: 2.0, 60.0, lambda: turns.append(1))
    assert (result.yours, result.reference, result.ratio, result.stable) == (4.0, 2.0, 2.0, True)
    assert len(turns) == FEWEST
    gc.disable()
    race(lambda: 4.0, lambda: 2.0, 60.0, lambda: None)
    assert not gc.isenabled()
    gc.enable()
    noise = iter(range(1, 10**9))
    assert not race(lambda: float(next(noise) ** 2), lambda: 1.0, 0.0, lambda: None).stable
    assert is_stable([1.0] * 20 + [9.0] * 4)
    assert not is_stable([1.0] * 5 + [9.0] * 5)


def test_times_that_scatter_do_not_tell_two_pieces_of_code_apart() -> None:
    """The slower one's quickest must be slower than the other's slowest, outliers apart; else nothing is said."""
    steady, busy = [1.0, 1.05, 1.0, 1.02, 1.01], [1.3, 1.1, 1.35, 1.4, 1.3]
    assert not are_apart(busy, steady) and not are_apart(steady, busy)
    assert are_apart([2 * s for s in steady], steady) and are_apart(steady, [2 * s for s in steady])
    assert are_apart([2.0] * 30 + [1.0], [1.0] * 30 + [9.0])
    assert not are_apart([2.5], [1.0]) and are_apart([4.0], [1.0])
    unclear = took("n = 9", 1.4, clear=False)
    facts = Facts((about(timing=(unclear,)),), Lines(1, 1), (Versus("dot", "cosine", (unclear,)),))
    assert not [s for s in sentences(facts) if "fast" in s or "long" in s]
    both = (took("n = 1", 4), unclear)
    assert sentences(Facts((about(timing=both),), Lines(1, 1)))[0] == (
        "Your dot takes 4 times as long as the reference for n = 1."
    )
    out = Console(width=80, file=io.StringIO())
    out.print(*tables(facts))
    assert "2.8 ms" in out.file.getvalue() and "can't be told" in out.file.getvalue()


def test_waiting_is_measured_by_the_clock_on_the_wall(monkeypatch) -> None:
    """And so is everything where the system does not tell who waits."""
    import time

    assert timed(time.sleep, (0.05,))[1] >= 0.05
    answer, seconds = timed(sum, ([1, 2],), loops=10)
    assert answer == 3
    assert 0 < seconds < 0.01
    monkeypatch.setitem(__import__("sys").modules, "resource", None)
    assert timed(time.sleep, (0.01,))[1] >= 0.01


def test_what_is_fast_is_measured_in_loops_and_what_mutates_with_copies() -> None:
    """A call that changes its argument would do less and less, or more and more."""
    calls = []
    sample = sampler(lambda x: calls.append(x), (1,), 0.0)
    before = len(calls)
    assert sample() < 1e-3
    assert len(calls) - before > 10
    grown = [0]
    fresh = sampler(lambda x: x.append(1), (grown,), 0.0, fresh=True)
    assert fresh() > 0
    assert grown == [0]
    slow = []
    sampler(lambda: slow.append(1), (), 1.0)()
    assert len(slow) == 1
