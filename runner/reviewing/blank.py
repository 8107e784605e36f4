"""The one function of a learner's file that carries the idea, put back to blank; all else stays, to the byte."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from runner.stub import stub_of
from runner.syntax import parsed


def blanked(code: bytes, reference: str, idea: str) -> bytes:
    """The learner's file with the function `idea` as it stands in the stub.

    The whole stub comes in the place of a file in which that function can't be told from the rest, or which has lost
    something that the stub's function needs.
    """
    stub = stub_of(reference)
    try:
        spliced = _spliced(code, stub, idea)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # ValueError: it is no text, or has null bytes
        spliced = None
    return stub.encode() if spliced is None else spliced


def _spliced(code: bytes, stub: str, idea: str) -> bytes | None:
    tree, blank = parsed(code.decode("utf-8-sig")), parsed(stub)
    mine, new = _function(tree, idea), _function(blank, idea)
    if mine is None or new is None or _lacks(tree, blank, new):
        return None
    lines, fresh = code.splitlines(keepends=True), stub.encode().splitlines()
    end = b"\r\n" if lines[0].endswith(b"\r\n") else b"\n"
    last = mine.end_lineno or mine.lineno
    there = [line + end for line in fresh[_first(new) - 1 : new.end_lineno]]
    result = b"".join([*lines[: _first(mine) - 1], *there, *lines[last:]])
    same = _but(parsed(result.decode("utf-8-sig")), idea) == _but(tree, idea)
    return result if same else None


def _function(tree: ast.Module, name: str) -> ast.FunctionDef | None:
    """The only thing of that name at the top of a file, if it is a function."""
    bound = [node for node in tree.body if name in _binds(node)]
    return bound[0] if len(bound) == 1 and isinstance(bound[0], ast.FunctionDef) else None


def _binds(node: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a file gives a meaning, in whatever block of it."""
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        yield node.name
        return
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id
        elif isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield inner.name
        elif isinstance(inner, ast.alias):
            yield (inner.asname or inner.name).partition(".")[0]


def _lacks(tree: ast.Module, stub: ast.Module, function: ast.FunctionDef) -> bool:
    """True when the stub's function uses a name of its file that the learner's file does not have."""
    there = {name for node in tree.body for name in _binds(node)}
    known = {name for node in stub.body for name in _binds(node)}
    used = {node.id for node in ast.walk(function) if isinstance(node, ast.Name)}
    return bool((used & known) - there)


def _first(node: ast.FunctionDef) -> int:
    return min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])


def _but(tree: ast.Module, name: str) -> list[str]:
    """All of a file but one function, without its layout."""
    return [ast.dump(node) for node in tree.body if not (isinstance(node, ast.FunctionDef) and node.name == name)]
