"""What people get wrong about distributions, drawing from them, and densities."""

import numpy as np

from runner.mistakes import mistake, wrong


def floats(x):
    return np.asarray(x, dtype=float)


def borders(p):
    """Where the pieces end, for probabilities that sum to 1 as nearly as float64 can tell: so does the given check."""
    return np.cumsum(floats(p) / floats(p).sum())


def ends_alike(p, u, outcomes):
    """The outcomes, but for u beyond the last sum: there people differ."""
    return np.where(u < borders(p)[-1], outcomes, np.nan)


def first_above(sums, u, side="right"):
    return np.searchsorted(sums, u, side=side)


# By hand

wrong(
    "P_SEVEN",
    {
        1 / 11: "1/11 takes the eleven sums from 2 to 12 as equally likely. But 2 comes in one way only, 1 + 1.\n"
        "How many of the 36 pairs add up to 7?",
        1 / 12: "1/12 counts 3 of 36: 1+6, 2+5, 3+4. The dice are two: 6+1 is another throw than 1+6.",
        1 / 7: "1/7 is 3 of 21: pairs without order. But those 21 are not equally likely: 1 and 6 comes twice as often "
        "as 3 and 3.",
        7 / 36: "7/36 has the right 36 pairs below. How many of them add up to 7? Write them down, one by one.",
        5 / 36: "5/36 is the probability of 6, or of 8. Write down the pairs that add up to 7, and none twice.",
        6: "6 is how many pairs add up to 7. A probability is a share: of how many pairs in all?",
        1 / 36: "1/36 is the probability of a single pair, such as 1 + 6. Which other pairs add up to 7?",
        0.5: "½ compares 7 with “not 7”, as if both were equally likely. Count pairs.",
        1 / 3: "1/3 adds two chances of 1/6, one for each die. But both have to fit at once: count pairs.",
        1 / 18: "1/18 counts 2 of 36 pairs, such as 1+6 and 6+1. There are other ways to 7.",
    },
)
wrong(
    "DENSITY_ABOVE_ONE",
    {
        False: "A probability is never above 1, but a density is none: the area under it is the probability.\n"
        "How high must a hill be that is 0.1 wide and has the area 1?",
    },
)


# is_distribution


@mistake("is_distribution")
def accepts_negative_ones(p):
    """Your answers look at the sum alone: [1.5, −0.5] passes. What comes less often than never?

    Each number has to be looked at as well.
    """
    return bool(abs(floats(p).sum() - 1) <= 1e-6)


@mistake("is_distribution")
def asks_for_the_exact_sum_alone(p):
    """Your answers ask one thing alone: is the sum exactly 1? So [1.5, −0.5] passes, and [0.7, 0.1, 0.2] does not.

    Look at each number as well. And 0.7 + 0.1 + 0.2 is 0.9999999999999999 in float64: how far from 1 may a sum be?
    """
    return bool(floats(p).sum() == 1)


@mistake("is_distribution")
def demands_exactly_one(p):
    """Your answers are False where the sum is 1 up to rounding: 0.7 + 0.1 + 0.2 is 0.9999999999999999 in float64.

    Never compare rounded sums with ==. How far from 1 may a sum be?
    """
    p = floats(p)
    return bool((p >= 0).all() and p.sum() == 1)


@mistake("is_distribution")
def looks_at_each_alone(p):
    """Your answers look at each number alone, and not at what all of them add up to.

    Something has to happen: what must the sum be?
    """
    p = floats(p)
    return bool(((p >= 0) & (p <= 1)).all())


@mistake("is_distribution")
def refuses_zero(p):
    """Your answers are False as soon as one outcome has the probability 0. An outcome may be impossible.

    Compare >= with >.
    """
    p = floats(p)
    return bool((p > 0).all() and abs(p.sum() - 1) <= 1e-6)


