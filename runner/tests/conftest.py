"""What the tests of the runner share: copies of the miniature ladder, and one engine that is warm."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from processes import Process, living, wait_until

from runner.engine.engine import Engine

collect_ignore = ["miniature"]  # a ladder, whose suites are red; the tests copy it

MARK = "KATA_TESTS", str(os.getpid())
os.environ.update([MARK])  # all that is started from here bears it


LONGEST = ("test_watch_plain.py", "test_programs.py", "test_readme.py")


def pytest_configure(config: pytest.Config) -> None:
    """Some tests import the vocabulary of the suites, without the conftest beside it."""
    config.addinivalue_line("markers", "further: a test of the second lap")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first: then no process is left alone with it at the end."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(autouse=True)
def environment_as_it_was() -> Iterator[None]:
    """What a start in this process leaves for those to come is not for the next test."""
    before = {name: value for name, value in os.environ.items() if name.startswith("KATA_")}
    yield
    for name in [name for name in os.environ if name.startswith("KATA_") and name not in before]:
        del os.environ[name]
    os.environ.update(before)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[LadderCopy]:
    """A fresh miniature ladder."""
    made = LadderCopy(tmp_path / "ladder")
    yield made
    if "state" in vars(made.workspace):
        made.workspace.state.close()


@pytest.fixture(scope="session")
def engine() -> Iterator[Engine]:
    """One engine for all: the warm process behind it is started once, with Matplotlib, which takes long to import."""
    with Engine(preload="matplotlib.pyplot") as made:
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
