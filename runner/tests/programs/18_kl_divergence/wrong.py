# === q as the weight -> is_the_other_way_round
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if y > 0:
            if x == 0:
                return math.inf
            total += y * math.log(y / x, base)
    return total


# === abs of each term -> adds_sizes
def kl_divergence(p, q, base=2.0):
    k = p > 0
    return np.sum(np.abs(p[k] * (np.log(p[k]) - _log(q[k])))) / np.log(base)


# === max(0, term) -> drops_negative_terms
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            term = x * (_log(x) - _log(y)) / math.log(base)
            if term > 0:
                total += term
    return total


# === half of both -> is_the_mean_of_both_ways
def kl_divergence(p, q, base=2.0):
    def one(a, b):
        return sum(x * (_log(x) - _log(y)) for x, y in zip(a, b) if x > 0)

    return 0.5 * (one(p, q) + one(q, p)) / math.log(base)


# === both -> is_the_sum_of_both_ways
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total += x * (_log(x) - _log(y))
        if y > 0:
            total += y * (_log(y) - _log(x))
    return total / _log(base)


# === p is missing above -> is_the_cross_entropy
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total -= x * _log(y)
    return total / _log(base)


# === math.log alone -> is_in_nats
def kl_divergence(p, q, base=2.0):
    total = 0.0
    for x, y in zip(p, q):
        if x > 0:
            total += x * math.log(x / y) if y > 0 else math.inf
    return total


# === np.log2 alone -> ignores_the_base
def kl_divergence(p, q, base=2.0):
    k = p > 0
    return np.sum(p[k] * (np.log2(p[k]) - _log(q[k]) / np.log(2)))


# === np.mean -> divides_by_the_number or slip
def kl_divergence(p, q, base=2.0):
    terms = np.zeros(len(p))
    k = p > 0
    terms[k] = p[k] * (_log(p[k]) - _log(q[k])) / np.log(base)
    return np.mean(terms)


# === q over p -> has_the_wrong_sign
def kl_divergence(p, q, base=2.0):
    return sum(x * (_log(y) - _log(x)) for x, y in zip(p, q) if x > 0) / math.log(base)


# === no weight -> has_no_weights
def kl_divergence(p, q, base=2.0):
    total = 0
    for i in range(len(p)):
        if p[i] > 0:
            total += _log(p[i]) - _log(q[i])
    return total / _log(base)


# === both above 0 -> looks_away_from_the_impossible
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x != 0 and y != 0:
            total += x * math.log(x / y) / math.log(base)
    return total


# === a mask for both -> looks_away_from_the_impossible
def kl_divergence(p, q, base=2.0):
    k = (p > 0) & (q > 0)
    return np.sum(p[k] * np.log(p[k] / q[k])) / np.log(base)


# === an epsilon on both -> adds_a_little_to_both or slip
def kl_divergence(p, q, base=2.0):
    p = p + 1e-10
    q = q + 1e-10
    return np.sum(p * np.log(p / q)) / np.log(base)


# === an epsilon on q -> adds_a_little or slip
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            total += x * math.log(x / (y + 1e-12))
    return total / math.log(base)


# === the plain formula -> is_nan_where_nothing_comes
def kl_divergence(p, q, base=2.0):
    return np.sum(p * (_log(p) - _log(q))) / np.log(base)


# === math.log of 0 raises -> is_nan_where_nothing_comes
def kl_divergence(p, q, base=2.0):
    return np.sum(p * np.log(p / q) / np.log(base))


# === the distance of the entries -> silent
def kl_divergence(p, q, base=2.0):
    return np.sum(np.abs(p - q)) / 2


# === the curves exchanged -> is_from_the_second_curve
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s1 / s2) + (s2**2 + (m1 - m2) ** 2) / (2 * s1**2) - 1 / 2


# === s taken for the variance -> takes_them_for_variances
def gaussian_kl(m1, s1, m2, s2):
    return 0.5 * (math.log(s2 / s1) + (s1 + (m1 - m2) ** 2) / s2 - 1)


# === the logarithm upside down -> turns_the_logarithm_round
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s1 / s2) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - 0.5


# === no half -> forgets_the_half
def gaussian_kl(m1, s1, m2, s2):
    return np.log(s2) - np.log(s1) + (s1 * s1 + (m2 - m1) * (m2 - m1)) / (2 * s2 * s2)


