"""What people get wrong about the dot product and the cosine."""

import math

import numpy as np

from runner.mistakes import mistake, wrong, wrong_when


def floats(*vectors):
    return [np.asarray(vector, dtype=float) for vector in vectors]


wrong(
    "A_DOT_B",
    {
        21: "21 is the sum of all six numbers. The two entries of a pair are multiplied first: 1·4, 2·5, 3·6.",
        90: "90 is 6 · 15: the sum of a times the sum of b. Multiply pair by pair first, and add at the very end.",
        28: "28 pairs the entries crosswise: 1·6 + 2·5 + 3·4. The first goes with the first.",
        18: "18 is the last product, 3·6, alone. The other two products belong to the sum as well.",
        14: "14 is a · a: the vector [1, 2, 3] with itself. Where does b come in?",
        77: "77 is b · b: the vector [4, 5, 6] with itself. Where does a come in?",
        720: "720 is the product of all six numbers. Multiply within each pair, then add the three results.",
        315: "315 is (1+4)·(2+5)·(3+6): plus and times have changed places. Multiply in each pair, then add.",
    },
)


wrong_when(
    "A_DOT_B",
    30,
    lambda number: 28 < number < 36 and abs(number - 32) > 0.001,
    "Close, but not right. Write each of the three products on a line of its own, then add.",
)


# dot


@mistake("dot")
def adds_the_pairs(a, b):
    """Your answers are those of adding the two entries of each pair. In a dot product they are multiplied.

    Try [1, 0] and [0, 1]: they are perpendicular, so the answer must be 0.
    """
    return sum(float(x) + float(y) for x, y in zip(a, b, strict=False))


@mistake("dot")
def returns_the_products(a, b):
    """Your answer still has one number for each pair: the products are there, but they are not added up yet.

    Whatever the length of the vectors, one number is left at the end.
    """
    a, b = floats(a, b)
    return a * b


@mistake("dot")
def multiplies_the_sums(a, b):
    """Your answers are the sum of a times the sum of b. That multiplies every entry of a with every entry of b.

    Only entries in the same place belong together: multiply first, add afterwards.
    """
    a, b = floats(a, b)
    return float(a.sum() * b.sum())


@mistake("dot")
def multiplies_all_entries(a, b):
    """Your answers are the product of all the entries: the products of the pairs are multiplied as well.

    For [1, 2] and [10, 20] the pairs give 10 and 40. What becomes of these two?
    """
    return float(np.prod(floats(a, b)))


@mistake("dot")
def keeps_the_last_product(a, b):
    """Your answers are the last product alone. The products before it are lost on the way.

    Follow the total by hand through the loop for [2, 0, 3] and [5, 7, 1]: it must become 10, 10, 13.
    """
    products = [float(x) * float(y) for x, y in zip(a, b, strict=False)]
    return products[-1] if products else 0.0


@mistake("dot")
def stops_at_the_first_product(a, b):
    """Your answers are the first product alone, as if the work were over after one round of the loop.

    The answer is complete when every pair has been visited.
    """
    products = [float(x) * float(y) for x, y in zip(a, b, strict=False)]
    return products[0] if products else 0.0


@mistake("dot")
def leaves_out_the_last_pair(a, b):
    """In your answers the last pair is missing. The places of a vector with n entries are 0 to n − 1.

    What is the last place that your loop visits?
    """
    return float(sum(float(x) * float(y) for x, y in zip(a[:-1], b[:-1], strict=False)))


@mistake("dot")
def averages_the_products(a, b):
    """Your answers are too small by a factor: the number of entries. The products are added, not averaged."""
    a, b = floats(a, b)
    return float(np.mean(a * b)) if len(a) else 0.0


@mistake("dot", edges=True)
def stops_at_the_shorter_vector(a, b):
    """Your numbers are right, but where one vector has more entries, the ones without a partner are lost, silently.

    Compare the two numbers of entries before you multiply, and refuse.
    """
    a, b = floats(a, b)
    n = min(len(a), len(b))
    return float(np.dot(a[:n], b[:n]))


