"""A review, from its beginning to its end: the old answer is in the history before a byte is replaced, and comes back.

The order of the steps is that in which a killed process leaves the least to guess: at every moment the old answer is
in the history, and what is still to be done can be told from the history and the file. Of the learner's file the one
function that carries the idea is put back to blank; how it went is told from facts alone, nobody is asked.
"""

from __future__ import annotations

import ast
import time
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from runner.engine.messages import Job
from runner.engine.verdict import Verdict
from runner.files import digest, read_plain
from runner.history.attempt import OPEN, VOID, Attempt, Reviewed
from runner.history.replace import Replacement, code_of, present, replace
from runner.review.schedule import Rating
from runner.review.words import spoken
from runner.rung.ladder import LadderError, Rung
from runner.rung.source import parsed, present_suite, stub_of
from runner.text import command, of

if TYPE_CHECKING:
    from runner.workspace import Workspace


def choose(workspace: Workspace, name: str | None) -> Rung:
    """The rung that is named; else the one in review, else the one that is asked for today.

    Raises LadderError when nothing is due.
    """
    agenda = workspace.progress().agenda
    if name or agenda.under or agenda.asked:
        return workspace.ladder.find(name or next(iter(agenda.under), agenda.asked))
    by_name = f"To review a rung all the same, name it: {command('review', 'EX')}"
    if agenda.due:
        raise LadderError(f"One review a day is enough. What else is due can wait until tomorrow. {by_name}")
    days = [memory.due for name, memory in agenda.memories.of.items() if workspace.ladder.has(name)]
    if not days:
        raise LadderError("Nothing to review yet: a rung comes back some days after it has turned green.")
    raise LadderError(f"Nothing is due today; next on {spoken(max(min(days), agenda.day + 1))}. {by_name}")


def begin(workspace: Workspace, rung: Rung) -> str:
    """Put the old answer away and the blank in its place, or go on with a review. Returns what was done."""
    under = workspace.state.under_review()
    if rung.name in under:
        return _go_on(workspace, rung, under[rung.name])
    for other in workspace.ladder.rungs:
        if other.name in under:
            raise LadderError(f"{other.named} is in review: first {_or_give_up(other)}.")
    greens = [a for a in workspace.state.attempts(rung.name) if a.green]
    if not greens:
        raise LadderError(
            f"{rung.name} was never green, so there is nothing to review: {command('watch', rung.number)}"
        )
    old, shown = present(rung), rung.shown(rung.code)
    if old is None:
        raise LadderError(f"{shown} is missing. Bring it back first: {command('restore', rung.number)}")
    new = blank_of(workspace, rung, old)
    if new == old:
        raise LadderError(f"{shown} is blank already. Bring your work back first: {command('restore', rung.number)}")
    workspace.state.set_hints_shown(rung.name, 0)  # from here on they count
    kept = replace(workspace.state, "review", [Replacement(rung, old, new)])[-1]
    for attempt in workspace.state.attempts(rung.name):
        if attempt.id == kept:
            workspace.state.note_review(Reviewed(rung.name, attempt.at, attempt.at, OPEN))
    newer = present_suite(rung) not in {a.suite_hash for a in greens}
    more = "Its tests are newer than your answer: they may ask for more." if newer else ""
    return _said(workspace, rung, new, kept, more)


def give_up(workspace: Workspace, rung: Rung) -> str:
    """Bring the old answer back. The rung comes again soon. Raises LadderError where no review is open."""
    old = workspace.state.under_review().get(rung.name)
    if old is None:
        raise LadderError(f"{rung.named} is not in review.")
    kept = _bring_back(workspace, rung, old, Rating.AGAIN, "given up")
    there = f" What was there is attempt {kept}." if kept else ""
    return f"Your old answer (attempt {old.id}) is back in {rung.code.name}.{there}\n{_again(workspace, rung)}"


