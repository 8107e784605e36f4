"""stub_of(reference): what the learner starts from, made from the solution, so that no copy can go stale."""

from __future__ import annotations

import ast
import tokenize

from runner.syntax import parsed

NOT_WRITTEN = "raise NotImplementedError"
GIVEN = "# given"  # ends a line of a function's body that the learner gets
GIVEN_REST = "# --- Given ---"  # from this line on the learner gets all


def is_blank(node: ast.stmt) -> bool:
    """True for a constant to be filled by hand or by thought: an annotated upper-case name with a value."""
    return (
        isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.target.id.isupper()
        and not node.target.id.startswith("_")
        and node.value is not None
    )


def public_functions(tree: ast.Module) -> list[str]:
    """The names of the functions that a rung asks for, in order."""
    return [n.name for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]


def blanks(tree: ast.Module) -> list[str]:
    """The names of the constants that a rung asks for, in order."""
    return [n.target.id for n in tree.body if is_blank(n)]  # type: ignore[attr-defined]


def stub_of(reference: str) -> str:
    """The reference with its bodies cut, its blanks emptied and its own private names dropped.

    Docstrings, signatures, imports and the comments above a kept statement stay as they are, to the letter. A
    comment inside a body goes with the body, but the statements at its beginning that are marked `# given` stay, and
    so does all that follows the line `# --- Given ---`.
    """
    reference, given = given_apart(reference)
    lines = reference.splitlines()
    kept: list[str] = []
    done = 0  # lines of the reference that are dealt with
    for node in parsed(reference).body:
        start = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))]) - 1
        end = node.end_lineno or node.lineno
        before, text = lines[done:start], lines[start:end]
        done = end
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            decorators, signature = lines[start : node.lineno - 1], _signature(lines[node.lineno - 1 :])
            kept += [
                *before,
                *decorators,
                *signature,
                *_docstring(node, lines),
                *given_lines(node, lines),
                f"    {NOT_WRITTEN}",
            ]
        elif is_blank(node):
            assert isinstance(node, ast.AnnAssign)
            kept += [*before, f"{ast.unparse(node.target)}: {ast.unparse(node.annotation)} = ..."]
        elif isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node):
            kept += [*before, *text]
    return "\n".join(kept).strip("\n") + "\n" + (f"\n\n{given}" if given else "")


def given_apart(source: str) -> tuple[str, str]:
    """What stands above the line `# --- Given ---`, and what stands from there on (with one line end)."""
    lines = source.splitlines()
    at = lines.index(GIVEN_REST) if GIVEN_REST in lines else len(lines)
    rest = "\n".join(lines[at:]).rstrip("\n")
    return "\n".join(lines[:at]).rstrip("\n") + "\n", f"{rest}\n" if rest else ""


def given_lines(node: ast.FunctionDef, lines: list[str]) -> list[str]:
    """The statements at the beginning of a function's body, after its docstring, that are marked as given."""
    kept: list[str] = []
    for statement in node.body[1:] if ast.get_docstring(node) is not None else node.body:
        text = lines[statement.lineno - 1 : statement.end_lineno]
        if not text[-1].rstrip().endswith(GIVEN):
            break
        kept += text
    return kept


def _signature(lines: list[str]) -> list[str]:
    """The lines from `def` to its colon."""
    depth = 0
    for token in tokenize.generate_tokens(iter([f"{line}\n" for line in lines]).__next__):
        if token.type == tokenize.OP:
            depth += (token.string in "([{") - (token.string in ")]}")
            if token.string == ":" and depth == 0:
                row, column = token.end
                return [*lines[: row - 1], lines[row - 1][:column]]
    raise ValueError("a function without a colon")  # pragma: no cover - it has been parsed


def _docstring(node: ast.FunctionDef, lines: list[str]) -> list[str]:
    """The lines of a function's docstring, if it has one."""
    if ast.get_docstring(node) is None:
        return []
    first = node.body[0]
    return ["    " + lines[first.lineno - 1][first.col_offset :], *lines[first.lineno : first.end_lineno]]


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
