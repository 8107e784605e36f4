"""The engine: fresh processes, either way of starting them, and the one way to a verdict."""

from __future__ import annotations

import multiprocessing
import os
import py_compile
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ladder_copy import LadderCopy
from processes import only_posix, wait_until

import runner.engine.engine
import runner.engine.family
import runner.engine.process
from runner.engine.engine import Engine
from runner.engine.family import descendants, end_descendants
from runner.engine.messages import (
    Deviates,
    Done,
    Event,
    Finished,
    Imported,
    Over,
    Ready,
    Started,
    Status,
    Subject,
    TrialJob,
)
from runner.engine.process import end_tree, environment, no_interrupt
from runner.engine.verdict import Colour
from runner.files import digest

LOOP = "def mean(values):\n    while True:\n        pass\n"


@pytest.fixture(scope="module")
def spawning() -> Iterator[Engine]:
    """An engine for systems without fork."""
    with Engine("spawn") as made:
        yield made


def test_the_method_is_forkserver_where_there_is_one() -> None:
    """Windows has only spawn."""
    methods = multiprocessing.get_all_start_methods()
    with Engine() as made:
        assert made.method == ("forkserver" if "forkserver" in methods else "spawn")


@pytest.mark.usefixtures("nothing_is_left")
@pytest.mark.parametrize(
    ("code", "status", "says"),
    [
        ("", Status.ERROR, "has no `mean`"),
        ("import sys\nsys.exit(0)\n", Status.ERROR, "line 2: the file ends the program"),
        ("import os\ndef mean(values):\n    os._exit(0)\n", Status.ERROR, "ended with exit code 0"),
        (LOOP, Status.TIMEOUT, "No answer in time (a test gets 1 s)"),
        (f"while True: pass\n{LOOP}", Status.MISSING, "while your file was imported"),
        ("def mean(values):\n    for i in range(50): print('x' * 10**6)\n", Status.FAILED, "more than 1 MB"),
        ("def mean(values):\n    return 10**10**8\n", Status.TIMEOUT, "No answer in time"),
        ("def mean(values):\n    raise KeyboardInterrupt\n", Status.FAILED, "ends the program"),
    ],
    ids=[
        "empty",
        "exit at import",
        "os._exit",
        "loop",
        "loop at import",
        "flood",
        "holds the interpreter",
        "interrupt",
    ],
)
def test_spawned_processes_are_judged_the_same(
    copy: LadderCopy, spawning: Engine, code: str, status: Status, says: str
) -> None:
    """The time that a process needs to start, which may be longer than a test gets, is no test's fault."""
    copy.settings("test-timeout = 1")
    verdict = copy.judge(spawning, code)
    assert verdict.colour is Colour.RED
    assert verdict.tests[0].status is status
    assert says in (verdict.message or verdict.tests[0].message)


@pytest.mark.usefixtures("nothing_is_left")
def test_spawned_processes_can_be_green(copy: LadderCopy, spawning: Engine) -> None:
    """And name a misconception."""
    assert copy.judge(spawning, copy.reference()).green
    (found,) = copy.judge(spawning, "def mean(values):\n    return float(sorted(values)[len(values) // 2])\n").diagnosis
    assert found.mistake == "middle"


@only_posix
@pytest.mark.usefixtures("nothing_is_left")
@pytest.mark.parametrize("code", ["os.kill(os.getpid(), 9)", "[os.fork() or time.sleep(1e6) for _ in range(50)]"])
def test_spawned_processes_leave_nothing(copy: LadderCopy, spawning: Engine, code: str) -> None:
    """Killed, or with 50 children."""
    copy.settings("test-timeout = 1")
    assert copy.judge(spawning, f"import os, time\ndef mean(values):\n    {code}\n").colour is Colour.RED


def test_each_run_is_a_fresh_process(copy: LadderCopy, engine: Engine) -> None:
    """What a module keeps, or changes elsewhere, the next run does not see."""
    code = "import sys\nassert not hasattr(sys, 'seen')\nsys.seen = True\n" + copy.reference()
    assert copy.judge(engine, code).green
    assert copy.judge(engine).green


def test_a_quick_second_save_is_judged_as_it_is(copy: LadderCopy, engine: Engine) -> None:
    """Same size, same second: a cached compilation would not notice."""
    right = copy.reference()
    wrong = right.replace("/ len", "* len")
    rung = copy.write(right)
    times = rung.code.stat().st_mtime
    for code, green in ((right, True), (wrong, False), (right, True)):
        copy.write(code)
        os.utime(rung.code, (times, times))
        assert copy.judge(engine).green is green


