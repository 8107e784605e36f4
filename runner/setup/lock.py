"""One set-up at a time in a clone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from runner.setup.trouble import say


@contextmanager
def one_at_a_time(root: Path) -> Iterator[None]:
    """Hold the clone's lock, which the system frees when its holder dies: an exclusive transaction of SQLite."""
    import sqlite3

    path = root / ".kata" / "setup.lock"
    path.parent.mkdir(exist_ok=True)
    path.touch()  # in a folder that cannot be written, this fails with plainer words than SQLite's
    with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as lock:
        said = False
        while True:
            try:
                lock.execute("PRAGMA busy_timeout = 500")
                lock.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    break  # a network drive without locks: go on without
            if not said:
                say("Another set-up is running in this folder; waiting for it.")
                said = True
        yield
