"""`leash.py PARENT MODULE ARGUMENT…` runs a module as `python -m` does, but ends when the process PARENT is gone.

A killed start would otherwise leave pip writing into the environment that the next start makes anew.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time


def end_after(parent: int) -> None:
    """Wait for the parent's end, then kill this process and all that it has started: its process group."""
    while os.getppid() == parent:
        time.sleep(0.05)
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    if hasattr(os, "killpg"):  # not on Windows, where nobody learns that the parent is gone
        threading.Thread(target=end_after, args=[int(sys.argv[1])], daemon=True).start()
    sys.argv = sys.argv[2:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
