"""Two losses, one number: what each of the functions must do. Read the law above a failing test first."""

import math
import warnings
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from nll_equals_cross_entropy import WHY, average_nll, cross_entropy, empirical_distribution, nll, one_hot

# Scores here are at most 1e4 in size, so that a loss, summed in any order, errs by less than 1e-10. (Two tests go
# to 1e308; there the answer is exactly 0.)
TOLERANCE = 1e-9

# Rows of three scores, quarters between −8 and 8: easy to read in a report.
SCORES = st.integers(-32, 32).map(lambda quarters: quarters / 4)
ROWS = st.tuples(SCORES, SCORES, SCORES).map(list)

# Distributions over three classes, with zeros among them: weights from 0 to 4, divided by their sum.
GRID = [tuple(w / sum(ws) for w in ws) for ws in product(range(5), repeat=3) if any(ws)]
DISTRIBUTIONS = st.sampled_from(GRID).map(list)

# Labels of three classes; then rows of logits, each with its label, or with its soft target.
LABELS = st.lists(st.integers(0, 2), min_size=1, max_size=6)
LABELLED = st.lists(st.tuples(ROWS, st.integers(0, 2)), min_size=1, max_size=4)
TARGETED = st.lists(st.tuples(DISTRIBUTIONS, ROWS), min_size=1, max_size=3)

# All lists of one to four labels of three classes: so few that a law can be checked on every one.
EVERY_FEW_LABELS = [labels for n in range(1, 5) for labels in product(range(3), repeat=n)]


def number(got):
    """The result as a float, if it is one real number: a Python number, a NumPy scalar or a 0-d array."""
    __tracebackhide__ = True
    plain = type(got) in (int, float) or isinstance(got, np.integer | np.floating)
    zero_d = type(got) is np.ndarray and got.shape == () and got.dtype.kind in "iuf"
    assert plain or zero_d, f"expected one number, got {got!r} ({type(got).__name__})"
    return float(got)


def array(got, shape):
    """The result as a float64 array, if it is a plain NumPy array of floats and has this shape."""
    __tracebackhide__ = True
    assert type(got) is np.ndarray, f"expected a NumPy array of shape {shape}, got {type(got).__name__}"
    assert got.shape == shape, f"expected an array of shape {shape}, got one of shape {got.shape}"
    assert got.dtype.kind == "f", f"expected an array of floats, got one of {got.dtype}"
    return got.astype(np.float64)


def letter(got):
    """The answer as a letter in lower case."""
    __tracebackhide__ = True
    is_text = isinstance(got, str)
    assert is_text, f'expected a letter in quotes, from "a" to "d", got {got!r}'
    return got.strip().lower()


def same(got, expected):
    """Asserts the number, or the array, that is expected, within TOLERANCE."""
    __tracebackhide__ = True
    if np.ndim(expected) == 0:
        value = number(got)
        close = value == expected or abs(value - expected) <= TOLERANCE  # inf - inf would be nan
        assert close, f"expected {expected}, got {value}"
    else:
        values = array(got, np.shape(expected))
        close = np.abs(values - np.array(expected)) <= TOLERANCE
        assert close.all(), f"expected {expected}, got {values.tolist()}"


def refused(function, *arguments):
    """Asserts that the call raises ValueError, and says what came instead if it does not."""
    __tracebackhide__ = True
    try:
        got = function(*arguments)
    except ValueError:
        return
    given = ", ".join(map(repr, arguments))
    raise AssertionError(f"expected {function.__name__}({given}) to raise ValueError, got {got!r}")


def surprises(row):
    """−log softmax(row) in nats, from the standard library alone."""
    top = max(row)
    log_sum = math.log(math.fsum(math.exp(z - top) for z in row))
    return [log_sum - (z - top) for z in row]


def mean(values):
    return math.fsum(values) / len(values)


def forms(labels):
    """The same labels as a list, a tuple, arrays of integers, and as whole floats."""
    arrays = [np.array(labels, dtype=kind) for kind in (np.int64, np.uint8, np.float64)]
    return [labels, tuple(labels), [float(label) for label in labels], *arrays]


