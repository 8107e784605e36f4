"""What people get wrong about a classifier that learns."""

import numpy as np

from runner.mistakes import mistake, wrong

wrong(
    "INITIAL_LOSS",
    {
        1 / 3: "1/3 is the probability of each class. The loss is the negative log of it.",
        0: "0 would be the loss of somebody who is always sure and right. All weights are 0, not the loss.",
        1.585: "1.585 is log₂ 3, in bits. Losses are measured in nats, with the natural log (the key `ln`).",
        0.4771: "0.477 is the log of base 10, a calculator's key `log`. Losses have the natural log, its key `ln`.",
        -1.0986: "The log of 1/3 is negative. A loss is its negative: never below 0.",
        0.6931: "0.693 is log 2: guessing among two classes. Here there are three.",
        3.2958: "3.296 is 3 · log 3, a sum over three samples. The loss is the mean, however many there are.",
    },
)


def floats(*arrays):
    return [np.array(a, dtype=float) for a in arrays]


def soft(Z):
    E = np.exp(Z - Z.max(axis=1, keepdims=True))
    return E / E.sum(axis=1, keepdims=True)


def logs(W, b, X):
    W, b, X = floats(W, b, X)
    Z = X @ W + b
    Z = Z - Z.max(axis=1, keepdims=True)
    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))


def costs(W, b, X, labels):
    return -logs(W, b, X)[np.arange(len(X)), np.asarray(labels, dtype=int)]


def errors(W, b, X, labels):
    P = np.exp(logs(W, b, X))
    P[np.arange(len(P)), np.asarray(labels, dtype=int)] -= 1
    return P


# probabilities


@mistake("probabilities")
def forgets_the_bias(W, b, X):
    """Your answers are the softmax of XW: the bias b is missing. It says how common a class is at the outset."""
    W, _, X = floats(W, b, X)
    return soft(X @ W)


@mistake("probabilities")
def adds_the_bias_afterwards(W, b, X):
    """Your answers are softmax(XW), with b added to the probabilities: the rows need not sum to 1 then. The bias
    belongs to the scores.
    """
    W, b, X = floats(W, b, X)
    return soft(X @ W) + b


@mistake("probabilities")
def gives_the_scores(W, b, X):
    """Your answers are the scores XW + b. Softmax makes probabilities of them, row by row."""
    W, b, X = floats(W, b, X)
    return X @ W + b


@mistake("probabilities")
def normalises_the_columns(W, b, X):
    """In your answers every column has the sum 1. Each row is a sample, and its classes share the 1."""
    W, b, X = floats(W, b, X)
    return soft((X @ W + b).T).T


@mistake("probabilities")
def normalises_the_whole_table(W, b, X):
    """In your answers the whole table has the sum 1. Each row is a sample of its own, with the sum 1."""
    W, b, X = floats(W, b, X)
    E = np.exp(X @ W + b - (X @ W + b).max())
    return E / E.sum()


@mistake("probabilities")
def gives_the_logs(W, b, X):
    """Your answers are the logs of the probabilities. Undo the log."""
    return logs(W, b, X)


@mistake("probabilities")
def does_not_divide_by_the_sum(W, b, X):
    """Your rows don't sum to 1: the largest score is taken off and the powers of e are there, and that is all.

    Each row is still to be divided by its own sum.
    """
    W, b, X = floats(W, b, X)
    Z = X @ W + b
    return np.exp(Z - Z.max(axis=1, keepdims=True))


@mistake("probabilities")
def is_the_powers_alone(W, b, X):
    """Your rows don't sum to 1: they are the powers of e alone. Each row is still to be divided by its own sum."""
    W, b, X = floats(W, b, X)
    with np.errstate(all="ignore"):
        return np.exp(X @ W + b)


@mistake("probabilities")
def asks_each_class_alone(W, b, X):
    """Your answers are 1 / (1 + exp(−z)) of each score: a question about one class, yes or no. The classes exclude each
    other, so each row has to sum to 1.
    """
    W, b, X = floats(W, b, X)
    with np.errstate(all="ignore"):
        return 1 / (1 + np.exp(-(X @ W + b)))


