"""`reset` for a rung, a topic, or all; `--undo` for what the last one put away."""

from __future__ import annotations

import io

import pytest
from ladder_copy import LadderCopy
from past import GREEN, RED, Kata

import runner.history.replace
from runner.commands.reset import reset_rung, reset_rungs, undo_reset
from runner.history.replace import find_topic, scope
from runner.rung.ladder import Ladder, LadderError
from runner.rung.source import stub_of

UNDO = "Your work is kept: python3 -m runner reset --undo\n"


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line, on a ladder where both rungs were worked at."""
    copy.write(GREEN)
    copy.write(RED, "01_double")
    return Kata(copy, capsys)


class Terminal(io.StringIO):
    """Somebody who can be asked."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def is_stub(kata: Kata, name: str) -> bool:
    """True when the learner's file is what its author gave out."""
    return kata.copy.rung(name).code.read_text("utf-8") == stub_of(kata.copy.reference(name))


def code(kata: Kata, name: str = "02_mean") -> bytes:
    """What the learner's file holds."""
    return kata.copy.rung(name).code.read_bytes()


def test_one_rung_is_reset_without_asking(kata: Kata) -> None:
    """And only that one. Its work comes back with --undo, however it is named."""
    said = kata("reset", "2")
    assert said.out == (
        "exercises/02_mean/mean.py is the stub again. Your work is kept: python3 -m runner reset 02 --undo\n"
    )
    assert is_stub(kata, "02_mean") and code(kata, "01_double") == RED
    assert kata("reset", "2").out == "exercises/02_mean/mean.py is the stub already.\n"
    assert kata("reset", "--undo").out == "exercises/02_mean/mean.py holds your work again.\n"
    assert code(kata) == GREEN
    assert kata("reset", "2", "--undo").out == "exercises/02_mean/mean.py holds your work already.\n"


def test_a_missing_file_is_the_stub_again(kata: Kata) -> None:
    """Nothing was there, so nothing is put away."""
    kata.copy.rung().code.unlink()
    assert kata("reset", "2").out == "exercises/02_mean/mean.py was missing; it is the stub again.\n"
    assert kata.attempts() == []
    assert kata("reset", "2", "--undo").err == "Nothing of 02_mean was put away by a reset.\n"


def test_a_topic_by_its_number_or_a_word_of_its_name(kata: Kata) -> None:
    """Only its rungs that can be climbed; the third is planned."""
    assert kata("reset", "--topic", "2", "--yes").out == f"1 file is the stub again.\n{UNDO}"
    assert is_stub(kata, "02_mean") and code(kata, "01_double") == RED
    assert kata("reset", "--topic", "arith", "-y").code == 0
    assert is_stub(kata, "01_double")
    assert kata("reset", "--topic", "Statistics").out == "Nothing to do: 1 file is the stub already.\n"


