"""What people get wrong about softmax and its stability."""

import functools
import re

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when

wrong(
    "SAME_OUTPUT",
    {
        False: """You say that the two differ. Work out the first probability of both, with a calculator; or write
        exp(101) as exp(100) · exp(1) and see what becomes of the fraction.""",
    },
)

wrong(
    "WHY",
    {
        "a": """Statement a says that all three probabilities get larger. What would they sum to then?
        Work out the first one for both lists, and compare.""",
        "b": """Statement b says that only the order counts. Then [1, 2, 3] and [1, 2, 30] would give the same as well.
        Work out the largest probability of each.""",
        "d": """Statement d compares the scores by their ratios, as percentages do. Softmax puts them through exp first.
        What is exp(3) / exp(1)? And exp(103) / exp(101)?""",
    },
)

wrong(
    "OVERFLOWS",
    {
        309: """309 would be right for powers of ten: 10³⁰⁹ is too large. But exp counts in powers of e = 2.718…,
        and exp(309) is only about 10¹³⁴. How many times does a factor of ten hold a factor of e?""",
        103: "exp(103) is about 5 · 10⁴⁴. That is much, but float64 goes on to 1.8 · 10³⁰⁸.",
        89: """exp(89) is too large for 32 bits (float32), but float64 goes on to 1.8 · 10³⁰⁸.
        Look for the border again, with the larger number.""",
        709: "exp(709) is about 8 · 10³⁰⁷, and float64 can just hold that. You are very close.",
    },
)
wrong_when(
    "OVERFLOWS",
    700.0,
    lambda score: 0 <= score < 709.5 and score not in (103, 309, 89, 709),
    "exp of this score still fits into float64. Which power of ten does float64 end at, and which power of e is that?",
)


wrong_when(
    "OVERFLOWS",
    -1000.0,
    lambda score: -np.inf < score < -700,
    "exp of a very negative number is not too large but too small: it becomes 0. Look on the other side.",
)
wrong_when(
    "OVERFLOWS",
    float("inf"),
    lambda score: score == np.inf,
    "That is infinity itself. But an ordinary score is enough: which finite x has an exp above 1.8 · 10³⁰⁸?",
)


def letters(text):
    """The letters that were picked; none if something else stands there."""
    picked = re.sub(r"[\s,;.()\[\]]|\band\b", "", text.lower())
    return set(picked) if set(picked) <= set("abcdef") else set()


def may_replace(example, matches, text):
    """One answer with one letter too many or too few. The first letter that is wrong has the word."""
    wrong_when("MAY_REPLACE_EXP", example, lambda value: bool(letters(value)) and matches(letters(value)), text)


may_replace(
    "abdf",
    lambda picked: "a" in picked,
    "You have z² (a) among them. It is never negative; but the scores [0, 0] give 0 / 0.",
)
may_replace(
    "df",
    lambda picked: "a" not in picked and "b" not in picked,
    """You leave out 2ᶻ (b). It is exp(0.693 · z), so it can do what exp can. Try [0, 1], and [−5, 3]:
    does a result below 0 come out, or another sum?""",
)
may_replace(
    "bcdf",
    lambda picked: "a" not in picked and "b" in picked and "c" in picked,
    "You have |z| (c) among them. It is never negative; but the scores [0, 0] give 0 / 0.",
)
may_replace(
    "bf",
    lambda picked: "b" in picked and "d" not in picked and not picked & set("ac"),
    """You leave out 1 + z² (d). Scores of −2 and 2 get the same from it, so the order is lost.
    But the question is only: can a result be below 0, or the sum be another than 1?""",
)
may_replace(
    "bdef",
    lambda picked: {"b", "d", "e"} <= picked and not picked & set("ac"),
    "You have max(z, 0) (e) among them. It is never negative; but what do the scores [−1, −2] give?",
)
may_replace(
    "bd",
    lambda picked: picked == {"b", "d"},
    """You leave out e⁻ᶻ (f). It turns the order round: the highest score gets least.
    But the question is only: can a result be below 0, or the sum be another than 1?""",
)


def floats(z):
    return np.asarray(z, dtype=float)


def _over(z, axis):
    """A largest score and a sum of exps, for every row or whatever the axis says."""
    largest = np.max(z, axis=axis, keepdims=True)
    return largest, np.sum(np.exp(z - largest), axis=axis, keepdims=True)


def of_vectors(of, epsilons=False):
    """A mistake that says nothing about matrices: it is the same one whether the code minds `axis` or not."""

    def mark(function):
        @functools.wraps(function)
        def for_a_vector(z, axis=-1, **size):
            z = floats(z)
            return function(z, **size) if z.ndim == 1 else np.full(z.shape, np.nan)

        return mistake(of, epsilons=epsilons)(for_a_vector)

    return mark


