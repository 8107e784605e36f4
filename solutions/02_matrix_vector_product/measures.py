"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction

SIDES = {"3 by 4": (3, 4), "50 by 50": (50, 50), "300 by 400": (300, 400)}
INPUTS = {label: lambda rng, m=m, n=n: (rng.normal(size=(m, n)), rng.normal(size=n)) for label, (m, n) in SIDES.items()}

SIZES = {"by_rows": INPUTS, "scaled_columns": INPUTS, "by_columns": INPUTS}

# A dot product for each row, and a sum of columns.
VERSUS = {"by_rows": "by_columns"}


def true_product(A, x):
    """A x without rounding: every float is a fraction."""
    return [sum(Fraction(a) * Fraction(b) for a, b in zip(row, x, strict=True)) for row in A]


PRODUCTS = {
    "a thousand columns of tenths": ([[0.1] * 1000, [0.3] * 1000], [0.1] * 1000),
    "a large product that another takes away again": ([[1e5, 1.0, -1e5], [1.0, 1e5, 1.0]], [1e5, 1 / 3, 1e5]),
    "products that cancel to a millionth": ([[0.7, -0.7], [0.7, 0.7]], [1.3, 1.3 * (1 - 1e-6)]),
}

HARD = {name: {label: (Ax, true_product(*Ax)) for label, Ax in PRODUCTS.items()} for name in ("by_rows", "by_columns")}
