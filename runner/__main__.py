"""`python3 -m runner`, `python3 CLONE/runner` from anywhere, and the command `kata`.

This file parses under Python 2.7 too (no annotations, no f-strings), so that an old Python says one sentence.
"""
# ruff: noqa: PTH100, PTH118, PTH120

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def main():
    # type: () -> int
    """The command `kata`: it was installed together with all that it needs, so nothing is checked."""
    try:
        from runner import cli

        return cli.main(None, None)
    except KeyboardInterrupt:  # while that was imported
        return 130


def started(argv):
    # type: (list[str]) -> int
    """The exit code of `python3 -m runner`."""
    # Python looks first in the folder where it was started, or which it was started as. In the one a `random.py` of the
    # learner's would hide Python's own, in the other a module of ours; so the clone comes last, once `runner` is known.
    try:
        hear_of_ctrl_c()
        ours = (ROOT, os.path.join(ROOT, "runner"))
        others = [entry for entry in sys.path if os.path.abspath(entry) not in ours]
        sys.path[:] = [ROOT]
        __import__("runner")
        sys.path[:] = others + [ROOT]  # noqa: RUF005 - Python 2.7 reads this file
        if sys.version_info < (3, 6):  # noqa: UP036
            from runner.bootstrap.old_python import refuse

            return refuse(ROOT, argv)
        from runner.bootstrap.start import start

        return start(ROOT, argv)
    except KeyboardInterrupt:
        return 130


def hear_of_ctrl_c():
    # type: () -> None
    """Whoever handed over to this Python had put Ctrl-C off: while Python itself starts, it would be a traceback."""
    try:
        import _signal  # type: ignore[import-not-found]  # what `signal` is made of, which takes long to import
    except ImportError:  # pragma: no cover - Python 2.7
        return
    if hasattr(_signal, "pthread_sigmask"):  # pragma: no branch - all systems but Windows
        _signal.pthread_sigmask(_signal.SIG_UNBLOCK, [_signal.SIGINT])


if __name__ == "__main__":
    sys.exit(started(sys.argv[1:]))
