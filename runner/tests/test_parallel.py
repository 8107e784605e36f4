"""Many runs over all cores; that Ctrl-C ends them is shown by `verify`."""

from __future__ import annotations

import os
import time
from functools import partial

import pytest

from runner.engine.engine import Engine, cores, in_parallel


@pytest.mark.parametrize(
    ("own", "there", "expected"), [({0, 1}, 64, 2), (set(range(64)), 64, 8), (None, 4, 4), (None, None, 1)]
)
def test_as_many_runs_at_once_as_there_are_processors_to_use(
    monkeypatch: pytest.MonkeyPatch, own: set[int] | None, there: int | None, expected: int
) -> None:
    """Not those of the whole machine where only some may be used, and never very many."""
    if own is None:
        monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    else:
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: own, raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: there)
    assert cores() == expected


def test_results_come_in_the_order_of_their_tasks() -> None:
    """However long each takes."""
    found: list[tuple[int, str]] = []

    def slowly(seconds: float, word: str) -> str:
        time.sleep(seconds)
        return word

    with Engine() as engine:
        in_parallel(engine, [partial(slowly, 0.5, "a"), partial(slowly, 0, "b")], lambda *told: found.append(told))
    assert found == [(0, "a"), (1, "b")]
