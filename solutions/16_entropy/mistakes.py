"""What people get wrong about entropy."""

import heapq
import math

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when


def possible(p):
    """The probabilities above 0, in a row."""
    p = np.asarray(p, dtype=float).ravel()
    return p[p > 0]


def bits(p):
    """The entropy in bits."""
    return float(np.sum(-possible(p) * np.log2(possible(p))))


# By hand

wrong(
    "FOUR_SIDES",
    {
        2.25: "2.25 is the plain average of the four surprises 1, 2, 3, 3. The side of ½ comes more often than the "
        "others: weigh each surprise with its probability.",
        9: "9 is 1 + 2 + 3 + 3, the sum of the surprises. One throw shows one side only: weigh each surprise with its "
        "probability before you add.",
        2: "2 is log₂ 4, the entropy of a die whose four sides come equally often. This one's don't.",
        1.213: "1.213 is the entropy in nats, from the `ln` key. For bits, divide by ln 2 = 0.693.",
        0.527: "0.527 comes from the logarithm of base ten. For bits the base is 2: log₂ x = log x / log 2.",
        -1.75: "Only the sign is wrong: the logarithm of a probability is negative, and the minus turns it round.",
        0.656: "0.656 is 1 − Σ p²: there is no logarithm in it. The surprise of a side is −log₂ p.",
        1.541: "1.541 is −log₂ Σ p²: the average was taken first, and the logarithm of it. Take the logarithms first.",
        0.438: "0.438 is divided by the number of sides at the end. The weights ½, ¼, ⅛, ⅛ make the average already.",
        1.375: "In 1.375 the last side is missing: there are two sides of ⅛.",
    },
)


def halves(pair):
    """For each of the two: how many outcomes are possible, and the entropy."""
    first, second = pair
    return (len(possible(first)), bits(first)), (len(possible(second)), bits(second))


def turned_round(pair):
    """The second is what the first should be."""
    (few, low), (many, high) = halves(pair)
    return few > many and high > low


def follows_the_rule(pair):
    """More outcomes, more entropy."""
    (few, low), (many, high) = halves(pair)
    return few < many and low <= high


def counts_zeros(pair):
    """The lists differ in length, but not what is possible."""
    (first, high), (second, low) = halves(pair)
    return len(pair[0]) < len(pair[1]) and first >= second and high > low


def as_many(pair):
    """Two lists of one length, without zeros."""
    (few, _), (many, _) = halves(pair)
    return few == many and len(pair[0]) == len(pair[1])


def is_no_distribution(pair):
    """The probabilities of one list are missing some of the whole, or have too much."""
    first, second = pair
    return not (math.isclose(sum(first), 1, abs_tol=1e-6) and math.isclose(sum(second), 1, abs_tol=1e-6))


def begins_with_the_many(pair):
    """More outcomes and more entropy in the first."""
    (many, high), (few, low) = halves(pair)
    return len(pair[0]) > len(pair[1]) and many > few and high >= low


wrong_when(
    "MORE_WITH_FEWER",
    ((0.5, 0.5), (0.9, 0.1, 0.1)),
    is_no_distribution,
    "One of your lists is no distribution: the probabilities of all outcomes sum to 1.",
)
wrong_when(
    "MORE_WITH_FEWER",
    ((0.25, 0.25, 0.25, 0.25), (0.5, 0.5)),
    begins_with_the_many,
    "Your first distribution has more possible outcomes than the second, and it should have fewer.\n"
    "When is a distribution of many outcomes still easy to foresee?",
)


