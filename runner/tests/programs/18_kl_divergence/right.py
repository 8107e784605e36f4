# === a loop and math.log
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x == 0:
            continue
        if y == 0:
            return math.inf
        total += x * (math.log(x, base) - math.log(y, base))
    return total


# === the ratio's logarithm
def kl_divergence(p, q, base=2.0):
    total = 0.0
    for i in range(len(p)):
        if p[i] > 0 and q[i] == 0:
            return float("inf")
        elif p[i] > 0:
            total = total + p[i] * math.log(p[i] / q[i])
    return total / math.log(base)


# === cross-entropy minus entropy
def kl_divergence(p, q, base=2.0):
    k = p > 0
    crossed = -np.sum(p[k] * _log(q[k]))
    entropy = -np.sum(p[k] * np.log(p[k]))
    return (crossed - entropy) / np.log(base)


# === np.where, with a warning
def kl_divergence(p, q, base=2.0):
    return np.where(p > 0, p * (_log(p) - _log(q)), 0).sum() / _log(base)


# === NaN becomes 0
def kl_divergence(p, q, base=2.0):
    with np.errstate(all="ignore"):
        return np.nansum(p * np.log(p / q)) / np.log(base)


# === what never comes is given a ratio of 1
def kl_divergence(p, q, base=2.0):
    q[p == 0] = 1
    p[p == 0] = 1
    weights = p * (q != p)
    return np.sum(weights * (_log(p) - _log(q))) / np.log(base)


# === one line
def kl_divergence(p, q, base=2.0):
    return sum(float(x * (_log(x) - _log(y))) for x, y in zip(p, q) if x) / math.log(base)


# === recursion
def kl_divergence(p, q, base=2.0):
    if len(p) == 0:
        return 0.0

    def rest(i):
        if i == len(p):
            return 0
        return rest(i + 1) + (p[i] * (_log(p[i]) - _log(q[i])) / math.log(base) if p[i] > 0 else 0)

    return rest(0)


# === a 0-d array by einsum
def kl_divergence(p, q, base=2.0):
    i = np.nonzero(p)
    return np.array(np.einsum("i,i->", p[i], (np.log2(p[i]) - _log(q[i]) / np.log(2)) / np.log2(base)))


# === np.multiply with where
def kl_divergence(p, q, base=2.0):
    logs = np.zeros(len(p))
    np.subtract(_log(p), _log(q), out=logs, where=p > 0)
    return float(np.dot(p[p > 0], logs[p > 0]) / math.log(base))


# === never below 0
def kl_divergence(p, q, base=2.0):
    comes = p > 0
    if (q[comes] == 0).any():
        return np.inf
    return max(0.0, np.sum(p[comes] * np.log(p[comes] / q[comes])) / np.log(base))


# === lists and fsum
def kl_divergence(p, q, base=2.0):
    pairs = [(x, y) for x, y in zip(p.tolist(), q.tolist()) if x > 0]
    if any(y == 0 for _, y in pairs):
        return math.inf
    return math.fsum([x * math.log2(x) for x, _ in pairs] + [-x * math.log2(y) for x, y in pairs]) / math.log2(base)


# === the formula as it stands
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - 1 / 2


# === in steps, with NumPy
def gaussian_kl(m1, s1, m2, s2):
    a = np.log(s2) - np.log(s1)
    b = np.square(s1) + np.square(m1 - m2)
    c = 2 * np.square(s2)
    return a + b / c - 0.5


# === in units of s2
def gaussian_kl(m1, s1, m2, s2):
    r, d = s1 / s2, (m2 - m1) / s2
    return (r * r - 1 - math.log(r * r) + d * d) / 2


# === variances and brackets
def gaussian_kl(m1, s1, m2, s2):
    v1 = pow(s1, 2)
    v2 = pow(s2, 2)
    return 0.5 * (math.log(v2 / v1) + (v1 + (m1 - m2) * (m1 - m2)) / v2 - 1)


# === as a sum of three terms in a list
def gaussian_kl(m1, s1, m2, s2):
    terms = [np.log(s2 / s1)]
    terms.append(((s1) ** 2 + (m1 - m2) ** 2) / 2 / s2 / s2)
    terms.append(-0.5)
    return sum(terms)


# === a fair coin and a loaded one, as arrays
def asymmetric_pair():
    return np.array([0.5, 0.5]), np.array([0.95, 0.05])


# === found by a loop
def asymmetric_pair():
    p, q = [0.5, 0.5], [0.5, 0.5]
    while abs(kl_divergence(p, q) - kl_divergence(q, p)) < 0.1:
        q = [q[0] + 0.05, q[1] - 0.05]
    return [p, q]


# === three outcomes, one impossible for both
def asymmetric_pair():
    p = (0.98, 0.02, 0)
    q = (0.3, 0.7, 0)
    return p, q


# === as one table
def asymmetric_pair():
    return np.array([[0.25, 0.25, 0.5], [0.9, 0.09, 0.01]])


# === by random search
def asymmetric_pair():
    rng = np.random.default_rng(1)
    while True:
        p, q = rng.dirichlet([0.5] * 3, size=2)
        if abs(kl_divergence(p, q) - kl_divergence(q, p)) > 0.5:
            return p, q


# === cross-entropy minus entropy, in a loop
def kl_divergence(p, q, base=2.0):
    h = 0
    c = 0
    for x, y in zip(p, q):
        if x == 0:
            continue
        h -= x * float(_log(x))
        c -= x * float(_log(y))
    return (c - h) / math.log(base)


# === gaussian regrouped with the ratio
def gaussian_kl(m1, s1, m2, s2):
    r = s1 / s2
    z = (m1 - m2) / s2
    return (r * r + z * z - 1) / 2 - math.log(r)


# === pair of arrays with three outcomes
def asymmetric_pair():
    p = np.array([1, 2, 97]) / 100
    q = np.ones(3) / 3
    return p, q


# === a beginner's other way, 2


def kl_divergence(p, q, base=2.0):
    def h(a, b):
        m = a > 0
        return -np.sum(a[m] * _log(b[m])) / math.log(base)
    return float(h(p, q) - h(p, p))


# === a beginner's other way, 3


def gaussian_kl(m1, s1, m2, s2):
    ratio = s1 / s2
    d = (m1 - m2) / s2
    return 0.5 * (ratio * ratio + d * d - 1) - math.log(ratio)
