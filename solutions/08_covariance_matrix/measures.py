"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext
from fractions import Fraction

SHAPES = {"10 samples of 3": (10, 3), "1,000 samples of 10": (1_000, 10), "10,000 samples of 50": (10_000, 50)}
TABLES = {label: lambda rng, shape=shape: (rng.normal(size=shape),) for label, shape in SHAPES.items()}

SIZES = {"covariance_matrix": TABLES, "correlation_matrix": TABLES}


def true_covariances(X):
    """Every entry without rounding."""
    n = len(X)
    centred = []
    for column in zip(*X, strict=True):
        mean = sum(map(Fraction, column)) / n
        centred.append([Fraction(v) - mean for v in column])
    return [[sum(a * b for a, b in zip(x, y, strict=True)) / (n - 1) for y in centred] for x in centred]


def true_correlations(X):
    """Every entry to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        C = [[Decimal(c.numerator) / c.denominator for c in row] for row in true_covariances(X)]
        return [[C[i][j] / (C[i][i] * C[j][j]).sqrt() for j in range(len(C))] for i in range(len(C))]


TENTHS = [[0.1, 0.7], [0.2, -0.3], [0.7, 0.4], [-1.3, 0.9]]
FAR = [[1e9 + 1, 1e9 + 2], [1e9 + 3, 1e9 + 8], [1e9 + 5, 1e9 + 8]]
LINE = [[1.0, 0.1], [2.0, 0.2], [3.0, 0.3], [4.0, 0.4001]]

HARD = {
    "covariance_matrix": {
        "numbers of a few decimals": ((TENTHS,), true_covariances(TENTHS)),
        "means of 10⁹": ((FAR,), true_covariances(FAR)),
    },
    "correlation_matrix": {
        "numbers of a few decimals": ((TENTHS,), true_correlations(TENTHS)),
        "means of 10⁹": ((FAR,), true_correlations(FAR)),
        "samples nearly on a line": ((LINE,), true_correlations(LINE)),
    },
}
