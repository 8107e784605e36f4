"""Which Python the ladder runs in: the one that was started if it has what is needed, otherwise that of `.venv`.

Inside `.venv` there is one question, whether its stamp is what it would be now, and two answers: go on, or install.
Runs on Python 3.6, which hands over to a ready `.venv` or says what to do. What this file imports at its top a bare
interpreter has loaded already: two of them start before the first line is on the screen.
"""
# ruff: noqa: PTH118

import os
import sys

from runner.bootstrap import stamp as stamps
from runner.bootstrap.old_python import NEEDED, refuse
from runner.bootstrap.stamp import FOUND, MAKING, READY, WINDOWS, Trouble, has_python, python_of, same, say


def start(root: str, argv: "list[str]") -> int:
    """Run the ladder's command line in the right Python; the exit code is 2 if there is none."""
    hops = int(os.environ.pop("KATA_HOPS", "0"))
    folder, groups = os.path.join(root, ".venv"), []  # type: tuple[str, list[str]]
    if [word for word in argv if not word.startswith("-")][:1] == ["verify"] and "--help" not in argv:
        groups = ["test"]
        if "--mutants" in argv:  # the author's tools, which would get in a learner's way in `.venv`
            folder, groups = os.path.join(root, ".kata", "workshop"), ["mutation"]
    usable = has_python(folder) and not stamps.is_unfinished(stamps.read(folder))
    try:
        if sys.version_info < NEEDED:
            return hand_over(folder, root, argv, hops) if usable else refuse(root, argv)
        if same(sys.prefix, folder):
            return start_inside(root, folder, groups, argv, hops)
        if (is_active() or not usable) and has_all(root, groups):
            return go_on(root, argv)
        if not usable:
            set_up(root, folder, groups)
        return hand_over(folder, root, argv, hops)
    except Trouble as trouble:
        say(str(trouble))
        return 2


def start_inside(root: str, folder: str, groups: "list[str]", argv: "list[str]", hops: int) -> int:
    """Run in the environment, after bringing it up to date."""
    stamp = stamps.read(folder)
    if stamps.is_outgrown(stamp):
        stamp = stamps.short(MAKING, stamp)
        stamps.write(folder, stamp)
    if stamps.is_unfinished(stamp):  # outside, it is made anew
        if WINDOWS:  # pragma: no cover - Windows, which does not remove a program that runs
            raise Trouble("`.venv` has to be made anew, from outside: run `deactivate`, then start again.")
        return hand_over("", root, argv, hops)
    if groups or stamp not in (stamps.now(root), stamps.now(root, FOUND)):
        try:
            set_up(root, folder, groups)
        except Trouble as trouble:
            if not has_all(root, groups):
                raise
            say("{}\nGoing on with `{}` as it was.".format(trouble, os.path.basename(folder)))  # noqa: PTH119, UP032
    try:
        return go_on(root, argv)
    except ModuleNotFoundError:
        if has_all(root, groups):
            raise
        stamps.write(folder, stamps.short(READY, stamps.read(folder)))  # somebody uninstalled something since
        return hand_over(folder, root, argv, hops)


def set_up(root: str, folder: str, groups: "list[str]") -> None:
    """Make the environment, or install what it lacks."""
    from pathlib import Path

    from runner.bootstrap.environment import prepare

    prepare(Path(root), Path(folder), groups)


def has_all(root: str, groups: "list[str]") -> bool:
    """True if this Python, whatever it is, has what the ladder needs."""
    from pathlib import Path

    from runner.bootstrap.needs import dependencies, lacking, of_groups

    return not lacking(dependencies(Path(root)) + of_groups(Path(root), groups))


def is_active() -> bool:
    """True inside an environment that somebody made and chose: a virtual one, or one of conda's."""
    return sys.prefix != sys.base_prefix or same(os.environ.get("CONDA_PREFIX", ""), sys.prefix)


def go_on(root: str, argv: "list[str]") -> int:
    """Run the command line, here."""
    from pathlib import Path

    from runner import cli

    return cli.main(argv, Path(root))


def hand_over(folder: str, root: str, argv: "list[str]", hops: int) -> int:
    """Start the ladder in the environment's Python or, without one, in that outside of all; in this process if it can.

    Ctrl-C waits until the next Python has started, and answers it: `runner/__main__.py` lets it in.
    """
    if hops > 3:  # outside, inside, outside to make it anew, inside
        raise Trouble("`.venv` does not lead to a Python that works. Remove the folder `.venv` and start again.")
    os.environ["KATA_HOPS"] = str(hops + 1)
    if not hops:  # started by the folder's path: so it is told to be started again
        by_path = "-m" not in getattr(sys, "orig_argv", ["-m"])
        os.environ["KATA_BY_PATH"] = sys.argv[0] if by_path else ""
    python = python_of(folder) if folder else sys._base_executable  # type: ignore[attr-defined]
    # The folder, not `-m runner`: then it is the runner of this clone, wherever the editable install points.
    command = [python, os.path.join(root, "runner"), *argv]
    if WINDOWS:  # pragma: no cover - Windows, where execv returns to the shell at once
        return wait_for(command)
    import _signal  # type: ignore[import-not-found]  # what `signal` is made of, which takes long to import

    try:
        _signal.pthread_sigmask(_signal.SIG_BLOCK, [_signal.SIGINT])
        os.execv(python, command)
    except OSError as error:
        advice = "Remove the folder `.venv` and start again."
        raise Trouble("{} cannot be started ({}). {}".format(python, error.strerror, advice)) from None  # noqa: UP032
    finally:  # nothing took our place
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, [_signal.SIGINT])


def wait_for(command: "list[str]") -> int:  # pragma: no cover - Windows
    """The exit code of a command that answers Ctrl-C itself."""
    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue
