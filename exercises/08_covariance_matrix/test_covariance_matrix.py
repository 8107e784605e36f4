"""What covariance and correlation must do. Read the law above a failing test first."""

import math
from fractions import Fraction

import numpy as np
from checks import array, beside, by_hand, exact, further, parts, refused, same
from covariance_matrix import correlation_matrix, covariance_matrix, uncorrelated_but_dependent
from hypothesis import example, given
from hypothesis import strategies as st

# Sums may be taken in any order, so the last digits may differ. Rounding grows with the squares of the entries: the
# tolerance is a share of the largest one (of 1 for correlations).
TOLERANCE = 1e-12

# The samples of the question by hand.
POINTS = [(1, 0), (2, 2), (4, 1), (5, 5)]

# Five samples of three numbers, with the means 3, 4 and 5.
FIVE = [[1, 2, 8], [2, 4, 6], [3, 2, 1], [4, 6, 4], [5, 6, 6]]

# Seven samples of two numbers whose means, 18/7, no float64 holds exactly.
SEVEN = np.array([[5.0, 5.0], [6.0, 4.0], [4.0, 3.0], [1.0, 0.0], [0.0, 6.0], [2.0, 0.0], [0.0, 0.0]])

ENTRIES = st.integers(-400, 400).map(lambda k: k / 8)  # exact in float64, and readable in a failing example


def tables(columns, fewest=2):
    """A strategy for samples: a table with so many columns, and up to five rows."""
    return st.tuples(st.integers(fewest, 5), columns).flatmap(
        lambda sides: st.lists(
            st.lists(ENTRIES, min_size=sides[1], max_size=sides[1]), min_size=sides[0], max_size=sides[0]
        )
    )


def varies(X):
    """True if no column consists of equal entries."""
    return all(len(set(column)) > 1 for column in zip(*X, strict=True))


TABLES, PAIRS = tables(st.integers(1, 3)), tables(st.just(2))
VARYING = TABLES.filter(varies)


def covariance(x, y):
    """Cov(x, y) without rounding."""
    n = len(x)
    x, y = [Fraction(v) for v in x], [Fraction(v) for v in y]
    mean_x, mean_y = sum(x) / n, sum(y) / n
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / (n - 1)


def true_matrix(X):
    """The covariance of each pair of columns."""
    columns = list(zip(*np.asarray(X, dtype=float).tolist(), strict=True))
    return np.array([[float(covariance(x, y)) for y in columns] for x in columns])


def numpys_matrix(X):
    """The same from NumPy: right up to rounding, as a learner's own is."""
    return np.atleast_2d(np.cov(np.array(X, dtype=float), rowvar=False))


def true_correlations(X):
    """The covariances, divided by the standard deviations."""
    C = true_matrix(X)
    return [[C[i, j] / math.sqrt(C[i, i] * C[j, j]) for j in range(len(C))] for i in range(len(C))]


def size(X):
    """The square of the largest entry, 1 at least."""
    return max(1.0, float(np.max(np.abs(np.asarray(X))))) ** 2


def witness():
    """The two lists that the learner found, as exact numbers."""
    x, y = (exact(part) for part in parts(uncorrelated_but_dependent(), 2))
    for part in (x, y):
        if type(part) is not list or not all(type(v) is Fraction for v in part):
            raise AssertionError("expected two lists of numbers, x and y")
    if len(x) != len(y) or len(x) < 2:
        raise AssertionError(f"expected as many x as y, got {len(x)} and {len(y)}")
    if len(set(x)) == 1 or len(set(y)) == 1:
        raise AssertionError("one of the two lists never varies: then there is nothing to foresee")
    return x, y


# --- By hand ---


def test_cov_xy_is_worked_out_by_hand():
    """For each sample, multiply the distances of x and y from their means; add up, and divide by n − 1."""
    by_hand("COV_XY", float(covariance(*zip(*POINTS, strict=True))))


# --- covariance_matrix ---


def test_covariance_matrix_of_a_small_example():
    """Five samples of three numbers make a 3 × 3 matrix: variances on the diagonal, covariances beside it."""
    same(covariance_matrix(FIVE), [[2.5, 2.5, -1.5], [2.5, 4, 0.5], [-1.5, 0.5, 7]], TOLERANCE * size(FIVE))


