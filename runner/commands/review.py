"""`review`: a due rung comes back, one function blank; the old answer is kept, and comes back after it."""

from __future__ import annotations

from runner.review import doing
from runner.rung.ladder import LadderError
from runner.text import is_terminal, tell
from runner.workspace import Workspace


def review(workspace: Workspace, name: str | None, give_up: bool) -> int:
    """Begin a review, go on with it, or give it up. In a terminal watch goes on from there."""
    if give_up and not name and not workspace.state.under_review():
        raise LadderError("Nothing is in review.")
    rung = doing.choose(workspace, name)
    if give_up:
        tell(doing.give_up(workspace, rung))
    else:
        said = doing.begin(workspace, rung)
        if is_terminal() and rung.name in workspace.state.under_review():
            from runner.watch.loop import watch

            return watch(workspace, rung.name, core=False, said=said)
        tell(said)
    workspace.tell_notices()
    return 0
