"""The jobs of a picture: messages from the runner to a fresh process."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from runner.job import Job
from runner.ladder import Rung

if TYPE_CHECKING:
    from runner.session import Session

MARK = "math-kata picture"  # in the picture's metadata: by this we know our own


def script_of(rung: Rung) -> Path:
    """The file that draws a rung's picture, beside the reference."""
    return rung.solution / "picture.py"


@dataclass(frozen=True)
class Draw(Job):
    """Draw the rung's picture from the code: `kind` is "png", "svg" or "pdf", `style` "light" or "dark".

    Of code that is not `green` the picture says so: it shows what the code answers, right or wrong.
    """

    runs_suite = False

    kind: str = "png"
    style: str = "light"
    green: bool = True

    def session(self) -> type[Session]:
        from runner.picturing.artist import Artist

        return Artist


@dataclass(frozen=True)
class Criticise(Draw):
    """For the author's proof: draw it, and say what is wrong with it."""

    def session(self) -> type[Session]:
        from runner.picturing.critic import Critic

        return Critic
