"""Every word on the screen is true: what was called, what was meant, what was printed, and by whom."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from ladder_copy import LadderCopy

from runner.engine.engine import Engine
from runner.engine.explain import Explanation, explain
from runner.engine.verdict import Verdict
from runner.screen import Screen, unbroken, verdict_view
from runner.suite.arrays import plot_of, plots_in_words
from runner.suite.calls import Call, Outcome
from runner.suite.card import card_of, literal, short, shown_side_by_side, typed


def seen(verdict: Verdict, copy: LadderCopy, name: str) -> str:
    """The verdict on a screen of 80 columns."""
    console = Screen(width=80, force_terminal=False, highlight=False)
    with console.capture() as captured:
        console.print(verdict_view(verdict, copy.rung(name)))
    return captured.get()


def test_a_call_shows_the_kind_of_numpys_numbers() -> None:
    """Typed as Python's own they would give another answer."""
    call = Call("test", (np.float32(0.625), [np.int8(3)], np.True_), {"x": np.float64(2.0)}, Outcome())
    assert typed("f", call) == "f(np.float32(0.625), [np.int8(3)], True, x=np.float64(2.0))"
    assert literal(np.float32(0.625)) == "0.625"


def test_a_lambda_is_shown_by_its_text() -> None:
    """Where its line holds no other one."""
    double = lambda x: 2 * x  # noqa: E731
    one, other = (lambda x: x), (lambda x: -x)
    assert literal(double) == "lambda x: 2 * x"
    assert literal(one) == literal(other) == "lambda …"


def test_a_call_that_was_given_what_another_left_is_not_shown() -> None:
    """The first call has emptied its argument: that is told, not the error of the second."""
    reference = SimpleNamespace(dot=lambda a, b: float(sum(x * y for x, y in zip(a, b, strict=True))))
    first = Call("test_dot", ([2.0], [3.0]), {}, Outcome(6.0, after=([], [3.0])))
    second = Call("test_dot", ([3.0], []), {}, Outcome(raised=IndexError, after=([3.0], [])))
    card = card_of("test_dot", Explanation("no"), {"dot": [first, second]}, reference, None)  # type: ignore[arg-type]
    assert (card.call, card.expected) == ("dot([2.0], [3.0])", "its argument left as it was")
    fresh = Call("test_dot", ([2.0], [3.0]), {}, Outcome(6.0, after=([2.0], [3.0])))
    card = card_of("test_dot", Explanation("no"), {"dot": [fresh, second]}, reference, None)  # type: ignore[arg-type]
    assert card.call == "dot([3.0], [])"


def axes(x: str, y: str, *lines: list[list[float]]) -> list[Any]:
    """A plot as a snapshot keeps it."""
    return ["Axes", x, y, [[np.array(data) for data in line] for line in lines]]


@pytest.mark.parametrize(
    ("right", "mine", "expected", "got"),
    [
        (
            [axes("step", "x", [[0, 1, 2, 3], [0, 0.6, 1.08, 1.464]])],
            [axes("step", "x")],
            "on the first Axes a line through 4 points, (0, 0), (1, 0.6), (2, 1.08), …",
            "on the first Axes no line (Axes.plot draws one)",
        ),
        (
            [axes("step", "x", [[0], [1]]), axes("step", "f(x)", [[0], [2]])],
            [axes("step", "x", [[0], [1]]), axes("step", "", [[0], [2]])],
            "on the second Axes, on the left, a label such as 'f(x)'",
            "on the second Axes, on the left, no label",
        ),
        (
            [axes("step", "x", [[0], [1]])],
            [axes("time", "x", [[0], [1]])],
            "on the first Axes, below, a label such as 'step'",
            "on the first Axes, below, the label 'time'",
        ),
        (
            [axes("", "", [[0], [1]])],
            [axes("", "", [[0], [1]], [[0], [2]])],
            "on the first Axes a line through 1 point, (0, 1)",
            "on the first Axes a line through 1 point, (0, 1), and 1 more",
        ),
        ([axes("", "")], [axes("", ""), axes("", "")], "1 Axes", "2 Axes"),
        ([axes("", "")], [axes("", "")], "another plot", "this one"),
    ],
)
def test_plots_are_compared_in_words(right: list[Any], mine: list[Any], expected: str, got: str) -> None:
    """Never as the runner's own lists."""
    assert plots_in_words(right, mine) == (expected, got)


@pytest.mark.parametrize("mine", [Outcome(raised=NameError), Outcome(None), Outcome(3.0)])
def test_a_plot_is_told_in_words_beside_an_answer_that_is_none(mine: Outcome) -> None:
    """A name that is missing, a return that is missing."""
    right = Outcome((axes("step", "x", [[0.0, 1.0], [2.0, 2.5]]), axes("step", "y")))
    told = shown_side_by_side(right, mine).expected
    words = (
        "2 Axes: on the first a line through 2 points, (0, 2), (1, 2.5), on the second no line (Axes.plot draws one)"
    )
    assert told.removesuffix("  (tuple)") == words


