"""update(model, message): what follows from what happened. No files, no processes, no terminal."""

from __future__ import annotations

import re
from dataclasses import replace

from runner.watch.happenings import (
    Began,
    Change,
    Happened,
    HintRead,
    Judged,
    Key,
    Kind,
    LadderRead,
    Looked,
    Measured,
    Measuring,
    Message,
    Polling,
    ReviewTold,
    Said,
    Saved,
    Tick,
)
from runner.watch.keys import pressed
from runner.watch.model import (
    Comparing,
    Effect,
    Hint,
    Mode,
    Model,
    ReadHint,
    ReadLadder,
    Step,
    StopComparing,
    show,
    start,
    turn,
)


def update(model: Model, message: Message) -> Step:
    """The next model, and what the shell is to do. Whatever leads away from a comparison ends it."""
    following, effects = _follow(model, message)
    if model.comparing and following.mode is not Mode.COMPARE:
        return replace(following, comparing=None), (StopComparing(), *effects)
    return following, effects


def _follow(model: Model, message: Message) -> Step:
    match message:
        case Tick(now):
            return replace(model, now=now), ()
        case Key(name):
            return pressed(model, name)
        case Saved(changes):
            return _saved(model, changes)
        case Began(number, defined) if model.run and model.run.number == number:
            return replace(model, run=replace(model.run, defined=defined)), ()
        case Happened(number, event) if model.run and model.run.number == number:
            return replace(model, run=replace(model.run, events=(*model.run.events, event))), ()
        case Judged(number) if model.run and model.run.number == number:
            return _judged(model, message)
        case HintRead(name, number, total, text, first) if name == model.rung.name:
            hint = Hint(number, total, text, first=first)
            if model.hint and model.hint.number == number:  # its page was saved: nobody is thrown out of what they read
                return replace(model, hint=hint), ()
            return replace(model, hint=hint, mode=Mode.VERDICT, scroll=0), ()
        case Looked(number, comparison):
            return replace(model, mode=Mode.COMPARE, comparing=Comparing(number, comparison), scroll=0), ()
        case Measuring(number, done, of) if model.comparing and model.comparing.number == number:
            return replace(model, comparing=replace(model.comparing, measuring=(done, of))), ()
        case Measured(number, comparison) if model.comparing and model.comparing.number == number:
            return replace(model, comparing=Comparing(number, comparison, measuring=None)), ()
        case ReviewTold(progress, rung, text):
            return replace(turn(replace(model, progress=progress), rung), said=text, said_through=1), ()
        case LadderRead():
            return _ladder(model, message)
        case Said(text, through):
            return replace(model, said=text, said_through=through), ()
        case Polling():
            return replace(model, polling=True), ()
    return model, ()


def _saved(model: Model, changes: tuple[Change, ...]) -> Step:
    """The screen follows the file that was saved. Where several were, the others are judged after it."""
    effects: list[Effect] = []
    readmes = {c.rung: opening(c.content) for c in changes if c.kind is Kind.README}
    model = replace(model, readmes={**model.readmes, **readmes})
    model = replace(model, said=model.said if model.said_through else "", said_through=max(0, model.said_through - 1))
    if any(c.kind is Kind.LADDER for c in changes):
        effects.append(ReadLadder())
    if model.hint and any(c.kind is Kind.HINTS and c.rung == model.rung.name for c in changes):
        effects.append(ReadHint(model.rung, again=True))
    known = {r.name: r for r in model.progress.ladder.rungs}
    names = [c.rung for c in changes if c.kind in (Kind.CODE, Kind.SUITE, Kind.HELPERS) and c.rung in known]
    if any(c.kind is Kind.CHECKS and isinstance(c.content, bytes) for c in changes):
        names.append(model.rung.name)
    if names:
        rung = known[model.rung.name if model.rung.name in names else names[0]]
        model = turn(replace(model, due=tuple(dict.fromkeys((*model.due, *names)))), rung)
        model = replace(model, hint=model.hint and replace(model.hint, fresh=False))
        model, more = start(model, rung, saved=True)
        effects += more
    return model, tuple(effects)


def _judged(model: Model, message: Judged) -> Step:
    """A verdict: show it, if its rung is on the screen; then judge what else was saved meanwhile."""
    assert model.run
    run, before, after = model.run, model.progress, message.progress
    proven = tuple(u for u in after.ladder.mvu if after.proven(u.rungs) and not before.proven(u.rungs))
    model = replace(
        model,
        run=None,
        judged=run.number,
        verdicts={**model.verdicts, run.rung.name: message.verdict},
        progress=after,
        proven=proven,
        notices=message.notices,
        words={**model.words, run.rung.name: message.words} if message.words else model.words,
    )
    if message.review:
        model = replace(model, said=message.review, said_through=1)
    if run.rung == model.rung:
        model = replace(model, hint=None if message.verdict.green else model.hint)
    elif message.verdict.green and not message.review and not before.is_green(run.rung.name):
        model = replace(model, said=f"{run.rung.named} is green too.")
    waiting = next((r for r in after.ladder.rungs if r.name in model.due), None)
    return start(model, waiting, saved=True) if waiting else (model, ())


def _ladder(model: Model, message: LadderRead) -> Step:
    """Go on with the ladder as it is now, on the same rung if it is still there."""
    if not message.progress:
        return replace(model, trouble=f"{message.trouble} The ladder stays as it was."), ()
    progress = message.progress
    rungs = {r.name: r for r in progress.ladder.rungs}
    run = model.run if model.run and model.run.rung.name in rungs else None
    run = run and replace(run, rung=rungs[run.rung.name])
    model = replace(model, progress=progress, trouble="", run=run, due=tuple(n for n in model.due if n in rungs))
    if model.rung.name not in rungs:
        return show(model, progress.next(model.core) or progress.ladder.rungs[0])
    return replace(model, rung=rungs[model.rung.name], cursor=model.rung.name), ()


def opening(content: bytes | str) -> str:
    """The first paragraph that is no heading, on one line, up to its last full sentence; empty where there is none."""
    if isinstance(content, str):  # the system's word on why the file can't be read
        return ""
    paragraphs = re.split(r"\n\s*\n", content.decode("utf-8-sig", "replace").replace("\r\n", "\n"))
    first = next((" ".join(p.split()) for p in paragraphs if p.strip() and not p.lstrip().startswith("#")), "")
    if first.endswith(":"):  # what it announces stands in the next paragraph: its last sentence says nothing here
        *whole, _ = re.split(r"(?<=[.?!…]) (?=\S)", first)
        return " ".join(whole)
    return first
