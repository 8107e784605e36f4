"""Negative log-likelihood and cross-entropy: one loss, reached by two roads."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Four days have the labels 0, 0, 0, 1, and on each of them the forecast was q = (1/4, 1/2, 1/4).
# With pen, paper and the `ln` key, to three decimals: their mean negative log-likelihood, a term for each day.
NLL_BY_HAND: float = 1.213  # (ln 4 + ln 4 + ln 4 + ln 2) / 4 = 7/4 · ln 2

# For the same days: the cross-entropy H(p, q), a term for each class, with p(k) the share of the days with label k.
CROSS_ENTROPY_BY_HAND: float = 1.213  # 3/4 · ln 4 + 1/4 · ln 2 + 0 · ln 4 = 7/4 · ln 2

# Why are the two always equal? The letter of the right statement in README.md: "a", "b", "c" or "d".
WHY: str = "b"

# Tell a friend, in one sentence, why the loss of a label is a cross-entropy. Nobody grades it.
IN_MY_WORDS: str = (
    "A label is a distribution that is sure of one class, so only that class's term of the sum is left, "
    "and this term is minus the log of what q gave to the label."
)


def one_hot(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """Row i has a 1 in column labels[i] and a 0 in every other: the label as a distribution.

    labels: n whole numbers from 0 to classes − 1. classes: how many there are, seen or not.
    Returns an array of shape (n, classes). Raises ValueError if a label is negative.
    """
    labels = _labels(labels, classes)  # given
    if (labels < 0).any():
        raise ValueError("no class is called -1, though NumPy would take the last one")
    return np.eye(classes)[labels]


def nll(logits: ArrayLike, labels: ArrayLike) -> float:
    """−1/n · Σᵢ log qᵢ(labelᵢ) with qᵢ = softmax(logitsᵢ): the mean negative log-likelihood, in nats.

    logits: shape (n, classes), a row of scores for each sample; scores of ±10,000 have finite answers.
    labels: n whole numbers from 0 to classes − 1. Returns one number. Raises ValueError if a label is negative.
    """
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("no class is called -1, though NumPy would take the last one")
    return float(-np.mean(_log_softmax(logits)[np.arange(len(labels)), labels]))


def cross_entropy(targets: ArrayLike, logits: ArrayLike) -> float:
    """−1/n · Σᵢ Σₖ pᵢ(k) · log qᵢ(k) with qᵢ = softmax(logitsᵢ): the mean cross-entropy, in nats.

    targets: shape (n, classes); row i is the distribution pᵢ, one-hot or "soft" like (0.6, 0.3, 0.1).
    logits: the same shape, as in `nll`. Returns one number.
    For the second lap: a score of −∞ rules a class out. It costs nothing where p(k) = 0, and ∞ elsewhere.
    """
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    # What never happens costs nothing; in floats 0 · ∞ would be NaN.
    costs = np.where(targets > 0, -_log_softmax(logits), 0.0)
    return float(np.mean(np.sum(targets * costs, axis=1)))


def empirical_distribution(labels: ArrayLike, classes: int) -> NDArray[np.float64]:
    """For the second lap. The distribution that the data shows: p(k) = (how many labels are k) / (how many there are).

    labels, classes: as in `one_hot`. Returns an array of shape (classes,).
    """
    labels = _labels(labels, classes)  # given
    return np.bincount(labels, minlength=classes) / len(labels)


def average_nll(q: ArrayLike, labels: ArrayLike) -> float:
    """For the second lap. What the labels cost if one q predicts them all: −1/n · Σᵢ log q(labelᵢ), in nats.

    q: shape (classes,), one distribution. labels: whole numbers, none negative. A label with q = 0 makes the answer ∞.
    """
    q = _probabilities(q, (np.size(q),))  # given
    labels = _labels(labels, len(q))  # given
    with np.errstate(divide="ignore"):  # log 0 = −∞ is meant
        return float(np.mean(-np.log(q[labels])))


# --- Given ---


def _labels(labels: ArrayLike, classes: int, rows: int | None = None) -> NDArray[np.intp]:
    """The labels as an array of whole numbers: a copy. Refuses what is not whole or too large; not what is negative."""
    found = np.array(labels)
    if found.ndim != 1 or found.size == 0 or found.dtype.kind not in "iuf" or rows not in (None, len(found)):
        raise ValueError("labels are a list of whole numbers, one for each sample")
    if (found != np.floor(found)).any() or (found >= classes).any():
        raise ValueError(f"a label is a whole number below {classes}, the number of classes")
    return found.astype(np.intp)


def _scores(logits: ArrayLike) -> NDArray[np.float64]:
    """The logits as a table of floats: a copy. Refuses NaN, +∞, and a row with nothing but −∞."""
    scores = np.array(logits, dtype=np.float64)
    if scores.ndim != 2 or scores.size == 0 or not np.isfinite(scores.max(axis=1)).all():
        raise ValueError("logits are a table: a row of scores for each sample")
    return scores


def _probabilities(p: ArrayLike, shape: tuple[int, ...]) -> NDArray[np.float64]:
    """One distribution, or one in each row, as floats: a copy. Refuses another shape, and what is no distribution."""
    found = np.array(p, dtype=np.float64)
    totals: NDArray[np.float64] = found.sum(axis=-1, keepdims=True)
    if found.shape != shape or not (found >= 0).all() or not (np.abs(totals - 1) <= 1e-6).all():
        raise ValueError("probabilities are never negative, and sum to 1")
    return found / totals


def _log_softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """log softmax of each row, as in rung 06: no probability is formed on the way, so none can become 0."""
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs: NDArray[np.float64] = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs
