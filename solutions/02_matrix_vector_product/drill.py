"""A matrix times a vector by hand, with fresh numbers."""

from runner.drills import added, drill, shown, times

product = drill("matrix_times_vector", "by_rows")


@product.numbers
def a_wide_matrix(rng):
    entries = [rng.choice((-3, -2, -1, 0, 1, 2, 3, 4)) for _ in range(6)]
    return {"A": [entries[:3], entries[3:]], "x": [rng.choice((-2, -1, 1, 2, 3, 4)) for _ in range(3)]}


@product.truth
def row_by_row(A, x):
    return [sum(a * b for a, b in zip(row, x, strict=True)) for row in A]


@product.question
def asked(A, x):
    return f"A = {shown(A)} and x = {shown(x)}. What is A x?"


@product.steps
def worked(A, x):
    lines = ["Each row of A meets x: multiply place by place, then add."]
    for name, row in zip(("First", "Second"), A, strict=True):
        products = [a * b for a, b in zip(row, x, strict=True)]
        terms = " + ".join(times(a, b) for a, b in zip(row, x, strict=True))
        lines.append(f"{name} row: {terms} = {added(products)} = {shown(sum(products))}")
    return [*lines, f"A x = {shown(row_by_row(A, x))}"]


@product.slip
def leaves_the_products_apart(A, x):
    """These are the six products. Now add along each row."""
    return [[a * b for a, b in zip(row, x, strict=True)] for row in A]


@product.slip
def adds_down_the_columns(A, x):
    """{got} is added down the columns. Each row makes one number: add along the row."""
    return [(a + b) * c for a, b, c in zip(*A, x, strict=True)]


@product.slip
def ignores_the_vector(A, x):
    """{got} holds the sums of the rows of A: x does not come in. Multiply each row with x first, then add."""
    return [sum(row) for row in A]


@product.slip
def keeps_the_last_product(A, x):
    """{got} holds the last product of each row alone. The two before it belong to the sum as well."""
    return [row[2] * x[2] for row in A]


@product.slip
def leaves_out_the_last_column(A, x):
    """In {got} the last column is missing: a row has three entries, so there are three products to add."""
    return [row[0] * x[0] + row[1] * x[1] for row in A]


@product.slip
def adds_everything_up(A, x):
    """{got} is the sum of all six products. Keep the rows apart: A x has one number for each of them."""
    return sum(row_by_row(A, x))


@product.slip
def never_starts_anew(A, x):
    """The second number of {got} holds the first one as well. Every row begins again at 0."""
    first, second = row_by_row(A, x)
    return [first, first + second]


@product.slip
def loses_the_signs(A, x):
    """{got} is what comes without the minus signs. Write the products down with their signs, then add."""
    return [sum(abs(a * b) for a, b in zip(row, x, strict=True)) for row in A]


@product.slip
def reads_the_vector_backwards(A, x):
    """{got} comes from x read backwards. The first entry of a row goes with the first entry of x."""
    return row_by_row(A, x[::-1])


@product.slip
def multiplies_the_sums(A, x):
    """{got} is the sum of each row times the sum of x. Multiply place by place first, add at the end."""
    return [sum(row) * sum(x) for row in A]
