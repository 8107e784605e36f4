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
