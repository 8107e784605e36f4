"""`progress`: what each rung took, as numbers, as a table and as a picture."""

from __future__ import annotations

import json
import random
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from ladder_copy import PACKAGE, LadderCopy
from past import GREEN, NOON, Kata, attempt, remember

from runner.commands.history import moment
from runner.history.attempt import Attempt, Effort, efforts
from runner.history.store import State

MINUTE = 60.0


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line."""
    return Kata(copy, capsys)


@pytest.fixture
def tried(kata: Kata) -> Kata:
    """A ladder where the second rung was tried five times and put away once."""
    remember(
        kata.root,
        attempt(NOON),
        attempt(NOON + 2 * MINUTE),
        attempt(NOON + 3 * MINUTE, "green", GREEN),
        attempt(NOON + 4 * MINUTE, "reset", GREEN),
        attempt(NOON + 5 * 60 * MINUTE, "error"),
        attempt(NOON + 5 * 60 * MINUTE + 30, "green", GREEN),
    )
    return kata


def test_nothing_tried_is_a_sentence_and_no_picture(kata: Kata) -> None:
    """Exit code 0: there is nothing wrong."""
    said = kata("progress")
    assert (said.code, said.err) == (0, "")
    assert said.out == "Nothing was tried yet. Every run is drawn here: python3 -m runner run\n"
    assert said.width <= 80
    assert not list((kata.root / ".kata").glob("*.png"))
    document = json.loads(kata("progress", "--json", "--output", str(kata.root / "p.png")).out)
    assert [rung["attempts"] for rung in document["rungs"]] == [0, 0]
    assert not (kata.root / "p.png").exists()


def test_the_numbers(tried: Kata) -> None:
    """Runs count, resets do not; a gap of five hours counts as ten minutes."""
    assert json.loads(tried("progress", "--json").out) == {
        "longest_gap_minutes": 10.0,
        "rungs": [
            {"exercise": "01_double", "attempts": 0, "greens": 0, "minutes": 0.0, "first_green": None},
            {
                "exercise": "02_mean",
                "attempts": 5,
                "greens": 2,
                "minutes": 3 + 10 + 0.5,
                "first_green": "2025-11-22T12:03:00+00:00",
            },
        ],
    }
    assert not (tried.root / ".kata" / "progress.png").exists()


def test_a_damaged_state_is_said(tried: Kata) -> None:
    """Below the rest."""
    (tried.root / ".kata" / "state.sqlite3").write_bytes(b"rubbish " * 99)
    assert "was damaged" in tried("progress").out


def test_the_table(tried: Kata) -> None:
    """One row for each rung, their sum, what the minutes mean, where the picture is; 80 columns."""
    said = tried("progress")
    rows = [line.split() for line in said.out.splitlines()]
    assert rows[:4] == [
        ["rung", "attempts", "greens", "minutes", "first", "green"],
        ["·", "01_double"],
        ["~", "02_mean", "5", "2", "14", *moment(NOON + 3 * MINUTE).split()],
        ["all", "5", "2", "14"],
    ]
    assert said.out.splitlines()[4:] == [
        "Minutes: the gaps between attempts at a rung, each counted as 10 at most.",
        "The picture: .kata/progress.png",
    ]
    assert said.width <= 80


def test_minutes_with_a_clock_that_was_set_back() -> None:
    """No gap is less than nothing."""
    times = (NOON, NOON - 9999, NOON - 9999 + MINUTE)
    assert Effort("02_mean", tuple(attempt(at) for at in times)).minutes == 1.0
    assert Effort("02_mean").minutes == 0


def test_exercises_that_the_ladder_has_not_come_last() -> None:
    """Whoever tried them has done the work."""
    found = efforts(["01_double"], [attempt(exercise="77_magic"), attempt(status="undo")])
    assert [(e.name, len(e.attempts)) for e in found] == [("01_double", 0), ("77_magic", 1)]


def test_the_picture_is_a_png_of_a_useful_size(tried: Kata) -> None:
    """In `.kata/`, which git does not see; a second one takes the place of the first."""
    assert tried("progress").code == tried("progress").code == 0
    content = (tried.root / ".kata" / "progress.png").read_bytes()
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    assert 1200 < width < 2000 and 200 < height < 1000


def test_an_svg_says_what_it_shows(tried: Kata, tmp_path: Path) -> None:
    """Axes with units, rungs by name, a legend; the same history gives the same file."""
    file = tmp_path / "p.SVG"
    assert tried("progress", "--output", str(file)).out.endswith(f"The picture: {file}\n")
    picture = file.read_text("utf-8")
    for text in (
        "01 double",
        "02 mean",
        "rung",
        "when (local time)",
        "attempts",
        "time (minutes)",
        "of each gap 10 at most",
        "not green",
    ):
        assert f"<!-- {text} -->" in picture or text in picture
    tried("progress", "--output", str(file))
    assert file.read_text("utf-8") == picture


def test_json_and_a_picture(tried: Kata, tmp_path: Path) -> None:
    """On stdout there is the document and nothing else."""
    json.loads(tried("progress", "--json", "-o", str(tmp_path / "p.png")).out)
    assert (tmp_path / "p.png").stat().st_size > 1000


@pytest.mark.parametrize("name", ["p.jpg", "p", "p.png.txt"])
def test_other_kinds_of_picture_are_refused(tried: Kata, tmp_path: Path, name: str) -> None:
    """One sentence, exit code 2."""
    said = tried("progress", "--output", str(tmp_path / name))
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(f"{name} must end in .png or .svg.\n")


def test_somebody_elses_picture_is_not_overwritten(tried: Kata, tmp_path: Path) -> None:
    """The table is still printed."""
    holiday = tmp_path / "holiday.png"
    holiday.write_bytes(b"\x89PNG holiday")
    said = tried("progress", "--output", str(holiday))
    assert said.code == 2
    assert "02_mean" in said.out
    assert "this program did not make it" in said.err
    assert holiday.read_bytes() == b"\x89PNG holiday"


@pytest.mark.parametrize("kind", ["png", "svg"])
def test_only_a_whole_picture_of_ours_is_overwritten(tried: Kata, tmp_path: Path, kind: str) -> None:
    """Not a text that speaks of it, nor one that was cut or has something behind its end."""
    path = tmp_path / f"mine.{kind}"
    assert tried("progress", "--output", str(path)).code == 0
    whole = path.read_bytes()
    assert tried("progress", "--output", str(path)).code == 0
    for work in (b"How I drew my math-kata progress", whole[:-9], whole + b"<!-- mine -->", b"<!-- mine -->" + whole):
        path.write_bytes(work)
        assert tried("progress", "--output", str(path)).code == 2
        assert path.read_bytes() == work


@pytest.mark.parametrize("asked", [False, True], ids=["by default", "by name"])
def test_a_picture_that_can_not_be_written(tried: Kata, monkeypatch: pytest.MonkeyPatch, asked: bool) -> None:
    """The table stands, and what is wrong with the state is said; only a picture with a name is missed."""

    def refuse(path: Path, content: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("runner.history.export.write_whole", refuse)
    monkeypatch.setattr(State, "notices", ["Progress can't be kept."])
    file = tried.root / (".kata/p.png" if asked else ".kata/progress.png")
    said = tried("progress", *(["--output", str(file)] if asked else []))
    reason = f"{file} can't be written: Permission denied.\n"
    assert "02_mean" in said.out
    if asked:
        assert (said.code, said.err) == (2, reason)
        assert said.out.endswith("Progress can't be kept.\n")
    else:
        assert (said.code, said.err) == (0, "")
        assert said.out.endswith(f"Progress can't be kept.\nThe picture could not be kept: {reason}")


def test_a_notebooks_own_way_of_drawing_is_passed_over(tried: Kata) -> None:
    """`!python3 -m runner progress` in a cell inherits what is not installed here."""
    for backend in ("module://matplotlib_inline.backend_inline", "nonsense"):
        done = tried.copy.kata("progress", MPLBACKEND=backend)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith("The picture: .kata/progress.png\n")


def test_green_and_not_green_differ_without_colour() -> None:
    """In shape, and in grey: dark against light for print and for every kind of colour vision."""
    from matplotlib.colors import to_rgb

    from runner.picture.chart import SIZES
    from runner.picture.paper import PALETTES

    red, green, blue = to_rgb(PALETTES["light"]["hues"][0])
    assert 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.4  # beside white bars with hatching
    assert set(SIZES) == {"|", "o"}


@pytest.mark.parametrize("count", [1, 300])
def test_one_attempt_or_three_hundred_on_twenty_rungs(count: int) -> None:
    """Nothing is too little or too much: the picture has a row for each rung."""
    from runner.picture.chart import draw

    rng = random.Random(4)
    names = [f"{n:02}_some_rung_with_a_name" for n in range(1, 21)]
    past: list[Attempt] = []
    for n in range(count):
        at = (past[-1].at if past else NOON) + rng.expovariate(1 / 240) + 86400 * (rng.random() < 0.05)
        past.append(attempt(at, rng.choice(("red", "red", "green")), exercise=names[n * 20 // count]))
    content = draw(efforts(names, past), "png")
    assert struct.unpack(">II", content[16:24])[1] > 1000


def test_other_commands_do_not_pay_for_matplotlib(tried: Kata) -> None:
    """Nor for NumPy: `list` and `history` must be there at once."""
    script = (
        "import sys; from pathlib import Path; from runner.cli import main; "
        "main(sys.argv[2:], Path(sys.argv[1])); assert not {'matplotlib', 'numpy'} & set(sys.modules)"
    )
    for words in (["list"], ["history"], ["progress", "--json"]):
        done = subprocess.run(
            [sys.executable, "-c", script, str(tried.root), *words], cwd=PACKAGE, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
