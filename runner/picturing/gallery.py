"""The pictures that the project's pages show, drawn from the references: are they current, and making them so."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from runner.desk import Desk
from runner.engine import Engine
from runner.files import write_whole
from runner.job import Subject
from runner.ladder import LadderError
from runner.picturing.draw import run
from runner.picturing.fingerprint import stored_in
from runner.picturing.jobs import Draw

FOLDER = Path(".github", "pictures")
DARK = "_dark"  # at the end of the name of the dark one


def pictures(desk: Desk) -> list[Path]:
    """The files that are there."""
    return sorted((desk.root / FOLDER).glob("*.png"))


def content(desk: Desk, path: Path, engine: Engine) -> bytes:
    """What the file ought to hold. Raises LadderError when it can't be drawn."""
    rung = desk.ladder.find(path.stem.removesuffix(DARK))
    style = "dark" if path.stem.endswith(DARK) else "light"
    job = desk.job(rung, Subject("reference"), diagnose=False)
    said = run(Draw(**vars(job) | {"style": style}), engine)
    if not said.content:
        raise LadderError(f"{path.name}: {said.sentence}")
    return said.content


def stale(desk: Desk, engine: Engine) -> Iterator[Path]:
    """The pictures that show something else than the references draw now."""
    for path in pictures(desk):
        if stored_in(path) != stored_in(io.BytesIO(content(desk, path, engine))):
            yield path


def redraw(desk: Desk, names: list[str], engine: Engine) -> Iterator[Path]:
    """Draw anew what is there, and the named rungs in light and dark. One that shows the same stays as it is."""
    wanted = [desk.root / FOLDER / f"{desk.ladder.find(name).name}{dark}.png" for name in names for dark in ("", DARK)]
    for path in sorted({*pictures(desk), *wanted}):
        new = content(desk, path, engine)
        if not path.is_file() or stored_in(path) != stored_in(io.BytesIO(new)):
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, new)
            yield path
