"""Negative log-likelihood and cross-entropy: one loss, reached by two roads."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Why are the two equal? The letter of the right statement in README.md: "a", "b", "c" or "d".
WHY: str = "b"


def one_hot(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """Row i has a 1 in column labels[i] and a 0 in every other: the label as a distribution.

    labels: a 1-D list or array of one or more whole numbers, each from 0 to classes − 1. A float that is
    whole will do (2.0 is the label 2). Booleans are refused: NumPy would read them as a mask, not as 0 and 1.
    classes: how many classes there are, at least 1; some of them may not occur among the labels.

    Returns a float64 array of shape (number of labels, classes).
    Raises ValueError for labels that are negative, too large, not whole, boolean, missing or not 1-D.
    """
    index = _indices(labels, classes)
    rows = np.zeros((len(index), classes))
    rows[np.arange(len(index)), index] = 1.0
    return rows


def nll(logits: ArrayLike, labels: ArrayLike) -> float:
    """−(1/n) · Σᵢ log qᵢ(labelᵢ) with qᵢ = softmax(logitsᵢ): the mean negative log-likelihood, in nats.

    logits: shape (n, classes), one row of scores per sample, computed in float64. Scores of ±10,000 give the
    exact finite answer. A score of −inf rules a class out: its probability is 0, and if it is the label, the
    answer is inf.
    labels: n labels, as in `one_hot`.

    Raises ValueError for logits that are not 2-D, empty, or hold NaN, +inf or a row of nothing but −inf; for
    labels that `one_hot` would refuse; and if there is not one label per row.
    """
    z = _scores(logits)
    index = _indices(labels, z.shape[1])
    if len(index) != len(z):
        raise ValueError(f"labels must be one per row of logits: got {len(index)} for {len(z)} rows")
    return float(np.mean(_surprises(z)[np.arange(len(z)), index]))


def cross_entropy(targets: ArrayLike, logits: ArrayLike) -> float:
    """−(1/n) · Σᵢ Σₖ pᵢ(k) · log qᵢ(k) with qᵢ = softmax(logitsᵢ): the mean cross-entropy, in nats.

    targets: shape (n, classes); row i is the distribution pᵢ. One-hot rows are one case, "soft" rows such as
    (0.6, 0.3, 0.1) another. Each row sums to 1, give or take 1e-6.
    logits: the same shape, with the same rules as in `nll`. A class with pᵢ(k) = 0 costs nothing, even if its
    score is −inf, and without a warning; a class with pᵢ(k) > 0 and a score of −inf makes the answer inf.

    Raises ValueError for targets that are no rows of probabilities, for logits that `nll` would refuse, and
    if the two shapes differ.
    """
    z = _scores(logits)
    p = _probabilities(targets, "targets", dimensions=2)
    if p.shape != z.shape:
        raise ValueError(f"targets and logits must have the same shape: got {p.shape} and {z.shape}")
    # In floats 0 · inf is nan; a class that never happens costs nothing.
    costs = np.where(p > 0, _surprises(z), 0.0)
    return float(np.mean(np.sum(p * costs, axis=1)))


def empirical_distribution(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """p(k) = (how many labels are k) / (how many labels there are): the distribution that the data shows.

    labels, classes: as in `one_hot`. Returns a float64 array of shape (classes,); a class that no label names
    has probability 0.
    Raises ValueError for labels that `one_hot` would refuse.
    """
    index = _indices(labels, classes)
    return np.bincount(index, minlength=classes) / len(index)


def average_nll(q: ArrayLike, labels: ArrayLike) -> float:
    """−(1/n) · Σᵢ log q(labelᵢ), in nats: what the labels cost if one q, the same for all, predicts them.

    q: shape (classes,), probabilities that sum to 1, give or take 1e-6.
    labels: one or more labels, as in `one_hot`. A label with q = 0 makes the answer inf, without a warning.

    Raises ValueError for a q that is not 1-D or no distribution, and for labels that `one_hot` would refuse.
    """
    probabilities = _probabilities(q, "q", dimensions=1)
    index = _indices(labels, len(probabilities))
    with np.errstate(divide="ignore"):  # log 0 = −inf is what we mean
        return float(np.mean(0.0 - np.log(probabilities[index])))


def _surprises(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """−log softmax(z) of each row, never negative: log Σ exp(z − max z) − (z − max z)."""
    with np.errstate(over="ignore"):  # a gap beyond float64 becomes −inf, and its exp the 0 that we want
        shifted: NDArray[np.float64] = z - z.max(axis=1, keepdims=True)
    totals: NDArray[np.float64] = np.exp(shifted).sum(axis=1, keepdims=True)
    return np.log(totals) - shifted


def _indices(labels: ArrayLike, classes: int) -> NDArray[np.intp]:
    """The labels, checked, as integers that can index an array."""
    given = np.asarray(labels)
    if given.ndim != 1 or given.size == 0:
        raise ValueError(f"labels must be 1-D and hold at least one label, got shape {given.shape}")
    if given.dtype == bool:
        raise ValueError("labels must be numbers, got booleans")
    values = given.astype(np.float64)
    wrong = (values != np.floor(values)) | (values < 0) | (values >= classes)
    if wrong.any():
        raise ValueError(f"labels must be whole numbers from 0 and below {classes}, got {values[wrong][0]}")
    return values.astype(np.intp)


def _scores(logits: ArrayLike) -> NDArray[np.float64]:
    """The logits, checked, as a table of floats."""
    z = np.asarray(logits, dtype=np.float64)
    if z.ndim != 2 or z.size == 0:
        raise ValueError(f"logits must be 2-D, a row per sample and a column per class, got shape {z.shape}")
    # One look finds all three: the largest score of a row is NaN, +inf, or −inf.
    if not np.isfinite(z.max(axis=1)).all():
        raise ValueError("logits must hold no NaN and no +inf, and in every row a score above −inf")
    return z


def _probabilities(p: ArrayLike, name: str, dimensions: int) -> NDArray[np.float64]:
    """The array p, checked: along its last axis, probabilities that sum to 1."""
    values = np.asarray(p, dtype=np.float64)
    if values.ndim != dimensions:
        raise ValueError(f"{name} must be {dimensions}-D, got shape {values.shape}")
    if not (values >= 0).all() or not (np.abs(values.sum(axis=-1) - 1.0) <= 1e-6).all():
        raise ValueError(f"{name} must be probabilities: none negative or NaN, with a sum of 1")
    return values
