"""Softmax regression: a classifier that learns, made of matrix products, softmax, cross-entropy and descent."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Before it has learned anything, all weights are 0. What is the loss then, with three classes, whatever the data?
# In nats, three decimals.
INITIAL_LOSS: float = ...


def probabilities(W: ArrayLike, b: ArrayLike, X: ArrayLike) -> NDArray[np.float64]:
    """softmax(XW + b), row by row: the probability of each class for each sample.

    W: shape (d, k), weights. b: shape (k,), biases. X: shape (n, d), one sample a row. Returns shape (n, k).
    """
    W, b, X = _model(W, b, X)  # given
    raise NotImplementedError


def loss(W: ArrayLike, b: ArrayLike, X: ArrayLike, labels: ArrayLike) -> float:
    """−(1/n) Σᵢ log pᵢ(labelᵢ): the mean negative log-likelihood of the labels, in nats (rung 19).

    W, b, X: as in `probabilities`. labels: n whole numbers from 0 to k − 1. Returns a number, finite also where a
    probability is too small for float64.
    """
    W, b, X, labels = _batch(W, b, X, labels)  # given
    raise NotImplementedError


def gradients(
    W: ArrayLike, b: ArrayLike, X: ArrayLike, labels: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The gradient of `loss` in W and in b: dW = Xᵀ(P − Y)/n, db = the column means of P − Y.

    P: the probabilities. Y: the labels, one-hot. W, b, X, labels: as in `loss`. Returns (dW, db), of the shapes of
    W and b.
    """
    W, b, X, labels = _batch(W, b, X, labels)  # given
    raise NotImplementedError


# --- Second sitting: a good place to rest. What follows trains the model, and has its own tests. ---


def standardize(train: ArrayLike, *others: ArrayLike) -> tuple[NDArray[np.float64], ...]:
    """(x − mean) / std for each column, where mean and std (divided by n) are those of train alone.

    train, others: tables with the same columns. A column that is constant in train is only centred. Returns all
    tables, train first.
    """
    tables = _tables(train, *others)  # given
    raise NotImplementedError


def fit(
    X: ArrayLike, labels: ArrayLike, eta: float, steps: int
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Gradient descent from zeros: W ← W − η dW, b ← b − η db, for so many steps.

    X: shape (n, d). labels: n whole numbers; k, the number of classes, is the largest one plus 1.
    Returns (W, b, losses): the weights at the end, and the steps + 1 losses before the first step and after each.
    """
    X, labels = _samples(X, labels)  # given
    raise NotImplementedError


def accuracy(W: ArrayLike, b: ArrayLike, X: ArrayLike, labels: ArrayLike) -> float:
    """The share of samples whose most probable class is their label.

    W, b, X, labels: as in `loss`. Returns a number from 0 to 1.
    """
    W, b, X, labels = _batch(W, b, X, labels)  # given
    raise NotImplementedError


# --- Given ---


def _log_softmax(Z: NDArray[np.float64]) -> NDArray[np.float64]:
    """log softmax of each row, as you wrote it in rung 06: z − max z − log Σ exp(z − max z)."""
    shifted = Z - Z.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))


def _model(W: ArrayLike, b: ArrayLike, X: ArrayLike) -> tuple[NDArray[np.float64], ...]:
    """Weights, biases and samples as arrays of your own, if their shapes fit together."""
    weights, biases, samples = (np.array(a, dtype=np.float64) for a in (W, b, X))
    if weights.ndim != 2 or biases.shape != weights.shape[1:] or samples.ndim != 2:
        raise ValueError("W has the shape (d, k), b the shape (k,), X the shape (n, d)")
    if len(samples) == 0 or samples.shape[1] != len(weights):
        raise ValueError("X has a row for each sample, at least one, and a column for each row of W")
    return weights, biases, samples


def _batch(W: ArrayLike, b: ArrayLike, X: ArrayLike, labels: ArrayLike) -> tuple[NDArray[Any], ...]:
    """The same with the labels, as whole numbers that can index the classes."""
    weights, biases, samples = _model(W, b, X)
    _, whole = _samples(samples, labels)
    if whole.max() >= len(biases):
        raise ValueError("a label is a class: a whole number from 0 to k − 1")
    return weights, biases, samples, whole


def _samples(X: ArrayLike, labels: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    """Samples and their labels as arrays of your own."""
    samples, given = np.array(X, dtype=np.float64), np.asarray(labels)
    whole = given.astype(np.intp)
    if samples.ndim != 2 or whole.shape != (len(samples),) or not np.array_equal(whole, given) or whole.min() < 0:
        raise ValueError("X has a row for each label, and labels are whole numbers from 0 on")
    return samples, whole


def _tables(*tables: ArrayLike) -> list[NDArray[np.float64]]:
    """Tables as arrays of your own, all with the same columns."""
    arrays = [np.array(table, dtype=np.float64) for table in tables]
    if any(a.ndim != 2 or a.shape[1] != arrays[0].shape[1] for a in arrays):
        raise ValueError("each table has a row for each sample, and all have the same columns")
    return arrays
