# === sum over len, p never used -> takes_the_plain_mean
def expectation(values, p):
    total = 0
    for v in values:
        total += v
    return total / len(values)


# === weighed and then divided by len -> averages_the_products
def expectation(values, p):
    s = 0
    for i in range(len(values)):
        s += values[i] * p[i]
    return s / len(values)


# === the mean of values times p -> averages_the_products
def expectation(values, p):
    return np.mean(values * p)


# === sum(values) -> adds_the_values
def expectation(values, p):
    return sum(values)


# === = for += -> keeps_the_last_product or slip
def expectation(values, p):
    e = 0
    for v, w in zip(values, p):
        e = v * w
    return e


# === the products as a list -> keeps_the_products
def expectation(values, p):
    return [v * w for v, w in zip(values, p)]


# === the most likely value -> takes_the_likeliest
def expectation(values, p):
    best = 0
    for i in range(len(p)):
        if p[i] > p[best]:
            best = i
    return values[best]


# === np.var -> ignores_p
def variance(values, p):
    return np.var(values)


# === np.mean for the mean, p afterwards -> measures_from_the_plain_mean
def variance(values, p):
    mean = values.mean()
    var = 0
    for v, w in zip(values, p):
        var += w * (v - mean) ** 2
    return var


# === E[X] right, then np.mean -> averages_plainly
def variance(values, p):
    mu = np.dot(values, p)
    return np.mean((values - mu) ** 2)


# === square root at the end -> is_the_standard_deviation
import math


def variance(values, p):
    mu = sum(values * p)
    return math.sqrt(sum(p * (values - mu) ** 2))


# === the loop divides by n at the end -> divides_by_the_number
def variance(values, p):
    mu = expectation(values, p)
    total = 0
    for i in range(len(values)):
        total += p[i] * (values[i] - mu) ** 2
    return total / len(values)


# === the mean of the squares only -> measures_from_zero
def variance(values, p):
    return sum([w * v * v for v, w in zip(values, p)])


# === minus the mean, not its square -> forgets_a_square
def variance(values, p):
    return expectation(values**2, p) - expectation(values, p)


# === the short formula -> subtracts_two_huge_numbers
def variance(values, p):
    return expectation(values**2, p) - expectation(values, p) ** 2


# === abs for the square -> does_not_square
def variance(values, p):
    m = expectation(values, p)
    return expectation(abs(values - m), p)


# === mean and variance in one loop -> uses_a_growing_mean
def variance(values, p):
    mean = 0
    var = 0
    for v, w in zip(values, p):
        mean += v * w
        var += w * (v - mean) ** 2
    return var


# === distances that keep their sign -> lets_them_cancel
def variance(values, p):
    m = expectation(values, p)
    return np.sum(p * (values - m))


# === the weight inside the brackets -> weighs_the_distance
def variance(values, p):
    m = expectation(values, p)
    total = 0
    for v, w in zip(values, p):
        total += (w * (v - m)) ** 2
    return total


# === np.var as it comes -> divides_by_n
def sample_variance(x):
    if len(x) < 2:
        raise ValueError("one draw")
    return np.var(x)


# === a loop over n -> divides_by_n
def sample_variance(x):
    n = len(x)
    m = sum(x) / n
    return sum((v - m) ** 2 for v in x) / n


# === np.std with ddof -> is_the_sample_deviation
def sample_variance(x):
    if len(x) == 1:
        raise ValueError
    return np.std(x, ddof=1)


# === nothing divided -> adds_the_squares
def sample_variance(x):
    if len(x) == 1:
        raise ValueError
    m = np.mean(x)
    total = 0
    for v in x:
        total += (v - m) ** 2
    return total


# === brackets missing around n - 1 -> slip
def sample_variance(x):
    n = len(x)
    if n == 1:
        raise ValueError
    return np.sum((x - x.mean()) ** 2) / n - 1


# === the short formula, another form -> loses_the_digits
def sample_variance(x):
    n = len(x)
    if n < 2:
        raise ValueError("n")
    return (sum(v * v for v in x) / n - (sum(x) / n) ** 2) * n / (n - 1)


# === one draw gives 0 -> answers_for_one_draw
def sample_variance(x):
    n = len(x)
    if n == 1:
        return 0.0
    m = sum(x) / n
    return sum((v - m) ** 2 for v in x) / (n - 1)


# === the right formula, nothing refused -> divides_zero_by_zero
def sample_variance(x):
    n = len(x)
    m = sum(x) / n
    return sum((v - m) ** 2 for v in x) / (n - 1)


# === half finished: the distances alone -> silent
def sample_variance(x):
    if len(x) == 1:
        raise ValueError
    return x - x.mean()


# === ^ for a power -> slip
def sample_variance(x):
    if len(x) == 1:
        raise ValueError
    m = x.mean()
    return sum((v - m) ^ 2 for v in x) / (len(x) - 1)


# === the mean grows in the same loop -> uses_a_growing_mean
def variance(values, p):
    m = 0
    s = 0
    for i in range(len(values)):
        m += p[i] * values[i]
        s += p[i] * (values[i] - m) ** 2
    return s


# === the median for the mean -> slip
def sample_variance(x):
    n = len(x)
    if n == 1:
        raise ValueError('x')
    m = np.median(x)
    return float(np.sum((x - m) ** 2) / (n - 1))


# === p twice -> slip
def expectation(values, p):
    return float(np.sum(values * p * p))


# === two draws refused as well -> slip
def sample_variance(x):
    if len(x) < 3:
        raise ValueError('x')
    m = np.mean(x)
    return sum((x - m) ** 2) / (len(x) - 1)


# === times 2 for squared -> lets_them_cancel
def variance(values, p):
    m = expectation(values, p)
    return sum(p * (values - m) * 2)

# === the parts exchanged, and the median -> subtracts_the_other_way_round
def variance(values, p):
    e = expectation(values, p)
    e2 = expectation([v * v for v in values], p)
    return e ** 2 - e2

def sample_variance(x):
    if len(x) < 2:
        raise ValueError("one draw")
    m = np.median(x)
    return np.sum((x - m) ** 2) / (len(x) - 1)

# === corrected as a sample -> corrects_as_for_a_sample
def variance(values, p):
    m = expectation(values, p)
    n = len(values)
    return np.sum(p * (values - m) ** 2) * n / (n - 1)

# === from the first draw -> measures_from_the_first_draw
def sample_variance(x):
    n = len(x)
    if n == 1:
        raise ValueError("x")
    s = 0
    for v in x:
        s += (v - x[0]) ** 2
    return s / (n - 1)

# === the mean by n - 1 as well -> slip
def sample_variance(x):
    n = len(x)
    if n < 2:
        raise ValueError("one draw is not enough")
    mean = sum(x) / (n - 1)
    return sum((x - mean) ** 2) / (n - 1)
