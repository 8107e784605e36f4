"""The mean."""

from collections.abc import Sequence


def mean(values: Sequence[float]) -> float:
    """(v₁ + … + vₙ) / n

    Raises ValueError when there are no values.
    """
    if len(values) == 0:
        raise ValueError("values must not be empty.")
    return sum(float(v) for v in values) / len(values)