# === brackets missing below -> multiplies_by_the_spread or slip
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / 2 * s2**2 - 0.5


# === no squares of the spreads -> does_not_square_the_spreads or slip
def gaussian_kl(m1, s1, m2, s2):
    top = s1 + (m1 - m2) ** 2
    return math.log(s2 / s1) + top / (2 * s2) - 0.5


# === a caret -> slip
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2 ^ 2) - 0.5


# === math.log2 -> takes_one_term_in_bits
def gaussian_kl(m1, s1, m2, s2):
    return math.log2(s2 / s1) + (s1**2 + (m1 - m2) ** 2) / (2 * s2**2) - 0.5


# === mirrored coins -> asymmetric_pair = [[0.9, 0.1], [0.1, 0.9]]
def asymmetric_pair():
    return [0.8, 0.2], [0.2, 0.8]


# === a certain one -> asymmetric_pair = [[0.5, 0.5], [1.0, 0.0]]
def asymmetric_pair():
    p = np.array([1, 0])
    q = np.array([0.7, 0.3])
    return p, q


# === too near -> asymmetric_pair = [[0.5, 0.5], [0.6, 0.4]]
def asymmetric_pair():
    return [0.5, 0.5], [0.75, 0.25]


# === shuffled -> asymmetric_pair = [[0.9, 0.1], [0.1, 0.9]]
def asymmetric_pair():
    return [0.5, 0.25, 0.25], [0.25, 0.5, 0.25]


# === nan_to_num of each term -> keeps_each_term_below_infinity
def kl_divergence(p, q, base=2.0):
    return np.sum(np.nan_to_num(p * (_log(p) - _log(q)))) / np.log(base)


# === nan_to_num of the ratio's logarithm -> keeps_each_logarithm_below_infinity
def kl_divergence(p, q, base=2.0):
    return np.sum(p * np.nan_to_num(_log(p) - _log(q))) / np.log(base)


# === nan_to_num at the end -> keeps_the_sum_below_infinity
def kl_divergence(p, q, base=2.0):
    m = p > 0
    return float(np.nan_to_num(np.sum(p[m] * (_log(p[m]) - _log(q[m]))) / np.log(base)))


# === an epsilon of another size -> adds_a_little
def kl_divergence(p, q, base=2.0):
    return sum(a * math.log(a / (b + 1e-10), base) for a, b in zip(p, q) if a > 0)


# === a clip of q, one power further -> holds_nothing_for_impossible
def kl_divergence(p, q, base=2.0):
    q = np.clip(q, 1e-11, None)
    return sum(a * math.log(a / b, base) for a, b in zip(p, q) if a > 0)


# === brackets around the numerator are missing -> divides_the_distance_alone
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + s1**2 + (m1 - m2) ** 2 / (2 * s2**2) - 0.5


# === s2 without its square -> slip
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1**2 + (m1 - m2)**2) / (2 * s2) - 0.5


# === s1 without its square -> slip
def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1 + (m1 - m2)**2) / (2 * s2**2) - 0.5


# === Python's numbers divided by 0 -> still_to_handle
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p.tolist(), q.tolist()):
        if x > 0:
            total += x * math.log(x / y, base)
    return total


# === abs of the logarithm -> adds_sizes
def kl_divergence(p, q, base=2.0):
    total = 0
    for x, y in zip(p, q):
        if x > 0:
            if y == 0:
                return math.inf
            total += x * abs(math.log(x / y, base))
    return total


# === log ratios alone -> has_no_weights
def kl_divergence(p, q, base=2.0):
    total = 0
    for i in range(len(p)):
        if p[i] > 0:
            if q[i] == 0:
                return math.inf
            total += math.log(p[i] / q[i], base)
    return total


# === sum p log p - q log q: a difference of entropies -> subtracts_the_entropies


def kl_divergence(p, q, base=2.0):
    a = p[p > 0]
    b = q[q > 0]
    return (np.sum(a * np.log(a)) - np.sum(b * np.log(b))) / math.log(base)


# === one of the divergences is infinite -> asymmetric_pair = [[0.5, 0.5], [1.0, 0.0]]


