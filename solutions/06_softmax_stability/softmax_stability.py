"""Softmax: how scores become probabilities, also where exp overflows."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Are softmax([1, 2, 3]) and softmax([101, 102, 103]) the same? True or False.
SAME_OUTPUT: bool = True

# Why, or why not? The letter of the right statement in README.md: "a", "b", "c" or "d".
WHY: str = "c"

# A score that breaks naive_softmax: one finite number whose exp is more than float64 can hold.
OVERFLOWS: float = 710.0  # ln(1.8 · 10³⁰⁸) = 709.78

# Which of the functions a to f in README.md could stand in the place of exp? All their letters, like "ac".
MAY_REPLACE_EXP: str = "bdf"

# In one sentence of your own: why is no output of softmax negative, and why do they always sum to 1?
IN_MY_WORDS: str = "Every exp is positive, and each is divided by the sum of all, so they are the parts of one whole."


def naive_softmax(z: ArrayLike) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), computed exactly as it reads.

    z: a vector of scores. Returns an array with one probability for each of them.
    This one is meant to break where exp is too large, or every exp too small, for float64.
    """
    z = _scores(z)  # given
    exps = np.exp(z)
    total: np.float64 = exps.sum()
    return exps / total


def softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), right for all finite scores, however large.

    z: a vector of scores. Returns an array with one probability for each of them.
    For the second lap: z may be a matrix, or have more dimensions. Then the probabilities sum to 1 along `axis`: -1 is
    each row.
    """
    z = _scores(z)  # given
    largest: NDArray[np.float64] = z.max(axis=axis, keepdims=True)
    exps = np.exp(z - largest)  # the largest of them is exp(0) = 1
    total: NDArray[np.float64] = exps.sum(axis=axis, keepdims=True)
    return exps / total


def log_softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """log pᵢ, the natural logarithm of softmax, right also where pᵢ itself is too small for float64.

    z: a vector of scores. Returns an array with one logarithm for each of them.
    For the second lap: `axis` is the same as in softmax.
    """
    z = _scores(z)  # given
    largest: NDArray[np.float64] = z.max(axis=axis, keepdims=True)
    shifted = z - largest
    total: NDArray[np.float64] = np.exp(shifted).sum(axis=axis, keepdims=True)
    return shifted - np.log(total)


# --- Given ---


def _scores(z: ArrayLike) -> NDArray[np.float64]:
    """The scores as a NumPy array of floats: a copy, so you may change it. What can't be scores is refused."""
    scores = np.array(z, dtype=np.float64)
    if scores.ndim == 0 or scores.size == 0 or not np.isfinite(scores).all():
        raise ValueError("scores are finite numbers, one or more of them")
    return scores
