"""`hint`: the next hint, the weakest first; or the one of a number."""

from __future__ import annotations

import re

from runner.desk import Desk
from runner.files import read_plain
from runner.ladder import LadderError, Rung
from runner.says import command


def hint(desk: Desk, name: str | None, wanted: int | None) -> int:
    """Show the next hint, or the one that is wanted; after the last one, begin again."""
    from rich.markdown import Markdown

    from runner.screen import Trimmed, console

    rung = desk.choose(name)
    number, total, text = next_hint(desk, rung, wanted)
    out = console()
    out.print(f"{rung.number} · {rung.title}: hint {number} of {total}", style="bold", markup=False)
    out.print(Trimmed(Markdown(text)))
    more = f"One more: {command('hint', rung.number)}" if number < total else "That was the last hint."
    out.print(more, style="dim", markup=False)
    return 0


def next_hint(desk: Desk, rung: Rung, wanted: int | None = None) -> tuple[int, int, str]:
    """The next hint's number, or the wanted one, how many there are, and its text. It counts as shown last from now on.

    Raises LadderError if there is no such hint.
    """
    found = hints_of(rung)
    if not found:
        raise LadderError(f"{rung.name} has no hints.")
    if wanted is not None and not 0 < wanted <= len(found):
        raise LadderError(f"{rung.name} has the hints 1 to {len(found)}.")
    index = wanted - 1 if wanted else desk.state.hints_shown(rung.name) % len(found)
    desk.state.set_hints_shown(rung.name, index + 1)
    return index + 1, len(found), found[index]


def hints_of(rung: Rung) -> list[str]:
    """The hints of hints.md, in order: what stands under each second-level heading."""
    try:
        text = read_plain(rung.folder / "hints.md").decode("utf-8-sig", "replace")
    except OSError:
        return []
    return [part.strip() for part in re.split(r"(?m)^## .*$", text)[1:] if part.strip()]
