"""What the core asks for, done: at once at the learner's workspace, or beside the runs, in a thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from runner.commands.reset import reset_rung, undo_reset
from runner.engine.engine import Engine, Run
from runner.engine.messages import Event, Job
from runner.engine.verdict import Verdict
from runner.review import doing
from runner.review.standing import Progress
from runner.rung.hints import hints_of, next_hint, subject_of
from runner.rung.ladder import LadderError, Rung, load
from runner.rung.source import own_words
from runner.text import command
from runner.watch.happenings import (
    Finished,
    HintRead,
    Judged,
    LadderRead,
    Looked,
    Measured,
    Measuring,
    Message,
    Post,
    ReviewTold,
    Said,
    in_thread,
)
from runner.watch.model import ReadHint, Reset, Review
from runner.workspace import Workspace

if TYPE_CHECKING:
    from runner.compare.gathering import Gathering


def record(workspace: Workspace, finished: Finished) -> Judged:
    """Keep the attempt, and see where the learner stands now."""
    job, words, review = finished.job, None, ""
    if job:
        review = doing.record(workspace, job, finished.verdict)
        words = own_words(job.rung, job.source) if finished.verdict.green else None
    notices = (*workspace.ladder.notices, *workspace.state.news())
    return Judged(finished.number, finished.verdict, workspace.progress(), notices, words, review)


def read_hint(workspace: Workspace, wanted: ReadHint) -> Message:
    """The next hint, the one that was shown last once more, or the one of a number."""
    rung = wanted.rung
    found, shown = hints_of(rung), workspace.state.hints_shown(rung.name)
    about = subject_of(found[min(shown, len(found)) - 1]) if found and shown else ""
    if wanted.again and about in ("", wanted.red or about) and found and shown:
        number = min(shown, len(found))
        return HintRead(rung.name, number, len(found), found[number - 1])
    try:
        return HintRead(rung.name, *next_hint(workspace, rung, wanted.number, wanted.red))
    except LadderError as error:
        return Said(str(error))


def reset(workspace: Workspace, wanted: Reset) -> Message:
    """Put the stub back, or the work. The file's change is then seen like any other save."""
    rung = wanted.rung
    saves = 1 + (rung.name in workspace.state.under_review())  # first the old answer comes back
    try:
        said = undo_reset(workspace, rung) if wanted.undo else reset_rung(workspace, rung)
    except (LadderError, OSError) as error:
        return Said(str(error))
    return Said(said.replace(command("reset", rung.number, "--undo"), "u brings it back."), through=saves)


def review(workspace: Workspace, wanted: Review) -> Message:
    """Begin a review, go on with it, or give it up. The file's change is then seen like any other save."""
    try:
        rung = wanted.rung or doing.choose(workspace, None)
        said = doing.give_up(workspace, rung) if wanted.rung else in_watch(doing.begin(workspace, rung), rung)
    except (LadderError, OSError) as error:
        return Said(str(error))
    return ReviewTold(workspace.progress(), rung, said)


def in_watch(said: str, rung: Rung) -> str:
    """What a command says of a review, without what to type next: here there are keys."""
    typed = command("review", rung.number, "--give-up")
    return "\n".join(line for line in said.splitlines() if typed not in line)


def read_ladder(workspace: Workspace) -> LadderRead:
    """The syllabus as it is now. The workspace keeps the old one if this one is no good."""
    try:
        ladder = load(workspace.root)
        if not ladder.rungs:
            raise LadderError("exercises/ladder.toml lists no rung that can be climbed yet.")
    except (LadderError, OSError) as error:
        return LadderRead(trouble=str(error))
    workspace.ladder = ladder
    return LadderRead(workspace.progress())


class Asides:
    """At most one comparison and one picture under way: a newer one ends the older. What is heavy is imported late."""

    def __init__(self, workspace: Workspace, engine: Engine, post: Post) -> None:
        self._workspace, self._engine, self._post = workspace, engine, post
        self._number = 0
        self._gathering: Gathering | None = None
        self._drawing: _Endable | None = None
        self._threads: list[threading.Thread] = []

    def compare(self, rung: Rung) -> Message:
        """Both solutions, at once; how their measures go is posted. Before green: how to get there."""
        from runner.commands.compare import refusal
        from runner.compare.comparison import look
        from runner.compare.gathering import Gathering

        self.stop_comparing()
        try:
            if refused := refusal(self._workspace, rung):  # in short: the verdict above it is to be seen as well
                why, spoil = refused.partition(":")[0], command("compare", rung.number, "--spoil")
                return Said(f"{why}. To see the reference all the same: {spoil}")
            job = self._workspace.job(rung)
            comparison = look(job)
        except LadderError as error:
            return Said(str(error))
        self._number += 1
        number = self._number
        gathering = Gathering(self._engine, job, lambda done, of, _: self._post(Measuring(number, done, of)))

        def measure() -> None:
            try:
                self._post(Measured(number, gathering.fill(comparison)))
            except OSError as error:  # no more processes
                self._post(Measured(number, comparison))
                self._post(Said(f"It could not be measured: {error}."))

        self._gathering = gathering
        self._begin(measure)
        return Looked(number, comparison)

    def stop_comparing(self) -> None:
        """Measure no more. Returns at once."""
        if self._gathering:
            self._gathering.cancel()
        self._gathering = None

    def picture(self, rung: Rung) -> None:
        """Draw it, show it and say where it is. Returns at once."""
        self._stop_drawing()
        workspace, engine = _Still(self._workspace.root, self._workspace.progress()), _Endable(self._engine)

        def draw() -> None:
            try:
                said = _picture(workspace, rung, engine)
            except OSError as error:
                said = f"The picture could not be drawn: {error}."
            if said and not engine.ended:
                self._post(Said(said))

        self._drawing = engine
        self._begin(draw)

    def _stop_drawing(self) -> None:
        if self._drawing:
            self._drawing.end()
        self._drawing = None

    def stop(self) -> None:
        """End everything, and the threads."""
        self.stop_comparing()
        self._stop_drawing()
        for thread in self._threads:
            thread.join()

    def _begin(self, do: Callable[[], None]) -> None:
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(in_thread("aside", do, self._post))


def _picture(workspace: Workspace, rung: Rung, engine: _Endable) -> str:
    from runner.picture import viewer
    from runner.picture.draw import draw

    drawing = draw(workspace, rung, engine=engine)
    said = [drawing.sentence, *drawing.notes]
    if drawing.path and not engine.ended and not viewer.open_picture(drawing.path):
        said.append("nothing here can show it, so open it yourself")
    return " · ".join(said)


@dataclass
class _Still(Workspace):
    """A workspace for a thread: what the history says was read before, where the history is at home."""

    stands: Progress

    def progress(self) -> Progress:
        """Where the learner stood."""
        return self.stands


class _Endable(Engine):
    """Another engine's workers, lent for a picture, which can be ended from any thread."""

    def __init__(self, engine: Engine) -> None:
        self._lender, self.ended = engine, False
        self._run: Run | None = None

    def judge(self, job: Job, on_event: Callable[[Event], None] | None = None) -> Verdict:
        """From a job to its verdict, of no use once it was ended."""
        self._run = run = self._lender.start(job)
        if self.ended:
            run.cancel()
        try:
            return run.verdict(on_event)
        finally:
            self._run = None

    def end(self) -> None:
        """End it soon."""
        self.ended = True
        if run := self._run:
            run.cancel()
