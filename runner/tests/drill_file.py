"""A `drill.py` for the miniature ladder, and how a test puts one there."""

from __future__ import annotations

from ladder_copy import LadderCopy

TWICE = '''
from runner.drills import drill, shown

twice = drill("twice_a_number", "double", digits=2)


@twice.numbers
def a_number(rng):
    return {"x": rng.randint(2, 99) / 4}


@twice.truth
def doubled(x):
    return 2 * x


@twice.question
def asked(x):
    return f"What is twice {shown(x)}?"


@twice.steps
def worked(x):
    return [f"2·{shown(x)} = {shown(2 * x)}"]


@twice.slip
def squares(x):
    """{got} is x times x."""
    return x * x


@twice.slip
def adds_two(x):
    """{got} adds 2."""
    return x + 2
'''


def give_drill(copy: LadderCopy, text: str = TWICE, name: str = "01_double") -> None:
    """Let a rung of the miniature have a drill."""
    (copy.rung(name).solution / "drill.py").write_text(text, "utf-8")
