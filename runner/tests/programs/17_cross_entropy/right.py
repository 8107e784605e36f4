# === a loop and math.log
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("not the same length")
    total = 0
    for x, y in zip(p, q):
        if x == 0:
            continue
        if y == 0:
            return math.inf
        total -= x * math.log(y, base)
    return total


# === indices and log2
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError
    h = 0.0
    for i in range(len(p)):
        if p[i] > 0:
            if q[i] > 0:
                h = h + p[i] * math.log2(1 / q[i]) if q[i] > 1e-300 else h - p[i] * math.log2(q[i])
            else:
                h = h + float("inf")
    return h / math.log2(base)


# === zip with strict
def cross_entropy(p, q, base=2.0):
    pairs = [(x, y) for x, y in zip(p, q, strict=True) if x]
    return sum(x * (-math.log(y) if y else math.inf) for x, y in pairs) / math.log(base)


# === a mask for both
def cross_entropy(p, q, base=2.0):
    if p.shape != q.shape:
        raise ValueError("shapes")
    q = q[p > 0]
    p = p[p > 0]
    return -np.dot(p, _log(q)) / np.log(base)


# === np.where, with a warning
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    return np.sum(np.where(p > 0, -p * _log(q), 0)) / _log(base)


# === what never comes is given 1
def cross_entropy(p, q, base=2.0):
    if p.size != q.size:
        raise ValueError("sizes")
    q[p == 0] = 1
    return -(p * _log(q)).sum() / np.log(base)


# === NaN becomes 0
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    with np.errstate(all="ignore"):
        terms = -p * np.log(q) / np.log(base)
    return np.nansum(terms)


# === recursion
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    if len(p) == 0:
        return 0.0

    def rest(i):
        if i == len(p):
            return 0.0
        here = 0.0 if p[i] == 0 else -p[i] * float(_log(q[i])) / math.log(base)
        return here + rest(i + 1)

    return rest(0)


# === a 0-d array by einsum
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    i = np.flatnonzero(p)
    return np.array(np.einsum("i,i", p[i], -_log(q[i])) / math.log(base))


# === asks for the impossible first
def cross_entropy(p, q, base=2.0):
    if not len(p) == len(q):
        raise ValueError("p and q must match")
    if np.any((q == 0) & (p > 0)):
        return np.inf
    keep = q > 0
    return float(-(p[keep] * np.log(q[keep])).sum() / np.log(base))


# === xlogy's idea, written by hand
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")

    def xlogy(x, y):
        return 0.0 if x == 0 else x * _log(y)

    return -sum(xlogy(x, y) for x, y in zip(p, q)) / math.log(base)


# === the entropy and the distance
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    k = p > 0
    h = -np.sum(p[k] * np.log(p[k]))
    d = np.sum(p[k] * (_log(p[k]) - _log(q[k])))
    return (h + d) / np.log(base)


# === lists and a sum at the end
def cross_entropy(p, q, base=2.0):
    p, q = p.tolist(), q.tolist()
    if len(p) != len(q):
        raise ValueError("lengths")
    terms = []
    while p:
        x, y = p.pop(), q.pop()
        if x > 0:
            terms.append(x * float(_log(y)))
    return -math.fsum(terms) / math.log(base) if -math.inf not in terms else math.inf


# === np.divide with where
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    terms = np.multiply(p, _log(q), out=np.zeros_like(p), where=p > 0)
    return 0 - terms.sum() / np.log(base)


# === one line for the penalty
def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, q, base=base) - cross_entropy(p, p, base=base)


# === term by term
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    k = p > 0
    return np.sum(p[k] * (np.log(p[k]) - _log(q[k]))) / np.log(base)


# === its own entropy in a loop
def coding_penalty(p, q, base=2.0):
    h = 0
    for x in p:
        if x > 0:
            h -= x * math.log(x, base)
    return cross_entropy(p, q, base) - h


# === the logarithm of the ratio
def coding_penalty(p, q, base=2.0):
    total = 0.0
    for x, y in zip(p, q, strict=True):
        if x > 0 and y == 0:
            return math.inf
        if x > 0:
            total += x * math.log(x / y)
    return total / math.log(base)


# === infinity first
def coding_penalty(p, q, base=2.0):
    price = cross_entropy(p, q, base)
    if price == math.inf:
        return price
    return price - cross_entropy(p, p, base)


# === never below 0
def coding_penalty(p, q, base=2.0):
    return max(0.0, cross_entropy(p, q, base) - cross_entropy(p, p, base))


# === bits, divided at the end
def coding_penalty(p, q, base=2.0):
    bits = cross_entropy(p, q) - cross_entropy(p, p)
    return bits / np.log2(base)


# === loop with early infinity
def cross_entropy(p, q, base=2.0):
    if p.shape != q.shape:
        raise ValueError("not the same outcomes")
    sum_ = 0.0
    for i in range(len(p)):
        if p[i] == 0:
            continue
        if q[i] == 0:
            return math.inf
        sum_ += p[i] * math.log(1 / q[i])
    return sum_ / math.log(base)


# === penalty as a sum of log ratios
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError
    k = p > 0
    return float(np.sum(p[k] * (_log(p[k]) - _log(q[k]))) / np.log(base))


# === np.where and dot
def cross_entropy(p, q, base=2.0):
    if not len(p) == len(q):
        raise ValueError("lengths")
    s = np.where(p == 0, 0, -_log(q))
    return float((np.where(p == 0, 1, p) * s).sum() / _log(base))


# === a beginner's other way, 2


def coding_penalty(p, q, base=2.0):
    if p.size != q.size:
        raise ValueError("sizes")
    k = p > 0
    return float(np.sum(p[k] * (_log(p[k]) - _log(q[k]))) / math.log(base))


# === a beginner's other way, 3


def cross_entropy(p, q, base=2.0):
    assert_same = len(p) == len(q)
    if not assert_same:
        raise ValueError
    safe = np.where(p > 0, q, 1.0)
    return float(np.sum(-p * _log(safe)) / _log(base))
