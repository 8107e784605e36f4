"""Which rungs a command is for: one, those of a topic, or all."""

from __future__ import annotations

from difflib import get_close_matches

from runner.ladder import Ladder, LadderError, Rung


def scope(ladder: Ladder, name: str | None, topic: str | None, everything: bool) -> tuple[Rung, ...] | None:
    """The rungs that are meant, or None where the learner has named nothing.

    Raises LadderError for more than one way of naming at once.
    """
    if (name is not None) + (topic is not None) + everything > 1:
        raise LadderError("Name one exercise, or use --topic, or --all: one of the three.")
    if name is not None:
        return (ladder.find(name),)
    if topic is not None:
        wanted = find_topic(ladder, topic)
        return tuple(r for r in ladder.rungs if r.topic == wanted)
    return ladder.rungs if everything else None


def find_topic(ladder: Ladder, text: str) -> str:
    """The topic that a learner means by its number, its name, or the beginning of one of its words.

    Raises LadderError, with what there is, for none or more than one.
    """
    wanted = " ".join(text.lower().split())
    if wanted.isdecimal() and 0 < int(wanted) <= len(ladder.topics):
        return ladder.topics[int(wanted) - 1]
    names = {t.lower(): t for t in ladder.topics}
    fitting = [names[t] for t in names if wanted and f" {t}".find(f" {wanted}") >= 0]
    if wanted in names or len(fitting) == 1:
        return names.get(wanted) or fitting[0]
    near = fitting or [names[t] for t in get_close_matches(wanted, names, n=1, cutoff=0.5)]
    if near:
        raise LadderError(f"There is no topic {text!r}. Did you mean {' or '.join(map(repr, near))}?")
    listed = ", ".join(f"{n} {t}" for n, t in enumerate(ladder.topics, 1))
    raise LadderError(f"There is no topic {text!r}. The topics are {listed}.")
