"""What people get wrong about the product of two matrices."""

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when


def floats(A, B):
    return np.asarray(A, dtype=float), np.asarray(B, dtype=float)


def placed(C, shape):
    """The numbers of C in the corner of a table of zeros, as far as it has room for them."""
    if C.shape[0] > shape[0] or C.shape[1] > shape[1]:
        raise IndexError
    room = np.zeros(shape)
    room[: C.shape[0], : C.shape[1]] = C
    return room


wrong(
    "A_TIMES_B",
    {
        ((3, 4), (11, 16)): "This is B A: the factors have changed places. In A B the rows come from A.",
        ((0, 2), (6, 12)): "This is A times B entry by entry. In a matrix product a whole row meets a whole column.",
        ((2, 8), (4, 18)): "Here the rows of A meet the rows of B. They should meet its columns, from top to bottom.",
        ((6, 10), (8, 14)): "Here the columns of A meet the columns of B. It is the rows of A that should.",
        ((4, 8), (7, 15)): "The four numbers are right, but not their places: the first row of A makes the first row.",
        ((3, 11), (4, 16)): "Here the columns of A meet the rows of B. The rows of A should meet the columns of B.",
        ((1, 3), (5, 7)): "This is A + B. For a product, multiply a row with a column place by place, then add.",
        ((2, 3), (6, 9)): "In each place the last product stands alone. A dot product adds both of them.",
    },
)

wrong(
    "MULTIPLICATIONS",
    {
        8: "8 is the number of entries of A B. How many multiplications does one of them take?",
        16: "16 is the number of additions: two for each entry. A dot product of three pairs multiplies more often.",
        40: "40 counts the additions as well. Only the multiplications are asked for.",
        18: "18 is the number of entries of A and B together. Most of them are used several times.",
        72: "72 is 6 · 12: each entry of A with each of B. But only entries that share the inner side meet.",
        6: "6 is the number of entries of A. Each of them meets several entries of B.",
        12: "12 is the number of entries of B, or the work for one row of A B. How many rows has it?",
        3: "3 multiplications make one entry of A B. How many entries has it?",
        9: "9 is 3 · 3. The answer has another shape: rows from A, columns from B.",
    },
)


def right_places(table):
    """How many of the four numbers are the right ones."""
    flat = np.array(table, dtype=float)
    return int((flat == [[4, 7], [8, 15]]).sum()) if flat.shape == (2, 2) else 0


wrong_when(
    "A_TIMES_B",
    ((4, 7), (8, 14)),
    lambda table: right_places(table) == 3,
    "Three of the four numbers are right. Write the two products of each place on a line of its own, then add.",
)


# product_shape


@mistake("product_shape")
def turns_the_shape(shape_a, shape_b):
    """Your answers are turned: columns first, rows second. Rows come first, and they come from A."""
    return shape_b[1], shape_a[0]


@mistake("product_shape")
def takes_the_inner_sides(shape_a, shape_b):
    """Your answers are the two inner sides. These disappear: a dot product runs along them. The outer ones are left."""
    return shape_a[1], shape_b[0]


@mistake("product_shape")
def keeps_the_shape_of_a(shape_a, shape_b):
    """Your answers are the shape of A. The rows do come from A; where do the columns come from?"""
    return tuple(shape_a)


@mistake("product_shape", edges=True)
def takes_any_two_shapes(shape_a, shape_b):
    """Your shapes are right, but matrices that can't be multiplied get one as well.

    A row of A and a column of B must be equally long: which two of the four numbers are that?
    """
    return shape_a[0], shape_b[1]


@mistake("product_shape", edges=True)
def wants_equal_shapes(shape_a, shape_b):
    """Your shapes are right where both matrices have the same shape; others are refused, although they fit.

    A row of A and a column of B must be equally long: which two of the four numbers are that?
    """
    if tuple(shape_a) != tuple(shape_b):
        raise ValueError
    return shape_a[0], shape_b[1]


# matmul


@mistake("matmul")
def multiplies_entry_by_entry(A, B):
    """Your answers multiply entries in the same place. That is `*` of two arrays, and no matrix product.

    A whole row of A meets a whole column of B: multiply pair by pair, then add.
    """
    A, B = floats(A, B)
    if A.shape != B.shape:
        raise IndexError
    return A * B