wrong_when(
    "MORE_WITH_FEWER",
    ((0.9, 0.05, 0.05), (0.5, 0.5)),
    turned_round,
    "Your two distributions are the other way round: the one with fewer outcomes and more entropy comes first.",
)
wrong_when(
    "MORE_WITH_FEWER",
    ((0.5, 0.5), (0.25, 0.25, 0.25, 0.25)),
    follows_the_rule,
    "Your pair follows the rule that it should break: the one with more outcomes has more entropy, or as much.\n"
    "When is a distribution of many outcomes still easy to foresee?",
)
wrong_when(
    "MORE_WITH_FEWER",
    ((0.5, 0.5), (1.0, 0.0, 0.0)),
    counts_zeros,
    "Your second list is longer, but an outcome of probability 0 is not possible: only what can happen counts.\n"
    "Make its rare outcomes rare, not impossible.",
)
wrong_when(
    "MORE_WITH_FEWER",
    ((0.5, 0.5), (0.9, 0.1)),
    as_many,
    "Both of your distributions have equally many possible outcomes.\n"
    "The first should have fewer, and still more entropy.",
)


# entropy


@mistake("entropy")
def is_in_nats(p, base=2.0):
    """Your answers are in nats, whatever the base: a fair coin has 0.693 of them, and 1 bit.

    To change the base of a logarithm, divide by the logarithm of the new base.
    """
    return float(np.sum(-possible(p) * np.log(possible(p))))


@mistake("entropy")
def ignores_the_base(p, base=2.0):
    """Where your answers are numbers, they are right in bits, but another base gives bits as well.

    log₂ x = ln x / ln 2. What has to stand in the place of the 2?
    """
    return bits(p)


@mistake("entropy")
def divides_by_the_base(p, base=2.0):
    """Your answers are nats divided by the base itself: a fair coin gets 0.347. Another base is another unit,
    and what you divide by is its logarithm.
    """
    return float(np.sum(-possible(p) * np.log(possible(p))) / base)


@mistake("entropy")
def multiplies_by_the_base(p, base=2.0):
    """Your answers grow with the base: base 4 gives twice the bits. But a unit that is worth two bits
    is needed half as often: divide.
    """
    return float(bits(p) * np.log2(base))


@mistake("entropy")
def adds_the_surprises(p, base=2.0):
    """Your answers are the sum of all surprises, without weights: the rarer an outcome, the more it drives them up.

    One draw shows one outcome only. How often does each surprise come?
    """
    return float(np.sum(-np.log(possible(p))) / np.log(base))


@mistake("entropy")
def averages_plainly(p, base=2.0):
    """Your answers are the plain average of the surprises, as if all outcomes came equally often.

    The average that counts is over many draws: each surprise comes as often as its outcome.
    """
    return float(np.mean(-np.log(possible(p))) / np.log(base))


@mistake("entropy")
def averages_plainly_in_bits(p, base=2.0):
    """Your answers are the plain average of the surprises, as if all outcomes came equally often; and they are in bits,
    whatever the base.

    Over many draws each surprise comes as often as its outcome: what is its weight in the average?
    """
    return float(np.mean(-np.log2(possible(p))))


@mistake("entropy")
def divides_by_the_number(p, base=2.0):
    """Your answers are too small by a factor, the number of possible outcomes. The probabilities are the weights
    of an average already: they sum to 1, so nothing is left to divide by.
    """
    return float(np.mean(-possible(p) * np.log(possible(p))) / np.log(base))


@mistake("entropy")
def counts_the_outcomes(p, base=2.0):
    """Your answers depend on the number of possible outcomes alone. That is the entropy where all are equally
    likely, and the most there can be.
    """
    return float(np.log(len(possible(p))) / np.log(base))


@mistake("entropy")
def counts_the_impossible_too(p, base=2.0):
    """Your answers depend on the number of outcomes alone, also of those that never come. That would be the entropy
    if all of them were equally likely.
    """
    return float(np.log(np.size(p)) / np.log(base))


@mistake("entropy")
def compares_with_equal_chances(p, base=2.0):
    """Your answers are 1 for equal chances, however many: the entropy was divided by the most there can be."""
    return bits(p) / float(np.log2(len(possible(p)))) if len(possible(p)) > 1 else 0.0


@mistake("entropy")
def takes_base_ten(p, base=2.0):
    """Your answers have the logarithm of base 10, whatever the base: a fair coin gets 0.301, and not 1 bit.

    To change the base of a logarithm, divide by the logarithm of the new base.
    """
    return float(np.sum(-possible(p) * np.log10(possible(p))))


