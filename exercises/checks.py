"""The vocabulary of the suites: what a test may ask of an answer or of a blank, and how it says what is wrong.

A suite imports what it needs: `from checks import by_hand, further, number, refused, same`. Every check raises
AssertionError by itself, so that it also speaks where Python strips `assert` statements (`python -O`).
"""

from __future__ import annotations

import ast
import copy
import hashlib
import linecache
import math
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from types import ModuleType
from typing import Any, NoReturn

import numpy as np
import pytest

ON_PAPER = 0.0005  # how far a number that was worked out by hand may be off: three decimals are enough
WORDS = 8  # of a sentence in the learner's own words
MOST = 300  # characters of a value in a message

# Exactly these types are one number. A subclass may lie about what it is equal to, and True is no number here.
NUMBERS = {int, float} | {np.dtype(code).type for code in np.typecodes["AllInteger"] + np.typecodes["Float"]}

further = pytest.mark.further
"""Marks a test of the second lap: it goes deeper, never blocks, and stands at the end of the suite.

    @further
    def test_cosine_of_huge_vectors(): ...

Plain pytest runs it when asked with `-m further`, or by its full name.
"""


# --- Answers: the exact kind first, then the value ---


def number(got: object) -> float:
    """The answer as a float, if it is exactly one number: Python's, NumPy's, or an array of shape ().

    number(dot([1, 2], [3, 4])) -> 11.0
    """
    __tracebackhide__ = True
    zero_d = type(got) is np.ndarray and got.shape == () and got.dtype.kind in "iuf"
    if type(got) not in NUMBERS and not zero_d:
        fail(f"expected one number, got {shown(got)}{_kind(got)}")
    try:
        return float(got)  # type: ignore[arg-type]
    except OverflowError:
        fail("expected a number that float64 can hold, got one of more than 308 digits")


def array(got: object, shape: Sequence[int]) -> np.ndarray:
    """The answer in float64, if it is a plain NumPy array of numbers with exactly this shape.

    array(softmax([1, 2, 3]), (3,)) -> array([0.09003057, 0.24472847, 0.66524096])
    """
    __tracebackhide__ = True
    if type(got) is not np.ndarray:
        fail(f"expected a NumPy array of shape {tuple(shape)}, got {shown(got)}{_kind(got)}")
    if got.dtype.kind not in "iuf":
        fail(f"expected an array of numbers, got one of dtype {got.dtype}")
    if got.shape != tuple(shape):
        fail(f"expected an array of shape {tuple(shape)}, got shape {got.shape}: {shown(got)}")
    return got.astype(np.float64)


def same(got: object, expected: Any, tolerance: Any) -> None:
    """The answer is the expected number, or array, up to a tolerance: one number, or one for each entry.

    same(dot([1, 2], [3, 4]), 11, TOLERANCE)
    same(softmax([0, 0]), [0.5, 0.5], TOLERANCE)

    An infinity is only equal to itself, and NaN to nothing.
    """
    __tracebackhide__ = True
    right = np.asarray(expected, dtype=np.float64)
    value = np.float64(number(got)) if right.shape == () else array(got, right.shape)
    with np.errstate(all="ignore"):
        close = (value == right) | (np.abs(value - right) <= tolerance)
    if not np.all(close):
        fail(f"expected {_digits(right, value)}, got {_digits(value, right)}")


def yes_or_no(got: object) -> bool:
    """The answer of a predicate, if it is exactly True or False, Python's or NumPy's.

    assert yes_or_no(is_eigenpair([[2, 0], [0, 3]], 3, [0, 1]))
    """
    __tracebackhide__ = True
    if type(got) not in (bool, np.bool_):
        fail(f"expected True or False, got {shown(got)}{_kind(got)}")
    return bool(got)


