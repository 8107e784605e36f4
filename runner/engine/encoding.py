"""Messages as bytes and back, and what makes sense: code under test can write into the channel, by accident even.

A message is one JSON object: `is` holds its kind, the rest its fields by name. What is read must be of the types
that `runner.engine.messages` declares, and all of it.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache, partial
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from runner.engine.messages import Event, Job

LONGEST = 16 * 2**20  # bytes of one event: what is longer is none of ours
MOST = 64 * 2**20  # bytes of all events of a run
MOST_EVENTS = 100_000

Read = Callable[[Any], Any]
M = TypeVar("M")


class Nonsense(Exception):  # noqa: N818 - it is no error of ours
    """What came is no message, or not one that can be told here."""


def to_bytes(message: Job | Event) -> bytes:
    """The message as it goes through the channel."""
    return json.dumps({"is": type(message).__name__, **_plain(message)}).encode()


def from_bytes(content: bytes, kind: type[M]) -> M:
    """The message, of this kind or of one below it. Raises Nonsense."""
    below: Any = kind
    try:
        found = json.loads(content)
        message: M = _reader(_kinds(below)[found.pop("is")])(found)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise Nonsense from error
    return message


def get_ready(kind: type[Any]) -> None:
    """Look up beforehand what messages of this kind, and of those below it, are made of: it takes a millisecond."""
    named: Any = kind
    for made in _kinds(named).values():
        _reader(made)


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
        return from_bytes(content, Event)


def _plain(value: Any) -> Any:
    """What JSON has a word for."""
    if is_dataclass(value):
        return {f.name: _plain(v) for f in fields(value) if (v := getattr(value, f.name)) != f.default}
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Mapping):
        return {key: _plain(content) for key, content in value.items()}
    if isinstance(value, tuple | list | frozenset):
        return [_plain(entry) for entry in value]
    return value


@cache
def _kinds(kind: Any) -> dict[str, Any]:
    """The kinds of messages below one, and itself, by name."""
    found = {kind.__name__: kind}
    for below in kind.__subclasses__():
        found |= _kinds(below)
    return found


@cache
def _reader(hint: Any) -> Read:
    """What makes a value of a declared type out of what JSON gave. It raises ValueError where that does not fit."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if is_dataclass(hint):
        return partial(_fields, {name: _reader(part) for name, part in _hints(hint).items()}, hint)
    if origin is UnionType:
        return partial(_one_of, [_reader(part) for part in parts])
    if origin is Mapping:
        return partial(_mapping, _reader(parts[1]))
    if origin is tuple and parts[-1] is not ...:
        return partial(_each, [_reader(part) for part in parts])
    if origin in (tuple, frozenset):
        return partial(_all, origin, _reader(parts[0]))
    return lambda value: hint(_text(value))  # one of an enumeration, or a path


def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in fields(kind)}


def _of(*kinds: type) -> Read:
    """For a value that is of just these types: True is no number."""

    def read(value: Any) -> Any:
        if type(value) not in kinds:
            raise ValueError
        return value

    return read


_text, _list, _dict = _of(str), _of(list), _of(dict)


def _fields(readers: Mapping[str, Read], kind: Any, value: Any) -> Any:
    return kind(**{name: readers[name](content) for name, content in _dict(value).items()})


def _mapping(read: Read, value: Any) -> dict[str, Any]:
    return {name: read(content) for name, content in _dict(value).items()}


def _each(readers: list[Read], value: Any) -> tuple[Any, ...]:
    return tuple(read(entry) for read, entry in zip(readers, _list(value), strict=True))


def _all(kind: type[Any], read: Read, value: Any) -> Any:
    return kind(map(read, _list(value)))


def _one_of(readers: list[Read], value: Any) -> Any:
    for read in readers:
        with suppress(ValueError):
            return read(value)
    raise ValueError


PLAIN: dict[Any, Read] = {
    str: _text,
    bool: _of(bool),
    int: _of(int),
    float: _of(int, float),
    NoneType: _of(NoneType),
    bytes: lambda value: base64.b64decode(_text(value), validate=True),
}
