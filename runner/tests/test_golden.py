"""What a learner reads, word for word, in a pipe of 80 columns.

The texts are in `golden/`. After a change of words, `KATA_REWRITE_GOLDEN=1 pytest runner/tests/test_golden.py` writes
them anew: read the difference as a beginner would, then commit it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from ladder_copy import MINIATURE, LadderCopy
from past import Kata

from runner.engine.engine import Engine

GOLDEN = Path(__file__).parent / "golden"
DOUBLE = (MINIATURE / "solutions/01_double/double.py").read_text("utf-8")
STUB = (MINIATURE / "exercises/01_double/double.py").read_text("utf-8")
MEAN = (MINIATURE / "solutions/02_mean/mean.py").read_text("utf-8")
ALL = "2.0 * _floats(values)"

VIEWS = {
    "green": ("02", MEAN),
    "untouched stub": ("01", STUB),
    "blank filled, rest not written": ("01", STUB.replace("= ...", "= 6.0")),
    "wrong blank": ("01", DOUBLE.replace("= 6.0", "= 5.0")),
    "known mistake": ("01", DOUBLE.replace("2.0 * x", "x * x")),
    "known mistake, rest not written": ("01", STUB.replace("raise NotImplementedError", "return 2.0 * x", 1)),
    "wrong entry of an array": ("01", DOUBLE.replace(ALL, f"{ALL} + (_floats(values) > 1) / 3")),
    "wrong shape": ("01", DOUBLE.replace(ALL, f"({ALL})[:, None]")),
    "changed argument": (
        "01",
        DOUBLE.replace(f"return {ALL}", f"answer = {ALL}\n    values[0] = 0.0\n    return answer"),
    ),
    "outside the tolerance": ("01", DOUBLE.replace("2.0 * x", "2.0 * x * (1 + 1e-10)")),
    "wrong in the last digit": ("01", DOUBLE.replace("2.0 * x", "2.0 * x * (1 + 1e-15)")),
    "did not refuse": ("02", MEAN.replace('raise ValueError("values must not be empty.")', "return 0.0")),
    "refused in another way": ("02", MEAN.replace("ValueError(", "TypeError(")),
    "no return": ("02", MEAN.replace("return sum", "sum")),
    "answer of another kind": ("02", MEAN.replace("return sum", "yield sum")),
    "error and prints": (
        "02",
        MEAN.replace("    if", "    print('values:', values)\n    if").replace(
            "sum(float(v) for v in values)", "values.sum()"
        ),
    ),
    "warned": ("02", "import numpy as np\n" + MEAN.replace("/ len(values)", "/ np.float64(0)")),
    "calls itself": ("02", MEAN.replace("return sum", "return mean(values) + sum")),
    "ends the program": ("02", MEAN.replace("return sum", "raise SystemExit\n    return sum")),
    "skips its test": ("02", MEAN.replace("return sum", "import pytest; pytest.skip()\n    return sum")),
    "prints too much": ("02", MEAN.replace("return sum", "while True: print('again ' * 20)\n    return sum")),
    "endless loop": ("02", MEAN.replace("return sum", "while True: pass\n    return sum")),
    "ended process": ("02", MEAN.replace("return sum", "import os; os._exit(0)\n    return sum")),
    "syntax error": ("02", MEAN.replace("-> float:", "-> float")),
    "error at import": ("02", f"import numpi as np\n{MEAN}"),
    "missing function": ("02", MEAN.replace("def mean", "def average")),
}


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str], engine: Engine) -> Kata:
    """The command line in this process, whose warm process is shared."""
    return Kata(copy, capsys)


def file_of(name: str) -> str:
    """A name for a file."""
    return re.sub(r"\W+", "_", name) + ".txt"


def compare(name: str, text: str) -> None:
    """Hold a text against the file of that name."""
    path = GOLDEN / file_of(name)
    if os.environ.get("KATA_REWRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.mark.parametrize("name", VIEWS)
def test_a_verdict_reads_as_it_was_reviewed(kata: Kata, name: str) -> None:
    """Nothing is wider than the screen, no line ends in blanks."""
    number, code = VIEWS[name]
    kata.copy.settings("test-timeout = 1" if name == "endless loop" else "")
    kata.copy.write(code, {"01": "01_double", "02": "02_mean"}[number])
    said = kata("run", number)
    assert (said.code, said.err) == (0 if name == "green" else 1, "")
    assert said.width <= 80
    assert not re.search(r" $", said.out, re.MULTILINE)
    compare(name, re.sub(r"in \d+\.\d\d s$", "in 0.12 s", said.out, flags=re.MULTILINE))


def test_no_golden_text_is_left_over() -> None:
    """Each belongs to a view."""
    assert {path.name for path in GOLDEN.iterdir()} == {file_of(name) for name in VIEWS}