def parts(got: object, count: int) -> tuple[Any, ...]:
    """The parts of an answer that consists of several: a tuple of exactly so many; a list or an array is as good.

    low, high = parts(eigenvalues_2x2([[2, 0], [0, 3]]), 2)
    """
    __tracebackhide__ = True
    if type(got) not in (tuple, list) and not (type(got) is np.ndarray and got.ndim):
        fail(f"expected {count} parts, like `return a, b`, got {shown(got)}{_kind(got)}")
    if len(got) != count:  # type: ignore[arg-type]
        fail(f"expected {count} parts, got {len(got)}: {shown(got)}")  # type: ignore[arg-type]
    return tuple(got)  # type: ignore[arg-type]


def exact(got: object) -> Any:
    """A witness without rounding: the number as a Fraction, or the list or array as (nested) lists of Fractions.

    exact([[1, 0.5]]) -> [[Fraction(1, 1), Fraction(1, 2)]]
    """
    __tracebackhide__ = True
    if type(got) in (list, tuple):
        return [exact(entry) for entry in got]  # type: ignore[attr-defined]
    if type(got) is np.ndarray and got.dtype.kind in "iuf":
        return exact(got.tolist())
    value = number(got)
    if not np.isfinite(value):
        fail(f"expected finite numbers, got {shown(got)}")
    return Fraction(int(got)) if isinstance(got, int | np.integer) else Fraction(value)


def distribution(got: object) -> list[Fraction]:
    """A witness that is a distribution: at least one probability, none below 0, and a sum of 1 (up to a millionth).

    distribution([0.5, 0.5]) -> [Fraction(1, 2), Fraction(1, 2)]
    """
    __tracebackhide__ = True
    p = exact(got)
    if type(p) is not list or not p or any(type(entry) is not Fraction for entry in p):
        fail(f"expected a list of probabilities, got {shown(got)}")
    if min(p) < 0 or abs(sum(p) - 1) > Fraction(1, 1_000_000):
        fail(f"expected probabilities from 0 up that sum to 1; {shown(got)} sums to {float(sum(p)):.6g}")
    return p


def refused(function: Callable[..., object], *arguments: Any) -> None:
    """The call raises ValueError.

    refused(dot, [1, 2, 3], [1, 2])
    """
    __tracebackhide__ = True
    try:
        got = function(*arguments)
    except ValueError:
        return
    call = ", ".join(shown(argument) for argument in arguments)
    fail(f"expected {function.__name__}({call}) to raise ValueError, got {shown(got)}")


def unchanged(function: Callable[..., object], *arguments: Any) -> Any:
    """The call leaves its arguments as they were. Returns its answer.

    same(unchanged(step, x, 0.1), [0.6, 2.4], TOLERANCE)
    """
    __tracebackhide__ = True
    before = copy.deepcopy(arguments)
    got = function(*arguments)
    for was, now in zip(before, arguments, strict=True):
        if type(was) in (list, np.ndarray) and not (np.shape(was) == np.shape(now) and np.array_equal(was, now)):
            fail(f"expected the argument {shown(was)} to stay as it was; it became {shown(now)}")
    return got


def ends(function: Callable[..., Any], *arguments: Any, lines: int = 20_000) -> Any:
    """The answer of the call, which comes to an end within so many lines of Python.

    same(ends(sample, [0.5, 0.5], 1, Scripted(0.75)), [1], 0)

    For what a loop without an end is likely to meet: it fails at once, and the other tests run. A debugger keeps its
    own count.
    """
    __tracebackhide__ = True
    left = lines

    def count(_frame: Any, event: str, _argument: Any) -> Any:
        __tracebackhide__ = True
        nonlocal left
        left -= event == "line"
        if left < 0:
            fail(f"{function.__name__} has run {lines:,} lines without coming to an end: when does its loop stop?")
        return count

    before = sys.gettrace()
    sys.settrace(before or count)
    try:
        return function(*arguments)
    finally:
        sys.settrace(before)


@contextmanager
def beside(**right_ones: Callable[..., Any]) -> Iterator[None]:
    """For a while the learner's other functions are right ones, so that a test judges one function alone.

    with beside(entropy=true_entropy):
        same(joint_entropy([[0.5, 0.5]]), 1, TOLERANCE)
    """
    module = vars(_exercise())
    before = {name: module[name] for name in right_ones if name in module}
    module.update(right_ones)
    try:
        yield
    finally:
        for name in right_ones:
            del module[name]
        module.update(before)


