"""The eigenvalues of a symmetric matrix of two rows by hand, with fresh numbers."""

from math import isqrt

from runner.drills import drill, shown

values = drill("eigenvalues", "eigenvalues_2x2", any_order=True)

WHOLE = [  # (a, b, d) with whole eigenvalues
    (a, b, d)
    for a in range(-4, 10)
    for d in range(-4, 10)
    for b in range(-6, 7)
    if b and isqrt((a - d) ** 2 + 4 * b * b) ** 2 == (a - d) ** 2 + 4 * b * b
]


def parts(A):
    """Trace, determinant, t² − 4·det, and the root of that."""
    (a, b), (_, d) = A
    square = (a - d) ** 2 + 4 * b * b
    return a + d, a * d - b * b, square, isqrt(square)


def bracketed(number):
    return f"({shown(number)})" if number < 0 else shown(number)


@values.numbers
def a_symmetric_matrix(rng):
    a, b, d = rng.choice(WHOLE)
    return {"A": [[a, b], [b, d]]}


@values.truth
def by_the_formula(A):
    t, _, _, root = parts(A)
    return [(t - root) / 2, (t + root) / 2]


@values.question
def asked(A):
    return f"A = {shown(A)}. What are its two eigenvalues?"


@values.steps
def worked(A):
    t, det, square, root = parts(A)
    (a, b), (_, d) = A
    low, high = by_the_formula(A)
    return [
        f"The trace: t = {shown(a)} + {bracketed(d)} = {shown(t)}",
        f"The determinant: det = {shown(a)}·{bracketed(d)} − {bracketed(b)}² = {shown(det)}",
        f"λ² − t λ + det = 0, and t² − 4·det = {shown(t * t)} − 4·{bracketed(det)} = {square} = {root}²",
        f"λ = ({shown(t)} ± {root}) / 2: {shown(low)} and {shown(high)}",
        f"The check: their sum is {shown(t)}, their product {shown(det)}.",
    ]


@values.slip
def reads_the_diagonal(A):
    """{got} is the diagonal. It would hold the eigenvalues if the other two entries were 0."""
    return [A[0][0], A[1][1]]


@values.slip
def shifts_the_diagonal(A):
    """{got} is the diagonal, less and more the other entry. That is right only where the diagonal is constant."""
    return [A[0][0] - A[0][1], A[1][1] + A[0][1]]


@values.slip
def forgets_to_halve(A):
    """{got} is twice too large: the whole numerator, t ± root, is divided by 2."""
    t, _, _, root = parts(A)
    return [t - root, t + root]


@values.slip
def halves_the_root_alone(A):
    """In {got} only the root was halved. The whole numerator, t ± root, is divided by 2."""
    t, _, _, root = parts(A)
    return [t - root / 2, t + root / 2]


@values.slip
def turns_the_signs(A):
    """{got} has its signs turned: the equation is λ² − tλ + det = 0, with −t in the middle."""
    t, _, _, root = parts(A)
    return [(-t - root) / 2, (-t + root) / 2]


@values.slip
def forgets_the_root(A):
    """In {got} the root is missing: t² − 4·det is there, and its square root belongs into the formula."""
    t, _, square, _ = parts(A)
    return [(t - square) / 2, (t + square) / 2]


@values.slip
def gives_trace_and_determinant(A):
    """{got} is the trace and the determinant. The eigenvalues have this sum and this product."""
    return list(parts(A)[:2])
