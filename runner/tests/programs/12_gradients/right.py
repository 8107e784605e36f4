# === two copies
def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        up = x.copy()
        down = x.copy()
        up[i] = up[i] + h
        down[i] = down[i] - h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient


# === put back
def numerical_gradient(f, x, h=1e-5):
    g = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        old = x[i]
        x[i] = old + h
        a = f(x.copy())
        x[i] = old - h
        b = f(x.copy())
        x[i] = old
        g[i] = (a - b) / 2 / h
    return g


# === flat list
def numerical_gradient(f, x, h=1e-5):
    flat = x.ravel().tolist()
    out = []
    for k in range(len(flat)):
        up, down = list(flat), list(flat)
        up[k] += h
        down[k] -= h
        out.append((f(np.array(up).reshape(x.shape)) - f(np.array(down).reshape(x.shape))) / (2 * h))
    return np.array(out).reshape(x.shape)


# === nditer
def numerical_gradient(f, x, h=1e-5):
    grad = np.empty(x.shape)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        i = it.multi_index
        e = np.zeros(x.shape)
        e[i] = 1
        grad[i] = (f(x + h * e) - f(x - h * e)) / (2 * h)
    return grad


# === enumerate
def numerical_gradient(f, x, h=1e-5):
    grad = x * 0
    for place, value in np.ndenumerate(x):
        plus, minus = np.array(x), np.array(x)
        plus[place] = value + h
        minus[place] = value - h
        grad[place] = (f(plus) - f(minus)) / (h + h)
    return grad


# === unit matrix
def numerical_gradient(f, x, h=1e-5):
    units = np.eye(x.size)
    return np.array(
        [(f(x + (h * u).reshape(x.shape)) - f(x - (h * u).reshape(x.shape))) / (2 * h) for u in units]
    ).reshape(x.shape)


# === richardson
def numerical_gradient(f, x, h=1e-5):
    def central(step):
        out = np.zeros(x.shape)
        for i in np.ndindex(x.shape):
            e = np.zeros(x.shape)
            e[i] = step
            out[i] = (f(x + e) - f(x - e)) / (2 * step)
        return out

    return central(h)


# === as it stands
def quadratic_gradient(A, b, x):
    return 0.5 * (A + A.T) @ x + b


# === two products
def quadratic_gradient(A, b, x):
    return 0.5 * (A @ x + A.T @ x) + b


# === x from the left
def quadratic_gradient(A, b, x):
    return (A.dot(x) + x.dot(A)) / 2 + b


# === loops
def quadratic_gradient(A, b, x):
    n = len(x)
    g = np.zeros(n)
    for i in range(n):
        for j in range(n):
            g[i] += (A[i][j] + A[j][i]) / 2 * x[j]
        g[i] += b[i]
    return g


# === einsum
def quadratic_gradient(A, b, x):
    return np.einsum("ij,j->i", A, x) / 2 + np.einsum("ji,j->i", A, x) / 2 + b


# === a list of sums
def quadratic_gradient(A, b, x):
    out = []
    for i in range(len(b)):
        row = sum(A[i, j] * x[j] for j in range(len(x)))
        column = sum(A[j, i] * x[j] for j in range(len(x)))
        out.append(0.5 * (row + column) + b[i])
    return np.array(out)


# === matmul in place
def quadratic_gradient(A, b, x):
    A = A + A.T
    A /= 2
    b += np.matmul(A, x)
    return b


# === norm
def gradient_check(f, grad, x):
    g = grad(x)
    approx = numerical_gradient(f, x)
    return np.linalg.norm(g - approx) / max(1, np.linalg.norm(g), np.linalg.norm(approx))


# === by hand
def gradient_check(f, grad, x):
    def length(v):
        return sum(e * e for e in np.ravel(v)) ** 0.5

    a, b = grad(x), numerical_gradient(f, x)
    scale = length(a)
    if length(b) > scale:
        scale = length(b)
    if scale < 1:
        scale = 1
    return length(a - b) / scale


# === hypot
def gradient_check(f, grad, x):
    import math

    a = np.asarray(grad(x)).ravel()
    b = numerical_gradient(f, x).ravel()
    return math.dist(a, b) / max(1.0, math.hypot(*a), math.hypot(*b))


# === own differences
def gradient_check(f, grad, x):
    measured = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        e = np.zeros_like(x)
        e[i] = 1e-5
        measured[i] = (f(x + e) - f(x - e)) / 2e-5
    g = grad(x)
    return np.sqrt(((g - measured) ** 2).sum()) / np.max([1, np.sqrt((g**2).sum()), np.sqrt((measured**2).sum())])


# === another h
def gradient_check(f, grad, x):
    g = grad(x)
    g2 = numerical_gradient(f, x, 1e-4)
    top = np.linalg.norm((g - g2).flatten())
    return top / max(np.linalg.norm(g2.flatten()), np.linalg.norm(np.array(g).flatten()), 1)


# === vdot
def gradient_check(f, grad, x):
    g, n = np.array(grad(x)), numerical_gradient(f, x)
    d = g - n
    return float(np.sqrt(np.vdot(d, d)) / max(1.0, np.sqrt(np.vdot(g, g)), np.sqrt(np.vdot(n, n))))


# === flat copies in a loop
def numerical_gradient(f, x, h=1e-5):
    flat = list(x.ravel())
    out = []
    for i in range(len(flat)):
        up = flat[:]
        down = flat[:]
        up[i] += h
        down[i] -= h
        top = f(np.array(up).reshape(x.shape))
        bottom = f(np.array(down).reshape(x.shape))
        out.append((top - bottom) / (h + h))
    return np.array(out).reshape(x.shape)


# === loops for the quadratic
def quadratic_gradient(A, b, x):
    n = len(b)
    g = np.zeros(n)
    for i in range(n):
        for j in range(n):
            g[i] += x[j] * (A[i, j] + A[j, i]) / 2
        g[i] += b[i]
    return g


# === lengths by hand
def gradient_check(f, grad, x):
    def length(v):
        return np.sqrt(np.sum(np.asarray(v) ** 2))

    g = np.asarray(grad(x.copy()), dtype=float)
    m = numerical_gradient(f, x)
    below = 1.0
    for each in (length(g), length(m)):
        if each > below:
            below = each
    return length(g - m) / below


# === a beginner's other way, 2


def numerical_gradient(f, x, h=1e-05):
    flat = x.ravel().tolist()
    out = []
    for k in range(len(flat)):
        up = flat[:]
        up[k] += h
        down = flat[:]
        down[k] -= h
        out.append((f(np.array(up).reshape(x.shape)) - f(np.array(down).reshape(x.shape))) / (h + h))
    return np.array(out).reshape(x.shape)


# === a beginner's other way, 4


def gradient_check(f, grad, x):
    g = np.asarray(grad(x.copy()), dtype=float).ravel()
    n = numerical_gradient(f, x, 1e-5).ravel()
    d = (((g - n) ** 2).sum()) ** 0.5
    return d / max([1.0, (g @ g) ** 0.5, (n @ n) ** 0.5])
