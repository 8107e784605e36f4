"""What people get wrong about negative log-likelihood and cross-entropy."""

import numpy as np

from runner.mistakes import mistake

# Small right pieces, so that each mistake below shows one misconception and nothing else.


def whole(labels):
    return np.asarray(labels).astype(int)


def log_softmax(logits):
    z = np.asarray(logits, dtype=float)
    with np.errstate(all="ignore"):
        shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def of_labels(table, labels):
    return table[np.arange(len(table)), whole(labels)]


def weighed(targets, costs):
    """Mean over the rows of Σ p · cost, where p = 0 counts for nothing."""
    p = np.asarray(targets, dtype=float)
    return float(np.sum(p * np.where(p > 0, costs, 0.0), axis=1).mean())


def shares_of(labels, classes):
    return np.bincount(whole(labels), minlength=classes) / len(labels)


def shape_is_wrong(labels):
    given = np.asarray(labels)
    return given.ndim != 1 or given.size == 0 or given.dtype == bool or bool(np.any(given != np.floor(given)))


# WHY


@mistake("WHY")
def because_logs_make_sums():
    """What a) says is true, and it is why we take logs at all. But it does not say what p would be.

    Look for the statement that turns the formula of the cross-entropy into the other, term by term.
    """
    return "a"


@mistake("WHY")
def because_both_fall():
    """Two losses with the same minimum need not be equal: (x − 3)² and (x − 3)² + 5 share theirs too.

    Here the two numbers agree for every model, good or bad. What in the formulas makes that so?
    """
    return "c"


@mistake("WHY")
def because_training_ends_there():
    """d) is about one single q, the perfect one, but the two losses agree for every q, even a bad guess.

    Take the forecast of the README and write out both sums: you need no training for it.
    """
    return "d"


# one_hot


@mistake("one_hot")
def counts_classes_from_one(labels, classes):
    """You put label 1 into the first column, but labels count from 0, as columns do.

    Label 0 then goes to column −1, which NumPy takes for the last one, without an error.
    """
    return np.eye(classes)[whole(labels) - 1]


@mistake("one_hot")
def lies_on_its_side(labels, classes):
    """Your table has one row per class and one column per label: it lies on its side.

    Every sample gets a row, everywhere in this ladder. A square example would hide this.
    """
    return np.eye(classes)[whole(labels)].T.copy()


@mistake("one_hot")
def stops_at_the_largest_label(labels, classes):
    """Your table has no columns beyond the largest label that occurs.

    A batch need not hold every class: the width is `classes`, else two batches would not fit together.
    """
    return np.eye(int(whole(labels).max()) + 1)[whole(labels)]


@mistake("one_hot")
def marks_whole_columns(labels, classes):
    """You set the columns of all labels in every row, so that a row holds more than one 1.

    Row 0 belongs to label 0 of the list, row 1 to label 1: an index for the rows must go with the
    labels.
    """
    rows = np.zeros((len(labels), classes))
    rows[:, whole(labels)] = 1.0
    return rows


@mistake("one_hot", checks_input=False)
def lets_one_hot_wrap_around(labels, classes):
    """You accept a negative label. NumPy reads −1 as the last column, so a wrong label makes a row that
    looks right, and nobody notices. Check the labels before you index with them.
    """
    if shape_is_wrong(labels) or np.any(np.asarray(labels) >= classes) or np.any(whole(labels) < -classes):
        raise ValueError("labels must be whole numbers below classes")
    return np.eye(classes)[whole(labels)]


# nll


@mistake("nll")
def sums_over_the_batch(logits, labels):
    """You added up the losses of the rows. The loss is their mean, so that it does not depend on how many
    samples there are: the same batch twice over must cost the same.
    """
    return float(-of_labels(log_softmax(logits), labels).sum())


@mistake("nll")
def divides_by_the_classes_too(logits, labels):
    """You divided by the number of all entries of the table. Each row has one label, and so one loss:
    divide by the number of rows. A uniform guess over 4 classes must cost log 4, not a quarter of it.
    """
    log_q = log_softmax(logits)
    return float(-of_labels(log_q, labels).sum() / log_q.size)