@mistake("entropy")
def ends_at_the_first_zero(p, base=2.0):
    """Your sums end at the first outcome of probability 0. What stands behind it may come all the same."""
    p = np.asarray(p, dtype=float)
    zeros = np.flatnonzero(p == 0)
    return float(bits(p[: zeros[0]] if len(zeros) else p) / np.log2(base))


@mistake("entropy")
def is_zero_for_nan(p, base=2.0):
    """Your answers are 0 as soon as one probability is 0: the whole sum was lost, where a single term adds nothing."""
    return float(bits(p) / np.log2(base)) if np.all(np.asarray(p)) else 0.0


@mistake("entropy")
def takes_the_logarithm_last(p, base=2.0):
    """Your answers are −log Σ p²: first the average of the probabilities, then its logarithm.

    The surprises are averaged, so the logarithms come first.
    """
    return float(-np.log(np.sum(possible(p) ** 2)) / np.log(base))


@mistake("entropy")
def is_negative(p, base=2.0):
    """Your answers have the wrong sign: the logarithm of a probability is never above 0. Where does the minus go?"""
    return float(np.sum(possible(p) * np.log(possible(p))) / np.log(base))


@mistake("entropy")
def is_negative_in_nats(p, base=2.0):
    """Your answers have the wrong sign, for the logarithm of a probability is never above 0: where does the minus go?

    And they are in nats, whatever the base. To change the base of a logarithm, divide by the logarithm of the new base.
    """
    return float(np.sum(possible(p) * np.log(possible(p))))


@mistake("entropy")
def is_negative_in_bits(p, base=2.0):
    """Your answers have the wrong sign, for the logarithm of a probability is never above 0: where does the minus go?

    And they are in bits, whatever the base: log₂ x = ln x / ln 2. What has to stand in the place of the 2?
    """
    return -bits(p)


@mistake("entropy")
def has_no_logarithm(p, base=2.0):
    """Your answers are 1 − Σ p², known as the Gini impurity: a fair coin gets 0.5. Entropy has a logarithm in it."""
    return float(1 - np.sum(possible(p) ** 2))


@mistake("entropy", epsilons=True)
def adds_a_little_inside(p, base=2.0, *, epsilon=1e-9):
    """Your answers are a little off, and below 0 where one outcome is certain: as if a small number stood in the
    logarithm, so that it exists at 0. An outcome that never comes adds nothing: leave its term out.
    """
    p = np.asarray(p, dtype=float)
    return float(np.sum(-p * np.log(p + epsilon)) / np.log(base))


@mistake("entropy")
def multiplies_the_surprises(p, base=2.0):
    """Your answers are the surprises, multiplied. They are averaged: each one, times the probability of its outcome,
    and all of that added up.
    """
    return float(np.prod(-np.log(possible(p)) / np.log(base)))


@mistake("entropy", edges=True)
def is_nan_at_zero(p, base=2.0):
    """Your numbers are right until a probability is 0: 0 has no logarithm, and 0 times minus infinity is NaN.

    What never comes adds nothing to an average. Which terms may stay away?
    """
    p = np.asarray(p, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(-p * np.log(p)) / np.log(base))


# joint_entropy


@mistake("joint_entropy")
def adds_both_entropies(P):
    """Your answers are H(X) + H(Y): the row sums' entropy plus the column sums'. That is right only where the two
    things know nothing of each other. What one tells of the other is counted twice here.
    """
    P = np.asarray(P, dtype=float)
    return bits(P.sum(axis=0)) + bits(P.sum(axis=1))


@mistake("joint_entropy")
def adds_the_surprises_of_all_cells(P):
    """Your answers are the sum of all surprises, without weights. How often does each pair come?"""
    return float(np.sum(-np.log2(possible(P))))


@mistake("joint_entropy")
def forgets_the_second(P):
    """Your answers are H(X), the entropy of the row sums: y is lost in the sums. A pair (x, y) is one outcome."""
    return bits(np.asarray(P, dtype=float).sum(axis=1))


