"""The part of the command line that is about work already done: looking back, bringing back, putting away, moving."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from runner.arguments import EX, Json, Name, finish

Rows = Annotated[int | None, typer.Option("--rows", "-n", min=1, help="How many attempts; 20 unless told.")]
Number = Annotated[int | None, typer.Argument(metavar="[ATTEMPT]", help="Its number in `history`.")]
Some = Annotated[str | None, typer.Argument(metavar="[EX]", help=EX)]
Topic = Annotated[str | None, typer.Option("--topic", metavar="NAME", help="All rungs of a topic: its name or number.")]
Picture = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="A .png or .svg file.")]


def history(
    context: typer.Context,
    ex: Annotated[str | None, typer.Argument(metavar="[EX]", help=f"{EX}; without it all")] = None,
    rows: Rows = None,
    json: Json = False,
) -> None:
    """What you tried, when, and how many tests were green."""
    from runner.commands.history import history as command

    finish(command, context, ex, rows, json)


def restore(context: typer.Context, ex: Name, attempt: Number = None) -> None:
    """Bring back the last green attempt, or the one you name."""
    from runner.commands.restore import restore as command

    finish(command, context, ex, attempt)


def reset(
    context: typer.Context,
    ex: Some = None,
    topic: Topic = None,
    everything: Annotated[bool, typer.Option("--all", help="Every rung; asks first.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Bring back what the last reset put away.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Back to the stub; your work is kept, and --undo brings it back."""
    from runner.commands.reset import reset as command

    finish(command, context, ex, topic, everything, undo, yes)


def export(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Argument(metavar="[FILE]", help="kata-progress.json unless told; - is stdout.")
    ] = None,
) -> None:
    """Your progress and your code as one file, for another machine."""
    from runner.commands.export_import import export as command

    finish(command, context, file)


def import_(context: typer.Context, file: Annotated[str, typer.Argument(metavar="FILE", help="- is stdin.")]) -> None:
    """Take in progress from another machine; nothing of yours is lost."""
    from runner.commands.export_import import import_ as command

    finish(command, context, file)


def progress(context: typer.Context, output: Picture = None, json: Json = False) -> None:
    """Attempts, greens and minutes over time: a table and a picture."""
    from runner.commands.progress import progress as command

    finish(command, context, output, json)


def add_to(app: typer.Typer) -> None:
    """Let these be typed."""
    app.command()(history)
    app.command()(restore)
    app.command()(reset)
    app.command()(export)
    app.command("import")(import_)
    app.command()(progress)
