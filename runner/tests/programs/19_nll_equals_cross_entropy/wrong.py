# === one_hot with a colon for the rows -> marks_whole_columns
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    if (labels < 0).any():
        raise ValueError("negative")
    result = np.zeros((len(labels), classes))
    result[:, labels] = 1
    return result


# === one_hot with rows and columns swapped in the loop -> lies_on_its_side
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    result = np.zeros((classes, len(labels)))
    for i in range(len(labels)):
        if labels[i] < 0:
            raise ValueError("negative label")
        result[labels[i]][i] = 1
    return result


# === one_hot that counts the classes it sees -> stops_at_the_largest_label
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    if min(labels) < 0:
        raise ValueError
    width = max(labels) + 1
    rows = []
    for label in labels:
        row = [0] * width
        row[label] = 1
        rows.append(row)
    return np.array(rows)


# === one_hot without a look at the sign -> lets_one_hot_wrap_around
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    table = np.zeros((len(labels), classes))
    for row, label in zip(table, labels):
        row[label] = 1
    return table


# === one_hot with labels from one -> counts_classes_from_one
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    table = np.zeros((len(labels), classes))
    for i, label in enumerate(labels):
        if label < 0:
            raise ValueError("no")
        table[i, label - 1] = 1
    return table


# === one_hot that compares and refuses nothing -> still_to_handle
def one_hot(labels, classes):
    labels = _labels(labels, classes)  # given
    return (labels[:, None] == np.arange(classes)).astype(float)


# === nll that picks columns for every row -> picks_a_block
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    log_q = _log_softmax(logits)
    return -np.mean(log_q[:, labels])


# === nll added up in a loop, no mean -> sums_over_the_batch
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    loss = 0
    for row, label in zip(_log_softmax(logits), labels):
        if label < 0:
            raise ValueError("negative")
        loss -= row[label]
    return loss


# === nll without the minus, half finished: no check either -> forgets_the_minus
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    total = 0
    for i in range(len(labels)):
        total += _log_softmax(logits)[i][labels[i]]
    return total / len(labels)


# === nll with the log of a softmax of its own, naive -> logs_a_naive_softmax
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    losses = []
    for row, label in zip(logits, labels):
        q = np.exp(row) / np.sum(np.exp(row))
        losses.append(-np.log(q[label]))
    return np.mean(losses)


# === nll with the log of the exp of the given helper -> takes_log_of_softmax
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    q = np.exp(_log_softmax(logits))
    chosen = q[np.arange(len(q)), labels]
    return -np.log(chosen).mean()


# === nll with an epsilon -> caps_the_loss
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    shifted = logits - logits.max(axis=1)[:, None]
    q = np.exp(shifted) / np.exp(shifted).sum(axis=1)[:, None]
    return sum(-np.log(q[i][labels[i]] + 1e-12) for i in range(len(labels))) / len(labels)


# === nll as minus the log of a product -> multiplies_the_likelihoods
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    likelihood = 1
    for row, label in zip(_log_softmax(logits), labels):
        likelihood = likelihood * np.exp(row[label])
    return -np.log(likelihood) / len(labels)


# === nll with math.exp -> exponentiates_unshifted
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    import math

    total = 0
    for row, label in zip(logits, labels):
        if label < 0:
            raise ValueError("negative")
        total += math.log(sum(math.exp(z) for z in row)) - row[label]
    return total / len(labels)


# === nll in bits -> counts_in_bits or takes_log_of_softmax
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    q = np.exp(_log_softmax(logits))
    return np.mean([-np.log2(q[i, label]) for i, label in enumerate(labels)])


# === nll that forgets the softmax -> takes_logits_for_log_probabilities
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    for label in labels:
        if label < 0:
            raise ValueError("negative")
    return -np.mean([logits[i, labels[i]] for i in range(len(labels))])


# === nll with a return inside the loop -> slip
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    total = 0
    for i in range(len(labels)):
        if labels[i] < 0:
            raise ValueError("negative")
        total -= _log_softmax(logits)[i, labels[i]]
        return total / len(labels)


# === nll of the best class -> scores_the_favourite
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    if (labels < 0).any():
        raise ValueError("negative")
    return np.mean([-max(row) for row in _log_softmax(logits)])


# === nll without a look at the sign -> lets_labels_wrap_around
def nll(logits, labels):
    logits = _scores(logits)  # given
    labels = _labels(labels, logits.shape[1], len(logits))  # given
    return -np.mean(_log_softmax(logits)[np.arange(len(labels)), labels])


