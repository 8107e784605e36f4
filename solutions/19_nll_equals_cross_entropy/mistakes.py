"""What people get wrong about negative log-likelihood and cross-entropy."""

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when

# Small right pieces, so that each mistake below shows one misconception and nothing else.


def whole(labels):
    return np.asarray(labels).astype(int)


def log_softmax(logits):
    z = np.asarray(logits, dtype=float)
    with np.errstate(all="ignore"):
        shifted = z - z.max(axis=-1, keepdims=True)
        return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def of_labels(table, labels):
    return table[np.arange(len(table)), whole(labels)]


def weighed(targets, costs):
    """Mean over the rows of Σ p · cost, where p = 0 counts for nothing."""
    p = np.asarray(targets, dtype=float)
    with np.errstate(all="ignore"):
        return float(np.sum(np.where(p > 0, p * costs, 0.0), axis=1).mean())


def minus_log(values):
    with np.errstate(all="ignore"):
        return -np.log(values)


def shares_of(labels, classes):
    return np.bincount(whole(labels), minlength=classes) / len(labels)


# By hand


def one_of(*numbers):
    """True for any of these, worked out to three decimals."""
    return lambda value: min(abs(value - number) for number in numbers) <= 0.0005


FOR_BOTH = {
    4.852: "4.852 is the sum over the four days. Asked for is the mean: a longer month must not cost more.",
    1.04: "1.040 lets three days with label 0 count as much as one day with label 1, or weighs with q itself.",
}
wrong(
    "NLL_BY_HAND",
    FOR_BOTH
    | {
        1.163: "1.163 is minus the log of the mean of the four q's. The logs come first, day by day; then the mean.",
        0.3125: "0.3125 is the mean of the four q's, without any logarithm.",
        1.617: "1.617 is the sum divided by the three classes. The mean is taken over the days: there are four.",
        0.008: "0.008 is the likelihood, the product of the four q's. Its log, a minus and the mean are still to do.",
        2.079: "2.079 adds one cost for each of the two labels. Each day has a cost, and the mean is over the days.",
    },
)
wrong(
    "CROSS_ENTROPY_BY_HAND",
    FOR_BOTH
    | {
        0.562: "0.562 is the entropy of the shares: q has no say in it. The weights are p, and the log is taken of q.",
        0.765: "0.765 has the two roles swapped: weights q, and the log of p. What happened gives the weights.",
        0.3125: "0.3125 is Σ p · q, without any logarithm.",
        0.404: "0.404 is divided by the number of classes. The shares add up to 1 already: nothing is left to divide.",
        0.651: "0.651 is how much more q costs than the shares themselves would. Nothing is subtracted here.",
    },
)
for name in ("NLL_BY_HAND", "CROSS_ENTROPY_BY_HAND"):
    wrong_when(
        name,
        1.75,
        one_of(1.75, 0.527),
        "1.75 counts in bits, with log₂, and 0.527 has the logarithm to base 10, the `log` key.\n"
        "Here it is the natural one, the `ln` key: then the unit is nats.",
    )
    wrong_when(
        name,
        1.386,
        one_of(1.386, 0.693),
        "1.386 is ln 4, what a day with label 0 costs, and 0.693 is ln 2, what the day with label 1 costs.\n"
        "There were three days of the one kind, and one of the other.",
    )
    text = "The log of a probability is at most 0, and a cost is never below 0: a minus is missing."
    wrong_when(name, -1.5, lambda number: number < 0, text)
wrong(
    "WHY",
    {
        "a": "a) is true, and it is why we take logs at all. But it does not say what p would be.\n"
        "Look for the statement that turns one formula into the other, term by term.",
        "c": "Two losses with the same lowest place need not be equal: (x − 3)² and (x − 3)² + 5 share theirs.\n"
        "Here the two numbers agree for every model, good or bad. What in the formulas makes that so?",
        "d": "d) is about one single q, the perfect one, but the two agree for every q, even for a bad guess.\n"
        "Write out both sums for the forecast of README.md: you need no training for it.",
    },
)


