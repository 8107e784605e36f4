"""For authors: what is wrong with a picture is said, and the pictures of the project's pages are current."""

from __future__ import annotations

from pathlib import Path

import pytest
from ladder_copy import LadderCopy

from runner.engine.engine import Engine
from runner.picture.__main__ import main
from runner.picture.gallery import FOLDER, pictures, problems_of_picture, stale
from runner.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
BAD = """
import warnings

import numpy as np
from matplotlib.figure import Figure

def picture(learner):
    warnings.warn("this is old")
    figure = Figure(figsize=(8, 6))
    figure.text(0.99, 0.5, "too far to the right")
    one, other = figure.subplots(1, 2)
    one.set(title="the first", xlabel="x", ylabel="y")
    other.set_axis_off()
    one.text(0.5, 0.5, "one text")
    one.text(0.5, 0.5, "another text")
    one.imshow(np.random.default_rng(1).uniform(size=(600, 600, 3)), interpolation="none", aspect="auto")
    figure.add_axes((0, 0.1, 0.1, 0.1)).set_title("the last", loc="left")
    learner.double(np.nan)
    learner.double_all(np.ones(3))
    round(learner.double(1.0))
    return figure
"""


def test_a_good_picture_has_no_problems(copy: LadderCopy, engine: Engine) -> None:
    """Neither has a rung without one."""
    assert problems_of_picture(copy.rung("01_double"), engine) == []
    assert problems_of_picture(copy.rung("02_mean"), engine) == []


def test_every_problem_is_said(copy: LadderCopy, engine: Engine) -> None:
    """What warns, what has no label, what can't be read, what is too large, what fails where a function is missing."""
    rung = copy.rung("01_double")
    (rung.solution / "picture.py").write_text(BAD, "utf-8")
    found = [problem.removeprefix("the picture: ") for problem in problems_of_picture(rung, engine)]
    assert found[0] == "UserWarning: this is old"
    assert found[1] == "double is asked for what it refuses: x must be a number, not NaN."
    assert found[2].startswith("the file has ")
    rest = set(found[3:])
    assert {"the x axis of 'the last' has no label", "the y axis of 'the last' has no label"} <= rest
    assert "the text 'too far to the right' runs off the paper" in rest
    assert "the texts 'one text' and 'another text' run into each other" in rest
    failing = [problem for problem in found if problem.startswith("it fails")]
    assert [problem.partition(" is not written")[0] for problem in failing] == [
        "it fails as long as double_all and double",
        "it fails as long as double",
    ]


def test_a_picture_without_axes_or_that_can_not_be_drawn(copy: LadderCopy, engine: Engine) -> None:
    """An author's mistakes end in a sentence."""
    rung = copy.rung("01_double")
    script = rung.solution / "picture.py"
    script.write_text("from matplotlib.figure import Figure\npicture = lambda learner: Figure()", "utf-8")
    assert problems_of_picture(rung, engine) == ["the picture: there are no axes"]
    script.write_text("picture = lambda learner: 1", "utf-8")
    assert problems_of_picture(rung, engine) == [
        "the picture: picture.py: TypeError: picture() must return a matplotlib Figure, not int"
    ]
    rung.reference.unlink()
    assert problems_of_picture(rung, engine) == ["solutions/01_double/double.py is missing."]


def test_a_stale_picture_is_drawn_anew(
    copy: LadderCopy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One that shows what the reference no longer draws; one that is current stays, byte for byte."""
    monkeypatch.chdir(copy.root)
    light, dark = (copy.root / FOLDER / f"01_double{end}.png" for end in ("", "_dark"))

    def said(*names: str) -> tuple[int, str]:
        code = main(list(names))
        out, err = capsys.readouterr()
        return code, out + err

    assert said("1") == (0, ".github/pictures/01_double.png\n.github/pictures/01_double_dark.png\n")
    dark.unlink()
    before = light.read_bytes()
    assert said() == (0, "Every picture is current.\n")
    assert light.read_bytes() == before
    script = copy.rung("01_double").solution / "picture.py"
    script.write_text(script.read_text("utf-8").replace("Twice as much", "Two times"), "utf-8")
    assert said() == (0, ".github/pictures/01_double.png\n")
    assert light.read_bytes() != before
    script.write_text("", "utf-8")
    code, told = said()
    assert (code, told.partition(":")[0]) == (2, "01_double.png")


def test_the_projects_pictures_are_current_and_small(engine: Engine) -> None:
    """`python -m runner.picture` makes them so."""
    workspace = Workspace(ROOT)
    assert all(path.stat().st_size < 80_000 for path in pictures(workspace))
    assert [path.name for path in stale(workspace, engine)] == []