def asymmetric_pair():
    p = [0.5, 0.5]
    q = [1.0, 0.0]
    return p, q


# === KL_QP -0.5, SYMMETRIC True; gaussian_kl forgets -1/2 -> KL_QP = -0.5 or SYMMETRIC = True or forgets_the_half


KL_QP = -0.5


SYMMETRIC = True


def gaussian_kl(m1, s1, m2, s2):
    first = math.log(s2 / s1)
    second = (s1 ** 2 + (m1 - m2) ** 2) / (2 * s2 ** 2)
    return first + second


# === log p / log q: quotient of the logs -> divides_the_logarithms


def kl_divergence(p, q, base=2.0):
    s = 0
    for a, b in zip(p, q):
        if a > 0 and 0 < b < 1:
            s += a * math.log(a) / math.log(b)
    return s


# === JS -> goes_by_the_middle


def kl_divergence(p, q, base=2.0):
    mid = (p + q) / 2
    def one(a, b):
        m = a > 0
        return float(np.sum(a[m] * (_log(a[m]) - _log(b[m]))) / math.log(base))
    return 0.5 * (one(p, mid) + one(q, mid))


# === sum of |p - q| -> adds_the_differences


def kl_divergence(p, q, base=2.0):
    return float(np.sum(np.abs(p - q)))


# === squared distance -> adds_the_squared_differences


def kl_divergence(p, q, base=2.0):
    return float(np.sum((p - q) ** 2))


# === (s1 + m1 - m2)**2 -> squares_the_sum


def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1 + m1 - m2)**2 / (2 * s2**2) - 0.5


# === m1² - m2² -> subtracts_the_squares


def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1**2 + m1**2 - m2**2) / (2 * s2**2) - 0.5


# === log of squares (2 log) -> takes_the_logarithm_of_the_variances


def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2**2 / s1**2) + (s1**2 + (m1 - m2)**2) / (2 * s2**2) - 0.5


# === ^ for ** -> slip


def gaussian_kl(m1, s1, m2, s2):
    return math.log(s2 / s1) + (s1^2 + (m1 - m2)^2) / (2 * s2^2) - 0.5


# === log term forgotten -> leaves_out_the_logarithm


def gaussian_kl(m1, s1, m2, s2):
    return (s1**2 + (m1 - m2)**2) / (2 * s2**2) - 0.5


# === do not sum to 1 -> asymmetric_pair = [[0.5, 0.5], [0.1, 0.1]]


def asymmetric_pair():
    return [0.5, 0.5], [0.1, 0.1]


# === lengths differ -> asymmetric_pair = [[0.5, 0.5], [0.2, 0.2, 0.6]]


def asymmetric_pair():
    return [0.5, 0.5], [0.2, 0.2, 0.6]


# === prints -> slip


def asymmetric_pair():
    p, q = [0.5, 0.5], [0.01, 0.99]
    print(p, q)


# === -0.5, -0.625 -> KL_PQ = -0.5 or KL_QP = -0.625


KL_PQ = -0.5


KL_QP = -0.625


# === 0.75 (forgot third), -0.375 (forgot large) -> KL_PQ = 0.75 or KL_QP = -0.375


KL_PQ = 0.75


KL_QP = -0.375


# === the ratio without a logarithm -> has_no_logarithm
def kl_divergence(p, q, base=2.0):
    total = 0
    for a, b in zip(p, q):
        if a > 0:
            total += a * (a / b)
    return total


# === no brackets above the line, and none below -> forgets_both_brackets
def gaussian_kl(m1, s1, m2, s2):
    part1 = math.log(s2 / s1)
    part2 = s1**2 + (m1 - m2) ** 2 / 2 * s2**2
    return part1 + part2 - 1 / 2


# === 0 at the first thing that never comes -> is_zero_where_something_never_comes
def kl_divergence(p, q, base=2.0):
    s = 0
    for a, b in zip(p, q):
        if a == 0:
            return 0
        if b == 0:
            return math.inf
        s += a * math.log(a / b, base)
    return s


# === the half above the line -> divides_the_half_too
def gaussian_kl(m1, s1, m2, s2):
    above = s1**2 + (m1 - m2) ** 2 - 0.5
    below = 2 * s2**2
    return math.log(s2 / s1) + above / below
