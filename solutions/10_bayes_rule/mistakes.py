"""What people get wrong about Bayes' rule."""

import numpy as np

from runner.mistakes import mistake, wrong

wrong(
    "SICK_POSITIVE",
    {
        20: "20 is the number of all the sick. The test is positive for 90% of them only.",
        900: "900 is 90% of all 1,000 people. But the 90% are those of the sick, and they are few.",
        2: "2 is the number of the sick whom the test overlooks. Asked for are those whom it finds.",
        0.018: "0.018 is a share of all people. Asked for is how many of the 1,000 that are.",
        180: "180 would be 90% of 200. The sick are 2% of 1,000: how many people is that?",
    },
)

wrong(
    "HEALTHY_POSITIVE",
    {
        0.049: "0.049 is a share of all people. Asked for is how many of the 1,000 that are.",
        50: "50 is 5% of all 1,000 people. The 5% are those of the healthy: how many people are healthy?",
        980: "980 is the number of all the healthy. The test is positive for 5% of them.",
        931: "931 is the number of the healthy whose test is negative. Asked for are the others.",
        98: "98 is 10% of the healthy. But 10% is the share of the sick whom the test overlooks.",
        882: "882 is 90% of the healthy. But the 90% are those of the sick.",
    },
)

wrong(
    "P_SICK",
    {
        0.9: "0.9 is P(positive | sick). Asked for is the other way round: of the positive, how many are sick?",
        0.02: "0.02 is the prior: what you know before the test. A positive test tells something.",
        0.018: "0.018 is the share of the sick and positive among all people. But you know that the test was positive.",
        0.067: "0.067 is the share of all positive tests among the 1,000. Which part of these people is sick?",
        0.2647: "0.265 counts 5% of all 1,000 people as healthy and positive. The sick do not belong among them.",
        0.7313: "0.731 is P(healthy | positive), the part of the others.",
        0.3673: "0.367 is the sick compared with the healthy among the positive: odds. Divide by all who are positive.",
        0.9474: "0.947 would be right if half of the people were sick. Here they are few: count people, not per cents.",
        0.95: "0.95 is P(negative | healthy). Asked for is P(sick | positive).",
        0.05: "0.05 is P(positive | healthy). Asked for is P(sick | positive).",
    },
)


def floats(*values):
    return [np.asarray(value, dtype=float) for value in values]


def tables(prior, likelihoods):
    prior, likelihoods = floats(prior, likelihoods)
    return prior, likelihoods.reshape(-1, len(prior))


def _shares(weights):
    with np.errstate(all="ignore"):
        return weights / weights.sum()


def _logs(x):
    with np.errstate(all="ignore"):
        return np.log(x)


# posterior


@mistake("posterior")
def forgets_the_prior(prior, likelihood):
    """Your beliefs are those of the likelihoods alone, as if all hypotheses had been equally probable before.

    Somebody who believed in a hypothesis at 1% and somebody who did at 99% should not believe the same now.
    """
    return _shares(floats(likelihood)[0])


@mistake("posterior")
def is_the_likelihood(prior, likelihood):
    """Your beliefs are the likelihoods themselves, P(E | H). Asked for is P(H | E), the other way round."""
    return floats(likelihood)[0]


@mistake("posterior")
def is_the_prior(prior, likelihood):
    """Your beliefs are those from before the evidence. The likelihoods change nothing in them."""
    return floats(prior)[0]


@mistake("posterior")
def never_divides(prior, likelihood):
    """Your beliefs are the products alone, and do not sum to 1. One step is missing."""
    prior, likelihood = floats(prior, likelihood)
    return prior * likelihood


@mistake("posterior")
def gives_the_evidence(prior, likelihood):
    """Your answer is one number, the sum of the products: how probable the evidence is. Each product gets its share."""
    prior, likelihood = floats(prior, likelihood)
    return float(np.dot(prior, likelihood))