def test_covariance_matrix_agrees_with_the_hand():
    """The code finds for the four samples what pen and paper find."""
    got = array(covariance_matrix(POINTS), (2, 2))
    agrees = np.abs(got - true_matrix(POINTS)).max() < TOLERANCE * size(POINTS)
    assert agrees, f"covariance_matrix({POINTS}) gave {got.tolist()}: do the sums on paper and compare"


def test_covariance_matrix_of_a_single_column():
    """One number a sample has a 1 × 1 matrix, and in it the variance: of 1, 2 and 6 it is 7."""
    same(covariance_matrix([[1], [2], [6]]), [[7]], TOLERANCE)


def test_covariance_matrix_of_a_constant_column():
    """A column that never varies has the covariance 0 with every column, and with itself: that is no error."""
    same(covariance_matrix(np.array([[1.0, 7.0], [4.0, 7.0], [7.0, 7.0]])), [[9, 0], [0, 0]], TOLERANCE)


@given(TABLES)
def test_covariance_matrix_holds_every_pair_of_columns(X):
    """Entry (i, j) is Cov of the columns i and j; so the matrix is symmetric, with the variances on its diagonal."""
    same(covariance_matrix(X), true_matrix(X), TOLERANCE * size(X))


@given(PAIRS)
@example([[1.0, 2.0], [2.0, 1.0], [4.0, -5.0]])
def test_covariance_matrix_of_a_sum(X):
    """What varies together varies more in the sum: Var(x + y) = Var(x) + Var(y) + 2·Cov(x, y)."""
    C = array(covariance_matrix([[x, y, x + y] for x, y in X]), (3, 3))
    same(C[2, 2], C[0, 0] + C[1, 1] + 2 * C[0, 1], TOLERANCE * 10 * size(X))


@given(PAIRS, st.lists(st.lists(st.integers(-3, 3), min_size=2, max_size=2), min_size=3, max_size=3))
def test_covariance_matrix_of_mixed_columns(X, A):
    """Mix the columns by a matrix A, each sample x becoming A·x, and the covariance matrix C becomes A·C·Aᵀ."""
    C, A = array(covariance_matrix(X), (2, 2)), np.array(A)
    same(covariance_matrix(np.array(X) @ A.T), A @ C @ A.T, TOLERANCE * 100 * size(X))


@given(TABLES)
def test_covariance_matrix_has_no_negative_eigenvalue(X):
    """An eigenvalue is the variance along its eigenvector, and no variance is negative."""
    d = len(X[0])
    C = array(covariance_matrix(X), (d, d))
    same(C, C.T, TOLERANCE * size(X))
    values = np.linalg.eigvalsh(C)
    low = -1e-9 * max(values[-1], TOLERANCE * size(X))
    assert values[0] >= low, f"expected no eigenvalue below 0, got {values.tolist()}"


@given(TABLES, ENTRIES)
def test_covariance_matrix_of_shuffled_and_moved_samples(X, shift):
    """Neither the order of the samples matters, nor where their middle is."""
    d = len(X[0])
    moved = [[v + shift * j for j, v in enumerate(row)] for row in reversed(X)]
    tolerance = TOLERANCE * (size(X) + size(moved))
    same(covariance_matrix(moved), array(covariance_matrix(X), (d, d)), tolerance)


def test_covariance_matrix_far_from_zero():
    """Moving all samples by a thousand million changes no distance: only few digits are left for them, but enough."""
    same(covariance_matrix(SEVEN), true_matrix(SEVEN), 1e-9)
    same(covariance_matrix(SEVEN + 1e9), true_matrix(SEVEN), 1e-3)


# --- correlation_matrix ---


def test_correlation_matrix_of_a_small_example():
    """Each covariance is divided by both standard deviations: of x and y that is 2.5 / √(2.5 · 4) = 0.79."""
    with beside(covariance_matrix=numpys_matrix):
        same(correlation_matrix(FIVE), true_correlations(FIVE), TOLERANCE)


def test_correlation_matrix_of_a_line():
    """Where y rises with x along a line the correlation is 1, where it falls −1; and of a column with itself 1."""
    with beside(covariance_matrix=numpys_matrix):
        line = [[x, 3 * x + 2, 5 - x / 4] for x in (1, 2, 4, 8)]
        same(correlation_matrix(line), [[1, 1, -1], [1, 1, -1], [-1, -1, 1]], TOLERANCE)
        same(correlation_matrix(np.array([[3.0], [5.0]])), [[1]], TOLERANCE)


