"""Counting equally likely pairs by hand, with fresh dice."""

from itertools import combinations_with_replacement, product

from runner.drills import drill

dice = drill("two_dice", "normalize", digits=3)


def pairs(one, other):
    return list(product(range(1, one + 1), range(1, other + 1)))


def around(found, total):
    """How many of the pairs have a sum below the total, just that, and above it."""
    sums = [a + b for a, b in found]
    return [sum(s < total for s in sums), sums.count(total), sum(s > total for s in sums)]


# By its three counts a throw is found again: the sides of both dice, and the sum. Of equal counts the first stands.
THROWS = {}
for sides in combinations_with_replacement((4, 5, 6, 8, 10, 12), 2):
    for target in range(3, sum(sides)):
        THROWS.setdefault(tuple(around(pairs(*sides), target)), (*sides, target))


def throw(weights):
    return THROWS[tuple(weights)]


def without_order(weights):
    """The counts where 1+2 and 2+1 are one pair."""
    one, other, total = throw(weights)
    return around({tuple(sorted(pair)) for pair in pairs(one, other)}, total)


def of_all(counts, number):
    return [count / number for count in counts]


@dice.numbers
def three_counts(rng):
    return {"weights": list(rng.choice(list(THROWS)))}


@dice.truth
def shares(weights):
    return of_all(weights, sum(weights))


@dice.question
def asked(weights):
    one, other, total = throw(weights)
    both = (
        f"Two fair dice have {one} sides each" if one == other else f"A fair die has {one} sides, another one {other}"
    )
    return (
        f"{both}, numbered from 1. Both are thrown, and their numbers are added. How probable are, in this order, "
        f"a sum below {total}, exactly {total}, and above {total}?"
    )


@dice.steps
def worked(weights):
    one, other, total = throw(weights)
    fitting = ", ".join(f"{a}+{b}" for a, b in pairs(one, other) if a + b == total)
    ways = " + ".join(str(around(pairs(one, other), s)[1]) for s in range(2, total))
    below, exactly, above = weights
    n = one * other
    return [
        f"All pairs are equally likely, and there are {one}·{other} = {n} of them.",
        f"With the sum {total}: {fitting}. Number of pairs: {exactly}",
        f"With the sums below it, from 2 on: {ways}{f' = {below}' if total > 3 else ''}",
        f"All others are above it: {n} − {below} − {exactly} = {above}",
        f"{below}/{n}, {exactly}/{n}, {above}/{n} = {', '.join(f'{share:.3f}' for share in shares(weights))}",
    ]


@dice.slip
def takes_the_sums_as_equally_likely(weights):
    """{got} takes all the sums as equally likely. But the smallest of them comes in one way only, 1 + 1.

    Count the pairs that make each sum.
    """
    one, other, total = throw(weights)
    return of_all([total - 2, 1, one + other - total], one + other - 1)


@dice.slip
def forgets_the_order(weights):
    """{got} counts each pair once, whichever die shows which number. The dice are two: 1+2 and 2+1 are two throws."""
    return of_all(without_order(weights), sum(weights))


@dice.slip
def takes_pairs_without_order(weights):
    """{got} counts pairs without order, above and below. Those are not equally likely: doubles come half as often."""
    return of_all(without_order(weights), sum(without_order(weights)))


@dice.slip
def counts_the_pairs(weights):
    """{got} is how many pairs there are of each kind. A probability is a share: of how many pairs in all?"""
    return list(weights)


@dice.slip
def counts_the_sum_itself_with_both(weights):
    """{got} counts the sum itself with those below and with those above. The three shares should add up to 1."""
    below, exactly, above = shares(weights)
    return [below + exactly, exactly, above + exactly]


@dice.slip
def swaps_the_ends(weights):
    """{got} has the first and the last in each other's place: first comes what is *below*."""
    return shares(weights)[::-1]


@dice.slip
def halves_the_rest(weights):
    """{got} gives both ends the same share. That is right only for the sum in the middle."""
    _, exactly, _ = shares(weights)
    return [(1 - exactly) / 2, exactly, (1 - exactly) / 2]


@dice.slip
def counts_one_too_many(weights):
    """In {got} the middle has one pair too many. Write down the pairs with just this sum, and none twice."""
    below, exactly, above = weights
    return of_all([below, exactly + 1, above], sum(weights))