@mistake("posterior")
def divides_by_the_likelihoods(prior, likelihood):
    """Your beliefs are the products divided by the sum of the likelihoods: they do not sum to 1.

    Divide by the sum of what stands above the fraction bar.
    """
    prior, likelihood = floats(prior, likelihood)
    with np.errstate(all="ignore"):
        return prior * likelihood / likelihood.sum()


@mistake("posterior")
def divides_by_the_largest(prior, likelihood):
    """Your beliefs are the products divided by the largest of them, so that the best gets 1. Divide by their sum."""
    prior, likelihood = floats(prior, likelihood)
    with np.errstate(all="ignore"):
        return prior * likelihood / np.max(prior * likelihood)


@mistake("posterior")
def divides_each_by_itself(prior, likelihood):
    """Your beliefs are all 1, as if each product had been divided by itself: the total held that one product alone.

    It must hold all of them before you divide the first.
    """
    prior, likelihood = floats(prior, likelihood)
    with np.errstate(all="ignore"):
        return prior * likelihood / (prior * likelihood)


@mistake("posterior")
def divides_by_what_has_come_so_far(prior, likelihood):
    """Your beliefs begin with 1: each product is divided by a total that holds only those up to it.

    All of them must be added before you divide the first.
    """
    prior, likelihood = floats(prior, likelihood)
    with np.errstate(all="ignore"):
        return prior * likelihood / np.cumsum(prior * likelihood)


@mistake("posterior")
def knows_two_hypotheses_only(prior, likelihood):
    """Your beliefs are those of the first two hypotheses, as if there were no others. There may be any number of them,
    and all belong into the sum.
    """
    prior, likelihood = floats(prior, likelihood)
    if len(prior) < 2:
        raise NotImplementedError
    return _shares(prior[:2] * likelihood[:2])


@mistake("posterior")
def leaves_the_prior_out_above(prior, likelihood):
    """Your beliefs are the likelihoods, divided by the sum of the products. The prior is missing above the bar.

    What is divided by the sum must be what was added up.
    """
    prior, likelihood = floats(prior, likelihood)
    with np.errstate(all="ignore"):
        return likelihood / (prior @ likelihood)


@mistake("posterior")
def adds(prior, likelihood):
    """Your beliefs come from prior plus likelihood. The two are multiplied: what was impossible must stay so."""
    prior, likelihood = floats(prior, likelihood)
    return _shares(prior + likelihood)


@mistake("posterior")
def takes_each_against_its_opposite(prior, likelihood):
    """Your beliefs weigh each hypothesis against "not this one" alone, with 1 − P(E | H) for its likelihood.

    But how likely E is without H is not 1 − P(E | H): the other hypotheses tell. Divide by the sum of all products.
    """
    prior, likelihood = floats(prior, likelihood)
    products = prior * likelihood
    with np.errstate(all="ignore"):
        return products / (products + (1 - prior) * (1 - likelihood))


@mistake("posterior", edges=True)
def divides_by_zero(prior, likelihood):
    """Your beliefs are right. But evidence that no hypothesis allows makes the sum 0, and 0 / 0 is no belief.

    Look at the sum before you divide, and say so with a ValueError.
    """
    prior, likelihood = floats(prior, likelihood)
    return _shares(prior * likelihood)


@mistake("posterior", edges=True)
def keeps_the_prior(prior, likelihood):
    """Your beliefs are right. But evidence that no hypothesis allows gets an answer, as if nothing had been seen.

    Something impossible was seen: say so with a ValueError.
    """
    prior, likelihood = floats(prior, likelihood)
    weights = prior * likelihood
    return _shares(weights) if weights.sum() > 0 else prior


@mistake("posterior", edges=True)
def gives_zeros(prior, likelihood):
    """Your beliefs are right. But evidence that no hypothesis allows gets zeros, and beliefs sum to 1.

    There is no answer: say so with a ValueError.
    """
    prior, likelihood = floats(prior, likelihood)
    weights = prior * likelihood
    return _shares(weights) if weights.sum() > 0 else weights


# update_all


