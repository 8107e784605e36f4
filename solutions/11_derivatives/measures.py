"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from fractions import Fraction


def cube(x):
    """x³."""
    return x * x * x


def forward(f, x, h):
    """A right forward difference."""
    return (f(x + h) - f(x)) / h


SIZES = {
    "forward_difference": {"x³": lambda rng: (cube, float(rng.normal()), 1e-6)},
    "central_difference": {"x³": lambda rng: (cube, float(rng.normal()), 1e-5)},
    "best_step": {
        f"{n} steps": lambda rng, n=n: (forward, cube, 1.0, 3.0, [2.0 ** -(k % 40 + 1) for k in range(n)])
        for n in (10, 1_000)
    },
}

X, H = Fraction(3, 2), Fraction(1, 64)
HARD = {
    "forward_difference": {"x³ and a step of 1/64": ((cube, 1.5, 1 / 64), ((X + H) ** 3 - X**3) / H)},
    "central_difference": {"x³ and a step of 1/64": ((cube, 1.5, 1 / 64), ((X + H) ** 3 - (X - H) ** 3) / (2 * H))},
}
