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


# === powers of e, not divided -> does_not_divide_by_the_sum
def probabilities(W, b, X):
    Z = X @ W + b
    return np.exp(Z - Z.max(axis=1, keepdims=True))


# === row by row, without taking off the largest -> overflows
def probabilities(W, b, X):
    Z = X @ W + b
    P = np.zeros_like(Z)
    for i in range(len(Z)):
        e = np.exp(Z[i])
        P[i] = e / e.sum()
    return P


# === one mean for the whole table -> has_one_mean_for_all_columns
def standardize(train, *others):
    m = tables[0].mean()
    s = tables[0].std()
    if s == 0:
        s = 1
    return tuple((t - m) / s for t in tables)


# === divided only -> only_divides
def standardize(train, *others):
    s = tables[0].std(axis=0)
    s = np.where(s == 0, 1, s)
    return tuple(t / s for t in tables)


# === only train is changed -> leaves_the_others
def standardize(train, *others):
    m = tables[0].mean(axis=0)
    s = tables[0].std(axis=0)
    s = np.where(s == 0, 1, s)
    return ((tables[0] - m) / s, *tables[1:])


# === the gradients are asked for anew, in between -> moves_the_weights_first
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W = np.zeros((X.shape[1], k))
    b = np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        W = W - eta * gradients(W, b, X, labels)[0]
        b = b - eta * gradients(W, b, X, labels)[1]
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === all in loops, and up the hill -> climbs
def fit(X, labels, eta, steps):
    n, d = X.shape
    k = int(max(labels)) + 1
    W = np.zeros((d, k))
    b = np.zeros(k)
    losses = []
    for s in range(steps + 1):
        total = 0.0
        dW = np.zeros((d, k))
        db = np.zeros(k)
        for i in range(n):
            scores = []
            for c in range(k):
                z = b[c]
                for j in range(d):
                    z += X[i, j] * W[j, c]
                scores.append(z)
            top = max(scores)
            e = [np.exp(z - top) for z in scores]
            p = [x / sum(e) for x in e]
            total -= np.log(p[labels[i]])
            for c in range(k):
                diff = p[c] - (1 if labels[i] == c else 0)
                db[c] += diff / n
                for j in range(d):
                    dW[j, c] += X[i, j] * diff / n
        losses.append(total / n)
        if s < steps:
            W = W + eta * dW
            b = b + eta * db
    return W, b, np.array(losses)


# === how sure it is -> is_the_mean_probability
def accuracy(W, b, X, labels):
    P = probabilities(W, b, X)
    return P[np.arange(len(labels)), labels].mean()


# === the places along the columns -> slip
def accuracy(W, b, X, labels):
    P = probabilities(W, b, X)
    guess = np.argmax(P, axis=0)
    right = 0
    for i in range(len(guess)):
        if guess[i] == labels[i]:
            right += 1
    return right / len(labels)


# === constant column divided by 0 (nan); accuracy returns a count -> divides_by_zero or counts_the_right_ones


def standardize(train, *others):
    mean = np.mean(tables[0], axis=0)
    std = np.std(tables[0], axis=0)
    return tuple([(t - mean) / std for t in tables])


def accuracy(W, b, X, labels):
    guess = np.argmax(X @ W + b, axis=1)
    return int(np.sum(guess == labels))


# === sigmoid -> asks_each_class_alone


def probabilities(W, b, X):
    return 1 / (1 + np.exp(-(X @ W + b)))


# === global max underflow -> overflows


def probabilities(W, b, X):
    Z = X @ W + b
    e = np.exp(Z - np.max(Z))
    return e / e.sum(axis=1, keepdims=True)


# === sum of scores normalised, no exp -> divides_the_scores_themselves


def probabilities(W, b, X):
    Z = X @ W + b
    return Z / Z.sum(axis=1, keepdims=True)


# === one-hot of argmax -> is_sure_of_the_likeliest


def probabilities(W, b, X):
    Z = X @ W + b
    out = np.zeros_like(Z)
    out[np.arange(len(Z)), Z.argmax(axis=1)] = 1
    return out


# === squared error -> squares_the_errors


def loss(W, b, X, labels):
    Y = np.eye(len(b))[labels]
    return float(np.mean(np.sum((probabilities(W, b, X) - Y) ** 2, axis=1)))


# === b forgotten in loss only -> leaves_out_the_bias


def loss(W, b, X, labels):
    return float(-np.mean(_log_softmax(X @ W)[np.arange(len(X)), labels]))


# === per sample -> numbers_


def loss(W, b, X, labels):
    return -_log_softmax(X @ W + b)[np.arange(len(X)), labels]


# === D[:, labels] -= 1 -> subtracts_in_every_row


def gradients(W, b, X, labels):
    D = probabilities(W, b, X)
    D[:, labels] -= 1
    return X.T @ D / len(X), D.mean(axis=0)


# === divides by classes / number of entries -> divides_by_the_classes_too_here


