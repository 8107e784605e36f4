"""Cross-entropy: the surprise of somebody who believes q, where p is what happens; and what the wrong belief costs."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

# For p = (½, ¼, ⅛, ⅛) and q = (¼, ⅛, ½, ⅛), work out the cross-entropy H(p, q) in bits, with pen and paper.
H_PQ: float = 2.25  # ½ · 2 + ¼ · 3 + ⅛ · 1 + ⅛ · 3


def cross_entropy(p: ArrayLike, q: ArrayLike, base: float = 2.0) -> float:
    """H(p, q) = −Σᵢ pᵢ log qᵢ: the surprise, on average, of somebody who believes q, where p is what happens.

    p, q: two distributions over the same outcomes. base: of the logarithm, above 1; 2 gives bits, e gives nats.
    Returns one number, 0 or more. What never comes (pᵢ = 0) adds nothing, whatever q says of it. Where something comes
    that q called impossible, the answer is infinity.
    Raises ValueError if p and q have different lengths.
    """
    p, q, base = _distribution(p), _distribution(q), _base(base)  # given
    if len(p) != len(q):
        raise ValueError("p and q belong to the same outcomes: they have the same length")
    comes = p > 0
    return float(0.0 - np.sum(p[comes] * _log(q[comes])) / math.log(base))


def coding_penalty(p: ArrayLike, q: ArrayLike, base: float = 2.0) -> float:
    """H(p, q) − H(p): how much the belief q costs above what is needed where p is what happens.

    p, q, base: as above. Returns one number: 0 for the right belief, infinity where q rules out something that comes.
    Raises ValueError if p and q have different lengths.
    """
    p, q, base = _distribution(p), _distribution(q), _base(base)  # given
    return cross_entropy(p, q, base) - cross_entropy(p, p, base)


# --- Given ---


def _distribution(p: ArrayLike) -> NDArray[np.float64]:
    """The probabilities as a NumPy array: a copy, so you may change it. What is no distribution is refused."""
    p = np.array(p, dtype=np.float64)
    if p.ndim != 1 or not (p >= 0).all() or not abs(p.sum() - 1) <= 1e-6:
        raise ValueError("probabilities are 0 or more and sum to 1")
    return p / float(p.sum())


def _base(base: float) -> float:
    """The base of a logarithm; what is none is refused."""
    if not 1 < base < np.inf:
        raise ValueError("the base of the logarithm is above 1")
    return float(base)


def _log(x: ArrayLike) -> NDArray[np.float64]:
    """The natural logarithm (the `ln` key) of a number or of each entry; −inf for 0, without a warning."""
    with np.errstate(divide="ignore"):
        return np.log(np.asarray(x, dtype=np.float64))
