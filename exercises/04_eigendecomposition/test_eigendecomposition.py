"""What eigenvalues and eigenvectors must do. Read the law above a failing test first."""

import math

import numpy as np
from checks import array, by_hand, fail, further, number, parts, refused, same, yes_or_no
from eigendecomposition import eigenvalues_2x2, is_eigenpair, power_iteration, rebuild
from hypothesis import example, given
from hypothesis import strategies as st

# Formulas may be arranged in other ways, so the last digits may differ: the tolerance is a share of the matrix's size.
TOLERANCE = 1e-10

# Eighths from −1000 to 1000: they are exact in float64, and read well in a failing example.
EIGHTHS = st.integers(-8000, 8000).map(lambda k: k / 8)
# Directions whose cosine and sine are fractions: (3/5, 4/5) and the like.
DIRECTIONS = st.sampled_from([(1.0, 0.0), (0.6, 0.8), (0.8, -0.6), (5 / 13, 12 / 13), (-8 / 17, 15 / 17)])
# Eigenvalues of which none is many times another: what is small soon drowns in the rounding of what is large.
VALUES = st.integers(1, 4).flatmap(lambda size: st.sampled_from([size, -size]))
PARTS = st.integers(-3, 3).map(float)


def with_values(first, second, direction):
    """The symmetric matrix with these eigenvalues: the first along the direction, the second across it."""
    c, s = direction
    mixed = (first - second) * c * s
    return [[first * c * c + second * s * s, mixed], [mixed, first * s * s + second * c * c]]


def is_pair(expected, A, value, vector):
    """is_eigenpair answers this."""
    got = yes_or_no(is_eigenpair(A, value, vector))
    if got is not expected:
        fail(f"expected {expected}, got {got}")


def on_the_line(got, expected):
    """A unit vector along the expected one, whichever way it points."""
    v, unit = array(got, np.shape(expected)), np.array(expected) / np.linalg.norm(expected)
    same(v, math.copysign(1, np.dot(v, unit)) * unit, TOLERANCE)


# --- By hand ---


def test_eigenvalues_are_worked_out_by_hand():
    """Each eigenvalue λ solves λ² − t·λ + det = 0, with the trace t and the determinant."""
    t, determinant = 2 + 5, 2 * 5 - 2 * 2
    root = math.sqrt(t**2 - 4 * determinant)
    by_hand("EIGENVALUES", [(t - root) / 2, (t + root) / 2], any_order=True)


# --- eigenvalues_2x2 ---


def test_eigenvalues_2x2_of_a_small_example():
    """[[5, 2], [2, 8]] has the trace 13 and the determinant 36: λ² − 13λ + 36 = 0 for λ = 4 and λ = 9."""
    low, high = parts(eigenvalues_2x2([[5, 2], [2, 8]]), 2)
    same(low, 4, TOLERANCE)
    same(high, 9, TOLERANCE)


def test_eigenvalues_2x2_may_be_zero_or_negative():
    """A mirror stretched by 5 has −5 and 5; a matrix that flattens has 0; the smaller one comes first."""
    for A, expected in (
        ([[3, 4], [4, -3]], (-5, 5)),
        ([[1, 2], [2, 4]], (0, 5)),
        ([[-1, -2], [-2, -4]], (-5, 0)),
        ([[7, 0], [0, 2]], (2, 7)),
        ([[0, 0], [0, 0]], (0, 0)),
    ):
        for got, right in zip(parts(eigenvalues_2x2(np.array(A)), 2), expected, strict=True):
            same(got, right, TOLERANCE)


@given(EIGHTHS, EIGHTHS, EIGHTHS)
def test_eigenvalues_2x2_sum_to_the_trace(a, b, d):
    """The sum of the two is the trace a + d, their product is the determinant a·d − b²."""
    low, high = map(number, parts(eigenvalues_2x2([[a, b], [b, d]]), 2))
    size = abs(a) + abs(b) + abs(d)
    assert low <= high, f"expected the smaller one first, got {low:.6g} and {high:.6g}"
    same(low + high, a + d, TOLERANCE * size)
    same(low * high, a * d - b * b, TOLERANCE * size**2)


def test_eigenvalues_2x2_of_equal_values_that_rounding_drives_apart():
    """0.7 times the identity, turned, stays as it is but for the last digit: both eigenvalues are 0.7, to seven digits.

    Never are they NaN (“not a number”).
    """
    for k in range(1, 60):
        c, s, value = math.cos(k), math.sin(k), 0.7
        b = (c * value) * s - (s * value) * c
        A = [[c * c * value + s * s * value, b], [b, s * (s * value) + c * (c * value)]]
        for got in parts(eigenvalues_2x2(A), 2):
            same(got, value, 1e-7)


