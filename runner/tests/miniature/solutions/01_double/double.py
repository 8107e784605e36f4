"""Twice as much."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Fill in 2 · 3.
TWICE_THREE: float = 6.0


def double(x: float) -> float:
    """2·x

    Raises ValueError when x is not a number.
    """
    if np.isnan(x):
        raise ValueError("x must be a number, not NaN.")
    return 2.0 * x


def double_all(values: ArrayLike) -> NDArray[np.float64]:
    """2·v for each v of a list or array."""
    return 2.0 * _floats(values)


def _floats(values: ArrayLike) -> NDArray[np.float64]:
    return np.asarray(values, dtype=float)
