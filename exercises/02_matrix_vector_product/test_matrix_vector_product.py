"""What a matrix times a vector must do. Read the law above a failing test first."""

import math

import numpy as np
from checks import array, beside, by_hand, further, refused, same
from hypothesis import example, given
from hypothesis import strategies as st
from matrix_vector_product import by_columns, by_rows, scaled_columns

# Sums may be taken in any order, so the last digits may differ. Rounding grows with the sizes of the terms,
# not with their sum, in which they may cancel: the tolerance is a share of those sizes.
TOLERANCE = 1e-12

# Eighths from −1000 to 1000: they are exact in float64, and read well in a failing example.
EIGHTHS = st.integers(-8000, 8000).map(lambda k: k / 8)
SIDES = st.tuples(st.integers(1, 4), st.integers(1, 4))


def vectors(n):
    return st.lists(EIGHTHS, min_size=n, max_size=n)


def matrices(m, n):
    return st.lists(vectors(n), min_size=m, max_size=m)


# A matrix, or two of one shape, with vectors that fit: x has an entry for each column, y one for each row.
A_X = SIDES.flatmap(lambda s: st.tuples(matrices(*s), vectors(s[1])))
A_X_X = SIDES.flatmap(lambda s: st.tuples(matrices(*s), vectors(s[1]), vectors(s[1])))
A_A_X = SIDES.flatmap(lambda s: st.tuples(matrices(*s), matrices(*s), vectors(s[1])))
A_X_Y = SIDES.flatmap(lambda s: st.tuples(matrices(*s), vectors(s[1]), vectors(s[0])))


def scaled(A, x):
    """Column j of A, times x[j]."""
    return [[a * s for a, s in zip(row, x, strict=True)] for row in np.asarray(A, float).tolist()]


def times(A, x):
    """A x, by its definition."""
    return [math.fsum(row) for row in scaled(A, x)]


def sizes(A, x):
    """For each entry of A x, the sum of the sizes of its terms."""
    return times(np.abs(A), np.abs(x).tolist())


def columns_added(A, x):
    """The learner's by_columns, beside a scaled_columns that is right."""
    with beside(scaled_columns=lambda A, x: np.array(scaled(A, x))):
        return by_columns(A, x)


# The vector is longer, shorter, as long as the columns are high, or a single number that would be stretched.
UNEQUAL = [
    ([[1, 2, 3], [4, 5, 6]], [1, 2]),
    ([[1, 2], [3, 4], [5, 6]], [1, 2, 3]),
    ([[1, 2, 3], [4, 5, 6]], [1, 2, 3, 4]),
    ([[1, 2, 3], [4, 5, 6]], [7]),
    ([[7], [8]], [1, 2, 3]),
    ([[1, 2], [3, 4]], []),
]


# --- By hand ---


def test_a_times_x_is_worked_out_by_hand():
    """Entry i of A x is the dot product of row i of A with x."""
    by_hand("A_TIMES_X", times([[1, 2, 3], [4, 0, -1]], [2, -1, 3]))


# --- by_rows ---


def test_by_rows_of_a_small_example():
    """Each row times x, added up: [2, 1] · [5, 4] = 10 + 4 = 14, and [0, 3] · [5, 4] = 0 + 12 = 12."""
    same(by_rows([[2, 1], [0, 3]], [5, 4]), [14, 12], TOLERANCE)


def test_by_rows_of_a_wide_matrix():
    """Rows are as long as x, however few they are: 2·3 + 0·1 + 1·2 = 8, and 1·3 + 3·1 + (−1)·2 = 4."""
    same(by_rows([[2, 0, 1], [1, 3, -1]], [3, 1, 2]), [8, 4], TOLERANCE)


def test_by_rows_of_a_quarter_turn():
    """The rows [0, −1] and [1, 0] send (x, y) to (−y, x): a quarter turn to the left."""
    same(by_rows([[0, -1], [1, 0]], [1, 0]), [0, 1], TOLERANCE)
    same(by_rows([[0, -1], [1, 0]], [3, 4]), [-4, 3], TOLERANCE)
    same(by_rows([[0, -1], [1, 0]], [-2.5, 7]), [-7, -2.5], TOLERANCE)