@mistake("probabilities")
def divides_the_scores_themselves(W, b, X):
    """Your answers are the scores divided by their sum. Scores may be negative: exp makes them positive first."""
    W, b, X = floats(W, b, X)
    with np.errstate(all="ignore"):
        return (X @ W + b) / (X @ W + b).sum(axis=1, keepdims=True)


@mistake("probabilities")
def is_sure_of_the_likeliest(W, b, X):
    """Your rows have a 1 for the class with the largest score, and 0 for the others. Softmax gives each a share."""
    W, b, X = floats(W, b, X)
    return np.eye(len(b))[np.argmax(X @ W + b, axis=1)]


@mistake("probabilities", edges=True)
def overflows(W, b, X):
    """Your numbers are right for small scores. For others exp gives ∞ or 0, and neither ∞ / ∞ nor 0 / 0 is a number.

    Softmax stays the same when a row's largest score is taken off all of its scores. `_log_softmax` does that.
    """
    W, b, X = floats(W, b, X)
    with np.errstate(all="ignore"):
        E = np.exp(X @ W + b)
        return E / E.sum(axis=1, keepdims=True)


# loss


@mistake("loss")
def is_the_sum(W, b, X, labels):
    """Your answers are the sum over the samples. The loss is their mean: twice the samples must not cost more."""
    return float(np.sum(costs(W, b, X, labels)))


@mistake("loss")
def has_the_other_sign(W, b, X, labels):
    """Your answers are negative: the mean log-probability of the labels. The loss is its negative, never below 0."""
    return -float(np.mean(costs(W, b, X, labels)))


@mistake("loss")
def counts_in_bits(W, b, X, labels):
    """Your answers are in bits: the log has base 2. A loss is measured in nats, with the natural log."""
    return float(np.mean(costs(W, b, X, labels))) / np.log(2)


@mistake("loss")
def forgets_the_log(W, b, X, labels):
    """Your answers are 1 minus the mean probability of the labels. Each sample costs −log of its probability."""
    return 1 - float(np.mean(np.exp(-costs(W, b, X, labels))))


@mistake("loss")
def squares_the_errors(W, b, X, labels):
    """Your answers are the squared errors of the probabilities, added up in each row. The loss here is −log of the
    label's probability: a sure mistake costs without a limit.
    """
    return float(np.mean(np.sum(errors(W, b, X, labels) ** 2, axis=1)))


@mistake("loss")
def leaves_out_the_bias(W, b, X, labels):
    """Your answers are the loss of the scores XW: the bias b is missing."""
    return float(np.mean(costs(W, np.zeros(len(b)), X, labels)))


@mistake("loss")
def divides_by_the_classes_too(W, b, X, labels):
    """Your answers are divided by the number of classes as well. The mean goes over the samples alone."""
    return float(np.mean(costs(W, b, X, labels))) / len(np.asarray(b))


@mistake("loss")
def takes_all_labels_in_each_row(W, b, X, labels):
    """Your answers are a mean over n · n numbers: the columns of all labels, in every row.

    Each sample has one label. One number is wanted of each row, so rows and labels go in pairs.
    """
    return float(-np.mean(logs(W, b, X)[:, np.asarray(labels, dtype=int)]))


@mistake("loss")
def takes_the_log_of_the_mean(W, b, X, labels):
    """Your answers are minus the log of the mean probability. The log comes first, for every sample; then the mean."""
    with np.errstate(divide="ignore"):
        return -float(np.log(np.mean(np.exp(-costs(W, b, X, labels)))))


@mistake("loss")
def takes_the_likeliest_class(W, b, X, labels):
    """Your answers are the cost of the likeliest class, whatever the labels say: so a sure mistake is cheap.

    Of each row the probability of its label counts.
    """
    return -float(np.mean(logs(W, b, X).max(axis=1)))


