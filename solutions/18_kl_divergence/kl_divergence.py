"""The Kullback–Leibler divergence: how far a belief q is from what happens, p; of lists, and of bell curves."""

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

# For p = (½, ¼, ⅛, ⅛) and q = (¼, ⅛, ½, ⅛), work out D(p ‖ q) in bits, with pen and paper.
KL_PQ: float = 0.5  # ½ · 1 + ¼ · 1 − ⅛ · 2 + ⅛ · 0

# And for the same p and q the other way round, D(q ‖ p).
KL_QP: float = 0.625  # −¼ · 1 − ⅛ · 1 + ½ · 2 + ⅛ · 0

# Is D(p ‖ q) = D(q ‖ p) for all p and q? Write True or False.
SYMMETRIC: bool = False


def kl_divergence(p: ArrayLike, q: ArrayLike, base: float = 2.0) -> float:
    """D(p ‖ q) = Σᵢ pᵢ log(pᵢ / qᵢ): what the belief q costs on top, on average, where p is what happens.

    p, q: two distributions of the same length. base: of the logarithm, above 1; 2 gives bits, e gives nats.
    Returns one number, 0 or more. What never comes (pᵢ = 0) adds nothing, whatever q says of it. Where something comes
    that q called impossible, the answer is infinity.
    """
    p, q, base = *_pair(p, q), _base(base)  # given
    comes = p > 0
    return float(np.sum(p[comes] * (_log(p[comes]) - _log(q[comes]))) / math.log(base))


def gaussian_kl(m1: float, s1: float, m2: float, s2: float) -> float:
    """D(p ‖ q) = ln(s2/s1) + (s1² + (m1 − m2)²) / (2·s2²) − ½ for two bell curves, in nats.

    m1, s1: the mean and the standard deviation of p. m2, s2: those of q. Returns one number, 0 or more.
    """
    m1, s1, m2, s2 = _curves(m1, s1, m2, s2)  # given
    return math.log(s2 / s1) + ((s1 / s2) ** 2 + ((m1 - m2) / s2) ** 2 - 1) / 2


def asymmetric_pair() -> tuple[list[float], list[float]]:
    """Two distributions p and q that you have found: D(p ‖ q) and D(q ‖ p) are finite, and 0.1 bit apart or more.

    Returns (p, q), two lists or arrays of one length.
    """
    return [0.5, 0.5], [0.9, 0.1]  # 0.737 and 0.531 bits


# --- Given ---


def _pair(p: ArrayLike, q: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both distributions as NumPy arrays: copies, so you may change them. What is no distribution is refused."""
    pair = np.array(p, dtype=np.float64), np.array(q, dtype=np.float64)
    for one in pair:
        if one.ndim != 1 or one.shape != pair[0].shape or not (one >= 0).all() or not abs(one.sum() - 1) <= 1e-6:
            raise ValueError("two distributions: probabilities of the same outcomes, 0 or more, which sum to 1")
    return pair[0] / float(pair[0].sum()), pair[1] / float(pair[1].sum())


def _curves(m1: float, s1: float, m2: float, s2: float) -> tuple[float, float, float, float]:
    """The four numbers as floats; a standard deviation that is not above 0 is refused."""
    if not all(map(math.isfinite, (m1, s1, m2, s2))) or not min(s1, s2) > 0:
        raise ValueError("means are finite numbers, and standard deviations are above 0")
    return float(m1), float(s1), float(m2), float(s2)


def _base(base: float) -> float:
    """The base of a logarithm; what is none is refused."""
    if not 1 < base < np.inf:
        raise ValueError("the base of the logarithm is above 1")
    return float(base)


def _log(x: ArrayLike) -> NDArray[np.float64]:
    """The natural logarithm (the `ln` key) of a number or of each entry; −inf for 0, without a warning."""
    with np.errstate(divide="ignore"):
        return np.log(np.asarray(x, dtype=np.float64))
