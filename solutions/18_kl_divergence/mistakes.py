"""What people get wrong about the divergence of two distributions."""

import math

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when

wrong(
    "KL_PQ",
    {
        0.625: "0.625 is D(q ‖ p), the other way round. Here p is what happens: it is the weight, and stands above.",
        1: "1 is the sum of the sizes, ½ + ¼ + ¼. The third term is negative, since q expects more than comes.",
        0.75: "In 0.75 the negative term is missing: ⅛ · log₂ ¼. Single terms may be below 0; only the sum may not.",
        2.25: "2.25 is the cross-entropy H(p, q) of rung 17. The divergence is what remains when H(p) is taken off.",
        -0.5: "Only the sign is wrong. Which of the two stands above in the ratio? And the sum is never below 0.",
        0.347: "0.347 is the answer in nats, from the `ln` key. For bits, divide by ln 2 = 0.693.",
    },
)
wrong(
    "KL_QP",
    {
        0.5: "0.5 is D(p ‖ q), the first way. Now q is what happens: it is the weight, and stands above.",
        1.375: "1.375 is the sum of the sizes, ¼ + ⅛ + 1. The first two terms are negative.",
        1: "In 1 the negative terms are missing. Single terms may be below 0; only the sum may not.",
        2.375: "2.375 is the cross-entropy H(q, p). The divergence is what remains when H(q) is taken off.",
        -0.625: "Only the sign is wrong. Which of the two stands above in the ratio? And the sum is never below 0.",
        -0.5: "−0.5 is D(p ‖ q) with its sign turned: the ratios are upside down, but the weights are still p's.",
        -0.375: "−0.375 is ¼ + ⅛ with a minus: the third term, ½ · log₂ 4, is missing.",
        0.433: "0.433 is the answer in nats, from the `ln` key. For bits, divide by ln 2 = 0.693.",
    },
)
for name, way in (("KL_PQ", "from p to q"), ("KL_QP", "from q to p")):
    wrong_when(
        name,
        0.5625,
        lambda value: min(abs(value - 0.5625), abs(value - 1.125)) <= 0.0005,
        f"0.5625 is the mean of both ways, and 1.125 their sum. Only the way {way} is asked here.",
    )
wrong(
    "SYMMETRIC",
    {True: "True says that both ways give the same for all p and q. One pair for which they differ would refute it."},
)


def terms(p, q, base=2.0):
    """The terms pᵢ log(pᵢ / qᵢ) of what comes."""
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return p[p > 0] * (np.log(p[p > 0]) - np.log(q[p > 0])) / np.log(base)


def total(p, q, base=2.0):
    """D(p ‖ q)."""
    return float(np.sum(terms(p, q, base)))


# kl_divergence


@mistake("kl_divergence")
def is_the_other_way_round(p, q, base=2.0):
    """Your answers are those of D(q ‖ p): weighed by what is believed, not by what happens.

    The first one of the two is what happens: it is the weight, and stands above.
    """
    return total(q, p, base)


@mistake("kl_divergence")
def adds_sizes(p, q, base=2.0):
    """Your answers are those of adding the sizes |pᵢ log(pᵢ / qᵢ)|. Where q expects more than comes, a term is
    negative: that is meant so, and the sum is never below 0 all the same.
    """
    return float(np.sum(np.abs(terms(p, q, base))))


@mistake("kl_divergence")
def drops_negative_terms(p, q, base=2.0):
    """Your answers lack the negative terms. Where q expects more than comes, a term is below 0, and belongs to the
    sum as well.
    """
    return float(np.sum(np.maximum(terms(p, q, base), 0)))


@mistake("kl_divergence")
def is_the_mean_of_both_ways(p, q, base=2.0):
    """Your answers are the mean of D(p ‖ q) and D(q ‖ p). That is symmetric; the divergence is not."""
    return (total(p, q, base) + total(q, p, base)) / 2


@mistake("kl_divergence")
def is_the_sum_of_both_ways(p, q, base=2.0):
    """Your answers are the sum of D(p ‖ q) and D(q ‖ p). That is symmetric; the divergence is not."""
    return total(p, q, base) + total(q, p, base)


@mistake("kl_divergence")
def is_the_cross_entropy(p, q, base=2.0):
    """Your answers are the cross-entropy H(p, q). For q = p it is H(p), and the divergence is 0 there: what would be
    paid anyway, H(p), is to be taken off.
    """
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(-p[p > 0] * np.log(q[p > 0])) / np.log(base))


@mistake("kl_divergence")
def is_in_nats(p, q, base=2.0):
    """Your answers are in nats, whatever the base: 0.693 of them are one bit.

    To change the base of a logarithm, divide by the logarithm of the new base.
    """
    return total(p, q, np.e)


