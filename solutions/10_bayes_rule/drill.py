"""Bayes' rule in natural frequencies by hand, with two hypotheses and with three, and fresh numbers."""

from runner.drills import drill

sick = drill("positive_test", "medical_test", digits=3)


def counts(prevalence, sensitivity, false_positive_rate):
    """Of 1,000 people: the sick, and of the sick and of the healthy those with a positive test."""
    people = round(1000 * prevalence)
    return people, round(people * sensitivity), round((1000 - people) * false_positive_rate)


@sick.numbers
def a_test(rng):
    prevalence, sensitivity = rng.choice((1, 2, 4, 5, 8, 10, 20)), rng.choice((60, 70, 80, 90))
    false = rng.choice((5, 10, 15, 20, 25, 30))
    if (1000 - 10 * prevalence) * false % 100:  # not a whole number of people
        return None
    return {
        "prevalence": prevalence / 100,
        "sensitivity": sensitivity / 100,
        "false_positive_rate": false / 100,
    }


@sick.truth
def share_of_the_sick(prevalence, sensitivity, false_positive_rate):
    _, found, false = counts(prevalence, sensitivity, false_positive_rate)
    return found / (found + false)


@sick.question
def asked(prevalence, sensitivity, false_positive_rate):
    return (
        f"Of 1,000 people {prevalence:.0%} are sick. A test is positive for {sensitivity:.0%} of the sick and for "
        f"{false_positive_rate:.0%} of the healthy. Somebody's test is positive. How probable is it that this person "
        "is sick?"
    )


@sick.steps
def worked(prevalence, sensitivity, false_positive_rate):
    people, found, false = counts(prevalence, sensitivity, false_positive_rate)
    return [
        f"Of the 1,000 people {people} are sick and {1000 - people} are healthy.",
        f"Sick and positive: {sensitivity:.0%} of {people} = {found}",
        f"Healthy and positive: {false_positive_rate:.0%} of {1000 - people} = {false}",
        f"Positive are {found} + {false} = {found + false} people, and {found} of them are sick.",
        f"{found}/{found + false} = {found / (found + false):.3f}",
    ]


@sick.slip
def is_the_sensitivity(prevalence, sensitivity, false_positive_rate):
    """{got} is P(positive | sick). Asked for is the other way round: of the positive, how many are sick?"""
    return sensitivity


@sick.slip
def is_the_prevalence(prevalence, sensitivity, false_positive_rate):
    """{got} is what you know before the test. A positive test tells something."""
    return prevalence


@sick.slip
def forgets_the_prevalence(prevalence, sensitivity, false_positive_rate):
    """{got} would be right if half of the people were sick. Here they are few: count people, not per cents."""
    return sensitivity / (sensitivity + false_positive_rate)


@sick.slip
def counts_all_as_healthy(prevalence, sensitivity, false_positive_rate):
    """{got} counts all 1,000 people as healthy. The sick do not belong among the healthy with a positive test."""
    both = prevalence * sensitivity
    return both / (both + false_positive_rate)


@sick.slip
def sick_and_positive(prevalence, sensitivity, false_positive_rate):
    """{got} is the share of the sick and positive among all people. But you know that the test was positive."""
    return prevalence * sensitivity


@sick.slip
def all_who_are_positive(prevalence, sensitivity, false_positive_rate):
    """{got} is the share of all positive tests among the 1,000. Which part of these people is sick?"""
    return prevalence * sensitivity + (1 - prevalence) * false_positive_rate


@sick.slip
def healthy_among_the_positive(prevalence, sensitivity, false_positive_rate):
    """{got} is P(healthy | positive), the part of the others."""
    return 1 - share_of_the_sick(prevalence, sensitivity, false_positive_rate)


@sick.slip
def gives_odds(prevalence, sensitivity, false_positive_rate):
    """{got} compares the sick with the healthy among the positive: odds. Divide by all who are positive."""
    return prevalence * sensitivity / ((1 - prevalence) * false_positive_rate)


@sick.slip
def is_the_false_positive_rate(prevalence, sensitivity, false_positive_rate):
    """{got} is P(positive | healthy). Asked for is P(sick | positive)."""
    return false_positive_rate


machine = drill("which_machine", "posterior", digits=3)

SHARES = ((0.5, 0.3, 0.2), (0.6, 0.3, 0.1), (0.4, 0.4, 0.2), (0.7, 0.2, 0.1), (0.5, 0.4, 0.1))


def faulty(prior, likelihood):
    """Of 1,000 parts, the faulty ones of each machine."""
    return [round(1000 * p * chance) for p, chance in zip(prior, likelihood, strict=True)]


def shares(weights):
    return [weight / sum(weights) for weight in weights]


@machine.numbers
def three_machines(rng):
    shares_of_all, chances = rng.choice(SHARES), (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4)
    return {"prior": rng.sample(shares_of_all, 3), "likelihood": [rng.choice(chances) for _ in range(3)]}


@machine.truth
def shares_of_the_faulty(prior, likelihood):
    return shares(faulty(prior, likelihood))


@machine.question
def asked_for_the_machine(prior, likelihood):
    makes, breaks = ([f"{share:.0%}" for share in row] for row in (prior, likelihood))
    return (
        f"Of all parts {makes[0]} come from machine A, {makes[1]} from B and {makes[2]} from C. Faulty are {breaks[0]} "
        f"of A's parts, {breaks[1]} of B's and {breaks[2]} of C's. A part is faulty. How probable are A, B and C?"
    )


@machine.steps
def worked_out_the_machine(prior, likelihood):
    found = faulty(prior, likelihood)
    lines = [
        f"Faulty ones from {name}: {chance:.0%} of {round(1000 * p)} = {count}"
        for name, p, chance, count in zip("ABC", prior, likelihood, found, strict=True)
    ]
    result = ", ".join(f"{count}/{sum(found)} = {count / sum(found):.3f}" for count in found)
    return ["Think of 1,000 parts.", *lines, f"Faulty are {' + '.join(map(str, found))} = {sum(found)} parts.", result]


@machine.slip
def are_the_likelihoods(prior, likelihood):
    """{got} says how many of each machine's parts are faulty. Asked for is the other way round, for faulty parts."""
    return list(likelihood)


@machine.slip
def are_the_priors(prior, likelihood):
    """{got} is what you know before you look at the part. That it is faulty tells something."""
    return list(prior)


@machine.slip
def forgets_the_priors(prior, likelihood):
    """{got} would be right if all machines made equally many parts. Here they do not: count parts."""
    return shares(likelihood)


@machine.slip
def are_shares_of_all_parts(prior, likelihood):
    """{got} are shares of all parts. But you know that the part is faulty: divide by the faulty ones alone."""
    return [count / 1000 for count in faulty(prior, likelihood)]


@machine.slip
def are_the_counts(prior, likelihood):
    """{got} is how many faulty parts of 1,000 come from each. A probability is a share: of how many in all?"""
    return faulty(prior, likelihood)


@machine.slip
def adds_prior_and_likelihood(prior, likelihood):
    """{got} adds what should be multiplied: of the parts that a machine makes, some are faulty."""
    return shares([p + chance for p, chance in zip(prior, likelihood, strict=True)])


@machine.slip
def counts_the_good_parts(prior, likelihood):
    """{got} is right for a part that is *not* faulty."""
    return shares([p * (1 - chance) for p, chance in zip(prior, likelihood, strict=True)])
