"""The pure core of watch: what follows from a key, a save, an event of a run. No terminal, no process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from runner.compare.comparison import Comparison, Pair
from runner.engine.messages import Broken, Done, Event, FailureCard, Ready, Started, Status
from runner.engine.messages import Finished as HasFinished
from runner.engine.verdict import Colour, Verdict
from runner.engine.verdict import Test as Result
from runner.review.standing import Progress, Standing
from runner.rung.ladder import Rung, load
from runner.rung.source import Case
from runner.watch.happenings import (
    Began,
    Change,
    Happened,
    HintRead,
    Judged,
    Key,
    Kind,
    LadderRead,
    Looked,
    Measured,
    Measuring,
    Message,
    Polling,
    Resized,
    Said,
    Saved,
    Tick,
)
from runner.watch.keys import BINDINGS, line_of
from runner.watch.model import (
    PATIENCE,
    Compare,
    Comparing,
    Effect,
    Hint,
    Mode,
    Model,
    Open,
    Picture,
    Quit,
    ReadHint,
    ReadLadder,
    Reset,
    Running,
    Start,
    StopComparing,
)
from runner.watch.update import update

LADDER = load(Path(__file__).parent / "miniature")
DOUBLE, MEAN = LADDER.rungs
CASES = (Case("test_one", "One is one."), Case("test_two", "Two is two."))


def standing(*green: str) -> Progress:
    """Where a learner stands who has these rungs green."""
    return Progress(LADDER, {r.name: _one(r, r.name in green) for r in LADDER.every})


def _one(rung: Rung, green: bool) -> Standing:
    return Standing.PLANNED if rung.planned else Standing.GREEN if green else Standing.OPEN


def red(rung: Any = DOUBLE, **facts: Any) -> Verdict:
    """A verdict with one failure."""
    return Verdict(rung.name, Colour.RED, (Result("test_one", Status.FAILED, **facts),))


def green(rung: Any = DOUBLE) -> Verdict:
    """A verdict without one."""
    return Verdict(rung.name, Colour.GREEN, (Result("test_one", Status.PASSED),))


MODEL = Model(standing(), DOUBLE)
SAVED = Saved((Change(Kind.CODE, DOUBLE.name, b"x = 1"),))
COMPARISON = Comparison(DOUBLE, (), (Pair("double", "x + x", "2 * x"),), Pair("", "", ""), "Both will do.")
MEAN_SAVED = Saved((Change(Kind.CODE, MEAN.name, b"x = 1"),))


def after(model: Model, *messages: Message | str) -> tuple[Model, list[Effect]]:
    """The model after messages (a word is a key), and all that was asked for on the way."""
    asked: list[Effect] = []
    for message in messages:
        model, effects = update(model, Key(message) if isinstance(message, str) else message)
        asked += effects
    return model, asked


def event(name: str, test: str = "test_one", status: str = "passed") -> Event:
    """What a run streams."""
    made = {"ready": Ready(), "started": Started(test), "finished": HasFinished(test, Status(status)), "done": Done()}
    return made[name]


# Saves and runs


def test_a_save_starts_a_run_and_brings_its_rung_to_the_screen() -> None:
    """The screen follows the file that was saved."""
    model, asked = after(replace(MODEL, mode=Mode.LIST, scroll=7), MEAN_SAVED)
    assert asked == [Start(1, MEAN)]
    assert (model.rung, model.mode, model.scroll) == (MEAN, Mode.VERDICT, 0)
    assert model.running and model.running.saved


def test_of_several_files_the_one_on_the_screen_comes_first_and_none_is_forgotten() -> None:
    """What was saved together with it is judged after it, without leaving the screen."""
    both = Saved(tuple(Change(kind, rung.name, b"") for rung in (MEAN, DOUBLE) for kind in (Kind.CODE, Kind.SUITE)))
    model, asked = after(MODEL, both)
    assert (asked, model.due) == ([Start(1, DOUBLE)], (MEAN.name,))
    model, asked = after(model, Judged(1, red(), standing()))
    assert (asked, model.due, model.rung) == ([Start(2, MEAN)], (), DOUBLE)
    assert model.run and model.run.saved
    assert model.running is None
    model, asked = after(model, Judged(2, green(MEAN), standing(MEAN.name), ("A notice.",)))
    assert (asked, model.rung, model.said) == ([], DOUBLE, "02 · Mean is green too.")
    assert model.notices == ("A notice.",)
    model, _ = after(model, both, Judged(3, red(), standing()), Judged(4, red(MEAN), standing()))
    assert (model.said, model.rung) == ("", DOUBLE)


def test_a_run_for_a_save_that_another_one_ends_comes_again() -> None:
    """A save is never dropped: not by a later one of another rung, and not by a key."""
    model, asked = after(MODEL, SAVED, MEAN_SAVED)
    assert (asked, model.due) == ([Start(1, DOUBLE), Start(2, MEAN)], (DOUBLE.name,))
    model, asked = after(model, Judged(1, red(), standing()))
    assert asked == []  # too late: it was ended
    model, asked = after(model, Judged(2, red(MEAN), standing()))
    assert asked == [Start(3, DOUBLE)]
    model, asked = after(model, "r")
    assert (asked, model.due) == ([Start(4, MEAN)], (DOUBLE.name,))


def test_a_run_for_a_look_is_not_repeated() -> None:
    """Who walks through the ladder leaves no work behind."""
    model, asked = after(MODEL, "n", "p")
    assert (asked, model.due) == ([Start(1, MEAN), Start(2, DOUBLE)], ())


def test_what_an_old_run_says_is_not_heard() -> None:
    """Only the newest run counts, and none when none is under way."""
    old: tuple[Message, ...] = (Began(1, CASES), Happened(1, event("started")), Judged(1, green(), standing()))
    for model in (MODEL, after(MODEL, SAVED, SAVED)[0]):
        assert after(model, *old) == (model, [])


def test_a_run_is_followed() -> None:
    """What runs, what is known, what is red; not green before the run is over."""
    model, _ = after(MODEL, SAVED, Began(1, CASES), Happened(1, event("ready")), Happened(1, event("started")))
    assert model.running
    assert (model.running.test, model.first_red) == (CASES[0], False)
    model, _ = after(model, Happened(1, event("finished")), Happened(1, event("started", "test_two")))
    assert model.running
    assert model.running.test == CASES[1]
    model, _ = after(model, Happened(1, event("finished", "test_two", "failed")))
    assert model.first_red
    assert model.verdict
    assert [t.name for t in model.verdict.failed] == ["test_two"]
    run = Running(1, DOUBLE, 0.0, defined=CASES[:1], events=(event("finished"), event("done")))
    assert run.verdict(0.0).colour is Colour.RED
    assert run.test.name == ""


def test_the_last_verdict_stays_for_a_moment() -> None:
    """A run that takes no time must not make the screen flicker; one that does must not look like the old one."""
    model, _ = after(MODEL, SAVED, Judged(1, red(), standing()), Tick(10.0), SAVED, Began(2, CASES))
    assert model.verdict == red()
    later, _ = after(model, Tick(10.0 + PATIENCE))
    assert later.verdict
    assert later.verdict.tests == ()
    broken, _ = after(model, Happened(2, Broken("SyntaxError")))
    assert broken.verdict
    assert broken.verdict.message == "SyntaxError"
    assert after(model, Happened(2, event("finished", "test_two", "failed")))[0].verdict != red()


def test_green_tells_what_is_newly_proven() -> None:
    """What was proven before is not told again; the hint is put away."""
    model = replace(MODEL, hint=Hint(1, 2, "text"))
    model, _ = after(model, SAVED, Judged(1, green(), standing(DOUBLE.name)))
    assert [u.id for u in model.proven] == ["M1"]
    assert (model.hint, model.rung, model.following, model.judged) == (None, DOUBLE, MEAN, 1)
    assert model.progress.is_green(DOUBLE.name)
    model, _ = after(model, SAVED, Judged(2, green(), standing(DOUBLE.name)))
    assert model.proven == ()


def test_a_hint_stays_over_a_save_but_below_the_verdict() -> None:
    """It is no longer fresh, and still there after a red verdict."""
    model, _ = after(replace(MODEL, hint=Hint(1, 2, "text")), SAVED, Judged(1, red(), standing()))
    assert model.hint == Hint(1, 2, "text", fresh=False)


def test_readmes_hints_and_the_ladder_are_read_again() -> None:
    """None of them starts a run."""
    model, asked = after(MODEL, Saved((Change(Kind.README, MEAN.name, b"# Title\n\nThe\nidea.\n"),)))
    assert (model.readmes, asked) == ({MEAN.name: "The idea."}, [])
    hints = Saved((Change(Kind.HINTS, DOUBLE.name, b""), Change(Kind.HINTS, MEAN.name, b"")))
    assert after(MODEL, hints)[1] == []
    assert after(replace(MODEL, hint=Hint(1, 2, "text")), hints)[1] == [ReadHint(DOUBLE, again=True)]
    assert after(MODEL, Saved((Change(Kind.LADDER, "", b""),)))[1] == [ReadLadder()]
    assert after(MODEL, Saved((Change(Kind.CODE, "99_gone", b""),))) == (MODEL, [])


def test_what_is_said_is_said_once() -> None:
    """It goes with the next key or save, but stays over the save that it tells of."""
    model, _ = after(MODEL, Said("Opened."))
    assert model.said == "Opened."
    assert after(model, "z")[0].said == ""
    assert after(model, SAVED)[0].said == ""
    model, _ = after(MODEL, Said("Reset.", through=1), SAVED)
    assert model.said == "Reset."
    assert after(model, SAVED)[0].said == ""


def test_polling_is_told_and_a_resize_changes_nothing() -> None:
    """The size is no part of the model."""
    assert after(MODEL, Polling())[0].polling
    assert after(MODEL, Resized()) == (MODEL, [])


# The ladder


def test_a_broken_ladder_changes_nothing_but_is_told() -> None:
    """Mended, the trouble is over."""
    model, asked = after(MODEL, LadderRead(trouble="It is broken."))
    assert (model.trouble, asked) == ("It is broken. The ladder stays as it was.", [])
    assert after(model, LadderRead(standing()))[0] == replace(MODEL, cursor=DOUBLE.name)


def test_another_ladder_is_climbed_from_the_same_rung() -> None:
    """If the rung is gone, from the next one; a run of a rung that is gone counts no more."""
    shorter = replace(LADDER, every=tuple(r for r in LADDER.every if r != DOUBLE))
    progress = Progress(shorter, dict.fromkeys([r.name for r in LADDER.every], Standing.OPEN))
    model, asked = after(MODEL, SAVED, MEAN_SAVED, LadderRead(progress))
    assert (model.rung, model.due, asked[2:]) == (MEAN, (), [])
    assert model.running
    model, asked = after(MODEL, SAVED, LadderRead(progress))
    assert (model.rung, asked[1:]) == (MEAN, [Start(2, MEAN)])
    done = Progress(shorter, {r.name: Standing.GREEN for r in LADDER.every})
    assert after(MODEL, LadderRead(done))[0].rung == MEAN


# Keys


def test_next_and_previous_walk_along_the_path() -> None:
    """From a green rung, next leads to the one to climb; at the ends it is said that these are the ends."""
    model, asked = after(MODEL, "n")
    assert (model.rung, asked) == (MEAN, [Start(1, MEAN)])
    assert after(model, "n")[0].said == "This is the last rung."
    model, asked = after(model, Judged(1, red(MEAN), standing()), "p")
    assert (model.rung, asked) == (DOUBLE, [Start(2, DOUBLE)])
    assert after(model, "p")[0].said == "This is the first rung."
    model, asked = after(model, Judged(2, red(), standing()), "n")
    assert (model.rung, model.verdict, asked) == (MEAN, red(MEAN), [])  # its verdict is known
    over_the_end = replace(model, progress=standing(MEAN.name))
    assert after(over_the_end, "n")[0].rung == DOUBLE
    assert after(replace(over_the_end, core=True), "n")[0].said == "This is the last rung."


def test_a_rung_that_is_being_judged_is_not_started_again() -> None:
    """Whoever comes to it sees its run."""
    both = Saved(tuple(Change(Kind.CODE, rung.name, b"") for rung in (DOUBLE, MEAN)))
    model, _ = after(MODEL, both, Judged(1, red(), standing()))
    model, asked = after(model, "n")
    assert (model.rung, asked) == (MEAN, [])
    assert model.running


def test_hints_come_one_after_the_other() -> None:
    """A closed hint is opened again before the next one comes; another rung's hint is not shown here."""
    assert after(MODEL, "h")[1] == [ReadHint(DOUBLE, again=True)]
    model, asked = after(MODEL, HintRead(DOUBLE.name, 1, 3, "Think."), "h")
    assert asked == [ReadHint(DOUBLE)]
    assert after(MODEL, "2")[1] == [ReadHint(DOUBLE, number=2)]
    assert after(MODEL, "0")[1] == []
    assert model.hint == Hint(1, 3, "Think.")
    assert after(model, "esc")[0].hint is None
    assert after(MODEL, HintRead(MEAN.name, 1, 3, "Think."))[0].hint is None