def test_caches_that_plain_pytest_left_are_not_read(copy: LadderCopy, engine: Engine) -> None:
    """Neither of the learner's file nor of the suite; and the runner leaves none."""
    rung = copy.write("def mean(values):\n    return 0.0\n")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(rung.folder)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=120)
    assert done.returncode == 1
    py_compile.compile(str(rung.code), doraise=True)
    caches = sorted((rung.folder / "__pycache__").iterdir())
    assert any(cache.name.startswith("test_mean") for cache in caches)
    stat = rung.code.stat()
    padded = copy.reference().encode()
    rung.code.write_bytes(padded)
    os.utime(rung.code, (stat.st_mtime, stat.st_mtime))
    assert copy.judge(engine).green
    assert sorted((rung.folder / "__pycache__").iterdir()) == caches
    assert not list(copy.root.rglob(".pytest_cache"))
    assert not list(copy.root.rglob(".hypothesis"))


def test_code_that_alters_what_compiles_spoils_no_later_verdict(copy: LadderCopy, engine: Engine) -> None:
    """What is kept of the suite was made before that code ran; and it is made once."""
    spoiling = "import ast, builtins\nreal = compile\nbuiltins.compile = lambda *_, **__: real('', 'none', 'exec')\n"
    assert not copy.judge(engine, spoiling + copy.reference()).green
    kept = {path: path.stat().st_mtime_ns for path in copy.root.rglob("*.pyc")}
    assert any(path.name.startswith("test_mean.") for path in kept)
    assert not any(path.name.startswith("mean.") for path in kept)
    assert copy.judge(engine, copy.reference()).green
    assert {path: path.stat().st_mtime_ns for path in copy.root.rglob("*.pyc")} == kept


def test_a_suite_that_can_not_be_compiled_is_told_as_before(copy: LadderCopy, engine: Engine) -> None:
    """It is told where it is collected."""
    rung = copy.write(copy.reference())
    rung.suite.write_text("import nothing_such\n" + rung.suite.read_text("utf-8"), "utf-8")
    assert "nothing_such" in copy.judge(engine).message


