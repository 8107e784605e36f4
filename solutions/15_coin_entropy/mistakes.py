"""What people get wrong about surprise and the entropy of a coin."""

import math

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when

wrong(
    "FAIR",
    {
        0: "0 bits would be a coin that always shows the same side: you learn nothing from its tosses.",
        0.25: "0.25 is ½ · ½. Each share belongs with its surprise, and the surprise of ½ is a whole number of bits.",
        0.5: "0.5 is what one side adds: ½ · s(½). The other side adds its part as well.",
        2: "2 is the sum of both surprises. One toss shows only one side: weigh each surprise with its share.",
        -1: "−1 is log₂ ½. The minus in s(p) = −log₂ p turns it round: no surprise is below 0.",
    },
)

wrong(
    "NINETY_TEN",
    {
        3.005: "3.005 weighs each surprise with the share of the other side. Heads come in a share of 0.9.",
        0.531: "0.531 is what is missing to the fair coin. Entropy is the part that you do not know beforehand.",
        -0.469: "The size is right, the sign is not. No surprise is below 0, and so no average of surprises.",
        1: "1 would be as much as for a coin whose sides come equally often. Put p = 0.9 into the formula.",
    },
)


def one_of(*numbers):
    """True for any of these, worked out to three decimals."""
    return lambda value: min(abs(value - number) for number in numbers) <= 0.0005


wrong_when(
    "FAIR",
    0.693,
    one_of(0.693, 0.301),
    "0.693 is ln 2, by the natural logarithm, and 0.301 is log 2, by that of base 10.\n"
    "Bits come from the logarithm of base 2.",
)
wrong_when(
    "NINETY_TEN",
    0.325,
    one_of(0.325, 0.141),
    "0.325 comes from the natural logarithm, the `ln` key, and 0.141 from that of base 10, the `log` key.\n"
    "Bits need base 2: log₂ x = ln x / ln 2, with ln 2 = 0.693.",
)
wrong_when(
    "NINETY_TEN",
    0.137,
    one_of(0.137, 0.332),
    "0.137 is the first term alone, 0.9 · s(0.9), and 0.332 the second, 0.1 · s(0.1).\n"
    "Heads hardly surprise, but come often; tails are rare, but surprise a lot: add the terms of both.",
)
wrong_when(
    "NINETY_TEN",
    0.152,
    one_of(0.152, 3.322),
    "0.152 is s(0.9), the surprise of heads alone, and 3.322 is s(0.1), that of tails.\n"
    "Weigh it with its share, and add the part of the other side.",
)
wrong_when(
    "NINETY_TEN",
    3.474,
    one_of(3.474, 1.737),
    "3.474 is s(0.9) + s(0.1), and 1.737 the plain average of the two. One toss shows only one side, and the sides do\n"
    "not come equally often: weigh each surprise with its share.",
)

wrong(
    "HIGHER",
    {"ninety_ten": "Compare the two numbers that you found. Or imagine a bet on each: which is harder to foresee?"},
)

wrong(
    "MEANING",
    {
        "a": "Statement a counts the results. Every coin would have the same entropy then, however loaded it is.",
        "c": "Statement c speaks of heads alone. What if the coin is turned, and heads are called tails?",
        "d": "Statement d turns things round: it gives 0 to the coin whose result is hardest to foresee.",
    },
)

wrong_when(
    "COUNTEREXAMPLE",
    0.9,
    lambda p: 2 / 3 < p <= 1,
    """Your coin shows heads more often than tails, so with rarer heads it comes nearer to the fair one.
    Its entropy grows, just as statement c says. Look for a coin that gets easier to foresee.""",
)
wrong_when(
    "COUNTEREXAMPLE",
    0,
    lambda p: p == 0,
    "Half of 0 is 0: heads that never show can't become rarer. You need two different coins.",
)
wrong_when(
    "COUNTEREXAMPLE",
    2,
    lambda p: p > 1 or p < 0,
    "A probability lies from 0 to 1. Ask for the share of heads of your coin, p, not for a number of tosses.",
)


# surprise


@mistake("surprise")
def surprise_in_nats(p):
    """Your surprises are in nats, from the natural logarithm: 0.693 for one half. Bits come from base 2."""
    return math.inf if p == 0 else -math.log(p)


@mistake("surprise")
def surprise_with_log10(p):
    """Your surprises come from the logarithm of base 10: 0.301 for one half. Bits come from base 2."""
    return math.inf if p == 0 else -math.log10(p)


@mistake("surprise")
def no_minus(p):
    """Your surprises are below 0, since the logarithm of a number below 1 is. Hence the minus in the formula."""
    return -math.inf if p == 0 else math.log2(p)


