"""A picture in the terminal itself, where it can show one: over SSH there is no other way."""

from __future__ import annotations

import base64
from collections.abc import Mapping

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
