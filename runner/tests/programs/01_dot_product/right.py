# === while
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths")
    total, i = 0, 0
    while i < len(a):
        total += a[i] * b[i]
        i += 1
    return total


# === one line
def dot(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


# === recursion
def dot(a, b):
    if len(a) != len(b):
        raise ValueError
    if len(a) == 0:
        return 0.0
    return a[0] * b[0] + dot(a[1:], b[1:])


# === tolist
def dot(a, b):
    x, y = a.tolist(), b.tolist()
    assert isinstance(x, list)
    if len(x) != len(y):
        raise ValueError("differ")
    s = 0
    for i, v in enumerate(x):
        s = s + v * y[i]
    return s


# === fsum
def dot(a, b):
    import math

    if len(a) != len(b):
        raise ValueError("differ")
    return math.fsum(x * y for x, y in zip(a, b))


# === reduce
def dot(a, b):
    from functools import reduce
    from operator import mul

    if a.size != b.size:
        raise ValueError("differ")
    return reduce(lambda s, t: s + t, map(mul, a, b), 0)


# === backwards
def dot(a, b):
    if a.shape != b.shape:
        raise ValueError("differ")
    t = 0.0
    for i in range(len(a) - 1, -1, -1):
        t += b[i] * a[i]
    return t


# === as an array of shape ()
def dot(a, b):
    if a.shape != b.shape:
        raise ValueError("differ")
    t = np.zeros(())
    for i in range(len(a)):
        t = t + b[i] * a[i]
    return t


# === einsum
def dot_numpy(a, b):
    if len(a) != len(b):
        raise ValueError  # einsum stretches a single entry
    return np.einsum("i,i->", a, b)


# === at
def dot_numpy(a, b):
    return a @ b


# === inner
def dot_numpy(a, b):
    if len(a) != len(b):
        raise ValueError
    return np.inner(a, b)


# === vdot, bare
def dot_numpy(a, b):
    return np.vdot(a, b)


# === matrices
def dot_numpy(a, b):
    return (a.reshape(1, -1) @ b.reshape(-1, 1))[0, 0]


# === sum of products
def dot_numpy(a, b):
    if np.shape(a) != np.shape(b):
        raise ValueError
    return np.sum(np.multiply(a, b))


# === cosine by norms
def cosine(a, b):
    na, nb = np.linalg.norm(a), np.linalg.norm(b)
    if na == 0 or nb == 0:
        raise ValueError("zero")
    return (a / na) @ (b / nb)


# === cosine by hypot
def cosine(a, b):
    import math

    if len(a) != len(b):
        raise ValueError("differ")
    la, lb = math.hypot(*a), math.hypot(*b)
    if not la or not lb:
        raise ValueError("zero")
    return max(-1.0, min(1.0, sum((x / la) * (y / lb) for x, y in zip(a, b))))


# === cosine by the law of cosines
def cosine(a, b):
    if len(a) != len(b):
        raise ValueError("differ")
    if not np.any(a) or not np.any(b):
        raise ValueError("zero")
    u = a / max(abs(a))
    v = b / max(abs(b))
    u = u / dot_numpy(u, u) ** 0.5
    v = v / dot_numpy(v, v) ** 0.5
    return float(dot_numpy(u, v))


# === everything in its own helpers
def length(v):
    return dot(v, v) ** 0.5


def unit(v):
    big = max(abs(x) for x in v) if len(v) else 0
    if big == 0:
        raise ValueError("no direction")
    v = v / big
    return v / length(v)


def cosine(a, b):
    c = dot(unit(a), unit(b))
    return 1.0 if c > 1 else -1.0 if c < -1 else c


# === try and except
def cosine(a, b):
    import math

    try:
        u = [x / max(abs(a)) for x in a]
        v = [x / max(abs(b)) for x in b]
        if any(math.isnan(x) for x in u + v):
            raise ValueError
    except RuntimeWarning:
        raise ValueError("zero") from None
    return dot(u, v) / (math.sqrt(dot(u, u)) * math.sqrt(dot(v, v)))


# === all three anew
def dot(a, b):
    if not len(a) == len(b):
        raise ValueError(f"{len(a)} and {len(b)}")
    out = 0.0
    for pair in zip(a, b):
        p = 1.0
        for x in pair:
            p *= x
        out += p
    return out


def dot_numpy(a, b):
    return np.float64(np.tensordot(a, b, axes=1))


def cosine(a, b):
    x = [v / (max(map(abs, a), default=0) or 1) for v in a]
    y = [v / (max(map(abs, b), default=0) or 1) for v in b]
    if not any(x) or not any(y):
        raise ValueError
    return np.clip(dot(x, y) / np.sqrt(dot(x, x)) / np.sqrt(dot(y, y)), -1, 1)


# === recursion, once more
def dot(a, b):
    if len(a) != len(b):
        raise ValueError('no')
    return 0 if len(a) == 0 else a[0] * b[0] + dot(a[1:], b[1:])


# === from lists, math.fsum, once more
import math


def dot(a, b):
    a = list(a)
    b = list(b)
    if len(a) - len(b):
        raise ValueError
    return math.fsum([a.pop() * b.pop() for _ in range(len(a))])

# === while loop, floats
def dot(a, b):
    if len(a) > len(b) or len(b) > len(a):
        raise ValueError("uneven")
    i = 0
    summe = 0.0
    while i != len(a):
        summe = summe + float(a[i]) * float(b[i])
        i = i + 1
    return summe

# === matrix product of reshaped vectors
def dot_numpy(a, b):
    if a.shape != b.shape:
        raise ValueError("uneven")
    return np.matmul(a.reshape(1, -1), b.reshape(-1, 1))[0, 0]

# === normalise first then dot
def cosine(a, b):
    if a.shape != b.shape:
        raise ValueError("uneven")
    if a.max() == a.min() == 0 or b.max() == b.min() == 0:
        raise ValueError("zero")
    a = a / np.abs(a).max()
    b = b / np.abs(b).max()
    a = a / np.linalg.norm(a)
    b = b / np.linalg.norm(b)
    return float(np.clip(a @ b, -1, 1))

# === reversed loop and recursion
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("uneven")
    return _rest(list(a), list(b))
def _rest(a, b):
    if not a:
        return 0
    return _rest(a[:-1], b[:-1]) + a[-1] * b[-1]
