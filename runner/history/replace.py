"""Putting other code into learners' files: what is there is kept first, and each file changes in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from runner.files import digest, other_kind, read_plain, write_whole
from runner.history.attempt import Attempt
from runner.history.store import State
from runner.rung.ladder import Ladder, LadderError, Rung
from runner.rung.source import present_suite


@dataclass(frozen=True)
class Replacement:
    """A learner's file: what it holds (None: there is no file), and what it shall hold."""

    rung: Rung
    old: bytes | None
    new: bytes

    @property
    def same_text(self) -> bool:
        """True when nothing but line ends would change."""
        return self.old is not None and digest(self.old) == digest(self.new)


def present(rung: Rung) -> bytes | None:
    """What the learner's file holds, or None when there is none."""
    if what := other_kind(rung.code):
        raise LadderError(f"{rung.shown(rung.code)} is {what}, not a file. Rename or remove it, then try again.")
    try:
        return read_plain(rung.code)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise LadderError(f"{rung.shown(rung.code)} could not be read: {error.strerror}.") from error


def replace(state: State, why: str, replacements: Sequence[Replacement]) -> list[int]:
    """Keep everything, then write the files one by one. Returns the numbers that what was there is kept under.

    Raises LadderError, with no file changed, where something can't be kept.
    """
    kept = _keep(state, why, [(r.rung, r.old) for r in replacements])
    for done, replacement in enumerate(replacements):
        rung = replacement.rung
        now = present(rung)
        if now != replacement.old:  # saved in an editor since
            kept += _keep(state, why, [(rung, now)])
        try:
            write_whole(rung.code, replacement.new)
        except OSError as error:
            before = f" Before that, {done} of {len(replacements)} files were changed." if done else ""
            raise LadderError(f"{rung.shown(rung.code)} can't be written: {error.strerror}.{before}") from error
    return kept


def code_of(state: State, attempt: Attempt) -> bytes:
    """The code of an attempt, byte for byte. Raises LadderError when it is lost."""
    code = state.code(attempt.id)
    if code is None:
        raise LadderError(f"The code of attempt {attempt.id} can't be read in .kata/{state.path.name}.")
    return code


def _keep(state: State, why: str, works: Sequence[tuple[Rung, bytes | None]]) -> list[int]:
    there = [(rung.name, old, present_suite(rung)) for rung, old in works if old is not None]
    numbers = state.keep(why, there) if there else []
    if numbers is None:
        notice = " ".join(state.notices)
        raise LadderError(f"{notice} So nothing was changed: your work could not be kept first.")
    return numbers


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