def caps(name, change):
    """The mistake of a logarithm that a tiny number keeps from −∞."""

    def capped(W, b, X, labels, *, epsilon=1e-12):
        """Your answers have a ceiling: a class that seemed impossible costs no more than −log of some tiny number.

        An epsilon, or a clip, hides how wrong the model is. Work with `_log_softmax`: there is nothing to hide in logs.
        """
        return float(np.mean(-np.log(change(np.exp(-costs(W, b, X, labels)), epsilon))))

    capped.__name__ = name
    mistake("loss", epsilons=True)(capped)


caps("adds_a_little", np.add)
caps("keeps_the_probability_above_zero", np.maximum)


@mistake("loss", edges=True)
def takes_the_log_of_zero(W, b, X, labels):
    """Your numbers are right, but a confident mistake costs ∞: the probability is 0 in float64, and its log −∞.

    Work with `_log_softmax`, which never leaves the logs.
    """
    P = np.exp(logs(W, b, X))[np.arange(len(X)), np.asarray(labels, dtype=int)]
    with np.errstate(divide="ignore"):
        return float(-np.mean(np.log(P)))


# gradients


@mistake("gradients")
def does_not_divide_by_n(W, b, X, labels):
    """Your gradients are n times too large: they belong to the sum over the samples. The loss is the mean."""
    error = errors(W, b, X, labels)
    return np.asarray(X, dtype=float).T @ error, error.sum(axis=0)


@mistake("gradients")
def points_downhill(W, b, X, labels):
    """Your gradients have the sign turned: those of Y − P. A gradient points where the loss grows: P − Y."""
    error = -errors(W, b, X, labels)
    return np.asarray(X, dtype=float).T @ error / len(X), error.mean(axis=0)


@mistake("gradients")
def sums_only_in_b(W, b, X, labels):
    """Your dW is right, but db is the sum over the samples. The loss is a mean, for the biases as well."""
    error = errors(W, b, X, labels)
    return np.asarray(X, dtype=float).T @ error / len(X), error.sum(axis=0)


@mistake("gradients")
def divides_only_in_b(W, b, X, labels):
    """Your db is right, but dW is the sum over the samples. The loss is a mean, for the weights as well."""
    error = errors(W, b, X, labels)
    return np.asarray(X, dtype=float).T @ error, error.mean(axis=0)


@mistake("gradients")
def averages_db_to_one_number(W, b, X, labels):
    """Your db is one number. Every class has a bias of its own, and a slope in it."""
    error = errors(W, b, X, labels)
    return np.asarray(X, dtype=float).T @ error / len(X), float(error.mean())


@mistake("gradients")
def forgets_the_labels(W, b, X, labels):
    """Your gradients are those of P alone: nothing is subtracted for the labels. Every score would be pushed down."""
    P = np.exp(logs(W, b, X))
    return np.asarray(X, dtype=float).T @ P / len(X), P.mean(axis=0)


@mistake("gradients")
def turns_dW_on_its_side(W, b, X, labels):
    """Your dW lies on its side: k rows and d columns. It has the shape of W, so that it can be subtracted from W."""
    error = errors(W, b, X, labels)
    return (np.asarray(X, dtype=float).T @ error / len(X)).T.copy(), error.mean(axis=0)


@mistake("gradients")
def subtracts_in_every_row(W, b, X, labels):
    """Your P − Y subtracts 1 in the columns of all labels, in every row. Each row has one label: rows and labels go in
    pairs.
    """
    P = np.exp(logs(W, b, X))
    P[:, np.asarray(labels, dtype=int)] -= 1
    return np.asarray(X, dtype=float).T @ P / len(X), P.mean(axis=0)


@mistake("gradients")
def divides_by_the_classes_too_here(W, b, X, labels):
    """Your gradients are divided by n and by the number of classes. The loss is a mean over the samples alone."""
    error = errors(W, b, X, labels)
    return np.asarray(X, dtype=float).T @ error / error.size, error.sum(axis=0) / error.size


@mistake("gradients")
def bends_the_error(W, b, X, labels):
    """Your gradients have a further factor P · (1 − P). That belongs to a squared error; here it has cancelled out, and
    P − Y is the whole of it.
    """
    P = np.exp(logs(W, b, X))
    error = errors(W, b, X, labels) * P * (1 - P)
    return np.asarray(X, dtype=float).T @ error / len(X), error.mean(axis=0)


