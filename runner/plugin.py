"""Plugin for plain pytest, active for the suites of rungs alone: a red test reads as a lesson, not as a stack dump.

`pytest --tb=long` (or any other style that is asked for) brings pytest's own report back.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from _pytest._code.code import ReprFileLocation, TerminalRepr
from _pytest._io import TerminalWriter

from runner.visible import visible


class Lesson(TerminalRepr):
    """A failure in the ladder's words, in the place of pytest's traceback."""

    def __init__(self, text: str, summary: str, where: Path) -> None:
        self.text = text
        self.reprcrash = ReprFileLocation(visible(str(where)), 0, visible(summary))

    def toterminal(self, tw: TerminalWriter) -> None:
        """Write it; the last paragraph, which says what is wrong, in red."""
        law, _, rest = visible(self.text).partition("\n\n")
        tw.line(law, bold=True)
        tw.line()
        tw.line(rest, red=True)


def is_rung(path: Path) -> bool:
    """True for a file in a rung's folder: under `exercises/`, beside `ladder.toml`."""
    return (path.parent.parent / "ladder.toml").is_file()


def _wanted(node: pytest.Item | pytest.Collector) -> bool:
    return node.config.getoption("tbstyle", "auto") == "auto" and is_rung(node.path)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Put the law beside the failure, and end the traceback in the learner's own code."""
    report = yield
    if report.failed and call.excinfo is not None and isinstance(item, pytest.Function) and _wanted(item):
        from runner.explain import explain  # only now: a green run, and every other project, pays nothing

        exercise = sys.modules.get(item.module.__name__.removeprefix("test_"), item.module)
        told = explain(call.excinfo.value, item.path.parent, item.name, exercise)
        law = " ".join((item.function.__doc__ or item.name).split())
        example = "".join(f"\nwith {line}" for line in told.example.splitlines())
        report.longrepr = Lesson(f"{law}\n\n{told.traceback()}{example}", told.message.partition("\n")[0], item.path)
        report.sections = [section for section in report.sections if section[0] != "Hypothesis"]
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A suite that can't be imported: say what is wrong with the learner's file, in which line."""
    report = yield
    info = getattr(report, "call", None)
    if report.failed and info and info.excinfo and isinstance(collector, pytest.Module) and _wanted(collector):
        from runner.explain import explain_collection

        code = collector.path.with_name(collector.path.name.removeprefix("test_"))
        message = explain_collection(info.excinfo.value, code)
        report.longrepr = Lesson(f"The suite could not be imported.\n\n{message}", message, collector.path)
    return report
