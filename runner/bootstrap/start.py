"""Which Python the ladder runs in: the one that was started if it has what is needed, otherwise that of `.venv`.

Runs on Python 3.6, which hands over to a ready `.venv` or says what to do. What this file imports at its top a bare
interpreter has loaded already: two of them start before the first line is on the screen.
"""
# ruff: noqa: PTH107, PTH118

import os
import sys

from runner.bootstrap import stamp as stamps
from runner.bootstrap.old_python import NEEDED, refuse
from runner.bootstrap.trouble import WINDOWS, Trouble, has_python, python_of, say


def start(root: str, argv: "list[str]") -> int:
    """Run the ladder's command line in the right Python; the exit code is 2 if there is none."""
    hops = int(os.environ.pop("KATA_HOPS", "0"))
    venv = os.path.join(root, ".venv")
    proving = [word for word in argv if not word.startswith("-")][:1] == ["verify"] and "--help" not in argv
    groups = ["test"] if proving else []
    try:
        if sys.version_info < NEEDED:
            return hand_over(python_of(venv), root, argv, hops) if is_usable(venv) else refuse(root, argv)
        if groups and "--mutants" in argv:
            return start_in_the_workshop(root, argv, hops)
        if stamps.same(sys.prefix, venv):
            return start_inside(root, venv, groups, argv, hops)
        usable = is_usable(venv)
        if (is_active() or not usable) and has_all(root, groups):
            return go_on(root, argv)
        stamp = stamps.read(venv)
        if not usable or (stamp and stamp.was_moved(root)):
            set_up(root, venv, groups, usable)
        return hand_over(python_of(venv), root, argv, hops)
    except Trouble as trouble:
        say(str(trouble))
        return 2


def start_in_the_workshop(root: str, argv: "list[str]", hops: int) -> int:
    """Run where the author's tools are: not in `.venv`, where they would get in a learner's way."""
    folder = os.path.join(root, ".kata", "workshop")
    if stamps.same(sys.prefix, folder):
        return go_on(root, argv)
    from pathlib import Path

    from runner.bootstrap.environment import environment

    return hand_over(str(environment(Path(root), Path(folder), ["mutation"])), root, argv, hops)


def start_inside(root: str, venv: str, groups: "list[str]", argv: "list[str]", hops: int) -> int:
    """Run in `.venv`, after bringing it up to date with a pyproject.toml that has changed."""
    stamp = stamps.read(venv)
    if stamp and stamp.is_outgrown():
        from runner.bootstrap.environment import condemn

        stamp = condemn(root, venv)
    if stamp and stamp.is_unfinished():
        if WINDOWS:  # which does not remove a program that runs
            raise Trouble("`.venv` has to be made anew, from outside: run `deactivate`, then start again.")
        return hand_over(sys._base_executable, root, argv, hops)  # type: ignore[attr-defined]
    if groups or not stamp or not stamp.is_ready(root):
        set_up(root, venv, groups, usable=has_all(root, groups))
    try:
        return go_on(root, argv)
    except ModuleNotFoundError:
        if has_all(root, groups):
            raise
        # Somebody uninstalled something since. Without the stamp, the next start looks at what is there.
        os.remove(stamps.path_in(venv))
        return hand_over(sys.executable, root, argv, hops)


def has_all(root: str, groups: "list[str]") -> bool:
    """True if this Python, whatever it is, has what the ladder needs."""
    from pathlib import Path

    from runner.bootstrap.needs import dependencies, lacking, of_groups

    return not lacking(dependencies(Path(root)) + of_groups(Path(root), groups))


def set_up(root: str, venv: str, groups: "list[str]", usable: bool) -> None:
    """Make or mend `.venv`. If that fails but it can be used as it is, say so and go on with it."""
    from pathlib import Path

    from runner.bootstrap.environment import prepare

    try:
        prepare(Path(root), Path(venv), groups)
    except Trouble as trouble:
        if not usable and (stamps.same(sys.prefix, venv) or not is_usable(venv)):
            raise  # else one that a killed start had put aside is back
        say(f"{trouble}\nGoing on with `.venv` as it was.")


def is_usable(venv: str) -> bool:
    """True if there is an environment with a Python in it, and not one of ours that was left unfinished."""
    stamp = stamps.read(venv)
    return has_python(venv) and not (stamp and stamp.is_unfinished())


def is_active() -> bool:
    """True inside an environment that somebody made and chose: a virtual one, or one of conda's."""
    return sys.prefix != sys.base_prefix or stamps.same(os.environ.get("CONDA_PREFIX", ""), sys.prefix)


def go_on(root: str, argv: "list[str]") -> int:
    """Run the command line, here."""
    from pathlib import Path

    from runner import cli

    return cli.main(argv, Path(root))


def hand_over(python: str, root: str, argv: "list[str]", hops: int) -> int:
    """Start the ladder in another Python, in this process where the system can do that."""
    if hops > 3:  # outside, inside, outside to make it anew, inside
        raise Trouble("`.venv` does not lead to a Python that works. Remove the folder `.venv` and start again.")
    os.environ["KATA_HOPS"] = str(hops + 1)
    if not hops:  # started by the folder's path: so it is told to be started again
        by_path = "-m" not in getattr(sys, "orig_argv", ["-m"])
        os.environ["KATA_BY_PATH"] = sys.argv[0] if by_path else ""
    # The folder, not `-m runner`: then it is the runner of this clone, wherever the editable install points.
    command = [python, os.path.join(root, "runner"), *argv]
    if WINDOWS:  # where execv returns to the shell at once
        return wait_for(command)
    try:
        ctrl_c_waits(True)
        os.execv(python, command)
    except OSError as error:
        advice = "Remove the folder `.venv` and start again."
        raise Trouble(f"{python} cannot be started ({error.strerror}). {advice}") from None
    finally:  # nothing took our place
        ctrl_c_waits(False)


def ctrl_c_waits(waits: bool) -> None:
    """Let Ctrl-C wait until the next Python has started, and answers it: `runner/__main__.py` lets it in."""
    import _signal  # type: ignore[import-not-found]  # what `signal` is made of, which takes long to import

    if hasattr(_signal, "pthread_sigmask"):  # pragma: no branch - all systems but Windows
        _signal.pthread_sigmask(_signal.SIG_BLOCK if waits else _signal.SIG_UNBLOCK, [_signal.SIGINT])


def wait_for(command: "list[str]") -> int:
    """The exit code of a command that answers Ctrl-C itself."""
    import subprocess

    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue
