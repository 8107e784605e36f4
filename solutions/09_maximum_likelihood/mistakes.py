"""What people get wrong about likelihoods and their maxima."""

import math

import numpy as np

from runner.mistakes import mistake, wrong

wrong(
    "P_HAT",
    {
        0.4: "0.4 is the share of tails. p is the probability of heads, and the ones are the heads.",
        1.5: "1.5 is heads against tails, 3 : 2. Those are the odds; a probability compares heads with all flips.",
        0.75: "0.75 divides by 4, one less than there are flips. All five flips were seen, and all five count.",
        4 / 7: "4/7 is what comes out if one head and one tail are added to the flips. Here only what was seen counts.",
        0.55: "0.55 lies halfway between the share of heads and ½. The flips alone decide here, no belief beforehand.",
        0.5: "0.5 is the fair coin. Is it the p that makes three heads in five flips most likely? Try 0.55 as well.",
        0.6**3 * 0.4**2: "0.0346 is the likelihood at its maximum. The question is at which p the maximum is.",
        1: "1 would be the coin that shows heads only: under it, the two tails are impossible.",
        3: "3 is the number of heads. A probability is at most 1: which share of the flips is it?",
    },
)

wrong(
    "LIKELIHOOD_SUMS_TO_ONE",
    {
        True: "After one head the likelihood is the line p: below it lies a triangle, from 0 to 1 and 1 high. What is "
        "its area? (For one fixed p, the probabilities of all sequences sum to 1; that is another sum.)"
    },
)


def counts(flips):
    flips = np.asarray(flips, dtype=float)
    return float(np.sum(flips)), float(np.sum(1 - flips))


def log(x):
    with np.errstate(all="ignore"):
        return float(np.log(x))


def logs(p, flips):
    return np.where(np.asarray(flips, dtype=float) == 1, log(p), log(1 - p))


# log_likelihood


@mistake("log_likelihood")
def is_the_likelihood(p, flips):
    """Your answers are those of the likelihood itself, a product from 0 to 1. Its log is asked for: 0 or less."""
    return float(np.prod(np.exp(logs(p, flips))))


@mistake("log_likelihood")
def has_the_other_sign(p, flips):
    """Your answers have the other sign: the log of a probability is 0 or less.

    The negative log-likelihood comes later, as a loss. Here larger is better.
    """
    return -float(np.sum(logs(p, flips)))


@mistake("log_likelihood")
def is_the_mean_of_the_logs(p, flips):
    """Your answers are the log-likelihood per flip. Doubling the flips must double the answer: add, don't average."""
    return float(np.mean(logs(p, flips)))


@mistake("log_likelihood")
def swaps_heads_and_tails(p, flips):
    """Your answers are those for 1 − p: heads got the log of 1 − p, and tails that of p. A 1 is heads."""
    return float(np.sum(logs(1 - p, flips)))


@mistake("log_likelihood")
def counts_the_orders(p, flips):
    """Your answers are too large by log C(n, k), the number of orders in which these heads could have come.

    Asked is the probability of exactly this sequence, in this order.
    """
    heads, tails = counts(flips)
    if heads + tails > 1000:  # much is taken away from much: what is left is rounding, and nobody rounds alike
        return math.nan
    return (
        float(np.sum(logs(p, flips))) + math.lgamma(heads + tails + 1) - math.lgamma(heads + 1) - math.lgamma(tails + 1)
    )


@mistake("log_likelihood")
def counts_in_bits(p, flips):
    """Your answers are in bits: the log has base 2. Likelihoods are measured in nats, with the natural log (`ln`)."""
    return float(np.sum(logs(p, flips))) / math.log(2)


@mistake("log_likelihood")
def has_base_ten(p, flips):
    """Your answers have the log of base 10, a calculator's key `log`. Asked is the natural one, its key `ln`."""
    return float(np.sum(logs(p, flips))) / math.log(10)


