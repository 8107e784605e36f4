"""The shell around the core, where no real process shows it: what fails, races and clocks; with the rest played."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from types import SimpleNamespace
from typing import Any

import pytest
from ladder_copy import LadderCopy
from processes import only_posix

from runner.engine.engine import Engine
from runner.engine.messages import Finished as HasFinished
from runner.engine.messages import Job, Status
from runner.engine.verdict import Colour, Verdict
from runner.engine.verdict import Test as Result
from runner.history.store import State
from runner.rung.ladder import LadderError
from runner.watch import deeds
from runner.watch import loop as loop_module
from runner.watch import runs as runs_module
from runner.watch import terminal as terminal_module
from runner.watch.deeds import Asides, _Endable
from runner.watch.editor import Command
from runner.watch.happenings import (
    Change,
    Crashed,
    Ended,
    Finished,
    Happened,
    HintRead,
    Key,
    Kind,
    Looked,
    Measured,
    Message,
    Polling,
    Resized,
    Said,
    Saved,
    Tick,
)
from runner.watch.loop import Loop
from runner.watch.model import Compare, Model, Open, Picture, Quit, ReadHint, ReadLadder, Reset, StopComparing
from runner.watch.plain import Plain, show_last
from runner.watch.runs import Runs
from runner.watch.signals import signals_as_messages, signals_for_another
from runner.watch.terminal import FRAME, Stage, Terminal

RED = Verdict("01_double", Colour.RED, (Result("test_one", Status.FAILED),))


def heard(queue: SimpleQueue[Message], kind: Any) -> Any:
    """The next message of a kind."""
    while not isinstance(message := queue.get(timeout=60), kind):
        pass
    return message


def model_of(copy: LadderCopy) -> Model:
    """The first rung on the screen."""
    return Model(copy.workspace.progress(), copy.workspace.ladder.rungs[0])


# Runs


@pytest.fixture
def started(copy: LadderCopy, engine: Engine) -> Iterator[tuple[Runs, SimpleQueue[Message]]]:
    """A thread that runs suites, and what it says."""
    queue: SimpleQueue[Message] = SimpleQueue()
    runs = Runs(copy.workspace, engine, queue.put)
    yield runs, queue
    runs.stop()


def test_what_stands_in_the_way_becomes_a_verdict(
    copy: LadderCopy, started: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is missing, a suite that can't be read, a system without a process to spare."""
    runs, queue = started
    rung = copy.rung()
    rung.code.unlink()
    runs.start(1, rung)
    finished = heard(queue, Finished)
    assert (finished.verdict.colour, finished.job) == (Colour.ERROR, None)
    assert "exercises/02_mean/mean.py is missing." in finished.verdict.message

    copy.write("x = 1")
    rung.suite.write_text("def")
    runs.start(2, rung)
    assert "suite" in heard(queue, Finished).verdict.message

    def refuse(*_: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(Engine, "start", refuse)
    runs.start(3, rung)
    assert "The suite could not be run: [Errno 11]" in heard(queue, Finished).verdict.message


def test_an_empty_file_gets_a_moment(copy: LadderCopy, started: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be in the middle of a save."""
    runs, queue = started
    rung = copy.write("")
    monkeypatch.setattr(runs_module, "time", SimpleNamespace(sleep=lambda _: copy.write(copy.reference())))
    runs.start(1, rung)
    assert heard(queue, Finished).verdict.green


def test_a_failure_of_ours_is_told(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thread does not die in silence."""
    queue: SimpleQueue[Message] = SimpleQueue()
    runs = Runs(copy.workspace, SimpleNamespace(prepare=lambda root: None, start=lambda job: 1 / 0), queue.put)  # type: ignore[arg-type]
    runs.start(1, copy.rung())
    assert isinstance(heard(queue, Crashed).error, ZeroDivisionError)
    runs.stop()


def test_a_run_that_began_too_late_is_ended(copy: LadderCopy) -> None:
    """When another one was asked for while its process was being made."""
    queue: SimpleQueue[Message] = SimpleQueue()
    cancelled: list[int] = []

    class Slow:
        """An engine during whose start something else is asked for."""

        def prepare(self, root: Path) -> None:
            """Nothing."""

        def start(self, job: Job) -> Any:
            """Take so long that another run is asked for."""
            if not cancelled:
                runs.start(2, job.rung)
            run = SimpleNamespace(cancel=lambda: cancelled.append(1), verdict=lambda on_event: RED)
            return run

    runs = Runs(copy.workspace, Slow(), queue.put)  # type: ignore[arg-type]
    runs.start(1, copy.rung())
    assert heard(queue, Finished).number == 2
    assert cancelled == [1]
    runs.stop()


# Comparisons and pictures


def became_green(copy: LadderCopy) -> Any:
    """The first rung, green and recorded."""
    rung = copy.write(copy.reference("01_double"), "01_double")
    green = Verdict(rung.name, Colour.GREEN, (Result("test_one", Status.PASSED),))
    deeds.record(copy.workspace, Finished(1, green, copy.workspace.job(rung)))
    return rung


def test_whoever_leaves_ends_what_is_measured_and_drawn(copy: LadderCopy, engine: Engine) -> None:
    """Even a function that never ends; nothing is said of a picture that nobody waits for."""
    queue: SimpleQueue[Message] = SimpleQueue()
    asides = Asides(copy.workspace, engine, queue.put)
    rung = became_green(copy)
    assert isinstance(asides.compare(rung), Looked)
    asides.stop_comparing()
    assert heard(queue, Measured).number == 1
    copy.write("while True: pass", "01_double")
    asides.picture(rung)
    asides.picture(rung)
    asides.stop()
    queue.put(Polling())  # the last message
    assert heard(queue, Said | Crashed | Polling) == Polling()


def test_no_comparison_and_no_picture_is_told(copy: LadderCopy) -> None:
    """Before green, without a reference, without a process to spare; a failure of ours ends it all."""

    def refuse(job: Job) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    queue: SimpleQueue[Message] = SimpleQueue()
    asides = Asides(copy.workspace, SimpleNamespace(start=refuse), queue.put)  # type: ignore[arg-type]
    said = asides.compare(copy.rung("01_double"))
    assert isinstance(said, Said)
    assert "is not green yet" in said.text
    rung = became_green(copy)
    looked = asides.compare(rung)
    assert isinstance(looked, Looked)
    assert heard(queue, Measured) == Measured(1, looked.comparison)
    assert "It could not be measured: [Errno 11]" in heard(queue, Said).text
    asides.picture(rung)
    assert "The picture could not be drawn: [Errno 11]" in heard(queue, Said).text
    asides.stop()
    rung.reference.unlink()
    said = asides.compare(rung)
    assert isinstance(said, Said)
    assert "can't be read" in said.text
    broken = Asides(copy.workspace, SimpleNamespace(start=lambda job: 1 / 0), queue.put)  # type: ignore[arg-type]
    broken.picture(rung)
    assert isinstance(heard(queue, Crashed).error, ZeroDivisionError)


# Deeds


def test_an_attempt_is_recorded(copy: LadderCopy) -> None:
    """A green one moves the learner up; one without a job is only shown."""
    rung = copy.write(copy.reference())
    job = copy.workspace.job(rung)
    green = Verdict(rung.name, Colour.GREEN, (Result("test_one", Status.PASSED),))
    judged = deeds.record(copy.workspace, Finished(4, green, job))
    assert (judged.number, judged.verdict, judged.notices) == (4, green, ())
    assert judged.progress.is_green(rung.name)
    assert not deeds.record(copy.workspace, Finished(5, RED, None)).notices
    rung.suite.unlink()  # what was judged is known all the same
    assert deeds.record(copy.workspace, Finished(6, green, job)).notices == ()
    assert len({a.suite_hash for a in copy.workspace.state.attempts(rung.name)}) == 1


def test_hints_are_counted(copy: LadderCopy) -> None:
    """The next one; the same one again; that there are none."""
    rung = copy.rung("01_double")
    first = deeds.read_hint(copy.workspace, ReadHint(rung, again=True))
    assert first == HintRead(rung.name, 1, 3, "Think of two equal piles.")
    assert deeds.read_hint(copy.workspace, ReadHint(rung, again=True)) == first
    second = deeds.read_hint(copy.workspace, ReadHint(rung))
    assert isinstance(second, HintRead)
    assert second.number == 2
    third = deeds.read_hint(copy.workspace, ReadHint(rung, number=3))
    assert isinstance(third, HintRead)
    assert third.number == 3
    assert deeds.read_hint(copy.workspace, ReadHint(rung, number=4)) == Said("01_double has the hints 1 to 3.")
    (rung.folder / "hints.md").write_text("## 1\n\nThe only one.\n")
    assert deeds.read_hint(copy.workspace, ReadHint(rung, again=True)) == HintRead(rung.name, 1, 1, "The only one.")
    (rung.folder / "hints.md").unlink()
    assert deeds.read_hint(copy.workspace, ReadHint(rung, again=True)) == Said("01_double has no hints.")


def test_a_reset_is_done_and_undone(copy: LadderCopy) -> None:
    """The key that brings the work back is named; what can't be done is said."""
    rung = copy.write("work = 1\n")
    said = deeds.reset(copy.workspace, Reset(rung))
    assert said == Said("exercises/02_mean/mean.py is the stub again. Your work is kept: u brings it back.", through=1)
    assert isinstance(deeds.reset(copy.workspace, Reset(rung, undo=True)), Said)
    assert rung.code.read_text() == "work = 1\n"
    nothing = deeds.reset(copy.workspace, Reset(copy.rung("01_double"), undo=True))
    assert nothing == Said("Nothing of 01_double was put away by a reset.")


def test_the_ladder_is_read_again(copy: LadderCopy) -> None:
    """A broken one is refused, and the workspace keeps the old one; so is one without a rung."""
    toml = copy.exercises / "ladder.toml"
    old, text = copy.workspace.ladder, toml.read_text()
    toml.write_text("core = [")
    assert "not valid TOML" in deeds.read_ladder(copy.workspace).trouble
    toml.write_text('planned = ["03_median"]\n[[topics]]\nname = "All"\nrungs = ["03_median"]\n')
    for rung in old.rungs:
        rung.folder.rename(copy.root / rung.name)
    assert "no rung" in deeds.read_ladder(copy.workspace).trouble
    assert copy.workspace.ladder is old
    for rung in old.rungs:
        (copy.root / rung.name).rename(rung.folder)
    toml.write_text(text.replace('core = ["02_mean"]', "core = []"))
    read = deeds.read_ladder(copy.workspace)
    assert read.progress
    assert copy.workspace.ladder is read.progress.ladder is not old


# The stage and the loop


class Screen:
    """A screen that keeps what it was shown."""

    interactive = True

    def __init__(self) -> None:
        self.shown: list[Model] = []
        self.did: list[str] = []
        self.gone = False

    def enter(self) -> bool:
        """Take it."""
        self.did.append("enter")
        self._check()
        return True

    def leave(self) -> None:
        """Give it back."""
        self.did.append("leave")

    def draw(self, model: Model) -> int:
        """Scrolled to the second line."""
        self._check()
        self.shown.append(model)
        return 1

    def _check(self) -> None:
        if self.gone:
            raise OSError(5, "Input/output error")


class Keys:
    """A keyboard that notes who has it."""

    def __init__(self) -> None:
        self.did: list[str] = []

    def start(self) -> None:
        """Read."""
        self.did.append("start")

    def stop(self) -> None:
        """Read no more."""
        self.did.append("stop")


def test_the_stage_draws_as_often_as_eyes_can_follow(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not urgent waits its turn; what is urgent does not."""
    clock = [100.0]
    monkeypatch.setattr(terminal_module, "time", SimpleNamespace(monotonic=lambda: clock[0]))
    screen, model = Screen(), model_of(copy)
    made = Stage(screen, Keys())
    assert (made.draw(model, False), made.owed) == (1, False)
    clock[0] += FRAME / 2
    assert (made.draw(model, False), made.owed) == (0, True)
    assert made.wait() == pytest.approx(FRAME / 2)
    assert (made.draw(model, True), made.owed, len(screen.shown)) == (1, False, 2)
    clock[0] += 1
    made.postpone()
    assert (made.owed, made.wait()) == (True, pytest.approx(FRAME))


class Played:
    """A loop whose runs, keys and events are played."""

    def __init__(self, copy: LadderCopy, patch: pytest.MonkeyPatch) -> None:
        self.screen, self.keys, self.runs = Screen(), Keys(), []
        patch.setattr(loop_module, "keyboard", lambda post: self.keys)
        patch.setattr(loop_module, "Runs", lambda *_: SimpleNamespace(start=self._start, stop=lambda: None))
        patch.setattr(loop_module, "observe", lambda *_: (SimpleNamespace(stop=lambda: None), True))
        patch.setattr(copy.workspace.__class__, "engine", lambda *_: ExitStack())
        patch.setattr(loop_module, "show_last", lambda model: self.screen.did.append("last verdict"))
        self.loop = Loop(copy.workspace, self.screen, model_of(copy))

    def _start(self, number: int, rung: Any) -> None:
        self.runs.append((number, rung.name))

    def go(self, *messages: Message) -> int:
        """Give it these messages, and the end."""
        for message in (*messages, Ended(7)):
            self.loop.queue.put(message)
        return self.loop.go()


@pytest.fixture
def played(copy: LadderCopy, monkeypatch: pytest.MonkeyPatch) -> Played:
    """A loop that is not yet going."""
    return Played(copy, monkeypatch)


def test_the_first_red_is_drawn_at_once(played: Played) -> None:
    """The second one may wait for its turn."""
    played.go(*(Happened(1, HasFinished(test, Status.FAILED)) for test in ("test_one", "test_two")))
    assert [m.first_red for m in played.screen.shown] == [False, True]


def test_what_is_owed_is_drawn_when_nothing_else_comes(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save is not drawn before its run has started."""
    played.loop.stage.take()
    played.loop._draw(True)
    played.loop.runs = SimpleNamespace(start=played._start)  # type: ignore[assignment]
    played.loop.queue.put(Saved((Change(Kind.CODE, "02_mean", b"x"),)))
    assert played.loop._step() is None
    assert len(played.screen.shown) == 1
    assert played.loop._step() is None
    assert played.screen.shown[-1].rung.name == "02_mean"
    assert played.loop._patience() == loop_module.TICK
    played.loop.model = replace(played.loop.model, run=None)
    assert played.loop._patience() is None
    monkeypatch.setattr(loop_module, "os", SimpleNamespace(name="nt"))
    assert played.loop._patience() == loop_module.LOOK_UP


def test_keys_reach_the_workspace(played: Played, copy: LadderCopy) -> None:
    """Hints, reset and undo, the ladder; q leaves with 0."""
    copy.write("work = 1\n", "01_double")
    (copy.exercises / "ladder.toml").write_text("core = [")
    assert played.go(Key("h"), Key("x"), Key("y"), Saved((Change(Kind.LADDER, "", b""),)), Key("q")) == 0
    assert copy.workspace.state.hints_shown("01_double") == 1
    assert "raise NotImplementedError" in copy.rung("01_double").code.read_text()
    assert "not valid TOML" in played.loop.model.trouble


def test_what_lasts_is_asked_of_the_asides(played: Played, copy: LadderCopy) -> None:
    """A comparison, its end, a picture: each beside the loop."""
    did: list[str] = []
    rung = copy.rung("01_double")
    played.loop.asides = SimpleNamespace(  # type: ignore[assignment]
        compare=lambda asked: Said(f"compare {asked.number}"),
        stop_comparing=lambda: did.append("stop"),
        picture=lambda asked: did.append(f"picture {asked.number}"),
    )
    assert played.loop._do((Compare(rung), StopComparing(), Picture(rung))) is None
    assert did == ["stop", "picture 01"]
    assert played.loop.model.said == "compare 01"


def test_a_picture_that_was_begun_and_one_that_was_not_are_ended(copy: LadderCopy) -> None:
    """From any thread, before its process runs, while it runs, and when all is over."""
    ended: list[int] = []
    run = SimpleNamespace(cancel=lambda: ended.append(1), verdict=lambda on_event: RED)
    lent = _Endable(SimpleNamespace(start=lambda job: run))  # type: ignore[arg-type]
    job = copy.workspace.job(copy.rung("01_double"))
    run.verdict = lambda on_event: lent.end() or RED
    assert lent.judge(job) == RED
    assert (ended, lent.ended) == ([1], True)
    assert lent.judge(job) == RED  # asked for after the end: its process ends at once, and again
    assert ended == [1, 1, 1]
    lent.end()
    assert ended == [1, 1, 1]


def test_a_thread_that_failed_ends_it(played: Played) -> None:
    """After the terminal was given back."""
    with pytest.raises(ZeroDivisionError):
        played.go(Crashed(ZeroDivisionError()))
    assert played.screen.did == ["enter", "leave"]


@pytest.mark.parametrize("when", ["at first", "later"])
def test_a_terminal_that_is_gone_ends_it_quietly(played: Played, when: str) -> None:
    """Nothing is printed there."""
    played.screen.gone = when == "at first"
    if when == "later":
        played.loop.workspace.__dict__["ladder"] = played.loop.workspace.ladder
        leave, played.screen.enter = played.screen.enter, lambda: bool(leave() and setattr(played.screen, "gone", True))
    assert played.go(Resized()) == 129
    assert "last verdict" not in played.screen.did


def test_an_editor_is_opened(played: Played, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a window of its own, in the terminal, one that is missing, none."""
    commands = iter([Command(("code", "x"), True), Command(("vi", "x"), False), Command(("vi", "x"), False), None])
    refused: list[str] = []

    def run(command: Command) -> None:
        played.screen.did.append("edit")
        if refused:
            raise FileNotFoundError(2, "No such file or directory")
        refused.append("the next time")

    monkeypatch.setattr(loop_module.editor, "command_for", lambda *_: next(commands))
    monkeypatch.setattr(loop_module.editor, "start", lambda command, post: played.screen.did.append("start"))
    monkeypatch.setattr(loop_module.editor, "run", run)
    said = []
    for _ in range(4):
        played.loop._do((Open(played.loop.model.rung),))
        said.append(played.loop.model.said)
    assert said[:3] == ["Opened in code.", "", "vi could not be started: No such file or directory."]
    assert said[3].startswith("Which editor?")
    assert played.screen.did == ["start", "enter", "leave", "edit", "enter", "leave", "edit", "enter"]
    assert played.loop._do((ReadLadder(), Quit(3))) == 3


# Signals


def test_signals_become_messages() -> None:
    """The first request to end is put into the queue; the second does not wait for anybody."""
    heard: list[Message] = []
    before = signal.getsignal(signal.SIGINT)

    def hear(message: Message) -> None:
        heard.extend([] if isinstance(message, Tick) else [message])

    with signals_as_messages(hear, terminal=True):
        signal.raise_signal(signal.SIGINT)
        assert heard == [Ended(130)]
        if hasattr(signal, "SIGWINCH"):
            signal.raise_signal(signal.SIGWINCH)
            assert heard == [Ended(130), Resized()]
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_signal_wakes_who_has_just_fallen_asleep() -> None:
    """Python itself answers a signal only between two steps of the main thread, which may be waiting for a message."""
    heard: SimpleQueue[Message] = SimpleQueue()
    with signals_as_messages(heard.put, terminal=True), signals_for_another():
        signal.raise_signal(signal.SIGINT)
        assert isinstance(heard.get(timeout=30), Tick)
    assert signal.set_wakeup_fd(-1) == -1
    assert not [thread for thread in threading.enumerate() if thread.name == "signals"]


@only_posix
def test_a_signal_that_was_ignored_stays_so() -> None:
    """`nohup` asked for that. And without a terminal, its signals are none of ours."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with signals_as_messages(lambda message: None, terminal=False):
            assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
            assert signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGHUP, before)


@only_posix
def test_an_editor_has_the_signals_to_itself() -> None:
    """Ctrl-C ends what the editor does, not us; nothing is handed down to it as ignored."""
    heard: list[Message] = []
    with signals_as_messages(lambda message: isinstance(message, Tick) or heard.append(message), terminal=True):
        ours = signal.getsignal(signal.SIGINT)
        with signals_for_another():
            signal.raise_signal(signal.SIGINT)
            assert signal.getsignal(signal.SIGTSTP) is signal.SIG_DFL
            assert signal.getsignal(signal.SIGINT) not in (signal.SIG_IGN, ours)
        assert signal.getsignal(signal.SIGINT) is ours
    assert not heard


# The terminal


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A pseudo-terminal in the place of this process' own. Gives the other side of it."""
    pty = pytest.importorskip("pty", exc_type=ImportError)
    far, near = pty.openpty()
    kept = os.dup(0)
    os.dup2(near, 0)
    with os.fdopen(near, "w", encoding="utf-8") as out, os.fdopen(os.dup(0)) as into:
        streams = SimpleNamespace(
            stdin=into, stdout=out, argv=[""], orig_argv=[""]
        )  # not in sys itself, where pytest puts its own
        monkeypatch.setattr(terminal_module, "sys", streams)
        monkeypatch.setattr("runner.text.sys", streams)
        yield far
    os.dup2(kept, 0)
    os.close(kept)
    os.close(far)


def sent(far: int) -> str:
    """What the terminal was told."""
    return os.read(far, 65536).decode()


def test_the_terminal_is_taken_and_given_back(terminal: int, copy: LadderCopy) -> None:
    """A frame is one write, and only where something has changed; its settings are the old ones again."""
    import termios

    before = termios.tcgetattr(0)
    made, model = Terminal(), model_of(copy)
    made.leave()  # nothing was taken
    assert made.draw(model) == 0  # and nothing is drawn
    assert made.enter()
    assert termios.tcgetattr(0) != before
    assert sent(terminal).startswith("\x1b[?1049h")
    made.draw(model)
    assert "01 · Double" in sent(terminal)
    made.draw(model)
    assert made.enter()  # again, after Ctrl-Z or an editor
    assert sent(terminal) == terminal_module.ENTER
    made.leave()
    assert sent(terminal) == terminal_module.LEAVE
    assert termios.tcgetattr(0) == before


def test_a_size_that_nobody_knows_is_guessed(terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """80x24, as ever."""
    import termios

    assert Terminal().size() == terminal_module.Size(80, 24)
    termios.tcsetwinsize(terminal, (10, 40))
    assert Terminal().size() == terminal_module.Size(40, 10)
    monkeypatch.setattr(terminal_module.sys, "stdout", SimpleNamespace(fileno=lambda: -1))
    assert Terminal().size() == terminal_module.Size(80, 24)


def test_a_busy_terminal_is_waited_for(terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody made it non-blocking, and where it takes a frame in pieces."""
    took: list[bytes] = []
    answers = iter([None, 2, 3])

    def write(data: memoryview) -> int | None:
        written = next(answers)
        took.append(bytes(data[: written or 0]))
        return written

    raw = SimpleNamespace(write=write)
    monkeypatch.setattr(terminal_module.sys, "stdout", SimpleNamespace(flush=lambda: None, encoding=None, buffer=raw))
    Terminal()._write("12345")
    assert took == [b"", b"12", b"345"]


# The command, and the screen without a terminal


def test_the_command_watches_from_the_rung_that_is_named(
    copy: LadderCopy, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a terminal on a screen, else in plain lines; what is wrong is said before or after it."""
    seen: list[Loop] = []
    monkeypatch.setattr(Loop, "go", lambda loop: seen.append(loop) or 3)
    assert loop_module.watch(copy.workspace, "2", core=False) == 3
    assert seen[0].model.rung.name == "02_mean"
    assert not seen[0].interactive
    monkeypatch.setattr(loop_module, "is_terminal", lambda: True)
    assert loop_module.watch(copy.workspace, None, core=True) == 3
    assert seen[1].interactive
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(State, "settle", lambda _: "It could not be kept.")
    assert loop_module.watch(copy.workspace, None, core=True) == 3
    assert capsys.readouterr().err == "It could not be kept.\n"
    with pytest.raises(LadderError):
        loop_module.watch(copy.workspace, "nothing", core=False)


def test_what_is_no_terminal(terminal: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dumb one, a closed one, none."""
    monkeypatch.setenv("TERM", "xterm")
    assert loop_module.is_terminal()
    monkeypatch.setenv("TERM", "dumb")
    assert not loop_module.is_terminal()
    monkeypatch.delenv("TERM")
    assert not loop_module.is_terminal()
    monkeypatch.setattr("runner.text.sys.stdin", None)
    assert not loop_module.is_terminal()


def test_plain_lines_tell_each_verdict_once(copy: LadderCopy, capsys: pytest.CaptureFixture[str]) -> None:
    """And each notice; while a run is under way nothing is told."""
    from runner import screen

    screen.console.cache_clear()
    made, model = Plain(), model_of(copy)
    assert not made.enter()
    made.leave()
    show_last(model)
    made.draw(replace(model, polling=True, notices=("A notice.",)))
    made.draw(replace(model, polling=True, notices=("A notice.",), judged=1))
    model = replace(model, verdicts={"01_double": RED}, judged=1)
    assert made.draw(model) == made.draw(model) == 0
    out = capsys.readouterr().out
    for text in ("A notice.", "Polling: saves are seen once a second.", "✗ test_one", "0 passed, 1 failed", "Stuck?"):
        assert out.count(text) == 1
    error = replace(model, verdicts={"01_double": Verdict("01_double", Colour.ERROR, message="Missing.")}, judged=2)
    made.draw(error)
    assert "Missing." in capsys.readouterr().out
    screen.console.cache_clear()
