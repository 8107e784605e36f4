"""What the shell does for the core at the learner's desk: each deed ends in a message."""

from __future__ import annotations

from runner.commands.reset import reset_rung, undo_reset
from runner.desk import Desk
from runner.ladder import LadderError, Rung, load
from runner.own_words import own_words
from runner.reviewing import doing
from runner.rung.hints import hints_of, next_hint, subject_of
from runner.says import command
from runner.watching.effects import ReadHint, Reset, Review
from runner.watching.messages import Finished, HintRead, Judged, LadderRead, Message, ReviewTold, Said


def record(desk: Desk, finished: Finished) -> Judged:
    """Keep the attempt, and see where the learner stands now."""
    job, words, review = finished.job, None, ""
    if job:
        review = doing.record(desk, job, finished.verdict)
        words = own_words(job.rung, job.source) if finished.verdict.green else None
    notices = (*desk.ladder.notices, *desk.state.news())
    return Judged(finished.number, finished.verdict, desk.progress(), notices, words, review)


def read_hint(desk: Desk, wanted: ReadHint) -> Message:
    """The next hint, the one that was shown last once more, or the one of a number."""
    rung = wanted.rung
    found, shown = hints_of(rung), desk.state.hints_shown(rung.name)
    about = subject_of(found[min(shown, len(found)) - 1]) if found and shown else ""
    if wanted.again and about in ("", wanted.red or about) and found and shown:
        number = min(shown, len(found))
        return HintRead(rung.name, number, len(found), found[number - 1])
    try:
        return HintRead(rung.name, *next_hint(desk, rung, wanted.number, wanted.red))
    except LadderError as error:
        return Said(str(error))


def reset(desk: Desk, wanted: Reset) -> Message:
    """Put the stub back, or the work. The file's change is then seen like any other save."""
    rung, saves = wanted.rung, 1 + (wanted.rung.name in desk.state.under_review())  # first the old answer comes back
    try:
        said = undo_reset(desk, rung) if wanted.undo else reset_rung(desk, rung)
    except (LadderError, OSError) as error:
        return Said(str(error))
    return Said(said.replace(command("reset", rung.number, "--undo"), "u brings it back."), through=saves)


def review(desk: Desk, wanted: Review) -> Message:
    """Begin a review, go on with it, or give it up. The file's change is then seen like any other save."""
    try:
        rung = wanted.rung or doing.choose(desk, None)
        said = doing.give_up(desk, rung) if wanted.rung else in_watch(doing.begin(desk, rung), rung)
    except (LadderError, OSError) as error:
        return Said(str(error))
    return ReviewTold(desk.progress(), rung, said)


def in_watch(said: str, rung: Rung) -> str:
    """What a command says of a review, without what to type next: here there are keys."""
    typed = command("review", rung.number, "--give-up")
    return "\n".join(line for line in said.splitlines() if typed not in line)


def read_ladder(desk: Desk) -> LadderRead:
    """The syllabus as it is now. The desk keeps the old one if this one is no good."""
    try:
        ladder = load(desk.root)
        if not ladder.rungs:
            raise LadderError("exercises/ladder.toml lists no rung that can be climbed yet.")
    except (LadderError, OSError) as error:
        return LadderRead(trouble=str(error))
    desk.ladder = ladder
    return LadderRead(desk.progress())
