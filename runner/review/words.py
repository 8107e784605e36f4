"""What is said of reviews: how sure something is, what is due, how a review ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runner.review.agenda import date_of
from runner.review.standing import Progress
from runner.text import command, of

FRESH, PROBABLY = 0.95, 0.85  # from here on


def sureness(recall: float) -> str:
    """How likely it is that something is still there, in plain words, and then as a number."""
    words = (
        "fresh" if recall >= FRESH else "probably still there" if recall >= PROBABLY else "fading: a review would help"
    )
    return f"{words} ({recall:.0%})"


def spoken(day: int) -> str:
    """`9 December`, of a day counted from 1970."""
    found = date_of(day)
    return f"{found.day} {found:%B}"


def standing_of(progress: Progress, rungs: Sequence[str]) -> str:
    """How likely all these rungs are still there today, the weakest counts, and when one was last shown; or nothing."""
    agenda = progress.agenda
    if not all(name in agenda.memories.of for name in rungs):
        return ""
    recall = min(agenda.memories.recall(name, agenda.day) for name in rungs)
    return f"{sureness(recall)}; last shown on {spoken(max(agenda.shown[name] for name in rungs))}"


def card_of(progress: Progress) -> Iterator[tuple[str, bool, list[str]]]:
    """Each thing that the ladder is for: its line, whether it is proven, and below it how, and how sure it is today."""
    for item in progress.ladder.mvu:
        proven = progress.proven(item.rungs)
        proof = ", ".join(f"{name[:2]}{'✓' if progress.is_green(name) else ''}" for name in item.rungs)
        details = [f"proven by {proof}{f': {item.how}' if item.how else ''}", standing_of(progress, item.rungs)]
        yield f"{'✓' if proven else '·'} {item.id} {item.can}", proven, list(filter(None, details))


def under_lines(progress: Progress) -> list[str]:
    """What is in review, and how that goes on or ends; or nothing."""
    rungs = [rung for rung in progress.ladder.rungs if rung.name in progress.agenda.under]
    if not rungs:
        return []
    number = rungs[0].number
    return [
        f"In review: {', '.join(rung.named for rung in rungs)}. Your old answer is kept.",
        f"Go on: {command('review', number)}   Give up: {command('review', number, '--give-up')}",
    ]


def due_lines(progress: Progress) -> list[str]:
    """What is in review, else what is due: nothing, or a line or two. Nobody is asked for more than one a day."""
    agenda = progress.agenda
    if agenda.under or not agenda.due:
        return under_lines(progress)
    many = len(agenda.due)
    are = "is" if many == 1 else "are"
    if agenda.today:
        return [f"{many} more {are} due; tomorrow is soon enough."]
    return [f"{of(many, 'rung')} {are} due today, about {of(agenda.minutes, 'minute')}: {command('review')}"]