@mistake("nll")
def forgets_the_minus(logits, labels):
    """Your loss is never above 0: the minus is missing. The log of a probability is at most 0, and a loss
    should grow when the model gets worse.
    """
    return float(of_labels(log_softmax(logits), labels).mean())


@mistake("nll")
def counts_in_bits(logits, labels):
    """You took the logarithm to base 2: that is the loss in bits. Losses are in nats here, with the
    natural log: a uniform guess over two classes costs log 2 = 0.693, not 1.
    """
    return float(-of_labels(log_softmax(logits), labels).mean() / np.log(2.0))


@mistake("nll")
def takes_log_of_softmax(logits, labels):
    """You computed the softmax first and its log afterwards. A probability too small for a float is 0 by
    then, and its log is −inf, although the loss is an ordinary number. Simplify the log of the fraction
    on paper first.
    """
    with np.errstate(all="ignore"):
        return float(-np.log(of_labels(np.exp(log_softmax(logits)), labels)).mean())


@mistake("nll")
def exponentiates_unshifted(logits, labels):
    """You exponentiate the scores as they are. exp(10000) is inf and exp(−10000) is 0, and so the sum is
    lost. Only differences of scores matter: rung 06 showed which number to subtract first.
    """
    z = np.asarray(logits, dtype=float)
    with np.errstate(all="ignore"):
        log_sum = np.log(np.exp(z).sum(axis=1))
        return float((log_sum - of_labels(z, labels)).mean())


@mistake("nll")
def shifts_by_one_maximum(logits, labels):
    """You subtracted the largest score of the whole table. A row that lies far below it has only zeros
    left after exp, and the log of their sum is −inf. Every row needs a maximum of its own.
    """
    z = np.asarray(logits, dtype=float)
    shifted = z - z.max()
    with np.errstate(all="ignore"):
        log_q = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
        return float(-of_labels(log_q, labels).mean())


@mistake("nll")
def normalises_down_the_columns(logits, labels):
    """Your softmax sums over the samples. A sample's probabilities are those of its classes, and they sum
    to 1 along its row: that is axis 1 in a table with one sample per row.
    """
    with np.errstate(all="ignore"):
        return float(-of_labels(log_softmax(np.transpose(logits)).T, labels).mean())


@mistake("nll")
def clips_probabilities(logits, labels):
    """You clipped the probabilities, or added an epsilon, to keep the log finite. A confident wrong answer
    then costs at most −log of that small number, however wrong it is. Computed from the logits, the log
    needs no such help.
    """
    q = np.clip(np.exp(log_softmax(logits)), 1e-15, 1 - 1e-15)
    return float(-np.log(of_labels(q, labels)).mean())


@mistake("nll")
def takes_softmax_twice(logits, labels):
    """You applied softmax twice: the probabilities went through it as if they were scores. They differ by
    1 at most, so even a certain and right answer keeps a cost. One softmax turns logits into
    probabilities.
    """
    return float(-of_labels(log_softmax(np.exp(log_softmax(logits))), labels).mean())


@mistake("nll")
def takes_logits_for_probabilities(logits, labels):
    """You took the log of the scores themselves. Logits are no probabilities: they may be negative, where
    the log is nan, and they do not sum to 1. Which function turns scores into probabilities?
    """
    with np.errstate(all="ignore"):
        return float(-np.log(of_labels(np.asarray(logits, dtype=float), labels)).mean())


@mistake("nll")
def takes_logits_for_log_probabilities(logits, labels):
    """You averaged the labels' scores with a minus and left the other classes out. That loss changes when
    all scores of a row grow by 1, though the probabilities stay the same. The log of the sum over the
    classes is missing.
    """
    return float(-of_labels(np.asarray(logits, dtype=float), labels).mean())


@mistake("nll")
def forgets_the_log(logits, labels):
    """You averaged the probabilities of the labels and took no log, so your loss lies between −1 and 0. It
    is the *log*-likelihood that is negated.
    """
    return float(-np.exp(of_labels(log_softmax(logits), labels)).mean())


@mistake("nll")
def takes_log_of_the_mean(logits, labels):
    """You averaged the probabilities and then took one log. The log comes first, for every sample, then
    the mean: for probabilities 1/2 and 1/8 the mean of −log is 1.386, while −log of the mean is 1.163.
    """
    q = np.exp(of_labels(log_softmax(logits), labels))
    with np.errstate(all="ignore"):
        return float(-np.log(q.mean()))


