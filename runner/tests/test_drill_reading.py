"""What somebody means by an answer: every way to write it, and every text that means nothing."""

from __future__ import annotations

import math
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runner.drill.reading import NotUnderstoodError, flat, read, read_rule, shape_of
from runner.drills import shown

NUMBERS = {
    "3": 3,
    "32.0": 32,
    "-3": -3,
    "−3": -3,
    "+3": 3,
    "–3": -3,
    "--3": 3,
    "3/4": 0.75,
    "0,75": 0.75,
    ".75": 0.75,
    ",75": 0.75,
    "5.": 5,
    "75%": 0.75,
    "75 %": 0.75,
    "75 percent": 0.75,
    "75 per cent": 0.75,
    "¾": 0.75,
    "1.213": 1.213,
    "1,213": 1.213,
    "1e-3": 0.001,
    "2E3": 2000,
    "ln 2": math.log(2),
    "ln2": math.log(2),
    "3/4ln2": 0.75 * math.log(2),
    "sqrt2": math.sqrt(2),
    "ln(2)": math.log(2),
    "7/4 ln 2": 7 / 4 * math.log(2),
    "7/4·ln 2": 7 / 4 * math.log(2),
    "7/4 * ln(2)": 7 / 4 * math.log(2),
    "(7 ln 2)/4": 7 / 4 * math.log(2),
    "ln 2^3": math.log(8),
    "ln(2)^2": math.log(2) ** 2,
    "ln(8)/ln(2)": 3,
    "log2(3)": math.log2(3),
    "log₂ 3": math.log2(3),
    "log_2(3)": math.log2(3),
    "log10 100": 2,
    "log₁₀ 100": 2,
    "sqrt(2)": math.sqrt(2),
    "√2": math.sqrt(2),
    "√2/2": math.sqrt(2) / 2,
    "2√2": 2 * math.sqrt(2),
    "2^3": 8,
    "2**3": 8,
    "2²": 4,
    "2^-1": 0.5,
    "2^3^2": 512,
    "-2^2": -4,
    "e^2": math.e**2,
    "exp(2)": math.e**2,
    "2 pi": 2 * math.pi,
    "π": math.pi,
    "2(3 + 1)": 8,
    "(1 + 2)(3 + 4)": 21,
    "1 - 2": -1,
    "1 -2": -1,
    "6 ÷ 4": 1.5,
    "2×3": 6,
    "x = 3": 3,
    "a · b = -3": -3,
    "= 3": 3,
    "≈ 0.47": 0.47,
    "H(p) = 0.47 bits": 0.47,
    "1.213 nats.": 1.213,
    "[5]": 5,
    "(5)": 5,
    "\u00a03\t": 3,
}


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number(text: str) -> None:
    """Every way in which people write one number."""
    (value,) = read(text)
    assert value == pytest.approx(NUMBERS[text], abs=1e-12)