# naive_softmax


@mistake("naive_softmax")
def without_exp(z):
    """Your answers are each score divided by the sum of the scores, without exp.

    A negative score gets a negative share then, and [−1, 1] divides by 0.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        return z / np.sum(z)


@mistake("naive_softmax")
def divides_by_the_sum_of_scores(z):
    """Your answers are exp(zᵢ) divided by the sum of the scores z: they do not sum to 1.

    Shares make one whole only if each is divided by the sum of them all.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        return np.exp(z) / np.sum(z)


@mistake("naive_softmax")
def exp_of_the_shares(z):
    """Your answers are exp(zᵢ / Σz): the division happens before exp. It belongs at the very end."""
    z = floats(z)
    with np.errstate(all="ignore"):
        return np.exp(z / np.sum(z))


@mistake("naive_softmax")
def never_divides(z):
    """Your answers are the exps themselves: positive, but 2.7, 7.4 and 20.1 for [1, 2, 3]. One step is missing."""
    with np.errstate(all="ignore"):
        return np.exp(floats(z))


@mistake("naive_softmax")
def gives_the_sum(z):
    """Your answer is one number, the sum of the exps. Each score gets a share of it: as many answers as scores."""
    with np.errstate(all="ignore"):
        return float(np.sum(np.exp(floats(z))))


@mistake("naive_softmax")
def sigmoid_of_each_score(z):
    """Your answers are 1 / (1 + exp(−z)) of each score alone, the sigmoid: they need not sum to 1.

    In softmax the scores compete: each is divided by what all have together.
    """
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-floats(z)))


@mistake("naive_softmax")
def divides_by_the_sum_so_far(z):
    """Each of your exps is divided by the sum of those up to it: the first answer is always 1.

    The whole sum has to be there before the first division: that takes two loops, one after the other.
    """
    exps = np.exp(floats(z))
    with np.errstate(all="ignore"):
        return exps / np.cumsum(exps)


@mistake("naive_softmax")
def divides_by_the_exp_of_the_sum(z):
    """Your answers are divided by exp of the sum of the scores. The formula has the sum of their exps.

    exp(1 + 2) is 20.1, and exp(1) + exp(2) is 10.1.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        return np.exp(z) / np.exp(np.sum(z))


@mistake("naive_softmax")
def divides_by_the_number_of_scores(z):
    """Your answers are the exps divided by how many scores there are: that makes a mean of them, and no shares.

    Shares make one whole only if each is divided by the sum of them all.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        return np.exp(z) / len(z)


@mistake("naive_softmax")
def takes_powers_of_two(z):
    """Your answers are shares, but of powers of 2. Softmax takes powers of e = 2.718…, that is exp.

    In [0, 1] the second share is then 0.667; with exp it is 0.731.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        return 2.0**z / np.sum(2.0**z)


@mistake("naive_softmax")
def divides_by_the_largest(z):
    """Your answers are the exps divided by the largest of them, so the highest score always gets 1.

    The formula divides by their sum.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        return np.exp(z) / np.max(np.exp(z))


@mistake("naive_softmax", edges=True)
def does_not_break(z):
    """Your answers are right for large scores as well: keep this idea, it is softmax.

    naive_softmax is there to show what happens without it: the formula as it reads.
    """
    z = floats(z)
    return np.exp(z - np.max(z)) / _over(z, None)[1]


# softmax


