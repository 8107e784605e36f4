"""A history as one JSON document, and back: what `export` writes and `import` reads.

And files that a command makes for the learner: one of theirs is never overwritten.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from runner.files import digest, other_kind, read_plain, write_whole
from runner.history.attempt import (
    HASH,
    LARGEST,
    LATEST,
    NAME,
    STATUSES,
    Archive,
    Attempt,
    Diagnosed,
    Drilled,
    Reviewed,
    is_intact,
    is_sound_diagnosis,
    is_sound_drill,
    is_sound_review,
)
from runner.rung.ladder import LadderError

FORMAT = "math-kata progress"
VERSION = 1
HASH_OR_NONE = re.compile(f"({HASH.pattern})?")

T = TypeVar("T")


def encode(archive: Archive) -> bytes:
    """The document: ASCII, so that no terminal, editor or mail can spoil it."""
    used = {a.content_hash for a in archive.attempts}
    attempts = [
        {
            "exercise": a.exercise,
            "at": a.at,
            "status": a.status,
            "passed": a.passed,
            "failed": a.failed,
            "seconds": a.seconds,
            "suite": a.suite_hash,
            "code": a.content_hash,
        }
        for a in archive.attempts
    ]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "attempts": attempts,
        "code": {key: _packed(code) for key, code in archive.codes.items() if key in used},
        "hints": dict(archive.hints),
    }
    since: dict[str, Sequence[Reviewed | Diagnosed | Drilled]] = {
        "reviews": archive.reviews,
        "diagnosed": archive.diagnosed,
        "drills": archive.drills,
    }
    for key, rows in since.items():
        if rows:  # a program of before knows none, and its documents have none
            document[key] = [asdict(row) for row in rows]
    return (json.dumps(document, indent=1, ensure_ascii=True) + "\n").encode("ascii")


def decode(content: bytes) -> Archive:
    """The history in a document. Raises LadderError, with what is wrong, for anything but a whole one."""
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LadderError("it is no JSON document, or not a whole one") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise LadderError("it is no export of progress")
    if document.get("version") != VERSION:
        raise LadderError(f"it has version {document.get('version')!r:.20}, and this program reads version {VERSION}")
    try:
        codes = {key: _unpacked(key, packed) for key, packed in _take(document, "code", dict).items()}
        attempts = [_attempt(entry, codes) for entry in _take(document, "attempts", list)]
        reviews = tuple(_review(entry) for entry in _take({"reviews": [], **document}, "reviews", list))
        diagnosed = tuple(map(_diagnosed, _take({"diagnosed": [], **document}, "diagnosed", list)))
        drills = tuple(map(_drill, _take({"drills": [], **document}, "drills", list)))
        hints = {_name(key): _number(shown) for key, shown in _take(document, "hints", dict).items()}
    except ValueError as error:
        raise LadderError(f"a part of it is broken ({error})") from error
    return Archive(attempts, codes, hints, reviews, diagnosed, drills)


def is_export(content: bytes) -> bool:
    """True for a whole document that holds what `encode` writes, and nothing of anybody else's."""
    try:
        again = encode(decode(content))
    except LadderError:
        return False
    return bool(json.loads(content) == json.loads(again))


def _packed(code: bytes) -> dict[str, str]:
    """As text where it is UTF-8, so that a person can read it; else byte for byte."""
    try:
        return {"text": code.decode("utf-8")}
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(code).decode("ascii")}


def _unpacked(key: str, packed: Any) -> bytes:
    if isinstance(packed, dict) and "text" in packed:
        code = _take(packed, "text", str).encode("utf-8")
    else:
        code = base64.b64decode(_take(packed, "base64", str), validate=True)
    if not is_intact(key, code):
        raise ValueError("code has changed since")
    return code


