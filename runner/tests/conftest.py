"""What the tests of the runner share: copies of the miniature ladder, and one engine that is warm."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from processes import Process, living, wait_until

from runner.engine import Engine

collect_ignore = ["miniature"]  # a ladder, whose suites are red; the tests copy it

MARK = "KATA_TESTS", str(os.getpid())
os.environ.update([MARK])  # all that is started from here bears it


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[LadderCopy]:
    """A fresh miniature ladder."""
    made = LadderCopy(tmp_path / "ladder")
    yield made
    if "state" in vars(made.desk):
        made.desk.state.close()


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """One engine for all: the warm process behind it is started once."""
    with Engine() as made:
        yield made


@pytest.fixture
def nothing_is_left() -> Iterator[None]:
    """After the test no process lives that a run has started: each run leads a session of its own."""

    def strangers() -> set[Process]:
        return {p for p in living("=".join(MARK)) if p.session != os.getsid(0)}

    if not hasattr(os, "getsid"):
        yield
        return
    before = strangers()
    yield
    wait_until(lambda: strangers() <= before, "every process of the run has ended")
