"""Pictures: drawn from what the learner has written, whatever that is, in a real process."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ladder_copy import MINIATURE, LadderCopy
from matplotlib import image
from processes import only_posix

from runner.engine.engine import Engine
from runner.engine.messages import Draw
from runner.picture.draw import Drawing, draw
from runner.picture.fingerprint import stored_in

NAME = "01_double"
RIGHT = (MINIATURE / "solutions/01_double/double.py").read_text("utf-8")
STUB = (MINIATURE / "exercises/01_double/double.py").read_text("utf-8")
TWICE = "return 2.0 * x"


def drawn(copy: LadderCopy, engine: Engine, code: str, **options: object) -> Drawing:
    """The picture of this code."""
    return draw(copy.workspace, copy.write(code, NAME), engine=engine, **options)  # type: ignore[arg-type]


def test_the_picture_is_drawn_and_saved(copy: LadderCopy, engine: Engine) -> None:
    """A PNG of the ladder's size, beside the history, and not a file more; another answer is another picture."""
    found = drawn(copy, engine, RIGHT)
    path = copy.root / ".kata" / "pictures" / "01_double.png"
    assert found == Drawing(path, "The picture: .kata/pictures/01_double.png")
    assert image.imread(str(path)).shape[:2] == (3.5 * 144, 9 * 144)
    assert list(path.parent.iterdir()) == [path]
    other = drawn(copy, engine, RIGHT.replace(TWICE, "return x * x"), output=copy.root / "other.png").path
    assert other
    assert "" != stored_in(path) != stored_in(other) != ""


def test_other_kinds_of_files(copy: LadderCopy, engine: Engine) -> None:
    """The ending tells; the same picture is the same file; dark is not light; before green it says so."""
    one, same, dark, pdf = (copy.root / name for name in ("one.svg", "same.SVG", "dark.svg", "a.pdf"))
    assert [drawn(copy, engine, RIGHT, output=path).path for path in (one, same, pdf)] == [one, same, pdf]
    assert one.read_bytes() == same.read_bytes()
    assert "Rung 01, not green yet, drawn by your double_all, double and TWICE_THREE" in one.read_text("utf-8")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert Draw.mark.encode() in pdf.read_bytes()
    job = copy.workspace.job(copy.rung(NAME))
    copy.workspace.record(job, engine.judge(job))
    assert drawn(copy, engine, RIGHT, output=same).path == same  # one of ours may be replaced
    assert "Rung 01, drawn by your double_all, double and TWICE_THREE" in same.read_text("utf-8")
    assert drawn(copy, engine, RIGHT, output=dark, style="dark").path == dark
    assert same.read_text("utf-8") != dark.read_text("utf-8")


def test_what_fails_is_named_and_the_rest_is_drawn(copy: LadderCopy, engine: Engine) -> None:
    """A function that fails, or floods its output, leaves a gap, and the picture says so."""
    code = RIGHT.replace(TWICE, "raise KeyError('$x$ costs $1')")
    found = drawn(copy, engine, code.replace("return 2.0 * _", "[print('again ' * 1000) for _ in range(1000)] or _"))
    assert found.path
    flooded, failed = found.notes
    assert flooded.startswith("double_all raises OutputFlood")
    assert failed == "double raises KeyError: '$x$ costs $1' (double.py, line 17)"


def test_wild_answers_are_no_matter(copy: LadderCopy, engine: Engine) -> None:
    """A name that is gone, an empty blank, numbers far off the paper, infinities, an argument that is changed."""
    wild = RIGHT.replace("def double(", "def twice(").replace("= 6.0", "= ...")
    wild = wild.replace("2.0 * _floats(values)", "values.__imul__([np.inf, 1e308, -1e308, np.inf, -np.inf])")
    found = drawn(copy, engine, wild)
    assert found.path
    assert found.notes == (
        "double_all gives nan",  # 0 · ∞
        "double is not written yet",
        "TWICE_THREE is not written yet",
    )


def test_of_an_untouched_stub_there_is_nothing_to_draw(copy: LadderCopy, engine: Engine) -> None:
    """Where nothing answers, a sentence stands in the picture's place."""
    found = drawn(copy, engine, STUB)
    assert found.path is None
    assert found.sentence == "Nothing can be drawn yet."
    assert found.notes[0] == "double_all is not written yet"
    assert not (copy.root / ".kata" / "pictures").exists()


@only_posix
@pytest.mark.usefixtures("nothing_is_left")
def test_what_never_ends_is_ended(copy: LadderCopy, engine: Engine) -> None:
    """An endless loop costs the time that is set, and the sentence tells the function and the line."""
    copy.settings("test-timeout = 0.5")
    loop = "import subprocess; subprocess.Popen(['sleep', '600'])\n    while True: pass"
    begin = time.monotonic()
    found = drawn(copy, engine, RIGHT.replace(TWICE, loop))
    assert time.monotonic() - begin < 20
    assert found.path is None
    assert "a picture gets 0.5 s" in found.sentence
    assert "while double ran (double.py, line 18)" in found.sentence


def test_what_ends_the_process_is_told(copy: LadderCopy, engine: Engine) -> None:
    """A function that ends Python itself is named; there is no picture."""
    found = drawn(copy, engine, RIGHT.replace(TWICE, "import os; os._exit(0)"))
    assert found.path is None
    assert "exit code 0 while double ran" in found.sentence


def test_a_file_that_can_not_be_imported_is_told(copy: LadderCopy, engine: Engine) -> None:
    """With the line of the learner's file."""
    assert drawn(copy, engine, "import sys\nsys.exit(0)").sentence.startswith("double.py, line 2: the file ends")


def test_a_picture_that_fails_is_its_own_fault(copy: LadderCopy, engine: Engine) -> None:
    """Not the learner's: the sentence names picture.py."""
    script = copy.rung(NAME).solution / "picture.py"
    script.write_text("def picture(learner):\n    return learner.double(1 / 0)\n", "utf-8")
    assert drawn(copy, engine, RIGHT).sentence.startswith("picture.py, line 2: ZeroDivisionError")


def test_what_can_not_be_saved_is_a_sentence(copy: LadderCopy, engine: Engine, tmp_path: Path) -> None:
    """No file of the learner's is overwritten; a place that can't be written is said."""
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG of a cat")
    assert "did not make it" in drawn(copy, engine, RIGHT, output=photo).sentence
    assert photo.read_bytes() == b"\x89PNG of a cat"
    wanted = drawn(copy, engine, RIGHT, output=tmp_path / "double.png", kind="svg").sentence
    assert wanted == f"An SVG is asked for, but {tmp_path / 'double.png'} does not end in .svg."
    assert "must end in .png, .svg or .pdf" in drawn(copy, engine, RIGHT, output=tmp_path / "double.py").sentence
    (copy.root / ".kata").mkdir(exist_ok=True)
    (copy.root / ".kata" / "pictures").write_text("a file", "utf-8")
    assert "can't be written" in drawn(copy, engine, RIGHT).sentence


def test_what_there_is_no_picture_of(copy: LadderCopy, engine: Engine) -> None:
    """A rung without one, and a file that is gone."""
    assert draw(copy.workspace, copy.rung("02_mean"), engine=engine) == Drawing(None, "02_mean has no picture.")
    copy.rung(NAME).code.unlink()
    assert "exercises/01_double/double.py is missing" in draw(copy.workspace, copy.rung(NAME), engine=engine).sentence