@mistake("gradients", epsilons=True)
def measures_to_one_side(W, b, X, labels, *, epsilon=1e-5):
    """Your slopes are measured from a place to a little beyond it, and the loss bends on the way: so they are a little
    off. The gradient can be had exactly, by P − Y.
    """
    W, b, X = floats(W, b, X)
    here, found = float(np.mean(costs(W, b, X, labels))), (np.zeros_like(W), np.zeros_like(b))
    for moved, slopes in zip((W, b), found, strict=True):
        for i in np.ndindex(moved.shape):
            before = moved[i]
            moved[i] = before + epsilon
            slopes[i] = (float(np.mean(costs(W, b, X, labels))) - here) / epsilon
            moved[i] = before
    return found


# standardize


@mistake("standardize")
def uses_each_tables_own_numbers(train, *others):
    """Each of your tables has the mean 0 and the std 1 by itself. Then the same flower gets other numbers in another
    table: use the mean and the std of train for all.
    """
    return tuple((t - t.mean(axis=0)) / np.where(t.std(axis=0) == 0, 1, t.std(axis=0)) for t in floats(train, *others))


@mistake("standardize")
def learns_from_all_rows(train, *others):
    """Your mean and std are those of all tables together. What is held out must stay unseen: train alone counts."""
    tables = floats(train, *others)
    whole = np.concatenate(tables)
    std = np.where(whole.std(axis=0) == 0, 1, whole.std(axis=0))
    return tuple((t - whole.mean(axis=0)) / std for t in tables)


@mistake("standardize")
def only_centres(train, *others):
    """Your columns have the mean 0, but not the std 1: they are centred, and not yet divided."""
    tables = floats(train, *others)
    return tuple(t - tables[0].mean(axis=0) for t in tables)


@mistake("standardize")
def only_divides(train, *others):
    """Your columns have the std 1, but not the mean 0: they are divided, and the mean is not taken off."""
    tables = floats(train, *others)
    std = tables[0].std(axis=0)
    return tuple(t / np.where(std == 0, 1, std) for t in tables)


@mistake("standardize")
def leaves_the_others(train, *others):
    """Your first table is right, but the others are as they came in. They need the same: the mean and the std of train.

    Else a flower that is held out has other numbers than the same flower in training.
    """
    tables = floats(train, *others)
    std = tables[0].std(axis=0)
    return ((tables[0] - tables[0].mean(axis=0)) / np.where(std == 0, 1, std), *tables[1:])


@mistake("standardize")
def has_one_mean_for_all_columns(train, *others):
    """Your tables are moved and scaled by one mean and one std for all columns together.

    Each column has its own: centimetres and grams have nothing in common.
    """
    tables = floats(train, *others)
    return tuple((t - tables[0].mean()) / (tables[0].std() or 1) for t in tables)


@mistake("standardize")
def divides_by_one_less(train, *others):
    """Your std divides by n − 1. Here it divides by n, so that train has exactly the std 1."""
    tables = floats(train, *others)
    std = tables[0].std(axis=0, ddof=1)
    return tuple((t - tables[0].mean(axis=0)) / np.where(std == 0, 1, std) for t in tables)


@mistake("standardize")
def divides_by_the_variance(train, *others):
    """Your columns are divided by the variance. The std is its root: only then has train the std 1."""
    tables = floats(train, *others)
    var = tables[0].var(axis=0)
    return tuple((t - tables[0].mean(axis=0)) / np.where(var == 0, 1, var) for t in tables)


@mistake("standardize")
def standardises_the_rows(train, *others):
    """Your rows have the mean 0 and the std 1. A row is a flower, whose measures have nothing in common: each column
    has its mean and its std.
    """
    tables = floats(train, *others)
    stds = [t.std(axis=1, keepdims=True) for t in tables]
    return tuple(
        (t - t.mean(axis=1, keepdims=True)) / np.where(s == 0, 1, s) for t, s in zip(tables, stds, strict=True)
    )