def gradients(W, b, X, labels):
    D = probabilities(W, b, X)
    D[np.arange(len(X)), labels] -= 1
    return X.T @ D / D.size, D.sum(axis=0) / D.size


# === extra factor P(1-P) as for squared error with sigmoid -> bends_the_error


def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    Y = np.eye(len(b))[labels]
    D = (P - Y) * P * (1 - P)
    return X.T @ D / len(X), D.mean(axis=0)


# === returns dW only -> numbers_


def gradients(W, b, X, labels):
    P = probabilities(W, b, X)
    Y = np.eye(len(b))[labels]
    return X.T @ (P - Y) / len(X)


# === numeric with forward diff 1e-3 -> measures_to_one_side


def gradients(W, b, X, labels):
    h = 1e-3
    base = loss(W, b, X, labels)
    dW = np.zeros_like(W)
    for i in np.ndindex(W.shape):
        V = W.copy()
        V[i] += h
        dW[i] = (loss(V, b, X, labels) - base) / h
    db = np.zeros_like(b)
    for j in range(len(b)):
        c = b.copy()
        c[j] += h
        db[j] = (loss(W, c, X, labels) - base) / h
    return dW, db


# === rows -> standardises_the_rows


def standardize(train, *others):
    out = []
    for t in tables:
        m = t.mean(axis=1, keepdims=True)
        s = t.std(axis=1, keepdims=True)
        s[s == 0] = 1
        out.append((t - m) / s)
    return tuple(out)


# === only train returned -> numbers_


def standardize(train, *others):
    m, s = tables[0].mean(axis=0), tables[0].std(axis=0)
    s[s == 0] = 1
    return (tables[0] - m) / s


# === min max -> goes_from_least_to_most


def standardize(train, *others):
    lo, hi = tables[0].min(axis=0), tables[0].max(axis=0)
    d = hi - lo
    d[d == 0] = 1
    return tuple((t - lo) / d for t in tables)


# === gradient once -> keeps_the_first_gradient


def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    dW, db = gradients(W, b, X, labels)
    for _ in range(steps):
        W, b = W - eta * dW, b - eta * db
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === returns W, b only -> numbers_


def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
    return W, b


# === last loss only -> numbers_


def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
    return W, b, loss(W, b, X, labels)


# === eta forgotten -> ignores_the_rate


def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W, b = W - dW, b - db
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === one step too many -> takes_a_step_too_many


def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = []
    for _ in range(steps + 1):
        losses.append(loss(W, b, X, labels))
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
    return W, b, np.array(losses)


# === k fixed 3 -> always_has_three_classes


def fit(X, labels, eta, steps):
    k = 3
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === rounding -> slip


def accuracy(W, b, X, labels):
    return round(float(np.mean(np.argmax(X @ W + b, axis=1) == labels)), 2)


# === stops when the loss hardly changes -> stops_when_little_changes
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
        losses.append(loss(W, b, X, labels))
        if abs(losses[-1] - losses[-2]) < 1e-4:
            break
    return W, b, np.array(losses)


# === stops before the loss is written down -> stops_without_the_last_loss
def fit(X, labels, eta, steps):
    k = max(labels) + 1
    W = np.zeros((X.shape[1], k))
    b = np.zeros(k)
    old = loss(W, b, X, labels)
    losses = [old]
    for i in range(steps):
        dW, db = gradients(W, b, X, labels)
        W = W - eta * dW
        b = b - eta * db
        new = loss(W, b, X, labels)
        if abs(new - old) < 1e-5:
            break
        losses.append(new)
        old = new
    return W, b, np.array(losses)


# === gives up where the loss climbs -> stops_when_it_climbs
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
        losses.append(loss(W, b, X, labels))
        if losses[-1] > losses[-2]:
            break
    return W, b, np.array(losses)


# === stops where the gradient is short -> slip
def fit(X, labels, eta, steps):
    k = labels.max() + 1
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [loss(W, b, X, labels)]
    for _ in range(steps):
        dW, db = gradients(W, b, X, labels)
        if np.linalg.norm(dW) < 1e-3:
            break
        W, b = W - eta * dW, b - eta * db
        losses.append(loss(W, b, X, labels))
    return W, b, np.array(losses)


# === the cost of the class that it believes in -> takes_the_likeliest_class
def loss(W, b, X, labels):
    L = _log_softmax(X @ W + b)
    total = 0
    for row in L:
        total += -max(row)
    return total / len(L)


# === the bias after the softmax -> adds_the_bias_afterwards
def probabilities(W, b, X):
    P = np.exp(_log_softmax(X @ W))
    return P + b


# === the mean first, then the log -> takes_the_log_of_the_mean
def loss(W, b, X, labels):
    P = np.exp(_log_softmax(X @ W + b))
    total = 0
    for i in range(len(labels)):
        total += P[i, labels[i]]
    return -np.log(total / len(labels))
