# === a loop and math.log
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    total = 0
    for x in p:
        if x > 0:
            total -= x * math.log(x, base)
    return total


# === one line and math.log2
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    return sum(-x * math.log2(x) for x in p if x) / math.log2(base)


# === a mask
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    p = p[p > 0]
    return -(p * np.log2(p)).sum() / np.log2(base)


# === zeros become ones, whose logarithm is 0
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    p[p == 0] = 1
    return -np.dot(p, np.log(p)) / np.log(base)


# === np.where, with a warning
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    return np.where(p > 0, -p * _log(p), 0).sum() / np.log(base)


# === NaN counted as 0
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    with np.errstate(all="ignore"):
        terms = -p * np.log(p)
    terms[np.isnan(terms)] = 0
    return np.sum(terms) / np.log(base)


# === nansum
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    with np.errstate(all="ignore"):
        return -np.nansum(p * np.log2(p) / np.log2(base))


# === one over p, recursion
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    def rest(values):
        if len(values) == 0:
            return 0.0
        x = values[0]
        return (x * math.log(1 / x) if x > 0 else 0.0) + rest(values[1:])
    return rest(list(p)) / math.log(base)


# === a distance from equal chances
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    n = len(p)
    return (math.log(n) - sum(x * math.log(x * n) for x in p if x > 0)) / math.log(base)


# === a 0-d array, by einsum
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    q = p[np.nonzero(p)]
    return np.array(np.einsum("i,i->", q, -np.log(q)) / np.log(base))


# === two steps at a time, by grouping
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    h, left = 0.0, 1.0
    for x in p:
        for share in (x / left, 1 - x / left) if left > 1e-15 else ():
            if share > 1e-15:
                h += left * -share * math.log(share, base)
        left -= x
    return h


# === the cells as one list
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    cells = []
    for row in P:
        for cell in row:
            cells.append(cell)
    return entropy(cells)


# === two loops of its own
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    h = 0
    for i in range(P.shape[0]):
        for j in range(P.shape[1]):
            if P[i, j] != 0:
                h = h - P[i, j] * np.log2(P[i, j])
    return h


# === flatten, and base 2 said
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    return entropy(P.flatten(), base=2)


# === the chain rule
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    rows = P.sum(axis=1)
    return entropy(rows) + sum(s * entropy(row / s) for s, row in zip(rows, P) if s > 0)


# === a mask of the table
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    cells = P[P > 0]
    return float(-np.sum(cells * np.log2(cells)))


# === sorted anew each time
def yes_no_questions(p):
    p = _distribution(p)  # given
    groups = [x for x in p if x > 0]
    total = 0
    while len(groups) > 1:
        groups.sort()
        new = groups[0] + groups[1]
        total += new
        groups = groups[2:] + [new]
    return total


# === recursion
def yes_no_questions(p):
    p = _distribution(p)  # given
    def cost(groups):
        if len(groups) < 2:
            return 0
        a, b, *rest = sorted(groups)
        return a + b + cost([a + b] + rest)
    return cost([x for x in p.tolist() if x])


# === depths of a tree
def yes_no_questions(p):
    p = _distribution(p)  # given
    heap = [(x, i, {i: 0}) for i, x in enumerate(p) if x > 0]
    heapq.heapify(heap)
    count = len(p)
    while len(heap) > 1:
        a, _, left = heapq.heappop(heap)
        b, _, right = heapq.heappop(heap)
        heapq.heappush(heap, (a + b, count, {k: d + 1 for k, d in {**left, **right}.items()}))
        count += 1
    return sum(p[k] * d for k, d in heap[0][2].items())


# === two queues
def yes_no_questions(p):
    p = _distribution(p)  # given
    single, joined, total = sorted(p[p > 0]), [], 0.0
    def smallest():
        if not joined or (single and single[0] <= joined[0]):
            return single.pop(0)
        return joined.pop(0)
    while len(single) + len(joined) > 1:
        joined.append(smallest() + smallest())
        total += joined[-1]
    return total


# === min and remove
def yes_no_questions(p):
    p = _distribution(p)  # given
    p = list(p)
    while 0 in p:
        p.remove(0)
    answer = np.float64(0)
    while len(p) >= 2:
        a = min(p)
        p.remove(a)
        b = min(p)
        p.remove(b)
        p.append(a + b)
        answer = answer + (a + b)
    return answer


# === everything at once
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    return entropy(np.concatenate(list(P)))


def yes_no_questions(p):
    p = _distribution(p)  # given
    heap = sorted(p[p > 0])
    joins = []
    while len(heap) > 1:
        heapq.heappush(heap, heapq.heappop(heap) + heapq.heappop(heap))
        joins.append(1)
    heap = sorted(p[p > 0])
    total = 0
    for _ in joins:
        x = heapq.heappop(heap)
        total += x + heap[0]
        heapq.heapreplace(heap, x + heap[0])
    return total


# === depth by depth: each outcome carries its number of questions
def yes_no_questions(p):
    groups = [(x, [(x, 0)]) for x in p if x > 0]
    while len(groups) > 1:
        groups.sort(key=lambda g: g[0])
        (a, members), (b, others) = groups[0], groups[1]
        groups = groups[2:] + [(a + b, [(x, n + 1) for x, n in members + others])]
    return sum(x * n for x, n in groups[0][1])


# === chain rule
def joint_entropy(P):
    total = entropy(P.sum(axis=1))
    for row in P:
        share = row.sum()
        if share > 0:
            total += share * entropy(row / share)
    return total


# === log of 1 / x, floats in a generator
def entropy(p, base=2.0):
    return sum(x * math.log(1 / x, base) for x in p.tolist() if x)


# === a beginner's other way, 2


def entropy(p, base=2.0):
    logs = np.log(p, out=np.zeros_like(p), where=p > 0)
    return float(abs(np.dot(p, logs)) / np.log(base))


def joint_entropy(P):
    H = 0.0
    for i in range(P.shape[0]):
        for j in range(P.shape[1]):
            if P[i][j] > 0:
                H -= P[i][j] * math.log2(P[i][j])
    return H


# === a beginner's other way, 3


def joint_entropy(P):
    rows = P.sum(axis=1)
    h = entropy(rows)
    for i in range(len(rows)):
        if rows[i] > 0:
            h += rows[i] * entropy(P[i] / rows[i])
    return h
