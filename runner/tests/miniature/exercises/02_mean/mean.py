"""The mean."""

from collections.abc import Sequence


def mean(values: Sequence[float]) -> float:
    """(v₁ + … + vₙ) / n

    Raises ValueError when there are no values.
    """
    raise NotImplementedError
