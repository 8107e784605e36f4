"""Signals become messages, so that the main loop ends in good order. Asked twice, it ends at once."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

from runner.watch.happenings import Ended, Message, Post, Resized, Resumed, Suspended, Tick

ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")  # SIGBREAK: Ctrl-Break on Windows
OTHERS: dict[str, Message] = {"SIGWINCH": Resized(), "SIGTSTP": Suspended(), "SIGCONT": Resumed()}


@contextmanager
def signals_as_messages(post: Post, terminal: bool) -> Iterator[None]:
    """While this lasts, signals are posted; `terminal`: those that concern a terminal, too."""
    asked: list[int] = []

    def end(number: int, _: FrameType | None) -> None:
        asked.append(number)
        if len(asked) > 1:  # the loop has not come to it: something blocks it
            raise KeyboardInterrupt
        post(Ended(128 + number))

    def tell(number: int, _: FrameType | None) -> None:
        post(OTHERS[signal.Signals(number).name])

    handlers = dict.fromkeys(ENDING, end) | (dict.fromkeys(OTHERS, tell) if terminal else {})
    before = {}
    for name, handler in handlers.items():
        number = getattr(signal, name, None)  # each system has its own
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # as nohup does
            before[number] = signal.signal(number, handler)
    try:
        with _waking(post):
            yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


@contextmanager
def _waking(post: Post) -> Iterator[None]:
    """Wake the main loop after each signal: one that comes just before it falls asleep does not do so by itself."""
    heard, told = socket.socketpair()  # Windows takes no pipe here
    told.setblocking(False)

    def wake() -> None:
        while heard.recv(64):
            post(Tick(time.monotonic()))

    thread = threading.Thread(target=wake, name="signals", daemon=True)
    before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)
    thread.start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        told.close()
        thread.join()
        heard.close()


def stop_here() -> None:
    """Do what Ctrl-Z does. Returns after `fg`, or at once where there is no shell to come back from."""
    ours = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    try:
        os.kill(os.getpid(), signal.SIGTSTP)
    finally:
        signal.signal(signal.SIGTSTP, ours)


@contextmanager
def signals_for_another() -> Iterator[None]:
    """While an editor has the terminal, Ctrl-C is for the editor alone, and Ctrl-Z stops us together with it."""

    def ignore(number: int, _: FrameType | None) -> None:
        """A function, because SIG_IGN would be handed down to the editor."""

    handlers: dict[str, Any] = {"SIGINT": ignore, "SIGQUIT": ignore, "SIGTSTP": signal.SIG_DFL}
    numbers = {name: getattr(signal, name) for name in handlers if hasattr(signal, name)}
    before = {number: signal.signal(number, handlers[name]) for name, number in numbers.items()}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)
