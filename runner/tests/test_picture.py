"""Pictures: drawn from what the learner has written, whatever that is, in a real process."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from ladder_copy import MINIATURE, LadderCopy
from matplotlib import image
from processes import only_posix

from runner.engine import Engine
from runner.picturing.draw import Drawing, draw
from runner.picturing.fingerprint import stored_in
from runner.picturing.jobs import MARK

NAME = "01_double"
RIGHT = (MINIATURE / "solutions/01_double/double.py").read_text("utf-8")
STUB = (MINIATURE / "exercises/01_double/double.py").read_text("utf-8")
TWICE = "return 2.0 * x"


def drawn(copy: LadderCopy, engine: Engine, code: str, **options: object) -> Drawing:
    """The picture of this code."""
    return draw(copy.desk, copy.write(code, NAME), engine=engine, **options)  # type: ignore[arg-type]


def test_the_picture_is_drawn_and_saved(copy: LadderCopy, engine: Engine) -> None:
    """A PNG with the ladder's size, beside the history; not a file more."""
    found = drawn(copy, engine, RIGHT)
    path = copy.root / ".kata" / "pictures" / "01_double.png"
    assert found == Drawing(path, "The picture: .kata/pictures/01_double.png")
    assert image.imread(path).shape[:2] == (3.5 * 144, 9 * 144)
    assert list(path.parent.iterdir()) == [path]


def test_the_picture_shows_the_learners_answers(copy: LadderCopy, engine: Engine) -> None:
    """Another answer is another picture; another way to the same answers is the same."""
    other = RIGHT.replace(TWICE, "return x + x")
    wrong = RIGHT.replace(TWICE, "return x * x")
    pictures = [
        drawn(copy, engine, code, output=copy.root / f"{n}.png").path for n, code in enumerate((RIGHT, other, wrong))
    ]
    first, same, different = (stored_in(path) for path in pictures if path)
    assert first and first == same != different


def test_what_fails_is_named_and_the_rest_is_drawn(copy: LadderCopy, engine: Engine) -> None:
    """A function that fails, or floods its output, leaves a gap, and the picture says so."""
    found = drawn(copy, engine, RIGHT.replace(TWICE, "raise KeyError('$x$ costs $1')"))
    assert found.path
    assert found.notes == ("double raises KeyError: '$x$ costs $1' (double.py, line 19)",)
    found = drawn(copy, engine, RIGHT.replace(TWICE, "[print('again ' * 1000) for _ in range(1000)]"))
    assert found.path
    assert found.notes[0].startswith("double raises OutputFlood")


def test_a_function_that_is_gone_and_an_empty_blank_are_named(copy: LadderCopy, engine: Engine) -> None:
    """A name that is missing, or still `...`, is not written yet."""
    found = drawn(copy, engine, RIGHT.replace("def double(", "def twice(").replace("= 6.0", "= ..."))
    assert found.path
    assert set(found.notes) == {"double is not written yet", "TWICE_THREE is not written yet"}


def test_wild_answers_are_no_matter(copy: LadderCopy, engine: Engine) -> None:
    """Numbers far off the paper, infinities, an argument that is changed: there is a picture all the same."""
    wild = RIGHT.replace(TWICE, "return 1e308 * x").replace("2.0 * _floats(values)", "values.__imul__(-np.inf)")
    found = drawn(copy, engine, wild.replace("= 6.0", "= 1e300"))
    assert found.path
    assert found.notes == ("double_all gives nan",)  # 0 · ∞


def test_of_an_untouched_stub_there_is_nothing_to_draw(copy: LadderCopy, engine: Engine) -> None:
    """Where nothing answers, a sentence stands in the picture's place."""
    found = drawn(copy, engine, STUB)
    assert found.path is None
    assert found.sentence == "Nothing can be drawn yet."
    assert found.notes[0] == "double_all is not written yet"
    assert not (copy.root / ".kata").exists()


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
    assert found.sentence == (
        "No answer in time (a picture gets 0.5 s): is there an endless loop?"
        " It was stopped while double ran (double.py, line 20)."
    )


