"""Python's text as a tree, made by one thread at a time."""

from __future__ import annotations

import ast
import threading
import warnings
from functools import lru_cache

_ALONE = threading.Lock()


def parsed(source: str | bytes) -> ast.Module:
    """The tree of a file's text. Raises what `ast.parse` raises, and warns of nothing: the file's import does.

    In Python 3.11.7 and 3.12.1, and before, two threads that make trees at once disturb each other: "AST constructor
    recursion depth mismatch" (python/cpython#106905).
    """
    with _ALONE, warnings.catch_warnings(action="ignore"):  # of a "\d", for example
        return ast.parse(source)


@lru_cache(maxsize=64)  # each red test of a run asks for one of the same file
def last_assignment(source: str | bytes, name: str) -> ast.Assign | ast.AnnAssign | None:
    """The last statement of a file that gives the name a value; None where there is none. Raises as `parsed` does."""
    found = None
    for statement in parsed(source).body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and any(
            isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id == name
            for node in ast.walk(statement)
        ):
            found = statement
    return found
