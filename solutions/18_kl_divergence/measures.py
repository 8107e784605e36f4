"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

OUTCOMES = {f"n = {n:,}": n for n in (10, 1_000, 100_000)}


def pair(rng, n):
    """Two distributions at random."""
    p, q = rng.uniform(size=(2, n))
    return p / p.sum(), q / q.sum()


SIZES = {
    "kl_divergence": {label: lambda rng, n=n: pair(rng, n) for label, n in OUTCOMES.items()},
    "gaussian_kl": {"four numbers": lambda rng: tuple(rng.uniform(0.5, 2, size=4).tolist())},
}


def true_divergence(p, q):
    """Σ p log₂(p / q) to 50 digits. A float is taken as the binary fraction that it is."""
    with localcontext() as context:
        context.prec = 50
        pairs = [(Decimal(x), Decimal(y)) for x, y in zip(p, q, strict=True) if x]
        return sum(x * (x.ln() - y.ln()) for x, y in pairs) / Decimal(2).ln()


def true_curves(m1, s1, m2, s2):
    """ln(s2/s1) + (s1² + (m1 − m2)²) / (2·s2²) − ½ to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        m1, s1, m2, s2 = map(Decimal, (m1, s1, m2, s2))
        return s2.ln() - s1.ln() + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - Decimal("0.5")


PAIRS = {
    "a belief of 2⁻¹⁰⁷⁴ in what comes half of the time": ([0.5, 0.5], [2.0**-1074, 1.0]),
    "a belief that is off by 1/1,000": ([0.5, 0.25, 0.25], [0.501, 0.2495, 0.2495]),
}
CURVES = {
    "spreads that differ by 1/1,000": (0.0, 1.0, 0.0, 1.001),
    "curves a hundred spreads apart": (0.0, 1.0, 100.0, 1.0),
}

HARD = {
    "kl_divergence": {label: (pq, true_divergence(*pq)) for label, pq in PAIRS.items()},
    "gaussian_kl": {label: (four, true_curves(*four)) for label, four in CURVES.items()},
}
