"""One step of gradient descent by hand, from fresh places with fresh rates."""

from runner.drills import drill, shown

step = drill("one_step", "step", digits=2)


@step.numbers
def a_place_and_a_rate(rng):
    return {
        "x": rng.choice((-5, -4, -3, -2, -1, 0, 1, 2, 4, 5, 6, 7, 8, 9)),
        "eta": rng.choice((0.1, 0.2, 0.3, 0.4, 0.6)),
    }


@step.truth
def downhill(x, eta):
    return x - eta * 2 * (x - 3)


@step.question
def asked(x, eta):
    return f"You stand on f(x) = (x − 3)² at x = {shown(x)}. Where does one step with the rate η = {eta} lead?"


@step.steps
def worked(x, eta):
    slope = 2 * (x - 3)
    written, product = (f"({shown(n)})" if n < 0 else shown(n) for n in (slope, eta * slope))
    return [
        f"The slope there: f′(x) = 2(x − 3) = {shown(slope)}",
        f"η times the slope: {eta}·{written} = {shown(eta * slope)}",
        f"Subtract it: {shown(x)} − {product} = {shown(downhill(x, eta))}",
        "The check: that is nearer to 3, where the lowest point is.",
    ]


@step.slip
def goes_uphill(x, eta):
    """{got} is uphill, farther from 3: η times the slope was added. Downhill, it is subtracted, with its sign."""
    return x + eta * 2 * (x - 3)


@step.slip
def goes_half_as_far(x, eta):
    """{got} has a slope half as steep as it is: the derivative of (x − 3)² has a factor 2."""
    return x - eta * (x - 3)


@step.slip
def goes_by_the_height(x, eta):
    """{got} takes the height f(x) for the slope f′(x). A height does not say which way is down."""
    return x - eta * (x - 3) ** 2


@step.slip
def is_the_change_alone(x, eta):
    """{got} is how far the step leads. Where does it begin?"""
    return -eta * 2 * (x - 3)


@step.slip
def ignores_the_rate(x, eta):
    """{got} takes the whole slope. The rate says which share of it to go."""
    return x - 2 * (x - 3)


@step.slip
def ignores_the_slope(x, eta):
    """{got} goes as far as the rate says, wherever you stand. How steep is it there?"""
    return x - eta


@step.slip
def subtracts_before_multiplying(x, eta):
    """{got} multiplies x itself by the slope. First η times the slope, then subtract it from x."""
    return (x - eta) * 2 * (x - 3)


@step.slip
def takes_two_steps(x, eta):
    """{got} is where two steps lead. Only one is asked for."""
    return downhill(downhill(x, eta), eta)
