"""What people get wrong in the dot product and in the cosine of an angle."""

import math

import numpy as np

from runner.mistakes import mistake

# --- By hand ---


@mistake("A_DOT_B")
def added_everything():
    """You added up all six numbers, but a partner is there to be multiplied with: 1 meets 4, 2 meets 5, 3 meets 6.

    Multiply first, in pairs; then add the three products. Hint 1 goes on from there.
    """
    return 21


@mistake("A_DOT_B")
def multiplied_the_sums():
    """You added up each vector and multiplied the two sums: that lets every entry meet every entry of the other.

    Only entries in the same place may meet. The worked example in the README shows which three products to add.
    """
    return 90


@mistake("A_DOT_B")
def paired_backwards():
    """You paired the first entry of a with the last of b, as if one vector had been turned round.

    First meets first, second meets second, third meets third: compare the worked example in the README.
    """
    return 28


@mistake("A_DOT_B")
def added_each_pair():
    """You added within each pair and then multiplied the three sums: the two operations have changed places.

    Within a pair you multiply, and between the pairs you add. Hint 1 says it with numbers.
    """
    return 5 * 7 * 9


@mistake("A_DOT_B")
def multiplied_everything():
    """You multiplied all six numbers. Within a pair that is right, but between the pairs you add.

    Write the three products down side by side, and put a plus sign between them (Hint 1).
    """
    return 720


# --- dot ---


@mistake("dot")
def adds_pairs(a, b):
    """You added the two entries of each pair where they should be multiplied.

    Try [1, 0] and [0, 1]: they are perpendicular, so the answer must be 0, and your sum gives 2. See Hint 2.
    """
    return sum(x + y for x, y in zip(a, b, strict=False))


@mistake("dot")
def returns_the_products(a, b):
    """You multiplied entry by entry, which is right, and then returned all the products.

    That is one number for each place, but a dot product is one number for the whole: one step is missing (Hint 2).
    """
    return [x * y for x, y in zip(a, b, strict=False)]


@mistake("dot")
def multiplies_the_sums(a, b):
    """You added up each vector first and multiplied the two sums.

    With [1, −1] that gives 0 whatever the other vector is. Each entry may meet only its partner: multiply in pairs,
    and add afterwards (Hint 2).
    """
    return sum(a) * sum(b)


@mistake("dot")
def keeps_the_last_product_only(a, b):
    """You got the product of the last pair alone: each product replaces the one before it.

    Of all the pairs only the last is left at the end. The products have to pile up in your total (Hint 3).
    """
    total = 0
    for x, y in zip(a, b, strict=False):
        total = x * y
    return total


@mistake("dot")
def returns_after_the_first_pair(a, b):
    """You got the product of the first pair alone: the function returns before it comes to the second.

    Look how far your `return` is indented: what stands inside a loop happens in its first round (Hint 3).
    """
    total = 0
    for x, y in zip(a, b, strict=False):
        total += x * y
        return total
    return None  # what Python does at the end of a function


@mistake("dot")
def stops_before_the_last_pair(a, b):
    """You left out the last pair: your loop ends one place too early.

    `range(n)` already stops before n. Count the places of a vector with three entries: 0, 1, 2.
    """
    return sum(a[i] * b[i] for i in range(len(a) - 1))


@mistake("dot")
def starts_at_place_one(a, b):
    """You left out the first pair: your loop starts at place 1, but Python's first place is 0."""
    return sum(a[i] * b[i] for i in range(1, len(a)))


@mistake("dot")
def ignores_signs(a, b):
    """You took absolute values, but the signs are what makes a dot product useful.

    [1, 1] and [1, −1] are perpendicular: the products 1 and −1 cancel to 0, and without signs they make 2.
    """
    return sum(abs(x * y) for x, y in zip(a, b, strict=False))


@mistake("dot")
def outer_product(a, b):
    """You multiplied every entry of a with every entry of b. That whole table is called the outer product.

    A dot product needs only the pairs in the same place, so one loop over both vectors together will do (Hint 3).
    """
    return [[x * y for y in b] for x in a]


@mistake("dot")
def multiplies_a_with_itself(a, b):
    """You multiplied a with itself, so that b makes no difference: look at the names inside your loop."""
    return sum(x * x for x in a)


@mistake("dot")
def multiplies_everything(a, b):
    """You multiplied the products with each other. Between the pairs you add, and then a total starts at 0, not 1.

    A single zero entry makes your result 0; a dot product only loses one of its terms (Hint 3).
    """
    total = 1
    for x, y in zip(a, b, strict=False):
        total *= x * y
    return total