# --- By hand ---


def test_why_names_the_reason():
    """WHY is the letter of the statement that says why the two losses are always equal."""
    right = letter(WHY) == "b"
    assert right, f"{WHY!r} is not the reason: read the four statements in README.md once more"


# --- Worked examples ---


def test_one_hot_of_four_labels():
    """Four labels over three classes make four rows of three: a 1 in the label's column, 0 elsewhere."""
    rows = [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]
    same(one_hot([2, 0, 1, 2], 3), rows)


def test_nll_of_two_rows():
    """Two samples whose labels have probability 2/8 and 5/8 cost the mean of log(8/2) and log(8/5)."""
    logits = [[0.0, math.log(2), math.log(5)], [math.log(2), math.log(1), math.log(5)]]
    same(nll(logits, [1, 2]), (math.log(8 / 2) + math.log(8 / 5)) / 2)


def test_cross_entropy_of_two_rows():
    """Every class's surprise −log q counts with its target p; the sums of the rows are averaged."""
    logits = [[0.0, math.log(2), math.log(5)], [math.log(2), math.log(1), math.log(5)]]
    first = 0.5 * math.log(8) + 0.3 * math.log(8 / 2) + 0.2 * math.log(8 / 5)
    second = 0.1 * math.log(8 / 2) + 0.9 * math.log(8 / 5)
    same(cross_entropy([[0.5, 0.3, 0.2], [0.1, 0.0, 0.9]], logits), (first + second) / 2)


def test_empirical_distribution_of_eight_labels():
    """A class's probability is its share of the labels, and a class that no label names has 0."""
    same(empirical_distribution([4, 1, 1, 3, 1, 4, 1, 1], 6), [0.0, 0.625, 0.0, 0.125, 0.25, 0.0])


def test_average_nll_of_five_labels():
    """Each label costs −log of the probability that q gave it; the answer is the mean over the labels."""
    expected = (3 * math.log(1 / 0.6) + math.log(1 / 0.3) + math.log(1 / 0.1)) / 5
    same(average_nll([0.3, 0.6, 0.1], [1, 1, 0, 2, 1]), expected)


# --- Laws ---


def test_one_hot_marks_the_label_and_nothing_else():
    """Row i is 1 in column labels[i] and 0 in every other, with a column for every class, seen or not."""
    for labels in EVERY_FEW_LABELS:
        for classes in (3, 5):
            same(one_hot(labels, classes), [[float(k == label) for k in range(classes)] for label in labels])


@given(LABELLED)
def test_nll_is_the_cross_entropy_of_one_hot_rows(batch):
    """The mean negative log-likelihood of labels is the mean cross-entropy of their one-hot rows."""
    logits, labels = [row for row, _ in batch], [label for _, label in batch]
    costs = [sum(float(k == label) * cost for k, cost in enumerate(surprises(row))) for row, label in batch]
    same(nll(logits, labels), mean(costs))


def test_nll_ignores_a_shift_of_a_row():
    """To add one number to all scores of a row changes no probability, and so not the loss."""
    logits = [[0.0, 1.0, 3.0], [2.0, 0.5, 0.0]]
    before = number(nll(logits, [0, 1]))
    for shift in (-1000.0, -1.0, 0.25, 1000.0):
        after = number(nll([logits[0], [z + shift for z in logits[1]]], [0, 1]))
        assert abs(after - before) <= TOLERANCE, f"{before}, but {after} with {shift} added to the second row"


def test_nll_is_a_mean_over_the_rows():
    """The same batch three times over costs the same: the loss does not grow with the number of samples."""
    logits, labels = [[0.0, 1.0, 3.0], [2.0, 0.5, 0.0]], [2, 1]
    once, thrice = number(nll(logits, labels)), number(nll(logits * 3, labels * 3))
    assert abs(thrice - once) <= TOLERANCE, f"{once} for the batch, but {thrice} for three copies of it"


def test_nll_of_a_thousand_equal_rows_is_that_of_one():
    """However many rows there are, the loss stays the mean: a thousand equal rows cost what one row costs."""
    same(nll([[0.0, 0.0]] * 1000, [1] * 1000), math.log(2))


