# === the step stays -> leaves_the_step_in_x
def numerical_gradient(f, x, h=1e-5):
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(np.copy(x))
        x[i] = old - h
        down = f(np.copy(x))
        grad[i] = (up - down) / (2 * h)
    return grad


# === all entries -> moves_all_at_once
def numerical_gradient(f, x, h=1e-5):
    g = []
    for i in range(len(x.ravel())):
        g.append((f(x + h) - f(x - h)) / (2 * h))
    return np.array(g).reshape(x.shape)


# === one number -> moves_all_and_gives_one_number
def numerical_gradient(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


# === by h -> divides_by_one_step
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = h
        g[i] = (f(x + e) - f(x - e)) / h
    return g


# === by h, and for vectors alone -> divides_by_one_step or silent
def numerical_gradient(f, x, h=1e-5):
    out = []
    for i in range(len(x)):
        y = x.copy()
        y[i] += h
        z = x.copy()
        z[i] -= h
        out.append((f(y) - f(z)) / h)
    return np.array(out)


# === forward -> measures_forward_only
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        moved = x.copy()
        moved[i] = moved[i] + h
        g[i] = (f(moved) - f(x.copy())) / h
    return g


# === turned -> points_downhill
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = h
        g[i] = (f(x - e) - f(x + e)) / (2 * h)
    return g


# === flat -> flattens
def numerical_gradient(f, x, h=1e-5):
    g = []
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        g.append((f(x + e) - f(x - e)) / (2 * h))
    return np.array(g)


# === the sum -> gives_one_slope
def numerical_gradient(f, x, h=1e-5):
    total = 0
    for i in np.ndindex(x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        total += (f(x + e) - f(x - e)) / (2 * h)
    return total


# === A x + b -> forgets_the_mirror_image
def quadratic_gradient(A, b, x):
    return np.dot(A, x) + b


# === loops over rows -> forgets_the_mirror_image
def quadratic_gradient(A, b, x):
    g = []
    for i in range(len(b)):
        s = 0
        for j in range(len(x)):
            s += A[i][j] * x[j]
        g.append(s + b[i])
    return np.array(g)


# === x A + b -> takes_only_the_mirror_image
def quadratic_gradient(A, b, x):
    return x @ A + b


# === no half -> forgets_the_half
def quadratic_gradient(A, b, x):
    return (A + A.T) @ x + b


# === half of A x -> halves_only
def quadratic_gradient(A, b, x):
    return 0.5 * A @ x + b


# === without b -> forgets_b
def quadratic_gradient(A, b, x):
    return 0.5 * (A + A.T).dot(x)


# === half of all -> halves_b_too
def quadratic_gradient(A, b, x):
    return 0.5 * (A @ x + A.T @ x + b)


# === the value -> gives_the_value
def quadratic_gradient(A, b, x):
    return 0.5 * x @ A @ x + b @ x


# === absolute -> is_the_absolute_error
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.sqrt(np.sum((g - n) ** 2))


# === the sum of both -> divides_by_both_lengths
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.linalg.norm(g - n) / (np.linalg.norm(g) + np.linalg.norm(n))


# === no one -> divides_by_the_longer_alone
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.linalg.norm(g - n) / max(np.linalg.norm(g), np.linalg.norm(n))


# === lengths -> compares_the_lengths
def gradient_check(f, grad, x):
    a = np.linalg.norm(grad(x))
    b = np.linalg.norm(numerical_gradient(f, x))
    return abs(a - b) / max(1, a, b)


# === one plus -> adds_one_to_the_scale
def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.linalg.norm(g - n) / (1 + max(np.linalg.norm(g), np.linalg.norm(n)))


# === the largest difference -> takes_the_largest_difference
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.max(np.abs(g - n)) / max(1, np.linalg.norm(g), np.linalg.norm(n))


# === the sum of the differences -> adds_the_differences
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.sum(np.abs(g - n)) / max(1, np.linalg.norm(g), np.linalg.norm(n))


# === largest entries everywhere -> takes_the_largest_entries
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.max(np.abs(g - n)) / max(1, np.max(abs(g)), np.max(abs(n)))


# === 1 or the given length -> leaves_out_the_measured_length
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.linalg.norm(g - n) / max(1, np.linalg.norm(g))


# === 1 or the measured length -> leaves_out_the_given_length
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.linalg.norm(g - n) / max(1, np.linalg.norm(n))


# === the given length alone -> divides_by_one_length
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.linalg.norm(g - n) / np.linalg.norm(g)


# === the norm of a matrix as a map -> stretches_at_most
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.linalg.norm(g - n, 2) / max(1, np.linalg.norm(g, 2), np.linalg.norm(n, 2))


# === without signs -> loses_the_signs
def gradient_check(f, grad, x):
    g = grad(x)
    n = numerical_gradient(f, x)
    return np.linalg.norm(abs(g) - abs(n)) / max(1, np.linalg.norm(g), np.linalg.norm(n))


# === plus h, minus 2h, and left there -> leaves_the_step_in_x
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x.copy())
        x[i] -= 2 * h
        down = f(x.copy())
        g[i] = (up - down) / (2 * h)
    return g


# === plus h, minus 2h, without a copy -> leaves_the_step_in_x
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        g[i] = (up - down) / (2 * h)
    return g


# === plus h, minus 2h, of a vector -> leaves_the_step_in_x
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in range(len(x)):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        g[i] = (up - down) / (2 * h)
    return g


# === put back, and f gets x itself -> hands_out_its_own_x_step_by_step
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        x[i] += h
        g[i] = (up - down) / (2 * h)
    return g


# === a second name for x -> has_one_x_under_two_names
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up = x
        up[i] += h
        down = x
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# === two second names for x -> has_one_x_under_two_names
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(len(x))
    for i in range(len(x)):
        up = x
        down = x
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# === one copy for all entries -> keeps_all_steps
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    up = x.copy()
    down = x.copy()
    for i in np.ndindex(x.shape):
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# === one copy for all entries of a vector -> keeps_all_steps
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(len(x))
    up = x.copy()
    down = x.copy()
    for i in range(len(x)):
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# === forward, and f gets x itself -> measures_forward_only
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up = x.copy()
        up[i] += h
        g[i] = (f(up) - f(x)) / h
    return g


# === forward, of a vector -> measures_forward_only
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(len(x))
    for i in range(len(x)):
        up = x.copy()
        up[i] += h
        g[i] = (f(up) - f(x)) / h
    return g


# === len of a matrix -> moves_whole_rows
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros(len(x))
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# === len of a matrix, in its shape -> moves_whole_rows_at_once
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# === a star for the product -> multiplies_entry_by_entry
def quadratic_gradient(A, b, x):
    return 0.5 * (A + A.T) * x + b


# === a star for the product, half the sum -> multiplies_entry_by_entry
def quadratic_gradient(A, b, x):
    return (A + A.T) / 2 * x + b


# === a star, and A alone -> multiplies_entry_by_entry_without_the_mirror_image
def quadratic_gradient(A, b, x):
    return A * x + b


# === 2 A x -> doubles
def quadratic_gradient(A, b, x):
    return 2 * A @ x + b


# === x² not derived -> GRADIENT = [7, 3]
GRADIENT = [7, 3]


# === without the 2x -> GRADIENT = [6, 3]
GRADIENT = [6, 3]


# === x² counts in y -> GRADIENT = [8, 4]
GRADIENT = [8, 4]


# === a step of its own -> ignores_the_step
def numerical_gradient(f, x, h=1e-5):
    step = 0.00001
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        a = x.copy()
        b = x.copy()
        a[i] += step
        b[i] -= step
        g[i] = (f(a) - f(b)) / (2 * step)
    return g


# === f gets x itself, put back by a name -> hands_out_its_own_x
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        old = x[i]
        x[i] = old + h
        up = f(x)
        x[i] = old - h
        down = f(x)
        x[i] = old
        g[i] = (up - down) / (2 * h)
    return g


# === two steps forward and one and a half back -> leaves_the_step_in_x or leaves_the_step_upwards or keeps_all_steps or silent
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x[i] = x[i] + h
        up = f(x.copy())
        x[i] = x[i] - 2 * h
        down = f(x.copy())
        g[i] = (up - down) / (2 * h)
    return g


# === the sum of both lengths, or 1 -> divides_by_both_lengths_or_one
def gradient_check(f, grad, x):
    g = np.array(grad(x))
    n = numerical_gradient(f, x)
    return np.linalg.norm(g - n) / max(1, np.linalg.norm(g) + np.linalg.norm(n))


# === Ax + b in loops -> forgets_the_mirror_image
def quadratic_gradient(A, b, x):
    n = len(x)
    g = []
    for i in range(n):
        total = 0
        for j in range(n):
            total += A[i][j] * x[j]
        g.append(total + b[i])
    return np.array(g)


# === both points are the same array x, so the difference is always 0 -> has_one_x_under_two_names


def numerical_gradient(f, x, h=1e-05):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        x_plus = x
        x_minus = x
        x_plus[i] += h
        x_minus[i] -= h
        g[i] = (f(x_plus) - f(x_minus)) / (2 * h)
    return g


# === takes A x + b: only right for a symmetric A -> forgets_the_mirror_image


def quadratic_gradient(A, b, x):
    n = len(x)
    out = []
    for i in range(n):
        s = b[i]
        for j in range(n):
            s = s + A[i][j] * x[j]
        out.append(s)
    return np.array(out, dtype=float)


# === blank [5, 3] and divided by h instead of 2h -> GRADIENT = [5, 3] or divides_by_one_step


GRADIENT = [5, 3]


def numerical_gradient(f, x, h=1e-05):
    grad = np.zeros_like(x)
    for idx in np.ndindex(x.shape):
        plus = x.copy(); plus[idx] += h
        minus = x.copy(); minus[idx] -= h
        grad[idx] = (f(plus) - f(minus)) / h
    return grad


# === forgets b; check compares lengths (difference of norms) -> forgets_b or compares_the_lengths


def quadratic_gradient(A, b, x):
    return 0.5 * (A @ x + A.T @ x)


def gradient_check(f, grad, x):
    n1 = np.linalg.norm(grad(x))
    n2 = np.linalg.norm(numerical_gradient(f, x))
    return abs(n1 - n2) / max(1, n1, n2)


# === returns a flat list for every x -> flattens


def numerical_gradient(f, x, h=1e-05):
    g = []
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        g.append((f(up) - f(down)) / (2 * h))
    return np.array(g)


# === multiplies the entry by 1 ± h (relative step) but divides by 2h -> moves_each_entry_by_a_share


def numerical_gradient(f, x, h=1e-05):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] *= 1 + h
        down[i] *= 1 - h
        g[i] = (f(up) - f(down)) / (2 * h)
    return g


