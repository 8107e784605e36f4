"""What makes no sense ends the run in red, in a sentence and within bounds; never in a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from ladder_copy import LadderCopy
from processes import only_posix

from runner.engine import encoding
from runner.engine.encoding import Nonsense, Understanding, from_bytes, to_bytes
from runner.engine.engine import Engine
from runner.engine.messages import (
    Agreed,
    Agreement,
    Broken,
    Deviates,
    Diagnosed,
    Diagnosis,
    Drawn,
    Event,
    FailureCard,
    Finished,
    Job,
    Known,
    Measure,
    Planned,
    Ready,
    Started,
    Status,
    Timed,
    Timing,
)
from runner.engine.verdict import Colour
from runner.rung.ladder import Rung

CARD = FailureCard(call="f()", entries=(("[0]", "1", "2"),), others=3, example="")
MANY = Finished("test_a", Status.PASSED, 0.1, warnings=("w",))
SENSE = [
    Ready(),
    Started("test_a"),
    MANY,
    Finished("test_a", Status.FAILED, 1, "m", "ValueError", "t", "printed", CARD),
    Broken("it came to nothing"),
    Diagnosed((Diagnosis("f", "m", "t"),)),
    Deviates(True),
    Agreed("f", Agreement(3, worst=1e-16)),
    Planned(2, {"slow": "fast"}),
    Known(None),
    Known(float("inf")),
    Known(15),
    Timed(("f", "time", "n = 10"), Timing("n = 10", 1e-6, ratio=2.0, stable=False)),
    Drawn(b"\x89PNG"),
]
RUNG = Rung(Path("/a folder/\udcff"), "01_double", "A topic", core=True)
JOBS: list[Job] = [
    Job(RUNG, b"x = 1\xff", b"", RUNG.code),
    Job(RUNG, b"", b"", RUNG.code, b"checks", trace=Path("trace.txt"), diagnose=False),
    Measure(RUNG, b"", b"", RUNG.code, settled=frozenset([("f", "hard", "1/3")]), stopped=frozenset([("f", "time")])),
]
FINISHED = json.loads(to_bytes(MANY))
NONSENSE: list[Any] = [
    [],
    None,
    7,
    {},
    {"is": 1},
    {"is": ["Finished"]},
    {"is": "Job"},
    {"is": "Nothing"},
    {"is": "Ready", "unknown": 1},
    {"is": "Started"},
    {"is": "Started", "test": 1},
    {"is": "Finished", "test": "test_a"},
    FINISHED | {"status": "well"},
    FINISHED | {"status": ["passed"]},
    FINISHED | {"test": ["test_a"]},
    FINISHED | {"unknown": 1},
    FINISHED | {"seconds": True},
    FINISHED | {"warnings": "w"},
    FINISHED | {"warnings": [1]},
    FINISHED | {"card": []},
    FINISHED | {"card": {"call": 1}},
    FINISHED | {"card": {"entries": [["[0]", "1"]]}},
    FINISHED | {"card": {"entries": "x"}},
    {"is": "Broken", "message": None},
    {"is": "Diagnosed", "found": {}},
    {"is": "Diagnosed", "found": [1]},
    {"is": "Diagnosed", "found": [{"function": "f"}]},
    {"is": "Diagnosed", "found": [{"function": "f", "mistake": "m", "message": 1}]},
    {"is": "Deviates", "value": "yes"},
    {"is": "Planned", "steps": 1, "versus": {"f": 1}},
    {"is": "Known", "value": "3"},
    {"is": "Drawn", "content": "no base64"},
]


@pytest.mark.parametrize("event", SENSE, ids=str)
def test_what_a_run_tells_is_understood(event: Event) -> None:
    """As it is."""
    assert Understanding().of(to_bytes(event)) == event


@pytest.mark.parametrize("job", JOBS, ids=str)
def test_what_is_to_be_done_is_understood(job: Job) -> None:
    """Of its own kind, with every byte of the code and every folder's name."""
    told = from_bytes(to_bytes(job), Job)
    assert (type(told), told) == (type(job), job)


@pytest.mark.parametrize("content", [*(json.dumps(e).encode() for e in NONSENSE), b"", b"{", b"\xff", b"[" * 100_000])
def test_all_else_is_nonsense(content: bytes) -> None:
    """Whatever shape it has."""
    with pytest.raises(Nonsense):
        Understanding().of(content)


def test_there_are_only_so_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither their number nor their size fills the memory."""
    ready = to_bytes(Ready())
    for name in ("MOST_EVENTS", "MOST"):
        monkeypatch.setattr(encoding, name, {"MOST_EVENTS": 3, "MOST": 3 * len(ready)}[name])
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
    "event", [[1], {"is": "Finished", "test": ["x"]}, {"is": "Finished", "test": "x", "status": "?"}]
)
def test_a_run_that_sends_nonsense_is_red(copy: LadderCopy, engine: Engine, event: Any) -> None:
    """And says so."""
    verdict = copy.judge(engine, f"{WRITES}    tell({json.dumps(event).encode()!r})\n    time.sleep(1e6)\n")
    assert verdict.colour is Colour.RED
    assert verdict.message.startswith("The run sent what makes no sense while test_mean_worked_example ran")


@only_posix
def test_a_flood_of_events_ends_the_run(copy: LadderCopy, engine: Engine) -> None:
    """Long before the memory is full."""
    code = f'{WRITES}    while True: tell(b\'{{"is": "Ready", "x": "\' + b\'x\' * 10**6 + b\'"}}\')\n'
    copy.settings("test-timeout = 60")
    assert copy.judge(engine, code).message.startswith("The run sent what makes no sense while test_mean")