def test_nll_of_equal_scores_is_log_of_the_number_of_classes():
    """Equal scores are a uniform guess, which costs log n nats with n classes, whatever the labels are."""
    for n in (1, 2, 3, 10):
        same(nll([[7.0] * n, [-2.0] * n], [0, n - 1]), math.log(n))


@given(LABELLED)
def test_cross_entropy_of_one_hot_rows_is_the_nll(batch):
    """With one-hot targets, cross-entropy is the mean negative log-likelihood of the labels."""
    targets = [[float(k == label) for k in range(3)] for _, label in batch]
    same(cross_entropy(targets, [row for row, _ in batch]), mean([surprises(row)[k] for row, k in batch]))


@given(TARGETED)
def test_cross_entropy_weighs_every_surprise_with_its_target(batch):
    """With soft targets, every class counts: a row costs Σ p(k) · −log q(k), and the rows are averaged."""
    costs = [sum(p * cost for p, cost in zip(row, surprises(z), strict=True)) for row, z in batch]
    same(cross_entropy([row for row, _ in batch], [z for _, z in batch]), mean(costs))


def test_cross_entropy_of_a_perfect_prediction_is_the_entropy_of_its_targets():
    """If softmax gives back the targets themselves, what is left is their entropy, not 0."""
    targets = [[0.5, 0.25, 0.25], [0.125, 0.125, 0.75]]
    entropies = [math.fsum(-p * math.log(p) for p in row) for row in targets]
    same(cross_entropy(targets, [[math.log(p) for p in row] for row in targets]), mean(entropies))


def test_cross_entropy_ignores_a_shift_of_a_row():
    """To add one number to all scores of a row changes no probability, and so not the loss."""
    targets, logits = [[0.2, 0.5, 0.3], [0.0, 0.6, 0.4]], [[0.0, 1.0, 3.0], [2.0, 0.5, 0.0]]
    before = number(cross_entropy(targets, logits))
    for shift in (-1000.0, -1.0, 0.25, 1000.0):
        after = number(cross_entropy(targets, [logits[0], [z + shift for z in logits[1]]]))
        assert abs(after - before) <= TOLERANCE, f"{before}, but {after} with {shift} added to the second row"


def test_cross_entropy_is_a_mean_over_the_rows():
    """The same batch three times over costs the same: the loss does not grow with the number of samples."""
    targets, logits = [[0.2, 0.5, 0.3], [0.0, 0.6, 0.4]], [[0.0, 1.0, 3.0], [2.0, 0.5, 0.0]]
    once, thrice = number(cross_entropy(targets, logits)), number(cross_entropy(targets * 3, logits * 3))
    assert abs(thrice - once) <= TOLERANCE, f"{once} for the batch, but {thrice} for three copies of it"


def test_cross_entropy_of_equal_scores_is_log_of_the_number_of_classes():
    """A uniform guess costs log n nats with n classes, whatever the targets are."""
    for n in (1, 2, 3, 10):
        certain, undecided = [1.0] + [0.0] * (n - 1), [1 / n] * n
        same(cross_entropy([certain, undecided], [[7.0] * n, [-2.0] * n]), math.log(n))


def test_empirical_distribution_is_the_share_of_each_class():
    """p(k) is the number of labels that are k, divided by the number of labels."""
    for labels in EVERY_FEW_LABELS:
        for classes in (3, 5):
            shares = [labels.count(k) / len(labels) for k in range(classes)]
            same(empirical_distribution(labels, classes), shares)


@given(DISTRIBUTIONS, LABELS)
def test_average_nll_is_the_cross_entropy_of_the_shares(q, labels):
    """The mean of −log q(label) is −Σ p(k) · log q(k) with p(k) the share of class k among the labels."""
    with np.errstate(all="ignore"):
        got = average_nll(q, labels)
    shares = {k: labels.count(k) / len(labels) for k in set(labels)}
    same(got, sum(p * (-math.log(q[k]) if q[k] > 0 else math.inf) for k, p in shares.items()))


