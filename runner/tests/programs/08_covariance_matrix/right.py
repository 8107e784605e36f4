# === two loops over the columns
def covariance_matrix(X):
    n, d = X.shape
    C = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            mi = X[:, i].mean()
            mj = X[:, j].mean()
            C[i, j] = ((X[:, i] - mi) * (X[:, j] - mj)).sum() / (n - 1)
    return C


# === lists all the way, an array at the end
def covariance_matrix(X):
    rows = X.tolist()
    n = len(rows)
    cols = [list(c) for c in zip(*rows)]
    means = [sum(c) / n for c in cols]
    return np.array(
        [
            [sum((a - ma) * (b - mb) for a, b in zip(ca, cb)) / (n - 1) for cb, mb in zip(cols, means)]
            for ca, ma in zip(cols, means)
        ]
    )


# === NumPy's own
def covariance_matrix(X):
    return np.atleast_2d(np.cov(X, rowvar=False))


# === np.cov of the turned table
def covariance_matrix(X):
    d = X.shape[1]
    return np.cov(X.T).reshape(d, d)


# === einsum, in place
def covariance_matrix(X):
    X -= X.mean(axis=0)
    return np.einsum("ki,kj->ij", X, X) / (X.shape[0] - 1)


# === a sum of outer products
def covariance_matrix(X):
    mean = sum(X) / len(X)
    total = np.zeros((X.shape[1], X.shape[1]))
    for row in X:
        total += np.outer(row - mean, row - mean)
    return total / (len(X) - 1)


# === all gaps between two samples
def covariance_matrix(X):
    n = len(X)
    gaps = X[:, None, :] - X[None, :, :]
    return np.einsum("abi,abj->ij", gaps, gaps) / (2 * n * (n - 1))


# === one triangle, mirrored
def covariance_matrix(X):
    M = X - X.mean(axis=0, keepdims=True)
    d = M.shape[1]
    C = np.empty((d, d))
    for i in range(d):
        for j in range(i + 1):
            C[i][j] = C[j][i] = np.dot(M[:, i], M[:, j]) / (len(M) - 1)
    return C


# === a centring matrix
def covariance_matrix(X):
    n = len(X)
    H = np.eye(n) - np.ones((n, n)) / n
    M = H @ (X - X[0])
    return M.T @ M / (n - 1)


# === moved by the first sample, then the short formula
def covariance_matrix(X):
    D = X - X[0]
    n = len(D)
    s = D.sum(axis=0)
    return (D.T @ D - np.outer(s, s) / n) / (n - 1)


# === standardised columns
def correlation_matrix(X):
    for j in range(X.shape[1]):
        if min(X[:, j]) == max(X[:, j]):
            raise ValueError("column %d never varies" % j)
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return Z.T @ Z / len(Z)


# === NumPy's correlation
def correlation_matrix(X):
    if np.any(np.ptp(X, axis=0) == 0):
        raise ValueError("constant")
    return np.corrcoef(X, rowvar=False).reshape(X.shape[1], -1)


# === loops, and the variances from the diagonal
import math


def correlation_matrix(X):
    for column in X.T:
        if len(set(column)) == 1:
            raise ValueError("a constant column")
    C = covariance_matrix(X)
    d = len(C)
    R = [[C[i][j] / (math.sqrt(C[i][i]) * math.sqrt(C[j][j])) for j in range(d)] for i in range(d)]
    return np.array(R)


# === cosines of the centred columns
def correlation_matrix(X):
    if (X == X[0]).all(axis=0).any():
        raise ValueError("constant column")
    M = X - X.mean(axis=0)
    lengths = np.linalg.norm(M, axis=0)
    return M.T @ M / lengths / lengths[:, None]


# === by diagonal matrices, clipped
def correlation_matrix(X):
    if any((column == column[0]).all() for column in X.T):
        raise ValueError
    C = covariance_matrix(X)
    S = np.diag(1 / np.sqrt(np.diag(C)))
    return np.clip(S @ C @ S, -1, 1)


# === a matrix of 1, filled in
def correlation_matrix(X):
    if (np.max(X, axis=0) - np.min(X, axis=0) == 0).any():
        raise ValueError("no variation")
    d = X.shape[1]
    R = np.ones((d, d))
    for i in range(d):
        for j in range(d):
            if i != j:
                a = X[:, i] - np.mean(X[:, i])
                b = X[:, j] - np.mean(X[:, j])
                R[i, j] = (a @ b) / np.sqrt((a @ a) * (b @ b))
    return R


# === a parabola of five
def uncorrelated_but_dependent():
    x = np.arange(-2, 3)
    return x, x**2


# === the size of x
def uncorrelated_but_dependent():
    x = [-3, -1, 1, 3]
    return x, [abs(v) for v in x]


# === a tuple of tuples, on one side of 0
def uncorrelated_but_dependent():
    return (0, 1, 2), (1.0, 0.0, 1.0)


# === an array of two rows, with a sample twice
def uncorrelated_but_dependent():
    return np.array([[-1, 0, 0, 1], [5, 2, 2, 5]])


# === halves and a wave
def uncorrelated_but_dependent():
    return [-1.0, -0.5, 0.0, 0.5, 1.0], [1.0, -1.0, 0.0, -1.0, 1.0]


# === z-scores, once more
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError('no')
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return Z.T @ Z / len(X)


# === cov T, once more
def covariance_matrix(X):
    return np.cov(X.T).reshape(X.shape[1], X.shape[1])

# === np.cov rowvar
def covariance_matrix(X):
    return np.atleast_2d(np.cov(X, rowvar=False))

# === sum of outer products
def covariance_matrix(X):
    m = X.mean(axis=0)
    C = np.zeros((X.shape[1], X.shape[1]))
    for row in X:
        C += np.outer(row - m, row - m)
    return C / (len(X) - 1)

# === standardise first
def correlation_matrix(X):
    if (X == X[0]).all(axis=0).any():
        raise ValueError("constant")
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    return Z.T @ Z / len(X)

# === abs value pair
def uncorrelated_but_dependent():
    x = [-2, -1, 0, 1, 2]
    return x, [abs(t) for t in x]