@mistake("kl_divergence")
def ignores_the_base(p, q, base=2.0):
    """Your answers in bits are right, but another base gives bits as well.

    log₂ x = ln x / ln 2. What has to stand in the place of the 2?
    """
    return total(p, q)


@mistake("kl_divergence")
def divides_by_the_number(p, q, base=2.0):
    """Your answers are too small by a factor, the number of outcomes. The pᵢ are the weights of an average already."""
    return total(p, q, base) / len(p)


@mistake("kl_divergence")
def has_the_wrong_sign(p, q, base=2.0):
    """Your answers have the wrong sign: they are never above 0. Which of the two stands above?"""
    return -total(p, q, base)


@mistake("kl_divergence")
def has_no_weights(p, q, base=2.0):
    """Your answers are Σ log(pᵢ / qᵢ), without the weights pᵢ. How often does each term come?"""
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(np.log(p[p > 0]) - np.log(q[p > 0])) / np.log(base))


@mistake("kl_divergence")
def is_zero_where_something_never_comes(p, q, base=2.0):
    """Your answers are 0 as soon as one pᵢ is 0: the whole sum was lost, where a single term adds nothing."""
    return total(p, q, base) if np.all(np.asarray(p)) else 0.0


@mistake("kl_divergence")
def has_no_logarithm(p, q, base=2.0):
    """Your answers are Σ pᵢ · pᵢ / qᵢ, which is 1 for q = p, and not 0. The logarithm of the ratio is missing."""
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(p[p > 0] ** 2 / q[p > 0]))


@mistake("kl_divergence")
def looks_away_from_the_impossible(p, q, base=2.0):
    """Your answers stay finite where something comes that q called impossible: its term was left out.

    That term is infinite. What may be left out is what never comes, whatever q says.
    """
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return total(p[q > 0], q[q > 0], base)


@mistake("kl_divergence")
def subtracts_the_entropies(p, q, base=2.0):
    """Your answers are Σ p log p − Σ q log q: H(q) − H(p), a difference of two entropies, which may be below 0.

    Both logarithms belong to the same outcome, and have the same weight: how often it comes.
    """
    p, q = (x[x > 0] for x in (np.asarray(p, dtype=float), np.asarray(q, dtype=float)))
    return float((np.sum(p * np.log(p)) - np.sum(q * np.log(q))) / np.log(base))


@mistake("kl_divergence")
def divides_the_logarithms(p, q, base=2.0):
    """Your answers have log pᵢ divided by log qᵢ. The logarithm of a ratio is a difference: log pᵢ − log qᵢ."""
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(p[p > 0] * np.log(p[p > 0]) / np.log(q[p > 0])))


@mistake("kl_divergence")
def goes_by_the_middle(p, q, base=2.0):
    """Your answers go by the mean of p and q: the divergences from p and from q to it, averaged. Another measure, the
    Jensen–Shannon divergence: symmetric, and never infinite.
    """
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    return (total(p, (p + q) / 2, base) + total(q, (p + q) / 2, base)) / 2


@mistake("kl_divergence")
def adds_the_differences(p, q, base=2.0):
    """Your answers are Σ |pᵢ − qᵢ|, a distance without a logarithm. It is symmetric, and never above 2."""
    return float(np.sum(np.abs(np.asarray(p, dtype=float) - np.asarray(q, dtype=float))))


@mistake("kl_divergence")
def adds_the_squared_differences(p, q, base=2.0):
    """Your answers are Σ (pᵢ − qᵢ)², a distance without a logarithm. It is symmetric, and never above 2."""
    return float(np.sum((np.asarray(p, dtype=float) - np.asarray(q, dtype=float)) ** 2))


def little(name, change, in_both):
    """The mistake of keeping q, or both, away from 0 by a little."""

    def keeps_away(p, q, base=2.0, *, epsilon=1e-12):
        """Your answers stay finite where something comes that q called impossible, as if a small number had been
        put in the place of its 0. Infinity is the answer there: a finite number would only tell how small it was.
        """
        p, q = np.asarray(p, dtype=float), change(np.asarray(q, dtype=float), epsilon)
        if in_both:
            p = change(p, epsilon)
        with np.errstate(all="ignore"):
            found = p * np.log(p / q)
        return float(np.sum(found[p > 0]) / np.log(base))

    keeps_away.__name__ = name
    return mistake("kl_divergence", epsilons=True)(keeps_away)


little("adds_a_little", lambda x, epsilon: x + epsilon, in_both=False)
little("adds_a_little_to_both", lambda x, epsilon: x + epsilon, in_both=True)
little("holds_nothing_for_impossible", np.maximum, in_both=False)

LARGEST = float(np.finfo(float).max)


