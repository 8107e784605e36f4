# === a loop that says no as soon as it can
def is_distribution(p):
    total = 0
    for x in p:
        if x < 0:
            return False
        total += x
    return abs(total - 1) < 1e-6


# === one line, all and sum
def is_distribution(p):
    return all(x >= 0 for x in p) and -1e-6 <= sum(p) - 1 <= 1e-6


# === np.isclose
def is_distribution(p):
    return np.isclose(p.sum(), 1, rtol=0, atol=1e-6) and not (p < 0).any()


# === the smallest entry, if there is one
import math


def is_distribution(p):
    if len(p) == 0 or not min(p) >= 0:
        return False
    return math.isclose(math.fsum(p), 1, abs_tol=1e-6)


# === minus and plus apart
def is_distribution(p):
    negative = p[~(p >= 0)]
    return negative.size == 0 and bool(np.abs(1 - np.sum(p)) <= 1e-6)


# === two loops and a running sum
def sample(p, n, rng):
    result = []
    for u in rng.random(n):
        total = 0
        for k in range(len(p)):
            total += p[k]
            if u < total:
                result.append(k)
                break
        else:
            k = len(p) - 1
            while p[k] == 0:
                k -= 1
            result.append(k)
    return np.array(result)


# === counts the sums that were passed
def sample(p, n, rng):
    u = rng.random(n)
    passed = (u[:, None] >= np.cumsum(p)).sum(axis=1)
    return np.minimum(passed, np.flatnonzero(p > 0).max())


# === np.digitize and np.where
def sample(p, n, rng):
    last = np.nonzero(p)[0][-1]
    k = np.digitize(rng.random(n), np.cumsum(p))
    return np.where(k > last, last, k)


# === impossible outcomes left out from the start
def sample(p, n, rng):
    possible = np.flatnonzero(p)
    sums = np.cumsum(p[possible])
    sums[-1] = 1.0
    return possible[np.searchsorted(sums, rng.random(n), side="right")]


# === bisect from the standard library
import bisect
import itertools


def sample(p, n, rng):
    sums = list(itertools.accumulate(p.tolist()))
    last = max(k for k, x in enumerate(p) if x > 0)
    draws = [min(bisect.bisect_right(sums, u), last) for u in rng.random(size=n)]
    return np.array(draws)


# === an array of floats, filled entry by entry
def sample(p, n, rng):
    out = np.zeros(n)
    us = rng.random((n,))
    for i in range(n):
        left = us[i]
        k = 0
        while k < len(p) and left >= p[: k + 1].sum():
            k += 1
        while k >= len(p) or p[k] == 0:
            k -= 1
        out[i] = k
    return out


# === recursion
def sample(p, n, rng):
    last = [k for k in range(len(p)) if p[k] > 0][-1]

    def walk(u, k, total):
        if k > last:
            return last
        total = total + p[k]
        return k if u < total else walk(u, k + 1, total)

    return np.array([walk(u, 0, 0.0) for u in rng.random(n)], dtype=int)


# === NumPy's division of the last sum
def sample(p, n, rng):
    cdf = p.cumsum()
    cdf /= cdf[-1]
    return cdf.searchsorted(rng.random(n), side="right")


# === argmax of True
def sample(p, n, rng):
    u = rng.random(n).reshape(-1, 1)
    sums = np.cumsum(p)
    sums[np.flatnonzero(p)[-1] :] = 2
    return np.argmax(u < sums, axis=1)


# === the formula in one line
def gaussian_pdf(x, mean, std):
    return 1 / (std * np.sqrt(2 * np.pi)) * np.exp(-0.5 * ((x - mean) / std) ** 2)


# === by the variance
def gaussian_pdf(x, mean, std):
    var = std**2
    return np.exp(-((x - mean) ** 2) / (2 * var)) / np.sqrt(2 * np.pi * var)


# === math.exp over all entries of any shape
import math


def gaussian_pdf(x, mean, std):
    out = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        z = (float(x[place]) - mean) / std
        out[place] = math.exp(-z * z / 2) / (std * math.sqrt(2 * math.pi))
    return out


# === np.vectorize
import math


def gaussian_pdf(x, mean, std):
    def one(v):
        return math.e ** (-0.5 * ((v - mean) / std) ** 2) / (std * math.tau**0.5)

    return np.vectorize(one, otypes=[float])(x)


# === in place
def gaussian_pdf(x, mean, std):
    x -= mean
    x /= std
    x *= x
    x *= -0.5
    np.exp(x, out=x)
    x /= std
    x /= math_root()
    return x


def math_root():
    return (2 * np.pi) ** 0.5


# === the logarithm of the density first
def gaussian_pdf(x, mean, std):
    log = -np.log(std) - np.log(2 * np.pi) / 2 - ((x - mean) / std) ** 2 / 2
    return np.exp(log)


# === statistics.NormalDist
from statistics import NormalDist


def gaussian_pdf(x, mean, std):
    bell = NormalDist(mean, std)
    return np.array([bell.pdf(v) for v in x.ravel()]).reshape(x.shape)


# === weights moved to a small unit
def normalize(weights):
    largest = max(weights)
    small = [w / largest for w in weights]
    return np.array([s / sum(small) for s in small])


# === all min, once more
import math


def is_distribution(p):
    return bool(min(p, default=0) >= 0) and bool(abs(math.fsum(p) - 1) <= 1e-6)


# === e power, once more
import math


def gaussian_pdf(x, mean, std):
    return math.e ** (-0.5 * ((x - mean) / std) ** 2) * (2 * math.pi) ** -0.5 / std

# === any negative
def is_distribution(p):
    bad = [w for w in p if not w >= 0]
    return len(bad) == 0 and -0.000001 <= sum(p) - 1 <= 0.000001

# === counting ends at or below u
def sample(p, n, rng):
    u = rng.random(n)
    ends = np.cumsum(p)
    k = (ends[None, :] <= u[:, None]).sum(axis=1)
    last = np.flatnonzero(p)[-1]
    return np.minimum(k, last)

# === math in a comprehension
import math
def gaussian_pdf(x, mean, std):
    f = np.vectorize(lambda t: math.exp(-0.5 * ((t - mean) / std) ** 2) / math.sqrt(2 * math.pi) / std, otypes=[float])
    return f(x)

# === variance form
def gaussian_pdf(x, mean, std):
    return np.exp(-(((x - mean) / std) ** 2) / 2) / (np.sqrt(2 * np.pi) * std)


# === by the number of weights -> divides_by_how_many_there_are
def normalize(weights):
    return weights / len(weights)
