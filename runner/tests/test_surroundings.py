"""The same code gets the same verdict, whatever lies beside it and however Python is set up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ladder_copy import PACKAGE, LadderCopy

import runner.engine.process
from runner.engine.engine import Engine
from runner.engine.process import environment

# NumPy warns of 0/0 before the code refuses it.
WARNS = """
import numpy as np

def mean(values):
    if isinstance(values, list) and not all(isinstance(v, float | int) for v in values):
        raise ValueError("numbers, please")
    value = np.float64(sum(values)) / np.float64(len(values))
    if np.isnan(value):
        raise ValueError("no mean")
    return float(value)
"""
# What may make Python another one.
SET_UPS = {
    "warnings are errors": {"PYTHONWARNINGS": "error"},
    "no asserts": {"PYTHONOPTIMIZE": "1"},
    "neither asserts nor docstrings": {"PYTHONOPTIMIZE": "2"},
    "short numbers": {"PYTHONINTMAXSTRDIGITS": "640"},
    "for developers": {"PYTHONDEVMODE": "1"},
}
TELLS = """
import sys
def mean(values):
    raise RuntimeError(f"{sys.flags.optimize} {sys.warnoptions} {sys.flags.dev_mode} {sys.get_int_max_str_digits()}")
"""


class Clone:
    """A clone with its own runner, in which this Python finds all it needs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("runner", "exercises", "solutions"):
            shutil.copytree(PACKAGE / name, root / name, ignore=shutil.ignore_patterns("tests", "__pycache__"))
        for name in ("pyproject.toml", ".pytest.ini"):
            shutil.copy(PACKAGE / name, root)
        code = "dot_product/dot_product.py"
        shutil.copy(root / "solutions" / f"01_{code}", root / "exercises" / f"01_{code}")

    def run(self, *words: str, cwd: Path | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        """One command, in the clone's root."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST"))}
        environ = kept | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"} | more
        return subprocess.run(
            [sys.executable, *words],
            cwd=cwd or self.root,
            env=environ,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """One for all: nothing in it is changed for good."""
    return Clone(tmp_path_factory.mktemp("clone"))


@pytest.mark.parametrize("name", ["random", "copy", "typing", "numpy", "hypothesis", "rich"])
def test_what_a_learner_tries_out_beside_the_folders_is_not_pythons(clone: Clone, name: str) -> None:
    """A file of any name in the clone's root; every command goes on."""
    file = clone.root / f"{name}.py"
    file.write_text("raise SystemExit('this was a try of mine')\n", "utf-8")
    try:
        done = clone.run("-m", "runner", "run", "1")
    finally:
        file.unlink()
    assert (done.returncode, done.stderr) == (0, "")
    assert "passed" in done.stdout


@pytest.mark.parametrize("name", SET_UPS)
def test_how_python_is_set_up_changes_no_verdict(copy: LadderCopy, name: str) -> None:
    """The runner itself may be set up so: its workers are not."""
    copy.write(WARNS)
    assert "4 passed" in copy.kata("run", "2", **SET_UPS[name]).stdout
    copy.write(TELLS)
    assert "RuntimeError: 0 [] False 4300" in copy.kata("run", "2", **SET_UPS[name]).stdout


def test_options_of_the_interpreter_change_none_either(clone: Clone) -> None:
    """multiprocessing would hand them on."""
    done = clone.run("-O", "-W", "error", "-X", "dev", "-m", "runner", "run", "1")
    assert done.returncode == 0, done.stdout + done.stderr


def test_plain_pytest_says_the_same(clone: Clone) -> None:
    """Warnings make no test red, whatever PYTHONWARNINGS says."""
    rung = clone.root / "exercises" / "01_dot_product"
    code, was = rung / "dot_product.py", (rung / "dot_product.py").read_text("utf-8")
    warns = "\n\n_right = dot\n\n\ndef dot(a, b):\n    np.float64(0) / np.float64(0)\n    return _right(a, b)\n"
    code.write_text(was + warns, "utf-8")
    try:
        for more in ({}, {"PYTHONWARNINGS": "error"}, {"PYTHONOPTIMIZE": "1"}):
            done = clone.run("-m", "pytest", "-q", "-p", "no:cacheprovider", "exercises/01_dot_product", **more)
            assert done.returncode == 0, (more, done.stdout)
            assert "RuntimeWarning" in done.stdout
    finally:
        code.write_text(was, "utf-8")


def test_the_process_behind_the_runs_has_all_at_hand(copy: LadderCopy, engine: Engine) -> None:
    """Its path holds nothing but the way to the runner; what is imported there costs no run anything."""
    code = "import sys\nassert 'kata_warm' in sys.modules and 'runner.engine.warm' in sys.modules\n"
    if engine.method == "forkserver":
        assert copy.judge(engine, code + copy.reference()).green
    assert [p.name for p in (Path(runner.engine.process.__file__).parent / "door").glob("*.py")] == ["kata_warm.py"]


def test_where_packages_are_stays_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """Afterwards all is as it was."""
    monkeypatch.setenv("PYTHONUSERBASE", "here")
    monkeypatch.setenv("PYTHONVERBOSE", "1")
    before = dict(os.environ)
    with environment(""):
        assert os.environ["PYTHONUSERBASE"] == "here"
        assert "PYTHONVERBOSE" not in os.environ
    assert dict(os.environ) == before


@pytest.mark.parametrize("folder", ["ml [2026]", "a$HOME", "a::b", "100 %", "{x}", "caf\udce9"])
def test_a_clone_may_lie_in_any_folder(tmp_path: Path, engine: Engine, folder: str) -> None:
    """Brackets, variables, colons, bytes that are no UTF-8."""
    try:
        copy = LadderCopy(tmp_path / folder / "ladder")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    copy.settings("")
    assert copy.judge(engine, copy.reference()).green
    verdict = copy.judge(engine, "def mean(values):\n    return 1.0\n")
    assert verdict.failed[0].card.where == "mean.py:1"
    assert "1 failed" in copy.kata("run", "2").stdout or not verdict.green


@pytest.mark.parametrize(
    ("content", "says"),
    [("x = 1\n1/0\n", "conftest.py, line 2: ZeroDivisionError"), ("def (\n", "conftest.py, line 1: SyntaxError")],
)
def test_a_conftest_beside_the_exercise_is_told_as_such(
    copy: LadderCopy, engine: Engine, content: str, says: str
) -> None:
    """It is not the learner's file that is wrong."""
    (copy.rung().folder / "conftest.py").write_text(content, "utf-8")
    verdict = copy.judge(engine, copy.reference())
    assert verdict.message.startswith(says)
    assert "mean.py" not in verdict.message


@pytest.mark.parametrize("what", ["file", "link", "folder that is closed"])
def test_where_nothing_can_be_kept_the_verdict_is_the_same(copy: LadderCopy, engine: Engine, what: str) -> None:
    """`.kata/pycache` only saves time."""
    place = copy.root / ".kata" / "pycache"
    place.parent.mkdir(exist_ok=True)
    if what == "file":
        place.write_text("mine", "utf-8")
    elif what == "link":
        place.symlink_to(place.name)
    else:
        place.mkdir(mode=0o500)
    assert copy.judge(engine, copy.reference()).green
    assert copy.judge(engine, "def mean(values):\n    return 1.0\n").failed
