"""Programs as learners write them: the wrong ones are named rightly or not at all, the right ones are green."""

from __future__ import annotations

from pathlib import Path

import pytest

from runner.benchmarks.programs import ENOUGH, Judged, judged, programs_in, rungs_with_programs, unknown_names
from runner.engine.engine import Engine
from runner.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent


def _all(engine: Engine, path: Path) -> list[Judged]:
    return judged(Workspace.at(ROOT), engine, programs_in(path))


@pytest.mark.parametrize("path", list(rungs_with_programs("right")), ids=lambda path: path.parent.name)
def test_right_programs_are_green_and_not_diagnosed(engine: Engine, path: Path) -> None:
    """However unusual: loops, `math`, recursion, one line, many lines. A name is what the second lap is told."""
    found = _all(engine, path)
    assert found
    assert [str(j) for j in found if not j.verdict.green or (j.found and not j.rightly)] == []


@pytest.mark.parametrize("path", list(rungs_with_programs("wrong")), ids=lambda path: path.parent.name)
def test_wrong_programs_are_named_rightly_or_not_at_all(engine: Engine, path: Path) -> None:
    """Three of four at least are named, and none of them falsely; each is red."""
    programs = programs_in(path)
    workspace = Workspace.at(ROOT)
    assert {name for p in programs for name in unknown_names(workspace, p)} == set()
    found = _all(engine, path)
    assert [str(j) for j in found if j.verdict.green] == []
    assert [str(j) for j in found if j.false] == []
    missed = [str(j) for j in found if not j.rightly]
    assert len(missed) <= (1 - ENOUGH) * len(found), "\n".join(missed)