@mistake("nll")
def scores_the_favourite(logits, labels):
    """You looked up the class that the model likes best, and the labels had no say. Then a confident wrong
    model costs nothing. The loss asks for the probability of the class that really happened.
    """
    return float(-log_softmax(logits).max(axis=1).mean())


@mistake("nll")
def counts_labels_from_one(logits, labels):
    """You subtracted 1 from the labels, but they count from 0 already. Label 0 becomes −1, and NumPy
    silently takes the last column for it.
    """
    return float(-of_labels(log_softmax(logits), whole(labels) - 1).mean())


@mistake("nll")
def picks_a_block(logits, labels):
    """You picked the columns of all labels in every row: n × n numbers where n are wanted. Each row goes
    with its own label, so the rows need an index of their own. One row alone hides this.
    """
    return float(-log_softmax(logits)[:, whole(labels)].mean())


@mistake("nll", checks_input=False)
def lets_labels_wrap_around(logits, labels):
    """You accept a negative label. NumPy reads −1 as the last class, so the loss of a broken data set
    looks quite normal. Check that every label is from 0 to the number of columns minus 1.
    """
    z = np.asarray(logits, dtype=float)
    if z.ndim != 2 or z.size == 0 or not np.isfinite(z.max(axis=1)).all() or shape_is_wrong(labels):
        raise ValueError("logits must be a table of scores, and labels a list of whole numbers")
    index, classes = np.asarray(labels), z.shape[1]
    if len(index) != len(z) or np.any(index >= classes) or np.any(index < -classes):
        raise ValueError("labels must be one per row, each below the number of classes")
    return float(-of_labels(log_softmax(z), labels).mean())


# cross_entropy


@mistake("cross_entropy")
def sums_over_the_rows(targets, logits):
    """You added up the rows. The loss is the mean over the rows: inside a row the classes are added, but
    between rows we take the average, so that a larger batch does not cost more.
    """
    return weighed(targets, -log_softmax(logits)) * len(log_softmax(logits))


@mistake("cross_entropy")
def averages_over_the_classes_too(targets, logits):
    """You took the mean over all entries of the table. Within a row the targets p already are the weights,
    and they sum to 1: add those terms up, and take the mean over the rows alone.
    """
    return weighed(targets, -log_softmax(logits)) / log_softmax(logits).shape[1]


@mistake("cross_entropy")
def forgets_the_minus_sign(targets, logits):
    """Your loss is never above 0: the minus is missing. Every log q(k) is at most 0, and a loss should
    grow when the model gets worse.
    """
    return -weighed(targets, -log_softmax(logits))


@mistake("cross_entropy")
def measures_in_bits(targets, logits):
    """You took the logarithm to base 2. Rung 17 counts in bits, but a loss is in nats, with the natural
    log: a uniform guess over two classes costs log 2 = 0.693, not 1.
    """
    return weighed(targets, -log_softmax(logits)) / float(np.log(2.0))


@mistake("cross_entropy")
def swaps_the_distributions(targets, logits):
    """You swapped the roles: Σ q · log p. The targets p are the weights, for they say what happens, and
    the log is taken of the model's q. The log of a one-hot row is full of −inf.
    """
    log_q = log_softmax(logits)
    with np.errstate(all="ignore"):
        return weighed(np.exp(log_q), -np.log(np.asarray(targets, dtype=float)))


@mistake("cross_entropy")
def hardens_the_targets(targets, logits):
    """You used each row's largest target as its label and dropped the rest. For one-hot rows that is the
    same, but a soft row such as (0.6, 0.3, 0.1) says more: all its classes count, each with its weight.
    """
    return float(-of_labels(log_softmax(logits), np.argmax(targets, axis=1)).mean())


@mistake("cross_entropy")
def subtracts_the_entropy(targets, logits):
    """You computed the divergence of rung 18: the cross-entropy less the entropy of the targets. The two
    agree for one-hot rows, whose entropy is 0, but not for soft ones. Here nothing is subtracted.
    """
    p = np.asarray(targets, dtype=float)
    return weighed(p, -log_softmax(logits) + np.log(np.where(p > 0, p, 1.0)))


