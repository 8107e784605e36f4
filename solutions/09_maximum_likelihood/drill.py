"""The likeliest coin by hand, with fresh flips."""

from runner.drills import drill

coin = drill("likeliest_coin", "mle_bernoulli", digits=3)


@coin.numbers
def some_flips(rng):
    n = rng.randint(5, 9)
    heads = rng.randint(2, n - 1)
    flips = [1] * heads + [0] * (n - heads)
    rng.shuffle(flips)
    return {"flips": flips}


@coin.truth
def share_of_heads(flips):
    return sum(flips) / len(flips)


@coin.question
def asked(flips):
    row = ", ".join(map(str, flips))
    return f"A coin showed {row} (1 is heads). Which p, the probability of heads, makes these flips most likely?"


@coin.steps
def worked(flips):
    heads, n = sum(flips), len(flips)
    return [
        f"Of {n} flips, {heads} are heads and {n - heads} tails.",
        f"The log-likelihood is {heads}·log p + {n - heads}·log(1 − p).",
        f"Its slope, {heads}/p − {n - heads}/(1 − p), is 0 where p is the share of heads.",
        f"p = {heads}/{n} = {heads / n:.3f}",
    ]


@coin.slip
def is_the_share_of_tails(flips):
    """{got} is the share of tails. p is the probability of heads, and the ones are the heads."""
    return 1 - sum(flips) / len(flips)


@coin.slip
def gives_the_odds(flips):
    """{got} is heads against tails. Those are the odds; a probability compares heads with all flips."""
    heads = sum(flips)
    return heads / (len(flips) - heads)


@coin.slip
def divides_by_one_less(flips):
    """{got} divides by one less than there are flips. All flips were seen, and all count."""
    return sum(flips) / (len(flips) - 1)


@coin.slip
def adds_one_of_each(flips):
    """{got} is what comes out if one head and one tail are added to the flips. Here only what was seen counts."""
    return (sum(flips) + 1) / (len(flips) + 2)


@coin.slip
def is_drawn_to_one_half(flips):
    """{got} lies halfway between the share of heads and ½. The flips alone decide here, no belief beforehand."""
    return (sum(flips) / len(flips) + 0.5) / 2


@coin.slip
def takes_a_fair_coin(flips):
    """{got} is the fair coin. Does it make these flips most likely? Try a p a little nearer to what was seen."""
    return 0.5


@coin.slip
def is_the_count(flips):
    """{got} is the number of heads. A probability is at most 1: which share of the flips is it?"""
    return float(sum(flips))
