# === the star -> multiplies_entry_by_entry
def matmul(A, B):
    return A * B
# === entry by entry in loops -> multiplies_entry_by_entry
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError
    C = np.zeros((len(A), len(B[0])))
    for i in range(len(A)):
        for j in range(len(B[0])):
            C[i, j] = A[i, j] * B[i, j]
    return C
# === np.dot the wrong way round -> swaps_the_factors
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError
    return np.dot(B, A)
# === rows and rows -> takes_rows_of_b
def matmul(A, B):
    return np.array([[np.dot(a, b) for b in B] for a in A])
# === index of B turned -> takes_rows_of_b
def matmul(A, B):
    m, n = A.shape
    p = B.shape[1]
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i, j] += A[i, k] * B[j, k]
    return C
# === index of A turned -> takes_columns_of_a
def matmul(A, B):
    m, n = A.shape
    p = B.shape[1]
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i, j] += A[k, i] * B[k, j]
    return C
# === a list of columns -> turns_the_table
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError
    return np.array([A @ B[:, j] for j in range(B.shape[1])])
# === p by m -> turns_the_table
def matmul(A, B):
    m, p = A.shape[0], B.shape[1]
    if A.shape[1] != len(B):
        raise ValueError
    C = np.zeros((p, m))
    for i in range(m):
        for j in range(p):
            C[j, i] = sum(A[i] * B[:, j])
    return C
# === both transposed -> transposes_both
def matmul(A, B):
    return A.T @ B.T
# === the same list m times, set -> shares_one_row
def matmul(A, B):
    m, p = product_shape(A.shape, B.shape)
    C = [[0] * p] * m
    for i in range(m):
        for j in range(p):
            C[i][j] = float(np.dot(A[i], B[:, j]))
    return np.array(C)
# === the same list m times, added to -> adds_up_in_one_row
def matmul(A, B):
    m, p = product_shape(A.shape, B.shape)
    C = [[0] * p] * m
    for i in range(m):
        for j in range(p):
            for k in range(len(B)):
                C[i][j] += A[i][k] * B[k][j]
    return np.array(C)
# === equals sign in the innermost loop -> keeps_the_last_product or slip
def matmul(A, B):
    m, p = product_shape(A.shape, B.shape)
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for k in range(len(B)):
                C[i, j] = A[i, k] * B[k, j]
    return C
# === total above the loops -> never_starts_anew
def matmul(A, B):
    m, p = product_shape(A.shape, B.shape)
    C = np.zeros((m, p))
    total = 0
    for i in range(m):
        for j in range(p):
            for k in range(len(B)):
                total += A[i, k] * B[k, j]
            C[i, j] = total
    return C
# === the sum runs over len(A) -> counts_the_rows_for_the_sum
def matmul(A, B):
    m, p = product_shape(A.shape, B.shape)
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for k in range(m):
                C[i, j] += A[i, k] * B[k, j]
    return C
# === zip that cuts -> cuts_what_is_longer or still_to_handle
def matmul(A, B):
    return np.array([[sum(x * y for x, y in zip(row, column)) for column in B.T] for row in A])
# === sum of a star, unchecked -> stretches_a_single_entry or still_to_handle
def matmul(A, B):
    m, p = len(A), len(B[0])
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            C[i, j] = np.sum(A[i] * B[:, j])
    return C
# === lists come back -> still_to_handle or form
def matmul(A, B):
    return (A @ B).tolist()
# === the diagonal of the answer alone -> fills_the_diagonal_alone
def matmul(A, B):
    C = np.zeros(product_shape(A.shape, B.shape))
    for i in range(min(C.shape)):
        C[i, i] = np.dot(A[i], B[:, i])
    return C
# === columns first -> turns_the_shape
def product_shape(shape_a, shape_b):
    if shape_a[1] != shape_b[0]:
        raise ValueError
    return shape_b[1], shape_a[0]
# === the sides in the middle -> takes_the_inner_sides
def product_shape(shape_a, shape_b):
    a, b = shape_a
    c, d = shape_b
    return b, c
# === as if for the star -> keeps_the_shape_of_a
def product_shape(shape_a, shape_b):
    return shape_a
# === no check -> takes_any_two_shapes or still_to_handle
def product_shape(shape_a, shape_b):
    return (shape_a[0], shape_b[1])
