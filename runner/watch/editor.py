"""Which editor opens a file at a line, and whether it needs this terminal for itself."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from runner.watch.happenings import Post, Said, in_thread

# How each one is told the line.
CODE = r"code|code-insiders|codium|vscodium|cursor|windsurf|positron"
COLON = r"subl|sublime_text|zed|zeditor|hx|helix"
PLUS = r"n?vi|n?vim|view|gvim|mvim|nano|pico|emacs|emacsclient|micro|kak|joe|jed|mg|ne|gedit|xed|pluma"
OPTION = r"idea|pycharm|charm|mate|kate|mousepad|geany"
# These have a window of their own. Every other one gets the terminal, until it ends.
WINDOWS = rf"{CODE}|{OPTION}|subl|sublime_text|zed|zeditor|gvim|mvim|gedit|xed|pluma|notepad(\+\+)?|bbedit|open"


@dataclass(frozen=True)
class Command:
    """What to start; `detached`: it has a window of its own."""

    words: tuple[str, ...]
    detached: bool


def command_for(path: Path, line: int, environment: Mapping[str, str], windows: bool = False) -> Command | None:
    """The learner's editor, told to open the file; None where none is named."""
    named = environment.get("VISUAL") or environment.get("EDITOR")
    if not named and environment.get("TERM_PROGRAM") == "vscode":
        named = "code"
    words = tuple(w.strip('"') if windows else w for w in shlex.split(named or "", posix=not windows))
    if not words:
        return None
    name = re.split(r"[\\/]", words[0])[-1].lower()
    name = re.sub(r"\.(exe|cmd|bat)$", "", name)
    if re.fullmatch(CODE, name):
        place: tuple[str, ...] = ("-g", f"{path}:{line}")
    elif re.fullmatch(COLON, name):
        place = (f"{path}:{line}",)
    elif re.fullmatch(OPTION, name):
        place = ("--line", str(line), str(path))
    elif re.fullmatch(PLUS, name):
        place = (f"+{line}", str(path))
    else:
        place = (str(path),)
    return Command((*words, *place), bool(re.fullmatch(WINDOWS, name)))


def start(command: Command, post: Post) -> None:
    """Start an editor that has a window of its own, and let it go. OSError when it can't be started."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(
        _found(command.words), stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True
    )

    def wait() -> None:
        if process.wait():
            post(Said(f"{command.words[0]} ended with exit code {process.returncode}."))

    in_thread("editor", wait, post)


def run(command: Command) -> None:
    """Run an editor in this terminal to its end. OSError when it can't be started."""
    subprocess.run(_found(command.words), check=False)


def _found(words: tuple[str, ...]) -> list[str]:
    """On Windows `code` is code.cmd, which only a full path finds."""
    return [shutil.which(words[0]) or words[0], *words[1:]]
