"""The dot product: two vectors go in, one number comes out, and the angle between them with it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# For a = [1, 2, 3] and b = [4, 5, 6], work out a · b with pen and paper, and write the number here.
A_DOT_B: float = 32.0  # 1·4 + 2·5 + 3·6 = 4 + 10 + 18


def dot(a: ArrayLike, b: ArrayLike) -> float:
    """a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, from multiplication and addition alone.

    a, b: two vectors. Returns one number; two empty vectors give 0.
    Raises ValueError if one vector has more entries than the other.
    """
    a, b = _vectors(a, b)  # given
    total = 0.0
    for x, y in zip(a, b, strict=True):  # strict: raises ValueError if one of them is longer
        total += x * y
    return float(total)


def dot_numpy(a: ArrayLike, b: ArrayLike) -> float:
    """The same a · b = a₁b₁ + a₂b₂ + … + aₙbₙ, with one call to NumPy.

    a, b: two vectors. Returns one number.
    Raises ValueError if one vector has more entries than the other.
    """
    a, b = _vectors(a, b)  # given
    return float(np.dot(a, b))


def cosine(a: ArrayLike, b: ArrayLike) -> float:
    """The cosine of the angle between a and b: a · b / (‖a‖ ‖b‖), where ‖a‖ = √(a · a) is the length of a.

    a, b: two vectors. Returns one number from −1 to 1.
    Raises ValueError if one vector has more entries than the other, or if a vector is all zeros: it points nowhere.
    """
    a, b = _vectors(a, b)  # given
    if not (a.any() and b.any()):
        raise ValueError("a vector of zeros points nowhere: it has no angle to another")
    a, b = a / np.abs(a).max(), b / np.abs(b).max()  # the angle stays, and no square can be too large or too small
    return float(np.clip(np.dot(a, b) / (np.sqrt(np.dot(a, a)) * np.sqrt(np.dot(b, b))), -1.0, 1.0))


# --- Given ---


def _vectors(a: ArrayLike, b: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both vectors as NumPy arrays of floats: copies, so you may change them. What is no vector is refused."""
    vectors = np.array(a, dtype=np.float64), np.array(b, dtype=np.float64)
    for vector in vectors:
        if vector.ndim != 1 or not np.isfinite(vector).all():
            raise ValueError("a vector is a list of finite numbers")
    return vectors
