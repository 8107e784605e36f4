"""`hint`: the next hint, the weakest first; or the one of a number."""

from __future__ import annotations

from runner.rung.hints import hints_of, next_hint, subject_of
from runner.rung.ladder import LadderError, Rung
from runner.text import command, joined
from runner.workspace import Workspace


def hint(workspace: Workspace, name: str | None, wanted: int | None) -> int:
    """Show the next hint, or the one that is wanted; after the last one, begin again."""
    from rich.markdown import Markdown

    from runner.screen import Trimmed, console

    rung = workspace.choose(name)
    red = "" if wanted else _red_now(workspace, rung)
    number, total, text, first = next_hint(workspace, rung, wanted, red)
    out = console()
    out.print(f"{rung.named}: hint {number} of {total}", style="bold", markup=False)
    if first:
        out.tell(f"{first} is red, so its hints come first. Hint 1: {command('hint', rung.number, '1')}", "dim")
    out.print(Trimmed(Markdown(joined(text))))
    more = f"One more: {command('hint', rung.number)}" if number < total else "That was the last hint."
    out.print(more, style="dim", markup=False)
    return 0


def _red_now(workspace: Workspace, rung: Rung) -> str:
    """The function or the blank that is red, where hints are about one of them each: for that the suite runs."""
    from runner.screen import red_name

    if not any(map(subject_of, hints_of(rung))):
        return ""
    try:
        job = workspace.job(rung, diagnose=False, shrink=False)
    except LadderError:
        return ""
    with workspace.engine(rung) as engine:
        return red_name(engine.judge(job))
