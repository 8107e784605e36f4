"""Sentences of the command line: on a terminal in lines that break between words, and never inside of a command."""

from __future__ import annotations

import re
import sys
from typing import TextIO

from runner.rung.formulas import in_one_piece, parted
from runner.text import command, visible

WIDEST = 100  # columns: longer lines are hard to read
# What follows the name of a command in it: a number, a rung, an option, a file, or what stands for one of them.
_ARGUMENT = r" (?:\d\w*|--?[a-z][-a-z]*|[A-Z]{2,}\.?|[\w-]+\.[a-z]{2,4}\b)"


def tell(text: str, file: TextIO | None = None) -> None:
    """Print it, to stdout unless told; into a pipe or a file line by line as it is."""
    out, text = file or sys.stdout, visible(text)
    if out is not None and out.isatty():
        import shutil  # takes milliseconds to import, and where nobody looks it is not needed

        text = wrapped(text, min(shutil.get_terminal_size().columns, WIDEST))
    print(text, file=out)


def wrapped(text: str, width: int) -> str:
    """Each of its lines in lines of at most so many columns, as far as words and commands allow; all as far in."""
    import textwrap

    whole = textwrap.TextWrapper(max(1, width), break_long_words=False, break_on_hyphens=False)
    lines: list[str] = []
    for line in whole_commands(text).split("\n"):
        whole.subsequent_indent = " " * (len(line) - len(line.lstrip()))
        lines += whole.wrap(line) or [""]
    return parted("\n".join(lines))


def whole_commands(text: str) -> str:
    """The text with joints in what is to be typed, `python3 -m runner restore 3`: there no line is broken."""
    program = command()
    if program not in text:
        return text
    return re.sub(rf"{re.escape(program)}(?: [a-z]+(?:{_ARGUMENT})*)?", lambda found: in_one_piece(found[0]), text)
