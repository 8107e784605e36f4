"""Entropy of any number of outcomes, of two things together, and counted in yes/no questions."""

import heapq
import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

# The entropy, in bits, of a die with four sides whose probabilities are ½, ¼, ⅛ and ⅛. Work it out with pen and paper.
FOUR_SIDES: float = 1.75  # ½ · 1 + ¼ · 2 + ⅛ · 3 + ⅛ · 3

# "The more outcomes are possible, the higher the entropy": show that this is false. Write two distributions in a list,
# [[…], […]]: the first has fewer possible outcomes than the second, and more entropy.
MORE_WITH_FEWER: list[list[float]] = [[0.5, 0.5], [0.9, 0.05, 0.05]]  # 1 bit and 0.569 bits


def entropy(p: ArrayLike, base: float = 2.0) -> float:
    """H(p) = −Σᵢ pᵢ log pᵢ: the surprise of the outcomes, on average. An outcome that is impossible adds nothing.

    p: the probabilities of all outcomes; they sum to 1. base: of the logarithm, above 1; 2 gives bits, e gives nats.
    Returns one number, 0 or more.
    """
    p, base = _distribution(p), _base(base)  # given
    possible = p[p > 0]
    return float(0.0 - np.sum(possible * _log(possible)) / math.log(base))


def joint_entropy(P: ArrayLike) -> float:
    """H(X, Y) in bits: the entropy of two things together, −Σ P[x, y] log₂ P[x, y] over all pairs of outcomes.

    P: a table of probabilities that sum to 1. P[x, y] belongs to outcome x of the first and y of the second.
    Returns one number, 0 or more.
    """
    P = _distribution(P, dimensions=2)  # given
    return entropy(P.ravel())


def yes_no_questions(p: ArrayLike) -> float:
    """How many yes/no questions find out which outcome has come: on average, with the best plan there is.

    The best plan comes from joining: again and again, the two groups of least probability become one group.
    p: the probabilities of all outcomes; they sum to 1. What is impossible needs no question; a single outcome none.
    Returns one number, 0 or more. Source: D. A. Huffman, A Method for the Construction of Minimum-Redundancy Codes.
    """
    p = _distribution(p)  # given
    groups = [float(x) for x in p if x > 0]
    heapq.heapify(groups)
    questions = 0.0
    while len(groups) > 1:
        joined = heapq.heappop(groups) + heapq.heappop(groups)
        questions += joined  # one more question, whenever the outcome is in this group
        heapq.heappush(groups, joined)
    return questions


# --- Given ---


def _distribution(p: ArrayLike, dimensions: int = 1) -> NDArray[np.float64]:
    """The probabilities as a NumPy array: a copy, so you may change it. What is no distribution is refused."""
    p = np.array(p, dtype=np.float64)
    if p.ndim != dimensions or not (p >= 0).all() or not abs(p.sum() - 1) <= 1e-6:
        raise ValueError(f"a {'row' if dimensions == 1 else 'table'} of probabilities: they are 0 or more and sum to 1")
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