@mistake("standardize")
def goes_from_least_to_most(train, *others):
    """Your columns of train go from 0 to 1, by the least and the largest entry. Asked are the mean 0 and the std 1."""
    tables = floats(train, *others)
    least, width = tables[0].min(axis=0), np.ptp(tables[0], axis=0)
    return tuple((t - least) / np.where(width == 0, 1, width) for t in tables)


@mistake("standardize", edges=True)
def divides_by_zero(train, *others):
    """Your numbers are right, but a constant column is divided by its std, 0: no number comes. Only centre it."""
    tables = floats(train, *others)
    with np.errstate(all="ignore"):
        return tuple((t - tables[0].mean(axis=0)) / tables[0].std(axis=0) for t in tables)


# fit


def descend(X, labels, eta, steps, sign=-1.0, shift=0, keep=slice(None)):
    X, labels = np.array(X, dtype=float), np.asarray(labels, dtype=int)
    k = int(labels.max()) + 1 + shift
    W, b = np.zeros((X.shape[1], k)), np.zeros(k)
    losses = [float(np.mean(costs(W, b, X, labels)))]
    for _ in range(steps):
        error = errors(W, b, X, labels)
        W, b = W + sign * eta * (X.T @ error) / len(X), b + sign * eta * error.mean(axis=0)
        losses.append(float(np.mean(costs(W, b, X, labels))))
    return W, b, np.array(losses[keep])


@mistake("fit")
def climbs(X, labels, eta, steps):
    """Your losses grow: the steps go with the gradient. It points uphill, so it is subtracted."""
    return descend(X, labels, eta, steps, sign=1.0)


@mistake("fit")
def forgets_the_first_loss(X, labels, eta, steps):
    """The loss before the first step is missing: with so many steps there is one loss more than steps."""
    return descend(X, labels, eta, steps, keep=slice(1, None))


@mistake("fit")
def forgets_the_last_loss(X, labels, eta, steps):
    """The loss after the last step is missing: with so many steps there is one loss more than steps."""
    return descend(X, labels, eta, steps, keep=slice(None, -1))


@mistake("fit")
def counts_the_classes_that_occur(X, labels, eta, steps):
    """Your W has a column for each class that occurs. Labels are places: the largest one plus 1 is the number of
    classes, also where a class is missing among these samples.
    """
    present, places = np.unique(np.asarray(labels, dtype=int), return_inverse=True)
    return descend(X, places if len(present) else labels, eta, steps)


def until(X, labels, eta, steps, enough, last=True):
    """A descent that ends as soon as two losses are `enough`, with the last of them or without."""
    _, _, losses = descend(X, labels, eta, steps)
    for k in range(1, steps + 1):
        if enough(losses[k - 1], losses[k]):
            return descend(X, labels, eta, k, keep=slice(None, None if last else -1))
    return descend(X, labels, eta, steps)


@mistake("fit", epsilons=True)
def stops_when_little_changes(X, labels, eta, steps, epsilon=1e-6):
    """Your descent ends early, as soon as the loss hardly changes. Often that is wise, but here `steps` steps are
    asked for, and steps + 1 losses.
    """
    return until(X, labels, eta, steps, lambda old, new: abs(old - new) < epsilon)


@mistake("fit", epsilons=True)
def stops_without_the_last_loss(X, labels, eta, steps, epsilon=1e-6):
    """Your descent ends early, as soon as the loss hardly changes, and leaves out the last loss. Often it is wise to
    stop there, but here `steps` steps are asked for, and steps + 1 losses.
    """
    return until(X, labels, eta, steps, lambda old, new: abs(old - new) < epsilon, last=False)


@mistake("fit")
def stops_when_it_climbs(X, labels, eta, steps):
    """Your descent ends early, where the loss climbs. Often that is wise, but here `steps` steps are asked for, and
    steps + 1 losses: with too large a rate they show what happens.
    """
    return until(X, labels, eta, steps, lambda old, new: new > old)