# one_hot


@mistake("one_hot")
def counts_classes_from_one(labels, classes):
    """Your answers have label 1 in the first column. Labels count from 0, as columns do.

    Label 0 then goes to column −1, which NumPy takes for the last one, without an error.
    """
    return np.eye(classes)[whole(labels) - 1]


@mistake("one_hot")
def lies_on_its_side(labels, classes):
    """Your table has a row for each class and a column for each label: it lies on its side.

    Every sample gets a row. As many labels as classes would hide this.
    """
    return np.eye(classes)[whole(labels)].T.copy()


@mistake("one_hot")
def exchanges_row_and_column(labels, classes):
    """Your table has the 1 of sample i in row labels[i], column i: row and column are exchanged.

    Rows are samples here and columns are classes, so a label says in which column its 1 stands. (Where there is no
    such row, an IndexError comes.)
    """
    found = whole(labels)
    rows = np.zeros((len(found), classes))
    rows[found, np.arange(len(found))] = 1.0
    return rows


@mistake("one_hot")
def stops_at_the_largest_label(labels, classes):
    """Your table has no columns beyond the largest label that occurs.

    A few samples need not show every class: the width is `classes`, or two such tables would not fit together.
    """
    return np.eye(int(whole(labels).max()) + 1)[whole(labels)]


@mistake("one_hot")
def marks_whole_columns(labels, classes):
    """Your rows hold more than one 1: every row has the labels of all samples.

    Row 0 belongs to the first label, row 1 to the second: an index for the rows must go with the labels.
    """
    rows = np.zeros((len(labels), classes))
    rows[:, whole(labels)] = 1.0
    return rows


@mistake("one_hot")
def marks_whole_rows(labels, classes):
    """Your table has whole rows of 1s: a label was taken for the number of a row, and every column of that row is 1.

    Rows are samples here and columns are classes: a label says in which column its 1 stands, and only there. (Where
    there is no such row, an IndexError comes.)
    """
    rows = np.zeros((len(labels), classes))
    rows[whole(labels)] = 1.0
    return rows


@mistake("one_hot")
def writes_the_label_itself(labels, classes):
    """Your rows hold the number of the label in its column, so that label 0 leaves no trace.

    The column says which class it is. What stands there is its probability, and a label is certain.
    """
    return np.eye(classes)[whole(labels)] * whole(labels)[:, np.newaxis]


@mistake("one_hot")
def has_a_row_for_each_class(labels, classes):
    """Your table has a row for each class, with its 1 on the diagonal. Asked is a row for each label."""
    table = np.zeros((classes, classes))
    table[whole(labels), whole(labels)] = 1.0
    return table


@mistake("one_hot")
def counts_the_labels(labels, classes):
    """Your answer is one row for all labels: how often each class occurs. Asked is a row of its own for each label."""
    return np.bincount(whole(labels), minlength=classes).astype(float)


@mistake("one_hot")
def marks_the_next_column(labels, classes):
    """Your 1s stand one column too far to the right. Labels count from 0, as columns do."""
    return np.eye(classes + 1)[whole(labels) + 1][:, :classes]


@mistake("one_hot", edges=True)
def lets_one_hot_wrap_around(labels, classes):
    """Your rows are right, but the label −1 gets one as well: NumPy reads it as the last column.

    So a wrong label makes a row that looks right, and nobody notices. Look at the labels before they are an index.
    """
    found = whole(labels)
    if (found < -classes).any():
        raise ValueError("no such class")
    return np.eye(classes)[found]


# nll


@mistake("nll")
def picks_a_block(logits, labels):
    """Your answers mix all rows with all labels: n · n numbers were picked where n are wanted.

    Row 0 goes with the first label, row 1 with the second: the rows need an index of their own.
    """
    return float(-log_softmax(logits)[:, whole(labels)].mean())


@mistake("nll")
def sums_over_the_batch(logits, labels):
    """Your answers are the sum of the losses. Asked for is their mean, so that more samples do not cost more."""
    return float(-of_labels(log_softmax(logits), labels).sum())


