"""Python without its comments, docstrings and empty lines: what is left is what is compared and counted."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

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
