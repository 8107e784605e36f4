"""What a classifier must do that learns. Read the law above a failing test first."""

import math
from pathlib import Path

import numpy as np
import softmax_regression
from checks import array, by_hand, fail, further, number, same, shown
from hypothesis import given
from hypothesis import strategies as st
from softmax_regression import accuracy, fit, gradients, loss, probabilities, standardize

# Sums may be taken in any order; the numbers below are of size 1 to 10.
TOLERANCE = 1e-9
# What is measured by a central difference with a step of 1e-5.
MEASURED = 1e-6

# n, d, k and the seed of random samples, weights and labels: all sides differ.
SIZES = st.sampled_from([(5, 2, 3), (7, 3, 4), (4, 1, 2), (6, 5, 3)])
SEEDS = st.integers(0, 10_000)


def drawn(sizes, seed):
    """Random W, b, X and labels; the first k labels are 0 … k − 1, so that every class occurs where there is room."""
    n, d, k = sizes
    rng = np.random.default_rng(seed)
    labels = np.concatenate([np.arange(k)[:n], rng.integers(0, k, max(0, n - k))])
    return rng.normal(size=(d, k)), rng.normal(size=k), rng.normal(size=(n, d)), labels


def iris():
    """Samples and labels: every fifth row is held out, so each species gives 40 rows to learn from and 10 to judge."""
    table = np.loadtxt(Path(__file__).with_name("iris.csv"), delimiter=",", encoding="utf-8")
    X, labels, held = table[:, :4], table[:, 4].astype(int), np.arange(150) % 5 == 4
    mean, std = X[~held].mean(axis=0), X[~held].std(axis=0)
    return (X[~held] - mean) / std, labels[~held], (X[held] - mean) / std, labels[held]


# What is right, so that each function of the learner is judged beside right ones.


def right_probabilities(W, b, X):
    """softmax(XW + b)."""
    Z = np.asarray(X, dtype=float) @ W + b
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def right_loss(W, b, X, labels):
    """The mean of −log p(label)."""
    return float(-np.mean(np.log(right_probabilities(W, b, X)[np.arange(len(X)), labels])))


def right_gradients(W, b, X, labels):
    """Xᵀ(P − Y)/n and the column means of P − Y."""
    error = right_probabilities(W, b, X) - np.eye(len(b))[labels]
    return np.asarray(X).T @ error / len(X), error.mean(axis=0)


def losses_of(X, labels, eta, steps):
    """The losses of a descent from zeros, before the first step and after each."""
    k = max(labels) + 1
    W, b, losses = np.zeros((len(X[0]), k)), np.zeros(k), []
    for _ in range(steps + 1):
        losses.append(right_loss(W, b, X, labels))
        dW, db = right_gradients(W, b, X, labels)
        W, b = W - eta * dW, b - eta * db
    return losses


RIGHT = {"probabilities": right_probabilities, "loss": right_loss, "gradients": right_gradients}


def alone(function, *arguments):
    """The answer of one function of the learner, while the others are right ones."""
    __tracebackhide__ = True
    own = {name: getattr(softmax_regression, name) for name in RIGHT if name != function.__name__}
    vars(softmax_regression).update({name: RIGHT[name] for name in own})
    try:
        return function(*arguments)
    finally:
        vars(softmax_regression).update(own)


def several(got, count):
    """The parts of an answer that has so many."""
    __tracebackhide__ = True
    if type(got) not in (tuple, list) or len(got) != count:
        fail(f"expected {count} things in a tuple, got {shown(got)}")
    return got


# --- By hand ---


def test_initial_loss_is_worked_out_by_hand():
    """With all weights 0, all scores are 0: which probabilities does softmax make of them, and what do they cost?"""
    by_hand("INITIAL_LOSS", math.log(3))


# --- probabilities ---


