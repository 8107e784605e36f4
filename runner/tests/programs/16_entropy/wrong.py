# === math.log without a base -> is_in_nats
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    total = 0
    for x in p:
        if x > 0:
            total += x * math.log(x)
    return -total


# === log2, and base not looked at -> ignores_the_base
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    h = 0
    for x in p:
        if x != 0:
            h = h - x * math.log2(x)
    return h


# === divides by base -> divides_by_the_base
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    p = p[p > 0]
    return -(p * np.log(p)).sum() / base


# === log2 times log2 of the base -> multiplies_by_the_base
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    return sum(-x * math.log2(x) * math.log2(base) for x in p if x > 0)


# === the weights are missing -> adds_the_surprises
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    return sum([math.log(1 / x, base) for x in p if x > 0])


# === np.mean of the surprises -> averages_plainly
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    q = p[p > 0]
    return np.mean(-np.log(q) / np.log(base))


# === divided by len at the end -> divides_by_the_number
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    q = p[p > 0]
    return -np.sum(q * np.log(q)) / np.log(base) / len(q)


# === no minus -> is_negative
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    total = 0.0
    for x in p:
        if x > 0:
            total += x * math.log(x) / math.log(base)
    return total


# === an epsilon of another size -> adds_a_little_inside or slip
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    return -np.sum(p * np.log(p + 1e-7)) / np.log(base)


# === clipped from below and above -> adds_a_little_inside or slip
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    p = np.clip(p, 1e-6, 1)
    return -np.sum(p * np.log(p)) / np.log(base)


# === the plain formula -> is_nan_at_zero
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    return -np.sum(p * np.log(p)) / np.log(base)


# === the plain formula with the given logarithm -> is_nan_at_zero
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    total = 0
    for x in p:
        total = total - x * _log(x)
    return total / _log(base)


# === math.log of 0 raises -> is_nan_at_zero
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    return sum(-x * math.log(x, base) for x in p)


# === log of the average -> takes_the_logarithm_last
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    average = 0
    for x in p:
        average += x * x
    return -math.log(average, base)


# === return inside the loop -> slip
def entropy(p, base=2.0):
    p, base = _distribution(p), _base(base)  # given
    total = 0
    for x in p:
        if x > 0:
            total -= x * math.log(x, base)
            return total
    return total


# === row sums and column sums -> adds_both_entropies
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    X = [sum(row) for row in P]
    Y = [sum(P[i][j] for i in range(len(P))) for j in range(len(P[0]))]
    return entropy(X) + entropy(Y)


# === sums along axis 1 first -> forgets_the_second
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    return entropy(P.sum(axis=1))


# === sums along axis 0 first -> forgets_the_first
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    return entropy(sum(P))


# === axis left in the sum -> stops_at_the_rows
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    with np.errstate(all="ignore"):
        terms = np.where(P > 0, -P * np.log2(P), 0)
    return terms.sum(axis=1)


# === the plain formula on the table -> is_nan_at_empty_cells
def joint_entropy(P):
    P = _distribution(P, dimensions=2)  # given
    return -(P * np.log2(P)).sum()


# === rounded up -> asks_as_many_for_each
def yes_no_questions(p):
    p = _distribution(p)  # given
    n = sum(1 for x in p if x > 0)
    return math.ceil(math.log2(n))


# === is it the first? is it the second? -> asks_one_by_one
def yes_no_questions(p):
    p = _distribution(p)  # given
    ordered = sorted(p[p > 0])[::-1]
    total = 0
    for i in range(len(ordered)):
        if i == len(ordered) - 1:
            total += ordered[i] * i
        else:
            total += ordered[i] * (i + 1)
    return total


# === the new group is joined next -> asks_one_by_one
def yes_no_questions(p):
    p = _distribution(p)  # given
    groups = sorted(x for x in p if x > 0)
    total = 0
    while len(groups) > 1:
        new = groups.pop(0) + groups.pop(0)
        total += new
        groups.insert(0, new)
    return total


# === sorted before the loop only -> sorts_only_once
def yes_no_questions(p):
    p = _distribution(p)  # given
    groups = sorted(x for x in p if x > 0)
    total = 0
    while len(groups) > 1:
        new = groups[0] + groups[1]
        groups = groups[2:] + [new]
        total += new
    return total


# === zeros stay in the heap -> asks_for_the_impossible
def yes_no_questions(p):
    p = _distribution(p)  # given
    heap = list(p)
    heapq.heapify(heap)
    total = 0.0
    while len(heap) > 1:
        s = heapq.heappop(heap) + heapq.heappop(heap)
        total += s
        heapq.heappush(heap, s)
    return total


# === counts rounds -> counts_the_joins
def yes_no_questions(p):
    p = _distribution(p)  # given
    heap = [x for x in p if x > 0]
    heapq.heapify(heap)
    questions = 0
    while len(heap) > 1:
        heapq.heappush(heap, heapq.heappop(heap) + heapq.heappop(heap))
        questions += 1
    return questions


