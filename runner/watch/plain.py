"""Where there is no terminal: one verdict a save, as plain lines, never cleared."""

from __future__ import annotations

from runner.commands.run import next_step
from runner.engine.verdict import Colour
from runner.screen import console, heading, verdict_view
from runner.watch.model import Model


class Plain:
    """A screen that only ever goes on."""

    interactive = False

    def __init__(self) -> None:
        self._judged = 0
        self._said: set[str] = set()

    def enter(self) -> bool:
        """Nothing to take, and no keys to read."""
        return False

    def leave(self) -> None:
        """Nothing to give back."""

    def draw(self, model: Model) -> int:
        """Print what is new: a verdict, a notice."""
        out = console()
        polling = "Polling: saves are seen once a second." if model.polling else ""
        for text in (model.said, model.trouble, *model.notices, polling):
            if text and text not in self._said:
                out.print(text, style="magenta", markup=False)
        self._said = {model.said, model.trouble, *model.notices, polling}
        verdict = model.verdicts.get(model.rung.name)
        if model.run is None and model.judged != self._judged and verdict:
            self._judged = model.judged
            show_last(model)
        return 0


def show_last(model: Model) -> None:
    """The last verdict of the rung on the screen, whole."""
    verdict, out = model.verdicts.get(model.rung.name), console()
    if verdict is None:
        return
    if verdict.colour is Colour.ERROR:
        out.print(heading(model.rung), verdict.message, "", sep="\n", markup=False)
        return
    out.print(verdict_view(verdict, model.rung))
    out.print(next_step(model.progress, model.rung, verdict, model.core), "", sep="\n", markup=False)
