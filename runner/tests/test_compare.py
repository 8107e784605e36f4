"""`compare` as a learner meets it: what it refuses, what it shows, in a pipe and in terminals of any width."""

from __future__ import annotations

import io
import json
import os
import re
import sys

import pytest
from ladder_copy import KATA
from rich.console import Console

from runner.commands.compare import choose, compare, refusal
from runner.commands.history import result
from runner.compare.comparison import look
from runner.compare.view import code_view, compare_view
from runner.files import digest
from runner.rung.ladder import LadderError

OWN = '''"""Twice as much, my way: größer."""\r
import functools\r
import numpy as np\r
\r
TWICE_THREE = 6  # by hand\r
FACTOR = 2\r
\r
class Doubler:\r
    """Doubles."""\r
    def __call__(self, x): return FACTOR * x\r
\r
def checked(function):\r
    """Refuse NaN."""\r
    @functools.wraps(function)\r
    def inner(x):\r
        # NaN is not itself\r
        if x != x:\r
            raise ValueError("π is a number, NaN is none")\r
        return function(x)\r
    return inner\r
\r
double = checked(lambda x: x + x)\r
\r
@functools.wraps(Doubler.__call__)\r
def double_all(values):\r
    def twice(value): return Doubler()(float(value))\r
    return np.array([twice(value) for value in values if "a string that makes this line longer than sixty columns"])\r
'''


def became(copy, status: str = "green", name: str = "01_double", suite: str | None = None) -> None:
    """A run of what is there now, as it would have been recorded."""
    rung = copy.rung(name)
    suite_hash = digest(rung.suite.read_bytes()) if suite is None else suite
    copy.workspace.state.record(name, status, rung.code.read_bytes(), suite_hash, (6, 0), 0.1)


def test_before_green_it_says_how_to_get_there(copy) -> None:
    """Exit 2, one sentence for each standing, and nothing is recorded."""
    done = copy.kata("compare", "1")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "exercises/01_double/double.py is not green yet: `python3 -m runner run 01` says what is missing."
        " To see the reference all the same: `python3 -m runner compare 01 --spoil`.\n"
    )
    rung = copy.rung("01_double")
    became(copy, "red")
    assert "is not green yet" in refusal(copy.workspace, rung)
    became(copy, suite="0" * 64)
    said = refusal(copy.workspace, rung)
    assert "was green, but its suite is newer: `python3 -m runner run 01` judges it again." in said
    became(copy)
    assert refusal(copy.workspace, rung) == ""
    copy.write("changed = True", "01_double")
    assert "has changed since it was green" in refusal(copy.workspace, rung)
    assert [a.status for a in copy.workspace.state.attempts("01_double")] == ["red", "green", "green"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("1",), "exercises/01_double/double.py is not green yet"),
        (("nonsense",), "There is no exercise named 'nonsense'."),
        (("2", "--spoil"), "exercises/02_mean/mean.py is missing."),
    ],
)
def test_refusals_are_documents_too(copy, capsys, words, message: str) -> None:
    """With --json, whatever stands in the way."""
    copy.rung().code.unlink()
    assert compare(copy.workspace, words[0], "--spoil" in words, json=True) == 2
    document = json.loads(capsys.readouterr().out)
    assert document["exercise"] == words[0]
    assert document["message"].startswith(message)


def test_after_green_in_a_pipe(copy) -> None:
    """Plain text, stacked, lines of code whole; the code, the facts, the sentences, the page, in this order."""
    copy.write(OWN.encode(), "01_double")
    became(copy)
    done = copy.kata("compare")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert not any(line != line.rstrip() for line in done.stdout.splitlines())
    parts = [
        "01 · Double   exercises/01_double/double.py",
        "In short\n· Your answers to the suite's ",
        "· Your double_all takes ",
        "· Your code has 15 lines, the reference 8.\n",
        "by hand      yours  reference\nTWICE_THREE  6      6.0\n",
        "# double: yours\ndouble = checked(lambda x: x + x)\n\n# double: the reference\ndef double(x: float) -> float:",
        "# double_all: yours\n@functools.wraps(Doubler.__call__)\ndef double_all(values):\n    def twice(value)",
        'if "a string that makes this line longer than sixty columns"])\n',
        "# helpers: yours\nFACTOR = 2\n\nclass Doubler:\n    def __call__(self, x): return FACTOR * x\n\ndef checked",
        '        if x != x:\n            raise ValueError("π is a number, NaN is none")',
        "# helpers: the reference\ndef _floats",
        "The suite's own calls, answered by both\n",
        "Digits right on hard inputs",
        "double      each of 2 hard inputs     15         15\n",
        "Time of one call\n",
        "double_all  one number ",
        "Lines of code, ",
        "together       15          8\n",
        "Solution: double",
        "2 · 3 = 6.",
    ]
    positions = [done.stdout.find(part) for part in parts]
    assert -1 not in positions, parts[positions.index(-1)]
    assert positions == sorted(positions)
    assert [a.status for a in copy.workspace.state.attempts("01_double")] == ["green"]


def test_spoiled_is_recorded_and_is_no_green(copy, capsys) -> None:
    """The reference beside the stub; the document has all facts and sentences, and stands alone on stdout."""
    assert compare(copy.workspace, "1", spoil=True, json=True) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["exercise"], document["green"], document["trouble"]) == ("01_double", False, [])
    assert document["blanks"] == [{"name": "TWICE_THREE", "yours": "...", "reference": "6.0"}]
    assert [f["name"] for f in document["functions"]] == ["double", "double_all"]
    assert document["functions"][0]["agreement"]["written"] is False
    assert document["functions"][1]["timing"][2]["trouble"] == "is not written yet"
    assert document["lines"] == {"yours": 4, "reference": 8}
    assert document["sentences"][:2] == ["Your double is not written yet.", "Your double_all is not written yet."]
    attempt = copy.workspace.state.attempts("01_double")[-1]
    assert attempt.status == "spoiled"
    assert copy.workspace.state.code(attempt.id) == copy.rung("01_double").code.read_bytes()
    assert not copy.workspace.progress().is_green("01_double")
    assert result(attempt) == "reference shown"
    assert compare(copy.workspace, "1", spoil=False, json=True) == 2