# === equal shapes wanted -> wants_equal_shapes
def product_shape(shape_a, shape_b):
    if shape_a != shape_b:
        raise ValueError("shapes differ")
    return shape_a[0], shape_b[1]
# === ValueError returned -> slip or still_to_handle
def product_shape(shape_a, shape_b):
    if shape_a[1] != shape_b[0]:
        return ValueError("no")
    return shape_a[0], shape_b[1]
# === two diagonal matrices -> non_commuting_pair = [[[1, 0], [0, 2]], [[3, 0], [0, 4]]]
def non_commuting_pair():
    return np.diag([2, 3]), np.diag([5, 7])
# === the identity -> non_commuting_pair = [[[1, 0], [0, 1]], [[1, 2], [3, 4]]]
def non_commuting_pair():
    return [[1, 2], [3, 4]], np.eye(2)
# === the same one twice -> non_commuting_pair = [[[1, 2], [3, 4]], [[1, 2], [3, 4]]]
def non_commuting_pair():
    A = np.array([[0, 1], [1, 1]])
    return A, A
# === two by three and three by two -> non_commuting_pair = [[[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]]]
def non_commuting_pair():
    return np.ones((2, 3)), np.ones((3, 2))
# === a matrix and another that commutes -> non_commuting_pair = [[[1, 2], [2, 1]], [[0, 1], [1, 0]]]
def non_commuting_pair():
    return [[1, 1], [0, 1]], [[1, 2], [0, 1]]


# === the error as a text -> slip
def product_shape(shape_a, shape_b):
    if shape_a[1] != shape_b[0]:
        return "ValueError"
    return (shape_a[0], shape_b[1])


# === a table of n by n -> makes_room_by_the_inner_side
def matmul(A, B):
    m, n = A.shape
    n2, p = B.shape
    if n != n2:
        raise ValueError("no")
    C = np.zeros((n, n))
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
    return C


# === one row m times, with three loops -> adds_up_in_one_row or slip
def matmul(A, B):
    m, n = A.shape
    n2, p = B.shape
    if n != n2:
        raise ValueError("no")
    C = [[0] * p] * m
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i][j] += A[i][k] * B[k][j]
    return np.array(C)


# === two vectors for two matrices -> silent
def non_commuting_pair():
    return [1, 2], [3, 4]


# === returned in the middle loop -> slip
def matmul(A, B):
    m, n = A.shape
    if n != len(B):
        raise ValueError('x')
    C = np.zeros((m, B.shape[1]))
    for i in range(m):
        for j in range(B.shape[1]):
            C[i, j] = np.dot(A[i], B[:, j])
            return C


# === a check of equal shapes -> slip or refuses_too_much
def matmul(A, B):
    if A.shape != B.shape:
        raise ValueError('x')
    return A @ B

# === the question turned round -> refuses_too_much
def product_shape(shape_a, shape_b):
    m, n = shape_a
    k, p = shape_b
    if n == k:
        raise ValueError("cannot multiply")
    return (m, p)
def matmul(A, B):
    raise NotImplementedError

# === the outer sides compared -> refuses_too_much
def product_shape(shape_a, shape_b):
    if shape_a[0] != shape_b[1]:
        raise ValueError("x")
    return shape_a[0], shape_b[1]

# === one loop for both -> fills_the_diagonal_alone
def matmul(A, B):
    m, p = product_shape(A.shape, B.shape)
    C = np.zeros((m, p))
    for i in range(min(m, p)):
        C[i, i] = np.dot(A[i], B[:, i])
    return C

# === a flat list of dot products -> numbers_in_another_form
def matmul(A, B):
    product_shape(A.shape, B.shape)
    out = []
    for row in A:
        for col in B.T:
            out.append(sum(row * col))
    return np.array(out)

# === a matrix and its inverse -> non_commuting_pair = [[[1, 1], [0, 1]], [[1, -1], [0, 1]]]
def non_commuting_pair():
    return [[1, 1], [0, 1]], [[1, -1], [0, 1]]

# === one of four wrong -> A_TIMES_B = [[4, 7], [8, 14]] or MULTIPLICATIONS = 8
A_TIMES_B = [[4, 7], [8, 14]]
MULTIPLICATIONS = 8


# === goes through A's columns -> has_as_many_columns_as_a
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError
    C = np.zeros(A.shape)
    for i in range(len(A)):
        for j in range(len(A[0])):
            C[i, j] = np.dot(A[i], B[:, j])
    return C
