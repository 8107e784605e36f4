"""A failure in words that a learner can act on. Shared by the runner and by the plugin for plain pytest."""

from __future__ import annotations

import builtins
import linecache
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import TracebackType
from typing import Any

from runner.engine.loading import OtherRung
from runner.engine.plainly import mistyped, plainly, plainly_of_syntax

NOBODY_ANSWERS = "nobody can answer input() here (EOF); a function gets its values as arguments"
MANY = 100_000  # calls inside calls: so many have never been reached, whatever the code has asked for
MOST_LINES = 12  # of a message: an array of a thousand entries is no help
MOST_WIDTH = 400
CPYTHONS_PIECE = (
    250  # characters: of a longer line that is no Python, CPython 3.11 shows some other piece than it means
)
RUNNER = Path(__file__).parent.parent
TOO_MUCH = "the code needs too much memory; is it a loop?"
MOST_CHARACTERS = 1_000  # of one value

CONSTANTS = {"True", "False", "None"}
# What somebody means who writes a module's name: how it is imported.
IMPORTS = {
    name: f"import {name}"
    for name in ("math", "numpy", "random", "cmath", "itertools", "functools", "statistics", "heapq", "collections")
} | {"np": "import numpy as np", "fractions": "import fractions", "Fraction": "from fractions import Fraction"}

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
    foreign: bool = False  # in neither

    def __str__(self) -> str:
        inside = f" in {self.function}" if (self.own or self.foreign) and self.function != "<module>" else ""
        return f"{self.file}:{self.line}{inside}\n    {self.code}"


@dataclass(frozen=True)
class Explanation:
    """What a failed test says."""

    message: str
    kind: str = ""
    steps: tuple[Frame, ...] = ()
    example: str = ""

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The steps that are not inside of libraries."""
        return tuple(frame for frame in self.steps if not frame.foreign)

    def traceback(self, full: bool = False) -> str:
        """The suite's line, then the learner's own, then the error; in full with the steps inside of libraries."""
        shown = [str(frame) for frame in (self.steps if full else self.frames)]
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
    """The traceback's steps from the suite on, without the runner's and those that ask to be hidden."""
    begun = False
    for frame, line in traceback.walk_tb(tb):
        path, name = Path(frame.f_code.co_filename), frame.f_code.co_name
        here = path.parent == folder
        if not (here or begun):
            continue  # pytest's own, whose files need not be read
        code = clip(linecache.getline(str(path), line).strip())
        if here:
            own = not path.name.startswith("test_")
            if frame.f_locals.get("__tracebackhide__") or (not own and code.startswith(("def ", "@"))):
                continue  # the latter is Hypothesis' own wrapper, which bears the test's name
            begun = True
            yield Frame(path.name, line, name, code, own)
        elif RUNNER not in path.parents and not frame.f_locals.get("__tracebackhide__"):
            yield Frame(f"{path.parent.name}/{path.name}", line, name, code, False, foreign=True)


def frame_at(path: Path, line: int) -> Frame:
    """A step in the learner's file of which no traceback tells."""
    return Frame(path.name, line, "<module>", clip(linecache.getline(str(path), line).strip()), True)


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


def explain(error: BaseException, folder: Path, test: str, exercise: Any) -> Explanation:
    """What went wrong in one test of an exercise's module."""
    blank = blank_of(test, exercise)
    if blank and vars(exercise)[blank] is ...:
        return Explanation(f"{blank} is still `...`: fill this in by hand first.")
    steps = tuple(frames_of(error.__traceback__, folder))
    frames = [frame for frame in steps if not frame.foreign]
    example = example_of(error)
    if isinstance(error, NotImplementedError):
        where = f"{frames[-1].function}()" if frames and frames[-1].own else "this function"
        return Explanation(f"{where} is not written yet.")
    kind = type(error).__name__
    message = _with_its_meaning(said(error) or kind, error)
    if isinstance(error, EOFError):
        message = NOBODY_ANSWERS
    if blank and message.startswith("assert "):  # pytest would show the right answer
        message, steps = f"{blank} = {shown(vars(exercise)[blank])} is not right: work it out again, by hand.", ()
    if isinstance(error, MemoryError) and message == kind:
        message = TOO_MUCH
    if isinstance(error, RecursionError):
        most = sys.getrecursionlimit()  # of calls of Python's: those of C's have a limit of their own
        allowed = f": Python allows {most:,} calls inside calls" if most < MANY else ""
        message = f"a function calls itself too often{allowed}"
        steps = (*frames[:1], *frames[-1:])
    if isinstance(error, SystemExit):
        how = ENDINGS.get(type(error.__cause__).__name__, "sys.exit or exit")
        message = f"the code ends the program ({how}); a function should return its answer"
    return Explanation(message, "" if kind == "AssertionError" else kind, steps, example)


