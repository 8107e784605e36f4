"""Negative log-likelihood and cross-entropy: one loss, reached by two roads."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Why are the two equal? The letter of the right statement in README.md: "a", "b", "c" or "d".
WHY: str = ...


def one_hot(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """Row i has a 1 in column labels[i] and a 0 in every other: the label as a distribution.

    labels: a 1-D list or array of one or more whole numbers, each from 0 to classes − 1. A float that is
    whole will do (2.0 is the label 2). Booleans are refused: NumPy would read them as a mask, not as 0 and 1.
    classes: how many classes there are, at least 1; some of them may not occur among the labels.

    Returns a float64 array of shape (number of labels, classes).
    Raises ValueError for labels that are negative, too large, not whole, boolean, missing or not 1-D.
    """
    raise NotImplementedError


def nll(logits: ArrayLike, labels: ArrayLike) -> float:
    """−(1/n) · Σᵢ log qᵢ(labelᵢ) with qᵢ = softmax(logitsᵢ): the mean negative log-likelihood, in nats.

    logits: shape (n, classes), one row of scores per sample, computed in float64. Scores of ±10,000 give the
    exact finite answer. A score of −inf rules a class out: its probability is 0, and if it is the label, the
    answer is inf.
    labels: n labels, as in `one_hot`.

    Raises ValueError for logits that are not 2-D, empty, or hold NaN, +inf or a row of nothing but −inf; for
    labels that `one_hot` would refuse; and if there is not one label per row.
    """
    raise NotImplementedError


def cross_entropy(targets: ArrayLike, logits: ArrayLike) -> float:
    """−(1/n) · Σᵢ Σₖ pᵢ(k) · log qᵢ(k) with qᵢ = softmax(logitsᵢ): the mean cross-entropy, in nats.

    targets: shape (n, classes); row i is the distribution pᵢ. One-hot rows are one case, "soft" rows such as
    (0.6, 0.3, 0.1) another. Each row sums to 1, give or take 1e-6.
    logits: the same shape, with the same rules as in `nll`. A class with pᵢ(k) = 0 costs nothing, even if its
    score is −inf, and without a warning; a class with pᵢ(k) > 0 and a score of −inf makes the answer inf.

    Raises ValueError for targets that are no rows of probabilities, for logits that `nll` would refuse, and
    if the two shapes differ.
    """
    raise NotImplementedError


def empirical_distribution(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """p(k) = (how many labels are k) / (how many labels there are): the distribution that the data shows.

    labels, classes: as in `one_hot`. Returns a float64 array of shape (classes,); a class that no label names
    has probability 0.
    Raises ValueError for labels that `one_hot` would refuse.
    """
    raise NotImplementedError


def average_nll(q: ArrayLike, labels: ArrayLike) -> float:
    """−(1/n) · Σᵢ log q(labelᵢ), in nats: what the labels cost if one q, the same for all, predicts them.

    q: shape (classes,), probabilities that sum to 1, give or take 1e-6.
    labels: one or more labels, as in `one_hot`. A label with q = 0 makes the answer inf, without a warning.

    Raises ValueError for a q that is not 1-D or no distribution, and for labels that `one_hot` would refuse.
    """
    raise NotImplementedError
