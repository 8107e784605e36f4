"""For `verify`: what is wrong with a rung's picture."""

from __future__ import annotations

from runner.desk import Desk
from runner.engine import Engine
from runner.job import Subject
from runner.ladder import LadderError, Rung
from runner.picturing.draw import run
from runner.picturing.jobs import Criticise, script_of


def problems_of_picture(rung: Rung, engine: Engine | None = None) -> list[str]:
    """Everything that is wrong with a rung's picture.py, in sentences; empty when all is well, or when there is none.

    It runs in a process of its own; an engine that is warm saves a second or two.
    """
    if not script_of(rung).is_file():
        return []
    try:
        job = Desk(rung.root).job(rung, Subject("reference"), diagnose=False)
    except LadderError as error:
        return [str(error)]
    said = run(Criticise(**vars(job)), engine)
    found = [problem for event in said.events if event["event"] == "problems" for problem in event["problems"]]
    if not any(event["event"] == "done" for event in said.events):
        found.append(said.sentence)
    return [f"the picture: {problem}" for problem in found]
