# === a loop with lists
def posterior(prior, likelihood):
    weights = []
    for p, l in zip(prior, likelihood):
        weights.append(p * l)
    total = sum(weights)
    if total == 0:
        raise ValueError("impossible")
    result = []
    for w in weights:
        result.append(w / total)
    return np.array(result)


# === in one line, with a check before
def posterior(prior, likelihood):
    if not np.dot(prior, likelihood):
        raise ValueError
    return prior * likelihood / np.dot(prior, likelihood)


# === in place
def posterior(prior, likelihood):
    prior *= likelihood
    if not prior.any():
        raise ValueError("nothing left")
    prior /= prior.sum()
    return prior


# === einsum
def posterior(prior, likelihood):
    total = np.einsum("i,i->", prior, likelihood)
    if total <= 0:
        raise ValueError("no")
    return np.einsum("i,i->i", prior, likelihood) / total


# === by way of update_all
def posterior(prior, likelihood):
    return update_all(prior, [likelihood])


# === by logarithms
def posterior(prior, likelihood):
    logs = _log(prior) + _log(likelihood)
    if np.isneginf(logs).all():
        raise ValueError
    e = np.exp(logs - max(logs))
    return e / sum(e)


# === float errors raised
def posterior(prior, likelihood):
    w = prior * likelihood
    try:
        with np.errstate(all="raise"):
            return w / w.sum()
    except FloatingPointError:
        raise ValueError("0 / 0") from None


# === a running sum of logs
def update_all(prior, likelihoods):
    logs = _log(prior)
    for row in likelihoods:
        logs = logs + _log(row)
    if all(x == -np.inf for x in logs):
        raise ValueError("impossible")
    logs = logs - logs.max()
    return np.exp(logs) / np.exp(logs).sum()


# === logs, normalised after each row
def update_all(prior, likelihoods):
    logs = _log(prior)
    for row in likelihoods:
        logs = logs + _log(row)
        if logs.max() == -np.inf:
            raise ValueError("impossible")
        logs = logs - np.logaddexp.reduce(logs)
    return np.exp(logs)


# === column by column with math
def update_all(prior, likelihoods):
    import math

    logs = []
    for i in range(len(prior)):
        column = [prior[i]] + [row[i] for row in likelihoods]
        logs.append(-math.inf if 0 in column else math.fsum(math.log(x) for x in column))
    m = max(logs)
    if m == -math.inf:
        raise ValueError("impossible")
    weights = [math.exp(x - m) for x in logs]
    return np.array([w / sum(weights) for w in weights])


# === stacked with the prior
def update_all(prior, likelihoods):
    logs = np.sum(_log(np.vstack([prior, likelihoods])), axis=0)
    top = np.max(logs)
    if np.isinf(top):
        raise ValueError("no hypothesis is left")
    weights = np.exp(logs - top)
    return weights / np.sum(weights)


# === logaddexp
def update_all(prior, likelihoods):
    logs = _log(prior) + np.einsum("ij->j", _log(likelihoods))
    total = np.logaddexp.reduce(logs)
    if total == -np.inf:
        raise ValueError("impossible")
    return np.exp(logs - total)


# === ratios of the weights
def update_all(prior, likelihoods):
    logs = _log(prior) + _log(likelihoods).sum(0)
    if np.max(logs) == -np.inf:
        raise ValueError
    keep = logs > -np.inf
    out = np.zeros(len(prior))
    with np.errstate(over="ignore"):
        out[keep] = [1 / np.sum(np.exp(logs[keep] - own)) for own in logs[keep]]
    return out


# === exact fractions
def update_all(prior, likelihoods):
    from fractions import Fraction

    if len(likelihoods) > 1000:
        logs = _log(prior) + _log(likelihoods).sum(axis=0)
        weights = np.exp(logs - logs.max())
        return weights / weights.sum()
    weights = [Fraction(float(p)) for p in prior]
    for row in likelihoods:
        for i in range(len(weights)):
            weights[i] *= Fraction(float(row[i]))
    total = sum(weights)
    if total == 0:
        raise ValueError("impossible")
    return np.array([float(w / total) for w in weights])


