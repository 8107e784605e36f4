"""The memory that a run may use: a list that grows for ever then ends as MemoryError, not as a frozen laptop."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

MEMORY = 2 * 2**30  # much more than any exercise needs
ROOM = 2**28  # for telling of it, while the list is still there


def limit_memory() -> None:
    """Limit the memory where the system can: Windows can't, and macOS does not say how much is in use."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, used + MEMORY + ROOM))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def make_room() -> None:
    """The limit was met: from now on there is a little more."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