def test_options_of_other_projects_do_not_reach_the_suite(
    copy: LadderCopy, engine: Engine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither pytest's variables nor a folder above."""
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = --no-such-option\n")
    copy.settings("")
    monkeypatch.setenv("PYTEST_ADDOPTS", "--no-such-option")
    assert copy.judge(engine, copy.reference()).green


def test_what_was_read_is_what_is_judged(copy: LadderCopy, engine: Engine) -> None:
    """A save while the run begins belongs to the next run."""
    copy.write(copy.reference())
    job = copy.workspace.job(copy.rung())
    copy.write("raise SystemExit")
    assert engine.judge(job).green


def test_a_prepared_process_takes_the_next_job(copy: LadderCopy, engine: Engine) -> None:
    """Once is enough: a second call starts no second one; closing ends it."""
    before = set(multiprocessing.active_children())
    with Engine() as made:
        made.prepare(copy.root)
        made.prepare(copy.root)
        (spare,) = set(multiprocessing.active_children()) - before
        assert copy.judge(made, copy.reference()).green
        assert not spare.is_alive()
        made.prepare(copy.root)
        (spare,) = set(multiprocessing.active_children()) - before
    assert not spare.is_alive()


def test_events_come_while_the_run_goes_on(copy: LadderCopy, engine: Engine) -> None:
    """Ready, the code imported, then each test as it begins and ends, in order; all tests are over, and all is done."""
    events: list[Event] = []
    copy.write(copy.reference())
    engine.start(copy.workspace.job(copy.rung())).verdict(events.append)
    assert [type(e) for e in events] == [Ready, Imported, *[Started, Finished] * 4, Over, Done]
    assert events[2].test == events[3].test == "test_mean_worked_example"


@pytest.mark.usefixtures("nothing_is_left")
def test_a_run_can_be_cancelled_from_another_thread(copy: LadderCopy, engine: Engine) -> None:
    """The next save makes this one's verdict worthless."""
    copy.write(LOOP)
    run = engine.start(copy.workspace.job(copy.rung()))
    began = threading.Event()
    threading.Thread(target=lambda: (began.wait(60), run.cancel()), daemon=True).start()
    verdict = run.verdict(lambda event: began.set() if isinstance(event, Started) else None)
    assert run.cancelled
    assert not verdict.green
    assert copy.judge(engine, copy.reference()).green


@pytest.mark.usefixtures("nothing_is_left")
def test_all_runs_can_be_stopped_at_once(copy: LadderCopy) -> None:
    """A command that runs many is stopped: none begins any more, and one that is over is left alone."""
    copy.write(LOOP)
    with Engine() as made:
        runs = [made.start(copy.workspace.job(copy.rung())) for _ in range(2)]
        found: list[bool] = []
        threads = [threading.Thread(target=lambda run=run: found.append(run.verdict().green)) for run in runs]
        for thread in threads:
            thread.start()
        made.stop()
        for thread in threads:
            thread.join(60)
        assert found == [False, False]
        assert all(run.cancelled for run in runs)
        runs[0].cancel()
        with pytest.raises(RuntimeError, match="stopped"):
            made.start(copy.workspace.job(copy.rung()))


def test_what_suites_import_can_be_there_already(copy: LadderCopy) -> None:
    """Named to the engine, it is imported by the warm process."""
    copy.write("import sys\nassert 'colorsys' in sys.modules\n" + copy.reference())
    with Engine("spawn", "colorsys this") as made:
        assert copy.judge(made).green


def test_runs_can_go_on_side_by_side(copy: LadderCopy, engine: Engine) -> None:
    """Several threads use one engine."""
    copy.write(copy.reference())
    found = []
    job = copy.workspace.job(copy.rung())
    threads = [threading.Thread(target=lambda: found.append(engine.judge(job).green)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 4


def test_the_whole_suite_has_a_deadline_too(copy: LadderCopy, engine: Engine) -> None:
    """Slow tests, each within its own time."""
    code = "import time\n" + copy.reference().replace("    if len", "    time.sleep(0.2)\n    if len")
    verdict = copy.judge(engine, code, test_timeout=100.0, suite_timeout=1.5)
    assert verdict.message.startswith("No answer in time (the whole suite got 1.5 s)")


@pytest.mark.parametrize("damage", ["def test_a(:\n", "x = '\0'"])
def test_a_suite_that_cannot_be_read_is_an_error(copy: LadderCopy, engine: Engine, damage: str) -> None:
    """Not the learner's fault, so not red."""
    rung = copy.write(copy.reference())
    rung.suite.write_text(damage, "utf-8")
    verdict = engine.judge(copy.workspace.job(rung))
    assert verdict.colour is Colour.ERROR
    assert verdict.message.startswith("The suite can't be read: ")


@pytest.mark.parametrize("new", ["def test_a():\n    pass\n", "def test_a(:\n", None])
@pytest.mark.parametrize("when", ["before", "while"])
def test_a_suite_that_changes_while_it_runs_gives_no_verdict(
    copy: LadderCopy, engine: Engine, new: str | None, when: str
) -> None:
    """Nobody knows which of the two was run: neither green nor red is said, and the suite that was read is recorded."""
    rung = copy.write(copy.reference())
    job, was = copy.workspace.job(rung), digest(rung.suite.read_bytes())

    def change(event: Event) -> None:
        if isinstance(event, Ready if when == "before" else Done):
            rung.suite.unlink() if new is None else rung.suite.write_text(new, "utf-8")

    verdict = engine.judge(job, change)
    assert (verdict.colour, verdict.message) == (Colour.ERROR, "The suite changed while it ran: run it again.")
    copy.workspace.record(job, verdict)
    assert [(a.status, a.suite_hash) for a in copy.workspace.state.attempts()] == [("error", was)]
    assert not copy.workspace.progress().is_green(rung.name)


def test_line_ends_alone_are_no_other_suite(copy: LadderCopy, engine: Engine) -> None:
    """A checkout on another system writes them anew."""
    rung = copy.write(copy.reference())
    job = copy.workspace.job(rung)
    rung.suite.write_bytes(rung.suite.read_bytes().replace(b"\n", b"\r\n"))
    assert engine.judge(job).green


def test_a_suite_that_pytest_cannot_run_is_red_and_says_so(copy: LadderCopy, engine: Engine) -> None:
    """For example an option in the ladder's own settings that pytest does not know."""
    (copy.root / "pyproject.toml").write_text("[tool.pytest.ini_options]\naddopts = '--no-such-option'\n")
    verdict = copy.judge(engine, copy.reference())
    assert verdict.colour is Colour.RED
    assert verdict.message.startswith("pytest could not run the suite. It says: ")  # the learner's file is not blamed
    assert "--no-such-option" in verdict.message


def test_a_conftest_in_the_root_is_told_as_such(copy: LadderCopy, engine: Engine) -> None:
    """With its own name and line."""
    (copy.root / "conftest.py").write_text("raise RuntimeError('mine')\n", "utf-8")
    message = copy.judge(engine, copy.reference()).message
    assert message.startswith("pytest could not run the suite. It says: ")
    assert "conftest.py:1:" in message and "mean.py" not in message


def test_a_suite_that_skips_itself_or_fails_to_set_up_is_red(copy: LadderCopy, engine: Engine) -> None:
    """Whoever skips, or stumbles over a fixture, has not passed."""
    rung = copy.write(copy.reference())
    rung.suite.write_text(
        "import pytest\nfrom mean import mean\n"
        "@pytest.mark.skip\ndef test_a(): pass\n"
        "@pytest.mark.xfail\ndef test_b(): assert mean([1]) == 2\n"
        "@pytest.mark.xfail\ndef test_c(): assert mean([1]) == 1\n"
        "def test_d(no_such_fixture): pass\n"
        "@pytest.fixture\ndef broken():\n    yield\n    raise ValueError('teardown')\n"
        "def test_e(broken): pass\n"
        "def test_f(): pass\n"
    )
    verdict = copy.judge(engine)
    assert [str(t.status) for t in verdict.tests] == ["skipped", "skipped", "skipped", "error", "error", "passed"]
    assert "no_such_fixture" in verdict.tests[3].message
    assert verdict.tests[4].message == "teardown"
    rung.suite.write_text("import pytest\npytest.skip('all', allow_module_level=True)\ndef test_a(): pass\n")
    verdict = copy.judge(engine)
    assert [str(t.status) for t in verdict.tests] == ["missing"]
    rung.suite.write_text("raise KeyboardInterrupt\ndef test_a(): pass\n")
    assert copy.judge(engine).colour is Colour.RED
    rung.suite.write_text(
        "import pytest\n@pytest.fixture\ndef leaving():\n    pytest.exit('now')\n"
        "@pytest.fixture\ndef left():\n    yield\n    raise KeyboardInterrupt\n"
        "def test_a(left): pass\ndef test_b(leaving): pass\n"
    )
    assert [str(t.status) for t in copy.judge(engine).tests] == ["passed", "error"]
    rung.suite.write_text(rung.suite.read_text().replace("test_a(left)", "test_a(leaving)"))
    assert [str(t.status) for t in copy.judge(engine).tests] == ["error", "error"]


def test_a_suites_test_that_is_not_in_its_text_does_not_count(copy: LadderCopy, engine: Engine) -> None:
    """Parametrized tests have other names: the defined ones are missing."""
    rung = copy.write(copy.reference())
    rung.suite.write_text(
        "import pytest\nfrom mean import mean\n"
        "@pytest.mark.parametrize('x', [1, 2])\ndef test_a(x): assert mean([x]) == x\n"
    )
    assert [str(t.status) for t in copy.judge(engine).tests] == ["missing"]


def test_warnings_are_told_with_their_test(copy: LadderCopy, engine: Engine) -> None:
    """At most five of a test; whether it passed or not."""
    code = "import warnings\ndef mean(values):\n    for i in range(9): warnings.warn(f'no {i}')\n    return 3.0\n"
    verdict = copy.judge(engine, code)
    assert verdict.tests[0].status is Status.PASSED
    assert verdict.tests[0].warnings == tuple(f"UserWarning: no {i}" for i in range(5))
    assert copy.judge(engine, copy.reference()).tests[0].warnings == ()


def test_what_was_printed_is_told_with_its_test(copy: LadderCopy, engine: Engine) -> None:
    """Not what was printed at import."""
    code = "import sys\nprint('at import')\n" + copy.reference().replace("    if", "    print('in', values)\n    if")
    tests = copy.judge(engine, code).tests
    assert tests[0].output == "in [1, 2, 6]\n"
    assert tests[3].output == "in []\n"


def test_a_worker_that_cannot_start_is_an_error(
    copy: LadderCopy, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """A broken installation is not the learner's mistake: exit code 2, not 1."""
    monkeypatch.setattr(runner.engine.process, "ENVIRONMENT", {"PYTHONPATH": ""})
    monkeypatch.setattr(runner.engine.process, "_serve", end_at_once)
    copy.write(copy.reference())
    with Engine("spawn") as made:
        verdict = copy.judge(made)
    assert verdict.colour is Colour.ERROR
    assert verdict.message == (
        "The tests could not be started: the Python process that runs them ended at once (exit code 3)."
    )


def end_at_once(*_: object) -> None:
    """A worker's first step that is also its last."""
    os._exit(3)


def sleep_on(*_: object) -> None:
    """A worker that never gets ready."""
    time.sleep(1e6)


def test_a_worker_that_does_not_get_ready_is_an_error(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """After two minutes, here after one second."""
    monkeypatch.setattr(runner.engine.engine, "STARTUP", 1.0)
    monkeypatch.setattr(runner.engine.process, "_serve", sleep_on)
    copy.write(copy.reference())
    with Engine("spawn") as made:
        verdict = copy.judge(made)
    assert verdict.colour is Colour.ERROR
    assert verdict.message == (
        "The tests could not be started: the Python process that runs them was not ready after 1 s."
    )


def test_the_environment_of_workers_is_not_the_runners() -> None:
    """It is set while one is started, and then as it was."""
    before = dict(os.environ)
    with environment("matplotlib"):
        assert os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] == "1"
        os.environ["SOMETHING"] = "new"
    assert dict(os.environ) == before


@only_posix
@pytest.mark.parametrize("way", ["the system's own", "psutil's"])
def test_descendants_are_found_whatever_session_they_lead(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Children and grandchildren; of a process that is not there, none; who has just ended is no error."""
    if way == "psutil's":
        monkeypatch.setattr(runner.engine.family, "CHILDREN", Path("nowhere"))
    code = "import subprocess; subprocess.run(['sleep', '1000'])"
    child = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
    wait_until(lambda: len(descendants(child.pid)) == 1, "the grandchild is there")
    assert {child.pid, *descendants(child.pid)} <= set(descendants(os.getpid()))
    end_descendants(child.pid)
    assert child.wait(30) == 0
    assert descendants(child.pid) == []


def test_a_process_that_never_started_needs_no_end() -> None:
    """Nothing is signalled: a number that is none could be anybody's."""
    end_tree(multiprocessing.get_context("spawn").Process())


@only_posix
def test_a_process_that_is_started_without_interrupts_never_sees_one() -> None:
    """From its first moment on; here everything is as before."""
    code = "import signal; print(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, []))"
    with no_interrupt():
        assert subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True).stdout == b"True\n"
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, [])


def test_where_there_are_no_masks_a_start_is_a_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows."""
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    with no_interrupt():
        pass


def test_subjects_of_the_authors_proof(copy: LadderCopy, engine: Engine) -> None:
    """The reference, its mistakes, impostors and adapters are judged by the same suite."""

    def judged(*subject: str, **options: Any) -> tuple[Colour, bool | None]:
        told: list[Event] = []
        rung = copy.rung("01_double")
        job = copy.workspace.job_of(TrialJob, rung, rung.reference, subject=Subject(*subject), **options)
        verdict = engine.judge(job, told.append)
        return verdict.colour, next((event.value for event in told if isinstance(event, Deviates)), None)

    assert judged("reference", random_examples=50, shrink=False) == (Colour.GREEN, None)
    assert judged("reference", random_examples=50) == (Colour.GREEN, None)
    assert judged("mistake", "double", "squares", stop_at_first=True) == (Colour.RED, None)
    assert judged("mistake", "TWICE_THREE", "added_two", shrink=False) == (Colour.RED, None)
    assert judged("alone", "double", "accepts_nan") == (Colour.RED, None)
    assert judged("impostor", "double", "returns zeros", stop_at_first=True) == (Colour.RED, True)
    assert judged("impostor", "TWICE_THREE", "returns NaN") == (Colour.RED, True)
    assert judged("impostor", "TWICE_THREE", "rounds to one digit") == (Colour.GREEN, False)
    assert judged("adapter", "double_all", "integer arrays") == (Colour.GREEN, None)