@mistake("update_all")
def normalises_row_by_row(prior, likelihoods):
    """Your beliefs are right for a while, but after 5,000 rows one of them is 0, or as good as 0, and never comes back.

    It only became too small for float64. Its logarithm would not: keep that instead, until the end.
    """
    belief, likelihoods = tables(prior, likelihoods)
    for row in likelihoods:
        belief = _shares(belief * row)
    return belief


@mistake("update_all", edges=True)
def multiplies_up(prior, likelihoods):
    """Your beliefs are right for a few rows. Of many rows all weights are too small for float64: they become 0, and
    0 / 0 is NaN.

    Their logarithms are ordinary numbers. And what did 06 take away from all of them before exp?
    """
    prior, likelihoods = tables(prior, likelihoods)
    with np.errstate(all="ignore"):
        return _shares(prior * np.prod(likelihoods, axis=0))


@mistake("update_all", edges=True)
def refuses_the_improbable(prior, likelihoods):
    """Your beliefs are right for a few rows. But evidence that is only very improbable is refused as impossible.

    All weights became 0 because they are too small for float64. Their logarithms are ordinary numbers: look at these
    for what is impossible, and at 06 for what to do before exp.
    """
    prior, likelihoods = tables(prior, likelihoods)
    with np.errstate(all="ignore"):
        weights = prior * np.prod(likelihoods, axis=0)
    if weights.sum() == 0:
        raise ValueError("impossible")
    return _shares(weights)


@mistake("update_all")
def leaves_the_prior_out(prior, likelihoods):
    """Your beliefs are those of the likelihoods alone: without a row, all hypotheses are equally probable.

    The prior is the first factor.
    """
    logs = _logs(tables(prior, likelihoods)[1]).sum(axis=0)
    with np.errstate(all="ignore"):
        return _shares(np.exp(logs - logs.max()))


@mistake("update_all")
def takes_the_prior_each_time(prior, likelihoods):
    """Your beliefs count the prior once for each row. After the first row the posterior is the next prior.

    So the prior itself is a factor only once.
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = (_logs(likelihoods) + _logs(prior)).sum(axis=0)
    with np.errstate(all="ignore"):
        return _shares(np.exp(logs - logs.max()))


@mistake("update_all")
def uses_the_last_row(prior, likelihoods):
    """Your beliefs are those after the last row alone. The rows before it are lost on the way.

    Each posterior must be the prior of the next row.
    """
    prior, likelihoods = tables(prior, likelihoods)
    return _shares(prior * likelihoods[-1]) if len(likelihoods) else prior


@mistake("update_all")
def uses_the_first_row(prior, likelihoods):
    """Your beliefs are those after the first row alone, as if the work were over after one round."""
    prior, likelihoods = tables(prior, likelihoods)
    return _shares(prior * likelihoods[0]) if len(likelihoods) else prior


@mistake("update_all")
def adds_the_rows(prior, likelihoods):
    """Your beliefs come from the sum of the rows. The likelihoods of independent observations are multiplied.

    One row with a 0 must rule a hypothesis out.
    """
    prior, likelihoods = tables(prior, likelihoods)
    return _shares(prior * likelihoods.sum(axis=0))


@mistake("update_all")
def averages_the_logs(prior, likelihoods):
    """Your beliefs move as if all rows together were one: their logarithms are averaged. More evidence counts more.

    The logarithm of a product is a sum.
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(prior) + (_logs(likelihoods).mean(axis=0) if len(likelihoods) else 0.0)
    with np.errstate(all="ignore"):
        return _shares(np.exp(logs - logs.max()))