@mistake("joint_entropy")
def forgets_the_first(P):
    """Your answers are H(Y), the entropy of the column sums: x is lost in the sums. A pair (x, y) is one outcome."""
    return bits(np.asarray(P, dtype=float).sum(axis=0))


@mistake("joint_entropy")
def stops_at_the_rows(P):
    """Your answer still has one number for each row: the terms were added along the rows and no further.

    Both things together have one entropy.
    """
    return np.array([bits(row) for row in np.asarray(P, dtype=float)])


@mistake("joint_entropy")
def stops_at_the_columns(P):
    """Your answer still has one number for each column: the terms were added down the columns and no further.

    Both things together have one entropy.
    """
    return np.array([bits(column) for column in np.asarray(P, dtype=float).T])


@mistake("joint_entropy")
def adds_the_rows(P):
    """Your answers are the entropies of the rows, each made a distribution of its own, and added. How likely each row
    is has got lost on the way. A cell is one outcome, with the probability that stands in it.
    """
    P = np.asarray(P, dtype=float)
    return float(sum(bits(row / row.sum()) for row in P if row.sum() > 0))


@mistake("joint_entropy")
def averages_the_rows(P):
    """Your answers are the plain average of the rows' entropies, each row made a distribution of its own. How likely
    each row is has got lost on the way. A cell is one outcome, with the probability that stands in it.
    """
    P = np.asarray(P, dtype=float)
    return float(np.mean([bits(row / row.sum()) for row in P if row.sum() > 0]))


@mistake("joint_entropy")
def multiplies_both_entropies(P):
    """Your answers are H(X) · H(Y). Surprises are added, not multiplied; and one thing may tell of the other."""
    P = np.asarray(P, dtype=float)
    return bits(P.sum(axis=0)) * bits(P.sum(axis=1))


@mistake("joint_entropy")
def walks_down_the_diagonal(P):
    """Your answers hold the cells of the diagonal alone: row 0 with column 0, row 1 with column 1. Any two may come
    together.
    """
    return bits(np.diagonal(np.asarray(P, dtype=float)))


@mistake("joint_entropy")
def is_what_is_left(P):
    """Your answers are H(X, Y) − H(X): what y still tells once x is known. The news of x itself is missing."""
    P = np.asarray(P, dtype=float)
    return bits(P) - bits(P.sum(axis=1))


@mistake("joint_entropy", edges=True)
def is_nan_at_empty_cells(P):
    """Your numbers are right until a cell is 0: then 0 · log 0 is NaN. A pair that never comes adds nothing."""
    P = np.asarray(P, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(-P * np.log2(P)))


# yes_no_questions


def _certain_to_count(p):
    """The probabilities, where none is 0: else the sums depend on whether the zeros were dropped, and that is another
    matter.
    """
    p = np.asarray(p, dtype=float)
    if not p.all():
        raise NotImplementedError
    return p


@mistake("yes_no_questions")
def is_the_entropy(p):
    """Your answers are the entropy: the number that no plan can beat. Questions are whole, and most distributions
    need a little more. Join the groups, and count.
    """
    return bits(p)


@mistake("yes_no_questions")
def rounds_the_entropy_up(p):
    """Your answers are the entropy, rounded up to a whole number. A single outcome needs a whole number of questions;
    their average need not be whole.
    """
    return float(math.ceil(bits(p)))


@mistake("yes_no_questions")
def is_the_logarithm_of_the_number(p):
    """Your answers are log₂ n: as if all n possible outcomes came equally often. The likely ones need fewer."""
    return float(math.log2(len(_certain_to_count(p))))


@mistake("yes_no_questions")
def keeps_the_last_join_alone(p):
    """Your answers are the sum of the last join alone, which is always 1. Each join is a question for its group: all
    of them are added up.
    """
    return 1.0 if len(possible(p)) > 1 else 0.0


@mistake("yes_no_questions")
def asks_as_many_for_each(p):
    """Your answers are log₂ n, rounded up: as many questions for each outcome, whatever its probability.

    The likely ones can be found with fewer.
    """
    return float(math.ceil(math.log2(len(_certain_to_count(p)))))


