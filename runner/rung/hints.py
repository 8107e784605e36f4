"""A rung's hints: which comes next, and what it is about."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from runner.files import read_plain, write_whole
from runner.rung.ladder import LadderError, Rung

if TYPE_CHECKING:
    from runner.workspace import Workspace

HELPED = Path(".kata", "hints.json")  # beside the history: of no use on another machine, and nothing is lost with it


def subject_of(text: str) -> str:
    """What a hint is about: `dot` of one that begins with **dot.**"""
    found = re.match(r"\*\*(\w+)\.?\*\*", text)
    return found[1] if found else ""


def next_hint(workspace: Workspace, rung: Rung, wanted: int | None = None, red: str = "") -> tuple[int, int, str, str]:
    """The next hint's number, or the wanted one, how many there are, and its text. It counts as shown last from now on.

    When something else has become `red`, its hints come first; from there on it goes to the next ones, and after the
    last one back to what is red. The fourth is what is red, where hints were passed over for it.

    Raises LadderError if there is no such hint.
    """
    found = hints_of(rung)
    if not found:
        raise LadderError(f"{rung.name} has no hints.")
    if wanted is not None and not 0 < wanted <= len(found):
        raise LadderError(f"{rung.name} has the hints 1 to {len(found)}.")
    shown = workspace.state.hints_shown(rung.name)
    about_red = [i for i, text in enumerate(found) if subject_of(text) == red] if red else []
    new = shown % len(found) == 0 or _helped(workspace).get(rung.name) != red  # else the learner has come past them
    begins = bool(about_red) and shown - 1 not in about_red and new and not wanted
    index = wanted - 1 if wanted else about_red[0] if begins else shown % len(found)
    workspace.state.set_hints_shown(rung.name, index + 1)
    if index in about_red:
        _note_helped(workspace, rung, red)
    return index + 1, len(found), found[index], red if begins and index else ""


def _helped(workspace: Workspace) -> dict[str, str]:
    """For each rung what was red when it was helped last."""
    try:
        known = json.loads(read_plain(workspace.root / HELPED))
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _note_helped(workspace: Workspace, rung: Rung, red: str) -> None:
    known = _helped(workspace)
    if known.get(rung.name) != red:
        with suppress(OSError):
            write_whole(workspace.root / HELPED, json.dumps({**known, rung.name: red}).encode())


def hints_of(rung: Rung) -> list[str]:
    """The hints of hints.md, in order: what stands under each second-level heading."""
    try:
        text = read_plain(rung.folder / "hints.md").decode("utf-8-sig", "replace")
    except OSError:
        return []
    return [part.strip() for part in re.split(r"(?m)^## .*$", text)[1:] if part.strip()]
