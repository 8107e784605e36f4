"""`new`: what it makes is provable at once, but for what is left to write."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from ladder_copy import LadderCopy

from runner.commands.new import on_the_map
from runner.rung.ladder import Rung, load
from runner.verify.layout import MARK

EXERCISES = Path(__file__).parents[2] / "exercises"
MAP = """\
# Ladder

| Arithmetic | Statistics |
| --- | --- |
| [01 Double](exercises/01_double/README.md) | [02 Mean](exercises/02_mean/README.md) |
|  | 03 Median |

| command | does |
| --- | --- |
| `list` | lists |
"""


@pytest.fixture
def ladder(copy: LadderCopy) -> LadderCopy:
    """The miniature with the vocabulary of suites and a map."""
    for name in ("checks.py", "conftest.py"):
        shutil.copy(EXERCISES / name, copy.exercises / name)
    (copy.root / "README.md").write_text(MAP, "utf-8")
    return copy


def test_what_it_makes_is_provable_but_for_what_is_left_to_write(ladder: LadderCopy) -> None:
    """Nine files; all that falls short are the marks, and without them nothing does."""
    made = ladder.kata("new", "03_median")
    assert (made.returncode, made.stderr) == (0, "")
    files = [line for line in made.stdout.splitlines() if "/03_median/" in line]
    assert len(files) == 9 and all((ladder.root / file).is_file() for file in files)
    assert "verify 03" in made.stdout
    (rung,) = json.loads(ladder.kata("verify", "03", "--json").stdout)["rungs"]
    assert rung["problems"] and all("is left to write" in problem for problem in rung["problems"])
    for file in files:
        path = ladder.root / file
        path.write_text(path.read_text("utf-8").replace(MARK, ""), "utf-8")
    document = json.loads(ladder.kata("verify", "03", "--json").stdout)
    assert (document["ok"], document["rungs"][0]["problems"]) == (True, [])


def test_a_planned_rung_comes_off_the_list_and_gets_its_link(ladder: LadderCopy) -> None:
    """In the syllabus and on the map, where its name stood without a link."""
    ladder.kata("new", "03_median")
    known = load(ladder.root)
    assert [(r.name, r.planned) for r in known.every][-1] == ("03_median", False)
    page = (ladder.root / "README.md").read_text("utf-8")
    assert "| [03 Median](exercises/03_median/README.md) |" in page


def test_a_rung_that_nobody_planned_goes_where_its_number_belongs(ladder: LadderCopy) -> None:
    """Into the topic of the rung before it, and into the first empty cell of that topic, or a new row."""
    assert ladder.kata("new", "99_trial").returncode == 0
    known = load(ladder.root)
    assert (known.every[-1].name, known.every[-1].topic) == ("99_trial", "Statistics")
    page = (ladder.root / "README.md").read_text("utf-8")
    assert "| 03 Median |\n|  | [99 Trial](exercises/99_trial/README.md) |\n\n| command" in page
    assert ladder.kata("new", "00_zero").returncode == 0
    known = load(ladder.root)
    assert (known.every[0].name, known.every[0].topic) == ("00_zero", "Arithmetic")
    page = (ladder.root / "README.md").read_text("utf-8")
    assert "| [00 Zero](exercises/00_zero/README.md) | 03 Median |" in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sigmoid", "'sigmoid' is no rung's name: two digits, an underscore, a Python name, like 21_sigmoid."),
        ("7_sigmoid", "is no rung's name"),
        ("21_Sigmoid", "is no rung's name"),
        ("21_", "is no rung's name"),
        ("02_other", "The number 02 is taken: 02_mean is there."),
        ("03_other", "The number 03 is taken: 03_median is planned."),
    ],
)
def test_a_name_that_is_none_changes_nothing(ladder: LadderCopy, name: str, said: str) -> None:
    """One sentence says why."""
    before = (ladder.exercises / "ladder.toml").read_bytes()
    done = ladder.kata("new", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert (ladder.exercises / "ladder.toml").read_bytes() == before


def test_files_that_are_there_are_left_alone(ladder: LadderCopy) -> None:
    """Somebody has begun by hand."""
    begun = ladder.root / "solutions" / "03_median" / "mistakes.py"
    begun.parent.mkdir()
    begun.write_text("# begun\n", "utf-8")
    done = ladder.kata("new", "03_median")
    assert (done.returncode, done.stderr) == (
        2,
        "solutions/03_median/mistakes.py is there already: nothing was changed.\n",
    )
    assert begun.read_text("utf-8") == "# begun\n"


def test_without_a_map_there_is_none_to_change(ladder: LadderCopy) -> None:
    """A class's own ladder may have another page, or none."""
    assert (
        on_the_map("# Nothing\n", ladder.workspace.ladder, Rung(ladder.root, "99_trial", "Statistics")) == "# Nothing\n"
    )
    (ladder.root / "README.md").unlink()
    assert ladder.kata("new", "99_trial").returncode == 0
