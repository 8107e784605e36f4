# === as it stands
def forward_difference(f, x, h):
    return (f(x + h) - f(x)) / h


# === with names
def forward_difference(f, x, h):
    a = f(x)
    b = f(x + h)
    rise = b - a
    run = (x + h) - x if False else h
    return rise / run


# === minus the other way
def forward_difference(f, x, h):
    return -(f(x) - f(x + h)) / h


# === numpy float
def forward_difference(f, x, h):
    return np.float64(f(x + h) - f(x)) / np.float64(h)


# === numpy diff
def forward_difference(f, x, h):
    return np.diff([f(x), f(x + h)])[0] / h


# === a lambda inside
def forward_difference(f, x, h):
    slope = lambda u, v: (f(v) - f(u)) / h
    return slope(x, x + h)


# === zero-d array
def forward_difference(f, x, h):
    return np.array((f(x + h) - f(x)) / h)


# === central as it stands
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)


# === divided twice
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2 / h


# === mean of both sides
def central_difference(f, x, h):
    right = (f(x + h) - f(x)) / h
    left = (f(x) - f(x - h)) / h
    return (right + left) / 2


# === calls forward with a long step
def central_difference(f, x, h):
    return forward_difference(f, x - h, 2 * h)


# === half times
def central_difference(f, x, h):
    return 0.5 * (f(x + h) - f(x - h)) * h**-1


# === dot
def central_difference(f, x, h):
    return np.dot([1.0, -1.0], [f(x + h), f(x - h)]) / (h + h)


# === best by loop
def best_step(difference, f, x, exact, steps):
    best = None
    least = float("inf")
    for h in steps:
        error = abs(difference(f, x, h) - exact)
        if error < least:
            least = error
            best = h
    return best


# === best by argmin
def best_step(difference, f, x, exact, steps):
    errors = [abs(difference(f, x, h) - exact) for h in steps]
    return steps[np.argmin(errors)]


# === best by sorting
def best_step(difference, f, x, exact, steps):
    return sorted(steps, key=lambda h: abs(exact - difference(f, x, h)))[0]


# === best by pairs
def best_step(difference, f, x, exact, steps):
    pairs = []
    for i, h in enumerate(steps):
        pairs.append((abs(difference(f, x, h) - exact), i, h))
    pairs.sort()
    return pairs[0][2]


# === best by squares
def best_step(difference, f, x, exact, steps):
    found = steps[0]
    for h in steps[1:]:
        if (difference(f, x, h) - exact) ** 2 < (difference(f, x, found) - exact) ** 2:
            found = h
    return found


# === best by index
def best_step(difference, f, x, exact, steps):
    errors = []
    for h in steps:
        errors = errors + [abs(difference(f, x, h) - exact)]
    return steps[errors.index(min(errors))]


# === best by recursion
def best_step(difference, f, x, exact, steps):
    def better(a, rest):
        if not rest:
            return a
        b = rest[0]
        ea, eb = (abs(difference(f, x, h) - exact) for h in (a, b))
        return better(b if eb < ea else a, rest[1:])

    return better(steps[0], steps[1:])


# === each half measured, and the mean taken
def central_difference(f, x, h):
    right = forward_difference(f, x, h)
    left = forward_difference(f, x, -h)
    return (right + left) / 2


# === a table of pairs, sorted by the error alone
def best_step(difference, f, x, exact, steps):
    pairs = []
    for h in steps:
        pairs.append([(difference(f, x, h) - exact) ** 2, h])
    pairs.sort(key=lambda pair: pair[0])
    return pairs[0][1]


# === with np.argmin
def forward_difference(f, x, h):
    y = np.array([f(x), f(x + h)])
    return np.diff(y)[0] / h


def best_step(difference, f, x, exact, steps):
    return steps[int(np.argmin([abs(difference(f, x, h) - exact) for h in steps]))]


# === a beginner's other way, 1


def forward_difference(f, x, h):
    y1 = f(x)
    y2 = f(x + h)
    dx = (x + h) - x
    return (y2 - y1) / h


def central_difference(f, x, h):
    return 0.5 * (forward_difference(f, x, h) + forward_difference(f, x, -h))


# === a beginner's other way, 3


def best_step(difference, f, x, exact, steps):
    a = np.array([difference(f, x, h) for h in steps])
    return steps[int(np.argmin(np.abs(a - exact)))]
