# === p in the logarithm -> is_the_other_way_round
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0
    for i in range(len(p)):
        if q[i] > 0:
            total -= q[i] * math.log(p[i], base)
    return total


# === p twice -> is_the_entropy_of_p
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    p = p[p > 0]
    return -np.sum(p * np.log(p)) / np.log(base)


# === q twice -> is_the_entropy_of_q
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    return -sum(y * math.log(y) for y in q if y > 0) / math.log(base)


# === math.log alone -> is_in_nats
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0.0
    for x, y in zip(p, q):
        if x > 0:
            if y == 0:
                return math.inf
            total += -x * math.log(y)
    return total


# === log2 alone, no check -> ignores_the_base
def cross_entropy(p, q, base=2.0):
    keep = p > 0
    return -np.sum(p[keep] * np.log2(q[keep]))


# === np.mean -> divides_by_the_number or slip
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    terms = []
    for x, y in zip(p, q):
        terms.append(0 if x == 0 else -x * _log(y) / _log(base))
    return np.mean(terms)


# === no weights -> adds_the_surprises
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    return sum(-_log(y) / math.log(base) for y in q)


# === no minus -> is_negative
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    keep = p > 0
    return np.sum(p[keep] * _log(q[keep])) / np.log(base)


# === binary cross-entropy -> adds_the_other_side
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total -= x * _log(y)
        if x < 1:
            total -= (1 - x) * _log(1 - y)
    return total / _log(base)


# === the divergence -> is_the_penalty
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    k = p > 0
    return np.sum(p[k] * (_log(p[k]) - _log(q[k]))) / np.log(base)


# === masks where either is 0 -> looks_away_from_the_impossible
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0
    for x, y in zip(p, q):
        if x > 0 and y > 0:
            total -= x * math.log(y, base)
    return total


# === nansum with infinity taken out -> looks_away_from_the_impossible
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    logs = _log(q)
    logs[np.isinf(logs)] = 0
    return -np.sum(p * logs) / np.log(base)


# === an epsilon -> adds_a_little or slip
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    return -np.sum(p * np.log(q + 1e-10)) / np.log(base)


# === np.clip -> adds_a_little or slip
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    q = np.clip(q, 1e-15, 1)
    return -np.sum(p * np.log(q)) / np.log(base)


# === the plain formula -> is_nan_where_nothing_comes
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    return -np.sum(p * _log(q)) / np.log(base)


# === the plain formula in a loop, no check -> is_nan_where_nothing_comes
def cross_entropy(p, q, base=2.0):
    total = 0
    for i in range(len(p)):
        total += p[i] * np.log(q[i])
    return -total / np.log(base)


# === zeros leave p alone -> loses_the_pairs
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    p = p[p > 0]
    return -np.sum(p * _log(q)) / np.log(base)


# === zip without a check -> stops_at_the_shorter
def cross_entropy(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total -= x * float(_log(y))
    return total / math.log(base)


# === = for += -> slip
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total = -x * _log(y) / math.log(base)
    return total


# === the cross-entropy itself -> is_the_whole_price
def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, q, base)


# === minus the entropy of q -> subtracts_the_entropy_of_q
def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, q, base) - cross_entropy(q, q, base)


# === q first -> is_the_penalty_of_p
def coding_penalty(p, q, base=2.0):
    return cross_entropy(q, p, base) - cross_entropy(q, q, base)


# === the wrong order -> has_the_wrong_sign
def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, p, base) - cross_entropy(p, q, base)


# === base not handed on -> always_in_bits
def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, q) - cross_entropy(p, p)


# === two entropies by hand -> compares_the_entropies
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    hp = sum(-x * math.log(x, base) for x in p if x > 0)
    hq = sum(-y * math.log(y, base) for y in q if y > 0)
    return hq - hp


# === term by term, everything -> is_nan_where_neither_comes
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    return np.sum(p * (_log(p) - _log(q))) / np.log(base)


# === the ratio's logarithm in a loop, where both are above 0 -> looks_away
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0
    for x, y in zip(p, q):
        if x * y > 0:
            total += x * math.log(x / y, base)
    return total


# === nan_to_num of each term -> keeps_each_term_below_infinity
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return -np.sum(np.nan_to_num(p * _log(q))) / np.log(base)


# === nan_to_num of each term in its unit -> keeps_the_sum_below_infinity
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return -np.sum(np.nan_to_num(p * _log(q) / np.log(base)))


# === nan_to_num of the logarithms -> keeps_each_logarithm_below_infinity
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return -np.sum(p * np.nan_to_num(_log(q))) / np.log(base)


# === no weights, and the lengths looked at -> adds_the_surprises
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return -np.sum(_log(q)) / np.log(base)


# === no weights, of what comes -> adds_the_surprises_of_what_comes
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return -np.sum(_log(q[p > 0])) / np.log(base)


# === no weights, log2 -> adds_the_surprises_in_bits
def cross_entropy(p, q, base=2.0):
    return -np.sum(np.log2(q))


