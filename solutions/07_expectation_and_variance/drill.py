"""Mean and variance of a die by hand, with fresh faces."""

from math import gcd, sqrt
from statistics import median

from runner.drills import drill, shown

EACH = [0.25] * 4


def faces(rng, most):
    """Four faces, one number twice; in any order."""
    numbers = rng.sample(range(most), 3)
    found = [*numbers, rng.choice(numbers)]
    rng.shuffle(found)
    return {"values": found, "p": EACH}


def listed(values):
    return f"{', '.join(map(shown, values[:-1]))} and {shown(values[-1])}"


mean = drill("mean_of_a_die", "expectation", digits=2)


@mean.numbers
def a_die(rng):
    return faces(rng, 13)


@mean.truth
def weighted(values, p):
    return sum(values) / 4


@mean.question
def asked_for_the_mean(values, p):
    return f"A die has four faces, {listed(values)}, each with the probability 1/4. What is its mean, E[X]?"


@mean.steps
def worked_out_the_mean(values, p):
    return [
        f"Each face counts with 1/4: E[X] = ({' + '.join(map(shown, values))}) / 4",
        f"{sum(values)}/4 = {shown(sum(values) / 4)}",
    ]


@mean.slip
def adds_the_values(values, p):
    """{got} is the sum of the faces. Each comes with the probability 1/4: the mean is a quarter of that sum."""
    return float(sum(values))


@mean.slip
def takes_the_middle(values, p):
    """{got} lies in the middle of the sorted faces: the median. The mean feels how far away the others are."""
    return float(median(values))


@mean.slip
def takes_both_ends(values, p):
    """{got} lies halfway between the smallest face and the largest. The mean counts every face."""
    return (min(values) + max(values)) / 2


@mean.slip
def counts_each_number_once(values, p):
    """{got} counts each number once. One of them is on two faces, so it counts twice."""
    return sum(set(values)) / 3


@mean.slip
def divides_by_one_less(values, p):
    """{got} is the sum of the faces divided by 3. There are four faces, although two of them look the same."""
    return sum(values) / 3


@mean.slip
def averages_the_products(values, p):
    """{got} is divided by four twice. The quarters are the probabilities: after adding, all is done."""
    return sum(values) / 16


variance = drill("variance_of_a_die", "variance", digits=2)


def distances(values):
    centre = sum(values) / 4
    return [value - centre for value in values]


@variance.numbers
def another_die(rng):
    found = faces(rng, 10)
    return None if sum(found["values"]) % 2 else found


@variance.truth
def mean_square(values, p):
    return sum(d * d for d in distances(values)) / 4


@variance.question
def asked_for_the_variance(values, p):
    return f"A die has four faces, {listed(values)}, each with the probability 1/4. What is its variance, Var(X)?"


@variance.steps
def worked_out_the_variance(values, p):
    squares = [d * d for d in distances(values)]
    return [
        f"The mean: ({' + '.join(map(shown, values))}) / 4 = {shown(sum(values) / 4)}",
        f"The distances from it: {', '.join(map(shown, distances(values)))}",
        f"Squared: {', '.join(map(shown, squares))}",
        f"The mean of the squares: {shown(sum(squares))} / 4 = {shown(mean_square(values, p))}",
    ]


@variance.slip
def divides_by_n_minus_one(values, p):
    """{got} is divided by n − 1 = 3. That belongs to a sample; here all faces are known, each with probability 1/4."""
    return mean_square(values, p) * 4 / 3


@variance.slip
def is_the_standard_deviation(values, p):
    """{got} is the standard deviation: one step too far. The variance is what stands before the square root."""
    return sqrt(mean_square(values, p))


@variance.slip
def measures_from_zero(values, p):
    """{got} is E[X²]: the distances are measured from 0. Measure them from the mean, then square."""
    return sum(value * value for value in values) / 4


@variance.slip
def adds_the_squares(values, p):
    """{got} is the sum of the squared distances. Each comes with the probability 1/4: take the average."""
    return 4 * mean_square(values, p)


@variance.slip
def forgets_a_square(values, p):
    """{got} is E[X²] − E[X]. In that formula the mean is squared as well."""
    return measures_from_zero(values, p) - sum(values) / 4


@variance.slip
def does_not_square(values, p):
    """{got} is the average distance from the mean, without squares. The variance squares each distance first."""
    return sum(map(abs, distances(values))) / 4


@variance.slip
def squares_the_mean(values, p):
    """{got} is the mean squared. The variance squares the distances from the mean, not the mean."""
    return (sum(values) / 4) ** 2


@variance.slip
def lets_them_cancel(values, p):
    """{got} is the average of the distances with their signs: they always cancel. That is why each is squared."""
    return sum(distances(values)) / 4


multiple = drill("variance_of_a_multiple", "variance", digits=2)


def taken_apart(values):
    """(a, X, b) of the values a·X + b: the smallest X is 0, and no whole number divides all of them."""
    b = min(values)
    a = gcd(*(value - b for value in values))
    return a, [(value - b) // a for value in values], b


def before(values):
    """Var(X)"""
    return mean_square(taken_apart(values)[1], EACH)


@multiple.numbers
def a_multiple(rng):
    X = [0, *rng.sample(range(1, 9), 2), rng.randrange(9)]
    a, b = rng.choice((2, 3, 4, 5)), rng.choice((-5, -4, -3, -2, 2, 3, 4, 5))
    return None if gcd(*X) > 1 or sum(X) % 2 else {"values": [a * x + b for x in X], "p": EACH}


@multiple.truth
def squared_factor(values, p):
    return taken_apart(values)[0] ** 2 * before(values)


@multiple.question
def asked_for_a_multiple(values, p):
    a, _, b = taken_apart(values)
    return f"Var(X) = {shown(before(values))}. What is Var({a}X {'−' if b < 0 else '+'} {abs(b)})?"


@multiple.steps
def worked_out_the_multiple(values, p):
    a, _, b = taken_apart(values)
    return [
        f"Adding {shown(b)} moves all values and their mean alike: the distances from the mean stay.",
        f"Times {a}, each distance is {a} times as long, and its square {a}² = {a * a} times as large.",
        f"{a * a}·{shown(before(values))} = {shown(squared_factor(values, p))}",
    ]


@multiple.slip
def multiplies_once(values, p):
    """{got} multiplies by the factor once. The distances are squared, and so the factor is."""
    return taken_apart(values)[0] * before(values)


@multiple.slip
def keeps_the_variance(values, p):
    """{got} is Var(X), unchanged. Moving all values changes nothing, but the factor stretches every distance."""
    return before(values)


@multiple.slip
def adds_the_shift(values, p):
    """{got} has the number added at the end in it. It moves all values alike, and no distance between them."""
    return squared_factor(values, p) + taken_apart(values)[2]


@multiple.slip
def does_as_with_the_mean(values, p):
    """{got} is what would happen to the mean. A variance is made of squared distances from it."""
    a, _, b = taken_apart(values)
    return a * before(values) + b


@multiple.slip
def adds_the_square_of_the_shift(values, p):
    """{got} has the square of the number added in it. It moves all values alike, and no distance between them."""
    return squared_factor(values, p) + taken_apart(values)[2] ** 2


@multiple.slip
def is_the_new_deviation(values, p):
    """{got} is the new standard deviation: one step too far. The variance is its square."""
    return sqrt(squared_factor(values, p))


@multiple.slip
def squares_the_variance(values, p):
    """{got} squares the variance as well. It is the factor alone that is squared."""
    return squared_factor(values, p) * before(values)
