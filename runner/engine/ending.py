"""How a run ended that did not say so itself: the sentence for it, with the learner's line."""

from __future__ import annotations

import re
import signal
from contextlib import suppress
from pathlib import Path

from runner.engine.limits import written
from runner.engine.verdict import Ending

LOOP = "It was stopped: is there an endless loop?"
REASONS = {
    "SIGSEGV": "Most often a function that calls itself without an end does this.",
    "SIGKILL": "Did the memory run out? Then the system does this: look for a loop in which something grows.",
}


def ending_of(exit_code: int | None, timed_out: str, trace: Path, path: Path) -> Ending:
    """From the exit code, or the deadline that was missed, and the interpreter's own traceback of the last moment."""
    line = f" ({place})" if (place := _last_line(trace, path)) else ""
    if timed_out:
        return Ending(f"No answer in time ({timed_out})", LOOP, line, timeout=True)
    if exit_code is None:  # it lives, but has sent what is no event
        return Ending("The run sent what makes no sense", "Does the code write to a file that it did not open?", line)
    if (
        hasattr(signal, "SIGALRM") and exit_code == -signal.SIGALRM
    ):  # see Session.deadline: the runner itself was held up
        return Ending("No answer in time", LOOP, line, timeout=True)
    with suppress(ValueError):
        name = signal.Signals(-exit_code).name
        return Ending(f"The Python process crashed ({name})", REASONS.get(name, ""), line)
    return Ending(f"The Python process ended with exit code {exit_code}", "Does the code call os._exit()?", line)


def _last_line(trace: Path, path: Path) -> str:
    """`dot_product.py, line 12`: the innermost line of the learner's file that was running."""
    with suppress(OSError):
        text = trace.read_text("utf-8", "replace")
        found = re.search(rf'File "{re.escape(written(str(path)))}", line (\d+)', text)
        if found:
            return f"{path.name}, line {found[1]}"
    return ""
