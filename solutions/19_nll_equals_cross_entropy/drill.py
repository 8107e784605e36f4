"""The mean negative log-likelihood, and the cross-entropy that it is, by hand, with fresh labels and forecasts."""

from fractions import Fraction
from math import exp, log

from runner.drills import drill

loss = drill("mean_nll", "average_nll", digits=3)


def halvings(q, labels):
    """−log₂ q of each label: how often 1 is halved."""
    return [{0.5: 1, 0.25: 2, 0.125: 3}[q[label]] for label in labels]


def written(q):
    return f"({', '.join(f'1/{round(1 / share)}' for share in q)})"


@loss.numbers
def some_days(rng):
    q = rng.choice(([0.5, 0.25, 0.25], [0.5, 0.25, 0.125, 0.125]))
    return {"q": rng.sample(q, len(q)), "labels": [rng.randrange(len(q)) for _ in range(rng.randint(4, 6))]}


@loss.truth
def mean_over_the_days(q, labels):
    return sum(halvings(q, labels)) / len(labels) * log(2)


@loss.question
def asked(q, labels):
    days = ", ".join(map(str, labels))
    return (
        f"{len(labels)} days have the labels {days}, and each day the forecast was q = {written(q)}. "
        "What is the mean negative log-likelihood, in nats? (ln 2 = 0.6931; an answer like 7/4 ln 2 is welcome.)"
    )


@loss.steps
def worked(q, labels):
    halved, n = halvings(q, labels), len(labels)
    return [
        f"What q gave to each label: {', '.join(f'1/{2**k}' for k in halved)}",
        f"−ln of that, in units of ln 2: {', '.join(map(str, halved))}",
        f"Their mean: {sum(halved)}/{n} · ln 2 = {mean_over_the_days(q, labels):.3f} nats",
        "The same, by classes: the cross-entropy of the shares of the labels and q.",
    ]


@loss.slip
def sums_over_the_labels(q, labels):
    """{got} is the sum over the days. The mean is asked for."""
    return sum(halvings(q, labels)) * log(2)


@loss.slip
def counts_in_bits(q, labels):
    """{got} is in bits, with the logarithm to base 2. In nats it is the natural one, ln."""
    return sum(halvings(q, labels)) / len(labels)


@loss.slip
def logs_the_average(q, labels):
    """{got} takes the logarithm of the average. First the logarithm of each day, then the mean."""
    return -log(sum(q[label] for label in labels) / len(labels))


@loss.slip
def computes_the_entropy_of_q(q, labels):
    """{got} is the entropy of q: what the forecast expects. How often each class comes, the labels say."""
    return -sum(share * log(share) for share in q)


@loss.slip
def forgets_the_minus(q, labels):
    """{got} has lost its minus. The logarithm of a probability is negative; this loss is not."""
    return -mean_over_the_days(q, labels)


@loss.slip
def forgets_the_log(q, labels):
    """{got} is the mean probability of what came. The loss is −ln of each, and then the mean."""
    return sum(q[label] for label in labels) / len(labels)


@loss.slip
def divides_by_the_classes(q, labels):
    """{got} is divided by the number of classes. There is a term for each day: divide by the days."""
    return sum(halvings(q, labels)) * log(2) / len(q)


cross = drill("cross_entropy_of_shares", "cross_entropy", digits=3)


def both(targets, logits):
    """p and q, from one row of each."""
    return targets[0], [1 / round(exp(-score)) for score in logits[0]]


def fractions(p):
    return f"({', '.join(str(Fraction(share).limit_denominator(20)) for share in p)})"


def weighed(p, q):
    return -sum(a * log(b) for a, b in zip(p, q, strict=True))


@cross.numbers
def shares_and_a_forecast(rng):
    forecast = some_days(rng)["q"]
    n = rng.choice((4, 5, 6, 8, 10))
    cuts = sorted(rng.sample(range(1, n), len(forecast) - 1))
    counts = [b - a for a, b in zip([0, *cuts], [*cuts, n], strict=True)]
    return {"targets": [[count / n for count in counts]], "logits": [[log(share) for share in forecast]]}


@cross.truth
def expected_cost(targets, logits):
    return weighed(*both(targets, logits))


@cross.question
def asked_for_the_cross_entropy(targets, logits):
    p, q = both(targets, logits)
    return (
        f"The labels have the shares p = {fractions(p)}, and the forecast is q = {written(q)}. What is the "
        "cross-entropy H(p, q), in nats? (ln 2 = 0.6931; an answer like 7/4 ln 2 is welcome.)"
    )


@cross.steps
def worked_out_the_cross_entropy(targets, logits):
    p, q = both(targets, logits)
    halved = halvings(q, range(len(q)))
    terms = " + ".join(f"{Fraction(a).limit_denominator(20)}·{k}" for a, k in zip(p, halved, strict=True))
    total = sum(Fraction(a).limit_denominator(20) * k for a, k in zip(p, halved, strict=True))
    return [
        f"What each class costs, −ln q, in units of ln 2: {', '.join(map(str, halved))}",
        f"Weighed with p, which says how often it comes: {terms} = {total}",
        f"{total} · ln 2 = {expected_cost(targets, logits):.3f} nats",
        "It is the mean negative log-likelihood of labels with these shares.",
    ]


@cross.slip
def swaps_p_and_q(targets, logits):
    """{got} has p and q in each other's place. The logarithm is of the forecast, q."""
    p, q = both(targets, logits)
    return weighed(q, p)


@cross.slip
def gives_bits(targets, logits):
    """{got} is in bits, with the logarithm to base 2. In nats it is the natural one, ln."""
    return expected_cost(targets, logits) / log(2)


@cross.slip
def is_the_entropy_of_p(targets, logits):
    """{got} is the entropy of p. What comes is told by p, but it costs −ln q."""
    p, _ = both(targets, logits)
    return weighed(p, p)


@cross.slip
def is_the_entropy_of_q(targets, logits):
    """{got} is the entropy of q: what the forecast expects. How often each class comes, p says."""
    _, q = both(targets, logits)
    return weighed(q, q)


@cross.slip
def drops_the_minus(targets, logits):
    """{got} has lost its minus. The logarithm of a probability is negative; what it costs is not."""
    return -expected_cost(targets, logits)


@cross.slip
def averages_over_the_classes(targets, logits):
    """{got} is the plain average over the classes. Each counts with its share p."""
    _, q = both(targets, logits)
    return -sum(map(log, q)) / len(q)


@cross.slip
def divides_by_their_number(targets, logits):
    """{got} is divided by the number of classes. The shares p are weights already: their sum is 1."""
    return expected_cost(targets, logits) / len(logits[0])


@cross.slip
def takes_the_log_last(targets, logits):
    """{got} takes the logarithm of the average. First the logarithm of each, then the average with p."""
    p, q = both(targets, logits)
    return -log(sum(a * b for a, b in zip(p, q, strict=True)))


@cross.slip
def is_the_divergence(targets, logits):
    """{got} is the divergence D(p ‖ q), which is what remains after the entropy of p."""
    p, q = both(targets, logits)
    return weighed(p, q) - weighed(p, p)