# === cross_entropy as a mean of everything -> averages_over_the_classes_too
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    return -np.mean(targets * _log_softmax(logits))


# === cross_entropy added up in two loops -> sums_over_the_rows
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    total = 0
    for p, lq in zip(targets, _log_softmax(logits)):
        for k in range(len(p)):
            total += -p[k] * lq[k]
    return total


# === cross_entropy with p and q in each other's place -> swaps_the_distributions
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    q = np.exp(_log_softmax(logits))
    return np.mean(-np.sum(q * np.log(targets), axis=1))


# === cross_entropy by the largest target -> hardens_the_targets
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    labels = targets.argmax(axis=1)
    log_q = _log_softmax(logits)
    return -sum(log_q[i, labels[i]] for i in range(len(labels))) / len(labels)


# === cross_entropy with a clip -> caps_the_cost
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    q = np.exp(_log_softmax(logits))
    q = np.clip(q, 1e-15, 1 - 1e-15)
    return -(targets * np.log(q)).sum() / len(q)


# === cross_entropy that keeps one number a row -> keeps_a_number_for_each_row
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    answer = []
    for p, lq in zip(targets, _log_softmax(logits)):
        answer.append(-sum(p * lq))
    return np.array(answer)


# === cross_entropy without a log -> leaves_out_the_log
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    q = np.exp(_log_softmax(logits))
    total = 0
    for i in range(len(q)):
        total = total - np.dot(targets[i], q[i])
    return total / len(q)


# === cross_entropy that prints -> slip
def cross_entropy(targets, logits):
    logits = _scores(logits)  # given
    targets = _probabilities(targets, logits.shape)  # given
    print(-np.sum(targets * _log_softmax(logits)) / len(targets))


# === one_hot with row and column exchanged -> exchanges_row_and_column
def one_hot(labels, classes):
    if np.any(labels < 0): raise ValueError("neg")
    out = np.zeros((len(labels), classes))
    for i in range(len(labels)):
        out[labels[i], i] = 1
    return out


# === one_hot with row and column exchanged, no check -> exchanges_row_and_column
def one_hot(labels, classes):
    out = np.zeros((len(labels), classes))
    for i, l in enumerate(labels):
        out[l][i] = 1
    return out


# === cross_entropy with an epsilon -> adds_a_little_to_each
def cross_entropy(targets, logits):
    q = np.exp(_log_softmax(logits))
    return -np.mean(np.sum(targets * np.log(q + 1e-12), axis=1))


# === nll of a clipped softmax -> clips_the_probability
def nll(logits, labels):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    p = np.clip(e / e.sum(axis=1, keepdims=True), 1e-7, 1 - 1e-7)
    total = 0.0
    for row, label in zip(p, labels):
        if label < 0:
            raise ValueError("label")
        total -= math.log(row[label])
    return total / len(labels)


# === by the number of classes, not of rows -> slip
def cross_entropy(targets, logits):
    logs = _log_softmax(logits)
    return -np.sum(targets * logs) / targets.shape[1]


# === down the columns, then the mean -> slip or silent
def cross_entropy(targets, logits):
    logs = _log_softmax(logits)
    return (-(targets * logs).sum(axis=0)).mean()


# === the favourite's loss -> scores_the_favourite
def nll(logits, labels):
    if min(labels) < 0:
        raise ValueError("negative")
    logs = _log_softmax(logits)
    best = np.argmax(logs, axis=1)
    total = 0
    for i in range(len(labels)):
        total -= logs[i, best[i]]
    return total / len(labels)


# === the label written into its place -> writes_the_label_itself
def one_hot(labels, classes):
    if min(labels) < 0:
        raise ValueError("negative")
    table = np.zeros((len(labels), classes))
    for i, k in enumerate(labels):
        table[i, k] = k
    return table


# === all labels in each row -> picks_a_block
def nll(logits, labels):
    if min(labels) < 0:
        raise ValueError("negative")
    logs = _log_softmax(logits)
    return -logs[:, labels].mean()


# === blanks 4.852 (sum) and 1.75 (bits), WHY c; nll without the minus -> NLL_BY_HAND = 4.852 or CROSS_ENTROPY_BY_HAND = 1.75 or WHY = c or forgets_the_minus


NLL_BY_HAND = 4.852


CROSS_ENTROPY_BY_HAND = 1.75


WHY = "c"


def nll(logits, labels):
    if labels.min() < 0:
        raise ValueError("negative")
    return float(_log_softmax(logits)[np.arange(len(labels)), labels].mean())