@mistake("softmax", edges=True)
def no_shift(z, axis=-1):
    """Your answers are right as long as exp is. A score of 1000 makes inf / inf, and very negative ones make 0 / 0.

    Your answer to WHY says what may be done to the scores before exp.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        exps = np.exp(z)
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax", edges=True)
def shifts_by_the_mean(z, axis=-1):
    """Your answers break for [10000, −10000, 10000], though not for [10000, 10001]: so it is with the mean taken away.

    That is allowed, but a score can stand far above the mean. What makes sure that nothing stands above 0?
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.mean(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax", edges=True)
def shifts_by_the_smallest(z, axis=-1):
    """Your answers break where one score is far above the smallest: so it is with the smallest score taken away.

    Then none is below 0; but it is large ones that exp can't take. What makes sure that nothing stands above 0?
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.min(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@of_vectors("softmax")
def divided_by_the_exp_of_the_sum(z):
    """Your answers are divided by exp of the sum of the scores. The formula has the sum of their exps.

    exp(1 + 2) is 20.1, and exp(1) + exp(2) is 10.1.
    """
    with np.errstate(all="ignore"):
        return np.exp(z) / np.exp(np.sum(z))


@of_vectors("softmax")
def makes_a_number_of_nan(z):
    """Your answers are right as long as exp is. Where inf / inf or 0 / 0 would be NaN, they are 0, and don't sum to 1.

    NaN says that a number was lost on the way; a 0 in its place is one more wrong number. Don't let it come so far:
    your answer to WHY says what may be done to the scores before exp.
    """
    with np.errstate(all="ignore"):
        exps = np.exp(z)
        return np.nan_to_num(exps / np.sum(exps))


@of_vectors("softmax")
def cuts_the_scores(z):
    """Your answers are those of scores cut off at a limit, so that exp fits: 10000 and 10001 get the same.

    Scores may be moved, all by the same number. Cut, they lose their differences.
    """
    if np.any((np.abs(z) > 40) & (np.abs(z) < 800)):  # there it depends on the limit
        return np.full(len(z), np.nan)
    exps = np.exp(np.clip(z, -700, 700))
    return exps / np.sum(exps)


@of_vectors("softmax")
def divides_the_scores(z):
    """Your answers are those of the scores divided by the largest one: [1, 2] and [10, 20] get the same.

    Your answer to WHY says which change is harmless. A division changes the differences.
    """
    with np.errstate(all="ignore"):
        exps = np.exp(z / np.max(z))
        return exps / np.sum(exps)


@of_vectors("softmax")
def shifts_above_only(z):
    """Your answers don't sum to 1: above the fraction bar the scores are shifted, below it they are not.

    A shift is harmless only if every exp gets it.
    """
    with np.errstate(all="ignore"):
        return np.exp(z - np.max(z)) / np.sum(np.exp(z))


@of_vectors("softmax")
def shifts_below_only(z):
    """Your answers don't sum to 1: below the fraction bar the scores are shifted, above it they are not.

    A shift is harmless only if every exp gets it.
    """
    with np.errstate(all="ignore"):
        return np.exp(z) / _over(z, None)[1]


@of_vectors("softmax")
def winner_takes_all(z):
    """Your answers give everything to the largest score. That is the argmax; softmax is its soft version.

    Every score keeps a share: [1, 2, 3] gives 9%, 24% and 67%.
    """
    winners = z == np.max(z)
    return winners.astype(float) if np.sum(winners) == 1 else np.full(len(z), np.nan)  # two may share it, or not


@of_vectors("softmax")
def never_divided(z):
    """Your answers are the exps after the shift: the highest score always gets 1. The division is missing."""
    return np.exp(z - _over(z, None)[0])


@of_vectors("softmax")
def rounds(z):
    """Your answers are rounded to a few digits: they no longer sum to 1, and small ones become 0.

    Round what you print, not what you compute.
    """
    largest, total = _over(z, None)
    return np.round(np.exp(z - largest) / total, 4)


@mistake("softmax")
def everything_at_once(z, axis=-1):
    """Your answers are right for a vector. Of a matrix all entries together sum to 1, where each row should.

    Tell the maximum and the sum along which axis to look.
    """
    z = floats(z)
    return np.exp(z - np.max(z)) / _over(z, None)[1]


@mistake("softmax")
def no_keepdims(z, axis=-1):
    """Your answers are right for a vector. In a square matrix the rows get each other's sums.

    Without `keepdims` the results are a flat vector, and NumPy lines that up with the columns.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z, axis=axis))
        return exps / np.sum(exps, axis=axis)


@mistake("softmax")
def always_the_last_axis(z, axis=-1):
    """Your answers are right along the last axis, and are the same for every other one. Pass `axis` on."""
    return np.exp(floats(z) - _over(floats(z), -1)[0]) / _over(floats(z), -1)[1]


# log_softmax


@of_vectors("log_softmax")
def log_of_the_probability(z):
    """Your answers are logarithms of finished probabilities. One that was too small has become 0 by then.

    Its logarithm is lost. Take the logarithm of the fraction on paper first, and see which exp disappears.
    """
    largest, total = _over(z, None)
    with np.errstate(all="ignore"):
        return np.log(np.exp(z - largest) / total)


@of_vectors("log_softmax", epsilons=True)
def log_of_a_little_at_least(z, epsilon=1e-12):
    """Your answers never get below a certain number: the probability was kept above 0 before its logarithm.

    But log_softmax([0, 1000]) is [−1000, 0]. Take the logarithm of the fraction on paper first.
    """
    largest, total = _over(z, None)
    return np.log(np.maximum(np.exp(z - largest) / total, epsilon))


