"""The command line's way in and out: from words to an exit code."""

from __future__ import annotations

import errno
import json as encoder
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from runner.ladder import LadderError
from runner.says import command
from runner.visible import visible

INTERRUPTED = 130  # Typer's exit code after Ctrl-C, and every shell's


def main(argv: Sequence[str] | None = None, root: Path | None = None) -> int:
    """Run one command. Returns its exit code; `root` is the ladder's folder where that is not the nearest one."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows may not know the letter η: then a ? stands there
            stream.reconfigure(errors="replace")
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = list_at_once(words, root) if words[:1] == ["list"] else None
        if code is None:
            code = _command(words, root)
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
    except KeyboardInterrupt:  # before a command was there to answer it
        code = INTERRUPTED
    if code == INTERRUPTED:
        print("\nStopped.", file=sys.stderr)
    return code


def _write_no_more() -> None:
    """Let what is still to be written go nowhere: Python itself would try again at its end, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def list_at_once(words: Sequence[str], root: Path | None) -> int | None:
    """`list` without Typer, which takes longer to import than the list to make; None for words that Typer must read."""
    options = set(words[1:])
    if not options <= {"--core", "--json"}:
        return None
    from runner.commands.list import list_ladder
    from runner.desk import Desk

    try:
        return list_ladder(Desk.at(root), "--core" in options, "--json" in options)
    except LadderError as error:
        return complain(error, "--json" in options)


def complain(error: LadderError, json: bool) -> int:
    """Say what stopped a command: on stderr, or in the one JSON document that was asked for."""
    if json:
        print(encoder.dumps({"status": "error", "message": str(error)}))
    else:
        print(visible(str(error)), file=sys.stderr)
    return 2


def _command(words: list[str], root: Path | None) -> int:
    from runner.app import app

    try:
        app(args=words, prog_name=command(), obj=root)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    return 0