# === mantissa and exponent
def update_all(prior, likelihoods):
    import math

    mantissas, exponents = list(map(float, prior)), [0] * len(prior)
    for row in likelihoods:
        for i in range(len(prior)):
            mantissas[i], shift = math.frexp(mantissas[i] * float(row[i]))
            exponents[i] += shift
    if not any(mantissas):
        raise ValueError("impossible")
    top = max(e for e, m in zip(exponents, mantissas) if m)
    weights = [m * 2.0 ** max(e - top, -1074) for m, e in zip(mantissas, exponents)]
    return np.array(weights) / sum(weights)


# === recursion on halves
def update_all(prior, likelihoods):
    def logs_of(rows):
        if len(rows) == 0:
            return np.zeros(len(prior))
        if len(rows) == 1:
            return _log(rows[0])
        middle = len(rows) // 2
        return logs_of(rows[:middle]) + logs_of(rows[middle:])

    logs = logs_of(likelihoods) + _log(prior)
    if logs.max() == float("-inf"):
        raise ValueError
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()


# === log2 and exp2
def update_all(prior, likelihoods):
    with np.errstate(divide="ignore"):
        logs = np.log2(prior) + np.log2(likelihoods).sum(axis=0)
    if not np.isfinite(logs).any():
        raise ValueError
    weights = np.exp2(logs - logs.max())
    return weights / weights.sum()


# === by way of posterior
def medical_test(prevalence, sensitivity, false_positive_rate):
    return posterior([prevalence, 1 - prevalence], [sensitivity, false_positive_rate])[0]


# === odds
def medical_test(prevalence, sensitivity, false_positive_rate):
    healthy = (1 - prevalence) * false_positive_rate
    sick = prevalence * sensitivity
    if healthy == 0:
        if sick == 0:
            raise ValueError("never positive")
        return 1.0
    odds = sick / healthy
    return odds / (1 + odds)


# === counting people
def medical_test(prevalence, sensitivity, false_positive_rate):
    people = 1000
    sick = people * prevalence
    positive = sick * sensitivity + (people - sick) * false_positive_rate
    try:
        return sick * sensitivity / positive
    except ZeroDivisionError:
        raise ValueError("nobody is positive")


# === one minus the healthy
def medical_test(prevalence, sensitivity, false_positive_rate):
    false = (1 - prevalence) * false_positive_rate
    true = prevalence * sensitivity
    if true + false > 0:
        return 1 - false / (true + false)
    raise ValueError("this test is never positive")


# === a dot product
def medical_test(prevalence, sensitivity, false_positive_rate):
    among = np.array([prevalence, 1 - prevalence])
    positive = among @ np.array([sensitivity, false_positive_rate])
    if positive == 0:
        raise ValueError("never positive")
    return np.float64(among[0] * sensitivity / positive)


# === counts, once more
def medical_test(prevalence, sensitivity, false_positive_rate):
    people = 1000
    sick = people * prevalence
    pos = sick * sensitivity
    all_pos = pos + (people - sick) * false_positive_rate
    if not all_pos:
        raise ValueError('no')
    return pos / all_pos


# === loop, once more
def posterior(prior, likelihood):
    out = [a * b for a, b in zip(prior, likelihood)]
    if max(out) == 0:
        raise ValueError('no')
    return np.array([o / sum(out) for o in out])

# === list comprehension
def posterior(prior, likelihood):
    joint = [a * b for a, b in zip(prior, likelihood)]
    evidence = sum(joint)
    if not evidence:
        raise ValueError("impossible")
    return np.array([j / evidence for j in joint])

# === odds, once more
def medical_test(prevalence, sensitivity, false_positive_rate):
    sick = prevalence * sensitivity
    well = false_positive_rate - prevalence * false_positive_rate
    if sick == 0 and well == 0:
        raise ValueError("never")
    return sick / (sick + well)

# === by posterior
def medical_test(prevalence, sensitivity, false_positive_rate):
    return posterior([prevalence, 1 - prevalence], [sensitivity, false_positive_rate])[0]
