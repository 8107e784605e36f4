# === np.diag -> reads_the_diagonal
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError
    return tuple(sorted(np.diag(A)))
# === not divided by two -> forgets_to_halve
def eigenvalues_2x2(A):
    a, b, c, d = A[0, 0], A[0, 1], A[1, 0], A[1, 1]
    t, det = a + d, a * d - b * c
    root = np.sqrt(max(t**2 - 4 * det, 0))
    return t - root, t + root
# === brackets missing -> halves_the_root_alone
def eigenvalues_2x2(A):
    t, det = A[0, 0] + A[1, 1], A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    root = np.sqrt(abs(t**2 - 4 * det))
    return t - root / 2, t + root / 2
# === minus b of the school formula -> turns_the_signs
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError
    b = A[0, 0] + A[1, 1]
    c = np.linalg.det(A)
    D = max(0, b**2 - 4 * c)
    return (-b - D**0.5) / 2, (-b + D**0.5) / 2
# === plus first -> puts_the_larger_first
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError
    (a, b), (_, d) = A
    root = ((a - d) ** 2 + 4 * b**2) ** 0.5
    return (a + d + root) / 2, (a + d - root) / 2
# === no square root -> forgets_the_root
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError
    t = np.trace(A)
    det = A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    D = t**2 - 4 * det
    return (t - D) / 2, (t + D) / 2
# === determinant with a plus -> adds_in_the_determinant
def eigenvalues_2x2(A):
    a, b, d = A[0, 0], A[0, 1], A[1, 1]
    t, det = a + d, a * d + b * b
    root = np.sqrt(t * t - 4 * det)
    return (t - root) / 2, (t + root) / 2
# === the formula as it stands, math.sqrt -> takes_the_root_of_less_than_zero or still_to_handle
import math
def eigenvalues_2x2(A):
    (a, b), (c, d) = A
    if b != c:
        raise ValueError("not symmetric")
    t, det = a + d, a * d - b * c
    root = math.sqrt(t**2 - 4 * det)
    return (t - root) / 2, (t + root) / 2
# === no question of symmetry -> takes_any_matrix or takes_a_quarter_turn_too
def eigenvalues_2x2(A):
    (a, b), (c, d) = A
    t, det = a + d, a * d - b * c
    root = np.sqrt(max(0, t**2 - 4 * det))
    return (t - root) / 2, (t + root) / 2
# === eigvalsh, unasked -> reads_one_half_alone or still_to_handle
def eigenvalues_2x2(A):
    return tuple(np.linalg.eigvalsh(A))
# === allclose -> compares_with_allclose
def is_eigenpair(A, value, vector):
    if np.all(vector == 0):
        return False
    return np.allclose(np.dot(A, vector), value * vector)
# === a fixed epsilon -> compares_with_a_fixed_number or compares_with_allclose
def is_eigenpair(A, value, vector):
    if not vector.any():
        return False
    return bool(np.linalg.norm(A @ vector - value * vector) < 1e-9)
# === equals -> compares_exactly
def is_eigenpair(A, value, vector):
    if not vector.any():
        return False
    return all(A @ vector == value * vector)
# === parallel is enough -> looks_at_the_direction_alone
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    if n == 0:
        return False
    u = vector / n
    w = A @ u
    return bool(np.linalg.norm(w - np.dot(w, u) * u) <= 1e-9 * np.linalg.norm(A))
# === the lengths agree -> looks_at_the_length_alone
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    if n == 0:
        return False
    return bool(abs(np.linalg.norm(A @ vector) / n - abs(value)) <= 1e-9 * (np.linalg.norm(A) + abs(value)))
# === zero is no eigenvalue -> refuses_the_value_zero
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    if n == 0 or value == 0:
        return False
    return bool(np.linalg.norm(A @ vector - value * vector) <= 1e-9 * n * (np.linalg.norm(A) + abs(value)))
# === no question of the zero vector -> accepts_the_zero_vector
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    rest = A @ vector - value * vector
    return bool(np.linalg.norm(rest) <= 1e-9 * (np.linalg.norm(A) * n + abs(value) * n))
