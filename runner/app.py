"""What can be typed, and which file does it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from runner import cli_history
from runner.arguments import EX, Core, Json, Optional_, finish

app = typer.Typer(
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Learn the mathematics under machine learning by implementing it, one failing suite at a time.",
)


@app.callback(invoke_without_command=True)
def nothing(context: typer.Context, core: Core = False) -> None:
    """Without a command: watch in a terminal, list where there is none."""
    from runner.commands.watch import is_terminal

    if context.invoked_subcommand is None:
        if is_terminal():
            watch(context, core=core)
        else:
            list_(context, core=core)


@app.command()
def watch(context: typer.Context, ex: Optional_ = None, core: Core = False) -> None:
    """Follow your saves; when a rung is green, lead on to the next."""
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
def hint(
    context: typer.Context,
    ex: Optional_ = None,
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="A hint's number, to read it again.")] = None,
) -> None:
    """The next hint; the weakest comes first."""
    from runner.commands.hint import hint as command

    finish(command, context, ex, number)


@app.command()
def compare(
    context: typer.Context,
    ex: Annotated[str | None, typer.Argument(metavar="[EX]", help=f"{EX}; without it your last green")] = None,
    spoil: Annotated[bool, typer.Option("--spoil", help="Also before your code is green.")] = False,
    json: Json = False,
) -> None:
    """Your code beside the reference: what differs, how fast."""
    from runner.commands.compare import compare as command

    finish(command, context, ex, spoil, json)


@app.command()
def picture(
    context: typer.Context,
    ex: Annotated[str | None, typer.Argument(metavar="[EX]", help=f"{EX}; without it your last run")] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A .png, .svg or .pdf file.")
    ] = None,
    svg: Annotated[bool, typer.Option("--svg", help="SVG instead of PNG.")] = False,
    dark: Annotated[bool, typer.Option("--dark", help="On dark paper.")] = False,
    reference: Annotated[bool, typer.Option("--reference", help="As the reference draws it.")] = False,
    no_open: Annotated[bool, typer.Option("--no-open", help="Only save it.")] = False,
) -> None:
    """The rung's plot, drawn from your own functions."""
    from runner.commands.picture import picture as command

    finish(command, context, ex, output, svg, dark, reference, no_open)


cli_history.add_to(app)


@app.command()
def verify(
    context: typer.Context,
    ex: Annotated[list[str] | None, typer.Argument(metavar="[EX]...", help=f"{EX}; without it all")] = None,
    json: Json = False,
    thorough: Annotated[bool, typer.Option("--thorough", help="1,000 random examples of every property.")] = False,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Change each reference a little: is every suite red?")
    ] = False,
) -> None:
    """For authors: prove the suites right, and test the runner."""
    from runner.commands.verify import verify as command

    finish(command, context, ex or [], json, thorough, mutants)


@app.command()
def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NN_name", help="Like 21_sigmoid.")],
) -> None:
    """For authors: the nine files of a rung, with an example."""
    from runner.commands.new import new as command

    finish(command, context, name)
