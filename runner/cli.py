"""The command line: what can be typed, and how a command ends."""

from __future__ import annotations

import argparse
import errno
import json as encoder
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from runner.rung.ladder import LadderError
from runner.text import INTERRUPTED, command, is_terminal, tell, visible

ABOUT = "Learn the mathematics under machine learning by implementing it, one failing suite at a time."
EX = "1, 01, dot_product, 01_dot_product, or a path"


@dataclass(frozen=True)
class Argument:
    """A word or an option that a command takes; `options` are those of argparse."""

    words: tuple[str, ...]
    help: str
    options: dict[str, Any]


@dataclass(frozen=True)
class Command:
    """What a command does, in a line; the function that does it (it gets the workspace), and what it takes."""

    help: str
    does: str  # "runner.commands.run:run": imported when it is typed, for most take longer to import than `list` to run
    takes: tuple[Argument, ...] = ()


def _word(name: str, metavar: str, help: str, **options: Any) -> Argument:
    return Argument((name,), help, {"metavar": metavar, **options})


def _option(*words: str, help: str, **options: Any) -> Argument:
    return Argument(words, help, options)


def _switch(*words: str, help: str, **options: Any) -> Argument:
    return Argument(words, help, {"action": "store_true", **options})


def _rung(without: str = "") -> Argument:
    """A rung that need not be named."""
    return _word("name", "EX", f"{EX}; without it {without}" if without else EX, nargs="?")


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text!r} is no number above 0")
    return int(text)


def _seed(text: str) -> int:
    if not text.isdecimal() or int(text) >= 2**53:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 0 to 2^53 - 1")
    return int(text)


CORE = _switch("--core", help="Climb the core path only.")
JSON = _switch("--json", help="Print one JSON document and nothing else.")
NEXT = _rung("the next rung")
FILE = {"metavar": "FILE", "type": Path}

COMMANDS = {
    "watch": Command(
        "Follow your saves; when a rung is green, lead on to the next.", "runner.watch.loop:watch", (NEXT, CORE)
    ),
    "run": Command(
        "One verdict: exit 0 green, 1 red, 2 could not be run.", "runner.commands.run:run", (NEXT, CORE, JSON)
    ),
    "list": Command(
        "The ladder: what is green, what is next, what is proven.", "runner.commands.list:list_ladder", (CORE, JSON)
    ),
    "hint": Command(
        "The next hint; the weakest comes first.",
        "runner.commands.hint:hint",
        (NEXT, _word("wanted", "N", "A hint's number, to read it again.", nargs="?", type=int)),
    ),
    "compare": Command(
        "Your code beside the reference: what differs, how fast.",
        "runner.commands.compare:compare",
        (_rung("your last green"), _switch("--spoil", help="Also before your code is green."), JSON),
    ),
    "picture": Command(
        "The rung's plot, drawn from your own functions.",
        "runner.commands.picture:picture",
        (
            _rung("your last run"),
            _option("-o", "--output", help="A .png, .svg or .pdf file.", **FILE),
            _switch("--svg", help="SVG instead of PNG."),
            _switch("--dark", help="On dark paper."),
            _switch("--reference", help="As the reference draws it."),
            _switch("--no-open", help="Only save it."),
        ),
    ),
    "review": Command(
        "What is due comes back, one function blank; your answer is kept.",
        "runner.commands.review:review",
        (
            _rung("the one that is due"),
            _switch("--give-up", help="End a review: your old answer comes back, and the rung soon."),
        ),
    ),
    "drill": Command(
        "Questions by hand with fresh numbers, two minutes each.",
        "runner.commands.drill:drill",
        (
            _rung("what is green"),
            _option("--seed", help="The same numbers again: question i, from 0, is N + i.", metavar="N", type=_seed),
            _option("--count", help="How many questions; without end unless told.", metavar="K", type=_positive),
            _switch("--json", help="Print K lines of JSON, answers and all; ask nothing. Line i has the seed N + i."),
        ),
    ),
    "history": Command(
        "What you tried, when, and how many tests were green.",
        "runner.commands.history:history",
        (
            _rung("all"),
            _option("-n", "--rows", help="How many attempts; 20 unless told.", metavar="N", type=_positive),
            JSON,
        ),
    ),
    "restore": Command(
        "Bring back the last green attempt, or the one you name.",
        "runner.commands.restore:restore",
        (
            _word("name", "EX", EX),
            _word("number", "ATTEMPT", "Its number in `history`.", nargs="?", type=int),
        ),
    ),
    "reset": Command(
        "Back to the stub; your work is kept, and --undo brings it back.",
        "runner.commands.reset:reset",
        (
            _rung(),
            _option("--topic", help="All rungs of a topic: its name or number.", metavar="NAME"),
            _switch("--all", help="Every rung; asks first.", dest="everything"),
            _switch("--undo", help="Bring back what the last reset put away."),
            _switch("-y", "--yes", help="Do not ask."),
        ),
    ),
    "export": Command(
        "Your progress and your code as one file, for another machine.",
        "runner.commands.export_import:export",
        (_word("file", "FILE", "kata-progress.json unless told; - is stdout.", nargs="?"),),
    ),
    "import": Command(
        "Take in progress from another machine; nothing of yours is lost.",
        "runner.commands.export_import:import_",
        (_word("file", "FILE", "- is stdin."),),
    ),
    "progress": Command(
        "Attempts, greens and minutes over time: a table and a picture.",
        "runner.commands.progress:progress",
        (_option("-o", "--output", help="A .png or .svg file.", **FILE), JSON),
    ),
    "verify": Command(
        "For authors: prove the suites right, and test the runner.",
        "runner.commands.verify:verify",
        (
            _word("names", "EX", f"{EX}; without it all", nargs="*"),
            JSON,
            _switch("--thorough", help="1,000 random examples of every property."),
            _switch("--mutants", help="Change each reference a little: is every suite red?"),
            _switch("--fresh", help="Prove anew what is unchanged since it was proved here."),
        ),
    ),
    "new": Command(
        "For authors: the nine files of a rung, with an example.",
        "runner.commands.new:new",
        (_word("name", "NN_name", "Like 21_sigmoid."),),
    ),
}