@mistake("fit")
def leaves_the_biases_at_zero(X, labels, eta, steps):
    """Your biases never leave 0: only the weights take steps. db is the slope in b."""
    X, labels = np.array(X, dtype=float), np.asarray(labels, dtype=int)
    k = int(labels.max()) + 1
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        losses.append(float(np.mean(costs(W, b, X, labels))))
        W = W - eta * (X.T @ errors(W, b, X, labels)) / len(X)
    return W, b, np.array([*losses, float(np.mean(costs(W, b, X, labels)))])


@mistake("fit")
def moves_the_weights_first(X, labels, eta, steps):
    """Your biases take their steps with the slopes of weights that have moved already.

    W and b go together: both gradients at the place where you are, then both steps.
    """
    X, labels = np.array(X, dtype=float), np.asarray(labels, dtype=int)
    k = int(labels.max()) + 1
    W, b, losses = np.zeros((X.shape[1], k)), np.zeros(k), []
    for _ in range(steps):
        losses.append(float(np.mean(costs(W, b, X, labels))))
        W = W - eta * (X.T @ errors(W, b, X, labels)) / len(X)
        b = b - eta * errors(W, b, X, labels).mean(axis=0)
    return W, b, np.array([*losses, float(np.mean(costs(W, b, X, labels)))])


@mistake("fit")
def keeps_the_first_gradient(X, labels, eta, steps):
    """Your steps are all the same: the gradients are those of the beginning. They are others after each step."""
    W, b, _ = descend(X, labels, 1.0, 1)
    losses = [float(np.mean(costs(k * eta * W, k * eta * b, X, labels))) for k in range(steps + 1)]
    return steps * eta * W, steps * eta * b, np.array(losses)


@mistake("fit")
def ignores_the_rate(X, labels, eta, steps):
    """Your steps have the same length for every rate: each takes the whole gradient."""
    return descend(X, labels, 1.0, steps)


@mistake("fit")
def takes_a_step_too_many(X, labels, eta, steps):
    """Your losses are right, but W and b have taken one step too many. After the last loss there is none."""
    W, b, losses = descend(X, labels, eta, steps + 1)
    return W, b, losses[:-1]


@mistake("fit")
def always_has_three_classes(X, labels, eta, steps):
    """Your W has three columns, however many classes there are: the largest label plus 1 says how many."""
    if np.max(labels) > 2:
        raise ValueError("three classes")
    return descend(X, labels, eta, steps, shift=2 - int(np.max(labels)))


# accuracy


def named(W, b, X):
    return np.argmax(logs(W, b, X), axis=1)


@mistake("accuracy")
def counts_the_right_ones(W, b, X, labels):
    """Your answers are the number of samples that are right. Asked is their share, from 0 to 1."""
    return float(np.sum(named(W, b, X) == np.asarray(labels)))


@mistake("accuracy")
def is_the_share_of_mistakes(W, b, X, labels):
    """Your answers are the share of samples that are wrong. The accuracy is the share that is right."""
    return float(np.mean(named(W, b, X) != np.asarray(labels)))


@mistake("accuracy")
def is_in_percent(W, b, X, labels):
    """Your answers are in percent. Asked is a share, from 0 to 1."""
    return 100 * float(np.mean(named(W, b, X) == np.asarray(labels)))


@mistake("accuracy")
def is_the_mean_probability(W, b, X, labels):
    """Your answers are the mean probability of the labels: how sure, not how often right.

    A sample counts as right if its label is the most probable class, and else as wrong.
    """
    return float(np.mean(np.exp(-costs(W, b, X, labels))))


@mistake("accuracy")
def asks_for_more_than_a_half(W, b, X, labels):
    """Your answers count a sample only if its class has more than half of the probability. With three classes or more
    the likeliest one may have less: it is named all the same.
    """
    P = np.exp(logs(W, b, X))
    return float(np.mean(P[np.arange(len(P)), np.asarray(labels)] > 0.5))


@mistake("accuracy")
def forgets_the_bias_here(W, b, X, labels):
    """Your answers are those of the scores XW: without the bias b, other classes win."""
    W, _, X = floats(W, b, X)
    return float(np.mean(np.argmax(X @ W, axis=1) == np.asarray(labels)))
