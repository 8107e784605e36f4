# === math.exp in a comprehension
def naive_softmax(z):
    total = sum(math.exp(x) for x in z)
    return np.array([math.exp(x) / total for x in z])


def softmax(z, axis=-1):
    m = max(z)
    total = sum(math.exp(x - m) for x in z)
    return np.array([math.exp(x - m) / total for x in z])


def log_softmax(z, axis=-1):
    m = max(z)
    total = sum(math.exp(x - m) for x in z)
    return np.array([x - m - math.log(total) for x in z])


import math

# === a while loop that fills an array
def naive_softmax(z):
    out = np.zeros(len(z))
    total = 0
    i = 0
    while i < len(z):
        out[i] = np.exp(z[i])
        total += out[i]
        i += 1
    return out / total


# === vectors only, in one line -> everything_at_once
def softmax(z, axis=-1):
    return np.exp(z - np.max(z)) / np.sum(np.exp(z - np.max(z)))


# === by way of the logarithm
def softmax(z, axis=-1):
    return np.exp(log_softmax(z, axis))


def log_softmax(z, axis=-1):
    m = z.max(axis=axis, keepdims=True)
    return z - m - np.log(np.sum(np.exp(z - m), axis=axis, keepdims=True))


# === in place
def softmax(z, axis=-1):
    z -= z.max(axis=axis, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis=axis, keepdims=True)
    return z


# === ratios of exps, one score after the other
def softmax(z, axis=-1):
    return np.array([1 / sum(np.exp(np.minimum(other - own, 709.0)) for other in z) for own in z])


# === logaddexp
def log_softmax(z, axis=-1):
    return z - np.logaddexp.reduce(z, axis=axis, keepdims=True)


# === the sorted scores first
def softmax(z, axis=-1):
    order = np.argsort(z)
    ranked = z[order]
    exps = np.exp(ranked - ranked[-1])
    out = np.empty(len(z))
    out[order] = exps / exps.sum()
    return out


# === lists, and an array at the end
def naive_softmax(z):
    exps = []
    for x in z.tolist():
        exps.append(np.exp(x))
    total = 0
    for e in exps:
        total = total + e
    shares = []
    for e in exps:
        shares.append(e / total)
    return np.array(shares)


def log_softmax(z, axis=-1):
    m = z[0]
    for x in z:
        if x > m:
            m = x
    total = 0
    for x in z:
        total = total + np.exp(x - m)
    result = []
    for x in z:
        result.append(x - m - np.log(total))
    return np.array(result)


# === moveaxis
def softmax(z, axis=-1):
    z = np.moveaxis(z, axis, 0)
    z = np.exp(z - z.max(axis=0))
    return np.moveaxis(z / z.sum(axis=0), 0, axis)


# === apply_along_axis
def softmax(z, axis=-1):
    def of_a_vector(v):
        e = np.exp(v - max(v))
        return e / sum(e)

    return np.apply_along_axis(of_a_vector, axis, z)


def log_softmax(z, axis=-1):
    def of_a_vector(v):
        return v - max(v) - np.log(sum(np.exp(v - max(v))))

    return np.apply_along_axis(of_a_vector, axis, z)


# === powers of e
def naive_softmax(z):
    return np.e**z / np.sum(np.e**z)


# === powers of math.e, shifted
def softmax(z, axis=-1):
    import math

    z = z - np.amax(z, axis=axis, keepdims=True)
    exps = math.e**z
    return exps / np.sum(exps, axis=axis, keepdims=True)


# === recursion for the sum
def naive_softmax(z):
    def total(v):
        return 0.0 if len(v) == 0 else np.exp(v[0]) + total(v[1:])

    return np.exp(z) / total(z)


# === a helper of its own
def softmax(z, axis=-1):
    return _exps(z, axis) / np.sum(_exps(z, axis), axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    return z - np.max(z, axis=axis, keepdims=True) - np.log(np.sum(_exps(z, axis), axis=axis, keepdims=True))


def _exps(z, axis):
    return np.exp(z - np.max(z, axis=axis, keepdims=True))


# === einsum and expand_dims
def softmax(z, axis=-1):
    e = np.exp(z - np.expand_dims(z.max(axis=axis), axis))
    return e / np.expand_dims(e.sum(axis=axis), axis)


def naive_softmax(z):
    return np.exp(z) / np.einsum("i->", np.exp(z))


# === shifted a little below the largest
def softmax(z, axis=-1):
    z = z - np.max(z, axis=axis, keepdims=True) - 1.0
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)


# === a dot product with ones
def naive_softmax(z):
    e = np.exp(z)
    return e / np.dot(e, np.ones(len(e)))


# === log1p of the others
def log_softmax(z, axis=-1):
    k = int(np.argmax(z))
    rest = np.exp(np.delete(z, k) - z[k]).sum()
    return z - z[k] - np.log1p(rest)


# === half the largest, the rest later
def log_softmax(z, axis=-1):
    z = z - z.max(axis=axis, keepdims=True)
    result = z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
    return result + 0.0


# === a dictionary
def naive_softmax(z):
    exps = {i: np.exp(x) for i, x in enumerate(z)}
    total = sum(exps.values())
    return np.array([exps[i] / total for i in range(len(exps))])


# === rows by a loop, vectors too
def softmax(z, axis=-1):
    if z.ndim == 1:
        e = np.exp(z - z.max())
        return e / e.sum()
    if axis in (0, -z.ndim):
        return np.stack([softmax(np.ascontiguousarray(c)) for c in z.T], axis=1) if z.ndim == 2 else np.moveaxis(
            softmax(np.moveaxis(z, 0, -1)), -1, 0
        )
    return np.array([softmax(row, axis if axis < 0 else axis - 1) for row in z])


# === pairwise differences, once more
def softmax(z, axis=-1):
    with np.errstate(over='ignore'):
        return np.array([1 / np.sum(np.exp(z - a)) for a in z])

# === via log softmax
def softmax(z, axis=-1):
    return np.exp(log_softmax(z, axis))

# === one over sum of differences
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

# === logaddexp, once more
def log_softmax(z, axis=-1):
    return z - np.logaddexp.reduce(z, axis=axis, keepdims=True)

# === e to the power
def naive_softmax(z):
    e = np.e ** z
    return e / np.sum(e)
