"""What a suite's file defines, read from its text: the set that a verdict must cover exactly."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import lru_cache
from inspect import cleandoc

from runner.files import digest, read_plain
from runner.ladder import Rung
from runner.syntax import parsed


@dataclass(frozen=True)
class Case:
    """One test of a suite: its name, and the law that its docstring states."""

    name: str
    law: str
    further: bool = False  # of the second lap: it never blocks


@lru_cache(maxsize=64)
def cases(source: bytes) -> tuple[Case, ...]:
    """The tests in a suite's order. A later function of the same name replaces the earlier one, as in Python."""
    tree = parsed(source)
    found = {
        node.name: Case(node.name, " ".join(cleandoc(ast.get_docstring(node) or "").split()), _is_further(node))
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    return tuple(found.values())


def _is_further(node: ast.FunctionDef) -> bool:
    """True for a test that is marked `@further` (or `@pytest.mark.further`)."""
    return any(getattr(d, "id", getattr(d, "attr", "")) == "further" for d in node.decorator_list)


def suite_hash(suite: bytes, checks: bytes) -> str:
    """The hash under which a verdict is kept: of the suite, and of the vocabulary that it is written in."""
    return digest(suite + b"\n# with checks.py\n" + checks) if checks else digest(suite)


def read_checks(rung: Rung) -> bytes:
    """The vocabulary of the ladder's suites; empty where a ladder has none. Raises OSError where it can't be read."""
    return read_plain(rung.checks) if rung.checks.is_file() else b""


def present_suite(rung: Rung) -> str:
    """The hash of the rung's suite as it is now, with its vocabulary; empty where it can't be read."""
    try:
        return suite_hash(read_plain(rung.suite), read_checks(rung))
    except OSError:
        return ""
