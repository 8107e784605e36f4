"""What people get wrong about covariance and correlation."""

from fractions import Fraction

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when


def table(X):
    return np.asarray(X, dtype=float)


def centred(X):
    X = table(X)
    return X - X.mean(axis=0)


def covariance(X):
    return centred(X).T @ centred(X) / (len(X) - 1)


def near_zero(X):
    """The table, but for one far from 0: what is left of a difference there is rounding, and nobody rounds alike."""
    return table(X) if np.abs(table(X)).max() < 1e6 else np.full(table(X).shape, np.nan)


# By hand

wrong(
    "COV_XY",
    {
        2.25: "2.25 is divided by n = 4. Four samples lie nearer to their own mean than to the true one: see rung 07.",
        9: "9 is the sum of the four products. It is not divided yet.",
        8.25: "8.25 is the mean of x·y: the distances are measured from 0. Take the means away first.",
        11: "11 is the sum of x·y, divided by 3: the distances are measured from 0. Take the means away first.",
        0.761: "0.761 is the correlation. The covariance is what one has before dividing by the standard deviations.",
        2.667: "2.667 measures from 2.5, the mean of all eight numbers. x and y have a mean each.",
        33: "33 is the sum of x·y. Take the means away before you multiply.",
        10 / 3: "10/3 is the variance of x: every distance times itself. Here the distance of x meets that of y.",
        14 / 3: "14/3 is the variance of y: every distance times itself. Here the distance of y meets that of x.",
        6: "6 is the mean of x times the mean of y. It is the distances from them that are multiplied.",
        3.667: "3.667 has a sign wrong: the third sample is right of the mean of x, and below the mean of y.",
    },
)


# covariance_matrix


@mistake("covariance_matrix")
def takes_rows_for_variables(X):
    """Your matrix has a row for each sample: n × n. A covariance belongs to two columns, so the matrix is d × d.

    NumPy's `np.cov` takes rows for variables as well, unless it is told otherwise.
    """
    return np.atleast_2d(covariance(table(X).T)) if table(X).shape[1] > 1 else np.full((len(X), len(X)), np.nan)


@mistake("covariance_matrix")
def multiplies_row_by_row(X):
    """Your matrix has a row for each sample: n × n. The columns have given up their means, but then rows were
    multiplied with rows.

    A covariance belongs to two columns: d × d. Which of the two factors is to be turned over?
    """
    return centred(X) @ centred(X).T / (len(X) - 1)


@mistake("covariance_matrix")
def multiplies_row_by_row_and_divides_by_d(X):
    """Your matrix has a row for each sample: n × n, from rows multiplied with rows, and divided by d − 1.

    A covariance belongs to two columns: d × d. Which of the two factors is to be turned over, and how many samples are
    there?
    """
    d = table(X).shape[1]
    return centred(X) @ centred(X).T / (d - 1) if d > 1 else np.full((len(X), len(X)), np.nan)


@mistake("covariance_matrix")
def does_not_centre(X):
    """Your answers multiply the numbers themselves, not their distances from the mean.

    A column that never varies must have the covariance 0.
    """
    return table(X).T @ table(X) / (len(X) - 1)


@mistake("covariance_matrix")
def takes_one_mean_for_all(X):
    """Your answers measure every column from one and the same mean, that of all numbers together.

    Heights and weights have a mean each: one for every column.
    """
    moved = table(X) - table(X).mean()
    return moved.T @ moved / (len(X) - 1)


@mistake("covariance_matrix")
def takes_the_means_of_the_rows(X):
    """Your answers take away the mean of each row. A row is one sample: its numbers may be metres and kilograms.

    Each column has a mean of its own.
    """
    moved = table(X) - table(X).mean(axis=1, keepdims=True)
    return moved.T @ moved / (len(X) - 1)


@mistake("covariance_matrix")
def divides_by_n(X):
    """Your answers are divided by n. Samples lie nearer to their own mean than to the true one, so that is too small.

    What did rung 07 divide by?
    """
    return centred(X).T @ centred(X) / len(X)


@mistake("covariance_matrix")
def does_not_divide(X):
    """Your answers are the sums of the products, not divided yet: twice as many samples would vary twice as much."""
    return centred(X).T @ centred(X)


