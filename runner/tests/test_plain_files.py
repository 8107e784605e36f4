"""What stands in the place of a file and is none: refused in a sentence, before anybody opens it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from past import GREEN, Kata, attempt, remember
from processes import only_posix

import runner.files
from runner.files import other_kind, read_plain, write_whole

pytestmark = only_posix  # Windows keeps its pipes and devices out of folders


def pipe(path: Path) -> None:
    """Nobody writes into it: who opens it waits."""
    os.mkfifo(path)


def endless(path: Path) -> None:
    """A link to a device without an end."""
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    """A link to itself."""
    path.symlink_to(path.name)


KINDS = {"a pipe": pipe, "a device": endless, "a link that leads to itself": loop, "a folder": Path.mkdir}
Make = Callable[[Path], None]


@pytest.fixture(params=KINDS.items(), ids=KINDS.keys())
def other(request: pytest.FixtureRequest) -> tuple[str, Make]:
    """What it is called, and how it is made."""
    found: tuple[str, Make] = request.param
    return found


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kata:
    """The command line on a ladder with a green attempt, in an empty folder."""
    folder = copy.root.parent / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    remember(copy.root, attempt(status="green", code=GREEN, counts=(4, 0)))
    return Kata(copy, capsys)


@pytest.mark.parametrize("words", ["run 2", "run 2 --json", "compare 2 --spoil", "reset 2", "restore 2", "history 2"])
def test_in_the_exercises_place_it_is_refused_and_left_alone(kata: Kata, other: tuple[str, Make], words: str) -> None:
    """One sentence that says what it is and what to do, exit code 2."""
    kind, make = other
    code = kata.copy.rung().code
    code.unlink()
    make(code)
    said = kata(*words.split())
    assert said.code == 2
    assert f"exercises/02_mean/mean.py is {kind}, not a file. Rename or remove it" in said.out + said.err
    assert other_kind(code) == kind
    assert kata("list").code == 0


def test_plain_pytest_refuses_it_too(kata: Kata, other: tuple[str, Make]) -> None:
    """Python itself would wait for a pipe's end."""
    kind, make = other
    code = kata.copy.rung().code
    code.unlink()
    make(code)
    command = [sys.executable, "-m", "pytest", "-q", str(code.parent)]
    done = subprocess.run(command, cwd=kata.root, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2 and f"{code.name} is {kind}, not a file." in done.stdout


def test_undoing_a_reset_too(kata: Kata, other: tuple[str, Make]) -> None:
    """What was put away stays there."""
    kind, make = other
    kata.copy.write(GREEN)
    assert kata("reset", "2").code == 0
    code = kata.copy.rung().code
    code.unlink()
    make(code)
    said = kata("reset", "2", "--undo")
    assert (said.code, other_kind(code)) == (2, kind)


def test_in_the_references_place(kata: Kata, other: tuple[str, Make]) -> None:
    """Nothing is made from it."""
    kind, make = other
    kata.copy.write(right := kata.copy.reference())
    reference = kata.copy.rung().reference
    reference.unlink()
    make(reference)
    assert kata("run", "2").code == 0  # nobody waits for what the reference says
    for words in ("reset 2", "compare 2 --spoil"):
        said = kata(*words.split())
        assert said.code == 2 and said.err.count("\n") == 1
        assert f"it is {kind}, not a file" in said.err
    assert kata.copy.rung().code.read_text("utf-8") == right


def test_in_the_suites_place(kata: Kata, other: tuple[str, Make]) -> None:
    """No run; the work can still be put away."""
    kind, make = other
    kata.copy.write(GREEN)
    suite = kata.copy.rung().suite
    suite.unlink()
    make(suite)
    assert f"exercises/02_mean/test_mean.py is {kind}, not a file." in kata("run", "2").err
    assert kata("list").code == kata("reset", "2").code == 0


def test_in_the_place_of_what_is_beside_them(kata: Kata, other: tuple[str, Make]) -> None:
    """The ladder's list, the settings, the hints."""
    kind, make = other
    for path, words in (("exercises/02_mean/hints.md", "hint 2"), ("exercises/ladder.toml", "list")):
        (kata.root / path).unlink()
        make(kata.root / path)
        said = kata(*words.split())
        assert said.code == 2 and said.err.count("\n") == 1
    assert f"exercises/ladder.toml could not be read: it is {kind}, not a file." in said.err


def test_in_the_settings_place(kata: Kata, other: tuple[str, Make]) -> None:
    """They could say anything."""
    kind, make = other
    (kata.root / "pyproject.toml").unlink(missing_ok=True)
    make(kata.root / "pyproject.toml")
    assert kata("run", "2").err == f"pyproject.toml could not be read: it is {kind}, not a file.\n"


def test_as_an_import_and_an_export(kata: Kata, other: tuple[str, Make]) -> None:
    """Neither read nor replaced."""
    kind, make = other
    path = Path("progress.json")
    make(path)
    said = kata("import", "progress.json")
    assert (said.code, said.err) == (2, f"progress.json can't be read: it is {kind}, not a file.\n")
    said = kata("export", "progress.json")
    assert (said.code, said.err) == (2, f"progress.json is {kind}, not a file. Choose another name.\n")
    assert other_kind(path) == kind


def test_a_link_to_a_file_is_followed_and_stays_a_link(kata: Kata, tmp_path: Path) -> None:
    """Somebody keeps the work elsewhere."""
    elsewhere = tmp_path / "elsewhere.py"
    elsewhere.write_bytes(GREEN)
    code = kata.copy.rung().code
    code.unlink()
    code.symlink_to(elsewhere)
    assert kata("reset", "2").code == 0
    assert b"NotImplementedError" in elsewhere.read_bytes()
    assert kata("restore", "2").code == 0
    assert elsewhere.read_bytes() == GREEN and code.is_symlink()


def test_what_is_no_file_is_never_written_over(tmp_path: Path, other: tuple[str, Make]) -> None:
    """Not even by root, who could put a file in a device's place."""
    kind, make = other
    make(tmp_path / "there")
    with pytest.raises(OSError, match=f"it is {kind}, not a file"):
        write_whole(tmp_path / "there", b"x")
    assert other_kind(tmp_path / "there") == kind
    (tmp_path / "file").write_bytes(b"x")
    for none in (tmp_path / "file", tmp_path / "file" / "below", tmp_path / "missing", Path("a" * 999)):
        assert other_kind(none) == ""


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    """A sentence, not all of the memory."""
    path = tmp_path / "large"
    path.write_bytes(b"12345")
    assert read_plain(path, 5) == b"12345"
    with path.open("wb") as file:
        file.truncate(runner.files.LARGEST + 1)
    with pytest.raises(OSError, match="it is larger than 64 MB"):
        read_plain(path)
