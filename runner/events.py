"""What a worker may tell, and what of it makes sense: code under test can write into the channel, by accident even."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

Event = Mapping[str, Any]

LONGEST = 16 * 2**20  # bytes of one event: what is longer is none of ours
MOST = 64 * 2**20  # bytes of all events of a run
MOST_EVENTS = 100_000

STATUSES = {"passed", "failed", "skipped", "error"}


class Nonsense(Exception):  # noqa: N818 - it is no error of ours
    """What came is no event, or not one that a run can tell."""


class Understanding:
    """Reads the events of one run, of which there are only so many."""

    def __init__(self) -> None:
        self._bytes = self._events = 0

    def of(self, content: bytes) -> Event:
        """The event. Raises Nonsense."""
        self._bytes += len(content)
        self._events += 1
        if self._bytes > MOST or self._events > MOST_EVENTS:
            raise Nonsense
        try:
            event = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise Nonsense from error
        if not (isinstance(event, dict) and isinstance(event.get("event"), str)):
            raise Nonsense
        needed = NEEDED.get(event["event"], {})
        if not all(name in event and fits(event[name]) for name, fits in needed.items()):
            raise Nonsense
        if event["event"] == "finished" and not all(OF_A_TEST.get(n, _never)(value) for n, value in event.items()):
            raise Nonsense
        return event


def _text(value: object) -> bool:
    return isinstance(value, str)


def _never(value: object) -> bool:
    return False


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _card(value: object) -> bool:
    """See `runner.card`: texts, entries of an array that differ, and how many more there are."""
    if not isinstance(value, dict):
        return False
    return all(CARD.get(name, _text)(content) for name, content in value.items())


def _entries(value: object) -> bool:
    return isinstance(value, list) and all(_texts(entry) and len(entry) == 3 for entry in value)


def _found(value: object) -> bool:
    """Diagnoses."""
    names = {"function", "mistake", "message"}
    return isinstance(value, list) and all(
        isinstance(one, dict) and one.keys() == names and all(map(_text, one.values())) for one in value
    )


Fits = Callable[[object], bool]
CARD: dict[str, Fits] = {"entries": _entries, "others": _number}
NEEDED: dict[str, dict[str, Fits]] = {
    "started": {"test": _text},
    "finished": {"test": _text, "status": lambda value: value in STATUSES if _text(value) else False},
    "broken": {"message": _text},
    "diagnosis": {"found": _found},
    "deviates": {"value": lambda value: value is None or isinstance(value, bool)},
}
OF_A_TEST: dict[str, Fits] = {
    **dict.fromkeys(("event", "test", "status", "message", "kind", "traceback", "output"), _text),
    "seconds": _number,
    "warnings": _texts,
    "card": _card,
}