def keeps_below_infinity(name, change):
    """The mistake of putting the largest float64 in the place of infinity: early or late."""

    def keeps_below(p, q, base=2.0):
        """Where something comes that q called impossible, your answers are huge numbers of about 10³⁰⁸, at least in
        some base: the largest that float64 has was put in the place of infinity (as `np.nan_to_num` does).

        Infinity is the answer there. Only 0 · log 0 has to be taken care of: which terms may stay away?
        """
        lost = float(np.sum(np.asarray(p, dtype=float)[np.asarray(q) == 0]))
        return change(lost, float(np.log(base))) if lost else total(p, q, base)

    keeps_below.__name__ = name
    return mistake("kl_divergence")(keeps_below)


keeps_below_infinity("keeps_the_sum_below_infinity", lambda lost, log_base: LARGEST)
keeps_below_infinity("keeps_each_term_below_infinity", lambda lost, log_base: LARGEST / log_base)
keeps_below_infinity("keeps_each_logarithm_below_infinity", lambda lost, log_base: lost * LARGEST / log_base)


@mistake("kl_divergence", edges=True)
def is_nan_where_nothing_comes(p, q, base=2.0):
    """Your numbers are right until a pᵢ is 0: then 0 · log 0 is NaN. What never comes adds nothing."""
    p, q = np.asarray(p, dtype=float), np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(p * np.log(p / q)) / np.log(base))


# gaussian_kl


def curves(m1, s1, m2, s2):
    """The right answer, from the two variances and the distance of the means."""
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - 0.5


@mistake("gaussian_kl")
def is_from_the_second_curve(m1, s1, m2, s2):
    """Your answers are those of the other way round, from the second curve to the first."""
    return curves(m2, s2, m1, s1)


@mistake("gaussian_kl")
def takes_them_for_variances(m1, s1, m2, s2):
    """Your answers are right if s1 and s2 are variances. They are standard deviations: the variance is the square."""
    return curves(m1, math.sqrt(s1), m2, math.sqrt(s2))


@mistake("gaussian_kl")
def turns_the_logarithm_round(m1, s1, m2, s2):
    """Your answers have the first term the wrong way round: what stands above in ln(… / …), and what below?"""
    return curves(m1, s1, m2, s2) - 2 * math.log(s2 / s1)


@mistake("gaussian_kl")
def divides_the_distance_alone(m1, s1, m2, s2):
    """Your answers hold s1² as it is: only (m1 − m2)² was divided by 2·s2². Both stand above the line.

    A division comes before a sum: what stands above the line needs brackets.
    """
    return math.log(s2 / s1) + s1**2 + (m1 - m2) ** 2 / (2 * s2**2) - 0.5


@mistake("gaussian_kl")
def forgets_both_brackets(m1, s1, m2, s2):
    """Your answers hold s1² as it is, and (m1 − m2)² divided by 2 and then multiplied by s2². Divisions and products
    are done from left to right, and before sums: what stands above the line needs brackets, and what stands below.
    """
    return math.log(s2 / s1) + s1**2 + (m1 - m2) ** 2 / 2 * s2**2 - 0.5


@mistake("gaussian_kl")
def forgets_the_half(m1, s1, m2, s2):
    """Your answers are ½ too large: two curves that are the same have the divergence 0."""
    return curves(m1, s1, m2, s2) + 0.5


@mistake("gaussian_kl")
def divides_the_half_too(m1, s1, m2, s2):
    """Your answers have the ½ above the line, divided by 2·s2² like the rest. It is taken off at the end, whole."""
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2 - 0.5) / (2 * s2**2)


@mistake("gaussian_kl")
def forgets_the_two(m1, s1, m2, s2):
    """Your answers have the squares whole where half of them is asked for: 2·s2² stands below."""
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / s2**2 - 0.5


@mistake("gaussian_kl")
def does_not_square_the_distance(m1, s1, m2, s2):
    """Your answers have the distance of the means as it is. Its square belongs there: left or right is the same."""
    return math.log(s2 / s1) + (s1**2 + (m1 - m2)) / (2 * s2**2) - 0.5


@mistake("gaussian_kl")
def does_not_square_the_spreads(m1, s1, m2, s2):
    """Your answers have s1 and s2 in the fraction where their squares belong."""
    return math.log(s2 / s1) + (s1 + (m1 - m2) ** 2) / (2 * s2) - 0.5


@mistake("gaussian_kl")
def divides_by_the_first_spread(m1, s1, m2, s2):
    """Your answers are divided by 2·s1². The surprises are those of q: its spread belongs below."""
    return math.log(s2 / s1) + (s2**2 + (m1 - m2) ** 2) / (2 * s1**2) - 0.5