def test_average_nll_is_least_at_the_shares():
    """No q makes the labels cheaper than their own shares do: least NLL is maximum likelihood."""
    for labels in ([1], [0, 2], [2, 1, 2], [0, 1, 2, 0], [1, 1, 0, 1, 1, 1]):
        shares = [labels.count(k) / len(labels) for k in range(3)]
        with np.errstate(all="ignore"):
            least = number(average_nll(shares, labels))
            for q in GRID:
                other = number(average_nll(q, labels))
                assert least <= other + TOLERANCE, f"{least} with the shares {shares}, but {other} with {q}"


# --- Edges ---


def test_one_hot_keeps_a_column_for_a_class_not_seen():
    """The number of columns is `classes`, also if the last classes do not occur among the labels."""
    same(one_hot([1], 4), [[0.0, 1.0, 0.0, 0.0]])


def test_one_hot_takes_labels_of_any_kind():
    """Labels may come as a list, a tuple, an array of any integers, or as whole floats."""
    rows = [[0.0, 0.0, 1.0], [1.0, 0.0, 0.0]]
    for labels in forms([2, 0]):
        same(one_hot(labels, 3), rows)


def test_one_hot_leaves_its_labels_alone():
    """A function must not change the labels that it was given."""
    labels, as_array = [2, 0], np.array([2, 0])
    one_hot(labels, 3)
    one_hot(as_array, 3)
    for after in (labels, as_array.tolist()):
        assert after == [2, 0], "one_hot changed its labels"


def test_nll_of_a_certain_and_right_answer_is_zero():
    """An answer that is right and has probability 1 costs nothing: log 1 = 0, with no epsilon in it."""
    same(nll([[1e4, -1e4, 0.0], [-1e4, -1e4, 1e4]], [0, 2]), 0.0)


def test_nll_of_a_certain_and_wrong_answer_is_the_gap():
    """If one score wins by 20,000, the loser's −log probability is 20,000: large, exact and finite."""
    with np.errstate(all="ignore"):
        got = nll([[1e4, -1e4, 0.0], [-1e4, 0.0, 1e4]], [1, 0])
    same(got, 20_000.0)


def test_nll_takes_huge_and_tiny_rows_together():
    """Rows near 10,000 and near −10,000 in one batch are each as good as the same row near 0."""
    with np.errstate(all="ignore"):
        got = nll([[10_000.0, 10_001.0], [-10_000.0, -9_999.0]], [0, 1])
    same(got, (math.log(1 + math.e) + math.log(1 + 1 / math.e)) / 2)


def test_nll_at_the_end_of_float64():
    """A gap between two scores may be more than float64 can hold: the certain and right answer still costs 0."""
    with np.errstate(all="ignore"):
        got = nll([[1e308, -1e308], [-1e308, 1e308]], [0, 1])
    same(got, 0.0)


def test_nll_of_a_class_that_is_ruled_out_is_infinite():
    """A score of −inf is probability 0: as the label it costs inf, on another class it costs nothing."""
    with np.errstate(all="ignore"):
        ruled_out, harmless = nll([[-math.inf, 0.0]], [0]), nll([[-math.inf, 0.0, 0.0]], [2])
    same(ruled_out, math.inf)
    same(harmless, math.log(2))


def test_nll_takes_input_of_any_kind():
    """Lists, tuples, integers and float32 arrays are taken alike, and the sum is done in float64."""
    rows, labels = [[1, 2, 4], [0, 3, 1]], [2, 0]
    expected = (surprises(rows[0])[2] + surprises(rows[1])[0]) / 2
    for logits in (rows, tuple(rows), np.array(rows), np.array(rows, dtype=np.float32)):
        same(nll(logits, labels), expected)
    for kind in forms(labels):
        same(nll(rows, kind), expected)