def written_without(name: str, *words: str) -> None:
    """The function of this name is written without these names, and without "@": it does the work itself.

    written_without("dot", "inner", "matmul", "@")

    For the second lap: it looks at the text of the function, where the answers can't tell the difference.
    """
    __tracebackhide__ = True
    for node in ast.walk(_definition_of(name)):
        used = getattr(node, "id", getattr(node, "attr", "@" if isinstance(node, ast.MatMult) else ""))
        if used in words:
            fail(f"{name} leaves the work to `{used}`: write it out yourself.")


# --- Functions that a learner can type again ---


def written(text: str) -> Any:
    """The function that this text says, with math and np at hand: what a red test shows of it can be typed again.

    written(f"lambda x: {slope} * x")(2)

    A plain lambda would be shown with the names of the test's own variables, which nobody else knows.
    """
    file = f"<{text}>"
    linecache.cache[file] = (len(text), None, [text], file)
    return eval(compile(text, file, "eval"), {"math": math, "np": np})


# --- Chance that the test has chosen ---


class Scripted:
    """Takes the place of a random generator: its `random(n)` gives the next n of the numbers that the test chose.

    rng = Scripted(0.1, 0.6, 0.9)
    same(sample([0.25, 0.5, 0.25], 3, rng), [0, 1, 2], 0)

    With `at_once` it gives all of them in one call, and fails where it is asked otherwise. Two are equal if they
    have the same numbers and were asked the same.
    """

    def __init__(self, *numbers: float, at_once: bool = False) -> None:
        self._numbers, self._at_once, self._given, self._calls = numbers, at_once, 0, 0

    def random(self, size: Any = None) -> Any:
        """The next numbers, in the shape that is asked for; without a size one number, as of a generator."""
        __tracebackhide__ = True
        shape = () if size is None else np.empty(size).shape
        count, left = int(np.prod(shape)), len(self._numbers) - self._given
        self._calls += 1
        if self._at_once and (size is None or count != left or self._calls > 1):
            fail(f"expected one call, for all {len(self._numbers)} random numbers at once")
        if count > left:
            fail(f"expected {len(self._numbers)} random numbers to be enough, but more were asked for")
        given = np.array(self._numbers[self._given : self._given + count], dtype=np.float64)
        self._given += count
        return float(given[0]) if size is None else given.reshape(shape)

    def __getattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"the random numbers of this exercise come from rng.random(n), not from rng.{name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is Scripted and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Scripted({', '.join(map(repr, self._numbers))})"


# --- Blanks: what a learner fills in by hand or by thought ---


def blank(name: str) -> Any:
    """What the learner has put in the place of a blank's dots.

    pair = blank("MORE_WITH_FEWER")
    """
    __tracebackhide__ = True
    value = getattr(_exercise(), name, ...)
    if value is ...:
        fail(f"{name} is still `...`: fill this in by hand first.")
    return value


def number_in(name: str) -> float:
    """The one number in a blank for which many are right.

    rate = number_in("DIVERGES")
    """
    __tracebackhide__ = True
    value = blank(name)
    _no_caret(name, _source_of(name))
    return _one_number(name, value)


def by_hand(name: str, truth: Any, *, any_order: bool = False) -> None:
    """The blank holds the truth, worked out on paper: in the source stands a literal, or arithmetic on literals.

    by_hand("A_DOT_B", 32)
    by_hand("EIGENVALUES", [1, 6], any_order=True)

    A number may be off by 0.0005, so three decimals are enough. `any_order` is for a list whose order means nothing.
    """
    __tracebackhide__ = True
    value = blank(name)
    _no_caret(name, _source_of(name))
    if not _is_literal(_source_of(name)):
        fail(f"{name}: on paper first. Then write the numbers themselves (2/3 is fine), no names and no calls.")
    got, right = _numbers(name, value, truth), np.asarray(truth, dtype=np.float64)
    if any_order:
        got, right = np.sort(got, axis=None), np.sort(right, axis=None)
    if np.all(np.abs(got - right) <= ON_PAPER):
        return
    if np.all(np.abs(got - np.round(right, 2)) < 1e-9):
        fail(f"{name} = {shown(value)} is right so far: one digit more, please (three decimals).")
    if np.ndim(truth) == 0 and 0 < right < 1 and abs(float(got) - 100 * float(right)) <= 0.5:
        fail(f"{name} = {shown(value)} is right in per cent. Write the number itself: 1% is 0.01.")
    fail(f"{name} = {shown(value)} is not right: work it out again, by hand.")


