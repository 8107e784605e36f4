"""A failure in words that a learner can act on. Shared by the runner and by the plugin for plain pytest."""

from __future__ import annotations

import linecache
import re
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

MOST_LINES = 12  # of a message: an array of a thousand entries is no help
MOST_WIDTH = 400
MOST_CHARACTERS = 1_000  # of one value

# What ends a program besides sys.exit, as the runner hands it on: see Session.pytest_pyfunc_call.
ENDINGS = {"KeyboardInterrupt": "KeyboardInterrupt", "Exit": "pytest.exit"}


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


def clip(text: str, height: int = MOST_LINES, width: int = MOST_WIDTH) -> str:
    """At most some lines of at most some width."""
    lines = [line if len(line) <= width else line[:width] + " …" for line in text.splitlines()]
    if len(lines) > height:
        lines = [*lines[:height], f"… ({len(lines) - height} more lines)"]
    return "\n".join(lines)


def said(error: BaseException) -> str:
    """What an exception says, without pytest's account of how the two sides of an assertion came to be."""
    try:
        text = str(error).strip()
    except BaseException as failure:  # a learner's own class may do anything here
        return f"(its __str__ raises {type(failure).__name__})"
    words, asserted, _ = text.partition("\nassert ")
    return clip(words if asserted and isinstance(error, AssertionError) else text)


def shown(value: Any) -> str:
    """A value as Python shows it, whatever it is; shortened where nobody would read it."""
    try:
        text = repr(value)
    except BaseException as error:  # an object of the learner's own may do anything here
        return f"<{type(value).__name__}: its __repr__ raises {type(error).__name__}>"
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]} … ({len(text):,} characters)"


def frames_of(tb: TracebackType | None, folder: Path) -> Iterator[Frame]:
    """The traceback's steps inside the rung's folder, without those that ask to be hidden."""
    for frame, line in traceback.walk_tb(tb):
        path = Path(frame.f_code.co_filename)
        if path.parent != folder or frame.f_locals.get("__tracebackhide__"):
            continue
        own = not path.name.startswith("test_")
        code = linecache.getline(str(path), line).strip()
        if not own and code.startswith(("def ", "@")):  # Hypothesis' own wrapper bears the test's name
            continue
        yield Frame(path.name, line, frame.f_code.co_name, code, own)


def example_of(error: BaseException) -> str:
    """The smallest example that Hypothesis found, as `name=value` lines; empty when there is none."""
    for note in getattr(error, "__notes__", ()):
        # "Falsifying example: test_x(...)": the words before the colon differ between releases.
        found = re.match(r"[^\n(:]*: test_\w+\((.*)\)", str(note), re.DOTALL)
        if found:
            lines = (line.partition("  # ")[0].strip().rstrip(",") for line in found[1].splitlines())
            return "\n".join(line for line in lines if line)
    return ""


def named_by(test: str, names: Iterable[str]) -> str:
    """The function or the blank that a test is about: the longest of the names with which its own begins."""
    found = (name for name in names if f"{test}_".startswith(f"test_{name.lower()}_"))
    return max(found, key=len, default="")


def blank_of(test: str, module: Any) -> str:
    """The blank that a test is about: the upper-case name in its own name."""
    return named_by(test, filter(str.isupper, vars(module)))


def explain(error: BaseException, folder: Path, test: str, suite: Any) -> Explanation:
    """What went wrong in one test of the suite's module."""
    blank = blank_of(test, suite)
    if blank and vars(suite)[blank] is ...:
        return Explanation(f"{blank} is still `...`: fill this in by hand first.")
    frames = tuple(frames_of(error.__traceback__, folder))
    example = example_of(error)
    if isinstance(error, NotImplementedError):
        where = f"{frames[-1].function}()" if frames and frames[-1].own else "this function"
        return Explanation(f"{where} is not written yet.")
    kind = type(error).__name__
    message = said(error) or kind
    if blank and message.startswith("assert "):  # pytest would show the right answer
        message, frames = f"{blank} = {shown(vars(suite)[blank])} is not right: work it out again, by hand.", ()
    if isinstance(error, MemoryError) and message == kind:
        message = "the code needs too much memory; is it a loop?"
    if isinstance(error, RecursionError):
        message = "a function calls itself without an end"
        frames = frames[:1] + frames[-1:]
    if isinstance(error, SystemExit):
        how = ENDINGS.get(type(error.__cause__).__name__, "sys.exit or exit")
        message = f"the code ends the program ({how}); a function should return its answer"
    return Explanation(message, "" if kind == "AssertionError" else kind, frames, example)


def explain_import(error: BaseException, path: Path) -> str:
    """Why a learner's file could not be imported, with file and line."""
    if isinstance(error, SyntaxError) and error.filename in (None, str(path)):
        line = f", line {error.lineno}" if error.lineno else ""
        code = f"\n    {error.text.strip()}" if error.text and error.text.strip() else ""
        return f"{path.name}{line}: {type(error).__name__}: {error.msg}{code}"
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == path]
    line = f", line {own[-1].lineno}" if own else ""
    code = f"\n    {own[-1].line}" if own and own[-1].line else ""
    if isinstance(error, SystemExit):
        return f"{path.name}{line}: the file ends the program while it is imported{code}"
    words = said(error)
    return f"{path.name}{line}: {type(error).__name__}{f': {words}' if words else ''}{code}"


def explain_collection(error: BaseException, code: Path) -> str:
    """Why a suite could not be imported: most often the learner's file is broken, or lacks a name."""
    cause = error.__cause__ or error
    missing = re.match(r"cannot import name '(\w+)' from '(\w+)'", str(cause))
    if isinstance(cause, ImportError) and missing and missing[2] == code.stem:
        return f"{code.name} has no `{missing[1]}`, which the suite imports. Was it renamed or deleted?"
    return explain_import(cause, code)
