"""Gradient descent in several dimensions: the rule from memory, the largest stable rate, and when to stop."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

# The rule of gradient descent, from memory: what theta becomes in one step, as an expression in theta, eta and grad.
# grad is the gradient at theta. Write it between quotes, with + − * / and brackets as needed: "…".
UPDATE: str = ...


def descend(grad: Callable[..., Any], start: ArrayLike, eta: float, steps: int) -> NDArray[np.float64]:
    """The walk x₀, x₁, …, of so many steps with the rate η, each by the rule; x₀ is the start.

    grad: takes a point, gives the gradient there; both are arrays of shape (n,). start: shape (n,).
    eta: a number greater than 0. steps: a whole number, 0 or more. Returns shape (steps + 1, n), a point in each row.
    """
    grad, start, eta = _prepared(grad, start, eta)  # given
    raise NotImplementedError


def largest_stable_rate(A: ArrayLike) -> float:
    """The border for the bowl f(x) = ½ xᵀAx, whose gradient is Ax: with any smaller rate every walk reaches 0.

    With any larger rate nearly every walk runs away. A: symmetric, all its eigenvalues above 0. Returns one number.
    """
    A = _bowl(A)  # given
    raise NotImplementedError


def descend_until(
    grad: Callable[..., Any], start: ArrayLike, eta: float, tolerance: float, max_steps: int
) -> tuple[NDArray[np.float64], int]:
    """Walk until the gradient is no longer than the tolerance: ‖grad(x)‖ ≤ tolerance. Where, after how many steps?

    Looks before each step and after the last, and takes at most max_steps steps. grad, start, eta: as in `descend`.
    Returns x, of shape (n,), and the number of steps taken: 0 if the start will do.
    Raises RuntimeError if the gradient is still longer after max_steps steps, or has become NaN or infinite.
    """
    grad, start, eta = _prepared(grad, start, eta)  # given
    raise NotImplementedError


# --- Given ---


def _prepared(grad: Callable[..., Any], start: ArrayLike, eta: float) -> tuple[Any, NDArray[np.float64], float]:
    """The gradient, the start and the rate, checked. What goes into grad and what comes out are copies as well."""
    x = np.array(start, dtype=np.float64)
    if x.ndim != 1 or not np.isfinite(x).all() or not 0 < eta < np.inf:
        raise ValueError("a walk needs a start, which is a vector, and a rate greater than 0")
    return lambda point: np.array(grad(np.array(point)), dtype=np.float64), x, float(eta)


def _bowl(A: ArrayLike) -> NDArray[np.float64]:
    """The matrix in float64: a copy. Refuses what is not symmetric, or has an eigenvalue that is not above 0."""
    matrix = np.array(A, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not np.allclose(matrix, matrix.T, rtol=1e-9, atol=0):
        raise ValueError("A is a symmetric matrix")
    if not np.linalg.eigvalsh(matrix).min() > 0:
        raise ValueError("A is no bowl: an eigenvalue is not above 0")
    return matrix