@mistake("yes_no_questions")
def asks_one_by_one(p):
    """Your answers are those of asking for one outcome after the other, the likeliest first. (Joining the group
    of the last round with the next outcome, again and again, is the same plan.)

    One question can ask for a whole group, and so rule out half of the chances at once.
    """
    p = sorted(_certain_to_count(p), reverse=True)
    return float(sum(x * min(k + 1, len(p) - 1) for k, x in enumerate(p)))


@mistake("yes_no_questions")
def asks_even_for_the_last(p):
    """Your answers are those of asking for one outcome after the other, the likeliest first, and even for the last
    one, when nothing else is left. One question can ask for a whole group: join the groups, and count.
    """
    p = sorted(_certain_to_count(p), reverse=True)
    return float(sum(x * (k + 1) for k, x in enumerate(p)))


@mistake("yes_no_questions")
def rounds_each_surprise(p):
    """Your answers give each outcome its surprise, rounded up, as the number of its questions.

    Such a plan exists, but it wastes some: 0.9 and 0.1 need a single question, not 1 and 4.
    """
    return float(np.sum(possible(p) * np.ceil(-np.log2(possible(p)))))


@mistake("yes_no_questions")
def counts_the_joins(p):
    """Your answers are the number of joins, n − 1. A join is one more question only for the outcomes in that group:
    how often do they come?
    """
    return float(len(_certain_to_count(p)) - 1)


@mistake("yes_no_questions")
def joins_the_likeliest(p):
    """Your answers are those of joining the two likeliest groups each time: the likely outcomes get many questions.

    The most questions should fall on what comes least.
    """
    return _joined(sorted(_certain_to_count(p)), lambda groups: sorted(groups)[::-1])


@mistake("yes_no_questions")
def sorts_only_once(p):
    """Your answers are those of joining along a list that is sorted only once, at the beginning, each new group at
    its end. Some of the others may be likelier than that group: look for the two least likely ones each time.
    """
    return _joined(sorted(_certain_to_count(p)), lambda groups: groups)


@mistake("yes_no_questions")
def joins_in_the_given_order(p):
    """Your answers are those of joining in the order of the list. Which two groups are joined matters:
    each time the two least likely.
    """
    return _joined(_certain_to_count(p).tolist(), lambda groups: groups)


@mistake("yes_no_questions")
def does_not_put_the_group_back(p):
    """Your answers are those of joining two by two, and never a joined group again: the sum of the probabilities in
    pairs. Where the first join has made one group of two outcomes, that group waits for the next join as well.
    """
    p = _certain_to_count(p)
    return float(np.sort(p)[: len(p) // 2 * 2].sum())


@mistake("yes_no_questions")
def takes_the_first_for_the_least(p):
    """Your answers are those of a list that is no heap yet: its first entry is taken for the least one.

    `heappop` finds the least only in a heap. What makes a heap of a list?
    """
    groups, questions = _certain_to_count(p).tolist(), 0.0
    while len(groups) > 1:
        joined = heapq.heappop(groups) + heapq.heappop(groups)
        questions += joined
        heapq.heappush(groups, joined)
    return questions


@mistake("yes_no_questions")
def asks_for_the_impossible(p):
    """Your answers are too large where a probability is 0: what never comes was joined as well.

    Joining 0 and 0.5 costs half a question, and tells nothing.
    """
    return _joined(np.asarray(p, dtype=float).tolist(), sorted)


@mistake("yes_no_questions")
def forgets_the_last_join(p):
    """Your answers are 1 too small wherever there is something to ask: the last join, to a group of 1, is a question
    as well.
    """
    return _joined(_certain_to_count(p).tolist(), sorted) - (len(p) > 1)


def _joined(groups, order):
    """The sum of all joined groups; `order` puts the two that are next in front."""
    questions = 0.0
    while len(groups) > 1:
        first, second, *rest = order(groups)
        questions += first + second
        groups = [*rest, first + second]
    return float(questions)
