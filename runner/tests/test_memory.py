"""A loop that eats memory: told with its place, before the machine suffers."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from ladder_copy import LadderCopy
from processes import only_linux

from runner.engine import limits as memory
from runner.engine.engine import Engine
from runner.engine.explain import TOO_MUCH, explain_import
from runner.engine.limits import Limit, is_free_again, make_room
from runner.engine.messages import Status

# So that it ends soon: 16 MB are left.
LITTLE = """
import resource
import runner.suite.run
runner.suite.run.MOST_FILLING = 600  # on a busy machine too

def little_is_left():
    with open("/proc/self/statm") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 2**24, resource.getrlimit(resource.RLIMIT_AS)[1]))
"""
LOOPS = {
    "numbers": "kept = []\n    while True:\n        kept.append(len(kept))",
    "lists in lists": "kept = [values]\n    while True:\n        kept.append([kept, values, *range(10)])",
    "doubled": "kept = 'x'\n    while True:\n        kept += kept",
    "recorded, and tried again": "kept = {}\n    while True:\n        kept[len(kept)] = [0.0] * 10",
}


@only_linux
@pytest.mark.parametrize("loop", LOOPS)
def test_it_is_told_where_it_is(copy: LadderCopy, engine: Engine, loop: str) -> None:
    """Where not one more number can be kept, Python itself unwinds for ever: room is made right above the code."""
    verdict = copy.judge(engine, f"{LITTLE}\ndef mean(values):\n    little_is_left()\n    {LOOPS[loop]}\n")
    first = verdict.failed[0]
    assert first.status is Status.FAILED
    assert "MemoryError: the code needs too much memory; is it a loop?" in first.traceback
    assert first.card.where.startswith("mean.py:")
    assert {test.status for test in verdict.failed} == {Status.FAILED}  # the others ran too: the memory was free again


@only_linux
def test_while_it_is_imported(copy: LadderCopy, engine: Engine) -> None:
    """With its line as well."""
    message = copy.judge(
        engine, f"{LITTLE}\nlittle_is_left()\nkept = []\nwhile True:\n    kept.append('a' * 1000)"
    ).message
    assert message.startswith("mean.py, line 14: MemoryError: the code needs too much memory; is it a loop?")


@only_linux
def test_after_what_fills_the_memory_for_good_no_test_runs(copy: LadderCopy, engine: Engine) -> None:
    """Each would only meet the limit again, and take its time for it."""
    full = "import runner.engine.limits\nrunner.engine.limits.is_free_again = lambda: False\nimport runner.suite.run\n"
    full += "runner.suite.run.is_free_again = lambda: False\n"
    verdict = copy.judge(engine, f"{full}def mean(values):\n    raise MemoryError\n")
    assert [test.status for test in verdict.tests][:2] == [Status.FAILED, Status.MISSING]
    assert not verdict.green


@only_linux
def test_tests_that_fill_the_memory_again_and_again_have_an_end(copy: LadderCopy, engine: Engine) -> None:
    """Each takes some seconds: after the first ones no other begins."""
    code = "import runner.suite.run\nrunner.suite.run.MOST_FILLING = 0.0\ndef mean(values):\n    raise MemoryError\n"
    assert [t.status for t in copy.judge(engine, code).failed] == [Status.FAILED, *[Status.MISSING] * 3]


@only_linux
@pytest.mark.parametrize("ending", ["raise MemoryError", "os.kill(os.getpid(), 9)"])
def test_its_line_is_known_where_no_traceback_tells_it(copy: LadderCopy, engine: Engine, ending: str) -> None:
    """Python has no room for one, or the system has ended the process: somebody had looked while the memory filled."""
    code = "import os, time, runner.engine.limits\nrunner.engine.limits.fills = lambda: True\ndef mean(values):\n"
    seconds = 1 if ending.startswith("raise") else 3  # on a busy machine the one who looks may come late
    code += f"    __tracebackhide__ = True\n    time.sleep({seconds})\n    {ending}\n"
    verdict = copy.judge(engine, code)
    if ending.startswith("raise"):
        assert verdict.failed[0].card.where == "mean.py:5"
        assert "mean.py:5\n    time.sleep(1)" in verdict.failed[0].traceback
    else:
        assert "(mean.py, line 5). Did the memory run out?" in verdict.message


def test_what_was_seen_stands_in_for_a_traceback(tmp_path: Path) -> None:
    """Of a file that was imported."""
    code = tmp_path / "mean.py"
    code.write_text("kept = []\nwhile True: kept.append([])\n")
    said = explain_import(MemoryError(), code, 2)
    assert said == f"mean.py, line 2: MemoryError: {TOO_MUCH}\n    while True: kept.append([])"


@only_linux
def test_the_memory_fills_long_before_it_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a quarter of what a run may use."""
    monkeypatch.setattr(memory, "_limits", [Limit(None, (1000, 1100), (1100, 1100))])
    monkeypatch.setattr(memory, "MEMORY", 800)
    for used, much in [(400, False), (401, True)]:
        monkeypatch.setattr(memory, "in_use", lambda used=used: used)
        assert memory.fills() is much


@pytest.mark.parametrize(("used", "free"), [(150, True), (900, False)])
def test_the_limit_is_set_anew_if_the_memory_is_free(monkeypatch: pytest.MonkeyPatch, used: int, free: bool) -> None:
    """Else what was made room for stays."""
    done: list[tuple[int, int]] = []
    system = SimpleNamespace(RLIMIT_AS=9, setrlimit=lambda what, limit: done.append(limit))
    monkeypatch.setattr(memory, "_limits", [Limit(system, (1000, 1100), (1100, 1100))])
    monkeypatch.setattr(memory, "MEMORY", 800)
    monkeypatch.setattr(memory, "in_use", lambda: used)
    assert is_free_again() and done == []
    make_room()
    assert is_free_again() is free
    assert done == [(1100, 1100), (1000, 1100) if free else (1100, 1100)]
