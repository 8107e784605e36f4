"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

PI = Decimal("3.14159265358979323846264338327950288419716939937511")
COUNTS = {"n = 10": 10, "n = 1,000": 1_000, "n = 100,000": 100_000}

SIZES = {
    "sample": {label: lambda rng, n=n: ([0.2, 0.5, 0.3], n, rng) for label, n in COUNTS.items()},
    "gaussian_pdf": {label: lambda rng, n=n: (rng.normal(size=n), 0.0, 1.0) for label, n in COUNTS.items()},
    "normalize": {label: lambda rng, n=n: (rng.random(n) + 0.1,) for label, n in COUNTS.items()},
}


def true_density(x, mean, std):
    """The bell at one point, to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        z = (Decimal(x) - Decimal(mean)) / Decimal(std)
        return (-z * z / 2).exp() / (Decimal(std) * (2 * PI).sqrt())


def densities(x, mean, std):
    """A hard input and its answer."""
    return (x, mean, std), [true_density(v, mean, std) for v in x]


HARD = {
    "gaussian_pdf": {
        "points near the middle": densities([0.1, 0.2, -0.3], 0.0, 1.0),
        "points far out": densities([8.0, -12.5, 30.0], 0.0, 1.0),
        "a mean of a million": densities([1e6 + 0.1, 1e6 - 0.7], 1e6, 0.3),
    },
}