# dot_numpy


@mistake("dot_numpy")
def only_multiplies(a, b):
    """Your answer is an array of products: NumPy has multiplied the pairs, but nothing has added them.

    There is one NumPy function for both steps. Its name is the name of this operation.
    """
    a, b = floats(a, b)
    return a * b


@mistake("dot_numpy")
def makes_a_table(a, b):
    """Your answer is a table: every entry of a with every entry of b. That is the outer product.

    The dot product pairs only entries in the same place, and one number is left.
    """
    return np.outer(*floats(a, b))


@mistake("dot_numpy", edges=True)
def stretches_a_single_entry(a, b):
    """Your numbers are right, but a vector with one entry gets an answer beside a longer one: NumPy stretches it.

    `a * b` does so silently (it is called broadcasting). np.dot would refuse, or compare the lengths first.
    """
    a, b = floats(a, b)
    return float(np.sum(a * b))


# cosine


@mistake("cosine")
def is_still_the_dot_product(a, b):
    """Your answers are those of the dot product itself: longer vectors give larger numbers.

    An angle does not know about lengths. Divide by both of them.
    """
    return float(np.dot(*floats(a, b)))


@mistake("cosine")
def divides_by_squared_lengths(a, b):
    """Your answers are divided by the squared lengths, a · a and b · b. The length is the square root of that.

    A vector and its double point the same way: their cosine must be 1.
    """
    a, b = floats(a, b)
    return float(np.dot(a, b) / (np.dot(a, a) * np.dot(b, b)))


@mistake("cosine")
def divides_by_one_length(a, b):
    """Your answers are divided by the length of a alone: doubling b doubles them. That is the shadow of b on a.

    The angle must not change with either length, so both have to go.
    """
    a, b = floats(a, b)
    return float(np.dot(a, b) / np.linalg.norm(a))


@mistake("cosine")
def divides_by_the_other_length(a, b):
    """Your answers are divided by the length of b alone: doubling a doubles them. That is the shadow of a on b.

    The angle must not change with either length, so both have to go.
    """
    a, b = floats(a, b)
    return float(np.dot(a, b) / np.linalg.norm(b))


@mistake("cosine")
def divides_by_the_numbers_of_entries(a, b):
    """Your answers are divided by how many entries the vectors have. The length ‖a‖ is another thing: √(a · a).

    [3, 4] has two entries, and is 5 long.
    """
    a, b = floats(a, b)
    return float(np.dot(a, b) / (len(a) * len(b)))


@mistake("cosine")
def adds_the_entries_for_a_length(a, b):
    """Your answers are divided by the sums of the entries. A length is another thing: √(a · a), by Pythagoras.

    [3, −3] has the sum 0, and yet it is longer than 4.
    """
    a, b = floats(a, b)
    with np.errstate(all="ignore"):
        return float(np.dot(a, b) / (a.sum() * b.sum()))


@mistake("cosine")
def adds_the_lengths(a, b):
    """Your answers are divided by the sum of the two lengths. The formula has their product, ‖a‖ ‖b‖."""
    a, b = floats(a, b)
    return float(np.dot(a, b) / (np.linalg.norm(a) + np.linalg.norm(b)))


@mistake("cosine")
def is_the_distance(a, b):
    """Your answers are 1 minus the cosine. That is known as the cosine distance: 0 for vectors that point alike.

    The cosine itself is 1 there, and 0 at a right angle.
    """
    a, b = floats(a, b)
    return float(1 - np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))


@mistake("cosine")
def is_the_angle(a, b):
    """Your answers are the angle itself, in radians. The cosine was already there, before it became an angle.

    For the same direction the cosine is 1, and the angle 0.
    """
    a, b = floats(a, b)
    return float(math.acos(max(-1.0, min(1.0, np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))))))


@mistake("cosine")
def is_the_angle_in_degrees(a, b):
    """Your answers are the angle itself, in degrees. The cosine was already there, before it became an angle.

    For the same direction the cosine is 1, and the angle 0.
    """
    a, b = floats(a, b)
    return math.degrees(math.acos(max(-1.0, min(1.0, np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))))))


