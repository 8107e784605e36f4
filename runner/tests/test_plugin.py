"""Plain pytest on a rung: the report is a lesson, and every other suite is left alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from ladder_copy import PACKAGE, LadderCopy


@pytest.fixture
def report(copy: LadderCopy):
    """What pytest prints about code in the place of the learner's."""

    def run(code: str, *options: str, name: str = "02_mean", plugin: bool = True) -> str:
        copy.write(code, name)
        environment = os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONPATH": str(PACKAGE), "COLUMNS": "80"}
        plugins = ["-p", "runner.plugin"] if plugin else []
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *plugins, *options, f"exercises/{name}"]
        done = subprocess.run(
            command, cwd=copy.root, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        return done.stdout + done.stderr

    return run


def test_the_plugin_is_announced_to_pytest():
    """Where the project is installed, pytest finds it by itself."""
    (found,) = [e for e in entry_points(group="pytest11") if e.name == "kata"] or [None]
    assert found is None or found.value == "runner.plugin"  # None: run from a folder, not installed


def test_the_law_stands_beside_the_failure(report):
    """The docstring of the test, then what is wrong: no source of the test, no frames of libraries."""
    said = report("def mean(values):\n    return 1.0\n")
    assert "The mean of 1, 2 and 6 is 3.\n\ntest_mean.py:" in said
    assert "site-packages" not in said
    assert "with values=[0.0]" in said  # Hypothesis' smallest example, without its transcript
    assert "Falsifying" not in said
    assert "Failing test case" not in said


def test_the_traceback_ends_in_the_learners_own_code(report):
    """The suite's line, the learner's line, the error: three short steps."""
    said = report("def mean(values):\n    return sum(values) / 0\n", "-k", "worked")
    assert said.partition("The mean of 1, 2 and 6 is 3.\n\n")[2].splitlines()[:5] == [
        "test_mean.py:21",
        "    assert number(mean([1, 2, 6])) == 3",
        "mean.py:2 in mean",
        "    return sum(values) / 0",
        "ZeroDivisionError: division by zero",
    ]


def test_what_is_not_written_yet_reads_so(report, copy):
    """NotImplementedError is no crash, and an empty blank asks to be filled in."""
    said = report((copy.exercises / "01_double" / "double.py").read_text("utf-8"), name="01_double")
    assert "TWICE_THREE is still `...`: fill this in by hand first." in said
    assert "double() is not written yet." in said
    assert "NotImplementedError" not in said


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def mean(values:\n", "mean.py, line 1: SyntaxError: "),
        ("import nowhere\n", "mean.py, line 1: ModuleNotFoundError: No module named 'nowhere'"),
        ("def average(values): ...\n", "mean.py has no `mean`, which the suite imports."),
    ],
)
def test_a_file_that_cannot_be_imported_is_named_with_its_line(report, code, said):
    """Not the twelve frames of an import."""
    text = report(code)
    assert f"The suite could not be imported.\n\n{said}" in text
    assert "importlib" not in text


def test_pytests_own_report_is_an_option_away(report):
    """Whoever asks for another style of traceback gets it."""
    assert "def test_mean_worked_example" in report("def mean(values):\n    return 1.0\n", "--tb=long", "-k", "worked")


def test_without_the_plugin_the_suites_run_as_they_are(report):
    """NumPy, pytest and Hypothesis are all that a suite needs."""
    said = report("def mean(values):\n    return 1.0\n", plugin=False)
    assert "4 failed" in said or "3 failed" in said
    assert '"""The mean of 1, 2 and 6 is 3."""' in said  # pytest shows the source, and the law with it


def test_other_suites_are_left_alone(report, copy):
    """A test that is no rung's keeps pytest's own report, whether it fails in itself or at its import."""
    other = copy.root / "elsewhere"
    other.mkdir()
    (other / "test_other.py").write_text('def test_other():\n    """A law."""\n    assert 1 == 2\n', "utf-8")
    (other / "test_broken.py").write_text("import nowhere\n", "utf-8")
    said = report("def mean(values):\n    return 1.0\n", "--continue-on-collection-errors", "elsewhere")
    assert ">       assert 1 == 2" in said
    assert "importlib" in said
    assert "A law.\n\n" not in said


def test_the_copy_of_a_rung_is_passed_over(report, copy):
    """Two suites of one name can't be imported together. It is run if it is asked for."""
    copy.write(copy.reference())
    for name in ("02_mean copy", "Copy of 02_mean"):
        shutil.copytree(copy.exercises / "02_mean", copy.exercises / name)
    (copy.exercises / "mine").mkdir()
    (copy.exercises / "mine" / "test_mine.py").write_text("def test_mine():\n    pass\n", "utf-8")
    said = report(copy.reference(), "exercises", "-k", "mean or mine")
    assert "5 passed" in said
    for name in ("02_mean copy", "Copy of 02_mean"):
        assert f"exercises/{name} is no rung of the ladder, so it is passed over." in said
    said = report(copy.reference(), name="02_mean copy")
    assert "4 passed" in said and "copy is no rung" not in said


def test_a_ladder_that_is_no_toml_passes_nothing_over(report, copy):
    """pytest goes on."""
    (copy.exercises / "ladder.toml").write_text("[", "utf-8")
    assert "4 passed" in report(copy.reference(), "exercises", "-k", "mean")
