"""What people get wrong in the entropy of a coin."""

import math

import numpy as np

from runner.mistakes import mistake


@mistake("FAIR")
def half_of_the_sum():
    """0.5 is what one side contributes: ½ · s(½). The other side contributes as well; add both."""
    return 0.5


@mistake("FAIR")
def fair_in_nats():
    """0.693 is the natural logarithm of 2: the entropy in nats. In bits the logarithm has base 2."""
    return 0.693


@mistake("FAIR")
def fair_surprises_added():
    """You added the surprises of both sides. But one toss shows only one of them, each in half of all tosses:
    weigh each surprise with the probability of its side.
    """
    return 2.0


@mistake("FAIR")
def fair_has_none():
    """You say that a fair coin has entropy 0. That would mean that you know the result before the toss. Put
    p = ½ into the formula, term by term.
    """
    return 0.0


@mistake("NINETY_TEN")
def ninety_ten_in_nats():
    """0.325 is the entropy in nats: you used the natural logarithm. For bits, divide by ln 2 = 0.693, or use
    the logarithm of base 2 from the start.
    """
    return 0.325


@mistake("NINETY_TEN")
def ninety_ten_with_log10():
    """0.141 comes from the logarithm of base 10, the `log` key of most calculators. For bits you need base 2:
    log₂ x = log x / log 2.
    """
    return 0.141


@mistake("NINETY_TEN")
def heads_only():
    """0.137 is the first term alone, 0.9 · s(0.9). Tails are rare, but they surprise a lot: add their term."""
    return 0.137


@mistake("NINETY_TEN")
def tails_only():
    """0.332 is the second term alone, 0.1 · s(0.1). Heads hardly surprise, but they come often: add their
    term.
    """
    return 0.332


@mistake("NINETY_TEN")
def ninety_ten_negative():
    """Only the sign is wrong. The logarithm of a probability is negative or 0, and the minus in
    s(p) = −log₂ p turns it round: no surprise is below 0, and no entropy either.
    """
    return -0.469


@mistake("NINETY_TEN")
def ninety_ten_surprises_added():
    """3.474 is s(0.9) + s(0.1). One toss shows only one side, so weigh each surprise with the probability of
    its side before you add.
    """
    return 3.474


@mistake("HIGHER")
def the_loaded_coin():
    """You say that the 90/10 coin has the higher entropy. Compare the two numbers that you found. Or imagine
    a bet on each coin: with which one are you more often wrong?
    """
    return "ninety_ten"


@mistake("MEANING")
def a():
    """Statement a counts the outcomes. Then every coin would have the same entropy, however loaded it is; your
    two numbers say otherwise.
    """
    return "a"


@mistake("MEANING")
def c():
    """Statement c speaks of the rarer side alone. For the 90/10 coin that is s(0.1) = 3.32 bits, but you found
    far less: what does the formula do with that number before adding?
    """
    return "c"


@mistake("MEANING")
def d():
    """Statement d turns things round. It would give 0 to the fair coin, the one whose result is hardest to
    foresee. Compare it with the numbers that you found.
    """
    return "d"


@mistake("surprise")
def surprise_in_nats(p):
    """You took the natural logarithm, so your numbers are in nats: 0.693 where one bit is right. Bits come from
    the logarithm of base 2.
    """
    return math.inf if p == 0 else -math.log(p)


@mistake("surprise")
def surprise_with_log10(p):
    """You took the logarithm of base 10: 0.301 where one bit is right. Bits come from the logarithm of base
    2.
    """
    return math.inf if p == 0 else -math.log10(p)


@mistake("surprise")
def no_minus(p):
    """Your surprises are below 0, since the logarithm of a number below 1 is. The formula has a minus sign for
    that reason.
    """
    return -math.inf if p == 0 else math.log2(p)


@mistake("surprise")
def one_over_p(p):
    """You return 1/p. It does grow as p falls, but surprises must add up where probabilities multiply: two heads
    in a row are 2 bits, not 4. What is missing turns products into sums.
    """
    return math.inf if p == 0 else 1 / p


@mistake("surprise")
def one_minus_p(p):
    """You return 1 − p. It does fall as p grows, but it ends at 1: something of probability 1/1000 would hardly
    surprise more than something of 1/10. The formula has a logarithm.
    """
    return 1.0 - p


@mistake("surprise")
def of_the_other_side(p):
    """You return the surprise of the other side, whose probability is 1 − p. So a likely event surprises you a
    lot, and a rare one hardly. Here p belongs to what did happen.
    """
    return math.inf if p == 1 else 0.0 - math.log2(1 - p)


@mistake("surprise")
def already_weighted(p):
    """You multiply by p here already. That weight belongs to the average, in coin_entropy. The surprise itself,
    once the thing has happened, is the logarithm alone: 1 bit for ½, not ½.
    """
    return 0.0 if p == 0 else -p * math.log2(p)


@mistake("surprise")
def whole_bits(p):
    """You round the surprise to whole bits. Nothing obliges it to be whole: an event of probability 0.9
    surprises by 0.15 bits, and it is such parts that make the average right.
    """
    return math.inf if p == 0 else float(math.ceil(-math.log2(p)))


@mistake("surprise")
def impossible_is_no_surprise(p):
    """You give 0 for p = 0, the surprise of what is certain. Follow the other values: 0.1, 0.01 and 0.001 give
    3.3, 6.6 and 10.0 bits. Where does that lead as p goes to 0?
    """
    return 0.0 if p == 0 else -math.log2(p)


