# === loop
def log_likelihood(p, flips):
    total = 0.0
    for flip in flips:
        if flip == 1:
            total += _log(p)
        else:
            total += _log(1 - p)
    return total


# === counts
def log_likelihood(p, flips):
    heads = np.sum(flips)
    tails = len(flips) - heads
    result = 0
    if heads > 0:
        result = result + heads * _log(p)
    if tails > 0:
        result = result + tails * _log(1 - p)
    return result


# === math and early answers
def log_likelihood(p, flips):
    import math

    heads = int(flips.sum())
    tails = len(flips) - heads
    if (p == 0 and heads) or (p == 1 and tails):
        return -math.inf
    if p == 0 or p == 1:
        return 0
    return heads * math.log(p) + tails * math.log(1 - p)


# === one line
def log_likelihood(p, flips):
    return sum(_log(p if f else 1 - p) for f in flips)


# === chance of each flip
def log_likelihood(p, flips):
    chances = flips * p + (1 - flips) * (1 - p)
    with np.errstate(divide="ignore"):
        return np.log(chances).sum()


# === chance of each flip, with a warning
def log_likelihood(p, flips):
    return np.sum(np.log(np.where(flips == 1, p, 1 - p)))


# === boolean index
def log_likelihood(p, flips):
    a = flips[flips == 1]
    b = flips[flips == 0]
    return float(sum([_log(p)] * len(a)) + sum([_log(1 - p)] * len(b)))


# === nan to num
def log_likelihood(p, flips):
    heads, tails = flips.sum(), (1 - flips).sum()
    first = 0.0 if heads == 0 else heads * _log(p)
    second = 0.0 if tails == 0 else tails * _log(1 - p)
    return first + second


# === fsum
def log_likelihood(p, flips):
    import math

    return math.fsum(_log(p) if f == 1.0 else _log(1.0 - p) for f in flips.tolist())


# === abs
def log_likelihood(p, flips):
    return sum(_log(abs(1 - f - p)) for f in flips)


# === dictionary
def log_likelihood(p, flips):
    table = {0: _log(1 - p), 1: _log(p)}
    total = 0
    for f in flips:
        total = total + table[int(f)]
    return total


# === mean by hand
def mle_bernoulli(flips):
    return sum(flips) / len(flips)


# === counting
def mle_bernoulli(flips):
    heads = 0
    n = 0
    for f in flips:
        n += 1
        if f == 1:
            heads += 1
    return heads / n


# === count_nonzero
def mle_bernoulli(flips):
    return np.count_nonzero(flips) / flips.size


# === list count
def mle_bernoulli(flips):
    values = list(flips)
    return values.count(1) / len(values)


# === statistics
def mle_bernoulli(flips):
    import statistics

    return statistics.fmean(flips)


# === from the slope
def mle_bernoulli(flips):
    heads = flips.sum()
    tails = flips.size - heads
    return 1 / (1 + tails / heads) if heads else 0.0


# === numpy's own
def mle_gaussian(x):
    return np.mean(x), np.std(x)


# === loops
def mle_gaussian(x):
    mean = 0
    for value in x:
        mean += value
    mean = mean / len(x)
    var = 0
    for value in x:
        var += (value - mean) ** 2
    return mean, (var / len(x)) ** 0.5


# === a list
def mle_gaussian(x):
    m = x.sum() / x.size
    return [m, np.sqrt(((x - m) ** 2).sum() / x.size)]


# === an array
def mle_gaussian(x):
    return np.array([x.mean(), x.std(ddof=0)])


# === pstdev
def mle_gaussian(x):
    import statistics

    values = x.tolist()
    return statistics.mean(values), statistics.pstdev(values)


# === norm
def mle_gaussian(x):
    m = np.average(x)
    return m, np.linalg.norm(x - m) / np.sqrt(len(x))


# === pstdev, once more
import statistics


def mle_gaussian(x):
    return statistics.fmean(x), statistics.pstdev(x.tolist())


# === count, once more
def mle_bernoulli(flips):
    return flips.tolist().count(1.0) / len(flips)

# === where
def log_likelihood(p, flips):
    return float(np.sum(np.where(flips == 1, _log(p), _log(1 - p))))

# === abs trick
def log_likelihood(p, flips):
    return sum(_log(abs(1 - f - p)) for f in flips)

# === count_nonzero, once more
def mle_bernoulli(flips):
    return np.count_nonzero(flips) / flips.size

# === statistics, once more
import statistics
def mle_gaussian(x):
    return statistics.fmean(x), statistics.pstdev(x.tolist())
