# === math.log -> surprise_in_nats
def surprise(p):
    return -math.log(p)


# === np.log10 -> surprise_with_log10
def surprise(p):
    return -np.log10(p)


# === no minus -> no_minus
def surprise(p):
    return math.log2(p)


# === one over p -> one_over_p
def surprise(p):
    result = 1 / p
    return result


# === one minus p -> one_minus_p
def surprise(p):
    return 1 - p


# === weighed already -> already_weighed
def surprise(p):
    if p == 0:
        return 0
    return -p * math.log2(p)


# === of the other side -> of_the_other_side
def surprise(p):
    return -np.log2(1 - p)


# === the plain formula with np.log2 -> no_number_at_both_ends
def coin_entropy(p):
    return -(p * np.log2(p) + (1 - p) * np.log2(1 - p))


# === the plain formula, warnings silenced -> no_number_at_both_ends
def coin_entropy(p):
    with np.errstate(all="ignore"):
        return -(p * np.log2(p) + (1 - p) * np.log2(1 - p))


# === the plain formula with math.log2 -> no_number_at_both_ends
def coin_entropy(p):
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


# === the plain formula with surprise -> no_number_at_both_ends
def coin_entropy(p):
    return p * surprise(p) + (1 - p) * surprise(1 - p)


# === only p = 0 is seen to -> no_number_at_one
def coin_entropy(p):
    if p == 0:
        return 0
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


# === only p = 1 is seen to -> no_number_at_zero
def coin_entropy(p):
    if p == 1:
        return 0.0
    heads = p * -np.log2(p)
    tails = (1 - p) * -np.log2(1 - p)
    return heads + tails


