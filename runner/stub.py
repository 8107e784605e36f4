"""stub_of(reference): what the learner starts from, made from the solution, so that no copy can go stale."""

from __future__ import annotations

import ast

NOT_WRITTEN = "raise NotImplementedError"


def is_blank(node: ast.stmt) -> bool:
    """True for a constant to be filled by hand or by thought: an annotated upper-case name with a value."""
    return (
        isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id.isupper()
        and node.value is not None
    )


def public_functions(tree: ast.Module) -> list[str]:
    """The names of the functions that a rung asks for, in order."""
    return [n.name for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def blanks(tree: ast.Module) -> list[str]:
    """The names of the constants that a rung asks for, in order."""
    return [n.target.id for n in tree.body if is_blank(n)]  # type: ignore[attr-defined]


def stub_of(reference: str) -> str:
    """The reference with its bodies cut, its blanks emptied and its private names dropped.

    Docstrings, signatures, imports and the comments above a kept statement stay as they are, to the letter. A
    comment inside a body goes with the body.
    """
    lines = reference.splitlines()
    kept: list[str] = []
    done = 0  # lines of the reference that are dealt with
    for node in ast.parse(reference).body:
        start = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))]) - 1
        end = node.end_lineno or node.lineno
        before, text = lines[done:start], lines[start:end]
        done = end
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            doc = node.body[0] if ast.get_docstring(node) is not None else None
            cut = (doc.end_lineno or 0) if doc else node.body[0].lineno - 1
            kept += [*before, *lines[start:cut], f"    {NOT_WRITTEN}"]
        elif is_blank(node):
            assert isinstance(node, ast.AnnAssign)
            kept += [*before, f"{ast.unparse(node.target)}: {ast.unparse(node.annotation)} = ..."]
        elif isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node):
            kept += [*before, *text]
    return "\n".join(kept).strip("\n") + "\n"


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
