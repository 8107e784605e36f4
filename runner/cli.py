"""The command line: what can be typed, and which file does it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from runner.ladder import LadderError

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Learn the mathematics under machine learning by implementing it, one failing suite at a time.",
)

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
        print(error, file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        code = 130
    raise typer.Exit(code)


@app.callback(invoke_without_command=True)
def nothing(context: typer.Context, core: Core = False) -> None:
    """Without a command: watch in a terminal, list where there is none."""
    if context.invoked_subcommand is None:
        if sys.stdin.isatty() and sys.stdout.isatty():
            watch(context, core=core)
        else:
            list_(context, core=core)


@app.command()
def watch(context: typer.Context, ex: Optional_ = None, core: Core = False) -> None:
    """Follow your saves: run the suite at each, move up when it is green."""
    from runner.commands.watch import watch as command

    finish(command, context, ex, core)


@app.command()
def run(context: typer.Context, ex: Optional_ = None, core: Core = False, json: Json = False) -> None:
    """One verdict: exit 0 green, 1 red, 2 could not be run."""
    from runner.commands.run import run as command

    finish(command, context, ex, core, json)


@app.command("list")
def list_(context: typer.Context, core: Core = False, json: Json = False) -> None:
    """The ladder: what is green, what is next, what is proven."""
    from runner.commands.list import list_ladder as command

    finish(command, context, core, json)


@app.command()
def hint(context: typer.Context, ex: Optional_ = None) -> None:
    """The next hint; the weakest comes first."""
    from runner.commands.hint import hint as command

    finish(command, context, ex)


@app.command()
def reset(
    context: typer.Context,
    ex: Name,
    undo: Annotated[bool, typer.Option("--undo", help="Bring back what the last reset put away.")] = False,
) -> None:
    """Back to the stub. Your work is kept: --undo brings it back."""
    from runner.commands.reset import reset as command

    finish(command, context, ex, undo)


@app.command()
def verify(
    context: typer.Context,
    ex: Annotated[list[str] | None, typer.Argument(metavar="[EX]...", help=f"{EX}; without it all")] = None,
    json: Json = False,
    thorough: Annotated[bool, typer.Option("--thorough", help="1,000 random examples of every property.")] = False,
) -> None:
    """For authors: prove that the suites are right, and run the project's own tests."""
    from runner.commands.verify import verify as command

    finish(command, context, ex or [], json, thorough)


def main(argv: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run one command. Returns its exit code; `root` is the ladder's folder where that is not the nearest one."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows may not know the letter η: then a ? stands there
            stream.reconfigure(errors="replace")
    try:
        app(args=list(sys.argv[1:] if argv is None else argv), prog_name="kata", obj=root)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