def chosen(name: str, seal_of_it: str, choices: Sequence[Any], *, many: bool = False) -> None:
    """The blank holds the right choice: a letter, a word, True or False; with `many`, letters in any order.

    chosen("WHY", "5c1f60d2a9e4", "abcd")
    chosen("MAY_REPLACE_EXP", "90ab12cd34ef", "abcdef", many=True)
    chosen("SAME_OUTPUT", "13f2c5b6a7d8", (True, False))

    The right one is compared by its seal, so that the suite does not tell it: see `seal`.
    """
    __tracebackhide__ = True
    value = blank(name)
    picked = letters(value) if many else choice(value)
    one_by_one = list(picked or "") if many else [picked]
    if not one_by_one or len({*one_by_one, *choices}) > len(choices) or len(set(one_by_one)) < len(one_by_one):
        fail(f"{name} = {shown(value)} is no choice: {_how_to_choose(choices, many)}.")
    if seal(name, picked) != seal_of_it:
        fail(f"{name} = {shown(value)} is not right: think it through once more.")


def seal(name: str, answer: object) -> str:
    """What stands for a right choice in a suite: `python -c 'from checks import seal; print(seal("WHY", "b"))'`."""
    return hashlib.sha256(f"{name} = {answer}".encode()).hexdigest()[:12]


def choice(value: object) -> Any:
    """What is meant by a choice as people write it: "c)", " C" and "(c)" are "c"; None for what is no choice."""
    if type(value) is bool:
        return value
    return value.strip(" \t\n().:").lower() if type(value) is str else None


def letters(value: object) -> str | None:
    """What is meant by several letters: "d, b" and "(b)(d)" are "bd"; None for what holds something else."""
    if type(value) is not str:
        return None
    found = re.sub(r"[\s,;.()\[\]]|\band\b", "", value.lower())
    return "".join(sorted(found)) if found.isalpha() else None


def in_my_words(name: str) -> None:
    """The blank holds a sentence of eight words or more. Nobody grades it: it is for the learner to compare.

    in_my_words("IN_MY_WORDS")
    """
    __tracebackhide__ = True
    value = blank(name)
    if type(value) is not str:
        fail(f'{name} is no text: write one sentence between quotes, like "…".')
    words = sum(any(map(str.isalnum, word)) for word in value.split())
    if words < WORDS:
        fail(f"{name} has {words} words: write one whole sentence, {WORDS} words or more.")


# --- What the checks are made of ---


def fail(message: str) -> NoReturn:
    """The test is red, and this is why."""
    __tracebackhide__ = True
    raise AssertionError(message)


def shown(value: object) -> str:
    """A value as Python shows it; shortened where nobody would read it."""
    try:
        text = " ".join(repr(value).split())
    except Exception as error:
        return f"a {type(value).__name__} whose __repr__ raises {type(error).__name__}"
    return text if len(text) <= MOST else f"{text[:MOST]} …"


def _kind(got: object) -> str:
    """Says the type where the value does not show it."""
    if type(got) is np.ndarray:
        return f", an array of shape {got.shape}"
    return "" if got is None or type(got) in (bool, str, list, tuple, dict) else f" ({type(got).__name__})"


def _digits(value: Any, other: Any) -> str:
    """A number or an array with six digits, or with as many as it takes to see how it differs from the other."""
    if np.ndim(value) == 0 == np.ndim(other):
        a, b = float(value), float(other)
        return next((f"{a:.{n}g}" for n in range(6, 17) if f"{a:.{n}g}" != f"{b:.{n}g}"), repr(a))
    return shown(np.asarray(value).tolist())