def record(workspace: Workspace, job: Job, verdict: Verdict) -> str:
    """Keep an attempt. If it ends a review, the old answer comes back. Returns what is to be said of that."""
    number = workspace.record(job, verdict)
    old = workspace.state.under_review().get(job.rung.name) if verdict.green else None
    if old is None:
        return ""
    try:
        return _end(workspace, job.rung, old, number)
    except (LadderError, OSError) as error:
        return f"{error} The review stays open: {command('review', job.rung.number)}"


def end_first(workspace: Workspace, rung: Rung) -> str:
    """Where something else is to take the place of a review's file: end the review as given up. Else do nothing."""
    if rung.name not in workspace.state.under_review():
        return ""
    give_up(workspace, rung)
    return "The review is over. "


def blank_of(workspace: Workspace, rung: Rung, code: bytes) -> bytes:
    """What the file holds at the beginning of a review of this code."""
    try:
        reference = read_plain(rung.reference).decode("utf-8")
        idea = workspace.ladder.ideas.get(rung.name)
        return blanked(code, reference, idea) if idea else stub_of(reference).encode()
    except (OSError, UnicodeDecodeError, SyntaxError) as error:
        shown, why = rung.shown(rung.reference), getattr(error, "strerror", None) or error
        raise LadderError(f"The blank is made from {shown}, which can't be read: {why}.") from error


def _go_on(workspace: Workspace, rung: Rung, old: Attempt) -> str:
    """Do what a killed process has left undone; else say how to go on."""
    since = [a for a in workspace.state.attempts(rung.name) if a.id > old.id]
    code = code_of(workspace.state, old)
    now, new = present(rung), blank_of(workspace, rung, code)
    if green := next((a for a in since if a.green), None):
        return _end(workspace, rung, old, green.id)
    if now == code != new:  # it was not taken out yet, or somebody has put it back
        replace(workspace.state, "restore", [Replacement(rung, now, new)])
        workspace.state.note_review(Reviewed(rung.name, old.at, old.at, OPEN))
    return _said(workspace, rung, new, old.id)


def _end(workspace: Workspace, rung: Rung, old: Attempt, number: int | None) -> str:
    """Rate a review that has become green, and bring the old answer back."""
    attempts = [a for a in workspace.state.attempts(rung.name) if a.id > old.id]
    begun = any((r.exercise, r.begun) == (rung.name, old.at) for r in workspace.state.reviews())
    if not begun and all(a.content_hash == old.content_hash for a in attempts):
        workspace.state.note_review(Reviewed(rung.name, old.at, time.time(), VOID))
        return "Your old answer was still in the file, so this was no review. It counts for nothing."
    blank = blank_of(workspace, rung, code_of(workspace.state, old))
    rating, why = rating_of(attempts, blank, workspace.state.hints_shown(rung.name))
    _bring_back(workspace, rung, old, rating)
    new = f"Your new answer is attempt {number}; the" if number else "The"
    back = f"{new} old one, attempt {old.id}, is back in {rung.code.name}."
    return f"Review done: {rating}, {why}. {_again(workspace, rung)}\n{back}"


def _bring_back(workspace: Workspace, rung: Rung, old: Attempt, rating: Rating, why: str = "restore") -> int | None:
    """Put the old answer back into its file, then keep how the review went. Returns what was there is kept as."""
    code, now, kept = code_of(workspace.state, old), present(rung), None
    if now != code:
        numbers = replace(workspace.state, why, [Replacement(rung, now, code)])
        kept = numbers[-1] if numbers else None
    if not workspace.state.note_review(Reviewed(rung.name, old.at, max(old.at, time.time()), str(rating))):
        raise LadderError(f"{' '.join(workspace.state.notices)} Your old answer is back in {rung.shown(rung.code)}.")
    return kept


