# === only the sum -> accepts_negative_ones
def is_distribution(p):
    return abs(sum(p) - 1) < 1e-6


# === np.isclose of the sum, nothing else -> accepts_negative_ones
def is_distribution(p):
    total = 0
    for x in p:
        total += x
    return bool(np.isclose(total, 1))


# === exactly 1, in a loop -> demands_exactly_one
def is_distribution(p):
    for x in p:
        if x < 0:
            return False
    return sum(p) == 1


# === each between 0 and 1 -> looks_at_each_alone
def is_distribution(p):
    for x in p:
        if x < 0 or x > 1:
            return False
    return True


# === strictly above 0 -> refuses_zero
def is_distribution(p):
    if any(x <= 0 for x in p):
        return False
    return abs(sum(p) - 1) < 1e-6


# === at most 1 -> allows_for_less
def is_distribution(p):
    return bool((p >= 0).all() and p.sum() <= 1.000001)


# === a hundredth either way -> is_too_generous
def is_distribution(p):
    return bool(np.all(p >= 0) and abs(np.sum(p) - 1) < 0.005)


# === numbers of a generator of its own -> never_asks_the_generator
def sample(p, n, rng):
    u = np.random.rand(n)
    k = np.searchsorted(np.cumsum(p), u, side="right")
    return np.minimum(k, np.flatnonzero(p)[-1])


# === a new generator, always from the same seed -> never_asks_the_generator
def sample(p, n, rng):
    rng = np.random.default_rng(0)
    return np.searchsorted(np.cumsum(p), rng.random(n), side="right")


# === the random module -> never_asks_the_generator
import random


def sample(p, n, rng):
    return np.array(random.choices(range(len(p)), weights=p, k=n))


# === one u for all -> draws_once_for_all
def sample(p, n, rng):
    u = rng.random()
    total = 0
    for k in range(len(p)):
        total += p[k]
        if u < total:
            return np.array([k] * n)
    return np.array([np.flatnonzero(p)[-1]] * n)


# === searchsorted as it comes -> gives_the_border_to_the_left
def sample(p, n, rng):
    k = np.searchsorted(np.cumsum(p), rng.random(n))
    last = np.flatnonzero(p)[-1]
    return np.minimum(k, last)


# === <= in the loop -> gives_the_border_to_the_left
def sample(p, n, rng):
    last = 0
    for k in range(len(p)):
        if p[k] > 0:
            last = k
    out = []
    for u in rng.random(n):
        total = 0
        found = last
        for k in range(len(p)):
            total += p[k]
            if u <= total:
                found = k
                break
        out.append(found)
    return np.array(out)


# === no thought of the end -> runs_past_the_end
def sample(p, n, rng):
    return np.searchsorted(np.cumsum(p), rng.random(n), side="right")


# === len(p) - 1 at the end of the loop -> ends_on_the_impossible
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        total = 0
        for k in range(len(p)):
            total += p[k]
            if u < total:
                break
        out.append(k)
    return np.array(out)


# === numbered from 1 -> counts_from_one
def sample(p, n, rng):
    last = np.flatnonzero(p)[-1]
    k = np.searchsorted(np.cumsum(p), rng.random(n), side="right")
    return np.array([min(i, last) + 1 for i in k])


# === int(u * len(p)) -> takes_all_alike
def sample(p, n, rng):
    return np.array([int(u * len(p)) for u in rng.random(n)])


# === no running sum -> does_not_add_up
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        for k in range(len(p)):
            if u < p[k]:
                out.append(k)
                break
        else:
            out.append(np.flatnonzero(p)[-1])
    return np.array(out)


# === np.argmax(p) -> takes_the_likeliest or silent
def sample(p, n, rng):
    rng.random(n)
    return np.array([p.argmax() for _ in range(n)])


# === u itself -> returns_the_random_numbers
def sample(p, n, rng):
    u = rng.random(n)
    return u


# === how often each came, not what came -> silent
def sample(p, n, rng):
    k = np.minimum(np.searchsorted(np.cumsum(p), rng.random(n), side="right"), np.flatnonzero(p)[-1])
    return np.bincount(k, minlength=len(p))


# === a list -> form or still_to_handle
def sample(p, n, rng):
    last = np.flatnonzero(p)[-1]
    return [min(int(k), int(last)) for k in np.searchsorted(np.cumsum(p), rng.random(n), side="right")]


# === n calls instead of one -> still_to_handle
def sample(p, n, rng):
    last = np.flatnonzero(p)[-1]
    return np.array([min(np.searchsorted(np.cumsum(p), rng.random(), side="right"), last) for _ in range(n)])


