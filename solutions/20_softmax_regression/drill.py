"""The loss before the first step by hand, with fresh numbers of classes and samples."""

from math import log, log2, log10

from runner.drills import drill

start = drill("loss_before_the_first_step", "loss", digits=2)


def sizes(W, labels):
    """The number of classes, and of samples."""
    return len(W[0]), len(labels)


@start.numbers
def zeros(rng):
    n, d, k = rng.randint(3, 9), rng.randint(1, 3), rng.randint(2, 12)
    return {
        "W": [[0.0] * k for _ in range(d)],
        "b": [0.0] * k,
        "X": [[float(rng.randint(-3, 3)) for _ in range(d)] for _ in range(n)],
        "labels": [rng.randrange(k) for _ in range(n)],
    }


@start.truth
def log_of_the_classes(W, b, X, labels):
    return log(sizes(W, labels)[0])


@start.question
def asked(W, b, X, labels):
    k, n = sizes(W, labels)
    features = f"{len(W)} feature{'s' if len(W) > 1 else ''}"
    return (
        f"Softmax regression with {k} classes, {n} samples and {features} begins: all of W and b is 0. "
        f"What is its loss, the mean negative log-likelihood in nats? (An answer like ln 100 is welcome.)"
    )


@start.steps
def worked(W, b, X, labels):
    k, n = sizes(W, labels)
    return [
        "With W = 0 and b = 0 all scores are 0, whatever the samples are.",
        f"Softmax of {k} equal scores gives each class 1/{k}.",
        f"Each of the {n} labels costs −ln(1/{k}) = ln {k}, and so does their mean: {log(k):.2f} nats",
    ]


@start.slip
def is_the_sum(W, b, X, labels):
    """{got} is the sum over the samples. The loss is their mean, and does not know how many there are."""
    k, n = sizes(W, labels)
    return n * log(k)


@start.slip
def counts_in_bits(W, b, X, labels):
    """{got} is in bits, with the logarithm to base 2. In nats it is the natural one, ln."""
    return log2(sizes(W, labels)[0])


@start.slip
def has_log10(W, b, X, labels):
    """{got} has the logarithm with base 10. In nats it is the natural one, ln."""
    return log10(sizes(W, labels)[0])


@start.slip
def has_the_other_sign(W, b, X, labels):
    """{got} has lost its minus: −ln(1/k) is above 0."""
    return -log(sizes(W, labels)[0])


@start.slip
def stops_at_the_probability(W, b, X, labels):
    """{got} is what each class gets. The loss is −ln of that."""
    return 1 / sizes(W, labels)[0]


@start.slip
def divides_by_the_classes_too(W, b, X, labels):
    """{got} is divided by the number of classes as well. There is one term for each sample: its own label's."""
    k, _ = sizes(W, labels)
    return log(k) / k


@start.slip
def counts_the_samples(W, b, X, labels):
    """{got} is the logarithm of the number of samples. Softmax shares among the classes: how many are there?"""
    return log(sizes(W, labels)[1])


@start.slip
def expects_zero(W, b, X, labels):
    """A loss of 0 would mean that every label was certain. Here all classes get the same."""
    return 0.0
