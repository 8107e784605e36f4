"""What is shown beside a green verdict: the second lap, which never blocks, and a learner's own words."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from test_watch_core import DOUBLE, MODEL, SAVED, after, standing
from test_watch_view import shown

from runner.engine.engine import Engine
from runner.engine.messages import Diagnosis, Finished, Status
from runner.engine.verdict import Colour, Verdict
from runner.engine.verdict import Test as Result
from runner.rung.ladder import Rung
from runner.rung.source import Case, OwnWords, own_words
from runner.watch.happenings import Began, Change, Happened, Judged, Kind, Saved

FURTHER = """

@pytest.mark.further
def test_mean_of_large_numbers():
    \"\"\"Large numbers have a mean, too.\"\"\"
    assert mean([1e308, 1e308]) == 1e308


@pytest.mark.further
def test_mean_of_small_numbers():
    \"\"\"So have small ones.\"\"\"
    assert mean([1e-300, 3e-300]) == 2e-300
"""
CONFTEST = (Path(__file__).parents[2] / "exercises" / "conftest.py").read_text("utf-8")


@pytest.fixture
def laps(copy: LadderCopy) -> LadderCopy:
    """The miniature with a second lap on the mean, of which its reference does one half."""
    suite = copy.rung().suite
    suite.write_text(suite.read_text("utf-8") + FURTHER, "utf-8")
    (copy.exercises / "checks.py").write_text("", "utf-8")
    (copy.exercises / "conftest.py").write_text(CONFTEST, "utf-8")
    copy.write(copy.reference())
    return copy


def test_a_green_run_tells_of_the_second_lap_and_list_remembers_it(laps: LadderCopy) -> None:
    """Apart from the counts, in words, in the document, and as long as the code is the same."""
    said = laps.kata("run", "2")
    assert (said.returncode, said.stderr) == (0, "")
    assert "4 passed in " in said.stdout
    assert "further: 1 of 2 passed (optional)" in said.stdout
    document = json.loads(laps.kata("run", "2", "--json").stdout)
    assert [(t["status"], t["further"]) for t in document["tests"]][-3:] == [
        ("passed", False),
        ("failed", True),
        ("passed", True),
    ]
    assert "further 1 of 2 (optional)" in laps.kata("list").stdout
    rungs = json.loads(laps.kata("list", "--json").stdout)["exercises"]
    assert [r["further"] for r in rungs] == [None, {"passed": 1, "tests": 2}, None]
    laps.write("# another file\n" + laps.reference())
    assert "further" not in laps.kata("list").stdout


FURTHER_FUNCTION = """

@pytest.mark.further
def test_total_of_two():
    \"\"\"A sum.\"\"\"
    import mean as module
    assert module.total([1, 2]) == 3


@pytest.mark.further
def test_total_of_none():
    \"\"\"No sum.\"\"\"
    import mean as module
    assert module.total([]) == 0