def test_a_page_of_hints_that_is_saved_throws_nobody_out() -> None:
    """The hint is read again, wherever the learner is; the next one comes to the front."""
    model, _ = after(MODEL, HintRead(DOUBLE.name, 1, 3, "Think."), "?")
    same = after(model, HintRead(DOUBLE.name, 1, 3, "Think again."))[0]
    assert (same.mode, same.hint) == (Mode.HELP, Hint(1, 3, "Think again."))
    assert after(model, HintRead(DOUBLE.name, 2, 3, "More."))[0].mode is Mode.VERDICT


def test_the_list_is_walked_and_chosen_from() -> None:
    """Arrows, j and k move, Enter goes there, Esc leaves, q quits; nothing else does anything."""
    model, _ = after(MODEL, "l")
    assert (model.mode, model.cursor) == (Mode.LIST, DOUBLE.name)
    for keys in (("down",), ("j",), ("pgdn",), ("end",), ("down", "down", "up", "k", "j"), ("x", "down", "n")):
        assert after(model, *keys)[0].cursor == MEAN.name
        assert after(model, *keys, "home")[0].cursor == DOUBLE.name
    chosen, asked = after(model, "down", "enter")
    assert (chosen.rung, chosen.mode, asked) == (MEAN, Mode.VERDICT, [Start(1, MEAN)])
    assert after(model, "down", "esc")[0] == replace(model, mode=Mode.VERDICT, cursor=MEAN.name)
    assert after(model, "l")[0].mode is Mode.VERDICT
    assert after(model, "q")[1] == [Quit()]


