"""What people get wrong in softmax and its stability."""

import numpy as np

from runner.mistakes import mistake


@mistake("SAME_OUTPUT")
def false():
    """You say that the two outputs differ. Work out all six probabilities with a calculator, or write each
    exp(101) as exp(100) · exp(1) and see what happens in the fraction.
    """
    return False


@mistake("WHY")
def a():
    """Statement a says that all three probabilities get larger. They cannot: what would they sum to then?
    Compute the first probability for both lists and compare.
    """
    return "a"


@mistake("WHY")
def b():
    """Statement b says that only the order counts. Then [1, 2, 3] and [1, 2, 30] would have the same output
    too: compute the largest probability of each.
    """
    return "b"


@mistake("WHY")
def d():
    """Statement d compares the scores by their ratios, as percentages do. Softmax puts them through exp
    first: what is exp(103) / exp(102), and what is exp(3) / exp(2)?
    """
    return "d"


@mistake("OVERFLOWS")
def the_largest_score_of_the_question():
    """exp(103) is about 5e44: large, but float64 goes on to 1.8e308. Which x makes exp(x) larger than that?
    See "By hand" in the README.
    """
    return 103.0


@mistake("OVERFLOWS")
def just_not_enough():
    """exp(709) is about 8e307, which float64 can still hold: you are very close. The logarithm of 1.8e308 is
    the border; take a score on its other side.
    """
    return 709.0


@mistake("OVERFLOWS")
def where_single_precision_ends():
    """exp(89) is too large for float32, but float64 goes on to 1.8e308. Work the border out again with the
    larger number.
    """
    return 89.0


@mistake("OVERFLOWS")
def infinity():
    """You gave infinity itself. The surprise is that a quite ordinary, finite score is enough: look for a
    number whose exp is more than 1.8e308.
    """
    return float("inf")


@mistake("naive_softmax")
def without_exp(z):
    """You divided each score by the sum of the scores, without exp. Then [-1, 1] means dividing by 0, and a
    negative score gives a negative probability. Put every score through exp first.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        return z / np.sum(z)


@mistake("naive_softmax")
def divided_by_the_sum_of_scores(z):
    """Your numerators are right, but you divided them by the sum of the scores z. The probabilities sum to 1
    only if you divide by the sum of the very numbers that stand in the numerators.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        return np.exp(z) / np.sum(z)


@mistake("naive_softmax")
def exp_of_the_shares(z):
    """You divided inside the exp: exp(z / Σz). Look where the brackets close: first exp of each score, then
    the sum of these, and the division last of all.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        return np.exp(z / np.sum(z))


@mistake("naive_softmax")
def never_divides(z):
    """You return the exps themselves: positive, but [1, 2, 3] gives 2.7, 7.4 and 20.1. Probabilities sum to
    1, so one step is still missing.
    """
    with np.errstate(all="ignore"):
        return np.exp(np.asarray(z, dtype=float))


@mistake("naive_softmax")
def powers_of_two(z):
    """You used powers of 2, where the formula has exp, the powers of e = 2.718…. Your result is a
    distribution, but a flatter one: [0, 1] becomes 1/3 and 2/3, not 0.27 and 0.73.
    """
    with np.errstate(all="ignore"):
        powers = 2.0 ** np.asarray(z, dtype=float)
        return powers / np.sum(powers)


@mistake("naive_softmax")
def sigmoid_of_each_score(z):
    """You turned each score into a probability on its own: that is the sigmoid, 1 / (1 + exp(-z)), and the
    results need not sum to 1. In softmax the scores compete: each is divided by what all have together.
    """
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


@mistake("naive_softmax")
def already_stable(z):
    """Your naive_softmax does not break any more: you have shifted the scores before exp. Keep that idea for
    softmax. This function shows what happens without it, so write the formula down as it stands.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z))
    return exps / np.sum(exps)