def test_nll_leaves_its_arguments_alone():
    """A function must not change the logits or the labels that it was given."""
    logits, labels = [[1.0, 2.0, 4.0], [0.0, 3.0, 1.0]], [2, 0]
    arrays = np.array(logits), np.array(labels)
    nll(logits, labels)
    nll(*arrays)
    for after in (logits, arrays[0].tolist()):
        assert after == [[1.0, 2.0, 4.0], [0.0, 3.0, 1.0]], "nll changed its logits"
    for after in (labels, arrays[1].tolist()):
        assert after == [2, 0], "nll changed its labels"


def test_cross_entropy_is_exact_for_huge_scores():
    """Scores of ±10,000 give exact, finite losses: 0 where the answer is right, the gap times p elsewhere."""
    logits = [[1e4, -1e4, 0.0], [-1e4, 0.0, 1e4]]
    with np.errstate(all="ignore"):
        right = cross_entropy([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]], logits)
        wrong = cross_entropy([[0.25, 0.75, 0.0], [0.5, 0.5, 0.0]], logits)
    same(right, 0.0)
    same(wrong, (0.75 * 20_000 + (0.5 * 20_000 + 0.5 * 10_000)) / 2)


def test_cross_entropy_takes_huge_and_tiny_rows_together():
    """Rows near 10,000 and near −10,000 in one batch are each as good as the same row near 0."""
    with np.errstate(all="ignore"):
        got = cross_entropy([[0.5, 0.5], [0.25, 0.75]], [[10_000.0, 10_001.0], [-10_000.0, -9_999.0]])
    zero, one = math.log(1 + math.e), math.log(1 + 1 / math.e)
    same(got, (0.5 * zero + 0.5 * one + 0.25 * zero + 0.75 * one) / 2)


def test_cross_entropy_at_the_end_of_float64():
    """A gap between two scores may be more than float64 can hold: the certain and right answer still costs 0."""
    with np.errstate(all="ignore"):
        got = cross_entropy([[1.0, 0.0], [0.0, 1.0]], [[1e308, -1e308], [-1e308, 1e308]])
    same(got, 0.0)


def test_cross_entropy_of_an_impossible_class_that_never_happens_is_finite():
    """Where p = 0, the class costs nothing, even if its score is −inf: 0 · inf must not become nan."""
    with np.errstate(all="ignore"):
        got = cross_entropy([[0.0, 0.25, 0.75]], [[-math.inf, 0.0, 0.0]])
    same(got, math.log(2))


def test_cross_entropy_of_an_impossible_class_does_not_warn():
    """Where p = 0, a score of −inf is no reason for a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        got = cross_entropy([[0.0, 0.25, 0.75]], [[-math.inf, 0.0, 0.0]])
    same(got, math.log(2))


def test_cross_entropy_of_an_impossible_class_that_happens_is_infinite():
    """If the target gives weight to a class with score −inf, whose probability is 0, the loss is inf."""
    with np.errstate(all="ignore"):
        got = cross_entropy([[0.25, 0.75], [0.5, 0.5]], [[-math.inf, 0.0], [0.0, 0.0]])
    same(got, math.inf)


def test_cross_entropy_takes_input_of_any_kind():
    """Lists, tuples, integers and float32 arrays are taken alike, and the sum is done in float64."""
    hot, rows = [[0, 1, 0], [1, 0, 0]], [[1, 2, 4], [0, 3, 1]]
    expected = (surprises(rows[0])[1] + surprises(rows[1])[0]) / 2
    kinds = (list, tuple, np.array, lambda table: np.array(table, dtype=np.float32))
    for kind in kinds:
        same(cross_entropy(kind(hot), kind(rows)), expected)


def test_cross_entropy_takes_targets_that_sum_to_1_but_for_rounding():
    """0.7 + 0.2 + 0.1 is 0.9999999999999999 in floats: such a row is a distribution all the same."""
    same(cross_entropy([[0.7, 0.2, 0.1]], [[0.0, 0.0, 0.0]]), math.log(3))


def test_cross_entropy_leaves_its_arguments_alone():
    """A function must not change the targets or the logits that it was given."""
    targets, logits = [[0.5, 0.0, 0.5], [0.0, 1.0, 0.0]], [[1.0, 2.0, 4.0], [0.0, 3.0, 1.0]]
    arrays = np.array(targets), np.array(logits)
    cross_entropy(targets, logits)
    cross_entropy(*arrays)
    for after in (targets, arrays[0].tolist()):
        assert after == [[0.5, 0.0, 0.5], [0.0, 1.0, 0.0]], "cross_entropy changed its targets"
    for after in (logits, arrays[1].tolist()):
        assert after == [[1.0, 2.0, 4.0], [0.0, 3.0, 1.0]], "cross_entropy changed its logits"


def test_empirical_distribution_takes_labels_of_any_kind():
    """Labels may come as a list, a tuple, an array of any integers, or as whole floats."""
    for labels in forms([2, 0]):
        same(empirical_distribution(labels, 4), [0.5, 0.0, 0.5, 0.0])


def test_empirical_distribution_leaves_its_labels_alone():
    """A function must not change the labels that it was given."""
    labels, as_array = [2, 0, 1], np.array([2, 0, 1])
    empirical_distribution(labels, 3)
    empirical_distribution(as_array, 3)
    for after in (labels, as_array.tolist()):
        assert after == [2, 0, 1], "empirical_distribution changed its labels"


def test_average_nll_of_an_impossible_label_is_infinite():
    """A label that q calls impossible costs inf, and no epsilon hides it: one is enough for the mean."""
    with np.errstate(all="ignore"):
        got = average_nll([0.0, 0.5, 0.5], [1, 2, 0, 1])
    same(got, math.inf)


def test_average_nll_of_an_impossible_label_does_not_warn():
    """Infinity is the honest answer here and not an accident, so it comes without a warning."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        got = average_nll([0.0, 0.5, 0.5], [1, 2, 0, 1])
    same(got, math.inf)


