"""A rung's suite in this process: pytest runs it on the code, and each result is streamed as it comes."""

from __future__ import annotations

import importlib
import pdb
import sys
import warnings
from collections.abc import Generator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, Phase, settings

from runner.engine.explain import Explanation, clip, explain, explain_collection, frame_at, named_by
from runner.engine.limits import Catcher, is_free_again, make_room
from runner.engine.messages import Diagnosed, FailureCard, Finished, Imported, Job, Over, Started, Status
from runner.engine.session import NotTheCode, Session, cache
from runner.files import read_plain
from runner.mistakes import known_mistakes
from runner.rung.source import read_checks, suite_hash
from runner.suite.calls import Recorder
from runner.suite.card import card_of, place_of
from runner.suite.diagnosis.diagnose import Evidence, diagnose
from runner.suite.diagnosis.probes import called_by

MOST_WARNINGS = 5  # of one test
MOST_FILLING = 5.0  # seconds of all tests that ran out of memory: then no other one begins


class SuiteRun(Session):
    """The suite on the code, in a pytest that has started already; and the plugin that tells of it."""

    consequence = "\nSo no test could run."  # they all fail then, and none of them is to blame
    patience = 1.0  # of the diagnosis, in times of the learner's
    most_failures = 0  # after which it ends; 0: never
    frame: pytest.Session | None = None  # pytest's own session, within which this one takes place

    def __init__(self, job: Job, connection: Connection, output: Catcher) -> None:
        super().__init__(job, connection, output)
        self.recorder = Recorder()
        self._warned: list[str] = []
        self._result: Finished | None = None  # of the test that has just ended
        self._red: set[str] = set()  # the tests that did not pass
        self._filling = 0.0  # seconds
        self._further: set[str] = set()  # those of the second lap
        self._way_to_suite = {self.rung.suite, *self.rung.suite.parents}

    def work(self) -> None:
        """Import the code, run the suite, look back."""
        if self.frame is None:
            raise NotTheCode(f"pytest could not run the suite. It says: {self.output.take()[0].strip()}")
        sys.breakpointhook = pdb.set_trace = no_debugger
        self._compile_the_suite()
        learner = self.load()
        self.alter(learner)
        self.recorder.watch(learner)
        names = [n for n in vars(learner) if n in self.recorder.calls or (n.isupper() and not n.startswith("_"))]
        self.send(Imported(clip(self.output.take()[0].strip()), tuple(names)))
        config = self.frame.config
        config.option.maxfail = self.most_failures
        config.option.markexpr = "further or not further"  # both laps
        # Relative, from the root: in the root's own path pytest would read [ and :: as parts of a test's name.
        config.invocation_params = pytest.Config.InvocationParams(args=(), plugins=None, dir=self.rung.root)
        config.args = [self.rung.shown(self.rung.suite)]
        with suppress(pytest.Session.Interrupted, pytest.Session.Failed):
            self.frame.perform_collect()
            for item in self.frame.items:
                item.repr_failure = silent  # type: ignore[method-assign]  # pytest's own account is shown to nobody
            config.hook.pytest_runtestloop(session=self.frame)
        self.frame.items = []  # pytest itself has nothing left to do
        self.send(Over())
        with suppress(BaseException):  # what can't be replayed or compared has no diagnosis
            self.look_back(learner)

    def alter(self, learner: ModuleType) -> None:
        """What is done to the code under test before the suite runs: to a learner's, nothing."""

    def look_back(self, learner: ModuleType) -> None:
        """What the recorded calls tell, once all tests have run."""
        if self._red and self.job.diagnose and self.rung.mistakes.is_file():
            try:
                found = diagnose(self._evidence(learner))
            finally:
                self.output.take()  # what the code prints when it is asked again
            self.send(Diagnosed(tuple(found)))

    def _evidence(self, learner: ModuleType) -> Evidence:
        suite = sys.modules[self.rung.suite.stem]
        tolerance = getattr(suite, "TOLERANCE", 0.0)
        return Evidence(
            self.recorder,
            learner,
            self.reference,
            frozenset(self._red),
            known_mistakes(self.rung.mistakes),
            suite,
            b"" if self.job.of_reference else self.job.source,
            float(tolerance) if isinstance(tolerance, int | float) else 0.0,
            frozenset(self._further),
            patience=self.patience,
        )

    def _compile_the_suite(self) -> None:
        """Let pytest keep what it makes of the suite, under the suite's own hash: it can't go stale.

        It is made before the code under test has run, which may alter whatever it is made with. The suite itself does
        not run: its import ends where it asks for that code.
        """
        suite = self.rung.suite
        content = suite_hash(read_plain(suite), read_checks(self.rung))
        sys.pycache_prefix = cache(self.rung.root, content)
        if any(Path(importlib.util.cache_from_source(str(suite))).parent.glob(f"{suite.stem}.*.pyc")):
            return
        path = sys.path
        sys.path = [str(self.rung.folder), *path]
        sys.modules[self.rung.module] = None  # type: ignore[assignment]  # so Python is told that there is no such
        sys.dont_write_bytecode = False
        with suppress(BaseException):  # what is wrong with it is told when it is collected
            importlib.import_module(suite.stem)
        sys.dont_write_bytecode, sys.path = True, path
        for name in (self.rung.module, suite.stem):
            sys.modules.pop(name, None)

    # What follows are pytest's hooks.

    def pytest_configure(self, config: pytest.Config) -> None:
        """No tracebacks of pytest's own: they take long, and trip over objects that can't be shown."""
        config.option.tbstyle = "no"

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        """Of all that lies in exercises/ only the suite is collected: pytest would look into every other folder."""
        return None if collection_path in self._way_to_suite else True

    def pytest_collectstart(self, collector: pytest.Collector) -> None:
        """Other settings of Hypothesis, if this run has some: after the conftest's profile, before the suite."""
        changed = self.examples()
        if isinstance(collector, pytest.Module) and changed:
            settings.register_profile("run", settings(), suppress_health_check=tuple(HealthCheck), **changed)
            settings.load_profile("run")

    def examples(self) -> dict[str, Any]:
        """Which settings those are: examples that nobody reads need not be the smallest."""
        return {} if self.job.shrink else {"phases": (Phase.explicit, Phase.generate)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Only the tests that are asked for, if some are."""
        items[:] = [item for item in items if self.job.wants(item.name)]

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """A suite that can't be imported: most often a function that it asks for is missing."""
        report = yield
        call: pytest.CallInfo[Any] | None = getattr(report, "call", None)
        if report.failed and call and call.excinfo:
            self.broken(explain_collection(call.excinfo.value, self.job.path))
        return report

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """A test begins."""
        name = nodeid.rpartition("::")[2]
        self.recorder.test = name
        self._warned.clear()
        self.deadline()
        self.send(Started(name))

    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage) -> None:
        """A warning that the test raised; pytest tells of them when the test is over."""
        theirs = Path(warning_message.filename) in (self.rung.suite, self.rung.checks)
        if not theirs and len(self._warned) < MOST_WARNINGS:
            self._warned.append(clip(f"{warning_message.category.__name__}: {warning_message.message}"))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Outside of everything that pytest does with a test: its result goes out with its warnings."""
        try:
            return (yield)
        finally:
            if self._result:
                self.send(replace(self._result, warnings=tuple(self._warned)))
            self._result = None
            # What fills the memory stays: no other test could run. Or each would fill it anew, and take as long.
            if (not is_free_again() or self._filling > MOST_FILLING) and self.frame:
                self.frame.shouldstop = "no memory"

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self) -> Generator[None, object, object]:
        """From a learner's function no exception ends the whole session: two of them would."""
        try:
            return (yield)
        except MemoryError:
            make_room()
            raise
        except (KeyboardInterrupt, pytest.exit.Exception) as error:
            raise SystemExit().with_traceback(error.__traceback__) from error

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """A phase of a test has ended: tell it, if it is the call itself or if it failed."""
        report = yield
        if report.when == "call" or not report.passed:
            self._tell(item, call, report)
        return report

    def _tell(self, item: pytest.Item, call: pytest.CallInfo[None], report: pytest.TestReport) -> None:
        output, flooded = self.output.take()
        status = Status(report.outcome)
        if report.when != "call":
            status = Status.SKIPPED if report.skipped else Status.ERROR
        result = Finished(item.name, status, round(call.duration, 5), output=output)
        if report.skipped or hasattr(report, "wasxfail"):
            why = "the test was skipped; a skipped test is not a passed one"
            result = replace(result, status=Status.SKIPPED, message=why)
        elif call.excinfo is not None:
            error = call.excinfo.value
            told = explain(error, self.rung.folder, item.name, sys.modules[self.rung.module])
            if (line := self.last_line(error)) and not any(frame.own for frame in told.frames):
                told = replace(told, steps=(*told.steps, frame_at(self.job.path, line)))
            if isinstance(error, MemoryError):
                self._filling += call.duration
            said, kind, card = told.message, type(error).__name__, self.card(item.name, told)
            result = replace(result, message=said, kind=kind, traceback=told.traceback(full=True), card=card)
        elif flooded:
            why = "the code printed more than 1 MB in this test"
            result = replace(result, status=Status.FAILED, message=why)
        else:
            result = replace(result, card=FailureCard(beside=self._beside(item.name)))
        if item.get_closest_marker("further"):
            self._further.add(item.name)
        if result.status is not Status.PASSED:
            self._red.add(item.name)
        self._result = result

    def card(self, test: str, told: Explanation) -> FailureCard:
        """What the screen shows of a failed test."""
        tolerance = getattr(sys.modules[self.rung.suite.stem], "TOLERANCE", None)
        try:
            reference = self.reference if self.rung.reference.is_file() else None
            card = card_of(test, told, self.recorder.calls, reference, tolerance)
            card = replace(card, beside=self._beside(test, card.call))
            if not any(frame.own for frame in told.frames):  # a wrong answer, and no error
                called = card.call.partition("(")[0]
                card = place_of(card, test, called, sys.modules[self.rung.module], self.job.path, self.job.source)
            return card
        except Exception:  # what the code answered can't be compared or shown: then the traceback alone tells
            return card_of(test, told, {}, None, tolerance)

    def _beside(self, test: str, call: str = "") -> str:
        """`a right dot`: what the test had put in the place of red functions that the one under test calls."""
        name = call.partition("(")[0] or named_by(test, self.recorder.calls)
        made = next((c for c in reversed(self.recorder.calls.get(name, ())) if c.test == test), None)
        if not made or not made.beside:
            return ""
        red = {named_by(t, self.recorder.calls) for t in self._red}
        swapped = [n for n in made.beside if n in red - {name}]
        used = called_by(self.recorder.originals[name], sys.modules[self.rung.module], swapped) if swapped else []
        return f"{'a right ' if len(used) == 1 else 'right '}{' and '.join(used)}" if used else ""


def silent(*_: Any, **__: Any) -> str:
    """In the place of pytest's account of a failure, which takes as long as many a test."""
    return ""


def no_debugger(*_: Any, **__: Any) -> NoReturn:
    """In the place of a debugger, which would wait for keys that never come."""
    raise RuntimeError("a debugger can't stop here; print what you want to see")
