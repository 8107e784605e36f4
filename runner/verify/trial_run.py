"""In the fresh process, for the author's proof: the suite on the reference, or on what stands in for a part of it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest
from hypothesis import Phase

from runner.engine.explain import Explanation, named_by
from runner.engine.messages import Deviates, FailureCard, Subject, TrialJob
from runner.mistakes import known_mistakes
from runner.rung.source import blanks, parsed, public_functions
from runner.suite.calls import Recorder
from runner.suite.diagnosis.diagnose import as_made
from runner.suite.run import SuiteRun
from runner.suite.values import alike
from runner.verify.impostors import ADAPTERS, IMPOSTORS


class TrialRun(SuiteRun):
    """A run of the suite whose verdict is about the suite."""

    job: TrialJob
    patience = 4.0  # what it finds must not depend on who else is at work

    @property
    def most_failures(self) -> int:  # type: ignore[override]
        """To be red, one is enough."""
        return int(self.job.stop_at_first)

    def alter(self, learner: ModuleType) -> None:
        """Put a wrong answer, or a differently fed one, in the place of one function of the reference."""
        substitute(learner, self.reference, self.job.subject, self.rung.mistakes)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Where one failure is enough, the tests of what was altered come first."""
        super().pytest_collection_modifyitems(items)
        if self.job.stop_at_first:
            items.sort(key=lambda item: not named_by(item.name, [self.job.subject.of]))

    def look_back(self, learner: ModuleType) -> None:
        """Of an impostor tell first whether it ever was one."""
        if self.job.subject.kind == "impostor":
            self.send(Deviates(deviates(self.recorder, learner, self.reference, self.job.subject.of)))
        super().look_back(learner)

    def examples(self) -> dict[str, Any]:
        """Others each time, and so many, if the job asks for that."""
        if not self.job.random_examples:
            return super().examples()
        random = {"phases": tuple(Phase), "max_examples": self.job.random_examples, "derandomize": False}
        return random | super().examples()

    def card(self, test: str, told: Explanation) -> FailureCard:
        """Nobody sees it."""
        return FailureCard()


def substitute(module: ModuleType, reference: ModuleType, subject: Subject, mistakes: Path) -> None:
    """Alter the module, which starts as the reference, as the subject says."""
    right: Any = getattr(reference, subject.of, None)
    match subject.kind:
        case "mistake" | "alone":
            known = {m.name: m for m in known_mistakes(mistakes)}
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