@given(VARYING)
def test_correlation_matrix_stays_between_minus_one_and_one(X):
    """Whatever the samples, no correlation leaves −1 to 1, and each is Cov(i, j) / (std(i)·std(j))."""
    d = len(X[0])
    with beside(covariance_matrix=numpys_matrix):
        R = array(correlation_matrix(X), (d, d))
    assert np.abs(R).max() <= 1 + TOLERANCE, f"expected correlations from −1 to 1, got {R.tolist()}"
    same(R, true_correlations(X), 1e-9)


@given(VARYING, st.sampled_from([-1000, -0.5, 0.25, 64]))
def test_correlation_matrix_has_no_units(X, scale):
    """Metres or miles, from here or from there: stretching a column by a changes no more than the sign, if a < 0."""
    d = len(X[0])
    other = [[row[0] * scale + 8, *row[1:]] for row in X]
    signs = np.ones((d, d))
    signs[0, 1:] = signs[1:, 0] = math.copysign(1, scale)
    with beside(covariance_matrix=numpys_matrix):
        same(correlation_matrix(other), signs * array(correlation_matrix(X), (d, d)), 1e-9)


def test_correlation_matrix_far_from_zero():
    """Moving all samples by a thousand million changes no correlation."""
    with beside(covariance_matrix=numpys_matrix):
        same(correlation_matrix(SEVEN + 1e9), true_correlations(SEVEN), 1e-6)


def test_correlation_matrix_refuses_equal_entries():
    """A column that never varies would divide 0 by 0, or by what rounding makes of 0: 0.1, 0.1, 0.1 have a tiny std."""
    with beside(covariance_matrix=numpys_matrix):
        refused(correlation_matrix, [[1, 7], [2, 7], [4, 7]])
        refused(correlation_matrix, [[0.1, 1], [0.1, 2], [0.1, 4]])
        refused(correlation_matrix, np.zeros((3, 1)))


# --- uncorrelated_but_dependent ---


def test_uncorrelated_but_dependent_has_no_covariance():
    """Where x is above its mean, y is as much above its own mean as below it, on the whole: Cov(x, y) = 0, exactly."""
    x, y = witness()
    got = covariance(x, y)
    if got:
        r = float(got) / math.sqrt(covariance(x, x) * covariance(y, y))
        nearly = "nearly 0, but for rounding: take whole numbers" if abs(r) < 1e-6 else "not 0"
        raise AssertionError(f"the covariance of your x and y is {float(got):.6g}, their correlation {r:.6g}: {nearly}")


def test_uncorrelated_but_dependent_has_a_y_for_each_x():
    """Who knows x knows y: where two entries of x are equal, their entries of y are equal too."""
    x, y = witness()
    known = {}
    for a, b in zip(x, y, strict=True):
        seen = known.setdefault(a, b)
        if seen != b:
            raise AssertionError(f"x = {float(a):g} comes with y = {float(seen):g} and y = {float(b):g}: which is it?")


# --- Further ---


@further
@given(PAIRS, st.integers(0, 11))
def test_covariance_matrix_knows_the_variance_in_every_direction(X, hour):
    """The shadows of the samples on a direction u have the variance u·Cu; the largest eigenvalue bounds it."""
    C = array(covariance_matrix(X), (2, 2))
    u = np.array([math.cos(hour * math.pi / 6), math.sin(hour * math.pi / 6)])
    along = u @ C @ u
    same(along, float(np.var(np.array(X) @ u, ddof=1)), TOLERANCE * 10 * size(X))
    assert along <= np.linalg.eigvalsh(C)[-1] + TOLERANCE * 10 * size(X)


@further
@given(tables(st.just(2), 3).filter(varies))
def test_correlation_matrix_is_a_cosine(X):
    """The correlation is the cosine between the two columns, after each has given up its mean."""
    x, y = (np.array(column) - float(sum(map(Fraction, column)) / len(column)) for column in zip(*X, strict=True))
    with beside(covariance_matrix=numpys_matrix):
        R = array(correlation_matrix(X), (2, 2))
    same(R[0, 1], float(x @ y) / (math.hypot(*x) * math.hypot(*y)), 1e-9)


@further
def test_correlation_matrix_of_very_large_and_very_small_units():
    """Light-years or atoms: 10⁷⁵ times as large or as small, the correlation is the same."""
    scaled = np.array(FIVE) * [1e75, 1e-75, 1]
    with beside(covariance_matrix=numpys_matrix):
        same(correlation_matrix(scaled), true_correlations(FIVE), 1e-9)