@mistake("nll")
def divides_by_the_classes_too(logits, labels):
    """Your answers are the mean over all entries of the table. Each row has one label, and so one loss.

    Divide by the number of rows: a uniform guess over four classes must cost log 4, not a quarter of it.
    """
    log_q = log_softmax(logits)
    return float(-of_labels(log_q, labels).sum() / log_q.size)


@mistake("nll")
def forgets_the_minus(logits, labels):
    """Your answers are never above 0: the minus is missing. The log of a probability is at most 0.

    A loss should grow when the model gets worse.
    """
    return float(of_labels(log_softmax(logits), labels).mean())


@mistake("nll")
def takes_the_logarithm_of_the_scores(logits, labels):
    """Your answers take the logarithm of the scores themselves. A score is no probability, and may be below 0.

    q is the softmax of the scores, and `_log_softmax` gives log q.
    """
    scores = np.asarray(logits, dtype=float)
    with np.errstate(all="ignore"):
        return float(-np.log(of_labels(scores, labels)).mean())


@mistake("nll")
def keeps_a_loss_for_each_row(logits, labels):
    """Your answer still has one loss for each row. They are right; asked for is one number, their mean."""
    return -of_labels(log_softmax(logits), labels)


@mistake("nll")
def counts_in_bits(logits, labels):
    """Your answers are the loss in bits, with the logarithm to base 2. Losses are in nats, with the natural one.

    A uniform guess over two classes costs log 2 = 0.693, not 1.
    """
    return float(-of_labels(log_softmax(logits), labels).mean() / np.log(2.0))


@mistake("nll")
def forgets_the_log(logits, labels):
    """Your answers lie between −1 and 0: they are minus the mean probability. The log is missing."""
    return float(-np.exp(of_labels(log_softmax(logits), labels)).mean())


@mistake("nll")
def takes_softmax_twice(logits, labels):
    """Your answers are those of softmax applied twice: probabilities went through it as if they were scores.

    They differ by 1 at most, so even a sure and right answer keeps a cost. One softmax is enough.
    """
    return float(-of_labels(log_softmax(np.exp(log_softmax(logits))), labels).mean())


@mistake("nll")
def takes_logits_for_log_probabilities(logits, labels):
    """Your answers are minus the mean of the labels' own scores: the other classes have no say.

    Adding 1 to all scores of a row must change nothing. Which function turns scores into log-probabilities?
    """
    return float(-of_labels(np.asarray(logits, dtype=float), labels).mean())


@mistake("nll")
def normalises_the_columns(logits, labels):
    """Your answers come from a softmax down the columns, over the samples. Each row is a sample, whose classes share
    the 1.
    """
    return float(-of_labels(log_softmax(np.asarray(logits, dtype=float).T).T, labels).mean())


@mistake("nll")
def normalises_the_whole_table(logits, labels):
    """Your answers come from a softmax over the whole table. Each row is a sample of its own, with the sum 1."""
    z = np.asarray(logits, dtype=float)
    with np.errstate(all="ignore"):
        whole_table = z - z.max() - np.log(np.exp(z - z.max()).sum())
    return float(-of_labels(whole_table, labels).mean())


@mistake("nll")
def takes_log_of_the_mean(logits, labels):
    """Your answers are minus the log of the mean probability. The log comes first, for every sample; then the mean.

    For the probabilities 1/2 and 1/8 the mean of −log is 1.386, and −log of the mean is 1.163.
    """
    return float(minus_log(np.exp(of_labels(log_softmax(logits), labels)).mean()))


@mistake("nll")
def scores_the_favourite(logits, labels):
    """Your answers are the loss of the class that the model likes best: the labels have no say.

    A sure and wrong model would cost nothing. Asked is for the probability of what really happened.
    """
    return float(-log_softmax(logits).max(axis=1).mean())


