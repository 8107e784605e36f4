"""A learner's file after a cosmic ray: whatever it holds, the verdict is right and comes in time."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from runner.engine.engine import Engine
from runner.engine.verdict import Colour
from runner.workspace import Workspace

MINIATURE = Path(__file__).parent / "miniature"
HOW_MANY = 80  # the seed makes each number the same file for everybody


def corrupted(content: bytes, seed: int) -> bytes:
    """The content with bytes flipped, a piece cut out, or a piece doubled."""
    chance = random.Random(seed)
    start = chance.randrange(len(content))
    end = min(len(content), start + chance.randint(1, 40))
    match chance.choice(("flip", "cut", "double", "end")):
        case "flip":
            broken = bytearray(content)
            for _ in range(chance.randint(1, 8)):
                broken[chance.randrange(len(broken))] ^= 1 << chance.randrange(8)
            return bytes(broken)
        case "cut":
            return content[:start] + content[end:]
        case "double":
            return content[:end] + content[start:]
        case _:
            return content[:start]


def passes_under_plain_pytest(folder: Path, content: bytes) -> bool:
    """The truth, from a process that has nothing of the runner in it."""
    folder.mkdir()
    shutil.copytree(MINIATURE / "exercises", folder / "exercises")
    (folder / "exercises" / "01_double" / "double.py").write_bytes(content)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:kata", "--rootdir", str(folder), "exercises/01_double"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0


def test_no_corruption_of_a_file_hangs_the_runner_or_turns_a_wrong_file_green(tmp_path):
    """Never a hang, never a traceback of ours, never green unless the suite truly passes."""
    root = tmp_path / "ladder"
    shutil.copytree(MINIATURE, root)
    (root / "pyproject.toml").write_text("[tool.kata]\ntest-timeout = 5\n", encoding="utf-8")
    workspace = Workspace.at(root)
    rung = workspace.ladder.find("1")
    reference = rung.reference.read_bytes()
    files = [corrupted(reference, seed) for seed in range(HOW_MANY)]
    with Engine() as engine, ThreadPoolExecutor(os.cpu_count()) as pool:
        job = workspace.job(rung)

        def judge(content):
            return engine.judge(replace(job, source=content))

        verdicts = list(pool.map(judge, files))
    for seed, (content, verdict) in enumerate(zip(files, verdicts, strict=True)):
        assert verdict.colour in (Colour.GREEN, Colour.RED), f"seed {seed}: {verdict.message}"
        assert verdict.seconds < 60, f"seed {seed} took {verdict.seconds} s"
        assert "runner/" not in verdict.message, f"seed {seed} shows our own code: {verdict.message}"
        for test in verdict.failed:
            assert "runner/" not in test.traceback, f"seed {seed} shows our own code: {test.traceback}"
        if verdict.green:
            assert passes_under_plain_pytest(tmp_path / str(seed), content), f"seed {seed} is wrongly green"
