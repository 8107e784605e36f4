# === np.cov as it comes -> takes_rows_for_variables
def covariance_matrix(X):
    return np.cov(X)


# === centred columns, product the other way round -> multiplies_row_by_row or multiplies_row_by_row_and_divides_by_d
def covariance_matrix(X):
    M = X - X.mean(axis=0)
    return M @ M.T / (len(X) - 1)


# === X.T @ X -> does_not_centre
def covariance_matrix(X):
    return X.T @ X / (len(X) - 1)


# === loops without the means -> does_not_centre
def covariance_matrix(X):
    n, d = X.shape
    C = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            for k in range(n):
                C[i, j] += X[k, i] * X[k, j] / (n - 1)
    return C


# === X.mean() without an axis -> takes_one_mean_for_all
def covariance_matrix(X):
    M = X - X.mean()
    return M.T @ M / (X.shape[0] - 1)


# === axis=1 -> takes_the_means_of_the_rows
def covariance_matrix(X):
    M = X - np.mean(X, axis=1).reshape(-1, 1)
    return M.T @ M / (X.shape[0] - 1)


# === divided by len -> divides_by_n
def covariance_matrix(X):
    M = X - np.mean(X, axis=0)
    return M.T @ M / len(X)


# === np.mean of the products -> divides_by_n
def covariance_matrix(X):
    d = X.shape[1]
    C = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            C[i, j] = np.mean((X[:, i] - X[:, i].mean()) * (X[:, j] - X[:, j].mean()))
    return C


# === nothing divided -> does_not_divide
def covariance_matrix(X):
    means = sum(X) / len(X)
    C = 0
    for row in X:
        C = C + np.outer(row - means, row - means)
    return C


# === the number of columns less one -> divides_by_the_columns
def covariance_matrix(X):
    M = X - X.mean(axis=0)
    with np.errstate(all="ignore"):
        return M.T @ M / (np.float64(X.shape[1]) - 1)


# === np.var of the columns -> has_the_variances_alone
def covariance_matrix(X):
    n = len(X)
    m = sum(X) / n
    return np.array(sum((row - m) ** 2 for row in X) / (n - 1))


# === a diagonal matrix -> leaves_the_pairs_at_zero
def covariance_matrix(X):
    d = X.shape[1]
    C = np.zeros((d, d))
    for i in range(d):
        C[i, i] = X[:, i].var(ddof=1)
    return C


# === one factor centred -> centres_one_factor
def covariance_matrix(X):
    M = X - X.mean(axis=0)
    return M.T @ X / (len(X) - 1)


# === the short formula -> subtracts_two_huge_numbers
def covariance_matrix(X):
    n = len(X)
    m = X.mean(axis=0)
    return (X.T @ X / n - np.outer(m, m)) * n / (n - 1)


# === np.corrcoef -> is_the_correlation
def covariance_matrix(X):
    return np.atleast_2d(np.corrcoef(X, rowvar=False))


# === the covariance again -> is_still_the_covariance
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError
    return covariance_matrix(X)


# === no square root -> divides_by_the_variances
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError("constant")
    C = covariance_matrix(X)
    d = len(C)
    R = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            R[i, j] = C[i, j] / (C[i, i] * C[j, j])
    return R


# === C over its diagonal -> divides_by_the_other_variance
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError
    C = covariance_matrix(X)
    return C / np.diag(C)


# === np.std beside n - 1 -> mixes_n_and_n_minus_one
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError
    s = X.std(axis=0)
    return covariance_matrix(X) / s / s[:, None]


# === standardised with ddof=1, then divided by n -> mixes_n_minus_one_and_n
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError
    Z = (X - X.mean(axis=0)) / X.std(axis=0, ddof=1)
    return Z.T @ Z / len(X)


# === cosine without the means -> is_the_cosine
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError
    with np.errstate(all="ignore"):
        Z = X / np.sqrt((X**2).sum(axis=0))
    return Z.T @ Z


# === abs -> loses_the_sign
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError
    C = covariance_matrix(X)
    s = np.sqrt(np.diag(C))
    return abs(C / np.outer(s, s))


# === R squared -> squares_it
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError
    C = covariance_matrix(X)
    v = np.diag(C)
    return C * C / v / v[:, None]


# === nothing refused -> divides_zero_by_zero
def correlation_matrix(X):
    C = covariance_matrix(X)
    s = np.sqrt(np.diag(C))
    return C / np.outer(s, s)


# === NumPy's correlation, nothing refused -> divides_zero_by_zero or still_to_handle
def correlation_matrix(X):
    return np.atleast_2d(np.corrcoef(X, rowvar=False))


# === refuses a std of exactly 0 -> looks_for_a_std_of_zero or divides_zero_by_zero or still_to_handle
def correlation_matrix(X):
    C = covariance_matrix(X)
    s = np.sqrt(np.diag(C))
    for one in s:
        if one == 0:
            raise ValueError("std is 0")
    return C / np.outer(s, s)


# === half a parabola -> is_half_a_parabola
def uncorrelated_but_dependent():
    x = np.array([1, 2, 3])
    return x, x**2


# === a corner each -> is_independent
def uncorrelated_but_dependent():
    return [0, 0, 1, 1], [0, 1, 0, 1]


# === tenths -> is_zero_up_to_rounding
def uncorrelated_but_dependent():
    x = np.linspace(-1, 1, 101)
    return x, x * x


# === a longer line -> uncorrelated_but_dependent = [[1, 2, 3], [2, 4, 6]]
def uncorrelated_but_dependent():
    return [1, 2, 3, 4], [10, 20, 30, 40]


# === lists of two lengths -> silent
def uncorrelated_but_dependent():
    return [-1, 0, 1], [1, 1]


