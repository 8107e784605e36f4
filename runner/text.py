"""What the program says: commands as they were typed, quantities, and nothing that steers a terminal."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

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