@mistake("dot")
def starts_as_a_float(a, b):
    """Your total starts as a float (0.0), and a float plus an exact fraction is a float again: 1/3 gets rounded.

    Start with something that adds to every kind of number without changing its kind (Hint 4).
    """
    total = 0.0
    for x, y in zip(a, b, strict=False):
        total += x * y
    return total


@mistake("dot", checks_input=False)
def checks_nothing(a, b):
    """For two good vectors your sum is right. What is missing is the refusal of the others.

    `zip` stops silently at the end of the shorter vector, and a NaN makes the total NaN without a word. The
    docstring lists what must raise ValueError; Hint 5 shows where to begin.
    """
    return sum(x * y for x, y in zip(a, b, strict=False))


@mistake("dot", checks_input=False)
def drops_the_longer_tail(a, b):
    """Your code accepts vectors of different lengths: `zip` stops silently at the end of the shorter one.

    So [1, 2] and [1, 2, 3] seem to have a dot product. Compare the lengths before you multiply (Hint 5).
    """
    _refuse_what_is_no_vector(a, b)
    return sum(x * y for x, y in zip(a, b, strict=False))


@mistake("dot", checks_input=False)
def checks_one_direction(a, b):
    """You notice when b is too short, but not when it is too long: its tail slips through.

    Whichever of the two vectors is longer, they have no dot product. Ask whether the lengths are equal (Hint 5).
    """
    _refuse_what_is_no_vector(a, b)
    if len(a) > len(b):
        raise ValueError("b is too short")
    return sum(a[i] * b[i] for i in range(len(a)))


# --- dot_numpy ---


@mistake("dot_numpy")
def numpy_returns_the_products(a, b):
    """You multiplied the arrays with `*`, which works entry by entry, and returned all the products.

    A dot product is their sum. NumPy has one call that multiplies and adds (Hint 6).
    """
    return np.asarray(a, dtype=float) * np.asarray(b, dtype=float)


@mistake("dot_numpy")
def numpy_outer_product(a, b):
    """You called the outer product: a table of every entry of a times every entry of b.

    The dot product is a single number. Look for the call of that name (Hint 6).
    """
    return np.outer(a, b)


@mistake("dot_numpy")
def numpy_multiplies_the_sums(a, b):
    """You summed each vector and multiplied the two sums, so every entry met every entry of the other vector.

    Each may meet only its partner: the products come first, and the sum last (Hint 6).
    """
    return np.sum(a) * np.sum(b)


@mistake("dot_numpy")
def numpy_multiplies_the_lengths(a, b):
    """You multiplied the lengths ‖a‖ and ‖b‖. That is the most a dot product can be, reached in one direction only.

    For [1, 0] and [0, 1] it gives 1, but they are perpendicular and their dot product is 0.
    """
    return np.linalg.norm(a) * np.linalg.norm(b)


@mistake("dot_numpy", checks_input=False)
def numpy_checks_nothing(a, b):
    """The call is right, and NumPy refuses different lengths for you. But it takes more than vectors.

    Given matrices it multiplies matrices, given a single number it scales, and a NaN goes through. The docstring
    lists what must raise ValueError (Hint 5).
    """
    return np.dot(a, b)


@mistake("dot_numpy", checks_input=False)
def numpy_stretches_a_single_entry(a, b):
    """Your code accepts [4] and [1, 2, 3]: with `*`, NumPy stretches an array of one entry to the other's length.

    This is called broadcasting, and it hides a mistake here: 4 has no partners for 2 and 3. Compare the lengths first.
    """
    _refuse_what_is_no_vector(a, b)
    return np.sum(np.asarray(a, dtype=float) * np.asarray(b, dtype=float))


# --- cosine ---


@mistake("cosine")
def forgets_to_divide(a, b):
    """You returned the dot product itself, which grows when a vector gets longer. An angle does not.

    The cosine of [1, 0] and [1, 0] must be the same as that of [1, 0] and [9, 0]. Hint 7 has the formula.
    """
    return sum(x * y for x, y in zip(_floats(a), _floats(b), strict=False))


@mistake("cosine")
def forgets_the_root(a, b):
    """You divided by a · a and b · b. These are the squares of the lengths, not the lengths.

    Try [2, 0] with itself: the angle is 0, so its cosine is 1, but 4 / (4·4) is 0.25. See Hint 7.
    """
    x, y = _floats(a), _floats(b)
    with np.errstate(all="ignore"):
        return np.dot(x, y) / (np.dot(x, x) * np.dot(y, y))


@mistake("cosine")
def divides_by_one_length(a, b):
    """You divided by the length of one vector only, so the result still grows with the other.

    (It has a name: the scalar projection of b on a.) The angle depends on neither length (Hint 7).
    """
    x, y = _floats(a), _floats(b)
    with np.errstate(all="ignore"):
        return np.dot(x, y) / np.sqrt(np.dot(x, x))


