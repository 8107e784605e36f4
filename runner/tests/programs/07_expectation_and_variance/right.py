# === a loop over places
def expectation(values, p):
    total = 0
    for i in range(len(values)):
        total = total + values[i] * p[i]
    return total


# === zip and sum in one line
def expectation(values, p):
    return sum(x * w for x, w in zip(values, p))


# === the dot product of rung 01
def expectation(values, p):
    return p @ values


# === NumPy's own average
def expectation(values, p):
    return np.average(values, weights=p)


# === a 0-d array from einsum
def expectation(values, p):
    return np.einsum("i,i->", values, p)


# === recursion
def expectation(values, p):
    if len(values) == 0:
        return 0
    return values[0] * p[0] + expectation_of_rest(values[1:], p[1:])


def expectation_of_rest(values, p):
    return 0 if len(values) == 0 else values[0] * p[0] + expectation_of_rest(values[1:], p[1:])


# === math.fsum
import math


def expectation(values, p):
    return math.fsum(map(float, values * p))


# === spoils its arrays, which are copies
def expectation(values, p):
    values *= p
    return values.sum()


# === from the largest down
def expectation(values, p):
    order = np.argsort(-values)
    s = 0.0
    for k in order:
        s += float(p[k]) * float(values[k])
    return np.float64(s)


# === the variance is an expectation
def variance(values, p):
    m = expectation(values, p)
    return expectation((values - m) ** 2, p)


# === two loops
def variance(values, p):
    mean = 0
    for v, w in zip(values, p):
        mean += v * w
    var = 0
    for v, w in zip(values, p):
        var += w * (v - mean) * (v - mean)
    return var


# === lists and pow
def variance(values, p):
    vals, probs = values.tolist(), p.tolist()
    mu = sum([v * q for v, q in zip(vals, probs)])
    return sum([q * pow(v - mu, 2) for v, q in zip(vals, probs)])


# === moved by the first value, then the short formula
def variance(values, p):
    d = values - values[0]
    return np.dot(p, d * d) - np.dot(p, d) ** 2


# === Welford's one pass
def variance(values, p):
    weight = mean = total = 0.0
    for v, w in zip(values, p):
        if w == 0:
            continue
        weight += w
        step = v - mean
        mean += step * w / weight
        total += w * step * (v - mean)
    return total


# === half the mean square of all gaps
def variance(values, p):
    gaps = values[:, None] - values[None, :]
    return float((gaps**2 * np.outer(p, p)).sum() / 2)


# === np.cov with weights
def variance(values, p):
    return np.cov(values, aweights=p, ddof=0)


# === NumPy's var with one degree less
def sample_variance(x):
    if len(x) < 2:
        raise ValueError("too few")
    return np.var(x, ddof=1)


# === the statistics module
import statistics


def sample_variance(x):
    return statistics.variance(x.tolist())


# === np.cov, and a check by size
def sample_variance(x):
    if x.size <= 1:
        raise ValueError
    return np.cov(x)


# === loops and a count
def sample_variance(x):
    n = 0
    s = 0
    for number in x:
        n += 1
        s += number
    if n == 1:
        raise ValueError("need two")
    m = s / n
    q = 0
    for number in x:
        q += (number - m) ** 2
    return q / (n - 1)


# === corrected afterwards
def sample_variance(x):
    n = len(x)
    if n == 1:
        raise ValueError("n must be at least 2")
    return variance(x, np.ones(n) / n) * n / (n - 1)


# === the gaps of all pairs
import itertools


def sample_variance(x):
    gaps = [(a - b) ** 2 for a, b in itertools.combinations(x, 2)]
    if not gaps:
        raise ValueError("no pair")
    return sum(gaps) / len(gaps) / 2


# === the squared length of the centred vector
def sample_variance(x):
    if not x.shape[0] > 1:
        raise ValueError("one draw")
    c = x - x.mean()
    return np.linalg.norm(c) ** 2 / (c.size - 1)


# === pairs, once more
def variance(values, p):
    s = 0
    for x, a in zip(values, p):
        for y, b in zip(values, p):
            s += a * b * (x - y) ** 2 / 2
    return s


# === statistics, once more
import statistics


def sample_variance(x):
    if len(x) < 2:
        raise ValueError('no')
    return statistics.variance(x.tolist())

# === matmul
def expectation(values, p):
    return float(p @ values)

# === average
def variance(values, p):
    return np.average((values - np.average(values, weights=p)) ** 2, weights=p)

# === statistics
import statistics
def sample_variance(x):
    try:
        return statistics.variance(x.tolist())
    except statistics.StatisticsError:
        raise ValueError("one draw")

# === var times n over n-1
def sample_variance(x):
    n = len(x)
    if n == 1:
        raise ValueError("one")
    return np.var(x) * n / (n - 1)
