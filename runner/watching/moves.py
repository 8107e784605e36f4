"""The steps that keys and saves share: turn to another rung, start a run."""

from __future__ import annotations

from dataclasses import replace

from runner.ladder import Rung
from runner.watching.effects import Effect, Start
from runner.watching.model import Mode, Model, Running

Step = tuple[Model, tuple[Effect, ...]]


def start(model: Model, rung: Rung, saved: bool = False) -> Step:
    """Run a rung's suite. A run that this one ends comes again later, if it was for a save."""
    old, due = model.run, model.due
    if old and old.saved:
        due = (*due, old.rung.name)
    saved = saved or rung.name in due
    number = model.runs + 1
    run = Running(number, rung, model.now, saved)
    model = replace(model, runs=number, run=run, due=tuple(dict.fromkeys(n for n in due if n != rung.name)))
    return model, (Start(number, rung),)


def turn(model: Model, rung: Rung) -> Model:
    """Another rung on the screen, or the same one from its top."""
    model = replace(model, mode=Mode.VERDICT, scroll=0)
    if rung.name == model.rung.name:
        return replace(model, rung=rung)
    return replace(model, rung=rung, hint=None, traceback=False, further=False, proven=())


def show(model: Model, rung: Rung) -> Step:
    """Go to a rung; run its suite unless its verdict is known, or on the way."""
    model = turn(model, rung)
    known = rung.name in model.verdicts and rung.name not in model.due
    return (model, ()) if known or model.running else start(model, rung)
