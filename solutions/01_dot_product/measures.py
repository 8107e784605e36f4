"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext
from fractions import Fraction

LENGTHS = {"n = 10": 10, "n = 1,000": 1_000, "n = 100,000": 100_000}
VECTORS = {label: lambda rng, n=n: (rng.normal(size=n), rng.normal(size=n)) for label, n in LENGTHS.items()}

SIZES = {"dot": VECTORS, "dot_numpy": VECTORS, "cosine": VECTORS}

# A loop in Python and a loop inside NumPy.
VERSUS = {"dot": "dot_numpy"}


def true_dot(a, b):
    """Σ aᵢbᵢ without rounding: every float is a fraction."""
    return sum(Fraction(x) * Fraction(y) for x, y in zip(a, b, strict=True))


def true_cosine(a, b):
    """The angle's cosine, a · b / √((a · a)(b · b)) to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        squares = true_dot(a, a) * true_dot(b, b)
        root = (Decimal(squares.numerator) / squares.denominator).sqrt()
        product = true_dot(a, b)
        return Decimal(product.numerator) / product.denominator / root


SUMS = {
    "a thousand products of 0.1 and 0.1": ([0.1] * 1000, [0.1] * 1000),
    "a large product that another takes away again": ([1e5, 1.0, -1e5], [1e5, 1 / 3, 1e5]),
    "products that cancel to a millionth": ([0.7, -0.7], [1.3, 1.3 * (1 - 1e-6)]),
}
ANGLES = {
    "an angle of nearly 90°": ([1.0, 1.0], [1.0, -1.000001]),
    "an angle of nearly 0°": ([0.1, 0.2, 0.3], [0.1, 0.2, 0.3000001]),
}

HARD = {
    "dot": {label: (ab, true_dot(*ab)) for label, ab in SUMS.items()},
    "dot_numpy": {label: (ab, true_dot(*ab)) for label, ab in SUMS.items()},
    "cosine": {label: (ab, true_cosine(*ab)) for label, ab in ANGLES.items()},
}