def test_probabilities_of_a_small_example():
    """Scores of 0, log 2 and log 5 have the exponentials 1, 2 and 5: divided by their sum, 1/8, 2/8 and 5/8."""
    W, b = [[0, math.log(2), 0], [0, 0, 0]], [0, 0, math.log(5)]
    same(alone(probabilities, W, b, [[1, 7]]), [[1 / 8, 2 / 8, 5 / 8]], TOLERANCE)


def test_probabilities_of_zero_weights():
    """Who knows nothing believes in every class alike: 1/k, for every sample."""
    same(alone(probabilities, np.zeros((2, 4)), np.zeros(4), [[1, 2], [3, -4], [0, 0]]), np.full((3, 4), 1 / 4), 1e-12)


@given(SIZES, SEEDS)
def test_probabilities_are_a_distribution_in_each_row(sizes, seed):
    """Every row is the softmax of its own scores XW + b: never negative, with the sum 1, also for scores of ±10,000."""
    W, b, X, _ = drawn(sizes, seed)
    same(alone(probabilities, W, b, X), right_probabilities(W, b, X), TOLERANCE)
    same(alone(probabilities, W * 1e4, b, X), right_probabilities(W * 1e4, b, X), TOLERANCE)


# --- loss ---


def test_loss_of_a_small_example():
    """The probabilities 1/8, 2/8 and 5/8, and the label 1: the loss is −log(2/8) = log 4."""
    W, b = [[0, math.log(2), 0], [0, 0, 0]], [0, 0, math.log(5)]
    same(alone(loss, W, b, [[1, 7]], [1]), math.log(4), TOLERANCE)


def test_loss_of_zero_weights():
    """Guessing among k classes costs log k, whatever the labels: here four classes."""
    same(alone(loss, np.zeros((2, 4)), np.zeros(4), [[1, 2], [3, -4], [0, 9]], [0, 3, 3]), math.log(4), TOLERANCE)


@given(SIZES, SEEDS)
def test_loss_is_a_mean_over_the_samples(sizes, seed):
    """Every sample twice: the loss stays."""
    W, b, X, labels = drawn(sizes, seed)
    expected = right_loss(W, b, X, labels)
    same(alone(loss, W, b, X, labels), expected, TOLERANCE)
    same(alone(loss, W, b, np.concatenate([X, X]), [*labels, *labels]), expected, TOLERANCE)


def test_loss_of_a_confident_mistake():
    """The score 10,000 for the wrong class, 0 for the right one: the loss is 10,000, and not infinite."""
    same(alone(loss, [[10_000, 0]], [0, 0], [[1]], [1]), 10_000, 1e-6)


# --- gradients ---


def test_gradients_of_a_small_example():
    """At zero weights P is 1/2 everywhere; P − Y is [−1/2, 1/2] for label 0, [1/2, −1/2] for label 1."""
    dW, db = several(alone(gradients, np.zeros((2, 2)), [0, 0], [[1, 2], [3, 8], [5, 0]], [0, 1, 1]), 2)
    same(dW, [[(-1 + 3 + 5) / 6, (1 - 3 - 5) / 6], [(-2 + 8) / 6, (2 - 8) / 6]], TOLERANCE)
    same(db, [1 / 6, -1 / 6], TOLERANCE)


@given(SIZES, SEEDS)
def test_gradients_in_b_at_zero_weights(sizes, seed):
    """At zero weights db is 1/k minus each class's share of the labels: the classes that come often are pushed up."""
    _, b, X, labels = drawn(sizes, seed)
    _, db = several(alone(gradients, np.zeros((X.shape[1], len(b))), 0 * b, X, labels), 2)
    same(db, 1 / len(b) - np.bincount(labels, minlength=len(b)) / len(labels), TOLERANCE)


@given(SIZES, SEEDS)
def test_gradients_sum_to_zero_over_the_classes(sizes, seed):
    """What one class wins, others lose: every row of dW, and db, has the sum 0."""
    W, b, X, labels = drawn(sizes, seed)
    dW, db = several(alone(gradients, W, b, X, labels), 2)
    same(array(dW, W.shape).sum(axis=1), np.zeros(len(W)), TOLERANCE)
    same(array(db, b.shape).sum(), 0, TOLERANCE)