@mistake("is_distribution")
def allows_for_less(p):
    """Your answers are True for sums below 1 as well. Then some outcome is missing from the list.

    The sum must not be larger than 1, and not smaller either.
    """
    p = floats(p)
    return bool((p >= 0).all() and p.sum() <= 1 + 1e-6)


@mistake("is_distribution")
def is_too_generous(p):
    """Your answers are True although a thousandth or more is missing. Rounding is far smaller:
    some 0.0000001 at most.
    """
    p = floats(p)
    return bool((p >= 0).all() and abs(p.sum() - 1) <= 5e-3)


# sample


@mistake("sample")
def never_asks_the_generator(p, n, rng):
    """Your draws don't come from rng: it is never asked. Then nobody can repeat them, and no test can check them.

    All random numbers come from the generator that is passed in.
    """
    return np.full(n, np.nan)


@mistake("sample")
def draws_once_for_all(p, n, rng):
    """Your n draws are all the same: one random number decides them all. Each draw needs its own."""
    u = rng.random()
    return np.full(n, ends_alike(p, u, first_above(borders(p), u)))


@mistake("sample")
def gives_the_border_to_the_left(p, n, rng):
    """Your answers are right but on the borders: there, u goes to the piece on its left.

    With u = 0 even an outcome of probability 0 can come. Compare u < s with u <= s.
    """
    return np.minimum(first_above(borders(p), rng.random(n), "left"), np.flatnonzero(p)[-1])


@mistake("sample")
def gives_the_border_to_the_left_and_no_more(p, n, rng):
    """Your answers are right but on the borders, and beyond the last sum. On a border u goes to the piece on its left:
    compare u < s with u <= s.

    And a u beyond the last sum gets no outcome, so fewer than n come back. What should such a u be?
    """
    k = first_above(borders(p), rng.random(n), "left")
    return k[k < len(p)]


@mistake("sample")
def runs_past_the_end(p, n, rng):
    """Your answers are right but for a u beyond the last sum: there comes a number that is no outcome at all.

    Ten times 0.1 adds up to 0.9999999999999999, and a u can be just that.
    """
    return first_above(borders(p), rng.random(n))


@mistake("sample")
def ends_on_the_impossible(p, n, rng):
    """Your answers are right but for a u beyond the last sum: there comes the last outcome of the list.

    What if that one has the probability 0? It must never be drawn.
    """
    return np.minimum(first_above(borders(p), rng.random(n)), len(p) - 1)


@mistake("sample")
def leaves_out_what_is_beyond(p, n, rng):
    """Your answers are right but for a u beyond the last sum: it gets no outcome, and fewer than n come back.

    Rounding ends the sums just below 1 at times. What should such a u be?
    """
    k = first_above(borders(p), rng.random(n))
    return k[k < len(p)]


@mistake("sample")
def goes_back_to_the_first(p, n, rng):
    """Your answers are right but for a u beyond the last sum: there comes outcome 0, the other end of the way.

    No sum is above such a u. To which piece is it nearest?
    """
    return (rng.random(n)[:, np.newaxis] < borders(p)).argmax(axis=1)


@mistake("sample")
def keeps_the_last_sum_above(p, n, rng):
    """Your answers are the last outcome, nearly always: the search goes on after it has found a sum above u.

    All later sums are above u as well. The first one counts: when is the search over?
    """
    return np.where(rng.random(n) < borders(p)[-1], len(p) - 1, np.nan)  # beyond the last sum people differ


@mistake("sample")
def keeps_every_sum_above(p, n, rng):
    """Your answer has more than n numbers: for each u there is one for every sum above it.

    Only the first of these sums counts: when is the search over?
    """
    return np.nonzero(rng.random(n)[:, np.newaxis] < borders(p))[1]


@mistake("sample")
def counts_from_one(p, n, rng):
    """Your answers are one too large: the first outcome is number 0."""
    u = rng.random(n)
    return ends_alike(p, u, first_above(borders(p), u) + 1)


