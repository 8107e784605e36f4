"""Surprise, and the entropy of a coin, in bits."""

import math

import numpy as np

# By hand: the entropy of a fair coin, in bits.
FAIR: float = ...

# By hand: the entropy, in bits, of a coin that shows heads 9 times out of 10. Three digits after the point will do.
NINETY_TEN: float = ...

# Which of the two coins has the higher entropy? Write "fair" or "ninety_ten".
HIGHER: str = ...

# What is entropy, in plain English? The letter of the right statement in README.md: "a", "b", "c" or "d".
MEANING: str = ...


def surprise(p: float) -> float:
    """s(p) = −log₂ p, in bits: how surprising it is when something of probability p happens.

    p is one number from 0 to 1: a Python number, a NumPy scalar or a 0-d array; the arithmetic is float64.
    Returns one float. What is certain (p = 1) surprises by 0, what is impossible (p = 0) by infinity.

    Raises ValueError if p is not one number (a list, say), is nan, or lies outside [0, 1].
    """
    raise NotImplementedError


def coin_entropy(p: float) -> float:
    """H(p) = p · s(p) + (1 − p) · s(1 − p), in bits: the entropy of a coin that shows heads with probability p.

    p is one number from 0 to 1: a Python number, a NumPy scalar or a 0-d array; the arithmetic is float64.
    Returns one float. An outcome that never happens adds nothing, so a coin that always shows the same side
    (p = 0 or p = 1) has entropy 0, exactly and without a warning.

    Raises ValueError if p is not one number (a list, say), is nan, or lies outside [0, 1].
    Source: C. E. Shannon, A Mathematical Theory of Communication (1948), section 6.
    """
    raise NotImplementedError
