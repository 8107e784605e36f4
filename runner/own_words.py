"""What a learner has written in their own words, beside the reference's: shown after green, graded by nobody."""

from __future__ import annotations

import ast
import re
from contextlib import suppress
from dataclasses import dataclass

from runner.files import read_plain
from runner.ladder import Rung
from runner.syntax import last_assignment

BLANK = "IN_MY_WORDS"
HEADING = "## In your words"  # in the solution's README, over the questions


@dataclass(frozen=True)
class OwnWords:
    """Both sentences, and questions with which to compare them."""

    mine: str
    reference: str
    questions: tuple[str, ...]


def own_words(rung: Rung, source: bytes) -> OwnWords | None:
    """The sentences of a rung that asks for one; None for the others, and where something is missing."""
    with suppress(OSError, SyntaxError, ValueError):
        mine, reference = _sentence(source), _sentence(read_plain(rung.reference))
        if mine and reference:
            page = rung.solution / "README.md"
            text = read_plain(page).decode("utf-8-sig") if page.is_file() else ""
            return OwnWords(mine, reference, _questions(text))
    return None


def _sentence(source: bytes) -> str:
    """What a file assigns to the blank; empty where it is no text."""
    statement = last_assignment(source, BLANK)
    with suppress(ValueError):
        value = ast.literal_eval(statement.value) if statement and statement.value else ""
        return " ".join(value.split()) if isinstance(value, str) else ""
    return ""


def _questions(page: str) -> tuple[str, ...]:
    """The points under the heading, each a question."""
    _, _, below = page.partition(HEADING)
    section = re.split(r"(?m)^## ", below)[0]
    return tuple(" ".join(point.split()) for point in re.split(r"(?m)^- ", section)[1:])
