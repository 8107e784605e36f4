"""A month of reviews in a real terminal, with a clock that the test sets: a real learner's saves, keys and nights."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import pytest
from watch_terminal import GREEN, Watch, ladder_in

from runner.history.store import State

if os.name == "nt":
    pytest.skip("pexpect has no pseudo-terminal on Windows", allow_module_level=True)

CLOCK = """
import time
from pathlib import Path
real = time.time
time.time = lambda: real() + 86400 * int(Path({path!r}).read_text())
"""
NOTHING, TASK = ("Nothing is due today", "One review a day is enough"), "In review: write "


class Month:
    """A learner's ladder, the days, and the terminal of the moment."""

    def __init__(self, folder: Path) -> None:
        self.root, self.clock = ladder_in(folder), folder / "day"
        self.old = {name: code + f"# {name}, as I wrote it\n" for name, code in GREEN.items()}
        self.reviewed: list[tuple[int, str]] = []
        self.day(0)
        self.watch = self.started()

    def day(self, number: int) -> None:
        """Let it be that day."""
        part = self.clock.with_suffix(".new")
        part.write_text(str(number), "utf-8")
        part.replace(self.clock)

    def started(self, *words: str) -> Watch:
        """Watch, on this clock."""
        return Watch(self.root, before=CLOCK.format(path=str(self.clock)), arguments=words or ("watch", "1"))

    def file(self, name: str) -> Path:
        """A rung's code."""
        return self.root / "exercises" / name / f"{name[3:]}.py"

    def in_review(self) -> str:
        """The rung that the screen says is in review."""
        text = self.watch.until(TASK, "g gives up")
        return next(name for name in GREEN if f"write {name[3:]} from memory" in text)

    def review(self, day: int) -> str:
        """Write the rung that is in review from memory."""
        name = self.in_review()
        assert "raise NotImplementedError" in self.file(name).read_text("utf-8")
        self.watch.save(GREEN[name] + f"# day {day}\n", self.file(name))
        self.watch.until("Review done: ", "is back in", without="In review")
        assert self.file(name).read_text("utf-8") == self.old[name]
        self.reviewed.append((day, name))
        return name

    def give_up(self, day: int) -> None:
        """Not to know it any more is no shame."""
        name = self.in_review()
        self.watch.save("half of it", self.file(name))
        self.watch.until("failed")
        self.watch.press("g")
        self.watch.until("Your old answer (attempt", "It comes again on", "passed", without="In review")
        assert self.file(name).read_text("utf-8") == self.old[name]
        self.reviewed.append((day, name))

    def asked_for_nothing(self) -> bool:
        """Press `d`: True when nothing is asked for."""
        self.watch.press("d")
        while not (nothing := any(words in self.watch.text for words in NOTHING)) and TASK not in self.watch.text:
            assert self.watch.pump(), self.watch.text
        return nothing


def test_a_month(tmp_path: Path) -> None:
    """Green on the first day, reviewed when it is due, killed in a review, given up once, and nothing lost."""
    month = Month(tmp_path)
    try:
        watch = month.watch
        watch.until("failed")
        for name in GREEN:
            watch.save(month.old[name], month.file(name))
            watch.until(f"✓ {name[3:].title()} is green.", "passed")
        watch.press("d")
        watch.until("Nothing is due today; next on")
        watch.press("q")
        assert watch.end() == 0
        said = watch.raw.decode("utf-8", "replace").replace("\r", "")
        assert "Green today: 01 · Double, 02 · Mean" in said
        assert "Next review: 01 · Double on " in said

        month.day(2)
        month.watch = watch = month.started()
        watch.until("2 rungs are due today, about 12 minutes", "press d", "passed")
        watch.press("d")
        first = month.in_review()
        watch.kill()  # kill -9, in the middle of a review

        month.watch = watch = month.started()
        watch.until("passed")
        watch.press("l")
        watch.until("in review")
        watch.press("\x1b")
        watch.until("02 · Mean is in review   press d", without="Where to?")
        watch.press("q")
        assert watch.end() == 0
        assert b"In review: 02" in watch.raw

        month.watch = watch = month.started("review")
        watch.until("Review of 02 · Mean: write mean", "failed")
        assert month.review(2) == first == "02_mean"  # it uses the other one's idea

        for day in range(3, 31):
            month.day(day)
            watch.press("m")
            watch.until("How sure is it today?")
            if month.asked_for_nothing():
                continue
            if len(month.reviewed) == 2:
                month.give_up(day)
            else:
                month.review(day)
            assert month.asked_for_nothing()  # one a day
        watch.press("q")
        assert watch.end() == 0
    finally:
        month.watch.kill()

    days, names = zip(*month.reviewed, strict=True)
    assert len(set(days)) == len(days)
    assert all(a != b for a, b in itertools.pairwise(names))
    state = State(month.root)
    assert [(r.exercise, r.outcome) for r in state.reviews()] == [
        (name, "again" if i == 2 else "good") for i, name in enumerate(names)
    ]
    kept = {(state.code(a.id) or b"").decode() for a in state.attempts()}
    assert set(month.old.values()) <= kept
    assert len(days) >= 4
    assert {f"{GREEN[name]}# day {day}\n" for i, (day, name) in enumerate(month.reviewed) if i != 2} <= kept
    assert state.under_review() == {}
    state.close()
