"""`drill`: questions by hand with fresh numbers, asked and answered in the terminal."""

from __future__ import annotations

import json as encoder
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from runner.drill.asking import DrillError, Question, ask
from runner.drill.talk import Talk
from runner.drills import Item, known_drills
from runner.rung.ladder import LadderError, Rung
from runner.text import INTERRUPTED, is_terminal
from runner.workspace import Workspace

AT_MOST = 2**40  # of a seed that we choose


@dataclass(frozen=True)
class Kind:
    """One item of one rung, which has so many."""

    rung: Rung
    item: Item
    place: int
    of: int


def drill(workspace: Workspace, name: str | None, seed: int | None, count: int | None, json: bool) -> int:
    """Ask until the learner stops, or `count` questions; with `json` print them instead."""
    kinds = chosen(workspace, name)
    if json:
        start = _any_seed() if seed is None else seed
        for number in range(count or 1):
            kind, question = by_seed(kinds, start, number)
            print(encoder.dumps(as_json(kind.rung, question), ensure_ascii=False))
        return 0
    talk = Talk(asks=is_terminal())
    try:
        questions = _questions(workspace, kinds, seed)
        for number, (kind, question) in enumerate(questions):  # pragma: no branch - it never ends
            if number == count or not talk.goes_on(number, count):
                break
            talk.about(kind.rung, question)
            if done := talk.through(question):
                workspace.state.record_drill(kind.rung.name, kind.item.name, question.seed, done.outcome, done.mistake)
            if talk.over:
                break
    except KeyboardInterrupt:
        talk.farewell("")  # what has stopped it says the last word
        return INTERRUPTED
    talk.farewell()
    workspace.tell_notices()
    return 0


def chosen(workspace: Workspace, name: str | None) -> list[Kind]:
    """The items of the rung that is named; without a name those of the green rungs, or of all up to the next one."""
    if name:
        rung = workspace.ladder.find(name)
        kinds = kinds_of(rung)
        if not kinds:
            raise LadderError(f"{rung.name} has no drill: there is nothing to work out by hand.")
        return kinds
    progress = workspace.progress()
    rungs = [rung for rung in workspace.ladder.rungs if progress.is_green(rung.name)]
    following = progress.next()
    if not rungs and following:
        rungs = list(workspace.ladder.rungs[: workspace.ladder.rungs.index(following) + 1])
    kinds = [kind for rung in rungs for kind in kinds_of(rung)]
    if not kinds:
        raise LadderError("There is no drill for what you have climbed so far.")
    return kinds


def kinds_of(rung: Rung) -> list[Kind]:
    """The items of a rung. Raises LadderError where its file can't be read."""
    try:
        items = known_drills(rung.drills)
    except Exception as error:  # an author's file may fail in any way
        raise LadderError(f"{rung.shown(rung.drills)} can't be used: {type(error).__name__}: {error}") from error
    return [Kind(rung, item, place, len(items)) for place, item in enumerate(items)]


def by_seed(kinds: Sequence[Kind], seed: int, number: int) -> tuple[Kind, Question]:
    """Question `number` of those that begin with this seed: rung after rung, and of its items the seed's turn."""
    rungs = list(dict.fromkeys(kind.rung for kind in kinds))
    rung, seed = rungs[number % len(rungs)], seed + number
    kind = next(k for k in kinds if k.rung == rung and k.place == seed % k.of)
    return kind, _asked(kind, seed)


def as_json(rung: Rung, question: Question) -> dict[str, Any]:
    """One line of `drill --json`."""
    return {
        "exercise": rung.name,
        "item": question.item.name,
        "seed": question.seed,
        "function": question.item.of,
        "given": dict(question.call),
        "question": question.text,
        "answer": question.truth,
        "mistakes": [{"name": wrong.slip.name, "answer": wrong.value} for wrong in question.wrongs],
        "steps": question.steps,
    }


def _questions(workspace: Workspace, kinds: Sequence[Kind], seed: int | None) -> Iterator[tuple[Kind, Question]]:
    """One after another, without end: by their seeds, or else what was drilled least recently comes first."""
    number = 0
    while seed is not None:
        yield by_seed(kinds, seed, number)
        number += 1
    last = {(d.exercise, d.item): place for place, d in enumerate(workspace.state.drills_of())}
    queue = sorted(kinds, key=lambda kind: last.get((kind.rung.name, kind.item.name), -1))
    while True:
        kind = queue.pop(0)
        queue.append(kind)
        yield kind, _asked(kind, _any_seed() * kind.of + kind.place)


def _any_seed() -> int:
    return secrets.randbelow(AT_MOST)


def _asked(kind: Kind, seed: int) -> Question:
    try:
        return ask(kind.item, seed)
    except DrillError as error:
        raise LadderError(f"The drill of {kind.rung.name} can't be asked: {error}.") from error
