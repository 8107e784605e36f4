"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext


def symmetric(rng, n):
    M = rng.normal(size=(n, n))
    return M + M.T


SIZES = {
    "eigenvalues_2x2": {"2 by 2": lambda rng: (symmetric(rng, 2),)},
    "is_eigenpair": {
        f"{n} by {n}": lambda rng, n=n: (symmetric(rng, n), 1.0, rng.normal(size=n)) for n in (2, 50, 300)
    },
    "power_iteration": {
        f"{n} by {n}, 100 steps": lambda rng, n=n: (symmetric(rng, n), rng.normal(size=n), 100) for n in (2, 50, 300)
    },
}


def true_values(A):
    """The two eigenvalues to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        (a, b), (_, d) = ((Decimal(entry) for entry in row) for row in A)
        root = ((a - d) ** 2 + 4 * b * b).sqrt()
        return [(a + d - root) / 2, (a + d + root) / 2]


MATRICES = {
    "two values near to each other": [[1.0, 1e-5], [1e-5, 1.0]],
    "10⁹ ± 1": [[1e9, 1.0], [1.0, 1e9]],
    "tenths": [[0.1, 0.2], [0.2, 0.7]],
}

HARD = {"eigenvalues_2x2": {label: ((A,), true_values(A)) for label, A in MATRICES.items()}}