# === std where the variance belongs -> takes_std_for_the_variance
def gaussian_pdf(x, mean, std):
    return 1 / np.sqrt(2 * np.pi * std) * np.exp(-((x - mean) ** 2) / (2 * std))


# === no factor in front -> leaves_the_area_open
import math


def gaussian_pdf(x, mean, std):
    out = np.empty(x.shape)
    for i in np.ndindex(x.shape):
        out[i] = math.exp(-((x[i] - mean) ** 2) / (2 * std**2))
    return out


# === std forgotten in front -> forgets_the_width_in_front
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi)


# === a / 2 * b -> multiplies_by_the_variance
def gaussian_pdf(x, mean, std):
    return np.exp(-((x - mean) ** 2) / 2 * std**2) / (std * np.sqrt(2 * np.pi))


# === z squared, not halved -> forgets_the_half
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-(z**2)) / (std * np.sqrt(2 * np.pi))


# === the minus inside the square -> forgets_the_minus
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp((-z) ** 2 / 2) / (std * np.sqrt(2 * np.pi))


# === 2 pi without the root -> forgets_the_root
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-(z**2) / 2) / (std * 2 * np.pi)


# === std below the root -> puts_the_width_under_the_root
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi * std)


# === the mean never used -> stays_at_zero
def gaussian_pdf(x, mean, std):
    z = x / std
    return np.exp(-(z**2) / 2) / (std * np.sqrt(2 * np.pi))


# === ^ for a power -> slip
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-(z ^ 2) / 2) / (std * np.sqrt(2 * np.pi))


# === divided by std * sqrt(2) * pi -> numbers_
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-(z**2) / 2) / (std * np.sqrt(2) * np.pi)


# === only whether the sum is 1 -> asks_for_the_exact_sum_alone
def is_distribution(p):
    return sum(p) == 1


# === only whether np.sum is 1, with an if -> asks_for_the_exact_sum_alone
def is_distribution(p):
    if np.sum(p) == 1:
        return True
    else:
        return False


# === == 1, each number looked at -> demands_exactly_one
def is_distribution(p):
    total = 0
    for x in p:
        if x < 0 or x > 1:
            return False
        total += x
    return total == 1


# === nothing appended where no sum is above u -> leaves_out_what_is_beyond
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        total = 0
        for k in range(len(p)):
            total += p[k]
            if u < total:
                out.append(k)
                break
    return np.array(out)


# === a while loop that runs past the list -> still_to_handle
def sample(p, n, rng):
    u = rng.random(n)
    out = np.zeros(n, dtype=int)
    for i in range(n):
        k = 0
        total = p[0]
        while u[i] >= total:
            k += 1
            total += p[k]
        out[i] = k
    return out


# === a helper that returns nothing at the end -> still_to_handle
def pick(p, u):
    total = 0
    for k, q in enumerate(p):
        total += q
        if u < total:
            return k


def sample(p, n, rng):
    return np.array([pick(p, u) for u in rng.random(n)])


# === recursion without an end -> still_to_handle
def pick(p, u, k=0):
    if u < p[k]:
        return k
    return pick(p, u - p[k], k + 1)


def sample(p, n, rng):
    return np.array([pick(p, u) for u in rng.random(n)])


# === next without a default -> still_to_handle
def sample(p, n, rng):
    s = np.cumsum(p)
    return np.array([next(k for k in range(len(p)) if u < s[k]) for u in rng.random(n)])


# === a loop that never ends where no sum is above u -> silent
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        total = p[0]
        k = 0
        while u >= total:
            if k < len(p) - 1:
                k += 1
                total += p[k]
        out.append(k)
    return np.array(out)


# === argmax of a comparison -> goes_back_to_the_first
def sample(p, n, rng):
    s = np.cumsum(p)
    return np.array([np.argmax(u < s) for u in rng.random(n)])


# === found starts with 0 -> goes_back_to_the_first
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        found = 0
        total = 0
        for k in range(len(p)):
            total = total + p[k]
            if total > u:
                found = k
                break
        out.append(found)
    return np.array(out)


# === no break, the last index is kept -> keeps_the_last_sum_above
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        total = 0
        found = 0
        for k in range(len(p)):
            total += p[k]
            if u < total:
                found = k
        out.append(found)
    return np.array(out)