@given(SIZES, SEEDS)
def test_gradients_are_the_slopes_of_the_loss(sizes, seed):
    """The check of rung 12: each entry is what a central difference of the loss measures."""
    W, b, X, labels = drawn(sizes, seed)
    dW, db = several(alone(gradients, W, b, X, labels), 2)
    h, both = 1e-5, np.concatenate([W, [b]])
    measured = np.zeros_like(both)
    for i in np.ndindex(both.shape):
        step = np.zeros_like(both)
        step[i] = h
        up, down = both + step, both - step
        measured[i] = (right_loss(up[:-1], up[-1], X, labels) - right_loss(down[:-1], down[-1], X, labels)) / (2 * h)
    same(dW, measured[:-1], MEASURED)
    same(db, measured[-1], MEASURED)


# --- Second sitting. standardize ---


def test_standardize_of_a_small_example():
    """The columns 1, 3 and 10, 30 have the means 2, 20 and the stds 1, 10: they become −1, 1. So 5 becomes 3."""
    train, other = several(alone(standardize, [[1, 10], [3, 30]], [[5, 20]]), 2)
    same(train, [[-1, -1], [1, 1]], TOLERANCE)
    same(other, [[3, 0]], TOLERANCE)


@given(SIZES, SEEDS)
def test_standardize_learns_from_the_training_rows_alone(sizes, seed):
    """Train gets the mean 0 and the std 1; the others are moved and scaled just as train was, whatever they hold."""
    _, _, X, _ = drawn(sizes, seed)
    train, one, two = several(alone(standardize, X * 3 + 5, X[:2] * 3 + 5, X + 100), 3)
    scaled = (X - X.mean(axis=0)) / X.std(axis=0)
    same(train, scaled, TOLERANCE)
    same(one, scaled[:2], TOLERANCE)
    same(two, (X + 95 - 3 * X.mean(axis=0)) / (3 * X.std(axis=0)), 1e-6)


def test_standardize_of_a_constant_column():
    """A column that is constant tells nothing, and has the std 0: it becomes 0 in train, and nobody divides by 0."""
    train, other = several(alone(standardize, [[7, 1], [7, 3]], [[9, 2]]), 2)
    same(train, [[0, -1], [0, 1]], TOLERANCE)
    same(other, [[2, 0]], TOLERANCE)


# --- fit ---


def test_fit_takes_one_step_against_the_gradient():
    """From zeros, one step leads to −η dW and −η db."""
    X, labels = [[1.0, 2.0], [3.0, 8.0], [5.0, 0.0]], [0, 1, 1]
    dW, db = right_gradients(np.zeros((2, 2)), np.zeros(2), X, labels)
    W, b, _ = several(alone(fit, X, labels, 0.5, 1), 3)
    same(W, -0.5 * dW, TOLERANCE)
    same(b, -0.5 * db, TOLERANCE)


def test_fit_tells_the_losses_of_its_way():
    """Before the first step and after each: with 3 steps, 4 losses, and each is that of its weights."""
    X, labels = [[1.0, 2.0], [0.5, -1.0], [-1.0, 0.0], [2.0, 2.0]], [0, 1, 2, 0]
    same(several(alone(fit, X, labels, 0.1, 3), 3)[2], losses_of(X, labels, 0.1, 3), TOLERANCE)


def test_fit_takes_all_its_steps():
    """With 5 steps, 6 losses: also where nothing can be learned, where hardly anything is left, or where they climb."""
    for X, labels, eta in (
        ([[1.0], [1.0]], [0, 1], 0.5),
        ([[4.0], [-4.0]], [0, 1], 1.0),
        ([[1.0, 2.0], [3.0, 8.0], [5.0, 0.0]], [0, 1, 1], 2.0),
    ):
        same(several(alone(fit, X, labels, eta, 5), 3)[2], losses_of(X, labels, eta, 5), TOLERANCE)


