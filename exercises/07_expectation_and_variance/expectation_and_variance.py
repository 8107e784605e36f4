"""Expectation and variance: where a random number lies on average, and how far it strays from there."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# A die has four faces, all equally likely: 1, 2, 2 and 5. Work out by hand what a throw X is on average, E[X].
DIE_MEAN: float = ...

# For the same die, work out Var(X) by hand: how far a throw is from E[X], squared, on average.
DIE_VARIANCE: float = ...

# Now every face shows twice its number: 2, 4, 4 and 10. Before you compute anything: how many times as large is the
# variance of this die?
VAR_OF_DOUBLE: float = ...


def expectation(values: ArrayLike, p: ArrayLike) -> float:
    """E[X] = p₁x₁ + p₂x₂ + … + pₙxₙ, the average of X over very many draws.

    values: the numbers x₁ … xₙ that X can be. p: their probabilities, in the same order; they sum to 1.
    Returns one number.
    """
    values, p = _outcomes(values, p)  # given
    raise NotImplementedError


def variance(values: ArrayLike, p: ArrayLike) -> float:
    """Var(X) = E[(X − E[X])²], the squared distance of X from E[X], on average.

    values: the numbers x₁ … xₙ that X can be. p: their probabilities, in the same order; they sum to 1.
    Returns one number, 0 or more.
    """
    values, p = _outcomes(values, p)  # given
    raise NotImplementedError


def sample_variance(x: ArrayLike) -> float:
    """s² = ((x₁ − x̄)² + … + (xₙ − x̄)²) / (n − 1), where x̄ is the mean of the sample: an estimate of Var(X).

    x: n draws of X, whose probabilities nobody knows. Returns one number, 0 or more.
    Raises ValueError if there is only one draw: it says nothing about distances.
    """
    x = _sample(x)  # given
    raise NotImplementedError


# --- Given ---


def _outcomes(values: ArrayLike, p: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Values and probabilities as NumPy arrays: copies, so you may change them. What does not fit is refused."""
    values, p = _sample(values), np.array(p, dtype=np.float64)
    if p.shape != values.shape:
        raise ValueError("every value needs one probability")
    if not (p >= 0).all() or not abs(p.sum() - 1) <= 1e-6:
        raise ValueError("probabilities are 0 or more and sum to 1")
    return values, p / p.sum()


def _sample(x: ArrayLike) -> NDArray[np.float64]:
    """The numbers as a NumPy array: a copy, so you may change it. What is no list of numbers is refused."""
    x = np.array(x, dtype=np.float64)
    if x.ndim != 1 or len(x) == 0 or not np.isfinite(x).all():
        raise ValueError("here one needs a list of finite numbers, at least one")
    return x
