"""A rung's hints: which comes next, and what it is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runner.files import read_plain
from runner.ladder import LadderError, Rung

if TYPE_CHECKING:
    from runner.desk import Desk


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
