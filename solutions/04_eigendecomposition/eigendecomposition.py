"""Eigenvalues and eigenvectors: the directions that a matrix only stretches."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# Find the two eigenvalues of A = [[2, 2], [2, 5]] with pen and paper, and write them as a list, in any order.
EIGENVALUES: list[float] = [1.0, 6.0]


def eigenvalues_2x2(A: ArrayLike) -> tuple[float, float]:
    """The two eigenvalues of a symmetric matrix of two rows, by its trace and its determinant.

    A: a matrix [[a, b], [b, d]]. Returns (low, high), the smaller one first; they may be equal.
    Raises ValueError if A is not symmetric.
    """
    A = _square(A, 2)  # given
    (a, b), (c, d) = A
    if b != c:
        raise ValueError("A must be symmetric")
    root = np.sqrt((a - d) ** 2 + 4 * b**2)  # t² − 4·det, written so that rounding never leads below 0
    return float((a + d - root) / 2), float((a + d + root) / 2)


def is_eigenpair(A: ArrayLike, value: float, vector: ArrayLike) -> bool:
    """True if A v = value · v up to rounding, and v is not the zero vector.

    A: a square matrix. value: a number. vector: v, as long as A has rows.
    Up to rounding: the length of A v − value · v is at most 10⁻⁹ · (‖A‖ ‖v‖ + |value| ‖v‖).
    """
    A, vector = _square(A), _vector(vector)  # given
    length = np.linalg.norm(vector)
    allowed = 1e-9 * (np.linalg.norm(A) * length + abs(value) * length)
    return bool(length > 0 and np.linalg.norm(A @ vector - value * vector) <= allowed)


def power_iteration(A: ArrayLike, start: ArrayLike, steps: int) -> tuple[float, NDArray[np.float64]]:
    """Multiply by A again and again: the direction turns to the eigenvector of the largest eigenvalue by size.

    A: a symmetric matrix. start: a vector, not all zeros. steps: how many times to multiply, from 0 up.
    Returns (value, v): v, the vector after the last step, of length 1, and the value v · A v. With no step, v is
    the start, made of length 1.
    """
    A, start = _symmetric(A), _vector(start)  # given
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return float(v @ (A @ v)), v


def rebuild(values: ArrayLike, vectors: ArrayLike) -> NDArray[np.float64]:
    """For the second lap. A symmetric matrix from its eigenvalues and eigenvectors: A = Q Λ Qᵀ.

    values: n eigenvalues. vectors: Q, a matrix whose column j is the eigenvector of values[j]; its columns have length
    1 and stand at right angles. Λ has the values on its diagonal, and 0 elsewhere. Returns A, n rows and n columns.
    """
    values, vectors = _vector(values), _square(vectors)  # given
    return np.array(vectors @ np.diag(values) @ vectors.T)


# --- Given ---


def _vector(x: ArrayLike) -> NDArray[np.float64]:
    """The vector as a NumPy array of floats: a copy. What is no vector is refused."""
    x = np.array(x, dtype=np.float64)
    if x.ndim != 1 or x.size == 0 or not np.isfinite(x).all():
        raise ValueError("a vector is a list of finite numbers")
    return x


def _square(A: ArrayLike, rows: int | None = None) -> NDArray[np.float64]:
    """The matrix as a NumPy array of floats: a copy. What is not square, or not of so many rows, is refused."""
    A = np.array(A, dtype=np.float64)
    if A.ndim != 2 or A.size == 0 or A.shape != (rows or len(A),) * 2 or not np.isfinite(A).all():
        raise ValueError(f"a square matrix of finite numbers{f' with {rows} rows' if rows else ''}, please")
    return A


def _symmetric(A: ArrayLike) -> NDArray[np.float64]:
    """The same for a matrix that is its own transpose, up to rounding."""
    A = _square(A)
    if np.abs(A - A.T).max() > 1e-9 * np.abs(A).max():
        raise ValueError("a symmetric matrix, please")
    return A
