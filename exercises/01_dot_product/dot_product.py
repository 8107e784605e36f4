"""The dot product: two vectors go in, one number comes out, and the angle between them with it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# For a = [1, 2, 3] and b = [4, 5, 6], work out a · b with pen and paper, and write the number here.
A_DOT_B: float = ...


def dot(a: ArrayLike, b: ArrayLike) -> float:
    """a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, from multiplication and addition alone.

    a, b: two vectors. Returns one number; two empty vectors give 0.
    Raises ValueError if one vector has more entries than the other.
    """
    a, b = _vectors(a, b)  # given
    raise NotImplementedError


def dot_numpy(a: ArrayLike, b: ArrayLike) -> float:
    """The same a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, with one call to NumPy.

    a, b: two vectors. Returns one number.
    Raises ValueError if one vector has more entries than the other.
    """
    a, b = _vectors(a, b)  # given
    raise NotImplementedError


def cosine(a: ArrayLike, b: ArrayLike) -> float:
    """The cosine of the angle between a and b: a · b / (‖a‖ ‖b‖), where ‖a‖ = √(a · a) is the length of a.

    a, b: two vectors. Returns one number from −1 to 1.
    Raises ValueError if one vector has more entries than the other, or if a vector is all zeros: it points nowhere.
    """
    a, b = _vectors(a, b)  # given
    raise NotImplementedError


# --- Given ---


def _vectors(a: ArrayLike, b: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both vectors as NumPy arrays of floats: copies, so you may change them. What is no vector is refused."""
    vectors = np.array(a, dtype=np.float64), np.array(b, dtype=np.float64)
    for vector in vectors:
        if vector.ndim != 1 or not np.isfinite(vector).all():
            raise ValueError("a vector is a list of finite numbers")
    return vectors