def _attempt(entry: Any, codes: Mapping[str, bytes]) -> Attempt:
    status, code = _take(entry, "status", str), _take(entry, "code", str)
    if status not in STATUSES:
        raise ValueError(f"an attempt has the status {status!r:.20}")
    if code not in codes:
        raise ValueError("an attempt has no code")
    return Attempt(
        id=0,  # it gets a number where it is taken in
        exercise=_name(_take(entry, "exercise", str)),
        at=_seconds(entry, "at"),
        status=status,
        passed=_number(_take(entry, "passed", int)),
        failed=_number(_take(entry, "failed", int)),
        seconds=_seconds(entry, "seconds"),
        code_hash=digest(codes[code]),
        suite_hash=_matching(HASH_OR_NONE, _take(entry, "suite", str)),
        content_hash=code,
    )


def _review(entry: Any) -> Reviewed:
    begun, at = _seconds(entry, "begun"), _seconds(entry, "at")
    review = Reviewed(_take(entry, "exercise", str), begun, at, _take(entry, "outcome", str))
    if not is_sound_review(review.row):
        raise ValueError("a review makes no sense")
    return review


def _diagnosed(entry: Any) -> Diagnosed:
    names = _take(entry, "function", str), _take(entry, "mistake", str)
    found = Diagnosed(_take(entry, "exercise", str), _seconds(entry, "at"), *names)
    if not is_sound_diagnosis(found.row):
        raise ValueError("a diagnosis makes no sense")
    return found


def _drill(entry: Any) -> Drilled:
    names = _take(entry, "outcome", str), _take(entry, "mistake", str)
    numbers = _take(entry, "seed", int), _seconds(entry, "at")
    drill = Drilled(_take(entry, "exercise", str), _take(entry, "item", str), *numbers, *names)
    if not is_sound_drill(drill.row):
        raise ValueError("a drill makes no sense")
    return drill


def _take(table: Any, key: str, *kinds: type[T]) -> T:
    """One value, of exactly one of these kinds: True is no number here."""
    value = table.get(key) if isinstance(table, dict) else None
    if type(value) not in kinds:
        raise ValueError(f"{key} is missing, or of the wrong kind")
    return value  # type: ignore[return-value]  # its type was just looked up


def _seconds(table: Any, key: str) -> float:
    value: float = _take(table, key, int, float)
    if not 0 <= value < LATEST:  # nor NaN
        raise ValueError(f"{key} is {value!r:.20}")
    return float(value)


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < LARGEST:
        raise ValueError(f"a number is {value!r:.20}")
    return value


def _name(text: str) -> str:
    return _matching(NAME, text)


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError(f"a name or hash is {text!r:.20}")
    return text


MOST = 2**30  # bytes of a file that may be one of ours


def write_own(path: Path, content: bytes, is_ours: Callable[[bytes], bool]) -> None:
    """Write a file; where another one has the name already that is neither empty nor ours, refuse.

    Raises LadderError when it can't be written.
    """
    try:
        if what := other_kind(path):
            raise LadderError(f"{path} is {what}, not a file. Choose another name.")
        if path.exists() and (old := read_plain(path, MOST)) and not is_ours(old):
            raise LadderError(f"{path} is there already, and this program did not make it. Choose another name.")
        write_whole(path, content)
    except OSError as error:
        raise LadderError(f"{path} can't be written: {error.strerror}.") from error


def picture_of_ours(mark: str) -> Callable[[bytes], bool]:
    """Knows a whole PNG, SVG or PDF whose title, in its metadata, is this mark: a text that speaks of it is none."""
    title = mark.encode()
    forms = (
        (b"\x89PNG\r\n\x1a\n", b"tEXtTitle\0" + title, b"IEND\xaeB`\x82"),
        (b"<?xml ", b"<title>" + title + b"</title>", b"</svg>\n"),
        (b"%PDF-", b"/Title (" + title + b")", b"%%EOF\n"),
    )
    return lambda content: any(
        content.startswith(begin) and inside in content and content.endswith(end) for begin, inside, end in forms
    )
