"""The mean negative log-likelihood by hand, with fresh labels and forecasts."""

from math import log

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