@mistake("softmax")
def no_shift(z, axis=-1):
    """You compute the formula as it reads, so a score of 1000 gives infinity divided by infinity, and -1000
    alone gives 0 divided by 0: both nan. Your answer to WHY says how you may change the scores before exp.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z)
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def clipped_scores(z, axis=-1):
    """You cut the scores off at a limit, so that exp fits. But then 1001 and 1003 both become the limit, and
    get the same probability. Scores may be shifted, not cut: see hint 3.
    """
    z = np.clip(np.asarray(z, dtype=float), -700, 700)
    exps = np.exp(z)
    return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def shifted_by_the_mean(z, axis=-1):
    """You subtract the mean. That is allowed, but it does not help enough: with the scores 0 and 10000, the
    larger one is still 5000 above the mean, and exp(5000) is infinite. Which shift leaves no score above 0?
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.mean(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def shifted_by_the_minimum(z, axis=-1):
    """You subtract the smallest score. Then none is negative, but the largest can still be huge, and large is
    what makes exp overflow. Which shift leaves no score above 0?
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.min(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def one_maximum_for_the_whole_batch(z, axis=-1):
    """You subtract one number from the whole matrix. Beside a row near +1000, a row near -1000 is then so far
    down that all its exps are 0, and 0/0 is nan. Each row needs a shift of its own.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def divided_by_the_maximum(z, axis=-1):
    """You divide the scores by the largest one to make them small. That changes the answer: [1, 2, 3] and
    [10, 20, 30] would get the same probabilities. Your answer to WHY says which change is harmless.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z / np.max(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def columns_instead_of_rows(z, axis=-1):
    """You always work down the columns (axis 0). A row holds the scores that compete, unless the caller says
    otherwise with `axis`: pass it on.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=0, keepdims=True))
    return exps / np.sum(exps, axis=0, keepdims=True)


@mistake("softmax")
def ignores_axis(z, axis=-1):
    """You always work along the last axis, whatever `axis` says. Right for rows; but with axis=0 it is each
    column that must sum to 1. Pass `axis` on.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return exps / np.sum(exps, axis=-1, keepdims=True)


@mistake("softmax")
def sum_of_everything(z, axis=-1):
    """You divide by the sum of the whole matrix, so all the rows together make 1, not each of them. Tell the
    sum along which axis to add.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return exps / np.sum(exps)


@mistake("softmax")
def everything_at_once(z, axis=-1):
    """You take one maximum and one sum of the whole matrix, so all the rows together make 1, not each of them. Tell
    both along which axis to look.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z))
    return exps / np.sum(exps)


@mistake("softmax")
def no_keepdims(z, axis=-1):
    """For rows, the maximum and the sum come out as flat vectors, and NumPy lines these up with the columns:
    a square matrix mixes up its rows, any other raises an error. Look up `keepdims`.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z, axis=axis))
        return exps / np.sum(exps, axis=axis)


@mistake("softmax")
def sum_without_keepdims(z, axis=-1):
    """Your shift is right for each row, but the sum is a flat vector, and NumPy lines it up with the columns:
    a row is divided by the sums of other rows. What you did for the maximum, the sum needs as well.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return exps / np.sum(exps, axis=axis)


@mistake("softmax")
def adds_an_epsilon(z, axis=-1):
    """You add a small number below the fraction bar, as a guard against dividing by 0. The probabilities then
    sum to a little less than 1. After the right shift one exp is exactly 1, so that sum is never 0.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return exps / (np.sum(exps, axis=axis, keepdims=True) + 1e-8)


@mistake("softmax")
def rounded(z, axis=-1):
    """You round the probabilities to four digits. They no longer sum to exactly 1, and small ones become 0.
    Round when you print, not when you compute.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return np.round(exps / np.sum(exps, axis=axis, keepdims=True), 4)


@mistake("softmax")
def base_two(z, axis=-1):
    """You used powers of 2, where the formula has exp, the powers of e = 2.718…. Your result is a
    distribution, but a flatter one: [0, 1] becomes 1/3 and 2/3, not 0.27 and 0.73.
    """
    z = np.asarray(z, dtype=float)
    powers = np.exp2(z - np.max(z, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)


@mistake("softmax")
def absolute_values(z, axis=-1):
    """You take absolute values of the scores, so -3 counts as much as 3. No score needs to be made positive:
    exp of a negative number is already positive, only small.
    """
    z = np.abs(np.asarray(z, dtype=float))
    exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def winner_takes_all(z, axis=-1):
    """You give all the probability to the largest score. That is the argmax; softmax is its soft version, in
    which every other score keeps a share: [1, 2, 3] gives about 9%, 24% and 67%.
    """
    z = np.asarray(z, dtype=float)
    winners = (z == np.max(z, axis=axis, keepdims=True)).astype(float)
    return winners / np.sum(winners, axis=axis, keepdims=True)


@mistake("softmax")
def changes_its_argument(z, axis=-1):
    """Your probabilities are right, but the caller's array is shifted afterwards: `-=` (or out=) writes into
    it, since np.asarray makes no copy of a float64 array. Give the shifted scores a name of their own.
    """
    z = np.asarray(z, dtype=float)
    z -= np.max(z, axis=axis, keepdims=True)
    exps = np.exp(z)
    return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax")
def keeps_the_type(z, axis=-1):
    """You compute in the type that the scores came in. In float32 that costs digits, and small unsigned
    integers cannot go below 0: 10 - 202 is 64 in uint8. Turn the scores to float64 first.
    """
    z = np.asarray(z)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("softmax", checks_input=False)
def lets_nan_and_infinity_in(z, axis=-1):
    """You let nan or an infinity in. One nan turns its whole row to nan, which shows up only much later, far
    from its cause. The docstring says which input is a ValueError.
    """
    z = np.asarray(z, dtype=float)
    if z.ndim == 0 or z.size == 0:
        raise ValueError("z must hold at least one score, along one axis")
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("log_softmax")
def log_of_softmax(z, axis=-1):
    """You take the logarithm of finished probabilities. One that is too small for float64 has become 0 by
    then, and log 0 is -inf: for [0, -1000] the answer is -1000. Simplify the log of the fraction on paper.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
        return np.log(exps / np.sum(exps, axis=axis, keepdims=True))