@mistake("gaussian_kl")
def multiplies_by_the_spread(m1, s1, m2, s2):
    """Your answers are divided by 2 and then multiplied by s2²: in Python `a / 2 * b` is (a / 2) · b.

    What stands below needs brackets of its own.
    """
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / 2 * s2**2 - 0.5


@mistake("gaussian_kl")
def forgets_the_means(m1, s1, m2, s2):
    """Your answers don't depend on the means. Two equally wide curves in different places are not the same."""
    return curves(m1, s1, m1, s2)


@mistake("gaussian_kl")
def takes_one_term_in_bits(m1, s1, m2, s2):
    """Your answers have the logarithm in bits and the rest in nats: the first term is log₂, where ln is asked for."""
    return curves(m1, s1, m2, s2) - math.log(s2 / s1) + math.log2(s2 / s1)


@mistake("gaussian_kl")
def squares_the_sum(m1, s1, m2, s2):
    """Your answers have the square of s1 + m1 − m2. Each has its own square: s1², and (m1 − m2)²."""
    return curves(m1, s1, m1, s2) + ((s1 + m1 - m2) ** 2 - s1**2) / (2 * s2**2)


@mistake("gaussian_kl")
def subtracts_the_squares(m1, s1, m2, s2):
    """Your answers have m1² − m2² where (m1 − m2)² is asked for: subtract first, then square."""
    return curves(m1, s1, m1, s2) + (m1**2 - m2**2) / (2 * s2**2)


@mistake("gaussian_kl")
def takes_the_logarithm_of_the_variances(m1, s1, m2, s2):
    """Your answers have the first term twice: as with ln of the squares. Asked is ln of s2 / s1 itself."""
    return curves(m1, s1, m2, s2) + math.log(s2 / s1)


@mistake("gaussian_kl")
def leaves_out_the_logarithm(m1, s1, m2, s2):
    """Your answers lack the first term, the logarithm of s2 / s1. It counts as soon as one curve is wider."""
    return curves(m1, s1, m2, s2) - math.log(s2 / s1)


# asymmetric_pair


def arrays(pair):
    """The two distributions."""
    p, q = (np.asarray(one, dtype=float) for one in pair)
    return p, q


def ways(pair):
    """Both divergences."""
    p, q = arrays(pair)
    return total(p, q), total(q, p)


def is_one_distribution_twice(pair):
    """The same p and q."""
    p, q = arrays(pair)
    return p.shape == q.shape and np.allclose(p, q, atol=1e-9)


def is_mirrored(pair):
    """Different ones, with the same divergence both ways, as mirrored coins have it."""
    there, back = ways(pair)
    return not is_one_distribution_twice(pair) and math.isfinite(there) and abs(there - back) < 1e-9


def is_infinite(pair):
    """One way or both."""
    return math.inf in ways(pair)


def is_too_close(pair):
    """Some difference, but less than is asked for."""
    there, back = ways(pair)
    return 1e-9 <= abs(there - back) < 0.1


def has_two_lengths(pair):
    """Lists over different outcomes."""
    p, q = arrays(pair)
    return p.ndim == q.ndim == 1 and p.shape != q.shape


def is_no_distribution(pair):
    """Probabilities that do not sum to 1."""
    p, q = arrays(pair)
    return p.ndim == q.ndim == 1 and not np.allclose([p.sum(), q.sum()], 1, atol=1e-6)


wrong_when(
    "asymmetric_pair",
    ((0.5, 0.5), (0.2, 0.2, 0.6)),
    has_two_lengths,
    "Your two lists have different lengths. Both are about the same outcomes.",
)
wrong_when(
    "asymmetric_pair",
    ((0.5, 0.5), (0.1, 0.1)),
    is_no_distribution,
    "One of your lists is no distribution: its probabilities don't sum to 1.",
)


wrong_when(
    "asymmetric_pair",
    ((0.5, 0.5), (0.5, 0.5)),
    is_one_distribution_twice,
    "Your p and q are the same: both divergences are 0.",
)
wrong_when(
    "asymmetric_pair",
    ((0.9, 0.1), (0.1, 0.9)),
    is_mirrored,
    "Your pair is different, but symmetric: both ways give the same number. Mirrored coins do so: turn both\n"
    "round, and p has become q. Take two that no mirror makes into each other.",
)
wrong_when(
    "asymmetric_pair",
    ((0.5, 0.5), (1.0, 0.0)),
    is_infinite,
    "One of your divergences is infinite: something comes in one that the other calls impossible.\n"
    "Take something rare in the place of the 0.",
)
wrong_when(
    "asymmetric_pair",
    ((0.5, 0.5), (0.6, 0.4)),
    is_too_close,
    "Your two ways differ, but by less than 0.1 bit. Near each other, two distributions are nearly symmetric:\n"
    "move them farther apart.",
)
