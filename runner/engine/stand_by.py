"""A pytest that is ready before there is a job: settings, plugins, and what all suites of a ladder share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from runner.engine.session import Session, cache
from runner.files import digest, read_plain

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
    return [*OPTIONS, f"--config-file={file}" if file.is_file() else f"--rootdir={root}"]


def shared(root: Path) -> str:
    """The hash of what all suites of a ladder share: it is imported while nothing else is to be done."""
    content = b""
    for name in ("conftest.py", "checks.py"):
        with suppress(OSError):
            content += read_plain(root / "exercises" / name)
    return digest(content)


class StandBy:
    """A plugin by which pytest gets ready, and then waits for its job."""

    def __init__(self, root: Path, receive: Callable[[], Session]) -> None:
        self._root, self._receive = root, receive
        self._shared = shared(root)
        self.came = False
        sys.pycache_prefix = cache(root, self._shared)
        with suppress(OSError):  # where nothing can be kept, nothing is
            Path(sys.pycache_prefix).mkdir(parents=True, exist_ok=True)
            sys.dont_write_bytecode = False

    def pytest_collection(self, session: pytest.Session) -> bool:
        """Receive the job and do it; there is nothing else to collect.

        If what was imported has changed meanwhile, nothing is done and nothing told: another worker is then taken.
        """
        sys.dont_write_bytecode = True
        with suppress(ValueError):  # nothing more comes from there: a file that a learner tries out is not Python's
            sys.path.remove(str(self._root / "exercises"))
        self.came = True  # whatever becomes of it: a second job never comes
        run: Any = self._receive()  # of a suite: nothing else is sent to a worker that was told of a ladder
        if shared(self._root) != self._shared:
            return True
        run.frame = session
        session.config.pluginmanager.register(run)
        run.go()
        return True


def stand_by(root: Path, receive: Callable[[], Session]) -> None:
    """Start pytest for the suites of a ladder; what it needs for that is then no part of a run."""
    waiting = StandBy(root, receive)
    pytest.main([*options(root), str(root / "exercises")], plugins=[waiting])
    if not waiting.came:
        receive().go()  # which tells that pytest could not start
