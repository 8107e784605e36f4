# === softmax by hand
def probabilities(W, b, X):
    Z = X @ W + b
    Z = Z - np.max(Z, axis=1, keepdims=True)
    E = np.exp(Z)
    return E / np.sum(E, axis=1, keepdims=True)


# === rows in a loop
def probabilities(W, b, X):
    rows = []
    for x in X:
        z = x @ W + b
        e = np.exp(z - z.max())
        rows.append(e / e.sum())
    return np.array(rows)


# === triple loop
def probabilities(W, b, X):
    n, d = X.shape
    k = len(b)
    Z = np.zeros((n, k))
    for i in range(n):
        for j in range(k):
            Z[i, j] = b[j]
            for m in range(d):
                Z[i, j] += X[i, m] * W[m, j]
    return np.exp(_log_softmax(Z))


# === a column of ones
def probabilities(W, b, X):
    ones = np.ones((len(X), 1))
    both = np.vstack([W, b])
    return np.exp(_log_softmax(np.hstack([X, ones]) @ both))


# === einsum
def probabilities(W, b, X):
    return np.exp(_log_softmax(np.einsum("nd,dk->nk", X, W) + b[None, :]))


# === loss in a loop
def loss(W, b, X, labels):
    logs = _log_softmax(X @ W + b)
    total = 0
    for i in range(len(labels)):
        total -= logs[i][labels[i]]
    return total / len(labels)


# === loss by one-hot
def loss(W, b, X, labels):
    Y = np.eye(len(b))[labels]
    return -np.sum(Y * _log_softmax(X @ W + b)) / len(X)


# === loss by logaddexp
def loss(W, b, X, labels):
    Z = X @ W + b
    costs = [np.logaddexp.reduce(z) - z[c] for z, c in zip(Z, labels)]
    return sum(costs) / len(costs)


# === loss by take_along_axis
def loss(W, b, X, labels):
    L = _log_softmax(X.dot(W) + b)
    return -np.take_along_axis(L, labels[:, None], axis=1).mean()


# === gradients by one-hot
def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    Y = np.zeros_like(P)
    Y[np.arange(len(labels)), labels] = 1
    D = (P - Y) / len(X)
    return X.T @ D, D.sum(axis=0)


# === gradients by loops
def gradients(W, b, X, labels):
    P = np.exp(_log_softmax(X @ W + b))
    dW = np.zeros(W.shape)
    db = np.zeros(b.shape)
    for i in range(len(X)):
        for j in range(len(b)):
            d = P[i, j] - (1 if labels[i] == j else 0)
            db[j] += d / len(X)
            for m in range(X.shape[1]):
                dW[m, j] += X[i, m] * d / len(X)
    return dW, db


# === gradients by outer products
def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    dW = 0 * W
    db = 0 * b
    for x, p, c in zip(X, P, labels):
        e = p.copy()
        e[c] -= 1
        dW = dW + np.outer(x, e)
        db = db + e
    return [dW / len(X), db / len(X)]


# === gradients by einsum
def gradients(W, b, X, labels):
    E = np.exp(_log_softmax(X @ W + b)) - np.eye(len(b))[labels]
    return np.einsum("nd,nk->dk", X, E) / len(E), np.mean(E, 0)


# === standardize one by one
def standardize(train, *others):
    train = np.array(train, dtype=float)
    m = np.mean(train, axis=0)
    s = np.std(train, axis=0)
    s = np.where(s == 0, 1.0, s)
    out = [(train - m) / s]
    for o in others:
        out.append((np.array(o, dtype=float) - m) / s)
    return tuple(out)


# === standardize by columns
def standardize(train, *others):
    tables = [np.array(t, dtype=float) for t in (train, *others)]
    first = tables[0].copy()
    for j in range(first.shape[1]):
        column = first[:, j]
        m = sum(column) / len(column)
        v = sum((c - m) ** 2 for c in column) / len(column)
        for t in tables:
            t[:, j] = t[:, j] - m
            if v > 0:
                t[:, j] = t[:, j] / v**0.5
    return tables


# === fit in place
def fit(X, labels, eta, steps):
    k = max(labels) + 1
    W = np.zeros((X.shape[1], k))
    b = np.zeros(k)
    losses = []
    for step in range(steps + 1):
        losses.append(loss(W, b, X, labels))
        if step < steps:
            dW, db = gradients(W, b, X, labels)
            W -= eta * dW
            b -= eta * db
    return W, b, np.array(losses)


# === fit without help
def fit(X, labels, eta, steps):
    n, d = X.shape
    k = int(np.max(labels)) + 1
    Y = np.eye(k)[labels]
    W, b = np.zeros((d, k)), np.zeros(k)
    losses = np.zeros(steps + 1)
    for t in range(steps + 1):
        L = _log_softmax(X @ W + b)
        losses[t] = -(Y * L).sum() / n
        if t == steps:
            break
        E = np.exp(L) - Y
        W = W - eta * (X.T @ E) / n
        b = b - eta * E.mean(axis=0)
    return W, b, losses


# === accuracy in a loop
def accuracy(W, b, X, labels):
    right = 0
    for x, c in zip(X, labels):
        scores = list(x @ W + b)
        if scores.index(max(scores)) == c:
            right += 1
    return right / len(labels)


# === accuracy by probabilities
def accuracy(W, b, X, labels):
    return (probabilities(W, b, X).argmax(axis=1) == labels).sum() / len(labels)


# === accuracy by count_nonzero
def accuracy(W, b, X, labels):
    best = np.argmax(np.matmul(X, W) + b, axis=-1)
    return np.count_nonzero(best == labels) / best.size


# === loops everywhere
def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    dW = np.zeros_like(W)
    db = np.zeros_like(b)
    n = len(X)
    for i in range(n):
        for c in range(len(b)):
            miss = P[i, c] - (labels[i] == c)
            db[c] += miss / n
            for j in range(X.shape[1]):
                dW[j, c] += X[i, j] * miss / n
    return dW, db


# === column by column
def standardize(train, *others):
    first = tables[0]
    for c in range(first.shape[1]):
        mean = sum(first[:, c]) / len(first)
        spread = np.sqrt(sum((first[:, c] - mean) ** 2) / len(first))
        if min(first[:, c]) == max(first[:, c]):
            spread = 1.0
        for t in reversed(tables):
            t[:, c] = (t[:, c] - mean) / spread
    return tuple(tables)


# === accuracy by scores alone
def accuracy(W, b, X, labels):
    hits = [int((x @ W + b).argmax() == label) for x, label in zip(X, labels)]
    return sum(hits) / len(hits)


# === a beginner's other way, 2


def gradients(W, b, X, labels):
    n, k = len(X), W.shape[1]
    D = probabilities(W, b, X) - np.eye(k)[labels]
    dW = np.zeros(W.shape)
    for i in range(n):
        dW += np.outer(X[i], D[i])
    return dW / n, D.sum(axis=0) / n


# === a beginner's other way, 3


def fit(X, labels, eta, steps):
    k = int(np.max(labels)) + 1
    W = np.zeros((X.shape[1], k))
    b = np.zeros(k)
    losses = np.zeros(steps + 1)
    for i in range(steps + 1):
        losses[i] = loss(W, b, X, labels)
        if i < steps:
            dW, db = gradients(W, b, X, labels)
            W -= eta * dW
            b -= eta * db
    return W, b, losses