@mistake("log_likelihood")
def forgets_the_tails(p, flips):
    """Your answers count the heads alone, as if tails told nothing. Each tail has the probability 1 − p."""
    heads, _ = counts(flips)
    return heads * log(p) if heads else 0.0


@mistake("log_likelihood")
def takes_the_tails_away(p, flips):
    """Your answers take the logs of the tails away. What comes together multiplies, heads or tails: all logs are added.

    Each log is 0 or less, and so is their sum.
    """
    flips = np.asarray(flips, dtype=float)
    with np.errstate(invalid="ignore"):
        return float(np.sum(np.where(flips == 1, logs(p, flips), -logs(p, flips))))


@mistake("log_likelihood")
def adds_the_probabilities(p, flips):
    """Your answers are the log of a sum of probabilities. Those of independent flips multiply: add their logs."""
    return log(np.sum(np.exp(logs(p, flips))))


@mistake("log_likelihood")
def takes_every_flip_for_heads(p, flips):
    """Your answers are those of as many heads as there are flips: it makes no difference what came.

    A tail has the probability 1 − p.
    """
    return len(flips) * log(p)


@mistake("log_likelihood")
def adds_the_log_of_tails_each_time(p, flips):
    """Your answers add the log of 1 − p for every flip, also for the heads, which have got that of p already.

    A flip is one or the other, and has one factor. What is the word for “otherwise”?
    """
    flips = np.asarray(flips, dtype=float)
    return float(np.sum(np.where(flips == 1, log(p), 0.0) + log(1 - p)))


@mistake("log_likelihood")
def multiplies_the_logs(p, flips):
    """Your answers are the product of the logs. Probabilities are multiplied; their logs are added."""
    with np.errstate(all="ignore"):
        return float(np.prod(logs(p, flips)))


@mistake("log_likelihood", epsilons=True)
def is_never_certain(p, flips, *, epsilon=1e-9):
    """Your answers stay finite where the flips can't have come: at p = 0 with a head, at p = 1 with a tail.

    It is as if a small number stood in the place of 0. The logarithm of 0 is −∞, and `_log` knows it.
    """
    return logs(min(max(p, epsilon), 1 - epsilon), flips).sum()


@mistake("log_likelihood", epsilons=True)
def adds_a_little_inside(p, flips, *, epsilon=1e-9):
    """Your answers are a little off, and finite where the flips can't have come: as if a small number stood beside p
    in the logarithm. The logarithm of 0 is −∞, and `_log` knows it.
    """
    heads, tails = counts(flips)
    return float(heads * np.log(p + epsilon) + tails * np.log(1 - p + epsilon))


@mistake("log_likelihood", edges=True)
def multiplies_first(p, flips):
    """Your numbers are right, but many flips give −inf: the product of so many probabilities is 0 in the computer.

    Take the log of each factor first, and add.
    """
    with np.errstate(all="ignore"):
        return log(np.prod(np.exp(logs(p, flips))))


@mistake("log_likelihood", edges=True)
def has_no_number_for_the_certain(p, flips):
    """Your numbers are right, but at p = 0 or p = 1 no number comes where 0 is right: if p = 1, heads are no wonder.

    What never happened costs nothing. (In floats 0 · −inf is NaN, and math.log(0) raises an error.)
    """
    heads, tails = counts(flips)
    with np.errstate(all="ignore"):
        return float(heads * np.log(p) + tails * np.log(np.float64(1 - p)))


# mle_bernoulli


@mistake("mle_bernoulli")
def is_the_share_of_tails(flips):
    """Your answers are the share of tails. p is the probability of heads, and the ones are the heads."""
    return float(np.mean(1 - np.asarray(flips, dtype=float)))


@mistake("mle_bernoulli")
def is_the_count(flips):
    """Your answers are the number of heads. A probability is their share of all flips."""
    return counts(flips)[0]