def explain_import(error: BaseException, path: Path, last: int = 0) -> str:
    """Why a learner's file could not be imported, with file and line: `last` where the traceback has none."""
    if isinstance(error, SyntaxError) and error.filename in (None, str(path)):
        line = f", line {error.lineno}" if error.lineno else ""
        text, offset = error.text or "", error.offset or 0
        if len(text) > CPYTHONS_PIECE:
            offset = 0 if offset == len(text) + 1 else offset  # Python 3.13 means by this: beyond the piece that it has
            text = linecache.getline(str(path), error.lineno or 0) or text
        code = _pointed(text, offset) if text.strip() else ""
        meant = mistyped(error) or _in_plain_words(plainly_of_syntax(error, text))
        return f"{path.name}{line}: {type(error).__name__}: {error.msg}{meant}{code}"
    if isinstance(error, OtherRung):
        return str(error)
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if Path(frame.filename) == path]
    number = own[-1].lineno if own else last
    line = f", line {number}" if number else ""
    text = clip(linecache.getline(str(path), number).strip()) if number else ""
    code = f"\n    {text}" if text else ""
    if isinstance(error, SystemExit):
        return f"{path.name}{line}: the file ends the program while it is imported{code}"
    if isinstance(error, EOFError):
        return f"{path.name}{line}: {NOBODY_ANSWERS}{code}"
    words = _with_its_meaning(said(error), error) or (TOO_MUCH if isinstance(error, MemoryError) else "")
    return f"{path.name}{line}: {type(error).__name__}{f': {words}' if words else ''}{code}"


def _pointed(text: str, offset: int) -> str:
    """The line, with a caret below the place where Python gave up, counted from 1; without one for 0."""
    line = text.strip()
    place = offset - 1 - (len(text) - len(text.lstrip()))
    if len(line) > MOST_WIDTH:
        begin = max(0, place - MOST_WIDTH // 2)
        line = f"{'… ' if begin else ''}{line[begin : begin + MOST_WIDTH]} …"
        place -= begin - len("… " if begin else "")
    return f"\n    {line}" + (f"\n    {' ' * place}^" if 0 <= place <= len(line) else "")


def _with_its_meaning(words: str, error: BaseException) -> str:
    """What Python says, and what that means; between them one full stop, also after one of Python's."""
    meant = _meant(error)
    return f"{words.removesuffix('.') if meant else words}{meant}"


def _meant(error: BaseException) -> str:
    """What the error means in plain words, or what somebody may have meant who wrote a name that there is not."""
    if not isinstance(error, NameError) or not error.name:
        return _in_plain_words(plainly(error, said(error)))
    if error.name in IMPORTS and not isinstance(error, UnboundLocalError):
        return f". Import it first, at the top of the file: `{IMPORTS[error.name]}`"
    if error.name.capitalize() in CONSTANTS:
        return f". Did you mean {error.name.capitalize()}?"
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    known = {name.lower(): name for name in (*dir(builtins), *frame.f_globals, *frame.f_locals)}
    near = get_close_matches(error.name.lower(), known, n=1, cutoff=0.75)
    if near and not _is_a_text(error):
        return f". Did you mean {known[near[0]]}?"
    return f'. A text needs quotes: "{error.name}"' if _is_a_text(error) else ""


def _in_plain_words(words: str) -> str:
    return f". In plain words: {words}" if words else ""


def _is_a_text(error: NameError) -> bool:
    """True for a word in small letters that a blank is to hold: there it can't be a name, for there is none."""
    *_, (frame, line) = traceback.walk_tb(error.__traceback__)
    code = linecache.getline(frame.f_code.co_filename, line)
    blank = re.match(r"[A-Z][A-Z_0-9]*\s*(:[^=]*)?=\s*\(?\s*(\w+)\s*\)?\s*(#|$)", code)
    return len(error.name or "") == 1 or bool(blank and blank[2] == error.name)


def explain_collection(error: BaseException, code: Path) -> str:
    """Why a suite could not be imported: most often the learner's file is broken, or lacks a name."""
    failed, place = getattr(error, "cause", None), getattr(error, "path", None)
    if isinstance(failed, BaseException) and isinstance(place, Path):  # pytest's own error for a conftest.py
        return explain_import(failed, place)
    cause = error.__cause__ or error
    missing = re.match(r"cannot import name '(\w+)' from '(\w+)'", str(cause))
    if isinstance(cause, ImportError) and missing and missing[2] == code.stem:
        return f"{code.name} has no `{missing[1]}`, which the suite imports. Was it renamed or deleted?"
    return explain_import(cause, code)
