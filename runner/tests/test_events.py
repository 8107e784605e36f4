"""What makes no sense ends the run in red, in a sentence and within bounds; never in a traceback."""

from __future__ import annotations

import json
from typing import Any

import pytest
from ladder_copy import LadderCopy
from processes import only_posix

from runner import events
from runner.engine import Engine
from runner.events import Nonsense, Understanding
from runner.verdict import Colour

FINISHED = {"event": "finished", "test": "test_a", "status": "passed", "seconds": 0.1, "output": "", "warnings": ["w"]}
CARD = {"call": "f()", "entries": [["[0]", "1", "2"]], "others": 3, "example": ""}
SENSE = [
    {"event": "ready"},
    {"event": "started", "test": "test_a"},
    FINISHED,
    FINISHED | {"card": CARD, "kind": "ValueError", "message": "m", "traceback": "t"},
    {"event": "broken", "message": "it came to nothing"},
    {"event": "diagnosis", "found": [{"function": "f", "mistake": "m", "message": "t"}]},
    {"event": "deviates", "value": None},
    {"event": "picture", "content": "…"},  # of another kind of job
]
NONSENSE: list[Any] = [
    [],
    None,
    7,
    {},
    {"event": 1},
    {"event": ["finished"]},
    {"event": "started"},
    {"event": "started", "test": 1},
    {"event": "finished", "test": "test_a"},
    FINISHED | {"status": "well"},
    FINISHED | {"status": ["passed"]},
    FINISHED | {"test": ["test_a"]},
    FINISHED | {"unknown": 1},
    FINISHED | {"seconds": True},
    FINISHED | {"warnings": "w"},
    FINISHED | {"warnings": [1]},
    FINISHED | {"card": []},
    FINISHED | {"card": {"call": 1}},
    FINISHED | {"card": CARD | {"entries": [["[0]", "1"]]}},
    FINISHED | {"card": CARD | {"entries": "x"}},
    {"event": "broken", "message": None},
    {"event": "diagnosis", "found": {}},
    {"event": "diagnosis", "found": [1]},
    {"event": "diagnosis", "found": [{"function": "f"}]},
    {"event": "diagnosis", "found": [{"function": "f", "mistake": "m", "message": 1}]},
    {"event": "deviates", "value": "yes"},
]


@pytest.mark.parametrize("event", SENSE, ids=str)
def test_what_a_run_tells_is_understood(event: dict[str, Any]) -> None:
    """As it is."""
    assert Understanding().of(json.dumps(event).encode()) == event


@pytest.mark.parametrize("content", [*(json.dumps(e).encode() for e in NONSENSE), b"", b"{", b"\xff", b"[" * 100_000])
def test_all_else_is_nonsense(content: bytes) -> None:
    """Whatever shape it has."""
    with pytest.raises(Nonsense):
        Understanding().of(content)


def test_there_are_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither their number nor their size fills the memory."""
    ready = json.dumps({"event": "ready"}).encode()
    for name in ("MOST_EVENTS", "MOST"):
        monkeypatch.setattr(events, name, {"MOST_EVENTS": 3, "MOST": 3 * len(ready)}[name])
        understanding = Understanding()
        for _ in range(3):
            understanding.of(ready)
        with pytest.raises(Nonsense):
            understanding.of(ready)
        monkeypatch.undo()


# Finds the channel as an accident would: by trying every descriptor.
WRITES = """
import json, os, struct, time

def tell(content):
    for d in range(3, 64):
        try: os.write(d, struct.pack("!i", len(content)) + content)
        except OSError: pass

def mean(values):
"""


@only_posix
@pytest.mark.parametrize(
    "event", [[1], {"event": "finished", "test": ["x"]}, {"event": "finished", "test": "x", "status": "?"}]
)
def test_a_run_that_sends_nonsense_is_red(copy: LadderCopy, engine: Engine, event: Any) -> None:
    """And says so."""
    verdict = copy.judge(engine, f"{WRITES}    tell({json.dumps(event).encode()!r})\n    time.sleep(1e6)\n")
    assert verdict.colour is Colour.RED
    assert verdict.message.startswith("The run sent what makes no sense while test_mean_worked_example ran")


@only_posix
def test_a_flood_of_events_ends_the_run(copy: LadderCopy, engine: Engine) -> None:
    """Long before the memory is full."""
    code = f'{WRITES}    while True: tell(b\'{{"event": "ready", "x": "\' + b\'x\' * 10**6 + b\'"}}\')\n'
    copy.settings("test-timeout = 60")
    assert copy.judge(engine, code).message.startswith("The run sent what makes no sense while test_mean")