def test_average_nll_ignores_zeros_that_no_label_meets():
    """A class with q = 0 that no label names costs nothing, and a certain and right q costs 0."""
    with np.errstate(all="ignore"):
        half, certain = average_nll([0.0, 0.5, 0.5], [1, 2, 1]), average_nll([0.0, 1.0, 0.0], [1, 1])
    same(half, math.log(2))
    same(certain, 0.0)


def test_average_nll_takes_input_of_any_kind():
    """Lists, tuples, integers and float32 arrays are taken alike, and the sum is done in float64."""
    for q in ([0.25, 0.75], (0.25, 0.75), np.array([0.25, 0.75]), np.array([0.25, 0.75], dtype=np.float32)):
        same(average_nll(q, [1, 0]), (math.log(4) + math.log(4 / 3)) / 2)
    for labels in forms([1, 0]):
        same(average_nll([0.25, 0.75], labels), (math.log(4) + math.log(4 / 3)) / 2)
    same(average_nll([0, 1], [1]), 0.0)


def test_average_nll_takes_a_q_that_sums_to_1_but_for_rounding():
    """0.7 + 0.2 + 0.1 is 0.9999999999999999 in floats: such a q is a distribution all the same."""
    same(average_nll([0.7, 0.2, 0.1], [0]), math.log(1 / 0.7))


def test_average_nll_leaves_its_arguments_alone():
    """A function must not change the q or the labels that it was given."""
    q, labels = [0.25, 0.75, 0.0], [1, 0, 1]
    arrays = np.array(q), np.array(labels)
    average_nll(q, labels)
    average_nll(*arrays)
    for after in (q, arrays[0].tolist()):
        assert after == [0.25, 0.75, 0.0], "average_nll changed q"
    for after in (labels, arrays[1].tolist()):
        assert after == [1, 0, 1], "average_nll changed its labels"


# --- Bad input ---


def test_one_hot_refuses_a_negative_label():
    """No class is called −1, although NumPy takes it as an index: the last one."""
    refused(one_hot, [0, -1], 3)


def test_one_hot_refuses_a_label_beyond_the_classes():
    """With three classes the labels are 0, 1 and 2, and with none there are no labels at all."""
    refused(one_hot, [0, 3], 3)
    refused(one_hot, [0, 7], 3)
    refused(one_hot, [0], 0)