"""


def test_a_run_speaks_of_a_second_lap_that_was_begun(laps: LadderCopy) -> None:
    """Of a function of its own, once that is written; not of numbers that a first function gets wrong."""
    suite = laps.rung().suite
    suite.write_text(suite.read_text("utf-8") + FURTHER_FUNCTION, "utf-8")
    card = "Further, if you like:"
    for written, told in (
        ("raise NotImplementedError", False),
        ("return 'a\\033[2Jb'", True),
        ("return sum(xs)", False),
    ):
        laps.write(f"{laps.reference()}\n\ndef total(xs):\n    {written}\n")
        said = laps.kata("run", "2")
        assert (said.returncode, card in said.stdout, "A sum." in said.stdout) == (0, told, told)
        assert "\033" not in said.stdout
    assert "further: 3 of 4 passed (optional)" in said.stdout
    laps.settings("test-timeout = 0.4")
    for stops, problem in (
        ("while True:\n        pass", "No answer in time"),
        ("__import__('os')._exit(3)", "exit code 3"),
    ):
        laps.write(f"{laps.reference()}\n\ndef total(xs):\n    {stops}\n")
        said = laps.kata("run", "2")
        assert (said.returncode, said.stdout.count("A sum."), said.stdout.count(problem)) == (0, 1, 1)


def test_what_happens_in_the_second_lap_does_not_turn_green_red(laps: LadderCopy, engine: Engine) -> None:
    """Not even an end of the process: its test is told, and nothing else."""
    code = laps.reference().replace(
        "    if len", "    if 1e308 in list(values):\n        __import__('os')._exit(3)\n    if len"
    )
    verdict = laps.judge(engine, code)
    assert (verdict.colour, verdict.passed, verdict.failed, verdict.message) == (Colour.GREEN, 4, (), "")
    assert [t.status for t in verdict.further] == [Status.ERROR, Status.MISSING]


def test_a_vocabulary_that_changed_makes_a_green_stale(laps: LadderCopy) -> None:
    """It decides what is right, as the suite does."""
    laps.kata("run", "2")
    (laps.exercises / "checks.py").write_text("# stricter\n", "utf-8")
    assert "was green; its suite is newer" in laps.kata("list").stdout


GREEN = Verdict(
    DOUBLE.name,
    Colour.GREEN,
    (
        Result("test_one", Status.PASSED),
        Result("test_more", Status.FAILED, "It goes on.", "expected 3, got 2", further=True),
        Result("test_most", Status.PASSED, further=True),
    ),
)


def test_a_key_shows_the_second_lap_and_puts_it_away() -> None:
    """The first test that is open; after the last one, that it is green. A rung without one says so."""
    model, _ = after(MODEL, SAVED, Judged(1, GREEN, standing(DOUBLE.name)))
    assert "1 of 2 passed (optional)   press f" in shown(model)
    model, _ = after(model, "f")
    assert "Further, if you like:" in shown(model)
    assert "It goes on." in shown(model)
    model, _ = after(model, "f")
    assert "Further, if you like:" not in shown(model)
    red = replace(GREEN, colour=Colour.RED, tests=(Result("test_one", Status.FAILED, "It begins."), *GREEN.tests[1:]))
    model, _ = after(MODEL, SAVED, Judged(1, GREEN, standing(DOUBLE.name)), "f", SAVED, Judged(2, red, standing()))
    assert "It begins." in shown(model)  # what turned red is not hidden by what was looked at
    model, _ = after(model, "f")
    assert "A second lap comes after green, where there is one." in shown(model)
    done = replace(GREEN, tests=tuple(replace(t, status=Status.PASSED) for t in GREEN.tests))
    model, _ = after(MODEL, SAVED, Judged(1, done, standing(DOUBLE.name)), "f")
    assert "The second lap is green as well." in shown(model)
    none = replace(GREEN, tests=GREEN.tests[:1])
    model, _ = after(MODEL, SAVED, Judged(1, none, standing(DOUBLE.name)), "f")
    assert "This rung has no second lap." in shown(model)


def test_a_failure_of_the_second_lap_is_no_first_red() -> None:
    """The screen does not turn to it in the middle of a run."""
    cases = (Case("test_one", ""), Case("test_more", "", further=True))
    model, _ = after(MODEL, SAVED, Began(1, cases), Happened(1, Finished("test_more", Status.FAILED)))
    assert not model.first_red
    model, _ = after(model, Happened(1, Finished("test_one", Status.FAILED)))
    assert model.first_red


def test_a_new_vocabulary_is_judged_at_once() -> None:
    """The rung on the screen is; where there is none, nothing follows from that."""
    model, asked = after(MODEL, Saved((Change(Kind.CHECKS, "", b"# new"),)))
    assert model.running and len(asked) == 1
    assert after(MODEL, Saved((Change(Kind.CHECKS, "", "No such file"),)))[1] == []


# In your own words

SENTENCE = "Softmax is positive because exp is, whatever the score."


@pytest.fixture
def rung(tmp_path: Path) -> Rung:
    """A rung that asks for a sentence."""
    rung = Rung(tmp_path, "01_thing", "")
    rung.solution.mkdir(parents=True)
    rung.reference.write_text(
        f"IN_MY_WORDS: str = (\n    'The reference '\n    'says this.'\n)  # {SENTENCE}\n", "utf-8"
    )
    page = "# Solution\n\n## In your words\n\nAsk:\n\n- Does it say\n  why?\n- Is exp in it?\n\n## Else\n\n- No.\n"
    (rung.solution / "README.md").write_text(page, "utf-8")
    return rung


def test_the_sentences_and_the_questions_are_read_from_the_files(rung: Rung) -> None:
    """The last assignment counts; the questions are the points below their heading."""
    mine = f"X = 1\nIN_MY_WORDS: str = 'old'\nIN_MY_WORDS = {SENTENCE!r}\n".encode()
    assert own_words(rung, mine) == OwnWords(
        SENTENCE, "The reference says this.", ("Does it say why?", "Is exp in it?")
    )
    (rung.solution / "README.md").unlink()
    assert own_words(rung, mine) == OwnWords(SENTENCE, "The reference says this.", ())


@pytest.mark.parametrize(
    "source",
    [b"", b"IN_MY_WORDS = ...", b"IN_MY_WORDS = 3", b"IN_MY_WORDS = f()", b"IN_MY_WORDS: str", b"def (", b"\0"],
)
def test_without_a_sentence_there_is_nothing_to_compare(rung: Rung, source: bytes) -> None:
    """Nor where the file is none, or the reference asks for nothing."""
    assert own_words(rung, source) is None
    rung.reference.unlink()
    assert own_words(rung, f"IN_MY_WORDS = {SENTENCE!r}".encode()) is None


def test_after_green_both_sentences_are_shown(copy: LadderCopy) -> None:
    """By `run`, and on the screen of watch."""
    rung = copy.rung()
    rung.reference.write_text("IN_MY_WORDS: str = 'Add all, divide by how many.'\n\n\n" + copy.reference(), "utf-8")
    copy.write(f"IN_MY_WORDS = {SENTENCE!r}\n" + copy.reference().partition("\n\n\n")[2])
    said = copy.kata("run", "2").stdout
    assert f"In your words\n  {SENTENCE}\nAnd in the reference's\n  Add all, divide by how many." in said
    words = OwnWords(SENTENCE, "Add all.", ("Is it true?",))
    model, _ = after(MODEL, SAVED, Judged(1, GREEN, standing(DOUBLE.name), words=words))
    text = shown(model, 80, 40)
    assert text.index(SENTENCE) < text.index("Add all.") < text.index("? Is it true?")


def test_what_the_second_lap_shows_stands_above_no_green() -> None:
    """A misconception that only the second lap finds is told with it, under the key."""
    found = (Diagnosis("more", "halves", "You halved."),)
    model, _ = after(MODEL, SAVED, Judged(1, replace(GREEN, diagnosis=found), standing(DOUBLE.name)))
    assert "You halved." not in shown(model)
    model, _ = after(model, "f")
    assert "You halved." in shown(model)


def test_a_diagnosis_of_a_function_stands_on_no_card_of_a_blank() -> None:
    """NLL_BY_HAND begins like nll, and is no test of it."""
    tests = (Result("test_nll_by_hand_is_right", Status.FAILED, "Three.", "not right"),)
    found = (Diagnosis("nll", "sums", "You summed."),)
    verdict = Verdict(DOUBLE.name, Colour.RED, tests, found, names=("NLL_BY_HAND", "nll"))
    text = shown(after(MODEL, SAVED, Judged(1, verdict, standing()))[0])
    assert text.index("not right") < text.index("nll\n") < text.index("You summed.")
