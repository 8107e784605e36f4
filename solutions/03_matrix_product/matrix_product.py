"""The matrix product: a table of dot products, and one matrix after another."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# For A = [[1, 2], [3, 4]] and B = [[0, 1], [2, 3]], work out A B with pen and paper. Write it as a list of rows.
A_TIMES_B: list[list[float]] = [[4.0, 7.0], [8.0, 15.0]]

# A has 2 rows and 3 columns, B has 3 rows and 4 columns. How many multiplications of two numbers does A B take?
MULTIPLICATIONS: int = 24


def product_shape(shape_a: tuple[int, int], shape_b: tuple[int, int]) -> tuple[int, int]:
    """The shape of A B: how many rows and how many columns it has.

    shape_a, shape_b: the shapes of A and of B, (rows, columns) each. Returns (rows, columns).
    Raises ValueError if A and B can't be multiplied in this order.
    """
    shape_a, shape_b = _shape(shape_a), _shape(shape_b)  # given
    if shape_a[1] != shape_b[0]:
        raise ValueError("A needs as many columns as B has rows")
    return shape_a[0], shape_b[1]


def matmul(A: ArrayLike, B: ArrayLike) -> NDArray[np.float64]:
    """A B: the entry in row i and column j is the dot product of row i of A and column j of B.

    A: a matrix of m rows and n columns. B: a matrix of n rows and p columns. Returns a matrix of m rows and p columns.
    Raises ValueError if A and B can't be multiplied in this order.
    """
    A, B = _matrix(A), _matrix(B)  # given
    m, p = product_shape(A.shape, B.shape)
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            C[i, j] = np.dot(A[i], B[:, j])
    return C


def non_commuting_pair() -> tuple[ArrayLike, ArrayLike]:
    """Two square matrices A and B of one size whose products in the two orders differ: A B is not B A.

    Returns (A, B), with two rows and columns or more: lists of rows, or arrays.
    """
    stretch = [[2, 0], [0, 1]]
    quarter_turn = [[0, -1], [1, 0]]
    return stretch, quarter_turn


# --- Given ---


def _matrix(A: ArrayLike) -> NDArray[np.float64]:
    """The matrix as a NumPy array of floats: a copy, so you may change it. What is no matrix is refused."""
    A = np.array(A, dtype=np.float64)
    if A.ndim != 2 or A.size == 0 or not np.isfinite(A).all():
        raise ValueError("a matrix is a list of rows, all equally long, of finite numbers")
    return A


def _shape(shape: tuple[int, int]) -> tuple[int, int]:
    """The two sides of a matrix: whole numbers from 1 up."""
    rows, columns = shape
    if not (rows >= 1 and columns >= 1 and rows == int(rows) and columns == int(columns)):
        raise ValueError("a shape is a pair of whole numbers, rows and columns, from 1 up")
    return int(rows), int(columns)
