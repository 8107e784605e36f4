"""The line of the learner's file that a failed test is about, where no traceback leads to it."""

from __future__ import annotations

import ast
import inspect
import linecache
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from runner.explain import clip, named_by
from runner.messages import FailureCard
from runner.syntax import last_assignment, parsed


def place_of(card: FailureCard, test: str, called: str, learner: ModuleType, path: Path, source: bytes) -> FailureCard:
    """The card at the line where the blank of the test's name is filled in, else where the function begins.

    The called one comes first. The card stays as it is where the file does not define it.
    """
    public = [name for name in vars(learner) if not name.startswith("_")]
    name = named_by(test, public)
    if not name.isupper():
        name = called or name
    assigned = last_assignment(source, name)
    line = _begin(getattr(learner, name, None), path) or (assigned.lineno if assigned else 0)
    if not line:
        return card
    code = short(clip(linecache.getline(str(path), line).strip()))
    return replace(card, where=f"{path.name}:{line}", code=code)


def short(code: str) -> str:
    """A signature without its type hints: `def dot(a, b):`."""
    try:
        (function,) = parsed(f"{code} ...").body
    except (SyntaxError, ValueError):
        return code
    if not isinstance(function, ast.FunctionDef):
        return code
    return f"def {function.name}({', '.join(a.arg for a in function.args.args)}):"


def _begin(value: object, path: Path) -> int:
    code = getattr(inspect.unwrap(value), "__code__", None) if callable(value) else None
    return code.co_firstlineno if code and code.co_filename == str(path) else 0
