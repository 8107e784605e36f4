"""What people get wrong about a matrix times a vector."""

import numpy as np

from runner.mistakes import mistake, wrong


def floats(A, x):
    return np.asarray(A, dtype=float), np.asarray(x, dtype=float)


wrong(
    "A_TIMES_X",
    {
        (6, 3): "6 and 3 are the sums of the rows of A: x does not come in. Multiply each row with x first, then add.",
        (10, -2, 6): "10, −2 and 6 are added down the columns. Each row makes one entry: add along the row.",
        (0, 8): "In 0 and 8 the last column is missing: a row has three entries, so there are three products to add.",
        (2, 8): "2 and 8 are the first product of each row. The other two products of the row belong to the sum.",
        (9, -3): "9 and −3 are the last product of each row. The two products before it belong to the sum as well.",
        (24, 12): "24 and 12 are the sum of the row times the sum of x. Multiply place by place first, add at the end.",
        (9, 11): "In the second row a sign was lost: (−1) · 3 = −3. Write the three products down, then add.",
        (13, 11): "Both minus signs were lost: 2 · (−1) = −2 in the first row, (−1) · 3 = −3 in the second.",
        (7, 10): "7 and 10 come from x read backwards. The first entry of the row goes with the first entry of x.",
        (-2, 4, 7): "−2, 4 and 7 are the columns of A times the start of x. It is the rows that meet x.",
        ((2, -2, 9), (8, 0, -3)): "These are the six products. Now add along each row.",
    },
)


# by_rows


@mistake("by_rows")
def leaves_the_products_apart(A, x):
    """Your answer still has one number for each entry of A: the products are there, but they are not added up yet.

    Each row makes one entry of A x: add along the row.
    """
    A, x = floats(A, x)
    return A * x


@mistake("by_rows")
def adds_down_the_columns(A, x):
    """Your answer has one entry for each column: the products were added from top to bottom.

    Entry i belongs to row i: add from left to right.
    """
    A, x = floats(A, x)
    return (A * x).sum(axis=0)


@mistake("by_rows")
def takes_columns_for_rows(A, x):
    """Your answers are those of x · A, the columns times x. Where A is square nothing complains, but rows and
    columns have changed places.

    Try [[1, 2], [3, 4]] and [1, 0]: the answer is the first column, [1, 3].
    """
    A, x = floats(A, x)
    return A.T @ x


@mistake("by_rows")
def ignores_the_vector(A, x):
    """Your answers are the sums of the rows of A: they are the same for every x.

    Where does x come in?
    """
    A, x = floats(A, x)
    return A.sum(axis=1)


@mistake("by_rows")
def keeps_the_last_product(A, x):
    """Your answers are the last product of each row alone. Those before it are lost on the way.

    Follow the total through the loop for the row [2, 0, 1] and x = [3, 1, 2]: it must become 6, 6, 8.
    """
    A, x = floats(A, x)
    return A[:, -1] * x[-1]


@mistake("by_rows")
def never_starts_anew(A, x):
    """Each of your entries holds those before it as well: the total goes on from row to row.

    Every row begins again at 0.
    """
    A, x = floats(A, x)
    return np.cumsum(A @ x)


@mistake("by_rows")
def stops_after_the_first_row(A, x):
    """Your answer is what the first row gives, and nothing else: the work is over after one row.

    A x has an entry for every row. When does your function return?
    """
    A, x = floats(A, x)
    return float(A[0] @ x)


@mistake("by_rows")
def adds_everything_up(A, x):
    """Your answer is one number, the sum of all products. A x has an entry for every row of A.

    Keep the sums of the rows apart.
    """
    A, x = floats(A, x)
    return float((A @ x).sum())


@mistake("by_rows")
def counts_the_rows_for_the_columns(A, x):
    """Your sums have as many terms as A has rows: in a wide matrix the last columns are missing.

    A row of A has as many entries as A has columns. Which of the two does your inner loop count?
    """
    A, x = floats(A, x)
    rows = len(A)
    return np.array([sum(A[i, j] * x[j] for j in range(rows)) for i in range(rows)])


@mistake("by_rows")
def leaves_out_the_last_column(A, x):
    """In your answers the last column of A is missing. The places of a row with n entries are 0 to n − 1.

    What is the last place that your inner loop visits?
    """
    A, x = floats(A, x)
    return A[:, :-1] @ x[:-1]


@mistake("by_rows")
def multiplies_the_sums(A, x):
    """Your answers are the sum of each row times the sum of x. That multiplies every entry with every entry.

    Only entries in the same place belong together: multiply first, add afterwards.
    """
    A, x = floats(A, x)
    return A.sum(axis=1) * x.sum()