@mistake("covariance_matrix")
def divides_by_the_columns(X):
    """Your answers are divided by d − 1, the number of columns less one. What counts is the number of samples."""
    d = table(X).shape[1]
    with np.errstate(all="ignore"):
        return centred(X).T @ centred(X) / np.float64(d - 1)


@mistake("covariance_matrix")
def knows_two_columns_alone(X):
    """Your numbers are right, but they are those of the first two columns: whatever the table, your matrix is 2 × 2.

    A table has d columns, and each of them meets each: d × d.
    """
    return covariance(X)[:2, :2]


@mistake("covariance_matrix")
def gives_one_covariance(X):
    """Your answer is one number, the covariance of the first two columns. Asked for is a table of all of them.

    Entry (i, j) belongs to the columns i and j, and on the diagonal each column meets itself.
    """
    return covariance(X)[0, 1]


@mistake("covariance_matrix")
def has_the_variances_alone(X):
    """Your answers are the variances, one for each column. The matrix has also the covariance of every pair."""
    return np.var(table(X), axis=0, ddof=1)


@mistake("covariance_matrix")
def leaves_the_pairs_at_zero(X):
    """Your matrix has the variances on its diagonal, and 0 everywhere else: as if no two columns varied together."""
    return np.diag(np.var(table(X), axis=0, ddof=1))


@mistake("covariance_matrix")
def centres_one_factor(X):
    """Your answers are right near 0 and wrong far away: one of the two factors still holds the number itself.

    On paper that is the same, because distances from the mean sum to 0. In float64 they nearly do: times 10⁹ it shows.
    """
    return centred(X).T @ table(X) / (len(X) - 1)


@mistake("covariance_matrix")
def subtracts_two_huge_numbers(X):
    """Your answers are right near 0 and wrong far away: two numbers of 19 digits are subtracted, and
    16 digits are kept.

    Take the means away first, then multiply.
    """
    X, n = table(X), len(X)
    return (X.T @ X - n * np.outer(X.mean(axis=0), X.mean(axis=0))) / (n - 1)


@mistake("covariance_matrix")
def subtracts_the_means_of_n(X):
    """Your answers are the mean of the products, less the product of the means: that divides by n, and it should be
    n − 1.

    And far from 0 two huge numbers are subtracted there: take the means away first, then multiply.
    """
    X = near_zero(X)
    return X.T @ X / len(X) - np.outer(X.mean(axis=0), X.mean(axis=0))


@mistake("covariance_matrix")
def takes_the_means_away_once(X):
    """Your answers divide the products by n − 1, and then take the product of the two means away, once.

    If that is done n times before the division, it is right on paper. Better take each mean from its own column first.
    """
    X = near_zero(X)
    return X.T @ X / (len(X) - 1) - np.outer(X.mean(axis=0), X.mean(axis=0))


@mistake("covariance_matrix")
def multiplies_entry_by_entry(X):
    """Your matrix has the shape of the table: each distance is multiplied with itself alone.

    A covariance belongs to two columns: it is a sum over all samples, and there are d × d of them.
    """
    return centred(X) ** 2 / (len(X) - 1)


@mistake("covariance_matrix")
def multiplies_the_sums(X):
    """Your answers are 0, or as good as 0: the distances of each column are added first, and they always cancel.

    Multiply the two distances of a sample first, then add over the samples.
    """
    sums = centred(X).sum(axis=0)
    return np.outer(sums, sums) / (len(X) - 1)


@mistake("covariance_matrix")
def is_the_correlation(X):
    """Your answers are correlations: 1 on the diagonal. There the covariance matrix has the variances."""
    C = covariance(X)
    std = np.sqrt(np.diag(C))
    with np.errstate(all="ignore"):
        return C / np.outer(std, std)


# correlation_matrix


@mistake("correlation_matrix")
def correlates_the_rows(X):
    """Your matrix has a row for each sample: n × n. A correlation belongs to two columns, so the matrix is d × d.

    NumPy's `np.corrcoef` takes rows for variables as well, unless it is told otherwise.
    """
    with np.errstate(all="ignore"):
        return np.corrcoef(table(X)) if table(X).shape[1] > 1 else np.full((len(X), len(X)), np.nan)


