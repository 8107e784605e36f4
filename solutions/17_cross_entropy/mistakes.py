"""What people get wrong about cross-entropy and the price of a wrong belief."""

import numpy as np

from runner.mistakes import mistake, wrong

wrong(
    "H_PQ",
    {
        2.375: "2.375 is H(q, p), the other way round: there p is surprised and q says how often.\n"
        "The surprises are −log₂ q, and p says how often each one comes.",
        1.75: "1.75 is H(p), the entropy of p alone (H(q) is the same). Whose surprises are they? −log₂ q.",
        1.56: "1.56 is the answer in nats, from the `ln` key. For bits, divide by ln 2 = 0.693.",
        0.677: "0.677 comes from the logarithm of base ten. For bits the base is 2: log₂ x = log x / log 2.",
        0.5625: "0.5625 is divided by the number of outcomes. The weights ½, ¼, ⅛, ⅛ make the average already.",
        9: "9 is the sum of the four surprises 2, 3, 1, 3. Weigh each with its pᵢ before you add.",
        -2.25: "Only the sign is wrong: the logarithm of a probability is negative, so the minus is needed.",
        0.5: "0.5 is H(p, q) − H(p): the penalty alone. The first part of it is asked here.",
        1.875: "In 1.875 the last outcome is missing: ⅛ · 3 belongs to the sum as well.",
    },
)


def floats(p, q):
    """Both as arrays."""
    return np.asarray(p, dtype=float), np.asarray(q, dtype=float)


def crossed(p, q, base=2.0):
    """−Σ p log q over what comes, up to the shorter one's length."""
    p, q = floats(p, q)
    n = min(len(p), len(q))
    p, q = p[:n], q[:n]
    with np.errstate(all="ignore"):
        return float(np.sum(-p[p > 0] * np.log(q[p > 0])) / np.log(base))


# cross_entropy


@mistake("cross_entropy")
def is_the_other_way_round(p, q, base=2.0):
    """Your answers are those of H(q, p): p is surprised, and q says how often. Who believes, and what happens?

    (Libraries differ here: what comes first in one comes second in another.)
    """
    return crossed(q, p, base)


@mistake("cross_entropy")
def is_the_entropy_of_p(p, q, base=2.0):
    """Your answers are H(p): the surprise of somebody who knows the truth. q does not occur in them."""
    return crossed(p, p, base)


@mistake("cross_entropy")
def is_the_entropy_of_p_in_bits(p, q, base=2.0):
    """Your answers are H(p), in bits whatever the base: the surprise of somebody who knows the truth.

    Neither q nor the base occurs in them.
    """
    return crossed(p, p)


@mistake("cross_entropy")
def is_the_entropy_of_q(p, q, base=2.0):
    """Your answers are H(q): as if things happened as q believes. But p says what happens, and how often."""
    return crossed(q, q, base)


@mistake("cross_entropy")
def is_in_nats(p, q, base=2.0):
    """Your answers are in nats, whatever the base: 0.693 of them are one bit.

    To change the base of a logarithm, divide by the logarithm of the new base.
    """
    return crossed(p, q, np.e)


@mistake("cross_entropy")
def ignores_the_base(p, q, base=2.0):
    """Your answers in bits are right, but another base gives bits as well.

    log₂ x = ln x / ln 2. What has to stand in the place of the 2?
    """
    return crossed(p, q)


@mistake("cross_entropy")
def divides_by_the_number(p, q, base=2.0):
    """Your answers are too small by a factor, the number of outcomes. The pᵢ are the weights of an average already:
    they sum to 1, so nothing is left to divide by.
    """
    return crossed(p, q, base) / len(p)


@mistake("cross_entropy")
def adds_the_surprises(p, q, base=2.0):
    """Your answers are the sum of all surprises −log q, without weights. How often does each of them come?"""
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(np.sum(-np.log(q)) / np.log(base))


@mistake("cross_entropy")
def adds_the_surprises_of_what_comes(p, q, base=2.0):
    """Your answers are the sum of the surprises −log q of what comes, without weights. How often does each of them
    come?
    """
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(np.sum(-np.log(q[p > 0])) / np.log(base))


@mistake("cross_entropy")
def adds_the_surprises_in_bits(p, q, base=2.0):
    """Your answers are the sum of all surprises −log₂ q, without weights. How often does each of them come?

    (After that: another base gives bits, too.)
    """
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(np.sum(-np.log2(q)))


@mistake("cross_entropy")
def is_negative(p, q, base=2.0):
    """Your answers have the wrong sign: the logarithm of a probability is never above 0. Where does the minus go?"""
    return -crossed(p, q, base)