# === clipped -> is_never_certain
def coin_entropy(p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return -p * np.log2(p) - (1 - p) * np.log2(1 - p)


# === an epsilon in the logarithm -> adds_a_little_inside
def coin_entropy(p):
    eps = 1e-12
    return -(p * np.log2(p + eps) + (1 - p) * np.log2(1 - p + eps))


# === another epsilon -> adds_a_little_inside or slip
def coin_entropy(p):
    return -p * math.log2(p + 1e-9) - (1 - p) * math.log2(1 - p + 1e-9)


# === natural logarithm -> in_nats
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    return -p * np.log(p) - (1 - p) * np.log(1 - p)


# === heads only -> heads_only
def coin_entropy(p):
    if p == 0:
        return 0
    return -p * math.log2(p)


# === p for both -> weighed_like_heads
def coin_entropy(p):
    total = 0
    for q in [p, 1 - p]:
        if q > 0:
            total += p * -math.log2(q)
    return total


# === weights of the other side -> weights_swapped
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    return p * surprise(1 - p) + (1 - p) * surprise(p)


# === surprises added -> surprises_added
def coin_entropy(p):
    return surprise(p) + surprise(1 - p)


# === averaged -> plain_average
def coin_entropy(p):
    return (surprise(p) + surprise(1 - p)) / 2


# === returns the surprise -> surprise_of_heads
def coin_entropy(p):
    return surprise(p)


# === a minus lost in brackets -> minus_between
def coin_entropy(p):
    if p in (0, 1):
        return 0
    return -p * math.log2(p) + (1 - p) * math.log2(1 - p)


# === both minuses lost -> missing_minus
def coin_entropy(p):
    total = 0
    for q in (p, 1 - p):
        if q != 0:
            total += q * math.log2(q)
    return total


# === gini -> gini_impurity
def coin_entropy(p):
    return 2 * p * (1 - p)


# === rounded to three digits -> rounded
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    return round(-p * math.log2(p) - (1 - p) * math.log2(1 - p), 3)


# === mean of the two terms -> half_of_it
def coin_entropy(p):
    terms = []
    for q in (p, 1 - p):
        if q > 0:
            terms.append(-q * math.log2(q))
        else:
            terms.append(0)
    return np.mean(terms)


# === = for += -> slip or tails_only
def coin_entropy(p):
    total = 0
    for q in (p, 1 - p):
        if q > 0:
            total = -q * math.log2(q)
    return total


# === prints it -> slip
def surprise(p):
    print(-math.log2(p))


# === an epsilon of another size in both logarithms -> adds_a_little_inside
def coin_entropy(p):
    eps = 1e-11
    return -p * math.log2(p + eps) - (1 - p) * math.log2(1 - p + eps)


# === a clip of another size -> is_never_certain
def coin_entropy(p):
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return float(-(p * np.log2(p) + (1 - p) * np.log2(1 - p)))


# === an epsilon for each side -> slip
def coin_entropy(p):
    total = 0
    for q in (p, 1 - p):
        q = max(q, 1e-10)
        total -= q * math.log2(q)
    return total


# === p == 0 or 1 -> numbers_ or slip
def coin_entropy(p):
    if p == 0 or 1:
        return 0
    return p * surprise(p) + (1 - p) * surprise(1 - p)


# === 1 - p without brackets -> slip
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    return p * surprise(p) + 1 - p * surprise(1 - p)


# === nats over both sides -> in_nats
def coin_entropy(p):
    q = 1 - p
    total = 0
    for x in [p, q]:
        if x > 0:
            total = total - x * math.log(x)
    return total


# === prints between 0 and 1 -> slip
def coin_entropy(p):
    if 0 < p < 1:
        print(p * surprise(p) + (1 - p) * surprise(1 - p))
    return 0


# === base and number exchanged in math.log: 1/log2(p) -> turns_base_and_number_round


def surprise(p):
    p = float(p)
    return -math.log(2, p)


# === weighs the surprise with p already -> already_weighed


def surprise(p):
    return -p * np.log2(p)


# === the minus stands before the first term only -> minus_between


def coin_entropy(p):
    if p == 0:
        return 0
    if p == 1:
        return 0
    q = 1 - p
    return -p * math.log2(p) + q * math.log2(q)


# === FAIR 0.5, NINETY_TEN 0.325 (nats); coin_entropy in nats -> FAIR = 0.5 or NINETY_TEN = 0.325 or in_nats


FAIR = 0.5


NINETY_TEN = 0.325


def coin_entropy(p):
    if p == 0 or p == 1:
        return 0.0
    return -p * math.log(p) - (1 - p) * math.log(1 - p)


# === COUNTEREXAMPLE 0.8, MEANING d, surprise without minus and entropy forgets p = 1 -> MEANING = d or COUNTEREXAMPLE = 0.9 or no_minus or no_number_at_one


COUNTEREXAMPLE = 0.8


MEANING = "d"


def surprise(p):
    return math.log2(p)


def coin_entropy(p):
    if p == 0:
        return 0.0
    return -p * math.log2(p) - (1 - p) * math.log2(1 - p)


# === times ln2 rather than divided -> numbers_


def surprise(p):
    return -math.log(p) * math.log(2)


# === sqrt? -log2(p)/p -> slip


def surprise(p):
    return -math.log2(p) / p


# === parens: -(p log p) twice; p*log2(p) - counted 1 - p*log2(1-p) -> slip


def coin_entropy(p):
    if p == 0 or p == 1:
        return 0.0
    return p * surprise(p) + 1 - p * surprise(1 - p)


# === 1 - H: how far from fair -> slip


def coin_entropy(p):
    if p == 0 or p == 1:
        return 0.0
    return 1 - (p * surprise(p) + (1 - p) * surprise(1 - p))


# === nan_to_num hides; right? p log2 p nan_to_num ok. only heads doubled -> heads_twice


def coin_entropy(p):
    if p == 0 or p == 1:
        return 0.0
    return 2 * p * surprise(p)


# === min(p,1-p) * ... surprise of rarer only -> the_rarer_side_alone


def coin_entropy(p):
    if p == 0 or p == 1:
        return 0.0
    return max(surprise(p), surprise(1 - p))


# === prints and rounds 2 -> slip


def coin_entropy(p):
    if p == 0 or p == 1:
        return 0.0
    h = p * surprise(p) + (1 - p) * surprise(1 - p)
    print("entropy", h)
    return round(h, 2)


# === 0; 0.137 (only heads 0.9·0.152); c -> FAIR = 0 or NINETY_TEN = 0.137 or MEANING = c


FAIR = 0


NINETY_TEN = 0.137


MEANING = "c"


# === 1.737 plain average; 0.25 -> FAIR = 0.25 or NINETY_TEN = 3.474


NINETY_TEN = 1.737


FAIR = 0.25


# === the surprises, multiplied -> surprises_multiplied
def coin_entropy(p):
    heads = surprise(p)
    tails = surprise(1 - p)
    return heads * tails


# === the terms, multiplied -> terms_multiplied
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    return (p * surprise(p)) * ((1 - p) * surprise(1 - p))


# === the surprise of the average probability -> surprise_of_the_average
def coin_entropy(p):
    average = p * p + (1 - p) * (1 - p)
    return surprise(average)


# === the larger term -> the_larger_term_alone
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    heads = -p * math.log2(p)
    tails = -(1 - p) * math.log2(1 - p)
    return max(heads, tails)


# === p times the rest -> shares_multiplied
def coin_entropy(p):
    q = 1 - p
    return p * q


# === a parabola that touches 1 -> parabola_with_the_same_peak
def coin_entropy(p):
    return 1 - (2 * p - 1) ** 2


# === straight up to 1, and straight down -> wedge_with_the_same_peak
def coin_entropy(p):
    if p < 0.5:
        return 2 * p
    return 2 * (1 - p)


# === one surprise less the other -> difference_of_the_surprises
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    return abs(surprise(p) - surprise(1 - p))


# === or 1, which is not compared -> slip
def surprise(p):
    return -math.log2(p)


def coin_entropy(p):
    if p == 0 or 1:
        return 0
    return p * surprise(p) + (1 - p) * surprise(1 - p)


# === brackets left out, and both ends -> slip
def surprise(p):
    return -math.log2(p)


def coin_entropy(p):
    return p * surprise(p) + 1 - p * surprise(1 - p)


# === no weights, and the natural logarithm -> surprises_added
def coin_entropy(p):
    if p == 0 or p == 1:
        return 0
    return -np.log(p) - np.log(1 - p)