def test_eigenvalues_2x2_refuses_what_is_not_symmetric():
    """Only symmetric matrices are sure to have real eigenvalues, and others are refused: a quarter turn has none."""
    for A in ([[0, -1], [1, 0]], [[1, 2], [3, 4]], [[2, 1], [0, 3]], [[5, 0], [2, 8]]):
        refused(eigenvalues_2x2, A)


# --- is_eigenpair ---


def test_is_eigenpair_of_a_small_example():
    """[[2, 1], [0, 3]] sends [1, 1] to [3, 3] and [1, 0] to [2, 0]: these two it only stretches, by 3 and by 2."""
    A = [[2, 1], [0, 3]]
    is_pair(True, A, 3, [1, 1])
    is_pair(True, np.array(A), 2, np.array([1, 0]))
    is_pair(False, A, 3, [0, 1])
    is_pair(False, A, 2, [1, -1])


def test_is_eigenpair_needs_the_right_value():
    """A direction alone is not enough: the value says by how much it is stretched, and which way."""
    A = [[2, 1], [1, 2]]
    is_pair(True, A, 3, [1, 1])
    for value in (1, -3, 2, 6, 0, 3.001):
        is_pair(False, A, value, [1, 1])


def test_is_eigenpair_takes_any_multiple():
    """Where v is an eigenvector, so are −v, 10·v and 10⁻¹⁰⁰·v: only the direction counts."""
    for scale in (-1, 10, 0.25, 1e-100, -1e100):
        is_pair(True, [[2, 1], [1, 2]], 3, [scale, scale])
        is_pair(True, [[2, 1], [1, 2]], 1, [scale, -scale])


def test_is_eigenpair_is_not_fooled_by_short_vectors():
    """A short vector makes a short difference, and is right or wrong all the same."""
    for scale in (1, 1e-5, 1e-9, 1e-100):
        is_pair(False, [[2, 1], [1, 2]], 3, [scale, 0])
        is_pair(False, [[2, 1], [1, 2]], 1, [scale, scale])


def test_is_eigenpair_allows_for_rounding_alone():
    """Irrational numbers are never exact: the last digits may differ, a millionth may not."""
    golden = (1 + math.sqrt(5)) / 2
    for size in (1, 1e6, 1e-6):
        A = [[2 * size, size], [size, size]]
        is_pair(True, A, (golden + 1) * size, [golden, 1])
        is_pair(True, A, (2 - golden) * size, [1, -golden])
        is_pair(False, A, (golden + 1 + 1e-6) * size, [golden, 1])
        is_pair(False, A, (golden + 1) * size, [golden + 1e-6, 1])
    root = math.sqrt(2)
    is_pair(True, [[2, root], [root, 1]], 3, [root, 1])
    is_pair(True, [[-1, -root], [-root, -2]], -3, [1, root])


def test_is_eigenpair_refuses_the_zero_vector():
    """The zero vector is sent to itself by every matrix, for every value: so it is never called an eigenvector."""
    for value in (0, 1, 3):
        is_pair(False, [[2, 1], [1, 2]], value, [0, 0])


def test_is_eigenpair_allows_the_value_zero():
    """A vector that A sends to 0 is an eigenvector: only the vector must not be zero, the value may be."""
    is_pair(True, [[1, 2], [2, 4]], 0, [2, -1])
    is_pair(False, [[1, 2], [2, 4]], 0, [2, 1])
    is_pair(True, [[0, 0], [0, 0]], 0, [5, 7])
    root = math.sqrt(2)
    is_pair(True, [[2, root], [root, 1]], 0, [1e100, -root * 1e100])


def test_is_eigenpair_of_a_quarter_turn():
    """A quarter turn takes every direction elsewhere: there is no real eigenvector."""
    for value in (-1, 0, 1):
        for vector in ([1, 0], [0, 1], [1, 1], [1, -1]):
            is_pair(False, [[0, -1], [1, 0]], value, vector)


# --- power_iteration ---


def test_power_iteration_of_a_small_example():
    """[[2, 1], [1, 2]] sends [1, 0] to [2, 1], and that is √5 long: v = [2, 1]/√5, and v · A v = 14/5."""
    value, v = parts(power_iteration([[2, 1], [1, 2]], [1, 0], 1), 2)
    same(value, 14 / 5, TOLERANCE)
    on_the_line(v, [2, 1])
    value, v = parts(power_iteration([[2, 1], [1, 2]], [1, 0], 2), 2)
    same(value, 122 / 41, TOLERANCE)
    on_the_line(v, [5, 4])


def test_power_iteration_without_a_step():
    """With no step at all, the start of length 1 comes back, and its value: [3, 4] becomes [0.6, 0.8]."""
    value, v = parts(power_iteration(np.array([[2, 1], [1, 4]]), np.array([3, 4]), 0), 2)
    same(v, [0.6, 0.8], TOLERANCE)
    same(value, 4.24, TOLERANCE)


