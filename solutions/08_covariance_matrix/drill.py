"""A covariance matrix by hand, with fresh samples."""

from math import sqrt

from runner.drills import added, drill, shown

matrix = drill("covariance_of_three", "covariance_matrix", digits=2)

COLUMNS = [  # three numbers with a whole mean, not all the same
    (a, b, c) for a in range(10) for b in range(10) for c in range(10) if (a + b + c) % 3 == 0 and not a == b == c
]


def columns(X):
    return list(zip(*X, strict=True))


def centred(X):
    return [[entry - sum(column) / 3 for entry in column] for column in columns(X)]


def table(x, y, by):
    """The products of each pair of columns, added up and divided."""
    both = sum(a * b for a, b in zip(x, y, strict=True)) / by
    return [[sum(a * a for a in x) / by, both], [both, sum(b * b for b in y) / by]]


@matrix.numbers
def three_samples(rng):
    return {"X": [list(sample) for sample in zip(rng.choice(COLUMNS), rng.choice(COLUMNS), strict=True)]}


@matrix.truth
def two_below(X):
    return table(*centred(X), 2)


@matrix.question
def asked(X):
    samples = ", ".join(f"({x}, {y})" for x, y in X)
    return f"Three samples (x, y) are {samples}. What is their covariance matrix, as in rung 08?"


@matrix.steps
def worked(X):
    x, y = centred(X)
    (var_x, cov), (_, var_y) = two_below(X)
    products = [a * b for a, b in zip(x, y, strict=True)]
    mean_x, mean_y = (shown(sum(column) / 3) for column in columns(X))
    return [
        f"The means: {mean_x} for x and {mean_y} for y.",
        f"The distances from them: {shown(x)} for x and {shown(y)} for y.",
        f"Three samples, so divide by 3 − 1 = 2. Var x = ({added([a * a for a in x])}) / 2 = {shown(var_x)}",
        f"Var y = ({added([b * b for b in y])}) / 2 = {shown(var_y)}",
        f"Cov(x, y), distance times distance: ({added(products)}) / 2 = {shown(cov)}",
        f"Var x and Var y on the diagonal, Cov twice beside it: {shown(two_below(X))}",
    ]


@matrix.slip
def divides_by_n(X):
    """{got} is divided by n = 3. A sample lies nearer to its own mean than to the true one: divide by n − 1."""
    return table(*centred(X), 3)


@matrix.slip
def does_not_divide(X):
    """{got} holds the sums of the products. They are not divided by n − 1 yet."""
    return table(*centred(X), 1)


@matrix.slip
def does_not_centre(X):
    """In {got} the distances are measured from 0. Take the mean of x and the mean of y away first."""
    return table(*columns(X), 2)


@matrix.slip
def takes_one_mean_for_all(X):
    """In {got} the distances are measured from the mean of all six numbers. x and y have a mean each."""
    centre = sum(map(sum, X)) / 6
    x, y = ([entry - centre for entry in column] for column in columns(X))
    return table(x, y, 2)


@matrix.slip
def is_the_correlation(X):
    """{got} is the correlation matrix. The covariance is what one has before dividing by standard deviations."""
    (var_x, cov), (_, var_y) = two_below(X)
    r = cov / sqrt(var_x * var_y)
    return [[1.0, r], [r, 1.0]]


@matrix.slip
def leaves_the_pairs_at_zero(X):
    """In {got} x and y have nothing to do with each other. Beside the diagonal stands their covariance."""
    C = two_below(X)
    return [[C[0][0], 0.0], [0.0, C[1][1]]]


@matrix.slip
def has_the_variances_alone(X):
    """{got} holds the two variances. A matrix has the covariance of x and y as well, twice."""
    C = two_below(X)
    return [C[0][0], C[1][1]]


@matrix.slip
def has_the_covariance_alone(X):
    """{got} is the covariance of x and y. The matrix has the variance of each on its diagonal, too."""
    return two_below(X)[0][1]
