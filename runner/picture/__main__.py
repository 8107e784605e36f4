"""Draws anew the pictures of the project's pages, from the references.

python -m runner.picture              those in .github/pictures
python -m runner.picture 13 15        and those of the rungs 13 and 15, in light and dark
"""

from __future__ import annotations

import sys

from runner.engine.engine import Engine
from runner.picture.gallery import redraw
from runner.rung.ladder import LadderError
from runner.workspace import Workspace


def main(names: list[str]) -> int:
    """Draw, and say what has changed."""
    workspace = Workspace.at(None)
    try:
        with Engine(preload="runner.picture.artist") as engine:
            changed = [path.relative_to(workspace.root).as_posix() for path in redraw(workspace, names, engine)]
    except LadderError as error:
        print(error, file=sys.stderr)
        return 2
    print("\n".join(changed) or "Every picture is current.")
    return 0


if __name__ == "__main__":  # pragma: no cover - the tests call main
    sys.exit(main(sys.argv[1:]))