def _said(workspace: Workspace, rung: Rung, blank: bytes, old: int, newer: str = "") -> str:
    """The task, and how it ends."""
    idea = workspace.ladder.ideas.get(rung.name)
    if idea and blank != stub_of(read_plain(rung.reference).decode("utf-8")).encode():
        what = f"write {idea} again, from memory.\nThe rest of {rung.code.name} is as you left it."
    else:
        what = f"write {rung.code.name} again, from memory."
    kept = f"Your old answer is kept as attempt {old}, and comes back when you are green."
    ways = f"Then: {command('run', rung.number)}   Give up: {command('review', rung.number, '--give-up')}"
    return "\n".join(filter(None, [f"Review of {rung.named}: {what}", kept, newer, ways]))


def _or_give_up(rung: Rung) -> str:
    return f"finish it ({command('review', rung.number)}) or give it up ({command('review', rung.number, '--give-up')})"


def _again(workspace: Workspace, rung: Rung) -> str:
    due = workspace.progress().agenda.due_at(rung.name)
    return f"It comes again on {spoken(due)}." if due is not None else ""


def blanked(code: bytes, reference: str, idea: str) -> bytes:
    """The learner's file with the function `idea` as it stands in the stub.

    The whole stub comes in the place of a file in which that function can't be told from the rest, or which has lost
    something that the stub's function needs.
    """
    stub = stub_of(reference)
    try:
        spliced = _spliced(code, stub, idea)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # ValueError: it is no text, or has null bytes
        spliced = None
    return stub.encode() if spliced is None else spliced


def _spliced(code: bytes, stub: str, idea: str) -> bytes | None:
    tree, blank = parsed(code.decode("utf-8-sig")), parsed(stub)
    mine, new = _function(tree, idea), _function(blank, idea)
    if mine is None or new is None or _lacks(tree, blank, new):
        return None
    lines, fresh = code.splitlines(keepends=True), stub.encode().splitlines()
    end = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    last = mine.end_lineno or mine.lineno
    there = [line + end for line in fresh[_first(new) - 1 : new.end_lineno]]
    result = b"".join([*lines[: _first(mine) - 1], *there, *lines[last:]])
    same = _but(parsed(result.decode("utf-8-sig")), idea) == _but(tree, idea)
    return result if same else None


def _function(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    """The only thing of that name at the top of a file, if it is a function."""
    bound = [node for node in tree.body if name in _binds(node)]
    return bound[0] if len(bound) == 1 and isinstance(bound[0], ast.FunctionDef) else None


def _binds(node: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a file gives a meaning, in whatever block of it."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
        return
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id
        elif isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield inner.name
        elif isinstance(inner, ast.alias):
            yield (inner.asname or inner.name).partition(".")[0]


def _lacks(tree: ast.Module, stub: ast.Module, function: ast.FunctionDef) -> bool:
    """True when the stub's function uses a name of its file that the learner's file does not have."""
    there = {name for node in tree.body for name in _binds(node)}
    known = {name for node in stub.body for name in _binds(node)}
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    return bool((used & known) - there)


def _first(node: ast.FunctionDef) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


def _but(tree: ast.Module, name: str) -> list[str]:
    """All of a file but one function, without its layout."""
    return [ast.dump(node) for node in tree.body if not (isinstance(node, ast.FunctionDef) and node.name == name)]


REDS = 2  # different red saves after which it is still good


def rating_of(attempts: Sequence[Attempt], blank: bytes, hints: int) -> tuple[Rating, str]:
    """The rating of a review that has become green, and why, from the attempts since it began.

    A run of the blank itself is no try, and the same code counts once. Who has seen the reference has given up.
    """
    end = next((i for i, a in enumerate(attempts) if a.green), len(attempts))
    tried = attempts[:end]
    reds = {a.code_hash for a in tried if a.status == "red"} - {digest(blank)}
    if any(a.status == "spoiled" for a in tried):
        return Rating.AGAIN, "after the reference was shown"
    if hints:
        return Rating.HARD, "with a look at the hints"
    if len(reds) > REDS:
        return Rating.HARD, f"after {of(len(reds), 'red save')}"
    return Rating.GOOD, f"after {of(len(reds), 'red save')}" if reds else "at the first save"