class Parser(argparse.ArgumentParser):
    """argparse as a learner meets it: no abbreviations, and what was meant is guessed."""

    def __init__(self, name: str, takes: Sequence[Argument], **about: Any) -> None:
        program = command(name) if name else command()
        super().__init__(program, formatter_class=_Help, add_help=False, allow_abbrev=False, **about)
        words = [a for a in takes if not a.words[0].startswith("-")]
        groups = {True: self.add_argument_group("Arguments"), False: self.add_argument_group("Options")}
        for argument in takes:
            groups[argument in words].add_argument(*argument.words, help=argument.help, **argument.options)
        groups[False].add_argument("-h", "--help", action="help", help="Show this message and exit.")

    def error(self, message: str, near: str = "") -> NoReturn:
        """The usage, and a sentence."""
        if wrong := re.search(r"unrecognized arguments: ([^\s=]+)", message):
            near = near_name(wrong[1], [word for action in self._actions for word in action.option_strings])
        said = f"{message[:1].upper()}{message[1:]}".removesuffix(".")
        self.exit(2, visible(f"{self.format_usage()}\n{said}.{near}") + "\n")


class _Help(argparse.HelpFormatter):
    """80 columns at the most, and capital letters, as in all that the program says."""

    def __init__(self, prog: str, **options: Any) -> None:
        super().__init__(prog, max_help_position=26, **options)
        self._width = min(self._width, 78)

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """`Usage:`, not `usage:`."""
        super().add_usage(usage, actions, groups, prefix or "Usage: ")

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """The list of the commands keeps its lines."""
        if text.startswith("Commands:"):
            return text
        return super()._fill_text(text, width, "  ")


def near_name(typed: str, known: Sequence[str]) -> str:
    """` Did you mean …?`, if something like that can be typed."""
    import difflib  # takes as long as all of `list`, and is seldom needed

    near = difflib.get_close_matches(typed, known, 1)
    return f" Did you mean {near[0]}?" if near else ""


def main(argv: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run one command. Returns its exit code; `root` is the ladder's folder where that is not the nearest one."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows may not know the letter η: then a ? stands there
            stream.reconfigure(errors="replace")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _run(words, root)
        if sys.stdout is not None:  # it is None where somebody closed it
            sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` for example, has seen enough
        _write_no_more()
        code = 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _write_no_more()
        print("No space left, on the disk or where the output goes.", file=sys.stderr)
        code = 2
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as end:  # argparse has said what there is to say
        code = end.code if isinstance(end.code, int) else 0
    if code == INTERRUPTED:
        print("\nStopped.", file=sys.stderr)
    return code


def _write_no_more() -> None:
    """Let what is still to be written go nowhere: Python itself would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def meant(words: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """Which command is meant, and with what. Raises SystemExit when that can't be read, or when help was asked for."""
    if words and not words[0].startswith("-"):
        name, *rest = words
        if name not in COMMANDS:
            _top().error(f"there is no command {name!r}", near_name(name, list(COMMANDS)))
        chosen = COMMANDS[name]
        return chosen, Parser(name, chosen.takes, description=chosen.help).parse_intermixed_args(rest)
    arguments = _top().parse_args(words)
    # Without a command: watch in a terminal, list where there is none.
    if is_terminal():
        return COMMANDS["watch"], argparse.Namespace(name=None, core=arguments.core)
    return COMMANDS["list"], argparse.Namespace(json=False, core=arguments.core)


def _top() -> Parser:
    names = [f"  {name:<10}{each.help}" for name, each in COMMANDS.items()]
    usage = f"{command()} [--core] [-h] [COMMAND ...]"
    return Parser("", (CORE,), usage=usage, description=ABOUT, epilog="\n".join(["Commands:", *names]))


def _run(words: Sequence[str], root: Path | None) -> int:
    chosen, arguments = meant(words)
    module, _, name = chosen.does.partition(":")
    from runner.workspace import Workspace

    try:
        code: int = getattr(import_module(module), name)(Workspace.at(root), **vars(arguments))
    except LadderError as error:
        return complain(error, json=getattr(arguments, "json", False))
    return code


def complain(error: LadderError, json: bool) -> int:
    """Say what stopped a command: on stderr, or in the one JSON document that was asked for."""
    if json:
        print(encoder.dumps({"status": "error", "message": str(error)}))
    else:
        tell(str(error), sys.stderr)
    return 2