@of_vectors("log_softmax", epsilons=True)
def log_of_a_little_more(z, epsilon=1e-12):
    """Your answers never get below a certain number: a little was added to the probability before its logarithm.

    But log_softmax([0, 1000]) is [−1000, 0]. Take the logarithm of the fraction on paper first.
    """
    largest, total = _over(z, None)
    return np.log(np.exp(z - largest) / total + epsilon)


@mistake("log_softmax", edges=True)
def log_without_shift(z, axis=-1):
    """Your answers are right as long as exp is: for a score of 10000 the sum is already infinite.

    The shift that saves softmax saves this sum too.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        return z - np.log(np.sum(np.exp(z), axis=axis, keepdims=True))


@of_vectors("log_softmax")
def shift_in_one_place(z):
    """Your answers can be above 0, and no probability is above 1. They are too large by the largest score.

    It was taken away inside the sum, but not from the score in front.
    """
    return z - np.log(_over(z, None)[1])


@of_vectors("log_softmax")
def only_the_shift(z):
    """Your answers are each score less the largest: the highest always gets 0, as if its probability were 1.

    The second part, the logarithm of the sum, is missing.
    """
    return z - _over(z, None)[0]


@of_vectors("log_softmax")
def no_logarithm(z):
    """Your answers are the probabilities themselves. Their logarithms are asked for: none of them is above 0."""
    largest, total = _over(z, None)
    return np.exp(z - largest) / total


@of_vectors("log_softmax")
def sum_without_log(z):
    """Your answers take away the sum of the exps, where its logarithm belongs: log(a / b) = log a − log b."""
    largest, total = _over(z, None)
    return z - largest - total


@of_vectors("log_softmax")
def sum_of_the_logs(z):
    """Your answers take away the sum of all (shifted) scores. That is Σ log exp, but the formula has log Σ exp.

    A logarithm of a sum is not the sum of the logarithms.
    """
    shifted = z - _over(z, None)[0]
    if np.any(shifted < -700):  # log(exp(x)) is x only as long as exp is exact
        return np.full(len(z), np.nan)
    return shifted - np.sum(shifted)


@of_vectors("log_softmax")
def base_two(z):
    """Your answers use the logarithm of base 2 for the sum, but the sum is one of powers of e.

    The two must belong together: here log is the natural one, np.log.
    """
    largest, total = _over(z, None)
    return z - largest - np.log2(total)


def log_of_the_shares(z, log):
    """With a logarithm of any base."""
    largest, total = _over(z, None)
    with np.errstate(all="ignore"):
        return log(np.exp(z - largest) / total)


@of_vectors("log_softmax")
def base_ten(z):
    """Your answers are logarithms of base 10, the `log` key of many calculators. Here log is the natural one, `ln`.

    Only the natural logarithm undoes exp: log(exp(x)) = x.
    """
    return log_of_the_shares(z, np.log10)


@of_vectors("log_softmax")
def base_two_throughout(z):
    """Your answers are logarithms of base 2, which counts in bits. Here log is the natural one, np.log.

    Only the natural logarithm undoes exp: log(exp(x)) = x.
    """
    return log_of_the_shares(z, np.log2)


@of_vectors("log_softmax")
def wrong_sign(z):
    """Your numbers are right but for the sign. The logarithm of a probability is 0 or negative.

    (Turned round they are a loss, but that comes later.)
    """
    largest, total = _over(z, None)
    return np.log(total) + largest - z


@mistake("log_softmax")
def all_at_once(z, axis=-1):
    """Your answers are right for a vector. In a matrix each row needs a largest score and a sum of its own.

    Tell the maximum and the sum along which axis to look.
    """
    z = floats(z)
    largest, total = _over(z, None)
    with np.errstate(all="ignore"):
        return z - largest - np.log(total)


@mistake("log_softmax")
def flat_sums(z, axis=-1):
    """Your answers are right for a vector. In a square matrix the rows get each other's sums.

    Without `keepdims` the results are a flat vector, and NumPy lines that up with the columns.
    """
    z = floats(z)
    with np.errstate(all="ignore"):
        shifted = z - np.max(z, axis=axis)
        return shifted - np.log(np.sum(np.exp(shifted), axis=axis))


@mistake("log_softmax")
def only_the_last_axis(z, axis=-1):
    """Your answers are right along the last axis, and are the same for every other one. Pass `axis` on."""
    z = floats(z)
    return z - _over(z, -1)[0] - np.log(_over(z, -1)[1])
