# === adds the pairs in a loop -> adds_the_pairs
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("not the same length")
    result = 0
    for i in range(len(a)):
        result += a[i] + b[i]
    return result


# === a list of products, no check -> returns_the_products
def dot(a, b):
    out = []
    for i in range(len(a)):
        out.append(a[i] * b[i])
    return out


# === array times array -> returns_the_products
def dot(a, b):
    if len(a) != len(b):
        raise ValueError
    return a * b


# === sums first -> multiplies_the_sums
def dot(a, b):
    s = 0
    t = 0
    for x in a:
        s = s + x
    for y in b:
        t = t + y
    return s * t


# === = for += -> keeps_the_last_product or slip
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths")
    total = 0
    for x, y in zip(a, b):
        total = x * y
    return total


# === return inside the loop -> stops_at_the_first_product or slip
def dot(a, b):
    total = 0
    for i in range(len(a)):
        total += a[i] * b[i]
        return total


# === one round too few -> leaves_out_the_last_pair or slip
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(a) - 1):
        total += a[i] * b[i]
    return float(total)


# === starts at one -> slip
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    total = 0
    for i in range(1, len(a)):
        total += a[i] * b[i]
    return float(total)


# === zip without a check -> stops_at_the_shorter_vector
def dot(a, b):
    return sum([x * y for x, y in zip(a, b)])


# === prints -> slip
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    total = 0
    for x, y in zip(a, b):
        total += x * y
    print(total)


# === returns the error -> slip
def dot(a, b):
    if len(a) != len(b):
        return ValueError("lengths differ")
    total = 0
    for x, y in zip(a, b):
        total += x * y
    return total


# === a product total -> slip or numbers_
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    total = 1
    for x, y in zip(a, b):
        total += x * y
    return total


# === whole numbers only -> slip
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    total = 0
    for x, y in zip(a, b):
        total += int(x * y)
    return total


# === a with itself -> slip
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    total = 0
    for i in range(len(a)):
        total += a[i] * a[i]
    return total


# === three entries only -> silent
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    return a[0] * b[0] + a[1] * b[1]


# === kept between calls -> slip
total = 0


def dot(a, b):
    global total
    if len(a) != len(b):
        raise ValueError("lengths differ")
    for x, y in zip(a, b):
        total += x * y
    return total


# === a mutable default -> slip
def dot(a, b, terms=[]):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    for x, y in zip(a, b):
        terms.append(x * y)
    return sum(terms)


# === the star of NumPy -> only_multiplies
def dot_numpy(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    c = np.multiply(a, b)
    return c


# === outer -> makes_a_table
def dot_numpy(a, b):
    if a.shape != b.shape:
        raise ValueError
    return np.outer(a, b)


# === broadcasting -> stretches_a_single_entry
def dot_numpy(a, b):
    return (a * b).sum()


# === rounds -> slip
def dot_numpy(a, b):
    if len(a) != len(b):
        raise ValueError
    return round(float(np.dot(a, b)), 2)


# === cosine without a division, own helpers -> is_still_the_dot_product
def cosine(a, b):
    if len(a) != len(b) or not any(a) or not any(b):
        raise ValueError("no angle")
    total = 0.0
    for x, y in zip(a, b):
        total += x * y
    return total


# === no root, with math -> divides_by_squared_lengths
def cosine(a, b):
    if len(a) != len(b):
        raise ValueError("no angle")
    top = sum(x * y for x, y in zip(a, b))
    la = sum(x**2 for x in a)
    lb = sum(y**2 for y in b)
    if la == 0 or lb == 0:
        raise ValueError("zero")
    return top / (la * lb)


# === only one length -> divides_by_one_length
def cosine(a, b):
    import math

    length = math.sqrt(dot(a, a))
    if length == 0:
        raise ValueError("zero")
    return dot(a, b) / length


# === missing brackets -> slip
def cosine(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    return dot(a, b) / np.linalg.norm(a) * np.linalg.norm(b)


# === degrees of the angle -> is_the_angle_in_degrees
def cosine(a, b):
    if not a.any() or not b.any():
        raise ValueError("zero vector")
    return float(np.degrees(np.arccos(np.dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b)))))


# === the angle -> is_the_angle
def cosine(a, b):
    import math

    if len(a) != len(b):
        raise ValueError
    la = math.sqrt(sum([x * x for x in a]))
    lb = math.sqrt(sum([x * x for x in b]))
    if la == 0 or lb == 0:
        raise ValueError
    c = dot(a, b) / (la * lb)
    return math.acos(max(-1, min(1, c)))


# === zero for the zero vector -> answers_for_the_zero_vector
def cosine(a, b):
    la = dot(a, a) ** 0.5
    lb = dot(b, b) ** 0.5
    if la * lb == 0:
        return 0.0
    return dot(a, b) / (la * lb)