@mistake("matmul")
def swaps_the_factors(A, B):
    """Your answers are B A: the factors have changed places, and a matrix product minds the order.

    The rows come from the first factor, the columns from the second.
    """
    A, B = floats(A, B)
    return B @ A


@mistake("matmul")
def takes_rows_of_b(A, B):
    """In your answers the rows of A meet the rows of B: that is A Bᵀ. They should meet the columns of B.

    Which index of B moves while the sum runs?
    """
    A, B = floats(A, B)
    return A @ B.T


@mistake("matmul")
def takes_columns_of_a(A, B):
    """In your answers the columns of A meet the columns of B: that is Aᵀ B. It is the rows of A that should.

    Which index of A moves while the sum runs?
    """
    A, B = floats(A, B)
    return A.T @ B


@mistake("matmul")
def turns_the_table(A, B):
    """Your numbers are right, but rows and columns of the answer have changed places: it is as tall as B is wide.

    The entry of row i of A and column j of B stands in place (i, j).
    """
    A, B = floats(A, B)
    return (A @ B).T


@mistake("matmul")
def transposes_both(A, B):
    """Your answers are Aᵀ Bᵀ: columns of A meet rows of B. That is (B A)ᵀ, for transposing turns the order round."""
    A, B = floats(A, B)
    return A.T @ B.T


@mistake("matmul")
def shares_one_row(A, B):
    """All rows of your answer are the same, the last one: they are one and the same list.

    `[row] * m` holds one row m times. Make a new row for each i.
    """
    A, B = floats(A, B)
    return np.tile((A @ B)[-1], (len(A), 1))


@mistake("matmul")
def adds_up_in_one_row(A, B):
    """All rows of your answer are the same, the sum of the right ones: they are one and the same list.

    `[row] * m` holds one row m times. Make a new row for each i.
    """
    A, B = floats(A, B)
    return np.tile((A @ B).sum(axis=0), (len(A), 1))


@mistake("matmul")
def keeps_the_last_product(A, B):
    """Each of your entries is the last product of its sum alone. Those before it are lost on the way.

    A total grows: each product is added to what is there already.
    """
    A, B = floats(A, B)
    return np.outer(A[:, -1], B[-1])


@mistake("matmul")
def fills_the_diagonal_alone(A, B):
    """Your answers are right on the diagonal, and 0 everywhere else: row i meets column i alone.

    Every row meets every column. How many loops does that take?
    """
    A, B = floats(A, B)
    return np.where(np.eye(len(A), B.shape[1]) == 1, A @ B, 0.0)


@mistake("matmul")
def never_starts_anew(A, B):
    """Each of your entries holds those before it as well: the total goes on from place to place.

    Every entry begins again at 0.
    """
    A, B = floats(A, B)
    C = A @ B
    return np.cumsum(C).reshape(C.shape)


@mistake("matmul")
def counts_the_rows_for_the_sum(A, B):
    """Your sums have as many terms as A has rows. Where A is square that is right; where it is wide, terms are missing.

    A row of A has as many entries as A has columns.
    """
    A, B = floats(A, B)
    m, n = A.shape
    if m > n:
        raise IndexError
    return A[:, :m] @ B[:m]


@mistake("matmul")
def makes_room_by_the_inner_side(A, B):
    """Your numbers are right, but the table around them has other sides than A B: the inner side gives it its size.

    The inner side disappears in the sums. How many rows has A B, and how many columns?
    """
    A, B = floats(A, B)
    return placed(A @ B, (len(B), len(B)))


@mistake("matmul")
def makes_room_like_a(A, B):
    """Your numbers are right, but the table around them has the shape of A. That fits only where B is square.

    The rows of A B do come from A; where do the columns come from?
    """
    A, B = floats(A, B)
    return placed(A @ B, A.shape)


@mistake("matmul")
def has_as_many_columns_as_a(A, B):
    """Your numbers are right, but your table has as many columns as A. That fits only where B is square.

    The rows of A B do come from A; where do the columns come from?
    """
    A, B = floats(A, B)
    return A @ B[:, range(A.shape[1])]


@mistake("matmul")
def makes_room_like_b(A, B):
    """Your numbers are right, but the table around them has the shape of B. That fits only where A is square.

    The columns of A B do come from B; where do the rows come from?
    """
    A, B = floats(A, B)
    return placed(A @ B, B.shape)


