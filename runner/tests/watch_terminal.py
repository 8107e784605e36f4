"""A person at a terminal, for the tests of watch: starts it in a pseudo-terminal, presses keys, reads the screen."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
import uuid
from copy import deepcopy
from pathlib import Path
from typing import Any

import pexpect
import pyte
from processes import PATIENCE, living, wait_until

MINIATURE = Path(__file__).parent / "miniature"
CLONE = Path(__file__).parents[2]
START = """
import sys
from pathlib import Path
from runner.cli import main
{before}
if __name__ == "__main__":
    sys.exit(main({arguments!r}, Path({root!r})))
"""
# What a learner's own terminal may say, and the tests decide.
NOT_HANDED_DOWN = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "VISUAL", "EDITOR", "TERM_PROGRAM"}

GREEN = {name: (MINIATURE / f"solutions/{name}/{name[3:]}.py").read_text("utf-8") for name in ("01_double", "02_mean")}
WRONG = GREEN["01_double"].replace("return 2.0 * x", "return x * x")


def ladder_in(folder: Path) -> Path:
    """A copy of the miniature ladder, in which a test gets one second."""
    root = folder / "ladder"
    shutil.copytree(MINIATURE, root, ignore=shutil.ignore_patterns(".kata", "__pycache__"))
    (root / "pyproject.toml").write_text("[tool.kata]\ntest-timeout = 1\n", "utf-8")
    return root


def command(root: Path, arguments: list[str], before: str = "") -> list[str]:
    """What starts the runner on a ladder; `before` runs first, in the same process."""
    return [sys.executable, "-c", START.format(before=before, arguments=arguments, root=str(root))]


def environment(mark: str, **more: str) -> dict[str, str]:
    """The environment of a runner; the mark is how its processes are found again."""
    kept = {k: v for k, v in os.environ.items() if k not in NOT_HANDED_DOWN}
    return kept | {"TERM": "xterm-256color", "PYTHONPATH": str(CLONE), "KATA_TEST": mark} | more


class Screen(pyte.Screen):
    """A screen with a second one behind it, which pyte lacks: `ESC [?1049h` and `ESC [?1049l`."""

    def set_mode(self, *modes: int, **options: Any) -> None:
        """Keep the main screen when the other one is asked for."""
        super().set_mode(*modes, **options)
        if 1049 in modes:
            self._main = deepcopy(self.buffer), deepcopy(self.cursor)
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **options: Any) -> None:
        """Bring the main screen back."""
        super().reset_mode(*modes, **options)
        if 1049 in modes:
            self.buffer, self.cursor = self._main


class Watch:
    """A running watch, its screen and its keys."""

    def __init__(
        self,
        root: Path,
        columns: int = 80,
        lines: int = 24,
        before: str = "",
        arguments: tuple[str, ...] = ("watch",),
        shell: list[str] | None = None,
        **more: str,
    ) -> None:
        self.root, self.mark = root, uuid.uuid4().hex
        self.screen = Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = b""
        words = shell or command(root, list(arguments), before)
        self.process = pexpect.spawn(
            words[0], words[1:], env=environment(self.mark, **more), dimensions=(lines, columns), timeout=PATIENCE
        )
        self.code = root / "exercises/01_double/double.py"

    def pump(self) -> bool:
        """Read what came; False at the end."""
        try:
            data = self.process.read_nonblocking(65536, 0.02)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True

    @property
    def text(self) -> str:
        """The screen, as one would copy it."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def status(self) -> str:
        """The line above the keys."""
        return self.text.splitlines()[-2]

    def until(self, *wanted: str, without: str | None = None) -> str:
        """Wait until all these are on the screen. Returns the screen."""
        deadline = time.monotonic() + PATIENCE
        while True:
            alive, text = self.pump(), self.text
            if all(w in text for w in wanted) and (without is None or without not in text):
                return text
            assert alive, f"it ended; no {wanted} in\n{text}"
            assert time.monotonic() < deadline, f"no {wanted} (without {without!r}) in\n{text}"

    def press(self, keys: str) -> None:
        """Press keys."""
        self.process.send(keys)

    def save(self, content: str | bytes, path: Path | None = None) -> None:
        """Save as most editors do."""
        data = content.encode() if isinstance(content, str) else content
        (path or self.code).write_bytes(data)

    def resize(self, columns: int, lines: int) -> None:
        """Give the window another size."""
        self.screen.resize(lines, columns)
        self.process.setwinsize(lines, columns)

    def end(self) -> int:
        """Wait for its end. Returns the exit code, and minus the signal's number if one ended it."""
        while self.pump():
            pass
        self.process.close(force=False)
        status = self.process.exitstatus
        return status if status is not None else -int(self.process.signalstatus or 0)

    def processes(self) -> list[int]:
        """What it started, and itself."""
        return [process.pid for process in living(f"KATA_TEST={self.mark}")]

    def settled(self) -> None:
        """Wait until nothing is left of a run: runner and guard, warm process and waiting worker, a tracker."""
        wait_until(lambda: len(self.processes()) <= 5, "no more than five processes")

    def gone(self) -> None:
        """Wait until nothing that it started is left."""
        wait_until(lambda: not self.processes(), "no process is left")

    def kill(self) -> None:
        """Whatever happened in a test, leave nothing behind."""
        for number in self.processes():
            try:
                os.kill(number, signal.SIGKILL)
            except ProcessLookupError:
                continue
        self.process.close(force=True)