def test_fit_without_a_step():
    """No step: the weights are zeros, one column for each class up to the largest label, and there is one loss."""
    W, b, losses = several(alone(fit, [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], [1, 4, 0], 0.5, 0), 3)
    same(W, np.zeros((2, 5)), TOLERANCE)
    same(b, np.zeros(5), TOLERANCE)
    array(losses, (1,))


def test_fit_never_climbs_with_a_small_rate():
    """On the irises, with η = 0.5, no step makes the loss larger, and the first is that of pure guessing."""
    X, labels, _, _ = iris()
    losses = array(several(alone(fit, X, labels, 0.5, 60), 3)[2], (61,))
    assert abs(losses[0] - math.log(len(set(labels.tolist())))) < 1e-9, f"the first loss is {losses[0]:.6g}"
    climbs = np.diff(losses).max()
    assert climbs <= 1e-12, f"expected losses that only fall, but one step climbs by {climbs:.6g}"
    assert losses[-1] < 0.3, f"expected a loss below 0.3 after 60 steps, got {losses[-1]:.6g}"


def test_fit_recognises_irises_that_it_has_not_seen():
    """After 500 steps on 120 flowers it names at least 28 of the 30 that were held out."""
    X, labels, held, truth = iris()
    W, b, _ = several(alone(fit, X, labels, 0.5, 500), 3)
    named = np.argmax(held @ array(W, (4, 3)) + array(b, (3,)), axis=1)
    right = int(np.sum(named == truth))
    assert right >= 28, f"expected at least 28 of 30 right, got {right}"


# --- accuracy ---


def test_accuracy_of_a_small_example():
    """The larger of x and 1 − x decides: 3 and 1 go to class 0, −2 and 0.25 to class 1. Three labels of four agree."""
    same(alone(accuracy, [[1, -1]], [0, 1], [[3], [1], [-2], [0.25]], [0, 1, 1, 1]), 0.75, TOLERANCE)


def test_accuracy_asks_for_the_likeliest_class():
    """Scores 0.2, 0.1 and 0: class 0 is the likeliest, with 0.367. It need not have more than a half to be named."""
    same(alone(accuracy, [[0.2, 0.1, 0]], [0, 0, 0], [[1], [1]], [0, 1]), 0.5, TOLERANCE)


def test_accuracy_is_a_share():
    """All right is 1, none right is 0, whatever the number of samples."""
    for count in (1, 3):
        same(alone(accuracy, [[1, -1]], [0, 1], [[3]] * count, [0] * count), 1, TOLERANCE)
        same(alone(accuracy, [[1, -1]], [0, 1], [[3]] * count, [1] * count), 0, TOLERANCE)
        same(alone(accuracy, [[1, -1]], [0, 1], [[-3]] * count, [0] * count), 0, TOLERANCE)
    same(alone(accuracy, [[1, -1]], [0, 1], [[3]] * 3, [0, 0, 1]), 2 / 3, TOLERANCE)


# --- Further ---


@further
def test_fit_of_one_class_more():
    """Nothing in it knows of three: with a fourth class, far from the others, it learns four."""
    X, labels, _, _ = iris()
    more = np.concatenate([X, np.full((20, 4), 6.0) + np.arange(80).reshape(20, 4) / 40])
    W, b, _ = several(alone(fit, more, [*labels, *[3] * 20], 0.3, 300), 3)
    named = np.argmax(more @ array(W, (4, 4)) + array(b, (4,)), axis=1)
    assert number(float(np.mean(named[-20:] == 3))) == 1.0, "expected every flower of the new kind to be named"


@further
def test_fit_is_weighed_by_what_it_sees():
    """A class that comes three times as often starts with a larger bias: after a small step b follows the shares."""
    X, labels = [[0.0]] * 4, [0, 1, 1, 1]
    _, b, _ = several(alone(fit, X, labels, 0.1, 1), 3)
    same(b, [-0.025, 0.025], TOLERANCE)
