"""Two losses, one number: what each of the functions must do. Read the law above a failing test first."""

import math
from itertools import product

import numpy as np
from checks import array, by_hand, chosen, further, in_my_words, number, refused, same
from hypothesis import given
from hypothesis import strategies as st
from nll_equals_cross_entropy import average_nll, cross_entropy, empirical_distribution, nll, one_hot

# Scores here are at most 1e4 in size, so a loss, summed in any order, errs by less than 1e-10.
TOLERANCE = 1e-9

# Rows of three scores, quarters between −8 and 8: easy to read in a failing example.
SCORES = st.integers(-32, 32).map(lambda quarters: quarters / 4)
ROWS = st.tuples(SCORES, SCORES, SCORES).map(list)

# Distributions over three classes, with zeros among them: weights from 0 to 4, divided by their sum.
GRID = [[w / sum(ws) for w in ws] for ws in product(range(5), repeat=3) if any(ws)]
DISTRIBUTIONS = st.sampled_from(GRID)

# Labels of three classes; then rows of logits, each with its label, or with its soft target.
LABELS = st.lists(st.integers(0, 2), min_size=1, max_size=6)
LABELLED = st.lists(st.tuples(ROWS, st.integers(0, 2)), min_size=1, max_size=4)
TARGETED = st.lists(st.tuples(DISTRIBUTIONS, ROWS), min_size=1, max_size=3)

# Two rows whose softmax is (1/8, 2/8, 5/8) and (2/8, 1/8, 5/8).
EIGHTHS = [[0.0, math.log(2), math.log(5)], [math.log(2), 0.0, math.log(5)]]


def surprises(row):
    """−log softmax(row) in nats, from the standard library alone."""
    top = max(row)
    log_sum = math.log(math.fsum(math.exp(z - top) for z in row))
    return [log_sum - (z - top) for z in row]


def mean(values):
    return math.fsum(values) / len(values)


def shares_of(labels):
    return [labels.count(k) / len(labels) for k in range(3)]


# --- By hand ---


def test_nll_by_hand_has_a_term_for_each_day():
    """For the labels 0, 0, 0, 1: the log of what q gave to each day's label, a minus, and the mean over the days."""
    by_hand("NLL_BY_HAND", mean([-math.log(q) for q in (1 / 4, 1 / 4, 1 / 4, 1 / 2)]))


def test_cross_entropy_by_hand_has_a_term_for_each_class():
    """For the same days: each class's share of the days, times the log of what q gave to it, and a minus."""
    by_hand("CROSS_ENTROPY_BY_HAND", -(3 / 4 * math.log(1 / 4) + 1 / 4 * math.log(1 / 2)))


def test_why_names_the_reason():
    """One of the four statements in README.md says why the two are equal, for every q."""
    chosen("WHY", "791512c74492", "abcd")


def test_in_my_words_is_a_sentence():
    """Who can say it in a sentence of their own has understood it."""
    in_my_words("IN_MY_WORDS")


# --- one_hot ---


def test_one_hot_of_four_labels():
    """Four labels over three classes make four rows of three: a 1 in the label's column, 0 elsewhere."""
    same(one_hot([2, 0, 1, 2], 3), [[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]], TOLERANCE)


def test_one_hot_has_a_column_for_a_class_not_seen():
    """There are as many columns as classes, also where the last classes do not occur among the labels."""
    same(one_hot([2, 0, 2], 4), [[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 1, 0]], TOLERANCE)
    same(one_hot([1], 4), [[0, 1, 0, 0]], TOLERANCE)
    same(one_hot(np.array([0, 0, 1]), 2), [[1, 0], [1, 0], [0, 1]], TOLERANCE)


@given(LABELS)
def test_one_hot_rows_are_certain_of_their_label(labels):
    """Each row is a distribution: all of it, 1, is on the label, and nothing on the other classes."""
    rows = array(one_hot(labels, 5), (len(labels), 5))
    same(rows.sum(axis=1), [1] * len(labels), TOLERANCE)
    same(rows[np.arange(len(labels)), labels], [1] * len(labels), TOLERANCE)
    same(np.abs(rows).sum(), len(labels), TOLERANCE)


def test_one_hot_refuses_a_negative_label():
    """No class is called −1, although NumPy takes it as an index: it would silently mean the last class."""
    refused(one_hot, [0, -1], 3)
    refused(one_hot, [-2, 1], 3)


# --- nll ---