@mistake("mle_bernoulli")
def gives_the_odds(flips):
    """Your answers are heads against tails: the odds, and so above 1 at times. p is a share of all flips."""
    heads, tails = counts(flips)
    return heads / tails if tails else math.nan  # without tails, people differ


@mistake("mle_bernoulli")
def gives_how_high_it_is(flips):
    """Your answers are the log-likelihood at the best p: how high its curve is there. Asked is at which p that is.

    A probability is never below 0.
    """
    p = float(np.mean(np.asarray(flips, dtype=float)))
    return float(np.sum(logs(p, flips)))


@mistake("mle_bernoulli")
def tries_out_tenths(flips):
    """Your answers have one decimal: as of somebody who tries out 0, 0.1, 0.2, and so on to 1.

    The best p may lie between two of them. P_HAT has shown you a formula.
    """
    heads, tails = counts(flips)
    tried = np.arange(11) / 10
    with np.errstate(all="ignore"):
        found = np.where(heads > 0, heads * np.log(tried), 0.0) + np.where(tails > 0, tails * np.log(1 - tried), 0.0)
    return float(tried[np.nanargmax(found)])


@mistake("mle_bernoulli")
def tries_out_some(flips):
    """Your answers have two decimals and are never 0 or 1: as of somebody who tries out 0.01, 0.02, and so on to 0.99.

    The best p may lie between two of them, or at an end. P_HAT has shown you a formula.
    """
    heads, tails = counts(flips)
    tried = np.arange(1, 100) / 100
    return float(tried[np.argmax(heads * np.log(tried) + tails * np.log(1 - tried))])


@mistake("mle_bernoulli")
def adds_one_of_each(flips):
    """Your answers are those after one head and one tail more: (heads + 1) / (n + 2).

    That is a belief from before the data, and a good one (rung 10). Maximum likelihood has none.
    """
    heads, tails = counts(flips)
    return (heads + 1) / (heads + tails + 2)


@mistake("mle_bernoulli")
def is_the_majority(flips):
    """Your answers are 0 or 1: the side that came more often. How much more often is what p tells."""
    heads, tails = counts(flips)
    return 1.0 if heads > tails else 0.0


@mistake("mle_bernoulli")
def is_drawn_to_one_half(flips):
    """Your answers lie halfway between the share of heads and ½. The flips alone decide here."""
    return (float(np.mean(np.asarray(flips, dtype=float))) + 0.5) / 2


# mle_gaussian


@mistake("mle_gaussian")
def divides_by_one_less(x):
    """Your std divides by n − 1, as the sample variance of rung 07 does; the most likely std divides by n.

    The test of it: make the std a little smaller, and the samples become more likely.
    """
    x = np.asarray(x, dtype=float)
    return float(np.mean(x)), float(np.std(x, ddof=1)) if len(x) > 1 else 0.0


@mistake("mle_gaussian")
def gives_the_variance(x):
    """Your second number is the variance: doubling the samples makes it four times as large. The std is its root."""
    x = np.asarray(x, dtype=float)
    return float(np.mean(x)), float(np.var(x))


@mistake("mle_gaussian")
def gives_the_sample_variance(x):
    """Your second number is the sample variance of rung 07, divided by n − 1. The most likely one divides by n.

    And the std is its root.
    """
    x = np.asarray(x, dtype=float)
    return float(np.mean(x)), float(np.var(x, ddof=1)) if len(x) > 1 else 0.0


@mistake("mle_gaussian")
def averages_the_distances(x):
    """Your second number is the mean distance from the mean. The std is made of squared distances."""
    x = np.asarray(x, dtype=float)
    return float(np.mean(x)), float(np.mean(np.abs(x - np.mean(x))))


@mistake("mle_gaussian")
def gives_the_std_first(x):
    """Your two numbers are right, in the other order: the mean comes first, then the std."""
    x = np.asarray(x, dtype=float)
    return float(np.std(x)), float(np.mean(x))