@mistake("update_all")
def adds_up_along_the_rows(prior, likelihoods):
    """Your answer has one number for each observation: the sum runs over the hypotheses. It must run over the rows.

    Which of the two directions is axis=0?
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(likelihoods).sum(axis=1)
    with np.errstate(all="ignore"):
        return _shares(np.exp(logs - logs.max())) if len(logs) else logs


@mistake("update_all")
def never_divides_all(prior, likelihoods):
    """Your beliefs are the products alone, and do not sum to 1. One step is missing."""
    prior, likelihoods = tables(prior, likelihoods)
    with np.errstate(all="ignore"):
        return prior * np.prod(likelihoods, axis=0)


@mistake("update_all")
def stays_below_the_fraction_bar(prior, likelihoods):
    """Your beliefs give the most probable hypothesis 1: the largest was taken away before exp, but nothing divided."""
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(prior) + _logs(likelihoods).sum(axis=0)
    with np.errstate(all="ignore"):
        return np.exp(logs - logs.max())


@mistake("update_all")
def gives_the_logarithms(prior, likelihoods):
    """Your answers are logarithms. Take the largest of them away from all, and go back with exp before you divide."""
    prior, likelihoods = tables(prior, likelihoods)
    return _logs(prior) + _logs(likelihoods).sum(axis=0)


@mistake("update_all")
def gives_the_shifted_logarithms(prior, likelihoods):
    """Your answers are logarithms, with the largest taken away from all: 0 at most. The way back is still missing.

    exp undoes a logarithm. And what do beliefs sum to?
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(prior) + np.sum(_logs(likelihoods), axis=0)
    with np.errstate(all="ignore"):
        return logs - np.max(logs)


@mistake("update_all")
def adds_the_prior_itself(prior, likelihoods):
    """Your beliefs add the prior itself to logarithms. A sum of logarithms is a product only if each term is one.

    The prior is the first factor: what stands for it in the sum?
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = prior + np.sum(_logs(likelihoods), axis=0)
    with np.errstate(all="ignore"):
        return _shares(np.exp(logs - np.max(logs)))


@mistake("update_all")
def divides_the_logarithms(prior, likelihoods):
    """Your answers are logarithms divided by their sum. Go back with exp first: only then they are weights."""
    prior, likelihoods = tables(prior, likelihoods)
    with np.errstate(all="ignore"):
        return _shares(_logs(prior) + _logs(likelihoods).sum(axis=0))


@mistake("update_all")
def divides_the_shifted_logarithms(prior, likelihoods):
    """Your answers are logarithms, with the largest taken away from all, divided by their sum.

    Go back with exp first: only then they are weights.
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(prior) + _logs(likelihoods).sum(axis=0)
    with np.errstate(all="ignore"):
        return _shares(logs - np.max(logs))


@mistake("update_all", edges=True)
def answers_the_impossible(prior, likelihoods):
    """Your beliefs are right, for 10,000 rows as well. But where no hypothesis is left, what comes is no belief.

    Then all logarithms are −∞, the largest of them too: say so with a ValueError.
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(prior) + _logs(likelihoods).sum(axis=0)
    with np.errstate(all="ignore"):
        return _shares(np.exp(logs - logs.max()))


@mistake("update_all", epsilons=True)
def holds_nothing_for_impossible(prior, likelihoods, *, epsilon=1e-9):
    """Your beliefs never rule anything out, as if a small number had been put in the place of each 0, and what was
    impossible comes back with enough evidence. log 0 is −∞, and exp makes that 0 again: no harm is done.
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(np.maximum(prior, epsilon)) + _logs(np.maximum(likelihoods, epsilon)).sum(axis=0)
    return _shares(np.exp(logs - logs.max()))


@mistake("update_all", epsilons=True)
def adds_a_little_before_the_logarithm(prior, likelihoods, *, epsilon=1e-9):
    """Your beliefs never rule anything out: a little is added before the logarithm, and what was impossible
    comes back with enough evidence. log 0 is −∞, and exp makes that 0 again: no harm is done.
    """
    prior, likelihoods = tables(prior, likelihoods)
    logs = _logs(prior + epsilon) + _logs(likelihoods + epsilon).sum(axis=0)
    return _shares(np.exp(logs - logs.max()))


# medical_test


def _rule(sick, healthy):
    with np.errstate(all="ignore"):
        return float(np.float64(sick) / np.float64(sick + healthy))


@mistake("medical_test")
def is_the_sensitivity(prevalence, sensitivity, false_positive_rate):
    """Your answers are P(positive | sick), the sensitivity. Asked for is P(sick | positive), the other way round."""
    return float(sensitivity)


