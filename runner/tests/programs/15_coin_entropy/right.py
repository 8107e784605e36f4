# === two ifs
def surprise(p):
    if p == 0:
        return math.inf
    return -math.log2(p)


def coin_entropy(p):
    if p == 0:
        return 0
    if p == 1:
        return 0
    return p * surprise(p) + (1 - p) * surprise(1 - p)


# === in one line
def coin_entropy(p):
    return 0.0 if p in (0, 1) else -(p * math.log2(p) + (1 - p) * math.log2(1 - p))


# === by a change of base
def surprise(p):
    if p == 0:
        return float("inf")
    return -math.log(p) / math.log(2)


# === by a change of base, in NumPy
def coin_entropy(p):
    q = np.array([p, 1 - p])
    q = q[q > 0]
    return -np.sum(q * np.log(q)) / np.log(2)


# === log with a base
def surprise(p):
    if p > 0:
        return -math.log(p, 2)
    return np.inf


# === the logarithm of 1/p
def surprise(p):
    return math.log2(1 / p) if p > 1e-300 else (-math.log2(p) if p else math.inf)


# === np.log2, silent at 0
def surprise(p):
    with np.errstate(divide="ignore"):
        return -np.log2(p)


# === a 0-d array comes back
def coin_entropy(p):
    p = np.array([p, 1 - p])
    with np.errstate(all="ignore"):
        terms = np.where(p > 0, -p * np.log2(p), 0.0)
    return np.array(terms.sum())


# === nansum
def coin_entropy(p):
    p = np.array([p, 1.0 - p])
    with np.errstate(all="ignore"):
        return -np.nansum(p * np.log2(p))


# === a dot product
def coin_entropy(p):
    shares = [x for x in (p, 1 - p) if x != 0]
    return float(np.dot(shares, [surprise(x) for x in shares]))


# === recursion to the smaller side
def coin_entropy(p):
    if p > 0.5:
        return coin_entropy(1 - p)
    if p == 0:
        return 0.0
    return -p * np.log2(p) - (1 - p) * np.log2(1 - p)


# === log1p for tails
def coin_entropy(p):
    if p <= 0 or p >= 1:
        return 0.0
    return (-p * math.log(p) - (1 - p) * math.log1p(-p)) / math.log(2)


# === try and except
def coin_entropy(p):
    total = 0
    for share in [p, 1 - p]:
        try:
            total -= share * math.log2(share)
        except ValueError:
            pass
    return total


# === a helper of its own
def coin_entropy(p):
    return _part(p) + _part(1 - p)


def _part(share):
    if share == 0:
        return 0
    return share * math.log2(1 / share)


# === xlogy by hand
def coin_entropy(p):
    def x_log_x(x):
        return x * np.log2(x) if x > 0 else 0

    return -x_log_x(p) - x_log_x(1 - p)


# === the log of a product
def coin_entropy(p):
    if min(p, 1 - p) < 1e-200:
        return 0.0
    return float(-np.log2(p**p * (1 - p) ** (1 - p)))


# === what remains to heads
def coin_entropy(p):
    q = 1 - p
    h = 0.0
    if p:
        h = h + p * -np.log2(p)
    if q:
        h = h + q * -np.log2(q)
    return h


# === masked array, filled
def coin_entropy(p):
    both = np.ma.masked_equal([p, 1 - p], 0)
    return float(-(both * np.ma.log2(both)).sum())


# === a while loop
def coin_entropy(p):
    sides = [p, 1 - p]
    total = 0
    i = 0
    while i < 2:
        if sides[i] > 0:
            total = total + sides[i] * surprise(sides[i])
        i = i + 1
    return total


# === map and filter
def coin_entropy(p):
    return sum(map(lambda x: x * surprise(x), filter(None, (p, 1 - p))))


# === fsum, and digits of log2 by np.emath
def surprise(p):
    return math.inf if not p else math.fsum([0.0, -float(np.emath.log2(p))])


# === log1p for tails, once more
def coin_entropy(p):
    total = 0.0
    if p > 0:
        total -= p * math.log(p) / math.log(2)
    if p < 1:
        total -= (1 - p) * math.log1p(-p) / math.log(2)
    return total


# === np.where
def surprise(p):
    with np.errstate(divide="ignore"):
        return float(-np.log2(p))


def coin_entropy(p):
    q = np.array([p, 1 - p])
    q = q[q > 0]
    return float(np.sum(q * np.log2(1 / q)))


# === the edges first, then the formula
def surprise(p):
    return math.inf if p == 0 else math.log2(1) - math.log2(p)


def coin_entropy(p):
    if p * (1 - p) == 0:
        return 0
    weighted = []
    for side in (p, 1 - p):
        weighted.append(side * surprise(side))
    return sum(weighted)


# === a beginner's other way, 1


def surprise(p):
    if p == 0:
        return math.inf
    return math.log2(1 / p)


def coin_entropy(p):
    total = 0.0
    for side in (p, 1 - p):
        if side > 0:
            total += side * surprise(side)
    return total


# === a beginner's other way, 4


def coin_entropy(p):
    try:
        return p * math.log(1 / p, 2) + (1 - p) * math.log(1 / (1 - p), 2)
    except ZeroDivisionError:
        return 0
