# === the rise alone -> is_the_change
def forward_difference(f, x, h):
    a = f(x + h)
    b = f(x)
    return a - b


# === by two steps -> divides_by_two_steps
def forward_difference(f, x, h):
    change = f(x + h) - f(x)
    return change / (2 * h)


# === backwards -> looks_back
def forward_difference(f, x, h):
    old = f(x - h)
    new = f(x)
    return (new - old) / h


# === turned round -> has_the_sign_turned
def forward_difference(f, x, h):
    return (f(x) - f(x + h)) / h


# === brackets forgotten -> silent
def forward_difference(f, x, h):
    return f(x + h) - f(x) / h


# === times h -> multiplies_by_the_step
def forward_difference(f, x, h):
    return h * (f(x + h) - f(x))


# === minus x -> subtracts_the_place
def forward_difference(f, x, h):
    y = f(x + h)
    return (y - x) / h


# === both sides -> is_central_already
def forward_difference(f, x, h):
    up = f(x + h)
    down = f(x - h)
    return (up - down) / (2 * h)


# === by one step -> divides_by_one_step
def central_difference(f, x, h):
    up = f(x + h)
    down = f(x - h)
    slope = (up - down) / h
    return slope


# === no brackets round 2 h -> halves_and_multiplies
def central_difference(f, x, h):
    return (f(x + h) - f(x - h)) / 2 * h


# === forward copied -> is_only_forward
def central_difference(f, x, h):
    return (f(x + h) - f(x)) / h


# === calls forward -> is_only_forward
def central_difference(f, x, h):
    return forward_difference(f, x, h)


# === only backward -> is_only_backward
def central_difference(f, x, h):
    a, b = f(x), f(x - h)
    return (a - b) / h


# === half steps -> takes_half_steps
def central_difference(f, x, h):
    half = h / 2
    return (f(x + half) - f(x - half)) / h


# === plus -> adds_the_values
def central_difference(f, x, h):
    return (f(x + h) + f(x - h)) / (2 * h)


# === turned -> is_turned_round
def central_difference(f, x, h):
    return (f(x - h) - f(x + h)) / (2 * h)


# === smaller or equal -> takes_the_last_of_equals
def best_step(difference, f, x, exact, steps):
    best = steps[0]
    smallest = 1e300
    for h in steps:
        e = abs(difference(f, x, h) - exact)
        if e <= smallest:
            smallest = e
            best = h
    return best


# === no abs -> forgets_the_sign
def best_step(difference, f, x, exact, steps):
    best = steps[0]
    for h in steps:
        if difference(f, x, h) - exact < difference(f, x, best) - exact:
            best = h
    return best


# === the error -> gives_the_least_error
def best_step(difference, f, x, exact, steps):
    errors = []
    for h in steps:
        errors.append(abs(exact - difference(f, x, h)))
    return min(errors)


# === the place -> gives_the_place_in_the_list
def best_step(difference, f, x, exact, steps):
    errors = []
    for h in steps:
        errors.append(abs(exact - difference(f, x, h)))
    return errors.index(min(errors))


# === the smallest -> trusts_the_smallest_step
def best_step(difference, f, x, exact, steps):
    best = steps[0]
    for h in steps:
        if abs(h) < abs(best):
            best = h
    return best


# === max -> gives_the_worst_step
def best_step(difference, f, x, exact, steps):
    return max(steps, key=lambda h: abs(difference(f, x, h) - exact))


# === measures forward itself -> measures_forward_itself
def best_step(difference, f, x, exact, steps):
    errs = []
    for h in steps:
        errs.append(abs(forward_difference(f, x, h) - exact))
    return steps[errs.index(min(errs))]


# === the least of the steps, whatever their signs -> trusts_the_least_number
def best_step(difference, f, x, exact, steps):
    best = steps[0]
    for h in steps:
        if h < best:
            best = h
    return best


# === the return in the loop of a search -> slip
def best_step(difference, f, x, exact, steps):
    smallest = 1e300
    best = steps[0]
    for h in steps:
        error = abs(difference(f, x, h) - exact)
        if error < smallest:
            smallest = error
            best = h
        return best


# === the search begins at 0 -> slip
def best_step(difference, f, x, exact, steps):
    smallest = 0
    best = steps[0]
    for h in steps:
        error = abs(difference(f, x, h) - exact)
        if error < smallest:
            smallest = error
            best = h
    return best


# === rounds the errors first -> slip
def best_step(difference, f, x, exact, steps):
    errors = [round(abs(difference(f, x, h) - exact), 9) for h in steps]
    return steps[errors.index(min(errors))]


# === sorts the steps first -> sorts_the_steps
def best_step(difference, f, x, exact, steps):
    steps.sort()
    best = steps[0]
    for h in steps:
        if abs(difference(f, x, h) - exact) < abs(difference(f, x, best) - exact):
            best = h
    return best


# === prints the slope -> slip
def forward_difference(f, x, h):
    print((f(x + h) - f(x)) / h)


# === takes f(x) instead of f(x-h) while dividing by 2h: half the forward difference -> halves_the_forward_one