@mistake("medical_test")
def forgets_the_prevalence(prevalence, sensitivity, false_positive_rate):
    """Your answers are right where half of the people are sick. How rare the disease is makes no difference in them.

    Count the sick and the healthy among 1,000 people first.
    """
    return _rule(sensitivity, false_positive_rate)


@mistake("medical_test")
def takes_the_specificity(prevalence, sensitivity, false_positive_rate):
    """Your answers count the healthy with a negative test: they use 1 − false_positive_rate, the specificity.

    Who is in the room of the positive?
    """
    return _rule(prevalence * sensitivity, (1 - prevalence) * (1 - false_positive_rate))


@mistake("medical_test")
def takes_the_overlooked_for_false_alarms(prevalence, sensitivity, false_positive_rate):
    """Your answers take 1 − sensitivity for the share of positive tests among the healthy. It is a share of the sick:
    those whom the test overlooks.

    The healthy have a share of their own, and it is given.
    """
    return _rule(prevalence * sensitivity, (1 - prevalence) * (1 - sensitivity))


@mistake("medical_test")
def counts_all_as_healthy(prevalence, sensitivity, false_positive_rate):
    """Your answers take the false positives from all people. They are a share of the healthy only."""
    return _rule(prevalence * sensitivity, false_positive_rate)


@mistake("medical_test")
def sick_and_positive(prevalence, sensitivity, false_positive_rate):
    """Your answers are the share of people who are sick and positive, among all. Divide by all who are positive."""
    return float(prevalence * sensitivity)


@mistake("medical_test")
def all_who_are_positive(prevalence, sensitivity, false_positive_rate):
    """Your answers are the share of positive tests among all people. Which part of these people is sick?"""
    return float(prevalence * sensitivity + (1 - prevalence) * false_positive_rate)


@mistake("medical_test")
def healthy_among_the_positive(prevalence, sensitivity, false_positive_rate):
    """Your answers are P(healthy | positive). The other part of those who are positive is sick."""
    return _rule((1 - prevalence) * false_positive_rate, prevalence * sensitivity)


@mistake("medical_test")
def gives_odds(prevalence, sensitivity, false_positive_rate):
    """Your answers are odds: the sick compared with the healthy, and so above 1 at times. Divide by both together."""
    with np.errstate(all="ignore"):
        return float(np.float64(prevalence * sensitivity) / np.float64((1 - prevalence) * false_positive_rate))


@mistake("medical_test")
def forgets_the_sensitivity(prevalence, sensitivity, false_positive_rate):
    """Your answers count all the sick as positive. The test overlooks some of them."""
    return _rule(prevalence, (1 - prevalence) * false_positive_rate)


@mistake("medical_test")
def compares_two_shares_of_different_people(prevalence, sensitivity, false_positive_rate):
    """Your answers put the prevalence beside the false positive rate. One is a share of all, the other of the healthy.

    Count people: how many are sick and positive, how many healthy and positive?
    """
    return _rule(prevalence, false_positive_rate)


@mistake("medical_test")
def forgets_the_share_of_the_healthy(prevalence, sensitivity, false_positive_rate):
    """Your answers weigh the false positives with the share of the sick. They are a share of the healthy."""
    return _rule(prevalence * sensitivity, prevalence * false_positive_rate)


@mistake("medical_test", edges=True)
def asks_about_nobody(prevalence, sensitivity, false_positive_rate):
    """Your answers are right. But where nobody gets a positive test, there is nobody to ask about, and 0 / 0 comes.

    Look at the sum before you divide, and say so with a ValueError.
    """
    return _rule(prevalence * sensitivity, (1 - prevalence) * false_positive_rate)


@mistake("medical_test", edges=True)
def answers_zero(prevalence, sensitivity, false_positive_rate):
    """Your answers are right. But where nobody gets a positive test, 0 says that such a person is healthy.

    There is no such person: say so with a ValueError.
    """
    sick, healthy = prevalence * sensitivity, (1 - prevalence) * false_positive_rate
    return _rule(sick, healthy) if sick + healthy > 0 else 0.0