def test_reset_asks_first() -> None:
    """Only y resets; n, Esc and q do not; any other key is no answer."""
    model, asked = after(MODEL, "x", "z")
    assert (model.mode, asked) == (Mode.RESET, [])
    for key in ("n", "esc", "q"):
        assert after(model, key) == (MODEL, [])
    assert after(model, "Y") == (MODEL, [Reset(DOUBLE)])
    assert after(MODEL, "u")[1] == [Reset(DOUBLE, undo=True)]


def test_the_traceback_comes_and_goes() -> None:
    """If there is one."""
    for model in (MODEL, replace(MODEL, verdicts={DOUBLE.name: red()})):
        assert after(model, "t")[0].said == "There is no traceback to show."
    model = replace(MODEL, verdicts={DOUBLE.name: red(traceback="double.py:3")}, scroll=4)
    shown, _ = after(model, "t")
    assert (shown.traceback, shown.scroll) == (True, 0)
    assert not after(shown, "t")[0].traceback
    assert not after(shown, "esc")[0].traceback


def test_the_help_is_a_page_of_its_own() -> None:
    """It scrolls; Esc and ? leave it; any other key leaves it and does what it does."""
    model, _ = after(MODEL, "?")
    assert model.mode is Mode.HELP
    assert after(model, "down")[0] == replace(model, scroll=1)
    assert after(model, "esc")[0] == after(model, "?")[0] == MODEL
    assert after(model, "z") == (model, [])
    assert after(model, "h") == (MODEL, [ReadHint(DOUBLE, again=True)])


