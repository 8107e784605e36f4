"""Maximum likelihood: the parameters under which the data that came were least of a surprise."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Five flips of a coin came out 1, 0, 1, 1, 0, where 1 is heads. For which p (the probability of heads) is this
# sequence most likely? Work it out with pen and paper.
P_HAT: float = ...

# One flip came out heads, so the likelihood of p is p itself. Is the area under that curve, over all p from 0 to 1,
# equal to 1, as it would be for a distribution? True or False.
LIKELIHOOD_SUMS_TO_ONE: bool = ...


def log_likelihood(p: float, flips: ArrayLike) -> float:
    """log P(flips | p): the log of the probability of exactly this sequence, if heads has probability p. In nats.

    p: a number from 0 to 1. flips: 1 for heads, 0 for tails, at least one; each is independent of the others.
    Returns a number, 0 or less; −inf if the sequence is impossible.
    """
    p, flips = _chance(p), _flips(flips)  # given
    raise NotImplementedError


def mle_bernoulli(flips: ArrayLike) -> float:
    """p̂: the p for which `log_likelihood(p, flips)` is largest.

    flips: as in `log_likelihood`. Returns a number from 0 to 1.
    """
    flips = _flips(flips)  # given
    raise NotImplementedError


def mle_gaussian(x: ArrayLike) -> tuple[float, float]:
    """(mean, std) of the bell curve under which the samples x are most likely: std² = Σ (xᵢ − mean)² / n.

    x: at least one number. Returns two numbers.
    """
    x = _samples(x)  # given
    raise NotImplementedError


# --- Given ---


def _chance(p: float) -> float:
    """p as a float, from 0 to 1."""
    if not 0 <= float(p) <= 1:
        raise ValueError("a probability is a number from 0 to 1")
    return float(p)


def _flips(flips: ArrayLike) -> NDArray[np.float64]:
    """The flips as an array of your own, of zeros and ones."""
    values = np.array(flips, dtype=np.float64)
    if values.ndim != 1 or values.size == 0 or not np.isin(values, (0, 1)).all():
        raise ValueError("flips are zeros and ones, at least one")
    return values


def _samples(x: ArrayLike) -> NDArray[np.float64]:
    """The samples as an array of your own."""
    values = np.array(x, dtype=np.float64)
    if values.ndim != 1 or values.size == 0 or not np.isfinite(values).all():
        raise ValueError("samples are finite numbers, at least one")
    return values


def _log(x: float) -> float:
    """The natural log (the calculator's `ln` key); of 0 it is −inf, without a warning."""
    with np.errstate(divide="ignore"):
        return float(np.log(x))
