"""The line of the learner's file that a failed test is about, where no traceback leads to it."""

from __future__ import annotations

import ast
import inspect
import linecache
from pathlib import Path
from types import ModuleType

from runner.explain import clip, named_by
from runner.syntax import last_assignment, parsed


def place_of(test: str, called: str, learner: ModuleType, path: Path, source: bytes) -> dict[str, str]:
    """Where the blank of the test's name is filled in, else where the function begins: the called one comes first.

    Empty where the file does not define it.
    """
    public = [name for name in vars(learner) if not name.startswith("_")]
    name = named_by(test, public)
    if not name.isupper():
        name = called or name
    assigned = last_assignment(source, name)
    line = _begin(getattr(learner, name, None), path) or (assigned.lineno if assigned else 0)
    if not line:
        return {}
    return {"where": f"{path.name}:{line}", "code": short(clip(linecache.getline(str(path), line).strip()))}


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