# === nan_to_num of the difference -> keeps_the_penalty_below_infinity
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return np.nan_to_num(cross_entropy(p, q, base) - cross_entropy(p, p, base))


# === nan_to_num of each term of the penalty -> keeps_its_terms_below_infinity
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return np.sum(np.nan_to_num(p * (_log(p) - _log(q)))) / np.log(base)


# === nan_to_num in both sums -> keeps_its_terms_below_infinity
def coding_penalty(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("len")
    return -np.sum(np.nan_to_num(p * _log(q))) / np.log(base) + np.sum(np.nan_to_num(p * _log(p))) / np.log(base)


# === base handed on once -> hands_the_base_on_once
def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, q, base) - cross_entropy(p, p)


# === an epsilon of another size -> adds_a_little
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    return -sum(a * math.log(b + 1e-11, base) for a, b in zip(p, q))


# === at least the machine's epsilon -> holds_nothing_for_impossible or adds_a_little
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    q = np.maximum(q, np.finfo(float).eps)
    return float(-(p * np.log(q)).sum() / np.log(base))


# === an epsilon in the fraction -> slip
def coding_penalty(p, q, base=2.0):
    e = 1e-9
    return float((p * np.log((p + e) / (q + e))).sum() / np.log(base))


# === stops with an error where infinity is right -> still_to_handle
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    s = 0
    for i in range(len(p)):
        if p[i] > 0:
            s -= p[i] * math.log(q[i], base)
    return s


# === the price with p and q exchanged -> swaps_them_in_the_price
def coding_penalty(p, q, base=2.0):
    return cross_entropy(q, p, base) - cross_entropy(p, p, base)


# === np.mean for the sum -> slip or divides_by_the_number
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    keep = p > 0
    return -np.mean(p[keep] * _log(q[keep])) / math.log(base)


# === the log of p times q -> slip
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total -= float(_log(x * y)) / math.log(base)
    return total


# === H(q, p) taken off -> slip
def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, q, base) - cross_entropy(q, p, base)


# === an entropy of its own, with NaN -> is_nan_where_neither_comes
def coding_penalty(p, q, base=2.0):
    H = -np.sum(p * _log(p)) / math.log(base)
    return cross_entropy(p, q, base) - H


# === math.log refuses 0 -> still_to_handle
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total -= x * math.log(y, base)
    return total


# === H_PQ 2.375 (the other way round); base ignored -> H_PQ = 2.375 or ignores_the_base


H_PQ = 2.375


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    total = 0.0
    for i in range(len(p)):
        if p[i] > 0:
            if q[i] == 0:
                return math.inf
            total -= p[i] * math.log2(q[i])
    return total


# === minus forgotten; penalty as a ratio -> is_negative or slip


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("lengths")
    m = p > 0
    return np.sum(p[m] * _log(q[m])) / math.log(base)


def coding_penalty(p, q, base=2.0):
    return cross_entropy(p, q, base) / cross_entropy(p, p, base)


# === binary cross-entropy added (1-p) log(1-q) -> adds_the_other_side


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("x")
    s = 0
    for a, b in zip(p, q):
        if a > 0:
            s -= a * float(_log(b))
        if a < 1:
            s -= (1 - a) * float(_log(1 - b))
    return s / math.log(base)


# === -log of sum p*q -> takes_the_logarithm_last


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("x")
    return -np.log(np.sum(p * q)) / np.log(base)


# === log base via math.log(base, q) -> divides_by_the_base


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("x")
    s = 0.0
    for i in range(len(p)):
        if p[i] > 0:
            s -= p[i] * math.log(q[i]) / base
    return s


# === mean of the surprises with 1/n instead of p -> weighs_all_alike


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("x")
    return float(-np.mean(_log(q)) / math.log(base))


# === difference of logs reversed: sum(p log p) ... sum of H(p)+H(q) -> adds_both_entropies


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("x")
    a, b = p[p > 0], q[q > 0]
    return float(-(a * np.log(a)).sum() - (b * np.log(b)).sum()) / math.log(base)


# === log of the truth: argmax only -> looks_at_the_likeliest_alone


def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError("x")
    return float(-_log(q[np.argmax(p)]) / math.log(base))


# === own entropy in nats -> takes_off_nats


def coding_penalty(p, q, base=2.0):
    h = 0
    for x in p:
        if x > 0:
            h -= x * math.log(x)
    return cross_entropy(p, q, base) - h


# === max(0, ..) of wrong; relative (H(p,q)-H(p))/H(p) -> slip


def coding_penalty(p, q, base=2.0):
    hp = cross_entropy(p, p, base)
    if hp == 0:
        return cross_entropy(p, q, base)
    return (cross_entropy(p, q, base) - hp) / hp


# === copied from entropy -> is_the_entropy_of_p_in_bits
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError
    return -np.sum(p * np.log2(p))


# === break for continue -> slip
def cross_entropy(p, q, base=2.0):
    if len(p) != len(q):
        raise ValueError
    total = 0
    for a, b in zip(p, q):
        if a == 0:
            break
        if b == 0:
            return math.inf
        total -= a * math.log(b) / math.log(base)
    return total
