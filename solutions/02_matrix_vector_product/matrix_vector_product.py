"""A matrix times a vector, seen twice: row by row, and column by column."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# For A = [[1, 2, 3], [4, 0, −1]] and x = [2, −1, 3], work out A x with pen and paper. Write its entries as a list.
A_TIMES_X: list[float] = [9.0, 5.0]


def by_rows(A: ArrayLike, x: ArrayLike) -> NDArray[np.float64]:
    """A x, row by row: entry i is the dot product of row i and x.

    A: a matrix of m rows and n columns. x: a vector of n entries. Returns a vector of m entries.
    Raises ValueError if x has not one entry for each column of A.
    """
    A, x = _matrix_and_vector(A, x)  # given
    if A.shape[1] != len(x):
        raise ValueError("x needs one entry for each column of A")
    return np.array([sum(row * x) for row in A])


def scaled_columns(A: ArrayLike, x: ArrayLike) -> NDArray[np.float64]:
    """The columns of A, each times its entry of x: column j of the answer is x[j] · (column j of A).

    A: a matrix of m rows and n columns. x: a vector of n entries. Returns a matrix of m rows and n columns.
    Raises ValueError if x has not one entry for each column of A.
    """
    A, x = _matrix_and_vector(A, x)  # given
    if A.shape[1] != len(x):
        raise ValueError("x needs one entry for each column of A")
    return A * x


def by_columns(A: ArrayLike, x: ArrayLike) -> NDArray[np.float64]:
    """A x, column by column: the sum of the scaled columns, x[0] · (column 0) + x[1] · (column 1) + …

    A: a matrix of m rows and n columns. x: a vector of n entries. Returns a vector of m entries.
    """
    A, x = _matrix_and_vector(A, x)  # given
    total = np.zeros(len(A))
    for column in scaled_columns(A, x).T:  # the rows of the transpose are the columns
        total += column
    return total


# --- Given ---


def _matrix_and_vector(A: ArrayLike, x: ArrayLike) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Both as NumPy arrays of floats: copies, so you may change them. What is no matrix or no vector is refused."""
    A, x = np.array(A, dtype=np.float64), np.array(x, dtype=np.float64)
    if A.ndim != 2 or A.size == 0 or not np.isfinite(A).all():
        raise ValueError("a matrix is a list of rows, all equally long, of finite numbers")
    if x.ndim != 1 or not np.isfinite(x).all():
        raise ValueError("a vector is a list of finite numbers")
    return A, x
