"""Surprise, and the entropy of a coin, in bits."""

import math

import numpy as np

# By hand: the entropy of a fair coin, in bits.
FAIR: float = 1.0

# By hand: the entropy, in bits, of a coin that shows heads 9 times out of 10. Three digits after the point will do.
NINETY_TEN: float = 0.469

# Which of the two coins has the higher entropy? Write "fair" or "ninety_ten".
HIGHER: str = "fair"

# What is entropy, in plain English? The letter of the right statement in README.md: "a", "b", "c" or "d".
MEANING: str = "b"


def surprise(p: float) -> float:
    """s(p) = −log₂ p, in bits: how surprising it is when something of probability p happens.

    p is one number from 0 to 1: a Python number, a NumPy scalar or a 0-d array; the arithmetic is float64.
    Returns one float. What is certain (p = 1) surprises by 0, what is impossible (p = 0) by infinity.

    Raises ValueError if p is not one number (a list, say), is nan, or lies outside [0, 1].
    """
    probability = _probability(p)
    if probability == 0:
        return math.inf
    return 0.0 - math.log2(probability)  # -math.log2(1) would be -0.0


def coin_entropy(p: float) -> float:
    """H(p) = p · s(p) + (1 − p) · s(1 − p), in bits: the entropy of a coin that shows heads with probability p.

    p is one number from 0 to 1: a Python number, a NumPy scalar or a 0-d array; the arithmetic is float64.
    Returns one float. An outcome that never happens adds nothing, so a coin that always shows the same side
    (p = 0 or p = 1) has entropy 0, exactly and without a warning.

    Raises ValueError if p is not one number (a list, say), is nan, or lies outside [0, 1].
    Source: C. E. Shannon, A Mathematical Theory of Communication (1948), section 6.
    """
    heads = _probability(p)
    return sum(outcome * surprise(outcome) for outcome in (heads, 1 - heads) if outcome > 0)


def _probability(p: float) -> float:
    """One probability as a float."""
    if np.ndim(p) != 0:
        raise ValueError(f"p must be one number, got {p!r}")
    probability = float(p)
    if not 0 <= probability <= 1:  # nan fails this too
        raise ValueError(f"p must be a probability, from 0 to 1, got {probability}")
    return probability
