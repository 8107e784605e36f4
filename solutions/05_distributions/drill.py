"""Counting equally likely pairs by hand, with fresh dice."""

from runner.drills import drill

dice = drill("two_dice", "P_SEVEN", digits=3)


def ways(sides, total):
    return min(total - 1, 2 * sides + 1 - total)


def without_order(sides, total):
    return (ways(sides, total) + 1) // 2


@dice.numbers
def two_dice(rng):
    sides = rng.choice((4, 5, 6, 8))
    return {"sides": sides, "total": rng.randint(3, 2 * sides - 1)}


@dice.truth
def pairs_that_fit(sides, total):
    return ways(sides, total) / sides**2


@dice.question
def asked(sides, total):
    return f"Two fair dice have {sides} sides each, with the numbers 1 to {sides}. How probable is the sum {total}?"


@dice.steps
def worked(sides, total):
    pairs = [f"{a}+{total - a}" for a in range(1, sides + 1) if 1 <= total - a <= sides]
    count = len(pairs)
    return [
        f"All pairs are equally likely, and there are {sides}·{sides} = {sides**2} of them.",
        f"With the sum {total}: {', '.join(pairs)}. These are {count}.",
        f"{count}/{sides**2} = {count / sides**2:.3f}",
    ]


@dice.slip
def takes_the_sums_as_equally_likely(sides, total):
    """{got} takes all the sums as equally likely. But the smallest of them comes in one way only, 1 + 1.

    Count the pairs that make this sum.
    """
    return 1 / (2 * sides - 1)


@dice.slip
def forgets_the_order(sides, total):
    """{got} counts each pair once, whichever die shows which number. The dice are two: 1+2 and 2+1 are two throws."""
    return without_order(sides, total) / sides**2


@dice.slip
def takes_pairs_without_order(sides, total):
    """{got} counts pairs without order, above and below. Those are not equally likely: doubles come half as often."""
    return without_order(sides, total) / (sides * (sides + 1) // 2)


@dice.slip
def counts_the_pairs(sides, total):
    """{got} is how many pairs have this sum. A probability is a share: of how many pairs in all?"""
    return ways(sides, total)


@dice.slip
def takes_a_single_pair(sides, total):
    """{got} is the probability of a single pair. Which other pairs have this sum?"""
    return 1 / sides**2


@dice.slip
def counts_one_too_many(sides, total):
    """{got} counts one pair too many. Write down the pairs with this sum, and none twice."""
    return (ways(sides, total) + 1) / sides**2
