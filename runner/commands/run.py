"""`run`: one verdict."""

from __future__ import annotations

import json as encoder
import sys

from runner.engine.verdict import Colour, Verdict
from runner.review.doing import record
from runner.review.standing import Progress
from runner.review.words import under_lines
from runner.rung.ladder import LadderError, Rung
from runner.rung.source import own_words
from runner.text import command, tell
from runner.workspace import Workspace

EXIT_CODES = {Colour.GREEN: 0, Colour.RED: 1, Colour.ERROR: 2}


def run(workspace: Workspace, name: str | None, core: bool, json: bool) -> int:
    """Judge one exercise, record it, show it."""
    try:
        rung = workspace.choose(name, core)
        verdict, review = judge(workspace, rung)
    except LadderError as error:
        if not json:
            raise
        print(encoder.dumps(Verdict(name or "", Colour.ERROR, message=str(error)).as_json()))
        return 2
    if json:
        print(encoder.dumps(verdict.as_json()))
        if review:
            tell(review, sys.stderr)
    else:
        show(workspace, rung, verdict, core, review)
    return EXIT_CODES[verdict.colour]


def judge(workspace: Workspace, rung: Rung) -> tuple[Verdict, str]:
    """From an exercise to its verdict, recorded; and what is to be said of a review that it has ended."""
    job = workspace.job(rung)
    with workspace.engine(rung) as engine:
        verdict = engine.judge(job)
    return verdict, record(workspace, job, verdict)


def show(workspace: Workspace, rung: Rung, verdict: Verdict, core: bool, review: str = "") -> None:
    """The verdict and what to do next."""
    from runner.screen import Trimmed, console, verdict_view, words_view

    out = console()
    out.print(verdict_view(verdict, rung))
    words = own_words(rung, workspace.job(rung).source) if verdict.green else None
    if words:
        out.print(Trimmed("", *words_view(words)))
    if review:
        out.tell(review)
    elif verdict.colour is not Colour.ERROR:
        progress = workspace.progress()
        out.tell(next_step(progress, rung, verdict, core))
        for line in under_lines(progress):
            out.tell(line, "magenta")
    workspace.tell_notices(out)


def next_step(progress: Progress, rung: Rung, verdict: Verdict, core: bool) -> str:
    """One or two lines: where to go from here."""
    if not verdict.green:
        return f"Stuck? {command('hint', rung.number)}"
    following = progress.next(core, after=rung)
    done = f"{rung.title} is green. See how else it is done: {command('compare', rung.number)}"
    if (rung.solution / "picture.py").is_file():
        done += f"\nA picture, drawn with your own functions: {command('picture', rung.number)}"
    if following:
        return f"{done}\nNext: {following.named}   {following.shown(following.folder)}/README.md"
    return f"{done}\n{complete(progress, core)}"


def complete(progress: Progress, core: bool) -> str:
    """The sentence at the end of the path."""
    if core or progress.path(True) == progress.path(False):
        return f"The core path is complete: {len(progress.path(True))} of {len(progress.path(True))} rungs are green."
    done = f"The ladder is complete: all {len(progress.path(False))} rungs are green."
    done += " You can now" if progress.ladder.mvu else ""
    return "\n".join(filter(None, (done, *learned(progress), " ".join(progress.ladder.afterwards.split()))))


def learned(progress: Progress) -> list[str]:
    """What a learner can do who has climbed it all, and how that was proven."""
    return [f"  {item.can}{f' ({item.how})' if item.how else ''}" for item in progress.ladder.mvu]
