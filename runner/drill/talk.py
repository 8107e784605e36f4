"""A drill as a conversation: questions go to the screen, answers come from the keyboard or a pipe."""

from __future__ import annotations

import sys
from contextlib import suppress
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from runner.drill.asking import Outcome, Question, judge
from runner.rung.ladder import Rung
from runner.screen import Trimmed, console
from runner.text import in_one_piece, joined, of, visible

LEAVE = ("q", "quit", "exit", ":q")
SHOW = ("?", "h", "help")
ROOM = 4096  # letters of a line that are read at once
MOST = 256  # of these: a line without an end is the end


@dataclass(frozen=True)
class Done:
    """How a question went, and the slip that the first wrong answer has shown."""

    outcome: str
    mistake: str


class Talk:
    """With somebody at a terminal (`asks`), or with whatever writes into a pipe."""

    def __init__(self, asks: bool) -> None:
        self.asks, self.over = asks, False
        self.outcomes: list[str] = []
        self._out = console()
        if asks:
            with suppress(ImportError):  # Windows: the terminal itself edits the line
                import readline  # noqa: F401 - input() edits with it
        if hasattr(sys.stdin, "reconfigure"):  # what is no UTF-8 is no answer, and no error
            sys.stdin.reconfigure(errors="replace")

    def goes_on(self, number: int, count: int | None) -> bool:
        """Ask somebody at a terminal whether there is time for another one; the first is never asked for."""
        if self.asks and number and count is None:
            line = self._line("\nAnother one? Enter, or q to stop: ")
            return line is not None and line.lower() not in (*LEAVE, "n", "no")
        return True

    def about(self, rung: Rung, question: Question) -> None:
        """The question, under its rung."""
        if self.outcomes:
            self._out.print()
        self._out.print(f"{rung.named}, by hand", style="bold", markup=False)
        self._tell(question.text)
        if self.asks and not self.outcomes:
            self._out.print("(? shows how it is done, q stops)", style="dim", markup=False)

    def through(self, question: Question) -> Done | None:
        """Hear answers until one is right, or two are wrong; then the solution. None if the learner leaves before."""
        mistake, tries = "", 0
        while (text := self._line("> ")) is not None:
            word = text.lower()
            if word in LEAVE:
                break
            if word in SHOW:
                return self._end(question, "wrong" if tries else "shown", mistake)
            reply = judge(question, text)
            if reply.understood:
                self._out.print(f"understood as {reply.understood}", style="dim", markup=False)
            if reply.outcome is Outcome.RIGHT:
                self._out.print("✓ Right.", style="bold green", markup=False)
                return self._end(question, "second try" if tries else "right", mistake)
            if reply.outcome is Outcome.WRONG:
                tries += 1
                mistake = mistake or (reply.slip if tries == 1 else "")
                self._tell(f"✗ {reply.sentence or 'That is not it.'}", "red")
                if tries == 2:
                    return self._end(question, "wrong", mistake)
                self._out.print("Once more?", markup=False)
            else:
                self._tell(reply.sentence, "magenta")
        self.over = True
        self.outcomes += ["wrong"] if tries else []
        return Done("wrong", mistake) if tries else None

    def farewell(self, last: str = " See you.") -> None:
        """What was done, and a last word; nobody is scolded for leaving."""
        done, right = len(self.outcomes), self.outcomes.count("right")
        said = f"{of(done, 'drill')}, {right} right at the first try." if done else "No drill this time."
        self._out.print(f"\n{said}{last}", markup=False)

    def _tell(self, text: str, style: str = "") -> None:
        """A question, or what is said to an answer: no formula of it is broken, nor what may be typed."""
        self._out.print(Trimmed(Text(joined(text).replace("like 3/4", in_one_piece("like 3/4")), style)))

    def _end(self, question: Question, outcome: str, mistake: str) -> Done:
        self.outcomes.append(outcome)
        self._out.print("How it is done:", style="bold", markup=False)
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_column(justify="right")
        for number, step in enumerate(question.steps, 1):
            table.add_row(f"  {number}.", Text(joined(step)))
        self._out.print(Trimmed(table))
        return Done(outcome, mistake)

    def _line(self, prompt: str) -> str | None:
        """The next line without the spaces around it; None at the end."""
        try:
            return (input(prompt) if self.asks else self._piped()).strip()
        except EOFError:
            self.over = True
            return None

    def _piped(self) -> str:
        parts: list[str] = []
        while len(parts) < MOST:
            parts.append(sys.stdin.readline(ROOM))
            if not parts[-1] or parts[-1].endswith("\n"):
                break
        if not any(parts) or len(parts) == MOST:
            raise EOFError
        return visible("".join(parts[:2]).rstrip("\n"))
