# === one_hot with a loop over zeros
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    table = np.zeros((len(labels), classes))
    for i in range(len(labels)):
        if labels[i] < 0:
            raise ValueError("negative label")
        table[i][labels[i]] = 1
    return table


# === one_hot of nested comprehensions, made an array at the end
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    if min(labels) < 0:
        raise ValueError("a label is negative: " + str(min(labels)))
    return np.array([[1.0 if k == label else 0.0 for k in range(classes)] for label in labels])


# === one_hot by comparing with a row of class numbers
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    if np.any(labels < 0):
        raise ValueError
    return (labels[:, None] == np.arange(classes)[None, :]).astype(float)


# === one_hot as whole numbers
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    if (labels < 0).sum() > 0:
        raise ValueError("negative")
    out = np.zeros((labels.size, classes), dtype=int)
    out[np.arange(labels.size), labels] = 1
    return out


# === one_hot with append and a plain if
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    rows = []
    for label in labels.tolist():
        if label < 0:
            raise ValueError(f"there is no class {label}")
        row = [0] * classes
        row[label] = 1
        rows.append(row)
    return np.array(rows, dtype=float)


# === one_hot with np.put_along_axis
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    if labels.min() < 0:
        raise ValueError("no")
    hot = np.zeros((labels.shape[0], classes))
    np.put_along_axis(hot, labels.reshape(-1, 1), 1.0, axis=1)
    return hot


# === nll with a loop over the rows
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    log_q = _log_softmax(logits)
    total = 0
    for i in range(len(labels)):
        if labels[i] < 0:
            raise ValueError("negative label")
        total += -log_q[i, labels[i]]
    return total / len(labels)


# === nll through the other road
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    return cross_entropy(one_hot(labels, logits.shape[1]), logits)


# === nll with math alone, shifted by hand
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    import math

    losses = []
    for row, label in zip(logits.tolist(), labels.tolist()):
        if label < 0:
            raise ValueError("negative")
        biggest = max(row)
        losses.append(math.log(sum(math.exp(z - biggest) for z in row)) + biggest - row[label])
    return sum(losses) / len(losses)


# === nll with np.logaddexp.reduce
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative label")
    return np.mean(np.logaddexp.reduce(logits, axis=1) - logits[np.arange(len(labels)), labels])


# === nll with take_along_axis
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if not all(label >= 0 for label in labels):
        raise ValueError("no such class")
    picked = np.take_along_axis(_log_softmax(logits), labels[:, None], axis=1)
    return -picked.mean()


# === nll in one line, after the check
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if min(labels) < 0: raise ValueError("negative")
    return -sum(row[label] for row, label in zip(_log_softmax(logits), labels)) / len(labels)


# === nll with one_hot as a weight
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    p = one_hot(labels, logits.shape[1])
    return float((-_log_softmax(logits) * p).sum() / len(p))


# === nll by the diagonal of a block
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if np.min(labels) < 0:
        raise ValueError("negative label")
    return -np.trace(_log_softmax(logits)[:, labels]) / len(labels)


# === nll, clumsy: row by row with a row's own table
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    answers = np.zeros(len(labels))
    i = 0
    while i < len(labels):
        label = int(labels[i])
        if label < 0:
            raise ValueError("label must not be negative")
        one_row = logits[i].reshape(1, -1)
        answers[i] = 0 - _log_softmax(one_row)[0][label]
        i = i + 1
    return answers.sum() / i


# === nll as a 0-d array
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    return np.array(-_log_softmax(logits)[range(len(labels)), labels].mean())


# === cross_entropy without np.where
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    log_q = _log_softmax(logits)
    log_q[targets == 0] = 0
    return -np.sum(targets * log_q) / len(targets)


# === cross_entropy with two loops
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    log_q = _log_softmax(logits)
    total = 0.0
    n, classes = logits.shape
    for i in range(n):
        for k in range(classes):
            if targets[i][k] != 0:
                total -= targets[i][k] * log_q[i][k]
    return total / n


# === cross_entropy by einsum
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    costs = np.where(targets == 0, 0, -_log_softmax(logits))
    return np.einsum("ik,ik->i", targets, costs).mean()


# === cross_entropy with an average that has weights
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    costs = -_log_softmax(logits)
    costs[targets == 0.0] = 0.0
    return np.mean([np.average(cost, weights=p) for cost, p in zip(costs, targets)])


# === cross_entropy with a mask
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    happens = targets > 0
    return float(-(targets[happens] * _log_softmax(logits)[happens]).sum() / targets.shape[0])


# === cross_entropy, recursive over the rows
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given

    def rest(i):
        if i == len(targets):
            return 0
        here = sum(-p * lq for p, lq in zip(targets[i], _log_softmax(logits)[i]) if p > 0)
        return here + rest(i + 1)

    return rest(0) / len(targets)


# === empirical_distribution as the mean of the one-hot rows
def empirical_distribution(labels, classes):
    labels = _labels(labels, classes)  # given
    return one_hot(labels, classes).mean(axis=0)


# === average_nll by the shares, zeros left out
def average_nll(q, labels):
    q = _probabilities(q, (np.size(q),))  # given
    labels = _labels(labels, len(q))  # given
    p = empirical_distribution(labels, len(q))
    with np.errstate(divide="ignore"):
        return -sum(p[k] * np.log(q[k]) for k in range(len(q)) if p[k] > 0)


# === average_nll in bits, without the given checks -> counts_the_average_in_bits
def average_nll(q, labels):
    q = np.array(q, dtype=float)
    return float(-np.log2(q[np.array(labels)]).mean())


# === rows compared with a range
def one_hot(labels, classes):
    for label in labels:
        if label < 0:
            raise ValueError("a label is 0 or more")
    return (np.array([[k == label for k in range(classes)] for label in labels])).astype(float)


# === nll through one_hot and cross entropy
def nll(logits, labels):
    return cross_entropy(one_hot(labels, logits.shape[1]), logits)


# === loops, own log-sum-exp
def cross_entropy(targets, logits):
    total = 0.0
    for p, z in zip(targets, logits):
        top = max(z)
        log_sum = top + np.log(sum(np.exp(z - top)))
        for k in range(len(p)):
            if p[k] != 0:
                total += p[k] * (log_sum - z[k])
    return total / len(targets)


# === a beginner's other way, 2


import math


def nll(logits, labels):
    if (labels < 0).sum() > 0:
        raise ValueError("neg")
    total = 0.0
    for row, l in zip(logits, labels):
        m = max(row)
        total += m + math.log(sum(math.exp(z - m) for z in row)) - row[l]
    return total / len(labels)


# === a beginner's other way, 3


def nll(logits, labels):
    return cross_entropy(one_hot(labels, logits.shape[1]), logits)


def cross_entropy(targets, logits):
    lp = _log_softmax(logits)
    lp[targets == 0] = 0
    return float(np.einsum("ij,ij->", targets, -lp) / len(lp))


# === shares of the number of classes -> divides_by_the_number_of_classes
def empirical_distribution(labels, classes):
    counts = np.zeros(classes)
    for label in labels:
        counts[label] += 1
    return counts / classes
