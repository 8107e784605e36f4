"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

import numpy as np

OUTCOMES = {f"n = {n:,}": n for n in (10, 1_000, 100_000)}
TABLES = {f"{n} by {n}": n for n in (3, 30, 300)}


def distribution(rng, *shape):
    """Probabilities at random."""
    weights = rng.uniform(size=shape)
    return weights / weights.sum()


SIZES = {
    "entropy": {label: lambda rng, n=n: (distribution(rng, n),) for label, n in OUTCOMES.items()},
    "joint_entropy": {label: lambda rng, n=n: (distribution(rng, n, n),) for label, n in TABLES.items()},
    "yes_no_questions": {label: lambda rng, n=n: (distribution(rng, n),) for label, n in OUTCOMES.items()},
}


def true_entropy(p):
    """−Σ p log₂ p to 50 digits. A float is taken as the binary fraction that it is."""
    with localcontext() as context:
        context.prec = 50
        return -sum(Decimal(x) * Decimal(x).ln() for x in np.ravel(p).tolist() if x) / Decimal(2).ln()


RARE = {
    "an outcome of 2⁻⁴⁰ beside a nearly certain one": [1 - 2**-40, 2**-40],
    "an outcome of 10⁻³⁰⁰ beside a certain one": [1.0, 1e-300],
    "a thousand equal chances": [2**-10] * 1024,
}

HARD = {
    "entropy": {label: ((p,), true_entropy(p)) for label, p in RARE.items()},
    "joint_entropy": {
        "a cell of 2⁻⁴⁰": (([[1 - 2**-40, 0.0], [0.0, 2**-40]],), true_entropy([1 - 2**-40, 2**-40])),
    },
}