@mistake("matmul", edges=True)
def cuts_what_is_longer(A, B):
    """Your numbers are right, but matrices that don't fit get an answer: what has no partner is left out.

    Compare the columns of A with the rows of B before you multiply.
    """
    A, B = floats(A, B)
    n = min(A.shape[1], len(B))
    return A[:, :n] @ B[:n]


@mistake("matmul", edges=True)
def stretches_a_single_entry(A, B):
    """Your numbers are right, but a single column or a single row is stretched to fit the other matrix.

    NumPy's `*` does so silently. Compare the columns of A with the rows of B before you multiply.
    """
    A, B = floats(A, B)
    return np.array([[(row * column).sum() for column in B.T] for row in A])


# non_commuting_pair: what a wrong pair shows


def of_pair(test):
    """A test of two matrices, for a pair in whatever form: lists of lists, or arrays."""

    def met_by(pair):
        A, B = (np.array(matrix, dtype=float) for matrix in pair)
        return A.ndim == B.ndim == 2 and test(A, B)

    return met_by


def is_multiple_of_identity(A):
    return A.shape[0] == A.shape[1] and np.array_equal(A, A[0, 0] * np.eye(len(A)))


def are_diagonal(A, B):
    both = A.shape == B.shape and np.array_equal(A, np.diag(np.diag(A))) and np.array_equal(B, np.diag(np.diag(B)))
    return both and not is_multiple_of_identity(A) and not is_multiple_of_identity(B)


wrong_when(
    "non_commuting_pair",
    (((1, 0), (0, 2)), ((3, 0), (0, 4))),
    of_pair(are_diagonal),
    """Your two matrices are diagonal, and diagonal matrices commute: each entry is scaled twice, in either order.

    Take a matrix that mixes the entries for one of them.
    """,
)
wrong_when(
    "non_commuting_pair",
    (((1, 0), (0, 1)), ((1, 2), (3, 4))),
    of_pair(lambda A, B: A.shape == B.shape and (is_multiple_of_identity(A) or is_multiple_of_identity(B))),
    """One of your matrices is a multiple of the identity (or zero): that one commutes with every matrix.

    Both have to do more than scale everything alike.
    """,
)
wrong_when(
    "non_commuting_pair",
    (((1, 2), (3, 4)), ((1, 2), (3, 4))),
    of_pair(lambda A, B: np.array_equal(A, B) and not is_multiple_of_identity(A) and not are_diagonal(A, B)),
    """Your two matrices are the same, and a matrix commutes with itself: A A is A A in either order.""",
)
wrong_when(
    "non_commuting_pair",
    (((1, 2, 3), (4, 5, 6)), ((1, 2), (3, 4), (5, 6))),
    of_pair(lambda A, B: A.shape != B.shape or A.shape[0] != A.shape[1]),
    """Your two matrices are not square, or not of one size: their products in the two orders have different shapes.

    That is no answer to the question. Take two squares of one size.
    """,
)


def undo_each_other(A, B):
    both = A.shape == B.shape and A.shape[0] == A.shape[1]
    return both and not is_multiple_of_identity(A) and np.array_equal(A @ B, np.eye(len(A)))


wrong_when(
    "non_commuting_pair",
    (((1, 1), (0, 1)), ((1, -1), (0, 1))),
    of_pair(lambda A, B: undo_each_other(A, B) and not are_diagonal(A, B) and not np.array_equal(A, B)),
    """Each of your matrices undoes the other: their product is the identity, in either order.

    Take a second matrix that has nothing to do with the first.
    """,
)
wrong_when(
    "non_commuting_pair",
    (((1, 2), (2, 1)), ((0, 1), (1, 0))),
    of_pair(
        lambda A, B: (
            A.shape == B.shape
            and A.shape[0] == A.shape[1]
            and np.array_equal(A @ B, B @ A)
            and not (is_multiple_of_identity(A) or is_multiple_of_identity(B) or are_diagonal(A, B))
            and not (undo_each_other(A, B) or np.array_equal(A, B))
        )
    ),
    """Your two products are the same table: these two matrices commute, although neither of them looks special.

    Work both products out on paper, and change one entry of one matrix.
    """,
)
