# === product, then the log -> multiplies_first
def log_likelihood(p, flips):
    likelihood = 1
    for f in flips:
        if f == 1:
            likelihood *= p
        else:
            likelihood *= 1 - p
    return _log(likelihood)


# === product of powers -> multiplies_first
def log_likelihood(p, flips):
    h = sum(flips)
    t = len(flips) - h
    return _log(p**h * (1 - p) ** t)


# === without the log -> is_the_likelihood
def log_likelihood(p, flips):
    result = 1
    for f in flips:
        result = result * (p if f else 1 - p)
    return result


# === heads and tails swapped -> swaps_heads_and_tails
def log_likelihood(p, flips):
    total = 0
    for f in flips:
        if f == 0:
            total += _log(p)
        else:
            total += _log(1 - p)
    return total


# === minus -> has_the_other_sign
def log_likelihood(p, flips):
    total = 0
    for f in flips:
        if f == 1:
            total -= _log(p)
        else:
            total -= _log(1 - p)
    return total


# === mean instead of sum -> is_the_mean_of_the_logs
def log_likelihood(p, flips):
    return np.mean([_log(p) if f else _log(1 - p) for f in flips])


# === base two -> counts_in_bits
def log_likelihood(p, flips):
    import math

    total = 0
    for f in flips:
        q = p if f == 1 else 1 - p
        if q == 0:
            return -math.inf
        total += math.log2(q)
    return total


# === key log -> has_base_ten
def log_likelihood(p, flips):
    return sum(np.log10(p) if f else np.log10(1 - p) for f in flips)


# === zero times infinity -> has_no_number_for_the_certain
def log_likelihood(p, flips):
    heads = np.sum(flips)
    return heads * _log(p) + (len(flips) - heads) * _log(1 - p)


# === zero times infinity with math -> has_no_number_for_the_certain
def log_likelihood(p, flips):
    import math

    heads = int(sum(flips))
    tails = len(flips) - heads
    return heads * math.log(p) + tails * math.log(1 - p)


# === the binomial coefficient -> counts_the_orders
def log_likelihood(p, flips):
    import math

    n = len(flips)
    k = int(sum(flips))
    orders = math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
    total = orders
    for f in flips:
        total += _log(p) if f else _log(1 - p)
    return total


# === only the heads -> forgets_the_tails
def log_likelihood(p, flips):
    total = 0
    for f in flips:
        if f == 1:
            total += _log(p)
    return total


# === a certain coin is impossible -> has_no_number_for_the_certain
def log_likelihood(p, flips):
    if p == 0 or p == 1:
        return -np.inf
    return sum(_log(p) if f == 1 else _log(1 - p) for f in flips)


# === the last flip alone -> slip or silent
def log_likelihood(p, flips):
    total = 0
    for f in flips:
        total = _log(p) if f == 1 else _log(1 - p)
    return total


# === share of tails -> is_the_share_of_tails
def mle_bernoulli(flips):
    zeros = 0
    for f in flips:
        if f == 0:
            zeros += 1
    return zeros / len(flips)


# === the number of heads -> is_the_count
def mle_bernoulli(flips):
    count = 0
    for f in flips:
        count += f
    return count


# === Laplace -> adds_one_of_each
def mle_bernoulli(flips):
    return (sum(flips) + 1) / (len(flips) + 2)


# === rounded to the majority -> is_the_majority
def mle_bernoulli(flips):
    if np.mean(flips) > 0.5:
        return 1
    return 0


# === one less -> divides_by_one_less
def mle_gaussian(x):
    m = sum(x) / len(x)
    if len(x) == 1:
        return m, 0.0
    return m, (sum((v - m) ** 2 for v in x) / (len(x) - 1)) ** 0.5


# === statistics.stdev -> divides_by_one_less
def mle_gaussian(x):
    import statistics

    return statistics.mean(x), statistics.stdev(x)


# === variance -> gives_the_variance
def mle_gaussian(x):
    m = sum(x) / len(x)
    v = 0
    for value in x:
        v += (value - m) ** 2
    return m, v / len(x)


