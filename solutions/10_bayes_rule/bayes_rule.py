"""Bayes' rule: what to believe after the evidence, from what was believed before it."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Of 1,000 people 2% are sick. A test is positive for 90% of the sick, and for 5% of the healthy.
# By hand: how many of the 1,000 are sick and get a positive test?
SICK_POSITIVE: int = 18  # 90% of 20

# And how many are healthy, and get a positive test all the same?
HEALTHY_POSITIVE: int = 49  # 5% of 980

# One of these people gets a positive test. How probable is it that this person is sick? A fraction like 3/4 will do.
P_SICK: float = 18 / 67


def posterior(prior: ArrayLike, likelihood: ArrayLike) -> NDArray[np.float64]:
    """P(Hᵢ | E) = P(Hᵢ) · P(E | Hᵢ) / Σⱼ P(Hⱼ) · P(E | Hⱼ), for each hypothesis Hᵢ after the evidence E.

    prior: P(Hᵢ), a probability for each hypothesis. likelihood: P(E | Hᵢ), a number from 0 up for each hypothesis.
    Returns an array of probabilities. Raises ValueError if no hypothesis that is believed in can explain the evidence.
    """
    prior, likelihood = _evidence(prior, likelihood, 1)  # given
    weights = prior * likelihood
    total: np.float64 = weights.sum()
    if total == 0:
        raise ValueError("no hypothesis can explain this evidence")
    return weights / total


def update_all(prior: ArrayLike, likelihoods: ArrayLike) -> NDArray[np.float64]:
    """The posterior after many independent observations: their likelihoods are multiplied.

    prior: a probability for each hypothesis. likelihoods: one row for each observation, with a number from 0 up for
    each hypothesis; 10,000 rows are welcome. Without a row the prior comes back.
    Returns an array of probabilities. Raises ValueError if no hypothesis that is believed in can explain all rows.
    """
    prior, likelihoods = _evidence(prior, likelihoods, 2)  # given
    logs: NDArray[np.float64] = _log(prior) + _log(likelihoods).sum(axis=0)  # the log of a product is a sum
    largest: np.float64 = logs.max()
    if largest == -np.inf:
        raise ValueError("no hypothesis can explain this evidence")
    weights = np.exp(logs - largest)
    total: np.float64 = weights.sum()
    return weights / total


def medical_test(prevalence: float, sensitivity: float, false_positive_rate: float) -> float:
    """P(sick | positive): how probable it is that somebody with a positive test is sick.

    prevalence: the share of the sick among all. sensitivity: the share of positive tests among the sick.
    false_positive_rate: the share of positive tests among the healthy. Returns one probability.
    Raises ValueError if this test is never positive: then there is nothing to ask.
    """
    prevalence, sensitivity, false_positive_rate = _shares(prevalence, sensitivity, false_positive_rate)  # given
    sick = prevalence * sensitivity
    healthy = (1 - prevalence) * false_positive_rate
    if sick + healthy == 0:
        raise ValueError("this test is never positive")
    return sick / (sick + healthy)


# --- Given ---


def _log(x: ArrayLike) -> NDArray[np.float64]:
    """The natural logarithm of every entry; log 0 is −∞, without a warning."""
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(x))


def _evidence(
    prior: ArrayLike, likelihoods: ArrayLike, dimensions: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both as NumPy arrays of floats: copies, so you may change them. What fits no hypotheses is refused."""
    prior, likelihoods = np.array(prior, dtype=np.float64), np.array(likelihoods, dtype=np.float64)
    if prior.ndim != 1 or not (prior >= 0).all() or not abs(prior.sum() - 1) <= 1e-6:
        raise ValueError("a prior is a list of probabilities that sum to 1")
    if likelihoods.size == 0 and dimensions == 2:
        likelihoods = likelihoods.reshape(0, prior.size)  # no row is a table as well
    fits = likelihoods.ndim == dimensions and likelihoods.shape[-1:] == prior.shape
    if not fits or not (np.isfinite(likelihoods) & (likelihoods >= 0)).all():
        raise ValueError("a likelihood has a number from 0 up for each hypothesis")
    return prior / prior.sum(), likelihoods


def _shares(*shares: float) -> list[float]:
    """The shares as floats. What does not lie from 0 to 1 is refused."""
    if not all(np.ndim(share) == 0 and 0 <= float(share) <= 1 for share in shares):
        raise ValueError("a share is a number from 0 to 1")
    return [float(share) for share in shares]
