"""`hint`: the next hint, the weakest first; or the one of a number."""

from __future__ import annotations

import re

from runner.desk import Desk
from runner.files import read_plain
from runner.formulas import joined
from runner.ladder import LadderError, Rung
from runner.says import command


def hint(desk: Desk, name: str | None, wanted: int | None) -> int:
    """Show the next hint, or the one that is wanted; after the last one, begin again."""
    from rich.markdown import Markdown

    from runner.screen import Trimmed, console

    rung = desk.choose(name)
    red = "" if wanted else _red_now(desk, rung)
    number, total, text = next_hint(desk, rung, wanted, red)
    out = console()
    out.print(f"{rung.named}: hint {number} of {total}", style="bold", markup=False)
    out.print(Trimmed(Markdown(joined(text))))
    more = f"One more: {command('hint', rung.number)}" if number < total else "That was the last hint."
    out.print(more, style="dim", markup=False)
    return 0


def _red_now(desk: Desk, rung: Rung) -> str:
    """The function or the blank that is red, where hints are about one of them each: for that the suite runs."""
    from runner.screen import red_name

    if not any(map(subject_of, hints_of(rung))):
        return ""
    try:
        job = desk.job(rung, diagnose=False, shrink=False)
    except LadderError:
        return ""
    with desk.engine(rung) as engine:
        return red_name(engine.judge(job))


def subject_of(text: str) -> str:
    """What a hint is about: `dot` of one that begins with **dot.**"""
    found = re.match(r"\*\*(\w+)\.?\*\*", text)
    return found[1] if found else ""


def next_hint(desk: Desk, rung: Rung, wanted: int | None = None, red: str = "") -> tuple[int, int, str]:
    """The next hint's number, or the wanted one, how many there are, and its text. It counts as shown last from now on.

    What is `red` is helped first: its hints come before all others.

    Raises LadderError if there is no such hint.
    """
    found = hints_of(rung)
    if not found:
        raise LadderError(f"{rung.name} has no hints.")
    if wanted is not None and not 0 < wanted <= len(found):
        raise LadderError(f"{rung.name} has the hints 1 to {len(found)}.")
    shown = desk.state.hints_shown(rung.name)
    about_red = [i for i, text in enumerate(found) if subject_of(text) == red] if red else []
    begins = bool(about_red) and shown - 1 not in about_red
    index = wanted - 1 if wanted else about_red[0] if begins else shown % len(found)
    desk.state.set_hints_shown(rung.name, index + 1)
    return index + 1, len(found), found[index]


def hints_of(rung: Rung) -> list[str]:
    """The hints of hints.md, in order: what stands under each second-level heading."""
    try:
        text = read_plain(rung.folder / "hints.md").decode("utf-8-sig", "replace")
    except OSError:
        return []
    return [part.strip() for part in re.split(r"(?m)^## .*$", text)[1:] if part.strip()]
