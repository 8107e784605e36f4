"""A matrix product by hand, with fresh numbers; and how much work a product is."""

from runner.drills import drill, shown, times

product = drill("matrix_product", "matmul")


def turned(A):
    return [list(column) for column in zip(*A, strict=True)]


def multiplied(A, B):
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in zip(*B, strict=True)] for row in A]


@product.numbers
def two_squares(rng):
    A, B = ([[rng.choice((-2, -1, 0, 1, 2, 3, 4)) for _ in range(2)] for _ in range(2)] for _ in range(2))
    return {"A": A, "B": B}


@product.truth
def rows_meet_columns(A, B):
    return multiplied(A, B)


@product.question
def asked(A, B):
    return f"A = {shown(A)} and B = {shown(B)}. What is A B?"


@product.steps
def worked(A, B):
    lines = ["Entry (i, j) is row i of A times column j of B."]
    for i, row in enumerate(A):
        for j, column in enumerate(zip(*B, strict=True)):
            terms = " + ".join(times(a, b) for a, b in zip(row, column, strict=True))
            lines.append(f"Entry ({i + 1}, {j + 1}): {terms} = {shown(multiplied(A, B)[i][j])}")
    return [*lines, f"A B = {shown(multiplied(A, B))}"]


@product.slip
def multiplies_entry_by_entry(A, B):
    """That is A times B entry by entry. In a matrix product a whole row meets a whole column."""
    return [[a * b for a, b in zip(*rows, strict=True)] for rows in zip(A, B, strict=True)]


@product.slip
def swaps_the_factors(A, B):
    """That is B A: the factors have changed places. In A B the rows come from A."""
    return multiplied(B, A)


@product.slip
def takes_rows_of_b(A, B):
    """Here the rows of A meet the rows of B. They should meet its columns, from top to bottom."""
    return multiplied(A, turned(B))


@product.slip
def takes_columns_of_a(A, B):
    """Here the columns of A meet the columns of B. It is the rows of A that should."""
    return multiplied(turned(A), B)


@product.slip
def turns_the_table(A, B):
    """The four numbers are right, but not their places: the first row of A makes the first row."""
    return turned(multiplied(A, B))


@product.slip
def transposes_both(A, B):
    """Here the columns of A meet the rows of B. The rows of A should meet the columns of B."""
    return multiplied(turned(A), turned(B))


@product.slip
def keeps_the_last_product(A, B):
    """In each place the last product stands alone. A dot product adds both of them."""
    return [[row[1] * b for b in B[1]] for row in A]


@product.slip
def adds_the_matrices(A, B):
    """That is A + B. For a product, multiply a row with a column place by place, then add."""
    return [[a + b for a, b in zip(*rows, strict=True)] for rows in zip(A, B, strict=True)]


work = drill("multiplications", "product_shape")


@work.numbers
def two_shapes(rng):
    rows, inner, columns = (rng.randint(2, 8) for _ in range(3))
    return {"shape_a": [rows, inner], "shape_b": [inner, columns]}


@work.truth
def one_for_each_pair(shape_a, shape_b):
    return shape_a[0] * shape_a[1] * shape_b[1]


@work.reference
def as_many_as_entries_need(function, shape_a, shape_b):
    rows, columns = function(shape_a, shape_b)
    return rows * columns * shape_a[1]


@work.question
def asked_for_the_work(shape_a, shape_b):
    a, b = ("×".join(map(str, shape)) for shape in (shape_a, shape_b))
    return f"A is {a} and B is {b} (rows × columns). How many multiplications of two numbers does A B take?"


@work.steps
def worked_out(shape_a, shape_b):
    (rows, inner), columns = shape_a, shape_b[1]
    return [
        f"A B has {rows} rows and {columns} columns: {times(rows, columns)} = {rows * columns} entries.",
        f"Each entry is a dot product of {inner} pairs: {inner} multiplications.",
        f"{times(rows * columns, inner)} = {rows * columns * inner}",
    ]


@work.slip
def counts_the_entries(shape_a, shape_b):
    """{got} is the number of entries of A B. How many multiplications does one of them take?"""
    return shape_a[0] * shape_b[1]


@work.slip
def counts_the_additions(shape_a, shape_b):
    """{got} is the number of additions. A dot product multiplies once more often than it adds."""
    return shape_a[0] * shape_b[1] * (shape_a[1] - 1)


@work.slip
def counts_the_additions_as_well(shape_a, shape_b):
    """{got} counts the additions as well. Only the multiplications are asked for."""
    return shape_a[0] * shape_b[1] * (2 * shape_a[1] - 1)


@work.slip
def counts_what_goes_in(shape_a, shape_b):
    """{got} is the number of entries of A and B together. Most of them are used several times."""
    return shape_a[0] * shape_a[1] + shape_b[0] * shape_b[1]


@work.slip
def takes_each_with_each(shape_a, shape_b):
    """{got} is each entry of A with each of B. But only entries that share the inner side meet."""
    return shape_a[0] * shape_a[1] * shape_b[0] * shape_b[1]


@work.slip
def counts_one_entry(shape_a, shape_b):
    """{got} multiplications make one entry of A B. How many entries has it?"""
    return shape_a[1]


@work.slip
def counts_one_row(shape_a, shape_b):
    """{got} is the work for one row of A B, or the number of entries of B. How many rows has A B?"""
    return shape_b[0] * shape_b[1]


@work.slip
def counts_one_column(shape_a, shape_b):
    """{got} is the work for one column of A B, or the number of entries of A. How many columns has A B?"""
    return shape_a[0] * shape_a[1]