def test_one_hot_refuses_a_label_that_is_not_whole():
    """A label is the name of a class, and there is none between two of them; NaN names none either."""
    refused(one_hot, [0, 1.5], 3)
    refused(one_hot, [0, -0.5], 3)
    refused(one_hot, [0, 3.5], 3)
    refused(one_hot, [0, math.nan], 3)


def test_one_hot_refuses_booleans():
    """True and False are no labels: NumPy reads an array of them as a mask."""
    refused(one_hot, [True, False], 2)


def test_one_hot_refuses_labels_of_the_wrong_shape():
    """Labels are 1-D, and at least one: no table, no single number, no empty list."""
    refused(one_hot, [[0], [1]], 2)
    refused(one_hot, 1, 2)
    refused(one_hot, [], 2)


def test_nll_refuses_a_negative_label():
    """No class is called −1, although NumPy takes it as an index: the last one."""
    refused(nll, [[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]], [0, -1])


def test_nll_refuses_a_label_beyond_the_classes():
    """With three columns of logits the labels are 0, 1 and 2."""
    refused(nll, [[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]], [0, 3])


def test_nll_refuses_a_label_that_is_not_whole():
    """A label is the name of a class, and there is none between two of them; NaN names none either."""
    refused(nll, [[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]], [0, 1.5])
    refused(nll, [[0.0, 1.0, 2.0], [0.0, 1.0, 2.0]], [0, math.nan])


def test_nll_refuses_booleans():
    """True and False are no labels: NumPy reads an array of them as a mask."""
    refused(nll, [[0.0, 1.0], [0.0, 1.0]], [True, False])


def test_nll_refuses_labels_of_the_wrong_shape():
    """Labels are 1-D, and at least one: no table, no single number, no empty list."""
    refused(nll, [[0.0, 1.0], [0.0, 1.0]], [[0], [1]])
    refused(nll, [[0.0, 1.0]], 1)
    refused(nll, [[0.0, 1.0]], [])


def test_nll_refuses_more_or_fewer_labels_than_rows():
    """Every row of logits needs its own label."""
    refused(nll, [[0.0, 1.0], [0.0, 1.0]], [0])
    refused(nll, [[0.0, 1.0], [0.0, 1.0]], [0, 1, 1])


def test_nll_refuses_logits_of_the_wrong_shape():
    """Logits are a table with a row per sample: no single row, no box of numbers, nothing empty."""
    refused(nll, [0.0, 1.0], [0])
    refused(nll, [[[0.0, 1.0]]], [0])
    refused(nll, [[]], [0])


def test_nll_refuses_logits_that_are_no_scores():
    """NaN and +inf are no scores, and a row of nothing but −inf leaves no class possible."""
    with np.errstate(all="ignore"):
        refused(nll, [[0.0, math.nan], [0.0, 1.0]], [0, 0])
        refused(nll, [[0.0, math.inf], [0.0, 1.0]], [0, 0])
        refused(nll, [[-math.inf, -math.inf], [0.0, 1.0]], [0, 0])


def test_cross_entropy_refuses_targets_of_another_shape():
    """Targets and logits are two tables of the same shape: nothing is stretched to fit."""
    refused(cross_entropy, [[0.5, 0.5]], [[0.0, 1.0], [0.0, 1.0]])
    refused(cross_entropy, [[0.5, 0.5], [0.5, 0.5]], [[0.0, 1.0]])
    refused(cross_entropy, [[1.0], [1.0]], [[0.0, 1.0], [0.0, 1.0]])
    refused(cross_entropy, [0.5, 0.5], [[0.0, 1.0], [0.0, 1.0]])


def test_cross_entropy_refuses_logits_of_the_wrong_shape():
    """Logits are a table with a row per sample: no single row, nothing empty."""
    refused(cross_entropy, [0.5, 0.5], [0.0, 1.0])
    refused(cross_entropy, np.zeros((0, 3)), np.zeros((0, 3)))
    refused(cross_entropy, [[]], [[]])