@mistake("sample")
def takes_all_alike(p, n, rng):
    """Your answers are those of equally likely outcomes: p plays no part but for its length.

    A piece of the way from 0 to 1 is as long as its probability.
    """
    return (rng.random(n) * len(p)).astype(int)


@mistake("sample")
def does_not_add_up(p, n, rng):
    """Your answers compare u with each probability alone. The pieces lie side by side: the second one begins where
    the first one ends. Add up as you go.
    """
    u = rng.random(n)[:, np.newaxis]
    below = u < floats(p) / floats(p).sum()
    return np.where(below.any(axis=1), below.argmax(axis=1), np.nan)  # whoever finds no piece takes the last, or none


@mistake("sample")
def does_not_add_up_and_finds_none(p, n, rng):
    """Your answers compare u with each probability alone, and a u that is above all of them gets no outcome.

    The pieces lie side by side: the second one begins where the first one ends. Add up as you go.
    """
    below = rng.random(n)[:, np.newaxis] < floats(p) / floats(p).sum()
    return below.argmax(axis=1)[below.any(axis=1)]


@mistake("sample")
def keeps_every_probability_above(p, n, rng):
    """Your answers compare u with each probability alone, and keep every outcome whose probability is above u: several
    for one u, and none for another.

    The pieces lie side by side: the second one begins where the first one ends. Add up as you go, and stop at the first
    sum above u.
    """
    return np.nonzero(rng.random(n)[:, np.newaxis] < floats(p) / floats(p).sum())[1]


@mistake("sample")
def stays_one_behind(p, n, rng):
    """Your answers are one too small, except for the first piece: they name the border on the left of u, not the piece.

    Try u = 0.6 with ¼, ½, ¼: the sums are ¼, ¾, 1, and the first that is above u is the second one.
    """
    u = rng.random(n)
    return ends_alike(p, u, np.maximum(first_above(borders(p), u) - 1, 0))


@mistake("sample")
def takes_the_likeliest(p, n, rng):
    """Your answers are always the most probable outcome. A draw is left to chance: the others must come as well."""
    rng.random(n)
    return np.full(n, np.argmax(p))


@mistake("sample")
def returns_the_random_numbers(p, n, rng):
    """Your answers are the random numbers u themselves. Into which piece does each of them fall?"""
    return rng.random(n)


@mistake("sample")
def returns_the_sums(p, n, rng):
    """Your answers are the sums themselves, the right borders of the pieces. Asked for is which piece: 0, 1, 2, …"""
    u = rng.random(n)
    ends = borders(p)
    return ends_alike(p, u, ends[np.minimum(first_above(ends, u), len(p) - 1)])


@mistake("sample")
def asks_anew_at_every_border(p, n, rng):
    """Your code asks for a new random number at every border. Then each outcome hangs on several of them, and the later
    ones come too seldom.

    One draw has one u: it stays the same while you walk along the pieces.
    """
    ends = borders(p).tolist()
    return np.array([next((k for k, end in enumerate(ends) if rng.random() < end), len(ends) - 1) for _ in range(n)])


# gaussian_pdf


@mistake("gaussian_pdf")
def takes_std_for_the_variance(x, mean, std):
    """Your answers take std for the variance: they are right for std = 1 only, where the two are the same.

    With std 3, the point 5 is one std from the mean 2.
    """
    return np.exp(-((floats(x) - mean) ** 2) / (2 * std)) / np.sqrt(2 * np.pi * std)


@mistake("gaussian_pdf")
def leaves_the_area_open(x, mean, std):
    """Your answers have the right shape, but 1 in the middle: the factor before the exponential is missing.

    Without it the area under the bell is not 1.
    """
    return np.exp(-(((floats(x) - mean) / std) ** 2) / 2)


@mistake("gaussian_pdf")
def forgets_the_width_in_front(x, mean, std):
    """Your answers are too large by the factor std (if it is above 1): a wider bell must be lower.

    Look at what stands before the exponential: the area has to stay 1.
    """
    return np.exp(-(((floats(x) - mean) / std) ** 2) / 2) / np.sqrt(2 * np.pi)


