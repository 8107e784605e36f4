"""py-fsrs, as this ladder uses it: no steps of minutes, no chance, and days instead of moments."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from fsrs import Card, Scheduler
from fsrs import Rating as Fsrs

from runner.review.schedule import (
    LONGEST,
    RETENTION,
    SHARE,
    Memories,
    Memory,
    Rating,
    Try,
    Uses,
    first_of_each_day,
    shares,
)

RATINGS = {Rating.GOOD: Fsrs.Good, Rating.HARD: Fsrs.Hard, Rating.AGAIN: Fsrs.Again}
START = datetime(1970, 1, 1, tzinfo=UTC)


class Model:
    """The cards of all rungs, as they are after what was rated so far."""

    def __init__(self) -> None:
        self._scheduler = Scheduler(
            desired_retention=RETENTION,
            learning_steps=(),
            relearning_steps=(),
            maximum_interval=LONGEST,
            enable_fuzzing=False,
        )
        self._cards: dict[str, Card] = {}

    @property
    def decay(self) -> float:
        """D, the bend of the curve of forgetting."""
        return -float(self._scheduler.parameters[20])

    @property
    def memories(self) -> dict[str, Memory]:
        """What is known of each rung."""
        return {name: Memory(_stability(card), _day(card)) for name, card in self._cards.items()}

    def rate(self, exercise: str, day: int, rating: Rating) -> None:
        """A rung was tried."""
        card = self._cards.get(exercise) or Card(card_id=0, due=START)
        self._cards[exercise], _ = self._scheduler.review_card(card, RATINGS[rating], START + timedelta(days=day))

    def credit(self, exercise: str, day: int, worth: float) -> None:
        """A rung's idea was used on the way to another one: that share of what a review of its own would have done."""
        card = self._cards.get(exercise)
        if card is None or _day(card) >= day:
            return
        full, _ = self._scheduler.review_card(card, Fsrs.Good, START + timedelta(days=day))
        last = _day(card) + worth * (day - _day(card))
        card.last_review = START + timedelta(days=last)
        card.stability = _stability(card) + worth * (_stability(full) - _stability(card))


def _stability(card: Card) -> float:
    assert card.stability is not None  # a card is made to be rated at once
    return float(card.stability)


def _day(card: Card) -> float:
    assert card.last_review is not None
    return (card.last_review - START) / timedelta(days=1)


def replay(tries: Iterable[Try], uses: Uses, share: float = SHARE) -> Memories:
    """What is remembered after all these tries. A rung's first one is the day on which it turned green."""
    tries = first_of_each_day(tries)
    if not tries:
        return Memories()
    model = Model()
    for one in tries:
        model.rate(one.exercise, one.day, one.rating)
        if one.review and one.rating is Rating.GOOD:
            for used, worth in shares(one.exercise, uses, share).items():
                model.credit(used, one.day, worth)
    return Memories(model.memories, model.decay)
