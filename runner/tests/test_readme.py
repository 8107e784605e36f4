"""What the README says is true: its commands run, its map is the ladder's, and the ladder can be climbed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from runner.rung.ladder import load
from runner.rung.source import stub_of

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ENVIRONMENT = os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "80"}
PARABOLA = "exercises/13_parabola_descent/parabola_descent.py"
SHELL_LINES = re.findall(r"(?m)^    (\S.*)$", README)


@pytest.fixture
def clone(tmp_path):
    """A fresh copy of the repository in a folder with a space and an accent in its name: no history, only stubs."""
    root = tmp_path / "a b é"
    left_out = shutil.ignore_patterns(".git", ".venv", ".kata", ".*_cache", "__pycache__", "*.egg-info")
    shutil.copytree(ROOT, root, ignore=left_out)
    for rung in load(root).rungs:
        rung.code.write_text(stub_of(rung.reference.read_text("utf-8")), encoding="utf-8")
    return root


def typed(line, cwd):
    """Run a line of the README in the environment of the tests."""
    program, *words = line.split()
    command = [sys.executable, *(() if program == "python3" else ("-m", program)), *words]
    return subprocess.run(
        command, cwd=cwd, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", env=ENVIRONMENT, check=False
    )


def test_the_two_commands_stand_on_the_first_screen():
    """A newcomer sees how to start, and how to see the proof, without scrolling."""
    first = "\n".join(README.splitlines()[:24])
    assert "\n    python3 -m runner\n" in first
    assert "\n    python3 -m runner verify\n" in first


def test_the_first_command_lists_the_ladder_in_a_pipe(clone):
    """Without a terminal, `python3 -m runner` prints the map and ends well."""
    done = typed("python3 -m runner", clone)
    assert done.returncode == 0, done.stderr
    assert "01_dot_product" in done.stdout
    assert "next" in done.stdout


def test_the_gate_runs_the_readmes_test_command():
    """`.ci/run` calls what the README tells a contributor to call."""
    assert "\npython3 -m runner verify\n" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_plain_pytest_runs_one_rung_and_the_whole_ladder(clone):
    """`pytest exercises/01_dot_product` and `pytest exercises` work as they are, and every test of a stub is red."""
    for line in SHELL_LINES:
        if line.startswith("pytest "):
            done = typed(line, clone)
            assert done.returncode == 1, done.stdout + done.stderr
            assert re.search(r"(?m)^=* ?\d+ failed(, \d+ deselected)? in ", done.stdout), done.stdout[-2000:]
    assert sum(line.startswith("pytest ") for line in SHELL_LINES) == 2


@pytest.mark.skipif(os.name == "nt", reason="pexpect has no pseudo-terminal on Windows")
def test_pytest_watch_follows_saves(clone):
    """`ptw exercises/01_dot_product` runs the suite, and again after a save."""
    assert "ptw exercises/01_dot_product" in SHELL_LINES
    command = ["-m", "pytest_watch", "exercises/01_dot_product"]
    child = pexpect.spawn(sys.executable, command, cwd=str(clone), encoding="utf-8", timeout=60)
    try:
        child.expect(r"\d+ failed")
        code = clone / "exercises" / "01_dot_product" / "dot_product.py"
        shutil.copyfile(clone / "solutions" / "01_dot_product" / "dot_product.py", code)
        child.expect(r"\d+ passed")
    finally:
        child.close(force=True)


def test_the_transcript_is_what_the_terminal_says(clone):
    """The session in the README, played again: word for word, but for the seconds."""
    code = clone / "exercises" / "01_dot_product" / "dot_product.py"
    (first,) = re.findall(r"(?ms)^```python\n(.*?)^```$", README)
    stub = code.read_text("utf-8").replace("A_DOT_B: float = ...", "A_DOT_B: float = 32.0")
    code.write_text(stub.replace("    raise NotImplementedError\n", first, 1), "utf-8")
    session = "".join(re.findall(r"(?ms)^```text\n(.*?)^```$", README))
    for said in session.split("$ ")[1:]:
        line, _, shown = said.partition("\n")
        if "passed in" in shown and "failed" not in shown:
            shutil.copyfile(clone / "solutions" / "01_dot_product" / "dot_product.py", code)
        got = typed(line, clone).stdout
        assert [without_seconds(text) for text in got.splitlines()] == [
            without_seconds(text) for text in shown.rstrip().splitlines()
        ]


def without_seconds(text):
    """A line of a terminal, whatever time it took and however far it is filled with blanks."""
    return re.sub(r"in [\d.]+ s$", "in … s", text.rstrip())


def test_every_command_of_the_table_exists(clone):
    """The words in the table of commands are those that the program knows, and it knows no others."""
    table = README.partition("## Commands")[2].partition("\n## ")[0]
    named = set(re.findall(r"(?m)^\| `(\w+)", table))
    shown = typed("python3 -m runner --help", clone).stdout
    known = set(re.findall(r"(?m)^\s+(\w+)  ", shown.partition("Commands")[2]))
    assert named == known


def test_the_lines_within_the_text_run(clone):
    """`run 1 --json` for teachers, with all that they are promised; the picture of rung 13; the list."""
    assert "`python3 -m runner run 1 --json`" in README
    done = typed("python3 -m runner run 1 --json", clone)
    verdict = json.loads(done.stdout)
    assert done.returncode == 1
    assert all(test["name"] and test["law"] and test["message"] for test in verdict["tests"])
    assert verdict["diagnosis"] == []
    assert "`python3 -m runner picture 13`" in README
    shutil.copyfile(clone / "solutions/13_parabola_descent/parabola_descent.py", clone / PARABOLA)
    done = typed("python3 -m runner picture 13", clone)
    assert done.returncode == 0, done.stdout + done.stderr
    assert list((clone / ".kata" / "pictures").glob("13*.png"))
    assert "`python3 -m runner list`" in README
    assert typed("python3 -m runner list", clone).returncode == 0


def test_the_map_and_the_understanding_are_those_of_the_ladder():
    """Every rung and every sentence of ladder.toml is in the README, with a link if it can be climbed."""
    ladder = load(ROOT)
    for rung in ladder.every:
        row = re.search(rf"{rung.number} [A-Z][^|\]]*", README)
        assert row, f"{rung.name} is not on the map"
        assert (f"](exercises/{rung.name}/README.md)" in README) is not rung.planned
        assert (f"](exercises/{rung.name}/README.md) ★" in README) is (rung.core and not rung.planned)
    for item in ladder.mvu:
        assert f"| {item.can} | {', '.join(name[:2] for name in item.rungs)} |" in README


def test_every_link_leads_somewhere():
    """Links to files in the repository are not broken."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target


def test_the_core_path_is_climbed_with_the_references(clone):
    """The reference over each stub and `run`, five times: from 01 to 19, and then the path is complete."""
    ladder = load(clone)
    said = []
    for rung in ladder.core:
        shutil.copyfile(rung.reference, rung.code)
        done = typed("python3 -m runner run --core", clone)
        assert done.returncode == 0, done.stdout + done.stderr
        assert f"{rung.number} · " in done.stdout
        said.append(done.stdout)
    assert "The core path is complete" in said[-1]
    assert not any("complete" in text for text in said[:-1])
    assert "✓" in typed("python3 -m runner list", clone).stdout
