"""The screen together with its keyboard: taken and given back as one, drawn on as often as eyes can follow."""

from __future__ import annotations

import time
from typing import Protocol

from runner.watching.keyboard import Keyboard
from runner.watching.model import Model

FRAME = 1 / 30  # seconds between two drawings that are not urgent


class Screen(Protocol):
    """Where the model is shown: `Terminal` or `Plain`."""

    interactive: bool

    def enter(self) -> bool:
        """Take it; True if keys can be read there."""

    def leave(self) -> None:
        """Give it back."""

    def draw(self, model: Model) -> int:
        """Show the model. Returns how far it really is scrolled."""


class ScreenGoneError(Exception):
    """The terminal was closed under us."""


class Stage:
    """The screen and the keyboard."""

    def __init__(self, screen: Screen, keyboard: Keyboard) -> None:
        self._screen, self._keyboard = screen, keyboard
        self.reading = False
        self._drawn = 0.0
        self.owed = False  # a drawing that has to wait

    def take(self) -> None:
        """Take the terminal, and read its keys."""
        try:
            ours = self._screen.enter()
        except OSError as error:
            raise ScreenGoneError from error
        if ours and not self.reading:
            self.reading = True
            self._keyboard.start()

    def release(self) -> None:
        """Give the terminal back, with its keys. Doing it twice does no harm."""
        if self.reading:
            self.reading = False
            self._keyboard.stop()
        self._screen.leave()

    def draw(self, model: Model, at_once: bool) -> int:
        """Draw now, or owe it until the last drawing is long enough ago. Returns how far the screen is scrolled."""
        self.owed = not at_once and self.wait() > 0
        if self.owed:
            return model.scroll
        self._drawn = time.monotonic()
        try:
            return self._screen.draw(model)
        except OSError as error:
            raise ScreenGoneError from error

    def postpone(self) -> None:
        """Draw, but not at once."""
        self._drawn, self.owed = time.monotonic(), True

    def wait(self) -> float:
        """Seconds until the next drawing that is not urgent."""
        return max(0.0, self._drawn + FRAME - time.monotonic())
