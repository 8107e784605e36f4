"""Keys: from what a terminal sends to their names, and the threads that read them."""

from __future__ import annotations

import os
import sys
from queue import SimpleQueue
from types import SimpleNamespace
from typing import Any

import pytest
from processes import only_posix, wait_until

from runner.watch import keyboard as module
from runner.watch.happenings import Crashed, Ended, Key, Message
from runner.watch.keyboard import Decoder, PosixKeyboard, WindowsKeyboard, keyboard

UNHEARD = "\x1b[15~\x1b[1;5A\x1b[I\t\x01\x7f"


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("nq?", ["n", "q", "?"]),
        (" \r\n", ["space", "enter", "enter"]),
        ("\x1b[A\x1bOB\x1b[5~\x1b[6~\x1b[H\x1b[4~", ["up", "down", "pgup", "pgdn", "home", "end"]),
        ("\x1bx\x1b\x1b[A", ["esc", "x", "esc", "up"]),
        (UNHEARD + "n", ["n"]),
        ("é\x1b[200~quit\nnow\x1b[201~n", ["é", "n"]),
    ],
)
def test_what_a_terminal_sends_has_names(sent: str, keys: list[str]) -> None:
    """Letters, arrows, Esc before another key; what nobody listens to, and what is pasted, is no key."""
    decoder = Decoder()
    assert decoder.feed(sent.encode()) + decoder.flush() == keys


@pytest.mark.parametrize("sent", ["\x1b[A", "\x1b[200~q\x1b[201~n", "a\x1b[6~b"])
def test_a_sequence_may_come_in_pieces(sent: str) -> None:
    """Byte by byte it means the same."""
    whole, pieces = Decoder(), Decoder()
    assert [k for byte in sent.encode() for k in pieces.feed(bytes([byte]))] == whole.feed(sent.encode())


def test_esc_is_a_key_when_nothing_follows_it() -> None:
    """The beginning of a sequence that never ends is forgotten; a text that is being pasted is waited for."""
    decoder = Decoder()
    assert decoder.feed(b"\x1b") == []
    assert decoder.flush() == ["esc"]
    assert decoder.feed(b"\x1b[") == decoder.flush() == []
    assert decoder.feed(b"n") == ["n"]
    assert decoder.feed(b"\x1b[200~q") == decoder.flush() == []
    assert decoder.feed(b"q\x1b[201~n") == ["n"]


def heard(queue: SimpleQueue[Message]) -> Message:
    """The next message."""
    return queue.get(timeout=30)


@only_posix
def test_keys_are_read_until_somebody_else_needs_them() -> None:
    """After `stop` what is typed stays in the terminal, for the editor; after `start` it is read again."""
    queue: SimpleQueue[Message] = SimpleQueue()
    ours, theirs = os.pipe()
    keys = PosixKeyboard(queue.put, ours)
    keys.start()
    os.write(theirs, b"n\x1b")
    assert [heard(queue), heard(queue)] == [Key("n"), Key("esc")]
    keys.stop()
    os.write(theirs, b"p")
    assert queue.empty()
    keys.start()
    assert heard(queue) == Key("p")
    os.close(theirs)
    assert heard(queue) == Ended(129)
    keys.stop()


@only_posix
def test_a_terminal_that_fails_is_gone_and_a_failure_of_ours_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread does not die in silence."""
    queue: SimpleQueue[Message] = SimpleQueue()
    ours, theirs = os.pipe()
    os.write(theirs, b"n")
    keys = PosixKeyboard(queue.put, ours)
    read = os.read

    def broken(descriptor: int, size: int) -> bytes:
        if descriptor == ours:
            raise OSError(5, "Input/output error")
        return read(descriptor, size)

    monkeypatch.setattr(module.os, "read", broken)
    keys.start()
    assert heard(queue) == Ended(129)
    keys.stop()
    monkeypatch.setattr(Decoder, "feed", lambda *_: 1 / 0)
    monkeypatch.setattr(module.os, "read", read)
    keys.start()
    message = heard(queue)
    assert isinstance(message, Crashed)
    assert isinstance(message.error, ZeroDivisionError)
    keys.stop()


class Console:
    """What the module msvcrt offers."""

    def __init__(self, characters: str) -> None:
        self.characters = list(characters)

    def kbhit(self) -> bool:
        """True if a key waits."""
        return bool(self.characters)

    def getwch(self) -> str:
        """The next character."""
        return self.characters.pop(0)


def test_a_console_of_windows_is_read() -> None:
    """Special keys come as two characters, Ctrl-C as one; what means nothing is left out."""
    queue: SimpleQueue[Message] = SimpleQueue()
    keys = WindowsKeyboard(queue.put, Console("n\xe0H\x00P\xe0zé \r\x1b\t\x03"))
    keys.stop()  # before it was started, too
    keys.start()
    messages = [heard(queue) for _ in range(8)]
    assert messages == [*map(Key, ["n", "up", "down", "é", "space", "enter", "esc"]), Ended(130)]
    keys.stop()
    wait_until(queue.empty, "nothing more is heard")


def test_each_system_has_its_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """The consoles of Windows are read through msvcrt."""
    post: Any = SimpleQueue[Message]().put
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace())
    with monkeypatch.context() as patch:
        patch.setattr(module, "os", SimpleNamespace(name="nt"))
        assert isinstance(keyboard(post), WindowsKeyboard)
    if os.name == "posix":
        assert isinstance(keyboard(post), PosixKeyboard)