def central_difference(f, x, h):
    a = f(x + h)
    b = f(x)
    return (a - b) / (2 * h)


def forward_difference(f, x, h):
    a = f(x + h)
    b = f(x)
    return (a - b) / h


# === evaluates at x±2h but divides by 2h: twice the slope -> goes_twice_as_far


def central_difference(f, x, h):
    width = 2 * h
    return (f(x + width) - f(x - width)) / width


# === starts the smallest error at 1, so errors of 1 or more never win and 0 is returned -> slip


def best_step(difference, f, x, exact, steps):
    best_h = 0.0
    best_error = 1
    for h in steps:
        error = abs(difference(f, x, h) - exact)
        if error < best_error:
            best_error = error
            best_h = h
    return best_h


# === abs of the rise: falling functions get a positive slope -> slip


def forward_difference(f, x, h):
    x, h = _point(x, h)
    rise = abs(f(x + h) - f(x))
    print(rise)
    return rise / h


# === blanks 0.1 and 10; best_step returns the smallest step without looking -> FORWARD_TENTH = 0.1 or CENTRAL_TENTH = 10 or trusts_the_least_number


FORWARD_TENTH = 0.1


CENTRAL_TENTH = 10


def best_step(difference, f, x, exact, steps):
    return min(steps)


# === run over rise: fraction upside down -> is_run_over_rise


def forward_difference(f, x, h):
    return h / (f(x + h) - f(x))


# === f(h) instead of f(x+h): f(x) + ... wrong point -> goes_to_the_step


def forward_difference(f, x, h):
    return (f(h) - f(x)) / h


# === f(x) + h instead of f(x + h): always 1 -> slip


def forward_difference(f, x, h):
    return (f(x) + h - f(x)) / h


# === second derivative formula: (f(x+h) - 2f(x) + f(x-h)) / h² -> measures_the_bend


def central_difference(f, x, h):
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


# === best error not updated in the loop: last step that beats the first -> compares_with_the_first_alone


def best_step(difference, f, x, exact, steps):
    best = steps[0]
    best_err = abs(difference(f, x, best) - exact)
    for h in steps:
        err = abs(difference(f, x, h) - exact)
        if err < best_err:
            best = h
    return best


# === 5, 100, 20 -> SLOPE_AT_0 = 5 or FORWARD_TENTH = 100 or CENTRAL_TENTH = 20


SLOPE_AT_0 = 5


FORWARD_TENTH = 100


CENTRAL_TENTH = 20


# === the exact slope less the found one, without abs -> takes_the_largest_slope
def best_step(difference, f, x, exact, steps):
    errors = []
    for h in steps:
        errors.append(exact - difference(f, x, h))
    return steps[errors.index(min(errors))]


# === compares how steep both are, whatever their signs -> compares_the_sizes
def best_step(difference, f, x, exact, steps):
    best = steps[0]
    smallest = 1e300
    for h in steps:
        slope = difference(f, x, h)
        error = abs(abs(slope) - abs(exact))
        if error < smallest:
            smallest = error
            best = h
    return best


# === abs in the question, and not in what is kept -> keeps_the_sign
def best_step(difference, f, x, exact, steps):
    best = steps[0]
    smallest = float("inf")
    for h in steps:
        error = difference(f, x, h) - exact
        if abs(error) < smallest:
            smallest = error
            best = h
    return best


# === break as soon as it gets worse -> stops_where_it_gets_worse
def best_step(difference, f, x, exact, steps):
    best = steps[0]
    smallest = abs(difference(f, x, best) - exact)
    for h in steps[1:]:
        error = abs(difference(f, x, h) - exact)
        if error >= smallest:
            break
        smallest = error
        best = h
    return best


# === compares with the step before -> compares_with_the_one_before
def best_step(difference, f, x, exact, steps):
    errors = [abs(difference(f, x, h) - exact) for h in steps]
    best = steps[0]
    for i in range(1, len(steps)):
        if errors[i] < errors[i - 1]:
            best = steps[i]
    return best


# === by how much of the slope it is off -> slip
def best_step(difference, f, x, exact, steps):
    errors = []
    for h in steps:
        d = difference(f, x, h)
        errors.append(abs((d - exact) / d))
    return steps[errors.index(min(errors))]


# === the derivative of x squared, typed in -> is_made_for_x_squared
def forward_difference(f, x, h):
    return ((x + h) ** 2 - x**2) / h


# === twice x -> is_the_slope_of_x_squared or is_the_slope_of_a_square
def forward_difference(f, x, h):
    return 2 * x


def central_difference(f, x, h):
    return 2 * x


# === the size of the slope less the size of the exact one -> takes_the_flattest_slope
def best_step(difference, f, x, exact, steps):
    errors = []
    for h in steps:
        errors.append(abs(difference(f, x, h)) - abs(exact))
    i = errors.index(min(errors))
    return steps[i]


# === asks the central difference alone -> measures_central_itself
def best_step(difference, f, x, exact, steps):
    best = None
    for h in steps:
        e = abs(central_difference(f, x, h) - exact)
        if best is None or e < best_e:
            best = h
            best_e = e
    return best