def test_by_rows_of_a_tall_matrix():
    """Three rows make three entries, however many go in: the last row adds the two."""
    same(by_rows(np.array([[1, 0], [0, 1], [1, 1]]), np.array([4, 7])), [4, 7, 11], TOLERANCE)


def test_by_rows_of_a_single_row_or_column():
    """One row is one dot product; one column, times one number, is that column scaled."""
    same(by_rows([[1, 2, 3]], [2, 0, 5]), [17], TOLERANCE)
    same(by_rows([[1], [2], [3]], [5]), [5, 10, 15], TOLERANCE)


@given(A_X_X, st.integers(-5, 5))
@example(([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [1.0, 0.0, 2.0], [0.0, 1.0, -1.0]), 2)
def test_by_rows_is_linear_in_the_vector(drawn, s):
    """Scaling and adding pass through: A (s·x + y) = s·A x + A y."""
    A, x, y = drawn
    mixed = [s * a + b for a, b in zip(x, y, strict=True)]
    m = (len(A),)
    expected = s * array(by_rows(A, x), m) + array(by_rows(A, y), m)
    same(by_rows(A, mixed), expected, TOLERANCE * (abs(s) * np.array(sizes(A, x)) + sizes(A, y)))


@given(A_A_X, st.integers(-5, 5))
@example(([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [2.0, 3.0]], [1.0, 2.0]), 2)
def test_by_rows_is_linear_in_the_matrix(drawn, s):
    """Two matrices of one shape can be added first or last: (s·A + B) x = s·A x + B x."""
    A, B, x = drawn
    m = (len(A),)
    expected = s * array(by_rows(A, x), m) + array(by_rows(B, x), m)
    tolerance = TOLERANCE * (abs(s) * np.array(sizes(A, x)) + sizes(B, x))
    same(by_rows(s * np.array(A) + np.array(B), x), expected, tolerance)


@given(SIDES.flatmap(lambda s: matrices(*s)))
@example([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
@example([[1.0, 2.0], [3.0, 4.0]])
def test_by_rows_picks_a_column(A):
    """With a 1 in place j and 0 elsewhere, A x is column j of A."""
    n = len(A[0])
    for j in range(n):
        same(by_rows(A, [float(k == j) for k in range(n)]), [row[j] for row in A], TOLERANCE)


@given(A_X_Y)
@example(([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [1.0, -1.0, 2.0], [3.0, 1.0]))
def test_by_rows_moves_over_as_the_transpose(drawn):
    """In a dot product the matrix may change sides, rows turned into columns: (A x) · y = x · (Aᵀ y)."""
    A, x, y = drawn
    turned = [list(column) for column in zip(*A, strict=True)]
    left = np.dot(array(by_rows(A, x), (len(y),)), y)
    right = np.dot(x, array(by_rows(turned, y), (len(x),)))
    same(left, right, TOLERANCE * np.dot(sizes(A, x), np.abs(y)))


def test_by_rows_refuses_a_vector_that_does_not_fit():
    """Each column of A needs exactly one entry of x: else there is no product."""
    for A, x in UNEQUAL:
        refused(by_rows, A, x)


# --- scaled_columns ---


def test_scaled_columns_of_a_small_example():
    """With x = [3, 10, −1] the first column is taken 3 times, the second 10 times, the third −1 times."""
    same(scaled_columns([[1, 2, 5], [4, 0, 6]], [3, 10, -1]), [[3, 20, -5], [12, 0, -6]], TOLERANCE)


def test_scaled_columns_of_a_square_matrix():
    """The entries of x belong to the columns, from left to right, not to the rows."""
    same(scaled_columns(np.array([[1, 2], [3, 4]]), np.array([10, 100])), [[10, 200], [30, 400]], TOLERANCE)


@given(A_X)
@example(([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [1.0, 0.0, 2.0]))
def test_scaled_columns_scales_each_column_by_its_entry(drawn):
    """Whatever the sides of A: in column j of the answer stands x[j] times column j of A."""
    A, x = drawn
    same(scaled_columns(A, x), scaled(A, x), 0.0)


def test_scaled_columns_refuses_a_vector_that_does_not_fit():
    """A column without an entry of x, or an entry without a column, has no partner."""
    for A, x in UNEQUAL:
        refused(scaled_columns, A, x)


# --- by_columns ---


def test_by_columns_of_a_small_example():
    """Three columns, scaled and added: 3·[2, 1] + 1·[0, 3] + 2·[1, −1] = [6 + 0 + 2, 3 + 3 − 2] = [8, 4]."""
    same(columns_added([[2, 0, 1], [1, 3, -1]], [3, 1, 2]), [8, 4], TOLERANCE)


def test_by_columns_of_a_quarter_turn():
    """The columns say where [1, 0] and [0, 1] go: here to [0, 1] and to [−1, 0]."""
    same(columns_added(np.array([[0, -1], [1, 0]]), np.array([1, 0])), [0, 1], TOLERANCE)
    same(columns_added([[0, -1], [1, 0]], [3, 4]), [-4, 3], TOLERANCE)
    same(columns_added([[0, -1], [1, 0]], [-2.5, 7]), [-7, -2.5], TOLERANCE)


@given(SIDES.flatmap(lambda s: matrices(*s)))
@example([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
@example([[1.0, 2.0], [3.0, 4.0]])
def test_by_columns_picks_a_column(A):
    """One time column j, and nothing of the others, is column j of A."""
    n = len(A[0])
    for j in range(n):
        same(columns_added(A, [float(k == j) for k in range(n)]), [row[j] for row in A], TOLERANCE)


@given(A_X)
@example(([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], [1.0, 0.0, 2.0]))
def test_by_columns_finds_what_the_rows_find(drawn):
    """Both ways lead to one vector: entry i is the dot product of row i of A with x."""
    A, x = drawn
    same(columns_added(A, x), times(A, x), TOLERANCE * np.array(sizes(A, x)))


# --- Further ---


@further
def test_by_rows_of_a_turn_keeps_the_length():
    """A turn by 30° keeps lengths, and three of them make a quarter turn."""
    c, s = math.cos(math.pi / 6), math.sin(math.pi / 6)
    once = array(by_rows([[c, -s], [s, c]], [3, 4]), (2,))
    same(math.hypot(*once), 5, TOLERANCE * 10)
    twice = array(by_rows([[c, -s], [s, c]], once), (2,))
    same(by_rows([[c, -s], [s, c]], twice), [-4, 3], TOLERANCE * 10)


@further
def test_by_rows_of_a_large_matrix():
    """A picture of 200 rows and 300 columns, times a vector: nothing changes but the work."""
    A = [[(7 * i + 3 * j) % 11 - 5 for j in range(300)] for i in range(200)]
    x = [(5 * j) % 13 - 6 for j in range(300)]
    same(by_rows(A, x), times(A, x), TOLERANCE)


@further
@given(st.lists(st.integers(-9, 9), min_size=1, max_size=4), vectors(3))
def test_by_columns_of_parallel_columns_stays_on_a_line(direction, x):
    """If all columns are multiples of one vector, so is A x: such a matrix has rank 1."""
    A = [[d, 2 * d, -d] for d in direction]
    multiple = x[0] + 2 * x[1] - x[2]
    same(columns_added(A, x), [multiple * d for d in direction], TOLERANCE * np.array(sizes(A, x)))


@further
def test_by_columns_of_huge_and_tiny_numbers():
    """Each product is of ordinary size, though its factors are 10²⁰⁰ and 10⁻²⁰⁰."""
    same(columns_added([[3e200, 2e200], [1e200, -1e200]], [1e-200, 2e-200]), [7, -1], TOLERANCE * 10)