def test_cross_entropy_refuses_targets_that_are_no_distributions():
    """Every row of targets holds probabilities: none below 0, none NaN, and a sum of 1."""
    logits = [[0.0, 1.0], [0.0, 1.0]]
    with np.errstate(all="ignore"):
        refused(cross_entropy, [[0.5, 0.5], [1.5, -0.5]], logits)
        refused(cross_entropy, [[0.5, 0.5], [0.5, 0.4]], logits)
        refused(cross_entropy, [[0.5, 0.5], [0.5, 0.6]], logits)
        refused(cross_entropy, [[0.5, 0.5], [0.5, math.nan]], logits)


def test_cross_entropy_refuses_logits_that_are_no_scores():
    """NaN and +inf are no scores, and a row of nothing but −inf leaves no class possible."""
    targets = [[1.0, 0.0], [1.0, 0.0]]
    with np.errstate(all="ignore"):
        refused(cross_entropy, targets, [[0.0, math.nan], [0.0, 1.0]])
        refused(cross_entropy, targets, [[0.0, math.inf], [0.0, 1.0]])
        refused(cross_entropy, targets, [[-math.inf, -math.inf], [0.0, 1.0]])


def test_empirical_distribution_refuses_a_negative_label():
    """No class is called −1, although NumPy takes it as an index: the last one."""
    refused(empirical_distribution, [0, -1], 3)


def test_empirical_distribution_refuses_a_label_beyond_the_classes():
    """With three classes the labels are 0, 1 and 2, and with none there are no labels at all."""
    refused(empirical_distribution, [0, 3], 3)
    refused(empirical_distribution, [0], 0)


def test_empirical_distribution_refuses_a_label_that_is_not_whole():
    """A label is the name of a class, and there is none between two of them; NaN names none either."""
    refused(empirical_distribution, [0, 1.5], 3)
    refused(empirical_distribution, [0, math.nan], 3)


def test_empirical_distribution_refuses_booleans():
    """True and False are no labels: NumPy reads an array of them as a mask."""
    refused(empirical_distribution, [True, False], 2)


def test_empirical_distribution_refuses_labels_of_the_wrong_shape():
    """Labels are 1-D, and at least one: no table, no single number, no empty list to take shares of."""
    refused(empirical_distribution, [[0], [1]], 2)
    refused(empirical_distribution, 1, 2)
    refused(empirical_distribution, [], 2)


def test_average_nll_refuses_a_negative_label():
    """No class is called −1, although NumPy takes it as an index: the last one."""
    refused(average_nll, [0.5, 0.25, 0.25], [0, -1])


def test_average_nll_refuses_a_label_beyond_the_classes():
    """A q over three classes knows the labels 0, 1 and 2."""
    refused(average_nll, [0.5, 0.25, 0.25], [0, 3])


def test_average_nll_refuses_a_label_that_is_not_whole():
    """A label is the name of a class, and there is none between two of them; NaN names none either."""
    refused(average_nll, [0.5, 0.25, 0.25], [0, 1.5])
    refused(average_nll, [0.5, 0.25, 0.25], [0, math.nan])


def test_average_nll_refuses_booleans():
    """True and False are no labels: NumPy reads an array of them as a mask."""
    refused(average_nll, [0.5, 0.5], [True, False])


def test_average_nll_refuses_labels_of_the_wrong_shape():
    """Labels are 1-D, and at least one: no table, no single number, no empty list to take a mean of."""
    refused(average_nll, [0.5, 0.5], [[0], [1]])
    refused(average_nll, [0.5, 0.5], 1)
    refused(average_nll, [0.5, 0.5], [])


def test_average_nll_refuses_a_q_that_is_no_distribution():
    """A q is one list of probabilities: none below 0, none NaN, and a sum of 1."""
    with np.errstate(all="ignore"):
        refused(average_nll, [1.5, -0.5], [0])
        refused(average_nll, [0.5, 0.4], [0])
        refused(average_nll, [0.5, 0.6], [0])
        refused(average_nll, [0.5, math.nan], [0])
        refused(average_nll, [[0.5, 0.5], [0.5, 0.5]], [0, 1])
        refused(average_nll, 1.0, [0])
        refused(average_nll, [], [0])
