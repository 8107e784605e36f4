"""What the product of two matrices must do. Read the law above a failing test first."""

import math
from itertools import pairwise

import numpy as np
from checks import array, beside, by_hand, exact, fail, further, parts, refused, same, shown
from hypothesis import example, given
from hypothesis import strategies as st
from matrix_product import matmul, non_commuting_pair, product_shape

# Sums may be taken in any order, so the last digits may differ. Rounding grows with the sizes of the terms,
# not with their sum, in which they may cancel: the tolerance is a share of those sizes.
TOLERANCE = 1e-12

# Eighths from −50 to 50: they are exact in float64, and read well in a failing example.
EIGHTHS = st.integers(-400, 400).map(lambda k: k / 8)
SIDE = st.integers(1, 4)


def chains(count):
    """A strategy for so many matrices, each with as many rows as the one before it has columns."""

    def draw(sides):
        return st.tuples(*(matrices(m, n) for m, n in pairwise(sides)))

    return st.tuples(*[SIDE] * (count + 1)).flatmap(draw)


def matrices(m, n):
    return st.lists(st.lists(EIGHTHS, min_size=n, max_size=n), min_size=m, max_size=m)


def turned(A):
    """The transpose of A: its rows become columns."""
    return [list(column) for column in zip(*A, strict=True)]


def times(A, B):
    """A B, by its definition: a table of dot products."""
    return [[math.fsum(a * b for a, b in zip(row, column, strict=True)) for column in turned(B)] for row in A]


def sizes(A, *others):
    """For each entry of a product, the sum of the sizes of its terms."""
    result = np.abs(A)
    for B in others:
        result = result @ np.abs(B)
    return result


def product(A, B):
    """The learner's A B, beside a product_shape that is right, as an array of the shape that it must have."""
    return array(raw(A, B), (len(A), len(B[0])))


def raw(A, B):
    with beside(product_shape=true_shape):
        return matmul(A, B)


def true_shape(shape_a, shape_b):
    if shape_a[1] != shape_b[0]:
        raise ValueError
    return shape_a[0], shape_b[1]


def is_shape(got, expected):
    """The answer is two whole numbers, rows and columns."""
    sides = parts(got, 2)
    if not all(type(side) is int or isinstance(side, np.integer) for side in sides):
        fail(f"expected two whole numbers, got {shown(got)}")
    if sides != expected:
        fail(f"expected {expected}, got {tuple(map(int, sides))}")


# --- By hand ---


def test_a_times_b_is_worked_out_by_hand():
    """The entry in row i and column j is the dot product of row i of A and column j of B."""
    by_hand("A_TIMES_B", times([[1, 2], [3, 4]], [[0, 1], [2, 3]]))


def test_multiplications_are_counted_by_hand():
    """Every entry of A B is a dot product, and that takes a multiplication for each pair."""
    by_hand("MULTIPLICATIONS", sum(1 for row in range(2) for column in range(4) for pair in range(3)))


# --- product_shape ---


def test_product_shape_of_a_small_example():
    """Rows come from A and columns from B: 4 by 2 times 2 by 3 is 4 by 3."""
    is_shape(product_shape((4, 2), (2, 3)), (4, 3))


def test_product_shape_of_a_row_and_a_column():
    """A row times a column is a single number, a column times a row is a whole table."""
    is_shape(product_shape((1, 5), (5, 1)), (1, 1))
    is_shape(product_shape((5, 1), (1, 5)), (5, 5))
    is_shape(product_shape((5, 1), (1, 2)), (5, 2))


def test_product_shape_refuses_what_does_not_fit():
    """The columns of A are as many as the rows of B, whatever the other two sides are."""
    for shape_a, shape_b in (((2, 3), (2, 3)), ((3, 2), (4, 3)), ((2, 3), (1, 2)), ((1, 1), (2, 2))):
        refused(product_shape, shape_a, shape_b)


# --- matmul ---


def test_matmul_of_a_small_example():
    """Rows meet columns: the first row, [2, 1], meets [1, 5] (2 + 5 = 7) and [4, 2] (8 + 2 = 10)."""
    same(raw([[2, 1], [0, 3]], [[1, 4], [5, 2]]), [[7, 10], [15, 6]], TOLERANCE)


def test_matmul_of_sides_that_all_differ():
    """2 by 3 times 3 by 4 is 2 by 4: a dot product of three entries in each place."""
    A, B = [[1, 2, 0], [3, -1, 1]], [[1, 0, 2, 5], [0, 1, -1, 4], [7, 3, 6, 0]]
    same(raw(np.array(A), np.array(B)), [[1, 2, 0, 13], [10, 2, 13, 11]], TOLERANCE)


def test_matmul_of_a_row_and_a_column():
    """A row times a column is one dot product; a column times a row multiplies each with each."""
    same(raw([[1, 2, 3]], [[4], [0], [5]]), [[19]], TOLERANCE)
    same(raw([[4], [0], [5]], [[1, 2]]), [[4, 8], [0, 0], [5, 10]], TOLERANCE)


@given(chains(1))
@example(([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],))
def test_matmul_with_the_identity_changes_nothing(drawn):
    """The identity, 1 on the diagonal and 0 elsewhere, leaves A as it is, on either side."""
    (A,) = drawn
    same(product(np.eye(len(A)), A), A, TOLERANCE)
    same(product(A, np.eye(len(A[0]))), A, TOLERANCE)


@given(chains(2))
@example(([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [1.0, 0.0]]))
def test_matmul_is_a_table_of_dot_products(drawn):
    """Whatever the sides: row i of A and column j of B make the entry in place (i, j)."""
    A, B = drawn
    same(product(A, B), times(A, B), TOLERANCE * sizes(A, B))