def test_power_iteration_comes_nearer_step_by_step():
    """With the eigenvalues 2 and 1, each step divides the error of the value by about (2/1)² = 4."""
    for steps in range(12):
        value, v = parts(power_iteration([[1.5, 0.5], [0.5, 1.5]], [1, 0], steps), 2)
        same(value, 2 - 1 / (4**steps + 1), TOLERANCE)
        on_the_line(v, [2**steps + 1, 2**steps - 1])


@given(VALUES, VALUES, DIRECTIONS, PARTS, st.integers(1, 3).map(float), st.integers(0, 6))
@example(-4, 1, (0.6, 0.8), 1.0, 1.0, 3)
@example(-4, 1, (0.6, 0.8), 2.0, 1.0, 40)
@example(3, -2, (1.0, 0.0), 1.0, 2.0, 1)
def test_power_iteration_lets_each_part_grow_by_its_value(first, second, direction, p, q, steps):
    """A step multiplies the part along each eigenvector by its eigenvalue, be it negative or not."""
    (c, s), (x, y) = direction, (p * float(first) ** steps, q * float(second) ** steps)
    A, start = with_values(first, second, direction), [c * p - s * q, s * p + c * q]
    value, v = parts(power_iteration(A, start, steps), 2)
    same(value, (first * x * x + second * y * y) / (x * x + y * y), TOLERANCE)
    on_the_line(v, [c * x - s * y, s * x + c * y])


def test_power_iteration_of_many_steps():
    """3²⁰⁰⁰ is too large for float64, which ends near 10³⁰⁸. After 2,000 steps the value is 3, and v = [1, 1]/√2."""
    value, v = parts(power_iteration([[2, 1], [1, 2]], [1, 0], 2000), 2)
    same(value, 3, TOLERANCE)
    on_the_line(v, [1, 1])


# --- Further ---


@further
def test_eigenvalues_2x2_of_nearly_equal_huge_values():
    """[[10⁹, 1], [1, 10⁹]] has 10⁹ − 1 and 10⁹ + 1: the difference must not be lost beside t², which is 4·10¹⁸."""
    low, high = parts(eigenvalues_2x2([[1e9, 1], [1, 1e9]]), 2)
    same(low, 1e9 - 1, 1e-3)
    same(high, 1e9 + 1, 1e-3)


@further
def test_is_eigenpair_of_other_sizes():
    """One row, or three: the law is the same."""
    is_pair(True, [[-3]], -3, [2])
    is_pair(False, [[-3]], 3, [2])
    swap = [[0, 1, 0], [1, 0, 0], [0, 0, 2]]
    for expected, value, vector in ((True, 1, [1, 1, 0]), (True, -1, [1, -1, 0]), (True, 2, [0, 0, 1])):
        is_pair(expected, swap, value, vector)
        is_pair(False, swap, value, [1, 0, 1])


@further
def test_power_iteration_with_values_of_equal_size():
    """Where two eigenvalues are equally large, one negative, no part wins: [3, 4] and [4, 3] alternate for ever."""
    for steps, along in ((1, [4, 3]), (2, [3, 4]), (99, [4, 3])):
        value, v = parts(power_iteration([[0, 1], [1, 0]], [3, 4], steps), 2)
        same(value, 0.96, TOLERANCE)
        on_the_line(v, along)


@further
def test_power_iteration_of_other_sizes():
    """One row has its only entry for its eigenvalue; with three, the largest by size wins."""
    value, v = parts(power_iteration([[-3]], [2], 5), 2)
    same(value, -3, TOLERANCE)
    on_the_line(v, [1])
    value, v = parts(power_iteration([[0, 2, 0], [2, 0, 0], [0, 0, -5]], [1, 2, 3], 60), 2)
    same(value, -5, TOLERANCE)
    on_the_line(v, [0, 0, 1])


@further
@given(VALUES, VALUES, DIRECTIONS)
@example(2, -1, (0.6, 0.8))
def test_rebuild_finds_the_matrix_again(first, second, direction):
    """Each eigenvalue, along its own column of Q: together they are the whole matrix, A = Q Λ Qᵀ."""
    c, s = direction
    same(rebuild([first, second], [[c, -s], [s, c]]), with_values(first, second, direction), TOLERANCE)


@further
def test_rebuild_undoes_what_eigh_does():
    """NumPy's eigh takes a symmetric matrix apart, with the eigenvectors as columns; rebuild puts it together."""
    A = [[2.0, -1.0, 0.5], [-1.0, 3.0, 4.0], [0.5, 4.0, -1.0]]
    same(rebuild(*np.linalg.eigh(A)), A, TOLERANCE)
