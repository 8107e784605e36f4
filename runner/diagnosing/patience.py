"""A bound on how long code may take that was never meant to be called like this: a learner's, on other inputs."""

from __future__ import annotations

import ctypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

AGAIN = 0.02  # seconds between two attempts: an `except:` in the code may swallow the first
BUSY = 4  # times as long may it take where others keep the processor busy: the same code gets the same diagnosis


class OutOfTime(BaseException):
    """The time is over. No `except Exception` of the code's catches it."""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """What takes longer is given up in silence. A thread interrupts it, since Windows knows no timer that could."""
    thread = threading.get_ident()
    over = threading.Event()
    sent = threading.Event()

    def interrupt() -> None:
        began, used = time.monotonic(), time.process_time()
        rest = seconds
        while rest > 0:
            if over.wait(rest):
                return
            rest = min(seconds - (time.process_time() - used), BUSY * seconds - (time.monotonic() - began))
        late = False
        while not late:
            sent.set()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(OutOfTime))
            late = over.wait(AGAIN)

    clock = threading.Thread(target=interrupt, daemon=True)
    with suppress(OutOfTime):
        try:
            clock.start()
            yield
        finally:
            ended = False
            while not ended:  # it may come just now: the clock must have stopped before anything else is done
                with suppress(OutOfTime):
                    over.set()
                    clock.join()
                    ended = True
            # One may still be on its way. It is let in here: to take it back would leave Python 3.11 looking for it at
            # every step, and under a tracer (Hypothesis has one) it then makes no step at all.
            with suppress(OutOfTime):
                while sent.is_set():
                    sent.clear()