@given(chains(2), st.lists(EIGHTHS, min_size=4, max_size=4))
@example(([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [2.0, 3.0]]), [1.0, -1.0, 0.0, 0.0])
def test_matmul_does_one_after_the_other(drawn, entries):
    """A B does to a vector what first B and then A would do: (A B) x = A (B x)."""
    (A, B), x = drawn, entries[: len(drawn[1][0])]
    expected = np.dot(A, np.dot(B, x))
    same(np.dot(product(A, B), x), expected, TOLERANCE * np.dot(sizes(A, B), np.abs(x)))


@given(chains(3))
@example(([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [2.0, 3.0]], [[1.0, 1.0], [0.0, 2.0]]))
def test_matmul_may_be_bracketed_either_way(drawn):
    """The order counts, the brackets do not: (A B) C = A (B C)."""
    A, B, C = drawn
    same(product(product(A, B), C), product(A, product(B, C)), TOLERANCE * sizes(A, B, C))


@given(chains(2), st.integers(-5, 5))
@example(([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [2.0, 3.0]]), 2)
def test_matmul_distributes_over_sums(drawn, s):
    """Brackets may be multiplied out: (s·A + D) B = s·A B + D B, and so on the other side."""
    A, B = drawn
    D = np.array(A)[::-1]
    expected = s * product(A, B) + product(D, B)
    same(product(s * np.array(A) + D, B), expected, TOLERANCE * (abs(s) * sizes(A, B) + sizes(D, B)))
    E = np.array(B)[:, ::-1]
    expected = s * product(A, B) + product(A, E)
    same(product(A, s * np.array(B) + E), expected, TOLERANCE * (abs(s) * sizes(A, B) + sizes(A, E)))


@given(chains(2))
@example(([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [2.0, 3.0]]))
def test_matmul_turns_the_order_when_transposed(drawn):
    """Rows become columns, and the last becomes the first: (A B)ᵀ = Bᵀ Aᵀ."""
    A, B = drawn
    same(product(A, B).T, product(turned(B), turned(A)), TOLERANCE * sizes(A, B).T)


@given(chains(2))
@example(([[1.0, 2.0], [3.0, 4.0]], [[0.0, 1.0], [2.0, 3.0]]))
def test_matmul_has_a_trace_that_forgets_the_order(drawn):
    """The trace is the sum of the diagonal, and it is the same for A C and C A, although these differ."""
    A, B = drawn
    C = [[B[i % len(B)][j % len(B[0])] for j in range(len(A))] for i in range(len(A[0]))]  # as tall as A is wide
    same(np.trace(product(A, C)), np.trace(product(C, A)), TOLERANCE * np.trace(sizes(A, C)))


def test_matmul_refuses_what_does_not_fit():
    """A row of A and a column of B of different lengths have no dot product."""
    two_by_three, four_by_three = [[1, 2, 3], [4, 5, 6]], [[1, 2, 3]] * 4
    for A, B in (
        (two_by_three, two_by_three),
        (two_by_three, [[1, 2]]),
        (two_by_three, four_by_three),
        ([[1, 2]], [[1], [2], [3]]),
        ([[5]], two_by_three),
        ([[1], [2]], two_by_three),
    ):
        refused(raw, A, B)


# --- non_commuting_pair ---


def test_non_commuting_pair_differs_in_the_two_orders():
    """A B and B A differ in one entry at least, and by more than rounding: they are compared as fractions."""
    A, B = (_square(matrix) for matrix in parts(non_commuting_pair(), 2))
    if len(A) != len(B):
        fail(f"expected two matrices of one size, got {len(A)} by {len(A)} and {len(B)} by {len(B)}")
    if _exactly(A, B) == _exactly(B, A):
        diagonal = all(M[i][j] == 0 for M in (A, B) for i in range(len(A)) for j in range(len(A)) if i != j)
        why = " Two diagonal matrices always do." if diagonal and len(A) > 1 else ""
        fail(f"these two commute: both orders give {_plain(_exactly(A, B))}.{why}")


def _square(matrix):
    """A square matrix without rounding."""
    rows = exact(matrix)
    if type(rows) is not list or not rows or any(type(row) is not list or len(row) != len(rows) for row in rows):
        fail(f"expected a square matrix, as many rows as columns, got {shown(matrix)}")
    return rows


def _exactly(A, B):
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in zip(*B, strict=True)] for row in A]


def _plain(rows):
    return [[float(entry) for entry in row] for row in rows]


# --- Further ---


@further
def test_matmul_of_factors_that_are_not_zero_may_be_zero():
    """A product of numbers is 0 only if a factor is; [[1, 2], [2, 4]] [[2, −6], [−1, 3]] is all zeros."""
    same(raw([[1, 2], [2, 4]], [[2, -6], [-1, 3]]), [[0, 0], [0, 0]], TOLERANCE)


@further
def test_matmul_again_and_again():
    """Powers of [[1, 1], [1, 0]] hold Fibonacci's numbers: after ten, 89, 55 and 34."""
    power = np.eye(2)
    for _ in range(10):
        power = product(power, [[1, 1], [1, 0]])
    same(power, [[89, 55], [55, 34]], TOLERANCE)


@further
def test_matmul_of_large_matrices():
    """40 by 50 times 50 by 30: the same table, with a few more entries."""
    A = [[(7 * i + 3 * k) % 11 - 5 for k in range(50)] for i in range(40)]
    B = [[(5 * k + 2 * j) % 13 - 6 for j in range(30)] for k in range(50)]
    same(raw(A, B), times(A, B), TOLERANCE)
