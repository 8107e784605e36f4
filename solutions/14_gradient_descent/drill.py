"""The update rule from memory, with fresh names; and the largest rate that a bowl bears, with fresh numbers."""

from math import isqrt

from runner.drills import Expression, drill, shown

rule = drill("update_rule", "descend", rule=True)


@rule.numbers
def three_names(rng):
    return {
        "theta": rng.choice(("theta", "x", "w", "u")),
        "eta": rng.choice(("eta", "alpha", "r", "lr")),
        "grad": rng.choice(("grad", "g", "d", "slope")),
    }


@rule.truth
def downhill(theta, eta, grad):
    return f"{theta} - {eta} * {grad}"


@rule.question
def asked(theta, eta, grad):
    return (
        f"Gradient descent stands at {theta}. The rate is {eta}, and the gradient there is {grad}. "
        f"Write the rule: what does {theta} become?"
    )


@rule.steps
def worked(theta, eta, grad):
    return [
        f"The gradient {grad} points to where the ground rises fastest, so go against it: minus.",
        f"How far? The rate {eta} says which share of the gradient: {eta} * {grad}",
        f"From where you stand: {theta} becomes {downhill(theta, eta, grad).replace('-', '−')}",
    ]


@rule.example
def on_a_bowl(rng):
    grad = Expression(f"{rng.choice((2, 3, 4, 6))}*x + {rng.randint(1, 5)}")
    return {"grad": grad, "start": [rng.randint(2, 9)], "eta": rng.choice((0.1, 0.2, 0.3)), "steps": 1}


@rule.reference
def where_one_step_leads(function, grad, start, eta, steps):
    here, there = function(grad, start, eta, steps)[:, 0]
    return (here, eta, grad(here)), there


@rule.slip
def goes_uphill(theta, eta, grad):
    """That leads uphill. The gradient points to where the ground rises fastest."""
    return f"{theta} + {eta} * {grad}"


@rule.slip
def takes_the_whole_gradient(theta, eta, grad):
    """That takes the whole gradient, whatever the rate is."""
    return f"{theta} - {grad}"


@rule.slip
def forgets_the_gradient(theta, eta, grad):
    """That moves by the same amount in the same direction, on every hill. Where is the gradient?"""
    return f"{theta} - {eta}"


@rule.slip
def is_the_change_alone(theta, eta, grad):
    """That is by how much it changes. Asked for is what it becomes."""
    return f"-{eta} * {grad}"


@rule.slip
def is_the_length_alone(theta, eta, grad):
    """That is how far the step leads. Asked for is where it ends."""
    return f"{eta} * {grad}"


@rule.slip
def turns_the_difference(theta, eta, grad):
    """That jumps to the other side of 0 first: the place itself has changed its sign."""
    return f"{eta} * {grad} - {theta}"


@rule.slip
def shrinks_the_place(theta, eta, grad):
    """That shrinks the place towards 0, whatever the ground looks like. Where is the gradient?"""
    return f"{theta} - {eta} * {theta}"


@rule.slip
def multiplies_too_late(theta, eta, grad):
    """That multiplies the place itself by the gradient. Which two are multiplied first?"""
    return f"({theta} - {eta}) * {grad}"


@rule.slip
def begins_at_the_gradient(theta, eta, grad):
    """That has place and gradient in each other's place: the walk would begin at the gradient."""
    return f"{grad} - {eta} * {theta}"


@rule.slip
def subtracts_both(theta, eta, grad):
    """That subtracts both, one by one. The rate says which *share* of the gradient to go."""
    return f"{theta} - {eta} - {grad}"


@rule.slip
def divides_by_the_gradient(theta, eta, grad):
    """That takes long steps where the ground is flat, and short ones where it is steep."""
    return f"{theta} - {eta} / {grad}"


rate = drill("largest_rate", "largest_stable_rate", digits=3)

BOWLS = [  # (a, b, d) with whole eigenvalues above 0
    (a, b, d)
    for a in range(1, 10)
    for d in range(1, 10)
    for b in range(-6, 7)
    if a * d > b * b and isqrt((a - d) ** 2 + 4 * b * b) ** 2 == (a - d) ** 2 + 4 * b * b
]


def eigenvalues(A):
    (a, b), (_, d) = A
    root = isqrt((a - d) ** 2 + 4 * b * b)
    return (a + d - root) / 2, (a + d + root) / 2


@rate.numbers
def a_bowl(rng):
    a, b, d = rng.choice(BOWLS)
    return {"A": [[a, b], [b, d]]}


@rate.truth
def two_through_the_largest(A):
    return 2 / eigenvalues(A)[1]


@rate.question
def asked_for_the_rate(A):
    return (
        f"Gradient descent walks on the bowl f(x) = ½ xᵀA x with A = {shown(A)}. "
        "Below which rate η does it always arrive?"
    )


@rate.steps
def worked_out_the_rate(A):
    low, high = eigenvalues(A)
    return [
        f"The eigenvalues of A (sum {shown(low + high)}, product {shown(low * high)}): {shown(low)} and {shown(high)}",
        "Along an eigenvector a step multiplies the distance by 1 − ηλ. It shrinks while that is above −1.",
        f"The largest eigenvalue is the first to break: η must be below 2/{shown(high)} = {2 / high:.3f}",
    ]


@rate.slip
def is_half_of_it(A):
    """{got} is 1/λ for the largest eigenvalue: with it the steepest part is gone at once. That is no border."""
    return 1 / eigenvalues(A)[1]


@rate.slip
def looks_at_the_flattest_direction(A):
    """{got} is what the flattest direction allows, with the smallest eigenvalue. Elsewhere it is steeper."""
    return 2 / eigenvalues(A)[0]


@rate.slip
def is_one_through_the_smallest(A):
    """{got} is 1/λ for the smallest eigenvalue. Which direction is the first to run away as η grows?"""
    return 1 / eigenvalues(A)[0]


@rate.slip
def divides_by_the_trace(A):
    """{got} is 2 through the sum of both eigenvalues. That is on the safe side, and not the border."""
    return 2 / sum(eigenvalues(A))


@rate.slip
def divides_by_the_largest_entry(A):
    """{got} is 2 through the largest entry of A. How steep it gets is told by an eigenvalue."""
    return 2 / max(map(max, A))


@rate.slip
def is_the_eigenvalue_itself(A):
    """{got} is the largest eigenvalue. The steeper the bowl, the *smaller* must the rate be."""
    return eigenvalues(A)[1]


@rate.slip
def multiplies_instead(A):
    """{got} is half the largest eigenvalue. The steeper the bowl, the *smaller* must the rate be."""
    return eigenvalues(A)[1] / 2