@mistake("by_rows", edges=True)
def compares_with_the_rows(A, x):
    """Your numbers are right where A is square; other matrices are refused, although x fits.

    The number of entries of x must be that of the columns of A. What do you compare it with?
    """
    A, x = floats(A, x)
    if len(A) != len(x):
        raise ValueError
    n = min(A.shape[1], len(x))
    return A[:, :n] @ x[:n]


@mistake("by_rows", edges=True)
def cuts_what_is_longer(A, x):
    """Your numbers are right, but a vector that does not fit gets an answer: what has no partner is left out.

    That is nearly always a bug of the caller. Compare the columns of A with the entries of x before you multiply.
    """
    A, x = floats(A, x)
    n = min(A.shape[1], len(x))
    return A[:, :n] @ x[:n]


@mistake("by_rows", edges=True)
def stretches_what_is_short(A, x):
    """Your numbers are right, but a single entry or a single column is stretched to the length of the other.

    NumPy's `*` does so silently. Compare the columns of A with the entries of x before you multiply.
    """
    A, x = floats(A, x)
    return (A * x).sum(axis=1)


# scaled_columns


@mistake("scaled_columns")
def scales_the_rows(A, x):
    """In your answers the rows are scaled: the entries of x go from top to bottom.

    They belong to the columns, from left to right.
    """
    A, x = floats(A, x)
    if len(A) != len(x):  # people differ in what comes then
        raise IndexError
    return A * x[:, np.newaxis]


@mistake("scaled_columns")
def lays_the_columns_down(A, x):
    """Your numbers are the right ones, but lying down: each scaled column has become a row.

    The answer has the shape of A. A list of columns becomes a matrix whose rows they are.
    """
    A, x = floats(A, x)
    return (A * x).T


@mistake("scaled_columns")
def adds_the_columns_already(A, x):
    """Your answer is A x itself. Here the scaled columns are asked for, before they are added."""
    A, x = floats(A, x)
    return A @ x


@mistake("scaled_columns")
def adds_where_it_should_scale(A, x):
    """In your answers x[j] is added to column j. To scale is to multiply: with x[j] = 0 nothing of column j is left."""
    A, x = floats(A, x)
    return A + x


@mistake("scaled_columns")
def scales_by_the_first_entry(A, x):
    """In your answers all columns are scaled by the first entry of x. Each column has an entry of its own."""
    A, x = floats(A, x)
    return A * x[0]


@mistake("scaled_columns", edges=True)
def stretches_a_single_entry(A, x):
    """Your numbers are right, but a vector of one entry, or a matrix of one column, is stretched to fit the other.

    NumPy's `*` does so silently. Compare the columns of A with the entries of x first.
    """
    A, x = floats(A, x)
    return A * x


@mistake("scaled_columns", edges=True)
def drops_what_has_no_partner(A, x):
    """Your numbers are right, but a vector that does not fit gets an answer: what has no partner is left out.

    Compare the columns of A with the entries of x before you multiply.
    """
    A, x = floats(A, x)
    n = min(A.shape[1], len(x))
    return A[:, :n] * x[:n]


# by_columns


@mistake("by_columns")
def leaves_the_columns_apart(A, x):
    """Your answer is the matrix of the scaled columns. They are not added yet: one column is left at the end."""
    A, x = floats(A, x)
    return A * x


@mistake("by_columns")
def adds_within_each_column(A, x):
    """Your answer has one entry for each column: each was added up by itself.

    Add the columns to each other, as vectors: first entries with first entries.
    """
    A, x = floats(A, x)
    return (A * x).sum(axis=0)


@mistake("by_columns")
def combines_the_rows(A, x):
    """Your answers are sums of scaled rows. Where A is square nothing complains, but it is the columns that x scales.

    Try [[1, 2], [3, 4]] and [1, 0]: the answer is the first column, [1, 3].
    """
    A, x = floats(A, x)
    return A.T @ x


@mistake("by_columns")
def adds_the_columns_unscaled(A, x):
    """Your answers are the columns of A added as they are: they are the same for every x.

    Column j is taken x[j] times.
    """
    A, x = floats(A, x)
    return A.sum(axis=1)


@mistake("by_columns")
def leaves_the_first_column_unscaled(A, x):
    """In your answers the first column is added as it is, and only the others are scaled.

    It is taken x[0] times, like the others. With what can a sum begin, so that no column is a special case?
    """
    A, x = floats(A, x)
    return A[:, 0] + A[:, 1:] @ x[1:]


@mistake("by_columns")
def keeps_the_last_column(A, x):
    """Your answers are the last scaled column alone: the ones before it are lost on the way.

    The sum begins with zeros and grows by one scaled column after the other.
    """
    A, x = floats(A, x)
    return A[:, -1] * x[-1]


@mistake("by_columns")
def sums_all_entries(A, x):
    """Your answer is one number. The columns are added as vectors, and their sum is as long as each of them."""
    A, x = floats(A, x)
    return float((A * x).sum())