LISTS: list[tuple[str, tuple[int, ...], Any]] = [
    ("1, 2, 3", (3,), [1, 2, 3]),
    ("1,2,3", (3,), [1, 2, 3]),
    ("1 2 3", (3,), [1, 2, 3]),
    ("[1, 2, 3]", (3,), [1, 2, 3]),
    ("(1; 2; 3)", (3,), [1, 2, 3]),
    ("{1, 2}", (2,), [1, 2]),
    ("[[1, 2, 3]]", (3,), [1, 2, 3]),
    ("[[1], [2], [3]]", (3,), [1, 2, 3]),
    ("1, 2,", (2,), [1, 2]),
    ("1 -2", (2,), [1, -2]),
    ("1 - 2, 3", (2,), [-1, 3]),
    ("1 −2 3", (3,), [1, -2, 3]),
    ("0,5; 1,5", (2,), [0.5, 1.5]),
    ("0,5, 1,5", (2,), [0.5, 1.5]),
    ("0,5 1,5", (2,), [0.5, 1.5]),
    ("1,5", (2,), [1, 5]),
    ("1/8, 2/8, 5/8", (3,), [0.125, 0.25, 0.625]),
    ("12.5%, 25%, 62.5%", (3,), [0.125, 0.25, 0.625]),
    ("(1/2) (1/4)", (2,), [0.5, 0.25]),
    ("λ = 1, 6", (2,), [1, 6]),
    ("[1 2; 3 4]", (2, 2), [[1, 2], [3, 4]]),
    ("1 2; 3 4", (2, 2), [[1, 2], [3, 4]]),
    ("[[1,2],[3,4]]", (2, 2), [[1, 2], [3, 4]]),
    ("[1,2], [3,4]", (2, 2), [[1, 2], [3, 4]]),
    ("1,2;3,4", (2, 2), [[1, 2], [3, 4]]),
    ("1,2;3,4", (2,), [1.2, 3.4]),
    ("[1,5 2; 3 4]", (2, 2), [[1.5, 2], [3, 4]]),
    ("[4 -2; −1 0]", (2, 2), [[4, -2], [-1, 0]]),
]


@pytest.mark.parametrize("text, shape, value", LISTS)
def test_a_list_or_a_matrix(text: str, shape: tuple[int, ...], value: Any) -> None:
    """Every way in which people write several numbers; a comma is what fits to what was asked for."""
    assert read(text, shape) == [value]


@pytest.mark.parametrize(
    "text, shape, value",
    [
        ("4, 10, 18", (), [4, 10, 18]),
        ("5", (3,), 5),
        ("1;2;3;4", (2, 2), [1, 2, 3, 4]),
        ("[1 2; 3]", (2, 2), [[1, 2], 3]),
        ("[[[1], 2], [3, 4]]", (2, 2), [[[1], 2], [3, 4]]),
        ("1,5,2", (2,), [1, 5, 2]),
        ("[1 2; 3 4]", (4,), [[1, 2], [3, 4]]),
    ],
)
def test_another_shape(text: str, shape: tuple[int, ...], value: Any) -> None:
    """What is of another shape is read all the same: it may be a known slip."""
    (found,) = read(text, shape)
    assert found == value
    assert shape_of(found) != shape


NOTHING = {
    "": "nothing to read",
    "  ": "nothing to read",
    "x =": "nothing to read",
    "()": "nothing between",
    "abc": "do not know “abc”",
    "3 +": "missing at the end",
    "[1, 2": "missing at the end",
    "(1, 2]": "“]”",
    "1]": "“]”",
    "1,,2": "“,”",
    "3 $": "“$”",
    "\0": "“\0”",
    "١": "“١”",
    "3; drop table": "do not know “drop”",
    "__import__('os')": "do not know “__import__”",
    "lambda: 3": "do not know “lambda”",
    "log 3": "several logarithms",
    "ln 2/3": "Is the division inside",
    "ln 0": "among the real numbers",
    "sqrt(-1)": "among the real numbers",
    "(-8)^(1/3)": "among the real numbers",
    "1/0": "divides by zero",
    "0^-1": "divides by zero",
    "9^9^9^9": "larger than any number",
    "1e999": "larger than any number",
    "1e300 * 1e300": "larger than any number",
    "exp(9999)": "larger than any number",
    "[1, 2] + 1": "with a list",
    "[1, 2]%": "with a list",
    "-[1, 2]": "with a list",
    "ln [1, 2]": "with a list",
    "(" * 50 + "1": "nested too deeply",
    "2^" * 90 + "1": "nested too deeply",
    "sqrt " * 30 + "2": "nested too deeply",
    "1" * 10_000: "too long",
    "(" * 10_000: "too long",
    "🎲": "“🎲”",
}


@pytest.mark.parametrize("text", NOTHING)
def test_what_means_nothing(text: str) -> None:
    """What can't be read gets a sentence, whatever it is."""
    with pytest.raises(NotUnderstoodError, match=f"(?s).*{NOTHING[text].replace('$', '[$]')}"):
        read(text)


