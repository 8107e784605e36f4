"""All that is read from the text of a rung's Python files, without running it.

The tree of it; the stub that a reference leaves; what a suite defines, which a verdict must cover exactly; and what a
learner has written in their own words.
"""

from __future__ import annotations

import ast
import re
import threading
import tokenize
import warnings
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from inspect import cleandoc

from runner.files import digest, read_plain
from runner.rung.ladder import Rung

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


SENTENCE = "IN_MY_WORDS"  # the blank that nobody grades: it stands beside the questions
HEADING = "## In your words"  # in the solution's README, over the questions


@dataclass(frozen=True)
class OwnWords:
    """Both sentences, and questions with which to compare them."""

    mine: str
    reference: str
    questions: tuple[str, ...]


def own_words(rung: Rung, source: bytes) -> OwnWords | None:
    """The sentences of a rung that asks for one; None for the others, and where something is missing."""
    with suppress(OSError, SyntaxError, ValueError):
        mine, reference = _sentence(source), _sentence(read_plain(rung.reference))
        if mine and reference:
            page = rung.solution / "README.md"
            text = read_plain(page).decode("utf-8-sig") if page.is_file() else ""
            return OwnWords(mine, reference, _questions(text))
    return None


def _sentence(source: bytes) -> str:
    """What a file assigns to the blank; empty where it is no text."""
    statement = last_assignment(source, SENTENCE)
    with suppress(ValueError):
        value = ast.literal_eval(statement.value) if statement and statement.value else ""
        return " ".join(value.split()) if isinstance(value, str) else ""
    return ""


def _questions(page: str) -> tuple[str, ...]:
    """The points under the heading, each a question."""
    _, _, below = page.partition(HEADING)
    section = re.split(r"(?m)^## ", below)[0]
    return tuple(" ".join(point.split()) for point in re.split(r"(?m)^- ", section)[1:])
