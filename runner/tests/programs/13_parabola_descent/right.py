# === f as a product
def f(x):
    return (x - 3) * (x - 3)


# === f with math.pow
import math


def f(x):
    return math.pow(x - 3, 2)


# === f multiplied by itself through a name
def f(x):
    distance = abs(x - 3)
    height = distance * distance
    return height


# === f by a helper of one's own
def square(number):
    return number**2


def f(x):
    return square(x - 3)


# === f as a Python float, by np.square
def f(x):
    return float(np.square(x - 3))


# === gradient as two equal halves
def gradient(x):
    return (x - 3) + (x - 3)


# === gradient multiplied out
def gradient(x):
    return 2 * x - 6


# === gradient by a chord of length two
def gradient(x):
    return ((x + 1 - 3) ** 2 - (x - 1 - 3) ** 2) / 2


# === gradient with a name for each part
def gradient(x):
    exponent = 2
    inside = x - 3
    return exponent * inside ** (exponent - 1)


# === step with the slope written out
def step(x, eta):
    return x - eta * 2 * (x - 3)


# === step in place
def step(x, eta):
    x -= eta * gradient(x)
    return x


# === step by the sign and the size of the slope
def step(x, eta):
    slope = gradient(x)
    if slope > 0:
        return x - eta * abs(slope)
    elif slope < 0:
        return x + eta * abs(slope)
    return x


# === step as a share of the way
def step(x, eta):
    return x + 2 * eta * (3 - x)


# === step as a mixture
def step(x, eta):
    return (1 - 2 * eta) * x + 6 * eta


# === descend with a while loop
def descend(start=0.0, eta=0.1, steps=50):
    x = start
    walk = [x]
    k = 0
    while k < steps:
        x = step(x, eta)
        walk.append(x)
        k += 1
    return np.array(walk)


# === descend into an array made before
def descend(start=0.0, eta=0.1, steps=50):
    xs = np.zeros(steps + 1)
    xs[0] = start
    for i in range(1, steps + 1):
        xs[i] = xs[i - 1] - eta * gradient(xs[i - 1])
    return xs


# === descend by the formula
def descend(start=0.0, eta=0.1, steps=50):
    return 3 + (start - 3) * (1 - 2 * eta) ** np.arange(steps + 1)


# === descend by recursion
def descend(start=0.0, eta=0.1, steps=50):
    if steps == 0:
        return np.array([start])
    before = descend(start, eta, steps - 1) if steps < 100 else _long(start, eta, steps - 1)
    return np.append(before, step(before[-1], eta))


def _long(start, eta, steps):
    return 3 + (start - 3) * (1 - 2 * eta) ** np.arange(steps + 1)


# === descend by accumulate
from itertools import accumulate


def descend(start=0.0, eta=0.1, steps=50):
    return np.array(list(accumulate(range(steps), lambda x, _: step(x, eta), initial=start)))


# === descend with concatenate, and everything of its own
def descend(start=0.0, eta=0.1, steps=50):
    result = np.array([start])
    for i in range(steps):
        x = result[-1]
        slope = 2 * (x - 3)
        result = np.concatenate([result, [x - eta * slope]])
    return result


# === plot_descent with a range for the steps, and titles
def plot_descent(xs):
    heights = []
    for x in xs:
        heights.append((x - 3) ** 2)
    k = list(range(len(xs)))
    above.plot(k, list(xs), "o-")
    above.set_title("where I am")
    above.set_xlabel("Step")
    above.set_ylabel("x")
    below.plot(k, heights, color="red")
    below.set_title("how high I am")
    below.set_xlabel("Step")
    below.set_ylabel("f(x)")
    return above, below


# === plot_descent of an array of heights, as a list
def plot_descent(xs):
    above.plot(np.arange(len(xs)), xs)
    below.plot(np.arange(len(xs)), f(xs))
    for axes, label in ((above, "x"), (below, "f(x)")):
        axes.set_xlabel("number of the step")
        axes.set_ylabel(label)
        axes.grid()
    return [above, below]


# === plot_descent with pyplot and a figure of its own
def plot_descent(xs):
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2)
    axes[0].plot(xs)
    axes[0].set(xlabel="step", ylabel="x")
    axes[1].plot([f(x) for x in xs])
    axes[1].set(xlabel="step", ylabel="height f(x)")
    axes[1].axhline(0, linestyle=":")
    return axes


# === closed form
def descend(start=0.0, eta=0.1, steps=50):
    k = np.arange(steps + 1)
    return 3 + (start - 3) * (1 - 2 * eta) ** k


# === filled array, multiplied out
def f(x):
    return x * x - 6 * x + 9


def gradient(x):
    return 2 * x - 6


def descend(start=0.0, eta=0.1, steps=50):
    xs = np.empty(steps + 1)
    xs[0] = start
    for i in range(steps):
        xs[i + 1] = xs[i] - eta * gradient(xs[i])
    return xs


# === plots with explicit steps and lists
def plot_descent(xs):
    steps = list(range(len(xs)))
    heights = []
    for x in xs:
        heights.append((x - 3) ** 2)
    above.plot(steps, list(xs), "o-")
    below.plot(steps, heights, color="red")
    above.set_ylabel("x")
    below.set_ylabel("f(x)")
    above.set_xlabel("step")
    below.set_xlabel("step")
    return (above, below)


# === a beginner's other way, 2


def descend(start=0.0, eta=0.1, steps=50):
    n = np.arange(steps + 1)
    return 3 + (start - 3) * (1 - 2 * eta) ** n


# === a beginner's other way, 3


def f(x):
    return x * x - 6 * x + 9


def descend(start=0.0, eta=0.1, steps=50):
    out = np.empty(steps + 1)
    out[0] = start
    for i in range(steps):
        out[i + 1] = out[i] - eta * 2 * (out[i] - 3)
    return out


DIVERGES = 1.01
