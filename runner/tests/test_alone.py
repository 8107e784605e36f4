"""A rung stands alone: the same sentence in the runner and in pytest, however it is started."""

from __future__ import annotations

import pytest
from ladder_copy import LadderCopy
from test_plugin import report  # noqa: F401 - a fixture

from runner.engine.engine import Engine
from runner.engine.loading import OtherRung, stand_alone

SENTENCE = (
    "mean.py, line 2: it imports double, your file of rung 01."
    " Each rung stands alone: copy what you need from there into this file."
)


@pytest.mark.parametrize(
    "line",
    [
        "import double",
        "from double import double as d",
        "def f():\n    from double import x",
        "import os, double.x",
    ],
)
def test_another_rungs_file_is_not_imported(copy: LadderCopy, line: str) -> None:
    """Wherever the import stands: within a function it would be found in some runs only."""
    with pytest.raises(OtherRung) as found:
        stand_alone(f"# mine\n{line}\n".encode(), copy.rung().code)
    assert "mean.py, line " in str(found.value) and "it imports double, your file of rung 01." in str(found.value)


@pytest.mark.parametrize(
    "code",
    [
        "double = 1",
        "import mean",
        "from .double import x",
        "import helper  # not double",
        "def double(:",
        "import double\ndef f(:",
        "x = 'import double'",
    ],
)
def test_all_else_is(copy: LadderCopy, code: str) -> None:
    """What only looks like it; what is no Python is told when it is imported."""
    stand_alone(code.encode(), copy.rung().code)


def test_the_runner_says_so(copy: LadderCopy, engine: Engine) -> None:
    """Instead of a module that is not found."""
    verdict = copy.judge(engine, f"\nfrom double import double\n{copy.reference()}")
    assert verdict.message == f"{SENTENCE}\nSo no test could run."
    assert not verdict.green


def test_pytest_says_so_for_one_rung_and_for_all(report, copy: LadderCopy) -> None:  # noqa: F811
    """With all rungs on its path it would find the file."""
    code = f"\nfrom double import double\n{copy.reference()}"
    for more in ((), ("exercises/01_double",)):
        said = " ".join(report(code, *more).split())
        assert SENTENCE in said
        assert " 1 error" in said


def test_pytest_reads_what_the_runner_reads(report, copy: LadderCopy) -> None:  # noqa: F811
    """UTF-16 is named; a comment in Latin-1 is no mistake, though Python's own reader of lines takes none of it."""
    right = copy.reference()
    assert "the file is UTF-16: save it as UTF-8" in report(right.encode("utf-16"))
    latin = right.encode().replace(b"def mean", b"# caf\xe9\ndef mean", 1)
    assert "4 passed" in report(latin)


def test_a_comment_in_latin_1_changes_no_verdict(copy: LadderCopy, engine: Engine) -> None:
    """Python takes it."""
    assert copy.judge(engine, b"# caf\xe9\n" + copy.reference().encode()).green
