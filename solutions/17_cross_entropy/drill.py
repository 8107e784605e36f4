"""Cross-entropy by hand, with fresh powers of one half."""

from math import log, log2

from runner.drills import drill, parts, shown, two_halved

cross = drill("cross_entropy", "cross_entropy", digits=3)
cross.numbers(two_halved)


def crossed(p, q):
    return sum(-a * log2(b) for a, b in zip(p, q, strict=True))


@cross.truth
def costs_by_the_forecast(p, q):
    return crossed(p, q)


@cross.question
def asked(p, q):
    return f"What happens follows p = {parts(p)}, the forecast says q = {parts(q)}. What is H(p, q), in bits?"


@cross.steps
def worked(p, q):
    terms = [f"1/{round(1 / a)}·{round(-log2(b))}" for a, b in zip(p, q, strict=True)]
    return [
        f"What each costs by the forecast, −log₂ q, in bits: {', '.join(str(round(-log2(b))) for b in q)}",
        f"Each counts as often as it comes, by p: {' + '.join(terms)}",
        f"H(p, q) = {shown(crossed(p, q))} bits",
    ]


@cross.slip
def is_the_other_way_round(p, q):
    """{got} is H(q, p): p and q have changed places. The surprise comes from q, how often it counts from p."""
    return crossed(q, p)


@cross.slip
def is_the_entropy_of_p(p, q):
    """{got} is H(p): what it costs whoever knows p. The forecast q does not come in."""
    return crossed(p, p)


@cross.slip
def is_the_penalty(p, q):
    """{got} is H(p, q) − H(p), what the wrong forecast costs on top. Asked for is the whole."""
    return crossed(p, q) - crossed(p, p)


@cross.slip
def is_in_nats(p, q):
    """{got} is in nats, with the natural logarithm. In bits the logarithm has the base 2."""
    return crossed(p, q) * log(2)


@cross.slip
def divides_by_the_number(p, q):
    """{got} is divided by the number of outcomes. The probabilities are weights already."""
    return crossed(p, q) / len(p)


@cross.slip
def adds_the_surprises(p, q):
    """{got} is the sum of the surprises. Each counts only as often as its outcome comes."""
    return sum(-log2(b) for b in q)


@cross.slip
def is_negative(p, q):
    """{got} has lost its minus. The logarithm of a probability is negative; a surprise is not."""
    return -crossed(p, q)
