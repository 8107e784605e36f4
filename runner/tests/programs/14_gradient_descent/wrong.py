# === UPDATE uphill, as an assignment -> UPDATE = theta + eta * grad
UPDATE: str = "theta = theta + grad * eta"

# === UPDATE without the rate -> UPDATE = theta - grad
UPDATE = "theta - grad"

# === UPDATE as the change alone -> UPDATE = -eta * grad
UPDATE = "-grad * eta"

# === UPDATE with brackets in the wrong place -> UPDATE = (theta - eta) * grad
UPDATE = "grad * (theta - eta)"

# === UPDATE with an arrow -> silent
UPDATE = "theta <- theta - eta * grad"

# === UPDATE with a call of grad -> UPDATE = theta - eta * grad(theta)
UPDATE = "theta - eta * grad(theta)"

# === UPDATE with -= -> silent
UPDATE = "theta -= eta * grad"

# === UPDATE with code in it -> silent
UPDATE = "__import__('os').getcwd()"

# === descend in place: one array for all rows -> shares_one_row
def descend(grad, start, eta, steps):
    x = start
    xs = [x]
    for _ in range(steps):
        x -= eta * grad(x)
        xs.append(x)
    return np.array(xs)


# === descend plus -> walks_uphill
def descend(grad, start, eta, steps):
    x = start
    xs = [x]
    for i in range(steps):
        x = x + eta * grad(x)
        xs.append(x)
    return np.array(xs)


# === descend without the rate -> ignores_the_rate
def descend(grad, start, eta, steps):
    xs = [start]
    for i in range(steps):
        xs.append(xs[-1] - grad(xs[-1]))
    return np.array(xs)


# === descend that appends before it steps -> is_one_point_short
def descend(grad, start, eta, steps):
    x = start
    xs = []
    for i in range(steps):
        xs.append(x)
        x = x - eta * grad(x)
    return np.array(xs)


# === descend without the start -> leaves_out_the_start
def descend(grad, start, eta, steps):
    x = start
    xs = []
    for i in range(steps):
        x = x - eta * grad(x)
        xs.append(x)
    return np.array(xs)


# === descend that returns x -> returns_the_end_only
def descend(grad, start, eta, steps):
    x = start
    for i in range(steps):
        x = x - eta * grad(x)
    return x


# === descend with the gradient before the loop -> keeps_the_gradient_of_the_start
def descend(grad, start, eta, steps):
    g = grad(start)
    x = start
    xs = [x]
    for i in range(steps):
        x = x - eta * g
        xs.append(x)
    return np.array(xs)


# === descend that normalises -> takes_the_direction_alone or slip
def descend(grad, start, eta, steps):
    xs = [start]
    for i in range(steps):
        g = grad(xs[-1])
        if np.linalg.norm(g) > 0:
            g = g / np.linalg.norm(g)
        xs.append(xs[-1] - eta * g)
    return np.array(xs)


# === descend with columns -> lies_on_its_side
def descend(grad, start, eta, steps):
    xs = np.zeros((len(start), steps + 1))
    xs[:, 0] = start
    for k in range(steps):
        xs[:, k + 1] = xs[:, k] - eta * grad(xs[:, k])
    return xs


# === largest_stable_rate as one over the largest -> is_half_of_it
def largest_stable_rate(A):
    values = np.linalg.eigvalsh(A)
    return 1 / max(values)


# === largest_stable_rate by the first eigenvalue -> looks_at_the_flattest_direction
def largest_stable_rate(A):
    values = np.linalg.eigvalsh(A)
    return 2 / values[0]


# === largest_stable_rate by the trace -> divides_by_the_trace
def largest_stable_rate(A):
    total = 0
    for i in range(len(A)):
        total += A[i][i]
    return 2 / total


# === largest_stable_rate as the eigenvalue -> is_the_eigenvalue_itself
def largest_stable_rate(A):
    values, vectors = np.linalg.eigh(A)
    return values[-1]