def test_what_ends_the_process_is_told(copy: LadderCopy, engine: Engine) -> None:
    """A function that ends Python itself is named; there is no picture."""
    found = drawn(copy, engine, RIGHT.replace(TWICE, "import os; os._exit(0)"))
    assert (found.path, found.sentence[-19:]) == (None, "while double ran.")
    assert "exit code 0 before it was drawn" in found.sentence


def test_a_file_that_can_not_be_imported_is_told(copy: LadderCopy, engine: Engine) -> None:
    """With the line of the learner's file."""
    assert drawn(copy, engine, "def double(x: return x").sentence.startswith("double.py, line 1: SyntaxError")
    assert drawn(copy, engine, "import sys\nsys.exit(0)").sentence.startswith("double.py, line 2: the file ends")


def test_a_picture_that_fails_is_its_own_fault(copy: LadderCopy, engine: Engine) -> None:
    """Not the learner's: the sentence names picture.py."""
    script = copy.rung(NAME).solution / "picture.py"
    script.write_text("def picture(learner):\n    return learner.double(1 / 0)\n", "utf-8")
    assert drawn(copy, engine, RIGHT).sentence.startswith("picture.py, line 2: ZeroDivisionError")
    script.write_text("def picture(learner):\n    return learner.double(1)\n", "utf-8")
    assert drawn(copy, engine, RIGHT).sentence.endswith("picture() must return a matplotlib Figure, not float")


def test_other_kinds_of_files(copy: LadderCopy, engine: Engine) -> None:
    """The file's ending tells; the same picture is the same file; each bears our mark; dark is not light."""
    one, same, pdf = (copy.root / name for name in ("one.svg", "same.SVG", "a.pdf"))
    assert [drawn(copy, engine, RIGHT, output=path).path for path in (one, same, pdf)] == [one, same, pdf]
    assert one.read_bytes().startswith(b"<?xml")
    assert one.read_bytes() == same.read_bytes()
    assert pdf.read_bytes().startswith(b"%PDF")
    assert MARK.encode() in pdf.read_bytes()
    assert drawn(copy, engine, RIGHT, output=one, style="dark").path == one
    assert one.read_bytes() != same.read_bytes()
    assert drawn(copy, engine, RIGHT, kind="svg").path == copy.root / ".kata" / "pictures" / "01_double.svg"


def test_what_can_not_be_saved_is_a_sentence(copy: LadderCopy, engine: Engine, tmp_path: Path) -> None:
    """No file of the learner's is overwritten; a folder that is not there is said."""
    photo = tmp_path / "photo.png"
    photo.write_bytes(b"\x89PNG of a cat")
    assert "did not make it" in drawn(copy, engine, RIGHT, output=photo).sentence
    assert photo.read_bytes() == b"\x89PNG of a cat"
    assert "must end in .png, .svg or .pdf" in drawn(copy, engine, RIGHT, output=tmp_path / "double.py").sentence
    assert "can't be written" in drawn(copy, engine, RIGHT, output=tmp_path / "no" / "such.png").sentence
    (copy.root / ".kata").mkdir(exist_ok=True)
    (copy.root / ".kata" / "pictures").write_text("a file", "utf-8")
    assert "can't be written" in drawn(copy, engine, RIGHT).sentence


def test_what_there_is_no_picture_of(copy: LadderCopy, engine: Engine) -> None:
    """A rung without one, and a file that is gone."""
    assert draw(copy.desk, copy.rung("02_mean"), engine=engine) == Drawing(None, "02_mean has no picture.")
    copy.rung(NAME).code.unlink()
    assert "exercises/01_double/double.py is missing" in draw(copy.desk, copy.rung(NAME), engine=engine).sentence
    assert draw(copy.desk, copy.rung(NAME), reference=True, engine=engine).path
