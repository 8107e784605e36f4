"""How a review went, from facts alone: nobody is asked how well he knew it."""

from __future__ import annotations

from collections.abc import Sequence

from runner.files import digest
from runner.keeping.attempt import Attempt
from runner.quantities import of
from runner.reviewing.schedule import Rating

REDS = 2  # different red saves after which it is still good


def rating_of(attempts: Sequence[Attempt], blank: bytes, hints: int) -> tuple[Rating, str]:
    """The rating of a review that has become green, and why, from the attempts since it began.

    A run of the blank itself is no try, and the same code counts once. Who has seen the reference has given up.
    """
    end = next((i for i, a in enumerate(attempts) if a.green), len(attempts))
    tried = attempts[:end]
    reds = {a.code_hash for a in tried if a.status == "red"} - {digest(blank)}
    if any(a.status == "spoiled" for a in tried):
        return Rating.AGAIN, "after the reference was shown"
    if hints:
        return Rating.HARD, "with a look at the hints"
    if len(reds) > REDS:
        return Rating.HARD, f"after {of(len(reds), 'red save')}"
    return Rating.GOOD, f"after {of(len(reds), 'red save')}" if reds else "at the first save"
