"""Many runs over all cores, and one Ctrl-C that ends them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from typing import Any

from runner.engine.engine import Engine

MOST_AT_ONCE = 8  # runs in parallel: more would only wait for each other, some beyond their deadlines
LOOK_UP = 0.2  # seconds: a signal that comes just before the main thread falls asleep does not wake it


def cores() -> int:
    """How many runs at once: the processors that this process may use, in a container fewer than there are."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(count, MOST_AT_ONCE)


def in_parallel(engine: Engine, tasks: Sequence[Callable[[], Any]], on_done: Callable[[int, Any], None]) -> None:
    """Do the tasks, which run jobs in the engine; `on_done` gets the place and the result of each, in their order."""
    with ThreadPoolExecutor(cores()) as pool:
        futures = [pool.submit(task) for task in tasks]
        try:
            for place, future in enumerate(futures):
                while not future.done():
                    wait([future], LOOK_UP)
                on_done(place, future.result())
        except BaseException:  # Ctrl-C: do not wait for what is under way
            pool.shutdown(wait=False, cancel_futures=True)
            engine.stop()
            raise
