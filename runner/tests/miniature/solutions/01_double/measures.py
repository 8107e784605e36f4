"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction

LENGTHS = {"one number": 1, "n = 10": 10, "n = 1,000": 1_000, "n = 10,000": 10_000}

SIZES = {
    "double": {"one number": lambda rng: (float(rng.normal()),)},
    "double_all": {label: lambda rng, n=n: (rng.normal(size=n).tolist(),) for label, n in LENGTHS.items()},
}

HARD = {
    "double": {"a third": ((1 / 3,), 2 * Fraction(1 / 3)), "1e300": ((1e300,), 2 * Fraction(1e300))},
    "double_all": {"entries far apart": (([1e-300, 1e300],), [2 * Fraction(1e-300), 2 * Fraction(1e300)])},
}

VERSUS = {"double_all": "double"}