def test_all_asks_and_yes_is_an_answer(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files that would change are named first."""
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    said = kata("reset", "--all")
    assert said.out == (
        "  exercises/01_double/double.py\n  exercises/02_mean/mean.py\n"
        "Your work is kept, and can be brought back.\n"
        f"Back to the stub in 2 files? [y/N] 2 files are stubs again.\n{UNDO}"
    )
    assert is_stub(kata, "01_double") and is_stub(kata, "02_mean")
    assert kata("reset", "--all").out == "Nothing to do: 2 files are stubs already.\n"


@pytest.mark.parametrize("answer", ["\n", "n\n", "what\n", ""])
def test_anything_else_is_a_no(kata: Kata, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """The end of the input too."""
    monkeypatch.setattr("sys.stdin", Terminal(answer))
    said = kata("reset", "--topic", "1")
    assert (said.code, said.out.splitlines()[-1].removeprefix("Back to the stub in 1 file? [y/N] ")) == (
        0,
        "Nothing was changed.",
    )
    assert code(kata, "01_double") == RED
    assert kata.attempts() == []


def test_where_nobody_can_be_asked_yes_must_be_said(kata: Kata, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, exit code 2, nothing changed."""
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    said = kata("reset", "--all")
    assert (said.code, said.out) == (2, "")
    assert said.err == "This would put stubs in place of your work: say --yes where nobody can be asked.\n"
    assert code(kata) == GREEN


def test_undo_brings_back_the_last_reset_alone(kata: Kata) -> None:
    """What an earlier reset put away stays in the history, for `reset EX --undo` and `restore`."""
    kata("reset", "1")
    kata("reset", "--all", "--yes")  # touches the second file only
    assert kata("reset", "--all", "--undo").out == "exercises/02_mean/mean.py holds your work again.\n"
    assert code(kata) == GREEN and is_stub(kata, "01_double")
    assert kata("reset", "--topic", "1", "--undo").out == "exercises/01_double/double.py holds your work again.\n"
    assert code(kata, "01_double") == RED


def test_undo_brings_back_all_files_of_the_last_reset(kata: Kata) -> None:
    """What was written since is kept first."""
    kata("reset", "--all", "--yes")
    kata.copy.write(b"# new\n")
    assert kata("reset", "--undo").out == "2 files hold your work again.\n"
    assert (code(kata, "01_double"), code(kata)) == (RED, GREEN)
    assert kata("reset", "--undo").out == "2 files hold your work already.\n"
    kept = [a.id for a in kata.attempts("02_mean") if a.status == "undo"]
    assert kata.code(kept[-1]) == b"# new\n"


def test_undo_of_one_rung_out_of_many(kata: Kata) -> None:
    """The others stay stubs; the rest can follow."""
    kata("reset", "--all", "--yes")
    assert kata("reset", "double", "--undo").out == "exercises/01_double/double.py holds your work again.\n"
    assert is_stub(kata, "02_mean")
    assert kata("reset", "--undo").out == "1 file holds your work again.\n"


def test_undo_without_a_reset(kata: Kata) -> None:
    """One sentence, exit code 2."""
    said = kata("reset", "--undo")
    assert (said.code, said.err) == (2, "Nothing was put away by a reset.\n")


def test_an_interrupted_reset_leaves_whole_files_and_loses_nothing(
    copy: LadderCopy, kata: Kata, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything is kept before the first file changes; --undo brings back what did change."""
    write = runner.history.replace.write_whole

    def interrupted(path: object, content: bytes) -> None:
        if "mean" in str(path):
            raise KeyboardInterrupt
        write(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(runner.history.replace, "write_whole", interrupted)
        with pytest.raises(KeyboardInterrupt):
            reset_rungs(copy.workspace, copy.workspace.ladder.rungs, yes=True)
    assert is_stub(kata, "01_double") and code(kata) == GREEN
    assert [(a.exercise, a.status) for a in kata.attempts()] == [("01_double", "reset"), ("02_mean", "reset")]
    assert kata("reset", "--undo").out == "1 file holds your work again.\n"
    assert (code(kata, "01_double"), code(kata)) == (RED, GREEN)


@pytest.mark.parametrize("words", [(), ("1", "--all"), ("--topic", "1", "--all"), ("1", "--topic", "1")])
def test_one_way_of_naming_at_a_time(kata: Kata, words: tuple[str, ...]) -> None:
    """One sentence that says what to do instead, exit code 2."""
    said = kata("reset", *words)
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert "--topic" in said.err and "--all" in said.err
    assert code(kata) == GREEN


@pytest.mark.parametrize("spoilt", ["no reference", "a folder"])
def test_all_or_nothing_where_one_file_is_no_good(kata: Kata, spoilt: str) -> None:
    """What is wrong is found before the first file changes."""
    rung = kata.copy.rung()
    if spoilt == "no reference":
        rung.reference.unlink()
    else:
        rung.code.unlink()
        rung.code.mkdir()
    said = kata("reset", "--all", "--yes")
    assert (said.code, len(said.err.splitlines())) == (2, 1)
    assert code(kata, "01_double") == RED


def test_windows_line_ends_of_the_stub_are_the_stub(kata: Kata) -> None:
    """A checkout makes them, no learner."""
    kata.copy.write(stub_of(kata.copy.reference()).replace("\n", "\r\n"))
    assert kata("reset", "2").out.endswith("is the stub already.\n")


def test_the_sentences_that_watch_shows(copy: LadderCopy) -> None:
    """Watch calls these two."""
    rung = copy.write(RED)
    assert "Your work is kept: python3 -m runner reset 02 --undo" in reset_rung(copy.workspace, rung)
    assert undo_reset(copy.workspace, rung) == "exercises/02_mean/mean.py holds your work again."


def test_a_topic_that_is_not_there() -> None:
    """The nearest name, or all of them with their numbers."""
    topics = ("Linear algebra", "Probability and statistics", "Algebra of sets")
    ladder = Ladder.__new__(Ladder)
    object.__setattr__(ladder, "topics", topics)
    assert [find_topic(ladder, t) for t in ("1", "linear  algebra", "STAT", "algebra of")] == [
        topics[0],
        topics[0],
        topics[1],
        topics[2],
    ]
    for text, near in (
        ("algebra", "Did you mean 'Linear algebra' or 'Algebra of sets'"),
        ("Lineal algebra", "mean 'Lin"),
    ):
        with pytest.raises(LadderError, match=near):
            find_topic(ladder, text)
    for text in ("", "0", "4", "topology"):
        with pytest.raises(LadderError, match="The topics are 1 Linear algebra, 2 Probability and statistics, 3 Al"):
            find_topic(ladder, text)


def test_scope_without_words_is_nothing(copy: LadderCopy) -> None:
    """So that nothing is reset by a slip."""
    assert scope(copy.workspace.ladder, None, None, False) is None
