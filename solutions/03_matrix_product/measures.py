"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction

SIDES = {"2 by 3 and 3 by 4": (2, 3, 4), "10 by 10": (10, 10, 10), "40 by 50 and 50 by 30": (40, 50, 30)}
INPUTS = {
    label: lambda rng, m=m, n=n, p=p: (rng.normal(size=(m, n)), rng.normal(size=(n, p)))
    for label, (m, n, p) in SIDES.items()
}

SIZES = {"matmul": INPUTS}


def true_product(A, B):
    """A B without rounding: every float is a fraction."""
    columns = list(zip(*B, strict=True))
    return [[sum(Fraction(a) * Fraction(b) for a, b in zip(row, c, strict=True)) for c in columns] for row in A]


PRODUCTS = {
    "a thousand products of tenths": ([[0.1] * 1000], [[0.1]] * 1000),
    "a large product that another takes away again": ([[1e5, 1.0, -1e5]], [[1e5, 1.0], [1 / 3, 1.0], [1e5, 1.0]]),
    "products that cancel to a millionth": ([[0.7, -0.7], [0.7, 0.7]], [[1.3], [1.3 * (1 - 1e-6)]]),
}

HARD = {"matmul": {label: (AB, true_product(*AB)) for label, AB in PRODUCTS.items()}}
