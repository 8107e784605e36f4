"""The memory that a run may use: a list that grows for ever then ends as MemoryError, not as a frozen laptop."""

from __future__ import annotations

import gc
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEMORY = 2**30  # much more than any exercise needs
ROOM = 2**28  # for telling of it, while the list is still there


@dataclass
class Limit:
    """A limit that was set. All is laid out beforehand: where it was met, nothing can be imported or worked out."""

    system: Any
    least: tuple[int, int]
    most: tuple[int, int]
    met: bool = False


_limits: list[Limit] = []  # one, where the system has limits


def limit_memory() -> None:
    """Limit the memory where the system can: Windows can't, and macOS does not say how much is in use."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        least = in_use() + MEMORY
        most = least + ROOM
        resource.setrlimit(resource.RLIMIT_AS, (least, most))
        _limits.append(Limit(resource, (least, most), (most, most)))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def make_room() -> None:
    """The limit was met: from now on there is a little more."""
    for limit in _limits:
        limit.met = True
        limit.system.setrlimit(limit.system.RLIMIT_AS, limit.most)


def is_free_again() -> bool:
    """Once the limit was met: set it anew, if what had filled the memory is gone."""
    for limit in _limits:
        if limit.met:
            gc.collect()
            limit.met = in_use() > limit.least[0] - MEMORY // 2
            limit.system.setrlimit(limit.system.RLIMIT_AS, limit.most if limit.met else limit.least)
    return not any(limit.met for limit in _limits)


def fills() -> bool:
    """True when a good part of it is in use."""
    return any(in_use() > limit.least[0] - MEMORY * 3 // 4 for limit in _limits)


def in_use() -> int:
    """The bytes of address space that this process has. Raises OSError where the system does not say."""
    import resource

    return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
