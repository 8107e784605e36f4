# === three loops
def matmul(A, B):
    m, n = A.shape
    if n != B.shape[0]:
        raise ValueError("inner sides")
    p = B.shape[1]
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
    return C
# === three loops in another order, over product_shape
def matmul(A, B):
    C = np.zeros(product_shape(A.shape, B.shape))
    for k in range(len(B)):
        for i in range(len(A)):
            for j in range(len(B[0])):
                C[i][j] = C[i][j] + A[i][k] * B[k][j]
    return C
# === lists and an array at the end
def matmul(A, B):
    A, B = A.tolist(), B.tolist()
    if len(A[0]) != len(B):
        raise ValueError("A has %d columns, B %d rows" % (len(A[0]), len(B)))
    result = []
    for row in A:
        new = []
        for j in range(len(B[0])):
            total = 0
            for k in range(len(B)):
                total += row[k] * B[k][j]
            new.append(total)
        result.append(new)
    return np.array(result)
# === the bare sign
def matmul(A, B):
    return A @ B
# === np.dot
def matmul(A, B):
    return np.dot(A, B)
# === NumPy's own of the same name
def matmul(A, B):
    return np.matmul(A, B)
# === einsum
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError
    return np.einsum("ik,kj->ij", A, B)
# === column by column
def matmul(A, B):
    return np.column_stack([A @ b for b in B.T])
# === outer products
def matmul(A, B):
    if A.shape[1] != len(B):
        raise ValueError("does not fit")
    return sum(np.outer(A[:, k], B[k]) for k in range(len(B)))
# === one line with zip
def matmul(A, B):
    product_shape(A.shape, B.shape)
    return np.array([[sum(x * y for x, y in zip(r, c)) for c in zip(*B)] for r in A])
# === recursion over the rows
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError
    if len(A) == 1:
        return np.array([[float(np.dot(A[0], column)) for column in B.T]])
    return np.vstack([matmul(A[:1], B), matmul(A[1:], B)])
# === broadcasting over three axes
def matmul(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError
    return (A[:, :, np.newaxis] * B[np.newaxis, :, :]).sum(axis=1)
# === the transposes the other way round
def matmul(A, B):
    return (B.T @ A.T).T
# === a helper of one's own
def row_times_column(row, column):
    total = 0.0
    for x, y in zip(row, column, strict=True):
        total += x * y
    return total
def matmul(A, B):
    return np.array([[row_times_column(row, B[:, j]) for j in range(B.shape[1])] for row in A])
# === the shape, unpacked
def product_shape(shape_a, shape_b):
    m, n = shape_a
    k, p = shape_b
    if n != k:
        raise ValueError(f"{n} is not {k}")
    return m, p
# === the shape, asked of NumPy
def product_shape(shape_a, shape_b):
    return (np.zeros(shape_a) @ np.zeros(shape_b)).shape
# === the shape, as a tuple with brackets
def product_shape(shape_a, shape_b):
    if shape_a[-1] == shape_b[0]:
        return (shape_a[0], shape_b[-1])
    raise ValueError("no product")
# === a shear and its transpose, as arrays
def non_commuting_pair():
    A = np.array([[1, 1], [0, 1]])
    return A, A.T
# === three by three, of floats
def non_commuting_pair():
    A = np.zeros((3, 3))
    B = np.zeros((3, 3))
    A[0, 1] = 0.5
    B[1, 2] = 0.25
    return A, B
# === searched for
def non_commuting_pair():
    rng = np.random.default_rng(0)
    while True:
        A, B = rng.integers(-3, 4, (2, 2)), rng.integers(-3, 4, (2, 2))
        if not np.array_equal(A @ B, B @ A):
            return A, B
# === a diagonal one and one that mixes
def non_commuting_pair():
    return [[1.0, 0.0], [0.0, 2.0]], [[0.0, 1.0], [0.0, 0.0]]
# === as a list of two
def non_commuting_pair():
    return [np.diag([1, 2, 3]), np.arange(9).reshape(3, 3)]


# === outer sums, once more
def matmul(A, B):
    if len(B) != len(A.T):
        raise ValueError('no')
    C = 0
    for k in range(len(B)):
        C = C + np.outer(A[:, k], B[k])
    return C


# === columns, once more
def matmul(A, B):
    if len(B) != len(A[0]):
        raise ValueError('no')
    return np.array([[sum(u * v for u, v in zip(r, c)) for c in zip(*B)] for r in A])

# === outer products, once more
def matmul(A, B):
    shape = product_shape(A.shape, B.shape)
    C = np.zeros(shape)
    for k in range(len(B)):
        C += np.outer(A[:, k], B[k])
    return C

# === broadcasting
def matmul(A, B):
    product_shape(A.shape, B.shape)
    return (A[:, :, None] * B[None, :, :]).sum(axis=1)

# === shape by string unpack
def product_shape(shape_a, shape_b):
    (m, inner), (other, p) = shape_a, shape_b
    if inner - other:
        raise ValueError("inner sides")
    return m, p

# === random pair
def non_commuting_pair():
    rng = np.random.default_rng(3)
    return rng.normal(size=(3, 3)), rng.normal(size=(3, 3))
