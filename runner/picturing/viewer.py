"""Opens a picture where the learner looks at pictures."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

Which = Callable[[str], str | None]


def command_for(
    path: Path, environment: Mapping[str, str], platform: str, which: Which = shutil.which
) -> tuple[str, ...]:
    """What to start; empty where nothing would show it.

    In a terminal of VS Code the editor does: it has the picture's window even where the code is on another machine.
    `xdg-open` is left alone where there is no display: it would start a browser in this very terminal.
    """
    code, opener = which("code"), which("xdg-open")
    if environment.get("TERM_PROGRAM") == "vscode" and code:
        return code, "--reuse-window", str(path)
    if platform == "darwin":
        return "open", str(path)
    if opener and (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        return opener, str(path)
    return ()


def open_picture(path: Path) -> bool:
    """Open it and go on. False where that is not possible."""
    words = command_for(path, os.environ, sys.platform)
    nowhere = subprocess.DEVNULL
    with suppress(OSError):
        if words:
            subprocess.Popen(words, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
            return True
        if sys.platform == "win32":  # pragma: no cover - Windows alone has it
            os.startfile(path)
            return True
    return False
