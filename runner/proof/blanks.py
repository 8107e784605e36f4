"""What must hold of the wrong answers to a blank: they diagnose, and nothing gives the right one away."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from types import ModuleType
from typing import Any

from runner.ladder import Rung
from runner.mistakes import Mistake
from runner.verdict import Test

A_WORD = 12  # letters, at the most, between two numbers of one list: "1 and then 6"


def problems_of_blanks(rung: Rung, reference: ModuleType, known: list[Mistake]) -> Iterator[str]:
    """In sentences: wrong answers that are not apart, and pages that tell the right one."""
    entries = [m for m in known if m.matches is not None and hasattr(reference, m.of)]
    for entry in entries:
        if entry.met_by(getattr(reference, entry.of)):
            yield f"the wrong answer {entry.name} is the right one"
        if not entry.met_by(entry.wrong()):
            yield f"the wrong answer {entry.name} is not met by its own example"
        for other in entries:
            if other is not entry and other.of == entry.of and other.met_by(entry.wrong()):
                yield f"the wrong answers {entry.name} and {other.name} can't be told apart"
                break
    for name in sorted({m.of for m in entries}):
        truth = getattr(reference, name)
        for page in (rung.folder / "README.md", rung.root / "README.md"):
            if page.is_file() and long_enough(truth) and gives_away(page.read_text("utf-8-sig"), truth):
                yield f"{rung.shown(page)} gives {name} away: it holds {truth}"


def told_by(name: str, entry: str, truth: Any, test: Test) -> str:
    """A sentence if the failure of a wrong answer, `NAME = value`, tells the right one; it may repeat the wrong one."""
    if gives_away(test.message.replace(entry, "").replace(name, ""), truth):
        return f"the message of {test.name} gives {name} away: {test.message}"
    return ""


def gives_away(text: str, truth: Any) -> bool:
    """True if the text holds the right number, or all numbers of the right list in a row, with a word between them."""
    if isinstance(truth, bool) or not isinstance(truth, int | float | list | tuple):
        return False
    numbers = [f"{number:.6g}" for number in _flat(truth)]
    found = list(re.finditer(r"(?<![\w.])(?:0|[1-9]\d*)(?!\d)(?:\.\d+)?", text))  # 06 is the number of a rung
    for i in range(len(found) - len(numbers) + 1):
        row = found[i : i + len(numbers)]
        near = all(b.start() - a.end() <= A_WORD for a, b in pairwise(row))
        if near and [f"{float(number[0]):.6g}" for number in row] == numbers:
            return True
    return False


def long_enough(truth: Any) -> bool:
    """True for what does not stand in a text by chance: several numbers, or three digits and a point."""
    if isinstance(truth, list | tuple):
        return len(_flat(truth)) > 1
    return isinstance(truth, float) and "." in f"{truth:.6g}" and len(f"{abs(truth):.6g}") > 3


def _flat(value: Any) -> list[float]:
    if isinstance(value, list | tuple):
        return [number for entry in value for number in _flat(entry)]
    return [abs(float(value))]
