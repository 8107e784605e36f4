"""`review`: a due rung comes back, one function blank; the old answer is kept, and comes back to the byte."""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from ladder_copy import LadderCopy
from past import Kata

from runner.commands.reset import reset_rung, reset_rungs, undo_reset
from runner.commands.restore import restore_rung
from runner.engine.messages import Status
from runner.engine.verdict import Colour, Verdict
from runner.engine.verdict import Test as Result
from runner.history.attempt import OPEN, VOID, Diagnosed, Reviewed
from runner.history.export import decode, encode
from runner.history.store import State
from runner.review import doing
from runner.review.agenda import DAY, local_day
from runner.review.day import Day, day_in_words, facts_of, lines_of
from runner.review.doing import blanked, rating_of
from runner.review.schedule import Memories, Rating
from runner.review.words import sureness
from runner.rung.ladder import LadderError, Rung
from runner.workspace import Workspace

NOON = 1_763_812_800.0  # 22 November 2025, 12:00 UTC
MINE = b"""# my own notes \xc3\xa9
from collections.abc import Sequence
from statistics import fmean


def helper(values):
    return fmean(values)


def mean(values):
    if len(values) == 0:
        raise ValueError
    return helper(values)  # as in the book
"""


MET = [("mean", "middle"), ("mean", "still_to_handle"), ("mean", "calls_sum"), ("N", "N = 5")]


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> float:
        self.now += 0.001
        return self.now

    def days(self, number: float) -> None:
        """Let time go on."""
        self.now += number * DAY


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What `time.time` says."""
    clock = Clock()
    monkeypatch.setattr(time, "time", clock)
    return clock


class Learner:
    """Saves and judges, without the seconds that a suite takes."""

    def __init__(self, copy: LadderCopy) -> None:
        self.workspace, self.root = copy.workspace, copy.root

    def rung(self, name: str = "02_mean") -> Rung:
        """A rung of the ladder."""
        return self.workspace.ladder.find(name)

    def judged(self, colour: str, code: bytes | None = None, name: str = "02_mean") -> str:
        """Save, and let the suite say this. Returns what is said of a review."""
        rung = self.rung(name)
        if code is not None:
            rung.code.write_bytes(code)
        status = Status.PASSED if colour == "green" else Status.FAILED
        verdict = Verdict(rung.name, Colour(colour), (Result("test_it", status),))
        return doing.record(self.workspace, self.workspace.job(rung), verdict)

    @property
    def file(self) -> bytes:
        """What the file of 02_mean holds."""
        return self.rung().code.read_bytes()

    def outcomes(self) -> list[str]:
        """How all reviews stand."""
        return [review.outcome for review in self.workspace.state.reviews()]

    def kept(self) -> set[bytes]:
        """All that the history holds."""
        state = self.workspace.state
        return {state.code(a.id) or b"" for a in state.attempts()}


@pytest.fixture
def learner(copy: LadderCopy, clock: Clock) -> Iterator[Learner]:
    """Somebody for whom 02_mean is green, and due."""
    learner = Learner(copy)
    learner.judged("green", MINE)
    clock.days(3)
    yield learner
    learner.workspace.state.close()


def test_from_due_to_done(learner: Learner, clock: Clock) -> None:
    """One function comes back blank; green brings the old answer back, and the new one is in the history."""
    agenda = learner.workspace.progress().agenda
    assert (agenda.due, agenda.asked) == (("02_mean",), "02_mean")
    said = doing.begin(learner.workspace, doing.choose(learner.workspace, None))
    assert said.splitlines()[:3] == [
        "Review of 02 · Mean: write mean again, from memory.",
        "The rest of mean.py is as you left it.",
        "Your old answer is kept as attempt 2, and comes back when you are green.",
    ]
    blank = learner.file
    assert blank.startswith(MINE[: MINE.index(b"def mean")])
    assert blank.endswith(b"raise NotImplementedError\n")
    assert learner.judged("red") == ""
    clock.days(1 / 24)
    new = MINE.replace(b"as in the book", b"from memory")
    assert learner.judged("green", new) == (
        "Review done: good, at the first save. It comes again on 9 December.\n"
        "Your new answer is attempt 4; the old one, attempt 2, is back in mean.py."
    )
    assert learner.file == MINE
    assert learner.workspace.state.code(4) == new
    assert learner.outcomes() == ["good"]
    assert learner.workspace.progress().agenda.today == ("02_mean",)
    with pytest.raises(LadderError, match="Nothing is due today; next on 9 December"):
        doing.choose(learner.workspace, None)


def test_an_open_review_is_no_lost_green(learner: Learner) -> None:
    """`list` says that it is in review; what it proves stays proven; nothing else can be begun."""
    doing.begin(learner.workspace, learner.rung())
    progress = learner.workspace.progress()
    assert str(progress.standings["02_mean"]) == "in review"
    assert progress.is_green("02_mean")
    assert not progress.shows_green("02_mean")
    assert progress.next() == learner.rung("01_double")
    assert doing.choose(learner.workspace, None) == learner.rung()
    with pytest.raises(LadderError, match="02 · Mean is in review: first finish it"):
        doing.begin(learner.workspace, learner.rung("01_double"))
    again = doing.begin(learner.workspace, learner.rung())
    assert "Your old answer is kept as attempt 2" in again


def test_giving_up_brings_the_old_answer_back_and_keeps_the_new_one(learner: Learner) -> None:
    """And the rung comes again soon."""
    doing.begin(learner.workspace, learner.rung())
    learner.rung().code.write_bytes(b"half of it")
    said = doing.give_up(learner.workspace, learner.rung())
    assert said == (
        "Your old answer (attempt 2) is back in mean.py. What was there is attempt 3.\nIt comes again on 26 November."
    )
    assert (learner.file, learner.outcomes()) == (MINE, ["again"])
    assert b"half of it" in learner.kept()
    assert learner.workspace.state.attempts()[-1].status == "given up"
    with pytest.raises(LadderError, match="02 · Mean is not in review"):
        doing.give_up(learner.workspace, learner.rung())


def test_the_rating_is_made_of_facts(learner: Learner) -> None:
    """Saves that were red, hints, a look at the reference; the same code twice is one save, the blank is none."""
    state, blank = learner.workspace.state, b"blank"
    for code in (b"blank", b"a", b"a", b"b"):
        state.record("02_mean", "red", code, "", (0, 4), 0.1)
    state.record("02_mean", "error", b"c", "", (0, 4), 0.1)
    tried = state.attempts("02_mean")[1:]
    assert rating_of(tried, blank, 0) == (Rating.GOOD, "after 2 red saves")
    assert rating_of(tried[:2], blank, 0) == (Rating.GOOD, "after 1 red save")
    assert rating_of([], blank, 2) == (Rating.HARD, "with a look at the hints")
    state.record("02_mean", "red", b"d", "", (0, 4), 0.1)
    tried = state.attempts("02_mean")[1:]
    assert rating_of(tried, blank, 0) == (Rating.HARD, "after 3 red saves")
    state.record("02_mean", "spoiled", b"d", "", (0, 0), 0.0)
    assert rating_of(state.attempts("02_mean")[1:], blank, 0)[0] is Rating.AGAIN
    state.record("02_mean", "green", b"e", "", (4, 0), 0.1)
    state.record("02_mean", "red", b"f", "", (0, 4), 0.1)  # after the end
    assert rating_of(state.attempts("02_mean")[6:], blank, 0) == rating_of(state.attempts("02_mean")[6:8], blank, 0)


def test_hints_of_before_do_not_count_and_those_read_now_do(learner: Learner) -> None:
    """They begin anew with the weakest."""
    state = learner.workspace.state
    state.set_hints_shown("02_mean", 2)
    doing.begin(learner.workspace, learner.rung())
    assert state.hints_shown("02_mean") == 0
    archive = state.archive()
    assert archive is not None
    state.merge(replace(archive, hints={"02_mean": 3, "01_double": 1}))  # read elsewhere
    assert (state.hints_shown("02_mean"), state.hints_shown("01_double")) == (0, 1)
    state.set_hints_shown("02_mean", 1)
    assert learner.judged("green", MINE + b"# new\n").startswith("Review done: hard, with a look at the hints.")


def test_a_newer_suite_is_said(learner: Learner) -> None:
    """The old answer may not be enough for it."""
    suite = learner.rung().suite
    suite.write_bytes(suite.read_bytes() + b"\n# newer\n")
    said = doing.begin(learner.workspace, learner.rung())
    assert "Its tests are newer than your answer: they may ask for more." in said
    assert not learner.workspace.progress().is_green("02_mean")
    assert str(learner.workspace.progress().standings["02_mean"]) == "in review"


def test_what_can_not_be_reviewed_says_why(learner: Learner) -> None:
    """Never green, missing, blank, in review; and no answer is lost by trying."""
    with pytest.raises(LadderError, match="01_double was never green"):
        doing.begin(learner.workspace, learner.rung("01_double"))
    reset_rung(learner.workspace, learner.rung())
    with pytest.raises(LadderError, match=r"mean\.py is blank already"):
        doing.begin(learner.workspace, learner.rung())
    learner.rung().code.unlink()
    with pytest.raises(LadderError, match=r"mean\.py is missing"):
        doing.begin(learner.workspace, learner.rung())
    assert learner.outcomes() == []
    learner.rung().reference.write_bytes(b"\xff")
    learner.rung().code.write_bytes(MINE)
    with pytest.raises(LadderError, match=r"The blank is made from solutions/02_mean/mean.py, which can't be read"):
        doing.begin(learner.workspace, learner.rung())
    assert learner.file == MINE


def test_nothing_to_review_yet(copy: LadderCopy, clock: Clock) -> None:
    """Before the first green; and after one, until its day."""
    learner = Learner(copy)
    with pytest.raises(LadderError, match="Nothing to review yet"):
        doing.choose(learner.workspace, None)
    assert learner.workspace.progress().agenda.due == ()
    learner.judged("green", MINE)
    with pytest.raises(LadderError, match="Nothing is due today; next on 24 November"):
        doing.choose(learner.workspace, None)
    learner.workspace.state.close()


def test_one_review_a_day_is_enough(learner: Learner, clock: Clock) -> None:
    """By name there may be more."""
    state = learner.workspace.state
    learner.judged("green", b"x = 1", name="01_double")
    clock.days(3)
    assert set(learner.workspace.progress().agenda.due) == {"01_double", "02_mean"}
    doing.begin(learner.workspace, learner.rung("01_double"))
    doing.give_up(learner.workspace, learner.rung("01_double"))
    with pytest.raises(LadderError, match="One review a day is enough"):
        doing.choose(learner.workspace, None)
    assert doing.choose(learner.workspace, "2") == learner.rung()
    assert [r.outcome for r in state.reviews()] == ["again"]


def test_whatever_brings_another_answer_ends_the_review(learner: Learner) -> None:
    """A reset, its undo, a restore: it counts as given up, and --undo brings back the old answer."""
    rung = learner.rung()
    doing.begin(learner.workspace, rung)
    rung.code.write_bytes(b"half of it")
    assert reset_rung(learner.workspace, rung).startswith(
        "The review is over. exercises/02_mean/mean.py is the stub again."
    )
    assert learner.outcomes() == ["again"]
    undo_reset(learner.workspace, rung)
    assert learner.file == MINE
    doing.begin(learner.workspace, rung)
    assert undo_reset(learner.workspace, rung).endswith("mean.py holds your work already.")
    assert learner.file == MINE
    doing.begin(learner.workspace, rung)
    reset_rungs(learner.workspace, [learner.rung("01_double"), rung], yes=True)
    undo_reset(learner.workspace, rung)
    assert learner.file == MINE
    doing.begin(learner.workspace, rung)
    assert restore_rung(learner.workspace, rung).startswith("Your old answer (attempt")
    assert learner.file == MINE
    doing.begin(learner.workspace, rung)
    assert "mean.py holds attempt 1" in restore_rung(learner.workspace, rung, 1)
    assert learner.outcomes() == ["again"] * 5
    assert learner.workspace.state.under_review() == {}


def test_a_rung_whose_stub_is_all_blank_is_reset_all_the_same(learner: Learner) -> None:
    """`reset --all` ends a review also where the file is the stub already."""
    learner.workspace.ladder = replace(learner.workspace.ladder, ideas={})
    said = doing.begin(learner.workspace, learner.rung())
    assert said.startswith("Review of 02 · Mean: write mean.py again, from memory.\nYour old")
    assert "Your work is kept" in reset_rungs(learner.workspace, [learner.rung()], yes=True)
    undo_reset(learner.workspace, learner.rung())
    assert (learner.file, learner.outcomes()) == (MINE, ["again"])


def test_killed_before_the_blank_was_written(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the old answer is still in the file: to run it is no review, and to go on makes it one."""
    rung = learner.rung()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("runner.history.replace.write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            doing.begin(learner.workspace, rung)
    assert (learner.file, list(learner.workspace.state.under_review()), learner.outcomes()) == (MINE, ["02_mean"], [])
    assert learner.judged("green") == (
        "Your old answer was still in the file, so this was no review. It counts for nothing."
    )
    assert learner.outcomes() == [VOID]
    assert learner.workspace.progress().agenda.today == ()
    with monkeypatch.context() as patch:
        patch.setattr("runner.history.replace.write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            doing.begin(learner.workspace, rung)
    doing.begin(learner.workspace, rung)
    assert learner.file != MINE
    assert learner.outcomes() == [VOID, OPEN]
    assert learner.judged("green", MINE).startswith("Review done: good")  # the same words, but from memory


def test_killed_before_the_end_was_kept(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old answer is back, and whoever goes on hears how it ended."""
    doing.begin(learner.workspace, learner.rung())
    with monkeypatch.context() as patch:
        patch.setattr(State, "note_review", lambda *_: False)
        said = learner.judged("green", MINE + b"# new\n")
    assert said.endswith("The review stays open: python3 -m runner review 02")
    assert learner.file == MINE
    assert learner.outcomes() == [OPEN]
    assert doing.begin(learner.workspace, learner.rung()).startswith("Review done: good, at the first save.")
    assert (learner.file, learner.outcomes()) == (MINE, ["good"])


def test_where_the_old_answer_can_not_be_put_back_the_review_stays_open(
    learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays as it is, and says why."""
    doing.begin(learner.workspace, learner.rung())
    with monkeypatch.context() as patch:
        patch.setattr("runner.history.replace.write_whole", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        said = learner.judged("green", MINE + b"# new\n")
    assert "can't be written: full. The review stays open" in said
    assert learner.file == MINE + b"# new\n"
    assert list(learner.workspace.state.under_review()) == ["02_mean"]


def test_a_file_that_is_gone_comes_back(learner: Learner) -> None:
    """Whatever happened to it during a review."""
    doing.begin(learner.workspace, learner.rung())
    learner.rung().code.unlink()
    assert "What was there" not in doing.give_up(learner.workspace, learner.rung())
    assert learner.file == MINE


def test_an_attempt_that_was_not_kept_has_no_number(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing false is said of it."""
    doing.begin(learner.workspace, learner.rung())
    learner.rung().code.write_bytes(MINE + b"# new\n")
    verdict = Verdict("02_mean", Colour.GREEN, (Result("test_it", Status.PASSED),))
    monkeypatch.setattr(Workspace, "record", lambda *_: None)
    said = doing.record(learner.workspace, learner.workspace.job(learner.rung()), verdict)
    assert said.endswith("The old one, attempt 2, is back in mean.py.")


REFERENCE = '''"""A rung."""

import numpy as np


def f(x: float) -> float:
    """x²"""
    x = _number(x)  # given
    return x * x


def g(x: float) -> float:
    """2x"""
    return 2 * x


# --- Given ---


def _number(x: float) -> float:
    return float(x)
'''
BLANK = b'def f(x: float) -> float:\n    """x\xc2\xb2"""\n    x = _number(x)  # given\n    raise NotImplementedError\n'


def test_only_the_function_that_carries_the_idea_is_blank() -> None:
    """All else stays, to the byte: line ends, a BOM, notes, helpers, what stands around it."""
    given = b"def _number(x): return float(x)\n"
    around = b"# \xc3\xa9\n@cache\ndef f(x):\n  return (x *\n    x)\n#after\nx = 1"
    assert blanked(given + around, REFERENCE, "f") == given + b"# \xc3\xa9\n" + BLANK + b"#after\nx = 1"
    windows = (b"\xef\xbb\xbf" + given + around).replace(b"\n", b"\r\n")
    expected = b"\xef\xbb\xbf" + (given + b"# \xc3\xa9\n" + BLANK + b"#after\nx = 1").replace(b"\n", b"\r\n")
    assert blanked(windows, REFERENCE, "f") == expected
    form_feed = given + b"s = 'a\\\n\x0cb'\n" + b"def f(x): return x"
    assert blanked(form_feed, REFERENCE, "f") == given + b"s = 'a\\\n\x0cb'\n" + BLANK


@pytest.mark.parametrize(
    "code",
    [
        b"",
        b"def f(:",
        b"\xff",
        b"def f(x):\n    return 1\0",
        b"def f(x):\n    return x * x\n",  # the given helper is gone
        b"def _number(x): ...\nf = lambda x: x * x\n",
        b"def _number(x): ...\nasync def f(x): return x\n",
        b"def _number(x): ...\nclass f: pass\n",
        b"def _number(x): ...\ndef f(x): return 1\ndef f(x): return x * x\n",
        b"def _number(x): ...\ndef f(x): return x * x\nif True:\n    def f(x): return 2\n",
        b"def _number(x): ...\ndef f(x): return x * x\nfrom os import path as f\n",
        b"def _number(x): ...\ndef g(x): return x * x\n",
        b"(" * 5000,
    ],
)
def test_where_it_can_not_be_told_from_the_rest_the_whole_stub_comes_back(code: bytes) -> None:
    """So that nothing of the answer is left in sight."""
    from runner.rung.source import stub_of

    assert blanked(code, REFERENCE, "f") == stub_of(REFERENCE).encode()


def test_a_splice_that_would_change_anything_else_is_none() -> None:
    """`x = 1; def …` can't be, but whatever the file is, the rest must say the same before and after."""
    from runner.rung.source import stub_of

    code = b"def _number(x): ...\nx = 1\ndef f(x): return x * x; y = 2\n\\\nz = 3\n"
    result = blanked(code, REFERENCE, "f")
    assert result in (code[: code.index(b"def f")] + BLANK + b"\\\nz = 3\n", stub_of(REFERENCE).encode())
    assert blanked(b"def _number(x): ...\ndef f(x): return x\n", REFERENCE, "h") == stub_of(REFERENCE).encode()


def test_reviews_and_diagnoses_travel(learner: Learner, tmp_path: Path) -> None:
    """Out and in again, twice and both ways: nothing is there twice, and an ended review stays ended."""
    state = learner.workspace.state
    doing.begin(learner.workspace, learner.rung())
    open_one = state.archive()
    state.record("02_mean", "red", b"x", "", (0, 4), 0.1, [("mean", "middle"), ("mean", "middle")])
    doing.give_up(learner.workspace, learner.rung())
    ended = state.archive()
    assert open_one is not None
    assert ended is not None
    assert decode(encode(ended)).reviews == tuple(ended.reviews)
    assert decode(encode(ended)).diagnosed == tuple(ended.diagnosed)
    assert [d.mistake for d in ended.diagnosed] == ["middle"]
    other = State(tmp_path)
    for archive in (open_one, ended, open_one, ended):
        other.merge(decode(encode(archive)))
        assert other.under_review() == {}  # it was begun elsewhere: here is no file to bring back
    assert other.reviews() == state.reviews()
    assert other.diagnosed() == state.diagnosed()
    state.merge(open_one)
    assert [r.outcome for r in state.reviews()] == ["again"]
    other.close()


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("reviews", {"exercise": "02_mean", "begun": 1.0, "at": 2.0, "outcome": "splendid"}),
        ("reviews", {"exercise": "mean", "begun": 1.0, "at": 2.0, "outcome": "good"}),
        ("reviews", {"exercise": "02_mean", "begun": -1.0, "at": 2.0, "outcome": "good"}),
        ("reviews", {"exercise": "02_mean", "begun": 1.0, "outcome": "good"}),
        ("reviews", 5),
        ("diagnosed", {"exercise": "02_mean", "at": 1.0, "function": "", "mistake": "middle"}),
        ("diagnosed", {"exercise": "02_mean", "at": 1.0, "function": "mean", "mistake": "a\x1b[31m"}),
        ("diagnosed", {"exercise": "02_mean", "at": 1.0, "function": "mean", "mistake": "x" * 201}),
        ("diagnosed", {"exercise": "02_mean", "at": 1.0, "function": "mean"}),
    ],
)
def test_a_document_with_nonsense_in_it_is_refused(learner: Learner, key: str, entry: object) -> None:
    """As a whole."""
    archive = learner.workspace.state.archive()
    assert archive is not None
    document = json.loads(encode(archive))
    assert "reviews" not in document  # as the programs of before wrote it
    document[key] = [entry]
    with pytest.raises(LadderError, match="a part of it is broken"):
        decode(json.dumps(document).encode())


def test_a_damaged_file_gives_reviews_and_drills_back(learner: Learner) -> None:
    """Also where only its pages can be read."""
    state = learner.workspace.state
    doing.begin(learner.workspace, learner.rung())
    state.record("02_mean", "red", b"x", "", (0, 4), 0.1, [("mean", "middle")])
    state.note_review(Reviewed("02_mean", 5.0, 6.0, "good"))  # whole numbers are kept as integers
    state.record_drill("02_mean", "mean_of_three", 7, "right")
    reviews, diagnosed, drills = state.reviews(), state.diagnosed(), state.drills_of()
    state.close()
    content = bytearray(state.path.read_bytes())
    content[16:100] = b"\xff" * 84
    state.path.write_bytes(content)
    found = State(learner.root)
    assert found.reviews() == reviews
    assert found.diagnosed() == diagnosed
    assert found.drills_of() == drills != []
    assert list(found.under_review()) == ["02_mean"]
    assert "was damaged" in found.notices[0]
    found.close()


def test_a_history_of_before_gets_the_new_tables(learner: Learner) -> None:
    """And keeps all that it has."""
    state = learner.workspace.state
    before = state.attempts()
    state.close()
    with closing(sqlite3.connect(state.path)) as db:
        db.executescript("DROP TABLE reviews; DROP TABLE diagnosed")
    found = State(learner.root)
    assert (found.attempts(), found.reviews(), found.diagnosed(), found.notices) == (before, [], [], [])
    found.close()


def test_rows_that_make_no_sense_are_passed_over(learner: Learner) -> None:
    """A damaged disk makes such."""
    state = learner.workspace.state
    with state._base._db as db:
        db.execute("INSERT INTO reviews VALUES ('02_mean', 'x', 'y', 'good')")
        db.execute("INSERT INTO diagnosed VALUES ('02_mean', 'x', 'mean', 'middle')")
        db.execute("UPDATE attempts SET at = 'x'")
    assert (state.reviews(), state.diagnosed(), state.moments()) == ([], [], [])


def test_what_is_recorded_in_memory_moves_into_the_file(learner: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    """When it can be written again; a review does not begin before."""
    state, base = learner.workspace.state, learner.workspace.state._base
    base._db.close()
    base._db = base._in_memory(sqlite3.OperationalError("it is locked"))
    with monkeypatch.context() as patch:
        patch.setattr(base, "_return", lambda *_: None)
        with pytest.raises(LadderError, match="So nothing was changed"):
            doing.begin(learner.workspace, learner.rung())
        assert not state.note_review(Reviewed("02_mean", 5.0, 6.0, "good"))
        state.record("02_mean", "red", b"x", "", (0, 4), 0.1, [("mean", "middle")])
    assert learner.file == MINE
    assert state.settle() == ""
    assert [d.mistake for d in state.diagnosed()] == ["middle"]


def test_how_sure_something_is_is_said_in_plain_words_first() -> None:
    """The number comes after them."""
    assert sureness(1.0) == "fresh (100%)"
    assert sureness(0.9) == "probably still there (90%)"
    assert sureness(0.6) == "fading: a review would help (60%)"


def test_a_day_in_words(learner: Learner, clock: Clock) -> None:
    """What turned green, what was reviewed, how long, what was met, what comes next; else nothing."""
    workspace = learner.workspace
    assert day_in_words(workspace) == "1 rung is due today, about 6 minutes: python3 -m runner review"
    doing.begin(workspace, learner.rung())
    clock.days(4 / 1440)
    workspace.state.record("02_mean", "red", b"x", "", (0, 4), 0.1, MET)
    clock.days(2 / 1440)
    learner.judged("green", MINE)
    learner.judged("green", name="01_double")
    workspace.state.record_drill("02_mean", "of_three", 5, "right")
    workspace.state.record_drill("02_mean", "of_three", 6, "wrong", "not_divided")
    assert day_in_words(workspace).splitlines() == [
        "Green today: 01 · Double",
        "Reviewed today: 02 · Mean",
        "By hand today: 2 questions",
        "Time: about 6 minutes",
        "Mistakes you met: mean (middle), N, of_three (not divided)",
        "Next review: 01 · Double on 27 November",
    ]
    workspace.state.close()
    copy = workspace.progress()
    many = tuple(("mean", f"m_{n}") for n in range(7))
    assert lines_of(Day((), (), 1, 1, many), copy)[:3] == [
        "By hand today: 1 question",
        "Time: about 1 minute",
        "Mistakes you met: mean (m 2), mean (m 3), mean (m 4), mean (m 5), mean (m 6) and 2 more",
    ]
    fresh = replace(copy, agenda=replace(copy.agenda, memories=Memories(), due=()))
    assert lines_of(facts_of(local_day(NOON - DAY), [], [], [Diagnosed("02_mean", NOON, "mean", "x")], []), fresh) == []


def test_the_list_says_what_is_due_and_how_sure_each_sentence_is(copy: LadderCopy, clock: Clock, kata: Kata) -> None:
    """One line at its end; in the document as well."""
    learner = Learner(copy)
    learner.judged("green", name="01_double")
    learner.judged("green", MINE)
    assert "       fresh (100%); last shown on 22 November" in kata("list").out.splitlines()
    clock.days(20)
    lines = kata("list").out.splitlines()
    assert "       fading: a review would help (71%); last shown on 22 November" in lines
    assert lines[-1] == "2 rungs are due today, about 12 minutes: python3 -m runner review"
    document = json.loads(kata("list", "--json").out)
    assert document["due"] == ["01_double", "02_mean"]
    assert document["exercises"][0]["due_at"] == "2025-11-24"
    assert document["exercises"][0]["recall"] == pytest.approx(0.7067, abs=1e-4)
    assert document["exercises"][2]["due_at"] is document["exercises"][2]["recall"] is None
    assert kata("review").out.startswith("Review of 02 · Mean: write mean again, from memory.\n")
    lines = kata("list").out.splitlines()
    assert "  ↻ ★ 02_mean                          in review" in lines
    assert lines[-2] == "In review: 02 · Mean. Your old answer is kept."
    assert "mean.py is in review: first write it from memory" in kata("compare", "2").err
    said = kata("review", "--give-up")
    assert (said.code, said.out.splitlines()[0]) == (
        0,
        "Your old answer (attempt 3) is back in mean.py. What was there is attempt 4.",
    )
    assert kata("list").out.splitlines()[-1] == "1 more is due; tomorrow is soon enough."
    assert kata("review", "--give-up").err == "Nothing is in review.\n"
    assert kata("review", "nothing").code == 2
    assert kata("review").code == 2
    learner.workspace.state.close()


def test_a_run_ends_a_review_and_says_so(copy: LadderCopy, clock: Clock, kata: Kata) -> None:
    """In a real run; with --json beside the document."""
    learner = Learner(copy)
    rung, old = learner.rung(), copy.reference().encode() + b"# mine\n"
    learner.judged("green", old)
    for words in ((), ("--json",)):
        clock.days(100)
        assert kata("review").code == 0
        if not words:
            said = kata("run", "2")
            assert "In review: 02 · Mean. Your old answer is kept.\n" in said.out
        rung.code.write_bytes(copy.reference().encode())
        said = kata("run", "2", *words)
        assert "Review done: good, at the first save." in (said.err if words else said.out)
        assert not words or json.loads(said.out)["status"] == "green"
        assert rung.code.read_bytes() == old
    learner.workspace.state.close()


@pytest.fixture
def kata(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> Kata:
    """The command line in this process."""
    return Kata(copy, capsys)


def test_the_keys_of_a_review(learner: Learner) -> None:
    """`d` begins it, `g` gives it up; elsewhere they say why not. What is heard comes to the screen."""
    from runner.watch import deeds
    from runner.watch.happenings import Finished, Judged, Key, ReviewTold, Said
    from runner.watch.model import Mode, Model, ReadLadder, Review
    from runner.watch.update import update

    workspace, double, mean = learner.workspace, learner.rung("01_double"), learner.rung()
    model = Model(workspace.progress(), double)
    model, effects = update(model, Key("g"))
    assert (model.said, effects) == ("This rung is not in review.", ())
    model, effects = update(model, Key("d"))
    assert effects == (Review(),)
    told = deeds.review(workspace, Review())
    assert isinstance(told, ReviewTold)
    assert "run 02" not in told.text
    model, _ = update(model, told)
    assert (model.rung, model.said, model.said_through) == (mean, told.text, 1)
    assert update(model, Key("g"))[1] == (Review(mean),)
    told = deeds.review(workspace, Review(mean))
    assert isinstance(told, ReviewTold)
    assert told.text.startswith("Your old answer (attempt 2) is back in mean.py.")
    assert deeds.review(workspace, Review(mean)) == Said("02 · Mean is not in review.")
    model, effects = update(replace(model, mode=Mode.HELP), Key("m"))
    assert (model.mode, effects) == (Mode.CARD, (ReadLadder(),))
    for key in ("m", "esc"):
        assert update(model, Key(key))[0].mode is Mode.VERDICT
    doing.begin(workspace, mean)
    mean.code.write_bytes(MINE + b"# new\n")
    verdict = Verdict(mean.name, Colour.GREEN, (Result("test_it", Status.PASSED),))
    judged = deeds.record(workspace, Finished(5, verdict, workspace.job(mean)))
    assert isinstance(judged, Judged)
    from runner.watch.model import start

    model, _ = start(replace(model, runs=4), mean)
    model, _ = update(model, judged)
    assert model.said.startswith("Review done: good")
    assert model.said_through == 1


def test_the_screen_of_a_review(learner: Learner, clock: Clock) -> None:
    """What is due is a line below; in review the task is above; the page of what one can do says how sure it is."""
    from runner.watch.happenings import Key
    from runner.watch.model import Model, ReadHint
    from runner.watch.update import update
    from runner.watch.view import Size, view

    def screen(model: Model) -> str:
        text = "\n".join(view(model, Size(80, 24)).lines)
        return re.sub(r"\x1b\[[0-9;]*m", "", text)

    workspace = learner.workspace
    model = Model(workspace.progress(), learner.rung("01_double"))
    assert "Due      1 rung is due today, about 6 minutes   press d" in screen(model)
    learner.judged("green", name="01_double")
    page = screen(update(Model(workspace.progress(), learner.rung()), Key("m"))[0])
    assert "✓ M1 double a number" in page
    assert "fresh (100%); last shown on 25 November" in page
    assert "press d" in page
    assert "How sure is it today?" in page
    doing.begin(workspace, learner.rung())
    under = Model(workspace.progress(), learner.rung())
    assert "In review: write mean from memory.   g gives up" in screen(under)
    assert "README.md" not in screen(under)  # from memory
    assert update(under, Key("h"))[1] == (ReadHint(learner.rung(), again=True, red="mean"),)  # before a run has told
    assert "Due      02 · Mean is in review   press d" in screen(Model(workspace.progress(), learner.rung("01_double")))


def test_drills_ride_on_the_same_schedule(learner: Learner, clock: Clock) -> None:
    """What was worked out by hand today is not due any more; a wrong answer brings it back soon."""
    assert learner.workspace.progress().agenda.due == ("02_mean",)
    learner.workspace.state.record_drill("02_mean", "of_three", 5, "right")
    agenda = learner.workspace.progress().agenda
    assert (agenda.due, agenda.today) == ((), ())
    right = agenda.due_at("02_mean") or 0
    clock.days(right - agenda.day)
    assert learner.workspace.progress().agenda.asked == "02_mean"
    learner.workspace.state.record_drill("02_mean", "of_three", 6, "wrong", "not_divided")
    after = learner.workspace.progress().agenda
    assert after.due == ()
    assert 0 < (after.due_at("02_mean") or 0) - after.day < right - agenda.day