@mistake("correlation_matrix")
def is_still_the_covariance(X):
    """Your answers are the covariances: they change when metres become miles. Divide by both standard deviations."""
    return covariance(X)


@mistake("correlation_matrix")
def divides_by_the_variances(X):
    """Your answers are divided by the variances. A column with itself must have the correlation 1.

    The standard deviation is the square root of the variance.
    """
    C = covariance(X)
    return C / np.outer(np.diag(C), np.diag(C))


@mistake("correlation_matrix")
def divides_by_the_other_variance(X):
    """Your matrix is not symmetric: each column is divided by one variance. That is the slope of a line.

    Both columns have a part in it: divide by both standard deviations.
    """
    C = covariance(X)
    return C / np.diag(C)


@mistake("correlation_matrix")
def divides_by_the_columns_deviation(X):
    """Your answers are divided by one standard deviation, that of the column j. Entry (i, j) belongs to two columns.

    On the diagonal must stand 1, and r(x, y) is r(y, x).
    """
    C = covariance(X)
    with np.errstate(all="ignore"):
        return C / np.sqrt(np.diag(C))


@mistake("correlation_matrix")
def divides_by_the_rows_deviation(X):
    """Your answers are divided by one standard deviation, that of the column i. Entry (i, j) belongs to two columns.

    On the diagonal must stand 1, and r(x, y) is r(y, x).
    """
    C = covariance(X)
    with np.errstate(all="ignore"):
        return C / np.sqrt(np.diag(C))[:, np.newaxis]


@mistake("correlation_matrix")
def adds_the_deviations(X):
    """Your answers are divided by the sum of two standard deviations. The formula has their product.

    A correlation must not change when metres become feet.
    """
    C = covariance(X)
    std = np.sqrt(np.diag(C))
    with np.errstate(all="ignore"):
        return C / (std + std[:, np.newaxis])


@mistake("correlation_matrix")
def mixes_n_and_n_minus_one(X):
    """Your answers are too large by n / (n − 1): on the diagonal stands more than 1. Covariance and standard deviation
    are not divided by the same number: `np.std` divides by n.
    """
    std = np.std(table(X), axis=0)
    return covariance(X) / np.outer(std, std)


@mistake("correlation_matrix")
def mixes_n_minus_one_and_n(X):
    """Your answers are too small by (n − 1) / n: on the diagonal stands less than 1.

    Covariance and standard deviation must be divided by the same number.
    """
    std = np.std(table(X), axis=0, ddof=1)
    return centred(X).T @ centred(X) / len(X) / np.outer(std, std)


@mistake("correlation_matrix")
def is_the_cosine(X):
    """Your answers are the cosines between the columns, from 0: a shift of a column changes them.

    Take the means away first.
    """
    X = table(X)
    lengths = np.linalg.norm(X, axis=0)
    with np.errstate(all="ignore"):
        return X.T @ X / np.outer(lengths, lengths)


@mistake("correlation_matrix")
def loses_the_sign(X):
    """Your answers are never negative. Where one falls as the other rises, the correlation is below 0."""
    C = covariance(X)
    std = np.sqrt(np.diag(C))
    return np.abs(C) / np.outer(std, std)


@mistake("correlation_matrix")
def divides_by_the_root_of_itself(X):
    """Your answers are the roots of the covariances: each is divided by the root of itself.

    Entry (i, j) is divided by two standard deviations. Where do the variances stand?
    """
    C = covariance(X)
    with np.errstate(all="ignore"):
        return C / np.sqrt(np.abs(C))


@mistake("correlation_matrix")
def divides_by_the_largest(X):
    """Your answers are divided by the largest covariance of all, one number for the whole table.

    Every column with itself must have the correlation 1: each entry has two standard deviations of its own.
    """
    C = covariance(X)
    return C / C.max()


@mistake("correlation_matrix")
def squares_it(X):
    """Your answers are the correlations squared: what is known as R². The square root, and the sign, are missing."""
    C = covariance(X)
    return C**2 / np.outer(np.diag(C), np.diag(C))


