"""For the author's proof: puts a wrong answer, or a differently fed one, in the place of one function."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from runner.diagnosis import as_made
from runner.impostors import ADAPTERS, IMPOSTORS
from runner.job import Job
from runner.mistakes import mistakes_in
from runner.modules import load_source
from runner.recorder import Recorder


def substitute(module: ModuleType, reference: ModuleType, job: Job) -> None:
    """Alter the module, which starts as the reference, as the job's subject says."""
    subject = job.subject
    right: Any = getattr(reference, subject.of, None)
    match subject.kind:
        case "mistake":
            known = {m.name: m for m in mistakes_in(load_source("known_mistakes", job.rung.mistakes))}
            wrong = known[subject.name]
            setattr(module, subject.of, as_made(wrong, right) if callable(right) else wrong.wrong())
        case "impostor":
            setattr(module, subject.of, IMPOSTORS[subject.name](right))
        case "adapter":
            setattr(module, subject.of, ADAPTERS[subject.name](right))


def deviates(recorder: Recorder, reference: ModuleType, name: str) -> bool:
    """True when a stand-in answered at least one of the suite's calls in another way than the reference does."""
    right = getattr(reference, name)
    return any(not call.outcome.same_as(call.on(right)) for call in recorder.calls[name])
