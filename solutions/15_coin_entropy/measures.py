"""What `compare` measures: inputs from small to large (SIZES), and hard ones with their exact answers (HARD)."""

from decimal import Decimal, localcontext

NUMBER = {"one number": lambda rng: (float(rng.uniform()),)}

SIZES = {"surprise": NUMBER, "coin_entropy": NUMBER}


def true_surprise(p):
    """s(p) = −log₂ p to 50 digits. A float p is taken as the binary fraction that it is."""
    with localcontext() as context:
        context.prec = 50
        return -Decimal(p).ln() / Decimal(2).ln()


def true_entropy(p):
    """H(p) = p s(p) + (1 − p) s(1 − p) to 50 digits."""
    with localcontext() as context:
        context.prec = 50
        heads = Decimal(p)
        tails = 1 - heads  # far more digits than a float has
        return heads * true_surprise(heads) + tails * true_surprise(tails)


RARE = {"p = 1e-300": 1e-300, "p = 0.3": 0.3, "p = 0.999999999": 0.999999999}
COINS = {
    "p = 0.5 and a bit": 0.5000001,
    "p = 0.999999999": 0.999999999,
    "p = 1e-9": 1e-9,
    "p = 1e-12": 1e-12,
}

HARD = {
    "surprise": {label: ((p,), true_surprise(p)) for label, p in RARE.items()},
    "coin_entropy": {label: ((p,), true_entropy(p)) for label, p in COINS.items()},
}