def test_a_comparison_is_a_page_of_its_own() -> None:
    """It opens with the code, is measured while it scrolls, and c or Esc puts it away and ends the measuring."""
    assert after(MODEL, "c") == (MODEL, [Compare(DOUBLE)])
    model, asked = after(replace(MODEL, scroll=3), Looked(2, COMPARISON))
    assert (model.mode, model.comparing, model.scroll, asked) == (Mode.COMPARE, Comparing(2, COMPARISON), 0, [])
    model, _ = after(model, Measuring(2, 3, 9), "down", Measuring(1, 8, 9))
    assert (model.comparing, model.scroll) == (Comparing(2, COMPARISON, (3, 9)), 1)
    assert after(model, Measured(1, COMPARISON)) == (model, [])  # an older one
    for key in ("esc", "c", "C"):
        assert after(model, key) == (MODEL, [StopComparing()])
    model, asked = after(model, Measured(2, COMPARISON))
    assert (model.comparing, model.scroll, asked) == (Comparing(2, COMPARISON, None), 1, [])
    assert after(MODEL, Measuring(2, 1, 9), Measured(2, COMPARISON)) == (MODEL, [])  # it was put away


def test_what_leads_away_from_a_comparison_ends_it() -> None:
    """A save of code, and keys with a page of their own; but neither a picture, the editor, nor a verdict does."""
    model, _ = after(MODEL, SAVED, Looked(1, COMPARISON))
    for message, effect in ((SAVED, Start(2, DOUBLE)), (MEAN_SAVED, Start(2, MEAN)), ("h", ReadHint(DOUBLE, True))):
        left, asked = after(model, message)
        assert (left.mode, left.comparing, asked) == (Mode.VERDICT, None, [StopComparing(), effect])
    for key, mode in (("l", Mode.LIST), ("?", Mode.HELP), ("x", Mode.RESET)):
        left, asked = after(model, key)
        assert (left.mode, left.comparing, asked) == (mode, None, [StopComparing()])
    stays, asked = after(model, "v", "o", "z", Judged(1, red(), standing()), Said("Here it is."))
    assert (stays.comparing, asked) == (model.comparing, [Picture(DOUBLE), Open(DOUBLE, 1)])


