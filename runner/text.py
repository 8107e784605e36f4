"""What the program says: commands as they were typed, quantities, and nothing that steers a terminal.

Its lines break between words, and never inside of a formula or a command: their blanks are joints until it is wrapped.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

if TYPE_CHECKING:
    from rich.text import Text

INTERRUPTED = 130  # the exit code after Ctrl-C
T = TypeVar("T")

# C0 but for tab and line feed, DEL, C1; marks that no one sees or that turn the direction; halves of a pair, as which
# Python reads a file's name that is no UTF-8. Not the joiners of emoji and of Persian.
STEERS = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    """The text, in which nothing steers."""
    return STEERS.sub(_shown, text.replace("\r\n", "\n")) if STEERS.search(text) else text


def _shown(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")


def places(text: str) -> list[int]:
    """Where each character of a text begins in the visible one; and its end."""
    starts, at = [], 0
    for character in text:
        starts.append(at)
        at += len(visible(character))
    return [*starts, at]


def all_visible(value: T) -> T:
    """The same data with visible texts, however deep they lie in it."""
    made: Any = value
    if isinstance(value, str):
        made = visible(value)
    elif isinstance(value, dict):
        made = {all_visible(key): all_visible(content) for key, content in value.items()}
    elif isinstance(value, tuple | list):
        made = type(value)([all_visible(content) for content in value])
    elif is_dataclass(value) and not isinstance(value, type):
        made = replace(value, **{f.name: all_visible(getattr(value, f.name)) for f in fields(value)})
    result: T = made
    return result


UNITS = ((1e-6, 1e9, "ns"), (1e-3, 1e6, "µs"), (1.0, 1e3, "ms"), (float("inf"), 1.0, "s"))


def two_digits(number: float) -> str:
    """`0.034`, `3.4`, `34`, `1,200`"""
    rounded = float(f"{number:.2g}")
    return f"{rounded:,.0f}" if rounded >= 10 else f"{rounded:g}"


def duration(seconds: float | None) -> str:
    """`340 ns`, `57 µs`, `5.1 ms`, `12 s`; nothing where there is none."""
    if seconds is None:
        return ""
    factor, unit = next((factor, unit) for below, factor, unit in UNITS if float(f"{seconds:.2g}") < below)
    return f"{two_digits(seconds * factor)} {unit}"


def of(number: int, thing: str) -> str:
    """`1 line`, `2 lines`"""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def listed(names: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`"""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def command(*words: str) -> str:
    """`kata hint 1`, or `python3 -m runner hint 1` for somebody who has not activated the environment.

    Started by `uv run`, or by the path of the runner's folder, it is that: elsewhere than in the clone's root
    `-m runner` finds nothing.
    """
    python = "python" if os.name == "nt" else "python3"
    by_path = _by_path()
    quoted = f'"{by_path}"' if " " in by_path else by_path
    started = f"{python} {quoted}" if by_path else f"{python} -m runner"
    if Path(sys.argv[0]).stem == "kata":
        started = "kata"
    uv = "uv run " if "UV_RUN_RECURSION_DEPTH" in os.environ else ""
    return " ".join([f"{uv}{started}", *words])


def _by_path() -> str:
    """The path of the runner's folder, if the learner has typed that; it was handed on to the clone's own Python."""
    if "KATA_BY_PATH" in os.environ:
        return os.environ["KATA_BY_PATH"]
    typed = Path(sys.argv[0]).name in ("runner", "__main__.py") and "-m" not in sys.orig_argv
    return sys.argv[0] if typed else ""


def is_terminal() -> bool:
    """True where a screen can be drawn and keys can be read."""
    streams = (sys.stdin, sys.stdout)
    if not all(stream is not None and not stream.closed and stream.isatty() for stream in streams):
        return False
    return os.name == "nt" or os.environ.get("TERM", "dumb") != "dumb"


JOINT = "\ue000"  # no text holds it: its meaning is private; as wide as a blank, and no line is broken there
LONGEST = 56  # characters of a formula: what is longer may be broken, for it fits on few lines
OPERATORS = frozenset(["=", "·", "+", "−", "-", "/", "*", "×", "≤", "≥", "<", ">", "→", "∈", "≈"])
# A line of Markdown that begins with one of the others is a list, a quotation, or the like.
MAY_BEGIN = "=·−/×≤≥<→∈≈"
MARKS = {"**": "bold", "*": "italic", "`": "magenta"}
# Patterns, not compiled: most of what is said has no formula in it.
_SIGN = "[" + re.escape("".join(OPERATORS)) + "]"
_FENCES = r"(?ms)(^```.*?^```$)"
_CODE = r"`[^`\n]+(?:\n(?! *[-*+>|#\n])[^`\n]+)?`"
_STEP = rf"(?: +{_SIGN}|\n[{MAY_BEGIN}])[ \n]"
_NAMED = r"\b(log₂|log|ln|exp) (?=[\d(½¼⅛]|\w\b)"  # log 10, and not the log of
_PRODUCT = r"\b([A-Z]) (?=[A-Za-z]\b(?!['’]))"  # A x, A B
_LIST = r"\[[^\s\[\]|`,]+(?:,(?: |\n(?=\S))[^\s\[\]|`,]+)+\]"  # [1, −2]
_CHAIN = rf"[^\s|`]+(?:{_STEP}[^\s|`]+)+"


def joined(text: str) -> str:
    """The text, or Markdown, with joints in its pieces of code and its formulas, as far as they fit on a line."""
    parts = re.split(_FENCES, text)
    return "".join(part if i % 2 else _joined(part) for i, part in enumerate(parts))


def _joined(text: str) -> str:
    whole = re.sub(_CODE, lambda found: in_one_piece(found[0]), small_joined(text))
    return re.sub(_CHAIN, lambda found: _chain(found[0]), whole)


def small_joined(text: str) -> str:
    """The text with joints in what is smaller than a formula: [1, 2], A x and log 10."""
    for pattern in (_NAMED, _PRODUCT):
        text = re.sub(pattern, rf"\1{JOINT}", text)
    return re.sub(_LIST, lambda found: in_one_piece(found[0]), text)


def in_one_piece(piece: str) -> str:
    """With joints in the place of its blanks, if it fits on a line."""
    return re.sub(r"\s+", JOINT, piece) if len(piece) <= LONGEST else piece


def _chain(formula: str) -> str:
    """In one piece; what is too long for that is broken before an equals sign alone, where that helps."""
    if len(formula) <= LONGEST:
        return in_one_piece(formula)
    return " ".join(map(in_one_piece, re.split(r"\s(?==\s)", formula)))


def parted(text: str) -> str:
    """The text with blanks again, when its lines are made."""
    return text.replace(JOINT, " ")


def styled(paragraph: str) -> Text:
    """Markdown's **bold**, *stress* and `code`, without what a whole Markdown reader costs at the start."""
    from rich.text import Text  # a sentence of the command line needs joints, and no Rich

    text = Text()
    for part in re.split(r"(\*\*.+?\*\*|`.+?`|(?<![\w*])\*[^\s*](?:[^*]*[^\s*])?\*(?![\w*]))", joined(paragraph)):
        style = next((style for mark, style in MARKS.items() if len(part) > 2 and part.startswith(mark)), "")
        text.append(part.strip("`") if style == "magenta" else part.strip("*") if style else part, style)
    return text


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
