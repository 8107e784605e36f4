"""Python's text as a tree, made by one thread at a time."""

from __future__ import annotations

import ast
import threading

_ALONE = threading.Lock()


def parsed(source: str | bytes) -> ast.Module:
    """The tree of a file's text. Raises what `ast.parse` raises.

    In Python 3.11.7 and 3.12.1, and before, two threads that make trees at once disturb each other: "AST constructor
    recursion depth mismatch" (python/cpython#106905).
    """
    with _ALONE:
        return ast.parse(source)