@mistake("surprise")
def one_over_p(p):
    """Your surprises are 1/p. That grows as p falls, but surprises must add up where probabilities are multiplied.

    Two heads in a row are 2 bits, not 4. What turns products into sums?
    """
    return math.inf if p == 0 else 1 / p


@mistake("surprise")
def one_minus_p(p):
    """Your surprises are 1 − p: never more than 1. But one in a thousand surprises far more than one in ten.

    The formula has a logarithm.
    """
    return 1.0 - p


@mistake("surprise")
def of_the_other_side(p):
    """Your surprises are those of the other side, whose probability is 1 − p. Here p belongs to what did happen."""
    return math.inf if p == 1 else 0.0 - math.log2(1 - p)


@mistake("surprise")
def already_weighed(p):
    """Your surprises are multiplied by p already. That weight belongs to the average, in coin_entropy.

    Once a thing has happened, its surprise is the logarithm alone.
    """
    return 0.0 if p == 0 else -p * math.log2(p)


@mistake("surprise", edges=True)
def impossible_is_no_surprise(p):
    """Your surprises are right above 0. But for p = 0 yours is 0, which is the surprise of what is certain.

    0.1, 0.01 and 0.001 give 3.3, 6.6 and 10.0 bits. Where does that lead?
    """
    return 0.0 if p == 0 else 0.0 - math.log2(p)


@mistake("surprise")
def turns_base_and_number_round(p):
    """Your surprises are one divided by the right ones, as if base and number stood in each other's place.

    To which power must 2 be raised to give p?
    """
    with np.errstate(all="ignore"):
        return float(-1 / np.log2(np.float64(p)))


# coin_entropy


def _sum(p, term):
    """The terms of the sides that can show, added up."""
    return math.fsum(term(x) for x in (p, 1 - p) if x > 0)


@mistake("coin_entropy")
def in_nats(p):
    """Your entropies are in nats, from the natural logarithm: 0.562 where 0.811 bits are right. Bits need base 2."""
    return _sum(p, lambda x: -x * math.log(x))


@mistake("coin_entropy")
def missing_minus(p):
    """Your entropies are below 0. The logarithm of a probability is never above 0: hence the minus in s."""
    return _sum(p, lambda x: x * math.log2(x))


@mistake("coin_entropy")
def heads_only(p):
    """Your entropies hold the term of heads alone. A coin has two sides: the term of 1 − p is missing."""
    return -p * math.log2(p) if p > 0 else 0.0


@mistake("coin_entropy")
def tails_only(p):
    """Your entropies hold the term of tails alone. A coin has two sides: the term of p is missing."""
    return -(1 - p) * math.log2(1 - p) if p < 1 else 0.0


@mistake("coin_entropy")
def weighed_like_heads(p):
    """Your entropies weigh both surprises with p. Tails come in a share 1 − p of all tosses: that is their weight."""
    return _sum(p, lambda x: -p * math.log2(x))


@mistake("coin_entropy")
def weights_swapped(p):
    """Your entropies weigh each surprise with the share of the other side. A rare side surprises a lot, but rarely."""
    return _sum(p, lambda x: -(1 - x) * math.log2(x))


@mistake("coin_entropy")
def minus_between(p):
    """Your entropies have the first term taken away from the second, or the other way round. Both terms are added.

    Look at the signs: each surprise has a minus of its own.
    """
    heads, tails = (-x * math.log2(x) if x > 0 else 0.0 for x in (p, 1 - p))
    return heads - tails


@mistake("coin_entropy")
def surprises_added(p):
    """Your entropies are the two surprises, added without weights. One toss shows only one side.

    Weigh each surprise with its share; else a rare side counts most, where it should hardly count.
    """
    return math.inf if p in (0, 1) else -math.log2(p) - math.log2(1 - p)


@mistake("coin_entropy")
def plain_average(p):
    """Your entropies are the plain average of the two surprises, as if both sides always came equally often."""
    return math.inf if p in (0, 1) else -(math.log2(p) + math.log2(1 - p)) / 2


@mistake("coin_entropy")
def surprise_of_heads(p):
    """Your entropies are the surprise of heads alone, as if tails surprised as much, or not at all.

    Entropy is there before the toss: each side counts with its own surprise, as often as it comes.
    """
    return math.inf if p == 0 else 0.0 - math.log2(p)


@mistake("coin_entropy")
def half_of_it(p):
    """Your entropies are half of the right ones. The two terms are added, not averaged: their weights are in them."""
    return _sum(p, lambda x: -x * math.log2(x)) / 2


@mistake("coin_entropy")
def gini_impurity(p):
    """Your entropies are 1 − p² − (1 − p)², the Gini impurity: the same kind of curve, but without a logarithm.

    (A surprise of 1 − p, weighed and added, leads here too.)
    """
    return 1.0 - p**2 - (1 - p) ** 2


