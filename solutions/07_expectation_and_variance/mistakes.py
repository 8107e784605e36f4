"""What people get wrong about expectation and variance."""

import numpy as np

from runner.mistakes import mistake, wrong


def floats(*vectors):
    return [np.asarray(vector, dtype=float) for vector in vectors]


# By hand

wrong(
    "DIE_MEAN",
    {
        10: "10 is the sum of the faces. Each face comes with the probability ¼: the average is a quarter of that sum.",
        2: "2 is the face in the middle (the median), and the most frequent. The mean feels how far away the 5 is.",
        3: "3 lies halfway between the smallest face and the largest. The mean counts every face, also both 2s.",
        2.667: "2.667 is the mean of 1, 2 and 5: a single 2. The 2 is on two of the four faces, so it counts twice.",
        8: "8 is the sum of 1, 2 and 5: a single 2, and nothing divided. The 2 is on two of the four faces.",
        3.333: "3.333 is the sum of the faces divided by 3. There are four faces, although two of them look the same.",
        0.625: "0.625 is divided by four twice. The quarters are the probabilities: after adding, all is done.",
    },
)
wrong(
    "DIE_VARIANCE",
    {
        3: "3 is 9 divided by n − 1. That belongs to a sample; here all faces are known, each with probability ¼.",
        1.5: "1.5 is the standard deviation: one step too far. The variance is what stands before the square root.",
        8.5: "8.5 is E[X²]: the distances are measured from 0. Measure them from the mean, then square.",
        9: "9 is the sum of the squared distances. Each comes with the probability ¼: take the average.",
        6: "6 is E[X²] − E[X]. In that formula the mean is squared as well.",
        1.25: "1.25 is the average distance from the mean, without squares. The variance squares each distance first.",
        2.889: "2.889 is the variance of 1, 2 and 5: a single 2. The 2 is on two of four faces, so it counts twice.",
        0: "0 is the average of x − E[X] with its sign: above and below always cancel. That is why each is squared.",
        6.25: "6.25 is the mean squared. The variance squares the distances from the mean, not the mean.",
        2.5: "2.5 is the mean, or measured from another point than the mean. How far is each face from it?",
    },
)
wrong(
    "VAR_OF_DOUBLE",
    {
        2: "2 is what happens when two throws are added: X + Y. Here one throw is doubled, and with it its luck.",
        1: "A factor of 1 says that nothing changes. That is so for adding a number; doubling pulls the faces apart.",
        8: "8 is 2³. How much longer does one distance become, and what does the variance do with a distance?",
        16: "16 squares twice. How much longer does one distance become, and what is then done with it once?",
        9: "9 is the variance of the new die itself. How many times the old variance is that?",
        0.5: "0.5 says that the variance shrinks. The faces of the new die are further apart.",
        1.414: "1.414 is √2. The variance holds squares, not square roots, of distances.",
    },
)


# expectation


@mistake("expectation")
def takes_the_plain_mean(values, p):
    """Your answers are the plain mean of the values, as if all of them were equally likely.

    Where does p come in? A value that comes often counts often.
    """
    return float(np.mean(floats(values)[0]))


@mistake("expectation")
def averages_the_products(values, p):
    """Your answers are too small by a factor, the number of values. The probabilities sum to 1: once each value is
    weighed and all are added, the average is there. Nothing is left to divide by.
    """
    values, p = floats(values, p)
    return float(np.mean(values * p))


@mistake("expectation")
def adds_the_values(values, p):
    """Your answers are the sum of the values: what never comes counts as much as what always comes.

    Weigh each value with its probability before you add.
    """
    return float(np.sum(floats(values)[0]))


@mistake("expectation")
def takes_the_likeliest(values, p):
    """Your answers are the value that comes most often. The mean listens to all of them, each by its probability.

    A ticket that mostly wins nothing still has a price.
    """
    values, p = floats(values, p)
    return float(values[np.argmax(p)])


@mistake("expectation")
def keeps_the_products(values, p):
    """Your answer still has one number for each value: they are weighed, but not added up yet.

    E[X] is one number.
    """
    values, p = floats(values, p)
    return values * p