@mistake("log_softmax")
def log_of_softmax_plus_epsilon(z, axis=-1):
    """You add a small number before the logarithm, so that it is never log 0. But then no result is below
    about -27.6, where -1000 would be right. Simplify the log of the fraction on paper instead.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
        return np.log(exps / np.sum(exps, axis=axis, keepdims=True) + 1e-12)


@mistake("log_softmax")
def log_sum_without_shift(z, axis=-1):
    """You take the logarithm of Σ exp(z) as it reads: for a score of 1000 that sum is already infinite. The
    shift that saves softmax saves this sum too.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        return z - np.log(np.sum(np.exp(z), axis=axis, keepdims=True))


@mistake("log_softmax")
def shift_in_one_place_only(z, axis=-1):
    """You shifted the scores inside the sum, but not the score in front of it (or did not add the shift
    back). [1, 2, 3] then gives 0.6 to 2.6, and a logarithm of a probability is never above 0.
    """
    z = np.asarray(z, dtype=float)
    exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return z - np.log(np.sum(exps, axis=axis, keepdims=True))


@mistake("log_softmax")
def only_the_shift(z, axis=-1):
    """You left the sum out: each score less the largest one. So the largest always gets 0, as if its
    probability were 1. The second part of the formula, the logarithm of the sum, is missing.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        return z - np.max(z, axis=axis, keepdims=True)


@mistake("log_softmax")
def no_logarithm(z, axis=-1):
    """You return the probabilities themselves. Their logarithms are asked for: 0 for a probability of 1, and
    negative for all others.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        exps = np.exp(z - np.max(z, axis=axis, keepdims=True))
        return exps / np.sum(exps, axis=axis, keepdims=True)


@mistake("log_softmax")
def log_of_base_two(z, axis=-1):
    """You take log2 of the sum, but the sum is one of powers of e, so the two do not undo each other: for
    [0, 0] you get -1, where log ½ is -0.69. In machine learning log means the natural one, np.log.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        shifted = z - np.max(z, axis=axis, keepdims=True)
        return shifted - np.log2(np.sum(np.exp(shifted), axis=axis, keepdims=True))


@mistake("log_softmax")
def wrong_sign(z, axis=-1):
    """Your numbers are right but for the sign. The logarithm of a probability is 0 or negative. The minus
    that turns it into a loss comes later, in rung 19.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        shifted = z - np.max(z, axis=axis, keepdims=True)
        return np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True)) - shifted


@mistake("log_softmax")
def one_maximum_for_all_rows(z, axis=-1):
    """You subtract one number from the whole matrix. Beside a row near +1000, all exps of a row near -1000
    are then 0, and so is their sum: its logarithm is -inf. Each row needs a shift of its own.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        shifted = z - np.max(z)
        return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))


@mistake("log_softmax")
def flat_sums(z, axis=-1):
    """For rows, the maximum and the sum come out as flat vectors, and NumPy lines these up with the columns:
    a square matrix mixes up its rows, any other raises an error. Look up `keepdims`.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        shifted = z - np.max(z, axis=axis)
        return shifted - np.log(np.sum(np.exp(shifted), axis=axis))


@mistake("log_softmax")
def always_the_last_axis(z, axis=-1):
    """You always work along the last axis, whatever `axis` says. Right for rows; but with axis=0 it is the
    scores of a column that compete. Pass `axis` on.
    """
    z = np.asarray(z, dtype=float)
    with np.errstate(all="ignore"):
        shifted = z - np.max(z, axis=-1, keepdims=True)
        return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))
