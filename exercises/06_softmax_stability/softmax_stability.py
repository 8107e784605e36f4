"""Softmax: how scores become probabilities, also where exp overflows."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

# By hand: are softmax([1, 2, 3]) and softmax([101, 102, 103]) the same? True or False.
SAME_OUTPUT: bool = ...

# Why, or why not? The letter of the right statement in README.md: "a", "b", "c" or "d".
WHY: str = ...

# A score that breaks naive_softmax: a finite number whose exp is infinite in float64.
OVERFLOWS: float = ...


def naive_softmax(z: ArrayLike) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ), computed exactly as it reads.

    z is a vector of finite scores, shape (n,): a list, a tuple or an array of any real type; the
    arithmetic is float64. Returns an array of shape (n,), one probability for each score.

    This one is meant to break: where every exp is too small, or one of them too large, for float64, the
    result holds nan. Use NumPy's exp, which answers inf and warns; math.exp would raise an error.

    Raises ValueError if z is not 1-D, is empty, or holds nan or an infinity.
    """
    raise NotImplementedError


def softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """pᵢ = exp(zᵢ) / Σⱼ exp(zⱼ) along one axis, right for every finite score.

    z holds finite scores in one or more dimensions: nested lists, tuples or an array of any real type; the
    arithmetic is float64. The sum runs along `axis`: with axis=-1 each row of a matrix becomes a
    distribution of its own. Returns an array of z's shape.

    However large the scores and their differences are, no entry is nan or infinite. A probability that is
    too small for float64 comes out as 0.

    Raises ValueError if z is empty, has no such axis (a single number has none), or holds nan or an infinity.
    """
    raise NotImplementedError


def log_softmax(z: ArrayLike, axis: int = -1) -> NDArray[np.float64]:
    """The natural logarithm of softmax, log pᵢ = zᵢ − log Σⱼ exp(zⱼ) along one axis, in nats.

    z, axis and the shape of the result are as in softmax.

    Finite also where the probability itself is too small for float64 and softmax gives 0. Only a logarithm
    that float64 cannot hold, below −1.8e308, comes out as −inf.

    Raises ValueError if z is empty, has no such axis (a single number has none), or holds nan or an infinity.
    """
    raise NotImplementedError