@mistake("expectation")
def keeps_the_last_product(values, p):
    """Your answers are the last value times its probability, alone. What came before it is lost on the way.

    Follow the total by hand through the loop for [0, 4, 12] with ½, ¼, ¼: it must become 0, 1, 4.
    """
    values, p = floats(values, p)
    return float(values[-1] * p[-1])


# variance


@mistake("variance")
def ignores_p(values, p):
    """Your answers are the variance of equally likely values: p plays no part in them.

    It is needed twice: for the mean, and for the average of the squared distances.
    """
    return float(np.var(floats(values)[0]))


@mistake("variance")
def measures_from_the_plain_mean(values, p):
    """Your answers weigh the squared distances with p, but measure them from the plain mean of the values.

    The middle of a distribution is E[X], and it depends on p as well.
    """
    values, p = floats(values, p)
    return float(np.sum(p * (values - np.mean(values)) ** 2))


@mistake("variance")
def averages_plainly(values, p):
    """Your answers measure from E[X], as they should, and then take the plain average of the squared distances.

    A distance that comes rarely counts rarely: weigh here with p as well.
    """
    values, p = floats(values, p)
    return float(np.mean((values - np.sum(p * values)) ** 2))


@mistake("variance")
def divides_by_the_number(values, p):
    """Your answers are too small by a factor, the number of values. The probabilities make the average already.

    Once each squared distance is weighed and all are added, nothing is left to divide by.
    """
    values, p = floats(values, p)
    return float(np.mean(p * (values - np.sum(p * values)) ** 2))


@mistake("variance")
def is_the_standard_deviation(values, p):
    """Your answers are the square root of the variance: the standard deviation, one step too far.

    The variance has squared units, and 24 is not 4.9.
    """
    values, p = floats(values, p)
    return float(np.sqrt(np.sum(p * (values - np.sum(p * values)) ** 2)))


@mistake("variance")
def squares_the_mean(values, p):
    """Your answers are E[X]², the mean squared. What is certain gets a variance there, and it has none.

    Square the distances from the mean.
    """
    values, p = floats(values, p)
    return float(np.sum(p * values) ** 2)


@mistake("variance")
def measures_from_zero(values, p):
    """Your answers are E[X²]: distances from 0. A value that is always 7 would have the variance 49.

    Measure from the mean.
    """
    values, p = floats(values, p)
    return float(np.sum(p * values**2))


@mistake("variance")
def forgets_a_square(values, p):
    """Your answers are E[X²] − E[X]. The short formula takes away the square of the mean.

    A value that is always 7 must have the variance 0.
    """
    values, p = floats(values, p)
    return float(np.sum(p * values**2) - np.sum(p * values))


@mistake("variance")
def does_not_square(values, p):
    """Your answers are the average distance from the mean, without the squares.

    That is a measure of spread too, but another one: square each distance before you weigh it.
    """
    values, p = floats(values, p)
    return float(np.sum(p * np.abs(values - np.sum(p * values))))


@mistake("variance")
def lets_them_cancel(values, p):
    """Your answers are 0, or nearly: the distances keep their sign, and above and below cancel for every die.

    Square each of them before you add.
    """
    values, p = floats(values, p)
    return float(np.sum(p * (values - np.sum(p * values))))


@mistake("variance")
def weighs_the_distance(values, p):
    """Your answers square the probabilities as well: each distance is weighed first and squared afterwards.

    First the distance, then its square, then the weight.
    """
    values, p = floats(values, p)
    return float(np.sum((p * (values - np.sum(p * values))) ** 2))


@mistake("variance")
def uses_a_growing_mean(values, p):
    """Your answers measure from a mean that is still growing: the first distances are taken before it is complete.

    Two passes are needed: first the whole mean, then all the distances.
    """
    mean = total = 0.0
    for value, chance in zip(*floats(values, p), strict=True):
        mean += chance * value
        total += chance * (value - mean) ** 2
    return float(total)


@mistake("variance")
def subtracts_the_other_way_round(values, p):
    """Your answers are E[X]² − E[X²]: below 0, and a mean of squares never is. The two parts have changed places.

    And on paper alone is that formula safe: where the mean is large, take it away first, then square.
    """
    values, p = floats(values, p)
    if np.abs(values).max() > 1e6:  # what is left of such a difference is rounding, and nobody rounds alike
        return np.nan
    return float(np.sum(p * values) ** 2 - np.sum(p * values**2))


