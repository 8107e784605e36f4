# === no bias -> forgets_the_bias
def probabilities(W, b, X):
    return np.exp(_log_softmax(X @ W))


# === only scores -> gives_the_scores
def probabilities(W, b, X):
    return np.dot(X, W) + b


# === sums down -> normalises_the_columns
def probabilities(W, b, X):
    E = np.exp(X @ W + b)
    return E / E.sum(axis=0)


# === over the whole table -> normalises_the_whole_table
def probabilities(W, b, X):
    Z = X @ W + b
    E = np.exp(Z - np.max(Z))
    return E / np.sum(E)


# === still logs -> gives_the_logs
def probabilities(W, b, X):
    return _log_softmax(X @ W + b)


# === sum of costs -> is_the_sum
def loss(W, b, X, labels):
    L = _log_softmax(X @ W + b)
    total = 0
    for i in range(len(labels)):
        total -= L[i, labels[i]]
    return total


# === no minus -> has_the_other_sign
def loss(W, b, X, labels):
    L = _log_softmax(X @ W + b)
    return np.mean([L[i, c] for i, c in enumerate(labels)])


# === bits -> counts_in_bits
def loss(W, b, X, labels):
    L = _log_softmax(X @ W + b)
    return -np.mean(L[np.arange(len(X)), labels]) / np.log(2)


# === one-hot mean -> divides_by_the_classes_too
def loss(W, b, X, labels):
    Y = np.eye(len(b))[labels]
    return -np.mean(Y * _log_softmax(X @ W + b))


# === log of the probability -> takes_the_log_of_zero
def loss(W, b, X, labels):
    P = probabilities(W, b, X)
    total = 0.0
    for i, c in enumerate(labels):
        total -= np.log(P[i, c])
    return total / len(labels)


# === not divided -> does_not_divide_by_n
def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    Y = np.eye(len(b))[labels]
    return X.T @ (P - Y), np.sum(P - Y, axis=0)


# === y minus p -> points_downhill
def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    Y = np.eye(len(b))[labels]
    D = (Y - P) / len(X)
    return X.T @ D, D.sum(axis=0)


# === db summed -> sums_only_in_b
def gradients(W, b, X, labels):
    D = probabilities(W, b, X) - np.eye(len(b))[labels]
    dW = X.T @ D / len(X)
    db = D.sum(axis=0)
    return dW, db


# === db one number -> averages_db_to_one_number
def gradients(W, b, X, labels):
    D = probabilities(W, b, X) - np.eye(len(b))[labels]
    return X.T @ D / len(X), D.mean()


# === labels forgotten -> forgets_the_labels
def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    return X.T @ P / len(X), P.mean(axis=0)


# === on its side -> turns_dW_on_its_side
def gradients(W, b, X, labels):
    D = probabilities(W, b, X) - np.eye(len(b))[labels]
    return D.T @ X / len(X), D.mean(axis=0)


# === each by itself -> uses_each_tables_own_numbers
def standardize(train, *others):
    out = []
    for t in (train, *others):
        t = np.array(t, dtype=float)
        s = t.std(axis=0)
        s[s == 0] = 1
        out.append((t - t.mean(axis=0)) / s)
    return tuple(out)


# === n minus 1 -> divides_by_one_less
def standardize(train, *others):
    train = np.array(train, dtype=float)
    m, s = train.mean(axis=0), train.std(axis=0, ddof=1)
    s = np.where(s == 0, 1, s)
    return tuple((np.array(t) - m) / s for t in (train, *others))


# === division by zero -> divides_by_zero
def standardize(train, *others):
    train = np.array(train, dtype=float)
    m, s = np.mean(train, axis=0), np.std(train, axis=0)
    return tuple((np.array(t, dtype=float) - m) / s for t in [train, *others])


# === uphill -> climbs
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W = W + eta * dW
        b = b + eta * db
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === losses after each step only -> forgets_the_first_loss
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = []
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === losses before each step only -> forgets_the_last_loss
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = []
    for _ in range(steps):
        losses.append(loss(W, b, X, labels))
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
    return W, b, np.array(losses)


# === biases stay -> leaves_the_biases_at_zero
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W = W - eta * dW
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === the number of right ones -> counts_the_right_ones
def accuracy(W, b, X, labels):
    best = np.argmax(X @ W + b, axis=1)
    right = 0
    for i in range(len(labels)):
        if best[i] == labels[i]:
            right += 1
    return right


# === percent -> is_in_percent
def accuracy(W, b, X, labels):
    best = np.argmax(X @ W + b, axis=1)
    return np.mean(best == labels) * 100


# === wrong ones -> is_the_share_of_mistakes
def accuracy(W, b, X, labels):
    best = np.argmax(X @ W + b, axis=1)
    return sum(best != labels) / len(labels)


# === more than a half -> asks_for_more_than_a_half
def accuracy(W, b, X, labels):
    P = probabilities(W, b, X)
    return np.mean(P[np.arange(len(X)), labels] > 0.5)


# === rounded probabilities -> asks_for_more_than_a_half
def accuracy(W, b, X, labels):
    P = probabilities(W, b, X)
    return np.mean(P.round() [np.arange(len(X)), labels])


# === scores cut off -> silent
def probabilities(W, b, X):
    Z = np.clip(X @ W + b, -700, 700)
    E = np.exp(Z)
    return E / E.sum(axis=1, keepdims=True)


# === an epsilon in the logarithm -> adds_a_little
def loss(W, b, X, labels):
    p = probabilities(W, b, X)
    return float(-np.mean(np.log(p[np.arange(len(labels)), labels] + 1e-8)))


# === all labels in every row -> takes_all_labels_in_each_row
def loss(W, b, X, labels):
    return -np.mean(_log_softmax(X @ W + b)[:, labels])
