"""One suite in this process: imports the code, runs pytest, streams each result as it comes."""

from __future__ import annotations

import faulthandler
import inspect
import json
import linecache
import math
import signal
import sys
import warnings
from collections.abc import Generator
from contextlib import suppress
from dataclasses import asdict
from multiprocessing.connection import Connection
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from runner.card import card_of
from runner.diagnosis import diagnose
from runner.explain import Explanation, clip, explain, explain_collection, explain_import
from runner.files import digest
from runner.job import Job
from runner.memory import make_room
from runner.modules import load_source
from runner.output import Catcher
from runner.recorder import Recorder
from runner.subject import deviates, substitute

# Without pytest's own terminal, cache and the like: the results go to the runner alone, nothing is left on disk.
UNUSED = (
    "terminal",
    "cacheprovider",
    "faulthandler",
    "junitxml",
    "pastebin",
    "doctest",
    "stepwise",
    "setuponly",
)
# Seconds by which this process outlives a deadline that the runner, if it lives, sees to.
GRACE = 5
MOST_WARNINGS = 5  # of one test
PYTEST = ["--capture=no", *(word for name in UNUSED for word in ("-p", f"no:{name}"))]


class Session:
    """A job on its way, and the pytest plugin that tells of it."""

    def __init__(self, job: Job, connection: Connection, output: Catcher) -> None:
        self.job = job
        self.rung = job.rung
        self.recorder = Recorder()
        self._output = output
        self._connection = connection
        self._reference: ModuleType | None = None
        assert job.trace is not None  # the engine names a file for each run
        self._trace = job.trace.open("w", encoding="utf-8")
        self._warned: list[str] = []
        self._result: dict[str, Any] | None = None  # of the test that has just ended
        self._red = False

    def send(self, event: str, **content: Any) -> None:
        """One event to the runner."""
        self._connection.send_bytes(json.dumps({"event": event, **content}).encode())

    @property
    def reference(self) -> ModuleType:
        """The reference, loaded when first needed: a green run never needs it."""
        if self._reference is None:
            self._reference = load_source(f"reference_{self.rung.module}", self.rung.reference)
        return self._reference

    def go(self) -> None:
        """Do the job. Whatever ends it early is told, with the line of the learner's file."""
        self.send("ready")
        sys.dont_write_bytecode = True
        self._deadline()
        try:
            learner = self._import()
            self._output.take()
            self._cache_the_suite()
            code = pytest.main([*PYTEST, *self._options(), str(self.rung.suite)], plugins=[self])
            if code in (pytest.ExitCode.INTERNAL_ERROR, pytest.ExitCode.USAGE_ERROR):
                raise RuntimeError(f"pytest could not run the suite. It says: {self._output.take()[0].strip()}")
        except BaseException as error:  # SystemExit too: nothing that a learner's file raises may pass for an end
            make_room()
            self.send("broken", message=explain_import(error, self.job.path))
            return
        with suppress(Exception):  # what can't be replayed or compared has no diagnosis; the verdict stands
            self._look_back(learner)
        self.send("done")

    def _cache_the_suite(self) -> None:
        """Let pytest keep what it makes of the suite, under the suite's own hash: it can't go stale."""
        content = digest(self.rung.suite.read_bytes())
        sys.pycache_prefix = str(self.rung.root / ".kata" / "pycache" / content[:16])
        sys.dont_write_bytecode = False

    def pytest_collection_finish(self) -> None:
        """The suite is imported: nothing else is to be kept, least of all of a learner's."""
        sys.dont_write_bytecode = True

    def _options(self) -> list[str]:
        """The ladder's own settings for pytest, not those of a folder above it."""
        root, settings = self.rung.root, self.rung.root / "pyproject.toml"
        found = [f"--rootdir={root}", *([f"--config-file={settings}"] if settings.is_file() else [])]
        return [*found, "--maxfail=1"] if self.job.stop_at_first else found

    def _import(self) -> ModuleType:
        """The code under test, under the name by which the suite imports it."""
        sys.path.insert(0, str(self.rung.folder))
        learner = load_source(self.rung.module, self.job.path, self.job.source, register=True)
        if self.job.subject.kind != "learner":
            substitute(learner, self.reference, self.job)
        self.recorder.watch(learner)
        return learner

    def _look_back(self, learner: ModuleType) -> None:
        """What the recorded calls tell, once all tests have run."""
        if self.job.subject.kind == "impostor":
            self.send("deviates", value=deviates(self.recorder, learner, self.reference, self.job.subject.of))
        if self._red and self.job.diagnose and self.rung.mistakes.is_file():
            known = load_source("known_mistakes", self.rung.mistakes)
            found = diagnose(self.recorder.calls, learner, self.reference, known)
            self.send("diagnosis", found=[asdict(d) for d in found])

    def _deadline(self) -> None:
        """Shortly before the runner's deadline, note the line that is running: a loop is then shown where it is."""
        self._trace.truncate(0)
        faulthandler.enable(self._trace)
        faulthandler.dump_traceback_later(self.job.test_timeout * 0.9, file=self._trace)
        if hasattr(signal, "alarm"):  # pragma: no branch - all systems but Windows
            # If the runner is gone, nobody else ends a loop that holds the interpreter.
            signal.alarm(math.ceil(self.job.test_timeout) + GRACE)

    # What follows are pytest's hooks.

    def pytest_configure(self, config: pytest.Config) -> None:
        """No tracebacks of pytest's own: they take long, and trip over objects that can't be shown."""
        config.option.tbstyle = "no"

    def pytest_sessionstart(self) -> None:
        """For the author's proof: another number of examples, after the conftest's profile, before the suite."""
        job = self.job
        if job.random_examples or not job.shrink:
            phases = tuple(Phase) if job.shrink else (Phase.explicit, Phase.generate)
            changed = {"max_examples": job.random_examples, "derandomize": False} if job.random_examples else {}
            settings.register_profile(
                "proof", settings(), phases=phases, suppress_health_check=tuple(HealthCheck), **changed
            )
            settings.load_profile("proof")

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """A suite that can't be imported: most often a function that it asks for is missing."""
        report = yield
        call: pytest.CallInfo[Any] | None = getattr(report, "call", None)
        if report.failed and call and call.excinfo:
            self.send("broken", message=explain_collection(call.excinfo.value, self.job.path))
        return report

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """A test begins."""
        name = nodeid.rpartition("::")[2]
        self.recorder.test = name
        self._warned.clear()
        self._deadline()
        self.send("started", test=name)

    def pytest_warning_recorded(self, warning_message: warnings.WarningMessage) -> None:
        """A warning that the test raised; pytest tells of them when the test is over."""
        if len(self._warned) < MOST_WARNINGS:
            self._warned.append(clip(f"{warning_message.category.__name__}: {warning_message.message}"))

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self) -> Generator[None, object, object]:
        """Outside of everything that pytest does with a test: its result goes out with its warnings."""
        try:
            return (yield)
        finally:
            if self._result:
                self.send("finished", warnings=self._warned, **self._result)
            self._result = None

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
        output, flooded = self._output.take()
        content: dict[str, Any] = {
            "status": report.outcome,
            "seconds": round(call.duration, 5),
            "output": output,
        }
        if report.when != "call":
            content["status"] = "skipped" if report.skipped else "error"
        if report.skipped or hasattr(report, "wasxfail"):
            content |= {
                "status": "skipped",
                "message": "the test was skipped; a skipped test is not a passed one",
            }
        elif call.excinfo is not None:
            error = call.excinfo.value
            told = explain(error, self.rung.folder, item.name, sys.modules[self.rung.suite.stem])
            content |= {"message": told.message, "kind": type(error).__name__, "traceback": told.traceback()}
            content["card"] = self._card(item.name, told)
        elif flooded:
            content |= {"status": "failed", "message": "the code printed more than 1 MB in this test"}
        self._red |= content["status"] != "passed"
        self._result = {"test": item.name, **content}

    def _definition(self, name: str) -> dict[str, str]:
        """Where the learner's function begins, if it is one of this file."""
        code = getattr(inspect.unwrap(getattr(sys.modules[self.rung.module], name)), "__code__", None)
        if code is None or code.co_filename != str(self.job.path):
            return {}
        line = linecache.getline(code.co_filename, code.co_firstlineno).strip()
        return {"where": f"{self.job.path.name}:{code.co_firstlineno}", "code": line}

    def _card(self, test: str, told: Explanation) -> dict[str, Any]:
        tolerance = getattr(sys.modules[self.rung.suite.stem], "TOLERANCE", None)
        try:
            reference = self.reference if self.rung.reference.is_file() else None
            card = card_of(test, told, self.recorder.calls, reference, tolerance)
            if "call" in card and not any(frame.own for frame in told.frames):  # a wrong answer, and no error
                card |= self._definition(card["call"].partition("(")[0])
            return card
        except Exception:  # what the code answered can't be compared or shown: then the traceback alone tells
            return card_of(test, told, {}, None, tolerance)