@mistake("nll")
def counts_labels_from_one(logits, labels):
    """Your answers are those of labels that are 1 smaller. They count from 0 already.

    Label 0 becomes −1, and NumPy silently takes the last column for it.
    """
    return float(-of_labels(log_softmax(logits), whole(labels) - 1).mean())


def caps(of, name, change):
    """The mistake of a logarithm that a tiny number keeps from −∞."""

    def capped(given, more, *, epsilon=1e-12):
        """Your answers have a ceiling: a class that seemed impossible costs no more than −log of some tiny number.

        An epsilon, or a clip, hides how wrong the model is. From log-probabilities there is nothing to hide.
        """
        q = np.exp(log_softmax(given if of == "nll" else more))
        costs = -np.log(change(q, epsilon))
        return float(of_labels(costs, more).mean()) if of == "nll" else weighed(given, costs)

    capped.__name__ = name
    mistake(of, epsilons=True)(capped)


def within(q, epsilon):
    return np.clip(q, epsilon, 1 - epsilon)


caps("nll", "caps_the_loss", np.add)
caps("nll", "clips_the_probability", within)
caps("nll", "keeps_the_probability_above_zero", np.maximum)


@mistake("nll", edges=True)
def takes_log_of_softmax(logits, labels):
    """Your numbers are right, until a probability is too small for a float: it becomes 0, and its log is −∞.

    The true loss is an ordinary number there. `_log_softmax` never forms the probability.
    """
    return float(minus_log(of_labels(np.exp(log_softmax(logits)), labels)).mean())


@mistake("nll", edges=True)
def multiplies_the_likelihoods(logits, labels):
    """Your numbers are right for a few samples. With thousands the product of their likelihoods is too small for a
    float, and becomes 0.

    That is why logs are added instead: the log of a product is the sum of the logs.
    """
    return float(minus_log(np.prod(np.exp(of_labels(log_softmax(logits), labels)))) / len(labels))


@mistake("nll", edges=True)
def exponentiates_unshifted(logits, labels):
    """Your numbers are right for small scores. exp(10000) is too large for a float, and exp(−10000) becomes 0.

    Only differences of scores matter, and rung 06 showed what to subtract first. `_log_softmax` does it.
    """
    z = np.asarray(logits, dtype=float)
    with np.errstate(all="ignore"):
        return float((np.log(np.exp(z).sum(axis=1)) - of_labels(z, labels)).mean())


@mistake("nll", edges=True)
def logs_a_naive_softmax(logits, labels):
    """Your numbers are right for small scores. For large ones exp gives ∞, for very negative ones 0, and neither ∞ / ∞
    nor 0 / 0 is a number; where scores are far apart a probability becomes 0, and its log −∞.

    `_log_softmax` avoids both.
    """
    z = np.asarray(logits, dtype=float)
    with np.errstate(all="ignore"):
        return float(-np.log(of_labels(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True), labels)).mean())


@mistake("nll", edges=True)
def lets_labels_wrap_around(logits, labels):
    """Your numbers are right, but the label −1 gets a loss as well: NumPy reads it as the last class.

    So the loss of broken data looks quite normal. Look at the labels before they are an index.
    """
    log_q, found = log_softmax(logits), whole(labels)
    if (found < -log_q.shape[1]).any():
        raise ValueError("no such class")
    return float(-of_labels(log_q, found).mean())


# cross_entropy


@mistake("cross_entropy")
def sums_over_the_rows(targets, logits):
    """Your answers are the sum over the rows. Inside a row the classes are added; between the rows it is a mean."""
    return weighed(targets, -log_softmax(logits)) * len(log_softmax(logits))


@mistake("cross_entropy")
def has_a_softmax_down_the_columns(targets, logits):
    """Your answers come from a softmax down the columns, over the samples. Each row is a sample, whose classes share
    the probability of 1.
    """
    return weighed(targets, -log_softmax(np.asarray(logits, dtype=float).T).T)


@mistake("cross_entropy")
def averages_the_squared_differences(targets, logits):
    """Your answers are made of squared differences of p and q. That is another loss: here the log of q is weighed."""
    p, q = np.asarray(targets, dtype=float), np.exp(log_softmax(logits))
    return float(((p - q) ** 2).sum(axis=1).mean())


