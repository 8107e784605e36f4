"""What Python's own words mean: one sentence beside them, for each error of a first evening."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from runner.engine.explain import explain_import, said
from runner.engine.loading import load_source
from runner.engine.plainly import MEANT, plainly

HEAD = "import math\nimport numpy as np\nA = np.array([[1.0, 2.0], [3.0, 4.0]])\na, b = [1, 2], [3, 4]\nn = 3\n"

RUN = {
    "1/2(A + A.T)": "A product needs its sign: `2 * (…)`",
    "0.5(A)": "A product needs its sign: `2 * (…)`",
    "np.float64(2)(A)": "A product needs its sign: `2 * (…)`",
    "A(0)": "A product needs its sign, `A * (…)`; an entry is taken with square brackets, `A[0]`",
    "a(0)": "a list is none. An entry is taken with square brackets: `x[0]`",
    "A.shape(0)": "a tuple is none. An entry is taken with square brackets: `x[0]`",
    "math(3)": "Name the one that is meant, as in `math.sqrt(x)`",
    "print()(3)": "what is called here is None",
    "for x in a.sort(): pass": "that is None; a function that ends without a `return` gives None",
    "print()[0]": "that is None",
    "x, y = print()": "that is None",
    "x, y = 3": "several values are wanted there",
    "print() < 3": "one side of the comparison is None",
    "a < 3": "Python does not compare the entries of a list with a number; an array does",
    "print().T": "what stands before the point is None",
    "print() * 2": "one side of the sign is None",
    "np.mean * 2": "A function is called with round brackets: `f(x)`",
    "len + 1": "A function is called with round brackets: `f(x)`",
    "2.0 ^ 2": "A power is written `**`",
    "A ^ 2": "A power is written `**`",
    "a - b": "Python does not calculate with lists entry by entry; an array does: `np.array(…)`",
    "a / 2": "Python does not calculate with lists entry by entry",
    "sum([[1], [2]])": "Python does not calculate with lists entry by entry",
    "a * b": "It does not multiply the entries of a list; an array does",
    "a + 1": "It does not add their entries; an array does",
    "'a' + 1": "`+` joins a text with another text alone",
    "a[0, 1]": "In a list of lists it is `x[i][j]`",
    "a[n / 3]": "a place in a list is a whole number",
    "range(n / 3)": "a whole number is wanted here. `/` always gives a float",
    "range('3')": "a whole number is wanted here",
    "math.sqrt(A)": "`np.exp`, `np.log` and `np.sqrt` take each number of an array",
    "np.log(A, 2)": "To another base b it is `np.log(x) / np.log(b)`",
    "for i in n: pass": "`range(n)` counts from 0 to n − 1",
    "sum(2.5)": "go through several values, and this is one number",
    "n[0]": "square brackets are for the entries of a list or an array, and this is one number",
    "np.float64(2)[0]": "square brackets are for the entries of a list or an array, and this is one number",
    "len[a]": "It is called with round ones: `f(x)`",
    "len(n)": "`len` counts the entries of a list or an array",
    "A.shape[0] = 3": "A list can be changed: `list(…)`",
    "(lambda x, y: x)(1)": "the call gives fewer values than the function takes",
    "(lambda x: x)(1, 2)": "the call gives more values than the function takes",
    "{a: 1}": "A tuple of numbers can: `tuple(…)`",
    "np.zeros(2, 2)": "A shape is one value, in brackets of its own, `np.zeros((2, 3))`",
    "a.shape": "a list has no `.shape`; an array has one: `np.array(…)`",
    "A.shape.T": "a tuple has no `.T`",
    "A.append(3)": "an array does not grow",
    "A[5]": "places are counted from 0, so the last one is 1",
    "a[2]": "the last one of n is n - 1",
    "A[1.0]": "a place in an array is a whole number",
    "def f():\n    total += 1\nf()": "the function uses `total` before it has given it a value",
    "A @ np.ones((3, 2))": "as many columns as the second has rows",
    "np.dot(A, np.ones(3))": "as many columns as the second has rows",
    "A + np.ones(3)": "in these two shapes some entries have no partner",
    "A[0] = np.ones(3)": "must fit into the shape of that part",
    "np.array([[1], [2, 3]])": "its rows are not all of the same length",
    "x, y, z = A": "there must be as many names as values",
    "x, y = a + b": "there must be as many names as values",
    "if A > 2: pass": "Compare one number, or put `.any()` or `.all()` behind the comparison",
    "np.sums(A)": "did you mean `sum`?",
}
NOTHING = (
    "1 / 0",
    "np.zeros(0)[0]",
    "float('a,b')",
    "a.nothing",
    "math.quite_another_thing",
    "raise ValueError('no')",
    "int('x')",
)
NO_PYTHON = {
    "if 1 =! 2: pass": "a comparison is written `==`, `!=`, `<=` or `>=`",
    "if 1 => 2: pass": "a comparison is written",
    "for x in a\n    pass": "`def` or `else` ends in a colon",
    "if n = 3:\n    pass": "`=` gives a name its value; `==` asks if two values are equal",
    "if n:\n    pass\nelse if a:\n    pass": "`elif`",
    "x = (1 + 2))": "no bracket is open that this `)` could close",
    "x = 1\n  y = 2": "further to the right than the last line of code before it",
    "for x in a:\npass": "four spaces further to the right",
    "if n:\n    x = 1\n  y = 2": "this line begins in none of those above",
    "if n:\n\tx = 1\n        y = 2": "Begin all of them with spaces",
    "x = 2n": "A product needs its sign, `2 * x`",
    "x = 'abc": "has no closing quote in it",
    "x = 3\u00a0+ 2": "Delete it, and type a space",
    "n++": "Python has no `++` and no `--`: write `i += 1` or `i -= 1`",
    "lambda = 3": "`lambda` is a word of Python's own: choose another name",
}
NO_PYTHON_AND_NOTHING = ("x = [1 2]", "x = 1 2  # => y", "x = 3 ☃ 2", "x = 3 +", "x = a[0)", "x = 1__0")


def raised(code: str) -> BaseException:
    """What a line leads to."""
    with pytest.raises(Exception) as caught:
        exec(compile(HEAD + code, "first_evening.py", "exec"), {})
    return caught.value


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
@pytest.mark.parametrize("code", RUN)
def test_an_error_in_plain_words(code: str) -> None:
    """Beside what Python says, which stands before it."""
    error = raised(code)
    assert RUN[code] in plainly(error, said(error))


@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_every_sentence_has_been_seen() -> None:
    """None is there for words that Python does not use."""
    errors = list(map(raised, RUN))
    for kind, says, _ in MEANT:
        assert [e for e in errors if isinstance(e, kind) and re.search(says, str(e), re.DOTALL)], says


@pytest.mark.parametrize("code", NOTHING)
def test_what_needs_no_words_gets_none(code: str) -> None:
    """Python's own will do, or nobody can know what was meant."""
    error = raised(code)
    assert plainly(error, said(error)) == ""


@pytest.mark.parametrize("code", [*NO_PYTHON, *NO_PYTHON_AND_NOTHING])
def test_a_file_that_is_no_python(code: str, tmp_path: Path) -> None:
    """The line, Python's words and ours."""
    path = tmp_path / "first_evening.py"
    path.write_text(code, "utf-8")
    with pytest.raises(SyntaxError) as caught:
        load_source("first_evening", path)
    first, *_ = explain_import(caught.value, path).splitlines()
    if code in NO_PYTHON:
        assert f"Error: {caught.value.msg}. In plain words: " in first
        assert NO_PYTHON[code] in first
    else:
        assert "In plain words" not in first