@mistake("gaussian_pdf")
def multiplies_by_the_variance(x, mean, std):
    """Your exponent is multiplied by std² where it should be divided: a wide bell comes out narrow.

    In Python a / 2 * b is (a / 2) * b. Put brackets around what is below the line.
    """
    return np.exp(-((floats(x) - mean) ** 2) / 2 * std**2) / (std * np.sqrt(2 * np.pi))


@mistake("gaussian_pdf")
def forgets_the_half(x, mean, std):
    """Your answers fall too fast: in the exponent the half is missing. One std from the middle, z²/2 is ½."""
    return np.exp(-(((floats(x) - mean) / std) ** 2)) / (std * np.sqrt(2 * np.pi))


@mistake("gaussian_pdf")
def forgets_the_minus(x, mean, std):
    """Your answers grow with the distance from the middle: the exponent has lost its minus."""
    with np.errstate(over="ignore"):
        return np.exp((((floats(x) - mean) / std) ** 2) / 2) / (std * np.sqrt(2 * np.pi))


@mistake("gaussian_pdf")
def forgets_the_root(x, mean, std):
    """Your answers are divided by 2π. It is the square root of it that makes the area 1."""
    return np.exp(-(((floats(x) - mean) / std) ** 2) / 2) / (std * 2 * np.pi)


@mistake("gaussian_pdf")
def does_not_square(x, mean, std):
    """Your exponent has the distance itself, not its square: the hill gets a sharp peak, and heavy tails."""
    return np.exp(-np.abs((floats(x) - mean) / std) / 2) / (std * np.sqrt(2 * np.pi))


@mistake("gaussian_pdf")
def does_not_square_and_minds_the_side(x, mean, std):
    """Your exponent has the distance itself, not its square: left of the middle your numbers grow and grow.

    A bell is the same on both sides: z = 1 and z = −1 have the same density.
    """
    z = (floats(x) - mean) / std
    with np.errstate(over="ignore"):
        return np.exp(-z / 2) / (std * np.sqrt(2 * np.pi))


@mistake("gaussian_pdf")
def measures_without_the_width(x, mean, std):
    """Your bell falls as fast for every std: the distance from the mean is not measured in std.

    With mean 170 and std 10, the point 180 has z = 1.
    """
    return np.exp(-((floats(x) - mean) ** 2) / 2) / (std * np.sqrt(2 * np.pi))


@mistake("gaussian_pdf")
def puts_the_width_under_the_root(x, mean, std):
    """Your answers are right in shape, but divided by √(2π·std). Under the root belongs the variance, std²: or put std
    before the root.
    """
    return np.exp(-(((floats(x) - mean) / std) ** 2) / 2) / np.sqrt(2 * np.pi * std)


@mistake("gaussian_pdf")
def stays_at_zero(x, mean, std):
    """Your bell stands over 0, whatever the mean. Measure the distance from the mean."""
    return np.exp(-((floats(x) / std) ** 2) / 2) / (std * np.sqrt(2 * np.pi))


# normalize


@mistake("normalize")
def divides_by_an_infinite_sum(weights):
    """Your answers are right but for huge weights: their sum is infinite in float64, and each share becomes 0.

    The unit of the weights does not matter. Which one keeps them small?
    """
    weights = floats(weights)
    with np.errstate(over="ignore"):
        return weights / weights.sum()


@mistake("normalize")
def divides_by_the_largest(weights):
    """Your answers are divided by the largest weight: that one gets 1, and the sum is more.

    Shares add up to 1.
    """
    weights = floats(weights)
    return weights / weights.max()


@mistake("normalize")
def divides_by_how_many_there_are(weights):
    """Your answers are divided by how many weights there are, so they need not add up to 1.

    A share is a part of the whole. What do all the weights add up to?
    """
    return floats(weights) / len(weights)
