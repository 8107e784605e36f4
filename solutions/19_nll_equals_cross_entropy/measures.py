"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

import numpy as np

CLASSES = 10
ROWS = {f"{n:,} rows": n for n in (10, 1_000, 10_000)}
LABELS = {f"{n:,} labels": n for n in (10, 1_000, 100_000)}


def labels(rng, n):
    """So many labels at random."""
    return rng.integers(CLASSES, size=n)


def logits(rng, n):
    """So many rows of scores."""
    return rng.normal(size=(n, CLASSES))


SIZES = {
    "one_hot": {label: lambda rng, n=n: (labels(rng, n), CLASSES) for label, n in LABELS.items()},
    "nll": {label: lambda rng, n=n: (logits(rng, n), labels(rng, n)) for label, n in ROWS.items()},
    "cross_entropy": {
        label: lambda rng, n=n: (np.eye(CLASSES)[labels(rng, n)], logits(rng, n)) for label, n in ROWS.items()
    },
    "empirical_distribution": {label: lambda rng, n=n: (labels(rng, n), CLASSES) for label, n in LABELS.items()},
    "average_nll": {
        label: lambda rng, n=n: (np.full(CLASSES, 1 / CLASSES), labels(rng, n)) for label, n in LABELS.items()
    },
}

# The same loss by two roads.
VERSUS = {"cross_entropy": "nll"}


def true_cross_entropy(targets, scores):
    """−(1/n) Σᵢ Σₖ pᵢ(k) log softmax(zᵢ)(k), to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        total = Decimal(0)
        for p, z in zip(targets, scores, strict=True):
            log_sum = sum(Decimal(score).exp() for score in z).ln()
            total += sum(Decimal(weight) * (log_sum - Decimal(score)) for weight, score in zip(p, z, strict=True))
        return total / len(targets)


def true_nll(scores, names):
    """The same for certain labels."""
    return true_cross_entropy([[float(k == name) for k in range(len(scores[0]))] for name in names], scores)


def true_average(q, names):
    """−(1/n) Σᵢ log q(labelᵢ), to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        return -sum(Decimal(q[name]).ln() for name in names) / len(names)


LARGE = [[10_000.1, 9_999.7, 10_001.3], [-10_000.1, -9_999.7, -10_001.3]]
FAR = [[0.0, 10_000.0, -10_000.0], [3.0, 2.0, 1.0]]
SURE = [[10.0, 0.0, 0.0], [0.5, 11.0, 0.25]]
SOFT = [[0.5, 0.25, 0.25], [0.125, 0.75, 0.125]]
NLL = {
    "scores near ±10,000": (LARGE, [2, 0]),
    "scores that are 10,000 apart": (FAR, [2, 0]),
    "a model that is nearly sure, and right": (SURE, [0, 1]),
}

HARD = {
    "nll": {label: (args, true_nll(*args)) for label, args in NLL.items()},
    "cross_entropy": {
        "soft targets and scores near ±10,000": ((SOFT, LARGE), true_cross_entropy(SOFT, LARGE)),
        "soft targets and scores that are 10,000 apart": ((SOFT, FAR), true_cross_entropy(SOFT, FAR)),
    },
    "average_nll": {
        "a probability of 1e-300": (([1e-300, 1.0], [0, 1, 1]), true_average([1e-300, 1.0], [0, 1, 1])),
        "a probability of nearly 1": (([0.999999, 1e-6], [0, 0]), true_average([0.999999, 1e-6], [0, 0])),
    },
}
