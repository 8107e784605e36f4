"""The divergence of two distributions by hand, with fresh powers of one half."""

from math import log, log2

from runner.drills import added, drill, parts, shown, two_halved

divergence = drill("divergence", "kl_divergence", digits=3)
divergence.numbers(two_halved)


def terms(p, q):
    return [a * log2(a / b) for a, b in zip(p, q, strict=True)]


@divergence.truth
def from_p_to_q(p, q):
    return sum(terms(p, q))


@divergence.question
def asked(p, q):
    return f"p = {parts(p)} and q = {parts(q)}. What is the divergence D(p ‖ q), in bits?"


@divergence.steps
def worked(p, q):
    logs = [round(log2(a / b)) for a, b in zip(p, q, strict=True)]
    weighed = " + ".join(
        f"1/{round(1 / a)}·{f'({shown(n)})' if n < 0 else n}" for a, n in zip(p, logs, strict=True) if n
    )
    return [
        f"log₂(p/q) of each: {', '.join(map(shown, logs))}",
        f"Each counts as often as it comes, by p: {weighed}",
        f"D(p ‖ q) = {added([term for term in terms(p, q) if term])} = {shown(from_p_to_q(p, q))} bits",
    ]


@divergence.slip
def is_the_other_way_round(p, q):
    """{got} is D(q ‖ p): p and q have changed places. That is another number."""
    return sum(terms(q, p))


@divergence.slip
def adds_sizes(p, q):
    """{got} adds up the sizes. Keep the signs: where p is below q the term is negative."""
    return sum(map(abs, terms(p, q)))


@divergence.slip
def drops_negative_terms(p, q):
    """{got} leaves out the negative terms. They belong to the sum; the whole is never below 0 all the same."""
    return sum(term for term in terms(p, q) if term > 0)


@divergence.slip
def is_the_sum_of_both_ways(p, q):
    """{got} is both ways added up. Asked for is the way from p to q."""
    return sum(terms(p, q)) + sum(terms(q, p))


@divergence.slip
def is_the_cross_entropy(p, q):
    """{got} is the cross-entropy H(p, q), the whole price. The divergence is what of it q is to blame for."""
    return sum(-a * log2(b) for a, b in zip(p, q, strict=True))


@divergence.slip
def is_in_nats(p, q):
    """{got} is in nats, with the natural logarithm. In bits the logarithm has the base 2."""
    return sum(terms(p, q)) * log(2)


@divergence.slip
def divides_by_the_number(p, q):
    """{got} is divided by the number of outcomes. The probabilities are weights already."""
    return sum(terms(p, q)) / len(p)


@divergence.slip
def has_the_wrong_sign(p, q):
    """{got} is below 0, and a divergence never is. Which stands above in the logarithm, p or q?"""
    return -sum(terms(p, q))


@divergence.slip
def has_no_weights(p, q):
    """{got} adds up the logarithms. Each counts only as often as its outcome comes, by p."""
    return sum(log2(a / b) for a, b in zip(p, q, strict=True))
