"""From a rung to its picture: the one way to one. Nothing is printed here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from runner.engine.engine import Engine
from runner.engine.messages import Done, Draw, Drawn, Event, Missing
from runner.files import write_whole
from runner.history.export import picture_of_ours, write_own
from runner.rung.ladder import LadderError, Rung
from runner.workspace import Workspace

KINDS = ("png", "svg", "pdf")
# The engine speaks of suites.
WORDS = {"a test gets": "a picture gets", "the whole suite got": "a picture got"}


@dataclass(frozen=True)
class Drawing:
    """A picture, or none; a sentence that says where it is, or why there is none; what is missing, in sentences."""

    path: Path | None
    sentence: str
    notes: tuple[str, ...] = ()


def draw(
    workspace: Workspace,
    rung: Rung,
    *,
    output: Path | None = None,
    kind: str = "png",
    style: str = "light",
    reference: bool = False,
    engine: Engine | None = None,
) -> Drawing:
    """Draw a rung's picture from the learner's functions, or the reference's, in a process of its own.

    It is saved as `output`, whose ending tells its kind, else in `.kata/pictures`. An engine that is warm
    saves a second or two.
    """
    try:
        if not rung.picture.is_file():
            raise LadderError(f"{rung.name} has no picture.")
        if output and kind == "svg" and kind_of(output) != kind:
            raise LadderError(f"An SVG is asked for, but {output} does not end in .svg.")
        kind = kind_of(output) if output else kind
        green = reference or workspace.progress().shows_green(rung.name)
        code = rung.reference if reference else rung.code
        said = run(workspace.job_of(Draw, rung, code, diagnose=False, kind=kind, style=style, green=green), engine)
        if not said.content:
            return Drawing(None, said.sentence, said.notes)
        name = f"{rung.name}{'_reference' if reference else ''}{'_dark' if style == 'dark' else ''}.{kind}"
        path = output or workspace.root / ".kata" / "pictures" / name
        _save(path, said.content, own=output is None)
    except LadderError as error:
        return Drawing(None, str(error))
    return Drawing(path, f"The picture: {path if output else rung.shown(path)}", said.notes)


@dataclass(frozen=True)
class Said:
    """What the fresh process sent: the file's content, or none and a sentence; and the notes."""

    content: bytes
    sentence: str
    notes: tuple[str, ...]
    events: tuple[Event, ...]


def run(job: Draw, engine: Engine | None = None) -> Said:
    """Do the job in a fresh process."""
    events: list[Event] = []
    if engine:
        verdict = engine.judge(job, events.append)
    else:
        with Engine() as engine:
            verdict = engine.judge(job, events.append)
    content = next((e.content for e in events if isinstance(e, Drawn)), b"")
    notes = tuple(note for e in events if isinstance(e, Missing) for note in e.faults)
    done = any(isinstance(e, Done) for e in events)
    sentence = "Nothing can be drawn yet." if done else verdict.message
    for theirs, ours in WORDS.items():
        sentence = sentence.replace(theirs, ours)
    return Said(content, "" if content else sentence, notes, tuple(events))


def kind_of(path: Path) -> str:
    """png, svg or pdf, by the file's ending."""
    kind = path.suffix.lower().removeprefix(".")
    if kind not in KINDS:
        raise LadderError(f"{path} must end in .png, .svg or .pdf.")
    return kind


def _save(path: Path, content: bytes, own: bool) -> None:
    """Write it whole; in a place that the learner chose, over nothing but a picture of ours."""
    if not own:
        write_own(path, content, picture_of_ours(Draw.mark))
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise LadderError(f"{path} can't be written: {error.strerror}.") from error