@mistake("cross_entropy")
def averages_over_the_classes_too(targets, logits):
    """Your answers are the mean over all entries of the table. Inside a row the targets are the weights already.

    They sum to 1: add a row's terms up, and take the mean over the rows alone.
    """
    return weighed(targets, -log_softmax(logits)) / log_softmax(logits).shape[1]


@mistake("cross_entropy")
def keeps_a_number_for_each_row(targets, logits):
    """Your answer still has one number for each row. They are right; asked for is their mean."""
    p = np.asarray(targets, dtype=float)
    return np.sum(np.where(p > 0, p * -log_softmax(logits), 0.0), axis=1)


@mistake("cross_entropy")
def swaps_the_distributions(targets, logits):
    """Your answers have the roles swapped: Σ q · log p. The targets p are the weights, for they say what happens.

    The log is taken of the model's q. The log of a one-hot row is full of −∞.
    """
    log_q = log_softmax(logits)
    with np.errstate(all="ignore"):
        return float(np.sum(np.exp(log_q) * -np.log(np.asarray(targets, dtype=float)), axis=1).mean())


@mistake("cross_entropy")
def hardens_the_targets(targets, logits):
    """Your answers take each row's largest target for its label, and drop the rest.

    For one-hot rows that is the same, but (0.6, 0.3, 0.1) says more: every class counts, with its weight.
    """
    return float(-of_labels(log_softmax(logits), np.argmax(targets, axis=1)).mean())


@mistake("cross_entropy")
def adds_the_other_outcome(targets, logits):
    """Your answers have (1 − p) · log(1 − q) added for every class. That is for questions with two outcomes.

    With several classes the other outcomes are the other columns, and they are counted already.
    """
    p, q = np.asarray(targets, dtype=float), np.exp(log_softmax(logits))
    with np.errstate(all="ignore"):
        others = np.where(p < 1, (1 - p) * -np.log(1 - q), 0.0).sum(axis=1).mean()
    return weighed(p, -log_softmax(logits)) + float(others)


@mistake("cross_entropy")
def leaves_out_the_log(targets, logits):
    """Your answers are minus Σ p · q: the log is missing, so they lie between −1 and 0."""
    p = np.asarray(targets, dtype=float)
    return float(-np.sum(p * np.exp(log_softmax(logits)), axis=1).mean())


@mistake("cross_entropy")
def applies_softmax_twice(targets, logits):
    """Your answers are those of softmax applied twice: probabilities went through it as if they were scores.

    They differ by 1 at most, so even a sure and right answer keeps a cost. One softmax is enough.
    """
    return weighed(targets, -log_softmax(np.exp(log_softmax(logits))))


@mistake("cross_entropy")
def takes_scores_for_log_probabilities(targets, logits):
    """Your answers weigh the scores themselves. Adding 1 to all scores of a row must change nothing.

    Which function turns scores into log-probabilities?
    """
    return weighed(targets, -np.asarray(logits, dtype=float))


caps("cross_entropy", "caps_the_cost", within)
caps("cross_entropy", "adds_a_little_to_each", np.add)
caps("cross_entropy", "keeps_each_above_zero", np.maximum)


@mistake("cross_entropy")
def has_the_other_sign(targets, logits):
    """Your answers are never above 0: the minus is missing. The log of a probability is at most 0."""
    return -weighed(targets, -log_softmax(logits))


@mistake("cross_entropy")
def takes_off_the_entropy_of_the_targets(targets, logits):
    """Your answers lack the entropy of the targets: they are what the model costs on top of it. For one-hot rows that
    is the same, since what is certain has no entropy.
    """
    return weighed(targets, minus_log(np.exp(log_softmax(logits)))) - weighed(
        targets, minus_log(np.asarray(targets, dtype=float))
    )


