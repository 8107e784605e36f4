"""For the author's proof: puts a wrong answer, or a differently fed one, in the place of one function."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from runner.diagnosis import as_made
from runner.impostors import ADAPTERS, IMPOSTORS
from runner.job import Job
from runner.mistakes import known_mistakes
from runner.recorder import Recorder
from runner.stub import blanks, public_functions
from runner.syntax import parsed
from runner.values import alike


def substitute(module: ModuleType, reference: ModuleType, job: Job) -> None:
    """Alter the module, which starts as the reference, as the job's subject says."""
    subject = job.subject
    right: Any = getattr(reference, subject.of, None)
    match subject.kind:
        case "mistake" | "alone":
            known = {m.name: m for m in known_mistakes(job.rung.mistakes)}
            wrong = known[subject.name]
            if subject.kind == "alone":
                _unwrite(module)
            setattr(module, subject.of, as_made(wrong, right) if callable(right) else wrong.wrong())
        case "impostor":
            make = IMPOSTORS[subject.name]
            setattr(module, subject.of, make(right) if callable(right) else make(lambda: right)())
        case "adapter":
            setattr(module, subject.of, ADAPTERS[subject.name](right))


def _unwrite(module: ModuleType) -> None:
    """Put the module back to its stub, as far as the suite sees it."""
    tree = parsed(Path(str(module.__file__)).read_bytes())

    def unwritten(*_: Any, **__: Any) -> NoReturn:
        raise NotImplementedError

    vars(module).update(dict.fromkeys(public_functions(tree), unwritten) | dict.fromkeys(blanks(tree), ...))


def deviates(recorder: Recorder, module: ModuleType, reference: ModuleType, name: str) -> bool:
    """True when a stand-in answered at least one of the suite's calls in another way than the reference does."""
    right = getattr(reference, name)
    if not callable(right):
        return not alike(getattr(module, name), right)
    return any(not call.outcome.same_as(call.on(right)) for call in recorder.calls[name])
