"""For authors: are the pictures that the project's pages show current, and what is wrong with a rung's picture."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from runner.engine.engine import Engine
from runner.engine.messages import Criticise, Criticised, Done, Draw
from runner.files import write_whole
from runner.picture.draw import run
from runner.picture.fingerprint import stored_in as _shows
from runner.rung.ladder import LadderError, Rung
from runner.workspace import Workspace

FOLDER = Path(".github", "pictures")
DARK = "_dark"  # at the end of the name of the dark one


def pictures(workspace: Workspace) -> list[Path]:
    """The files that are there."""
    return sorted((workspace.root / FOLDER).glob("*.png"))


def content(workspace: Workspace, path: Path, engine: Engine) -> bytes:
    """What the file ought to hold. Raises LadderError when it can't be drawn."""
    rung = workspace.ladder.find(path.stem.removesuffix(DARK))
    style = "dark" if path.stem.endswith(DARK) else "light"
    job = workspace.job_of(Draw, rung, rung.reference, diagnose=False, style=style)
    said = run(job, engine)
    if not said.content:
        raise LadderError(f"{path.name}: {said.sentence}")
    return said.content


def stale(workspace: Workspace, engine: Engine) -> list[Path]:
    """The pictures that show something else than the references draw now."""
    return [path for path, _ in _changes(workspace, pictures(workspace), engine)]


def redraw(workspace: Workspace, names: list[str], engine: Engine) -> list[Path]:
    """Draw anew what is there, and the named rungs in light and dark. Returns those that now show something else."""
    wanted = [
        workspace.root / FOLDER / f"{workspace.ladder.find(name).name}{dark}.png"
        for name in names
        for dark in ("", DARK)
    ]
    changes = _changes(workspace, sorted({*pictures(workspace), *wanted}), engine)
    for path, new in changes:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, new)
    return [path for path, _ in changes]


def _changes(workspace: Workspace, paths: list[Path], engine: Engine) -> list[tuple[Path, bytes]]:
    """The pictures that are not there, or show something else; each with what it ought to hold."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        drawn = zip(paths, pool.map(lambda path: content(workspace, path, engine), paths), strict=True)
        return [(path, new) for path, new in drawn if not path.is_file() or _shows(path) != _shows(io.BytesIO(new))]


def problems_of_picture(rung: Rung, engine: Engine | None = None) -> list[str]:
    """Everything that is wrong with a rung's picture.py, in sentences; empty when all is well, or when there is none.

    It runs in a process of its own; an engine that is warm saves a second or two.
    """
    if not rung.picture.is_file():
        return []
    try:
        job = Workspace(rung.root).job_of(Criticise, rung, rung.reference, diagnose=False)
    except LadderError as error:
        return [str(error)]
    said = run(job, engine)
    found = [problem for event in said.events if isinstance(event, Criticised) for problem in event.problems]
    if not any(isinstance(event, Done) for event in said.events):
        found.append(said.sentence)
    return [f"the picture: {problem}" for problem in found]