@mistake("cross_entropy")
def adds_the_other_outcome(targets, logits):
    """You also added (1 − p) · log(1 − q) for every class. That belongs to questions with two outcomes,
    yes or no. With several classes in a row the other outcomes are the other columns, and they are
    counted already.
    """
    p, q = np.asarray(targets, dtype=float), np.exp(log_softmax(logits))
    with np.errstate(all="ignore"):
        others = np.where(p < 1, (1 - p) * -np.log(1 - q), 0.0).sum(axis=1).mean()
    return weighed(p, -log_softmax(logits)) + float(others)


@mistake("cross_entropy")
def logs_a_softmax(targets, logits):
    """You computed the softmax first and its log afterwards. A probability too small for a float is 0 by
    then, and its log is −inf, although the loss is an ordinary number. Simplify the log of the fraction
    on paper first.
    """
    with np.errstate(all="ignore"):
        return weighed(targets, -np.log(np.exp(log_softmax(logits))))


@mistake("cross_entropy")
def adds_an_epsilon(targets, logits):
    """You clipped the probabilities, or added an epsilon, to keep the log finite. A confident wrong answer
    then costs at most −log of that epsilon, however wrong it is. Computed from the logits, the log
    needs no such help.
    """
    return weighed(targets, -np.log(np.exp(log_softmax(logits)) + 1e-12))


@mistake("cross_entropy")
def lets_zero_times_infinity_be_nan(targets, logits):
    """Your answer is nan where a class with target 0 has the log-probability −inf: in floats 0 · inf is
    nan. A class that never happens costs nothing. Leave those terms out before you multiply.
    """
    with np.errstate(all="ignore"):
        return float(-(np.asarray(targets, dtype=float) * log_softmax(logits)).sum(axis=1).mean())


@mistake("cross_entropy")
def applies_softmax_twice(targets, logits):
    """You applied softmax twice: the probabilities went through it as if they were scores. They differ by
    1 at most, so even a certain and right answer keeps a cost. One softmax turns logits into
    probabilities.
    """
    return weighed(targets, -log_softmax(np.exp(log_softmax(logits))))


@mistake("cross_entropy")
def applies_softmax_to_the_targets(targets, logits):
    """You sent the targets through softmax. They are probabilities already, and softmax would change them:
    (1, 0) becomes (0.73, 0.27). Only the logits are scores.
    """
    return weighed(np.exp(log_softmax(targets)), -log_softmax(logits))


@mistake("cross_entropy")
def uses_logits_as_probabilities(targets, logits):
    """You took the log of the scores themselves. Logits are no probabilities: they may be negative, where
    the log is nan, and they do not sum to 1. Which function turns scores into probabilities?
    """
    with np.errstate(all="ignore"):
        return weighed(targets, -np.log(np.asarray(logits, dtype=float)))


# empirical_distribution


@mistake("empirical_distribution")
def counts(labels, classes):
    """You returned how often each class occurs. A distribution sums to 1, so the counts must become
    shares.
    """
    return shares_of(labels, classes) * len(labels)


@mistake("empirical_distribution")
def divides_by_the_number_of_classes(labels, classes):
    """You divided the counts by the number of classes. A share is a part of all the labels: what must the
    counts be divided by to sum to 1?
    """
    return shares_of(labels, classes) * len(labels) / classes


@mistake("empirical_distribution")
def stops_at_the_largest_class(labels, classes):
    """Your answer ends with the largest label that occurs. It needs `classes` entries: the classes beyond
    have probability 0, and they must say so.
    """
    return shares_of(labels, 0)


@mistake("empirical_distribution")
def adds_one_to_every_count(labels, classes):
    """You added 1 to each count, so that no class has probability 0. Smoothing is useful elsewhere, but
    the empirical distribution is what the data shows and no more: a class that is not there has none.
    """
    return (shares_of(labels, classes) * len(labels) + 1) / (len(labels) + classes)


@mistake("empirical_distribution", checks_input=False)
def makes_room_for_labels_too_large(labels, classes):
    """A label beyond the classes made your answer longer instead of raising ValueError. With 3 classes
    there is no label 3, but NumPy's counting cannot know that: `minlength` is only a least length.
    """
    if shape_is_wrong(labels) or np.any(whole(labels) < 0):
        raise ValueError("labels must be whole numbers from 0")
    return shares_of(labels, classes)


