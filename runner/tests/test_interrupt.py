"""Ctrl-C, and the runner's sudden death, at every stage of a run: nothing lives on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest
from ladder_copy import PACKAGE, LadderCopy
from processes import living, only_linux, wait_until

pytestmark = only_linux

LOOPS = {"a loop": "while True: pass", "a loop that holds the interpreter": "10**10**8", "a sleep": "time.sleep(1e6)"}


# The runner dies between asking for a worker and telling it what to do.
DYING = """
import os, signal
from pathlib import Path
from multiprocessing import popen_forkserver
real = popen_forkserver.forkserver.connect_to_new_process

def dying(descriptors):
    real(descriptors)
    os.kill(os.getpid(), signal.SIGKILL)

popen_forkserver.forkserver.connect_to_new_process = dying
from runner.engine.engine import Engine
Engine("forkserver").prepare(Path.cwd())
"""


@pytest.fixture
def begin(copy: LadderCopy) -> Callable[..., subprocess.Popen[str]]:
    """Starts `run 2` on a loop; returns when the stage is reached."""

    def started(loop: str, stage: str) -> subprocess.Popen[str]:
        marker = copy.root / "began"
        copy.settings("test-timeout = 4")
        copy.write(
            f"import time\nfrom pathlib import Path\ndef mean(values):\n    Path({str(marker)!r}).touch()\n    {loop}\n"
        )
        process = copy.start("run", "2", MARK=str(copy.root))
        if stage == "warming up":
            wait_until(lambda: any("forkserver" in p.command for p in living(mark(copy))), "a forkserver")
        else:
            wait_until(marker.exists, "the function runs")
        assert process.poll() is None
        return process

    return started


def mark(copy: LadderCopy) -> str:
    """What the processes of this test bear in their environment."""
    return f"MARK={copy.root}"


def nothing_lives(copy: LadderCopy) -> None:
    """Wait until every process of the test has ended."""
    wait_until(lambda: not living(mark(copy)), "every process has ended")


@pytest.mark.parametrize(
    ("loop", "stage"),
    [("a loop", "warming up"), ("a loop", "running"), ("a loop that holds the interpreter", "running")],
)
def test_an_interrupt_is_exit_code_130_and_one_line(
    copy: LadderCopy, begin: Callable[..., subprocess.Popen[str]], loop: str, stage: str
) -> None:
    """Sent to the whole process group, as a terminal does: no traceback of anybody, and nothing is left."""
    process = begin(LOOPS[loop], stage)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "\nStopped.\n")
    nothing_lives(copy)
    assert copy.workspace.state.attempts("02_mean") == []


@pytest.mark.parametrize(
    ("loop", "stage"), [("a loop", "warming up"), *((loop, "running") for loop in LOOPS)], ids=lambda value: value
)
def test_the_runners_death_is_its_workers_end(
    copy: LadderCopy, begin: Callable[..., subprocess.Popen[str]], loop: str, stage: str
) -> None:
    """Killed without a chance to clean up. A loop that holds its interpreter ends soon after its time is up."""
    process = begin(LOOPS[loop], stage)
    process.kill()
    process.communicate(timeout=60)
    nothing_lives(copy)


def test_nobody_complains_of_the_runners_death() -> None:
    """Whoever is still starting then ends in silence; the pipe ends with the last of them."""
    done = subprocess.run([sys.executable, "-c", DYING], cwd=PACKAGE, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGKILL, "", "")


def test_the_end_of_the_terminal_is_the_end_of_the_run(
    copy: LadderCopy, begin: Callable[..., subprocess.Popen[str]]
) -> None:
    """A closed window."""
    process = begin(LOOPS["a loop"], "running")
    os.killpg(process.pid, signal.SIGHUP)
    process.communicate(timeout=60)
    nothing_lives(copy)