@mistake("cross_entropy")
def adds_the_other_side(p, q, base=2.0):
    """Your answers hold a second part, with 1 − p and 1 − q. That belongs to a coin whose p is one single number.

    Here each side of it has an entry of its own already.
    """
    p, q = floats(p, q)
    return crossed(p, q, base) + crossed(1 - p, 1 - q, base)


@mistake("cross_entropy")
def is_the_penalty(p, q, base=2.0):
    """Your answers are H(p, q) − H(p), the penalty alone: 0 where q is right. H(p) belongs to it as well."""
    return crossed(p, q, base) - crossed(p, p, base)


@mistake("cross_entropy")
def looks_away_from_the_impossible(p, q, base=2.0):
    """Your answers stay finite where something comes that q called impossible: its term was left out.

    That term is infinite. What may be left out is what never comes, whatever q says.
    """
    p, q = floats(p, q)
    return crossed(p[q > 0], q[q > 0], base)


@mistake("cross_entropy", epsilons=True)
def adds_a_little(p, q, base=2.0, *, epsilon=1e-12):
    """Your answers stay finite where something comes that q called impossible, as if a small number stood in
    the logarithm. That belief is refuted, and infinity says so: a finite number would only tell how small it was.
    """
    p, q = floats(p, q)
    return float(np.sum(-p * np.log(q + epsilon)) / np.log(base))


@mistake("cross_entropy", epsilons=True)
def holds_nothing_for_impossible(p, q, base=2.0, *, epsilon=1e-12):
    """Your answers stay finite where something comes that q called impossible, as if a small number had been put in
    the place of its 0. That belief is refuted, and infinity says so: a finite number would only tell how small it was.
    """
    p, q = floats(p, q)
    return float(np.sum(-p * np.log(np.maximum(q, epsilon))) / np.log(base))


LARGEST = float(np.finfo(float).max)


def finite(number):
    """The number, with the largest float64 in the place of infinity, as np.nan_to_num has it."""
    return float(np.nan_to_num(number))


def keeps_below_infinity(of, name, change):
    """The mistake of putting the largest float64 in the place of infinity: early or late."""

    def keeps_below(p, q, base=2.0):
        """Where something comes that q called impossible, your answers are huge numbers of about 10³⁰⁸, at least in
        some base: the largest that float64 has was put in the place of infinity (as `np.nan_to_num` does).

        Infinity is the answer there. Only 0 · log 0 has to be taken care of: which terms may stay away?
        """
        right = crossed(p, q, base) - (crossed(p, p, base) if of == "coding_penalty" else 0.0)
        p, q = floats(p, q)
        return change(right, float(np.sum(p[q == 0])), float(np.log(base)))

    keeps_below.__name__ = name
    return mistake(of)(keeps_below)


def at_the_end(right, lost, log_base):
    return finite(right)


def in_each_term(right, lost, log_base):
    return LARGEST / log_base if lost else right


def in_each_logarithm(right, lost, log_base):
    return lost * LARGEST / log_base if lost else right


keeps_below_infinity("cross_entropy", "keeps_the_sum_below_infinity", at_the_end)
keeps_below_infinity("cross_entropy", "keeps_each_term_below_infinity", in_each_term)
keeps_below_infinity("cross_entropy", "keeps_each_logarithm_below_infinity", in_each_logarithm)


@mistake("cross_entropy", edges=True)
def is_nan_where_nothing_comes(p, q, base=2.0):
    """Your numbers are right until pᵢ and qᵢ are both 0: then 0 · log 0 is NaN. What never comes adds nothing."""
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(np.sum(-p * np.log(q)) / np.log(base))


@mistake("cross_entropy", edges=True)
def loses_the_pairs(p, q, base=2.0):
    """Your numbers are right until a pᵢ is 0: it was taken out of p, and its qᵢ stayed in q.

    From there on the pairs don't fit. What goes from one goes from the other, too.
    """
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(np.sum(-p[p > 0] * np.log(q)) / np.log(base))


@mistake("cross_entropy", edges=True)
def stops_at_the_shorter(p, q, base=2.0):
    """Your numbers are right, but distributions of different lengths get an answer: some outcomes are lost.

    Compare the two lengths first.
    """
    return crossed(p, q, base)


@mistake("cross_entropy", edges=True)
def stretches_a_single_outcome(p, q, base=2.0):
    """Your numbers are right, but a distribution of one outcome gets an answer beside a longer one: NumPy stretches it.

    Compare the two lengths before you multiply.
    """
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        terms = -p * np.log(q)  # a ValueError for other lengths
    terms[np.broadcast_to(p == 0, terms.shape)] = 0
    return float(np.sum(terms) / np.log(base))


@mistake("cross_entropy")
def takes_the_logarithm_last(p, q, base=2.0):
    """Your answers are −log Σ p · q: first the average of the probabilities, then its logarithm.

    The surprises are averaged, so the logarithms come first.
    """
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(-np.log(np.sum(p * q)) / np.log(base))