# === largest_stable_rate by the fastest rate -> is_the_fastest_rate
def largest_stable_rate(A):
    values = sorted(np.linalg.eigvals(A))
    return 2 / (values[0] + values[-1])


# === descend_until by the move -> stops_by_the_move
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        new = x - eta * grad(x)
        if np.linalg.norm(new - x) <= tolerance:
            return x, k
        x = new
    raise RuntimeError("not converged")


# === descend_until that steps before it looks -> takes_a_step_first
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(1, max_steps + 1):
        x = x - eta * grad(x)
        if np.linalg.norm(grad(x)) <= tolerance:
            return x, k
    raise RuntimeError("not converged")


# === descend_until that counts from one -> counts_the_looks
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    count = 0
    while count <= max_steps:
        count += 1
        g = grad(x)
        if np.linalg.norm(g) <= tolerance:
            return x, count
        x = x - eta * g
    raise RuntimeError("not converged")


# === descend_until by the largest entry -> measures_the_largest_entry
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        if all(abs(entry) <= tolerance for entry in g):
            return x, k
        x = x - eta * g
    raise RuntimeError("not converged")


# === descend_until by the square -> measures_the_square
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        if np.sum(g**2) <= tolerance:
            return x, k
        x = x - eta * g
    raise RuntimeError("not converged")


# === descend_until without the last look -> does_not_look_after_the_last_step or still_to_handle
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps):
        g = grad(x)
        if np.linalg.norm(g) <= tolerance:
            return x, k
        x = x - eta * g
    raise RuntimeError("not converged")


# === descend_until that just ends -> ends_as_if_it_had_arrived
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    k = 0
    while np.linalg.norm(grad(x)) > tolerance and k < max_steps:
        x = x - eta * grad(x)
        k += 1
    return x, k


# === descend_until that lets NaN through -> takes_nan_for_arrived or still_to_handle
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    k = 0
    while np.linalg.norm(grad(x)) > tolerance:
        if k == max_steps:
            raise RuntimeError("not converged")
        x = x - eta * grad(x)
        k += 1
    return x, k


# === descend_until that takes all steps -> always_takes_all_steps
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps):
        x = x - eta * grad(x)
    if np.linalg.norm(grad(x)) > tolerance:
        raise RuntimeError("not converged")
    return x, max_steps


# === descend_until that returns no steps -> numbers_
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        if np.linalg.norm(grad(x)) <= tolerance:
            return x
        x = x - eta * grad(x)
    raise RuntimeError("not converged")


# === stops after a short move -> stops_after_a_short_move
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for n in range(max_steps):
        new = x - eta * grad(x)
        if np.linalg.norm(new - x) <= tolerance:
            return new, n + 1
        x = new
    raise RuntimeError("no")


# === entry by entry, in one array -> moves_entry_by_entry
def descend(grad, start, eta, steps):
    x = start.copy()
    xs = [x.copy()]
    for _ in range(steps):
        for j in range(len(x)):
            x[j] = x[j] - eta * grad(x)[j]
        xs.append(x.copy())
    return np.array(xs)


# === the gradient made to length 1, where it has one -> slip or takes_the_direction_alone
def descend(grad, start, eta, steps):
    xs = [start]
    for i in range(steps):
        g = grad(xs[-1])
        if np.linalg.norm(g) > 0:
            g = g / np.linalg.norm(g)
        xs.append(xs[-1] - eta * g)
    return np.array(xs)


# === gives up in the first round -> slip
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        if np.linalg.norm(g) <= tolerance:
            return x, k
        else:
            x = x - eta * g
            raise RuntimeError("not arrived")


# === shorter than the tolerance -> slip
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        if np.linalg.norm(g) < tolerance:
            return x, k
        x = x - eta * g
    raise RuntimeError("not arrived")


# === 2 over the largest entry of the diagonal and not the eigenvalue -> divides_by_the_largest_entry