# === no break, an array is filled -> keeps_the_last_sum_above
def sample(p, n, rng):
    u = rng.random(n)
    s = np.cumsum(p)
    out = np.zeros(n, dtype=int)
    for i in range(n):
        for k in range(len(p)):
            if u[i] < s[k]:
                out[i] = k
    return out


# === no break, every one is appended -> keeps_every_sum_above
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        total = 0
        for k in range(len(p)):
            total += p[k]
            if u < total:
                out.append(k)
    return np.array(out)


# === first sum not below, and nothing after the loop -> gives_the_border_to_the_left_and_no_more
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        c = 0
        for k in range(len(p)):
            c += p[k]
            if u <= c:
                out.append(k)
                break
    return np.array(out)


# === looks at the first number alone -> slip
def is_distribution(p):
    for x in p:
        if x < 0:
            return False
        else:
            return bool(abs(sum(p) - 1) <= 0.000001)


# === a walk that never adds up -> does_not_add_up
def sample(p, n, rng):
    u = rng.random(n)
    out = []
    for x in u:
        k = 0
        while k < len(p) - 1 and x >= p[k]:
            k += 1
        out.append(k)
    return np.array(out)


# === rng.choice does it all -> silent
def sample(p, n, rng):
    return rng.choice(len(p), size=n, p=p)


# === a walk that counts from 1 -> counts_from_one
def sample(p, n, rng):
    u = rng.random(n)
    c = np.cumsum(p)
    out = []
    for x in u:
        k = 0
        while k < len(p) - 1 and x >= c[k]:
            k += 1
        out.append(k + 1)
    return np.array(out)


# === one random number for all n -> draws_once_for_all
def sample(p, n, rng):
    x = rng.random()
    c = np.cumsum(p)
    k = 0
    while k < len(p) - 1 and x >= c[k]:
        k += 1
    return np.array([k] * n)


# === z without its square -> does_not_square_and_minds_the_side
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-z / 2) / (std * np.sqrt(2 * np.pi))


# === distance without std -> measures_without_the_width
def gaussian_pdf(x, mean, std):
    z = x - mean
    return np.exp(-z**2 / 2) / (std * np.sqrt(2 * np.pi))


# === no return at the end -> slip
def is_distribution(p):
    for x in p:
        if x < 0:
            return False
    if abs(sum(p) - 1) <= 1e-6:
        return True


# === the half squared too -> slip
def gaussian_pdf(x, mean, std):
    z = (x - mean) / std
    return np.exp(-((z / 2) ** 2)) / (std * np.sqrt(2 * np.pi))

# === each piece by itself, else the first -> does_not_add_up
def sample(p, n, rng):
    result = np.zeros(n, dtype=int)
    u = rng.random(n)
    for i in range(n):
        for k in range(len(p)):
            if u[i] < p[k]:
                result[i] = k
                break
    return result

# === the sum goes on, and no last piece -> slip or leaves_out_what_is_beyond
def sample(p, n, rng):
    numbers = rng.random(n)
    out = []
    s = 0
    for u in numbers:
        for k in range(len(p)):
            s = s + p[k]
            if u < s:
                out.append(k)
                break
    return np.array(out)

# === returns either way in the first round -> slip
def is_distribution(p):
    if abs(sum(p) - 1) > 0.000001:
        return False
    for w in p:
        if w >= 0:
            return True
        else:
            return False

# === a new number at every border -> asks_anew_at_every_border
def sample(p, n, rng):
    out = []
    for i in range(n):
        s = 0
        for k in range(len(p)):
            s += p[k]
            if rng.random() < s:
                break
        out.append(k)
    return np.array(out)

# === the border itself -> returns_the_sums
def sample(p, n, rng):
    out = []
    for u in rng.random(n):
        s = 0
        for k in range(len(p)):
            s += p[k]
            if u < s:
                out.append(s)
                break
        else:
            out.append(s)
    return np.array(out)


# === each probability by itself, and no break -> keeps_every_probability_above
def sample(p, n, rng):
    result = []
    for u in rng.random(n):
        for k in range(len(p)):
            if u < p[k]:
                result.append(k)
    return np.array(result)


# === each probability by itself, without a break, in a list -> keeps_every_probability_above
def sample(p, n, rng):
    result = []
    for u in rng.random(n):
        for k in range(len(p)):
            if u < p[k]:
                result.append(k)
    return result


# === each probability by itself, with a break -> does_not_add_up_and_finds_none
def sample(p, n, rng):
    result = []
    for u in rng.random(n):
        for k in range(len(p)):
            if u < p[k]:
                result.append(k)
                break
    return np.array(result)
