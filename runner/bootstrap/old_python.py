"""What a Python that is too old says: that it is, and which newer one is on this machine.

This file parses under Python 2.7 too (no annotations, no f-strings).
"""
# ruff: noqa: PTH109, PTH118, PTH123, RUF005, UP032

import os
import sys

NEEDED = (3, 11)


def refuse(root, argv):
    # type: (str, list[str]) -> int
    """Say that this Python is too old and how to start with a newer one; the exit code is 2."""
    ours = ".".join(str(part) for part in sys.version_info[:3])
    newer = newer_python()
    if newer:
        runner = ["-m", "runner"] if os.getcwd() == root else ['"{}"'.format(os.path.join(root, "runner"))]
        advice = "{} is on this machine: {}".format(newer, " ".join([newer] + runner + argv))
    else:
        advice = "Install a newer one from https://www.python.org/downloads/ and start again with it."
    sentence = "The ladder needs Python {}.{} or newer; this is {}.\n{}\n"
    sys.stderr.write(sentence.format(NEEDED[0], NEEDED[1], ours, advice))
    return 2


def newer_python():
    # type: () -> str
    """The name of a new enough Python on the PATH, or nothing."""
    minors = range(19, NEEDED[1] - 1, -1)
    for name in ["python3.{}".format(minor) for minor in minors] + ["python3", "python", "py"]:
        if is_new_enough(name):
            return name
    return ""


def is_new_enough(name):
    # type: (str) -> bool
    """True if the command starts and is new enough: a name on the PATH may be a shim with nothing behind it."""
    import subprocess  # here, because a Python that is not too old reads this file at every start

    with open(os.devnull, "w") as nowhere:
        try:
            question = "import sys; print(sys.version_info >= {})".format(NEEDED)
            said = subprocess.check_output([name, "-c", question], stderr=nowhere)
        except (OSError, subprocess.CalledProcessError):
            return False
    return said.strip() == b"True"
