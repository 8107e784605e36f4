"""How a run ended that did not say so itself: the sentence for it, with the learner's line."""

from __future__ import annotations

import re
import signal
from contextlib import suppress
from pathlib import Path

from runner.verdict import Ending


def ending_of(exit_code: int | None, timed_out: str, trace: Path, path: Path) -> Ending:
    """From the exit code, or the deadline that was missed, and the interpreter's own traceback of the last moment."""
    line = f" ({place})" if (place := _last_line(trace, path)) else ""
    if timed_out:
        return Ending(f"No answer in time ({timed_out}): is there an endless loop? It was stopped", True, line)
    if exit_code is not None and exit_code < 0:
        with suppress(ValueError):
            return Ending(f"The Python process crashed ({signal.Signals(-exit_code).name})", line=line)
    code = "" if exit_code is None else f" with exit code {exit_code}"
    return Ending(f"The Python process ended{code} before the tests were done (os._exit?)", line=line)


def _last_line(trace: Path, path: Path) -> str:
    """`dot_product.py, line 12`: the innermost line of the learner's file that was running."""
    with suppress(OSError):
        text = trace.read_text("utf-8", "replace")
        found = re.search(rf'File "{re.escape(str(path))}", line (\d+)', text)
        if found:
            return f"{path.name}, line {found[1]}"
    return ""
