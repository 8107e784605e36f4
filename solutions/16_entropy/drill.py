"""The entropy of a few outcomes by hand, with fresh powers of one half."""

from math import log, log2

from runner.drills import drill, halved, parts, shown

sides = drill("entropy_of_a_few", "entropy", digits=3)

HALVINGS = (  # how often each probability was halved
    (1, 2, 2),
    (1, 2, 3, 3),
    (1, 3, 3, 3, 3),
    (2, 2, 2, 3, 3),
    (1, 2, 3, 4, 4),
    (2, 2, 3, 3, 3, 3),
    (1, 2, 4, 4, 4, 4),
    (1, 3, 3, 3, 4, 4),
)


@sides.numbers
def powers(rng):
    return {"p": halved(rng, rng.choice(HALVINGS))}


@sides.truth
def mean_surprise(p):
    return sum(-share * log2(share) for share in p)


@sides.question
def asked(p):
    return f"The outcomes have the probabilities p = {parts(p)}. What is the entropy H(p), in bits?"


@sides.steps
def worked(p):
    terms = [f"1/{round(1 / share)}·{round(-log2(share))}" for share in p]
    return [
        f"The surprise of each, −log₂ p, in bits: {', '.join(str(round(-log2(share))) for share in p)}",
        f"Each counts as often as it comes: {' + '.join(terms)}",
        f"H(p) = {shown(mean_surprise(p))} bits",
    ]


@sides.slip
def adds_the_surprises(p):
    """{got} is the sum of the surprises. Each counts only as often as its outcome comes."""
    return sum(-log2(share) for share in p)


@sides.slip
def averages_plainly(p):
    """{got} is the plain average of the surprises. What comes often counts more."""
    return sum(-log2(share) for share in p) / len(p)


@sides.slip
def divides_by_the_number(p):
    """{got} is divided by the number of outcomes. The probabilities are weights already."""
    return mean_surprise(p) / len(p)


@sides.slip
def counts_the_outcomes(p):
    """{got} would be right if all outcomes were equally likely. Then there is most to learn; here it is less."""
    return log2(len(p))


@sides.slip
def is_in_nats(p):
    """{got} is in nats, with the natural logarithm. In bits the logarithm has the base 2."""
    return mean_surprise(p) * log(2)


@sides.slip
def is_negative(p):
    """{got} has lost its minus. The logarithm of a probability is negative; a surprise is not."""
    return -mean_surprise(p)


@sides.slip
def takes_the_logarithm_last(p):
    """{got} takes the logarithm of the average. First the logarithm of each, then the average."""
    return -log2(sum(share * share for share in p))


@sides.slip
def has_no_logarithm(p):
    """{got} has no logarithm in it: it is the chance that two draws differ. Entropy averages −log₂ p."""
    return 1 - sum(share * share for share in p)