def test_what_is_no_plot_is_none() -> None:
    """One Axes alone is a plot too."""
    assert plot_of(axes("a", "b")) == [axes("a", "b")]
    assert [plot_of(value) for value in (1.0, [], [1.0], None, "Axes")] == [[], [], [], [], []]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("TWICE_THREE = twice_three", 'A text needs quotes: "twice_three"'),
        ("TWICE_THREE: float = 60%", "Python knows no per cent: 60% is 60/100"),
        ("TWICE_THREE = 0,05", "Decimals are written with a point: 0.05"),
        ("TWICE_THREE = −6", "In Python it is written `-`"),
        ("TWICE_THREE = 2·3", "In Python it is written `*`"),
        ("TWICE_THREE = “six”", 'In Python it is written `"`'),
        ("TWICE_THREE = 6 6", "SyntaxError: invalid syntax\n"),
        ("TWICE_THREE = true", "NameError: name 'true' is not defined. Did you mean True?"),
        ("TWICE_THREE = math.inf", "Import it first, at the top of the file: `import math`"),
        ("TWICE_THREE = nump.pi", "NameError: name 'nump' is not defined\n"),
        ("n = int(input('How many? '))", "nobody can answer input() here"),
        ("TWICE_THREE = duble(3)\ndef double(x): return x", "name 'duble' is not defined"),
    ],
)
def test_an_import_that_fails_says_what_was_meant(copy: LadderCopy, engine: Engine, code: str, words: str) -> None:
    """A text without quotes, a question that nobody answers."""
    verdict = copy.judge(engine, f"{copy.reference('01_double')}\n{code}\n", "01_double")
    assert words in verdict.message
    shown = seen(verdict, copy, "01_double")
    assert "0 passed" not in shown
    assert "no test could run, 6 failed in " in shown


def test_what_the_file_itself_prints_is_shown(copy: LadderCopy, engine: Engine) -> None:
    """Green or red."""
    for code in (copy.reference("01_double"), copy.reference("01_double").replace("return 2.0 * x", "return x")):
        verdict = copy.judge(engine, f"{code}\nprint('twice 4 is', double(4))\n", "01_double")
        assert verdict.printed.startswith("twice 4 is")
        assert "printed by the file itself  twice 4 is" in seen(verdict, copy, "01_double")


def test_a_warning_is_shown_on_green(copy: LadderCopy, engine: Engine) -> None:
    """It makes nothing red, but a learner wants to know."""
    warns = "import warnings\n    warnings.warn('an empty slice')\n    return 2.0 * x"
    verdict = copy.judge(engine, copy.reference("01_double").replace("return 2.0 * x", warns), "01_double")
    assert verdict.green
    assert "right, with a warning: UserWarning: an empty slice" in seen(verdict, copy, "01_double")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("np.ones((2, 3)) @ np.ones(2)", "as many columns as the second has rows"),
        ("np.dot([1, 2], [1, 2, 3])", "two vectors must be equally long"),
        ("np.ones((3, 5)) * np.ones((5, 3))", "some entries have no partner"),
        ("np.ones(3)[3]", "places are counted from 0, so the last one is 2"),
        ("np.ones(3)[1.0]", "a place in an array is a whole number"),
        ("[1, 2][2]", "the last one of n is n - 1"),
        ("math.exp(np.ones(2))", "one number is wanted here, and an array came"),
        ("np.ones(0)[0]", "index 0 is out of bounds for axis 0 with size 0"),
    ],
)
def test_what_numpy_complains_of_is_said_in_plain_words(code: str, words: str) -> None:
    """Its own words name axes, scalars and signatures."""
    with pytest.raises((ValueError, IndexError, TypeError)) as caught:
        eval(code, {"np": np, "math": math})
    said = explain(caught.value, Path(), "test_it", SimpleNamespace()).message
    assert said.endswith(words) if "size 0" in words else words in said.partition(". In plain words: ")[2]


def test_a_formula_is_not_broken() -> None:
    """A line ends between words, and inside a formula only where it is longer than the line."""
    text = "The order of the two vectors does not matter: a · b = b · a."
    assert unbroken(text, 50) == "The order of the two vectors does not matter:\na · b = b · a."
    assert unbroken("The row times x: 2·[1, −1] = [2, −2].", 20) == "The row times x:\n2·[1, −1] = [2, −2]."
    assert unbroken("Heads, tails: log 0.2 + log 0.8 for A x.", 31) == "Heads, tails: log 0.2 + log 0.8\nfor A x."
    assert unbroken("so it is [1, 2, 3, 4, 5]", 10) == "so it is\n[1, 2, 3,\n4, 5]"
    assert max(map(len, unbroken("a + b + c + d + e + f", 10).splitlines())) <= 10


def test_a_signature_is_short() -> None:
    """Without type hints; what is none stays as it is."""
    assert short("def dot(a: ArrayLike, b: ArrayLike) -> float:") == "def dot(a, b):"
    assert [short(code) for code in ("class A:", "A_DOT_B: float = 3", "def dot(", "x = lambda: 1")] == [
        "class A:",
        "A_DOT_B: float = 3",
        "def dot(",
        "x = lambda: 1",
    ]


def test_suites_own_warnings_are_not_the_learners(copy: LadderCopy, engine: Engine) -> None:
    """A test that warns by itself says nothing of the code."""
    suite = copy.rung("01_double").suite
    text = suite.read_text("utf-8").replace(
        "    assert number(double(4)) == 8",
        "    import warnings\n\n    warnings.warn('mine')\n    assert number(double(4)) == 8",
    )
    suite.write_text(text, "utf-8")
    verdict = copy.judge(engine, copy.reference("01_double"), "01_double")
    assert [t.warnings for t in verdict.tests if t.warnings] == []