def _exercise() -> ModuleType:
    """The learner's module: the one that the calling suite is named after."""
    frame = sys._getframe(1)
    while not frame.f_globals.get("__name__", "").startswith("test_"):
        assert frame.f_back is not None  # a check is called by a suite
        frame = frame.f_back
    return sys.modules[frame.f_globals["__name__"].removeprefix("test_")]


def _statements() -> list[ast.stmt]:
    """The learner's file as it was read; none where its text is not at hand."""
    return ast.parse("".join(linecache.getlines(str(_exercise().__file__)))).body


def _definition_of(name: str) -> ast.AST:
    """The function of this name in the learner's file; nothing where it comes from elsewhere."""
    found = [s for s in _statements() if isinstance(s, ast.FunctionDef) and s.name == name]
    return found[-1] if found else ast.Pass()


def _source_of(name: str) -> ast.expr | None:
    """What the learner's file assigns to the blank; None where the text is not at hand."""
    found = None
    for statement in _statements():
        targets = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == name for target in targets):
            found = getattr(statement, "value", None)
    return found


def _no_caret(name: str, node: ast.expr | None) -> None:
    """Python takes `^` for something else, and gives a number all the same."""
    __tracebackhide__ = True
    if node is not None and any(isinstance(inner, ast.BitXor) for inner in ast.walk(node)):
        fail(f"{name}: `^` is no power in Python. Write `**`: 10**3 is 1000.")


def _is_literal(node: ast.expr | None) -> bool:
    """True for numbers, and for lists and arithmetic of numbers."""
    match node:
        case None | ast.Constant():
            return True
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=inner):
            return _is_literal(inner)
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() | ast.Mult() | ast.Div() | ast.Pow(), right=right):
            return _is_literal(left) and _is_literal(right)
        case ast.List(elts=entries) | ast.Tuple(elts=entries):
            return all(map(_is_literal, entries))
    return False


def _numbers(name: str, value: object, truth: Any) -> np.ndarray:
    """The value as an array of the truth's shape, or a sentence on what to write instead."""
    __tracebackhide__ = True
    shape = np.shape(truth)
    if not shape:
        return np.asarray(_one_number(name, value))
    lists = " in each of ".join(map(str, reversed(shape)))
    wanted = f"write a list of {lists} numbers" if len(shape) == 1 else f"write {lists} rows, like [[1, 2], [3, 4]]"
    if not _is_table(value, shape):
        fail(f"{name} = {shown(value)} does not fit: {wanted}.")
    return np.asarray(value, dtype=np.float64)


def _one_number(name: str, value: Any) -> float:
    """The value as a float; or what it is instead, and what to write."""
    __tracebackhide__ = True
    if type(value) in NUMBERS:
        return number(value)
    if type(value) not in (tuple, list) or len(value) < 2 or any(type(entry) not in NUMBERS for entry in value):
        fail(f"{name} = {shown(value)} is no number: write one, like 2 or 0.125.")
    if type(value) is tuple and len(value) == 2:
        fail(f"{name} = {shown(value)}: the comma makes two numbers of it. A decimal has a point, like 0.125.")
    fail(f"{name} = {shown(value)} is {len(value)} numbers: write one, like 2 or 0.125.")


def _is_table(value: object, shape: Sequence[int]) -> bool:
    if not shape:
        return type(value) in NUMBERS
    fits = type(value) in (list, tuple) and len(value) == shape[0]  # type: ignore[arg-type]
    return fits and all(_is_table(entry, shape[1:]) for entry in value)  # type: ignore[attr-defined]


def _how_to_choose(choices: Sequence[Any], many: bool) -> str:
    if many:
        return f'write letters from {choices[0]} to {choices[-1]}, like "{choices[0]}{choices[2]}"'
    words = [str(one) if type(one) is bool else f'"{one}"' for one in choices]
    what = "one letter: " if all(type(one) is str and len(one) == 1 for one in choices) else ""
    words = [str(one) for one in choices] if what else words
    return f"write {what}{', '.join(words[:-1])} or {words[-1]}"
