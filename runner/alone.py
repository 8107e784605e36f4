"""A rung stands alone: its verdict depends on its own folder, and on no file that a learner writes for another rung.

`pytest exercises` would find such a file, and `pytest exercises/19_…` would not; so it is told in each of them alike.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from runner.syntax import parsed


class OtherRung(Exception):  # noqa: N818 - it is a sentence for a learner
    """The code under test imports the file of another rung."""


def stand_alone(source: bytes, path: Path) -> None:
    """Raises OtherRung, with its sentence, for code that imports another rung's file, wherever in the code that is."""
    rungs = {name.partition("_")[2]: name.partition("_")[0] for name in _beside(path.parent)}
    rungs.pop(path.stem, None)
    if not any(module.encode() in source for module in rungs):
        return
    try:
        tree = parsed(source)
    except (SyntaxError, ValueError, RecursionError):
        return  # which is told when it is imported
    for node in ast.walk(tree):
        for module in _imported(node):
            if module in rungs:
                raise OtherRung(
                    f"{path.name}, line {node.lineno}: it imports {module}, your file of rung {rungs[module]}."  # type: ignore[attr-defined]
                    " Each rung stands alone: copy what you need from there into this file."
                )


def _beside(folder: Path) -> Iterator[str]:
    """The rungs' folders: `01_dot_product`."""
    for other in folder.parent.iterdir():
        number, _, module = other.name.partition("_")
        if number.isdecimal() and module.isidentifier() and (other / f"{module}.py").is_file():
            yield other.name


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name.partition(".")[0] for name in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module.partition(".")[0]]
    return []
