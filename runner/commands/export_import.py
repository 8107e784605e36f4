"""`export` and `import`: progress as one file, to go on on another machine."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from runner.commands.reset import to_stub
from runner.files import read_plain, write_whole
from runner.history.attempt import Archive
from runner.history.export import decode, encode, is_export, write_own
from runner.history.replace import code_of
from runner.rung.ladder import LadderError, Rung
from runner.text import command, listed, of, tell
from runner.workspace import Workspace

NAME = "kata-progress.json"
LARGEST = 2**30  # bytes of a document: the work of many years


def export(workspace: Workspace, file: str | None) -> int:
    """Write the whole history into a file, or to stdout for `-`."""
    archive, notices = workspace.state.archive(), workspace.state.notices
    if archive is None or (notices and not archive.attempts):  # an earlier file may hold more than nothing
        raise LadderError(f"{' '.join(notices)} So nothing was exported.")
    content = encode(archive)
    if file == "-":
        sys.stdout.write(content.decode("ascii"))
    else:
        path = Path(file or NAME)
        write_own(path, content, is_export)
        tell(f"{_attempts(len(archive.attempts))} in {path}.\nOn the other machine: {command('import', path.name)}")
    workspace.tell_notices()
    return 0


def import_(workspace: Workspace, file: str) -> int:
    """Take another machine's history in: all of it in one transaction, and nothing twice."""
    archive, before, drilled = read(file), workspace.state.attempts(), len(workspace.state.drills_of())
    added = workspace.state.merge(archive)
    if added is None:
        raise LadderError(f"{' '.join(workspace.state.notices)} So nothing was imported.")
    known = len(archive.attempts) - added
    tell(f"{_attempts(added)} imported{f', {known} known already' if known else ''}.")
    if drills := len(workspace.state.drills_of()) - drilled:
        tell(f"And {of(drills, 'drill')}.")
    if workspace.state.attempts()[: len(before)] != before:
        tell(f"They came before some of yours, which have new numbers now: {command('history')}")
    for line in _brought_back(workspace, {a.exercise for a in before}):
        tell(line)
    strangers = {a.exercise for a in archive.attempts} - {r.name for r in workspace.ladder.every}
    if strangers:
        tell(f"This ladder has no {', '.join(sorted(strangers))}: kept all the same.")
    workspace.tell_notices()
    return 0


def _brought_back(workspace: Workspace, tried: set[str]) -> list[str]:
    """Put the imported code where nothing was ever done, the last green or else the last; what was done, in lines."""
    back: list[Rung] = []
    greens: list[Rung] = []
    for rung in workspace.ladder.rungs:
        attempts = [] if rung.name in tried else workspace.state.attempts(rung.name)
        best = next(reversed([a for a in attempts if a.green] or attempts), None)
        with suppress(LadderError, OSError):  # it can still be brought back by hand
            if best and to_stub(rung).same_text:
                write_whole(rung.code, code_of(workspace.state, best))
                back.append(rung)
                greens += [rung] if best.green else []
    if not back:
        return []
    what = back[0].shown(back[0].code) if len(back) == 1 else f"the files of {_numbers(back)}"
    lines = [f"Your code is back in {what}."]
    if len(greens) == 1:
        lines.append(f"What was green counts here once a run has confirmed it: {command('run', greens[0].number)}")
    elif greens:
        lines.append(f"{_numbers(greens)} were green there. Each counts here once a run has confirmed it.")
        lines.append(f"The first: {command('run', greens[0].number)}")
    return lines


def _numbers(rungs: list[Rung]) -> str:
    return listed([rung.number for rung in rungs])


def read(file: str) -> Archive:
    """The history in a file, or from stdin for `-`. Raises LadderError, in one sentence, when it is no good."""
    try:
        return decode(sys.stdin.buffer.read(LARGEST) if file == "-" else read_plain(Path(file), LARGEST))
    except OSError as error:
        raise LadderError(f"{file} can't be read: {error.strerror}.") from error
    except LadderError as error:
        raise LadderError(f"{file} can't be imported: {error}. Nothing was changed.") from error


def _attempts(number: int) -> str:
    return f"{number} attempt{'' if number == 1 else 's'}"
