"""`watch`: follow the learner's saves; the verdict is there before the finger has left the key."""

from __future__ import annotations

import sys

from runner.telling import tell
from runner.text import is_terminal
from runner.workspace import Desk


def watch(desk: Desk, name: str | None, core: bool, said: str = "") -> int:
    """Watch until the learner leaves. Returns 0 after `q`, 128 and the signal's number after Ctrl-C and the like.

    `said` is what there is to tell first.
    """
    from runner.watch.loop import Loop
    from runner.watch.model import Model
    from runner.watch.plain import Plain
    from runner.watch.terminal import Terminal

    rung = desk.choose(name, core)
    desk.config  # noqa: B018 - what is wrong with it is said now, not on a screen that is cleared
    model = Model(desk.progress(), rung, core, said=said, said_through=1 if said else 0)
    desk.state.hurry()  # the screen waits for nobody
    try:
        return Loop(desk, Terminal() if is_terminal() else Plain(), model).go()
    finally:
        if trouble := desk.state.settle():
            tell(trouble, sys.stderr)