# === math division by zero -> divides_by_zero
def cosine(a, b):
    return float(dot(a, b)) / float(np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === epsilon in the length -> slip
def cosine(a, b):
    if not any(a) or not any(b):
        raise ValueError
    na = np.sqrt(dot(a, a)) + 1e-8
    nb = np.sqrt(dot(b, b)) + 1e-8
    return dot(a, b) / (na * nb)


# === caret for a power -> slip
def cosine(a, b):
    if not any(a) or not any(b):
        raise ValueError
    na = sum(x ^ 2 for x in a) ** 0.5
    nb = sum(x ^ 2 for x in b) ** 0.5
    return dot(a, b) / (na * nb)


# === calls a dot that is wrong -> adds_the_pairs
def dot(a, b):
    if len(a) != len(b):
        raise ValueError
    return sum(x + y for x, y in zip(a, b))


def cosine(a, b):
    if not any(a) or not any(b):
        raise ValueError
    return dot(a, b) / (dot(a, a) ** 0.5 * dot(b, b) ** 0.5)


# === two at once: rounds and no root -> divides_by_squared_lengths
def cosine(a, b):
    if not any(a) or not any(b):
        raise ValueError
    return round(dot(a, b) / (dot(a, a) * dot(b, b)), 4)


# === np.all(a) == 0 -> refuses_a_single_zero
def cosine(a, b):
    if np.all(a) == 0 or np.all(b) == 0:
        raise ValueError("a vector of zeros")
    return dot(a, b) / (np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === 0 in a -> refuses_a_single_zero
def cosine(a, b):
    if 0 in a or 0 in b:
        raise ValueError("a vector of zeros")
    return dot(a, b) / (np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === a loop that refuses at the first zero -> refuses_a_single_zero
def cosine(a, b):
    for x in list(a) + list(b):
        if x == 0:
            raise ValueError("a vector of zeros")
    return dot(a, b) / (np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === the sum of the entries is 0 -> refuses_what_adds_up_to_zero
def cosine(a, b):
    if sum(a) == 0 or sum(b) == 0:
        raise ValueError("a vector of zeros")
    return dot(a, b) / (np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === the dot product is 0 -> refuses_the_right_angle
def cosine(a, b):
    length_a = dot(a, a) ** 0.5
    length_b = dot(b, b) ** 0.5
    d = dot(a, b)
    if d == 0 or length_a == 0 or length_b == 0:
        raise ValueError("no angle")
    return d / (length_a * length_b)


# === np.allclose(a, 0) -> refuses_short_vectors
def cosine(a, b):
    if np.allclose(a, 0) or np.allclose(b, 0):
        raise ValueError("a vector of zeros")
    return dot(a, b) / (np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === a length below a small number -> refuses_short_vectors
def cosine(a, b):
    length_a = np.linalg.norm(a)
    length_b = np.linalg.norm(b)
    if length_a < 1e-12 or length_b < 1e-12:
        raise ValueError("zero vector")
    return dot(a, b) / (length_a * length_b)


# === arrays compared with 0 in an if -> silent or slip
def cosine(a, b):
    if a == 0 or b == 0:
        raise ValueError("a vector of zeros")
    return dot(a, b) / (np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === each pair multiplied into one product -> multiplies_all_entries
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("different")
    total = 1
    for x, y in zip(a, b):
        total *= x * y
    return total


# === sum(a) for the length -> adds_the_entries_for_a_length
def cosine(a, b):
    la = sum(a)
    lb = sum(b)
    if la == 0 or lb == 0:
        raise ValueError("zero")
    return dot(a, b) / (la * lb)


# === len(a) for the length -> divides_by_the_numbers_of_entries
def cosine(a, b):
    if len(a) == 0 or len(b) == 0:
        raise ValueError("zero")
    return dot(a, b) / (len(a) * len(b))


# === refuses where the dot product is 0 -> refuses_the_right_angle
def cosine(a, b):
    if dot(a, b) == 0:
        raise ValueError('x')
    return dot(a, b) / (np.sqrt(dot(a, a)) * np.sqrt(dot(b, b)))


# === places and numbers mixed up -> silent
def dot(a, b):
    if len(a) != len(b):
        raise ValueError('x')
    total = 0
    for i in a:
        total += a[i] * b[i]
    return total

# === degrees of math.degrees -> is_the_angle_in_degrees
import math
def cosine(a, b):
    la = math.sqrt(dot(a, a))
    lb = math.sqrt(dot(b, b))
    if la == 0 or lb == 0:
        raise ValueError("zero vector")
    c = dot(a, b) / (la * lb)
    return math.degrees(math.acos(max(-1, min(1, c))))

# === return in the loop, and no roots -> stops_at_the_first_product or divides_by_squared_lengths
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("bad")
    total = 0
    for i in range(len(a)):
        total += a[i] * b[i]
        return total
    return total

def cosine(a, b):
    if not a.any() or not b.any() or len(a) != len(b):
        raise ValueError("bad")
    return np.dot(a, b) / (np.dot(a, a) * np.dot(b, b))

# === adds, and len for the length -> divides_by_the_numbers_of_entries or slip
def dot_numpy(a, b):
    if len(a) != len(b):
        raise ValueError("bad")
    return np.sum(a + b)

def cosine(a, b):
    if len(a) != len(b) or sum(abs(a)) == 0 or sum(abs(b)) == 0:
        raise ValueError("bad")
    return np.dot(a, b) / (len(a) * len(b))

# === squeezed between 0 and 1 -> is_squeezed_above_zero
def cosine(a, b):
    if not np.any(a) or not np.any(b):
        raise ValueError("zero")
    c = dot(a, b) / (np.linalg.norm(a) * np.linalg.norm(b))
    return (c + 1) / 2

# === the first length twice, and a minus in dot -> divides_by_the_first_length_twice
def dot(a, b):
    if len(a) != len(b):
        raise ValueError("x")
    total = 0
    for i in range(len(a)):
        total -= a[i] * b[i]
    return total
def cosine(a, b):
    if len(a) != len(b) or not np.any(a) or not np.any(b):
        raise ValueError("zero")
    na = np.sqrt(np.dot(a, a))
    nb = np.sqrt(np.dot(a, a))
    return np.dot(a, b) / (na * nb)

# === a slip on paper -> A_DOT_B = 30
A_DOT_B = 30