@mistake("cross_entropy")
def divides_by_the_base(p, q, base=2.0):
    """Your answers are nats divided by the base itself. Another base is another unit: what you divide by is its
    logarithm.
    """
    return crossed(p, q, np.e) / base


@mistake("cross_entropy")
def weighs_all_alike(p, q, base=2.0):
    """Your answers are the plain average of the surprises −log q, as if all outcomes came equally often. p says how
    often each one comes.
    """
    _, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(-np.mean(np.log(q)) / np.log(base))


@mistake("cross_entropy")
def adds_both_entropies(p, q, base=2.0):
    """Your answers are H(p) + H(q), each with its own surprises. Here p is the weight, and the surprises are of q."""
    return crossed(p, p, base) + crossed(q, q, base)


@mistake("cross_entropy")
def looks_at_the_likeliest_alone(p, q, base=2.0):
    """Your answers are −log q of the one outcome that is likeliest by p. All that may come counts, with its weight."""
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(-np.log(q[np.argmax(p)]) / np.log(base))


# coding_penalty


@mistake("coding_penalty")
def is_the_whole_price(p, q, base=2.0):
    """Your answers are H(p, q), the whole price. The penalty is what comes on top of H(p): 0 for the right belief."""
    return crossed(p, q, base)


@mistake("coding_penalty")
def subtracts_the_entropy_of_q(p, q, base=2.0):
    """Your answers are H(p, q) − H(q), which may be below 0. What is enough where p is what happens?"""
    return crossed(p, q, base) - crossed(q, q, base)


@mistake("coding_penalty")
def compares_the_entropies(p, q, base=2.0):
    """Your answers are H(q) − H(p): two that know the truth, each in a world of its own.

    But it is p that happens, and q that is believed.
    """
    return crossed(q, q, base) - crossed(p, p, base)


@mistake("coding_penalty")
def is_the_penalty_of_p(p, q, base=2.0):
    """Your answers are H(q, p) − H(q): the penalty for believing p where q is what happens."""
    return crossed(q, p, base) - crossed(q, q, base)


@mistake("coding_penalty")
def swaps_them_in_the_price(p, q, base=2.0):
    """Your answers are H(q, p) − H(p): in the price, p and q have changed places. p happens, and q is believed."""
    return crossed(q, p, base) - crossed(p, p, base)


@mistake("coding_penalty")
def has_the_wrong_sign(p, q, base=2.0):
    """Your answers are H(p) − H(p, q), never above 0. A wrong belief costs more than the right one: which is larger?"""
    return crossed(p, p, base) - crossed(p, q, base)


@mistake("coding_penalty")
def always_in_bits(p, q, base=2.0):
    """Your answers in bits are right, but another base gives bits as well. Is the base handed on?"""
    return crossed(p, q) - crossed(p, p)


@mistake("coding_penalty")
def hands_the_base_on_once(p, q, base=2.0):
    """Your answers in bits are right. In another base H(p, q) changes its unit, and H(p), still in bits, is taken off.

    Both have to be in one unit: is the base handed on each time?
    """
    return crossed(p, q, base) - crossed(p, p)


@mistake("coding_penalty")
def hands_the_base_on_the_second_time(p, q, base=2.0):
    """Your answers in bits are right. In another base H(p) changes its unit, and H(p, q) is still in bits.

    Both have to be in one unit: is the base handed on each time?
    """
    return crossed(p, q) - crossed(p, p, base)


keeps_below_infinity("coding_penalty", "keeps_the_penalty_below_infinity", at_the_end)
keeps_below_infinity("coding_penalty", "keeps_its_terms_below_infinity", in_each_term)


@mistake("coding_penalty")
def takes_off_nats(p, q, base=2.0):
    """Your answers are H(p, q) in the base that is asked for, less H(p) in nats. Both have to be in one unit."""
    return crossed(p, q, base) - crossed(p, p, np.e)


@mistake("coding_penalty")
def looks_away(p, q, base=2.0):
    """Your answers stay finite where something comes that q called impossible: its term was left out.

    Such a belief costs infinitely much.
    """
    p, q = floats(p, q)
    both = (p > 0) & (q > 0)
    return float(np.sum(p[both] * np.log(p[both] / q[both])) / np.log(base))


@mistake("coding_penalty", edges=True)
def is_nan_where_neither_comes(p, q, base=2.0):
    """Your numbers are right until a probability is 0: then NaN comes, from 0 · log 0 or from infinity minus infinity.

    What never comes adds nothing. Which terms may stay away?
    """
    p, q = floats(p, q)
    with np.errstate(all="ignore"):
        return float(np.sum(p * (np.log(p) - np.log(q))) / np.log(base))
