"""Gradients: the slope in every direction at once, measured, derived, and one held against the other."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

# The gradient of x² + 3xy at (1, 2), worked out with pen and paper: first the slope in x, then the slope in y.
GRADIENT: list[float] = [8.0, 3.0]  # (2x + 3y, 3x) at (1, 2)


def numerical_gradient(f: Callable[..., float], x: ArrayLike, h: float = 1e-5) -> NDArray[np.float64]:
    """Entry i is (f(x + h·eᵢ) − f(x − h·eᵢ)) / (2h), where x ± h·eᵢ is x with only its entry i moved by h.

    f: takes an array of x's shape, gives a number; it may spoil the array that it gets. x: a vector, a matrix, …
    h: the step. Returns an array of x's shape.
    """
    x = _array(x)  # given
    gradient = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient


def quadratic_gradient(A: ArrayLike, b: ArrayLike, x: ArrayLike) -> NDArray[np.float64]:
    """The gradient of f(x) = ½ xᵀAx + b · x, which is ½(A + Aᵀ)x + b.

    A: shape (n, n), symmetric or not. b, x: shape (n,). Returns shape (n,).
    """
    A, b, x = _quadratic(A, b, x)  # given
    return (A + A.T) @ x / 2 + b


def gradient_check(f: Callable[..., float], grad: Callable[..., ArrayLike], x: ArrayLike) -> float:
    """‖g − ĝ‖ / max(1, ‖g‖, ‖ĝ‖): how far g = grad(x) is from ĝ, the numerical gradient of f at x.

    f, x: as in `numerical_gradient`. grad: takes an array of x's shape and gives one. ‖g‖ is the root of the sum of
    all squared entries. Returns a number: below 1e-6 if grad is right.
    """
    x = _array(x)  # given
    measured = numerical_gradient(f, x)
    told = np.asarray(grad(x.copy()), dtype=np.float64)
    scale = max(1.0, float(np.linalg.norm(told)), float(np.linalg.norm(measured)))
    return float(np.linalg.norm(told - measured)) / scale


# --- Given ---


def _array(x: ArrayLike) -> NDArray[np.float64]:
    """x as an array of floats of your own, with one dimension or more."""
    values = np.array(x, dtype=np.float64)
    if values.ndim == 0 or not np.isfinite(values).all():
        raise ValueError("x is an array of finite numbers")
    return values


def _quadratic(A: ArrayLike, b: ArrayLike, x: ArrayLike) -> tuple[NDArray[np.float64], ...]:
    """A square matrix and two vectors of its side, as arrays of your own."""
    matrix, vectors = _array(A), (_array(b), _array(x))
    n = len(matrix)
    if matrix.shape != (n, n) or any(vector.shape != (n,) for vector in vectors):
        raise ValueError("A is a square matrix, b and x are vectors of its side")
    return matrix, *vectors
