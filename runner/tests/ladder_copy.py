"""A copy of the miniature ladder that a test may write to, and the ways to run it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from runner.engine.engine import Engine
from runner.engine.verdict import Verdict
from runner.rung.ladder import Rung
from runner.workspace import Workspace

MINIATURE = Path(__file__).parent / "miniature"
PACKAGE = Path(__file__).parent.parent.parent

# What the command `kata` does, for a ladder that is named.
KATA = """
import sys
from pathlib import Path
from runner.cli import main
sys.exit(main(sys.argv[2:], Path(sys.argv[1])))
"""


def attentive() -> None:
    """Let a process hear of Ctrl-C and a closed window, even if the tests were started by a shell that does not."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


class LadderCopy:
    """The copy: its files, its workspace, its verdicts."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(MINIATURE, root)
        self.workspace = Workspace(root)

    @property
    def exercises(self) -> Path:
        """Where the learner works."""
        return self.root / "exercises"

    def rung(self, name: str = "02_mean") -> Rung:
        """A rung by its name, whatever state the ladder is in."""
        return Rung(self.root, name, "Some topic")

    def write(self, code: str | bytes, name: str = "02_mean") -> Rung:
        """Put code in the place of the learner's file."""
        rung = self.rung(name)
        rung.code.write_bytes(code.encode() if isinstance(code, str) else code)
        return rung

    def reference(self, name: str = "02_mean") -> str:
        """The code of the reference."""
        return self.rung(name).reference.read_text("utf-8")

    def settings(self, text: str) -> None:
        """Write the lines of [tool.kata]."""
        (self.root / "pyproject.toml").write_text(f"[tool.kata]\n{text}\n", "utf-8")
        self.workspace.__dict__.pop("config", None)

    def judge(self, engine: Engine, code: str | bytes | None = None, name: str = "02_mean", **options: Any) -> Verdict:
        """The verdict on the code, else on what is there."""
        rung = self.rung(name) if code is None else self.write(code, name)
        return engine.judge(self.workspace.job(rung, **options))

    def start(self, *words: str, **environment: str) -> subprocess.Popen[str]:
        """The command line, in a process and a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-c", KATA, str(self.root), *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            cwd=PACKAGE,
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "COLUMNS": "80"} | environment,
            start_new_session=True,
            preexec_fn=attentive if os.name == "posix" else None,
        )

    def kata(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """The command line, until it ends."""
        process = self.start(*words, **environment)
        out, err = process.communicate(timeout=120)
        return subprocess.CompletedProcess(words, process.returncode, out, err)