def test_nll_of_two_rows():
    """Two samples whose labels have the probabilities 2/8 and 5/8 cost the mean of −log(2/8) and −log(5/8)."""
    same(nll(EIGHTHS, [1, 2]), (math.log(8 / 2) + math.log(8 / 5)) / 2, TOLERANCE)


def test_nll_of_a_sure_and_wrong_answer_is_the_gap():
    """Where one score wins by 1000, the loser's probability is too small for a float; its loss is 1000 all the same."""
    same(nll([[0, -1000]], [1]), 1000, TOLERANCE)
    same(nll([[1e4, -1e4, 0], [-1e4, 0, 1e4]], [1, 0]), 20_000, TOLERANCE)


def test_nll_of_a_sure_and_right_answer_is_zero():
    """An answer that is right and has the probability 1 costs nothing: log 1 = 0."""
    same(nll([[1e4, -1e4, 0], [-1e4, -1e4, 1e4]], [0, 2]), 0, TOLERANCE)


def test_nll_of_rows_near_plus_and_minus_ten_thousand():
    """Only differences within a row count: near 10,000 and near −10,000 it costs what it costs near 0."""
    got = nll([[10_000, 10_001], [-10_000, -9_999]], [0, 1])
    same(got, (math.log(1 + math.e) + math.log(1 + 1 / math.e)) / 2, TOLERANCE)


def test_nll_of_equal_scores_is_the_log_of_the_number_of_classes():
    """Equal scores are a uniform guess, which costs log n nats with n classes, whatever the labels are."""
    for n in (1, 2, 3, 10):
        same(nll([[7] * n, [-2] * n], [0, n - 1]), math.log(n), TOLERANCE)


def test_nll_of_two_thousand_labels():
    """The loss is a mean: 2,000 samples cost on average what the two cost that they are copies of."""
    rows, labels = [[0.0, 1.0, 3.0], [2.0, 0.5, 0.0]], [0, 1]
    expected = (surprises(rows[0])[0] + surprises(rows[1])[1]) / 2
    same(nll(np.tile(rows, (1000, 1)), np.tile(labels, 1000)), expected, TOLERANCE)


@given(LABELLED, st.integers(-1000, 1000))
def test_nll_ignores_a_shift_of_a_row(batch, shift):
    """To add one number to all scores of a row changes no probability, and so not the loss."""
    rows, labels = [row for row, _ in batch], [label for _, label in batch]
    shifted = [[z + shift for z in rows[0]], *rows[1:]]
    same(nll(shifted, labels), number(nll(rows, labels)), TOLERANCE)


@given(LABELLED)
def test_nll_is_the_cross_entropy_of_one_hot_rows(batch):
    """The mean NLL of labels is the mean cross-entropy −Σ p(k) · log q(k) of their one-hot rows."""
    costs = [sum((k == label) * cost for k, cost in enumerate(surprises(row))) for row, label in batch]
    same(nll([row for row, _ in batch], [label for _, label in batch]), mean(costs), TOLERANCE)


def test_nll_refuses_a_negative_label():
    """No class is called −1, although NumPy takes it as an index: the loss of broken data would look quite normal."""
    refused(nll, [[0, 1, 2], [0, 1, 2]], [0, -1])
    refused(nll, [[0, 1, 2]], [-2])


# --- cross_entropy ---


def test_cross_entropy_of_two_rows():
    """Each class's −log q counts with its target p: add them up along the row, then take the mean of the rows."""
    first = 0.5 * math.log(8) + 0.3 * math.log(8 / 2) + 0.2 * math.log(8 / 5)
    second = 0.1 * math.log(8 / 2) + 0.9 * math.log(8 / 5)
    same(cross_entropy([[0.5, 0.3, 0.2], [0.1, 0, 0.9]], EIGHTHS), (first + second) / 2, TOLERANCE)


def test_cross_entropy_of_scores_that_are_far_apart():
    """Scores of ±10,000 have exact, finite losses: 0 where the answer is right, the gap times p elsewhere."""
    logits = [[1e4, -1e4, 0], [-1e4, 0, 1e4]]
    same(cross_entropy([[1, 0, 0], [0, 0, 1]], logits), 0, TOLERANCE)
    wrong = cross_entropy([[0.25, 0.75, 0], [0.5, 0.5, 0]], logits)
    same(wrong, (0.75 * 20_000 + (0.5 * 20_000 + 0.5 * 10_000)) / 2, TOLERANCE)


