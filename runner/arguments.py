"""What the commands share: how a learner names things, and how a command ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, NoReturn

import typer

from runner.cli import complain
from runner.ladder import LadderError

EX = "1, 01, dot_product, 01_dot_product, or a path"
Name = Annotated[str, typer.Argument(metavar="EX", help=EX)]
Optional_ = Annotated[str | None, typer.Argument(metavar="[EX]", help=f"{EX}; without it the next rung")]
Core = Annotated[bool, typer.Option("--core", help="Climb the core path only.")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document and nothing else.")]


def desk(context: typer.Context) -> Any:
    """The desk of the ladder that the runner was started for."""
    from runner.desk import Desk

    return Desk.at(context.obj)


def finish(command: Callable[..., int], context: typer.Context, *arguments: Any) -> NoReturn:
    """Run a command at the desk; what stops it becomes one sentence and an exit code."""
    try:
        code = command(desk(context), *arguments)
    except LadderError as error:
        code = complain(error, json=bool(context.params.get("json")))
    raise typer.Exit(code)
