"""Softmax: how scores become probabilities, also where exp overflows."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Are softmax([1, 2, 3]) and softmax([101, 102, 103]) the same? True or False.
SAME_OUTPUT: bool = ...

# Why, or why not? The letter of the right statement in README.md: "a", "b", "c" or "d".
WHY: str = ...

# A score that breaks naive_softmax: one finite number whose exp is more than float64 can hold.
OVERFLOWS: float = ...

# Which of the functions a to f in README.md could stand in the place of exp? All their letters, like "ac".
MAY_REPLACE_EXP: str = ...

# In one sentence of your own: why is no output of softmax negative, and why do they always sum to 1?
IN_MY_WORDS: str = ...


def naive_softmax(z: ArrayLike) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), computed exactly as it reads.

    z: a vector of scores. Returns an array with one probability for each of them.
    This one is meant to break where exp is too large, or every exp too small, for float64.
    """
    z = _scores(z)  # given
    raise NotImplementedError


def softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), right for all finite scores, however large.

    z: a vector of scores. Returns an array with one probability for each of them.
    For the second lap: z may be a matrix, or have more dimensions. Then the probabilities sum to 1 along `axis`: -1 is
    each row.
    """
    z = _scores(z)  # given
    raise NotImplementedError


def log_softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """log pᵢ, the natural logarithm of softmax, right also where pᵢ itself is too small for float64.

    z: a vector of scores. Returns an array with one logarithm for each of them.
    For the second lap: `axis` is the same as in softmax.
    """
    z = _scores(z)  # given
    raise NotImplementedError


# --- Given ---


def _scores(z: ArrayLike) -> NDArray[np.float64]:
    """The scores as a NumPy array of floats: a copy, so you may change it. What can't be scores is refused."""
    scores = np.array(z, dtype=np.float64)
    if scores.ndim == 0 or scores.size == 0 or not np.isfinite(scores).all():
        raise ValueError("scores are finite numbers, one or more of them")
    return scores
