"""Plugin for plain pytest, active for the suites of rungs alone: a red test reads as a lesson, not as a stack dump.

`pytest --tb=long` (or any other style that is asked for) brings pytest's own report back.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from _pytest._code.code import ReprFileLocation, TerminalRepr
from _pytest._io import TerminalWriter

from runner.text import visible

PASSED_OVER = pytest.StashKey[list[str]]()


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
        from runner.engine.explain import explain  # only now: a green run, and every other project, pays nothing

        exercise = sys.modules.get(item.module.__name__.removeprefix("test_"), item.module)
        told = explain(call.excinfo.value, item.path.parent, item.name, exercise)
        law = " ".join((item.function.__doc__ or item.name).split())
        example = "".join(f"\nwith {line}" for line in told.example.splitlines())
        report.longrepr = Lesson(f"{law}\n\n{told.traceback()}{example}", told.message.partition("\n")[0], item.path)
        report.sections = [section for section in report.sections if section[0] != "Hypothesis"]
    return report


def _look_at(collector: pytest.Module) -> None:
    """What the runner says before it imports the file under test, said here as well."""
    from runner.engine.loading import OtherRung, check_text, show_as, stand_alone
    from runner.files import other_kind, read_plain

    code = collector.path.with_name(collector.path.name.removeprefix("test_"))
    problem: Exception
    try:
        content = read_plain(code)
        check_text(content, code)
        stand_alone(content, code)
    except OSError:
        if not (kind := other_kind(code)):
            return  # which Python itself tells
        problem = ImportError(f"{code.name} is {kind}, not a file.")  # Python would wait for a pipe's end
    except (OtherRung, SyntaxError) as found:
        problem = found
    else:
        show_as(
            code, content
        )  # for what reads the file's text: Python itself reads none with a letter of Latin-1 in it
        return

    def refuse() -> NoReturn:
        raise collector.CollectError(str(problem)) from problem

    collector.collect = refuse  # type: ignore[method-assign]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Pass over the copy of a rung that a learner keeps beside it, unless it is asked for: two suites of one name
    can't be imported together.
    """
    syllabus = collection_path.parent / "ladder.toml"
    if not (syllabus.is_file() and collection_path.is_dir()):
        return None
    names = {name for topic in _read(syllabus).get("topics", ()) for name in topic.get("rungs", ())}
    suites = {f"test_{name.partition('_')[2]}.py" for name in names}
    asked = [Path(config.invocation_params.dir, argument.partition("::")[0]) for argument in config.args]
    copied = collection_path.name not in names and any(p.name in suites for p in collection_path.glob("test_*.py"))
    if not copied or any(path.is_relative_to(collection_path) for path in asked):
        return None
    config.stash.setdefault(PASSED_OVER, []).append(f"{syllabus.parent.name}/{collection_path.name}")
    return True


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the folders that were passed over."""
    for name in config.stash.get(PASSED_OVER, []):
        terminalreporter.write_line(visible(f"{name} is no rung of the ladder, so it is passed over."))


def _read(syllabus: Path) -> dict[str, Any]:
    import tomllib

    from runner.files import read_plain

    try:
        return tomllib.loads(read_plain(syllabus).decode("utf-8-sig"))
    except (OSError, ValueError):
        return {}


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """A suite that can't be imported: say what is wrong with the learner's file, in which line."""
    if isinstance(collector, pytest.Module) and is_rung(collector.path):
        _look_at(collector)
    report = yield
    info = getattr(report, "call", None)
    if report.failed and info and info.excinfo and isinstance(collector, pytest.Module) and _wanted(collector):
        from runner.engine.explain import explain_collection

        code = collector.path.with_name(collector.path.name.removeprefix("test_"))
        message = explain_collection(info.excinfo.value, code)
        report.longrepr = Lesson(f"The suite could not be imported.\n\n{message}", message, collector.path)
    return report
