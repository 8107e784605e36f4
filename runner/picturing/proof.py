"""For `verify`: what is wrong with a rung's picture."""

from __future__ import annotations

from runner.desk import Desk
from runner.engine import Engine
from runner.ladder import LadderError, Rung
from runner.messages import Criticise, Criticised, Done
from runner.picturing.draw import run


def problems_of_picture(rung: Rung, engine: Engine | None = None) -> list[str]:
    """Everything that is wrong with a rung's picture.py, in sentences; empty when all is well, or when there is none.

    It runs in a process of its own; an engine that is warm saves a second or two.
    """
    if not rung.picture.is_file():
        return []
    try:
        job = Desk(rung.root).job_of(Criticise, rung, rung.reference, diagnose=False)
    except LadderError as error:
        return [str(error)]
    said = run(job, engine)
    found = [problem for event in said.events if isinstance(event, Criticised) for problem in event.problems]
    if not any(isinstance(event, Done) for event in said.events):
        found.append(said.sentence)
    return [f"the picture: {problem}" for problem in found]
