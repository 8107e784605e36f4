"""What is remembered, worked out once for each history: py-fsrs takes some milliseconds to import."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import astuple
from pathlib import Path

from runner.files import read_plain, write_whole
from runner.review.schedule import SHARE, Memories, Memory, Try, Uses

VERSION = 1  # of what follows from the same facts


def memories_of(root: Path, tries: Sequence[Try], uses: Uses) -> Memories:
    """What is remembered after these tries: looked up in `.kata/memory.json`, else worked out and kept there."""
    if not tries:
        return Memories()
    facts = json.dumps([VERSION, SHARE, [astuple(one) for one in tries], sorted((a, list(b)) for a, b in uses.items())])
    key, path = hashlib.sha256(facts.encode()).hexdigest(), root / ".kata" / "memory.json"
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):  # it is not there, or is anything
        return _read(json.loads(read_plain(path)), key)
    from runner.review.model import replay  # py-fsrs takes some milliseconds to import: `list` often needs none

    found = replay(tries, uses)
    document = {"facts": key, "decay": found.decay, "of": {name: astuple(known) for name, known in found.of.items()}}
    with suppress(OSError):
        write_whole(path, json.dumps(document).encode())
    return found


def _read(document: dict[str, object], key: str) -> Memories:
    if document["facts"] != key:
        raise KeyError(key)
    of: dict[str, list[float]] = document["of"]  # type: ignore[assignment]
    known = {name: Memory(float(stability), float(last)) for name, (stability, last) in of.items()}
    decay = float(document["decay"])  # type: ignore[arg-type]
    if not (decay < 0 and all(one.stability > 0 and one.last >= 0 for one in known.values())):
        raise ValueError("it was not written by us")
    return Memories(known, decay)