# === stops at two groups -> forgets_the_last_join
def yes_no_questions(p):
    p = _distribution(p)  # given
    heap = [x for x in p if x > 0]
    heapq.heapify(heap)
    total = 0
    while len(heap) > 2:
        s = heapq.heappop(heap) + heapq.heappop(heap)
        total += s
        heapq.heappush(heap, s)
    return total


# === the plain formula with log2 -> is_nan_at_zero or ignores_the_base
def entropy(p, base=2.0):
    return -np.sum(p * np.log2(p))


# === math.log2 in a loop -> is_nan_at_zero or ignores_the_base
def entropy(p, base=2.0):
    h = 0
    for x in p:
        h -= x * math.log2(x)
    return h


# === the joined group is not pushed back -> does_not_put_the_group_back
def yes_no_questions(p):
    heap = [x for x in p if x > 0]
    heapq.heapify(heap)
    total = 0.0
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        total += a + b
    return total


# === the same, zeros among them -> does_not_put_the_group_back
def yes_no_questions(p):
    heap = list(p)
    heapq.heapify(heap)
    total = 0.0
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        total += a + b
    return total


# === a list that is no heap -> takes_the_first_for_the_least
def yes_no_questions(p):
    heap = [x for x in p if x > 0]
    total = 0.0
    while len(heap) > 1:
        a = heapq.heappop(heap)
        b = heapq.heappop(heap)
        total += a + b
        heapq.heappush(heap, a + b)
    return total


# === an epsilon of another size -> adds_a_little_inside
def entropy(p, base=2.0):
    return -sum(x * math.log(x + 3e-11) for x in p) / math.log(base)


# === a clip below and above -> slip
def entropy(p, base=2.0):
    p = np.clip(p, 1e-10, 1.0)
    return float(-(p * np.log(p)).sum() / np.log(base))


# === entropies of the rows, which are no distributions -> refuses_too_much
def joint_entropy(P):
    return sum(entropy(row) for row in P)


# === each row a distribution of its own -> adds_the_rows
def joint_entropy(P):
    total = 0
    for row in P:
        if row.sum() > 0:
            total += entropy(row / row.sum())
    return total


# === as many columns as rows -> slip
def joint_entropy(P):
    total = 0
    for i in range(len(P)):
        for j in range(len(P)):
            if P[i][j] > 0:
                total -= P[i][j] * math.log2(P[i][j])
    return total


# === times ln of the base -> slip or multiplies_by_the_base
def entropy(p, base=2.0):
    p = p[p > 0]
    return -np.sum(p * _log(p)) * math.log(base)


# === the base and the number changed places -> slip
def entropy(p, base=2.0):
    total = 0
    for x in p:
        if x > 0 and x != 1:
            total -= x * math.log(base, x)
    return total


# === np.mean of the terms -> divides_by_the_number
def entropy(p, base=2.0):
    p = p[p > 0]
    return np.mean(-p * _log(p)) / math.log(base)


# === sorts only once, at the start: a group is put back at the front -> asks_one_by_one


def yes_no_questions(p):
    groups = sorted(x for x in p if x > 0)
    total = 0
    while len(groups) > 1:
        new = groups[0] + groups[1]
        total += new
        groups = [new] + groups[2:]
    return total


# === FOUR_SIDES 2 (all equally likely); L by rounding up each surprise -> FOUR_SIDES = 2 or rounds_each_surprise


FOUR_SIDES = 2


def yes_no_questions(p):
    total = 0
    for x in p:
        if x > 0:
            total += x * math.ceil(-math.log2(x))
    return total


# === blank the wrong way round; entropy w/o minus; joint the mean of row entropies -> MORE_WITH_FEWER = [[0.25, 0.25, 0.25, 0.25], [0.5, 0.5]] or is_negative or numbers_


MORE_WITH_FEWER = [[0.25, 0.25, 0.25, 0.25], [0.5, 0.5]]


def entropy(p, base=2.0):
    p = p[p > 0]
    return (p * np.log(p)).sum() / np.log(base)


def joint_entropy(P):
    total = 0
    for row in P:
        for x in row:
            if x > 0:
                total += -x * math.log2(x)
    return total / len(P)


# === log10 -> takes_base_ten


def entropy(p, base=2.0):
    p = p[p > 0]
    return -np.sum(p * np.log10(p))


# === returns array, not summed -> numbers_


def entropy(p, base=2.0):
    p = p[p > 0]
    return -p * np.log(p) / np.log(base)


# === break at 0 -> ends_at_the_first_zero


def entropy(p, base=2.0):
    h = 0
    for x in p:
        if x == 0:
            break
        h -= x * math.log(x, base)
    return h


# === log n (max entropy) -> counts_the_impossible_too


def entropy(p, base=2.0):
    return math.log(len(p)) / math.log(base)


# === divided by log n (normalised entropy) -> compares_with_equal_chances


def entropy(p, base=2.0):
    q = p[p > 0]
    if len(q) == 1:
        return 0.0
    return float(-np.sum(q * np.log(q)) / np.log(len(q)))