def test_without_a_name_it_is_the_last_green(copy) -> None:
    """Not the next one to climb, which is not green; where none is, that one after all."""
    assert choose(copy.workspace, None).name == "01_double"
    for name in ("02_mean", "01_double"):
        copy.write(copy.reference(name), name)
        became(copy, name=name)
    assert choose(copy.workspace, None).name == "01_double"
    became(copy, name="02_mean")
    assert choose(copy.workspace, None).name == "02_mean"
    assert choose(copy.workspace, "1").name == "01_double"


def test_a_reference_that_is_gone(copy) -> None:
    """One sentence; `git` brings it back. Without its page, everything else is there."""
    copy.write(copy.reference(), "02_mean")
    became(copy, name="02_mean")
    (copy.rung().solution / "README.md").unlink()
    assert look(copy.workspace.job(copy.rung())).readme == ""
    copy.rung().reference.unlink()
    with pytest.raises(LadderError, match=r"solutions/02_mean/mean\.py can't be read \(No such file or directory\)"):
        compare(copy.workspace, "2", spoil=False, json=False)


def test_widths_and_what_could_not_be_kept(copy, capsys, monkeypatch) -> None:
    """A screen wider than code should be is not used to its edge; a notice stands at the end, and stops nothing."""
    monkeypatch.setenv("COLUMNS", "300")
    copy.write(copy.reference())
    became(copy, name="02_mean")
    copy.workspace.state._base.notices.trouble = "Progress can't be kept."
    assert compare(copy.workspace, "2", spoil=False, json=False) == 0
    said = capsys.readouterr().out
    assert said.endswith("Progress can't be kept.\n")
    assert max(map(len, said.splitlines())) <= 160
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert compare(copy.workspace, "2", spoil=False, json=False) == 0
    said = capsys.readouterr().out
    assert "│" in said
    assert "\x1b[" in said


def drawn(copy, width: int, code: str | bytes = OWN.encode()) -> str:
    """What a terminal of some width shows of the code."""
    copy.write(code, "01_double")
    comparison = look(copy.workspace.job(copy.rung("01_double")))
    out = Console(width=width, file=io.StringIO(), force_terminal=True, color_system=None)
    for part in compare_view(comparison, width):
        out.print(part)
    return "\n".join(line.rstrip() for line in out.file.getvalue().splitlines())


def test_side_by_side_where_there_is_room(copy) -> None:
    """From 100 columns on; what is too long goes on below, indented, and nothing is wider than the terminal."""
    wide = drawn(copy, 120)
    assert max(map(len, wide.splitlines())) <= 120
    assert " double = checked(lambda x: x + x)                          │ def double(x: float) -> float:\n" in wide
    assert " helpers                                                    │ helpers\n" in wide
    assert 'for value in values      │\n       ↪ if "a string that makes this line longer than      │\n' in wide
    narrow = drawn(copy, 99)
    assert "│" not in narrow
    assert max(map(len, drawn(copy, 40).splitlines())) <= 40


def test_code_that_is_the_reference_or_missing_or_no_python(copy) -> None:
    """Shown once; shown as missing; shown whole, with the reason."""
    reference = copy.reference("01_double")
    assert "the same to the letter" in drawn(copy, 120, reference)
    assert "# double: yours and the reference" in drawn(copy, 80, reference)
    gone = drawn(copy, 80, "def another():\n    return 1\n")
    assert "TWICE_THREE  (none)  6.0" in gone
    assert "# double: yours\n(none)\n" in gone
    assert "# helpers: yours\ndef another():" in gone
    broken = drawn(copy, 80, "def double(:\n    pass\n")
    assert "Your file could not be taken apart: line 1: invalid syntax" in broken
    assert "# helpers: yours\ndef double(:\n    pass\n" in broken


def test_a_rung_without_blanks_or_helpers(copy) -> None:
    """What is not there takes no room."""
    copy.write(copy.reference())
    comparison = look(copy.workspace.job(copy.rung()))
    parts = code_view(comparison, 80)
    out = Console(width=80, file=io.StringIO())
    for part in parts:
        out.print(part)
    assert "by hand" not in out.file.getvalue()
    assert "helpers" not in out.file.getvalue()


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals")
def test_in_a_wide_terminal(copy) -> None:
    """Two columns with colours; a bar while it is measured, and no trace of it afterwards."""
    import pexpect
    import pyte

    copy.write(copy.reference(), "02_mean")
    became(copy, name="02_mean")
    environment = os.environ | {"TERM": "xterm-256color"}
    environment.pop("COLUMNS", None)
    words = ["-c", KATA, str(copy.root), "compare", "2"]
    process = pexpect.spawn(sys.executable, words, dimensions=(60, 200), encoding="utf-8", env=environment, timeout=60)
    raw = process.read()
    process.close()
    assert process.exitstatus == 0
    assert "\x1b[9" in raw
    assert "Measuring: the suite's own calls" in raw
    screen = pyte.Screen(200, 60)
    pyte.Stream(screen).feed(raw)
    text = "\n".join(line.rstrip() for line in screen.display)
    assert "Measuring" not in text
    assert max(map(len, text.splitlines())) <= 160
    assert re.search(r" yours {70,} │ reference\n", text)
    assert "Add, then divide." in text
