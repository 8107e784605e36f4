# === f without brackets -> squares_the_three_only
def f(x):
    return x - 3**2


# === f with the power on x alone -> squares_before_subtracting
def f(x):
    return x**2 - 3


# === f with a caret -> slip
def f(x):
    return (x - 3) ^ 2


# === f times two -> doubles_for_a_square
def f(x):
    y = x - 3
    return y * 2


# === f as a distance -> is_the_distance
def f(x):
    if x > 3:
        return x - 3
    else:
        return 3 - x


# === f with both squared -> squares_both
def f(x):
    return x**2 - 3**2


# === f printed -> slip
def f(x):
    print((x - 3) ** 2)


# === gradient of x squared -> is_the_slope_of_x_squared
def gradient(x):
    return 2 * x


# === gradient without brackets -> doubles_the_x_only
def gradient(x):
    return 2 * x - 3


# === gradient without the two -> leaves_out_the_two
def gradient(x):
    slope = x - 3
    return slope


# === gradient downhill already -> has_the_wrong_sign
def gradient(x):
    slope = 2 * (x - 3)
    return -slope


# === gradient by a small h -> measures_to_the_right
def gradient(x):
    h = 0.00001
    return (f(x + h) - f(x)) / h


# === step plus -> goes_uphill
def step(x, eta):
    slope = gradient(x)
    x = x + eta * slope
    return x


# === step without the rate -> ignores_the_rate
def step(x, eta):
    return x - gradient(x)


# === step with =- for -= -> is_the_change_alone
def step(x, eta):
    x =- eta * gradient(x)
    return x


# === step by f -> goes_by_the_height
def step(x, eta):
    return x - eta * f(x)


# === step with brackets in the wrong place -> subtracts_before_multiplying
def step(x, eta):
    return (x - eta) * gradient(x)


# === step that returns nothing -> slip
def step(x, eta):
    x = x - eta * gradient(x)


# === descend without the start -> leaves_out_the_start
def descend(start=0.0, eta=0.1, steps=50):
    x = start
    xs = []
    for i in range(steps):
        x = step(x, eta)
        xs.append(x)
    return np.array(xs)


# === descend that appends before it steps -> is_one_point_short
def descend(start=0.0, eta=0.1, steps=50):
    x = start
    xs = []
    for i in range(steps):
        xs.append(x)
        x = x - eta * gradient(x)
    return np.array(xs)


# === descend that returns the last x -> returns_the_end_only
def descend(start=0.0, eta=0.1, steps=50):
    x = start
    for i in range(steps):
        x = step(x, eta)
    return x


# === descend with return in the loop -> takes_a_single_step or silent
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(steps):
        xs.append(step(xs[-1], eta))
        return np.array(xs)


# === descend from the start each time -> steps_from_the_start_every_time
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(steps):
        xs.append(step(start, eta))
    return np.array(xs)


# === descend with the slope before the loop -> keeps_the_slope_of_the_start
def descend(start=0.0, eta=0.1, steps=50):
    slope = gradient(start)
    x = start
    xs = [x]
    for i in range(steps):
        x = x - eta * slope
        xs.append(x)
    return np.array(xs)


# === descend with 50 in the range -> always_takes_fifty_steps
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(50):
        xs.append(step(xs[i], eta))
    return np.array(xs)


# === descend from zero, with its own rate -> always_starts_at_zero
def descend(start=0.0, eta=0.1, steps=50):
    x = 0
    xs = [x]
    while len(xs) < steps + 1:
        x = step(x, eta)
        xs.append(x)
    return np.array(xs)


# === descend that stops when it is there -> stops_when_close
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(steps):
        if abs(xs[-1] - 3) < 1e-6:
            break
        xs.append(step(xs[-1], eta))
    return np.array(xs)


# === descend as a list -> form or still_to_handle
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(steps):
        xs.append(step(xs[-1], eta))
    return xs


# === plot_descent of the parabola -> draws_the_parabola
def plot_descent(xs):
    above.plot(xs)
    above.set_xlabel("step")
    above.set_ylabel("x")
    below.plot(xs, [f(x) for x in xs])
    below.set_xlabel("x")
    below.set_ylabel("f(x)")
    return above, below


# === plot_descent with xs twice -> draws_x_twice
def plot_descent(xs):
    above.plot(xs)
    above.set(xlabel="step", ylabel="x")
    below.plot(xs)
    below.set(xlabel="step", ylabel="f(x)")
    return above, below


# === plot_descent without labels -> forgets_the_labels
def plot_descent(xs):
    above.plot(xs)
    below.plot(f(xs))
    return above, below


# === plot_descent that returns nothing -> slip
def plot_descent(xs):
    above.plot(xs)
    above.set(xlabel="step", ylabel="x")
    below.plot([f(x) for x in xs])
    below.set(xlabel="step", ylabel="f(x)")


