"""What is remembered, and what is due: pure facts in, pure facts out."""

from __future__ import annotations

import itertools
import json
import os
import random
import re
import time
from pathlib import Path

import pytest

from runner.history.attempt import Reviewed
from runner.review.agenda import DAY, UNKNOWN, Agenda, agenda_of, known_times, local_day, minutes_of, tries_of
from runner.review.kept import memories_of
from runner.review.model import replay
from runner.review.schedule import Memories, Memory, Rating, Try, choose, first_of_each_day, shares
from runner.rung.ladder import LadderError, load

USES = {"03_c": ("02_b",), "02_b": ("01_a",)}
NOON = 20_000 * DAY + DAY / 2


def by_utc(at: float) -> int:
    """The day where the sun is at its highest at noon UTC."""
    return int(at // DAY)


def reviewed(name: str, *days: int, rating: Rating = Rating.GOOD) -> list[Try]:
    """Reviews of one rung."""
    return [Try(name, day, rating, review=True) for day in days]


def test_all_good_gives_two_days_eleven_forty_six_and_a_hundred_and_sixty_three() -> None:
    """Each review comes later than the last; after those, once a year is enough."""
    tries, day, gaps = [Try("01_a", 100)], 100, []
    for _ in range(6):
        due = replay(tries, {}).of["01_a"].due
        gaps.append(due - day)
        day = due
        tries += reviewed("01_a", day)
    assert gaps == [2, 11, 46, 163, 365, 365]


def test_after_hard_it_comes_sooner_and_after_again_soonest() -> None:
    """The rating moves the day."""
    gaps = {
        rating: replay([Try("01_a", 0), *reviewed("01_a", 2, rating=rating)], {}).of["01_a"].due - 2
        for rating in Rating
    }
    assert gaps[Rating.AGAIN] < gaps[Rating.HARD] < gaps[Rating.GOOD] == 11


def test_recall_is_that_of_the_library() -> None:
    """Our formula is the one by which py-fsrs schedules."""
    from fsrs import Card

    from runner.review.model import START, Model, timedelta

    model = Model()
    model.rate("01_a", 10, Rating.GOOD)
    memories = Memories(model.memories, model.decay)
    card: Card = model._cards["01_a"]
    for days in (0, 1, 2, 30, 400):
        theirs = model._scheduler.get_card_retrievability(card, START + timedelta(days=10 + days))
        assert memories.recall("01_a", 10 + days) == pytest.approx(theirs, abs=1e-12)
    assert memories.recall("01_a", 3) == 1.0  # a day before it
    assert memories.recall("01_a", 10 + model.memories["01_a"].stability) == pytest.approx(0.9)


def test_only_the_first_try_of_a_day_counts() -> None:
    """What was seen this morning proves nothing at noon."""
    tries = [Try("01_a", 5), *reviewed("01_a", 5), *reviewed("01_a", 7, 7, rating=Rating.AGAIN), *reviewed("01_a", 7)]
    assert first_of_each_day(tries) == [tries[0], tries[2]]
    assert replay(tries, {}) == replay([tries[0], tries[2]], {})


def test_shares_halve_with_each_step() -> None:
    """w for what a rung uses, w² for what that uses; the nearer way counts; what is tiny is nothing."""
    assert shares("03_c", USES) == {"02_b": 0.5, "01_a": 0.25}
    assert shares("03_c", {**USES, "03_c": ("02_b", "01_a")}) == {"02_b": 0.5, "01_a": 0.5}
    assert shares("01_a", USES) == {}
    assert shares("01_a", {"01_a": ("02_b",), "02_b": ("01_a",)}) == {"02_b": 0.5}  # a circle ends
    assert shares("03_c", USES, 0.2) == {"02_b": 0.2}


def test_a_good_review_counts_in_part_for_what_it_uses() -> None:
    """Half way to what a full review would have done; a bad one counts for nothing, nor does a first green."""
    start = [Try("01_a", 0), Try("02_b", 0)]
    alone, full = replay(start, {}).of["01_a"], replay([*start, *reviewed("01_a", 4)], {}).of["01_a"]
    shared = replay([*start, *reviewed("02_b", 4)], USES).of["01_a"]
    assert shared == Memory((alone.stability + full.stability) / 2, 2.0)
    for rating in (Rating.HARD, Rating.AGAIN):
        assert replay([*start, *reviewed("02_b", 4, rating=rating)], USES).of["01_a"] == alone
    assert replay([start[0], Try("02_b", 4)], USES).of["01_a"] == alone
    never = replay([Try("02_b", 0), *reviewed("02_b", 4)], USES)
    assert list(never.of) == ["02_b"]  # what was never green gets no card
    assert replay([*start, *reviewed("01_a", 4), *reviewed("02_b", 4)], USES).of["01_a"] == full  # the same day


def test_nothing_tried_is_nothing_remembered() -> None:
    """Nor is anything due or asked."""
    assert replay([], USES) == Memories()
    assert Memories().due(5) == []
    assert choose([], "", Memories(), USES, 5) == ""
    assert Agenda().recall("01_a") is None
    assert Agenda().due_at("01_a") is None


def test_of_several_due_rungs_the_one_that_serves_most_is_asked_for() -> None:
    """It uses the ideas of the others."""
    memories = replay([Try(name, 0) for name in ("01_a", "02_b", "03_c")], USES)
    assert memories.due(3) == ["01_a", "02_b", "03_c"]
    assert choose(memories.due(3), "", memories, USES, 3) == "03_c"
    assert choose(memories.due(3), "03_c", memories, USES, 3) == "02_b"
    assert choose(memories.due(3), "", memories, {}, 3) == "01_a"  # all alike: the first


def test_never_the_same_twice_running() -> None:
    """If that alone is due, the weakest other one comes in between; where there is no other, it is asked for."""
    memories = Memories({"01_a": Memory(2, 0), "02_b": Memory(50, 0), "03_c": Memory(60, 0)}, -0.15)
    assert memories.due(3) == ["01_a"]
    assert choose(["01_a"], "01_a", memories, {}, 3) == "02_b"
    alone = Memories({"01_a": Memory(2, 0)}, -0.15)
    assert choose(["01_a"], "01_a", alone, {}, 3) == "01_a"


@pytest.mark.parametrize("seed", range(3))
def test_a_year_keeps_its_promises(seed: int) -> None:
    """At most one a day, never the same twice running, nothing before its day, whatever the ratings."""
    rng, names = random.Random(seed), [f"{n:02}_x" for n in range(1, 7)]
    uses = {b: (a,) for a, b in itertools.pairwise(names)}
    tries, asked = [Try(name, 2 * i) for i, name in enumerate(names)], []
    for day in range(12, 90):
        memories = replay(tries, uses)
        due = memories.due(day)
        one = choose(due, asked[-1] if asked else "", memories, uses, day)
        assert bool(one) == bool(due)
        if one:
            assert one in due or due == asked[-1:]
            asked.append(one)
            tries += reviewed(one, day, rating=rng.choice(list(Rating)))
    assert len(asked) > 10
    assert all(a != b for a, b in itertools.pairwise(asked))


def test_tries_are_read_from_the_history() -> None:
    """The first green, then what was rated; a red, an open or void review, a drill before the first green is none."""
    attempts = [
        ("01_a", NOON, "red"),
        ("01_a", NOON + 60, "green"),
        ("01_a", NOON + 3 * DAY, "review"),
        ("01_a", NOON + 3 * DAY + 600, "green"),
        ("01_a", NOON + 9 * DAY, "review"),
    ]
    reviews = [
        Reviewed("01_a", NOON + 3 * DAY, NOON + 3 * DAY + 600, "hard"),
        Reviewed("01_a", NOON + 5 * DAY, NOON + 5 * DAY, "void"),
        Reviewed("01_a", NOON + 9 * DAY, NOON + 9 * DAY, "open"),
    ]
    drills = [
        ("01_a", NOON - DAY, "right"),
        ("02_b", NOON + 4 * DAY, "right"),
        *(("01_a", NOON + n * DAY, how) for n, how in enumerate(("right", "second try", "wrong", "shown"), 4)),
    ]
    assert tries_of(attempts, reviews, drills, NOON + 30 * DAY, by_utc) == [
        Try("01_a", 20_000),
        Try("01_a", 20_003, Rating.HARD, review=True),
        Try("01_a", 20_004),
        Try("01_a", 20_005, Rating.HARD),
        Try("01_a", 20_006, Rating.AGAIN),
        Try("01_a", 20_007, Rating.AGAIN),
    ]


def test_a_clock_that_was_set_back_or_ran_ahead_moves_nothing_into_the_wrong_order() -> None:
    """A time before an earlier one counts as that one; a time to come as the last one that is past."""
    assert known_times([5, 3, 9, 400, 7, 10], now=100) == [5, 5, 9, 9, 9, 10]
    assert known_times([400, 410], now=100) == [100, 100]
    ahead = NOON + 365 * DAY
    attempts = [("01_a", ahead, "green"), ("02_b", NOON, "green"), ("01_a", NOON + 2 * DAY, "review")]
    review = Reviewed("01_a", NOON + 2 * DAY, NOON + 2 * DAY - 60, "good")  # it ended before it began
    found = tries_of(attempts, [review], [], NOON + 2 * DAY, by_utc)
    assert [(t.exercise, t.day) for t in found] == [("01_a", 20_000), ("02_b", 20_000), ("01_a", 20_002)]
    unknown = Reviewed("01_a", NOON + 9 * DAY, NOON + 9 * DAY, "good")  # its attempt is lost, and it is to come
    assert tries_of([], [unknown], [], NOON, by_utc) == [Try("01_a", 20_000, review=True)]


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has one time zone a process")
def test_a_day_ends_at_midnight_where_the_learner_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in Greenwich."""
    midnight = 20_000 * DAY
    found = {}
    for zone in ("UTC0", "AAA-9", "BBB8"):
        monkeypatch.setitem(os.environ, "TZ", zone)
        time.tzset()
        found[zone] = [local_day(midnight - 1), local_day(midnight), local_day(midnight + 16 * 3600)]
    monkeypatch.undo()
    time.tzset()
    assert found == {"UTC0": [19999, 20000, 20000], "AAA-9": [20000, 20000, 20001], "BBB8": [19999, 19999, 20000]}


def test_minutes_are_those_of_this_learner() -> None:
    """Pauses count as ten minutes at the most; without any review it is a guess."""
    assert minutes_of([], []) == UNKNOWN
    reviews = [Reviewed("01_a", NOON, NOON + 7200, "good"), Reviewed("02_b", NOON, NOON + 60, "void")]
    attempts = [("01_a", NOON, "review"), ("01_a", NOON + 120, "red"), ("02_b", NOON + 180, "red")]
    assert minutes_of(attempts, reviews) == 2 + 10


def agenda(day: int, *reviews: Reviewed, under: dict = {}, there: str = "01_a 02_b") -> Agenda:  # noqa: B006
    """Of a ladder of two rungs that turned green on day 20,000."""
    attempts = [("01_a", NOON, "green"), ("02_b", NOON, "green")]
    now = NOON + (day - 20_000) * DAY
    tries = tries_of(attempts, reviews, [], now)
    return agenda_of(tries, replay(tries, USES), reviews, attempts, under, there.split(), USES, local_day(now))


def test_one_a_day_is_asked_for() -> None:
    """After a review the rest can wait; what is under review, or has no answer now, is not due."""
    assert agenda(20_001).due == ()
    third = agenda(20_003)
    assert (third.due, third.asked, third.minutes) == (("01_a", "02_b"), "02_b", 12)
    done = agenda(20_003, Reviewed("02_b", NOON + 3 * DAY, NOON + 3 * DAY + 240, "again"))
    assert (done.due, done.asked, done.today) == (("01_a",), "", ("02_b",))
    assert done.minutes == 4
    assert agenda(20_003, there="01_a").due == ("01_a",)
    assert agenda(20_003, under={"01_a": None}).due == ("02_b",)
    assert agenda(20_003, under={"01_a": None}).asked == ""


def test_what_follows_from_the_same_facts_is_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that says anything else is passed over; where it can't be written all goes on."""
    (tmp_path / ".kata").mkdir()
    tries, path = [Try("01_a", 5)], tmp_path / ".kata" / "memory.json"
    assert memories_of(tmp_path, [], USES) == Memories()
    assert not path.exists()
    found = memories_of(tmp_path, tries, USES)
    assert found == replay(tries, USES)
    kept = json.loads(path.read_bytes())
    for spoil in (
        {**kept, "of": {"01_a": [0.0, 5.0]}},
        {**kept, "of": {"01_a": [2.0]}},
        {**kept, "of": 5},
        {**kept, "decay": 1.0},
        {**kept, "facts": "others"},
        {},
        [],
        None,
    ):
        path.write_text(json.dumps(spoil), "utf-8")
        assert memories_of(tmp_path, tries, USES) == found
    path.write_bytes(b"\xff{")
    assert memories_of(tmp_path, tries, USES) == found
    monkeypatch.setattr("runner.review.model.replay", None)  # it is not needed any more
    assert memories_of(tmp_path, tries, USES) == found
    monkeypatch.undo()
    assert memories_of(tmp_path / "nowhere", tries, USES) == found


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("idea = 5", "`idea` must name functions"),
        ('idea = {01_a = "no name"}', "`idea` must name functions"),
        ("idea = {01_a = 5}", "`idea` must name functions"),
        ('idea = {03_c = "f"}', "`idea` names 03_c, which no topic lists"),
        ("uses = 5", "`uses` must be lists of rungs"),
        ("uses = {01_a = 5}", "`01_a` must be a list of names"),
        ('uses = {01_a = ["03_c"]}', "`uses 01_a` names 03_c, which no topic lists"),
        ('uses = {03_c = ["01_a"]}', "`uses` names 03_c, which no topic lists"),
    ],
)
def test_a_syllabus_with_nonsense_in_it_says_so(tmp_path: Path, line: str, says: str) -> None:
    """One sentence, as for all that an author writes there."""
    (tmp_path / "exercises" / "01_a").mkdir(parents=True)
    text = f'{line}\n[[topics]]\nname = "A"\nrungs = ["01_a"]\n'
    (tmp_path / "exercises" / "ladder.toml").write_text(text, "utf-8")
    with pytest.raises(LadderError, match=re.escape(says)):
        load(tmp_path)


def test_every_rung_has_an_idea_that_its_reference_defines_and_uses_only_what_comes_before() -> None:
    """So a review always finds its function, and credit never goes round in a circle."""
    from runner.rung.source import parsed, public_functions

    ladder = load(Path(__file__).resolve().parents[2])
    assert set(ladder.ideas) == {rung.name for rung in ladder.rungs}
    for rung in ladder.rungs:
        assert ladder.ideas[rung.name] in public_functions(parsed(rung.reference.read_bytes()))
    assert all(used < name for name, all_used in ladder.uses.items() for used in all_used)
