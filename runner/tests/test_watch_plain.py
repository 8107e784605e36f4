"""Watch without a terminal: in a pipe, as other programs start it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from processes import living, only_linux, only_posix, wait_until
from test_corruptions import corrupted, passes_under_plain_pytest
from watch_terminal import GREEN, WRONG, command, environment, ladder_in


class Piped:
    """A watch whose output goes into a pipe."""

    def __init__(self, folder: Path) -> None:
        self.root, self.mark = ladder_in(folder), uuid.uuid4().hex
        self.code = self.root / "exercises/01_double/double.py"
        self.process = subprocess.Popen(
            command(self.root, ["watch"]),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment(self.mark, PYTHONIOENCODING="utf-8"),
        )
        self.lines: list[str] = []

    def until(self, text: str) -> list[str]:
        """Read lines up to one with this text."""
        assert self.process.stdout
        read: list[str] = []
        while not read or text not in read[-1]:
            line = self.process.stdout.readline()
            assert line, (read, self.process.stderr and self.process.stderr.read())
            read.append(line)
        return read


@only_posix
def test_each_save_gets_its_lines(tmp_path: Path) -> None:
    """No colours, nothing cleared, one verdict a save; it does not end with its input, but with SIGTERM."""
    piped = Piped(tmp_path)
    piped.until("0 passed, 6 failed in")
    piped.code.write_text(WRONG, "utf-8")
    lines = piped.until("4 passed, 2 failed in")
    assert "✗ test_double_worked_example\n" in lines
    assert not any("\x1b" in line for line in lines)
    piped.code.write_text(GREEN["01_double"], "utf-8")
    lines = piped.until("6 passed in")
    assert not any("failed" in line for line in lines)
    piped.until("Next: 02 · Mean")
    piped.code.unlink()
    piped.until("exercises/01_double/double.py is missing.")
    piped.process.send_signal(signal.SIGTERM)
    assert piped.process.wait(30) == 143
    assert piped.process.stderr
    assert piped.process.stderr.read() == ""


VERDICT = re.compile(r"(?:(\d+) passed|no test could run)(, \d+ failed)? in [\d.]+ s")
HOW_MANY = int(os.environ.get("KATA_CORRUPTIONS", "80"))  # the project's gate tries more
LONGEST = 0.3 * HOW_MANY + 60  # seconds until a watch that gives no more verdicts is ended


@only_posix
def test_after_any_corruption_the_next_save_is_judged(tmp_path: Path) -> None:
    """One watch through them all: a verdict for each save, green only where pytest says so too, nothing on stderr."""
    piped, greens = Piped(tmp_path), []
    piped.until("0 passed, 6 failed in")
    reference = GREEN["01_double"].encode()
    timer = threading.Timer(LONGEST, piped.process.kill)
    timer.start()
    for seed in range(HOW_MANY):
        content = corrupted(reference, seed)
        piped.code.write_bytes(content)
        verdict = None
        while verdict is None:
            verdict = VERDICT.match(piped.until("")[-1])
        if verdict[1] == "6":
            greens.append(content)
    timer.cancel()
    piped.process.send_signal(signal.SIGTERM)
    assert piped.process.wait(30) == 143
    assert piped.process.stderr
    assert piped.process.stderr.read() == ""
    assert greens
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        folders = [tmp_path / str(number) for number in range(len(greens))]
        assert all(pool.map(passes_under_plain_pytest, folders, greens))


@only_posix
def test_ctrl_c_ends_it(tmp_path: Path) -> None:
    """With a word at most."""
    piped = Piped(tmp_path)
    piped.until("0 passed, 6 failed in")
    piped.process.send_signal(signal.SIGINT)
    out, err = piped.process.communicate(timeout=30)
    assert (piped.process.returncode, err.strip()) == (130, "Stopped.")
    assert "failed" not in out


@only_linux
def test_it_ends_when_nobody_reads_any_more(tmp_path: Path) -> None:
    """Quietly, with all that it started."""
    piped = Piped(tmp_path)
    piped.until("0 passed, 6 failed in")
    assert piped.process.stdout
    assert piped.process.stderr
    piped.process.stdout.close()
    piped.code.write_text(GREEN["01_double"], "utf-8")
    assert piped.process.wait(30) == 1
    assert piped.process.stderr.read() == ""
    wait_until(lambda: not living(f"KATA_TEST={piped.mark}"), "no process is left")
