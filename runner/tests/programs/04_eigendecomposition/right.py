# === the bare call, as a tuple
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError
    return tuple(np.linalg.eigvalsh(A))
# === the bare call, as an array
def eigenvalues_2x2(A):
    if not np.array_equal(A, A.T):
        raise ValueError("not symmetric")
    return np.linalg.eigvalsh(A)
# === never below zero by max
def eigenvalues_2x2(A):
    if A[0][1] != A[1][0]:
        raise ValueError("not symmetric")
    t = A[0, 0] + A[1, 1]
    det = A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    root = max(0.0, t * t - 4 * det) ** 0.5
    return (t - root) / 2, (t + root) / 2
# === math.hypot
import math
def eigenvalues_2x2(A):
    a, b, c, d = A.ravel().tolist()
    if b != c:
        raise ValueError
    r = math.hypot((a - d) / 2, b)
    middle = (a + d) / 2
    return middle - r, middle + r
# === sorted, with allclose for symmetric
def eigenvalues_2x2(A):
    if not np.allclose(A, A.T):
        raise ValueError
    half = np.trace(A) / 2
    s = np.sqrt(((A[0, 0] - A[1, 1]) / 2) ** 2 + A[0, 1] ** 2)
    return sorted([half + s, half - s])
# === np.roots, kept real
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError
    t, det = np.trace(A), A[0, 0] * A[1, 1] - A[0, 1] ** 2
    low, high = sorted(np.roots([1, -t, det]).real)
    return low, high
# === eigh, both parts
def eigenvalues_2x2(A):
    if np.any(A != A.T):
        raise ValueError
    values, vectors = np.linalg.eigh(A)
    return float(values[0]), float(values[1])
# === length one first
def is_eigenpair(A, value, vector):
    if not np.any(vector):
        return False
    v = vector / np.linalg.norm(vector)
    return np.linalg.norm(A @ v - value * v) <= 1e-9 * (np.linalg.norm(A) + abs(value))
# === the largest entry for the length
def is_eigenpair(A, value, vector):
    size = max(abs(vector))
    if size == 0:
        return False
    v = vector / size
    left = A.dot(v) - value * v
    return bool(max(abs(left)) <= 1e-9 * (abs(A).max() + abs(value)))
# === with loops
import math
def is_eigenpair(A, value, vector):
    def length(w):
        return math.sqrt(sum(x * x for x in w))
    rest = []
    for row, x in zip(A, vector):
        rest.append(sum(a * b for a, b in zip(row, vector)) - value * x)
    n = length(vector)
    if n == 0:
        return False
    if length(rest) <= 1e-9 * (length(A.ravel()) * n + abs(value) * n):
        return True
    return False
# === the norm of a matrix by its largest stretch
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    return np.linalg.norm(A @ vector - value * vector) <= 1e-9 * n * (np.linalg.norm(A, 2) + abs(value)) and n != 0
# === the difference as a matrix
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    shifted = A - value * np.eye(len(A))
    return bool(n and np.linalg.norm(shifted @ vector) <= 1e-9 * (np.linalg.norm(A) * n + abs(value) * n))
# === allclose, used well
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    if n == 0:
        return False
    v = vector / n
    return np.allclose(A @ v, value * v, rtol=0, atol=1e-9 * (np.linalg.norm(A) + abs(value)))
# === a division by the root of the square
def power_iteration(A, start, steps):
    v = start / np.sqrt(np.dot(start, start))
    for i in range(steps):
        w = np.dot(A, v)
        v = w / np.sqrt(np.dot(w, w))
    return np.dot(v, np.dot(A, v)), v
# === while
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    while steps > 0:
        v = A @ v
        v /= np.linalg.norm(v)
        steps -= 1
    value = v.T @ A @ v
    return value, v
# === only the direction in the loop
def power_iteration(A, start, steps):
    v = start
    for _ in range(steps):
        v = A @ v
        v = v / np.abs(v).max()
    v = v / np.linalg.norm(v)
    return (v @ A @ v) / (v @ v), v
# === loops over lists, with a helper
import math
def made_short(w):
    n = math.sqrt(math.fsum(x * x for x in w))
    return [x / n for x in w]
def power_iteration(A, start, steps):
    v = made_short(start.tolist())
    rows = A.tolist()
    for _ in range(steps):
        v = made_short([sum(a * x for a, x in zip(row, v)) for row in rows])
    image = [sum(a * x for a, x in zip(row, v)) for row in rows]
    return sum(x * y for x, y in zip(v, image)), np.array(v)
# === einsum for the value
def power_iteration(A, start, steps):
    x = start / np.linalg.norm(start)
    for _ in range(steps):
        x = A.dot(x)
        x = x / np.linalg.norm(x)
    return float(np.einsum("i,ij,j", x, A, x)), x
# === a list of two
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        Av = A @ v
        v = Av / np.linalg.norm(Av)
    return [np.inner(v, A @ v), v]
# === a loop over a list of all vectors
def power_iteration(A, start, steps):
    vs = [start / np.linalg.norm(start)]
    for k in range(steps):
        new = A @ vs[k]
        vs.append(new / np.linalg.norm(new))
    return vs[-1] @ A @ vs[-1], vs[-1]
# === columns scaled
def rebuild(values, vectors):
    return (vectors * values) @ vectors.T
# === a sum of outer products
def rebuild(values, vectors):
    A = np.zeros(vectors.shape)
    for j in range(len(values)):
        q = vectors[:, j]
        A += values[j] * np.outer(q, q)
    return A


# === hypot, once more
import math


def eigenvalues_2x2(A):
    if not (A == A.T).all():
        raise ValueError('no')
    m = (A[0, 0] + A[1, 1]) / 2
    r = math.hypot((A[0, 0] - A[1, 1]) / 2, A[0, 1])
    return m - r, m + r


# === while, once more
import math


def power_iteration(A, start, steps):
    v = start / math.dist(start, [0] * len(start))
    while steps:
        w = A.dot(v)
        v = w / math.sqrt(sum(w * w))
        steps -= 1
    return float(v @ (A @ v)), v

# === hypot
import math
def eigenvalues_2x2(A):
    (a, b), (c, d) = A.tolist()
    if b != c:
        raise ValueError("not symmetric")
    mid = (a + d) / 2
    r = math.hypot((a - d) / 2, b)
    return mid - r, mid + r

# === numpy eigvalsh
def eigenvalues_2x2(A):
    if not (A == A.T).all():
        raise ValueError("not symmetric")
    low, high = np.linalg.eigvalsh(A)
    return float(low), float(high)

# === unit vector first
def is_eigenpair(A, value, vector):
    size = np.linalg.norm(vector)
    if size == 0:
        return False
    u = vector / size
    rest = A @ u - value * u
    return bool(np.linalg.norm(rest) <= 1e-9 * (np.linalg.norm(A) + abs(value)))

# === helper and while
def power_iteration(A, start, steps):
    def unit(w):
        return w / math.sqrt(sum(w * w))
    import math
    v = unit(start)
    while steps > 0:
        v = unit(A @ v)
        steps = steps - 1
    return float(v @ A @ v), v
