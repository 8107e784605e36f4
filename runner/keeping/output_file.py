"""Files that a command makes for the learner: one of theirs is never overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from runner.files import other_kind, read_plain, write_whole
from runner.ladder import LadderError

MOST = 2**30  # bytes of a file that may be one of ours


def write_own(path: Path, content: bytes, is_ours: Callable[[bytes], bool]) -> None:
    """Write a file; where another one has the name already that is neither empty nor ours, refuse.

    Raises LadderError when it can't be written.
    """
    try:
        if what := other_kind(path):
            raise LadderError(f"{path} is {what}, not a file. Choose another name.")
        if path.exists() and (old := read_plain(path, MOST)) and not is_ours(old):
            raise LadderError(f"{path} is there already, and this program did not make it. Choose another name.")
        write_whole(path, content)
    except OSError as error:
        raise LadderError(f"{path} can't be written: {error.strerror}.") from error


def picture_of_ours(mark: str) -> Callable[[bytes], bool]:
    """Knows a whole PNG, SVG or PDF whose title, in its metadata, is this mark: a text that speaks of it is none."""
    title = mark.encode()
    forms = (
        (b"\x89PNG\r\n\x1a\n", b"tEXtTitle\0" + title, b"IEND\xaeB`\x82"),
        (b"<?xml ", b"<title>" + title + b"</title>", b"</svg>\n"),
        (b"%PDF-", b"/Title (" + title + b")", b"%%EOF\n"),
    )
    return lambda content: any(
        content.startswith(begin) and inside in content and content.endswith(end) for begin, inside, end in forms
    )