@mistake("cosine")
def is_squeezed_above_zero(a, b):
    """Your answers are (1 + cosine) / 2: never below 0. Vectors that point against each other get 0, a right angle ½.

    The cosine goes from −1 to 1, and a right angle has 0.
    """
    a, b = floats(a, b)
    return float((1 + np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))) / 2)


@mistake("cosine")
def divides_by_the_first_length_twice(a, b):
    """Your answers are divided by ‖a‖ twice, and never by ‖b‖: doubling b doubles them.

    Each of the two lengths goes once.
    """
    a, b = floats(a, b)
    return float(np.dot(a, b) / np.dot(a, a))


@mistake("cosine")
def centres_first(a, b):
    """Your answers are those of a correlation: the mean is taken from each vector first.

    An angle at the origin needs no centring: [1, 2] and [2, 4] are as parallel as [1, 1] and [2, 2].
    """
    a, b = floats(a, b)
    with np.errstate(all="ignore"):
        a, b = a - a.mean(), b - b.mean()
        return float(np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))


@mistake("cosine")
def loses_the_sign(a, b):
    """Your answers are never negative. Vectors that point against each other have the cosine −1, not 1.

    Which step takes the sign away?
    """
    a, b = floats(a, b)
    return float(abs(np.dot(a, b)) / (np.linalg.norm(a) * np.linalg.norm(b)))


@mistake("cosine", edges=True)
def answers_for_the_zero_vector(a, b):
    """Your numbers are right, but a vector of zeros gets 0, as if it stood at a right angle to everything.

    It points nowhere, so there is no angle: say so with a ValueError.
    """
    a, b = floats(a, b)
    lengths = np.linalg.norm(a) * np.linalg.norm(b)
    return float(np.dot(a, b) / lengths) if lengths else 0.0


@mistake("cosine", edges=True)
def divides_by_zero(a, b):
    """Your numbers are right, but a vector of zeros is divided by its length, 0: what comes is no number.

    It points nowhere, so there is no angle: look for it before you divide, and say so with a ValueError.
    """
    a, b = floats(a, b)
    with np.errstate(all="ignore"):
        return float(np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))


def refuses(when):
    """A cosine that refuses what it is told to refuse, vectors of zeros, and nothing else."""

    def right_elsewhere(a, b):
        a, b = floats(a, b)
        if when(a, b) or not (a.any() and b.any()):
            raise ValueError
        return float(np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))

    return right_elsewhere


@mistake("cosine", edges=True)
def refuses_a_single_zero(a, b):
    """Your numbers are right, but a vector is refused as soon as one of its entries is 0. [1, 0] has a direction.

    Only where all entries are 0 the vector points nowhere. What does your `if` ask?
    """
    return refuses(lambda a, b: not (a.all() and b.all()))(a, b)


@mistake("cosine", edges=True)
def refuses_what_adds_up_to_zero(a, b):
    """Your numbers are right, but a vector is refused where its entries add up to 0. [1, −1] is no vector of zeros.

    Plus and minus cancel in a sum. What never cancels?
    """
    return refuses(lambda a, b: a.sum() == 0 or b.sum() == 0)(a, b)


@mistake("cosine", edges=True)
def refuses_the_right_angle(a, b):
    """Your numbers are right, but vectors at a right angle are refused. Their dot product is 0, and so is the cosine.

    That is an answer. Which number must not be 0, because it stands below the fraction bar?
    """
    return refuses(lambda a, b: np.dot(a, b) == 0)(a, b)


@mistake("cosine", edges=True)
def refuses_short_vectors(a, b):
    """Your numbers are right, but a very short vector is refused as if it were zero. It has a direction all the same.

    How small is small? Compare with 0 itself.
    """
    return refuses(lambda a, b: min(np.linalg.norm(a), np.linalg.norm(b)) < 1e-9)(a, b)
