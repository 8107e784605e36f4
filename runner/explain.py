"""A failure in words that a learner can act on. Shared by the runner and by the plugin for plain pytest."""

from __future__ import annotations

import linecache
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

MOST_LINES = 12  # of a message: an array of a thousand entries is no help
MOST_WIDTH = 400


@dataclass(frozen=True)
class Frame:
    """One step of a traceback: where, in which function, and the line of code."""

    file: str
    line: int
    function: str
    code: str
    own: bool  # in the learner's file, not in the suite

    def __str__(self) -> str:
        inside = f" in {self.function}" if self.own and self.function != "<module>" else ""
        return f"{self.file}:{self.line}{inside}\n    {self.code}"


@dataclass(frozen=True)
class Explanation:
    """What a failed test says."""

    message: str
    kind: str = ""
    frames: tuple[Frame, ...] = ()
    example: str = ""

    def traceback(self) -> str:
        """The short traceback: the suite's line, then the learner's own, then the error; no library's frames."""
        shown = [str(frame) for frame in self.frames]
        return "\n".join([*shown, *([f"{self.kind}: {self.message}"] if self.kind else [self.message])])


def clip(text: str) -> str:
    """At most some lines of at most some width."""
    lines = [line if len(line) <= MOST_WIDTH else line[:MOST_WIDTH] + " …" for line in text.splitlines()]
    if len(lines) > MOST_LINES:
        lines = [*lines[:MOST_LINES], f"… ({len(lines) - MOST_LINES} more lines)"]
    return "\n".join(lines)


def frames_of(tb: TracebackType | None, folder: Path) -> Iterator[Frame]:
    """The traceback's steps inside the rung's folder, without those that ask to be hidden."""
    for frame, line in traceback.walk_tb(tb):
        path = Path(frame.f_code.co_filename)
        if path.parent != folder or frame.f_locals.get("__tracebackhide__"):
            continue
        own = not path.name.startswith("test_")
        code = linecache.getline(str(path), line).strip()
        yield Frame(path.name, line, frame.f_code.co_name, code, own)


def example_of(error: BaseException) -> str:
    """The smallest example that Hypothesis found, as `name=value` lines; empty when there is none."""
    for note in getattr(error, "__notes__", ()):
        head, brace, rest = str(note).partition("(")
        if brace and head.startswith("Falsifying example"):
            body = rest.rpartition(")")[0]
            lines = (line.partition("  # ")[0].strip().rstrip(",") for line in body.splitlines())
            return "\n".join(line for line in lines if line)
    return ""


def unfilled(test: str, module: Any) -> str:
    """The blank that a test is about, if it is still `...`."""
    for name, value in vars(module).items():
        if value is ... and test.startswith(f"test_{name.lower()}"):
            return name
    return ""


def explain(error: BaseException, folder: Path, test: str, suite: Any) -> Explanation:
    """What went wrong in one test of the suite's module."""
    blank = unfilled(test, suite)
    if blank:
        return Explanation(f"{blank} is still `...`: fill this in by hand first.", "Blank")
    frames = tuple(frames_of(error.__traceback__, folder))
    example = example_of(error)
    if isinstance(error, NotImplementedError):
        where = f"{frames[-1].function}()" if frames and frames[-1].own else "this function"
        return Explanation(f"{where} is not written yet.", "NotWritten", frames[-1:])
    message = clip(str(error).strip() or type(error).__name__)
    if isinstance(error, RecursionError):
        message = "a function calls itself without an end"
        frames = frames[:1] + frames[-1:]
    if isinstance(error, SystemExit):
        message = "the code ends the program (sys.exit or exit); a function should return its answer"
    kind = type(error).__name__
    return Explanation(message, "" if kind == "AssertionError" else kind, frames, example)


def explain_import(error: BaseException, path: Path) -> str:
    """Why a learner's file could not be imported, with file and line."""
    if isinstance(error, SyntaxError):
        line = f", line {error.lineno}" if error.lineno else ""
        code = f"\n    {error.text.strip()}" if error.text and error.text.strip() else ""
        return f"{path.name}{line}: {type(error).__name__}: {error.msg}{code}"
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == path]
    line = f", line {own[-1].lineno}" if own else ""
    code = f"\n    {own[-1].line}" if own and own[-1].line else ""
    if isinstance(error, SystemExit):
        return f"{path.name}{line}: the file ends the program while it is imported{code}"
    said = f": {error}" if str(error) else ""
    return f"{path.name}{line}: {type(error).__name__}{clip(said)}{code}"
