# === copies the naive one -> no_shift
def softmax(z, axis=-1):
    return np.exp(z) / np.sum(np.exp(z))


# === calls the naive one -> no_shift
def softmax(z, axis=-1):
    return naive_softmax(z)


# === a loop with math.exp and no shift -> no_shift
def softmax(z, axis=-1):
    import math

    total = 0
    for x in z:
        total += math.exp(x)
    out = []
    for x in z:
        out.append(math.exp(x) / total)
    return np.array(out)


# === minds the axis, but does not shift -> no_shift
def softmax(z, axis=-1):
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


# === divides by the sum of z -> divides_by_the_sum_of_scores
def naive_softmax(z):
    return np.exp(z) / sum(z)


# === no exp at all -> without_exp
def naive_softmax(z):
    total = 0
    for x in z:
        total += x
    result = []
    for x in z:
        result.append(x / total)
    return np.array(result)


# === brackets in the wrong place -> exp_of_the_shares
def naive_softmax(z):
    return np.exp(z / np.sum(z))


# === forgot to divide -> never_divides
def naive_softmax(z):
    result = np.zeros(len(z))
    for i in range(len(z)):
        result[i] = np.exp(z[i])
    return result


# === returns the total -> gives_the_sum
def naive_softmax(z):
    import math

    total = 0
    for x in z:
        total = total + math.exp(x)
    return total


# === shifted in the naive one as well -> does_not_break
def naive_softmax(z):
    m = max(z)
    return np.array([np.exp(x - m) for x in z]) / sum(np.exp(x - m) for x in z)


# === takes the mean away -> shifts_by_the_mean
def softmax(z, axis=-1):
    z = z - z.mean()
    e = np.exp(z)
    return e / e.sum()


# === takes the smallest away -> shifts_by_the_smallest
def softmax(z, axis=-1):
    shifted = [x - min(z) for x in z]
    exps = [np.exp(s) for s in shifted]
    return np.array([e / sum(exps) for e in exps])


# === clips at 700 -> cuts_the_scores
def softmax(z, axis=-1):
    z = np.clip(z, -700, 700)
    return np.exp(z) / np.sum(np.exp(z))


# === clips at 500, in a loop -> cuts_the_scores
def softmax(z, axis=-1):
    exps = []
    for x in z:
        if x > 500:
            x = 500
        if x < -500:
            x = -500
        exps.append(np.exp(x))
    return np.array(exps) / sum(exps)


# === divides the scores by the largest -> divides_the_scores
def softmax(z, axis=-1):
    z = z / np.max(z)
    exps = np.exp(z)
    return exps / np.sum(exps)


# === shifts only above -> shifts_above_only
def softmax(z, axis=-1):
    return np.exp(z - np.max(z)) / np.sum(np.exp(z))


# === one hot -> winner_takes_all
def softmax(z, axis=-1):
    p = np.zeros(len(z))
    p[np.argmax(z)] = 1
    return p


# === forgets the division after the shift -> never_divided
def softmax(z, axis=-1):
    return np.exp(z - max(z))


# === rounded to four digits -> rounds
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z))
    return np.round(e / e.sum(), 4)


# === log of softmax -> log_of_the_probability
def log_softmax(z, axis=-1):
    return np.log(softmax(z))


# === log of softmax with math.log -> log_of_the_probability
def log_softmax(z, axis=-1):
    import math

    return np.array([math.log(p) for p in softmax(z)])


# === log of softmax plus an epsilon -> log_of_a_little_more
def log_softmax(z, axis=-1):
    return np.log(softmax(z) + 1e-12)


# === log of p where p is above 0 -> log_of_the_probability
def log_softmax(z, axis=-1):
    p = softmax(z)
    return np.where(p > 0, np.log(p), 0)


# === log sum exp without a shift -> log_without_shift
def log_softmax(z, axis=-1):
    return z - np.log(np.sum(np.exp(z)))


# === shift inside the sum only -> shift_in_one_place
def log_softmax(z, axis=-1):
    m = z.max()
    total = 0
    for x in z:
        total += np.exp(x - m)
    return z - np.log(total)


# === forgot the log of the sum -> only_the_shift
def log_softmax(z, axis=-1):
    return z - max(z)


# === softmax under the name of log_softmax -> no_logarithm
def log_softmax(z, axis=-1):
    return softmax(z)


# === subtracts the sum, not its log -> sum_without_log
def log_softmax(z, axis=-1):
    m = np.max(z)
    return (z - m) - np.sum(np.exp(z - m))


# === a loss already -> wrong_sign
def log_softmax(z, axis=-1):
    m = np.max(z)
    return -(z - m - np.log(np.sum(np.exp(z - m))))


# === = for += in the sum -> slip or silent
def naive_softmax(z):
    total = 0
    for x in z:
        total = np.exp(x)
    return np.exp(z) / total


# === divided while the total grows -> divides_by_the_sum_so_far
def naive_softmax(z):
    total = 0
    out = []
    for x in z:
        total += np.exp(x)
        out.append(np.exp(x) / total)
    return np.array(out)


# === exp of the sum below the line -> divided_by_the_exp_of_the_sum
def softmax(z, axis=-1):
    return np.exp(z) / np.exp(z.sum())


# === nan_to_num around it -> makes_a_number_of_nan
def softmax(z, axis=-1):
    e = np.exp(z)
    return np.nan_to_num(e / e.sum())


# === log inside the sum -> sum_of_the_logs
def log_softmax(z, axis=-1):
    s = z - z.max()
    return s - np.log(np.exp(s)).sum()


# === the mean of the exps -> numbers_ or slip
def naive_softmax(z):
    e = np.exp(z)
    return e / e.mean()


# === a largest that is never below 0 -> still_to_handle
def softmax(z, axis=-1):
    out = []
    m = 0
    for x in z:
        if x > m:
            m = x
    for x in z:
        out.append(np.exp(x - m))
    return np.array(out) / sum(out)

# === divides by how many there are -> divides_by_the_number_of_scores
def naive_softmax(z):
    e = np.exp(z)
    return e / len(z)

# === base ten of the quotient -> base_ten
def log_softmax(z, axis=-1):
    m = z.max()
    return np.log10(np.exp(z - m) / np.exp(z - m).sum())

# === 308 and the squares -> OVERFLOWS = 700.0 or MAY_REPLACE_EXP = abdf
OVERFLOWS = 308
MAY_REPLACE_EXP = "abdf"

# === powers of two -> takes_powers_of_two
def naive_softmax(z):
    e = 2 ** z
    return e / e.sum()

# === no exp in the sum -> slip
def log_softmax(z, axis=-1):
    m = z.max()
    return z - m - np.log(np.sum(z - m))

# === begins anew in the loop -> slip or divides_by_the_sum_so_far
import math
def naive_softmax(z):
    out = []
    for v in z:
        total = 0
        total += math.exp(v)
        out.append(math.exp(v) / total)
    return np.array(out)
