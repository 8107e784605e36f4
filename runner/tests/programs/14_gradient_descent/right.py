# === UPDATE as an assignment
UPDATE: str = "theta = theta - eta * grad"

# === UPDATE with brackets, and the product the other way round
UPDATE = "(theta) - (grad * eta)"

# === UPDATE as a sum with a minus, in the signs of a book
UPDATE = " −eta · grad + theta "

# === UPDATE with a factor in front
UPDATE = "theta + (-1) * eta * grad"


# === descend into an array made before
def descend(grad, start, eta, steps):
    xs = np.zeros((steps + 1, len(start)))
    xs[0] = start
    for i in range(steps):
        xs[i + 1] = xs[i] - eta * grad(xs[i])
    return xs


# === descend in place, with a copy for each row
def descend(grad, start, eta, steps):
    x = start
    rows = [x.copy()]
    for _ in range(steps):
        x -= eta * grad(x)
        rows.append(x.copy())
    return np.array(rows)


# === descend with lists and a loop over the entries
def descend(grad, start, eta, steps):
    x = list(start)
    rows = [x]
    for _ in range(steps):
        g = grad(np.array(x))
        x = [x[i] - eta * g[i] for i in range(len(x))]
        rows.append(x)
    return np.array(rows)


# === descend with a while loop and vstack
def descend(grad, start, eta, steps):
    walk = start.reshape(1, -1)
    while len(walk) < steps + 1:
        here = walk[-1]
        walk = np.vstack([walk, here - eta * grad(here)])
    return walk


# === descend by recursion
def descend(grad, start, eta, steps):
    if steps == 0:
        return np.array([start])
    before = descend(grad, start, eta, steps - 1)
    return np.append(before, [before[-1] - eta * grad(before[-1])], axis=0)


# === descend by accumulate
from itertools import accumulate


def descend(grad, start, eta, steps):
    return np.array(list(accumulate(range(steps), lambda x, _: x - eta * grad(x), initial=start)))


# === descend by the size and the direction of the gradient
def descend(grad, start, eta, steps):
    xs = [start]
    for k in range(steps):
        slope = grad(xs[k])
        size = np.linalg.norm(slope)
        direction = slope / size if size > 0 else slope
        xs.append(xs[k] - eta * size * direction)
    return np.array(xs)


# === largest_stable_rate with eigh
def largest_stable_rate(A):
    values, vectors = np.linalg.eigh(A)
    return 2 / values[-1]


# === largest_stable_rate with eig, in any order
def largest_stable_rate(A):
    values = np.linalg.eigvals(A)
    biggest = 0
    for value in values:
        if value.real > biggest:
            biggest = value.real
    return 2 / float(biggest)


# === largest_stable_rate as the least of the borders
def largest_stable_rate(A):
    return min(2 / value for value in np.linalg.eigvalsh(A))


# === largest_stable_rate by the spectral norm
def largest_stable_rate(A):
    return 2.0 / np.linalg.norm(A, 2)


# === largest_stable_rate by singular values
def largest_stable_rate(A):
    return 2 / np.linalg.svd(A)[1][0]


# === descend_until with a while loop
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    steps = 0
    while not np.linalg.norm(grad(x)) <= tolerance:
        if steps == max_steps:
            raise RuntimeError("no more steps")
        x = x - eta * grad(x)
        steps += 1
    return x, steps


# === descend_until that looks once more after the loop
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps):
        g = grad(x)
        if np.linalg.norm(g) <= tolerance:
            return x, k
        x = x - eta * g
        if not np.all(np.isfinite(x)):
            raise RuntimeError("ran away")
    if np.linalg.norm(grad(x)) <= tolerance:
        return x, max_steps
    raise RuntimeError("did not arrive")


# === descend_until with math, and a list for the answer
import math


def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    taken = 0
    while True:
        g = grad(x)
        length = math.sqrt(sum(entry**2 for entry in g))
        if math.isnan(length) or math.isinf(length):
            raise RuntimeError("not a number")
        if length <= tolerance:
            return [x, taken]
        if taken >= max_steps:
            raise RuntimeError(f"still {length} after {taken} steps")
        x = x - eta * g
        taken += 1


# === descend_until on the whole walk
def descend_until(grad, start, eta, tolerance, max_steps):
    for k, x in enumerate(descend(grad, start, eta, max_steps)):
        if (grad(x) ** 2).sum() ** 0.5 <= tolerance:
            return x, k
    raise RuntimeError("the walk is over")


# === descend_until by the squares, each side squared
def descend_until(grad, start, eta, tolerance, max_steps):
    x, count = start, 0
    g = grad(x)
    while g @ g > tolerance**2 and count < max_steps:
        x = x - eta * g
        g = grad(x)
        count += 1
    if g @ g <= tolerance**2:
        return x, np.int64(count)
    raise RuntimeError("too far")


# === filled table
def descend(grad, start, eta, steps):
    walk = np.zeros((steps + 1, len(start)))
    walk[0] = start
    for i in range(1, steps + 1):
        walk[i] = walk[i - 1] - eta * grad(walk[i - 1])
    return walk


# === smallest of all rates
def largest_stable_rate(A):
    return min([2 / value for value in np.linalg.eigh(A)[0]])


# === a beginner's other way, 2


def largest_stable_rate(A):
    return 2 / np.linalg.norm(A, 2)


# === a beginner's other way, 4


def largest_stable_rate(A):
    w, v = np.linalg.eig(A)
    rates = [2 / float(np.real(l)) for l in w]
    return min(rates)


def descend(grad, start, eta, steps):
    if steps == 0:
        return np.array([start])
    before = descend(grad, start, eta, steps - 1)
    return np.vstack([before, before[-1] - eta * grad(before[-1])])
