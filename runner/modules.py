"""Loads a module from bytes: never from a cached compilation, which a quick second save could leave stale."""

from __future__ import annotations

import io
import linecache
import sys
import tokenize
from contextlib import suppress
from pathlib import Path
from types import ModuleType

from runner.files import read_plain


def check_text(content: bytes, path: Path) -> None:
    """Python itself says of some files that are no text only that they are none: name the line.

    Raises SyntaxError for a NUL byte, and for bytes that are not of the file's encoding, even in a comment.
    """
    place, what = content.find(b"\0"), "holds a NUL byte"
    if place < 0:
        encoding = _encoding(content)
        try:
            content.decode(encoding)
        except UnicodeDecodeError as error:
            place, what = error.start, f"is not {encoding}: save it as UTF-8"
    if place >= 0:
        line = content[:place].count(b"\n") + 1
        raise SyntaxError(f"the file {what}", (str(path), line, None, None))


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
    # What was judged is what a traceback shows, even if the file has changed since.
    # Lines as Python counts them: a form feed ends none.
    lines = io.StringIO(content.decode("utf-8-sig", "replace"), newline=None).readlines()
    linecache.cache[str(path)] = (len(content), None, lines, str(path))
    code = compile(content, str(path), "exec", dont_inherit=True)
    if register:
        sys.modules[name] = module
    exec(code, module.__dict__)
    return module