# === vector first -> multiplies_from_the_left
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    rest = vector @ A - value * vector
    return bool(n > 0 and np.linalg.norm(rest) <= 1e-9 * (np.linalg.norm(A) * n + abs(value) * n))
# === always true for what is not zero -> silent
def is_eigenpair(A, value, vector):
    return bool(np.any(vector))
# === the length of A v -> takes_the_length_for_the_value
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        w = A @ v
        v = w / np.linalg.norm(w)
    return np.linalg.norm(A @ v), v
# === never made short -> never_normalises
def power_iteration(A, start, steps):
    v = start
    for _ in range(steps):
        v = np.dot(A, v)
    return np.dot(v, np.dot(A, v)), v
# === quotient, but long vectors -> normalises_the_quotient_alone
def power_iteration(A, start, steps):
    v = start.copy()
    for k in range(steps):
        v = A @ v
    return v.dot(A).dot(v) / v.dot(v), v
# === largest entry made 1 -> divides_by_the_largest_entry
def power_iteration(A, start, steps):
    v = start / max(abs(start))
    for _ in range(steps):
        v = A @ v
        v = v / max(abs(v))
    return v @ A @ v, v
# === value inside the loop, before the step -> takes_the_value_before_the_step
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    value = v @ A @ v
    for _ in range(steps):
        value = v @ A @ v
        v = A @ v
        v = v / np.linalg.norm(v)
    return value, v
