# === two loops and a total
def by_rows(A, x):
    m, n = A.shape
    if n != len(x):
        raise ValueError("does not fit")
    y = np.zeros(m)
    for i in range(m):
        total = 0
        for j in range(n):
            total += A[i, j] * x[j]
        y[i] = total
    return y
# === filled in place
def by_rows(A, x):
    if A.shape[1] != x.shape[0]:
        raise ValueError
    y = np.zeros(A.shape[0])
    for i in range(A.shape[0]):
        for j in range(A.shape[1]):
            y[i] += A[i][j] * x[j]
    return y
# === lists, and an array at the end
def by_rows(A, x):
    result = []
    for row in A.tolist():
        if len(row) != len(x):
            raise ValueError("columns")
        result.append(sum(a * b for a, b in zip(row, x.tolist())))
    return np.array(result)
# === the bare sign
def by_rows(A, x):
    return A @ x
# === np.dot
def by_rows(A, x):
    return np.dot(A, x)
# === einsum, which would stretch
def by_rows(A, x):
    if len(x) != len(A[0]):
        raise ValueError("x does not fit")
    return np.einsum("ij,j->i", A, x)
# === strict zip and math
import math
def by_rows(A, x):
    return np.array([math.fsum(a * b for a, b in zip(row, x, strict=True)) for row in A])
# === products first
def by_rows(A, x):
    rows, columns = np.shape(A)
    if x.size != columns:
        raise ValueError(f"{x.size} is not {columns}")
    products = A * x
    return products.sum(axis=1)
# === recursion over the rows
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    if len(A) == 1:
        return np.array([sum(A[0] * x)])
    return np.concatenate([by_rows(A[:1], x), by_rows(A[1:], x)])
# === sum from the right
def by_rows(A, x):
    m, n = A.shape
    if n != len(x):
        raise ValueError
    y = [0.0] * m
    for j in reversed(range(n)):
        for i in range(m):
            y[i] = y[i] + A[i, j] * x[j]
    return np.asarray(y)
# === the transpose of a row times a matrix
def by_rows(A, x):
    return x @ A.T
# === as a matrix of one column
def by_rows(A, x):
    return (A @ x.reshape(-1, 1)).ravel()
# === scaled by two loops
def scaled_columns(A, x):
    m, n = A.shape
    if n != len(x):
        raise ValueError
    result = np.zeros((m, n))
    for j in range(n):
        for i in range(m):
            result[i, j] = x[j] * A[i, j]
    return result
# === scaled in place
def scaled_columns(A, x):
    if A.shape[1] != len(x):
        raise ValueError("x")
    for j, s in enumerate(x):
        A[:, j] *= s
    return A
# === columns stacked
def scaled_columns(A, x):
    return np.column_stack([s * c for s, c in zip(x, A.T, strict=True)])
# === rows that become columns
def scaled_columns(A, x):
    columns = []
    if len(A.T) != len(x):
        raise ValueError
    for j in range(len(x)):
        columns.append(A[:, j] * x[j])
    return np.array(columns).T
# === a diagonal matrix
def scaled_columns(A, x):
    return A @ np.diag(x)
# === the sum of scaled columns, without the function before
def by_columns(A, x):
    total = np.zeros(A.shape[0])
    for j in range(A.shape[1]):
        total += A[:, j] * x[j]
    return total
# === Python's own sum of columns
def by_columns(A, x):
    return sum(scaled_columns(A, x).T)
# === rows again
def by_columns(A, x):
    return by_rows(A, x)
# === the bare sign for the columns
def by_columns(A, x):
    return A @ x
# === all three by hand
def by_rows(A, x):
    if len(A[0]) != len(x):
        raise ValueError
    return np.array([float(sum([A[i][k] * x[k] for k in range(len(x))])) for i in range(len(A))])
def scaled_columns(A, x):
    if len(A[0]) != len(x):
        raise ValueError
    return np.array([[A[i][k] * x[k] for k in range(len(x))] for i in range(len(A))])
def by_columns(A, x):
    S = scaled_columns(A, x)
    return np.array([np.sum(row) for row in S])


# === append to list, once more
def by_rows(A, x):
    if len(A[0]) != len(x):
        raise ValueError('no')
    out = []
    for row in A.tolist():
        s = 0
        for j, v in enumerate(row):
            s = s + v * x[j]
        out += [s]
    return np.array(out)


# === diag, once more
def scaled_columns(A, x):
    if A.shape[-1] != x.size:
        raise ValueError('no')
    return A @ np.diag(x)

# === einsum
def by_rows(A, x):
    if A.shape[1] != x.size:
        raise ValueError("no fit")
    return np.einsum("ij,j->i", A, x)

# === diag
def scaled_columns(A, x):
    if A.shape[1] != x.size:
        raise ValueError("no fit")
    return A @ np.diag(x)

# === transposes
def scaled_columns(A, x):
    if A.shape[1] != len(x):
        raise ValueError("no fit")
    return (A.T * x[:, np.newaxis]).T

# === ones vector
def by_columns(A, x):
    return scaled_columns(A, x) @ np.ones(len(x))
