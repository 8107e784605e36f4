"""The dot product: two vectors go in, one number comes out, and the angle between them with it."""

import numpy as np
from numpy.typing import ArrayLike

# For a = [1, 2, 3] and b = [4, 5, 6], work out a · b with pen and paper, and write the number here.
A_DOT_B: float = ...


def dot(a: ArrayLike, b: ArrayLike) -> float:
    """The dot product a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, from multiplication and addition alone.

    a, b: vectors (lists, tuples or 1-D arrays) with equally many entries. Neither is changed.
    Returns one number, of the kind that the arithmetic gives: entries that are `fractions.Fraction` give the
    exact `Fraction`. Two empty vectors give 0. (Floats overflow as ever: beyond 1e308 comes inf, or NaN.)
    Raises ValueError if a or b is not 1-D, if their lengths differ, or if an entry is NaN or infinite.
    """
    raise NotImplementedError


def dot_numpy(a: ArrayLike, b: ArrayLike) -> float:
    """The same a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, with one call to NumPy for the arithmetic.

    a, b: vectors as in `dot`. Returns one number, computed in float64 (a `Fraction` may be rounded).
    Raises ValueError if a or b is not 1-D, if their lengths differ, or if an entry is NaN or infinite.
    """
    raise NotImplementedError


def cosine(a: ArrayLike, b: ArrayLike) -> float:
    """The cosine of the angle between a and b: a · b / (‖a‖ ‖b‖), where ‖a‖ = √(a · a) is the length of a.

    a, b: vectors as in `dot`, whose squares fit into float64. Returns one number from −1 to 1: not even a rounding
    error may lead outside.
    Raises ValueError for whatever `dot` refuses, and if a or b has no direction: all zeros, or empty.
    """
    raise NotImplementedError
