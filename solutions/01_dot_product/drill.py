"""The dot product by hand, with fresh numbers."""

from math import prod

from runner.drills import added, drill, shown, times

product = drill("dot_product", "dot")


@product.numbers
def two_vectors(rng):
    a, b = ([rng.choice((-3, -2, -1, 1, 2, 3, 4, 5)) for _ in range(3)] for _ in range(2))
    return {"a": a, "b": b}


@product.truth
def pair_by_pair(a, b):
    return sum(x * y for x, y in zip(a, b, strict=True))


@product.question
def asked(a, b):
    return f"a = {shown(a)} and b = {shown(b)}. What is the dot product a · b?"


@product.steps
def worked(a, b):
    products = [x * y for x, y in zip(a, b, strict=True)]
    return [
        "Multiply what stands in the same place: "
        + ", ".join(f"{times(x, y)} = {shown(x * y)}" for x, y in zip(a, b, strict=True)),
        f"Add the products: {added(products)} = {shown(sum(products))}",
    ]


@product.slip
def adds_the_pairs(a, b):
    """{got} is the sum of all six numbers. The two numbers of a pair are multiplied first."""
    return sum(a) + sum(b)


@product.slip
def returns_the_products(a, b):
    """These are the three products. Now add them up: a dot product is one number."""
    return [x * y for x, y in zip(a, b, strict=True)]


@product.slip
def multiplies_the_sums(a, b):
    """{got} is the sum of a times the sum of b. Multiply pair by pair first, and add at the very end."""
    return sum(a) * sum(b)


@product.slip
def keeps_the_last_product(a, b):
    """{got} is the last product alone. The other two belong to the sum as well."""
    return a[-1] * b[-1]


@product.slip
def leaves_out_the_last_pair(a, b):
    """In {got} the last pair is missing."""
    return a[0] * b[0] + a[1] * b[1]


@product.slip
def loses_the_signs(a, b):
    """{got} is what comes without the minus signs. Minus times plus is minus; minus times minus is plus."""
    return sum(abs(x * y) for x, y in zip(a, b, strict=True))


@product.slip
def pairs_crosswise(a, b):
    """{got} pairs the first number with the last. The first of a goes with the first of b."""
    return sum(x * y for x, y in zip(a, reversed(b), strict=True))


@product.slip
def multiplies_everything(a, b):
    """{got} is the product of all six numbers. Multiply within each pair, then add the three results."""
    return prod(a) * prod(b)