# === a step of eta, whatever the slope -> goes_by_the_sign
def step(x, eta):
    if gradient(x) > 0:
        return x - eta
    return x + eta


# === the heights along the walk -> gives_the_heights
def descend(start=0.0, eta=0.1, steps=50):
    ys = [f(start)]
    x = start
    for _ in range(steps):
        x = step(x, eta)
        ys.append(f(x))
    return np.array(ys)


# === a range from 1 to steps -> slip or is_one_point_short
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(1, steps):
        xs.append(step(xs[i - 1], eta))
    return np.array(xs)


# === a wall at a million -> slip
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for _ in range(steps):
        x = step(xs[-1], eta)
        x = max(-1e6, min(1e6, x))
        xs.append(x)
    return np.array(xs)


# === the change alone, with a minus in front -> is_the_change_alone
def step(x, eta):
    return -eta * gradient(x)


# === a forward difference with a step of 0.001: too large by 0.001 -> measures_to_the_right


def gradient(x):
    h = 0.001
    return (f(x + h) - f(x)) / h


# === below f(x) is drawn against x and not against the step -> draws_the_parabola_all_the_same


def plot_descent(xs):
    above.plot(xs)
    above.set(xlabel="step", ylabel="x")
    below.plot(xs, f(xs))
    below.set(xlabel="step", ylabel="f(x)")
    return above, below


# === gradient 2(x+3); descend gives a list of steps points, one too few -> is_level_on_the_other_side or slip


def gradient(x):
    return 2 * (x + 3)


def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(1, steps):
        xs.append(step(xs[i - 1], eta))
    return np.array(xs)


# === 2(x-3)**2? kept the square -> slip


def f(x):
    return (x - 3) ** 2


def gradient(x):
    return 2 * (x - 3) ** 2


# === (x+3)² -> has_the_wrong_side


def f(x):
    return (x + 3) ** 2


# === eta * x - gradient -> scales_the_place_too


def step(x, eta):
    return eta * (x - gradient(x))


# === never passes 3: clamps at the lowest point -> slip


def step(x, eta):
    new = x - eta * gradient(x)
    if x > 3:
        return max(new, 3.0)
    return min(new, 3.0)


# === halves the rate each step -> slip


def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(steps):
        xs.append(step(xs[-1], eta / (i + 1)))
    return np.array(xs)


# === step(x) result not stored: x stays -> stays_at_the_start


def descend(start=0.0, eta=0.1, steps=50):
    x = start
    xs = [x]
    for i in range(steps):
        step(x, eta)
        xs.append(x)
    return np.array(xs)


# === returns None -> slip


def plot_descent(xs):
    above.plot(xs)
    above.set(xlabel="step", ylabel="x")
    below.plot([f(x) for x in xs])
    below.set(xlabel="step", ylabel="f(x)")


# === labels of the axes exchanged -> exchanges_the_labels


def plot_descent(xs):
    above.plot(xs)
    above.set(xlabel="x", ylabel="step")
    below.plot([f(x) for x in xs])
    below.set(xlabel="f(x)", ylabel="step")
    return above, below


# === title instead of ylabel -> forgets_the_left_labels


def plot_descent(xs):
    above.plot(xs)
    above.set_title("x")
    above.set_xlabel("step")
    below.plot(f(xs))
    below.set_title("f(x)")
    below.set_xlabel("step")
    return above, below


# === draws the slope below -> draws_the_slope


def plot_descent(xs):
    above.plot(xs)
    above.set(xlabel="step", ylabel="x")
    below.plot(gradient(xs))
    below.set(xlabel="step", ylabel="f(x)")
    return above, below


# === the place for the slope -> goes_by_the_place
def step(x, eta):
    return x - eta * x


# === dots alone -> draws_no_line
def plot_descent(xs):
    steps = range(len(xs))
    above.scatter(steps, xs)
    above.set(xlabel="step", ylabel="x")
    below.scatter(steps, [f(x) for x in xs])
    below.set(xlabel="step", ylabel="f(x)")
    return above, below


# === x and the step in each other's place -> lies_on_its_side
def plot_descent(xs):
    steps = list(range(len(xs)))
    above.plot(xs, steps)
    above.set_xlabel("step")
    above.set_ylabel("x")
    below.plot([f(x) for x in xs], steps)
    below.set_xlabel("step")
    below.set_ylabel("f(x)")
    return above, below


# === the way alone, uphill -> is_the_rate_times_the_slope
def step(x, eta):
    return eta * gradient(x)


# === rate and rounds written out -> always_has_the_same_rate_and_steps
def descend(start=0.0, eta=0.1, steps=50):
    xs = [start]
    for i in range(50):
        xs.append(step(xs[i], 0.1))
    return np.array(xs)