# === M @ M.T for M.T @ M -> multiplies_row_by_row
def covariance_matrix(X):
    M = X - np.mean(X, axis=0)
    n = len(X)
    return (M @ M.T) / (n - 1)


# === M @ M.T, divided by the columns less one -> multiplies_row_by_row_and_divides_by_d
def covariance_matrix(X):
    n, d = X.shape
    M = X - X.mean(axis=0)
    return np.dot(M, M.T) / (d - 1)


# === loops over the samples for the columns -> multiplies_row_by_row
def covariance_matrix(X):
    M = X - X.mean(axis=0)
    n = len(M)
    C = np.zeros((n, n))
    for i in range(n):
        for j in range(n):
            C[i, j] = sum(M[i] * M[j]) / (n - 1)
    return C


# === np.corrcoef as it comes -> correlates_the_rows
def correlation_matrix(X):
    if (X.max(axis=0) == X.min(axis=0)).any():
        raise ValueError("a constant column")
    return np.corrcoef(X)


# === * for @ of two tables -> slip
def covariance_matrix(X):
    M = X - np.mean(X, axis=0)
    return M.T * M / (len(X) - 1)


# === the upper half alone -> slip
def covariance_matrix(X):
    n, d = X.shape
    m = np.mean(X, axis=0)
    C = np.zeros((d, d))
    for i in range(d):
        for j in range(i, d):
            s = 0
            for k in range(n):
                s += (X[k, i] - m[i]) * (X[k, j] - m[j])
            C[i, j] = s / (n - 1)
    return C


# === a sum that is never set back -> slip
def covariance_matrix(X):
    n, d = X.shape
    m = np.mean(X, axis=0)
    C = np.zeros((d, d))
    s = 0
    for i in range(d):
        for j in range(d):
            for k in range(n):
                s += (X[k, i] - m[i]) * (X[k, j] - m[j])
            C[i, j] = s / (n - 1)
    return C


# === x and y, and no third column -> knows_two_columns_alone
def covariance_matrix(X):
    x = X[:, 0]
    y = X[:, 1]
    mx = x.mean()
    my = y.mean()
    n = len(x)
    c = sum((x - mx) * (y - my)) / (n - 1)
    vx = sum((x - mx) ** 2) / (n - 1)
    vy = sum((y - my) ** 2) / (n - 1)
    return np.array([[vx, c], [c, vy]])


# === divided by one std -> divides_by_the_columns_deviation
def correlation_matrix(X):
    if (X == X[0]).all(axis=0).any():
        raise ValueError("const")
    C = covariance_matrix(X)
    s = np.sqrt(np.diag(C))
    return C / s


# === stds added in a loop -> adds_the_deviations
def correlation_matrix(X):
    if (X == X[0]).all(axis=0).any():
        raise ValueError("const")
    C = covariance_matrix(X)
    s = np.sqrt(np.diag(C))
    d = len(s)
    R = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            R[i, j] = C[i, j] / (s[i] + s[j])
    return R


# === the mean divided by n - 1 too -> slip
def covariance_matrix(X):
    n = len(X)
    m = X.sum(axis=0) / (n - 1)
    M = X - m
    return M.T @ M / (n - 1)


# === returned after the first row -> slip
def covariance_matrix(X):
    n, d = X.shape
    M = X - X.mean(axis=0)
    C = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            C[i, j] = np.dot(M[:, i], M[:, j]) / (n - 1)
        return C

# === times itself -> multiplies_entry_by_entry
def covariance_matrix(X):
    M = X - np.mean(X, axis=0)
    return M * M / (len(X) - 1)

# === n - 1 here, n there -> takes_the_means_away_once
def covariance_matrix(X):
    n, d = X.shape
    m = X.mean(axis=0)
    return X.T @ X / (n - 1) - np.outer(m, m)

# === mean of products less product of means -> subtracts_the_means_of_n
def covariance_matrix(X):
    n, d = X.shape
    C = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            C[i][j] = np.mean(X[:, i] * X[:, j]) - np.mean(X[:, i]) * np.mean(X[:, j])
    return C

# === sums multiplied -> multiplies_the_sums
def covariance_matrix(X):
    n, d = X.shape
    M = X - X.mean(axis=0)
    C = np.zeros((d, d))
    for i in range(d):
        for j in range(d):
            C[i, j] = M[:, i].sum() * M[:, j].sum() / (n - 1)
    return C

# === by the root of itself -> divides_by_the_root_of_itself
def correlation_matrix(X):
    for j in range(X.shape[1]):
        if X[:, j].max() == X[:, j].min():
            raise ValueError("x")
    C = covariance_matrix(X)
    return C / np.sqrt(np.abs(C))

# === by the largest of all -> divides_by_the_largest
def correlation_matrix(X):
    for j in range(X.shape[1]):
        if X[:, j].max() == X[:, j].min():
            raise ValueError("x")
    C = covariance_matrix(X)
    return C / C.max()

# === rows that are constant -> refuses_too_much
def correlation_matrix(X):
    for row in X:
        if min(row) == max(row):
            raise ValueError("x")
    C = covariance_matrix(X)
    s = np.sqrt(np.diag(C))
    return C / np.outer(s, s)

# === cubes -> uncorrelated_but_dependent = [[-2, -1, 0, 1, 2], [-8, -1, 0, 1, 8]]
def uncorrelated_but_dependent():
    x = [-2, -1, 0, 1, 2]
    return x, [v ** 3 for v in x]

# === four points of a circle -> uncorrelated_but_dependent = [[1, 0, -1, 0], [0, 1, 0, -1]]
def uncorrelated_but_dependent():
    return [1, 0, -1, 0], [0, 1, 0, -1]
