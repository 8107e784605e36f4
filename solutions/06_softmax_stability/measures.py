"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

LENGTHS = {"n = 10": 10, "n = 1,000": 1_000, "n = 100,000": 100_000}
SCORES = {label: lambda rng, n=n: (rng.normal(size=n),) for label, n in LENGTHS.items()}

SIZES = {"naive_softmax": SCORES, "softmax": SCORES, "log_softmax": SCORES}

# What the shift costs.
VERSUS = {"softmax": "naive_softmax"}


def true_softmax(z):
    """exp(zᵢ) / Σⱼ exp(zⱼ) to 50 digits; a Decimal has room for every exp."""
    with localcontext() as context:
        context.prec = 50
        exps = [Decimal(score).exp() for score in z]
        return [value / sum(exps) for value in exps]


def true_log_softmax(z):
    """The logarithm of the above, to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        return [value.ln() for value in true_softmax(z)]


TAME = {
    "scores from −30 to 30": [-30.0, 0.1, 30.0],
    "scores near 700": [700.0, 699.3, 698.2],
    "scores that differ by 1e-9": [0.0, 1e-9, -1e-9],
}
WILD = {
    "scores near 10,000": [10_000.1, 9_999.7, 10_001.3],
    "scores near −10,000": [-10_000.1, -9_999.7, -10_001.3],
    "a score that is 700 below": [0.0, -700.0, 0.3],
}
CERTAIN = {"a score that is 10 above": [10.0, 0.0], "a score that is 20 above": [20.0, 0.0]}

HARD = {
    "naive_softmax": {label: ((z,), true_softmax(z)) for label, z in TAME.items()},
    "softmax": {label: ((z,), true_softmax(z)) for label, z in (TAME | WILD).items()},
    "log_softmax": {label: ((z,), true_log_softmax(z)) for label, z in (WILD | CERTAIN).items()},
}