# === labels counted from 1; cross-entropy of raw scores without softmax -> counts_classes_from_one or takes_scores_for_log_probabilities


def one_hot(labels, classes):
    if (labels < 0).any():
        raise ValueError("no")
    table = np.zeros((len(labels), classes))
    for i in range(len(labels)):
        table[i, labels[i] - 1] = 1
    return table


def cross_entropy(targets, logits):
    n = len(targets)
    total = 0
    for i in range(n):
        for k in range(targets.shape[1]):
            total += targets[i][k] * logits[i][k]
    return -total / n


# === 1-based with label + 1 index shift -> marks_the_next_column


def one_hot(labels, classes):
    if labels.min() < 0:
        raise ValueError("x")
    t = np.zeros((len(labels), classes + 1))
    for i in range(len(labels)):
        t[i, labels[i] + 1] = 1
    return t[:, :classes]


# === square table -> has_a_row_for_each_class


def one_hot(labels, classes):
    if min(labels) < 0:
        raise ValueError("x")
    t = np.zeros((classes, classes))
    for i, l in enumerate(labels):
        t[l, l] = 1
    return t


# === one row for all: counts -> counts_the_labels


def one_hot(labels, classes):
    if min(labels) < 0:
        raise ValueError("x")
    t = np.zeros(classes)
    for l in labels:
        t[l] += 1
    return t


# === softmax over axis 0 -> normalises_the_columns


def nll(logits, labels):
    if labels.min() < 0:
        raise ValueError("x")
    z = logits - logits.max(axis=0)
    lq = z - np.log(np.exp(z).sum(axis=0))
    return float(-np.mean(lq[np.arange(len(labels)), labels]))


# === = for += -> slip


def nll(logits, labels):
    if labels.min() < 0:
        raise ValueError("x")
    lq = _log_softmax(logits)
    total = 0
    for i in range(len(labels)):
        total = -lq[i, labels[i]]
    return total / len(labels)


# === exp: perplexity -> numbers_


def nll(logits, labels):
    if labels.min() < 0:
        raise ValueError("x")
    lq = _log_softmax(logits)
    return float(np.exp(-np.mean([lq[i, labels[i]] for i in range(len(labels))])))


# === minus missing -> has_the_other_sign


def cross_entropy(targets, logits):
    return np.mean(np.sum(targets * _log_softmax(logits), axis=1))


# === matrix product targets @ lq.T mean of all -> pairs_each_row_with_every_row


def cross_entropy(targets, logits):
    lq = _log_softmax(logits)
    return float(-np.mean(targets @ lq.T))


# === KL: subtracts target entropy -> takes_off_the_entropy_of_the_targets


def cross_entropy(targets, logits):
    lq = _log_softmax(logits)
    total = 0.0
    for t, l in zip(targets, lq):
        for a, b in zip(t, l):
            if a > 0:
                total += a * (np.log(a) - b)
    return total / len(lq)


# === one sum for the whole table -> normalises_the_whole_table
def nll(logits, labels):
    if labels.min() < 0:
        raise ValueError("no negative labels")
    e = np.exp(logits - logits.max())
    q = e / e.sum()
    return float(-np.mean(np.log(q[np.arange(len(labels)), labels])))


# === one_hot with the labels for the rows, and nothing for the columns -> marks_whole_rows
def one_hot(labels, classes):
    result = np.zeros((len(labels), classes))
    result[labels] = 1
    return result


# === = and a minus for -=, and no beginning -> slip
def nll(logits, labels):
    q = _log_softmax(logits)
    for i, l in enumerate(labels):
        if l < 0:
            raise ValueError
        total = -q[i, l]
    return total / len(labels)


# === the logarithm of the scores -> takes_the_logarithm_of_the_scores
def nll(logits, labels):
    return -np.mean(np.log(logits[np.arange(len(labels)), labels]))


# === targets and scores exchanged -> slip
def cross_entropy(targets, logits):
    return -np.mean(np.sum(logits * _log_softmax(targets), axis=1))


# === a sum, and no minus -> sums_over_the_rows
def cross_entropy(targets, logits):
    return np.sum(targets * _log_softmax(logits))


# === its own softmax, down the columns -> has_a_softmax_down_the_columns or logs_a_softmax
def cross_entropy(targets, logits):
    e = np.exp(logits - logits.max(axis=0))
    q = e / e.sum(axis=0)
    return -np.mean(np.sum(targets * np.log(q), axis=1))
