"""Twice as much."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Fill in 2 · 3.
TWICE_THREE: float = ...


def double(x: float) -> float:
    """2·x

    Raises ValueError when x is not a number.
    """
    raise NotImplementedError


def double_all(values: ArrayLike) -> NDArray[np.float64]:
    """2·v for each v of a list or array."""
    raise NotImplementedError