def test_cross_entropy_of_equal_scores_is_the_log_of_the_number_of_classes():
    """A uniform guess costs log n nats with n classes, whatever the targets are."""
    for n in (1, 2, 3, 10):
        same(cross_entropy([[1] + [0] * (n - 1), [1 / n] * n], [[7] * n, [-2] * n]), math.log(n), TOLERANCE)


def test_cross_entropy_of_a_perfect_prediction_is_the_entropy_of_its_targets():
    """If softmax gives back the targets themselves, what is left is their entropy, not 0."""
    targets = [[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]]
    entropies = [math.fsum(-p * math.log(p) for p in row) for row in targets]
    same(cross_entropy(targets, [[math.log(p) for p in row] for row in targets]), mean(entropies), TOLERANCE)


@given(TARGETED)
def test_cross_entropy_weighs_every_surprise_with_its_target(batch):
    """With soft targets every class counts: a row costs −Σ p(k) · log q(k), and the rows are averaged."""
    costs = [sum(p * cost for p, cost in zip(row, surprises(z), strict=True)) for row, z in batch]
    same(cross_entropy([row for row, _ in batch], [z for _, z in batch]), mean(costs), TOLERANCE)


@given(LABELLED)
def test_cross_entropy_of_one_hot_rows_is_the_nll(batch):
    """With one-hot targets, cross-entropy is the mean negative log-likelihood of the labels."""
    targets = [[float(k == label) for k in range(3)] for _, label in batch]
    expected = mean([surprises(row)[label] for row, label in batch])
    same(cross_entropy(targets, [row for row, _ in batch]), expected, TOLERANCE)


# --- Further ---


@further
def test_cross_entropy_of_a_class_that_is_ruled_out():
    """A score of −∞ is the probability 0: where p = 0 it costs nothing, elsewhere ∞."""
    same(cross_entropy([[0, 0.25, 0.75]], [[-math.inf, 0, 0]]), math.log(2), TOLERANCE)
    same(cross_entropy([[0.25, 0.75], [0.5, 0.5]], [[-math.inf, 0], [0, 0]]), math.inf, TOLERANCE)


@further
def test_empirical_distribution_of_eight_labels():
    """A class's probability is its share of the labels, and a class that no label names has 0."""
    same(empirical_distribution([4, 1, 1, 3, 1, 4, 1, 1], 6), [0, 0.625, 0, 0.125, 0.25, 0], TOLERANCE)


@further
@given(LABELS)
def test_empirical_distribution_is_the_share_of_each_class(labels):
    """p(k) is the number of labels that are k, divided by the number of labels."""
    same(empirical_distribution(labels, 3), shares_of(labels), TOLERANCE)


@further
def test_average_nll_of_five_labels():
    """Each label costs −log of the probability that q gave it; the answer is the mean over the labels."""
    expected = (3 * math.log(1 / 0.6) + math.log(1 / 0.3) + math.log(1 / 0.1)) / 5
    same(average_nll([0.3, 0.6, 0.1], [1, 1, 0, 2, 1]), expected, TOLERANCE)


@further
def test_average_nll_of_an_impossible_label_is_infinite():
    """A label that q calls impossible costs ∞, however often others were right; a zero that no label meets is free."""
    same(average_nll([0, 0.5, 0.5], [1, 2, 0, 1]), math.inf, TOLERANCE)
    same(average_nll([0, 0.5, 0.5], [1, 2, 1]), math.log(2), TOLERANCE)


@further
@given(DISTRIBUTIONS, LABELS)
def test_average_nll_is_the_cross_entropy_of_the_shares(q, labels):
    """The mean of −log q(label) is H(p, q) = −Σ p(k) · log q(k), with p(k) the share of class k among the labels."""
    costs = [p * (-math.log(q[k]) if q[k] > 0 else math.inf) for k, p in enumerate(shares_of(labels)) if p > 0]
    same(average_nll(q, labels), sum(costs), TOLERANCE)


@further
def test_average_nll_is_least_at_the_shares():
    """No q makes the labels cheaper than their own shares do: the least NLL is the maximum likelihood."""
    for labels in ([1], [0, 2], [2, 1, 2], [0, 1, 2, 0], [1, 1, 0, 1, 1, 1]):
        least = number(average_nll(shares_of(labels), labels))
        for q in GRID:
            other = number(average_nll(q, labels))
            assert least <= other + TOLERANCE, f"{least} with the shares {shares_of(labels)}, but {other} with {q}"