# === loops over range(x.shape[0]) with a row for a matrix and stores mean? only first column is measured -> slip


def numerical_gradient(f, x, h=1e-05):
    g = np.zeros_like(x)
    if x.ndim == 1:
        for i in range(len(x)):
            up, down = x.copy(), x.copy()
            up[i] += h
            down[i] -= h
            g[i] = (f(up) - f(down)) / (2 * h)
    else:
        for i in range(x.shape[0]):
            for j in range(x.shape[0]):
                up, down = x.copy(), x.copy()
                up[i, j] += h
                down[i, j] -= h
                g[i, j] = (f(up) - f(down)) / (2 * h)
    return g


# === halves b as well -> halves_b_too


def quadratic_gradient(A, b, x):
    return 0.5 * ((A + A.T) @ x + b)


# === returns True/False -> numbers_


def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.allclose(g, n)


# === sum of absolute entries -> takes_sums_for_lengths


def gradient_check(f, grad, x):
    g, n = grad(x), numerical_gradient(f, x)
    return np.sum(np.abs(g - n)) / max(1, np.sum(np.abs(g)), np.sum(np.abs(n)))


# === [8, 6]: y as well differentiates x², 2x... wrong -> GRADIENT = [8, 6]


GRADIENT = [8, 6]


# === all entries, one for each row, in a list -> moves_all_at_once_for_each_row
def numerical_gradient(f, x, h=1e-5):
    result = []
    for i in range(len(x)):
        result.append((f(x + h) - f(x - h)) / (2 * h))
    return result


# === all entries, one for each row, in an array -> moves_all_at_once_for_each_row
def numerical_gradient(f, x, h=1e-5):
    result = []
    for i in range(len(x)):
        result.append((f(x + h) - f(x - h)) / (2 * h))
    return np.array(result)


# === no brackets around the difference -> divides_the_second_value_alone
def numerical_gradient(f, x, h=1e-5):
    grad = np.zeros(x.shape)
    for i in range(len(x)):
        plus = x.copy()
        minus = x.copy()
        plus[i] += h
        minus[i] -= h
        grad[i] = f(plus) - f(minus) / 2 * h
    return grad


# === no brackets around the difference, in any shape -> divides_the_second_value_alone
def numerical_gradient(f, x, h=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        plus = x.copy()
        minus = x.copy()
        plus[i] += h
        minus[i] -= h
        grad[i] = f(plus) - f(minus) / 2 * h
    return grad


# === no brackets around 2h -> multiplies_by_the_step
def numerical_gradient(f, x, h=1e-5):
    grad = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        plus = x.copy()
        minus = x.copy()
        plus[i] += h
        minus[i] -= h
        grad[i] = (f(plus) - f(minus)) / 2 * h
    return grad
