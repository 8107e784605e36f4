"""Proofs that still hold: what was proved is kept under the hash of all that it depends on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from runner.files import read_plain
from runner.rung.ladder import Rung
from runner.workspace import Config

RUNNER = Path(__file__).resolve().parent.parent
NOT_OURS = ("tests", "benchmarks", "template")  # of the runner's folders: no proof depends on them
PACKAGES = ("numpy", "pytest", "hypothesis", "matplotlib")


def key_of(rung: Rung, config: Config, thorough: bool) -> str:
    """The hash of a rung's files, the suites' vocabulary, the runner, Python and the packages; not of the learner's."""
    return _hash(_files(rung), (config, thorough, _program()))


@cache
def _program() -> str:
    """What all proofs have in common: it is read once."""
    ours = (p for p in RUNNER.rglob("*.py") if p.relative_to(RUNNER).parts[0] not in NOT_OURS)
    return _hash(sorted(ours), (sys.version, *map(version, PACKAGES)))


def _files(rung: Rung) -> Iterator[Path]:
    for folder in (rung.folder, rung.solution):
        yield from sorted(p for p in folder.rglob("*") if p.is_file() and p != rung.code and p.suffix != ".pyc")
    yield from sorted(rung.folder.parent.glob("*.py"))


def _hash(paths: Iterable[Path], facts: object) -> str:
    summary = sha256(repr(facts).encode())
    for path in paths:
        summary.update(f"{path.name}\n{sha256(read_plain(path)).hexdigest()}\n".encode())
    return summary.hexdigest()


def kept_proof(rung: Rung, key: str) -> dict[str, Any] | None:
    """What was proved under this hash; None if nothing was, or if it can't be read."""
    try:
        found = json.loads(read_plain(_place(rung)).decode("utf-8"))
        proof: dict[str, Any] | None = found["proof"] if found["key"] == key else None
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return proof


def keep_proof(rung: Rung, key: str, proof: dict[str, Any]) -> None:
    """Keep it, where that is possible."""
    place = _place(rung)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(json.dumps({"key": key, "proof": proof}), encoding="utf-8")
    except OSError:  # then it is proved anew the next time
        return


def _place(rung: Rung) -> Path:
    return rung.root / ".kata" / "proofs" / f"{rung.name}.json"
