"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction

WALKS = {"50 steps": 50, "1,000 steps": 1_000, "10,000 steps": 10_000}
NUMBER = {"one number": lambda rng: (float(rng.normal()),)}

SIZES = {
    "f": NUMBER,
    "gradient": NUMBER,
    "step": {"one number": lambda rng: (float(rng.normal()), 0.1)},
    "descend": {label: lambda rng, n=n: (float(rng.normal()), 0.1, n) for label, n in WALKS.items()},
}


def true_walk(start, eta, steps):
    """x_k = 3 + (start − 3)(1 − 2η)^k for k = 0 … steps, without rounding."""
    factor = 1 - 2 * Fraction(eta)
    return [3 + (Fraction(start) - 3) * factor**k for k in range(steps + 1)]


PLACES = {"x = 3.00000001": 3.00000001, "x = 2.999999": 2.999999, "x = 1e9": 1e9}
PATHS = {
    "η = 0.1 from 0": (0.0, 0.1, 50),
    "η = 0.9, which jumps to and fro": (0.0, 0.9, 50),
    "η = 1.1, which runs away": (0.0, 1.1, 50),
    "a start at 1e9": (1e9, 0.1, 50),
}

HARD = {
    "f": {label: ((x,), (Fraction(x) - 3) ** 2) for label, x in PLACES.items()},
    "gradient": {label: ((x,), 2 * (Fraction(x) - 3)) for label, x in PLACES.items()},
    "descend": {label: (walk, true_walk(*walk)) for label, walk in PATHS.items()},
}