@mistake("correlation_matrix", edges=True)
def divides_zero_by_zero(X):
    """Your numbers are right, but a column of equal entries leads to 0 / 0, or to a tiny number divided by another.

    Look for it before you divide, and say so with a ValueError.
    """
    C = covariance(X)
    std = np.sqrt(np.diag(C))
    with np.errstate(all="ignore"):
        return C / np.outer(std, std)


@mistake("correlation_matrix", edges=True)
def looks_for_a_std_of_zero(X):
    """Your numbers are right, and most constant columns are refused. But three times 0.1 gets through: its mean is
    0.10000000000000002, so rounding makes a tiny standard deviation.

    Compare the entries themselves: when is a column constant?
    """
    C = covariance(X)
    std = np.sqrt(np.diag(C))
    if (std == 0).any():
        raise ValueError("a constant column")
    return C / np.outer(std, std)


# uncorrelated_but_dependent


def never_varies(pair):
    x, y = (np.asarray(part, float).tolist() for part in pair)
    return len(x) == len(y) > 1 and 1 in (len(set(x)), len(set(y)))


def lies_on_a_line(pair):
    x, y = (np.asarray(part, float) for part in pair)
    return len(x) == len(y) > 1 and not never_varies(pair) and abs(np.corrcoef(x, y)[0, 1]) > 1 - 1e-9


wrong_when(
    "uncorrelated_but_dependent",
    ((1, 2, 3), (1, 1, 1)),
    never_varies,
    "One of your two lists never varies. Then the covariance is 0, but there is nothing to foresee either.",
)
wrong_when(
    "uncorrelated_but_dependent",
    ((1, 2, 3), (2, 4, 6)),
    lies_on_a_line,
    "Your x and y lie on a line: their correlation is 1 or −1. What goes up on the right and up on the left?",
)


@mistake("uncorrelated_but_dependent")
def is_half_a_parabola():
    """Your y is a function of x, and no line; but over these x it only rises, so the correlation is nearly 1.

    Take an x on both sides.
    """
    return [1, 2, 3], [1, 4, 9]


@mistake("uncorrelated_but_dependent")
def is_independent():
    """Your covariance is 0, and x says nothing about y: each x comes with every y. They are independent indeed.

    Here x is to tell y completely.
    """
    return [0, 0, 1, 1], [0, 1, 0, 1]


@mistake("uncorrelated_but_dependent")
def is_zero_up_to_rounding():
    """Your idea is right. But tenths are rounded in float64, and the covariance is not exactly 0.

    Take whole numbers.
    """
    x = np.linspace(-1, 1, 101)
    return x, x**2


def has_two_for_one(pair):
    x, y = (np.asarray(part, float).tolist() for part in pair)
    return len(x) == len(y) > 1 and not never_varies(pair) and len(set(zip(x, y, strict=True))) > len(set(x))


def exact_covariance(pair):
    x, y = ([Fraction(float(entry)) for entry in part] for part in pair)
    n = len(x)
    return sum(a * b for a, b in zip(x, y, strict=True)) - sum(x) * sum(y) / n


def varies_together(pair):
    x, y = (np.asarray(part, float) for part in pair)
    if len(x) != len(y) or len(x) < 2 or never_varies(pair) or lies_on_a_line(pair) or has_two_for_one(pair):
        return False
    return abs(float(exact_covariance(pair))) > 1e-9 * len(x) * np.std(x) * np.std(y)


wrong_when(
    "uncorrelated_but_dependent",
    ((1, 0, -1, 0), (0, 1, 0, -1)),
    lambda pair: has_two_for_one(pair) and exact_covariance(pair) == 0,
    """Your covariance is 0. But one and the same x comes with two different y: then x does not tell what y is.

    Whatever x is, there must be a single y for it.
    """,
)
wrong_when(
    "uncorrelated_but_dependent",
    ((-2, -1, 0, 1, 2), (-8, -1, 0, 1, 8)),
    varies_together,
    """Your y is a function of x, and no line. But the covariance is not 0: over these x, y rises more than it falls, or
    falls more than it rises.

    What the samples left of the mean of x bring to the sum must cancel what those right of it bring.
    """,
)