def largest_stable_rate(A):
    biggest = A[0][0]
    for i in range(len(A)):
        if A[i][i] > biggest:
            biggest = A[i][i]
    return 2 / biggest


# === compares the length of the step (eta * gradient) with the tolerance -> stops_by_the_move


def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        move = eta * grad(x)
        if np.linalg.norm(move) <= tolerance:
            return x, k
        x = x - move
    raise RuntimeError("did not converge")


# === half the largest eigenvalue (upside down); counts one step too many -> multiplies_instead or counts_the_looks


def largest_stable_rate(A):
    return np.max(np.linalg.eigvalsh(A)) / 2


def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    count = 0
    while count <= max_steps:
        g = grad(x)
        count = count + 1
        if np.linalg.norm(g) <= tolerance:
            return x, count
        x = x - eta * g
    raise RuntimeError("no")


# === divides by eta -> UPDATE = theta - grad / eta


UPDATE = "theta - grad / eta"


# === eta times everything -> UPDATE = eta * (theta - grad)


UPDATE = "eta * (theta - grad)"


# === factor 2 -> UPDATE = theta - 2 * eta * grad


UPDATE = "theta - 2 * eta * grad"


# === one too few rows -> is_one_point_short_but_for_the_start


def descend(grad, start, eta, steps):
    xs = [start]
    while len(xs) < steps:
        xs.append(xs[-1] - eta * grad(xs[-1]))
    return np.array(xs)


# === x = start.copy() but appended without copy -> slip


def descend(grad, start, eta, steps):
    x = start.copy()
    history = [start]
    for i in range(steps):
        x -= eta * grad(x)
        history.append(x)
    return np.array(history)


# === 2 / Frobenius norm -> divides_by_the_root_of_all_squares


def largest_stable_rate(A):
    return 2 / np.linalg.norm(A)


# === 2/det -> divides_by_the_determinant


def largest_stable_rate(A):
    return 2 / np.linalg.det(A)


# === all the rates -> numbers_


def largest_stable_rate(A):
    return 2 / np.linalg.eigvalsh(A)


# === eigvals unsorted, first one taken -> takes_the_eigenvalue_that_comes_first


def largest_stable_rate(A):
    return 2 / np.linalg.eig(A)[0][0]


# === 2/ largest row sum (Gershgorin) -> divides_by_the_largest_row


def largest_stable_rate(A):
    return 2 / np.abs(A).sum(axis=1).max()


# === sum of gradient entries, signs cancel -> measures_the_sum_of_the_entries


def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        if abs(sum(g)) <= tolerance:
            return x, k
        x = x - eta * g
    raise RuntimeError("no")


# === how far it is from 0, and not how steep -> measures_the_place
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    steps = 0
    while steps <= max_steps:
        if np.sqrt(np.sum(x**2)) <= tolerance:
            return x, steps
        x = x - eta * grad(x)
        steps += 1
    raise RuntimeError("not converged")


# === both x and the gradient short -> refuses_too_much
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        if np.linalg.norm(x) <= tolerance and np.linalg.norm(g) <= tolerance:
            return x, k
        x = x - eta * g
    raise RuntimeError("not converged")


# === the mean of all borders -> silent
def largest_stable_rate(A):
    rates = []
    for l in np.linalg.eigvalsh(A):
        rates.append(2 / l)
    return sum(rates) / len(rates)


# === the root of the mean of the squares -> averages_the_squares
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        if np.sqrt(np.mean(g**2)) <= tolerance:
            return x, k
        x = x - eta * g
    raise RuntimeError("no")


# === the mean of the sizes -> averages_the_entries
def descend_until(grad, start, eta, tolerance, max_steps):
    x = start
    for k in range(max_steps + 1):
        g = grad(x)
        total = 0
        for entry in g:
            total += abs(entry)
        if total / len(g) <= tolerance:
            return x, k
        x = x - eta * g
    raise RuntimeError("no")
