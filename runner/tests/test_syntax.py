"""Trees of Python's text."""

from __future__ import annotations

import ast
from concurrent.futures import ThreadPoolExecutor

import pytest

from runner.rung.source import last_assignment, parsed


def test_a_tree_warns_of_nothing(recwarn: pytest.WarningsRecorder) -> None:
    """What Python says of an unknown escape is said when the file is imported."""
    assert isinstance(parsed("x = '\\d'"), ast.Module)
    assert not recwarn.list


def test_many_threads_may_ask_at_once() -> None:
    """Each gets its own tree, whole."""
    deep = "x = " + " + ".join("1" * 300)
    with ThreadPoolExecutor(8) as pool:
        trees = list(pool.map(parsed, [deep] * 200))
    assert {ast.dump(tree) for tree in trees} == {ast.dump(ast.parse(deep))}


def test_the_last_assignment_counts() -> None:
    """Annotated or not; of a name that is never set there is none."""
    statement = last_assignment("A = 1\nA: int = 2\nB = A\n", "A")
    assert statement is not None
    assert statement.lineno == 2
    assert last_assignment("B = A\n", "A") is None
