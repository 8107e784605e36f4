"""`export` and `import`: progress as one file, to go on on another machine."""

from __future__ import annotations

import sys
from pathlib import Path

from runner.commands.notices import tell_notices
from runner.desk import Desk
from runner.files import read_plain
from runner.keeping.attempt import Archive
from runner.keeping.document import decode, encode, is_export
from runner.keeping.output_file import write_own
from runner.ladder import LadderError
from runner.says import command

NAME = "kata-progress.json"
LARGEST = 2**30  # bytes of a document: the work of many years


def export(desk: Desk, file: str | None) -> int:
    """Write the whole history into a file, or to stdout for `-`."""
    archive = desk.state.archive()
    if archive is None or (desk.state.notices and not archive.attempts):  # an earlier file may hold more than nothing
        raise LadderError(f"{' '.join(desk.state.notices)} So nothing was exported.")
    content = encode(archive)
    if file == "-":
        sys.stdout.write(content.decode("ascii"))
    else:
        path = Path(file or NAME)
        write_own(path, content, is_export)
        print(f"{_attempts(len(archive.attempts))} in {path}.\nOn the other machine: {command('import', path.name)}")
    tell_notices(desk)
    return 0


def import_(desk: Desk, file: str) -> int:
    """Take another machine's history in: all of it in one transaction, and nothing twice."""
    archive, before = read(file), desk.state.attempts()
    added = desk.state.merge(archive)
    if added is None:
        raise LadderError(f"{' '.join(desk.state.notices)} So nothing was imported.")
    known = len(archive.attempts) - added
    print(f"{_attempts(added)} imported{f', {known} known already' if known else ''}.")
    if desk.state.attempts()[: len(before)] != before:
        print(f"They came before some of yours, which have new numbers now: {command('history')}")
    strangers = {a.exercise for a in archive.attempts} - {r.name for r in desk.ladder.every}
    if strangers:
        print(f"This ladder has no {', '.join(sorted(strangers))}: kept all the same.")
    tell_notices(desk)
    return 0


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
