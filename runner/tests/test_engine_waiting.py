"""What may happen to the processes that wait for a save: no save goes without its verdict for that."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Callable

import pytest
from ladder_copy import LadderCopy
from processes import only_posix

import runner.engine.engine
import runner.engine.process
from runner.engine.engine import Engine
from runner.engine.process import Worker, _warm_process, end_warm_process
from runner.engine.verdict import Verdict
from runner.files import scratch

pytestmark = only_posix


def prepared(copy: LadderCopy, engine: Engine, then: Callable[[int], None]) -> Verdict:
    """The verdict on the reference after a worker was made ready, and this was done to it."""
    engine.prepare(copy.root)
    number = engine._spare[0].process.pid
    assert number
    then(number)
    return copy.judge(engine, copy.reference())


@pytest.mark.parametrize("name", ["SIGKILL", "SIGSTOP"])
def test_another_takes_the_place_of_a_worker_that_is_gone(
    copy: LadderCopy, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """It was ended, or stopped: that is no fault of the code."""
    monkeypatch.setattr(runner.engine.engine, "AWAKE", 0.5)
    with Engine() as engine:
        assert prepared(copy, engine, lambda number: os.kill(number, getattr(signal, name))).green


def test_a_run_that_is_cancelled_gets_no_other_worker(copy: LadderCopy) -> None:
    """Whether that comes before the other worker is there, or at the same moment."""
    copy.write(copy.reference())
    with Engine() as engine:
        engine.prepare(copy.root)
        run = engine.start(copy.workspace.job(copy.rung()))
        run.cancel()
        assert not run.verdict().green
        engine.prepare(copy.root)
        os.kill(engine._spare[0].process.pid or 0, signal.SIGKILL)
        run = engine.start(copy.workspace.job(copy.rung()))
        make = run._another
        assert make

        def cancel_and_make() -> Worker:
            run.cancel()
            return make()

        run._another = cancel_and_make
        assert not run.verdict().green


def stopped(what: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Stop the warm process, and wait for less than usual. Returns its number."""
    monkeypatch.setattr(runner.engine.process, "ANSWER", 0.5)
    number = _warm_process()
    assert number, what
    os.kill(number, signal.SIGSTOP)
    return number


def test_a_warm_process_that_is_stopped_is_replaced(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it should tell of a worker's end, or start one; and the watch can still be left."""
    with Engine() as engine:
        first: list[int] = []
        assert prepared(copy, engine, lambda _: first.append(stopped("before", monkeypatch))).green
        assert copy.judge(engine, copy.reference()).green
        second = stopped("again", monkeypatch)
        assert copy.judge(engine, copy.reference()).green
        assert len({*first, second, _warm_process()}) == 3
        engine.prepare(copy.root)
        stopped("at the end", monkeypatch)
        begun = time.monotonic()
    assert time.monotonic() - begun < 10
    end_warm_process()  # the last of them is stopped still


def test_a_warm_process_that_was_killed_is_replaced(copy: LadderCopy) -> None:
    """Its workers live on, but nobody would tell of their end."""
    with Engine() as engine:
        assert prepared(copy, engine, lambda _: end_warm_process()).green


def test_there_may_be_no_warm_process_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """It was never started, or has ended by itself."""
    monkeypatch.setattr(runner.engine.process, "_warm_process", lambda: None)
    end_warm_process()
    monkeypatch.setattr(runner.engine.process, "_warm_process", lambda: 2**22 + 1)
    end_warm_process()


def clean_away(*_: object) -> None:
    """As systems do with what has lain in the folder for temporary files for some days."""
    shutil.rmtree(scratch())


def test_a_folder_that_was_cleaned_away_is_made_anew(copy: LadderCopy) -> None:
    """While a worker waits, and between two runs: each save is answered, and soon."""
    with Engine() as engine:
        begun = time.monotonic()
        assert prepared(copy, engine, clean_away).green
        clean_away()
        assert copy.judge(engine).green
        for file in scratch().iterdir():  # by age, the files alone may go
            file.unlink()
        assert prepared(copy, engine, lambda _: None).green
        assert time.monotonic() - begun < 60


def test_without_a_folder_a_run_is_judged_all_the_same(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is gone in the very moment: then only the line of a loop is not known."""
    monkeypatch.setattr("runner.engine.engine.scratch", lambda: copy.root / "nowhere")
    with Engine() as engine:
        assert copy.judge(engine, copy.reference()).green


def test_a_worker_that_waits_knows_when_the_vocabulary_has_changed(copy: LadderCopy) -> None:
    """It had imported it already: the verdict is reached with the new one."""
    checks = copy.exercises / "checks.py"
    suite = copy.rung().suite
    suite.write_text(
        "from checks import WORD\nfrom mean import mean\n\ndef test_mean_a(): assert WORD == 'new'\n", "utf-8"
    )
    (copy.exercises / "conftest.py").write_text("import checks\n", "utf-8")
    checks.write_text("WORD = 'old'\n", "utf-8")

    def edit(_: int) -> None:
        time.sleep(1)
        checks.write_text("WORD = 'new'\n", "utf-8")

    with Engine() as engine:
        assert not copy.judge(engine, copy.reference()).green
        assert prepared(copy, engine, edit).green