@mistake("variance")
def corrects_as_for_a_sample(values, p):
    """Your answers are too large by n / (n − 1). That corrects the variance of a sample, whose mean is only a guess.

    Here p is known, and E[X] with it: nothing has to be corrected.
    """
    values, p = floats(values, p)
    n = len(values)
    with np.errstate(all="ignore"):
        return float(np.sum(p * (values - np.sum(p * values)) ** 2) * np.float64(n) / (n - 1))


@mistake("variance")
def subtracts_two_huge_numbers(values, p):
    """Your answers are those of E[X²] − E[X]²: right on paper, and lost in float64 where the mean is large.

    At a thousand million both squares have 19 digits, and 16 are kept. Take the mean away first, then square.
    """
    values, p = floats(values, p)
    return float(np.sum(p * values**2) - np.sum(p * values) ** 2)


# sample_variance


@mistake("sample_variance")
def divides_by_n(x):
    """Your answers are divided by n. Draws lie nearer to their own mean than to E[X], so that is too small on average.

    On average, over all pairs of throws, that is half of the die's variance. What is divided by instead?
    """
    return float(np.var(floats(x)[0]))


@mistake("sample_variance")
def is_the_sample_deviation(x):
    """Your answers are the square root of the variance: the standard deviation, one step too far."""
    return float(np.std(floats(x)[0], ddof=1))


@mistake("sample_variance")
def adds_the_squares(x):
    """Your answers are the sum of the squared distances: more draws would mean more variance.

    How many distances are free, once the mean is known? Divide by that.
    """
    (x,) = floats(x)
    return float(np.sum((x - x.mean()) ** 2))


@mistake("sample_variance")
def divides_by_n_plus_one(x):
    """Your answers are divided by n + 1. The correction goes the other way: dividing by n is too small already."""
    (x,) = floats(x)
    return float(np.sum((x - x.mean()) ** 2) / (len(x) + 1))


@mistake("sample_variance")
def adds_the_plain_distances(x):
    """Your answers add the distances themselves, without squaring them. Square each distance from the mean first."""
    (x,) = floats(x)
    return float(np.sum(np.abs(x - x.mean())) / (len(x) - 1))


@mistake("sample_variance")
def measures_draws_from_zero(x):
    """Your answers are built from the draws themselves, not from their distances to the mean.

    A sample of equal draws must have the variance 0.
    """
    (x,) = floats(x)
    return float(np.sum(x**2) / (len(x) - 1))


@mistake("sample_variance")
def measures_from_a_running_mean(x):
    """Your answers measure each draw from the mean of the draws so far: the first distances are then too short.

    Two passes are needed: first the whole mean, then all the distances.
    """
    total = squares = 0.0
    for i, draw in enumerate(floats(x)[0], start=1):
        total += draw
        squares += (draw - total / i) ** 2
    return float(squares / (len(x) - 1))


@mistake("sample_variance")
def measures_from_the_first_draw(x):
    """Your answers measure each distance from the first draw. The middle of a sample is its mean.

    Which draw came first must not matter.
    """
    (x,) = floats(x)
    return float(np.sum((x - x[0]) ** 2) / (len(x) - 1))


@mistake("sample_variance")
def loses_the_digits(x):
    """Your answers are those of the mean of the squares minus the square of the mean: right on paper, and lost in
    float64 where the mean is large. Take the mean away first, then square.
    """
    (x,) = floats(x)
    n = len(x)
    return float((np.sum(x**2) - n * x.mean() ** 2) / (n - 1))


@mistake("sample_variance", edges=True)
def answers_for_one_draw(x):
    """Your numbers are right, but a single draw gets the variance 0, as if the next one had to be the same.

    Nobody knows that: say so with a ValueError.
    """
    (x,) = floats(x)
    return float(np.var(x, ddof=1)) if len(x) > 1 else 0.0


@mistake("sample_variance", edges=True)
def divides_zero_by_zero(x):
    """Your numbers are right, but a single draw leads to 0 / 0, and what comes is no number.

    Look for it before you divide, and say so with a ValueError.
    """
    (x,) = floats(x)
    with np.errstate(all="ignore"):
        return float(np.sum((x - x.mean()) ** 2) / np.float64(len(x) - 1))
