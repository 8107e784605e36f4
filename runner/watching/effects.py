"""What the core asks the shell to do."""

from __future__ import annotations

from dataclasses import dataclass

from runner.ladder import Rung


@dataclass(frozen=True)
class Start:
    """Run a rung's suite; whatever run is under way is of no use any more."""

    number: int
    rung: Rung


@dataclass(frozen=True)
class ReadHint:
    """Look up a hint: the next one, the one that was shown last once more, or the one of a number."""

    rung: Rung
    again: bool = False
    number: int | None = None
    red: str = ""  # the function that is red: its hints come first


@dataclass(frozen=True)
class Open:
    """Open a rung's code in an editor."""

    rung: Rung
    line: int = 1


@dataclass(frozen=True)
class Reset:
    """Put the stub back; `undo` brings the work back."""

    rung: Rung
    undo: bool = False


@dataclass(frozen=True)
class Review:
    """Begin the review that is due, or go on with the one that is open; of a rung: give it up."""

    rung: Rung | None = None


@dataclass(frozen=True)
class Compare:
    """Put a rung's code beside the reference, and measure both."""

    rung: Rung


@dataclass(frozen=True)
class StopComparing:
    """Nobody looks at the comparison any more: measure nothing for it."""


@dataclass(frozen=True)
class Picture:
    """Draw a rung's picture and show it."""

    rung: Rung


@dataclass(frozen=True)
class ReadLadder:
    """Read the syllabus again."""


@dataclass(frozen=True)
class Quit:
    """Leave, with this exit code."""

    code: int = 0


Effect = Start | ReadHint | Open | Reset | Review | Compare | StopComparing | Picture | ReadLadder | Quit