# average_nll


@mistake("average_nll")
def sums_over_the_labels(q, labels):
    """You added up the costs of the labels. It is the *average* cost per label: the same labels twice over
    must give the same answer.
    """
    with np.errstate(all="ignore"):
        return float(-np.log(np.asarray(q, dtype=float)[whole(labels)]).sum())


@mistake("average_nll")
def leaves_out_the_minus(q, labels):
    """Your answer is never above 0: the minus is missing. The log of a probability is at most 0."""
    with np.errstate(all="ignore"):
        return float(np.log(np.asarray(q, dtype=float)[whole(labels)]).mean())


@mistake("average_nll")
def answers_in_bits(q, labels):
    """You took the logarithm to base 2, which counts in bits. Losses are in nats here: use the natural
    log.
    """
    with np.errstate(all="ignore"):
        return float(-np.log2(np.asarray(q, dtype=float)[whole(labels)]).mean())


@mistake("average_nll")
def logs_the_average(q, labels):
    """You averaged the probabilities and then took one log. The log comes first, for every label, then the
    mean: likelihoods are multiplied, so it is their logs that are added.
    """
    with np.errstate(all="ignore"):
        return float(-np.log(np.asarray(q, dtype=float)[whole(labels)].mean()))


@mistake("average_nll")
def hides_infinity(q, labels):
    """You clipped q, or added an epsilon, so that an impossible label costs something finite. A q that
    calls a thing impossible which then happens is infinitely wrong: inf is the honest answer.
    """
    return float(-np.log(np.asarray(q, dtype=float)[whole(labels)] + 1e-12).mean())


@mistake("average_nll")
def skips_impossible_labels(q, labels):
    """You left out the labels with q = 0. Zeros may be skipped where the *weight* is 0, that is, where
    nothing happened. Here it did happen, although q called it impossible: that costs inf.
    """
    p = np.asarray(q, dtype=float)[whole(labels)]
    return float(-np.log(np.where(p > 0, p, 1.0)).mean())


@mistake("average_nll")
def counts_every_class_once(q, labels):
    """You averaged over the different classes that occur, each once. A class that came three times costs
    three times: the mean is taken over the labels.
    """
    with np.errstate(all="ignore"):
        return float(-np.log(np.asarray(q, dtype=float)[np.unique(whole(labels))]).mean())


@mistake("average_nll")
def computes_the_entropy_of_q(q, labels):
    """You computed the entropy of q, and the labels had no say. The weights are the shares of the labels,
    what really happened; q is only under the log.
    """
    p = np.asarray(q, dtype=float)
    return float(-(p * np.log(np.where(p > 0, p, 1.0))).sum())


@mistake("average_nll")
def computes_the_entropy_of_the_labels(q, labels):
    """You computed the entropy of the labels, and q had no say. That is the least that any q can cost; the
    q that was asked about is usually worse.
    """
    p = shares_of(labels, len(q))
    return float(-(p * np.log(np.where(p > 0, p, 1.0))).sum())


@mistake("average_nll")
def swaps_shares_and_q(q, labels):
    """You swapped the roles: the weights are q and the log is of the shares. What happened gives the
    weights, and the log is taken of the prediction. The other way round, a class that did not occur
    makes the answer inf or nan.
    """
    p = np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.where(p > 0, p * -np.log(shares_of(labels, len(p))), 0.0).sum())


@mistake("average_nll")
def multiplies_zero_by_infinity(q, labels):
    """Your answer is nan where q = 0 for a class that no label names: its share 0 times −inf is nan in
    floats. What does not happen costs nothing, so those classes must stay out of the sum.
    """
    p = np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(-(shares_of(labels, len(p)) * np.log(p)).sum())


@mistake("average_nll")
def takes_q_for_logits(q, labels):
    """You sent q through softmax. It holds probabilities already, and softmax would change them: (1, 0)
    becomes (0.73, 0.27). Take their logs as they are.
    """
    log_q = log_softmax(np.asarray(q, dtype=float)[np.newaxis, :])[0]
    return float(-log_q[whole(labels)].mean())
