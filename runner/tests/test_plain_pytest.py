"""Plain pytest on a rung, without the runner: what is judged is what is on the disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
TEST = """
import helper
import pytest
from twice import twice

def test_twice():
    assert helper.HALF * twice(3) == 3
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A rung of three lines under the ladder's own conftest."""
    folder = tmp_path / "exercises" / "01_twice"
    folder.mkdir(parents=True)
    for name in ("pyproject.toml", "exercises/conftest.py", "exercises/checks.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    (folder / "test_twice.py").write_text(TEST, "utf-8")
    (folder / "helper.py").write_text("HALF = 0.5\n", "utf-8")
    return folder


def save(path: Path, text: str) -> None:
    """Write it in one and the same second, as an archive or a quick hand does."""
    path.write_text(text, "utf-8")
    os.utime(path, (1_700_000_000, 1_700_000_000))


def passes(folder: Path, *options: str, **more: object) -> bool:
    """The verdict of plain pytest, where Python may keep what it compiles."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "PYTEST"))}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    done = subprocess.run(command, env=kept, capture_output=True, check=False, timeout=120, **more)  # type: ignore[call-overload]
    assert done.returncode in (0, 1), done.stdout
    return bool(done.returncode == 0)


def test_a_save_of_the_same_size_in_the_same_second_is_seen(folder: Path) -> None:
    """In either direction, from whatever folder, also of a helper, and where Python itself has kept the old one."""
    right, wrong = "def twice(x):\n    return x * 2\n", "def twice(x):\n    return x + 2\n"
    for text, green in ((wrong, False), (right, True), (wrong, False)):
        save(folder / "twice.py", text)
        assert passes(folder, str(folder)) is green
        subprocess.run([sys.executable, "-c", "import twice"], cwd=folder, check=True, env={"PATH": os.defpath})
    assert (folder / "__pycache__").is_dir()
    save(folder / "twice.py", right)
    assert passes(folder, cwd=folder)
    for text, green in (("HALF = 0.7\n", False), ("HALF = 0.5\n", True)):
        save(folder / "helper.py", text)
        assert passes(folder, cwd=folder) is green


def test_it_leaves_no_folder_where_it_was_started_from(folder: Path, tmp_path: Path) -> None:
    """What Hypothesis keeps goes to the history's folder."""
    strategy = "import hypothesis.strategies as st\nfrom hypothesis import given\n\n@given(st.text())\n"
    (folder / "test_twice.py").write_text(strategy + "def test_text(text):\n    assert text != 'a'\n", "utf-8")
    here = tmp_path / "here"
    here.mkdir()
    passes(folder, str(folder), cwd=here)
    assert list(here.iterdir()) == []
    assert {p.name for p in tmp_path.iterdir()} <= {"here", "exercises", "pyproject.toml", ".kata"}