# === mean distance -> averages_the_distances
def mle_gaussian(x):
    m = np.mean(x)
    return m, sum(abs(v - m) for v in x) / len(x)


# === the other order -> gives_the_std_first
def mle_gaussian(x):
    return np.std(x), np.mean(x)


# === no root of n -> silent
def mle_gaussian(x):
    m = np.mean(x)
    return m, np.sqrt(np.sum((x - m) ** 2)) / len(x)


# === p kept off 0 and 1 -> is_never_certain
def log_likelihood(p, flips):
    p = min(max(p, 1e-10), 1 - 1e-10)
    total = 0.0
    for x in flips:
        total += math.log(p) if x == 1 else math.log(1 - p)
    return total


# === one less below, and no bracket at fault -> slip_a_part_too_many
def mle_bernoulli(flips):
    return sum(flips) / (len(flips) - 1)


# === math.comb in front -> counts_the_orders
import math


def log_likelihood(p, flips):
    h = int(sum(flips))
    n = len(flips)
    total = math.log(math.comb(n, h))
    for f in flips:
        total += _log(p) if f == 1 else _log(1 - p)
    return total


# === -= for the tails -> takes_the_tails_away
def log_likelihood(p, flips):
    total = 0
    for f in flips:
        if f == 1:
            total += _log(p)
        else:
            total -= _log(1 - p)
    return total


# === heads against tails -> gives_the_odds
def mle_bernoulli(flips):
    h = sum(flips)
    t = len(flips) - h
    if t == 0:
        return 1
    return h / t


# === the best of 99 tries -> tries_out_some
def mle_bernoulli(flips):
    best = 0.01
    for i in range(1, 100):
        q = i / 100
        if log_likelihood(q, flips) > log_likelihood(best, flips):
            best = q
    return best


# === only the std -> numbers_
def mle_gaussian(x):
    return np.std(x)


# === = for += in the squares -> slip
def mle_gaussian(x):
    m = sum(x) / len(x)
    s = 0
    for v in x:
        s = (v - m) ** 2
    return m, (s / len(x)) ** 0.5

# === p for every flip -> takes_every_flip_for_heads
def log_likelihood(p, flips):
    return len(flips) * _log(p)

# === logs multiplied -> multiplies_the_logs
def log_likelihood(p, flips):
    s = 1
    for f in flips:
        if f == 1:
            s *= _log(p)
        else:
            s *= _log(1 - p)
    return s

# === return one step too far in -> slip
def log_likelihood(p, flips):
    s = 0
    for f in flips:
        if f == 1:
            s += _log(p)
        else:
            s += _log(1 - p)
        return s

# === tenths tried out -> tries_out_tenths
def mle_bernoulli(flips):
    best = 0
    best_ll = -np.inf
    for k in range(11):
        ll = log_likelihood(k / 10, flips)
        if ll > best_ll:
            best = k / 10
            best_ll = ll
    return best

# === a long product -> multiplies_first
import math
def log_likelihood(p, flips):
    prod = 1.0
    for f in flips:
        prod = prod * (p if f else 1 - p)
    return _log(prod)


# === no else -> adds_the_log_of_tails_each_time
def log_likelihood(p, flips):
    total = 0
    for flip in flips:
        if flip == 1:
            total += _log(p)
        total += _log(1 - p)
    return total


# === no else, with math.log -> adds_the_log_of_tails_each_time
import math


def log_likelihood(p, flips):
    total = 0
    for flip in flips:
        if flip == 1:
            total += math.log(p)
        total += math.log(1 - p)
    return total


# === the log-likelihood of the best p -> gives_how_high_it_is
def mle_bernoulli(flips):
    p_hat = sum(flips) / len(flips)
    return log_likelihood(p_hat, flips)


# === a loss, and a mean -> is_the_mean_of_the_logs
def log_likelihood(p, flips):
    return -np.mean(flips * _log(p) + (1 - flips) * _log(1 - p))


# === the variance of rung 07 -> gives_the_sample_variance
def mle_gaussian(x):
    m = sum(x) / len(x)
    s = 0
    for v in x:
        s += (v - m) ** 2
    return m, s / (len(x) - 1)
