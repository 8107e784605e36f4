"""What a suite's file defines, read from its text: the set that a verdict must cover exactly."""

from __future__ import annotations

import ast
import threading
from dataclasses import dataclass
from functools import lru_cache
from inspect import cleandoc

# CPython 3.11 confuses the depths of two trees that threads build at once: "AST constructor recursion depth mismatch".
PARSER = threading.Lock()


@dataclass(frozen=True)
class Case:
    """One test of a suite: its name, and the law that its docstring states."""

    name: str
    law: str


@lru_cache(maxsize=64)
def cases(source: bytes) -> tuple[Case, ...]:
    """The tests in a suite's order. A later function of the same name replaces the earlier one, as in Python."""
    with PARSER:
        tree = ast.parse(source)
    found = {
        node.name: Case(node.name, " ".join(cleandoc(ast.get_docstring(node) or "").split()))
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    return tuple(found.values())
