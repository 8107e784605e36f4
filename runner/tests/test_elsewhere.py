"""The folder in which the runner is started is not Python's library."""

from __future__ import annotations

import subprocess
import sys

from ladder_copy import KATA, PACKAGE, LadderCopy


def test_a_file_named_like_a_module_does_no_harm(copy: LadderCopy, tmp_path):
    """A learner may start in a folder that holds a random.py of their own."""
    folder = tmp_path / "my scripts"
    folder.mkdir()
    for name in ("random.py", "numpy.py", "runner.py"):
        (folder / name).write_text("raise SystemExit('not the module you wanted')\n", "utf-8")
    copy.write(copy.reference())
    start = f"import sys; sys.path[0] = {str(PACKAGE)!r}\n{KATA}"  # as the command `kata` has it: not this folder
    command = [sys.executable, "-c", start, str(copy.root), "run", "mean"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "4 passed" in done.stdout
