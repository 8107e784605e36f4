"""Opens a picture where the learner looks at pictures; over SSH, in the terminal itself, if it can show one."""

from __future__ import annotations

import base64
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


COLUMNS = 80
CHUNK = 4096  # characters at a time, by kitty's protocol


def sequence(png: bytes, environment: Mapping[str, str]) -> str:
    """What to write to show it; empty for a terminal that is not known to.

    Sources: https://sw.kovidgoyal.net/kitty/graphics-protocol (kitty, Ghostty),
    https://iterm2.com/documentation-images.html (iTerm2, WezTerm). tmux and screen would swallow it.
    """
    term, program = environment.get("TERM", ""), environment.get("TERM_PROGRAM", "")
    data = base64.b64encode(png).decode()
    if environment.get("TMUX") or term.startswith(("tmux", "screen")):
        return ""
    if "KITTY_WINDOW_ID" in environment or term in ("xterm-kitty", "xterm-ghostty"):
        return _kitty(data)
    if program in ("iTerm.app", "WezTerm"):
        return f"\x1b]1337;File=inline=1;size={len(png)};width={COLUMNS}:{data}\a\n"
    return ""


def _kitty(data: str) -> str:
    """In chunks. The first says what it is (a=T: show it, f=100: a PNG, q=2: no answer), m=0 that it is the last."""
    chunks = [data[i : i + CHUNK] for i in range(0, len(data), CHUNK)]
    keys = [f"a=T,f=100,q=2,c={COLUMNS},", *[""] * (len(chunks) - 1)]
    more = [*[1] * (len(chunks) - 1), 0]
    parts = zip(keys, more, chunks, strict=True)
    return "".join(f"\x1b_G{key}m={m};{chunk}\x1b\\" for key, m, chunk in parts) + "\n"
