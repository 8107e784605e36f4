"""Processes that work at a ladder and are killed at any moment, or write at once: `python killed.py WHAT ROOT …`.

One warm process forks them, so that hundreds cost seconds. What it finds it prints as one JSON document.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from runner import files
from runner.commands.reset import reset_rung, reset_rungs, undo_resets
from runner.commands.restore import restore_rung
from runner.engine.messages import Status
from runner.engine.verdict import Colour, Test, Verdict
from runner.history.store import State
from runner.review import doing
from runner.rung.ladder import LadderError
from runner.rung.source import present_suite, stub_of
from runner.workspace import Workspace

LONGEST = 0.01  # seconds that a process still lives after some words


def whole(rng: random.Random) -> bytes:
    """A file that proves itself: its last line is the hash of all before."""
    body = b"# %d\n" % rng.getrandbits(64) * rng.choice((1, 10, 100, 1000))
    return body + hashlib.sha256(body).hexdigest().encode()


def is_whole(content: bytes) -> bool:
    """True when no byte is missing."""
    return hashlib.sha256(content[:-64]).hexdigest().encode() == content[-64:]


def work(root: Path, seed: int, tell: Callable[..., None]) -> None:
    """Save, run, reset, undo and restore for ever; say what is done, once it is done."""
    rng = random.Random(seed)
    workspace = Workspace(root)
    rungs = workspace.ladder.rungs
    state = workspace.state
    tell(begun=True)
    while True:
        for other in rungs:  # what the next save replaces would otherwise be known to the editor alone
            state.record(other.name, "red", other.code.read_bytes(), present_suite(other), (0, 4), 0.1)
        rung, code = rng.choice(rungs), whole(rng)
        files.write_whole(rung.code, code)
        tell(saved=hashlib.sha256(code).hexdigest())
        with contextlib.suppress(LadderError):  # no reset, no attempt yet: nothing to bring back
            match rng.randrange(6):
                case 0 | 1:
                    number = state.record(rung.name, "green", code, present_suite(rung), (4, 0), 0.1)
                    tell(attempt=number, code=hashlib.sha256(code).hexdigest())
                case 2:
                    reset_rung(workspace, rung)
                case 3:
                    reset_rungs(workspace, rungs, yes=True)
                case 4:
                    undo_resets(workspace, None)
                case 5:
                    restore_rung(workspace, rung)


def kill(root: Path, times: int, seed: int) -> dict[str, object]:
    """Kill a working process again and again. Whatever is not as it must be fails an assertion."""
    rng = random.Random(seed)
    stubs = {r.name: stub_of(r.reference.read_text("utf-8")).encode() for r in Workspace(root).ladder.rungs}
    reported: dict[int, str] = {}
    saved: set[str] = set()
    for turn in range(times):
        child, pipe = start(lambda tell, turn=turn: work(root, seed + turn, tell))
        first = b""
        words = rng.randrange(2, 8)
        while first.count(b"\n") < words:
            first += os.read(pipe, 999)
        time.sleep(rng.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(pipe, "rb") as stream:
            lines = (first + stream.read()).split(b"\n")[:-1]  # the last one may be cut
        for said in map(json.loads, lines):
            if "attempt" in said:
                assert said["attempt"] not in reported, f"attempt {said['attempt']} was reported before"
                reported[said["attempt"]] = said["code"]
            saved |= {said[key] for key in ("saved",) if key in said}
        check(root, stubs, reported, saved, thorough=turn % 10 == 9)
    return {"kills": times, "reported": len(reported), "saved": len(saved)}


def check(root: Path, stubs: dict[str, bytes], reported: dict[int, str], saved: set[str], thorough: bool) -> None:
    """The state opens, all that was reported is in it, every file is whole, every save is somewhere."""
    state = State(root)
    kept = {a.id: a.content_hash for a in state.attempts()}
    assert state.notices == [], state.notices
    assert {number: kept.get(number) for number in reported} == reported
    last = max(reported, default=0)
    assert not last or hashlib.sha256(state.code(last) or b"").hexdigest() == reported[last]
    state.close()
    db = sqlite3.connect(state.path)
    if thorough:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    hashes = {row[0] for row in db.execute("SELECT hash FROM code")}
    db.close()
    there = set()
    for rung in Workspace(root).ladder.rungs:
        content = rung.code.read_bytes()
        assert is_whole(content) or content == stubs[rung.name], f"{rung.code} is not whole: {content[-80:]!r}"
        there.add(hashlib.sha256(content).hexdigest())
    assert not saved - hashes - there, "a save is neither kept nor in its file"


def start(action: Callable[[Callable[..., None]], object]) -> tuple[int, int]:
    """Fork a process for the action; its number, and a pipe with what it tells."""
    out, into = os.pipe()
    child = os.fork()
    if child:
        os.close(into)
        return child, out
    os.close(out)
    code = 1
    try:
        action(lambda **words: os.write(into, json.dumps(words).encode() + b"\n"))
        code = 0
    finally:
        os._exit(code)


OLD = (
    b"# mine \xc3\xa9\r\n" * 50
    + b"from collections.abc import Sequence\r\n\r\n\r\ndef mean(values):\r\n    return 0.0\r\n"
)


def reviewing(root: Path, seed: int, tell: Callable[..., None]) -> None:
    """Review for ever: finish, give up, go on, reset, bring back."""
    rng, workspace = random.Random(seed), Workspace(root)
    rung = workspace.ladder.find("2")
    green = Verdict(rung.name, Colour.GREEN, (Test("test_it", Status.PASSED),))
    tell(begun=True)
    while True:
        doing.begin(workspace, rung)
        tell(reviewing=True)
        if rng.random() < 0.5:
            files.write_whole(rung.code, whole(rng))
        match rng.randrange(5):
            case 0 | 1:
                files.write_whole(rung.code, whole(rng))
                doing.record(workspace, workspace.job(rung), green)
            case 2:
                doing.give_up(workspace, rung)
            case 3:
                reset_rung(workspace, rung)
                undo_resets(workspace, [rung])
            case 4:
                restore_rung(workspace, rung)
        assert rung.code.read_bytes() == OLD
        tell(over=True)


def reviews(root: Path, times: int, seed: int) -> dict[str, object]:
    """Kill a process that reviews again and again: the old answer is never lost, and always comes back to the byte."""
    rng, workspace = random.Random(seed), Workspace(root)
    rung = workspace.ladder.find("2")
    rung.code.write_bytes(OLD)
    workspace.state.record(rung.name, "green", OLD, present_suite(rung), (4, 0), 0.1)
    workspace.state.close()
    found = {"kills": times, "in review": 0, "taken out": 0, "ended": 0}
    for turn in range(times):
        child, pipe = start(lambda tell, turn=turn: reviewing(root, seed + turn, tell))
        words, heard = rng.randrange(1, 6), b""
        while heard.count(b"\n") < words:
            heard += os.read(pipe, 999)
        time.sleep(rng.uniform(0, LONGEST))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        os.close(pipe)
        workspace = Workspace(root)
        kept = {workspace.state.code(a.id) for a in workspace.state.attempts(rung.name)}
        assert OLD in kept, "the old answer is lost"
        found["taken out"] += rung.code.read_bytes() != OLD
        if workspace.state.under_review():
            found["in review"] += 1
            doing.begin(workspace, rung)  # go on, whatever was left undone
            if workspace.state.under_review():
                doing.give_up(workspace, rung)
            else:
                found["ended"] += 1  # it had become green before it was killed
        elif rung.code.read_bytes() != OLD:
            undo_resets(workspace, [rung])  # it was killed between a reset and its undo
        assert rung.code.read_bytes() == OLD, "the old answer did not come back"
        assert workspace.state.notices == [], workspace.state.notices
        workspace.state.close()
    return found


def said_by(children: list[tuple[int, int]]) -> list[list[dict[str, object]]]:
    """All that these processes told until they ended well."""
    told = []
    for child, pipe in children:
        with os.fdopen(pipe, "rb") as stream:
            told.append([json.loads(line) for line in stream])
        assert os.waitpid(child, 0)[1] == 0
    return told


def together(root: Path, processes: int, records: int) -> dict[str, object]:
    """Several processes open a new state at once and write to it."""

    def write(tell: Callable[..., None]) -> None:
        state = State(root)
        for n in range(records):
            code = f"# {os.getpid()} {n}\n".encode()
            number = state.record("02_mean", "red", code, "", (0, 4), 0.1)
            tell(number=number, code=code.decode(), notices=state.notices)
        state.close()

    told = [t for one in said_by([start(write) for _ in range(processes)]) for t in one]
    state = State(root)
    kept = {a.id: (state.code(a.id) or b"").decode() for a in state.attempts()}
    state.close()
    return {
        "notices": [t["notices"] for t in told if t["notices"]],
        "lost": sum(kept.get(t["number"]) != t["code"] for t in told),  # type: ignore[arg-type]
        "kept": len(kept),
    }


def read_only(root: Path) -> dict[str, object]:
    """Somebody who may only read opens a state whose last attempt is still in the log beside the file."""

    def record(tell: Callable[..., None]) -> None:
        state = State(root)
        state.record("02_mean", "green", b"# one\n", "5" * 64, (4, 0), 0.1)
        state.record("02_mean", "red", b"# two\n", "5" * 64, (0, 4), 0.1)
        tell()
        os.kill(os.getpid(), signal.SIGKILL)

    child, _ = start(record)
    os.waitpid(child, 0)
    folder = root / ".kata"
    assert (folder / "state.sqlite3-wal").stat().st_size
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    workspace = Workspace(root)
    rung = workspace.ladder.find("2")
    stub_of(rung.reference.read_text("utf-8"))  # whatever that imports, nobody may not
    if os.geteuid() == 0:
        os.seteuid(65534)  # root may write everywhere; so be nobody
    rung.code.touch()
    found: dict[str, object] = {
        "attempts": [a.status for a in workspace.state.attempts()],
        "code": (workspace.state.code(2) or b"").decode(),
        "record": workspace.state.record("02_mean", "green", b"# three\n", "5" * 64, (4, 0), 0.1),
        "greens": len(workspace.state.greens()["02_mean"]),
        "notices": workspace.state.notices,
    }
    try:
        found["reset"] = reset_rung(workspace, rung)
    except LadderError as error:
        found["reset"] = str(error)
    found["file"] = rung.code.read_text("utf-8")
    return found


def full(root: Path) -> dict[str, object]:
    """The disk is full, as far as this process can tell, and later it is not."""
    import resource

    workspace = Workspace(root)
    rung = workspace.ladder.find("2")
    rung.code.write_bytes(b"# work\n" * 20_000)
    before = workspace.state.record("02_mean", "red", b"# one\n", "", (0, 4), 0.1)
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, resource.RLIM_INFINITY))
    found: dict[str, object] = {"before": before}
    found["record"] = workspace.state.record("02_mean", "red", rung.code.read_bytes(), "", (0, 4), 0.1)
    found["notices"] = list(workspace.state.notices)
    try:
        reset_rung(workspace, rung)
    except LadderError as error:
        found["reset"] = str(error)
    found["file"] = rung.code.read_bytes() == b"# work\n" * 20_000
    found["attempts"] = [a.id for a in workspace.state.attempts()]
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    found["after"] = workspace.state.record("02_mean", "red", rung.code.read_bytes(), "", (0, 4), 0.1)
    return found


if __name__ == "__main__":
    what, root, *numbers = sys.argv[1:]
    with contextlib.redirect_stdout(io.StringIO()):
        result = globals()[what](Path(root), *map(int, numbers))
    print(json.dumps(result))
