"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

OUTCOMES = {f"n = {n:,}": n for n in (10, 1_000, 100_000)}


def pair(rng, n):
    """Two distributions at random."""
    p, q = rng.uniform(size=(2, n))
    return p / p.sum(), q / q.sum()


SIZES = {
    name: {label: lambda rng, n=n: pair(rng, n) for label, n in OUTCOMES.items()}
    for name in ("cross_entropy", "coding_penalty")
}


def true_cross_entropy(p, q):
    """−Σ p log₂ q to 50 digits. A float is taken as the binary fraction that it is."""
    with localcontext() as context:
        context.prec = 50
        return -sum(Decimal(x) * Decimal(y).ln() for x, y in zip(p, q, strict=True) if x) / Decimal(2).ln()


def true_penalty(p, q):
    """H(p, q) − H(p)."""
    return true_cross_entropy(p, q) - true_cross_entropy(p, p)


RARE = {
    "a belief of 10⁻³⁰⁰ in what comes half of the time": ([0.5, 0.5], [1e-300, 1.0]),
    "a belief of 2⁻¹⁰⁷⁴": ([0.5, 0.5], [2.0**-1074, 1.0]),
    "a nearly certain one": ([1 - 2**-40, 2**-40], [0.5, 0.5]),
}
CLOSE = {"a belief that is off by 1/1,000": ([0.5, 0.25, 0.25], [0.501, 0.2495, 0.2495])}

HARD = {
    "cross_entropy": {label: (pq, true_cross_entropy(*pq)) for label, pq in RARE.items()},
    "coding_penalty": {label: (pq, true_penalty(*pq)) for label, pq in (RARE | CLOSE).items()},
}