@mistake("cross_entropy")
def pairs_each_row_with_every_row(targets, logits):
    """Your answers pair the targets of each row with the scores of every row, and take the mean of all. Row 0 of the
    targets belongs to row 0 of the scores, and to no other.
    """
    with np.errstate(all="ignore"):
        return float(-np.mean(np.asarray(targets, dtype=float) @ log_softmax(logits).T))


@mistake("cross_entropy", edges=True)
def lets_zero_times_infinity_be_nan(targets, logits):
    """Your numbers are right, until a class with p = 0 has the log-probability −∞: 0 · ∞ is no number in floats.

    What never happens costs nothing. Leave such terms out before you multiply.
    """
    with np.errstate(all="ignore"):
        return float(-(np.asarray(targets, dtype=float) * log_softmax(logits)).sum(axis=1).mean())


@mistake("cross_entropy", edges=True)
def logs_a_softmax(targets, logits):
    """Your numbers are right, until a probability is too small for a float: it becomes 0, and its log is −∞.

    The true cost is an ordinary number there. `_log_softmax` never forms the probability.
    """
    with np.errstate(all="ignore"):
        p, log_q = np.asarray(targets, dtype=float), np.log(np.exp(log_softmax(logits)))
        return float(-(p * log_q).sum(axis=1).mean())


@mistake("cross_entropy", edges=True)
def logs_an_unshifted_softmax(targets, logits):
    """Your numbers are right for small scores. exp(10000) is too large for a float, and exp(−10000) becomes 0.

    Only differences of scores matter, and rung 06 showed what to subtract first. `_log_softmax` does it.
    """
    z, p = np.asarray(logits, dtype=float), np.asarray(targets, dtype=float)
    with np.errstate(all="ignore"):
        return float(-(p * np.log(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True))).sum(axis=1).mean())


# Further: empirical_distribution, average_nll


@mistake("empirical_distribution")
def counts_without_dividing(labels, classes):
    """Your answers are the counts. Shares sum to 1: divide by the number of labels."""
    return shares_of(labels, classes) * len(labels)


@mistake("empirical_distribution")
def divides_by_the_number_of_classes(labels, classes):
    """Your answers are the counts, divided by the number of classes. A share is a part of all labels: divide by how
    many labels there are.
    """
    return shares_of(labels, classes) * len(labels) / classes


@mistake("empirical_distribution")
def ends_with_the_largest_label(labels, classes):
    """Your answers end with the largest label that occurs. The classes beyond have the share 0, and must say so."""
    return shares_of(labels, 0)


@mistake("average_nll")
def sums_over_the_labels(q, labels):
    """Your answers are the sum of the costs. It is the average: the same labels twice over cost the same."""
    return float(minus_log(np.asarray(q, dtype=float)[whole(labels)]).sum())


@mistake("average_nll")
def counts_the_average_in_bits(q, labels):
    """Your answers are the average in bits, with the logarithm to base 2. Here it is in nats, with the natural one."""
    return float(minus_log(np.asarray(q, dtype=float)[whole(labels)]).mean() / np.log(2))


@mistake("average_nll")
def logs_the_average(q, labels):
    """Your answers are minus the log of the mean probability. The log comes first, for every label; then the mean."""
    return float(minus_log(np.asarray(q, dtype=float)[whole(labels)].mean()))


@mistake("average_nll")
def skips_impossible_labels(q, labels):
    """Your answers leave out the labels with q = 0. They did happen, although q called them impossible: that costs ∞.

    A zero may be skipped where it is the weight, that is, where nothing happened.
    """
    p = np.asarray(q, dtype=float)[whole(labels)]
    return float(-np.log(np.where(p > 0, p, 1.0)).mean())


@mistake("average_nll", edges=True)
def multiplies_zero_by_infinity(q, labels):
    """Your numbers are right, until q = 0 for a class that no label names: its share 0 times −∞ is no number.

    What does not happen costs nothing, so those classes must stay out of the sum.
    """
    p = np.asarray(q, dtype=float)
    with np.errstate(all="ignore"):
        return float(-(shares_of(labels, len(p)) * np.log(p)).sum())
