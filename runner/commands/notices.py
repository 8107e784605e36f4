"""What the learner should know about the state: every command that uses it says so at its end."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from runner.text import tell
from runner.workspace import Desk

if TYPE_CHECKING:
    from rich.console import Console


def tell_notices(desk: Desk, out: Console | None = None) -> None:
    """On the screen below the rest; on stderr where there is no screen, or stdout may be a document."""
    for notice in [*desk.ladder.notices, *desk.state.notices]:
        if out:
            out.print(notice, style="magenta", markup=False)
        else:
            tell(notice, sys.stderr)
