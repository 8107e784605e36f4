"""The dot product: two vectors go in, one number comes out, and the angle between them with it."""

import numpy as np
from numpy.typing import ArrayLike

# For a = [1, 2, 3] and b = [4, 5, 6], work out a · b with pen and paper, and write the number here.
A_DOT_B: float = 32.0  # 1·4 + 2·5 + 3·6 = 4 + 10 + 18


def dot(a: ArrayLike, b: ArrayLike) -> float:
    """The dot product a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, from multiplication and addition alone.

    a, b: vectors (lists, tuples or 1-D arrays) with equally many entries. Neither is changed.
    Returns one number, of the kind that the arithmetic gives: entries that are `fractions.Fraction` give the
    exact `Fraction`. Two empty vectors give 0. (Floats overflow as ever: beyond 1e308 comes inf, or NaN.)
    Raises ValueError if a or b is not 1-D, if their lengths differ, or if an entry is NaN or infinite.
    """
    x, y = (vector.tolist() for vector in _vectors(a, b))  # as Python's own numbers: an int8 would overflow
    total: float = 0
    for i in range(len(x)):
        total += x[i] * y[i]
    return total


def dot_numpy(a: ArrayLike, b: ArrayLike) -> float:
    """The same a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, with one call to NumPy for the arithmetic.

    a, b: vectors as in `dot`. Returns one number, computed in float64 (a `Fraction` may be rounded).
    Raises ValueError if a or b is not 1-D, if their lengths differ, or if an entry is NaN or infinite.
    """
    x, y = _vectors(a, b, np.float64)
    return float(np.dot(x, y))


def cosine(a: ArrayLike, b: ArrayLike) -> float:
    """The cosine of the angle between a and b: a · b / (‖a‖ ‖b‖), where ‖a‖ = √(a · a) is the length of a.

    a, b: vectors as in `dot`, whose squares fit into float64. Returns one number from −1 to 1: not even a rounding
    error may lead outside.
    Raises ValueError for whatever `dot` refuses, and if a or b has no direction: all zeros, or empty.
    """
    x, y = _vectors(a, b, np.float64)
    lengths = np.sqrt(np.dot(x, x)) * np.sqrt(np.dot(y, y))
    if lengths == 0:
        raise ValueError("a and b must have a direction, but one of them is the zero vector (or empty)")
    return float(np.clip(np.dot(x, y) / lengths, -1.0, 1.0))


def _vectors(a: ArrayLike, b: ArrayLike, dtype: type[np.float64] | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Both vectors as arrays, or a ValueError that says what is wrong with them."""
    x, y = np.asarray(a, dtype), np.asarray(b, dtype)
    for name, vector in (("a", x), ("b", y)):
        if vector.ndim != 1:
            raise ValueError(f"{name} must be a vector (1-D), got {vector.ndim} dimensions")
        if not np.all(np.abs(vector) < np.inf):  # NaN is not less than anything; np.isfinite knows no fractions
            raise ValueError(f"{name} must hold finite numbers, got NaN or an infinity")
    if len(x) != len(y):
        raise ValueError(f"a and b must have equally many entries, got {len(x)} and {len(y)}")
    return x, y
