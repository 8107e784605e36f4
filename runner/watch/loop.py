"""`watch`: follow the learner's saves; the verdict is there before the finger has left the key.

The main loop takes messages, asks the core what follows, does it, draws.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import ExitStack, suppress
from dataclasses import replace
from queue import Empty, SimpleQueue

from runner.review.day import day_in_words
from runner.text import is_terminal, tell, visible
from runner.watch import deeds, editor
from runner.watch.deeds import Asides
from runner.watch.happenings import (
    Crashed,
    Ended,
    Finished,
    Kind,
    Message,
    Polling,
    Resized,
    Resumed,
    Said,
    Saved,
    Suspended,
    Tick,
)
from runner.watch.keyboard import HUNG_UP, keyboard
from runner.watch.model import (
    Compare,
    Effect,
    Model,
    Picture,
    Quit,
    ReadHint,
    ReadLadder,
    Reset,
    Review,
    Start,
    StopComparing,
    start,
)
from runner.watch.plain import Plain, show_last
from runner.watch.runs import Runs
from runner.watch.saves import Looker, Saves, files_of, observe
from runner.watch.signals import signals_as_messages, signals_for_another, stop_here
from runner.watch.terminal import Screen, ScreenGoneError, Stage, Terminal
from runner.watch.update import update
from runner.workspace import Workspace

TICK = 0.1  # seconds, while a suite runs: its time is counted on the screen
LOOK_UP = 1.0  # seconds, where nobody tells: on Windows of a new size, elsewhere of `fg` after `bg`


def watch(workspace: Workspace, name: str | None, core: bool, said: str = "") -> int:
    """Watch until the learner leaves. Returns 0 after `q`, 128 and the signal's number after Ctrl-C and the like.

    `said` is what there is to tell first.
    """
    rung = workspace.choose(name, core)
    workspace.config  # noqa: B018 - what is wrong with it is said now, not on a screen that is cleared
    model = Model(workspace.progress(), rung, core, said=said, said_through=1 if said else 0)
    workspace.state.hurry()  # the screen waits for nobody
    try:
        return Loop(workspace, Terminal() if is_terminal() else Plain(), model).go()
    finally:
        if trouble := workspace.state.settle():
            tell(trouble, sys.stderr)


class Loop:
    """Watch, from the first screen to the last."""

    def __init__(self, workspace: Workspace, screen: Screen, model: Model) -> None:
        self.workspace, self.model, self.interactive = workspace, model, screen.interactive
        # Unlike Queue, this one may be put into by a signal handler that interrupts a `get`.
        self.queue: SimpleQueue[Message] = SimpleQueue()
        self.stage = Stage(screen, keyboard(self.queue.put))
        self.saves = Saves(lambda: files_of(self.workspace.ladder))
        self.runs: Runs
        self.asides: Asides

    def go(self) -> int:
        """Watch until the end is asked for. Returns the exit code."""
        with signals_as_messages(self.queue.put, self.interactive), ExitStack() as background:
            try:
                effects = self._first()
                self.stage.take()
                self._draw(True)
                self._begin(background)
                code = self._do(effects)
                while code is None:
                    code = self._step()
            except ScreenGoneError:
                return HUNG_UP
            finally:
                self.stage.release()
            if self.interactive and code != HUNG_UP:
                show_last(self.model)
            if self.interactive and code == 0:
                print(visible(day_in_words(self.workspace)))
            return code

    def _first(self) -> tuple[Effect, ...]:
        """What is known before anything happens, and what to run first."""
        readmes = tuple(change for change in self.saves.look() if change.kind is Kind.README)
        self._hear(Tick(time.monotonic()))
        self._hear(Saved(readmes))
        self.model, effects = start(self.model, self.model.rung)
        return effects

    def _begin(self, background: ExitStack) -> None:
        """Start the threads that tell us things."""
        engine = background.enter_context(self.workspace.engine())
        self.runs = Runs(self.workspace, engine, self.queue.put)
        background.callback(self.runs.stop)
        self.asides = Asides(self.workspace, engine, self.queue.put)
        background.callback(self.asides.stop)
        looker = Looker(self.saves, self.queue.put)
        observer, polling = observe(self.workspace.root / "exercises", looker.wake)
        background.callback(observer.stop)
        looker.start()
        background.callback(looker.stop)
        if polling:
            self.queue.put(Polling())

    def _step(self) -> int | None:
        """Wait for one message and answer it; draw. The exit code, if this is the end."""
        message: Message | None = None
        with suppress(Empty):
            message = self.queue.get(timeout=self._patience())
        self._hear(Tick(time.monotonic()))
        if self.interactive and not self.stage.reading:
            self.stage.take()
        if message is None:
            self._draw(True)
            return None
        red = self.model.first_red
        code = self._answer(message)
        if isinstance(message, Saved):  # let the run get away first: it competes with us for the interpreter
            self.stage.postpone()
            return code
        urgent = isinstance(message, Finished | Resized | Resumed | Suspended)
        self._draw(urgent or (self.model.first_red and not red))
        return code

    def _patience(self) -> float | None:
        """How long to wait for a message: for ever, if nothing moves."""
        waits = [self.stage.wait()] if self.stage.owed else []
        waits += [TICK] if self.model.run and self.interactive else []
        waits += [LOOK_UP] if os.name == "nt" or (self.interactive and not self.stage.reading) else []
        return min(waits, default=None)

    def _answer(self, message: Message) -> int | None:
        """Do what only the shell can do, and let the core say the rest."""
        match message:
            case Ended(code):
                return code
            case Crashed(error):
                raise error
            case Suspended():
                self.stage.release()
                stop_here()
                self.stage.take()
            case Resumed():
                self.stage.release()
                self.stage.take()
            case Finished(number) if self.model.run and self.model.run.number == number:
                return self._hear(deeds.record(self.workspace, message))
        return self._hear(message)

    def _hear(self, message: Message) -> int | None:
        """Let the core say what follows, and do it."""
        self.model, effects = update(self.model, message)
        return self._do(effects)

    def _do(self, effects: tuple[Effect, ...]) -> int | None:
        """Do what the core asks for; it hears what came of it. The exit code, if this is the end."""
        for effect in effects:
            match effect:
                case Quit(code):
                    return code
                case Start(number, rung):
                    self.runs.start(number, rung)
                case ReadHint():
                    self._hear(deeds.read_hint(self.workspace, effect))
                case Reset():
                    self._hear(deeds.reset(self.workspace, effect))
                case Review():
                    self._hear(deeds.review(self.workspace, effect))
                case Compare(rung):
                    self._hear(self.asides.compare(rung))
                case StopComparing():
                    self.asides.stop_comparing()
                case Picture(rung):
                    self.asides.picture(rung)
                case ReadLadder():
                    self._hear(deeds.read_ladder(self.workspace))
                case _:
                    command = editor.command_for(effect.rung.code, effect.line, os.environ, os.name == "nt")
                    self._hear(Said(self._open(command)))
        return None

    def _open(self, command: editor.Command | None) -> str:
        """Open an editor: beside us, or here, where it gets the terminal and gives it back."""
        if command is None:
            return "Which editor? Set the variable EDITOR to its command, or open the file yourself."
        try:
            if command.detached:
                editor.start(command, self.queue.put)
                return f"Opened in {command.words[0]}."
            self.stage.release()
            with signals_for_another():
                editor.run(command)
        except OSError as error:
            return f"{command.words[0]} could not be started: {error.strerror}."
        finally:
            self.stage.take()
        return ""

    def _draw(self, at_once: bool) -> None:
        self.model = replace(self.model, scroll=self.stage.draw(self.model, at_once))
