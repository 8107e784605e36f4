"""A pytest that is ready before there is a job: it has read its settings and built its plugins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from runner.engine.session import Session

# Without pytest's own terminal, cache and the like: the results go to the runner alone, nothing is left on disk. Nor
# with what suites have no use for: each plugin takes its time at the start, and most of them at every test.
UNUSED = (
    "terminal",
    "cacheprovider",
    "faulthandler",
    "junitxml",
    "pastebin",
    "doctest",
    "stepwise",
    "setuponly",
    "setupplan",
    "debugging",
    "unittest",
    "legacypath",
    "tmpdir",
    "monkeypatch",
    "recwarn",
    "logging",
    "reports",
    "subtests",
    "threadexception",
    "unraisableexception",
)
OPTIONS = ["--capture=no", *(word for name in UNUSED for word in ("-p", f"no:{name}"))]


def options(root: Path) -> list[str]:
    """pytest's arguments for a ladder: its own settings, not those of a folder above it."""
    file = root / "pyproject.toml"
    # The settings' folder is pytest's root. It is not named where there are settings: a $ in it would be a variable.
    return [*OPTIONS, f"--config-file={file}" if file.is_file() else f"--rootdir={root}", str(root)]


class StandBy:
    """A plugin by which pytest gets ready, and then waits for its job."""

    def __init__(self, receive: Callable[[], Session]) -> None:
        self._receive = receive
        self.came = False

    def pytest_collection(self, session: pytest.Session) -> bool:
        """Receive the job and do it; there is nothing else to collect."""
        self.came = True  # whatever becomes of it: a second job never comes
        run: Any = self._receive()  # of a suite: nothing else is sent to a worker that was told of a ladder
        run.frame = session
        session.config.pluginmanager.register(run)
        run.go()
        return True


def stand_by(root: Path, receive: Callable[[], Session]) -> None:
    """Start pytest for the suites of a ladder; what it needs for that is then no part of a run."""
    waiting = StandBy(receive)
    pytest.main(options(root), plugins=[waiting])
    if not waiting.came:
        receive().go()  # which tells that pytest could not start
