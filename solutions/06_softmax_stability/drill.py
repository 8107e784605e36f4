"""Softmax of three scores by hand, with fresh numbers: logarithms, whose exp is a whole number."""

from math import exp, log

from runner.drills import drill, shown

scores = drill("three_scores", "softmax", digits=3)


def whole(z):
    return [round(exp(score)) for score in z]


@scores.numbers
def logarithms(rng):
    return {"z": [log(n) for n in rng.sample((1, 2, 3, 4, 5, 6, 7, 8, 9), 3)]}


@scores.truth
def shares(z):
    parts = whole(z)
    return [part / sum(parts) for part in parts]


@scores.question
def asked(z):
    written = ", ".join("0" if n == 1 else f"ln {n}" for n in whole(z))
    return f"The scores are z = [{written}]. What is softmax(z)?"


@scores.steps
def worked(z):
    parts = whole(z)
    total = sum(parts)
    return [
        f"exp of each score (exp and ln undo each other, exp(0) = 1): {', '.join(map(str, parts))}",
        f"Their sum: {' + '.join(map(str, parts))} = {total}",
        f"Each part of the whole: {', '.join(f'{part}/{total}' for part in parts)} = {shown(shares(z), 3)}",
        "The check: none is negative, and their sum is 1.",
    ]


@scores.slip
def stops_before_the_sum(z):
    """{got} is exp of each score. Now divide each of them by their sum: they have to add up to 1."""
    return whole(z)


@scores.slip
def divides_the_plain_scores(z):
    """{got} is each score divided by the sum of the scores. Put them through exp first."""
    return [score / sum(z) for score in z]


@scores.slip
def turns_the_scores_round(z):
    """{got} gives the smallest score the most: that is softmax of −z. A higher score gets a larger part."""
    parts = [1 / n for n in whole(z)]
    return [part / sum(parts) for part in parts]


@scores.slip
def divides_by_the_largest(z):
    """{got} is divided by the largest. Divide by the sum of all: then they add up to 1."""
    parts = whole(z)
    return [part / max(parts) for part in parts]


@scores.slip
def divides_by_the_number(z):
    """{got} is divided by 3, the number of scores. Divide by the sum of the three instead."""
    return [part / 3 for part in whole(z)]


@scores.slip
def winner_takes_all(z):
    """{got} gives all to the highest score. Softmax is softer: the others get their part as well."""
    return [float(score == max(z)) for score in z]


@scores.slip
def takes_the_logarithm_as_well(z):
    """{got} is the logarithm of the answer, log-softmax. Probabilities are never negative."""
    return [log(share) for share in shares(z)]


@scores.slip
def gives_all_the_same(z):
    """{got} gives every score the same part. A higher score gets a larger one."""
    return [1 / 3] * 3