def test_a_picture_is_asked_for() -> None:
    """It is said that it takes a moment; then, where it is."""
    model, asked = after(MODEL, "v")
    assert (model, asked) == (replace(MODEL, said="Drawing the picture …"), [Picture(DOUBLE)])
    assert after(model, Said("The picture: x.png"))[0].said == "The picture: x.png"


@pytest.mark.parametrize(
    ("key", "lines"), [("down", 6), ("up", 4), ("pgdn", 15), ("space", 15), ("pgup", 0), ("home", 0)]
)
def test_the_page_scrolls(key: str, lines: int) -> None:
    """Never above its top."""
    assert after(replace(MODEL, scroll=5), key)[0].scroll == lines


def test_other_keys() -> None:
    """Run, open and quit; capitals too; a key that means nothing does nothing."""
    assert after(MODEL, "r")[1] == [Start(1, DOUBLE)]
    assert after(MODEL, "o")[1] == [Open(DOUBLE, 1)]
    assert after(MODEL, "q")[1] == [Quit(0)]
    assert after(MODEL, "Q")[1] == [Quit(0)]
    assert after(MODEL, "é", "0", "f5") == (MODEL, [])


def test_every_key_is_bound_once() -> None:
    """And says what it does."""
    keys = [binding.key for binding in BINDINGS]
    assert len(keys) == len(set(keys))
    assert all(binding.word and binding.help.endswith(".") for binding in BINDINGS)


@pytest.mark.parametrize(
    ("verdict", "line"),
    [
        (None, 1),
        (green(), 1),
        (red(card=FailureCard(where="double.py:17")), 17),
        (red(card=FailureCard(where="test_double.py:30")), 1),
        (Verdict(DOUBLE.name, Colour.RED, message="double.py, line 3: SyntaxError"), 3),
        (Verdict(DOUBLE.name, Colour.RED, message="test_double.py, line 3: SyntaxError"), 1),
    ],
)
def test_the_editor_opens_where_the_verdict_points(verdict: Verdict | None, line: int) -> None:
    """At the line of the learner's file, if it names one."""
    assert line_of(replace(MODEL, verdicts={DOUBLE.name: verdict} if verdict else {})) == line
