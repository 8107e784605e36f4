"""Distributions: which outcomes are possible, how likely each of them is, and how to draw from them."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Two ordinary dice are thrown, with six sides each. Work out by hand how probable it is that they add up to 7.
P_SEVEN: float = ...

# Can the density of a distribution, as a bell curve has one, be above 1 somewhere? Write True or False.
DENSITY_ABOVE_ONE: bool = ...


def is_distribution(p: ArrayLike) -> bool:
    """True if the numbers in p can be the probabilities of all outcomes: each is 0 or more, and their sum is 1.

    Computers round, so a sum counts as 1 if it is within 0.000001 of it.
    p: a list of numbers. Returns True or False.
    """
    p = _numbers(p)  # given
    raise NotImplementedError


def sample(p: ArrayLike, n: int, rng: np.random.Generator) -> NDArray[np.int64]:
    """Draws n outcomes: each is a whole number k from 0 on, and k comes with the probability p[k].

    It asks once for random numbers u from 0 up to (but without) 1: rng.random(n). For each u, the outcome is the
    smallest k with u < p[0] + … + p[k]. If by rounding no such k is left, it is the last one that is possible at all.
    p: the probabilities of all outcomes; they sum to 1. Returns an array of n whole numbers.
    """
    p = _distribution(p)  # given
    raise NotImplementedError


def gaussian_pdf(x: ArrayLike, mean: float, std: float) -> NDArray[np.float64]:
    """The density of the normal distribution, exp(−z²/2) / (std·√(2π)) with z = (x − mean) / std.

    x: an array of numbers, of any shape. mean: the middle. std: the standard deviation, above 0.
    Returns an array of the same shape.
    """
    x = _points(x, mean, std)  # given
    raise NotImplementedError


def normalize(weights: ArrayLike) -> NDArray[np.float64]:
    """For the second lap. The distribution in which each outcome has its share of all weights.

    weights: numbers, 0 or more, not all 0. They may be as large as float64 goes. Returns an array of the same length.
    """
    weights = _weights(weights)  # given
    raise NotImplementedError


# --- Given ---


def _numbers(p: ArrayLike) -> NDArray[np.float64]:
    """The numbers as a NumPy array: a copy, so you may change it. What is no list of numbers is refused."""
    numbers = np.array(p, dtype=np.float64)
    if numbers.ndim != 1:
        raise ValueError("here one needs a list of numbers")
    return numbers


def _distribution(p: ArrayLike) -> NDArray[np.float64]:
    """The probabilities as a NumPy array, a copy. What is no distribution is refused."""
    numbers = _numbers(p)
    total = float(np.sum(numbers))
    if not (numbers >= 0).all() or not abs(total - 1) <= 1e-6:
        raise ValueError("probabilities are 0 or more and sum to 1")
    return numbers / total


def _points(x: ArrayLike, mean: float, std: float) -> NDArray[np.float64]:
    """The points as a NumPy array, a copy. A bell without a finite middle and width is refused."""
    if not (np.isfinite(mean) and 0 < std < np.inf):
        raise ValueError("the mean is finite, and the standard deviation is above 0")
    return np.array(x, dtype=np.float64)


def _weights(weights: ArrayLike) -> NDArray[np.float64]:
    """The weights as a NumPy array, a copy. What can't be weights is refused."""
    numbers = _numbers(weights)
    if not (numbers >= 0).all() or not numbers.any() or not np.isfinite(numbers).all():
        raise ValueError("weights are finite, 0 or more, and not all 0")
    return numbers
