"""One and two steps of gradient descent by hand, from fresh places with fresh rates."""

from runner.drills import drill, shown

step = drill("one_step", "step", digits=2)


@step.numbers
def a_place_and_a_rate(rng):
    return {
        "x": rng.choice((-5, -4, -3, -2, -1, 0, 1, 2, 4, 5, 6, 7, 8, 9)),
        "eta": rng.choice((0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.6, 0.7, 0.8)),
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


walk = drill("two_steps", "descend", digits=2)


@walk.numbers
def a_start_and_a_rate(rng):
    found = a_place_and_a_rate(rng)
    return {"start": found["x"], "eta": found["eta"], "steps": 2}


def by(rule, start):
    """The start and two more places, each by the rule from the one before."""
    first = rule(start)
    return [start, first, rule(first)]


@walk.truth
def down_twice(start, eta, steps):
    return by(lambda x: downhill(x, eta), start)


@walk.question
def asked_for_the_walk(start, eta, steps):
    return (
        f"You stand on f(x) = (x − 3)² at x = {shown(start)} and take two steps of gradient descent with η = {eta}. "
        "Where are you at the start, after one step, and after both?"
    )


@walk.steps
def worked_out_the_walk(start, eta, steps):
    lines = ["A step: x becomes x − η·f′(x), and the slope is f′(x) = 2(x − 3)."]
    for x in down_twice(start, eta, steps)[:2]:
        slope = 2 * (x - 3)
        product = shown(eta * slope) if slope > 0 else f"({shown(eta * slope)})"
        lines += [f"At {shown(x)} the slope is {shown(slope)}: {shown(x)} − {product} = {shown(downhill(x, eta))}"]
    return [*lines, "The check: each step multiplies the distance from 3 by the same number, 1 − 2η."]


@walk.slip
def climbs_twice(start, eta, steps):
    """{got} leads uphill, away from 3. The slope times η is subtracted, with its sign."""
    return by(lambda x: goes_uphill(x, eta), start)


@walk.slip
def goes_half_as_far_twice(start, eta, steps):
    """{got} has a slope half as steep as it is: the derivative of (x − 3)² has a factor 2."""
    return by(lambda x: goes_half_as_far(x, eta), start)


@walk.slip
def keeps_the_first_slope(start, eta, steps):
    """In {got} the second step is as long as the first. After a step you stand elsewhere: how steep is it there?"""
    return [start, downhill(start, eta), start - 2 * eta * 2 * (start - 3)]


@walk.slip
def begins_again(start, eta, steps):
    """In {got} the second step begins at the start again. It begins where the first has led."""
    first = downhill(start, eta)
    return [start, first, start - eta * 2 * (first - 3)]


@walk.slip
def ignores_the_rate_twice(start, eta, steps):
    """{got} takes the whole slope. The rate says which share of it to go."""
    return by(lambda x: ignores_the_rate(x, eta), start)


@walk.slip
def ignores_the_slope_twice(start, eta, steps):
    """{got} goes as far as the rate says, wherever you stand. How steep is it there?"""
    return by(lambda x: ignores_the_slope(x, eta), start)


@walk.slip
def gives_the_changes(start, eta, steps):
    """{got} is how far each step leads. Asked for is where you are after it."""
    first = downhill(start, eta)
    return [start, first - start, downhill(first, eta) - first]


@walk.slip
def begins_after_the_first_step(start, eta, steps):
    """{got} begins after the first step, and takes three. The first number asked for is the start."""
    return [downhill(x, eta) for x in down_twice(start, eta, steps)]
