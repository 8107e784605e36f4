"""Softmax: how scores become probabilities, also where exp overflows."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# By hand: are softmax([1, 2, 3]) and softmax([101, 102, 103]) the same? True or False.
SAME_OUTPUT: bool = True

# Why, or why not? The letter of the right statement in README.md: "a", "b", "c" or "d".
WHY: str = "c"

# A score that breaks naive_softmax: a finite number whose exp is infinite in float64.
OVERFLOWS: float = 1000.0


def naive_softmax(z: ArrayLike) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), computed exactly as it reads.

    z is a vector of finite scores, shape (n,): a list, a tuple or an array of any real type; the
    arithmetic is float64. Returns an array of shape (n,), one probability for each score.

    This one is meant to break: where every exp is too small, or one of them too large, for float64, the
    result holds nan. Use NumPy's exp, which answers inf and warns; math.exp would raise an error.

    Raises ValueError if z is not 1-D, is empty, or holds nan or an infinity.
    """
    scores = _finite(z)
    if scores.ndim != 1:
        raise ValueError(f"z must be a vector (1-D), got shape {scores.shape}")
    exps = np.exp(scores)
    total: np.float64 = exps.sum()
    return exps / total


def softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ) along one axis, right for every finite score.

    z holds finite scores in one or more dimensions: nested lists, tuples or an array of any real type; the
    arithmetic is float64. The sum runs along `axis`: with axis=-1 each row of a matrix becomes a
    distribution of its own. Returns an array of z's shape.

    However large the scores and their differences are, no entry is nan or infinite. A probability that is
    too small for float64 comes out as 0.

    Raises ValueError if z is empty, has no such axis (a single number has none), or holds nan or an infinity.
    """
    exps = np.exp(_below_largest(z, axis))
    totals: NDArray[np.float64] = exps.sum(axis=axis, keepdims=True)
    return exps / totals


def log_softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """The natural logarithm of softmax, log pᵢ = zᵢ − log Σⱼ exp(zⱼ) along one axis, in nats.

    z, axis and the shape of the result are as in softmax.

    Finite also where the probability itself is too small for float64 and softmax gives 0. Only a logarithm
    that float64 cannot hold, below −1.8e308, comes out as −inf.

    Raises ValueError if z is empty, has no such axis (a single number has none), or holds nan or an infinity.
    """
    shifted = _below_largest(z, axis)
    totals: NDArray[np.float64] = np.exp(shifted).sum(axis=axis, keepdims=True)
    return shifted - np.log(totals)


def _below_largest(z: ArrayLike, axis: int) -> NDArray[np.float64]:
    """Each score less the largest along the axis: all are 0 or below, so no exp can overflow."""
    scores = _finite(z)
    if not -scores.ndim <= axis < scores.ndim:
        raise ValueError(f"axis must be one that z has, got {axis} for shape {scores.shape}")
    largest: NDArray[np.float64] = scores.max(axis=axis, keepdims=True)
    with np.errstate(over="ignore"):  # a gap beyond float64 becomes -inf, and its exp the 0 that we want
        return scores - largest


def _finite(z: ArrayLike) -> NDArray[np.float64]:
    """The scores as a float64 array, if there are any and all are finite."""
    scores = np.asarray(z, dtype=np.float64)
    if scores.size == 0:
        raise ValueError("z must hold at least one score, got none")
    if not np.isfinite(scores).all():
        raise ValueError("z must hold finite scores, got nan or an infinity")
    return scores