@mistake("surprise")
def surprise_with_epsilon(p):
    """You add a small number inside the logarithm so that it exists at p = 0. That makes the impossible merely
    unlikely (40 bits), and every other answer slightly wrong. Treat p = 0 as a case of its own.
    """
    return -math.log2(p + 1e-12)


@mistake("surprise", checks_input=False)
def surprise_of_any_number(p):
    """For probabilities you are right, but you do not check that p is one. 1.5 then surprises by −0.58 bits,
    and nan goes through unseen. The docstring says which input is a ValueError.
    """
    return math.inf if p == 0 else 0.0 - math.log2(p)


@mistake("coin_entropy")
def in_nats(p):
    """You took the natural logarithm, so your numbers are in nats: 0.693 where one bit is right. Bits come from
    the logarithm of base 2.
    """
    return sum(-x * math.log(x) for x in (p, 1 - p) if x > 0)


@mistake("coin_entropy")
def with_log10(p):
    """You took the logarithm of base 10: a fair coin then gets 0.301. Bits come from the logarithm of base 2."""
    return sum(-x * math.log10(x) for x in (p, 1 - p) if x > 0)


@mistake("coin_entropy")
def missing_minus(p):
    """Your entropies are below 0. The logarithm of a probability is never above 0; the minus in the formula
    turns that round.
    """
    return sum(x * math.log2(x) for x in (p, 1 - p) if x > 0)


@mistake("coin_entropy")
def one_side_only(p):
    """You count heads and leave out tails. A coin has two sides: the second term, that of 1 − p, is missing.
    Without it a 90/10 coin and a 10/90 coin would differ.
    """
    return -p * math.log2(p) if p > 0 else 0.0


@mistake("coin_entropy")
def tails_weighted_like_heads(p):
    """Both surprises are there, but you multiply both by p. Tails come in a share 1 − p of all tosses: that is
    the weight of the second term.
    """
    return sum(-p * math.log2(x) for x in (p, 1 - p) if x > 0)


@mistake("coin_entropy")
def surprises_added(p):
    """You added the two surprises without weights. One toss shows only one side: weigh the surprise of each
    with its probability. As it is, a rare side drives your number up, where it should hardly matter.
    """
    return math.inf if p in (0, 1) else -math.log2(p) - math.log2(1 - p)


@mistake("coin_entropy")
def plain_average(p):
    """You average the two surprises as if both sides came equally often. They do only for a fair coin; for the
    others, weigh each surprise with the probability of its side.
    """
    return math.inf if p in (0, 1) else -(math.log2(p) + math.log2(1 - p)) / 2


@mistake("coin_entropy")
def surprise_of_heads(p):
    """You return the surprise of heads alone, without its weight and without tails. Entropy is known before the
    toss: it takes both sides into account, each as often as it comes.
    """
    return math.inf if p == 0 else 0.0 - math.log2(p)


@mistake("coin_entropy")
def distance_from_fair(p):
    """You return 1 − H(p): how much a loaded coin lets you know beforehand. It is 0 for the fair coin and 1 at
    both ends. Entropy is the part that you do not know.
    """
    return 1 - sum(-x * math.log2(x) for x in (p, 1 - p) if x > 0)


@mistake("coin_entropy")
def gini_impurity(p):
    """You computed 1 − p² − (1 − p)², the Gini impurity, which decision trees use as well. It has the same kind
    of curve, but no logarithm in it, and gives a fair coin 0.5. (Taking 1 − p for a surprise leads here too.)
    """
    return 1.0 - p**2 - (1 - p) ** 2


@mistake("coin_entropy")
def nan_at_both_ends(p):
    """At p = 0 and at p = 1 you compute 0 · log₂ 0. NumPy makes that 0 · (−∞) = nan. An outcome that never
    happens adds nothing: leave its term out.
    """
    with np.errstate(all="ignore"):
        return float(-p * np.log2(p) - (1 - p) * np.log2(1 - p))


@mistake("coin_entropy")
def one_end_forgotten(p):
    """You take care of p = 0, but at p = 1 it is the other probability, 1 − p, that is 0. Your result there is
    nan: both ends need the same care.
    """
    if p == 0:
        return 0.0
    with np.errstate(all="ignore"):
        return float(-p * np.log2(p) - (1 - p) * np.log2(1 - p))


@mistake("coin_entropy")
def nothing_is_certain(p):
    """You cut p off just above 0 and just below 1, so that the logarithm exists. A coin that always shows the
    same side then has a little entropy left, where exactly 0 is right. Treat the ends as a case of their own.
    """
    p = min(max(p, 1e-12), 1 - 1e-12)
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


@mistake("coin_entropy")
def epsilon_in_the_logarithm(p):
    """You add a small number inside the logarithm so that it exists at 0. Then log₂(1 + ε) is above 0, and the
    entropy of a certain toss falls below 0, which no entropy may. Leave the term of probability 0 out instead.
    """
    return -p * math.log2(p + 1e-12) - (1 - p) * math.log2(1 - p + 1e-12)


@mistake("coin_entropy")
def rounded(p):
    """You round to three digits inside the function. Whoever computes on with your number cannot undo that.
    Round when you print.
    """
    return round(sum(-x * math.log2(x) for x in (p, 1 - p) if x > 0), 3)


@mistake("coin_entropy", checks_input=False)
def checks_nothing(p):
    """For probabilities you are right, but you do not check that p is one. 1.1 and nan then get an answer that
    looks like an entropy. The docstring says which input is a ValueError.
    """
    p = float(p)
    return sum(-x * math.log2(x) for x in (p, 1 - p) if x > 0)
