"""`picture`: the rung's plot, drawn from the learner's own functions."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from runner.picture.draw import Drawing, draw
from runner.rung.ladder import Rung
from runner.text import tell
from runner.workspace import Workspace


def picture(
    workspace: Workspace, name: str | None, output: Path | None, svg: bool, dark: bool, reference: bool, no_open: bool
) -> int:
    """Draw it, print where it is, and show it. Exit 1 when there is none: the sentence says why.

    On stdout there is the path and nothing else.
    """
    rung = choose(workspace, name)
    kind, style = "svg" if svg else "png", "dark" if dark else "light"
    drawing = _drawn(workspace, rung, output, kind, style, reference)
    for note in drawing.notes:
        tell(f"✗ {note}", sys.stderr)
    if drawing.path is None:
        tell(drawing.sentence, sys.stderr)
        return 1
    if output is None and not no_open and sys.stdout.isatty():
        show(drawing.path)
    print(_shown(drawing.path))
    return 0


def choose(workspace: Workspace, name: str | None) -> Rung:
    """The rung that is named; without a name the one that was run last, or else the next to climb."""
    rungs = {rung.name: rung for rung in workspace.ladder.rungs}
    if not name:
        for attempt in reversed(workspace.state.attempts()):
            if attempt.judged and attempt.exercise in rungs:
                return rungs[attempt.exercise]
    return workspace.choose(name)


def show(path: Path) -> None:
    """In the terminal where it can, else in a viewer where there is one."""
    from runner.picture.viewer import open_picture, sequence

    shown = sequence(path.read_bytes(), os.environ) if path.suffix == ".png" else ""
    if shown:
        print(shown, end="")
    else:
        open_picture(path)


def _drawn(workspace: Workspace, rung: Rung, output: Path | None, kind: str, style: str, reference: bool) -> Drawing:
    from rich.console import Console

    with Console(stderr=True).status(f"Drawing {rung.name}"):
        return draw(workspace, rung, output=output, kind=kind, style=style, reference=reference)


def _shown(path: Path) -> Path:
    """As one would type it from here."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
