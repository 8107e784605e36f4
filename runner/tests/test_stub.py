"""stub_of: what a learner starts from."""

from __future__ import annotations

import ast

import pytest
from ladder_copy import LadderCopy

from runner.rung.source import blanks, public_functions, stub_of


@pytest.mark.parametrize("name", ["01_double", "02_mean"])
def test_the_miniatures_stubs_are_made_from_their_references(copy: LadderCopy, name: str) -> None:
    """To the letter."""
    rung = copy.rung(name)
    assert stub_of(rung.reference.read_text("utf-8")) == rung.code.read_text("utf-8")


def test_everything_that_a_reference_may_hold() -> None:
    """Docstrings, signatures, imports and the comments above stay; bodies, values and private names go."""
    reference = '''"""The module's docstring,

over several lines.
"""

from __future__ import annotations

import math
from collections.abc import (
    Callable,
    Sequence,
)

# A constant that helps: not asked of the learner.
SCALE = 2
_HIDDEN: float = 3.0

# Fill in 2 · 3, by hand.
SIX: float = 6.0  # this comment would tell
ROWS: list[list[int]] = [
    [1, 2],
    [3, 4],
]
lower: float = 1.0
UNSET: float


# A comment above a function.
@staticmethod
@decorated(
    with_="arguments",
)
def first(
    x: float,
    /,
    *rest: float,
    key: str = "a # b",
) -> float:
    """One line."""
    # A comment inside.
    return _helper(x)


# A comment above a private helper goes with it.
def _helper(x: float) -> float:
    """Private."""
    return x


def second(x: float) -> float:
    """A docstring

    with several lines.
    """

    def inner() -> float:
        return x

    return inner()


def third(x): return x  # on one line


def fourth(x):
    # No docstring, but a comment.
    y = x
    return y


def fifth(x):
    """Nothing else."""


class Helper:
    """Not asked of the learner."""


if __name__ == "__main__":
    print(first(1.0))
'''
    assert (
        stub_of(reference)
        == '''"""The module's docstring,

over several lines.
"""

from __future__ import annotations

import math
from collections.abc import (
    Callable,
    Sequence,
)

# Fill in 2 · 3, by hand.
SIX: float = ...
ROWS: list[list[int]] = ...


# A comment above a function.
@staticmethod
@decorated(
    with_="arguments",
)
def first(
    x: float,
    /,
    *rest: float,
    key: str = "a # b",
) -> float:
    """One line."""
    raise NotImplementedError


def second(x: float) -> float:
    """A docstring

    with several lines.
    """
    raise NotImplementedError


def third(x):
    raise NotImplementedError


def fourth(x):
    raise NotImplementedError


def fifth(x):
    """Nothing else."""
    raise NotImplementedError
'''
    )


def test_a_stub_of_a_stub_is_the_stub(copy: LadderCopy) -> None:
    """Nothing is left to cut."""
    stub = stub_of(copy.reference("01_double"))
    assert stub_of(stub) == stub


def test_crlf_makes_the_same_stub(copy: LadderCopy) -> None:
    """A checkout on Windows has other line ends, but no other exercise."""
    reference = copy.reference("01_double")
    assert stub_of(reference.replace("\n", "\r\n")) == stub_of(reference)


def test_an_empty_reference_has_an_empty_stub() -> None:
    """One line end, and nothing to fail on."""
    assert stub_of("") == "\n"


def test_what_is_asked_is_what_is_public() -> None:
    """Functions without an underscore, and annotated upper-case constants with a value."""
    tree = ast.parse(
        "A: int = 1\nB: int\n_C: int = 1\nd: int = 1\nE = 1\nx.F: int = 1\n"
        "def f(): pass\ndef _g(): pass\nclass H: pass\nasync def i(): pass"
    )
    assert public_functions(tree) == ["f"]
    assert blanks(tree) == ["A"]


GIVEN = '''"""A thing."""

import numpy as np


def f(a, b):
    """The sum."""
    a, b = (
        _pair(a, b)
    )  # given
    a = a + 0  # given
    total = a + b
    return total  # given


def g(a):
    return _own(a)


def _own(a):
    return a


# --- Given ---

ZERO = 0  # stays


def _pair(a, b):
    """Both."""
    return np.array(a), np.array(b)
'''

GIVEN_STUB = '''"""A thing."""

import numpy as np


def f(a, b):
    """The sum."""
    a, b = (
        _pair(a, b)
    )  # given
    a = a + 0  # given
    raise NotImplementedError


def g(a):
    raise NotImplementedError


# --- Given ---

ZERO = 0  # stays


def _pair(a, b):
    """Both."""
    return np.array(a), np.array(b)
'''


def test_what_is_given_stays() -> None:
    """The lines at a body's beginning that are marked, and all below the heading, to the letter."""
    assert stub_of(GIVEN) == GIVEN_STUB
    assert stub_of(GIVEN_STUB) == GIVEN_STUB
    assert stub_of(GIVEN.replace("\n", "\r\n")) == GIVEN_STUB
