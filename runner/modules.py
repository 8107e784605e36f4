"""Loads a module from bytes: never from a cached compilation, which a quick second save could leave stale."""

from __future__ import annotations

import linecache
import sys
from pathlib import Path
from types import ModuleType


def load_source(name: str, path: Path, source: bytes | None = None, *, register: bool = False) -> ModuleType:
    """The module that the source (else the file) defines; `register` makes `import name` find it."""
    content = path.read_bytes() if source is None else source
    module = ModuleType(name)
    module.__file__ = str(path)
    code = compile(content, str(path), "exec", dont_inherit=True)
    # What was judged is what a traceback shows, even if the file has changed since.
    lines = content.decode("utf-8-sig", "replace").splitlines(keepends=True)
    linecache.cache[str(path)] = (len(content), None, lines, str(path))
    if register:
        sys.modules[name] = module
    exec(code, module.__dict__)
    return module
