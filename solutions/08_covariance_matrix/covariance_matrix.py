"""The covariance matrix: how several numbers that are measured together vary together."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Four samples of two numbers (x, y): (1, 0), (2, 2), (4, 1) and (5, 5). Work out Cov(x, y) by hand.
COV_XY: float = 3.0  # ((−2)·(−2) + (−1)·0 + 1·(−1) + 2·3) / 3


def covariance_matrix(X: ArrayLike) -> NDArray[np.float64]:
    """Entry (i, j) is Cov(i, j): the products of the distances of columns i and j from their means, summed, / (n − 1).

    X: n samples of d numbers, one sample a row; n is 2 or more. Returns a d × d matrix.
    """
    X = _samples(X)  # given
    centred = X - np.mean(X, axis=0)
    covariance: NDArray[np.float64] = centred.T @ centred / (len(X) - 1)
    return covariance


def correlation_matrix(X: ArrayLike) -> NDArray[np.float64]:
    """Entry (i, j) is Cov(i, j) / (std(i)·std(j)): the same without units, from −1 to 1. It may use covariance_matrix.

    X: n samples of d numbers, one sample a row; n is 2 or more. Returns a d × d matrix.
    Raises ValueError if all entries of a column are equal: what never varies does not vary together with anything.
    """
    X = _samples(X)  # given
    if (np.max(X, axis=0) == np.min(X, axis=0)).any():
        raise ValueError("a column whose entries are all equal has no correlation")
    covariance = covariance_matrix(X)
    std = np.sqrt(np.diag(covariance))
    correlation: NDArray[np.float64] = covariance / np.outer(std, std)
    return correlation


def uncorrelated_but_dependent() -> tuple[list[float], list[float]]:
    """Two lists x and y of one length: their covariance is exactly 0, and yet each x tells what its y is.

    Neither list may consist of equal numbers. Equal entries of x have equal entries of y: y is a function of x.
    """
    return [-1, 0, 1], [1, 0, 1]  # y = x²


# --- Given ---


def _samples(X: ArrayLike) -> NDArray[np.float64]:
    """The samples as a NumPy array: a copy, so you may change it. What is no table of numbers is refused."""
    table = np.array(X, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] < 2 or table.shape[1] < 1 or not np.isfinite(table).all():
        raise ValueError("here one needs a table of finite numbers: two samples (rows) at least, one column at least")
    return table
