"""`progress`: the ladder over time, as a table and as a picture."""

from __future__ import annotations

import json as encoder
import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runner.commands.history import moment
from runner.commands.list import MARKS
from runner.history.attempt import PAUSE, Effort, efforts
from runner.history.export import picture_of_ours, write_own
from runner.review.standing import Progress, Standing
from runner.rung.ladder import LadderError
from runner.text import command
from runner.workspace import Workspace

if TYPE_CHECKING:
    from rich.table import Table

KINDS = ("png", "svg")


def progress(workspace: Workspace, output: Path | None, json: bool) -> int:
    """Show what each rung took. With --json, a picture is made only where --output asks for one."""
    kind = output.suffix.lower().removeprefix(".") if output else "png"
    if kind not in KINDS:
        raise LadderError(f"{output} must end in .png or .svg.")
    found = efforts([r.name for r in workspace.ladder.rungs], workspace.state.attempts())
    tried = any(effort.attempts for effort in found)
    if json:
        print(encoder.dumps(as_json(found)))
        if output and tried:
            _draw(found, output, kind)
        return 0
    from runner.screen import console

    out = console()
    if tried:
        out.print(table(found, workspace.progress()))
        out.print(f"Minutes: the gaps between attempts at a rung, each counted as {PAUSE / 60:.0f} at most.")
    else:
        out.tell(f"Nothing was tried yet. Every run is drawn here: {command('run')}")
    workspace.tell_notices(out)  # before the picture, which may fail for the same reason
    if tried:
        out.tell(_picture(workspace, found, output, kind))
    return 0


def table(found: Sequence[Effort], standing: Progress) -> Table:
    """One row for each rung, and their sum."""
    from rich.table import Table

    rows = Table(box=None, pad_edge=False, header_style="bold", show_footer=True, footer_style="bold")
    rows.add_column("")
    rows.add_column("rung", "all", overflow="fold")
    for head, total in (
        ("attempts", str(sum(len(e.attempts) for e in found))),
        ("greens", str(sum(e.greens for e in found))),
        ("minutes", f"{sum(e.minutes for e in found):.0f}"),
    ):
        rows.add_column(head, total, justify="right")
    rows.add_column("first green")
    for effort in found:
        mark, style = MARKS[standing.standings.get(effort.name, Standing.PLANNED)]
        numbers = [str(len(effort.attempts)), str(effort.greens), f"{effort.minutes:.0f}"] if effort.attempts else []
        green = "" if effort.first_green is None else moment(effort.first_green)
        rows.add_row(mark, effort.name, *(numbers or [""] * 3), green, style=style)
    return rows


def as_json(found: Sequence[Effort]) -> dict[str, Any]:
    """The document of `progress --json`."""
    return {
        "longest_gap_minutes": PAUSE / 60,
        "rungs": [
            {
                "exercise": e.name,
                "attempts": len(e.attempts),
                "greens": e.greens,
                "minutes": round(e.minutes, 2),
                "first_green": None
                if e.first_green is None
                else datetime.fromtimestamp(e.first_green, UTC).isoformat(),
            }
            for e in found
        ],
    }


def _picture(workspace: Workspace, found: Sequence[Effort], output: Path | None, kind: str) -> str:
    """Where the picture is now. Only one that was asked for by name must be there."""
    if output:
        _draw(found, output, kind)
        return f"The picture: {output}"
    try:
        _draw(found, workspace.root / ".kata" / "progress.png", kind)
    except LadderError as error:
        return f"The picture could not be kept: {error}"
    return "The picture: .kata/progress.png"


def _draw(found: Sequence[Effort], path: Path, kind: str) -> None:
    os.environ["MPLBACKEND"] = "Agg"  # what a notebook has set for its own Python may not be installed in this one
    from runner.picture.chart import MARK, draw

    write_own(path, draw(found, kind), picture_of_ours(MARK))