@mistake("cosine")
def divides_by_the_number_of_entries(a, b):
    """You divided by `len`, which counts entries. Meant is how long the vector is in space: ‖a‖ = √(a · a).

    [3, 4] has two entries, and it is 5 long (Hint 7).
    """
    x, y = _floats(a), _floats(b)
    with np.errstate(all="ignore"):
        return np.dot(x, y) / (len(x) * len(y))


@mistake("cosine")
def adds_absolute_values_for_a_length(a, b):
    """You took the sum of the absolute entries for a length. By Pythagoras it is the root of the sum of squares.

    [3, 4] is 5 long, not 7: going round the corner is longer than going straight (Hint 7).
    """
    x, y = _floats(a), _floats(b)
    with np.errstate(all="ignore"):
        return np.dot(x, y) / (np.sum(np.abs(x)) * np.sum(np.abs(y)))


@mistake("cosine")
def loses_the_sign(a, b):
    """You lost the sign: vectors that point in opposite directions have the cosine −1, not 1.

    Look for an absolute value, or for a square that was undone by a root.
    """
    return abs(_cosine(a, b))


@mistake("cosine")
def cosine_distance(a, b):
    """You returned 1 − cos θ, which libraries call the cosine distance: 0 for equal directions, 2 for opposite ones.

    Asked for is the cosine itself: 1 for equal directions, −1 for opposite ones.
    """
    return 1.0 - _cosine(a, b)


@mistake("cosine")
def angle_itself(a, b):
    """You returned the angle. Asked for is its cosine, the number you had just before `arccos`."""
    return math.acos(_cosine(a, b))


@mistake("cosine")
def subtracts_the_means(a, b):
    """You subtracted each vector's mean first. What you have is the correlation, a cosine between other vectors.

    [1, 2] and [2, 1] then seem to be opposite, but both point to the upper right. Take the entries as they are.
    """
    x, y = _direction(a), _direction(b)
    x, y = x - np.mean(x), y - np.mean(y)
    with np.errstate(all="ignore"):
        return np.clip(np.dot(x, y) / (np.linalg.norm(x) * np.linalg.norm(y)), -1.0, 1.0)


@mistake("cosine")
def adds_an_epsilon(a, b):
    """You added a little something to the lengths, so as not to divide by zero.

    That shrinks every cosine a bit, and those of short vectors to nearly nothing. The zero vector has no direction:
    say so with a ValueError, and divide by the true lengths.
    """
    x, y = np.array(_floats(a)), np.array(_floats(b))
    with np.errstate(all="ignore"):
        return np.clip(np.dot(x, y) / (np.linalg.norm(x) * np.linalg.norm(y) + 1e-8), -1.0, 1.0)


@mistake("cosine")
def leaves_the_range_by_rounding(a, b):
    """Your cosine is right up to the last digit, and the last digit leads outside: it gives 1.0000000000000002.

    No angle has such a cosine, and `arccos` of it is NaN. Bring the result back into the range (Hint 9).
    """
    x, y = _floats(a), _floats(b)
    return float(np.dot(x, y) / (np.sqrt(np.dot(x, x)) * np.sqrt(np.dot(y, y))))


@mistake("cosine")
def cuts_off_below_zero(a, b):
    """You brought the result into 0 to 1, but a cosine may be negative: it is −1 for opposite directions.

    Only what lies below −1 or above 1 comes from rounding (Hint 9).
    """
    return max(0.0, _cosine(a, b))


@mistake("cosine", checks_input=False)
def zero_vector_gives_zero(a, b):
    """You answer 0 for a zero vector, which means: perpendicular. But it points nowhere and has no angle at all.

    Whoever compares with it has made a mistake before, and should be told: raise ValueError.
    """
    _refuse_what_is_no_vector(a, b)
    if len(a) != len(b):
        raise ValueError("a and b differ in length")
    if not any(a) or not any(b):
        return 0.0
    return _cosine(a, b)


# --- What the mistakes above get right ---


def _refuse_what_is_no_vector(a, b):
    for vector in (a, b):
        if np.ndim(vector) != 1 or not np.all(np.isfinite(np.asarray(vector, dtype=float))):
            raise ValueError("not a vector of finite numbers")


def _floats(vector):
    return np.asarray(vector, dtype=float)


def _direction(vector):
    x = _floats(vector) / np.max(np.abs(_floats(vector)))
    return x / np.linalg.norm(x)


def _cosine(a, b):
    return float(np.clip(np.dot(_direction(a), _direction(b)), -1.0, 1.0))
