"""`reset` and `reset --undo` keep every byte, and refuse where they can't."""

from __future__ import annotations

import pytest
from ladder_copy import LadderCopy
from past import Kata


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line in this process."""
    return Kata(copy, capsys)


@pytest.mark.parametrize(
    "work",
    [
        b"",
        b"x = 1",
        b"x = 1\r\ny = 2\r\n",
        b"\xef\xbb\xbfx = 1\n",
        b"\xff\xfe\x00 no text\r\r\n",
        b"def mean(values: 1",
        b"# " + b"x" * 1_000_000,
    ],
    ids=["empty", "no line end", "CRLF", "BOM", "no text", "no Python", "1 MB"],
)
def test_every_byte_comes_back(kata: Kata, work: bytes) -> None:
    """Whatever the file held; the stub in between is the stub, and can be had again."""
    rung = kata.copy.rung()
    stub = rung.code.read_bytes()
    rung.code.write_bytes(work)
    assert kata("reset", "2").code == 0
    assert rung.code.read_bytes() == stub
    assert kata("reset", "2", "--undo").code == 0
    assert rung.code.read_bytes() == work
    assert [kata.code(a.id) for a in kata.attempts("02_mean")] == [work, stub]


def test_a_reset_in_real_processes(copy: LadderCopy) -> None:
    """One puts away, the next brings back."""
    rung = copy.rung()
    stub = rung.code.read_bytes()
    copy.write("work = 1\n")
    done = copy.kata("reset", "mean")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "exercises/02_mean/mean.py is the stub again. Your work is kept: python3 -m runner reset 02 --undo\n"
    )
    assert rung.code.read_bytes() == stub
    done = copy.kata("reset", "mean", "--undo")
    assert (done.returncode, done.stdout) == (0, "exercises/02_mean/mean.py holds your work again.\n")
    assert rung.code.read_bytes() == b"work = 1\n"


@pytest.mark.parametrize("damage", [None, b"def mean(:\n", b"\xff"], ids=["gone", "no Python", "no text"])
def test_without_its_reference_there_is_no_stub(kata: Kata, damage: bytes | None) -> None:
    """The work stays."""
    rung = kata.copy.write("work = 1\n")
    rung.reference.unlink() if damage is None else rung.reference.write_bytes(damage)
    said = kata("reset", "2")
    assert said.code == 2
    assert said.err.startswith("The stub is made from solutions/02_mean/mean.py, which can't be read: ")
    assert rung.code.read_bytes() == b"work = 1\n"


def test_without_a_history_nothing_is_replaced(kata: Kata) -> None:
    """What could not be brought back is not put away."""
    rung = kata.copy.write("work = 1\n")
    (kata.root / ".kata").write_text("a file where the folder should be")
    said = kata("reset", "2")
    assert said.code == 2
    assert said.err.endswith("So nothing was changed: your work could not be kept first.\n")
    assert rung.code.read_bytes() == b"work = 1\n"