@mistake("coin_entropy")
def surprises_multiplied(p):
    """Your entropies are the two surprises, multiplied. One toss shows only one side: weigh each surprise with its
    share, and add.
    """
    return math.log2(p) * math.log2(1 - p) if 0 < p < 1 else math.nan


@mistake("coin_entropy")
def terms_multiplied(p):
    """Your entropies are the two terms, multiplied: each surprise has its weight already. In an average they are
    added.
    """
    return p * math.log2(p) * (1 - p) * math.log2(1 - p) if 0 < p < 1 else math.nan


@mistake("coin_entropy")
def surprise_of_the_average(p):
    """Your entropies are the surprise of p² + (1 − p)²: first the average of the probabilities, then its logarithm.

    The surprises are averaged, so the logarithms come first.
    """
    return 0.0 - math.log2(p**2 + (1 - p) ** 2)


@mistake("coin_entropy")
def the_larger_term_alone(p):
    """Your entropies are the larger one of the two terms. Heads and tails both count: add the terms."""
    return max(-x * math.log2(x) if x > 0 else 0.0 for x in (p, 1 - p))


@mistake("coin_entropy")
def shares_multiplied(p):
    """Your entropies are p · (1 − p): 0 at both ends, and largest in the middle, but without a logarithm.

    A surprise is −log₂ of a probability.
    """
    return p * (1 - p)


@mistake("coin_entropy")
def parabola_with_the_same_peak(p):
    """Your entropies are 4 · p · (1 − p): right at ½ and at both ends, but a parabola in between, without a logarithm.

    A surprise is −log₂ of a probability.
    """
    return 4 * p * (1 - p)


@mistake("coin_entropy")
def wedge_with_the_same_peak(p):
    """Your entropies are twice the smaller share: right at ½ and at both ends, but two straight lines in between.

    A surprise is −log₂ of a probability.
    """
    return 2 * min(p, 1 - p)


@mistake("coin_entropy")
def difference_of_the_surprises(p):
    """Your entropies are the difference of the two surprises, so the fair coin has 0. Weigh each with its share, and
    add.
    """
    return abs(math.log2(p) - math.log2(1 - p)) if 0 < p < 1 else math.nan


@mistake("coin_entropy", edges=True)
def no_number_at_both_ends(p):
    """Your entropies are right between 0 and 1. At both ends a logarithm of 0 gets in the way.

    A side that never shows adds nothing: leave its term out.
    """
    with np.errstate(all="ignore"):
        return float(-p * np.log2(p) - (1 - p) * np.log2(1 - p))


@mistake("coin_entropy", edges=True)
def no_number_at_one(p):
    """Your entropies are right but for p = 1. There it is the other share, 1 − p, that is 0: both ends need care."""
    with np.errstate(all="ignore"):
        return float(-p * np.log2(p) - (1 - p) * np.log2(1 - p)) if p > 0 else 0.0


@mistake("coin_entropy", edges=True)
def no_number_at_zero(p):
    """Your entropies are right but for p = 0. There it is the share of heads that is 0: both ends need care."""
    with np.errstate(all="ignore"):
        return float(-p * np.log2(p) - (1 - p) * np.log2(1 - p)) if p < 1 else 0.0


@mistake("coin_entropy", epsilons=True)
def is_never_certain(p, *, epsilon=1e-12):
    """Your entropies are not 0 for a coin that always shows the same side: p was kept a little off 0 and 1.

    Such a side adds nothing. Leave its term out, then p can stay what it is.
    """
    p = min(max(p, epsilon), 1 - epsilon)
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


@mistake("coin_entropy", epsilons=True)
def adds_a_little_inside(p, *, epsilon=1e-12):
    """Your entropies are a little off, and below 0 for a certain toss: something was added inside the logarithm.

    A side that never shows adds nothing. Leave its term out.
    """
    return -p * math.log2(p + epsilon) - (1 - p) * math.log2(1 - p + epsilon)


@mistake("coin_entropy")
def rounded(p):
    """Your entropies are rounded to three digits. Whoever computes on with them can't undo that.

    Round what you print, not what you compute.
    """
    return round(_sum(p, lambda x: -x * math.log2(x)), 3)


@mistake("coin_entropy")
def heads_twice(p):
    """Your entropies are twice the term of heads. Tails have a share and a surprise of their own."""
    return -2 * p * math.log2(p) if 0 < p < 1 else 0.0


@mistake("coin_entropy")
def the_rarer_side_alone(p):
    """Your entropies are the larger one of the two surprises. Entropy is an average: both count, by their shares."""
    return -math.log2(min(p, 1 - p)) if 0 < p < 1 else 0.0
