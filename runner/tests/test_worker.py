"""What a worker does to itself before the first line of a learner's code; the rest is shown by real runs."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest
from processes import only_posix

from runner.engine import worker
from runner.engine.limits import limit_memory, make_room
from runner.engine.worker import close_all_but, end_with_the_runner, unless_orphaned


@pytest.mark.parametrize("groups", [True, False])
def test_the_runners_end_is_the_workers_end(monkeypatch: pytest.MonkeyPatch, groups: bool) -> None:
    """With all that it started, where the system knows groups of processes."""
    done: list[tuple[int, ...]] = []
    monkeypatch.setattr(worker, "end_descendants", lambda pid: done.append((pid,)))
    monkeypatch.setattr(os, "_exit", lambda code: done.append((code,)))
    if groups:
        monkeypatch.setattr(os, "killpg", lambda *what: done.append(what), raising=False)
    else:
        monkeypatch.delattr(os, "killpg", raising=False)
    ours, theirs = multiprocessing.Pipe()
    ours.close()
    end_with_the_runner(theirs)
    assert done == [(os.getpid(),), *([(0, 9)] if groups else []), (1,)]


def test_where_memory_cannot_be_limited_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """macOS does not say how much is in use."""

    def refuse(*_: object) -> str:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "read_text", refuse)
    limit_memory()
    make_room()


def test_errors_of_the_warm_process_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    """All but the end of a runner that had just asked for a worker."""
    for error in (EOFError("Ran out of input"), ValueError("told")):
        unless_orphaned(type(error), error, None)
    assert capsys.readouterr().err == "ValueError: told\n"


@only_posix
def test_a_forked_worker_closes_what_it_inherits() -> None:
    """All but the three standard streams and its own channel."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        close_all_but(write)
        os.write(write, b"open")
        try:
            os.fstat(read)
        except OSError:
            os.write(write, b", closed")
        os._exit(0)
    os.waitpid(child, 0)
    assert os.read(read, 100) == b"open, closed"
    os.close(read)
    os.close(write)
