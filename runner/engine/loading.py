"""Loads a module from bytes: never from a cached compilation, which a quick second save could leave stale.

And sees to it that a rung stands alone: its verdict depends on its own folder, and on no file that a learner writes for
another rung.
"""

from __future__ import annotations

import ast
import codecs
import io
import linecache
import re
import sys
import tokenize
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from runner.files import read_plain
from runner.rung.source import parsed


def check_text(content: bytes, path: Path) -> None:
    """Python itself says of some files that are no text only that they are none: say what they are, name the line.

    Raises SyntaxError for UTF-16 and UTF-32, for a NUL byte, and for bytes that are not of the file's encoding. In a
    comment Python takes those, so they change no verdict here either.
    """
    if kind := _wide(content):
        raise SyntaxError(f"the file is {kind}: save it as UTF-8", (str(path), None, None, None))
    place, what = content.find(b"\0"), "holds a NUL byte"
    if place < 0:
        encoding = _encoding(content)
        try:
            content.decode(encoding)
        except UnicodeDecodeError as error:
            if _is_taken(content, path):
                return
            place, what = error.start, f"is not {encoding}: save it as UTF-8"
    if place >= 0:
        line = content[:place].count(b"\n") + 1
        raise SyntaxError(f"the file {what}", (str(path), line, None, None))


def _wide(content: bytes) -> str:
    """`UTF-16` or `UTF-32`, as Windows' older programs write: by the mark at its beginning, else by its many zeros."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "UTF-32"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    zeros = content.count(b"\0") / max(1, len(content))
    return "" if zeros < 0.4 else "UTF-16" if zeros < 0.6 else "UTF-32" if zeros < 0.8 else ""


def _is_taken(content: bytes, path: Path) -> bool:
    try:
        compile(content, str(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        return False
    return True


def _encoding(content: bytes) -> str:
    """The encoding that the file declares, else UTF-8; of a wrong declaration Python itself complains."""
    with suppress(SyntaxError):
        return tokenize.detect_encoding(io.BytesIO(content).readline)[0].removesuffix("-sig")
    return "utf-8"


def load_source(name: str, path: Path, source: bytes | None = None, *, register: bool = False) -> ModuleType:
    """The module that the source (else the file) defines; `register` makes `import name` find it."""
    content = read_plain(path) if source is None else source
    check_text(content, path)
    module = ModuleType(name)
    module.__file__ = str(path)
    show_as(path, content)
    code = compile(content, str(path), "exec", dont_inherit=True)
    if register:
        sys.modules[name] = module
    exec(code, module.__dict__)
    return module


def show_as(path: Path, content: bytes) -> None:
    """What was judged is what a traceback shows, even if the file has changed since."""
    # Lines as Python counts them: a form feed ends none.
    lines = io.StringIO(content.decode("utf-8-sig", "replace"), newline="").readlines()
    linecache.cache[str(path)] = (len(content), None, lines, str(path))


IMPORT = re.compile(rb"\b(?:from|import)\b(?:[^\\\r\n]|\\\r?\n?)*")  # a \ leads on to the next line


class OtherRung(Exception):  # noqa: N818 - it is a sentence for a learner
    """The code under test imports the file of another rung."""


def stand_alone(source: bytes, path: Path) -> None:
    """Raises OtherRung, with its sentence, for code that imports another rung's file, wherever in the code that is."""
    words = set(re.findall(rb"\w+", b" ".join(IMPORT.findall(source))))
    rungs = {name.partition("_")[2]: name.partition("_")[0] for name in _beside(path.parent)}
    rungs.pop(path.stem, None)
    if not any(module.encode() in words for module in rungs):
        return  # at once: to make the tree takes as long as some tests
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