# === range from one -> takes_a_step_too_few
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for k in range(1, steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return v @ A @ v, v
# === a step before the loop -> takes_a_step_too_many
def power_iteration(A, start, steps):
    v = A @ start
    v = v / np.linalg.norm(v)
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return v @ A @ v, v
# === made short after the loop -> normalises_at_the_end_alone or still_to_handle
def power_iteration(A, start, steps):
    v = start
    for _ in range(steps):
        v = A @ v
    v = v / np.linalg.norm(v)
    return v @ A @ v, v
# === the vector first -> silent or still_to_handle or form
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return v, v @ A @ v
# === return inside the loop -> silent or slip
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
        return v @ A @ v, v
# === plus under the root -> adds_under_the_root
def eigenvalues_2x2(A):
    (a, b), (c, d) = A
    if b != c:
        raise ValueError("not symmetric")
    t, det = a + d, a * d - b * c
    root = np.sqrt(t**2 + 4 * det)
    return (t - root) / 2, (t + root) / 2
# === plus under the root, with math, unchecked -> adds_under_the_root
import math
def eigenvalues_2x2(A):
    a, b, d = A[0][0], A[0][1], A[1][1]
    t = a + d
    det = a * d - b * b
    return (t - math.sqrt(t * t + 4 * det)) / 2, (t + math.sqrt(t * t + 4 * det)) / 2
# === the determinant once -> takes_the_determinant_once
def eigenvalues_2x2(A):
    t, det = np.trace(A), np.linalg.det(A)
    root = np.sqrt(t**2 - det)
    return (t - root) / 2, (t + root) / 2
# === the diagonal, unsorted -> reads_the_diagonal_as_it_stands
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError
    return A[0, 0], A[1, 1]
# === max(0, …) under the root, no question of symmetry -> takes_a_quarter_turn_too
def eigenvalues_2x2(A):
    t = A[0, 0] + A[1, 1]
    det = A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    D = t**2 - 4 * det
    if D < 0:
        D = 0
    return (t - np.sqrt(D)) / 2, (t + np.sqrt(D)) / 2
# === equals, and no thought of the zero vector -> compares_exactly
def is_eigenpair(A, value, vector):
    return np.all(A @ vector == value * vector)
# === allclose and nothing else -> compares_with_allclose
def is_eigenpair(A, value, vector):
    return np.allclose(A @ vector, value * vector)
# === a small number and nothing else -> compares_with_a_fixed_number
def is_eigenpair(A, value, vector):
    return np.linalg.norm(A @ vector - value * vector) < 1e-9
# === two arrays compared -> answers_for_each_entry
def is_eigenpair(A, value, vector):
    return A @ vector == value * vector
# === the length of the last step -> takes_the_length_of_the_last_step
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    value = np.linalg.norm(A @ v)
    for _ in range(steps):
        w = A @ v
        value = np.linalg.norm(w)
        v = w / value
    return value, v
# === the length of the last step, 0 before it -> takes_the_length_of_the_last_step
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    value = 0
    for _ in range(steps):
        v = A @ v
        value = np.sqrt(np.sum(v**2))
        v = v / value
    return value, v


# === the length before dividing by it -> takes_the_length_of_the_last_product
def power_iteration(A, start, steps):
    v = start
    for _ in range(steps):
        v = A @ v
        value = np.linalg.norm(v)
        v = v / value
    return value, v


# === returns in the first round either way -> slip
def is_eigenpair(A, value, vector):
    if np.linalg.norm(vector) == 0:
        return False
    left = A @ vector
    for i in range(len(vector)):
        if abs(left[i] - value * vector[i]) > 1e-9 * (np.linalg.norm(A) + abs(value)) * np.linalg.norm(vector):
            return False
        else:
            return True


# === the start as it came in -> leaves_the_start_as_it_is
def power_iteration(A, start, steps):
    v = start
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return (v @ A @ v, v)


# === vector first, value second -> numbers_
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return v, v @ A @ v


# === 4 b for 4 b² -> slip
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError('x')
    a, b, d = A[0, 0], A[0, 1], A[1, 1]
    root = np.sqrt(abs((a - d) ** 2 + 4 * b))
    return ((a + d - root) / 2, (a + d + root) / 2)


# === a sum of 1 -> makes_the_sum_one
def power_iteration(A, start, steps):
    v = start / sum(start)
    for _ in range(steps):
        v = A @ v
        v = v / sum(v)
    return v @ A @ v, v


# === v · v for the value -> multiplies_the_vector_with_itself
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return v @ v, v


# === the first entries compared -> compares_the_first_entries
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return (A @ v)[0] / v[0], v


# === * for @ in A v -> slip
def is_eigenpair(A, value, vector):
    if not vector.any():
        return False
    s = np.linalg.norm(vector)
    return np.linalg.norm(A * vector - value * vector) <= 1e-9 * (np.linalg.norm(A) + abs(value)) * s

# === larger first, and the start as it is -> puts_the_larger_first or leaves_the_start_as_it_is
def eigenvalues_2x2(A):
    if A[0][1] != A[1][0]:
        raise ValueError("sym")
    t = A[0][0] + A[1][1]
    r = np.sqrt((A[0][0] - A[1][1]) ** 2 + 4 * A[0][1] ** 2)
    return (t + r) / 2, (t - r) / 2

def power_iteration(A, start, steps):
    v = start
    for k in range(steps):
        v = A @ v
        v = v / np.linalg.norm(v)
    return v @ A @ v, v

# === no question about zero, and v times v -> accepts_the_zero_vector or multiplies_the_vector_with_itself
def is_eigenpair(A, value, vector):
    rest = A @ vector - value * vector
    n = np.linalg.norm
    return n(rest) <= 1e-9 * (n(A) * n(vector) + abs(value) * n(vector))

def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for k in range(steps):
        v = A.dot(v)
        v = v / np.linalg.norm(v)
    return np.dot(v, v), v

# === no 4 before the square of b -> forgets_the_four_of_the_squares
def eigenvalues_2x2(A):
    a, b, c, d = A.flatten()
    if b != c:
        raise ValueError("x")
    root = np.sqrt((a - d) ** 2 + b ** 2)
    return (a + d - root) / 2, (a + d + root) / 2

# === sum and product -> gives_trace_and_determinant
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError("x")
    t = A[0, 0] + A[1, 1]
    det = A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    return t, det

# === the diagonal compared -> refuses_too_much
def eigenvalues_2x2(A):
    a, b, c, d = A[0, 0], A[0, 1], A[1, 0], A[1, 1]
    if a != d:
        raise ValueError("not symmetric")
    t = a + d
    root = np.sqrt((a - d) ** 2 + 4 * b * c)
    return (t - root) / 2, (t + root) / 2

# === what is left is added up -> lets_negative_ones_pass
def is_eigenpair(A, value, vector):
    if not vector.any():
        return False
    n = np.linalg.norm
    rest = sum(A @ vector - value * vector)
    return bool(rest <= 1e-9 * (n(A) * n(vector) + abs(value) * n(vector)))


# === the difference of the diagonal for its sum -> takes_a_difference_for_the_trace
def eigenvalues_2x2(A):
    if A[0, 1] != A[1, 0]:
        raise ValueError("not symmetric")
    trace = A[0, 0] - A[1, 1]
    det = A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    root = np.sqrt(trace**2 - 4 * det)
    return (trace - root) / 2, (trace + root) / 2


# === the difference in front of the root -> begins_with_a_difference
def eigenvalues_2x2(A):
    a, b = A[0]
    c, d = A[1]
    if b != c:
        raise ValueError("not symmetric")
    root = np.sqrt((a - d) ** 2 + 4 * b**2)
    low = ((a - d) - root) / 2
    high = ((a - d) + root) / 2
    return low, high


# === the difference in front of a root of trace and determinant -> begins_with_a_difference
def eigenvalues_2x2(A):
    (a, b), (c, d) = A
    if b != c:
        raise ValueError("not symmetric")
    t = a + d
    det = a * d - b * c
    root = math.sqrt(t**2 - 4 * det)
    return ((a - d) - root) / 2, ((a - d) + root) / 2


# === half for a root, no check -> halves_for_the_root
def eigenvalues_2x2(A):
    t = np.trace(A)
    det = A[0, 0] * A[1, 1] - A[0, 1] * A[1, 0]
    s = (t**2 - 4 * det) ** 1 / 2
    return (t - s) / 2, (t + s) / 2


# === t is not squared, no check -> forgets_to_square_the_trace
def eigenvalues_2x2(A):
    (a, b), (c, d) = A
    t = a + d
    det = a * d - b * c
    s = np.sqrt(t - 4 * det)
    return (t - s) / 2, (t + s) / 2


# === b is not squared, no check -> takes_b_away_once
def eigenvalues_2x2(A):
    (a, b), (c, d) = A
    t = a + d
    det = a * d - b
    s = np.sqrt(t * t - 4 * det)
    return (t - s) / 2, (t + s) / 2


# === 0 in vector for the zero vector -> refuses_an_entry_that_is_zero
def is_eigenpair(A, value, vector):
    n = np.linalg.norm(vector)
    if 0 in vector:
        return False
    return np.linalg.norm(A @ vector - value * vector) <= 1e-9 * (np.linalg.norm(A) * n + abs(value) * n)


# === divides by the vector -> divides_by_the_vector
def is_eigenpair(A, value, vector):
    w = A @ vector
    return bool(np.all(w / vector == value))


# === the largest entry is 1, but for the start -> divides_by_the_largest_entry
def power_iteration(A, start, steps):
    v = start / np.linalg.norm(start)
    for _ in range(steps):
        v = A @ v
        v = v / np.max(np.abs(v))
    return v @ A @ v, v


# === the value of the vector before, and the start as it comes -> takes_the_value_before_the_step
def power_iteration(A, start, steps):
    v = start
    value = 0
    for i in range(steps):
        w = A @ v
        value = v @ w
        v = w / np.linalg.norm(w)
    return value, v


# === the value without its size -> measures_with_a_negative_size or slip
def is_eigenpair(A, value, vector):
    if not vector.any():
        return False
    n = np.linalg.norm(vector)
    return np.linalg.norm(A @ vector - value * vector) <= 1e-9 * (np.linalg.norm(A) * n + value * n)


# === plus twice -> has_the_same_sign_twice
def eigenvalues_2x2(A):
    if A[0][1] != A[1][0]:
        raise ValueError
    t = A[0][0] + A[1][1]
    det = A[0][0] * A[1][1] - A[0][1] * A[1][0]
    s = max(t * t - 4 * det, 0) ** 0.5
    return (t + s) / 2, (t + s) / 2
