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


# === one number -> silent
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


# === half of A x -> silent
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