# === zeros counted as 1: returns float nan to nan_to_num gives; sets nan to 0 whole sum -> is_zero_for_nan


def entropy(p, base=2.0):
    return np.nan_to_num(-np.sum(p * _log(p))) / np.log(base)


# === mean of row entropies -> averages_the_rows


def joint_entropy(P):
    return np.mean([entropy(row / row.sum()) for row in P if row.sum() > 0])


# === product of both -> multiplies_both_entropies


def joint_entropy(P):
    return entropy(P.sum(axis=0)) * entropy(P.sum(axis=1))


# === mutual information H(X)+H(Y)-H(X,Y) -> slip


def joint_entropy(P):
    return entropy(P.sum(axis=0)) + entropy(P.sum(axis=1)) - entropy(P.ravel())


# === diagonal -> walks_down_the_diagonal


def joint_entropy(P):
    h = 0
    for i in range(min(P.shape)):
        if P[i, i] > 0:
            h -= P[i, i] * math.log2(P[i, i])
    return h


# === ceil of entropy -> rounds_the_entropy_up


def yes_no_questions(p):
    return math.ceil(entropy(p))


# === log2 n -> is_the_logarithm_of_the_number


def yes_no_questions(p):
    n = len(p[p > 0])
    return math.log2(n)


# === total is last sum only -> keeps_the_last_join_alone


def yes_no_questions(p):
    h = [float(x) for x in p if x > 0]
    heapq.heapify(h)
    L = 0.0
    while len(h) > 1:
        L = heapq.heappop(h) + heapq.heappop(h)
        heapq.heappush(h, L)
    return L


# === unweighted mean depth: sum of depths / n -> asks_as_many_for_each


def yes_no_questions(p):
    return math.ceil(math.log2(len(p)))


# === -1.75; not sum 1 -> FOUR_SIDES = -1.75 or MORE_WITH_FEWER = [[0.5, 0.5], [0.9, 0.1, 0.1]]


FOUR_SIDES = -1.75


MORE_WITH_FEWER = [[0.5, 0.5], [0.9, 0.1, 0.1]]


# === the surprises, multiplied -> multiplies_the_surprises
def entropy(p, base=2.0):
    result = 1
    for x in p:
        if x > 0:
            result *= -math.log(x, base)
    return result


# === asks entropy for the table -> refuses_too_much
def joint_entropy(P):
    return entropy(P)


# === no zeros, please -> refuses_too_much
def entropy(p, base=2.0):
    for x in p:
        if x == 0:
            raise ValueError("log of 0")
    return -sum(p * np.log(p)) / np.log(base)


# === divided by the number of cells -> numbers_ or slip
def joint_entropy(P):
    total = 0
    n = 0
    for row in P:
        for x in row:
            if x > 0:
                total -= x * math.log2(x)
            n += 1
    return total / n


# === the largest of the rows' sums -> slip
def joint_entropy(P):
    rows = []
    for row in P:
        h = 0
        for x in row:
            if x > 0:
                h -= x * math.log2(x)
        rows.append(h)
    return max(rows)


# === the mean of the surprises, added up in a loop -> averages_plainly_in_bits or is_nan_at_zero
def entropy(p, base=2.0):
    total = 0
    for x in p:
        total += -math.log2(x)
    return total / len(p)


# === the mean of the surprises, with the base -> averages_plainly or is_nan_at_zero
def entropy(p, base=2.0):
    total = 0
    for x in p:
        total += -math.log(x, base)
    return total / len(p)


# === no minus, and math.log without a base -> is_negative_in_nats or is_nan_at_zero
def entropy(p, base=2.0):
    total = 0
    for x in p:
        total += x * math.log(x)
    return total


# === no minus, and math.log2 -> is_negative_in_bits or is_nan_at_zero
def entropy(p, base=2.0):
    total = 0
    for x in p:
        total += x * math.log2(x)
    return total


# === joins the largest, with what never comes -> joins_the_likeliest
def yes_no_questions(p):
    groups = sorted(p, reverse=True)
    total = 0
    while len(groups) > 1:
        a = groups.pop(0)
        b = groups.pop(0)
        total += a + b
        groups.append(a + b)
        groups.sort(reverse=True)
    return total


# === sorted once, with what never comes -> sorts_only_once
def yes_no_questions(p):
    groups = sorted(p)
    total = 0
    while len(groups) > 1:
        a = groups.pop(0)
        b = groups.pop(0)
        total += a + b
        groups.append(a + b)
    return total


# === one after the other, and the last one too -> asks_even_for_the_last
def yes_no_questions(p):
    p = sorted(p, reverse=True)
    total = 0
    for i in range(len(p)):
        total += p[i] * (i + 1)
    return total


# === the surprises of all cells -> adds_the_surprises_of_all_cells
def joint_entropy(P):
    p = P.ravel()
    p = p[p > 0]
    return -np.sum(np.log2(p))
