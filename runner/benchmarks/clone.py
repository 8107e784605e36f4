"""Copies of the ladder to measure in: nothing of the learner's is touched."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
RUNGS = ("01_dot_product", "06_softmax_stability", "19_nll_equals_cross_entropy")  # those on which tools are compared


def copy_of_the_ladder(folder: Path) -> Path:
    """The exercises, solutions and settings in another folder."""
    for part in ("exercises", "solutions"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    for settings in ("pyproject.toml", ".pytest.ini"):
        shutil.copy(ROOT / settings, folder)
    return folder


def synthetic_ladder(folder: Path, rungs: int) -> Path:
    """A ladder of so many small rungs."""
    names = [f"{i:04}_rung_{i:04}" for i in range(1, rungs + 1)]
    (folder / "exercises").mkdir(parents=True)
    for name in names:
        here = folder / "exercises" / name
        here.mkdir()
        module = name.partition("_")[2]
        (here / f"{module}.py").write_text("def f(x):\n    return x\n", encoding="utf-8")
        test = f'from {module} import f\n\n\ndef test_f_is_the_identity():\n    """f(1) = 1"""\n    assert f(1) == 1\n'
        (here / f"test_{module}.py").write_text(test, encoding="utf-8")
    listed = ", ".join(f'"{name}"' for name in names)
    (folder / "exercises" / "ladder.toml").write_text(
        f'[[topics]]\nname = "All"\nrungs = [{listed}]\n', encoding="utf-8"
    )
    return folder