def test_a_comma_between_thousands() -> None:
    """Where a whole number is asked for, 1,234 may be two of them, and nobody guesses."""
    with pytest.raises(NotUnderstoodError, match="decimal comma"):
        read("1,234", (), whole=True)
    assert read("1,234") == [1.234]


@given(
    st.text(max_size=300) | st.text("0123456789.,;[]() -+*/^%elnsqrt√²", max_size=60),
    st.sampled_from([(), (2,), (2, 2)]),
)
def test_no_text_does_harm(text: str, shape: tuple[int, ...]) -> None:
    """Whatever is typed is numbers or a sentence, at once."""
    problem, values = "", []
    try:
        values = read(text, shape)
    except NotUnderstoodError as error:
        problem = str(error)
    assert bool(values) is not problem.endswith((".", "?"))
    if values:
        assert all(math.isfinite(number) for value in values for number in flat(value))


def test_every_character() -> None:
    """Every character of Unicode alone is numbers or a sentence."""
    for code in [*range(0x3000), *range(0xFE00, 0x10000), 0x1F3B2]:
        if unicodedata.category(chr(code)) != "Cs":
            test_no_text_does_harm.hypothesis.inner_test(chr(code), ())  # type: ignore[attr-defined]


@given(st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: round(x, 4)))
def test_what_is_shown_is_read(number: float) -> None:
    """A number as we show it is that number, with a point and with a comma."""
    text = f"{number:.4f}"
    assert read(text) == read(text.replace(".", ",")) == [number]
    assert read(shown(number))[0] == pytest.approx(number, rel=1e-5)


NAMES = {"theta": 7.0, "eta": 0.25, "grad": 5.0}
RULES = {
    "theta - eta * grad": 5.75,
    "theta − eta·grad": 5.75,
    "theta - eta grad": 5.75,
    "θ − η·∇f": 5.75,
    "θ-η∇": 5.75,
    "theta = theta - eta*grad": 5.75,
    "theta := theta - eta*grad": 5.75,
    "theta <- theta - eta*grad": 5.75,
    "theta ← theta - eta*grad": 5.75,
    "theta_new = theta - eta*grad": 5.75,
    "theta -= eta*grad": 5.75,
    "theta += -eta*grad": 5.75,
    "-(eta*grad) + theta": 5.75,
    "theta - eta / grad": 6.95,
    "(theta - eta) * grad": 33.75,
    "theta - 0.5 * grad": 4.5,
}


@pytest.mark.parametrize("text", RULES)
def test_a_rule(text: str) -> None:
    """A rule is what it gives."""
    assert read_rule(text, NAMES) == pytest.approx(RULES[text])


@pytest.mark.parametrize(
    "text, says",
    [
        ("theta - eta * grad(theta)", "is a number already"),
        ("theta - eta * g", "do not know “g”"),
        ("ln(theta)", "do not know “ln”"),
        ("theta =", "after ="),
        ("[theta, 1]", "with a list"),
        ("[1] -= theta", "with a list"),
        ("theta / 0", "divides by zero"),
        ("theta.__class__", "“.”"),
        ("a" * 10_000, "too long"),
        ("", "nothing to read"),
    ],
)
def test_what_is_no_rule(text: str, says: str) -> None:
    """Names that were not given, and whatever else a program could hold, get a sentence."""
    with pytest.raises(NotUnderstoodError, match=says):
        read_rule(text, NAMES)


@pytest.mark.parametrize("text", ["[1,2]", "(1,2)", "[ -1,2 ]"])
def test_a_pair_in_brackets_is_no_decimal_number(text: str) -> None:
    """Where one number is asked for it is another kind of answer, which costs nothing; without brackets it is 1.2."""
    (value,) = read(text)
    assert isinstance(value, list)
    assert len(value) == 2
    assert read("1,2") == [1.2] == read("(0,7 + 0,5)")
