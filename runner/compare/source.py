"""A rung's file taken apart: the pieces of it that give a name its meaning.

Without comments, docstrings and empty lines: what is left is what is compared and counted.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from runner.rung.source import parsed

LARGEST = 100_000  # characters: ten times the longest solution, and a second's work


@dataclass(frozen=True)
class Piece:
    """One statement of a module: the names that it binds, and its code without comments and docstrings."""

    names: frozenset[str]
    code: str
    value: str = ""  # of an assignment: what is assigned
    imported: bool = False


@dataclass(frozen=True)
class Source:
    """A file's pieces in order. `trouble` says why it could not be taken apart; then it is one piece."""

    pieces: tuple[Piece, ...]
    trouble: str = ""

    def code(self, name: str) -> str:
        """All that binds the name: a function, `f = lambda …`, or a function and then `f = decorated(f)`."""
        return "\n".join(p.code for p in self.pieces if name in p.names)

    def value(self, name: str) -> str:
        """What a constant is set to, as it is written; empty if it is not set."""
        return next((p.value for p in reversed(self.pieces) if name in p.names), "")

    def rest(self, named: Collection[str]) -> str:
        """The helpers: what binds none of the names and is no import."""
        return "\n\n".join(p.code for p in self.pieces if not p.imported and p.names.isdisjoint(named))


def read(content: bytes) -> Source:
    """Take a file apart; one that is no Python stays whole."""
    try:
        text = text_of(content)
        tree = parsed(text)
        text, left_out = _bounded(text, tree)
        lines = folded(text, tree)
    except (SyntaxError, ValueError, tokenize.TokenError) as error:
        where = f"line {error.lineno}: " if isinstance(error, SyntaxError) and error.lineno else ""
        whole = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")
        return Source((Piece(frozenset(), whole.rstrip()),), f"{where}{getattr(error, 'msg', error)}")
    return Source(tuple(_pieces(tree, text.encode().splitlines(keepends=True), lines)), left_out)


def _bounded(text: str, tree: ast.Module) -> tuple[str, str]:
    """The text of what a person can have written, and what is to be said of the rest.

    A pasted table of some MB would take minutes. What is left out is taken out of the tree too; no line moves.
    """
    if len(text) <= LARGEST:
        return text, ""
    rows = text.split("\n")
    sizes = {node: sum(map(len, rows[slice(*_span(node))])) for node in tree.body}
    kept: set[ast.stmt] = set()
    total = 0
    for node in sorted(tree.body, key=lambda n: (not isinstance(n, ast.FunctionDef), sizes[n])):
        total += sizes[node]
        kept |= {node} if total <= LARGEST else set()
    missing = len(tree.body) - len(kept)
    tree.body = [node for node in tree.body if node in kept]
    there = {row for node in tree.body for row in range(*_span(node))}
    text = "\n".join(row if n in there else "" for n, row in enumerate(rows))
    what = "1 statement is" if missing == 1 else f"{missing} statements are"
    return text, f"it is larger than {LARGEST // 1000} KB, so {what} left out" if missing else ""


def _span(node: ast.stmt) -> tuple[int, int]:
    """The first row of a statement, from 0, and the one behind its last."""
    first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
    return first - 1, node.end_lineno or node.lineno


def _pieces(tree: ast.Module, rows: list[bytes], lines: dict[int, str]) -> Iterator[Piece]:
    for node in tree.body:
        if isinstance(node, ast.Expr) or _is_main_guard(node):  # docstrings, and what somebody tried out
            continue
        code = "\n".join(lines[row + 1] for row in range(*_span(node)) if row + 1 in lines)
        value = getattr(node, "value", None) if isinstance(node, ast.Assign | ast.AnnAssign) else None
        written = " ".join(_written(value, rows).split()) if value else ""
        yield Piece(frozenset(_bound(node)), code, written, isinstance(node, ast.Import | ast.ImportFrom))


def _written(node: ast.expr, rows: list[bytes]) -> str:
    """The node's text. (Python's own function for this splits the whole file anew each time.)"""
    first, last = node.lineno - 1, (node.end_lineno or node.lineno) - 1
    end = rows[last][: node.end_col_offset]  # columns are counted in bytes
    start = (rows[first] if first < last else end)[node.col_offset :]
    return b"".join([start, *rows[first + 1 : last], *([end] if first < last else [])]).decode()


def _is_main_guard(node: ast.stmt) -> bool:
    """True for `if __name__ == "__main__":`."""
    return isinstance(node, ast.If) and any(isinstance(n, ast.Name) and n.id == "__name__" for n in ast.walk(node.test))


def _bound(node: ast.AST) -> Iterator[str]:
    """The names that a statement binds in its module, also inside `if`, `for`, `with` and `try`."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
            return
        case ast.alias():
            yield node.asname or node.name
        case ast.Name(ctx=ast.Store()):
            yield node.id
        case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return  # their names are their own
    for child in ast.iter_child_nodes(node):
        yield from _bound(child)


QUIET = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER)
TAB = 4  # columns


def text_of(content: bytes) -> str:
    """A source file as text, as Python reads it: its own encoding, no BOM, one kind of line end.

    Raises SyntaxError for bytes that are no text in the encoding that the file names.
    """
    encoding, _ = tokenize.detect_encoding(io.BytesIO(content).readline)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SyntaxError(f"the file is not {encoding}") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def folded(text: str, tree: ast.Module) -> dict[int, str]:
    """Each line that holds code, by its number from 1.

    A function that is nothing but a docstring keeps `...` in its place.
    """
    lines = text.split("\n")
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in QUIET:
            code.update(range(token.start[0], token.end[0] + 1))  # a long string keeps the empty lines inside it
        elif token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip()
    for first, last, replacement in _docstrings(tree, lines):
        code.difference_update(range(first, last + 1))
        if replacement:
            code.add(first)
            lines[first - 1] = replacement
    return {row: lines[row - 1].expandtabs(TAB) for row in sorted(code)}


def _docstrings(tree: ast.Module, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The lines that docstrings take for themselves, and what remains of them."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if ast.get_docstring(node, clean=False) is None:
            continue
        doc = node.body[0]
        last = doc.end_lineno or doc.lineno
        before = lines[doc.lineno - 1].encode()[: doc.col_offset]  # columns of the tree count bytes
        after = lines[last - 1].encode()[doc.end_col_offset :]
        if not before.strip() and not after.strip():
            yield doc.lineno, last, f"{before.decode()}..." if len(node.body) == 1 else ""
