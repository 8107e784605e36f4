# === no sum at all -> leaves_the_products_apart
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    return np.array([[a * b for a, b in zip(row, x)] for row in A])
# === broadcasting, unsummed and unchecked -> leaves_the_products_apart
def by_rows(A, x):
    return x * A
# === axis 0 -> adds_down_the_columns
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    return np.sum(A * x, axis=0)
# === a total for each column -> adds_down_the_columns
def by_rows(A, x):
    m, n = A.shape
    y = np.zeros(n)
    for i in range(m):
        for j in range(n):
            y[j] += A[i, j] * x[j]
    return y
# === indices swapped -> takes_columns_for_rows
def by_rows(A, x):
    m, n = A.shape
    y = np.zeros(m)
    for i in range(m):
        for j in range(n):
            y[i] += A[j, i] * x[j]
    return y
# === x first -> takes_columns_for_rows
def by_rows(A, x):
    return np.dot(x, A)
# === forgets to multiply -> ignores_the_vector
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    result = []
    for row in A:
        total = 0
        for a in row:
            total += a
        result.append(total)
    return np.array(result)
# === equals sign in the loop -> keeps_the_last_product or slip
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    y = np.zeros(len(A))
    for i in range(len(A)):
        for j in range(len(x)):
            y[i] = A[i, j] * x[j]
    return y
# === total above the outer loop -> never_starts_anew
def by_rows(A, x):
    m, n = A.shape
    if n != len(x):
        raise ValueError
    result, total = [], 0
    for i in range(m):
        for j in range(n):
            total += A[i, j] * x[j]
        result.append(total)
    return np.array(result)
# === return inside the outer loop -> stops_after_the_first_row or slip
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    for row in A:
        total = 0
        for a, b in zip(row, x):
            total += a * b
        return total
# === one total -> adds_everything_up
def by_rows(A, x):
    total = 0
    for row in A:
        total += sum(row * x)
    return total
# === inner loop over len(A) -> counts_the_rows_for_the_columns
def by_rows(A, x):
    m = len(A)
    y = [0] * m
    for i in range(m):
        for j in range(m):
            y[i] += A[i][j] * x[j]
    return np.array(y)
# === range minus one -> leaves_out_the_last_column or slip
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    return np.array([sum(row[j] * x[j] for j in range(len(x) - 1)) for row in A])
# === compares with the rows -> compares_with_the_rows
def by_rows(A, x):
    if len(A) != len(x):
        raise ValueError("lengths differ")
    return A @ x
# === zip that cuts -> cuts_what_is_longer or still_to_handle
def by_rows(A, x):
    return np.array([sum(a * b for a, b in zip(row, x)) for row in A])
# === sum of a product that stretches -> stretches_what_is_short or still_to_handle
def by_rows(A, x):
    result = []
    for row in A:
        result.append(np.sum(row * x))
    return np.array(result)
# === adds the vector to the rows -> silent
def by_rows(A, x):
    return np.array([sum(a + b for a, b in zip(row, x)) for row in A])
# === a list is returned -> still_to_handle or form
def by_rows(A, x):
    if len(x) != A.shape[1]:
        raise ValueError
    return [float(np.dot(row, x)) for row in A]
# === x down the rows -> scales_the_rows
def scaled_columns(A, x):
    m, n = A.shape
    if n != len(x):
        raise ValueError
    result = np.zeros((m, n))
    for i in range(m):
        for j in range(n):
            result[i, j] = A[i, j] * x[i]
    return result
# === a list of columns -> lays_the_columns_down
def scaled_columns(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    return np.array([x[j] * A[:, j] for j in range(len(x))])
# === the product instead -> adds_the_columns_already
def scaled_columns(A, x):
    return A @ x
# === plus -> adds_where_it_should_scale
def scaled_columns(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    return A + x
# === bare star -> stretches_a_single_entry or still_to_handle
def scaled_columns(A, x):
    return A * x
# === returned in the loop -> silent
def scaled_columns(A, x):
    if A.shape[1] != len(x):
        raise ValueError
    for j in range(len(x)):
        A[:, j] = A[:, j] * x[j]
        return A
# === the sum over axis 0 -> adds_within_each_column
def by_columns(A, x):
    return scaled_columns(A, x).sum(axis=0)
# === sum without an axis -> sums_all_entries
def by_columns(A, x):
    return np.sum(scaled_columns(A, x))
# === the vector is forgotten -> adds_the_columns_unscaled
def by_columns(A, x):
    return np.sum(A, axis=1)
# === equals in the loop -> keeps_the_last_column or slip
def by_columns(A, x):
    for j in range(len(x)):
        y = A[:, j] * x[j]
    return y
# === rows of A for its columns -> combines_the_rows
def by_columns(A, x):
    total = 0
    for s, c in zip(x, A):
        total = total + s * c
    return total


# === a row, and the answer returned in the loop -> slip
def by_rows(A, x):
    m, n = A.shape
    if len(x) != n:
        raise ValueError("no")
    out = np.zeros(m)
    for i in range(m):
        for j in range(n):
            out[i] += A[i, j] * x[j]
        return out


# === x[i] for x[j] -> slip
def by_rows(A, x):
    m, n = A.shape
    if len(x) != n:
        raise ValueError("no")
    out = np.zeros(m)
    for i in range(m):
        for j in range(n):
            out[i] += A[i, j] * x[i]
    return out


# === columns from 1 on -> slip
def by_columns(A, x):
    m, n = A.shape
    total = np.zeros(m)
    for j in range(1, n):
        total += x[j] * A[:, j]
    return total


# === the two ranges exchanged -> slip
def by_rows(A, x):
    m, n = A.shape
    if len(x) != n:
        raise ValueError('x')
    out = np.zeros(m)
    for i in range(n):
        for j in range(m):
            out[i] += A[i, j] * x[j]
    return out


# === a table of whole numbers -> slip
def scaled_columns(A, x):
    m, n = A.shape
    if len(x) != n:
        raise ValueError('x')
    out = np.zeros((m, n), dtype=int)
    for i in range(m):
        for j in range(n):
            out[i, j] = A[i, j] * x[j]
    return out

# === rows compared with entries, twice -> compares_with_the_rows
def by_rows(A, x):
    if len(A) != len(x):
        raise ValueError("A and x do not match")
    return np.array([sum(r * x) for r in A])

def scaled_columns(A, x):
    if len(A) != len(x):
        raise ValueError("A and x do not match")
    return A * x

# === plus for times, and nothing refused -> stretches_a_single_entry or slip
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError("A and x do not match")
    out = []
    for row in A:
        t = 0
        for j in range(len(x)):
            t += row[j] + x[j]
        out.append(t)
    return np.array(out)

def scaled_columns(A, x):
    return A * x

# === sum of the row times sum of the vector -> multiplies_the_sums
def by_rows(A, x):
    if A.shape[1] != len(x):
        raise ValueError("x")
    return A.sum(axis=1) * x.sum()

# === begins with the first column -> leaves_the_first_column_unscaled
def by_columns(A, x):
    total = A[:, 0]
    for j in range(1, A.shape[1]):
        total = total + x[j] * A[:, j]
    return total

# === multiplies the scaled columns -> slip
def by_columns(A, x):
    return scaled_columns(A, x).prod(axis=1)


# === both ranges end early -> slip
def by_rows(A, x):
    m, n = A.shape
    if n != len(x):
        raise ValueError("no")
    y = np.zeros(m)
    for i in range(m - 1):
        for j in range(n - 1):
            y[i] += A[i, j] * x[j]
    return y
